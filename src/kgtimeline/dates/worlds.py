"""Bounds as a system of differences: the days that together make one world."""

from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.differences import System
from kgtimeline.dates.domains import FAR, FINITE, Domain, as_day
from kgtimeline.dates.numbering import INF, Day
from kgtimeline.dates.tracing import Edge


class World:
    """The nodes of one date in a system of differences: its start, its end, a day between.

    Args:
        bounds: The date's worlds.
        first: The number of its first node.
        earlier: Count all its days so many days earlier.
    """

    __slots__ = ("domains", "edges", "end", "start")

    def __init__(self, bounds: Bounds, first: int, earlier: int = 0) -> None:
        """Lay out the nodes and what ties them together."""
        if bounds.one_day and bounds.starts is None and bounds.ends is None:
            self._lay_out_one_day(bounds, first, earlier)
            return
        self.start, self.end = first, first + 1
        open_start = bounds.s_lo == -INF and not (bounds.one_day or bounds.unknown_start)
        open_end = bounds.e_hi == INF and not (bounds.one_day or bounds.unknown_end)
        s_lo, s_hi = _finite(bounds.s_lo), _finite(bounds.s_hi)
        e_lo, e_hi = _finite(bounds.e_lo), _finite(bounds.e_hi)
        if open_start:
            s_lo, s_hi = -FAR, s_hi if bounds.s_hi > -INF else -FAR
        if open_end:
            e_lo, e_hi = e_lo if bounds.e_lo < INF else FAR, FAR
        own = (None, None) if bounds.known else (bounds.starts, bounds.ends)
        self.domains = [
            Domain(s_lo - earlier, s_hi - earlier, own[0], earlier, bounds.hedged),
            Domain(e_lo - earlier, e_hi - earlier, own[1], earlier, bounds.hedged),
        ]
        self.edges = [Edge(self.start, self.end, 0)]
        if bounds.known:
            hedged = bounds.hedged
            between = (bounds.starts, bounds.ends)
            self.domains += (Domain(-FINITE, FINITE, days, earlier, hedged) for days in between)
            self.edges += (Edge(self.start, first + 2, 0), Edge(first + 2, first + 3, 0))
            self.edges.append(Edge(first + 3, self.end, 0))
        if bounds.one_day:
            self.edges.append(Edge(self.end, self.start, 0))
        if bounds.runs is not None:
            self.domains.append(Domain(-FINITE, FINITE, bounds.runs, earlier, bounds.hedged))
            self.edges += (Edge(self.start, first + 2, 0), Edge(first + 2, self.end, 0))

    def _lay_out_one_day(self, bounds: Bounds, first: int, earlier: int) -> None:
        """Let one node be start and end: most dates are of one day."""
        self.start = self.end = first
        lo = _finite(max(bounds.s_lo, bounds.e_lo)) - earlier
        hi = _finite(min(bounds.s_hi, bounds.e_hi)) - earlier
        self.domains = [Domain(lo, hi, bounds.runs, earlier, bounds.hedged)]
        self.edges = []


def _finite(day: Day) -> int:
    """Turn a day into an integer: one without bound into the first or last day there is."""
    if -INF < day < INF:
        return int(day)
    return FINITE if day > 0 else -FINITE


def common_worlds(one: Bounds, other: Bounds) -> Bounds | None:
    """Bound the worlds that two dates share; None if there are none.

    The numbers are exact. Of the sets of days those of the first are kept, where both
    have one; `narrow` intersects them where it matters.

    Example:
        >>> common_worlds(Bounds(0, 9, 0, 9, one_day=True), Bounds(5, 20, 5, 20, one_day=True))[:4]
        (5, 9, 5, 9)
    """
    x = World(one, 0)
    y = World(other, len(x.domains))
    same = [(x.start, y.start), (x.end, y.end)]
    edges = [*x.edges, *y.edges, *(Edge(*pair, 0) for a, b in same for pair in ((a, b), (b, a)))]
    domains = [*x.domains, *y.domains]
    system = System(domains, edges)
    early = system.least()
    if not early.solved:
        return None
    late = system.greatest()
    return Bounds(
        as_day(early.values[x.start]),
        as_day(late.values[x.start]),
        as_day(early.values[x.end]),
        as_day(late.values[x.end]),
        one_day=one.one_day or other.one_day,
        hedged=one.hedged or other.hedged,
        runs=one.runs or other.runs,
        unknown_start=one.unknown_start or other.unknown_start,
        unknown_end=one.unknown_end or other.unknown_end,
        starts=one.starts or other.starts,
        ends=one.ends or other.ends,
    )
