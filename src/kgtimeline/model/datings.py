"""How an event's date follows from what was read, and how events are tied to each other."""

from typing import Annotated

from pydantic import Field

from kgtimeline.dates import EventDate
from kgtimeline.model.base import Leaf, Many, Need, NullIs, Word, leaf
from kgtimeline.model.reports import Span
from kgtimeline.model.texts import Id, RuleName, Text
from kgtimeline.vocab import DatingAnchorType, DatingBasis, RelationBasis, RelationType, Side


@leaf
class DatingFrom(Leaf):
    """Names the report whose reading a dating starts from."""

    source: Id
    """The report's source."""
    via: Many[Id] = ()
    """The report's line of attribution."""


@leaf
class DatingAnchor(Leaf):
    """What an event's date is worked out against."""

    NEEDS = (Need("ref", when="type", among=("published", "event")),)

    type: Word[DatingAnchorType]
    """Whether it is a source's publication, another event, or set by hand."""
    ref: Id | None = None
    """The source or event; required unless the type is `manual`."""
    date: EventDate
    """Its date; equals that of what `ref` names."""
    side: Word[Side] | None = None
    """On which side of the anchor a missing year is looked for."""

    __post_init__ = Need.check


@leaf
class Dating(Leaf):
    """How an event's date follows from readings and anchors, so that it can be replayed.

    Example:
        >>> Dating(basis="stated", rule="only_reading@1", from_=[DatingFrom(source="a")]).anchors
        ()
    """

    basis: Word[DatingBasis]
    """Where the digits of the date are from."""
    rule: RuleName
    """The rule that turns readings and anchors into the date."""
    from_: Many[DatingFrom] = Field((), alias="from")
    """The reports whose readings it uses; empty if an anchor alone dates the event."""
    anchors: Many[DatingAnchor] = ()
    """What the date is worked out against."""
    alternatives: Many[EventDate] = ()
    """Other dates that an honest reader could give."""
    note: Text | None = None
    """Why, where the rule alone does not say it."""


@leaf
class Relation(Leaf):
    """A tie from this event to another one.

    Example:
        >>> Relation(type="replies_to", event="first-letter").basis
        <RelationBasis.INFERRED: 'inferred'>
    """

    NEEDS = (Need("source", when="basis", among=("stated",)), Need("span", when="basis", among=("stated",)))

    type: Word[RelationType]
    """How this event is tied to the other."""
    event: Id
    """The other event."""
    basis: Annotated[Word[RelationBasis], NullIs(RelationBasis.INFERRED)] = RelationBasis.INFERRED
    """Whether a source states the tie; then `source` and `span` are required."""
    source: Id | None = None
    """The source that states it."""
    span: Span | None = None
    """Where the source states it."""
    note: Text | None = None
    """What a reader should know about this tie, in own words."""

    __post_init__ = Need.check
