"""Bounds in words and as JSON: when something starts and ends, as far as is known."""

from typing import Any

from kgtimeline.dates import Bounds
from kgtimeline.dates.numbering import INF, Day, civil


def day_text(day: Day) -> str | None:
    """Write a day as ISO 8601, years of any size; None for an infinite one.

    Example:
        >>> day_text(0), day_text(-719_529), day_text(INF)
        ('1970-01-01', '-0001-12-31', None)
    """
    if day in (INF, -INF):
        return None
    year, month, of_month = civil(int(day))
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{of_month:02}"


def bounds_words(bounds: Bounds) -> str:
    """Say in words when something was.

    Example:
        >>> from kgtimeline.dates import EventDate
        >>> bounds_words(EventDate("2024-02").bounds), bounds_words(EventDate("[..2024-02]").bounds)
        ('one day from 2024-02-01 to 2024-02-29', 'one day on or before 2024-02-29')
        >>> bounds_words(EventDate("2024", "including").bounds)
        'starts on or before 2024-12-31, ends on or after 2024-01-01'
    """
    gaps = ", not every day between" if bounds.gapped else ""
    if bounds.one_day:
        return f"one day {_stretch(bounds.s_lo, bounds.e_hi)}{gaps}"
    start, end = _stretch(bounds.s_lo, bounds.s_hi), _stretch(bounds.e_lo, bounds.e_hi)
    return f"starts {start}, ends {end}{gaps}"


def bounds_json(bounds: Bounds | None) -> dict[str, Any] | None:
    """Give the four bounds as JSON values: earliest and latest start and end, null for an open side."""
    if bounds is None:
        return None
    return {
        "start": [day_text(bounds.s_lo), day_text(bounds.s_hi)],
        "end": [day_text(bounds.e_lo), day_text(bounds.e_hi)],
    }


def _stretch(low: Day, high: Day) -> str:
    first, last = day_text(low), day_text(high)
    if first is None and last is None:
        return "at a time not known"
    if first is None:
        return f"on or before {last}"
    if last is None:
        return f"on or after {first}"
    return f"on {first}" if first == last else f"from {first} to {last}"
