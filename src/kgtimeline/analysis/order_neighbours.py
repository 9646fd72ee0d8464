"""What hangs together with one event: all whose order can have a say in its date."""

from collections.abc import Iterable, Iterator

from kgtimeline.analysis.order_constraints import INSIDE, LATER, TELLING, Node
from kgtimeline.dataset.records import Records
from kgtimeline.vocab import Factuality

_TYING = LATER | TELLING | set(INSIDE)


def hanging_together(records: Records, event_id: str) -> frozenset[Node]:
    """Find the events and sources that ties of order join to an event, through one another too.

    Use it to tighten around one event of many: what is not found here can't narrow it.

    Args:
        records: The events and sources.
        event_id: The event.

    Returns:
        The event and all that it hangs together with. The time grows with what is found, and with
        the number of reports and sources, which are looked through once.

    Raises:
        EventNotFoundError: If no event has the id.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> hanging_together(
        ...     Records(Document(schema_version="1.0", dataset=DatasetInfo(id="a", title="A"))), "e"
        ... )
        Traceback (most recent call last):
        ...
        kgtimeline.errors.EventNotFoundError: no event 'e'; list the ids: kgtimeline query --format ids
    """
    return hanging_with(records, ("event", records.event(event_id).id))


def hanging_with(records: Records, first: Node) -> frozenset[Node]:
    """Find the same from an event or a source that is there."""
    beside = _beside_sources(records)
    found = {first}
    queue = [first]
    for node in queue:
        near = _beside_event(records, node[1]) if node[0] == "event" else beside.get(node[1], ())
        for other in near:
            if other not in found:
                found.add(other)
                queue.append(other)
    return frozenset(found)


def _beside_event(records: Records, event_id: str) -> Iterator[Node]:
    """Give what an event is tied to, whichever of the two says so."""
    event = records.event(event_id)
    for relation in event.relations:
        if relation.type in _TYING:
            yield "event", relation.event
    for type_, other in records.relations_to(event_id):
        if type_ in _TYING:
            yield "event", other
    for report in event.reports:
        if report.factuality is Factuality.REPORTED:
            yield "source", report.source


def _beside_sources(records: Records) -> dict[str, Iterable[Node]]:
    """Give what each source is tied to: what it reports, what it reprints, when it was retrieved."""
    found: dict[str, list[Node]] = {}
    for event in records.events:
        for report in event.reports:
            if report.factuality is Factuality.REPORTED:
                found.setdefault(report.source, []).append(("event", event.id))
    for source in records.sources.values():
        if source.reprint_of is not None and source.reprint_of in records.sources:
            found.setdefault(source.id, []).append(("source", source.reprint_of))
            found.setdefault(source.reprint_of, []).append(("source", source.id))
        if source.retrieved is not None:
            found.setdefault(source.id, []).append(("retrieved", source.id))
    return {name: tuple(nodes) for name, nodes in found.items()}
