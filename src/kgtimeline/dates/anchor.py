"""The date that relative words are counted from, and how results are written.

An anchor may be a day, a month, a year or an interval, and its parts may be
qualified. What is worked out from an anchor of several possible days is worked out
for its first and its last day: when both agree, that is the result, else everything
between them is (`[2022..2023]`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kgtimeline.dates.value import EventDate

Parts = tuple[int, ...]
"""Year; year and month; or year, month and day."""

Marks = tuple[str, str, str]
"""The qualifiers of year, month and day: `""`, `?`, `~` or `%` each."""

NO_MARKS: Marks = ("", "", "")
_LAST_MONTH = 12
_SIMPLE = re.compile(
    r"([?~%]?)([0-9]{4})([?~%]?)(?:-([?~%]?)([0-9]{2})([?~%]?)(?:-([?~%]?)([0-9]{2})([?~%]?))?)?(?:T.*)?",
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date that relative words are counted from, ready for counting.

    Args:
        value: The date itself.
        lo: Its first possible day.
        hi: Its last possible day.
        marks: The qualifiers of its year, month and day.
    """

    value: EventDate
    lo: date
    hi: date
    marks: Marks

    @property
    def doubtful(self) -> bool:
        """Say whether anything about it is qualified, so that no result is certain."""
        return self.value.hedged


def union(*marks: str) -> str:
    """Put qualifiers together: `?` and `~` make `%`.

    Example:
        >>> union("", "?", "~")
        '%'
    """
    distinct = set("".join(marks))
    if "%" in distinct or len(distinct) > 1:
        return "%"
    return distinct.pop() if distinct else ""


@lru_cache(maxsize=1024)
def anchor_of(value: EventDate) -> Anchor | None:
    """Make an anchor of a date; None if it is open, unknown or beyond years 1 to 9999.

    Example:
        >>> anchor_of(EventDate("2023?-08")).marks
        ('?', '', '')
    """
    lo, hi = value.earliest, value.latest
    if lo is None or hi is None:
        return None
    return Anchor(value, lo, hi, marks_of(value.text))


def marks_of(text: str) -> Marks:
    """Read the qualifiers of each part: one on the right holds for all to its left.

    Example:
        >>> marks_of("2023?-~08-08"), marks_of("2024-02~")
        (('?', '~', ''), ('~', '~', ''))
    """
    if (found := _SIMPLE.fullmatch(text)) is None:
        every = union(*(mark for mark in text if mark in "?~%"))
        return (every, every, every)
    left_y, _, right_y, left_m, _, right_m, left_d, _, right_d = (part or "" for part in found.groups())
    return (
        union(left_y, right_y, right_m, right_d),
        union(left_m, right_m, right_d),
        union(left_d, right_d),
    )


def written(parts: Parts, marks: Marks = NO_MARKS) -> str:
    """Write a date with its qualifiers as EDTF, in the shortest right way.

    A season, quarter or half takes no qualifier; whoever writes one hedges it.

    Example:
        >>> written((2023, 8, 8), ("?", "", "")), written((2024, 2), ("~", "~", "~"))
        ('2023?-08-08', '2024-02~')
    """
    texts = [f"{parts[0]:04d}", *(f"{part:02d}" for part in parts[1:])]
    kept = marks[: len(texts)]
    if kept == NO_MARKS[: len(texts)] or (len(parts) > 1 and parts[1] > _LAST_MONTH):
        return "-".join(texts)
    if kept[0] and all(mark == kept[0] for mark in kept):
        return "-".join(texts) + kept[0]
    return "-".join(
        [texts[0] + kept[0], *(mark + text for mark, text in zip(kept[1:], texts[1:], strict=False))]
    )


def worked_out(anchor: Anchor, parts_of: Callable[[date], Parts], taken: int = 3) -> str:
    """Work a date out from every day that the anchor may be.

    Args:
        anchor: What is counted from.
        parts_of: The result for one day; must not fall while the day rises.
        taken: How many of the leading parts of the result are from the anchor.

    Returns:
        The date with the qualifiers of what it took, or `[A..B]` when it depends on the day.
    """
    first = parts_of(anchor.lo)
    if anchor.hi != anchor.lo and (last := parts_of(anchor.hi)) != first:
        return f"[{written(first)}..{written(last)}]"
    year, month, day = _carried(anchor, first)
    return written(first, (year, month if taken > 1 else "", day if taken > 2 else ""))  # noqa: PLR2004 - parts


def _carried(anchor: Anchor, result: Parts) -> Marks:
    """Give each part the doubt of the anchor's part, and of the finer ones if they carried over."""
    year, month, day = anchor.marks
    if len(result) > 1 and result[0] != anchor.lo.year:
        year = union(year, month, day if len(result) > 2 else "")  # noqa: PLR2004 - year, month and day
    if len(result) > 2 and result[1] != anchor.lo.month:  # noqa: PLR2004 - year, month and day
        month = union(month, day)
    return (year, month, day)


def one_of(values: list[str]) -> str:
    """Write several dates as the EDTF set of which one is meant.

    Example:
        >>> one_of(["2023-08-08"]), one_of(["2022-08-08", "2023-08-08"])
        ('2023-08-08', '[2022-08-08,2023-08-08]')
    """
    return values[0] if len(values) == 1 else f"[{','.join(values)}]"


def step(day: date, **units: int) -> date:
    """Go a number of days, weeks, months or years on, clamped at the end of a month.

    Raises:
        ValueError: If that leaves the years 1 to 9999.

    Example:
        >>> step(date(2024, 3, 31), months=-1)
        datetime.date(2024, 2, 29)
    """
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(**units)  # type: ignore[arg-type]
