"""Sets of dates: one of them, `[...]`, or all of them, `{...}`."""

from typing import NamedTuple

from kgtimeline.dates.form import Form, Shape, Side
from kgtimeline.dates.gaps import Days, Mask, Run
from kgtimeline.dates.numbering import INF, Day
from kgtimeline.dates.parts import read_date


class Member(NamedTuple):
    """One element of a set: a date, or a range of dates of one precision.

    Args:
        first: The first date of the range, None if it is open.
        last: The last date of it, None if it is open; the same as first for a date.
    """

    first: Side | None
    last: Side | None

    @property
    def lo(self) -> Day:
        """The first possible day."""
        return -INF if self.first is None else self.first.lo

    @property
    def hi(self) -> Day:
        """The last possible day."""
        return INF if self.last is None else self.last.hi


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
    start, dots, end = word.partition("..")
    if not dots:
        side = read_date(word)
        return None if side is None or side.qualified else Member(side, side)
    if (not start and not (first and end)) or (not end and not (last and start)):
        return None
    one = read_date(start) if start else None
    other = read_date(end) if end else None
    if (start and one is None) or (end and other is None) or any(c in "X?~%" for c in word):
        return None
    if one is None or other is None:
        return Member(one, other)
    same_precision = len(start.lstrip("-")) == len(end.lstrip("-"))
    return Member(one, other) if same_precision and one.lo <= other.lo else None


def _hull(members: list[Member]) -> tuple[Side, Side]:
    """Give where the first and where the last of all the dates may lie."""
    starts = [(-INF, -INF) if m.first is None else (m.first.lo, m.first.hi) for m in members]
    ends = [(INF, INF) if m.last is None else (m.last.lo, m.last.hi) for m in members]
    return (
        Side(min(lo for lo, _ in starts), min(hi for _, hi in starts), level=2),
        Side(max(lo for lo, _ in ends), max(hi for _, hi in ends), level=2),
    )


def _union(members: list[Member]) -> Side:
    """Merge the days that the members allow."""
    runs: list[Run] = []
    masks: list[Mask] = []
    for member in members:
        gaps = member.first.gaps if member.first is not None else None
        if gaps is None:
            runs.append((member.lo, member.hi))
        else:
            masks.extend(part for part in gaps.parts if isinstance(part, Mask))
    merged: list[Run] = []
    for lo, hi in sorted(runs):
        if merged and lo <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(hi, merged[-1][1]))
        else:
            merged.append((lo, hi))
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
