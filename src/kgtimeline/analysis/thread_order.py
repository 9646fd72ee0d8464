"""The order in which a thread is read: by date, as far as the relations leave it so."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise

from kgtimeline.analysis.thread_ties import ThreadTie
from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.circles import strong_parts
from kgtimeline.dates.constraints import Constraint, Order, narrow_bounds
from kgtimeline.dates.numbering import INF
from kgtimeline.dates.value import sort_key


def reading_order(
    by_date: Sequence[str], bounds: Mapping[str, Bounds], ties: Sequence[ThreadTie]
) -> list[str]:
    """Put the events of a thread in the order in which they are read.

    What starts no earlier than another event stands after it, whatever the spelling of
    their dates. Else they stand by date; what nothing dates stands beside what it is tied to.

    Args:
        by_date: Ids of the events in date order, undated ones last.
        bounds: Of each of them.
        ties: The ties between them.

    Returns:
        The ids. **Shape**: where relations go round in a circle, the earliest of the
        circle comes first. Takes n log n.

    Example:
        >>> reading_order(["a", "b"], {"a": Bounds(0, 0, 0, 0), "b": Bounds(5, 5, 5, 5)}, [])
        ['a', 'b']
    """
    orders = [(one.target, one.origin) for one in ties if one.orders]
    narrowed = _narrowed(bounds, orders)
    by_rank = _ranked(by_date, narrowed, [one for one in ties if one.followed])
    return _sequence(by_rank, orders)


def _narrowed(bounds: Mapping[str, Bounds], orders: Sequence[tuple[str, str]]) -> Mapping[str, Bounds]:
    """Narrow dates by their order, unless that would change nothing, as mostly it would not."""
    if all(
        bounds[one].s_lo <= bounds[other].s_lo and bounds[one].s_hi <= bounds[other].s_hi
        for one, other in orders
    ):
        return bounds
    facts = [Constraint(one, Order.STARTS_NO_LATER, other) for one, other in orders]
    return narrow_bounds(bounds, facts).bounds


def _ranked(by_date: Sequence[str], bounds: Mapping[str, Bounds], ties: Iterable[ThreadTie]) -> list[str]:
    """Sort by date; what has none takes that of the nearest event that has one, and stands after it."""
    beside: dict[str, list[str]] = {}
    for one in ties:
        beside.setdefault(one.origin, []).append(one.target)
        beside.setdefault(one.target, []).append(one.origin)
    keys = {event: sort_key(bounds[event]) for event in by_date}
    steps = {event: 0 for event in by_date if keys[event][0] < INF}
    queue = sorted(steps, key=keys.__getitem__)
    for event in queue:
        for other in beside.get(event, ()):
            if other not in steps:
                steps[other], keys[other] = steps[event] + 1, keys[event]
                queue.append(other)
    row = {event: number for number, event in enumerate(by_date)}
    return sorted(by_date, key=lambda event: (keys[event], steps.get(event, 0), row[event]))


def _sequence(by_rank: Sequence[str], orders: Iterable[tuple[str, str]]) -> list[str]:
    """Put events in order of rank as far as some must not stand before others.

    It is done from the end: of all that nothing left must follow, the highest rank
    comes last. So an event that is only known to come before another one stands right
    before it, and does not push what has a date out of its place.
    """
    rank = {event: number for number, event in enumerate(by_rank)}
    after: list[list[int]] = [[] for _ in by_rank]
    for one, other in orders:
        after[rank[one]].append(rank[other])
    after = _without_circles(after)
    before: list[list[int]] = [[] for _ in by_rank]
    for number, followers in enumerate(after):
        for follower in followers:
            before[follower].append(number)
    waiting = [len(followers) for followers in after]
    free = [-number for number, count in enumerate(waiting) if not count]
    heapify(free)
    placed: list[int] = []
    while free:
        number = -heappop(free)
        placed.append(number)
        for earlier in before[number]:
            waiting[earlier] -= 1
            if not waiting[earlier]:
                heappush(free, -earlier)
    return [by_rank[number] for number in reversed(placed)]


def _without_circles(after: list[list[int]]) -> list[list[int]]:
    """Let what goes round in a circle stand in order of rank, and the whole of it before what follows."""
    if all(number < follower for number, followers in enumerate(after) for follower in followers):
        return after
    parts = [sorted(part) for part in strong_parts(after)]
    part_of = {number: part for part in parts for number in part}
    straight: list[list[int]] = [[] for _ in after]
    for part in parts:
        for one, other in pairwise(part):
            straight[one].append(other)
    for number, followers in enumerate(after):
        for follower in followers:
            if part_of[number] is not part_of[follower]:
                straight[part_of[number][-1]].append(part_of[follower][0])
    return straight
