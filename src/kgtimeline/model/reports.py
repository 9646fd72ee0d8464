"""Evidence: the stretches of text that tell of an event, and what they say of its time."""

from typing import Annotated

from kgtimeline.dates import EventDate
from kgtimeline.model.base import Leaf, Many, Need, NullIs, Word, leaf, refuse
from kgtimeline.model.findings import Fault
from kgtimeline.model.texts import Id, Length, Offset, RuleName, Sha256, Text
from kgtimeline.vocab import Factuality, ReadingAnchorType, Role


@leaf
class Span(Leaf):
    """A stretch `[start, end)` of a source's text, with the hash of what stands there.

    **Units**: Unicode code points of the raw text; SHA-256 of the UTF-8 bytes of the stretch.

    Example:
        >>> Span(start=1, end=4, sha256="0" * 64).end
        4
    """

    start: Offset
    """The first code point that belongs to it, counted from 0."""
    end: Length
    """The first code point that no longer belongs to it; greater than `start`."""
    sha256: Sha256
    """SHA-256 of the UTF-8 bytes of the stretch, in lowercase hexadecimal."""

    def __post_init__(self) -> None:
        """Refuse a span that ends before it has begun."""
        if self.end <= self.start:
            message = f"the span ends at {self.end} and starts at {self.start}"
            refuse([Fault("reversed-span", message, "let 'end' be greater than 'start'", ("end",))])


@leaf
class Participant(Leaf):
    """An actor in a role in one event.

    Example:
        >>> Participant(actor="a", role="sender").role
        <Role.SENDER: 'sender'>
    """

    actor: Id
    """Who."""
    role: Word[Role]
    """As what; each kind of event has its own roles."""
    office: Text | None = None
    """In which office; equals the title of one of the actor's offices."""


@leaf
class ReadingAnchor(Leaf):
    """What the words of a reading are counted from."""

    NEEDS = (Need("span", when="type", among=("span",)),)

    date: EventDate
    """The anchor's date."""
    type: Word[ReadingAnchorType]
    """Whether it is the publication date, a stretch of the same text, or set by hand."""
    span: Span | None = None
    """Where the text gives the anchor's date; required of the type `span`."""

    __post_init__ = Need.check


@leaf
class Reading(Leaf):
    """The date that one report's words alone give, with its own publication date at most.

    Example:
        >>> Reading(expression="August 8", date="XXXX-08-08", rule="unanchored.md@1").span is None
        True
    """

    date: EventDate | None = None
    """The date, null if the words bound nothing."""
    expression: Text
    """The words of time as the text has them, at most ten."""
    span: Span | None = None
    """Where they stand."""
    anchor: ReadingAnchor | None = None
    """What they are counted from."""
    rule: RuleName
    """The rule that turns words and anchor into the date."""


@leaf
class Report(Leaf):
    """What one source says of one event, by one line of attribution.

    Example:
        >>> Report(source="press-release").factuality
        <Factuality.REPORTED: 'reported'>
    """

    source: Id
    """The source that tells it."""
    spans: Many[Span] = ()
    """The stretches of its text that do."""
    via: Many[Id] = ()
    """Through whom it came, from nearest the source to the original speaker."""
    factuality: Annotated[Word[Factuality], NullIs(Factuality.REPORTED)] = Factuality.REPORTED
    """How this source presents the occurrence."""
    participants: Many[Participant] = ()
    """Participants as this source has them; empty where it agrees with the event's."""
    reading: Reading | None = None
    """What its words of time give; null if it has none for the event."""
    other_readings: Many[Reading] = ()
    """Further words of time for the same event in this report; the dating does not use them."""
    note: Text | None = None
    """What a reader should know about this report, in own words."""
