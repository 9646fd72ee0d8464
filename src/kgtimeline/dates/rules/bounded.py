"""Dates that other dates bound: since, until, before, after, by, between, from-to, about.

The dates inside are read by the rules that `OPERANDS` of the package names.
"""

from datetime import date, timedelta

from kgtimeline.dates.anchor import Anchor, marks_of, union, written
from kgtimeline.dates.grammar import UNRESOLVED, Example, Match, Outcome, Rule
from kgtimeline.dates.rules.ranges import TO
from kgtimeline.dates.value import EventDate

_YEAR_LENGTH, _MONTH_LENGTH = 4, 7


def _bare(text: str) -> str:
    """Leave out qualifiers: none stands inside brackets."""
    return text.translate({ord(mark): None for mark in "?~%"})


def _edges(text: str) -> tuple[date, date]:
    """Give the first and the last possible day of a date.

    Raises:
        ValueError: If it is open or unknown there, or beyond years 1 to 9999.
    """
    value = EventDate.parse(text)
    if value.earliest is None or value.latest is None:
        raise ValueError(text)
    return value.earliest, value.latest


def _neighbour(text: str, days: int) -> str:
    """Give what comes right before (-1) or right after (1) a date, in its own precision if it is plain."""
    bare = _bare(text)
    first, last = _edges(text)
    day = (first if days < 0 else last) + timedelta(days=days)
    if not bare.replace("-", "").isdigit() or len(bare) not in {_YEAR_LENGTH, _MONTH_LENGTH}:
        return day.isoformat()
    return day.isoformat()[: len(bare)]


def _edge_day(text: str, *, last: bool) -> str:
    """Give a plain date as it is, and of any other the last or the first day."""
    bare = _bare(text)
    if bare.replace("-", "").isdigit() and len(bare) <= len("2024-01-17"):
        return bare
    return _edges(text)[1 if last else 0].isoformat()


def _one(match: Match, anchor: Anchor | None) -> str | None:
    """Give the text of the one date inside, None if it has none or several readings."""
    outcome = match.operands(anchor)[0]
    return outcome.text if outcome.status == "resolved" else None


def _masked(text: str) -> bool:
    return text.startswith("XX")


def _since(match: Match, anchor: Anchor | None) -> Outcome:
    """Give `X/anchor~`, or `X/..` without an anchor or with one before X."""
    text = _one(match, anchor)
    if text is None:
        return UNRESOLVED
    return since(text, anchor)


def since(text: str, anchor: Anchor | None) -> Outcome:
    """Write that something holds since a date: up to about the anchor, which saw it hold."""
    if _masked(text):
        return UNRESOLVED
    if "/" in text or "[" in text:
        text = _edges(text)[0].isoformat()
    if anchor is None or anchor.lo < _edges(text)[0]:
        return Outcome(f"{text}/..")
    mark = union(*anchor.marks, "~")
    return Outcome(f"{text}/{_precise(anchor)}{mark}")


def _precise(anchor: Anchor) -> str:
    """Write the end of an anchor: as it is if plain, else its last day."""
    bare = _bare(anchor.value.text)
    plain = bare.replace("-", "").isdigit() and len(bare) in {_YEAR_LENGTH, _MONTH_LENGTH, len("2024-01-17")}
    return bare if plain else anchor.hi.isoformat()


def _until(match: Match, anchor: Anchor | None) -> Outcome:
    text = _one(match, anchor)
    if text is None:
        return UNRESOLVED
    if "/" in text or "[" in text or _masked(text):
        text = _edges(text)[1].isoformat()
    return Outcome(f"/{text}")


def _before(match: Match, anchor: Anchor | None) -> Outcome:
    text = _one(match, anchor)
    return UNRESOLVED if text is None else Outcome(f"[..{_neighbour(text, -1)}]", mod="BEFORE")


def _after(match: Match, anchor: Anchor | None) -> Outcome:
    text = _one(match, anchor)
    return UNRESOLVED if text is None else Outcome(f"[{_neighbour(text, 1)}..]", mod="AFTER")


def _by(match: Match, anchor: Anchor | None) -> Outcome:
    text = _one(match, anchor)
    return UNRESOLVED if text is None else Outcome(f"[..{_edge_day(text, last=True)}]", mod="ON_OR_BEFORE")


def _onward(match: Match, anchor: Anchor | None) -> Outcome:
    text = _one(match, anchor)
    if text is None:
        return UNRESOLVED
    return Outcome(f"[{_edge_day(text, last=False)}..]", mod="ON_OR_AFTER")


def _about(match: Match, anchor: Anchor | None) -> Outcome:
    text = _one(match, anchor)
    if text is None:
        return UNRESOLVED
    if "/" in text or "[" in text:
        return UNRESOLVED
    bare = _bare(text)
    if not bare.replace("-", "").isdigit() or bare.startswith("-"):
        return Outcome(bare + union("~", *(mark for mark in text if mark in "?~%")), mod="APPROX")
    year, month, day = (union(mark, "~") for mark in marks_of(text))
    parts = tuple(int(part) for part in bare.split("-"))
    return Outcome(written(parts, (year, month, day)), mod="APPROX")


def _interval(first: str, last: str) -> Outcome:
    if "[" in first + last or "/" in first + last or _masked(first) or _masked(last):
        return UNRESOLVED
    return Outcome(f"{first}/{last}")


def _between(match: Match, anchor: Anchor | None) -> Outcome:
    outcomes = match.operands(anchor)
    first, last = (outcome.text for outcome in outcomes)
    if first is None or last is None or any(outcome.status != "resolved" for outcome in outcomes):
        return UNRESOLVED
    if not _masked(first + last) and "/" not in first + last and _edges(first)[0] > _edges(last)[1]:
        first = next(
            (other for other in outcomes[0].alternatives if _edges(other)[0] <= _edges(last)[1]), first
        )
    return _interval(first, last)


RULES = (
    Rule(
        "since",
        1,
        "since a date: up to about the anchor, without one open",
        ("[ever] <since> <date>", "since (about|around) <date>", "dating back to <date>"),
        (
            Example("since July of last year", "2024-02-12", "2023-07/2024-02-12~"),
            Example("since 2020", None, "2020/.."),
            Example("с 2020 года", "2024-02-12", "2020/2024-02-12~"),
            Example("Since the start of the war", "2024-10-16", None),
        ),
        _since,
    ),
    Rule(
        "until",
        1,
        "until a date: ended in it, begun at a time unknown",
        ("[up] <until> <date>", "up to <date>"),
        (Example("until March 2024", None, "/2024-03"), Example("up to 2020", None, "/2020")),
        _until,
    ),
    Rule(
        "before",
        1,
        "before a date: one day up to the last unit before it",
        ("before <date>", "prior to <date>", "earlier than <date>", "до <date>"),
        (
            Example("before March 2024", None, "[..2024-02]"),
            Example("before August 8", "2023?-08-14", "[..2023-08-07]"),
            Example("prior to 2020", None, "[..2019]"),
        ),
        _before,
    ),
    Rule(
        "after",
        1,
        "after a date: one day from the first unit after it",
        ("after <date>", "later than <date>", "после <date>", "following <date>"),
        (Example("after 2020", None, "[2021..]"), Example("after February 28, 2023", None, "[2023-03-01..]")),
        _after,
    ),
    Rule(
        "by",
        1,
        "by a date: one day up to its end",
        (
            "by [the] <date>",
            "(no|not) later than <date>",
            "on or before <date>",
            "not after <date>",
            "к <date>",
        ),
        (
            Example("by March 2024", None, "[..2024-03]"),
            Example("no later than 16 October 2024", None, "[..2024-10-16]"),
        ),
        _by,
    ),
    Rule(
        "onward",
        1,
        "from a date on: one day from its beginning",
        (
            "[as] (from|of) <date> (on|onward|onwards|forward)",
            "starting [from|in|on] <date>",
            "beginning (from|in|on|with) <date>",
            "(no|not) earlier than <date>",
            "on or after <date>",
            "effective [from] <date>",
        ),
        (
            Example("from 2020 onwards", None, "[2020..]"),
            Example("not earlier than May 2024", None, "[2024-05..]"),
        ),
        _onward,
    ),
    Rule(
        "between",
        1,
        "between two dates: an interval",
        ("between <date> and <date>", "между <date> и <date>"),
        (
            Example("between 17 January 2024 and February 12, 2024", None, "2024-01-17/2024-02-12"),
            Example("between 2020 and last year", "2024-02-12", "2020/2023"),
        ),
        _between,
    ),
    Rule(
        "from_to",
        1,
        "from one date to another: an interval",
        (f"from <date> {TO} <date>", f"<date> {TO} <date>", "с <date> (по|до) <date>"),
        (
            Example("from 17 January 2024 to 12 February 2024", None, "2024-01-17/2024-02-12"),
            Example("2024-01-17 – 2024-02-12", None, "2024-01-17/2024-02-12"),
            Example("from last year until today", "2024-02-12", "2023/2024-02-12"),
        ),
        _between,
    ),
    Rule(
        "approx",
        1,
        "about a date: marked approximate",
        ("<about> <date>", "on or about <date>"),
        (
            Example("around August 8, 2023", None, "2023-08-08~"),
            Example("circa 1990", None, "1990~"),
            Example("c. 1990", None, "1990~"),
        ),
        _about,
    ),
)
"""The rules of this family, in order."""
