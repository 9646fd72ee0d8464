"""Day numbers: integers from 1970-01-01, proleptic Gregorian, any year."""

from datetime import date

EPOCH = 719_163
"""Ordinal of 1970-01-01 in `datetime.date`."""

CYCLE_DAYS = 146_097
"""Days in the 400 years after which the Gregorian calendar repeats."""

INF = float("inf")

Day = int | float
"""A day number, or minus or plus infinity."""


def day_number(year: int, month: int, day: int) -> int:
    """Number a day of the proleptic Gregorian calendar.

    Args:
        year: Astronomical: 0 is the year before 1; may be of any size.
        month: 1 to 12.
        day: 1 to the length of the month.

    Returns:
        **Units**: days since 1970-01-01.

    Raises:
        ValueError: If the month has no such day.

    Example:
        >>> day_number(1970, 1, 1), day_number(0, 12, 31)
        (0, -719163)
    """
    if 0 < year < 10_000:
        return date(year, month, day).toordinal() - EPOCH
    cycles, rest = divmod(year, 400)
    return date(rest + 400, month, day).toordinal() - EPOCH + (cycles - 1) * CYCLE_DAYS


def civil(day: int) -> tuple[int, int, int]:
    """Say which year, month and day a day number is.

    Example:
        >>> civil(-719163), civil(0)
        ((0, 12, 31), (1970, 1, 1))
    """
    cycles, rest = divmod(day + EPOCH - 1, CYCLE_DAYS)
    found = date.fromordinal(rest + 1)
    return found.year + cycles * 400, found.month, found.day


def as_date(day: Day) -> date | None:
    """Turn a day number into a `datetime.date`, or None where there is none.

    Returns:
        None for an infinite day and for days outside the years 1 to 9999.

    Example:
        >>> as_date(0), as_date(float("inf"))
        (datetime.date(1970, 1, 1), None)
    """
    if isinstance(day, int) and 0 < day + EPOCH <= 3_652_059:
        return date.fromordinal(day + EPOCH)
    return None


def month_length(year: int, month: int) -> int:
    """Count the days of a month.

    Example:
        >>> month_length(1900, 2), month_length(2000, 2), month_length(0, 2)
        (28, 29, 29)
    """
    if month == 2:  # noqa: PLR2004 - February
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def year_span(first: int, last: int) -> tuple[int, int]:
    """Give the first and the last day of a stretch of years.

    Example:
        >>> year_span(1970, 1970)
        (0, 364)
    """
    return day_number(first, 1, 1), day_number(last + 1, 1, 1) - 1


def month_span(year: int, month: int) -> tuple[int, int]:
    """Give the first and the last day of a month.

    Example:
        >>> month_span(1970, 2)
        (31, 58)
    """
    first = day_number(year, month, 1)
    return first, first + month_length(year, month) - 1
