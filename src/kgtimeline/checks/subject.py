"""What the rules look at: the records in the order of the file, and where each of them is."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from kgtimeline.dataset.hedging import hedged_events
from kgtimeline.dataset.records import Records
from kgtimeline.dates import EventDate
from kgtimeline.model.actors import Actor
from kgtimeline.model.document import Document
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.model.events import Event
from kgtimeline.model.reports import Report
from kgtimeline.model.sources import Source


@dataclass(frozen=True)
class Subject:
    """The records that are checked.

    Rows count in the order of the file, so that a JSON Pointer can be made of them.

    Args:
        actor_rows: All actors.
        source_rows: All sources.
        events: All events.
        lost: Ids of records that can't be used because of faults already reported; what refers to them is
            not reported again.
    """

    actor_rows: tuple[Actor, ...]
    source_rows: tuple[Source, ...]
    events: tuple[Event, ...]
    lost: frozenset[str] = frozenset()

    @classmethod
    def of(cls, records: Records) -> Self:
        """Take what loaded records hold."""
        return cls.of_document(records.document)

    @classmethod
    def of_document(cls, document: Document) -> Self:
        """Take what a document holds, whether or not its references resolve."""
        return cls(document.actors, document.sources, document.events)

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors by id; of a repeated id the first counts."""
        return {actor.id: actor for actor in reversed(self.actor_rows)}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id; of a repeated id the first counts."""
        return {source.id: source for source in reversed(self.source_rows)}

    @cached_property
    def rows(self) -> dict[str, int]:
        """Rows of events by id; of a repeated id the first counts."""
        return {event.id: row for row, event in reversed(list(enumerate(self.events)))}

    def event(self, event_id: str | None) -> BaseEvent | None:
        """Give the event of an id, None if there is none."""
        row = None if event_id is None else self.rows.get(event_id)
        return None if row is None else self.events[row]

    @cached_property
    def hedged(self) -> frozenset[str]:
        """Ids of events about whose dates nothing is certain."""
        return hedged_events(self.events, self.sources)

    def certain(self, event: BaseEvent) -> EventDate | None:
        """Give the date of an event if something about it is certain."""
        return None if event.date is None or event.id in self.hedged else event.date

    def dated_by(self, event: BaseEvent) -> list[str]:
        """Give the ids of the events that an event's date is worked out from."""
        if event.dating is None:
            return []
        return [
            a.ref
            for a in event.dating.anchors
            if a.type == "event" and a.ref in self.rows and a.ref is not None
        ]


def report_of(event: BaseEvent, source: str, via: tuple[str, ...]) -> Report | None:
    """Give the report of an event by source and line of attribution, None if there is none."""
    return next((r for r in event.reports if r.source == source and r.via == via), None)


def same_date(one: EventDate | None, other: EventDate | None) -> bool:
    """Say whether two dates are the same value, in whatever spelling and extent.

    Example:
        >>> same_date(EventDate("2024-01-XX"), EventDate("2024-01")), same_date(None, EventDate("2024"))
        (True, False)
    """
    if one is None or other is None:
        return one is other
    return one.text == other.text or one.canonical == other.canonical
