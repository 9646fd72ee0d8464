"""The whole file: a dataset's card, its actors, sources and events."""

from pydantic import Field

from kgtimeline.dates import EventDate
from kgtimeline.model.actors import Actor
from kgtimeline.model.base import Leaf, Many, Model, leaf
from kgtimeline.model.events import Event
from kgtimeline.model.sources import Source
from kgtimeline.model.texts import Id, SchemaVersion, Text

SCHEMA_VERSION: SchemaVersion = "1.0"
"""The version of the file format that this package reads and writes."""


@leaf
class DatasetInfo(Leaf):
    """What a dataset is called and under which terms it may be used."""

    id: Id
    """Names the dataset."""
    title: Text
    """Its title."""
    version: Text | None = None
    """Its version."""
    description: Text | None = None
    """What it holds and how it was made."""
    license: Text | None = None
    """Its licence, as an SPDX expression."""
    issued: EventDate | None = None
    """When this version was issued."""


class Document(Model):
    """A timeline as it stands in a file.

    Example:
        >>> info = DatasetInfo(id="mine", title="Mine")
        >>> Document(schema_version="1.0", dataset=info).events
        ()
    """

    schema_: str | None = Field(None, alias="$schema")
    """Where the JSON Schema of the file is, for editors."""
    schema_version: SchemaVersion
    """The version of the file format."""
    dataset: DatasetInfo
    """The dataset's card."""
    actors: Many[Actor] = ()
    """Everybody who is named in a source or an event."""
    sources: Many[Source] = ()
    """The texts that tell of the events."""
    events: Many[Event] = ()
    """What happened, was announced, intended, alleged or denied."""
