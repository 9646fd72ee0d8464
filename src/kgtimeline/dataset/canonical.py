"""Records as plain JSON values in the one form they have.

What holds nothing beyond its default is left out, the `date` of an event apart. Keys
stand in the order of the models' fields, events by their dates, actors and sources
by id. What an author ordered stays so: participants, reports, spans, relations, figures,
aliases, offices, `via`, bylines and everything else where order tells something. In
their one order stand tags and codes (by the alphabet) and the dates that attest an
office (by time), each once. EDTF values have their usual spelling, outside readings,
which keep what the rule gave. `possibly_same_as` points from the greater id to the lesser.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from kgtimeline.dates.value import EventDate
from kgtimeline.model.actors import Actor
from kgtimeline.model.datings import Relation
from kgtimeline.model.document import Document
from kgtimeline.model.events import Event
from kgtimeline.model.sources import Source
from kgtimeline.vocab import RelationType

Values = dict[str, Any]
DateKey = tuple[Any, ...]


def order_key(event: Event) -> tuple[DateKey, str]:
    """Give what events are sorted by: date, then id; undated ones last.

    Dates that differ in spelling alone are one date here.

    Example:
        >>> from kgtimeline.model.events import War
        >>> from kgtimeline.model.reports import Participant
        >>> war = War(id="w", title="W", date=None, participants=[Participant(actor="a", role="participant")])
        >>> order_key(war)
        ((True,), 'w')
    """
    return date_key(event.date), event.id


def in_order(events: Iterable[Event]) -> list[Event]:
    """Sort events by `order_key`, in a third of the time that it takes on its own.

    Example:
        >>> in_order([])
        []
    """
    ordered = sorted(events, key=attrgetter("id"))
    found = list(map(attrgetter("date"), ordered))
    keys = {place: date_key(date) for place, date in dict(zip(map(id, found), found, strict=True)).items()}
    ranks = {key: rank for rank, key in enumerate(sorted(set(keys.values())))}
    rank_of = {place: ranks[key] for place, key in keys.items()}
    ordered.sort(key=lambda event: rank_of[id(event.date)])
    return ordered


def date_key(date: EventDate | None) -> DateKey:
    """Give what dates are sorted by, undated last."""
    if date is None:
        return (True,)
    *numbers, _ = date.sort_key
    return (False, *numbers, date.canonical)


def mend(document: Document) -> Document:
    """Put records in their order and turn what has one right form into it.

    Args:
        document: The document; it is not changed.

    Returns:
        A document that means the same, of records in canonical order.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo
        >>> people = [Actor(id=name, type="person", name=name) for name in ("b", "a")]
        >>> info = DatasetInfo(id="mine", title="Mine")
        >>> [actor.id for actor in mend(Document(schema_version="1.0", dataset=info, actors=people)).actors]
        ['a', 'b']
    """
    return document.model_copy(
        update={
            "actors": tuple(sorted(document.actors, key=attrgetter("id"))),
            "sources": tuple(sorted(document.sources, key=attrgetter("id"))),
            "events": tuple(in_order(_with_sameness_mended(document.events))),
        }
    )


def document_values(document: Document) -> Values:
    """Give a whole document as JSON values in canonical form.

    Args:
        document: The document; it is not changed.

    Returns:
        The values; a document without events has no key `events`.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo
        >>> list(document_values(Document(schema_version="1.0", dataset=DatasetInfo(id="a", title="A"))))
        ['schema_version', 'dataset']
    """
    document = mend(document)
    return _header(document) | _listed("events", map(event_values, document.events))


def iter_line_values(document: Document) -> Iterator[Values]:
    """Give a document line by line: first all but its events, then every event."""
    document = mend(document)
    yield _header(document)
    yield from map(event_values, document.events)


def actor_values(actor: Actor) -> Values:
    """Give an actor as JSON values in canonical form."""
    values = _spell(_dump(actor))
    for office in values.get("offices", ()):
        _spell(office, "took", "left")
        if "attested" in office:
            dates = {_usual(text) for text in office["attested"]}
            office["attested"] = sorted(dates, key=lambda text: EventDate.parse(text).sort_key)
    return values


def source_values(source: Source) -> Values:
    """Give a source as JSON values in canonical form."""
    return _spell(_dump(source), "published", "retrieved")


def event_values(event: Event) -> Values:
    """Give one event as JSON values in canonical form.

    Example:
        >>> from kgtimeline.model.events import War
        >>> from kgtimeline.model.reports import Participant
        >>> war = War(id="w", title="W", date=None, participants=[Participant(actor="a", role="participant")])
        >>> event_values(war)["kind"], event_values(war)["date"]
        ('war', None)
    """
    dumped = _dump(event)
    values = _spell({"id": dumped.pop("id"), "kind": str(event.kind), **dumped}, "date")
    if "tags" in values:
        values["tags"] = sorted(set(values["tags"]))
    if "codes" in values:
        values["codes"] = dict(sorted(values["codes"].items()))
    if dating := values.get("dating"):
        for anchor in dating.get("anchors", ()):
            _spell(anchor, "date")
        if "alternatives" in dating:
            dating["alternatives"] = [_usual(text) for text in dating["alternatives"]]
    return values


def _header(document: Document) -> Values:
    """Give a document in order without its events."""
    values = _dump(document.model_copy(update={"actors": (), "sources": (), "events": ()}))
    _spell(values["dataset"], "issued")
    values |= _listed("actors", map(actor_values, document.actors))
    return values | _listed("sources", map(source_values, document.sources))


def _listed(key: str, values: Iterable[Values]) -> Values:
    """Give a key with its list, or nothing if the list is empty."""
    return {key: found} if (found := list(values)) else {}


def _dump(record: BaseModel) -> Values:
    """Give a record as JSON values without what is as it would be anyway."""
    return record.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _spell(values: Values, *keys: str) -> Values:
    """Spell the dates under some keys as usual."""
    for key in keys:
        if values.get(key) is not None:
            values[key] = _usual(values[key])
    return values


def _usual(text: str) -> str:
    """Give the usual spelling of an EDTF value; plain dates have no other."""
    return text if text.replace("-", "").isdigit() else EventDate.parse(text).canonical


def _with_sameness_mended(events: Sequence[Event]) -> list[Event]:
    """Store every `possibly_same_as` with the greater id, and no relation twice."""
    known = {event.id for event in events}
    turned: dict[str, list[Relation]] = {}
    mended = []
    for event in events:
        kept = []
        for relation in dict.fromkeys(event.relations):
            if relation.type is RelationType.POSSIBLY_SAME_AS and event.id < relation.event in known:
                turned.setdefault(relation.event, []).append(replace(relation, event=event.id))
            else:
                kept.append(relation)
        mended.append((event, kept))
    return [_with_relations(event, (*kept, *turned.get(event.id, ()))) for event, kept in mended]


def _with_relations(event: Event, relations: tuple[Relation, ...]) -> Event:
    """Give an event other relations, each once."""
    unique = tuple(dict.fromkeys(relations))
    return event if unique == event.relations else event.model_copy(update={"relations": unique})
