"""Dates with masked digits: which days an `X` leaves possible."""

from functools import lru_cache

from kgtimeline.dates.form import Side
from kgtimeline.dates.gaps import Days, Mask
from kgtimeline.dates.numbering import INF, month_length, month_span, year_span

ALL_MONTHS = tuple(range(1, 13))
ALL_DAYS = tuple(range(1, 32))
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of each month, in a leap year."""


def read_masked(sign: str, year: str, month: str, day: str, marks: str) -> Side | None:
    """Read a date of which some digit is masked.

    Args:
        sign: `-` or nothing.
        year: Four digits or `X`.
        month: Two of them, or nothing.
        day: Two of them, or nothing.
        marks: All qualifiers in the text.

    Returns:
        The possible days, or None where no real day fits.
    """
    months = _numbers(month, 12) if month else ALL_MONTHS
    days = _numbers(day, 31) if day else ALL_DAYS
    if not months or not days or days[0] > max(LONGEST[m - 1] for m in months) or sign + year == "-0000":
        return None
    level = 1 if not marks and _is_level_one(year, month, day) else 2
    if "X" not in year:
        lo, hi, gaps = _in_one_year(int(sign + year), months, days)
        return None if lo is None or hi is None else Side(lo, hi, gaps, level, bool(marks))
    mask = Mask(year, sign == "-", months, days)
    if months == ALL_MONTHS and days == ALL_DAYS and "X" not in year.rstrip("X"):
        years = mask.year_range()
        return Side(*year_span(years.start, years.stop - 1), None, level, bool(marks))
    first, last = mask.first_from(-INF), mask.last_to(INF)
    if first is None or last is None:
        return None
    return Side(first, last, None if first == last else Days((mask,)), level, bool(marks))


@lru_cache(maxsize=256)
def _numbers(mask: str, last: int) -> tuple[int, ...]:
    """List the numbers from 1 that a mask of two digits allows.

    Example:
        >>> _numbers("1X", 12)
        (10, 11, 12)
    """
    return tuple(
        n for n in range(1, last + 1) if all(p in ("X", d) for p, d in zip(mask, f"{n:02}", strict=True))
    )


def _is_level_one(year: str, month: str, day: str) -> bool:
    """Tell the five shapes of level 1: `201X`, `20XX`, `2004-XX`, `1985-04-XX`, `1985-XX-XX`."""
    if not month:
        return year[3] == "X" and "X" not in year[:2]
    if "X" in year:
        return False
    return month == "XX" if not day else day == "XX" and (month == "XX" or "X" not in month)


def _in_one_year(
    year: int, months: tuple[int, ...], days: tuple[int, ...]
) -> tuple[int | None, int | None, Days | None]:
    """Find the first and last possible day of a year, and its stretches if there are gaps."""
    if days == ALL_DAYS and months[-1] - months[0] == len(months) - 1:
        return month_span(year, months[0])[0], month_span(year, months[-1])[1], None
    if len(months) == 1:
        top = month_length(year, months[0])
        real = [day for day in days if day <= top]
        if not real:
            return None, None, None
        first = month_span(year, months[0])[0] - 1
        if real[-1] - real[0] == len(real) - 1:
            return first + real[0], first + real[-1], None
    mask = Mask(f"{abs(year):04}", year < 0, months, days)
    lo, hi = mask.first_from(-INF), mask.last_to(INF)
    if lo is None or hi is None:
        return None, None, None
    return int(lo), int(hi), None if lo == hi else Days((mask,))
