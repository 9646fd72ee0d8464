"""A document that is put in order, checked for its references, and ready to be asked."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Protocol

from kgtimeline.dataset.canonical import in_order
from kgtimeline.dataset.collector import collector_paused
from kgtimeline.dataset.hedging import hedged_events, with_doubt
from kgtimeline.dataset.names import ActorIndex
from kgtimeline.dataset.near import near_names
from kgtimeline.dataset.references import iter_reference_problems, references_resolve
from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.value import EventDate
from kgtimeline.errors import (
    ActorNotFoundError,
    AmbiguousActorError,
    DatasetInvalidError,
    EventNotFoundError,
    SourceNotFoundError,
)
from kgtimeline.model.actors import Actor
from kgtimeline.model.document import Document
from kgtimeline.model.events import Event
from kgtimeline.model.sources import Source
from kgtimeline.vocab import RelationType


class FiledUnder(Protocol):
    """Rows under keys."""

    def get(self, key: Hashable, default: Sequence[int], /) -> Sequence[int]:
        """Give the rows of a key, ascending."""


class Records:
    """The immutable records of a timeline, events by date.

    A row is the place of an event in `events`; look-ups and indexes speak of rows, so
    that nothing is built for events that nobody looks at.

    Args:
        document: What was read, or made in Python.

    Raises:
        DatasetInvalidError: If an id is used twice or a reference leads nowhere; it
            holds all such problems, with paths and without lines.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo
        >>> records = Records(Document(schema_version="1.0", dataset=DatasetInfo(id="a", title="A")))
        >>> records.events
        ()
        >>> records.event("none")
        Traceback (most recent call last):
        ...
        kgtimeline.errors.EventNotFoundError: no event 'none'; list the ids: kgtimeline query --format ids
    """

    document: Document
    """The document as it was given, events in its order."""
    events: Sequence[Event]
    """All events by date then id, undated ones last; dates that rest on a qualified one are hedged."""
    row_of: Mapping[str, int]
    """The row of every event by its id."""
    actors: Mapping[str, Actor]
    """All actors by id, in order of id."""
    sources: Mapping[str, Source]
    """All sources by id, in order of id."""
    bounds: Sequence[Bounds | None]
    """The bounds of every row, None where nothing dates the event."""

    def __init__(self, document: Document) -> None:
        """Check references, sort, and hedge what rests on doubt."""
        with collector_paused():
            self._prepare(document)

    def _prepare(self, document: Document) -> None:
        """Do all the work of making records."""
        if not references_resolve(document.actors, document.sources, document.events):
            problems = iter_reference_problems(document.actors, document.sources, document.events)
            raise DatasetInvalidError(tuple(problems))
        actors = {actor.id: actor for actor in sorted(document.actors, key=attrgetter("id"))}
        sources = {source.id: source for source in sorted(document.sources, key=attrgetter("id"))}
        hedged = hedged_events(document.events, sources)
        events = tuple(in_order(document.events))
        if hedged:
            events = tuple([with_doubt(event, hedged) for event in events])
        self.__dict__.update(
            document=document,
            events=events,
            row_of=MappingProxyType(
                dict(zip(map(attrgetter("id"), events), range(len(events)), strict=True))
            ),
            actors=MappingProxyType(actors),
            sources=MappingProxyType(sources),
            bounds=tuple([None if event.date is None else event.date.bounds for event in events]),
        )

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"can't set {name!r}: records are immutable")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"can't delete {name!r}: records are immutable")

    def __reduce__(self) -> tuple[object, ...]:
        """Cross a process border as a document; indexes are made again."""
        return Records, (self.document,)

    def __copy__(self) -> "Records":
        return self

    def __deepcopy__(self, memo: object) -> "Records":
        return self

    def __len__(self) -> int:
        return len(self.events)

    @cached_property
    def names(self) -> ActorIndex:
        """The look-up of actors by name; made when it is first needed."""
        return ActorIndex(self.actors.values())

    @cached_property
    def attached(self) -> dict[type, Any]:
        """What the layers above make of these records once, by its class; it lives as long as they do."""
        return {}

    def event(self, event_id: str) -> Event:
        """Give the event with an id.

        Raises:
            EventNotFoundError: If there is none; it names ids that are close.
        """
        try:
            return self.events[self.row_of[event_id]]
        except KeyError:
            raise EventNotFoundError(event_id, near_names(event_id, self.row_of)) from None

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all rows, written anew: neighbours are so in memory too."""
        written = "\n".join([event.id for event in self.events])
        return tuple(written.split("\n")) if written else ()

    @property
    def texts(self) -> Sequence[tuple[str, ...]]:
        """Title and summary of every row."""
        return [(event.title, event.summary or "") for event in self.events]

    def iter_with_figures(self) -> Iterator[tuple[int, Event]]:
        """Go through the events that claim figures, each with its row."""
        return ((row, event) for row, event in enumerate(self.events) if event.figures)

    def filed(self, index: str) -> FiledUnder | None:
        """Give the rows under each key of an index that was made before; none here.

        Args:
            index: What the index is called by those who query.
        """
        del index
        return None

    def relations_to(self, event_id: str) -> tuple[tuple[RelationType, str], ...]:
        """Give the relations that point to an event.

        Args:
            event_id: The event that they point to.

        Returns:
            Type and origin of each, origins in date order; empty if there are none.
        """
        return self._relations_to.get(event_id, ())

    def find_actor(
        self, name: str, *, on: str | date | EventDate | None = None, source: str | None = None
    ) -> Actor:
        """Find the one actor that a name stands for, or stands for in a source.

        Args:
            name: An id, a name, some words of a name, or an office.
            on: The day on which the office was held.
            source: Look only among those whom this source names.

        Raises:
            AmbiguousActorError: If several actors fit, and none better than the others.
            ActorNotFoundError: If none does.
            SourceNotFoundError: If no source has that id.
            DateSyntaxError: If `on` is no date.
            DateRangeError: If `on` does not say which days are meant.
        """
        found = self.find_actors(name, on=on, source=source)
        if len(found) > 1:
            raise AmbiguousActorError(name, [(actor.id, actor.name) for actor in found])
        return found[0]

    def find_actors(
        self, name: str, *, on: str | date | EventDate | None = None, source: str | None = None
    ) -> tuple[Actor, ...]:
        """Give every actor that a name fits best, by id; arguments and errors as for `find_actor`.

        Returns:
            At least one actor.
        """
        among = None if source is None else self.named_by(source)
        try:
            return self.names.fitting(name, on=on, among=among)
        except ActorNotFoundError as error:
            if source is None:
                raise
            raise ActorNotFoundError(error.name, error.near, source) from None

    def named_by(self, source_id: str) -> frozenset[str]:
        """Give the actors whom a source names, in whatever part.

        They take part in what it reports (as it has them, where it differs from the
        event), stand in its lines of attribution or figures, published it, or are credited.

        Args:
            source_id: The source.

        Returns:
            The ids of the actors, unnamed ones too.

        Raises:
            SourceNotFoundError: If there is no such source; it names ids that are close.
        """
        try:
            return self._named_by[source_id]
        except KeyError:
            raise SourceNotFoundError(source_id, near_names(source_id, self.sources)) from None

    @cached_property
    def _named_by(self) -> dict[str, frozenset[str]]:
        """The actors whom each source names; made when they are first needed."""
        found: dict[str, set[str]] = {}
        with collector_paused():
            for source in self.sources.values():
                origins = (source.publisher, source.reprint_of, *source.attributed_to)
                found[source.id] = {one for one in origins if one is not None and one in self.actors}
            for event in self.events:
                for report in event.reports:
                    people = report.participants or event.participants
                    found[report.source].update(report.via, (person.actor for person in people))
                for figure in event.figures:
                    if figure.source is not None:
                        speaker = () if figure.speaker is None else (figure.speaker,)
                        found[figure.source].update(speaker, figure.about, figure.via)
            return {source_id: frozenset(actors) for source_id, actors in found.items()}

    @cached_property
    def _relations_to(self) -> dict[str, tuple[tuple[RelationType, str], ...]]:
        """The relations, turned round; made when they are first needed."""
        found: dict[str, list[tuple[RelationType, str]]] = {}
        with collector_paused():
            for event in self.events:
                for relation in event.relations:
                    found.setdefault(relation.event, []).append((relation.type, event.id))
            return {event_id: tuple(relations) for event_id, relations in found.items()}
