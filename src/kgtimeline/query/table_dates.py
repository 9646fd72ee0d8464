"""A date as cells of the events' table, and as rows of the table of stretches."""

from functools import lru_cache
from typing import NamedTuple

from kgtimeline.dates.gaps import Days
from kgtimeline.dates.numbering import civil
from kgtimeline.dates.value import EventDate, sort_key
from kgtimeline.query.table_layout import DAY, END, OPEN_END, OPEN_START, START, day32

DATES_KEPT = 65_536
"""How many dates are worked out once only; those of a timeline come again and again."""
RUNS_KEPT = 64
"""The same for dates with gaps, each of which may have thousands of stretches."""


class DateCells(NamedTuple):
    """What the events' table says of a date, in the order of its columns; no text means undated."""

    date: str | None
    extent: str | None
    order_day: int
    s_lo: int
    s_hi: int
    e_lo: int
    e_hi: int
    one_day: bool
    hedged: bool
    gapped: bool
    unknown_start: bool
    unknown_end: bool
    precision: str | None
    month: int | None
    year: int | None


UNDATED = DateCells(
    None, None, OPEN_END, OPEN_START, OPEN_END, OPEN_START, OPEN_END,
    one_day=False, hedged=True, gapped=False, unknown_start=False, unknown_end=False,
    precision=None, month=None, year=None,
)  # fmt: skip
"""An event that nothing dates: possibly at any time, certainly at none, last in order."""


@lru_cache(maxsize=DATES_KEPT)
def date_cells(date: EventDate | None) -> DateCells:
    """Give the cells of a date.

    The text is the usual spelling. Month (such as 202401) and year are those that hold
    both the earliest and the latest day of the text, if there is one such.

    Example:
        >>> cells = date_cells(EventDate("2024-01-XX"))
        >>> cells.date, cells.s_lo, cells.e_hi, cells.month, cells.year
        ('2024-01', 19723, 19753, 202401, 2024)
    """
    if date is None:
        return UNDATED
    bounds = date.bounds
    month = year = None
    first, last = date.earliest, date.latest
    if first is not None and last is not None and first.year == last.year:
        year = first.year
        month = first.year * 100 + first.month if first.month == last.month else None
    s_lo, s_hi, e_lo, e_hi = (day32(day) for day in bounds[:4])
    return DateCells(
        date.canonical,
        str(date.extent),
        day32(sort_key(bounds)[0]),
        s_lo,
        s_hi,
        e_lo,
        e_hi,
        bounds.one_day,
        bounds.hedged,
        bounds.gapped,
        bounds.unknown_start,
        bounds.unknown_end,
        str(date.precision),
        month,
        year,
    )


def order_of(cells: DateCells, event_id: str) -> tuple[int, int, int, int, str, str]:
    """Give what rows are in date order by; undated events come last, by id.

    Example:
        >>> order_of(UNDATED, "a") > order_of(date_cells(EventDate("9999")), "b")
        True
    """
    return (cells.order_day, cells.e_hi, cells.s_hi, cells.e_lo, cells.date or "", event_id)


def year_of(cells: DateCells) -> int | None:
    """Give the year of the first finite bound, by which events are partitioned; None if undated.

    Example:
        >>> year_of(date_cells(EventDate("../2023"))), year_of(UNDATED)
        (2023, None)
    """
    return None if cells.order_day == OPEN_END else civil(cells.order_day)[0]


@lru_cache(maxsize=RUNS_KEPT)
def runs_of(date: EventDate) -> tuple[tuple[str, int, int], ...]:
    """Give every stretch of days of a date with gaps: its part, its first and its last day.

    **Shape**: either part `day`, or both `start` and `end`, even if only one of them has
    gaps; in each by time, not touching, cut to the bounds; empty for a date without gaps.

    Example:
        >>> [(part, last - first + 1) for part, first, last in runs_of(EventDate("[2023,2025]"))]
        [('day', 365), ('day', 365)]
        >>> [part for part, _, _ in runs_of(EventDate("2024-1X-01/2025"))]
        ['start', 'start', 'start', 'end']
    """
    bounds = date.bounds
    if bounds.runs is not None:
        return tuple((DAY, day32(first), day32(last)) for first, last in bounds.runs)
    if not bounds.gapped:
        return ()
    sides = (
        (START, bounds.starts, bounds.s_lo, bounds.s_hi),
        (END, bounds.ends, bounds.e_lo, bounds.e_hi),
    )
    return tuple(
        (part, day32(max(first, least)), day32(min(last, most)))
        for part, days, least, most in sides
        for first, last in (days or Days(((least, most),)))
        if first <= most and last >= least
    )
