"""The kinds of event: their roles and their own fields.

To add a kind of event:

1. `vocab.py`: add the word to `Kind`, new roles to `Role`, a vocabulary for a new closed field.
2. Here: add a class with `ROLES`, `EXPECTED`, its `kind` and its own fields, each with the docstring
   that becomes its description in the JSON Schema; add it to `Event` below.
3. `kgtimeline/__init__.py`: add the class to the public names.
4. Run `kgtimeline schema -o schema` and commit the two files in `schema/`; run `make test`, which tells
   what else wants to know (the table in `docs/format.md`).

Strategies, schema, checks, queries and pages take everything else from the class.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import Field

from kgtimeline.model.base import Word
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.model.texts import Text
from kgtimeline.vocab import (
    AgreementStage,
    BanScope,
    BillStage,
    Kind,
    OfficeChangeType,
    PublicationForm,
    Role,
)


class Letter(BaseEvent):
    """Somebody writes to somebody.

    Example:
        >>> from kgtimeline.model.reports import Participant
        >>> sender = Participant(actor="kyrgyzstan", role="sender")
        >>> letter = Letter(id="note-1", title="A note", date="2024-01", participants=[sender])
        >>> letter.date.during("2024")
        <Truth.YES: 'yes'>
    """

    ROLES = (Role.SENDER, Role.RECIPIENT, Role.ON_BEHALF_OF, Role.INTERMEDIARY)
    EXPECTED = (Role.SENDER, Role.RECIPIENT)

    kind: Literal[Kind.LETTER] = Kind.LETTER
    """A letter."""
    medium: Text | None = None
    """How it was sent."""
    published: bool | None = None
    """Whether its text was published; null if that is not known."""


class Message(BaseEvent):
    """A message is sent by other means than a letter."""

    ROLES = (Role.SENDER, Role.RECIPIENT, Role.INTERMEDIARY)
    EXPECTED = (Role.RECIPIENT,)

    kind: Literal[Kind.MESSAGE] = Kind.MESSAGE
    """A message."""
    medium: Text | None = None
    """How it was sent."""


class Speech(BaseEvent):
    """Somebody speaks before an audience."""

    ROLES = (Role.SPEAKER, Role.AUDIENCE, Role.HOST)
    EXPECTED = (Role.SPEAKER,)

    kind: Literal[Kind.SPEECH] = Kind.SPEECH
    """A speech."""
    forum: Text | None = None
    """Before which gathering."""


class Statement(BaseEvent):
    """Somebody says something in public."""

    ROLES = (Role.SPEAKER, Role.OUTLET, Role.AUDIENCE)
    EXPECTED = (Role.SPEAKER,)

    kind: Literal[Kind.STATEMENT] = Kind.STATEMENT
    """A statement."""


class Interview(BaseEvent):
    """Somebody answers questions of a questioner who is named or described."""

    ROLES = (Role.SPEAKER, Role.INTERVIEWER, Role.OUTLET)
    EXPECTED = (Role.SPEAKER,)

    kind: Literal[Kind.INTERVIEW] = Kind.INTERVIEW
    """An interview."""


class Meeting(BaseEvent):
    """Actors meet, at a table or a summit."""

    ROLES = (Role.PARTICIPANT, Role.HOST)
    EXPECTED = (Role.PARTICIPANT,)

    kind: Literal[Kind.MEETING] = Kind.MEETING
    """A meeting."""
    name: Text | None = None
    """What the meeting is called."""


class Agreement(BaseEvent):
    """Actors agree on something that binds them."""

    ROLES = (Role.SIGNATORY, Role.MEDIATOR)
    EXPECTED = (Role.SIGNATORY, Role.SIGNATORY)

    kind: Literal[Kind.AGREEMENT] = Kind.AGREEMENT
    """An agreement."""
    subject: Text | None = None
    """On what."""
    stage: Word[AgreementStage] | None = None
    """How far it has come."""


class Sanction(BaseEvent):
    """A measure against somebody: its imposing, or its being in force."""

    ROLES = (Role.TARGET, Role.ISSUER)
    EXPECTED = (Role.TARGET, Role.ISSUER)

    kind: Literal[Kind.SANCTION] = Kind.SANCTION
    """A sanction."""
    measure: Text | None = None
    """What is done to the target."""
    programme: Text | None = None
    """Under which programme."""


class Ban(BaseEvent):
    """Something is forbidden: the forbidding, or its being in force."""

    ROLES = (Role.ISSUER, Role.TARGET)
    EXPECTED = (Role.ISSUER,)

    kind: Literal[Kind.BAN] = Kind.BAN
    """A ban."""
    scope: Word[BanScope] | None = None
    """What is forbidden."""
    subject: Text | None = None
    """The goods, persons or activity that it is about."""


class Bill(BaseEvent):
    """A law at one stage of its making."""

    ROLES = (Role.BODY, Role.SPONSOR, Role.AFFECTED)
    EXPECTED = (Role.BODY,)

    kind: Literal[Kind.BILL] = Kind.BILL
    """A bill."""
    subject: Text | None = None
    """What it would regulate."""
    stage: Word[BillStage] | None = None
    """How far it has come."""


class Publication(BaseEvent):
    """A report or posting comes out, where the publishing itself is dated or discussed."""

    ROLES = (Role.PUBLISHER, Role.AUTHOR, Role.OUTLET)
    EXPECTED = (Role.PUBLISHER,)

    kind: Literal[Kind.PUBLICATION] = Kind.PUBLICATION
    """A publication."""
    form: Word[PublicationForm] | None = None
    """What was published."""


class Incident(BaseEvent):
    """Something happens at one time that none of the other kinds names."""

    ROLES = (
        Role.PARTICIPANT,
        Role.SUPPLIER,
        Role.RECEIVER,
        Role.CARRIER,
        Role.INTERCEPTOR,
        Role.VICTIM,
    )
    EXPECTED = ()  # any of its roles will do, and one participant is required anyway

    kind: Literal[Kind.INCIDENT] = Kind.INCIDENT
    """An incident."""


class Practice(BaseEvent):
    """A conduct over time."""

    ROLES = (Role.PARTICIPANT, Role.TARGET, Role.SUPPLIER, Role.RECEIVER)
    EXPECTED = ()  # any of its roles will do, and one participant is required anyway

    kind: Literal[Kind.PRACTICE] = Kind.PRACTICE
    """A practice."""


class War(BaseEvent):
    """A war, or one stage of it."""

    ROLES = (Role.PARTICIPANT,)
    EXPECTED = (Role.PARTICIPANT,)

    kind: Literal[Kind.WAR] = Kind.WAR
    """A war."""
    name: Text | None = None
    """What the war is called."""


class OfficeChange(BaseEvent):
    """Somebody takes or leaves an office."""

    ROLES = (Role.HOLDER, Role.APPOINTED_BY)
    EXPECTED = (Role.HOLDER,)

    kind: Literal[Kind.OFFICE] = Kind.OFFICE
    """A change of office."""
    post: Text | None = None
    """The office."""
    change: Word[OfficeChangeType] | None = None
    """Whether it is taken or left."""


Event = Annotated[
    Letter
    | Message
    | Speech
    | Statement
    | Interview
    | Meeting
    | Agreement
    | Sanction
    | Ban
    | Bill
    | Publication
    | Incident
    | Practice
    | War
    | OfficeChange,
    Field(discriminator="kind"),
]
"""An event of any kind; `kind` decides which."""

EVENT_TYPES: Mapping[Kind, type[BaseEvent]] = {
    cls.model_fields["kind"].default: cls for cls in get_args(get_args(Event)[0])
}
"""The class of each kind, in the order of the vocabulary."""
