"""What relations, reports, reprints and retrievals say of the order of events and publications.

Nodes are events and sources; a source's date is the day of its publication. Nothing is
solved here: `analysis.ordering` does that.
"""

from collections.abc import Container, Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from kgtimeline.dataset.records import Records
from kgtimeline.dates import Bounds, EventDate, Extent
from kgtimeline.dates.constraints import Constraint, Order
from kgtimeline.dates.numbering import INF
from kgtimeline.model.events import Event
from kgtimeline.vocab import AgreementStage, Factuality, Kind, RelationBasis, RelationType

Node = tuple[Literal["event", "source", "retrieved"], str]
"""An event by its id, the publication of a source by its id, or the day it was retrieved."""

LATER = frozenset(
    {
        RelationType.REPLIES_TO,
        RelationType.RESPONDS_TO,
        RelationType.CONVEYS,
        RelationType.CAUSED_BY,
        RelationType.AFTER,
    }
)
"""An event starts no earlier than what it is tied to by one of these."""
TELLING = frozenset({RelationType.REPORTS_ON, RelationType.ANNOUNCES})
"""An act starts no earlier than what it tells of by one of these, if that is reported."""
INSIDE: Mapping[str, Order] = {RelationType.PART_OF: Order.WITHIN, RelationType.DURING: Order.OVERLAPS}
"""How an event lies to a lasting one that it is part of, or that it happens during."""
STATES = frozenset({Kind.PRACTICE, Kind.WAR, Kind.BILL, Kind.SANCTION, Kind.BAN})
"""Kinds that may last: without a date and an extent they are not taken for one day."""

ANY_DAY = Bounds(-INF, INF, -INF, INF, one_day=True)
"""An undated act: one day, no one knows which."""
ANY_TIME = Bounds(-INF, INF, -INF, INF)
"""An undated state: it may have begun long ago and may go on."""
ANY_STRETCH = Bounds(-INF, INF, -INF, INF, unknown_start=True, unknown_end=True)
"""Something undated with a start and an end."""


class Tie(NamedTuple):
    """What says that a constraint holds.

    Args:
        word: A type of relation, or `reported`, `reprint_of`, `retrieved`.
        path: JSON Pointer to where it stands in the document.
        inferred: It is a relation that the coder infers, no source states it.
    """

    word: str
    path: str
    inferred: bool = False


Fact: TypeAlias = Constraint[Node]


class Gathered(NamedTuple):
    """All that is known of order before it is put together.

    Args:
        bounds: Of every node that a constraint names.
        constraints: What is known of their order.
    """

    bounds: dict[Node, Bounds]
    constraints: list[Fact]


def gather(records: Records, among: Container[Node] | None = None) -> Gathered:
    """Gather what a document says of the order of its events and publications.

    Args:
        records: The events and sources.
        among: Only what these say; None for all. All that they are tied to must be in it.

    Returns:
        Bounds and constraints. **Shape**: constraints in the order of the file, those of
        events first; only nodes that take part in one have bounds.
    """
    constraints = [*_of_events(records, among), *_of_sources(records, among)]
    bounds: dict[Node, Bounds] = {}
    for constraint in constraints:
        for node in (constraint.one, constraint.other):
            if node not in bounds:
                bounds[node] = _bounds(records, node)
    return Gathered(bounds, constraints)


def publication(date: EventDate | None) -> Bounds:
    """Bound the day of a publication: whatever its date, it was published on one day.

    Example:
        >>> publication(None) == ANY_DAY, publication(EventDate("2024")).one_day
        (True, True)
    """
    return ANY_DAY if date is None else date.with_extent(Extent.WITHIN).bounds


def event_bounds(records: Records, event_id: str) -> Bounds:
    """Bound an event: by its date, or by nothing but its extent or kind if it is undated."""
    row = records.row_of[event_id]
    bounds = records.bounds[row]
    return _undated(records.events[row]) if bounds is None else bounds


def _undated(event: Event) -> Bounds:
    if event.extent is Extent.THROUGHOUT:
        return ANY_STRETCH
    lasts = event.kind in STATES or getattr(event, "stage", None) is AgreementStage.IN_FORCE
    if event.extent is Extent.INCLUDING or (event.extent is None and lasts):
        return ANY_TIME
    return ANY_DAY


def _bounds(records: Records, node: Node) -> Bounds:
    sort, name = node
    if sort == "event":
        return event_bounds(records, name)
    source = records.sources[name]
    return publication(source.published if sort == "source" else source.retrieved)


def _of_events(records: Records, among: Container[Node] | None) -> Iterator[Fact]:
    for row, event in enumerate(records.document.events):
        mine: Node = ("event", event.id)
        if among is not None and mine not in among:
            continue
        for i, relation in enumerate(event.relations):
            target = records.events[records.row_of[relation.event]]
            tie = Tie(relation.type, f"/events/{row}/relations/{i}", relation.basis is RelationBasis.INFERRED)
            fact = _of_relation(records, event, target, tie)
            if fact is not None:
                yield fact
        for i, report in enumerate(event.reports):
            if report.factuality is Factuality.REPORTED:
                tie = Tie("reported", f"/events/{row}/reports/{i}")
                yield Constraint(mine, Order.STARTS_NO_LATER, ("source", report.source), tie)


def _of_relation(records: Records, event: Event, target: Event, tie: Tie) -> Fact | None:
    """Say what a relation of an event says of order, if it does.

    A part lies inside the whole only if the bounds of the whole are of all of it: the one
    day of a gathering is just a day on which it was held, that of an intention the day on
    which it was held. And what did not happen for sure bounds nothing that it is part of.
    """
    one: Node = ("event", event.id)
    other: Node = ("event", target.id)
    if one == other:
        return None
    if tie.word in LATER or (tie.word in TELLING and target.factuality is Factuality.REPORTED):
        return Constraint(other, Order.STARTS_NO_LATER, one, tie)
    order = INSIDE.get(tie.word)
    if order is None or event.factuality is not Factuality.REPORTED:
        return None
    if target.factuality is Factuality.INTENDED or event_bounds(records, target.id).one_day:
        return None
    return Constraint(one, order, other, tie)


def _of_sources(records: Records, among: Container[Node] | None) -> Iterator[Fact]:
    for row, source in enumerate(records.document.sources):
        mine: Node = ("source", source.id)
        if among is not None and mine not in among:
            continue
        original = source.reprint_of
        if original is not None and original in records.sources and original != source.id:
            tie = Tie("reprint_of", f"/sources/{row}/reprint_of")
            yield Constraint(("source", original), Order.STARTS_NO_LATER, mine, tie)
        if source.retrieved is not None:
            tie = Tie("retrieved", f"/sources/{row}/retrieved")
            yield Constraint(mine, Order.STARTS_NO_LATER, ("retrieved", source.id), tie)
