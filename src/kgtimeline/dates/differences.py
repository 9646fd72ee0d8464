"""Systems of "at least so many days later", solved exactly, gaps and all.

Every node is a day with a domain; every edge says that one day is at least some days
after another. The solutions of such a system have a least and a greatest one, and both
are found in one pass over the strongly connected parts in topological order. Every value
knows the edges and domains that it follows from.

**Source**: Dechter, Meiri and Pearl, Temporal Constraint Networks (1991).
"""

from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from kgtimeline.dates.circles import strong_parts
from kgtimeline.dates.domains import Domain
from kgtimeline.dates.tracing import Conflict, Edge, Link


class Solution(NamedTuple):
    """One extreme solution, and why.

    Args:
        values: The value of each node; of those in a conflict no use.
        links: For each node what decided its value, None where its own domain did.
        conflicts: The chains that can't hold together.
        lost: Nodes without a solution, since they hang together with a conflict; 1 for each.
    """

    values: Sequence[int]
    links: Sequence[Link | None]
    conflicts: tuple[Conflict, ...] = ()
    lost: bytearray = bytearray()

    @property
    def solved(self) -> bool:
        """Whether there is a solution."""
        return not self.conflicts


class System:
    """Nodes and edges, ready to be solved in both directions.

    A node that has one value only ties nothing together: what lies before it and what
    lies after it are solved apart, and a conflict on one side leaves the other alone.

    Args:
        domains: What each node may be.
        edges: What ties them.
        fixed: Which nodes have one value only; None if those are whose domain holds one.

    Example:
        >>> system = System([Domain(0, 9), Domain(0, 9)], [Edge(0, 1, 1)])
        >>> system.least().values, system.greatest().values
        ([0, 1], [8, 9])
    """

    __slots__ = ("circles", "domains", "fixed", "into", "out", "part_of", "parts", "rigid")

    def __init__(
        self, domains: Sequence[Domain], edges: Iterable[Edge], fixed: Sequence[bool] | None = None
    ) -> None:
        """Sort the edges, and find what hangs together in circles."""
        self.domains = domains
        self.fixed = [domain.fixed for domain in domains] if fixed is None else fixed
        self.into: list[list[Edge]] = [[] for _ in domains]
        self.out: list[list[Edge]] = [[] for _ in domains]
        self.rigid: list[Edge] = []
        strict: list[Edge] = []
        for edge in edges:
            one, other, days = edge
            if self.fixed[one] or self.fixed[other]:
                self.rigid.append(edge)
            elif one != other or days > 0:
                self.into[other].append(edge)
                self.out[one].append(edge)
                if days > 0:
                    strict.append(edge)
        self.parts = strong_parts([[edge[1] for edge in out] for out in self.out])
        self.part_of = [0] * len(domains)
        for number, part in enumerate(self.parts):
            for node in part:
                self.part_of[node] = number
        self.circles: dict[int, Edge] = {}
        for edge in strict:
            if self.part_of[edge.from_] == self.part_of[edge.to]:
                self.circles.setdefault(self.part_of[edge.to], edge)

    def least(self) -> Solution:
        """Find the solution in which every node is as early as it can be."""
        return Pass(self, up=True).run()

    def greatest(self, lost: bytearray | None = None) -> Solution:
        """Find the solution in which every node is as late as it can be.

        Args:
            lost: The nodes that have none, as `least` gives them; None if all have one.
        """
        return Pass(self, up=False, lost=lost).run()


class Pass:
    """One walk over the parts of a system. Downwards all values and edges are turned round.

    Args:
        system: What is solved.
        up: From the least values on, or from the greatest.
        lost: Nodes to leave out.
    """

    __slots__ = ("conflicts", "domains", "into", "links", "lost", "out", "roof_edge", "roofs",
                 "system", "up", "values")  # fmt: skip

    def __init__(self, system: System, *, up: bool, lost: bytearray | None = None) -> None:
        """Begin with what the domains allow."""
        self.system = system
        self.up = up
        self.domains = system.domains
        self.into, self.out = (system.into, system.out) if up else (system.out, system.into)
        self.values = [domain.lo if up else -domain.hi for domain in self.domains]
        self.roofs = [domain.hi if up else -domain.lo for domain in self.domains]
        self.roof_edge: dict[int, Edge] = {}
        self.links: list[Link | None] = [None] * len(self.values)
        self.lost = bytearray(len(self.values)) if lost is None else lost
        self.conflicts: list[Conflict] = []

    def run(self) -> Solution:
        """Solve."""
        self._take_rigid()
        lost, circles, part_of = self.lost, self.system.circles, self.system.part_of
        for part in reversed(self.system.parts) if self.up else self.system.parts:
            node = part[0]
            if lost[node]:
                continue
            if circles and part_of[node] in circles:
                self._refuse(part, circles[part_of[node]])
            elif len(part) > 1:
                self._take_circle(part)
            elif self.into[node] or self.links[node] or node in self.roof_edge or self.domains[node].days:
                self._take_one(node)
        if self.conflicts:
            self._lose()
        values = self.values if self.up else [-value for value in self.values]
        return Solution(values, self.links, tuple(self.conflicts), lost)

    def _ends(self, edge: Edge) -> tuple[int, int]:
        """Say from where to where an edge pushes."""
        return (edge[0], edge[1]) if self.up else (edge[1], edge[0])

    def _doubtful(self, node: int) -> bool:
        """Tell whether the value of a node, as it is now, rests on doubt."""
        link = self.links[node]
        return self.domains[node][4] if link is None else link.doubtful

    def _is_better(self, value: int, source: int, than: int, node: int) -> bool:
        """Tell whether a value says more than another: it is greater, or as great and surer."""
        return value > than or (value == than and self._doubtful(node) and not self._doubtful(source))

    def _on(self, link: Link | None, edge: Edge) -> Link:
        """Lengthen a chain by an edge."""
        source, node = self._ends(edge)
        doubtful = self.domains[source][4] if link is None else link.doubtful
        return Link(edge, node, link, source, doubtful=doubtful)

    def _take_rigid(self) -> None:
        """Let the nodes of one value bound their neighbours."""
        fixed, values = self.system.fixed, self.values
        for edge in self.system.rigid:
            source, node = self._ends(edge)
            value = values[source] + edge[2]
            if not fixed[source]:
                roof = values[node] - edge[2]
                if roof < self.roofs[source]:
                    self.roofs[source], self.roof_edge[source] = roof, edge
            elif fixed[node]:
                if value > values[node] and self.up:
                    self._note(self._on(None, edge), node)
            elif self._is_better(value, source, values[node], node):
                values[node], self.links[node] = value, self._on(None, edge)

    def _take_pushes(self, node: int, inside: Container[int] = ()) -> None:
        """Raise the value of a node as far as earlier parts push it."""
        values, lost = self.values, self.lost
        value, chosen, source = values[node], None, node
        for edge in self.into[node]:
            from_ = edge[0] if self.up else edge[1]
            if from_ not in inside and not lost[from_]:
                pushed = values[from_] + edge[2]
                if pushed >= value and self._is_better(pushed, from_, value, source):
                    value, chosen, source = pushed, edge, from_
        if chosen is not None:
            values[node], self.links[node] = value, self._on(self.links[source], chosen)

    def _take_one(self, node: int) -> None:
        """Find the value of a node that lies on no circle."""
        self._take_pushes(node)
        if self.domains[node][2] is not None:
            found = self._first(node, self.values[node])
            if found is None:
                self._note(self.links[node], node)
                return
            if found > self.values[node]:
                self.values[node], self.links[node] = found, self._stopped(self.links[node], node)
        if self.values[node] > self.roofs[node]:
            self._clash(node)

    def _first(self, node: int, value: int) -> int | None:
        """Find the first value of a node's domain not below another, in the direction of the pass."""
        if self.up:
            return self.domains[node].first_from(value)
        found = self.domains[node].last_to(-value)
        return None if found is None else -found

    def _stopped(self, link: Link | None, node: int) -> Link:
        """Note that a node's own days have had their say."""
        doubtful = self.domains[node][4] or (link is not None and link.doubtful)
        return Link(None, node, link, node, doubtful=doubtful)

    def _take_circle(self, part: list[int]) -> None:
        """Find the one value that all nodes of a circle have."""
        inside = frozenset(part)
        for node in part:
            self._take_pushes(node, inside)
        at = max(part, key=lambda node: (self.values[node], not self._doubtful(node)))
        value, link = self.values[at], self.links[at]
        gapped = [node for node in part if self.domains[node][2] is not None]
        told = set()
        agreed = False
        while not agreed:
            agreed = True
            for node in gapped:
                found = self._first(node, value)
                if found is None:
                    self._note(self._way(link, at, node, inside), node, part)
                    return
                if found > value:
                    value, agreed = found, False
                    if (at, node) not in told:  # days that take turns are told of once
                        told.add((at, node))
                        link, at = self._stopped(self._way(link, at, node, inside), node), node
        self.links[at] = link
        for node, edge in self._tree(at, inside).items():
            self.links[node] = self._on(self.links[self._ends(edge)[0]], edge)
        for node in part:
            self.values[node] = value
        tightest = min(part, key=self.roofs.__getitem__)
        if value > self.roofs[tightest]:
            self._clash(tightest, part)

    def _tree(self, start: int, inside: Container[int]) -> dict[int, Edge]:
        """Find for each node of a circle the edge by which it is reached first, nearest nodes first."""
        came: dict[int, Edge] = {}
        queue = [start]
        for source in queue:
            for edge in self.out[source]:
                node = self._ends(edge)[1]
                if node in inside and node not in came and node != start:
                    came[node] = edge
                    queue.append(node)
        return came

    def _way(self, link: Link | None, start: int, end: int, inside: Container[int]) -> Link | None:
        """Lengthen a chain from one node of a circle to another."""
        came = self._tree(start, inside)
        edges = []
        while end != start:
            edges.append(came[end])
            end = self._ends(came[end])[0]
        for edge in reversed(edges):
            link = self._on(link, edge)
        return link

    def _refuse(self, part: list[int], edge: Edge) -> None:
        """Note that days pass on the way round a circle."""
        source, node = self._ends(edge)
        link = self._way(self._on(None, edge), node, source, frozenset(part))
        self.conflicts.append(Conflict(link, source, circle=True))
        for each in part:
            self.lost[each] = 1

    def _clash(self, node: int, part: Iterable[int] = ()) -> None:
        """Note that a node is pushed beyond its domain, or beyond what a neighbour allows."""
        own = self.domains[node]
        roof = own.hi if self.up else -own.lo
        self._note(self.links[node], node, part, self.roof_edge[node] if self.values[node] <= roof else None)

    def _note(
        self, link: Link | None, node: int, part: Iterable[int] = (), closing: Edge | None = None
    ) -> None:
        """Note a conflict, and that nothing follows from where it is."""
        end = node if closing is None else self._ends(closing)[1]
        doubtful = self.domains[end][4] or (self.domains[node][4] if link is None else link.doubtful)
        self.conflicts.append(Conflict(link, node, closing, doubtful=doubtful))
        if not self.system.fixed[node]:
            self.lost[node] = 1
        for each in part:
            self.lost[each] = 1

    def _lose(self) -> None:
        """Give up all that hangs together with a conflict."""
        pending = [node for node, lost in enumerate(self.lost) if lost]
        for node in pending:
            for edge in (*self.into[node], *self.out[node]):
                for other in edge[:2]:
                    if not self.lost[other]:
                        self.lost[other] = 1
                        pending.append(other)


def least(domains: Sequence[Domain], edges: Iterable[Edge]) -> Solution:
    """Find the solution in which every node is as early as it can be.

    Example:
        >>> least([Domain(0, 9), Domain(0, 9)], [Edge(0, 1, 1)]).values
        [0, 1]
        >>> least([Domain(0, 9), Domain(0, 9)], [Edge(0, 1, 1), Edge(1, 0, 0)]).solved
        False
    """
    return System(domains, edges).least()


def greatest(domains: Sequence[Domain], edges: Iterable[Edge]) -> Solution:
    """Find the solution in which every node is as late as it can be, given that there is one.

    Example:
        >>> greatest([Domain(0, 9), Domain(0, 9)], [Edge(0, 1, 1)]).values
        [8, 9]
    """
    return System(domains, edges).greatest()
