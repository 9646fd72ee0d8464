"""Why a text is no EDTF value: where it goes wrong, what could stand there, and the mend."""

import re

from kgtimeline.dates.date_faults import check_date, check_long_year, check_time
from kgtimeline.dates.parts import read_date
from kgtimeline.errors import DateRangeError, DateSyntaxError

_GLUED = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})").fullmatch
_SLASHED = re.compile(r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})").fullmatch


def explain(text: str) -> DateSyntaxError | DateRangeError:
    """Work out what is wrong with a text that no reader took.

    Returns:
        The error to raise: of syntax with position, expectation and mend, or of range
        where the text is well formed and denotes nothing.

    Example:
        >>> explain("2024-2").hint
        'use 2024-02'
        >>> explain("1900-02-29").reason
        'February 1900 has 28 days'
    """
    try:
        _check(text)
    except (DateSyntaxError, DateRangeError) as error:
        return error
    return DateSyntaxError(text, 0, "an EDTF value")


def _check(text: str) -> None:
    if not text:
        raise DateSyntaxError(text, 0, "a year of four digits")
    blank = next((at for at, character in enumerate(text) if character.isspace()), None)
    if blank is not None:
        raise DateSyntaxError(text, blank, "no space", f"use {''.join(text.split())[:60]}")
    if text[0] in "[{":
        _check_set(text)
    elif "/" in text:
        _check_interval(text)
    elif text[0] == "Y":
        check_long_year(text)
    elif "T" in text:
        check_time(text)
    else:
        if glued := _GLUED(text):
            raise DateSyntaxError(text, 4, "'-'", f"use {'-'.join(glued.groups())}")
        check_date(text, 0, len(text))


def _check_interval(text: str) -> None:
    middle = text.index("/")
    if slashed := _SLASHED(text):
        year, month, day = slashed.groups()
        raise DateSyntaxError(text, middle, "'-'", f"use {year}-{month:0>2}-{day:0>2}")
    if (again := text.find("/", middle + 1)) >= 0:
        raise DateSyntaxError(text, again, "the end", "an interval has one slash and two ends")
    first, last = text[:middle], text[middle + 1 :]
    if first in ("", "..") and last in ("", ".."):
        raise DateSyntaxError(
            text, 0, "a date on one side", "an interval without any date says nothing; leave the date out"
        )
    for start, end in ((0, middle), (middle + 1, len(text))):
        side = text[start:end]
        if side not in ("", "..") and read_date(side) is None:
            if "T" in side:
                place = start + side.index("T")
                raise DateSyntaxError(text, place, "no time of day in an interval", "leave out the time")
            if side[0] in "Y[{":
                raise DateSyntaxError(
                    text, start, "a date of at most year, month and day", "the ends are plain dates or .."
                )
            check_date(text, start, end, where="an interval")
    raise DateRangeError(
        text, "it ends before it begins in every reading", f"use {last}/{first}" if first and last else "swap"
    )


def _check_set(text: str) -> None:
    closing = "]" if text[0] == "[" else "}"
    if text[-1] != closing or len(text) == 1:
        wrong = text[-1] in "]}" and len(text) > 1
        raise DateSyntaxError(
            text, len(text) - 1 if wrong else len(text), repr(closing), f"close {text[0]} with {closing}"
        )
    start = 1
    words = text[1:-1].split(",")
    for number, word in enumerate(words):
        _check_member(text, start, word, first=number == 0, last=number == len(words) - 1)
        start += len(word) + 1


def _check_member(text: str, start: int, word: str, *, first: bool, last: bool) -> None:
    if not word:
        raise DateSyntaxError(text, start, "a date", "leave no place between commas empty")
    one, dots, other = word.partition("..")
    if dots and not one and not other:
        raise DateSyntaxError(text, start, "a date next to '..'", "say from when or until when")
    if dots and not one and not first:
        raise DateSyntaxError(text, start, "a date", "only the first member may begin with '..'")
    if dots and not other and not last:
        raise DateSyntaxError(text, start + len(one), "a date", "only the last member may end with '..'")
    for at, part in ((start, one), (start + len(one) + 2, other)):
        if not part:
            continue
        mark = next((place for place, character in enumerate(part) if character in "?~%"), None)
        if mark is not None:
            raise DateSyntaxError(
                text, at + mark, "no qualifier in a set", f"use {text.translate(_NO_MARKS)}"
            )
        if dots and "X" in part:
            place = at + part.index("X")
            raise DateSyntaxError(text, place, "a digit", "no masked digit in a range of a set")
        if read_date(part) is None:
            check_date(text, at, at + len(part), where="a set")
    if one and other:
        if len(one.lstrip("-")) != len(other.lstrip("-")):
            raise DateSyntaxError(
                text, start + len(one) + 2, "the same precision on both sides of '..'", "give both to the day"
            )
        raise_backwards(text, one, other)


def raise_backwards(text: str, one: str, other: str) -> None:
    """Refuse a range of a set that runs backwards."""
    first, last = read_date(one), read_date(other)
    if first is not None and last is not None and first.lo > last.lo:
        raise DateRangeError(text, f"the range {one}..{other} runs backwards", f"use {other}..{one}")


_NO_MARKS = str.maketrans("", "", "?~%")
