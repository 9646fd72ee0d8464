"""Seasons and groupings, long and significant-digit years, and dates with a time."""

import re

from kgtimeline.dates.form import Form, Shape, Side
from kgtimeline.dates.numbering import day_number, month_span, year_span

_SEASON = re.compile(r"(-?)([0-9]{4})-(2[1-9]|3[0-9]|4[01])").fullmatch
_SIGNIFICANT = re.compile(r"(-?)([0-9]{4})S([1-9])").fullmatch
_LONG = re.compile(r"Y(-?)([1-9][0-9]*)(?:E([1-9][0-9]*))?(?:S([1-9][0-9]*))?").fullmatch
_TIME = re.compile(
    r"(-?[0-9]{4})-([0-9]{2})-([0-9]{2})T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    r"(?:Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?"
).fullmatch

MAX_YEAR_DIGITS = 16
"""Years of so many digits have day numbers that fit 64 bits; longer ones are refused."""

SEASONS: dict[int, tuple[int, int, int]] = {
    # code: first month, last month, years between the two
    21: (3, 5, 0),
    22: (6, 8, 0),
    23: (9, 11, 0),
    24: (12, 2, 1),
    25: (3, 5, 0),
    26: (6, 8, 0),
    27: (9, 11, 0),
    28: (12, 2, 1),
    29: (9, 11, 0),
    30: (12, 2, 1),
    31: (3, 5, 0),
    32: (6, 8, 0),
    33: (1, 3, 0),
    34: (4, 6, 0),
    35: (7, 9, 0),
    36: (10, 12, 0),
    37: (1, 4, 0),
    38: (5, 8, 0),
    39: (9, 12, 0),
    40: (1, 6, 0),
    41: (7, 12, 0),
}
"""What the codes 21 to 41 stand for. 21-24 are read as northern, as 25-28 are; 29-32 are
southern; 33-36 quarters, 37-39 quadrimesters, 40-41 semesters, which are exact."""

LAST_CODE = 41
LAST_SEASON = 32
LAST_LEVEL_ONE_SEASON = 24


def read_season(text: str) -> Form | None:
    """Read `2001-21` to `2001-41`; None if it is something else."""
    match = _SEASON(text)
    if match is None:
        return None
    sign, digits, number = match.groups()
    year, code = int(sign + digits), int(number)
    if sign and not year:
        return None
    first, last, later = SEASONS[code]
    span = month_span(year, first)[0], month_span(year + later, last)[1]
    level = 1 if code <= LAST_LEVEL_ONE_SEASON else 2
    shape = Shape.SEASON if code <= LAST_SEASON else Shape.DATE
    return Form(shape, (Side(*span, None, level),), level)


def read_long(text: str) -> Form | None:
    """Read `Y170000002`, `Y-17E7` and `Y3388E2S3`; None if it is something else."""
    match = _LONG(text)
    if match is None:
        return None
    sign, digits, exponent, significant = match.groups()
    if len(exponent or "") > 2 or len(digits) + int(exponent or 0) > MAX_YEAR_DIGITS:  # noqa: PLR2004 - 99
        return None
    year = int(digits) * 10 ** int(exponent or 0)
    if year <= 9_999:  # noqa: PLR2004 - four digits
        return None
    level = 2 if exponent or significant else 1
    if not significant:
        signed = -year if sign else year
        return Form(Shape.YEAR, (Side(*year_span(signed, signed), None, level),), level)
    return _estimated(year, significant, negative=bool(sign))


def read_significant(text: str) -> Form | None:
    """Read `1950S2`; None if it is something else."""
    match = _SIGNIFICANT(text)
    if match is None or (match[1] and match[2] == "0000"):
        return None
    return _estimated(int(match[2]), match[3], negative=bool(match[1]), digits=4)


def _estimated(year: int, significant: str, *, negative: bool, digits: int | None = None) -> Form | None:
    """Widen a year to all years that share its first digits."""
    count = len(str(year)) if digits is None else digits
    if len(significant) > 2 or int(significant) > count:  # noqa: PLR2004 - no year has 100 digits
        return None
    step = 10 ** (count - int(significant))
    near = year // step * step
    far = near + step - 1
    span = year_span(-far, -near) if negative else year_span(near, far)
    return Form(Shape.SIGNIFICANT, (Side(*span, None, 2),), 2)


def read_time(text: str) -> Form | None:
    """Read `1985-04-12T23:20:30Z`; None if it is something else. The written day counts."""
    match = _TIME(text)
    if match is None or match[1] == "-0000":
        return None
    try:
        day = day_number(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    level = 1 if text[0] == "-" else 0
    return Form(Shape.DATETIME, (Side(day, day, None, level),), level)
