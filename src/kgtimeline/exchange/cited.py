"""What a citation names: an event of a dataset, the dataset, the sources that tell of the event."""

from dataclasses import dataclass

from kgtimeline.dataset.records import Records
from kgtimeline.dates import EventDate
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.model.sources import Source

ENTRY, DATASET = "entry", "dataset"
"""What is cited besides the types of sources."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One thing that is cited, with only what the file says of it.

    Args:
        key: Names it in lists of references: the id of the dataset, then what it is and its id.
            **Shape**: ASCII; no other thing of the dataset has it, and it changes only with the ids.
        type: `entry` for an event, `dataset`, or the type of a source.
        id: Its id in the file.
        title: Its title, None if the file knows it by its hash alone.
        authors: Names as the source has them; which part is the family name nobody says.
        publisher: Name of who published it.
        issued: When it was published; of an event when its dataset was issued.
        happened: When the event was, for an entry.
        container: Title of the dataset, for an entry.
        version: Of the dataset.
        license: Of the dataset, as an SPDX expression.
        language: Language tag of its text.
        retrieved: When it was retrieved.
        notes: What else tells it apart, each a phrase: whom it credits, what it reprints, factuality.
        sha256: SHA-256 of the UTF-8 bytes of its whole text.
    """

    key: str
    type: str
    id: str
    title: str | None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    issued: EventDate | None = None
    happened: EventDate | None = None
    container: str | None = None
    version: str | None = None
    license: str | None = None
    language: str | None = None
    retrieved: EventDate | None = None
    notes: tuple[str, ...] = ()
    sha256: str | None = None


def cited_dataset(records: Records) -> Cited:
    """Give the dataset as something to cite."""
    info = records.document.dataset
    return Cited(
        info.id, DATASET, info.id, info.title, issued=info.issued, version=info.version, license=info.license
    )


def cited_event(records: Records, event: BaseEvent) -> Cited:
    """Give an event as an entry of its dataset."""
    info = records.document.dataset
    return Cited(
        f"{info.id}:event:{event.id}",
        ENTRY,
        event.id,
        event.title,
        issued=info.issued,
        happened=event.date,
        container=info.title,
        version=info.version,
        license=info.license,
        notes=(str(event.factuality),),
    )


def cited_source(records: Records, source: Source) -> Cited:
    """Give a source as something to cite.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> document = Document(
        ...     schema_version="1.0",
        ...     dataset=DatasetInfo(id="mine", title="Mine"),
        ...     sources=[Source(id="a", title="A", reprint_of="b"), Source(id="b", title="B")],
        ... )
        >>> records = Records(document)
        >>> cited_source(records, records.sources["a"]).notes
        ('reprint of B',)
    """
    return Cited(
        f"{records.document.dataset.id}:source:{source.id}",
        str(source.type),
        source.id,
        source.title,
        authors=source.byline,
        publisher=None if source.publisher is None else records.actors[source.publisher].name,
        issued=source.published,
        language=source.language,
        retrieved=source.retrieved,
        notes=_credits(records, source),
        sha256=source.sha256,
    )


def _credits(records: Records, source: Source) -> tuple[str, ...]:
    """Say whom a source credits, and what it reprints; a text without a title by its id."""
    notes = []
    if source.attributed_to:
        names = ", ".join(records.actors[actor].name for actor in source.attributed_to)
        notes.append(f"credited to {names}")
    if (other := source.reprint_of) is not None:
        original = records.sources.get(other)
        name = records.actors[other].name if original is None else original.title or other
        notes.append(f"reprint of {name}")
    return tuple(notes)
