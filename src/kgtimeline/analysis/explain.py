"""Every value of an event with where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kgtimeline.analysis.conflicts import Conflict, conflicts
from kgtimeline.analysis.corroboration import Corroboration, corroboration
from kgtimeline.analysis.doubt import Doubt, doubts
from kgtimeline.analysis.explain_json import explanation_json
from kgtimeline.analysis.explain_text import explanation_lines, outline_lines
from kgtimeline.analysis.grounds import DateGround, date_grounds
from kgtimeline.analysis.ordering import tighten
from kgtimeline.analysis.testimony import (
    FactualityGround,
    ParticipantGround,
    ReportGround,
    SourceGround,
    factuality_ground,
    participant_grounds,
    report_grounds,
    source_ground,
)
from kgtimeline.analysis.ties import FigureGround, RelationGround, figure_grounds, relation_grounds
from kgtimeline.analysis.tightening import TighteningStep
from kgtimeline.dataset.records import Records
from kgtimeline.dates import Bounds
from kgtimeline.errors import Problem
from kgtimeline.markup import section, tree
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.model.events import Event

_COMMON = frozenset(BaseEvent.model_fields)
_CODED = ("summary", "place", "tags", "codes")


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is known of where the values of an event come from.

    Args:
        event: The event.
        date: Its date, with the words, rules and anchors that it was made from.
        rests_on: The dates of the events that it was worked out from, nearest first.
        doubts: Why nothing about the date is certain; empty if something is.
        bounds: What its relations and the publications leave of its bounds; None if they leave them as
            they are.
        order: Each step by which they, or those of the publications of its sources, became narrower.
        contradictions: What hangs together with it and can't all be right; then nothing of that narrows it.
        factuality: How the headline follows from the reports.
        participants: Who takes part, and which reports say so.
        reports: What each report gives, in the order of the file.
        sources: The sources of the reports, each once.
        relations: Ties to other events: its own, then those that point to it.
        figures: Numbers that are claimed in it.
        coded: What a coder put down from the reports as a whole: summary, place, fields of the kind,
            tags, codes; only what is filled.
        conflicts: Where reports of it disagree.
        corroboration: How many times it was found out.
    """

    event: Event
    date: DateGround
    rests_on: tuple[DateGround, ...]
    doubts: tuple[Doubt, ...]
    bounds: Bounds | None
    order: tuple[TighteningStep, ...]
    contradictions: tuple[Problem, ...]
    factuality: FactualityGround
    participants: tuple[ParticipantGround, ...]
    reports: tuple[ReportGround, ...]
    sources: tuple[SourceGround, ...]
    relations: tuple[RelationGround, ...]
    figures: tuple[FigureGround, ...]
    coded: tuple[tuple[str, Any], ...]
    conflicts: tuple[Conflict, ...]
    corroboration: Corroboration

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON values; every key is there, null or empty where it holds nothing."""
        return explanation_json(self)

    def _repr_html_(self) -> str:
        """Show it in a notebook, a ground under each value."""
        return section(self.event.title, tree(outline_lines(self)))

    def __str__(self) -> str:
        """Write it for people, a ground under each value."""
        return "\n".join(explanation_lines(self))


def explain(records: Records, event_id: str) -> Explanation:
    """Say of every value of an event where it comes from.

    Use it before a value is quoted, and to find what to look at again when one is doubted: the
    stretch of text and its hash, the words of time, the rule that made a date of them, the dates
    that it was worked out against, the reports that give a participant.

    Args:
        records: The records.
        event_id: The event.

    Returns:
        The event with its grounds. **Shape**: lists are empty where there is nothing; an event without
        reports is explained too.

    Raises:
        EventNotFoundError: If no event has the id.

    Example:
        >>> from kgtimeline.model.actors import Actor
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> from kgtimeline.model.events import War
        >>> from kgtimeline.model.reports import Participant
        >>> side = [Participant(actor="a", role="participant")]
        >>> document = Document(
        ...     schema_version="1.0",
        ...     dataset=DatasetInfo(id="mine", title="Mine"),
        ...     actors=[Actor(id="a", type="state", name="A")],
        ...     events=[War(id="war", title="A war", date="1912", participants=side)],
        ... )
        >>> print(explain(Records(document), "war"))
        war: A war
        war, reported: no report says so
        date  1912 (within): one day from 1912-01-01 to 1912-12-31
          nothing says how it follows
        participants
          participant: A (a)
        0 reports
    """
    event = records.event(event_id)
    dates = date_grounds(records, event_id)
    sources = dict.fromkeys(report.source for report in event.reports)
    tightened = tighten(records, event_id)
    told = {("event", event_id), *(("source", source) for source in sources)}
    return Explanation(
        event=event,
        date=dates[0],
        rests_on=dates[1:],
        doubts=doubts(records, event_id),
        bounds=tightened.events.get(event_id),
        order=tuple([step for step in tightened.steps if (step.about, step.id) in told]),
        contradictions=tightened.problems,
        factuality=factuality_ground(event),
        participants=participant_grounds(records, event),
        reports=report_grounds(records, event),
        sources=tuple([source_ground(records, source) for source in sources]),
        relations=relation_grounds(records, event),
        figures=figure_grounds(records, event),
        coded=tuple(_coded(event)),
        conflicts=conflicts(records, event_id),
        corroboration=corroboration(records, event_id),
    )


def _coded(event: BaseEvent) -> Iterator[tuple[str, Any]]:
    """Give the filled values that no key of the format ties to one stretch of text."""
    own = [key for key in type(event).model_fields if key not in _COMMON]
    for key in (*_CODED[:2], *own, *_CODED[2:]):
        if (value := getattr(event, key)) not in (None, (), {}):
            yield key, value
