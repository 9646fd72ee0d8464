"""Bounds of dates, sorted so that a window of time finds its rows by bisection.

Rows lie on shelves by the length of their bounds, and on each shelf by their first
day. On a shelf of length L whoever starts in `[a - L, b]` may meet `[a, b]`, and only
those at the two edges have to be looked at. One long event would spoil a shelf for all
others, so the long ones have shelves of their own.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.numbering import INF, Day
from kgtimeline.dates.relations import Relation
from kgtimeline.dates.window import Window

LENGTHS = (0, 31, 92, 366, 1_096, 3_660)
"""Longest bounds on each shelf, in days; one more shelf takes all longer and open ones."""
UNDATED = Bounds(-INF, INF, -INF, INF, hedged=True)
"""An event that nothing dates may have been at any time, and certainly at none."""

Test = Callable[[Bounds, Day, Day], bool]
POSSIBLE: Mapping[Relation, Test] = {
    Relation.DURING: lambda t, a, b: t[0] <= b and t[3] >= a,
    Relation.WITHIN: lambda t, a, b: t[1] >= a and t[2] <= b and max(t[0], a) <= min(t[3], b),
    Relation.COVERS: lambda t, a, b: t[0] <= a and t[3] >= b and (a == b or not t[4]),
    Relation.BEFORE: lambda t, a, _: t[2] < a,
    Relation.AFTER: lambda t, _, b: t[1] > b,
}
"""The table of relations in closed form; right for bounds without gaps and unknown ends."""
CERTAIN: Mapping[Relation, Test] = {
    Relation.DURING: lambda t, a, b: t[1] <= b and t[2] >= a,
    Relation.WITHIN: lambda t, a, b: t[0] >= a and t[3] <= b,
    Relation.COVERS: lambda t, a, b: t[1] <= a and t[2] >= b,
    Relation.BEFORE: lambda t, a, _: t[3] < a,
    Relation.AFTER: lambda t, _, b: t[0] > b,
}


class Stretch(NamedTuple):
    """Where on a shelf the rows lie that a window can concern.

    Args:
        first: Place of the first row that may answer.
        sure_first: Place of the first row that answers for certain.
        sure_stop: Place after the last row that does so.
        stop: Place after the last row that may answer.
    """

    first: int
    sure_first: int
    sure_stop: int
    stop: int


class Shelf:
    """Rows whose bounds are at most so long, by their first day.

    Args:
        length: Length of the longest bounds on it, in days; infinite if some are open.
        rows: The rows.
        bounds: The bounds of every row of the records.
    """

    __slots__ = ("bounds", "length", "rows", "starts")

    def __init__(self, length: Day, rows: Sequence[int], bounds: Sequence[Bounds]) -> None:
        """Sort by first day, then row."""
        self.length = length
        self.rows = sorted(rows, key=lambda row: bounds[row].s_lo)
        self.bounds = [bounds[row] for row in self.rows]
        self.starts = [bound.s_lo for bound in self.bounds]

    def stretch(self, relation: Relation, window: Window) -> Stretch:
        """Find the rows that can answer, and those that need no look."""
        a, b = window
        length = self.length
        until = INF if b == INF else b - length
        match relation:
            case Relation.BEFORE:
                sure = 0, bisect_left(self.starts, a - length)
                return self._within(0, *sure, bisect_left(self.starts, a))
            case Relation.AFTER:
                end = len(self.starts)
                return self._within(bisect_left(self.starts, until), bisect_right(self.starts, b), end, end)
            case Relation.COVERS:
                first = bisect_left(self.starts, -INF if length == INF else until)
                return self._within(first, first, first, bisect_right(self.starts, a))
        first, stop = bisect_left(self.starts, a - length), bisect_right(self.starts, b)
        if length == INF > b:
            return self._within(first, stop, stop, stop)
        return self._within(first, bisect_left(self.starts, a), bisect_right(self.starts, until), stop)

    def sure(self, part: Stretch) -> list[int]:
        """Give the rows of a stretch that need no look."""
        return self.rows[part.sure_first : part.sure_stop]

    def edges(self, part: Stretch) -> Iterator[tuple[int, Bounds]]:
        """Give the rows of a stretch that have to be looked at, with their bounds."""
        for piece in (slice(part.first, part.sure_first), slice(part.sure_stop, part.stop)):
            yield from zip(self.rows[piece], self.bounds[piece], strict=True)

    @staticmethod
    def _within(first: int, sure_first: int, sure_stop: int, stop: int) -> Stretch:
        """Make an empty sure part one that lies inside the stretch."""
        stop = max(first, stop)
        if sure_first >= sure_stop:
            return Stretch(first, stop, stop, stop)
        return Stretch(first, sure_first, sure_stop, stop)


class TimeIndex:
    """All rows on shelves.

    Args:
        bounds: The bounds of every row; `UNDATED` where there is no date.
    """

    __slots__ = ("firm", "hedged", "hedged_rows", "odd")

    def __init__(self, bounds: Sequence[Bounds]) -> None:
        """File every row."""
        firm: dict[Day, list[int]] = {}
        hedged: dict[Day, list[int]] = {}
        odd = []
        for row, bound in enumerate(bounds):
            if is_odd(bound):
                odd.append(row)
                continue
            length = next((top for top in LENGTHS if bound.e_hi - bound.s_lo <= top), INF)
            (hedged if bound.hedged else firm).setdefault(length, []).append(row)
        self.firm = tuple(Shelf(length, rows, bounds) for length, rows in sorted(firm.items()))
        self.hedged = tuple(Shelf(length, rows, bounds) for length, rows in sorted(hedged.items()))
        self.odd = tuple(odd)
        self.hedged_rows = frozenset(row for row, bound in enumerate(bounds) if bound.hedged)


def is_odd(bounds: Bounds) -> bool:
    """Say whether four numbers are not the whole truth, so that each must be looked at.

    Example:
        >>> is_odd(Bounds(0, 3, 0, INF, unknown_end=True)), is_odd(UNDATED)
        (True, False)
    """
    return bounds.gapped or bounds.unknown_start or bounds.unknown_end
