"""Day numbers: integers from 1970-01-01, proleptic Gregorian, any year."""

from datetime import date

MAX_YEAR = 9_999
"""The last year of `datetime.date`, and of four digits."""

EPOCH = 719_163
"""Ordinal of 1970-01-01 in `datetime.date`."""

CYCLE_DAYS = 146_097
"""Days in the 400 years after which the Gregorian calendar repeats."""

LAST_ORDINAL = 3_652_059
"""Ordinal of 9999-12-31, the last day of `datetime.date`."""

INF = float("inf")

Day = int | float
"""A day number, or minus or plus infinity."""

MONTHS = {f"{month:02}": month for month in range(1, 13)}

_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)
"""Days of a common year before each month, counted from 1; the last is before the next year."""


def is_leap(year: int) -> bool:
    """Tell whether a year has a 29 February.

    Example:
        >>> is_leap(1900), is_leap(2000), is_leap(0), is_leap(-4)
        (False, True, True, True)
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def year_start(year: int) -> int:
    """Number 1 January of a year.

    Example:
        >>> year_start(1970), year_start(1)
        (0, -719162)
    """
    year -= 1
    return 365 * year + year // 4 - year // 100 + year // 400 - 719_162


def year_span(first: int, last: int) -> tuple[int, int]:
    """Give the first and the last day of a stretch of years.

    Example:
        >>> year_span(1970, 1970)
        (0, 364)
    """
    return year_start(first), year_start(last + 1) - 1


def month_span(year: int, month: int) -> tuple[int, int]:
    """Give the first and the last day of a month.

    Example:
        >>> month_span(1970, 2)
        (31, 58)
    """
    start = year_start(year) - 1
    if month > 2 and is_leap(year):  # noqa: PLR2004 - February
        return start + _BEFORE[month] + 2, start + _BEFORE[month + 1] + 1
    leap = month == 2 and is_leap(year)  # noqa: PLR2004 - February
    return start + _BEFORE[month] + 1, start + _BEFORE[month + 1] + leap


def month_length(year: int, month: int) -> int:
    """Count the days of a month.

    Example:
        >>> month_length(1900, 2), month_length(2000, 2), month_length(0, 2)
        (28, 29, 29)
    """
    if month == 2:  # noqa: PLR2004 - February
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


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
    if 0 < year <= MAX_YEAR:
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
    if isinstance(day, int) and 0 < day + EPOCH <= LAST_ORDINAL:
        return date.fromordinal(day + EPOCH)
    return None
