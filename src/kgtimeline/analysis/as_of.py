"""The timeline as it was known on a day: only what had been published by then.

A report is known once its source is published. What the known reports give stays; what
they do not give goes and is listed: events, relations, figures, participants, other dates.
Dates and factuality are worked out anew from what remains. The view is a timeline of its
own, and no check finds an error in it that the full timeline has not.
"""

import datetime as dt

from kgtimeline.analysis.knowledge import Kept, Knowledge, known_events, known_sources, left_out, undecided
from kgtimeline.analysis.known import Known
from kgtimeline.analysis.known_people import Parts, trim_actors, trim_sources
from kgtimeline.analysis.losses import Dropped, LeftOut, NotKnown
from kgtimeline.analysis.redating import redate
from kgtimeline.analysis.remaining import Scope, trim
from kgtimeline.checks.rules import apply_rules
from kgtimeline.checks.rules_people import offices
from kgtimeline.checks.rules_time import order
from kgtimeline.checks.subject import Subject
from kgtimeline.dataset.collector import collector_paused
from kgtimeline.dataset.records import Records
from kgtimeline.dates.numbering import as_date
from kgtimeline.dates.window import Window, window
from kgtimeline.errors import Problem
from kgtimeline.model.events import Event


def as_of(records: Records, day: str | dt.date | Window, *, certain: bool = False) -> Known:
    """Give the timeline as it was known on a day.

    Use it to ask what could be said at a time, without what was learnt later. A source
    without a date is known from the day that its content implies, or left out.

    Args:
        records: The full timeline; it is not changed.
        day: The day, or a month, a year, a window; its last day counts.
        certain: Take only sources that were certainly published by then; else those
            that may have been.

    Returns:
        The records of that view, with all that they lack.

    Raises:
        DateSyntaxError: If the day is no EDTF value.
        DateRangeError: If it does not say which days are meant.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> info = DatasetInfo(id="mine", title="Mine")
        >>> as_of(Records(Document(schema_version="1.0", dataset=info)), "2024-02")
        <Known: as of 2024-02, possibly known: 0 of 0 sources, 0 of 0 events>
    """
    asked = window(day)
    with collector_paused():
        knowledge = known_sources(records, asked.b, certain=certain)
        return _View(records, knowledge).known(_text(day, asked), certain=certain)


def view_by(records: Records, knowledge: Knowledge) -> Records:
    """Give the records of the view in which certain sources are known, without what it lacks."""
    return _View(records, knowledge).known("..", certain=False).records


def _text(day: str | dt.date | Window, asked: Window) -> str:
    """Write what was asked for."""
    if isinstance(day, str):
        return day
    last = as_date(asked.b)
    return ".." if last is None else last.isoformat()


class _View:
    """The parts of a full timeline that were known."""

    def __init__(self, full: Records, knowledge: Knowledge) -> None:
        self.full = full
        self.knowledge = knowledge
        self.kept: dict[str, Kept] = {
            one.event.id: one for one in known_events(full.document.events, knowledge)
        }

    def known(self, day: str, *, certain: bool) -> Known:
        """Put the view together; dates that contradict what is known with them give way."""
        undated: frozenset[str] = frozenset()
        records, dropped = self.assemble(undated)
        while more := _clashing(self.full, records) - undated:
            undated |= more
            records, dropped = self.assemble(undated)
        return Known(
            records=records,
            day=day,
            certain=certain,
            sources=tuple(records.sources),
            implied=self.knowledge.implied,
            dropped=tuple(dropped),
            left_out=(*undecided(self.knowledge), *self.left_out()),
            hindsight=tuple(event_id for event_id, one in self.kept.items() if one.lost),
        )

    def left_out(self) -> list[LeftOut]:
        """List the events of which nothing says when they became known."""
        gone = (event for event in self.full.document.events if event.id not in self.kept)
        return [found for event in gone if (found := left_out(event, self.knowledge)) is not None]

    def assemble(self, undated: frozenset[str]) -> tuple[Records, list[Dropped]]:
        """Make the records of the view, with what they lack."""
        document, kept = self.full.document, self.kept
        dates = redate(kept, self.knowledge.known, self.full.sources, undated)
        scope = Scope(document.events, self.full.sources, self.knowledge, kept, dates, undated)
        dropped: list[Dropped] = []
        sources = trim_sources(document, self.knowledge, dropped)
        events = self.events(scope, dropped)
        actors = trim_actors(document, Parts(kept, events, sources, self.knowledge), dropped)
        update = {"actors": actors, "sources": sources, "events": tuple(events)}
        return Records(document.model_copy(update=update)), dropped

    def events(self, scope: Scope, dropped: list[Dropped]) -> list[Event]:
        """Give the events of the view."""
        events: list[Event] = []
        for event in self.full.document.events:
            one = self.kept.get(event.id)
            if one is not None:
                events.append(trim(one, scope, dropped))
            elif left_out(event, self.knowledge) is None:
                dropped.append(Dropped(event.id, "", event.title, NotKnown.UNTOLD))
        return events


def _clashing(full: Records, view: Records) -> frozenset[str]:
    """Find the events whose date in the view contradicts what the full timeline does not.

    A date that is worked out anew may lie before what the event answers, or before its
    participant took office. Of two events that do not go together the changed one gives way.
    """
    if view.events == full.events:
        return frozenset()
    clashes = _clashes(view)
    if not clashes:
        return frozenset()
    known = {(problem.event_id, problem.message) for problem in _clashes(full)}
    return frozenset(
        event_id
        for problem in clashes
        if (problem.event_id, problem.message) not in known
        for event_id in _concerned(view, problem)
        if _differs(full.event(event_id), view.event(event_id))
    )


def _clashes(records: Records) -> list[Problem]:
    """Find contradictions between dates and the order of events or terms of office."""
    found = apply_rules(Subject.of(records), (order, offices))
    return [problem for problem in found if problem.code in {"order-contradicted", "office-outside-term"}]


def _concerned(records: Records, problem: Problem) -> list[str]:
    """Give the ids of the events that a problem is about."""
    _, _, row, key, place, *_ = problem.path.split("/")
    event = records.document.events[int(row)]
    return [event.id, event.relations[int(place)].event] if key == "relations" else [event.id]


def _differs(one: Event, other: Event) -> bool:
    """Tell whether an event has another date, certainty or factuality."""
    return one.date != other.date or one.factuality is not other.factuality
