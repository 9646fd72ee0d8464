"""Sets of dates: one of them, `[...]`, or all of them, `{...}`."""

from typing import NamedTuple

from kgtimeline.dates.form import Form, Shape, Side
from kgtimeline.dates.gaps import Days, Mask, Run
from kgtimeline.dates.numbering import INF, Day
from kgtimeline.dates.parts import read_date
from kgtimeline.dates.plain import read_plain


class Member(NamedTuple):
    """One element of a set: a date, or a range of dates of one precision.

    Args:
        first: First and last day of its first date; both infinite if it is open there.
        last: The same of its last date, which for a date is its first.
        gaps: The possible days, if not all between the two are.
    """

    first: tuple[Day, Day]
    last: tuple[Day, Day]
    gaps: Days | None = None


_OPEN_START = (-INF, -INF)
_OPEN_END = (INF, INF)


def read_set(text: str) -> Form | None:
    """Read a set; None if it is none, or if a range in it runs backwards."""
    shape = {"[]": Shape.ONE_OF, "{}": Shape.ALL_OF}.get(text[0] + text[-1])
    if shape is None or len(text) == 1:
        return None
    words = text[1:-1].split(",")
    members: list[Member] = []
    for place, word in enumerate(words):
        member = _read_member(word, first=place == 0, last=place == len(words) - 1)
        if member is None:
            return None
        members.append(member)
    if shape is Shape.ALL_OF:
        return Form(shape, _hull(members), 2)
    return Form(shape, (_union(members),), 2)


def _read_member(word: str, *, first: bool, last: bool) -> Member | None:
    plain = read_plain(word)
    if plain is not None:
        return Member(plain[:2], plain[:2])
    start, dots, end = word.partition("..")
    if not dots:
        side = read_date(word)
        if side is None or side.qualified:
            return None
        return Member((side.lo, side.hi), (side.lo, side.hi), side.gaps)
    if (not start and not (first and end)) or (not end and not (last and start)):
        return None
    one = _exact(start) if start else _OPEN_START
    other = _exact(end) if end else _OPEN_END
    if one is None or other is None or one[0] > other[0]:
        return None
    if start and end and len(start.lstrip("-")) != len(end.lstrip("-")):
        return None
    return Member(one, other)


def _exact(text: str) -> tuple[Day, Day] | None:
    """Read one end of a range: a date without masks and qualifiers."""
    side = read_date(text)
    if side is None or side.qualified or "X" in text:
        return None
    return side.lo, side.hi


def _hull(members: list[Member]) -> tuple[Side, Side]:
    """Give where the first and where the last of all the dates may lie."""
    return (
        Side(min(m.first[0] for m in members), min(m.first[1] for m in members), level=2),
        Side(max(m.last[0] for m in members), max(m.last[1] for m in members), level=2),
    )


def _union(members: list[Member]) -> Side:
    """Merge the days that the members allow."""
    runs: list[Run] = [(m.first[0], m.last[1]) for m in members if m.gaps is None]
    masks = [part for m in members if m.gaps is not None for part in m.gaps.parts if isinstance(part, Mask)]
    runs.sort()
    merged: list[Run] = []
    for lo, hi in runs:
        if merged and lo <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(hi, merged[-1][1]))
        else:
            merged.append((lo, hi))
    if not masks:
        days = Days(tuple(merged)) if len(merged) > 1 else None
        return Side(merged[0][0], merged[-1][1], days, 2)
    masks = [mask for mask in masks if not any(_inside(mask, run) for run in merged)]
    if not masks and len(merged) == 1:
        return Side(*merged[0], None, 2)
    days = Days((*merged, *masks))
    first, last = days.first_from(-INF), days.last_to(INF)
    assert first is not None and last is not None, "every member allows some day"  # noqa: PT018 - one fact
    return Side(first, last, days, 2)


def _inside(mask: Mask, run: Run) -> bool:
    first, last = mask.first(), mask.last()
    return first is not None and last is not None and run[0] <= first and last <= run[1]
