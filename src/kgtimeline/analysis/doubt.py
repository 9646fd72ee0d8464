"""Why nothing about a date is certain: the way from it to the date that brings in the doubt."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kgtimeline.analysis.grounds import used_readings
from kgtimeline.dataset.records import Records
from kgtimeline.dates import EventDate, Precision
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.vocab import DatingAnchorType

_MARKS = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}


class DoubtPlace(StrEnum):
    """Where a date stands that something else rests on."""

    EVENT = "event"
    PUBLICATION = "publication"
    READING = "reading"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One date on the way to the doubt.

    Args:
        place: Whether it is the date of an event or a publication, what a reading was counted from,
            or a date set by hand.
        ref: Id of the event or source; None for a date set by hand.
        date: The date.
        why: What is doubtful about the value as it is written; None if it is only what it rests on,
            which comes next.
    """

    place: DoubtPlace
    ref: str | None
    date: EventDate
    why: str | None

    def __str__(self) -> str:
        """Name the date, and say what is doubtful about it."""
        name = {
            DoubtPlace.EVENT: f"{self.ref}",
            DoubtPlace.PUBLICATION: f"the publication of {self.ref}",
            DoubtPlace.READING: f"what the words of {self.ref} are counted from",
            DoubtPlace.MANUAL: "an anchor set by hand",
        }[self.place]
        return f"{name}, {self.date}{f': {self.why}' if self.why else ''}"


def doubts(records: Records, event_id: str) -> tuple[Doubt, ...]:
    """Say why nothing about the date of an event is certain.

    Args:
        records: The records.
        event_id: The event.

    Returns:
        The shortest way from the event to where the doubt began: a date that is doubtful and rests on
        nothing doubtful. **Shape**: one entry if that is its own date; empty if something is certain, and
        if it is undated.

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
        ...     events=[War(id="war", title="A war", date="1912~", participants=side)],
        ... )
        >>> print(*doubts(Records(document), "war"))
        war, 1912~: its year is approximate
    """
    event = records.event(event_id)
    if event.date is None or not event.date.hedged:
        return ()
    came: dict[str, str | None] = {event_id: None}
    queue = [event_id]
    for one in queue:
        event = records.event(one)
        if (last := _of_no_event(records, event)) is not None:
            return (*_way(records, came, one), last)
        doubtful = [other for other in _dated_by(event) if _is_doubtful(records, other)]
        if not doubtful and event.date is not None and reason(event.date) is not None:
            return _way(records, came, one)
        for other in doubtful:
            if other not in came:
                came[other] = one
                queue.append(other)
    return _way(records, came, event_id)


def reason(date: EventDate) -> str | None:
    """Say what makes a date doubtful by itself, without what it rests on; None if nothing does.

    Example:
        >>> reason(EventDate("2023?-08-08")), reason(EventDate("2024").hedge()), reason(EventDate("2023-21"))
        ('its year is uncertain', None, 'a season has no fixed first day')
    """
    own = EventDate.parse(date.text, date.extent)
    if not own.hedged:
        return None
    if marks := own.qualifiers:
        several = {one.side for one in marks} > {marks[0].side}
        said = [
            f"its {one.component}{f' at the {one.side}' if several else ''} is {_MARKS[one.mark]}"
            for one in marks
        ]
        return " and ".join(said)
    if own.precision is Precision.SEASON:
        return "a season has no fixed first day"
    return "only some of its digits are significant"


def _is_doubtful(records: Records, event_id: str) -> bool:
    """Tell whether nothing about the date of an event is certain."""
    date = records.event(event_id).date
    return date is not None and date.hedged


def _way(records: Records, came: dict[str, str | None], last: str) -> tuple[Doubt, ...]:
    """Give the events from the first to the last."""
    way: list[Doubt] = []
    one: str | None = last
    while one is not None:
        date = records.event(one).date
        assert date is not None, "only dated events are followed"
        way.append(Doubt(DoubtPlace.EVENT, one, date, reason(date)))
        one = came[one]
    return tuple(reversed(way))


def _of_no_event(records: Records, event: BaseEvent) -> Doubt | None:
    """Give the first doubtful date that an event is dated by, and that is none of an event."""
    for anchor in event.dating.anchors if event.dating is not None else ():
        if anchor.type is DatingAnchorType.EVENT:
            continue
        date = anchor.date
        if anchor.type is DatingAnchorType.PUBLISHED and anchor.ref is not None:
            published = records.sources[anchor.ref].published
            date = date if published is None or date.hedged else published
        place = DoubtPlace.MANUAL if anchor.type is DatingAnchorType.MANUAL else DoubtPlace.PUBLICATION
        if why := reason(date):
            return Doubt(place, anchor.ref, date, why)
    for source, _, reading in used_readings(event):
        if reading.anchor is not None and (why := reason(reading.anchor.date)):
            return Doubt(DoubtPlace.READING, source, reading.anchor.date, why)
    return None


def _dated_by(event: BaseEvent) -> Iterator[str]:
    """Give the events that an event is dated by."""
    for anchor in event.dating.anchors if event.dating is not None else ():
        if anchor.type is DatingAnchorType.EVENT and anchor.ref is not None:
            yield anchor.ref
