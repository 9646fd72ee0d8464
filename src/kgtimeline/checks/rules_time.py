"""Rules of time: anchors, the basis of datings, order between events, dates of sources."""

from collections.abc import Iterator
from functools import lru_cache

from kgtimeline.checks.codes import problem
from kgtimeline.checks.cycles import find_cycles
from kgtimeline.checks.subject import Subject, same_date
from kgtimeline.dates import EventDate, Truth, resolve
from kgtimeline.errors import Problem
from kgtimeline.model.datings import Dating, DatingAnchor, Relation
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.vocab import DatingBasis, Factuality, RelationType

ORDERING = frozenset(
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
"""An act does not start before what it tells of by one of these, if that is reported."""

_FROM_READINGS = frozenset({DatingBasis.STATED, DatingBasis.COMPLETED, DatingBasis.RELATIVE})
_BASES = {
    "only_reading@1": _FROM_READINGS,
    "most_precise@1": _FROM_READINGS,
    "earliest_report@1": _FROM_READINGS,
    "year_from_anchor@1": frozenset({DatingBasis.INFERRED}),
    "not_after@1": frozenset({DatingBasis.BOUNDED}),
    "not_before@1": frozenset({DatingBasis.BOUNDED}),
    "between@1": frozenset({DatingBasis.BOUNDED}),
    "held_at@1": frozenset({DatingBasis.BOUNDED}),
    "attested@1": frozenset({DatingBasis.BOUNDED}),
    "undated@1": frozenset({DatingBasis.UNDATED}),
}


def anchors(subject: Subject) -> Iterator[Problem]:
    """Find anchors whose date is not that of the source or event that they refer to."""
    for row, event in enumerate(subject.events):
        if event.dating is None:
            continue
        for i, anchor in enumerate(event.dating.anchors):
            known, date = _referred(subject, anchor)
            if known and not same_date(date, anchor.date):
                shown = "no date" if date is None else str(date)
                message = f"the anchor says {anchor.date}, {anchor.ref!r} has {shown}"
                yield problem(
                    "anchor-mismatch", message, f"/events/{row}/dating/anchors/{i}/date", event=event.id
                )


def _referred(subject: Subject, anchor: DatingAnchor) -> tuple[bool, EventDate | None]:
    """Give the date of what an anchor refers to, if it is known."""
    if anchor.type == "published" and anchor.ref in subject.sources:
        return True, subject.sources[anchor.ref].published
    if anchor.type == "event" and (other := subject.event(anchor.ref)) is not None:
        return True, other.date
    return False, None


def anchor_cycles(subject: Subject) -> Iterator[Problem]:
    """Find events that are dated from each other in a circle."""
    edges = {event.id: refs for event in subject.events if (refs := subject.dated_by(event))}
    for cycle in find_cycles(edges, lambda event_id: edges.get(event_id, ())):
        row = subject.rows[cycle[0]]
        chain = " -> ".join([*cycle, cycle[0]])
        message = f"the dates of these events rest on each other: {chain}"
        yield problem("anchor-cycle", message, f"/events/{row}/dating/anchors", event=cycle[0])


def bases(subject: Subject) -> Iterator[Problem]:
    """Find datings whose basis does not fit their rule, their readings or their date."""
    for row, event in enumerate(subject.events):
        dating = event.dating
        if dating is None:
            continue
        path = f"/events/{row}/dating"
        allowed = _BASES.get(dating.rule)
        if allowed is not None and dating.basis not in allowed:
            listed = " or ".join(sorted(allowed))
            message = f"the rule {dating.rule!r} makes a date {listed}, the basis says {str(dating.basis)!r}"
            yield problem("basis-mismatch", message, f"{path}/basis", event=event.id, hint=f"write {listed}")
        elif (dating.basis is DatingBasis.UNDATED) != (event.date is None):
            message = f"the basis is {str(dating.basis)!r} and the date is {event.date or 'null'}"
            yield problem("basis-mismatch", message, f"{path}/basis", event=event.id)
        elif dating.basis in _FROM_READINGS and dating.from_:
            yield from _basis_of_readings(event, dating, path)
        if (
            dating.basis is DatingBasis.INFERRED
            and event.date is not None
            and not set(str(event.date)) & {"?", "%"}
        ):
            message = f"the date {event.date} takes digits from another source or event"
            yield problem("inferred-unqualified", message, f"/events/{row}/date", event=event.id)


def _basis_of_readings(event: BaseEvent, dating: Dating, path: str) -> Iterator[Problem]:
    """Check that a stated date was read without an anchor, and another one with it."""
    used = {(origin.source, origin.via) for origin in dating.from_}
    found = [r.reading for r in event.reports if r.reading is not None and (r.source, r.via) in used]
    stated = dating.basis is DatingBasis.STATED
    if not found or any((reading.anchor is None) == stated for reading in found):
        return
    message = (
        "the basis is 'stated', but every reading is counted from an anchor"
        if stated
        else f"the basis is {str(dating.basis)!r}, but no reading has an anchor"
    )
    yield problem("basis-mismatch", message, f"{path}/basis", event=event.id)


def order(subject: Subject) -> Iterator[Problem]:
    """Find relations that say one thing about order while certain dates say another."""
    for row, event in enumerate(subject.events):
        for i, relation in enumerate(event.relations):
            other = subject.event(relation.event)
            if other is None or not _orders(relation, other):
                continue
            date, other_date = subject.certain(event), subject.certain(other)
            if date is not None and other_date is not None and date.bounds.s_hi < other_date.bounds.s_lo:
                message = (
                    f"{str(relation.type)!r} lets {event.id!r} start no earlier than {other.id!r}, "
                    f"but its date is {date} and the other's {other_date}"
                )
                yield problem("order-contradicted", message, f"/events/{row}/relations/{i}", event=event.id)


def _orders(relation: Relation, other: BaseEvent) -> bool:
    """Say whether a relation orders its two events."""
    return relation.type in ORDERING or (relation.type in TELLING and other.factuality is Factuality.REPORTED)


def source_dates(subject: Subject) -> Iterator[Problem]:
    """Find sources whose words give another publication date, or that were retrieved too early."""
    for row, source in enumerate(subject.source_rows):
        if source.published is None:
            continue
        if source.retrieved is not None and source.retrieved.before(source.published) is Truth.YES:
            message = f"{source.id!r} was retrieved on {source.retrieved} and published on {source.published}"
            yield problem("retrieved-before-published", message, f"/sources/{row}/retrieved")
        if source.published_expression is not None:
            given = _read(source.published_expression)
            if given is not None and given != str(source.published):
                message = (
                    f"{source.published_expression!r} gives {given}, 'published' says {source.published}"
                )
                yield problem("published-mismatch", message, f"/sources/{row}/published")


@lru_cache(maxsize=4_096)
def _read(expression: str) -> str | None:
    """Read the words of a publication date, None if they do not settle it."""
    found = resolve(expression)
    return str(found.date) if found.status == "resolved" and found.date is not None else None


TIME_RULES = (anchors, anchor_cycles, bases, order, source_dates)
"""All rules of this module."""
