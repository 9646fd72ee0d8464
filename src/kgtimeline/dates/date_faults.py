"""What is wrong with one date, one long year, or one date with a time."""

import re

from kgtimeline.dates.numbering import month_length
from kgtimeline.dates.parts import LONGEST, numbers
from kgtimeline.dates.special import LAST_CODE, MAX_YEAR_DIGITS
from kgtimeline.errors import DateRangeError, DateSyntaxError

NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
FIRST_CODE = 21
LAST_MONTH = 12
_NO_MARKS = str.maketrans("", "", "?~%")
_LONG = re.compile(r"Y(-?)([0-9]*)(?:E([0-9]*))?(?:S([0-9]*))?")


def check_date(text: str, start: int, end: int, *, where: str = "") -> None:
    """Raise on the first fault of a date inside a text; return if there is none.

    Args:
        text: The whole text.
        start: Where the date begins in it.
        end: Where it ends.
        where: What it is part of: an interval, a set, or nothing.

    Raises:
        DateSyntaxError: With position, expectation and mend.
        DateRangeError: If the day does not exist.
    """
    at = _skip_mark(text, start, end)
    sign = "-" if text[at : at + 1] == "-" and at < end else ""
    at += len(sign)
    year = _take(text, at, at + 4, end, _year_hint(text, at, end, sign))
    at += 4
    if sign and year == "0000":
        raise DateSyntaxError(text, at - 5, "a year other than -0000", "year zero is 0000")
    if text[at:end][:1] == "S":
        _check_significant(text, at, end, where)
        return
    at = _skip_mark(text, at, end)
    if at == end:
        return
    at = _skip_mark(text, _dash(text, at, end, year), end)
    month = _take(text, at, at + 2, end, f"use {sign}{year}-0{text[at:end][:1]}")
    at += 2
    if _is_code(month):
        if where:
            raise DateSyntaxError(
                text, at - 2, f"a month 01 to 12: no season or grouping in {where}", "give its months instead"
            )
        _check_code(text, at, end, year, month)
        return
    months = numbers(month, LAST_MONTH)
    if not months:
        raise DateSyntaxError(
            text, at - 2, "a month 01 to 12 or a code 21 to 41", _month_hint(text, start, end, month)
        )
    at = _skip_mark(text, at, end)
    if at == end:
        return
    at = _skip_mark(text, _dash(text, at, end, year), end)
    day = _take(text, at, at + 2, end, f"use {text[start:at]}0{text[at:end][:1]}")
    days = numbers(day, 31)
    if not days:
        known = text[start : at - 1].rstrip("-")
        raise DateSyntaxError(text, at, "a day 01 to 31", f"use {known} if the day is not known")
    at = _skip_mark(text, at + 2, end)
    if at != end:
        raise DateSyntaxError(text, at, "the end", f"use {text[start:at]}")
    _check_real(text, sign + year, months, days)


def _check_real(text: str, year: str, months: tuple[int, ...], days: tuple[int, ...]) -> None:
    """Refuse days that no month in question has."""
    if "X" in year or len(months) > 1:
        if days[0] > max(LONGEST[m - 1] for m in months) or (months == (2,) and days[0] == LONGEST[1]):
            names = " and ".join(NAMES[m - 1] for m in months)
            raise DateRangeError(text, f"no {names} it may mean has a day {days[0]}", "use a day that exists")
        return
    length = month_length(int(year), months[0])
    if days[0] > length:
        raise DateRangeError(
            text,
            f"{NAMES[months[0] - 1]} {year} has {length} days",
            f"use {year}-{months[0]:02}-{length:02} or earlier",
        )


def _skip_mark(text: str, at: int, end: int) -> int:
    return at + 1 if at < end and text[at] in "?~%" else at


def _take(text: str, at: int, until: int, end: int, hint: str | None) -> str:
    """Take some digits or masks, or raise at the first character that is none."""
    for place in range(at, until):
        if place >= end or text[place] not in "0123456789X":
            expected = "a year of four digits" if until - at > 2 else "two digits"  # noqa: PLR2004
            raise DateSyntaxError(text, place, expected, hint if place > at else None)
    return text[at:until]


def _year_hint(text: str, at: int, end: int, sign: str) -> str | None:
    if re.fullmatch(r"[0-9]{1,2}[-.][0-9]{1,2}[-.][0-9]{4}", text[at:end]):
        return "write the year first, then the month, then the day"
    digits = re.match(r"([0-9]+)(?:[-?~%]|$)", text[at:end])
    if digits is None or not int(digits[1]):
        return None
    return f"use {sign}{digits[1]:0>4}, or mask what is not known with X"


def _dash(text: str, at: int, end: int, year: str) -> int:
    if text[at] == "-":
        return at + 1
    hint = None
    if text[at].isdigit():
        hint = "write a year of five digits and more as Y12345" if "X" not in year else None
    if text[at] in "?~%":
        hint = "write % for both ? and ~, and each qualifier once"
    raise DateSyntaxError(text, at, "'-' or the end" if at < end else "the end", hint)


def _is_code(month: str) -> bool:
    return month.isdecimal() and FIRST_CODE <= int(month) <= LAST_CODE


def _check_code(text: str, at: int, end: int, year: str, code: str) -> None:
    """Refuse what may not stand with a season or another grouping of months."""
    if "X" in year:
        raise DateSyntaxError(text, at - 2, f"no {code} with a masked year", "leave out the season")
    mark = next((place for place, character in enumerate(text) if character in "?~%"), None)
    if mark is not None:
        usual = f"{text[:at].translate(_NO_MARKS)}"
        raise DateSyntaxError(text, mark, f"no qualifier with {code}", f"use {usual}, which is never certain")
    if at < end:
        raise DateSyntaxError(text, at, "the end", f"{code} stands for months; use {text[:at]}")


def _month_hint(text: str, start: int, end: int, month: str) -> str | None:
    written = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text[start:end])
    if written and LAST_MONTH < int(month) <= 31 and 1 <= int(written[3]) <= LAST_MONTH:  # noqa: PLR2004
        return f"year, month, day: use {written[1]}-{written[3]}-{written[2]}"
    return None


def _check_significant(text: str, at: int, end: int, where: str) -> None:
    if where:
        raise DateSyntaxError(text, at, f"no significant digits in {where}", "give the years instead")
    digits = text[at + 1 : end]
    if not digits.isdecimal() or not digits.isascii() or digits.startswith("0"):
        raise DateSyntaxError(text, at + 1, "a number of digits, 1 to 4", f"use {text[:at]}S2")
    if len(digits) > 1 or int(digits) > 4:  # noqa: PLR2004 - digits of a year
        raise DateSyntaxError(text, at + 1, "at most as many digits as the year has", f"use {text[:at]}S4")
    if "X" in text[:at]:
        raise DateSyntaxError(text, text.index("X"), "a digit", "no masked digit with significant digits")
    raise DateSyntaxError(text, 0, "no qualifier with significant digits", "leave out the qualifier")


def check_long_year(text: str) -> None:
    """Raise on the first fault of a text that begins with `Y`."""
    match = _LONG.match(text)
    assert match is not None, "the text begins with Y"
    sign, digits, exponent, significant = match.groups()
    first = match.start(2)
    if not digits:
        raise DateSyntaxError(text, first, "a digit", "use Y170000002")
    if digits[0] == "0":
        raise DateSyntaxError(text, first, "a digit 1 to 9", "leave out leading zeros")
    for number, name in ((3, exponent), (4, significant)):
        if name is not None and (not name or name[0] == "0"):
            raise DateSyntaxError(text, match.start(number), "a number from 1", "use Y17E7 or Y17101E4S3")
    if match.end() < len(text):
        raise DateSyntaxError(text, match.end(), "the end", "a year with Y has no month and no day")
    power = int(exponent) if exponent and len(exponent) < 3 else 0 if not exponent else 99  # noqa: PLR2004
    size = len(digits) + power
    if size > MAX_YEAR_DIGITS:
        raise DateRangeError(text, f"its year has more than {MAX_YEAR_DIGITS} digits", "use a nearer year")
    if size <= 4:  # noqa: PLR2004 - digits of a plain year
        year = int(digits) * 10**power
        raise DateSyntaxError(text, 0, "Y only before five digits and more", f"use {sign}{year:04}")
    raise DateSyntaxError(
        text, match.start(4), "at most as many digits as the year has", f"use {text[: match.start(4)]}{size}"
    )


def check_time(text: str) -> None:
    """Raise on the first fault of a text that holds a `T`."""
    middle = text.index("T")
    day = text[:middle]
    if not re.fullmatch(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}", day):
        for at, character in enumerate(day):
            if character in "?~%X":
                raise DateSyntaxError(text, at, "a digit", "a date with a time is exact; leave out the time")
        check_date(text, 0, middle)
        raise DateSyntaxError(text, middle, "a whole date before 'T'", "leave out the time")
    check_date(text, 0, middle)
    at = middle + 1
    for pattern, expected in (
        ("[01][0-9]|2[0-3]", "an hour 00 to 23"),
        (":", "':'"),
        ("[0-5][0-9]", "a minute 00 to 59"),
        (":", "':'"),
        ("[0-5][0-9]", "a second 00 to 59"),
    ):
        match = re.compile(pattern).match(text, at)
        if match is None:
            raise DateSyntaxError(text, at, expected, f"use {day}T23:20:30")
        at = match.end()
    zone = re.compile(r"Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?").match(text, at)
    if zone is None:
        raise DateSyntaxError(text, at, "Z, an offset such as +06:00, or the end", f"use {text[:at]}Z")
    raise DateSyntaxError(text, zone.end(), "the end", f"use {text[: zone.end()]}")
