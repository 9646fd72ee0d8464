"""One date without time, of any level, and its masked digits: which days it allows.

**Source**: Extended Date/Time Format, Library of Congress, 2019-02-04.
"""

import re
from functools import lru_cache

from kgtimeline.dates.form import Side
from kgtimeline.dates.gaps import Days, Mask
from kgtimeline.dates.numbering import (
    MONTHS,
    day_number,
    month_length,
    month_span,
    year_span,
)
from kgtimeline.dates.plain import read_plain

match_date = re.compile(
    r"([?~%]?)(-?)([0-9X]{4})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
).fullmatch
"""Groups: qualifier left of the year, sign, year, qualifier right; the same for month and day."""

QUALIFIERS = frozenset("?~%")
ALL_MONTHS = tuple(range(1, 13))
ALL_DAYS = tuple(range(1, 32))
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of each month, in a leap year."""

_tuple = tuple.__new__


def read_date(text: str) -> Side | None:
    """Read a date without time; None if it is something else or no real day."""
    plain = read_plain(text)
    if plain is not None:
        return _tuple(Side, (plain[0], plain[1], None, 0, False, False))
    if text[-1:] in QUALIFIERS:
        plain = read_plain(text[:-1])
        if plain is not None:
            return _tuple(Side, (plain[0], plain[1], None, 1, True, False))
    return read_full_date(text)


def read_full_date(text: str) -> Side | None:
    """Read a date of which a plain one was ruled out before; None as `read_date` gives it."""
    match = match_date(text)
    if match is None:
        return None
    q1, sign, year, q2, q3, month, q4, q5, day, q6 = match.groups("")
    marks = q1 + q2 + q3 + q4 + q5 + q6
    if "X" in text:
        return _read_masked(sign, year, month, day, marks)
    lo_hi = _exact(-int(year) if sign else int(year), month, day)
    if lo_hi is None or (sign and year == "0000"):
        return None
    level = 1 if sign else 0
    if marks:
        level = 1 if len(marks) == 1 and text[-1] == marks else 2
    return _tuple(Side, (*lo_hi, None, level, marks != "", False))


def _exact(year: int, month: str, day: str) -> tuple[int, int] | None:
    """Give the first and last day of a year, a month or a day; None if there is none."""
    if not month:
        return year_span(year, year)
    which = MONTHS.get(month)
    if which is None:
        return None
    if not day:
        return month_span(year, which)
    try:
        number = day_number(year, which, int(day))
    except ValueError:
        return None
    return number, number


def _read_masked(sign: str, year: str, month: str, day: str, marks: str) -> Side | None:
    """Find the days that a mask allows; None where no real day fits."""
    if sign and year == "0000":
        return None
    level = 1 if not marks and _is_level_one(year, month, day) else 2
    whole = _whole(sign, year, month, day)
    if whole is not None:
        return _tuple(Side, (*whole, None, level, marks != "", False))
    months = numbers(month, 12) if month else ALL_MONTHS
    days = numbers(day, 31) if day else ALL_DAYS
    if not months or not days or _too_long(months, days):
        return None
    if "X" not in year:
        return _in_one_year(int(sign + year), months, days, level, marks)
    return _of_mask(Mask(year, sign == "-", months, days), level, marks)


def _whole(sign: str, year: str, month: str, day: str) -> tuple[int, int] | None:
    """Give the stretch of a date whose components are masked from the right; None for others."""
    if "X" in year:
        if "X" in year.rstrip("X") or month not in ("", "XX") or day not in ("", "XX"):
            return None
        near, far = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return year_span(-far, -near) if sign else year_span(near, far)
    if day not in ("", "XX"):
        return None
    number = -int(year) if sign else int(year)
    if month == "XX":
        return year_span(number, number)
    which = MONTHS.get(month)
    return None if which is None else month_span(number, which)


def _too_long(months: tuple[int, ...], days: tuple[int, ...]) -> bool:
    """Tell whether no month in question ever has so many days."""
    return days[0] > LONGEST[1] - 1 and days[0] > max(LONGEST[month - 1] for month in months)


@lru_cache(maxsize=256)
def numbers(mask: str, last: int) -> tuple[int, ...]:
    """List the numbers from 1 that a mask of two digits allows.

    Example:
        >>> numbers("1X", 12)
        (10, 11, 12)
    """
    return tuple(
        n for n in range(1, last + 1) if all(p in ("X", d) for p, d in zip(mask, f"{n:02}", strict=True))
    )


def _is_level_one(year: str, month: str, day: str) -> bool:
    """Tell the five shapes of level 1: `201X`, `20XX`, `2004-XX`, `1985-04-XX`, `1985-XX-XX`."""
    if not month:
        return "X" not in year[:2] and year[3] == "X"
    if "X" in year:
        return False
    return month == "XX" if not day else day == "XX" and (month == "XX" or "X" not in month)


def _in_one_year(
    year: int, months: tuple[int, ...], days: tuple[int, ...], level: int, marks: str
) -> Side | None:
    """Find the possible days where the year is known."""
    one_month = len(months) == 1
    if len(days) == len(ALL_DAYS) and months[-1] - months[0] == len(months) - 1:
        lo, hi = month_span(year, months[0])
        if not one_month:
            hi = month_span(year, months[-1])[1]
        return _tuple(Side, (lo, hi, None, level, marks != "", False))
    if one_month:
        top = month_length(year, months[0])
        real = [day for day in days if day <= top]
        if not real:
            return None
        if real[-1] - real[0] == len(real) - 1:
            first = day_number(year, months[0], 1) - 1
            return Side(first + real[0], first + real[-1], None, level, marks != "")
    return _of_mask(Mask(f"{abs(year):04}", year < 0, months, days), level, marks)


def _of_mask(mask: Mask, level: int, marks: str) -> Side | None:
    lo, hi = mask.first(), mask.last()
    if lo is None or hi is None:
        return None
    return Side(lo, hi, None if lo == hi else Days((mask,)), level, marks != "")
