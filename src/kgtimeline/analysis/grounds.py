"""What a date rests on: words, rules and anchors, down to dates that rest on nothing further."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kgtimeline.dataset.records import Records
from kgtimeline.dates import EventDate, dating_rules, rules
from kgtimeline.model.datings import Dating
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.model.reports import Reading, ReadingAnchor, Span
from kgtimeline.vocab import DatingAnchorType, DatingBasis, Side

BY_HAND = "manual@1"
"""The rule of whatever is set by hand."""
_SET_BY_HAND = "set by hand, with a note: nothing to replay"


@dataclass(frozen=True, slots=True)
class RuleNote:
    """A rule by name and version, and what it does.

    Args:
        name: Such as `rel.month_of_year@1`.
        meaning: One line; None if no rule is called so here.
    """

    name: str
    meaning: str | None

    def __str__(self) -> str:
        """Write name and meaning."""
        return f"{self.name} ({self.meaning or 'a rule that is not known here'})"


@dataclass(frozen=True, slots=True)
class ReadingGround:
    """Words of time, and the date that they alone give.

    Args:
        source: Whose words they are; None for a figure that names no source.
        via: The line of attribution of the report.
        expression: The words.
        span: Where they stand.
        date: What they give, None if they bound nothing.
        rule: The rule that turns them into it.
        anchor: What they are counted from.
    """

    source: str | None
    via: tuple[str, ...]
    expression: str
    span: Span | None
    date: EventDate | None
    rule: RuleNote
    anchor: ReadingAnchor | None


@dataclass(frozen=True, slots=True)
class AnchorGround:
    """Another date that a date is worked out against.

    Args:
        type: Whether it is a publication, another event, or set by hand.
        ref: Id of the source or event.
        title: Its title, if it has one.
        date: Its date.
        side: On which side of it a missing year is looked for.
    """

    type: DatingAnchorType
    ref: str | None
    title: str | None
    date: EventDate
    side: Side | None


@dataclass(frozen=True, slots=True)
class DateGround:
    """The date of one event with all that it was made from.

    Args:
        event: Id of the event.
        title: Its title.
        date: Its date, None if nothing dates it.
        basis: Where the digits are from; None if the file does not say how the date follows.
        rule: The rule that makes the date out of readings and anchors; None likewise.
        readings: What the reports say that the dating starts from, in its order.
        anchors: The dates that it is worked out against.
        alternatives: Other dates that an honest reader could give.
        note: What the file says about it.
    """

    event: str
    title: str
    date: EventDate | None
    basis: DatingBasis | None = None
    rule: RuleNote | None = None
    readings: tuple[ReadingGround, ...] = ()
    anchors: tuple[AnchorGround, ...] = ()
    alternatives: tuple[EventDate, ...] = ()
    note: str | None = None


def date_grounds(records: Records, event_id: str) -> tuple[DateGround, ...]:
    """Gather what an event's date rests on, and what that rests on in turn.

    Args:
        records: The records.
        event_id: The event.

    Returns:
        The event first, then every event that its date was worked out from. **Shape**: nearest first,
        each once, even where a file lets dates rest on each other in a circle.

    Raises:
        EventNotFoundError: If no event has the id.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> from kgtimeline.model.events import War
        >>> from kgtimeline.model.actors import Actor
        >>> from kgtimeline.model.reports import Participant
        >>> side = [Participant(actor="a", role="participant")]
        >>> document = Document(
        ...     schema_version="1.0",
        ...     dataset=DatasetInfo(id="mine", title="Mine"),
        ...     actors=[Actor(id="a", type="state", name="A")],
        ...     events=[War(id="war", title="A war", date="1912", participants=side)],
        ... )
        >>> [
        ...     (ground.event, str(ground.date), ground.rule)
        ...     for ground in date_grounds(Records(document), "war")
        ... ]
        [('war', '1912', None)]
    """
    found = {event_id: _ground(records, records.event(event_id))}
    queue = [event_id]
    for one in queue:
        for anchor in found[one].anchors:
            if anchor.type is DatingAnchorType.EVENT and anchor.ref is not None and anchor.ref not in found:
                found[anchor.ref] = _ground(records, records.event(anchor.ref))
                queue.append(anchor.ref)
    return tuple(found.values())


def reading_ground(source: str | None, via: tuple[str, ...], reading: Reading) -> ReadingGround:
    """Give a reading with the meaning of its rule."""
    return ReadingGround(
        source,
        via,
        reading.expression,
        reading.span,
        reading.date,
        RuleNote(reading.rule, _reading_rules().get(reading.rule)),
        reading.anchor,
    )


def used_readings(event: BaseEvent) -> Iterator[tuple[str, tuple[str, ...], Reading]]:
    """Give source, line of attribution and reading of the reports that a dating starts from."""
    if event.dating is None:
        return
    reports = {(report.source, report.via): report for report in event.reports}
    for origin in event.dating.from_:
        report = reports.get((origin.source, origin.via))
        if report is not None and report.reading is not None:
            yield report.source, report.via, report.reading


def _ground(records: Records, event: BaseEvent) -> DateGround:
    """Gather what one date was made from."""
    dating = event.dating
    if dating is None:
        return DateGround(event.id, event.title, event.date)
    return DateGround(
        event.id,
        event.title,
        event.date,
        dating.basis,
        RuleNote(dating.rule, _dating_rules().get(dating.rule)),
        tuple([reading_ground(*one) for one in used_readings(event)]),
        _anchors(records, dating),
        dating.alternatives,
        dating.note,
    )


def _anchors(records: Records, dating: Dating) -> tuple[AnchorGround, ...]:
    """Give the anchors with the titles of what they refer to."""
    found = []
    for anchor in dating.anchors:
        title = None
        if anchor.ref is not None and anchor.type is DatingAnchorType.EVENT:
            title = records.event(anchor.ref).title
        elif anchor.ref is not None and anchor.type is DatingAnchorType.PUBLISHED:
            title = records.sources[anchor.ref].title
        found.append(AnchorGround(anchor.type, anchor.ref, title, anchor.date, anchor.side))
    return tuple(found)


@lru_cache(maxsize=1)
def _reading_rules() -> dict[str, str]:
    """Give the meanings of all rules of readings by name."""
    return {BY_HAND: _SET_BY_HAND} | {rule.key: rule.meaning for rule in rules()}


@lru_cache(maxsize=1)
def _dating_rules() -> dict[str, str]:
    """Give the meanings of all rules of datings by name."""
    return {rule.key: rule.meaning for rule in dating_rules()}
