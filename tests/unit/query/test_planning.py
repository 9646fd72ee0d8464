"""What an evaluation looks at, and what it says of it."""

import gc
import weakref

import pytest

import kgtimeline as kg
from kgtimeline.query.answers import in_both, in_first_only
from kgtimeline.query.indexes import Indexes
from kgtimeline.query.memory import evaluate

EVENTS = 200


@pytest.fixture(scope="module")
def timeline() -> kg.Timeline:
    actors = [kg.Actor(id=name, type=kg.ActorType.ORGANISATION, name=name) for name in ("rare", "common")]
    events = [
        kg.Letter(
            id=f"event-{n:03}",
            title=f"Note {n}",
            date=kg.EventDate(f"{1900 + n // 2}-06-01"),
            participants=(kg.Participant(actor="rare" if n == 7 else "common", role=kg.Role.SENDER),),
        )
        for n in range(EVENTS)
    ]
    return kg.Timeline(actors=actors, events=events)


def test_the_most_selective_index_begins(timeline: kg.Timeline) -> None:
    plan = timeline.where(kg.kind("letter") & kg.during("1900/1950") & kg.actor("rare")).plan
    first, *others = plan.steps
    assert (first.how, str(first.what), first.after) == ("find", "actor:rare", 1)
    assert [(step.how, step.before) for step in others] == [("keep", 1), ("keep", 1)]
    assert plan.total == EVENTS
    assert plan.matches == 1


def test_a_plan_prints_its_steps(timeline: kg.Timeline) -> None:
    plan = timeline.where(kg.actor("rare") & kg.during("1903"), certain=True).plan
    assert str(plan) == repr(plan)
    assert str(plan).splitlines() == [
        "1. find  actor:rare   1 of 200 events",
        "2. keep  during:1903  1 of 1 events",
        "1 match, certain only",
    ]


def test_every_event_is_one_step(timeline: kg.Timeline) -> None:
    plan = timeline.query().plan
    assert [(step.how, step.after) for step in plan.steps] == [("all", EVENTS)]
    assert str(plan).splitlines()[0] == "1. all  *  200 of 200 events"


def test_nothing_left_ends_the_work(timeline: kg.Timeline) -> None:
    plan = timeline.where(kg.actor("rare") & kg.tag("none") & kg.kind("letter")).plan
    assert len(plan.steps) < 3
    assert plan.matches == 0


def test_branches_are_found_one_by_one(timeline: kg.Timeline) -> None:
    found = timeline.where(kg.actor("rare") | kg.during("1950"))
    assert [step.how for step in found.plan.steps] == ["find", "find"]
    assert len(found) == 3


def test_a_window_of_one_day_looks_at_few_rows(timeline: kg.Timeline) -> None:
    index = Indexes.of(timeline.records).time
    (shelf,) = index.shelves
    part = shelf.stretch(kg.during("1950-06-01").relation, kg.during("1950-06-01").window)
    assert part.stop - part.first == 2
    assert list(shelf.edges(part)) == []


def test_indexes_are_made_once_for_each_records(timeline: kg.Timeline) -> None:
    assert Indexes.of(timeline.records) is Indexes.of(timeline.records)


def test_names_that_were_looked_up_are_forgotten_in_time(
    timeline: kg.Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kgtimeline.query.indexes.MOST_NAMES", 1)
    indexes = Indexes(timeline.records)
    assert [indexes.actor_id(name) for name in ("rare", "COMMON", "rare")] == ["rare", "common", "rare"]


@pytest.mark.parametrize("rows", [[3], list(range(0, 1_000, 3))])
def test_short_and_long_rows_meet_an_index_alike(rows: list[int]) -> None:
    index = range(0, 1_000, 7)
    assert in_both(rows, index) == [row for row in rows if row % 7 == 0]
    assert in_first_only(rows, index) == [row for row in rows if row % 7]


def test_what_is_no_predicate_is_refused(timeline: kg.Timeline) -> None:
    with pytest.raises(kg.QuerySyntaxError, match="expected a predicate"):
        timeline.where(5)  # type: ignore[arg-type]  # that is what is tested
    with pytest.raises(kg.QuerySyntaxError, match="expected a predicate"):
        evaluate(timeline.records, "kind:letter")  # type: ignore[arg-type]  # that is what is tested


def test_bounds_for_an_unknown_event_are_refused(timeline: kg.Timeline) -> None:
    with pytest.raises(kg.EventNotFoundError):
        evaluate(timeline.records, kg.during("1950"), bounds={"no-event": kg.EventDate("1950").bounds})


def test_a_question_is_bound_once_and_answers_as_before(timeline: kg.Timeline) -> None:
    asked = kg.actor("rare") & kg.during("1903")
    first = timeline.where(asked)
    ready = Indexes.of(timeline.records).prepared
    bound = ready[asked, False]
    again = timeline.where(kg.actor("rare") & kg.during("1903"))
    assert ready[asked, False] is bound
    assert (again, str(again.plan)) == (first, str(first.plan))
    assert timeline.where(asked, certain=True).ids() == first.ids()


def test_few_questions_are_kept_and_few_rows_with_them(
    timeline: kg.Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kgtimeline.query.memory.MOST_PREPARED", 3)
    monkeypatch.setattr("kgtimeline.query.memory.MOST_HELD", 150)
    ready = Indexes.of(timeline.records).prepared
    ready.clear()
    for n in range(8):
        assert len(timeline.query(text=f"note {n}")) >= 1
        assert len(ready) <= 3
    ready.clear()
    for words in ("note", "note*"):  # each holds as many rows as there are events
        assert len(timeline.query(text=words)) == EVENTS
    assert not ready
    monkeypatch.setattr("kgtimeline.query.memory.MOST_HELD", EVENTS)
    for words in ("note", "note*"):
        assert len(timeline.query(text=words)) == EVENTS
        assert len(ready) == 1


def test_a_question_that_fails_is_not_kept(timeline: kg.Timeline) -> None:
    for _ in range(2):
        with pytest.raises(kg.ActorNotFoundError):
            timeline.query(actor="nobody")


def test_what_was_asked_can_be_forgotten() -> None:
    """Indexes and bound questions live as long as the timeline, and no longer."""
    asked = kg.load()
    assert asked.query(actor="Japarov", during="2024").ids()
    assert asked.query(during="2024", tightened=True).ids()
    records = weakref.ref(asked.records)
    del asked
    gc.collect()
    assert records() is None
