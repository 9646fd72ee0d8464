"""What hangs together with one event is all that can narrow it."""

import pytest

import kgtimeline as kg
from builders import document, event, source
from kgtimeline.analysis.order_neighbours import hanging_together
from kgtimeline.analysis.ordering import tighten
from kgtimeline.dataset.records import Records
from kgtimeline.errors import EventNotFoundError
from kgtimeline.model.datings import Relation
from kgtimeline.model.events import Event
from kgtimeline.model.reports import Report


def after(event_id: str, *others: str, date: str | None = None, told_by: str | None = None) -> Event:
    """Make an event that comes after others."""
    return event(
        event_id,
        date=date,
        relations=[Relation(type="after", event=other) for other in others],
        reports=[] if told_by is None else [Report(source=told_by)],
    )


CHAINED = Records(
    document(
        after("a", date="2024-03"),
        after("b", "a", told_by="copy"),
        after("c", told_by="original"),
        after("d", "d"),
        event("e", relations=[Relation(type="concerns", event="a")]),
        event("f", reports=[Report(source="late", factuality="intended")]),
        event("g", date=None, reports=[Report(source="late")]),
        sources=[
            source("original"),
            source("copy", reprint_of="original", published="2024-05"),
            source("late", retrieved="2024-06"),
            source("by-somebody", reprint_of="actor-a"),
        ],
    )
)


@pytest.mark.parametrize(
    ("event_id", "found"),
    [
        ("a", {"a", "b", "c", "original", "copy"}),
        ("b", {"a", "b", "c", "original", "copy"}),
        ("c", {"a", "b", "c", "original", "copy"}),
        ("d", {"d"}),
        ("e", {"e"}),
        ("f", {"f"}),
        ("g", {"g", "late"}),
    ],
)
def test_ties_of_order_join_and_others_do_not(event_id: str, found: set[str]) -> None:
    assert {name for _, name in hanging_together(CHAINED, event_id)} == found


def test_a_day_of_retrieval_hangs_on_its_source() -> None:
    assert ("retrieved", "late") in hanging_together(CHAINED, "g")


def test_tightening_around_an_event_gives_it_what_tightening_all_gives_it() -> None:
    for records in (CHAINED, kg.load().records):
        whole = tighten(records)
        for one in records.events:
            around = tighten(records, one.id)
            assert around.of(one.id) == whole.of(one.id)
            assert [step.reasons for step in around.of(one.id)] == [step.reasons for step in whole.of(one.id)]
            assert around.events.get(one.id) == whole.events.get(one.id)
            assert set(around.steps) <= set(whole.steps)


def test_an_unknown_event_hangs_on_nothing() -> None:
    with pytest.raises(EventNotFoundError):
        hanging_together(CHAINED, "z")
    with pytest.raises(EventNotFoundError):
        tighten(CHAINED, "z")
