"""Narrowing many dates by what is known of their order, down to a fixed point.

"The reply came after the letter" bounds both. All constraints together leave each date
a least and a greatest start and end, found in one pass, however long the chains are; or
they contradict each other, and then the ones that do are named.
"""

from collections.abc import Hashable, Iterable, Mapping
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.differences import Domain, Edge, Solution, as_day, greatest, least
from kgtimeline.dates.worlds import World

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
        because: What says so, for messages.
    """

    one: Key
    order: Order
    other: Key
    because: object = ""


class Narrowed(NamedTuple, Generic[Key]):
    """What is left of the dates.

    Args:
        bounds: Of every date; as given if there is a contradiction. Bounds that rest on
            a hedged date are hedged.
        conflict: The constraints that contradict each other, in the order of the cycle or
            chain that they form; empty if there is no contradiction.
        dates: The keys of the dates in the conflict, in the same order.
    """

    bounds: dict[Key, Bounds]
    conflict: tuple[Constraint[Key], ...] = ()
    dates: tuple[Key, ...] = ()


def narrow_bounds(bounds: Mapping[Key, Bounds], constraints: Iterable[Constraint[Key]]) -> Narrowed[Key]:
    """Narrow dates by constraints of order, down to a fixed point.

    Linear in dates and constraints; exact for what each date's bounds become, gaps
    included.

    Args:
        bounds: The worlds of each date; an undated one-day event has infinite bounds.
        constraints: What is known of their order. Both keys must be in `bounds`.

    Returns:
        The narrowed bounds, or the constraints that can't hold together.

    Raises:
        KeyError: If a constraint names a date that is not there.

    Example:
        >>> from kgtimeline.dates.value import EventDate
        >>> dates = {"letter": EventDate("2024-01").bounds, "reply": EventDate("2024-01-17").bounds}
        >>> narrowed = narrow_bounds(dates, [Constraint("letter", Order.BEFORE, "reply")])
        >>> narrowed.bounds["letter"].e_hi - narrowed.bounds["reply"].s_lo
        -1
        >>> back = Constraint("reply", Order.BEFORE, "letter")
        >>> narrow_bounds(dates, [Constraint("letter", Order.BEFORE, "reply"), back]).dates
        ('letter', 'reply', 'letter')
    """
    domains: list[Domain] = []
    edges: list[Edge] = []
    worlds: dict[Key, World] = {}
    owner: list[Key] = []
    for key, each in bounds.items():
        world = World(each, len(domains))
        worlds[key] = world
        owner += [key] * len(world.domains)
        domains += world.domains
        edges += world.edges
    reasons: dict[Edge, Constraint[Key]] = {}
    for constraint in constraints:
        one, other = worlds[constraint.one], worlds[constraint.other]
        for edge in _edges(constraint.order, one, other):
            reasons.setdefault(edge, constraint)
            edges.append(edge)
    early = least(domains, edges)
    if not early.solved:
        found = [reasons[edge] for edge in early.conflict if edge in reasons]
        return Narrowed(dict(bounds), tuple(dict.fromkeys(found)), _named(early.conflict, owner))
    late = greatest(domains, edges)
    return Narrowed({key: _result(each, worlds[key], early, late) for key, each in bounds.items()})


def _edges(order: Order, one: World, other: World) -> tuple[Edge, ...]:
    if order is Order.BEFORE:
        return (Edge(one.end, other.start, 1),)
    if order is Order.STARTS_NO_LATER:
        return (Edge(one.start, other.start, 0),)
    if order is Order.OVERLAPS:
        return Edge(one.start, other.end, 0), Edge(other.start, one.end, 0)
    return Edge(other.start, one.start, 0), Edge(one.end, other.end, 0)


def _named(conflict: tuple[Edge, ...], owner: list[Key]) -> tuple[Key, ...]:
    """Name the dates along a chain of edges, each once in a row."""
    nodes = [conflict[0].from_, *(edge.to for edge in conflict)] if conflict else []
    names: list[Key] = []
    for node in nodes:
        if not names or names[-1] != owner[node]:
            names.append(owner[node])
    return tuple(names)


def _result(bounds: Bounds, world: World, early: Solution, late: Solution) -> Bounds:
    """Put the extreme values of one date together."""
    return bounds._replace(
        s_lo=as_day(early.values[world.start]),
        s_hi=as_day(late.values[world.start]),
        e_lo=as_day(early.values[world.end]),
        e_hi=as_day(late.values[world.end]),
        hedged=any(found.doubtful[node] for found in (early, late) for node in (world.start, world.end)),
    )
