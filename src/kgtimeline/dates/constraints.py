"""Narrowing many dates by what is known of their order, down to a fixed point.

"The reply came after the letter" bounds both. All constraints together leave each date
a least and a greatest start and end, found in one pass, however long the chains are, and
each of them knows the constraints that forced it. Or constraints contradict each other:
then those that do are named, and the dates that hang together with them stay as they are.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from copy import copy
from enum import StrEnum
from typing import Generic, Literal, NamedTuple, TypeVar

from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.differences import System
from kgtimeline.dates.domains import UNKNOWN, Domain, as_day
from kgtimeline.dates.numbering import INF
from kgtimeline.dates.tracing import Conflict, Edge, Link
from kgtimeline.dates.worlds import World

Bound = Literal["s_lo", "s_hi", "e_lo", "e_hi"]
"""One of the four bounds of a date: earliest and latest start, earliest and latest end."""
BOUNDS: tuple[Bound, ...] = ("s_lo", "s_hi", "e_lo", "e_hi")
"""All four."""
MOST_NAMED = 100
"""So many constraints of a contradiction are named, the last ones of its chain."""
Key = TypeVar("Key", bound=Hashable)


class Order(StrEnum):
    """What is known of two dates.

    `before`: the one ends before the other starts. `starts_no_later`: it starts on the
    same day or earlier. `overlaps`: they have a day in common. `within`: no day of the
    one lies outside the other.
    """

    BEFORE = "before"
    STARTS_NO_LATER = "starts_no_later"
    OVERLAPS = "overlaps"
    WITHIN = "within"


class Constraint(NamedTuple, Generic[Key]):
    """One fact of order between two dates.

    Args:
        one: The key of the first.
        order: How it lies to the other.
        other: The key of the second.
        because: What says so; it is kept and not looked at.
    """

    one: Key
    order: Order
    other: Key
    because: object = ""


class Chain(NamedTuple, Generic[Key]):
    """Constraints that follow from each other, from the date where they begin.

    Args:
        root: The date whose own bounds it starts from.
        constraints: What ties the dates. **Shape**: in the order of the chain; at most
            as many as were asked for, the last ones.
        dates: The dates between which these lie, each once in a row.
        stops: Those dates whose own gaps decided too.
        hedged: Whether a hedged date has a part in it.
        whole: Whether no constraint was left out.
    """

    root: Key
    constraints: tuple[Constraint[Key], ...]
    dates: tuple[Key, ...]
    stops: tuple[Key, ...] = ()
    hedged: bool = False
    whole: bool = True


class Contradiction(NamedTuple, Generic[Key]):
    """Constraints and dates that can't hold together.

    Args:
        chain: From the date that pushes to the one that can't give way.
        circle: The chain comes back to where it began and lets days pass on the way, so
            that it can't hold whatever the dates are.
    """

    chain: Chain[Key]
    circle: bool = False


class Narrowed(Generic[Key]):
    """What is left of dates; `narrow_bounds` makes it.

    Example:
        >>> from kgtimeline.dates.value import EventDate
        >>> dates = {"letter": EventDate("2024-01").bounds, "reply": EventDate("2024-01-17").bounds}
        >>> narrowed = narrow_bounds(dates, [Constraint("letter", Order.BEFORE, "reply", "it answers")])
        >>> [each.because for each in narrowed.chain("letter", "e_hi").constraints]
        ['it answers']
        >>> narrowed.chain("letter", "s_lo") is None
        True
    """

    __slots__ = ("_links", "_net", "bounds", "contradictions", "lost")

    bounds: dict[Key, Bounds]
    """Of every date; as given where it hangs together with a contradiction. Bounds that
    rest on a hedged date are hedged."""
    contradictions: tuple[Contradiction[Key], ...]
    """What can't hold together: at least one for each group of dates that has no world."""
    lost: frozenset[Key]
    """The dates that hang together with a contradiction, so that nothing follows for them."""

    def __init__(self, net: "_Net[Key]") -> None:
        """Solve the net."""
        system = System(net.domains, net.edges, net.fixed)
        early = system.least()
        late = system.greatest(early.lost)
        self._net = net
        self._links = early.links, late.links
        self.contradictions = tuple([net.contradiction(conflict) for conflict in early.conflicts])
        self.lost = frozenset({net.owner[node] for node, lost in enumerate(early.lost) if lost})
        self.bounds = dict(net.given)
        touched = [node for links in self._links for node, link in enumerate(links) if link is not None]
        for key in {net.owner[node]: None for node in touched}:
            if key not in self.lost:
                self.bounds[key] = self._result(key, early.values, late.values)

    def without_doubt(self) -> "Narrowed[Key]":
        """Narrow once more, by the dates alone that are not hedged.

        Use it to know what holds whatever the hedged dates turn out to be.

        Returns:
            The same dates; a hedged one is taken for a date of which nothing is known.

        Example:
            >>> from kgtimeline.dates.value import EventDate
            >>> dates = {"letter": EventDate("2024?").bounds, "reply": EventDate("2024-01-17").bounds}
            >>> narrowed = narrow_bounds(dates, [Constraint("letter", Order.STARTS_NO_LATER, "reply")])
            >>> narrowed.bounds["letter"].s_lo, narrowed.without_doubt().bounds["letter"].s_lo
            (19723, -inf)
        """
        return Narrowed(self._net.without_doubt())

    def chain(self, key: Key, bound: Bound, most: int | None = None) -> Chain[Key] | None:
        """Say what forced a bound of a date.

        Args:
            key: The date.
            bound: Which of its bounds.
            most: Name so many constraints at most, the last ones.

        Returns:
            The chain; None if the date's own bounds say it, or it was lost.

        Raises:
            KeyError: If there is no such date.
        """
        world = self._net.worlds[key]
        link = self._links[bound.endswith("hi")][world.start if bound[0] == "s" else world.end]
        if link is None or key in self.lost:
            return None
        return self._net.chain(link, link.node, most)

    def _result(self, key: Key, early: Sequence[int], late: Sequence[int]) -> Bounds:
        """Put the extreme values of one date together."""
        bounds, world = self._net.given[key], self._net.worlds[key]
        start, end = world.start, world.end
        found = (as_day(early[start]), as_day(late[start]), as_day(early[end]), as_day(late[end]))
        if found == bounds[:4]:
            return bounds
        links = [links[node] for node in (start, end) for links in self._links]
        hedged = bounds.hedged or any(
            link is not None and link.doubtful and now != before
            for link, now, before in zip(links, found, bounds[:4], strict=True)
        )
        return bounds._replace(s_lo=found[0], s_hi=found[1], e_lo=found[2], e_hi=found[3], hedged=hedged)


class _Net(Generic[Key]):
    """Dates and constraints as nodes and edges, and the way back."""

    __slots__ = ("domains", "edges", "fixed", "given", "owner", "reasons", "worlds")

    def __init__(self, bounds: Mapping[Key, Bounds], constraints: Iterable[Constraint[Key]]) -> None:
        self.given = bounds
        self.domains: list[Domain] = []
        self.edges: list[Edge] = []
        self.fixed: list[bool] = []
        self.worlds: dict[Key, World] = {}
        self.owner: list[Key] = []
        self.reasons: dict[Edge, Constraint[Key]] = {}
        for key, each in bounds.items():
            world = self.worlds[key] = World(each, len(self.domains))
            self.domains += world.domains
            self.edges += world.edges
            if len(world.domains) == 1:
                self.owner.append(key)
                self.fixed.append(world.domains[0].fixed)
            else:
                self.owner += [key] * len(world.domains)
                self.fixed += [all(domain.fixed for domain in world.domains)] * len(world.domains)
        for constraint in constraints:
            one, other = self.worlds[constraint.one], self.worlds[constraint.other]
            for edge in _edges(constraint.order, one, other):
                if self.reasons.setdefault(edge, constraint) is constraint:
                    self.edges.append(edge)

    def without_doubt(self) -> "_Net[Key]":
        """Make the same net with nothing known of hedged dates."""
        net = copy(self)
        net.given = {key: _unknown(each) if each.hedged else each for key, each in self.given.items()}
        net.domains = [UNKNOWN if domain.doubtful else domain for domain in self.domains]
        net.fixed = [
            fixed and not domain.doubtful for fixed, domain in zip(self.fixed, self.domains, strict=True)
        ]
        return net

    def chain(
        self, link: Link | None, node: int, most: int | None, closing: Edge | None = None
    ) -> Chain[Key]:
        """Read a chain of edges as constraints between dates, the edges within a date left out.

        Args:
            link: Its last link; None if it begins at `node`.
            node: Where it ends, but for the closing edge.
            most: Name so many constraints at most.
            closing: An edge that follows.
        """
        owner = self.owner
        root = owner[node if link is None else link.root]
        hedged = self.domains[node].doubtful if link is None else link.doubtful
        constraints: list[Constraint[Key]] = []
        dates: list[Key] = []
        stops: list[Key] = []
        if closing is not None:
            constraints.append(self.reasons[closing])
            dates.append(owner[closing.to])
        while link is not None and (most is None or len(constraints) < most):
            if not dates or dates[-1] != owner[link.node]:
                dates.append(owner[link.node])
            if link.edge is None:
                stops.append(owner[link.node])
            elif link.edge in self.reasons:
                constraints.append(self.reasons[link.edge])
            node, link = link.source, link.rest
        if not dates or dates[-1] != owner[node]:
            dates.append(owner[node])
        return Chain(
            root,
            tuple(constraints[::-1]),
            tuple(dates[::-1]),
            tuple(dict.fromkeys(reversed(stops))),
            hedged,
            link is None,
        )

    def contradiction(self, conflict: Conflict) -> Contradiction[Key]:
        """Name the dates and constraints of a conflict."""
        chain = self.chain(conflict.link, conflict.node, MOST_NAMED, conflict.closing)
        return Contradiction(chain._replace(hedged=conflict.doubtful), conflict.circle)


def narrow_bounds(bounds: Mapping[Key, Bounds], constraints: Iterable[Constraint[Key]]) -> Narrowed[Key]:
    """Narrow dates by constraints of order, down to a fixed point.

    Linear in dates and constraints; exact for what each date's bounds become, gaps
    included.

    Args:
        bounds: The worlds of each date; an undated one-day event has infinite bounds.
        constraints: What is known of their order. Both keys must be in `bounds`.

    Returns:
        The narrowed bounds, with the chain of constraints behind each, and what can't
        hold together.

    Raises:
        KeyError: If a constraint names a date that is not there.

    Example:
        >>> from kgtimeline.dates.value import EventDate
        >>> dates = {"letter": EventDate("2024-01").bounds, "reply": EventDate("2024-01-17").bounds}
        >>> narrowed = narrow_bounds(dates, [Constraint("letter", Order.BEFORE, "reply")])
        >>> narrowed.bounds["letter"].e_hi - narrowed.bounds["reply"].s_lo
        -1
        >>> back = Constraint("reply", Order.BEFORE, "letter")
        >>> narrowed = narrow_bounds(dates, [Constraint("letter", Order.BEFORE, "reply"), back])
        >>> [contradiction.chain.dates for contradiction in narrowed.contradictions]
        [('reply', 'letter', 'reply')]
    """
    return Narrowed(_Net(bounds, constraints))


def _unknown(bounds: Bounds) -> Bounds:
    """Forget all that is known of a date, but whether it is of one day."""
    return Bounds(-INF, INF, -INF, INF, one_day=bounds.one_day)


def _edges(order: Order, one: World, other: World) -> tuple[Edge, ...]:
    if order is Order.BEFORE:
        return (Edge(one.end, other.start, 1),)
    if order is Order.STARTS_NO_LATER:
        return (Edge(one.start, other.start, 0),)
    if order is Order.OVERLAPS:
        return Edge(one.start, other.end, 0), Edge(other.start, one.end, 0)
    return Edge(other.start, one.start, 0), Edge(one.end, other.end, 0)
