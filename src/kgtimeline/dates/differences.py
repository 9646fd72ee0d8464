"""Systems of "at least so many days later", solved exactly, gaps and all.

Every node is a day with a domain; every edge says that one day is at least some days
after another. The solutions of such a system have a least and a greatest one, and both
are found in one pass over the strongly connected parts in topological order.

**Source**: Dechter, Meiri and Pearl, Temporal Constraint Networks (1991); Tarjan (1972).
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kgtimeline.dates.gaps import Days
from kgtimeline.dates.numbering import INF, Day

FAR = 2**80
"""Stands for infinity among integers, later than every day."""

FINITE = 2**79
"""The last finite day: some day, however far."""


class Domain(NamedTuple):
    """The values a node may have: from `lo` to `hi`, and of these the days of a set, if given.

    Args:
        lo: The least value.
        hi: The greatest.
        days: Which days it may be, None if all.
        earlier: How much less than its day a value is.
        doubtful: The domain is one that nothing certain follows from.
    """

    lo: int
    hi: int
    days: Days | None = None
    earlier: int = 0
    doubtful: bool = False

    def first_from(self, value: int) -> int | None:
        """Find the least value not below one."""
        value = max(value, self.lo)
        if self.days is not None:
            found = self.days.first_from(value + self.earlier)
            if found is None:
                return None
            value = as_integer(found) - self.earlier
        return value if value <= self.hi else None

    def last_to(self, value: int) -> int | None:
        """Find the greatest value not above one."""
        value = min(value, self.hi)
        if self.days is not None:
            found = self.days.last_to(value + self.earlier)
            if found is None:
                return None
            value = as_integer(found) - self.earlier
        return value if value >= self.lo else None


class Edge(NamedTuple):
    """`value[to] >= value[from_] + days`; the days are 0 or 1."""

    from_: int
    to: int
    days: int


class Solution(NamedTuple):
    """One extreme solution, or why there is none.

    Args:
        values: The value of each node; empty if there is no solution.
        doubtful: For each node whether its value rests on a doubtful domain.
        conflict: The edges that can't hold together; empty if there is a solution.
    """

    values: tuple[int, ...]
    doubtful: tuple[bool, ...] = ()
    conflict: tuple[Edge, ...] = ()

    @property
    def solved(self) -> bool:
        """Whether there is a solution."""
        return bool(self.values)


def as_integer(day: Day) -> int:
    """Turn a day into an integer, infinities into `FAR`."""
    if day == INF:
        return FAR
    return -FAR if day == -INF else int(day)


def as_day(value: int) -> Day:
    """Turn an integer back into a day.

    Example:
        >>> as_day(3), as_day(-FAR), as_day(FINITE - 1)
        (3, -inf, inf)
    """
    if value > FINITE // 2:
        return INF
    return -INF if value < -FINITE // 2 else value


def least(domains: Sequence[Domain], edges: Sequence[Edge]) -> Solution:
    """Find the solution in which every node is as early as it can be.

    Example:
        >>> least([Domain(0, 9), Domain(0, 9)], [Edge(0, 1, 1)]).values
        (0, 1)
        >>> least([Domain(0, 9), Domain(0, 9)], [Edge(0, 1, 1), Edge(1, 0, 0)]).conflict
        (Edge(from_=0, to=1, days=1), Edge(from_=1, to=0, days=0))
    """
    out: list[list[Edge]] = [[] for _ in domains]
    into: list[list[Edge]] = [[] for _ in domains]
    for edge in edges:
        out[edge.from_].append(edge)
        into[edge.to].append(edge)
    parts = _strong_parts(out)
    part_of = {node: number for number, part in enumerate(parts) for node in part}
    for edge in edges:
        if edge.days > 0 and part_of[edge.from_] == part_of[edge.to]:
            return Solution((), (), (edge, *_path(edge.to, edge.from_, out, part_of)))
    values = [0] * len(domains)
    causes: list[Edge | None] = [None] * len(domains)
    doubtful = [False] * len(domains)
    for part in reversed(parts):
        start = max(part, key=lambda node: domains[node].lo)
        floor = domains[start].lo
        cause: Edge | None = None
        for node in part:
            for edge in into[node]:
                if part_of[edge.from_] != part_of[node] and values[edge.from_] + edge.days > floor:
                    floor, cause, start = values[edge.from_] + edge.days, edge, node
        value, blamed = _first_common(domains, part, floor)
        for node in part:
            causes[node] = cause
        if value is None:
            within = _tour([start, *blamed], out, part_of)
            return Solution((), (), (*_chain(cause, causes), *within))
        doubt = any(domains[node].doubtful for node in part) or (cause is not None and doubtful[cause.from_])
        for node in part:
            values[node], doubtful[node] = value, doubt
    return Solution(tuple(values), tuple(doubtful))


def greatest(domains: Sequence[Domain], edges: Sequence[Edge]) -> Solution:
    """Find the solution in which every node is as late as it can be, given that there is one.

    Example:
        >>> greatest([Domain(0, 9), Domain(0, 9)], [Edge(0, 1, 1)]).values
        (8, 9)
    """
    out: list[list[Edge]] = [[] for _ in domains]
    for edge in edges:
        out[edge.from_].append(edge)
    parts = _strong_parts(out)
    part_of = {node: number for number, part in enumerate(parts) for node in part}
    values = [0] * len(domains)
    doubtful = [False] * len(domains)
    for part in parts:
        roof = min(domains[node].hi for node in part)
        cause: Edge | None = None
        for node in part:
            for edge in out[node]:
                if part_of[edge.to] != part_of[node] and values[edge.to] - edge.days < roof:
                    roof, cause = values[edge.to] - edge.days, edge
        value = _last_common([domains[node] for node in part], roof)
        assert value is not None, "there is a solution"
        doubt = any(domains[node].doubtful for node in part) or (cause is not None and doubtful[cause.to])
        for node in part:
            values[node], doubtful[node] = value, doubt
    return Solution(tuple(values), tuple(doubtful))


def _first_common(domains: Sequence[Domain], part: Sequence[int], floor: int) -> tuple[int | None, list[int]]:
    """Find the least value not below the floor that a part can have, and what pushed it up.

    Returns:
        The value, or None and the nodes that left no value, in the order they did.
    """
    value, agreed = floor, False
    blamed: list[int] = []
    while not agreed:
        agreed = True
        for node in part:
            found = domains[node].first_from(value)
            if found is None:
                return None, [*blamed, node]
            if found != value:
                value, agreed = found, False
                if node not in blamed:
                    blamed.append(node)
    return value, []


def _last_common(domains: Sequence[Domain], roof: int) -> int | None:
    """Find the greatest value not above the roof that all domains hold."""
    value, agreed = roof, False
    while not agreed:
        agreed = True
        for domain in domains:
            found = domain.last_to(value)
            if found is None:
                return None
            if found != value:
                value, agreed = found, False
    return value


def _chain(cause: Edge | None, causes: Sequence[Edge | None]) -> tuple[Edge, ...]:
    """Follow what decided a value back to where it started."""
    chain: list[Edge] = []
    while cause is not None:
        chain.append(cause)
        cause = causes[cause.from_]
    return tuple(reversed(chain))


def _tour(nodes: Sequence[int], out: Sequence[Sequence[Edge]], part_of: dict[int, int]) -> list[Edge]:
    """Go from node to node within one strongly connected part."""
    return [edge for one, other in pairwise(nodes) for edge in _path(one, other, out, part_of)]


def _path(start: int, end: int, out: Sequence[Sequence[Edge]], part_of: dict[int, int]) -> list[Edge]:
    """Find the shortest way between two nodes of one strongly connected part."""
    came: dict[int, Edge] = {}
    queue = [start]
    for node in queue:
        if node == end:
            break
        for edge in out[node]:
            if part_of[edge.to] == part_of[start] and edge.to not in came and edge.to != start:
                came[edge.to] = edge
                queue.append(edge.to)
    path: list[Edge] = []
    while end != start:
        path.append(came[end])
        end = came[end].from_
    return path[::-1]


def _strong_parts(out: Sequence[Sequence[Edge]]) -> list[list[int]]:
    """Find the strongly connected parts, each before the parts that lead to it."""
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    standing: set[int] = set()
    parts: list[list[int]] = []
    for root in range(len(out)):
        if root in order:
            continue
        work = [(root, iter(out[root]))]
        order[root] = low[root] = len(order)
        stack.append(root)
        standing.add(root)
        while work:
            node, edges = work[-1]
            for edge in edges:
                if edge.to not in order:
                    order[edge.to] = low[edge.to] = len(order)
                    stack.append(edge.to)
                    standing.add(edge.to)
                    work.append((edge.to, iter(out[edge.to])))
                    break
                if edge.to in standing:
                    low[node] = min(low[node], order[edge.to])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[node])
                if low[node] == order[node]:
                    parts.append(_popped(stack, standing, node))
    return parts


def _popped(stack: list[int], standing: set[int], until: int) -> list[int]:
    """Take a finished part off the stack."""
    part: list[int] = []
    while not part or part[-1] != until:
        part.append(stack.pop())
        standing.discard(part[-1])
    return part
