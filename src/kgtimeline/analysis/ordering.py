"""Narrower bounds for events and publications from what is known of their order."""

from collections.abc import Mapping
from dataclasses import dataclass

from kgtimeline.analysis.order_constraints import Fact, Node, gather, publication
from kgtimeline.dataset.records import Records
from kgtimeline.dates import Bounds, narrow_bounds
from kgtimeline.dates.numbering import INF
from kgtimeline.errors import Problem


@dataclass(frozen=True, slots=True)
class Tightened:
    """What relations and publications add to the dates of a timeline.

    Args:
        events: Bounds of the events that became narrower, by id.
        sources: Bounds of the publication of every source that has any finite bound.
        steps: Every tightening with its reasons.
        problems: One for each contradiction.
    """

    events: Mapping[str, Bounds]
    sources: Mapping[str, Bounds]
    steps: tuple[object, ...]
    problems: tuple[Problem, ...]


def tighten(records: Records) -> Tightened:
    """Narrow the bounds of events and publications by what is known of their order."""
    bounds, constraints = gather(records)
    narrowed: dict[Node, Bounds] = dict(bounds)
    for keys, facts in _components(bounds, constraints):
        narrowed.update(narrow_bounds({key: bounds[key] for key in keys}, facts).bounds)
    sources = {}
    for source in records.sources.values():
        found = narrowed.get(("source", source.id)) or publication(source.published)
        if found.s_lo > -INF or found.e_hi < INF:
            sources[source.id] = found
    events = {
        key[1]: found for key, found in narrowed.items() if key[0] == "event" and found[:4] != bounds[key][:4]
    }
    return Tightened(events, sources, (), ())


def _components(bounds: dict[Node, Bounds], constraints: list[Fact]) -> list[tuple[set[Node], list[Fact]]]:
    """Part the nodes into groups that nothing ties together."""
    above: dict[Node, Node] = {}

    def root(node: Node) -> Node:
        while (up := above.get(node, node)) != node:
            above[node] = node = above.get(up, up)
        return node

    for fact in constraints:
        above[root(fact.one)] = root(fact.other)
    found: dict[Node, tuple[set[Node], list[Fact]]] = {}
    for fact in constraints:
        keys, facts = found.setdefault(root(fact.one), (set(), []))
        keys.update((fact.one, fact.other))
        facts.append(fact)
    return list(found.values())
