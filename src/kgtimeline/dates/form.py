"""What a parsed EDTF text says, and the bounds that follow from it for each extent."""

from enum import StrEnum
from typing import NamedTuple

from kgtimeline.dates.bounds import Bounds, Extent
from kgtimeline.dates.gaps import Days
from kgtimeline.dates.numbering import INF, Day


class Shape(StrEnum):
    """The kinds of EDTF values, told apart by how they are written."""

    DATE = "date"
    DATETIME = "datetime"
    SEASON = "season"
    YEAR = "year"
    SIGNIFICANT = "significant"
    INTERVAL = "interval"
    ONE_OF = "one_of"
    ALL_OF = "all_of"


class Side(NamedTuple):
    """The days that one date, one end of an interval or one member of a set allows.

    Args:
        lo: First possible day.
        hi: Last possible day.
        gaps: The possible days, if not all between the two are.
        level: The EDTF level that its spelling needs.
        qualified: It carries `?`, `~` or `%`.
        unknown: It is the empty end of an interval.
    """

    lo: Day
    hi: Day
    gaps: Days | None = None
    level: int = 0
    qualified: bool = False
    unknown: bool = False


class Form(NamedTuple):
    """A parsed EDTF text.

    Args:
        shape: Which kind of value it is.
        sides: Two for an interval and an all-of set, else one.
        level: 0, 1 or 2.
        qualified: Some part carries `?`, `~` or `%`.
    """

    shape: Shape
    sides: tuple[Side, ...]
    level: int
    qualified: bool = False


_tuple = tuple.__new__

HEDGED_SHAPES = frozenset({Shape.SEASON, Shape.SIGNIFICANT, Shape.ALL_OF})
"""Never certain as they stand: when a season begins is a convention, a significant-digit
year is an estimate, and a set of several dates is not one stretch."""


def bounds_of(text: str, form: Form, extent: Extent) -> Bounds:
    """Work out the worlds of a date from its form.

    Raises:
        DateRangeError: If the date can't fill what `throughout` asks of it.

    **Source**: the table of worlds in docs/dates.md.
    """
    sides = form.sides
    hedged = form.qualified or form.shape in HEDGED_SHAPES
    if len(sides) == 1:
        return _of_one(text, sides[0], extent, hedged=hedged)
    start, end = sides
    if extent is Extent.WITHIN:
        return Bounds(start.lo, end.hi, start.lo, end.hi, one_day=True, hedged=hedged)
    s_hi, e_lo = min(start.hi, end.hi), max(end.lo, start.lo)
    if start.gaps is not None and start.hi > end.hi:
        s_hi = _found(start.gaps.last_to(end.hi))
    if end.gaps is not None and end.lo < start.lo:
        e_lo = _found(end.gaps.first_from(start.lo))
    if extent is Extent.INCLUDING:
        if (start.gaps is None and end.gaps is None) or start.hi <= end.lo:
            return Bounds(-INF, s_hi, e_lo, INF, hedged=hedged)
        first, last = (side.gaps or Days(((side.lo, side.hi),)) for side in sides)
        return Bounds(-INF, s_hi, e_lo, INF, hedged=hedged, starts=first, ends=last, known=True)
    return _tuple(
        Bounds,
        (
            start.lo,
            s_hi,
            e_lo,
            end.hi,
            False,
            hedged,
            None,
            start.unknown,
            end.unknown,
            start.gaps,
            end.gaps,
            False,
        ),
    )


def _of_one(text: str, side: Side, extent: Extent, *, hedged: bool) -> Bounds:
    lo, hi = side.lo, side.hi
    if extent is Extent.WITHIN:
        return _tuple(Bounds, (lo, hi, lo, hi, True, hedged, side.gaps, False, False, None, None, False))
    if extent is Extent.INCLUDING:
        return Bounds(-INF, hi, lo, INF, hedged=hedged, runs=side.gaps)
    if side.gaps is not None or lo == -INF or hi == INF:
        from kgtimeline.errors import DateRangeError

        reason = "a date with gaps" if side.gaps is not None else "a date without a first and a last day"
        raise DateRangeError(text, f"{reason} is not filled throughout", "write an interval, or use within")
    return Bounds(lo, lo, hi, hi, one_day=lo == hi, hedged=hedged)


def _found(day: Day | None) -> Day:
    assert day is not None, "some world satisfies every interval that was read"
    return day
