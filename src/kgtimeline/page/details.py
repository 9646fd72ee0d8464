"""What the panel of an event shows: the part of the page's data that is read one event at a time."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from kgtimeline.analysis.attribution import said
from kgtimeline.analysis.corroboration import corroboration
from kgtimeline.analysis.day_words import bounds_words
from kgtimeline.analysis.doubt import doubts
from kgtimeline.analysis.testimony import factuality_ground, participant_grounds
from kgtimeline.analysis.ties import claim
from kgtimeline.exchange.citations import cite_all
from kgtimeline.exchange.cited import cited_dataset, cited_source
from kgtimeline.model.events import Event
from kgtimeline.model.reports import Span
from kgtimeline.page.citing import entry_parts, in_three_forms, own_parts
from kgtimeline.page.disputes import clashes_by_row, rivals
from kgtimeline.page.exchanges import exchanges, rows_of
from kgtimeline.page.grounds import order_lines, problems_by_event, rule_meanings
from kgtimeline.timeline.timeline import Timeline

Values = dict[str, Any]


class Details(NamedTuple):
    """What the panels show.

    Args:
        events: For each event, in the order of the timeline, what only its panel needs.
        shared: What panels have in common, as keys of the page's data: `rules` (what each rule
            does), `told` (what stands behind each source, how it is cited, what narrows its date),
            `cited` (the dataset, and what the citations of its events share), `threads` and `rivals`.
    """

    events: list[Values]
    shared: Values


def details(timeline: Timeline) -> Details:
    """Give what the panels of all events show, each thing worked out once.

    Values that stand in the event's own JSON, or that follow from the index of the page, are
    not given again: spans, hashes, figures, the reports of a participant that no report contests.

    Args:
        timeline: The timeline.

    Returns:
        JSON values. **Shape**: keys that hold nothing are left out, but for `json`, the event as the
        file has it. Takes n log n.

    Example:
        >>> import kgtimeline as kg
        >>> found = details(kg.load())
        >>> row = kg.load().records.row_of["kulubaev-viguerie-meeting"]
        >>> found.events[row]["bounds"], found.events[row]["because"]
        ('one day on 2024-02-11', 'as its one report has it')
    """
    return _Details(timeline).made()


class _Details:
    """The analyses that all events share."""

    def __init__(self, timeline: Timeline) -> None:
        """Ask each analysis once for all events."""
        self.timeline = timeline
        self.records = timeline.records
        self.clashes = timeline.conflicts()
        self.threads = timeline.threads()
        self.tightened = timeline.tighten()
        self.actor_at = {actor: place for place, actor in enumerate(self.records.actors)}
        self.source_at = {source: place for place, source in enumerate(self.records.sources)}
        self.order = order_lines(self.tightened.steps)
        self.problems = problems_by_event(self.records, self.tightened.problems)

    def made(self) -> Details:
        """Put everything together."""
        clashes = clashes_by_row(self.records, self.clashes)
        thread_of = rows_of(self.records, self.threads)
        events = []
        for row, (event, cited) in enumerate(zip(self.records.events, cite_all(self.timeline), strict=True)):
            values = {
                "json": self.timeline.event_json(event.id),
                **own_parts(cited.event),
                "bounds": None if event.date is None else bounds_words(event.date.bounds),
                "doubts": [str(doubt) for doubt in doubts(self.records, event.id)],
                **self._order("event", event.id),
                "contradictions": self.problems.get(event.id),
                **_factuality(event),
                "people": self._people(event),
                "claims": [claim(figure) for figure in event.figures],
                "conflicts": clashes.get(row),
                "thread": thread_of.get(row),
                **self._groups(event),
            }
            kept = {key: value for key, value in values.items() if value not in (None, [], ())}
            events.append(kept)
        return Details(events, self._shared())

    def _shared(self) -> Values:
        records = self.records
        return {
            "rules": rule_meanings(records),
            "told": [self._source(source) for source in records.sources],
            "cited": {**in_three_forms(cited_dataset(records)), "entry": entry_parts(records)},
            "threads": exchanges(records, self.threads),
            "rivals": rivals(records, self.clashes, self.source_at),
        }

    def _source(self, source_id: str) -> Values:
        """Give what stands behind a source, and its citation in three forms."""
        source = self.records.sources[source_id]
        values = {
            "line": said(self.records, source_id),
            "type": str(source.type),
            "expression": source.published_expression,
            "span": None if source.published_span is None else _place(source.published_span),
            "byline": list(source.byline),
            "sha256": source.sha256,
            "length": source.length,
            "cite": in_three_forms(cited_source(self.records, source)),
            **self._order("source", source_id),
        }
        return {key: value for key, value in values.items() if value not in (None, [])}

    def _order(self, about: str, name: str) -> Values:
        """Give what relations and publications leave of a date, step by step."""
        steps = self.order.get((about, name))
        bounds = self.tightened.events.get(name) if about == "event" else None
        return {"order": steps, "leaves": None if bounds is None else bounds_words(bounds)}

    def _people(self, event: Event) -> Sequence[Any]:
        """Give who takes part by which reports, where a report lists others than the event."""
        if not any(report.participants for report in event.reports):
            return ()
        return [
            [self.actor_at[one.actor], str(one.role), one.office, list(one.reports), int(one.of_the_event)]
            for one in participant_grounds(self.records, event)
        ]

    def _groups(self, event: Event) -> Values:
        """Give which reports are independent of each other, and who behind them is not known."""
        if not event.reports:
            return {}
        found = corroboration(self.records, event.id)
        return {
            "groups": [[list(group.rows), [str(tie.origin) for tie in group.ties]] for group in found.groups],
            "unnamed": [str(node) for node in found.unnamed],
        }


def _factuality(event: Event) -> Values:
    """Say how the headline follows from the reports, and what they would make it."""
    ground = factuality_ground(event)
    differs = ground.derived is not None and ground.derived is not ground.value
    return {"because": ground.because, "derived": str(ground.derived) if differs else None}


def _place(span: Span) -> list[int]:
    return [span.start, span.end]
