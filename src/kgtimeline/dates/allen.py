"""Allen's thirteen relations between two dates, as sets of what is possible and certain.

The only module that uses Allen's names. A world `[s, e]` of whole days is the half-open
stretch `[s, e + 1)`: a day `meets` the next one.

**Source**: Allen, Maintaining Knowledge about Temporal Intervals, CACM 26 (1983).
"""

from enum import StrEnum
from typing import NamedTuple

from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.differences import least
from kgtimeline.dates.tracing import Edge
from kgtimeline.dates.value import EventDate
from kgtimeline.dates.worlds import World


class Allen(StrEnum):
    """How one stretch of time lies to another; exactly one of them holds."""

    BEFORE = "before"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    FINISHED_BY = "finished-by"
    CONTAINS = "contains"
    STARTS = "starts"
    EQUALS = "equals"
    STARTED_BY = "started-by"
    DURING = "during"
    FINISHES = "finishes"
    OVERLAPPED_BY = "overlapped-by"
    MET_BY = "met-by"
    AFTER = "after"


CONVERSE = dict(zip(Allen, reversed(Allen), strict=True))
"""What the other stretch is to the first."""

_S1, _E1, _S2, _E2 = range(4)
_MEANING: dict[Allen, tuple[tuple[int, int, int], ...]] = {
    # from, to, least number of days between the two; equal days stand in both directions
    Allen.BEFORE: ((_E1, _S2, 2),),
    Allen.MEETS: ((_E1, _S2, 0), (_S2, _E1, 0)),  # the other being counted a day earlier
    Allen.OVERLAPS: ((_S1, _S2, 1), (_S2, _E1, 0), (_E1, _E2, 1)),
    Allen.STARTS: ((_S1, _S2, 0), (_S2, _S1, 0), (_E1, _E2, 1)),
    Allen.DURING: ((_S2, _S1, 1), (_E1, _E2, 1)),
    Allen.FINISHES: ((_S2, _S1, 1), (_E1, _E2, 0), (_E2, _E1, 0)),
    Allen.EQUALS: ((_S1, _S2, 0), (_S2, _S1, 0), (_E1, _E2, 0), (_E2, _E1, 0)),
}


class AllenRelations(NamedTuple):
    """What may hold between two dates.

    Args:
        possible: The relations that hold in some pair of worlds; never empty.
        certain: The one that holds in every pair, or none. On hedged dates none.
    """

    possible: frozenset[Allen]
    certain: frozenset[Allen]


def allen(one: EventDate, other: EventDate) -> AllenRelations:
    """Find which of Allen's relations may hold from one date to another.

    The two are taken as independent, as everywhere between dates.

    Example:
        >>> found = allen(EventDate("2024-01-31"), EventDate("2024-02-01"))
        >>> [each.value for each in found.certain]
        ['meets']
        >>> sorted(each.value for each in allen(EventDate("2024-01-31"), EventDate("2024-02")).possible)
        ['before', 'meets']
    """
    x, y = one.bounds, other.bounds
    possible = frozenset(relation for relation in Allen if allen_possible(relation, x, y))
    certain = possible if len(possible) == 1 and not (x.hedged or y.hedged) else frozenset[Allen]()
    return AllenRelations(possible, certain)


def allen_possible(relation: Allen, one: Bounds, other: Bounds) -> bool:
    """Tell whether a relation holds in some pair of worlds.

    Example:
        >>> day = EventDate("2024-01-31").bounds
        >>> allen_possible(Allen.EQUALS, day, day), allen_possible(Allen.STARTS, day, day)
        (True, False)
    """
    meaning = _MEANING.get(relation)
    if meaning is None:
        return allen_possible(CONVERSE[relation], other, one)
    x = World(one, 0)
    y = World(other, len(x.domains), earlier=int(relation is Allen.MEETS))
    places = (x.start, x.end, y.start, y.end)
    edges = [Edge(places[a], places[b], days) for a, b, days in meaning]
    return least([*x.domains, *y.domains], [*x.edges, *y.edges, *edges]).solved
