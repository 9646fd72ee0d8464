"""Who has it from whom: the graph of publishers, reprints, credits and lines of attribution."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from kgtimeline.analysis.upstream import AttributionStep, Credit, Origin, source_steps
from kgtimeline.dataset.collector import collector_paused
from kgtimeline.dataset.records import Records
from kgtimeline.markup import Printed, printable
from kgtimeline.model.event_base import BaseEvent

_SAID: dict[Credit, str] = {
    Credit.PUBLISHER: "published by",
    Credit.REPRINT_OF: "reprint of",
    Credit.ATTRIBUTED_TO: "attributed to",
    Credit.VIA: "via",
}
"""How each credit reads before the one it names."""
_ORDER = {credit: place for place, credit in enumerate(Credit)}


class AttributionNode(NamedTuple):
    """A source or an actor of the graph.

    Args:
        origin: Which one.
        name: Title of the source, None if it has none, or name of the actor.
        named: Whether the texts name the actor; true for sources.
    """

    origin: Origin
    name: str | None
    named: bool

    def __str__(self) -> str:
        """Write a source by its id, an actor by name and id."""
        if self.origin.type == "source":
            return self.origin.id
        return f"{printable(self.name or '')} ({self.origin.id}{'' if self.named else ', unnamed'})"


class AttributionEdge(NamedTuple):
    """One step from a source or an actor back to whom it had it from.

    Args:
        step: The two ends, and the key of the file that ties them.
        reports: How many reports came this way.
    """

    step: AttributionStep
    reports: int


class AttributionChain(NamedTuple):
    """One line of attribution, and the events that are told along it.

    Args:
        source: Id of the source.
        via: Ids of the actors from nearest the source to the original speaker; empty for what the source
            tells in its own words.
        events: Ids of the events, in date order; empty for a source that tells of none.
    """

    source: str
    via: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attribution(Printed):
    """Who has it from whom, for one event or a whole timeline.

    Its text names each source with those whom it credits, and under it every line of
    attribution from the source to the original speaker.

    Args:
        event: Id of the event; None for the whole timeline.
        title: Title of the event, or of the timeline.
        nodes: Every source and actor of the graph, sources first, by id.
        edges: Every step between them, by its ends and credit.
        chains: Every line of attribution, by source and `via`.
    """

    event: str | None
    title: str
    nodes: tuple[AttributionNode, ...]
    edges: tuple[AttributionEdge, ...]
    chains: tuple[AttributionChain, ...]

    def to_json(self) -> dict[str, Any]:
        """Give the graph as JSON values.

        Returns:
            `event`, and lists of `nodes`, `edges` and `chains`; edges name their ends as `type:id`, `from`
            the one who had it `to` the one it was had from.
        """
        return {
            "event": self.event,
            "nodes": [_node_json(node) for node in self.nodes],
            "edges": [
                {
                    "from": str(step.had_by),
                    "credit": str(step.credit),
                    "to": str(step.origin),
                    "reports": reports,
                }
                for step, reports in self.edges
            ],
            "chains": [
                {"source": chain.source, "via": list(chain.via), "events": list(chain.events)}
                for chain in self.chains
            ],
        }

    def __str__(self) -> str:
        """Write sources, credits and lines of attribution, for people."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        """Say it line by line."""
        told = sum(len(chain.events) for chain in self.chains)
        sources = {chain.source for chain in self.chains}
        yield f"{self.event}: {printable(self.title)}" if self.event else printable(self.title)
        yield f"{counted(told, 'report')} in {counted(len(sources), 'source')}"
        known = {node.origin: node for node in self.nodes}
        credits_: dict[Origin, list[AttributionStep]] = {}
        for step, _ in self.edges:
            if step.credit is not Credit.VIA:
                credits_.setdefault(step.had_by, []).append(step)
        shown = None
        for chain in self.chains:
            if chain.source != shown:
                shown = chain.source
                yield f"{shown}: {_credited(_walked(Origin('source', shown), credits_), known)}"
            line = ", ".join(f"via {known[Origin('actor', one)]}" for one in chain.via)
            if not chain.events:
                yield "  tells of no event"
            elif self.event:
                yield f"  {line or 'in its own words'}"
            else:
                yield f"  {line or 'in its own words'}: {counted(len(chain.events), 'event')}"


def attribution(records: Records, event_id: str | None = None) -> Attribution:
    """Draw the graph of who has it from whom.

    Use it to see what a report rests on, or all that a timeline rests on. Whether two
    reports are independent is answered by `corroboration`.

    Args:
        records: The records.
        event_id: The event; None for the whole timeline, sources that tell of no event included.

    Returns:
        Nodes, edges and chains. **Shape**: empty for an event without reports.

    Raises:
        EventNotFoundError: If no event has the id.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> from kgtimeline.model.sources import Source
        >>> document = Document(
        ...     schema_version="1.0",
        ...     dataset=DatasetInfo(id="mine", title="Mine"),
        ...     sources=[Source(id="daily", title="Daily")],
        ... )
        >>> print(attribution(Records(document)))
        Mine
        0 reports in 1 source
        daily: no publisher known
          tells of no event
    """
    if event_id is None:
        title, events, sources = records.document.dataset.title, records.events, tuple(records.sources)
    else:
        event = records.event(event_id)
        title, events, sources = event.title, (event,), tuple({report.source for report in event.reports})
    with collector_paused():
        return _drawn(records, event_id, title, _chains(events, sources), sources)


def _drawn(
    records: Records,
    event_id: str | None,
    title: str,
    chains: tuple[AttributionChain, ...],
    sources: Iterable[str],
) -> Attribution:
    """Draw the graph of chains and of the sources that they start from."""
    edges = _edges(records, chains)
    origins = {Origin("source", one) for one in sources}
    origins.update(end for step in edges for end in (step.had_by, step.origin))
    return Attribution(
        event=event_id,
        title=title,
        nodes=tuple(node_of(records, one) for one in sorted(origins, key=_sources_first)),
        edges=tuple(AttributionEdge(step, edges[step]) for step in sorted(edges, key=_in_order)),
        chains=chains,
    )


def node_of(records: Records, origin: Origin) -> AttributionNode:
    """Give a source or an actor with its name."""
    if origin.type == "source":
        return AttributionNode(origin, records.sources[origin.id].title, named=True)
    actor = records.actors[origin.id]
    return AttributionNode(origin, actor.name, named=actor.named)


def said(records: Records, source_id: str, via: Sequence[str] = ()) -> str:
    """Write a source, what stands behind it, and a line of attribution, on one line.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> from kgtimeline.model.sources import Source
        >>> info = DatasetInfo(id="mine", title="Mine")
        >>> sources = [Source(id="a", title="A", reprint_of="b"), Source(id="b", title="B")]
        >>> said(Records(Document(schema_version="1.0", dataset=info, sources=sources)), "a")
        'a, reprint of b'
    """
    steps = list(source_steps(records, source_id))
    known = {step.origin: node_of(records, step.origin) for step in steps}
    credited = f", {_credited(steps, known)}" if steps else ""
    line = "".join(f", via {node_of(records, Origin('actor', one))}" for one in via)
    return f"{source_id}{credited}{line}"


def counted(count: int, word: str) -> str:
    """Write a number with its word in the right number.

    Example:
        >>> counted(1, "report"), counted(0, "report")
        ('1 report', '0 reports')
    """
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def _chains(events: Iterable[BaseEvent], sources: Iterable[str]) -> tuple[AttributionChain, ...]:
    """Gather the events that are told along the same line."""
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for event in events:
        for report in event.reports:
            found.setdefault((report.source, report.via), []).append(event.id)
    told = {source for source, _ in found}
    found |= {(source, ()): [] for source in sources if source not in told}
    return tuple(AttributionChain(*line, tuple(found[line])) for line in sorted(found))


def _edges(records: Records, chains: Iterable[AttributionChain]) -> dict[AttributionStep, int]:
    """Count the reports that came along each step."""
    reports: dict[str, int] = {}
    edges: dict[AttributionStep, int] = {}
    for chain in chains:
        reports[chain.source] = reports.get(chain.source, 0) + len(chain.events)
        had_by = Origin("source", chain.source)
        for actor_id in chain.via:
            step = AttributionStep(had_by, Credit.VIA, Origin("actor", actor_id))
            edges[step] = edges.get(step, 0) + len(chain.events)
            had_by = step.origin
    for source, count in reports.items():
        for step in source_steps(records, source):
            edges[step] = edges.get(step, 0) + count
    return edges


def _walked(start: Origin, credits_: dict[Origin, list[AttributionStep]]) -> list[AttributionStep]:
    """Walk the credits of a source, and of what it reprints, as `source_steps` does."""
    steps: list[AttributionStep] = []
    seen: set[Origin] = set()
    here: Origin | None = start
    while here is not None and here not in seen:
        seen.add(here)
        found = credits_.get(here, [])
        steps += found
        here = next((step.origin for step in found if step.origin.type == "source"), None)
    return steps


def _credited(steps: Sequence[AttributionStep], known: dict[Origin, AttributionNode]) -> str:
    """Say whom a source credits, and whom those credit that it reprints."""
    if not steps:
        return "no publisher known"
    parts = []
    had_by = steps[0].had_by
    for step in steps:
        whose = "" if step.had_by == had_by else "which is "
        had_by = step.had_by
        parts.append(f"{whose}{_SAID[step.credit]} {known[step.origin]}")
    return ", ".join(parts)


def _in_order(step: AttributionStep) -> tuple[Origin, int, Origin]:
    """Sort steps by their ends, and between by the order of credits."""
    return step.had_by, _ORDER[step.credit], step.origin


def _sources_first(origin: Origin) -> tuple[bool, str]:
    return origin.type != "source", origin.id


def _node_json(node: AttributionNode) -> dict[str, Any]:
    """Write a node as JSON values; only an actor may be unnamed."""
    value: dict[str, Any] = {"type": node.origin.type, "id": node.origin.id, "name": node.name}
    return value if node.origin.type == "source" else {**value, "named": node.named}
