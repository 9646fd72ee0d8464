"""What every kind of event has: the common fields, and the rules that hold inside one event."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import core_schema

from kgtimeline.dates import EventDate, Extent, event_profile
from kgtimeline.errors import DateRangeError, DateSyntaxError
from kgtimeline.model.base import Lax, Many, Model, NullIs, Word, refuse
from kgtimeline.model.datings import Dating, Relation
from kgtimeline.model.figures import Figure
from kgtimeline.model.findings import Fault, bad_choice
from kgtimeline.model.reports import Participant, Report
from kgtimeline.model.texts import Id, Key, Text
from kgtimeline.vocab import Factuality, Kind, Role


class AsWritten:
    """Take an event's date as text: it is parsed together with the extent, in one cached call."""

    @staticmethod
    def __get_pydantic_core_schema__(source: object, handler: object) -> core_schema.CoreSchema:
        """Accept a string or an `EventDate`; write a string."""
        text = core_schema.str_schema(strict=True)
        date = core_schema.union_schema(
            [core_schema.is_instance_schema(EventDate), text],
            custom_error_type="event_date_type",
            custom_error_message="input should be a string or an EventDate",
        )
        return core_schema.nullable_schema(
            core_schema.json_or_python_schema(json_schema=text, python_schema=date),
            serialization=core_schema.to_string_ser_schema(when_used="unless-none"),
        )


@lru_cache(maxsize=65_536)
def event_date(text: str, extent: Extent | None) -> EventDate | Fault:
    """Parse an event's date, or say why it can't be one; the same few dates come again and again."""
    try:
        date = EventDate(text, extent)
    except (DateSyntaxError, DateRangeError) as error:
        return Fault("bad-date", str(error), getattr(error, "hint", None), ("date",))
    if reason := event_profile(date):
        return Fault("bad-date", f"{text!r} can't be the date of an event: {reason}", None, ("date",))
    return date


class BaseEvent(Model):
    """What all kinds of event share; use one of the kinds."""

    ROLES: ClassVar[tuple[Role, ...]] = ()
    """The roles that a participant of this kind may have."""
    EXPECTED: ClassVar[tuple[Role, ...]] = ()
    """Roles whose absence is worth a warning; a role that stands twice wants two participants."""

    id: Id
    """Names the event throughout the document; opaque and never renamed."""
    kind: Kind
    """What type of event it is; decides on roles and further keys."""
    title: Text
    """What happened, in one line."""
    summary: Text | None = None
    """What happened, in own words; never a sentence of a source."""
    date: Annotated[EventDate | None, AsWritten]
    """When it happened (EDTF), null if nothing dates it."""
    extent: Word[Extent] | None = None
    """How the event fills its date; intervals default to `throughout`, all else to `within`."""
    dating: Dating | None = None
    """How the date follows from what was read."""
    factuality: Annotated[Word[Factuality], NullIs(Factuality.REPORTED)] = Factuality.REPORTED
    """How the occurrence is presented, over all reports."""
    participants: Annotated[tuple[Participant, ...], Lax, Field(min_length=1)]
    """Who took part and as what; at least one."""
    place: Text | None = None
    """Where it happened."""
    reports: Many[Report] = ()
    """What each source says of it; unique by source and `via`."""
    relations: Many[Relation] = ()
    """Ties to other events."""
    figures: Many[Figure] = ()
    """Numbers that are claimed in it."""
    tags: Many[Id] = ()
    """Free labels for grouping."""
    codes: Annotated[Mapping[Key, Text], NullIs({})] = Field(default_factory=dict)
    """Codes of other schemes by the scheme's name, such as `{"cameo": "131"}`."""

    def __hash__(self) -> int:
        """Hash by id, which is unique in a document."""
        return hash(self.id)

    def _repr_html_(self) -> str:
        """Show the event in a notebook."""
        from kgtimeline.model.event_html import event_html

        return event_html(self)

    @model_validator(mode="after")
    def _fit(self) -> Self:
        """Give the date its extent, and refuse roles that the kind lacks; runs for every event loaded."""
        values = self.__dict__
        faults: list[Fault] = []
        if values["date"] is not None:
            date = self._date(values)
            if isinstance(date, Fault):
                faults.append(date)
            else:
                values["date"] = date
        roles = self.ROLES
        for participant in values["participants"]:
            if participant.role not in roles:
                faults += self._strange_roles(values["participants"], ())
                break
        for row, report in enumerate(values["reports"]):
            if report.participants:
                faults += self._strange_roles(report.participants, ("reports", row))
        if faults:
            refuse(faults)
        return self

    @staticmethod
    def _date(values: dict[str, Any]) -> EventDate | Fault:
        """Join date and extent; an `EventDate` made in Python may bring its own extent, and its doubt."""
        written, extent = values["date"], values["extent"]
        if isinstance(written, str):
            return event_date(written, extent)
        if extent is None and written.extent is not EventDate.parse(written.text).extent:
            extent = values["extent"] = written.extent
        made = event_date(written.text, extent)
        return made.hedge() if written.hedged and isinstance(made, EventDate) else made

    @classmethod
    def _strange_roles(cls, participants: tuple[Participant, ...], at: tuple[str | int, ...]) -> list[Fault]:
        """Find the participants in a role that the kind lacks."""
        return [
            bad_choice(str(participant.role), cls.ROLES, (*at, "participants", row, "role"))
            for row, participant in enumerate(participants)
            if participant.role not in cls.ROLES
        ]
