"""Offices with dates, and sources that stand for what is told elsewhere."""

import datetime as dt
from dataclasses import replace

from builders import actor, document, event, source
from kgtimeline.analysis.as_of import as_of
from kgtimeline.analysis.unfolding import unfolding
from kgtimeline.dataset.records import Records
from kgtimeline.model.actors import Office
from kgtimeline.model.datings import Dating, DatingFrom
from kgtimeline.model.events import Event
from kgtimeline.model.reports import Participant, Reading, Report

EPOCH = dt.date(1970, 1, 1)


def told(name: str, *reports: tuple[str, str]) -> Event:
    """Make a letter of somebody in office, told by sources with a date each."""
    return event(
        name,
        date=reports[0][1],
        dating=Dating(basis="stated", rule="only_reading@1", from_=[DatingFrom(source=reports[0][0])]),
        participants=[Participant(actor="actor-a", role="sender", office="Envoy")],
        reports=[
            Report(source=one, reading=Reading(expression=date, date=date, rule="abs.iso@1"))
            for one, date in reports
        ],
    )


def records_of(*events: Event) -> Records:
    """Make records in which the office of an actor has a beginning."""
    office = Office(title="Envoy", took="2024-02-01")
    sources = [
        source("elsewhere-0", published="2024-03-01"),
        source("source-b", published="2024-04-01"),
        source("source-c", published="2024-05-01"),
    ]
    return Records(document(*events, sources=sources, actors=[actor(offices=[office]), actor("actor-b")]))


def test_a_date_outside_a_term_gives_way_until_all_is_known_that_names_the_actor() -> None:
    records = records_of(
        told("event-a", ("source-b", "2024-02-10"), ("elsewhere-0", "2024-01-10")),
        told("event-b", ("source-c", "2024-02-20")),
    )
    found = unfolding(records)
    assert [(EPOCH + dt.timedelta(days=int(day))).month for day in found.days] == [3, 4, 5]
    for day in found.days:
        view = as_of(records, EPOCH + dt.timedelta(days=int(day))).records
        for row, one in enumerate(records.events):
            versions = [version for version in found.versions[row] if version.day <= day]
            assert bool(versions) == (one.id in view.row_of)
            if versions:
                seen = view.event(one.id)
                assert versions[-1][1:] == (seen.date, seen.factuality, len(seen.reports))


def test_a_date_outside_a_term_is_dropped_once_all_that_names_the_actor_is_known() -> None:
    one = told("event-a", ("source-b", "2024-02-10"), ("elsewhere-0", "2024-01-10"))
    other = [Participant(actor="actor-b", role="recipient")]
    first, second = one.reports
    reports = replace(first, participants=other), second
    records = records_of(one.model_copy(update={"reports": reports}))
    before, after = unfolding(records).versions[0]
    assert (before.date, before.reports, str(after.date), after.reports) == (None, 1, "2024-02-10", 2)
    assert as_of(records, "2024-03").records.events[0].date is None


def test_groups_do_not_hang_together_by_their_actors() -> None:
    first, second = (told(name, ("source-b", "2024-02-10")) for name in ("event-a", "event-b"))
    assert unfolding(records_of(first, second), most_work=1).coarse == frozenset()
