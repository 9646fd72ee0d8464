"""Where reports disagree: those of one event, and those of events that may be the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kgtimeline.analysis.claims import PERHAPS_TWO, Claim, ConflictField, Stated
from kgtimeline.analysis.comparing import COMPARISONS, clashes
from kgtimeline.dataset.collector import collector_paused
from kgtimeline.dataset.records import Records
from kgtimeline.markup import printable, section, table
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.vocab import Factuality, RelationType

_PLACES = {field: place for place, field in enumerate(ConflictField)}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that can't both be true.

    Args:
        field: What they are about.
        about: Of several subjects of the field which one: the role of `participants`, the actor
            of `roles`, the label of `figures`; None for `date` and `factuality`.
        sides: The two claims in the order of event, source and line of attribution.
        doubts: Why it may be no conflict after all; empty if it is certain.

    Example:
        >>> agency, paper = (
        ...     Claim("letter", name, (), day) for name, day in [("a", "2024-01"), ("b", "2025")]
        ... )
        >>> print(Conflict(ConflictField.DATE, None, (agency, paper), ("'2025' is a slip",)))
        date of letter (not certain: '2025' is a slip)
          2024-01  a
          2025     b
    """

    field: ConflictField
    about: str | None
    sides: tuple[Claim, Claim]
    doubts: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether nothing speaks against it: no qualified date, no `possibly_same_as`."""
        return not self.doubts

    @property
    def events(self) -> tuple[str, ...]:
        """The id of the event, or of the two, in order of id."""
        return tuple(sorted({side.event for side in self.sides}))

    @property
    def order_key(self) -> tuple[Any, ...]:
        """What conflicts are sorted by: events, field, subject, sides."""
        keys = tuple([side.order_key for side in self.sides])
        return self.events, _PLACES[self.field], self.about or "", keys

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON values; every key is there, null where it holds nothing."""
        return {
            "field": str(self.field),
            "about": self.about,
            "events": list(self.events),
            "certain": self.certain,
            "doubts": list(self.doubts),
            "sides": [side.to_json() for side in self.sides],
        }

    def _repr_html_(self) -> str:
        """Show both sides in a notebook."""
        about = "" if self.about is None else f" ({self.about})"
        rows = [(side.words, side.event, side.place) for side in self.sides]
        head = f"{self.field}{about} of {' and '.join(self.events)}"
        sure = "certain" if self.certain else f"not certain: {'; '.join(self.doubts)}"
        return section("Conflict", table(head, ("says", "of", "where"), rows), sure)

    def __str__(self) -> str:
        """Say it in three lines: what it is about, then a side a line."""
        about = "" if self.about is None else f" ({printable(self.about)})"
        doubts = "" if self.certain else f" (not certain: {'; '.join(self.doubts)})"
        width = max(len(side.words) for side in self.sides)
        several = len(self.events) > 1
        lines = (
            f"  {side.words:<{width}}  {f'{side.event}: ' if several else ''}{side.place}"
            for side in self.sides
        )
        return "\n".join([f"{self.field}{about} of {' and '.join(self.events)}{doubts}", *lines])


def conflicts(records: Records, event_id: str | None = None) -> tuple[Conflict, ...]:
    """Find where reports disagree, field by field.

    Use it before a value is relied on. The reports of one event are compared pairwise, and those of
    two events that are tied by `possibly_same_as` across the tie. These are conflicts:

    - `date`: no possible day is common to the readings of both; across a tie the date of an event
      stands in for its reports if none of them has one.
    - `participants`: a role for which nobody named by one can be anybody named by the other.
    - `roles`: one actor in one role here and in another there.
    - `factuality`: one denies what the other reports or alleges.
    - `figures`: one thing counted in one unit, with numbers that don't meet.

    No conflicts are: silence; a coarser date that contains a finer one; a state under way on both
    days; a plan and the act; a source that does not name somebody, and a group, who may be anybody;
    a state and whoever acts for it; offices, of which one person holds several.

    Args:
        records: The records.
        event_id: Only those of one event, its ties included; None for all.

    Returns:
        The conflicts. **Shape**: sorted by events, field, subject and sides, whatever the order of the
        file; each once; empty if nothing disagrees.

    Raises:
        EventNotFoundError: If no event has the id.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> conflicts(Records(Document(schema_version="1.0", dataset=DatasetInfo(id="a", title="A"))))
        ()
    """
    events = records.events if event_id is None else (records.event(event_id),)
    with collector_paused():
        return tuple(sorted(_found(records, events, event_id), key=lambda conflict: conflict.order_key))


def _found(records: Records, events: Iterable[BaseEvent], event_id: str | None) -> Iterator[Conflict]:
    """Compare the reports of events, then those across their ties."""
    for event in events:
        for field in _fields_to_compare(event):
            yield from _between(records, field, event, None)
    for one, other in _ties(records, event_id):
        for field in ConflictField:
            yield from _between(records, field, one, other)


def _fields_to_compare(event: BaseEvent) -> Iterator[ConflictField]:
    """Give the fields in which reports of one event can disagree at all; nearly all events have none."""
    reports = event.reports
    if len(reports) > 1:
        if sum([report.reading is not None or bool(report.other_readings) for report in reports]) > 1:
            yield ConflictField.DATE
        if any(report.participants for report in reports):
            yield ConflictField.PARTICIPANTS
            yield ConflictField.ROLES
        if any(report.factuality is Factuality.DENIED for report in reports):
            yield ConflictField.FACTUALITY
    if len(event.figures) > 1:
        yield ConflictField.FIGURES


def _ties(records: Records, event_id: str | None) -> Iterator[tuple[BaseEvent, BaseEvent]]:
    """Give the pairs of events that may be the same, each once, whichever of the two says so."""
    same = RelationType.POSSIBLY_SAME_AS
    if event_id is None:
        origins = [event for event in records.events if event.relations]
    else:
        pointing = [other for type_, other in records.relations_to(event_id) if type_ is same]
        origins = [records.event(other) for other in (event_id, *pointing)]
    seen = set()
    for event in origins:
        for relation in event.relations:
            pair = frozenset((event.id, relation.event))
            asked = event_id is None or event_id in pair
            if asked and relation.type is same and len(pair) > 1 and pair not in seen:
                seen.add(pair)
                yield event, records.event(relation.event)


def _between(
    records: Records, field: ConflictField, one: BaseEvent, other: BaseEvent | None
) -> Iterator[Conflict]:
    """Find the conflicts of one field inside an event, or across a tie."""
    claims = COMPARISONS[field].claims
    others = None if other is None else claims(other, one)
    tie = () if other is None else (PERHAPS_TWO,)
    for pair in clashes(field, records.actors, claims(one, other), others):
        sides = pair[0].claim, pair[1].claim
        doubts = tuple(sorted({*pair[0].doubts, *pair[1].doubts}))
        yield Conflict(field, _about(pair), sides, (*tie, *doubts))


def _about(pair: tuple[Stated, Stated]) -> str | None:
    """Name the subject; of two spellings of a label the first in the alphabet."""
    return min((one.about for one in pair if one.about is not None), default=None)
