"""Bounds of dates, sorted so that a window of time finds its rows by bisection.

Rows stand in date order, so whoever starts in a stretch of days is one run of rows. Of
such a run only the events that may reach over an edge of the window have to be looked
at; `time_shelf` keeps them so that they are few. Each row whose four numbers are not
the whole truth is looked at by itself (`odd_rows`).
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Sequence
from itertools import chain, count

from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.numbering import INF
from kgtimeline.dates.relations import Relation
from kgtimeline.dates.window import Window
from kgtimeline.query.time_days import Days
from kgtimeline.query.time_shelf import Kept, Shelf

UNDATED = Bounds(-INF, INF, -INF, INF, hedged=True)
"""An event that nothing dates may have been at any time, and certainly at none."""


class TimeIndex:
    """All rows: loose, or on shelves and in one line by their first day.

    Args:
        bounds: The bounds of every row, in date order; `UNDATED` where there is no date.
    """

    __slots__ = ("_line", "_starts", "days", "hedged_rows", "odd_rows", "shelves")

    def __init__(self, bounds: Sequence[Bounds]) -> None:
        """File every row; what is worked out of bounds is worked out once for all events that share them."""
        odd: list[int] = []
        filed: defaultdict[Kept, list[int]] = defaultdict(list)
        shared = dict(zip(map(id, bounds), bounds, strict=True))
        rows_of = {key: odd if is_odd(one) else filed[Kept.of(one)] for key, one in shared.items()}
        deque(map(list.append, map(rows_of.__getitem__, map(id, bounds)), count()), maxlen=0)
        self.odd_rows = frozenset(odd)
        self.days = Days.of(bounds)
        self.shelves = tuple([Shelf(kept, self.days, filed[kept]) for kept in sorted(filed)])
        self.hedged_rows = frozenset(row for row in odd if bounds[row].hedged).union(
            *(shelf.rows for shelf in self.shelves if shelf.hedged)
        )
        self._line = sorted(chain.from_iterable(shelf.rows for shelf in self.shelves if not shelf.open))
        self._starts = [*map(self.days.s_lo.__getitem__, self._line)]

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
