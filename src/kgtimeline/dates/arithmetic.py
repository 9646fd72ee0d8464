"""Days that a date lasts, and days from one date to another, as bounds."""

from typing import NamedTuple

from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.numbering import INF, Day
from kgtimeline.dates.value import EventDate


class DaySpan(NamedTuple):
    """The least and the greatest number of days.

    **Units**: days; minus or plus infinity where nothing bounds it.
    """

    least: Day
    most: Day


def days_between(one: EventDate, other: EventDate) -> DaySpan:
    """Count the days from the start of one date to the start of another.

    Args:
        one: Where to count from.
        other: Where to count to; the two are taken as independent.

    Returns:
        Both may be negative: the other may be earlier. The bounds of qualified dates
        are nominal.

    Example:
        >>> days_between(EventDate("2024-01-17"), EventDate("2024-02"))
        DaySpan(least=15, most=43)
        >>> days_between(EventDate("2024"), EventDate("[2025..]"))
        DaySpan(least=1, most=inf)
    """
    return start_to_start(one.bounds, other.bounds)


def start_to_start(one: Bounds, other: Bounds) -> DaySpan:
    """Count the days from the start of one date to the start of another, given their bounds.

    Example:
        >>> start_to_start(Bounds(0, 3, 0, 3), Bounds(-INF, 9, 5, INF))
        DaySpan(least=-inf, most=9)
    """
    return DaySpan(_minus(other.s_lo, one.s_hi, -INF), _minus(other.s_hi, one.s_lo, INF))


def duration(date: EventDate) -> DaySpan:
    """Count the days that a date lasts, first and last day included.

    Example:
        >>> duration(EventDate("2024-01/2024-02"))
        DaySpan(least=2, most=60)
        >>> duration(EventDate("2024-01")), duration(EventDate("2024-01", "throughout"))
        (DaySpan(least=1, most=1), DaySpan(least=31, most=31))
    """
    bounds: Bounds = date.bounds
    if bounds.one_day:
        return DaySpan(1, 1)
    shortest = max(_minus(bounds.e_lo, bounds.s_hi, -INF) + 1, 1)
    return DaySpan(shortest, _minus(bounds.e_hi, bounds.s_lo, INF) + 1)


def _minus(one: Day, other: Day, unknown: Day) -> Day:
    """Subtract days; two equal infinities may be any distance apart."""
    return unknown if one == other and abs(one) == INF else one - other
