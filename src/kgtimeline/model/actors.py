"""Who takes part: actors, the names they go by, the offices they hold."""

from typing import Annotated

from kgtimeline.dates import EventDate
from kgtimeline.model.base import Leaf, Many, Model, NullIs, Word, leaf
from kgtimeline.model.texts import Country, Id, Language, Text, WikidataId
from kgtimeline.vocab import ActorType


@leaf
class Alias(Leaf):
    """Another name or spelling of an actor.

    Example:
        >>> Alias(name="Садыр Жапаров", language="ru").language
        'ru'
    """

    name: Text
    """The name as it is written."""
    language: Language | None = None
    """The language it is written in."""


@leaf
class Office(Leaf):
    """An office that an actor holds or held.

    Example:
        >>> Office(title="President", attested=["2024-01-17"]).took is None
        True
    """

    title: Text
    """What the office is called."""
    organisation: Id | None = None
    """The actor whose office it is."""
    took: EventDate | None = None
    """When the actor took it, if a source says so."""
    left: EventDate | None = None
    """When the actor left it, if a source says so."""
    attested: Many[EventDate] = ()
    """Dates of the events or publications that show the actor in the office."""


class Actor(Model):
    """A person, organisation, state or group.

    Args:
        values: The fields below by name; `id`, `type` and `name` are required.

    Raises:
        DatasetInvalidError: If a value does not fit; it names every one.

    Example:
        >>> Actor(id="kyrgyzstan", type="state", name="Kyrgyzstan", country="KG").named
        True
    """

    id: Id
    """Names the actor throughout the document."""
    type: Word[ActorType]
    """What the actor is."""
    name: Text
    """The name shown to readers."""
    named: Annotated[bool, NullIs(True)] = True
    """Whether the source names the actor; false for "a company", which has no part in name look-up."""
    country: Country | None = None
    """For whom the actor acts; null for private press."""
    aliases: Many[Alias] = ()
    """Other names and spellings, in any script."""
    wikidata: WikidataId | None = None
    """The actor's item in Wikidata."""
    offices: Many[Office] = ()
    """Offices the actor holds or held."""

    def __hash__(self) -> int:
        """Hash by id, which is unique in a document."""
        return hash(self.id)
