"""Actors, their offices and the sources themselves, as far as they were known on a day."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from kgtimeline.analysis.knowledge import Kept, Knowledge
from kgtimeline.analysis.losses import Dropped, NotKnown
from kgtimeline.model.actors import Actor, Office
from kgtimeline.model.document import Document
from kgtimeline.model.events import Event
from kgtimeline.model.figures import Figure
from kgtimeline.model.reports import Participant
from kgtimeline.model.sources import Source


class Parts(NamedTuple):
    """What a view holds already, for finding whom it tells of.

    Args:
        kept: The events of the view by id, as the file has them, with their known reports.
        events: The same events as the view has them.
        sources: Its sources.
        knowledge: Which sources of the file are known.
    """

    kept: Mapping[str, Kept]
    events: Sequence[Event]
    sources: Collection[Source]
    knowledge: Knowledge


def trim_sources(document: Document, knowledge: Knowledge, dropped: list[Dropped]) -> tuple[Source, ...]:
    """Give the known sources; a reprint of a text that is not known names no original.

    Args:
        document: The full timeline.
        knowledge: Which of its sources are known.
        dropped: Is told what goes; sources of which nobody can say whether they were
            known are left out, not dropped.

    Returns:
        **Shape**: in the order of the file.
    """
    missing = knowledge.missing
    kept = []
    for row, source in enumerate(document.sources):
        if source.id in missing:
            if missing[source.id] is NotKnown.NOT_YET:
                dropped.append(Dropped(None, f"/sources/{row}", source.id, NotKnown.NOT_YET, source.id))
        elif source.reprint_of in missing:
            path = f"/sources/{row}/reprint_of"
            value = f"{source.id}, reprint of {source.reprint_of}"
            dropped.append(Dropped(None, path, value, NotKnown.GONE, source.id))
            kept.append(source.model_copy(update={"reprint_of": None}))
        else:
            kept.append(source)
    return tuple(kept)


def trim_actors(document: Document, parts: Parts, dropped: list[Dropped]) -> tuple[Actor, ...]:
    """Give the actors that the view refers to, with what it tells of their offices.

    An actor that nothing in the file refers to stays: no text tells of it. Of an actor
    that is also told of by what is not in the view, dates of offices stay only if
    something in the view attests them.

    Args:
        document: The full timeline.
        parts: What the view holds and what it lacks.
        dropped: Is told what goes.

    Returns:
        **Shape**: in the order of the file.
    """
    if not parts.knowledge.missing and len(parts.kept) == len(document.events):
        return document.actors
    told_elsewhere = _told_elsewhere(document, parts)
    attesting = _Attesting.of(document, parts)
    trimmed: dict[str, Actor] = {}
    losses: dict[str, list[Dropped]] = {}
    for row, actor in enumerate(document.actors):
        lost = losses[actor.id] = []
        offices = tuple(
            attesting.offices(actor, f"/actors/{row}/offices", lost, whole=actor.id not in told_elsewhere)
        )
        trimmed[actor.id] = actor.model_copy(update={"offices": offices}) if lost else actor
    organisations = {office.organisation for actor in document.actors for office in actor.offices}
    told_here = _named(parts.events, parts.sources)
    unnamed = trimmed.keys() - told_here - told_elsewhere - organisations
    kept = _closure(told_here | unnamed, trimmed)
    for row, actor in enumerate(document.actors):
        if actor.id in kept:
            dropped += losses[actor.id]
        else:
            dropped.append(Dropped(None, f"/actors/{row}", actor.id, NotKnown.UNTOLD))
    return tuple(trimmed[actor.id] for actor in document.actors if actor.id in kept)


def actors_named(events: Iterable[Event], sources: Iterable[Source], actors: Mapping[str, Actor]) -> set[str]:
    """Collect the ids of all actors that events and sources refer to, and whose offices those hold."""
    return _closure(_named(events, sources), actors)


def _told_elsewhere(document: Document, parts: Parts) -> set[str]:
    """Collect the actors that something tells of which is not in the view."""
    kept, missing = parts.kept, parts.knowledge.missing
    gone = [event for event in document.events if event.id not in kept]
    found = _named(gone, [source for source in document.sources if source.id in missing])
    for one in kept.values():
        event = one.event
        for report in event.reports:
            if report.source in missing:
                found.update(report.via)
                found.update([taker.actor for taker in report.participants or event.participants])
        for figure in event.figures:
            if figure.source in missing or (figure.source is None and one.lost):
                found |= _named_in(figure)
    return found


def _named(events: Iterable[Event], sources: Iterable[Source]) -> set[str]:
    """Collect the ids of the actors that events and sources name; ids of sources may be among them."""
    found: set[str] = set()
    for event in events:
        found.update([taker.actor for taker in event.participants])
        for report in event.reports:
            found.update(report.via)
            if report.participants:
                found.update([taker.actor for taker in report.participants])
        for figure in event.figures:
            found |= _named_in(figure)
        if event.dating is not None:
            found.update(*[origin.via for origin in event.dating.from_])
    for source in sources:
        found.update(source.attributed_to)
        found.update(one for one in (source.publisher, source.reprint_of) if one is not None)
    return found


def _named_in(figure: Figure) -> set[str]:
    """Collect the actors of a figure."""
    return {*figure.about, *figure.via, *(() if figure.speaker is None else (figure.speaker,))}


def _closure(named: Iterable[str], actors: Mapping[str, Actor]) -> set[str]:
    """Add the organisations whose offices the named actors hold, and theirs in turn."""
    pending = [actor_id for actor_id in named if actor_id in actors]
    found = set(pending)
    while pending:
        for office in actors[pending.pop()].offices:
            if office.organisation is not None and office.organisation not in found:
                found.add(office.organisation)
                pending.append(office.organisation)
    return found


class _Attesting(NamedTuple):
    """What attests that somebody held an office on a day.

    An event does, if the actor has a part in it in that office, and so does the
    publication of a source that tells of it.

    Args:
        given: Actor, office and day as the file attests them.
        holding: Those of them that the view attests.
        borne: Actors and offices of the participants of the view.
        untold: Dates of events and publications of the file that nothing in the view has.
    """

    given: Collection[tuple[str, str, str]]
    holding: Collection[tuple[str, str, str]]
    borne: Collection[tuple[str, str]]
    untold: Collection[str]

    @classmethod
    def of(cls, document: Document, parts: Parts) -> "_Attesting":
        """Gather it in one walk over the file and one over the view."""
        offices = [office for actor in document.actors for office in actor.offices]
        dates = {date.text for office in offices for date in office.attested}
        full = {event.id: event.date for event in document.events} if dates else {}
        moved = {event.id for event in parts.events if dates and event.date != full[event.id]}
        return cls(
            given=set(_attested(document.events, document.sources, dates)),
            holding=set(_attested(parts.events, parts.sources, dates, moved)),
            borne={(one.actor, one.office) for one in _takers(parts.events) if one.office is not None},
            untold=dates and _dates(document.events, document.sources) - _dates(parts.events, parts.sources),
        )

    def offices(self, actor: Actor, path: str, losses: list[Dropped], *, whole: bool) -> Iterator[Office]:
        """Give the offices of an actor that the view tells of, with the days that it attests."""
        for i, office in enumerate(actor.offices):
            held = f"{actor.id}, {office.title}"
            attested = tuple(
                date for date in office.attested if self._attests(actor, office, date.text, whole=whole)
            )
            told = bool(attested) or (whole and not self._known_by(actor, office))
            if not told and (actor.id, office.title) not in self.borne:
                losses.append(Dropped(None, f"{path}/{i}", held, NotKnown.UNTOLD))
                continue
            updates: dict[str, Any] = {}
            for j, date in enumerate(office.attested):
                if date not in attested:
                    updates["attested"] = attested
                    value = f"{held}, {date.text}"
                    losses.append(Dropped(None, f"{path}/{i}/attested/{j}", value, NotKnown.UNTOLD))
            for key in ("took", "left"):
                if not whole and (day := getattr(office, key)) is not None:
                    updates[key] = None
                    value = f"{held}, {key} {day.text}"
                    losses.append(Dropped(None, f"{path}/{i}/{key}", value, NotKnown.NO_ORIGIN))
            yield replace(office, **updates) if updates else office

    def _attests(self, actor: Actor, office: Office, date: str, *, whole: bool) -> bool:
        """Tell whether what attested a day still does; if nothing did, whether all is there."""
        one = (actor.id, office.title, date)
        return one in self.holding if one in self.given else whole and date not in self.untold

    def _known_by(self, actor: Actor, office: Office) -> bool:
        """Tell whether an event or a publication attests an office."""
        return any((actor.id, office.title, date.text) in self.given for date in office.attested)


def _attested(
    events: Iterable[Event],
    sources: Iterable[Source],
    dates: Collection[str],
    moved: Collection[str] = frozenset(),
) -> Iterator[tuple[str, str, str]]:
    """Give who held which office on which of the dates; events that moved to another date say less."""
    if not dates:
        return
    published = {
        source.id: source.published.text
        for source in sources
        if source.published is not None and source.published.text in dates
    }
    for event in events:
        found = {published[report.source] for report in event.reports if report.source in published}
        if event.date is not None and event.date.text in dates and event.id not in moved:
            found.add(event.date.text)
        if found:
            for taker in _takers([event]):
                if taker.office is not None:
                    yield from ((taker.actor, taker.office, date) for date in found)


def _dates(events: Iterable[Event], sources: Iterable[Source]) -> set[str]:
    """Collect the dates of events and publications."""
    dates = [*(event.date for event in events), *(source.published for source in sources)]
    return {date.text for date in dates if date is not None}


def _takers(events: Iterable[Event]) -> Iterator[Participant]:
    """Walk over the participants of events, also as their reports have them."""
    for event in events:
        yield from event.participants
        for report in event.reports:
            yield from report.participants
