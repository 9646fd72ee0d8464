"""Bounds of dates, sorted so that a window of time finds its rows by bisection.

Rows stand in date order, so whoever starts in a stretch of days is one run of rows. Of
such a run only the events that may reach over an edge of the window have to be looked
at. To find those few, rows lie on shelves by the length of their bounds, and on each
shelf by their first day: on a shelf of length L nobody who starts before `a - L` meets
`[a, b]`. One long event would spoil a shelf for all others, so the long ones have
shelves of their own. Each row whose four numbers are not the whole truth is looked at
by itself (`odd`).
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

Look = Callable[[Sequence[int], Sequence[Bounds], Day, Day], list[int]]
"""Goes through rows with their bounds and gives those that stand in a relation to `[a, b]`."""
POSSIBLE: Mapping[Relation, Look] = {
    Relation.DURING: lambda rows, bounds, a, b: [
        row for row, t in zip(rows, bounds, strict=True) if t[0] <= b and t[3] >= a
    ],
    Relation.WITHIN: lambda rows, bounds, a, b: [
        row
        for row, t in zip(rows, bounds, strict=True)
        if t[1] >= a and t[2] <= b and max(t[0], a) <= min(t[3], b)
    ],
    Relation.COVERS: lambda rows, bounds, a, b: [
        row for row, t in zip(rows, bounds, strict=True) if t[0] <= a and t[3] >= b and (a == b or not t[4])
    ],
    Relation.BEFORE: lambda rows, bounds, a, _: [
        row for row, t in zip(rows, bounds, strict=True) if t[2] < a
    ],
    Relation.AFTER: lambda rows, bounds, _, b: [row for row, t in zip(rows, bounds, strict=True) if t[1] > b],
}
"""The table of relations in closed form; right for bounds without gaps and unknown ends."""
CERTAIN: Mapping[Relation, Look] = {
    Relation.DURING: lambda rows, bounds, a, b: [
        row for row, t in zip(rows, bounds, strict=True) if t[1] <= b and t[2] >= a
    ],
    Relation.WITHIN: lambda rows, bounds, a, b: [
        row for row, t in zip(rows, bounds, strict=True) if t[0] >= a and t[3] <= b
    ],
    Relation.COVERS: lambda rows, bounds, a, b: [
        row for row, t in zip(rows, bounds, strict=True) if t[1] <= a and t[2] >= b
    ],
    Relation.BEFORE: lambda rows, bounds, a, _: [
        row for row, t in zip(rows, bounds, strict=True) if t[3] < a
    ],
    Relation.AFTER: lambda rows, bounds, _, b: [row for row, t in zip(rows, bounds, strict=True) if t[0] > b],
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
        length: Length of the longest bounds on it, in days; infinite if some have an open end.
        rows: The rows.
        bounds: The bounds of every row of the records.
        hedged: Whether nothing about these dates is certain.

    Whoever may have begun at any time has shelves on which each must be looked at (`open`).
    """

    __slots__ = ("bounds", "hedged", "length", "open", "rows", "starts")

    def __init__(self, length: Day, rows: Sequence[int], bounds: Sequence[Bounds], *, hedged: bool) -> None:
        """Sort by first day, then row."""
        self.length = length
        self.hedged = hedged
        self.rows = sorted(rows, key=lambda row: bounds[row].s_lo)
        self.bounds = [bounds[row] for row in self.rows]
        self.starts = [bound.s_lo for bound in self.bounds]
        self.open = -INF in self.starts[:1]

    def stretch(self, relation: Relation, window: Window) -> Stretch:
        """Find the rows that can answer, and those that need no look."""
        a, b = window
        length = self.length
        if self.open:
            return self._within(0, 0, 0, len(self.starts))
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

    def edges(self, part: Stretch) -> Iterator[tuple[list[int], list[Bounds]]]:
        """Give the rows of a stretch that have to be looked at, with their bounds, in two parts."""
        for piece in (slice(part.first, part.sure_first), slice(part.sure_stop, part.stop)):
            if piece.start < piece.stop:
                yield self.rows[piece], self.bounds[piece]

    @staticmethod
    def _within(first: int, sure_first: int, sure_stop: int, stop: int) -> Stretch:
        """Make an empty sure part one that lies inside the stretch."""
        stop = max(first, stop)
        if sure_first >= sure_stop:
            return Stretch(first, stop, stop, stop)
        return Stretch(first, sure_first, sure_stop, stop)


class TimeIndex:
    """All rows: loose, or on shelves and in one line by their first day.

    Args:
        bounds: The bounds of every row, in date order; `UNDATED` where there is no date.
    """

    __slots__ = ("_line", "_starts", "hedged_rows", "odd", "shelves")

    def __init__(self, bounds: Sequence[Bounds]) -> None:
        """File every row."""
        firm: dict[Day, list[int]] = {}
        hedged: dict[Day, list[int]] = {}
        self.odd: list[int] = []
        self._line: list[int] = []
        self._starts: list[Day] = []
        for row, bound in enumerate(bounds):
            start = bound.s_lo
            if is_odd(bound):
                self.odd.append(row)
                continue
            if start == -INF:
                length = start
            else:
                self._line.append(row)
                self._starts.append(start)
                length = next((top for top in LENGTHS if bound.e_hi - start <= top), INF)
            (hedged if bound.hedged else firm).setdefault(length, []).append(row)
        self.shelves = tuple(
            Shelf(length, rows, bounds, hedged=doubtful)
            for doubtful, filed in ((False, firm), (True, hedged))
            for length, rows in sorted(filed.items())
        )
        self.hedged_rows = frozenset(row for row, bound in enumerate(bounds) if bound.hedged)

    def run(self, relation: Relation, window: Window) -> range:
        """Give the run of rows of whoever starts where most that stand in the relation do.

        Rows on open shelves and odd rows that lie among them are part of the run.

        **Shape**: first day inside the window for `during` and `within`, before it for
        `before`, after it for `after`; empty for `covers`.
        """
        starts = self._starts
        first, stop = 0, len(starts)
        if relation is Relation.COVERS:
            return range(0)
        if relation is Relation.BEFORE:
            stop = bisect_left(starts, window.a)
        elif relation is Relation.AFTER:
            first = bisect_right(starts, window.b)
        else:
            first, stop = bisect_left(starts, window.a), bisect_right(starts, window.b)
        return range(self._line[first], self._line[stop - 1] + 1) if first < stop else range(0)


def is_odd(bounds: Bounds) -> bool:
    """Say whether four numbers are not the whole truth, so that each must be looked at.

    Example:
        >>> is_odd(Bounds(0, 3, 0, INF, unknown_end=True)), is_odd(UNDATED)
        (True, False)
    """
    return bounds.gapped or bounds.unknown_start or bounds.unknown_end
