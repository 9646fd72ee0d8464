"""The stretch of time that a question asks about."""

from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from kgtimeline.dates.form import Form, Shape
from kgtimeline.dates.numbering import EPOCH, Day
from kgtimeline.dates.parsing import read


class Window(NamedTuple):
    """An inclusive stretch of days, perhaps infinite.

    **Units**: days since 1970-01-01; minus and plus infinity where it is open.

    Example:
        >>> window("2024-01")
        Window(a=19723, b=19753)
    """

    a: Day
    b: Day


def window(value: str | date | Window) -> Window:
    """Read the stretch of time that a question asks about.

    Args:
        value: An EDTF value without qualifiers, gaps and unknown ends, such as
            `2024`, `2024-01/2024-03` or `2024-02-12/..`; a day; or a window. Of a
            `datetime` the day counts.

    Returns:
        From the first day of the value to the last.

    Raises:
        DateSyntaxError: If the text is no EDTF value.
        DateRangeError: If it is one that does not say which days are meant.

    Example:
        >>> window("1970/..")
        Window(a=0, b=inf)
    """
    if isinstance(value, str):
        return _read(value)
    if isinstance(value, Window):
        return value
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        day = value.toordinal() - EPOCH
        return Window(day, day)
    raise TypeError(f"a window is an EDTF text, a date or a Window, not {value!r}")


@lru_cache(maxsize=4_096)
def _read(text: str) -> Window:
    form = read(text)
    if fault := _fault(form):
        from kgtimeline.errors import DateRangeError

        raise DateRangeError(text, *fault)
    return Window(form.sides[0].lo, form.sides[-1].hi)


def _fault(form: Form) -> tuple[str, str] | None:
    """Say why a value is no window, and the mend."""
    if form.qualified:
        return "a window carries no qualifier", "leave out ?, ~ and %"
    if form.shape is Shape.SIGNIFICANT:
        return "an estimated year is no window", "give the years, such as 1950/1959"
    if form.shape is Shape.ALL_OF:
        return "a set of several dates is no window", "ask for one stretch at a time"
    if any(side.gaps is not None for side in form.sides):
        return "a window has no gaps", "give its first and its last day, such as 2024/2025"
    if any(side.unknown for side in form.sides):
        return "a window has no unknown end", "write .. for an open end"
    return None
