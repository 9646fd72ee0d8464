"""The part of the page's data that filters, axis and list go by: an index of the timeline in columns."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kgtimeline.dataset.folding import fold
from kgtimeline.dates.saying import in_words
from kgtimeline.model.actors import Actor
from kgtimeline.model.events import Event
from kgtimeline.page.folding import folding_table, name_forms
from kgtimeline.query.table_dates import date_cells, runs_of
from kgtimeline.query.table_layout import DAY, OPEN_END, OPEN_START
from kgtimeline.query.table_rows import words_of
from kgtimeline.timeline.timeline import Timeline
from kgtimeline.vocab import Factuality, Kind, Role

_FLAGS = ("one_day", "hedged", "gapped", "unknown_start", "unknown_end")


def columns(timeline: Timeline) -> dict[str, Any]:
    """Give the index of a timeline as JSON values; details and knowledge are no part of it.

    Vocabularies, actors and sources stand once; columns hold places in them. Flags are 0
    or 1. Days are null where a date is open on that side: minus infinity in `s_lo` and
    `e_lo`, plus infinity in `s_hi` and `e_hi`. What has always gone on starts at minus
    infinity for certain: there `s_hi` is the sentinel of `query.table_layout`.

    Args:
        timeline: The timeline.

    **Shape**: columns are as long as the timeline and in its order, which is that of dates.

    **Units**: days since 1970-01-01, inclusive; months as yyyymm.

    Example:
        >>> import kgtimeline as kg
        >>> side = kg.Participant(actor="a", role="participant")
        >>> war = kg.War(id="w", title="W", date="1970", participants=[side])
        >>> index = columns(kg.Timeline(actors=[kg.Actor(id="a", type="state", name="A")], events=[war]))
        >>> index["events"]["s_lo"], index["events"]["words"], index["roles"]
        ([0], ['a day in 1970'], ['participant'])
    """
    records = timeline.records
    vocabularies = _Vocabularies(timeline)
    dates = [date_cells(event.date) for event in timeline.events]
    rows = range(len(dates))
    return {
        **vocabularies.to_json(),
        "actors": [_actor(actor, vocabularies) for actor in records.actors.values()],
        "sources": [_source(timeline, source_id, vocabularies) for source_id in records.sources],
        "events": {
            **vocabularies.event_columns(timeline.events),
            "date": [cells.date for cells in dates],
            "words": [in_words(event.date) for event in timeline.events],
            "s_lo": [_day(cells.s_lo, OPEN_START) for cells in dates],
            "s_hi": [_day(cells.s_hi, OPEN_END) for cells in dates],
            "e_lo": [_day(cells.e_lo, OPEN_START) for cells in dates],
            "e_hi": [_day(cells.e_hi, OPEN_END) for cells in dates],
            "extent": [cells.extent for cells in dates],
            **{flag: [int(getattr(cells, flag)) for cells in dates] for flag in _FLAGS},
            "precision": [cells.precision for cells in dates],
            "order_day": [_day(cells.order_day, OPEN_END) for cells in dates],
            "month": [cells.month for cells in dates],
        },
        "runs": {
            str(row): _runs(timeline.events[row]) for row in rows if dates[row].gapped and dates[row].one_day
        },
        "relations": [
            [row, str(tie.type), records.row_of[tie.event]]
            for row, event in enumerate(timeline.events)
            for tie in event.relations
        ],
        "folding": folding_table(),
    }


class _Vocabularies:
    """The words that a timeline uses, each at its place.

    Args:
        timeline: Whose words they are.
    """

    def __init__(self, timeline: Timeline) -> None:
        """Find the words that are used, in the order of the vocabularies."""
        events = timeline.events
        kinds = {event.kind for event in events}
        roles = {part.role for event in events for part in event.participants}
        factualities = {event.factuality for event in events}
        countries = {actor.country for actor in timeline.records.actors.values() if actor.country is not None}
        self.kinds = _places(kind for kind in Kind if kind in kinds)
        self.roles = _places(role for role in Role if role in roles)
        self.factualities = _places(word for word in Factuality if word in factualities)
        self.countries = _places(sorted(countries))
        self.actors = _places(timeline.records.actors)
        self.sources = _places(timeline.records.sources)

    def to_json(self) -> dict[str, Any]:
        """Give the words in order."""
        words = {
            "kinds": self.kinds,
            "roles": self.roles,
            "factualities": self.factualities,
            "countries": self.countries,
        }
        return {name: [str(word) for word in places] for name, places in words.items()}

    def event_columns(self, events: Sequence[Event]) -> dict[str, list[Any]]:
        """Give the columns of everything but the date."""
        return {
            "id": [event.id for event in events],
            "title": [event.title for event in events],
            "summary": [event.summary for event in events],
            "kind": [self.kinds[event.kind] for event in events],
            "factuality": [self.factualities[event.factuality] for event in events],
            "participants": [
                [[self.actors[part.actor], self.roles[part.role], part.office] for part in event.participants]
                for event in events
            ],
            "sources": [
                [self.sources[source] for source in dict.fromkeys(report.source for report in event.reports)]
                for event in events
            ],
            "folded": [words_of(event.title, event.summary) for event in events],
        }


def _actor(actor: Actor, vocabularies: _Vocabularies) -> dict[str, Any]:
    """Give who an actor is, with all names folded and the offices by which look-up finds them."""
    names, foreign = name_forms(actor)
    values: dict[str, Any] = {
        "id": actor.id,
        "name": actor.name,
        "type": str(actor.type),
        "country": None if actor.country is None else vocabularies.countries[actor.country],
        "names": names,
    }
    if foreign:
        values["foreign"] = foreign
    if actor.aliases:
        values["aliases"] = [alias.name for alias in actor.aliases]
    if not actor.named:
        values["unnamed"] = 1
    if actor.offices:
        values["offices"] = [
            [fold(one.title), None if one.organisation is None else vocabularies.actors[one.organisation]]
            for one in actor.offices
        ]
    return values


def _source(timeline: Timeline, source_id: str, vocabularies: _Vocabularies) -> dict[str, Any]:
    """Give what a source is, and whom it names: beside it, bare names mean one of those."""
    source = timeline.sources[source_id]
    publisher = None if source.publisher is None else timeline.actors[source.publisher].name
    return {
        "id": source.id,
        "publisher": publisher,
        "title": source.title,
        "published": None if source.published is None else source.published.canonical,
        "words": None if source.published is None else in_words(source.published),
        "names": sorted(vocabularies.actors[one] for one in timeline.records.named_by(source_id)),
    }


def _runs(event: Event) -> list[list[int | None]]:
    """Give the stretches of days on which an event of one day may lie; none for an interval."""
    assert event.date is not None
    return [
        [_day(first, OPEN_START), _day(last, OPEN_END)]
        for part, first, last in runs_of(event.date)
        if part == DAY
    ]


def _places(words: Iterable[Any]) -> Mapping[Any, int]:
    return {word: place for place, word in enumerate(words)}


def _day(day: int, open_side: int) -> int | None:
    """Give a day, null for the infinity that is usual there; the other one stays its sentinel."""
    return None if day == open_side else day
