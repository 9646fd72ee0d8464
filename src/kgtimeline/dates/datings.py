"""How an event's date follows from what the reports say and from other dates.

A dating names its rule; `derive` applies it again, so that no date of a dataset rests
on anyone's word. A rule never changes: what should be worked out otherwise gets the
next version. A date is never surer than what it was worked out from: if an anchor is
qualified, the result is qualified or hedged. Compare results by their `text`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from kgtimeline.dates.anchor import NO_MARKS, anchor_of, union, written
from kgtimeline.dates.truth import Truth
from kgtimeline.dates.value import EventDate
from kgtimeline.errors import DateRangeError

Readings = Sequence[EventDate | None]
_MASKED_YEAR = re.compile(r"XXXX-([0-9]{2})(?:-([0-9]{2}))?")
_PLAIN = re.compile(r"[?~%]?[0-9]{4}[?~%]?(?:-[?~%]?[0-9]{2}[?~%]?){0,2}")
_SIDES = ("after", "before", "nearest")
_LEAP_CYCLE = 8
"""Within so many years every day of the calendar comes round, also over 1900."""


@dataclass(frozen=True, slots=True)
class DatingAnchorValue:
    """A date that an event's date is worked out against.

    Args:
        date: The anchor's own date.
        side: For `year_from_anchor`: where the missing year is looked for, `after`,
            `before` or `nearest`; None elsewhere.
    """

    date: EventDate
    side: str | None = None


Anchors = Sequence[DatingAnchorValue]


@dataclass(frozen=True, slots=True)
class DatingRule:
    """A named, versioned rule from readings and anchors to the date of an event.

    Args:
        name: Such as `not_after`.
        version: Counted from 1.
        meaning: One line.
        build: The rule itself.
    """

    name: str
    version: int
    meaning: str
    build: Callable[[Readings, Anchors], EventDate | None]

    @property
    def key(self) -> str:
        """Its name with its version, as datasets name it: `not_after@1`."""
        return f"{self.name}@{self.version}"


def derive(rule: str, readings: Readings, anchors: Anchors = ()) -> EventDate | None:
    """Apply a dating rule again, to prove the date of an event.

    Args:
        rule: Name and version, such as `only_reading@1`.
        readings: The date of the reading of every report that the dating is from, None
            where it has none; for `earliest_report` in the order of publication.
        anchors: The dates that it is worked out against, in the order of the dating.

    Returns:
        The date, with the default extent of its text; None for `undated`.

    Raises:
        DateRangeError: If there is no such rule, if it is `manual` (nothing to replay),
            if readings or anchors are missing or too many, or if they contradict each other.

    Example:
        >>> reading = EventDate("XXXX-08-08")
        >>> print(derive("year_from_anchor@1", [reading], [DatingAnchorValue(EventDate("2023-07"), "after")]))
        2023?-08-08
        >>> print(derive("not_after@1", [None], [DatingAnchorValue(EventDate("2024-02"))]))
        [..2024-02]
        >>> derive("manual@1", [])
        Traceback (most recent call last):
        ...
        kgtimeline.errors.DateRangeError: 'manual@1': there is nothing to replay; take the date as it is given
    """
    if rule not in _BY_KEY:
        raise DateRangeError(rule, "there is no such dating rule", f"use one of {', '.join(_BY_KEY)}")
    found = _BY_KEY[rule].build(readings, anchors)
    if found is not None and any(anchor.date.hedged for anchor in anchors):
        return found.hedge()
    return found


def dating_rules() -> tuple[DatingRule, ...]:
    """Give every dating rule in every version.

    Example:
        >>> dating_rules()[0].key
        'only_reading@1'
    """
    return DATING_RULES


def _refuse(rule: str, reason: str, hint: str) -> NoReturn:
    raise DateRangeError(rule, reason, hint)


def _given(rule: str, readings: Readings) -> list[EventDate]:
    """Give the readings that hold a date; at least one."""
    given = [reading for reading in readings if reading is not None]
    if not given:
        _refuse(rule, "no reading has a date", "use a rule of anchors, or undated@1")
    return given


def _one_reading(rule: str, readings: Readings) -> EventDate:
    """Give the one value that the readings with a date agree on to the letter."""
    given = _given(rule, readings)
    texts = sorted({reading.text for reading in given})
    if len(texts) > 1:
        _refuse(
            rule, f"the readings differ: {' and '.join(texts)}", "use most_precise@1 or earliest_report@1"
        )
    return given[0]


def _counted(rule: str, anchors: Anchors, least: int, most: int | None) -> None:
    """See to it that a rule has the anchors it needs."""
    if len(anchors) < least or (most is not None and len(anchors) > most):
        wanted = str(least) if most == least else f"at least {least}"
        _refuse(
            rule, f"it takes {wanted} anchors and has {len(anchors)}", "give the anchors that date the event"
        )


def _first_day(rule: str, value: EventDate) -> date:
    if value.earliest is None:
        _refuse(
            rule, f"the anchor {value.text} has no first day", "give an anchor that begins in years 1 to 9999"
        )
    return value.earliest


def _last_day(rule: str, value: EventDate) -> date:
    if value.latest is None:
        _refuse(
            rule, f"the anchor {value.text} has no last day", "give an anchor that ends in years 1 to 9999"
        )
    return value.latest


def _agree(rule: str, found: EventDate, readings: Readings) -> EventDate:
    """See to it that no reading with a date lies outside of what the anchors leave."""
    for reading in readings:
        if reading is not None and reading.overlaps(found) is Truth.NO:
            _refuse(
                rule,
                f"the reading {reading.text} lies outside of {found.text}",
                "mend the anchor or the reading",
            )
    return found


def _only_reading(readings: Readings, _: Anchors) -> EventDate:
    """Copy the one reading that holds a date; the same date in several counts as one."""
    return _one_reading("only_reading@1", readings)


def _most_precise(readings: Readings, _: Anchors) -> EventDate:
    """Copy the reading of the fewest possible days, the first of two; all others must allow it."""
    rule = "most_precise@1"
    given = _given(rule, readings)
    finest = min(given, key=_day_count)
    for other in given:
        if finest.overlaps(other) is Truth.NO:
            _refuse(rule, f"{finest.text} and {other.text} share no day", "they clash: use earliest_report@1")
    return finest


def _day_count(value: EventDate) -> float:
    """Count the days that a date leaves possible, gaps left out."""
    bounds = value.bounds
    if bounds.runs is not None:
        return sum(last - first + 1 for first, last in bounds.runs)
    return bounds.e_hi - bounds.s_lo + 1


def _earliest_report(readings: Readings, _: Anchors) -> EventDate:
    """Copy the first reading that holds a date; the readings come in the order of publication."""
    return _given("earliest_report@1", readings)[0]


def _year_from_anchor(readings: Readings, anchors: Anchors) -> EventDate:
    """Complete a reading without year by the year next to the anchor, which makes it `YYYY?`.

    `after` takes the first such day (or month) that ends on or after the first possible
    day of the anchor, `before` the last that begins on or before its last possible day,
    `nearest` the one with the fewest days between, of two the earlier.
    """
    rule = "year_from_anchor@1"
    reading = _one_reading(rule, readings)
    _counted(rule, anchors, 1, 1)
    if (found := _MASKED_YEAR.fullmatch(reading.text)) is None:
        _refuse(rule, f"the reading {reading.text} is not XXXX-MM or XXXX-MM-DD", "use only_reading@1")
    if (side := anchors[0].side) not in _SIDES:
        _refuse(rule, f"the anchor has the side {side!r}", "give after, before or nearest")
    parts = tuple(int(part) for part in found.groups() if part)
    year = _year_beside(rule, parts, anchors[0].date, str(side))
    anchor = anchor_of(anchors[0].date)
    mark = union("?", *(NO_MARKS if anchor is None else anchor.marks))
    return EventDate(written((year, *parts), (mark, "", "")))


def _year_beside(rule: str, parts: tuple[int, ...], anchor: EventDate, side: str) -> int:
    """Find the year of a day or month beside an anchor."""
    lo, hi = _first_day(rule, anchor), _last_day(rule, anchor)
    candidates = []
    for year in range(max(lo.year - _LEAP_CYCLE, 1), min(hi.year + _LEAP_CYCLE, 9999) + 1):
        try:
            value = EventDate(written((year, *parts)))
        except DateRangeError:  # 29 February
            continue
        first, last = _first_day(rule, value), _last_day(rule, value)
        if (side == "after" and last < lo) or (side == "before" and first > hi):
            continue
        candidates.append((max((lo - last).days, (first - hi).days, 0), year))
    if not candidates:
        _refuse(rule, f"no such day stands {side} the anchor {anchor.text}", "give another anchor or side")
    if side == "after":
        return min(year for _, year in candidates)
    if side == "before":
        return max(year for _, year in candidates)
    return min(candidates)[1]


def _not_after(readings: Readings, anchors: Anchors) -> EventDate:
    """Give one unknown day up to the last possible day of the anchor, in its precision if it is plain.

    Each of several anchors bounds the event, so the one that ends first does.
    """
    rule = "not_after@1"
    _counted(rule, anchors, 1, None)
    last = min((anchor.date for anchor in anchors), key=lambda value: _last_day(rule, value))
    return _agree(rule, EventDate(f"[..{_bare(last.text) or last.latest}]"), readings)


def _not_before(readings: Readings, anchors: Anchors) -> EventDate:
    """Give one unknown day from the first possible day of the anchor, in its precision if it is plain.

    Each of several anchors bounds the event, so the one that begins last does.
    """
    rule = "not_before@1"
    _counted(rule, anchors, 1, None)
    first = max((anchor.date for anchor in anchors), key=lambda value: _first_day(rule, value))
    return _agree(rule, EventDate(f"[{_bare(first.text) or first.earliest}..]"), readings)


def _bare(text: str) -> str:
    """Write a plain date without its qualifiers, as brackets want it; `""` if it is not plain."""
    return re.sub("[?~%]", "", text) if _PLAIN.fullmatch(text) else ""


def _between(readings: Readings, anchors: Anchors) -> EventDate:
    """Give the interval from the first anchor to the second, in their precision; of one date, that date."""
    rule = "between@1"
    _counted(rule, anchors, 2, 2)
    first, last = anchors[0].date, anchors[1].date
    if _first_day(rule, first) > _last_day(rule, last):
        _refuse(rule, f"{first.text} is after {last.text}", "give the earlier anchor first")
    return _agree(rule, _interval(rule, first, last), readings)


def _interval(rule: str, first: EventDate, last: EventDate) -> EventDate:
    """Write from one date to another; of the same date itself."""
    if first.text == last.text:
        return EventDate(first.text)
    return EventDate(f"{_start(rule, first)}/{_end(rule, last)}")


def _start(rule: str, value: EventDate) -> str:
    """Write a date as the start of an interval: itself if it is plain, else its first day."""
    return value.text if _PLAIN.fullmatch(value.text) else _first_day(rule, value).isoformat()


def _end(rule: str, value: EventDate) -> str:
    """Write a date as the end of an interval: itself if it is plain, else its last day."""
    return value.text if _PLAIN.fullmatch(value.text) else _last_day(rule, value).isoformat()


def _held_at(_: Readings, anchors: Anchors) -> EventDate:
    """Copy the date of the anchor, qualifiers and all: the state held then (extent `including`)."""
    rule = "held_at@1"
    _counted(rule, anchors, 1, 1)
    return EventDate(anchors[0].date.text)


def _attested(_: Readings, anchors: Anchors) -> EventDate:
    """Give the interval from the anchor that begins first to the one that ends last; one alone is copied."""
    rule = "attested@1"
    _counted(rule, anchors, 1, None)
    first = min((anchor.date for anchor in anchors), key=lambda value: _first_day(rule, value))
    last = max((anchor.date for anchor in anchors), key=lambda value: _last_day(rule, value))
    return _interval(rule, first, last)


def _undated(_: Readings, __: Anchors) -> None:
    """Give no date: nothing dates the event."""


def _manual(_: Readings, __: Anchors) -> NoReturn:
    _refuse("manual@1", "there is nothing to replay", "take the date as it is given")


DATING_RULES = (
    DatingRule("only_reading", 1, "the one date that the readings give", _only_reading),
    DatingRule(
        "most_precise", 1, "the reading of the fewest days, which all others must allow", _most_precise
    ),
    DatingRule("earliest_report", 1, "the first reading with a date, by publication", _earliest_report),
    DatingRule(
        "year_from_anchor",
        1,
        "a reading without year, its year from after, before or nearest to the anchor: `2023?-08-08`",
        _year_from_anchor,
    ),
    DatingRule(
        "not_after", 1, "one day up to the anchor's last, of several the tightest: `[..D]`", _not_after
    ),
    DatingRule(
        "not_before", 1, "one day from the anchor's first, of several the tightest: `[D..]`", _not_before
    ),
    DatingRule("between", 1, "from the first anchor to the second: `A/B`", _between),
    DatingRule("held_at", 1, "the anchor's date, at which the state held", _held_at),
    DatingRule("attested", 1, "from the first to the last of several anchors: `A/B`", _attested),
    DatingRule("undated", 1, "no date", _undated),
    DatingRule("manual", 1, "given by hand, with a note: nothing to replay", _manual),
)
"""Every dating rule in every version."""

_BY_KEY = {rule.key: rule for rule in DATING_RULES}
