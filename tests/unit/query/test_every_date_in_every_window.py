"""Shelves answer what dates answer: every shape of date, every extent, every window and relation."""

from collections.abc import Callable

import pytest

import kgtimeline as kg
from kgtimeline.dates import Bounds, Extent, Truth
from kgtimeline.errors import DateRangeError
from kgtimeline.query.memory import evaluate
from query_strategies import DATES, WINDOWS, scan

LEAVES = (kg.during, kg.within, kg.covers, kg.before, kg.after)
FAR = [
    "1700",
    "1900/2100",
    "2024-03/..",
    "../2030",
    "-0044-03-15",
    "2014-01/2024-06",
    "1999-12-31/2024-01-17",
]
"""More dates, so that every shelf has some."""


def _dates() -> list[kg.EventDate]:
    found = []
    for text in (*DATES, *FAR):
        for extent in (None, *Extent):
            try:
                found.append(kg.EventDate(text, extent))
            except DateRangeError:
                continue
    return found


@pytest.fixture(scope="module")
def timeline() -> kg.Timeline:
    part = kg.Participant(actor="a", role=kg.Role.PARTICIPANT)
    events = [
        kg.War(id=f"w{n}", title="W", date=date, participants=(part,))
        for n, date in enumerate([*_dates(), None])
    ]
    return kg.Timeline(actors=[kg.Actor(id="a", type=kg.ActorType.STATE, name="A")], events=events)


@pytest.mark.parametrize("window", [*WINDOWS, "1600/1800", "../1980", "0001/9999"])
@pytest.mark.parametrize("leaf", LEAVES)
def test_shelves_answer_what_dates_answer(
    timeline: kg.Timeline, leaf: Callable[[str], kg.Predicate], window: str
) -> None:
    for predicate in (leaf(window), ~leaf(window)):
        expected = scan(timeline, predicate)
        assert [(match.event.id, match.truth) for match in timeline.where(predicate)] == expected
        sure = [event_id for event_id, truth in expected if truth is Truth.YES]
        assert list(timeline.where(predicate, certain=True).ids()) == sure
        kept = timeline.where(predicate & kg.kind("war") & kg.actor("a"))
        assert [(match.event.id, match.truth) for match in kept] == expected


@pytest.mark.parametrize("leaf", LEAVES)
def test_given_bounds_replace_those_on_the_shelves(
    timeline: kg.Timeline, leaf: Callable[[str], kg.Predicate]
) -> None:
    given: dict[str, Bounds] = {
        event.id: date.bounds for event, date in zip(timeline.events[::3], reversed(_dates()), strict=False)
    }
    for predicate in (leaf("2024-01"), ~leaf("2024-01")):
        found = evaluate(timeline.records, predicate, bounds=given)
        pairs = [(timeline.events[row].id, found.truth(row)) for row in found.rows]
        assert pairs == scan(timeline, predicate, given)
