"""The four bounds of every row, column by column, and the table of relations over them.

A row is looked at without a look at its `Bounds`: to take a number out of a list costs
less than to take it out of a named tuple.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple, Self

from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.numbering import Day
from kgtimeline.dates.relations import Relation


class Days(NamedTuple):
    """The bounds of all rows, by row.

    **Units**: inclusive days since 1970-01-01, infinite where a side is open.

    Args:
        s_lo: Earliest starts.
        s_hi: Latest starts.
        e_lo: Earliest ends.
        e_hi: Latest ends.
        one_day: Whether the event is over on the day on which it starts.

    Example:
        >>> Days.of([Bounds(0, 3, 0, 3, one_day=True), Bounds(1, 1, 9, 9)]).e_hi
        [3, 9]
    """

    s_lo: Sequence[Day]
    s_hi: Sequence[Day]
    e_lo: Sequence[Day]
    e_hi: Sequence[Day]
    one_day: Sequence[bool]

    @classmethod
    def of(cls, bounds: Sequence[Bounds]) -> Self:
        """Take bounds apart."""
        return cls(*([*map(attrgetter(name), bounds)] for name in cls._fields))


Looked = tuple[list[int], list[int]]
"""Rows that answer at least possibly, and those of them that do not for certain; both ascending."""
Look = Callable[[Sequence[int], Days, Day, Day], Looked]
"""Goes through ascending rows and gives those that stand in a relation to `[a, b]`."""


def _touch(rows: Sequence[int], days: Days, a: Day, b: Day) -> Looked:
    s_lo, s_hi, e_lo, e_hi, _ = days
    kept, doubtful = [], []
    for row in rows:
        if s_lo[row] <= b and e_hi[row] >= a:
            kept.append(row)
            if s_hi[row] > b or e_lo[row] < a:
                doubtful.append(row)
    return kept, doubtful


def _lie_within(rows: Sequence[int], days: Days, a: Day, b: Day) -> Looked:
    s_lo, s_hi, e_lo, e_hi, _ = days
    kept, doubtful = [], []
    for row in rows:
        start, end = s_lo[row], e_hi[row]
        if s_hi[row] >= a and e_lo[row] <= b and max(start, a) <= min(end, b):
            kept.append(row)
            if start < a or end > b:
                doubtful.append(row)
    return kept, doubtful


def _cover(rows: Sequence[int], days: Days, a: Day, b: Day) -> Looked:
    s_lo, s_hi, e_lo, e_hi, one_day = days
    kept, doubtful = [], []
    for row in rows:
        if s_lo[row] <= a and e_hi[row] >= b and (a == b or not one_day[row]):
            kept.append(row)
            if s_hi[row] > a or e_lo[row] < b:
                doubtful.append(row)
    return kept, doubtful


def _end_before(rows: Sequence[int], days: Days, a: Day, _b: Day) -> Looked:
    e_lo, e_hi = days.e_lo, days.e_hi
    kept = [row for row in rows if e_lo[row] < a]
    return kept, [row for row in kept if e_hi[row] >= a]


def _start_after(rows: Sequence[int], days: Days, _a: Day, b: Day) -> Looked:
    s_lo, s_hi = days.s_lo, days.s_hi
    kept = [row for row in rows if s_hi[row] > b]
    return kept, [row for row in kept if s_lo[row] <= b]


LOOKS: Mapping[Relation, Look] = {
    Relation.DURING: _touch,
    Relation.WITHIN: _lie_within,
    Relation.COVERS: _cover,
    Relation.BEFORE: _end_before,
    Relation.AFTER: _start_after,
}
"""The table of relations in closed form; right for bounds without gaps and unknown ends."""
