"""Words to dates, by named and versioned rules that can be replayed.

After TIMEX3 and the normalisation of HeidelTime (Strötgen and Gertz 2013): a value, a
modifier, an anchor. Nothing is guessed: without an anchor there is no year, and what
has two readings says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812 - a day; `date` is the field of a resolution
from functools import lru_cache

from kgtimeline.dates.anchor import Anchor, anchor_of
from kgtimeline.dates.grammar import Grammar, Match, Outcome, Rule
from kgtimeline.dates.lexicon import TEMPORAL
from kgtimeline.dates.lexicon_ties import hangs, tied
from kgtimeline.dates.rules import BY_KEY, OPERANDS, RULES, newest
from kgtimeline.dates.tokens import Token, fold, tokenize
from kgtimeline.dates.value import EventDate
from kgtimeline.errors import DateRangeError

MAX_EXPRESSION_CHARACTERS = 400
"""Longer ones are no expression: use `find`."""

MANUAL = "manual@1"
"""A reading that was made by hand and can't be replayed."""

_NO_WORDS = "no rule reads any of the words"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What words mean as a date, and by which rule.

    Args:
        expression: The words, no-break spaces made plain.
        date: The date, None if the words bound nothing or can't be worked out.
        rule: Name and version of the rule that read them, `""` if none did.
        status: `resolved`; `ambiguous` (several readings, `date` is the set of them);
            `vague` (words of time that bound nothing); `unresolved`.
        alternatives: The other candidates, most likely first; all of them if ambiguous.
        mod: TIMEX3 modifier: `START`, `MID`, `END`, `BEFORE`, `AFTER`, `ON_OR_BEFORE`,
            `ON_OR_AFTER`, `APPROX` or None.
        anchor: What the words were read against, None without one.
        reason: Why no rule was let read the words, `""` if one was.
    """

    expression: str
    date: EventDate | None
    rule: str
    status: str
    alternatives: tuple[EventDate, ...] = ()
    mod: str | None = None
    anchor: EventDate | None = None
    reason: str = ""


class NamedEvents:
    """A table of events that name dates, for `resolve`, `replay` and `find`.

    Which war "the war" is depends on the text, so no table comes with the package.

    Args:
        entries: From words, such as `the start of the war`, to an EDTF date and the
            source that it is taken from.

    Raises:
        DateSyntaxError: If a date is no EDTF value.
        DateRangeError: If a date is impossible, or an entry names no source.

    Example:
        >>> table = NamedEvents({"the start of the war": ("2022-02-24", "UN A/RES/ES-11/1")})
        >>> print(resolve("since the start of the war", named=table).date)
        2022-02-24/..
    """

    def __init__(self, entries: Mapping[str, tuple[str, str]]) -> None:
        for words, (text, source) in entries.items():
            EventDate(text)
            if not source.strip() or not tokenize(words):
                raise DateRangeError(words, "an entry needs words and a source", "say where its date is from")
        self.entries = dict(entries)
        self.rules = tuple(_entry_rule(words, text) for words, (text, _) in entries.items())


def _entry_rule(words: str, text: str) -> Rule:
    pattern = " ".join(token.text for token in tokenize(words))

    def build(_: Match, __: Anchor | None) -> Outcome:
        return Outcome(text)

    return Rule("named", 1, "an entry of a table", (pattern,), (), build)


@lru_cache(maxsize=32)
def _operands(named: NamedEvents | None) -> Grammar:
    entries = () if named is None else named.rules
    return Grammar((*entries, *(BY_KEY[key] for key in OPERANDS)))


@lru_cache(maxsize=32)
def grammar(named: NamedEvents | None = None) -> Grammar:
    """Give the newest version of every rule as one grammar, made once."""
    entries = () if named is None else named.rules
    return Grammar((*entries, *newest()), _operands(named))


@lru_cache(maxsize=256)
def _grammar_of(key: str, named: NamedEvents | None) -> Grammar:
    """Give the grammar of one rule alone."""
    entries = named.rules if named is not None and key == "named@1" else ()
    return Grammar((*entries, BY_KEY[key]), _operands(named))


def as_anchor(on: "str | Day | EventDate | None") -> EventDate | None:
    """Make a date of what the words are read against.

    Raises:
        DateSyntaxError: If a text is no EDTF value.
        DateRangeError: If it is impossible.
    """
    if on is None or isinstance(on, EventDate):
        return on
    return EventDate.parse(on.isoformat()[:10] if isinstance(on, Day) else on)


def resolve(
    words: str, on: "str | Day | EventDate | None" = None, *, named: NamedEvents | None = None
) -> Resolution:
    """Work out which date words mean.

    Small words around the expression do no harm ("in", "a ... report"); a second date,
    a number, another word of time or a word of order or negation ("before", "not") that
    no rule takes in does: nothing is left out.

    Args:
        words: The expression, at most 400 characters.
        on: What it is read against: the day of publication, or the date that the words
            are counted from. A partial, qualified or interval date serves too, and the
            result is no surer than it.
        named: A table of events that name dates.

    Returns:
        The resolution; `date` is None if its status is `vague` or `unresolved`.

    Raises:
        DateSyntaxError: If `on` is a text and no EDTF value.
        DateRangeError: If `on` is impossible.

    Example:
        >>> print(resolve("July of last year", on="2024-02-12").date)
        2023-07
        >>> resolve("August 8").date, resolve("recently").status
        (EventDate('XXXX-08-08'), 'vague')
        >>> resolve("03/04/2024").alternatives
        (EventDate('2024-04-03'), EventDate('2024-03-04'))
    """
    anchor = as_anchor(on)
    tokens = tokenize(words) if len(words) <= MAX_EXPRESSION_CHARACTERS else []
    table = grammar(named)
    match = first_match(table, tokens)
    reason = _NO_WORDS if match is None else _says_more(tokens, match)
    if match is None or reason:
        return refusal(fold(words), anchor, reason)
    return resolution(fold(words), table, match, anchor)


def first_match(table: Grammar, tokens: Sequence[Token]) -> Match | None:
    """Find the first words that fit a pattern, the longest that begin there."""
    for start in range(len(tokens)):
        if (match := table.match(tokens, start)) is not None:
            return match
    return None


def _says_more(tokens: Sequence[Token], match: Match) -> str:
    """Say how the words around a match change or add to what it means, `""` if they do not."""
    around = (*tokens[: match.start], *tokens[match.end :])
    if any(token.text in TEMPORAL or token.text[0].isdigit() for token in around):
        return "a number or another word of time stands beside it that no rule takes in"
    if (word := tied(tokens, match)) is not None:
        return f"{word!r} beside it changes what it means, and no rule takes that in"
    return leaned_on(tokens, match)


def leaned_on(tokens: Sequence[Token], match: Match) -> str:
    """Say which word hangs a match on its neighbours, so that no anchor serves, `""` if none does."""
    word = hangs(tokens, match)
    return "" if word is None else f"{word!r} makes it depend on the words beside it"


def refusal(expression: str, anchor: EventDate | None, reason: str) -> Resolution:
    """Make the resolution of words that no rule may read."""
    return Resolution(expression, None, "", "unresolved", anchor=anchor, reason=reason)


def resolution(expression: str, table: Grammar, match: Match, anchor: EventDate | None) -> Resolution:
    """Turn a match into a resolution: build the dates, and see to it that doubt is handed on."""
    base = None if anchor is None else anchor_of(anchor)
    rule = table.rule(match, base)
    outcome = rule.outcome(match, base)
    try:
        found = None if outcome.text is None else EventDate.parse(outcome.text)
        others = tuple(EventDate.parse(text) for text in outcome.alternatives)
    except ValueError:  # the words say a date that does not exist
        return Resolution(expression, None, rule.key, "unresolved", anchor=anchor)
    if outcome.doubtful:
        found = None if found is None else found.hedge()
        others = tuple(other.hedge() for other in others)
    return Resolution(expression, found, rule.key, outcome.status, others, outcome.mod, anchor)


def replay(
    rule: str, expression: str, anchor: EventDate | None = None, *, named: NamedEvents | None = None
) -> EventDate | None:
    """Apply one rule to an expression again, to prove a reading.

    Args:
        rule: Name and version, such as `rel.md_recent@1`; old versions stay.
        expression: The words as the text has them; no-break spaces count as plain ones.
        anchor: What they were read against.
        named: The table that the reading was made with, if it was.

    Returns:
        The date that the rule gives, None where it gives none. Compare texts: the date
        is hedged if the anchor is qualified.

    Raises:
        DateRangeError: If there is no such rule, if it is `manual@1`, if the expression is none of the
            rule's, or if the rule needs an anchor and has none.

    Example:
        >>> replay("rel.year@1", "the previous year", EventDate("2022"))
        EventDate('2021')
        >>> replay("abs.mdy@1", "recently")
        Traceback (most recent call last):
        ...
        kgtimeline.errors.DateRangeError: 'recently': abs.mdy@1 does not read these words; use vague@1
    """
    if rule == MANUAL:
        raise DateRangeError(
            expression, f"{MANUAL}: there is nothing to replay", "take the date as it is given"
        )
    if rule not in BY_KEY:
        raise DateRangeError(expression, f"there is no rule {rule!r}", _rule_hint(rule))
    words = fold(expression)
    tokens = tokenize(words) if len(words) <= MAX_EXPRESSION_CHARACTERS else []
    table = _grammar_of(rule, named)
    match = first_match(table, tokens)
    reason = "" if match is None else _says_more(tokens, match)
    if match is None or reason:
        other = resolve(words, anchor).rule
        hint = (
            f"use {other}"
            if other and other != rule
            else "give the expression alone, or use manual@1 with a note"
        )
        why = f": {reason}" if reason else ""
        raise DateRangeError(words, f"{rule} does not read these words{why}", hint)
    if anchor is None and BY_KEY[rule].anchored:
        raise DateRangeError(
            words, f"{rule} counts from an anchor and there is none", "give the anchor's date"
        )
    if anchor is not None and BY_KEY[rule].anchored is False:
        anchor = None
    return resolution(words, table, match, anchor).date


def _rule_hint(rule: str) -> str:
    """Word the mend of an unknown rule: the same rule in the versions there are, or the list."""
    name = rule.partition("@")[0]
    versions = [key for key in BY_KEY if key.partition("@")[0] == name]
    return f"use {' or '.join(versions)}" if versions else "see: kgtimeline rules"


def rules() -> tuple[Rule, ...]:
    """Give every rule in every version, in the order of the table.

    Example:
        >>> [rule.key for rule in rules()][:2]
        ['abs.mdy@1', 'abs.dmy@1']
    """
    return RULES


def rules_table() -> str:
    """Render the rules as a Markdown table, in their order, as `docs/dates.md` has it.

    Example:
        >>> print(rules_table().splitlines()[2])
        | `abs.mdy@1` | month, day and year: January 17, 2024 | January 17, 2024 | | 2024-01-17 |
    """
    rows = ["| rule | meaning | words | read on | date |", "| --- | --- | --- | --- | --- |"]
    for rule in RULES:
        for position, example in enumerate(rule.examples):
            head = f"| `{rule.key}` | {rule.meaning} |" if position == 0 else "| | |"
            on = f" {example.on} |" if example.on else " |"
            rows.append(f"{head} {example.words} |{on} {example.date or '-'} |")
    return "\n".join(rows)
