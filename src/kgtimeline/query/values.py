"""The values that leaves take: checked at once, and as the text form writes them."""

import datetime as dt
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from kgtimeline.dates.numbering import INF, Day, civil
from kgtimeline.dates.window import Window
from kgtimeline.dates.window import window as parse_window
from kgtimeline.errors import DateRangeError, DateSyntaxError, QuerySyntaxError, did_you_mean

Word = TypeVar("Word", bound=StrEnum)


def given(value: str, expected: str, hint: str = "give its name or id") -> str:
    """Refuse a value that is empty.

    Example:
        >>> given("japarov", "an actor")
        'japarov'
    """
    if not isinstance(value, str):
        raise QuerySyntaxError(repr(value), 0, expected, hint)
    if not value.strip():
        raise QuerySyntaxError(value, 0, expected, hint)
    return value


def word_of(vocabulary: type[Word], value: str, expected: str) -> Word:
    """Check a word against a vocabulary, and give it as the enum's member."""
    try:
        return vocabulary(value)
    except ValueError:
        words = [str(word) for word in vocabulary]
        near = get_close_matches(value.lower(), words, n=2)
        hint = did_you_mean(near, f"one of {', '.join(words)}")
        raise QuerySyntaxError(value, 0, expected, hint) from None


def window_of(value: str | dt.date | Window) -> tuple[str, Window]:
    """Read a window, and give it with a text that says the same.

    Raises:
        DateSyntaxError: If it is no EDTF.
        DateRangeError: If it is no window, or none that EDTF can write.

    Example:
        >>> window_of(Window(0, INF))
        ('1970-01-01/..', Window(a=0, b=inf))
    """
    window = parse_window(value)
    if isinstance(value, str):
        return value, window
    first, last = (_day_text(day) for day in window)
    text = first if first == last else f"{first}/{last}"
    try:
        if parse_window(text) == window:
            return text, window
    except (DateSyntaxError, DateRangeError):
        pass
    raise DateRangeError(
        text, "no window that EDTF can write", "give two days of four-digit years in order, one may be open"
    )


def _day_text(day: Day) -> str:
    if abs(day) == INF:
        return ".."
    year, month, mday = civil(int(day))
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{month:02}-{mday:02}"
