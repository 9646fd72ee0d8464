"""Threads: events that answer, convey, cause or announce each other, in the order of the exchange."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kgtimeline.analysis.order_constraints import LATER, TELLING, event_bounds
from kgtimeline.analysis.thread_order import reading_order
from kgtimeline.analysis.thread_ties import FOLLOWED, ThreadTie, tie
from kgtimeline.dataset.collector import collector_paused
from kgtimeline.dataset.records import Records
from kgtimeline.dates.bounds import Bounds
from kgtimeline.model.actors import Actor
from kgtimeline.model.events import Event
from kgtimeline.model.reports import Participant
from kgtimeline.vocab import Factuality

BoundsByEvent = Mapping[str, Bounds]


@dataclass(frozen=True, slots=True)
class Thread:
    """Events that hang together, in the order in which the exchange is read.

    It prints as a tree with the date, the people and the ties of each event; going
    through it gives the events.

    Args:
        events: The events. **Shape**: what replies stands after what it answers, whatever
            the spelling of the dates; else by date, undated ones beside what they are tied to.
        bounds: The bounds of each, in the same order: of its date, or the narrower ones
            that were given; infinite ones if nothing dates it.
        ties: Every relation between two of the events, each once. **Shape**: by the later
            of the two in the order of the events.
        actors: Everybody who takes part, by id.
    """

    events: tuple[Event, ...]
    bounds: tuple[Bounds, ...]
    ties: tuple[ThreadTie, ...]
    actors: tuple[Actor, ...]

    def __len__(self) -> int:
        return len(self.events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def ids(self) -> tuple[str, ...]:
        """Give the ids of the events in order."""
        return tuple([event.id for event in self.events])

    def ties_back(self) -> dict[str, tuple[ThreadTie, ...]]:
        """Give for each event its ties to events that stand before it.

        **Shape**: events in order, those without such ties too; ties as in `ties`.
        """
        row = {event.id: number for number, event in enumerate(self.events)}
        found: dict[str, list[ThreadTie]] = {event.id: [] for event in self.events}
        for one in self.ties:
            found[max(one.origin, one.target, key=row.__getitem__)].append(one)
        return {event_id: tuple(ties) for event_id, ties in found.items()}

    def draw(self, *, width: int | None = None, plain: bool = False) -> str:
        """Draw the thread as a tree; `str` draws it as wide as a page.

        Args:
            width: Columns that there are; lines are folded, never cut. Where the branches
                would take too much of them, they are left out: the words say it all.
            plain: Use no character beyond ASCII for the branches.

        Returns:
            The text without a newline at its end.
        """
        from kgtimeline.analysis.thread_text import PAGE_WIDTH, drawn

        return drawn(self, PAGE_WIDTH if width is None else width, plain=plain)

    def __str__(self) -> str:
        """Draw it as wide as a page."""
        return self.draw()

    def _repr_html_(self) -> str:
        """Show the exchange in a notebook."""
        from kgtimeline.analysis.thread_html import thread_html

        return thread_html(self)

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON values.

        Returns:
            `events`, each with `id`, `kind`, `date` (as it is written, null if undated),
            `extent`, `certain` (whether its date is not hedged), `factuality`, `title` and
            `participants` (`actor`, `name`, `role`, `office`); and `ties`, each with `type`,
            `from`, `to`, `basis`, `source`, `orders`, `days` (`least` and `most`, null
            where nothing bounds them), `response`, `certain` and `contradicted`.
        """
        names = {actor.id: actor.name for actor in self.actors}
        return {
            "events": [_event_json(event, names) for event in self.events],
            "ties": [one.to_json() for one in self.ties],
        }


def thread(records: Records, event_id: str, *, bounds: BoundsByEvent | None = None) -> Thread:
    """Gather the exchange that an event belongs to.

    It follows `replies_to`, `responds_to`, `conveys`, `caused_by` and `announces` both
    ways, and `possibly_same_as`, by which two texts may tell of one event. Other relations
    among the events found are given too, but lead nowhere.

    Args:
        records: The records.
        event_id: Any event of the thread.
        bounds: Narrower bounds of events than their dates give, by id.

    Returns:
        The thread; of one event if no such relation ties it to another.

    Raises:
        EventNotFoundError: If no event has the id.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> thread(Records(Document(schema_version="1.0", dataset=DatasetInfo(id="a", title="A"))), "b")
        Traceback (most recent call last):
        ...
        kgtimeline.errors.EventNotFoundError: no event 'b'; list the ids: kgtimeline query --format ids
    """
    found = {records.event(event_id).id}
    pending = [event_id]
    while pending:
        for other in _tied_to(records, pending.pop()):
            if other not in found:
                found.add(other)
                pending.append(other)
    return _made(records, sorted(records.row_of[each] for each in found), bounds or {})


def threads(records: Records, *, bounds: BoundsByEvent | None = None) -> tuple[Thread, ...]:
    """Gather all exchanges of a timeline: every thread of two events or more.

    Args:
        records: The records.
        bounds: Narrower bounds of events than their dates give, by id.

    Returns:
        **Shape**: by the date of the earliest event of each; no event is in two of them.
        Takes n log n.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> threads(Records(Document(schema_version="1.0", dataset=DatasetInfo(id="a", title="A"))))
        ()
    """
    with collector_paused():
        return tuple([_made(records, rows, bounds or {}) for rows in _groups(records)])


def _groups(records: Records) -> list[list[int]]:
    """Part the rows of events into those that hang together, two at least."""
    above = list(range(len(records)))
    for row, event in enumerate(records.events):
        for relation in event.relations:
            if relation.type in FOLLOWED:
                one, other = _root(above, row), _root(above, records.row_of[relation.event])
                above[max(one, other)] = min(one, other)
    groups: dict[int, list[int]] = {}
    for row in range(len(above)):
        groups.setdefault(_root(above, row), []).append(row)
    return [rows for rows in groups.values() if len(rows) > 1]


def _root(above: list[int], row: int) -> int:
    """Find what stands for the group of a row, and shorten the way to it."""
    while above[row] != row:
        above[row] = row = above[above[row]]
    return row


def _tied_to(records: Records, event_id: str) -> Iterator[str]:
    """Give the events that one hangs together with, either way."""
    for relation in records.event(event_id).relations:
        if relation.type in FOLLOWED:
            yield relation.event
    for type_, origin in records.relations_to(event_id):
        if type_ in FOLLOWED:
            yield origin


def _made(records: Records, rows: Sequence[int], given: BoundsByEvent) -> Thread:
    """Make a thread of events, given by their rows in ascending order."""
    events = {event.id: event for event in map(records.events.__getitem__, rows)}
    bounds = {each: given.get(each) or event_bounds(records, each) for each in events}
    ties = list(_ties(events, bounds))
    order = reading_order(list(events), bounds, ties)
    place = {each: number for number, each in enumerate(order)}

    def key(one: ThreadTie) -> tuple[int, int, bool, str]:
        first, last = sorted((place[one.origin], place[one.target]))
        return last, first, not one.followed, one.type

    present = sorted({taking.actor for event in events.values() for taking in event.participants})
    return Thread(
        tuple([events[each] for each in order]),
        tuple([bounds[each] for each in order]),
        tuple(sorted(ties, key=key)),
        tuple([records.actors[each] for each in present]),
    )


def _ties(events: Mapping[str, Event], bounds: BoundsByEvent) -> Iterator[ThreadTie]:
    """Give the relations between events of a thread, each once."""
    for event in events.values():
        seen = set()
        for relation in event.relations:
            other = events.get(relation.event)
            if other is None or other is event or (relation.type, other.id) in seen:
                continue
            seen.add((relation.type, other.id))
            orders = relation.type in LATER or (
                relation.type in TELLING and other.factuality is Factuality.REPORTED
            )
            yield tie(event.id, relation, (bounds[event.id], bounds[other.id]), orders=orders)


def _event_json(event: Event, names: Mapping[str, str]) -> dict[str, Any]:
    """Give what a thread tells of an event as JSON values."""
    date = event.date
    return {
        "id": event.id,
        "kind": str(event.kind),
        "date": None if date is None else str(date),
        "extent": None if date is None else str(date.extent),
        "certain": date is not None and not date.hedged,
        "factuality": str(event.factuality),
        "title": event.title,
        "participants": list(_participants(event.participants, names)),
    }


def _participants(participants: Iterable[Participant], names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for taking in participants:
        name = names[taking.actor]
        yield {"actor": taking.actor, "name": name, "role": str(taking.role), "office": taking.office}
