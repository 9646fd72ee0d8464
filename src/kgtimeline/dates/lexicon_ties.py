"""The words that tie an expression of time to what stands beside it.

A word of order or negation ("before", "not", "накануне") may govern something that is
no date: "before Christmas 2023" is no 2023. And words that count ("two days after",
"the last day of") may hang on what follows, which is then no matter of the anchor.
Both are seen from the tokens around a match alone, in steps bounded by its neighbours.
"""

from collections.abc import Sequence

from kgtimeline.dates.grammar import Match
from kgtimeline.dates.tokens import Token


def _words(spelled: str) -> frozenset[str]:
    """Cut a line into its words."""
    return frozenset(spelled.split())


def _pairs(spelled: str) -> frozenset[tuple[str, str]]:
    """Cut a line into pairs of words, written with an underscore."""
    return frozenset(
        (first, second) for first, _, second in (pair.partition("_") for pair in spelled.split())
    )


NEGATIONS = _words(
    "not never nor neither without except excepting excluding excluded barring unlike besides cannot didn "
    "doesn don wasn weren isn aren hasn haven hadn won couldn wouldn не ни нет никогда кроме исключая "
    "исключением без эмес башка тышкары"
)
"""English, Russian and Kyrgyz words that take a date away."""

ORDER = _words(
    "before after until till since prior preceding following aftermath onward onwards forward thereafter "
    "earlier later than до после перед накануне преддверии вплоть ранее раньше позже позднее спустя чейин "
    "дейин кийин мурун мурда бери тартып алдында"
)
"""Words that say on which side of something a time lies, in front of it or, in Kyrgyz, behind it."""

_LEADING = NEGATIONS | ORDER | _words("by no")
"""In front of an expression, "by" may set a term, "no" take away; behind it they do no harm."""

_PAIRS = _pairs(
    "ahead_of exception_of eve_of wake_of up_to instead_of apart_from aside_from all_but anything_but "
    "everything_but"
)
_LOOSE = _words("between through thru beyond past around circa с со к ко между")
"""Words of order, and of place or company: a date with a preposition of its own is free of them."""

_OPENERS = _words("in on at during dated в во на от")
_DIRECT = _words("pre post outside по")
_DIRECT_PAIRS = _pairs("pre_- post_- anniversary_of")
_TO = _words("to through thru по -")
_POSTPOSED = NEGATIONS | _words(
    "onward onwards forward thereafter чейин дейин кийин мурун мурда бери тартып алдында"
)
_WHOLE = _words("<year> <ymd> <ym> <xyz> <week> <decade> <day> <dayword>")
_JOINING = _words("or and или и же")

_BOUNDS = _words("ever since until till before after by prior following up с со до после к")
_SIDES = _words("after before prior preceding following ahead после до перед накануне")
_COUNTED_FROM = _words("до после prior following")
_NO_OBJECT = _words(
    "in on at to from with for of by as and or but nor so yet was were is are be been had has have would "
    "will could should did do does may might must when while where because although though if who then also "
    "only there here still already alone inclusive again too в во на из и или но а был была было были"
)
"""Words that begin nothing that could be before or after: with them the sentence goes on."""

_QUOTES = frozenset("\"'“”„«»[")
_DEICTIC = _words("last next this current coming upcoming past")
_RELATIVE = ("следующ", "предыдущ")
"""How the Russian words begin that count from the text and not from its day."""

_PARTS_OF_DAY = _words("night morning afternoon evening weekend ночь ночью утро утром вечер вечером")
_NOW = _words("now today then")
_CALENDAR = _words("<weekday> <season> <month> <q> <h> <quarterword> <halfword>")


def tied(tokens: Sequence[Token], match: Match) -> str | None:
    """Give the word around an expression that makes it mean another time than it says, None if none does.

    Args:
        tokens: All tokens of the words.
        match: The expression among them.
    """
    return _tied_before(tokens, match) or _tied_after(tokens, match) or _modifies(tokens, match)


def hangs(tokens: Sequence[Token], match: Match) -> str | None:
    """Give the word by which an expression counts from what stands beside it, None if it stands alone.

    "Two days after" at the end of a clause counts from the anchor, before "the vote" it
    does not; "the last day" does, "the last day of the talks" does not. It looks at a
    fixed number of neighbours and serves running texts.

    Args:
        tokens: All tokens of the text.
        match: The expression among them.
    """
    return _hangs_before(tokens, match) or _hangs_after(tokens, match)


def _tied_before(tokens: Sequence[Token], match: Match) -> str | None:
    loose = None
    for at in range(match.start):
        word = tokens[at].text
        if word in _LEADING or (word, tokens[at + 1].text) in _PAIRS:
            return word
        if word in _LOOSE:
            loose = word
        elif word in _OPENERS:
            loose = None
    if loose is not None or not match.start:
        return loose
    last = tokens[match.start - 1].text
    if last in _DIRECT or (match.start > 1 and (tokens[match.start - 2].text, last) in _DIRECT_PAIRS):
        return tokens[match.start - 2].text if last in {"-", "of"} else last
    return last if last == "from" and _text(tokens, match.end) in _TO else None


def _tied_after(tokens: Sequence[Token], match: Match) -> str | None:
    """Look behind an expression: a whole date stays one beside "after the talks", not beside "or after"."""
    whole = _whole(tokens, match)
    for at in range(match.end, len(tokens)):
        word = tokens[at].text
        if word in _POSTPOSED:
            return word
        if (word in ORDER or (word, _text(tokens, at + 1)) in _PAIRS) and not (
            whole and tokens[at - 1].text not in _JOINING and _object(tokens, at + 1)
        ):
            return word
    return None


def _whole(tokens: Sequence[Token], match: Match) -> bool:
    """Say whether the words name their time without help: by a number, or from whoever speaks."""
    if any(slot in _WHOLE for slot, _ in match.binds) or tokens[match.end - 1].text in {"ago", "назад"}:
        return True
    lead = _lead(tokens, match)
    return lead is not None and lead.text != "the" and _of_speaker(tokens, match, lead)


def _modifies(tokens: Sequence[Token], match: Match) -> str | None:
    """Say whether a bound ends in a noun that its date belongs to: "before 2022 elections"."""
    first = tokens[match.start].text
    bound = first in _BOUNDS and match.has("<date>")
    return first if bound and _object(tokens, match.end) else None


def _hangs_before(tokens: Sequence[Token], match: Match) -> str | None:
    """Look in front: a bound that is denied, bounded again or counted from is none; so is "by the 2022"."""
    first = tokens[match.start].text
    if first not in _BOUNDS or not match.has("<date>"):
        return None
    last = _text(tokens, match.start - 1)
    if last in _LEADING or last == "from" or (last == "t" and _text(tokens, match.start - 2) == "'"):
        return last
    if (first in _SIDES and last in _PARTS_OF_DAY) or (
        first in _COUNTED_FROM and _counts(tokens, match.start)
    ):
        return first
    nominal = match.end - match.start > 2 and _text(tokens, match.start + 1) == "the"  # noqa: PLR2004 - by, the, a date
    return first if nominal and _fills(tokens[match.start + 2], "<month>", "<year>") else None


def _counts(tokens: Sequence[Token], end: int) -> bool:
    """Say whether the tokens up to one count: "два дня", "a week", "the day" but not "the days"."""
    if end < 2:  # noqa: PLR2004 - how many, and of what
        return False
    count, unit = tokens[end - 2], tokens[end - 1]
    one = count.text in {"a", "an", "за", "через"} or (count.text == "the" and not unit.text.endswith("s"))
    return _fills(unit, "<unit>") and (one or _fills(count, "<num>"))


def _hangs_after(tokens: Sequence[Token], match: Match) -> str | None:
    tail, following = tokens[match.end - 1], _text(tokens, match.end)
    if tail.text in {"before", "after"}:
        return tail.text if _object(tokens, match.end) else None
    if tail.text in {"earlier", "later"}:
        return following if following == "than" else None
    if following == "of" or (following in _SIDES and _object(tokens, match.end + 1)):
        return following if _open(tokens, match, following) else None
    if following == "from" and _text(tokens, match.end + 1) not in _NOW:
        return following if _ahead(tokens, match) else None
    if following in {"as", "when"}:
        lead = _lead(tokens, match)
        return following if lead is not None and lead.text in {"same", "that"} else None
    return None


def _open(tokens: Sequence[Token], match: Match, following: str) -> bool:
    """Say whether a stretch of the calendar is one of something, or beside something, that is named next."""
    if _ahead(tokens, match):
        return True
    lead = _lead(tokens, match)
    if lead is None:
        return _bare(tokens, match) and (following == "of" or _text(tokens, match.start - 1) == "the")
    if lead.text == "the":
        return True
    if following == "of":
        return lead.text not in {"this", "past"}
    return not _of_speaker(tokens, match, lead)


def _of_speaker(tokens: Sequence[Token], match: Match, lead: Token) -> bool:
    """Say whether a lead counts from whoever speaks: "last week" does, "the last week" may not."""
    if not lead.text.isascii():
        return not lead.text.startswith(_RELATIVE)
    definite = any(token.text == "the" for token in tokens[match.start : match.end])
    return lead.text in _DEICTIC and not (definite and lead.text in {"last", "next"})


def _lead(tokens: Sequence[Token], match: Match) -> Token | None:
    """Give the word that says which of a unit or weekday is meant: "last", "following", "the"."""
    inside = tokens[match.start : match.end]
    if len(inside) < 2 or not _fills(inside[-1], "<unit>", "<weekday>", "<season>", "<month>"):  # noqa: PLR2004 - and a lead
        return None
    for token in (inside[-2], *(inside[-3:-2] if _fills(inside[-2], "<num>") else ())):
        if _fills(token, "<which>", "<past>", "<coming>") or token.text == "the":
            return token
    return None


def _ahead(tokens: Sequence[Token], match: Match) -> bool:
    """Say whether the words are "in two weeks" or "через год"."""
    heads = (tokens[match.start].text, _text(tokens, match.start + 1))
    counts = _fills(tokens[match.end - 1], "<unit>") and match.end - match.start > 1
    return counts and not _DEICTIC.intersection(heads) and heads[0] in {"in", "через"}


def _bare(tokens: Sequence[Token], match: Match) -> bool:
    """Say whether the words are a weekday, month, season, quarter or half without its year."""
    inside = tokens[match.start : match.end]
    return _fills(inside[-1], *_CALENDAR) and not any(token.text[0].isdigit() for token in inside)


def _object(tokens: Sequence[Token], at: int) -> bool:
    """Say whether something begins at a token that could be before, after or the noun of what precedes."""
    while _text(tokens, at) in _QUOTES and _text(tokens, at - 1) not in _QUOTES:
        at += 1
    word = _text(tokens, at)
    return word[:1].isalnum() and word not in _NO_OBJECT


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _fills(token: Token, *slots: str) -> bool:
    return any(slot in slots for slot, _ in token.slots)
