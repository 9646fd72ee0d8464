"""Finding the words of time in a running text.

The text is cut into tokens once, and at each token the longest expression that begins
there is taken. No match looks further than its pattern is long, so the time is linear
in the length of the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kgtimeline.dates.grammar import Match, Operand
from kgtimeline.dates.tokens import Token, fold, tokenize
from kgtimeline.dates.value import EventDate
from kgtimeline.dates.words import (
    NamedEvents,
    Resolution,
    as_anchor,
    grammar,
    leaned_on,
    refusal,
    resolution,
)


def _words(spelled: str) -> frozenset[str]:
    """Cut a line into its words."""
    return frozenset(spelled.split())


_BEFORE_YEAR = _words(
    "in of since by until till from to during before after around about early late mid year the "
    "between spring summer autumn fall winter circa"
)
_BEFORE_WORD = _words(
    "in of since by until till from during before after this last next late early mid through"
)
_HOMOGRAPHS = _words("may march mar fall spring winter mon sat sun wed dec jan")
_PLURAL_EXCEPTIONS = _words("was is has as this its his us versus plus across")
_COUNTED = _words("people men women children percent per cent million billion thousand troops km kg")
_CURRENCIES = _words("$ € £ ¥ ₽ № #")


@dataclass(frozen=True, slots=True)
class Found:
    """An expression found in a text.

    Args:
        start: Where it begins, in code points of the text.
        end: Where it ends, exclusive.
        resolution: What it means.
    """

    start: int
    end: int
    resolution: Resolution


def find(
    text: str, on: "str | date | EventDate | None" = None, *, named: NamedEvents | None = None
) -> Iterator[Found]:
    """Find every date expression of a text, from first to last, none inside another.

    English months and weekdays count with a capital letter, and words that are no date
    most of the time ("may", "fall", a bare number) with a word before them that says so.

    Args:
        text: Any text; a match never crosses a token.
        on: What relative words are counted from, usually the day of publication.
        named: A table of events that name dates.

    Yields:
        What was found, with its place: `text[found.start:found.end]`. Vague and
        unresolved words of time are among it; so are words that count from what stands
        beside them ("two days after the vote"), which `on` can't resolve.

    Raises:
        DateSyntaxError: If `on` is a text and no EDTF value.
        DateRangeError: If `on` is impossible.

    Example:
        >>> text = "You may go. In July of last year, and again on February 12, they met."
        >>> for found in find(text, on="2024-02-12"):
        ...     print(text[found.start : found.end], "=", found.resolution.date)
        July of last year = 2023-07
        February 12 = 2024-02-12
    """
    anchor = as_anchor(on)
    table = grammar(named)
    tokens = tokenize(text)
    at = 0
    while at < len(tokens):
        match = table.match(tokens, at)
        if match is None or not _plausible(tokens, match):
            at += 1
            continue
        start, end = tokens[match.start].start, tokens[match.end - 1].end
        words, reason = fold(text[start:end]), leaned_on(tokens, match)
        yield Found(
            start,
            end,
            refusal(words, anchor, reason) if reason else resolution(words, table, match, anchor),
        )
        at = match.end


def _plausible(tokens: Sequence[Token], match: Match) -> bool:
    """Say whether a match in a running text is a date and not words that look like one."""
    for position in range(match.start, match.end):
        token = tokens[position]
        if not token.capital and token.text.isascii() and _needs_capital(token):
            return False
    before = tokens[match.start - 1] if match.start else None
    if match.end - match.start == 1:
        return _alone(tokens, match, before)
    inner = match.every("<date>")
    if inner and isinstance(inner[-1], Operand):
        operand = inner[-1].match
        return operand.end - operand.start > 1 or _alone(tokens, operand, tokens[operand.start - 1])
    return True


def _needs_capital(token: Token) -> bool:
    return any(slot in {"<month>", "<weekday>", "<bc>", "<ad>"} for slot, _ in token.slots)


def _alone(tokens: Sequence[Token], match: Match, before: Token | None) -> bool:
    """Say whether a single token is a date: a year that counts nothing, a month that is no verb."""
    token = tokens[match.start]
    lead = before.text if before is not None else ""
    if match.has("<year>"):
        return _is_year(tokens, match.end, lead)
    if token.text in _HOMOGRAPHS or match.has("<season>"):
        return lead in _BEFORE_WORD
    if match.has("<tens>"):
        return lead not in {"his", "her", "their", "my", "our", "your"}
    return True


def _is_year(tokens: Sequence[Token], after: int, lead: str) -> bool:
    """Say whether a four-digit number is a year: it has no unit and counts no plural."""
    if lead in _CURRENCIES:
        return False
    following = tokens[after] if after < len(tokens) else None
    if following is None or lead in _BEFORE_YEAR:
        return following is None or following.text not in _COUNTED | {"%"}
    if following.text in _COUNTED or following.text == "%":
        return False
    return following.capital or not following.text.endswith("s") or following.text in _PLURAL_EXCEPTIONS
