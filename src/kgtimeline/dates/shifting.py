"""Moving dates by calendar steps, each kept as precise and as doubtful as it was."""

from datetime import date
from typing import TYPE_CHECKING

from kgtimeline.dates.canonical import canonical_date, written
from kgtimeline.dates.parts import match_date
from kgtimeline.dates.qualifiers import marks_of
from kgtimeline.dates.special import SEASONS
from kgtimeline.dates.value import EventDate
from kgtimeline.errors import DateRangeError

if TYPE_CHECKING:
    from dateutil.relativedelta import relativedelta

_CLOCK = ("hours", "minutes", "seconds", "microseconds", "hour", "minute", "second", "microsecond")
_DAYS = ("days", "day", "weekday", "leapdays")
_MONTHS = ("months", "month")


def shift(value: EventDate, delta: "relativedelta") -> EventDate:
    """Move every date in a value; see `EventDate.shift`.

    A year moves by years, a month by months and years, a day by anything; a decade by
    ten years at a time and a century by a hundred. Days past the end of a month are
    clamped to it. Open and unknown ends stay.

    Raises:
        DateRangeError: If the step is finer than the date, falls between its decades,
            leads out of the years 1 to 9999, or if the date has another mask.

    Example:
        >>> from dateutil.relativedelta import relativedelta
        >>> shift(EventDate("2024-01-31?"), relativedelta(months=1)).text
        '2024-02-29?'
        >>> shift(EventDate("202X/.."), relativedelta(years=-10)).text
        '201X/..'
    """
    text = value.text
    if any(getattr(delta, name) for name in _CLOCK):
        raise DateRangeError(text, "a date is not moved by hours or less", "shift by days or more")
    if text[0] in "[{":
        words = text[1:-1].split(",")
        moved = ",".join("..".join(_moved(text, side, delta) for side in word.split("..")) for word in words)
        moved = text[0] + moved + text[-1]
    else:
        moved = "/".join(_moved(text, side, delta) for side in text.split("/"))
    result = EventDate(moved, value.extent)
    return result.hedge() if value.hedged and not result.hedged else result


def _moved(text: str, side: str, delta: "relativedelta") -> str:
    if side in ("", ".."):
        return side
    day, clock, time = side.partition("T")
    word = canonical_date(day)
    match = match_date(word)
    if match is None:
        raise DateRangeError(text, "a year of this kind is not moved", "work with its bounds")
    year, month, mday = match[3], match[6] or "", match[9] or ""
    marks = [mark for mark, part in zip(marks_of(word), (year, month, mday), strict=True) if part]
    if match[2] or year == "0000":
        raise DateRangeError(text, "years before 1 are not moved", "work with its bounds")
    parts = _shifted(text, year, month, mday, delta)
    return written(parts, marks) + clock + time


def _shifted(text: str, year: str, month: str, mday: str, delta: "relativedelta") -> list[str]:
    code = month.isdecimal() and int(month) in SEASONS
    if "X" in year.rstrip("X") or "X" in month or "X" in mday or (year.endswith("X") and month):
        raise DateRangeError(text, "a masked date is not moved", "work with its bounds")
    unit = "day" if mday else "month" if month and not code else "year"
    finer = {"day": (), "month": _DAYS, "year": _DAYS + _MONTHS}[unit]
    if any(getattr(delta, name) for name in finer):
        raise DateRangeError(text, f"a {unit} is not moved by a finer step", f"shift by whole {unit}s")
    masked = len(year) - len(year.rstrip("X"))
    if masked and (delta.years % 10**masked or delta.year is not None):
        raise DateRangeError(
            text, "a step falls between its bounds", f"shift by {10**masked} years at a time"
        )
    try:
        start = date(
            int(year.replace("X", "1")),
            int(month) if month and not code else 1,
            int(mday) if mday else 1,
        )
        moved = start + delta
    except (ValueError, OverflowError):
        reason = "the step leads out of the years 1 to 9999"
        raise DateRangeError(text, reason, "use a smaller step") from None
    head = f"{moved.year:04}"
    parts = [head[: 4 - masked] + "X" * masked]
    if month:
        parts.append(month if code else f"{moved.month:02}")
    if mday:
        parts.append(f"{moved.day:02}")
    return parts
