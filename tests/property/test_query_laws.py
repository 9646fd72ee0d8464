"""Laws that queries obey: indexes change nothing, and logic is logic."""

import datetime as dt
import json

from hypothesis import given
from hypothesis import strategies as st

import kgtimeline as kg
from kgtimeline.dates import Bounds, EventDate, Truth
from kgtimeline.query.json_form import from_json, to_json
from kgtimeline.query.memory import evaluate
from kgtimeline.query.nodes import And, Not, Or, Predicate, normal
from query_strategies import (
    ACTORS,
    DATES,
    KINDS,
    WINDOWS,
    event_dates,
    leaves,
    predicate_trees,
    scan,
    timelines,
)


def answers(timeline: kg.Timeline, predicate: Predicate, *, certain: bool = False) -> list[tuple[str, Truth]]:
    return [(match.event.id, match.truth) for match in timeline.where(predicate, certain=certain)]


@given(timelines(), predicate_trees())
def test_indexes_answer_what_a_scan_answers(timeline: kg.Timeline, predicate: Predicate) -> None:
    assert answers(timeline, predicate) == scan(timeline, predicate)


@given(timelines(), predicate_trees())
def test_certain_is_the_part_of_the_possible_that_is_sure(
    timeline: kg.Timeline, predicate: Predicate
) -> None:
    sure = [(event_id, truth) for event_id, truth in answers(timeline, predicate) if truth is Truth.YES]
    assert answers(timeline, predicate, certain=True) == sure
    assert timeline.where(predicate).certain.ids() == tuple(event_id for event_id, _ in sure)


@given(timelines(), leaves().flatmap(lambda leaf: st.sampled_from([leaf, ~leaf])))
def test_one_leaf_answers_as_a_scan_does(timeline: kg.Timeline, predicate: Predicate) -> None:
    assert answers(timeline, predicate) == scan(timeline, predicate)


@given(timelines(), predicate_trees(), st.dictionaries(st.integers(0, 5), event_dates(), max_size=3))
def test_given_bounds_count_instead_of_those_of_the_dates(
    timeline: kg.Timeline, predicate: Predicate, dates: dict[int, EventDate | None]
) -> None:
    bounds: dict[str, Bounds] = {
        timeline.events[row].id: date.bounds
        for row, date in dates.items()
        if row < len(timeline) and date is not None
    }
    for certain in (False, True):
        found = evaluate(timeline.records, predicate, certain=certain, bounds=bounds)
        pairs = [(timeline.events[row].id, found.truth(row)) for row in found.rows]
        wanted = scan(timeline, predicate, bounds)
        assert pairs == [pair for pair in wanted if pair[1] is Truth.YES or not certain]


@given(timelines(), predicate_trees(), predicate_trees())
def test_de_morgan(timeline: kg.Timeline, one: Predicate, other: Predicate) -> None:
    assert answers(timeline, ~(one & other)) == answers(timeline, ~one | ~other)
    assert answers(timeline, ~(one | other)) == answers(timeline, ~one & ~other)


@given(timelines(), predicate_trees())
def test_a_double_negation_is_none(timeline: kg.Timeline, predicate: Predicate) -> None:
    assert answers(timeline, Not(Not(predicate))) == answers(timeline, predicate)
    assert normal(~~predicate) == normal(predicate)


@given(timelines(), predicate_trees(), predicate_trees())
def test_and_and_or_commute(timeline: kg.Timeline, one: Predicate, other: Predicate) -> None:
    assert answers(timeline, one & other) == answers(timeline, other & one)
    assert answers(timeline, one | other) == answers(timeline, other | one)


@given(timelines(), predicate_trees())
def test_nothing_is_certain_together_with_its_opposite(timeline: kg.Timeline, predicate: Predicate) -> None:
    sure = set(timeline.where(predicate, certain=True).ids())
    opposite = set(timeline.where(~predicate).ids())
    assert not sure & opposite
    firm = {event.id for event in timeline if event.date is not None and not event.date.hedged}
    assert firm <= sure | opposite, (
        "NO on a hedged date stays NO for a plain relation, and its opposite is MAYBE"
    )


@given(timelines(), st.sampled_from(WINDOWS))
def test_a_hedged_date_is_sure_of_neither_a_relation_nor_its_opposite(
    timeline: kg.Timeline, window: str
) -> None:
    hedged = {event.id for event in timeline if event.date is None or event.date.hedged}
    for leaf in (kg.during, kg.within, kg.covers, kg.before, kg.after):
        for predicate in (leaf(window), ~leaf(window)):
            assert not hedged & set(timeline.where(predicate, certain=True).ids())


@given(timelines(), predicate_trees(), st.sampled_from(["id", "title", "kind"]), st.integers(0, 7))
def test_sorting_permutes_and_a_limit_cuts(
    timeline: kg.Timeline, predicate: Predicate, sort: str, limit: int
) -> None:
    found = timeline.where(predicate)
    assert timeline.where(predicate, sort="-date") == found[::-1]
    resorted = timeline.where(predicate, sort=sort)
    assert sorted(resorted.ids()) == sorted(found.ids())
    keys = [str(getattr(event, sort)).casefold() for event in resorted.events]
    assert keys == sorted(keys)
    assert timeline.where(predicate, sort=sort, limit=limit) == resorted[:limit]


@given(
    timelines(),
    st.lists(st.sampled_from(ACTORS), max_size=2),
    st.sampled_from([None, "sender", "target"]),
    st.lists(st.sampled_from(KINDS), max_size=2),
    st.sampled_from(WINDOWS),
)
def test_keywords_mean_what_predicates_mean(
    timeline: kg.Timeline, actors: list[str], role: str | None, kinds: list[kg.Kind], window: str
) -> None:
    predicate = (
        Or(tuple(kg.actor(name, role=role) for name in actors))
        & Or(tuple(kg.kind(kind) for kind in kinds))
        & kg.during(window)
    )
    for certain in (False, True):
        by_keyword = timeline.query(actor=actors, role=role, kind=kinds, during=window, certain=certain)
        assert by_keyword == timeline.where(predicate, certain=certain)


@given(predicate_trees())
def test_json_keeps_predicates(predicate: Predicate) -> None:
    assert from_json(json.loads(json.dumps(to_json(predicate)))) == predicate


@given(predicate_trees())
def test_the_normal_form_has_negations_at_its_leaves_only_and_stays(predicate: Predicate) -> None:
    form = normal(predicate)
    assert normal(form) == form
    assert _negations_at_leaves(form)
    assert hash(normal(predicate)) == hash(form)


def _negations_at_leaves(predicate: Predicate) -> bool:
    if isinstance(predicate, Not):
        return not isinstance(predicate.part, And | Or | Not)
    return not isinstance(predicate, And | Or) or all(map(_negations_at_leaves, predicate.parts))


@given(st.dates(), st.sampled_from(DATES))
def test_a_day_is_a_window(day: dt.date, text: str) -> None:
    date = EventDate(text)
    assert date.during(day) is date.during(day.isoformat())
    assert kg.during(day) == kg.during(day.isoformat())
