"""Small valid things to start a test from; every function takes what the test is about."""

from typing import Any

from kgtimeline.model.actors import Actor
from kgtimeline.model.document import SCHEMA_VERSION, DatasetInfo, Document
from kgtimeline.model.events import EVENT_TYPES, Event
from kgtimeline.model.reports import Participant
from kgtimeline.model.sources import Source
from kgtimeline.vocab import Kind

SHA = "0" * 64
"""A digest in the right form, of nothing in particular."""


def span_json(start: int = 0, end: int = 10) -> dict[str, Any]:
    """Make a span as JSON."""
    return {"start": start, "end": end, "sha256": SHA}


def event_json(event_id: str = "event-a", kind: str = "letter", **keys: Any) -> dict[str, Any]:
    """Make an event as JSON: the five required keys, its participant in the kind's first role."""
    return {
        "id": event_id,
        "kind": kind,
        "title": f"Title of {event_id}",
        "date": "2024-01-17",
        "participants": [{"actor": "actor-a", "role": str(EVENT_TYPES[Kind(kind)].ROLES[0])}],
        **keys,
    }


def actor_json(actor_id: str = "actor-a", **keys: Any) -> dict[str, Any]:
    """Make an actor as JSON."""
    return {"id": actor_id, "type": "person", "name": f"Name of {actor_id}", **keys}


def source_json(source_id: str = "source-a", **keys: Any) -> dict[str, Any]:
    """Make a source as JSON."""
    return {"id": source_id, "title": f"Title of {source_id}", **keys}


def document_json(*events: dict[str, Any], **keys: Any) -> dict[str, Any]:
    """Make a document as JSON, with `actor-a` and `source-a`."""
    return {
        "schema_version": SCHEMA_VERSION,
        "dataset": {"id": "test", "title": "Test"},
        "actors": [actor_json()],
        "sources": [source_json()],
        "events": list(events),
        **keys,
    }


def event(event_id: str = "event-a", kind: str = "letter", **fields: Any) -> Event:
    """Make an event of a kind: the five required keys, its participant in the kind's first role."""
    cls = EVENT_TYPES[Kind(kind)]
    values = {
        "id": event_id,
        "title": f"Title of {event_id}",
        "date": "2024-01-17",
        "participants": [Participant(actor="actor-a", role=cls.ROLES[0])],
    }
    made: Any = cls(**{**values, **fields})
    return made  # type: ignore[no-any-return]


def actor(actor_id: str = "actor-a", **fields: Any) -> Actor:
    """Make an actor."""
    return Actor(**{"id": actor_id, "type": "person", "name": f"Name of {actor_id}", **fields})


def source(source_id: str = "source-a", **fields: Any) -> Source:
    """Make a source."""
    return Source(**{"id": source_id, "title": f"Title of {source_id}", **fields})


def document(*events: Event, **fields: Any) -> Document:
    """Make a document with `actor-a` and `source-a`."""
    values = {
        "schema_version": SCHEMA_VERSION,
        "dataset": DatasetInfo(id="test", title="Test"),
        "actors": [actor()],
        "sources": [source()],
        "events": events,
    }
    return Document(**{**values, **fields})
