"""One predicate, any engine: the answers and their labels are those of memory."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kgtimeline as kg
from engine_frames import (
    ENGINES,
    counted,
    in_memory,
    other_leaves,
    rich_timeline,
    scanned,
    time_leaves,
    trees,
)
from query_strategies import predicate_trees, timelines

pytestmark = pytest.mark.extra

QUICK = tuple(engine for engine in ENGINES if engine != "dask")
MOST_EXAMPLES = 100
"""Examples that each engine is asked at most: every one makes tables anew."""
several_predicates = st.lists(predicate_trees(), min_size=1, max_size=4)


@pytest.mark.parametrize("engine", QUICK)
@settings(max_examples=min(settings().max_examples, MOST_EXAMPLES))
@given(timelines(), several_predicates)
def test_answers_are_those_of_memory(engine: str, tl: kg.Timeline, predicates: list[kg.Predicate]) -> None:
    frames = scanned(tl, engine)
    for predicate in predicates:
        assert list(frames.where(predicate).truths().items()) == in_memory(tl, predicate)
        certain = frames.where(predicate, certain=True)
        assert list(certain.truths().items()) == in_memory(tl, predicate, certain=True)


@pytest.mark.parametrize("engine", ["duckdb", "polars", "pyarrow"])
def test_every_date_answers_every_window_as_in_memory(engine: str) -> None:
    tl = rich_timeline()
    frames = scanned(tl, engine)
    for leaf in time_leaves():
        for question in (leaf, ~leaf):
            assert list(frames.where(question).truths().items()) == in_memory(tl, question), str(question)


@pytest.mark.slow
def test_dask_answers_as_memory_does() -> None:
    tl = rich_timeline()
    frames = scanned(tl, "dask")
    for n, leaf in enumerate([*other_leaves()[::3], *trees()[::2], *time_leaves()[::17]]):
        question = ~leaf if n % 2 else leaf
        assert list(frames.where(question).truths().items()) == in_memory(tl, question), str(question)
    asked = frames.query(actor="alpha", during="2024")
    assert asked.group_by("month", "kind") == counted(tl.query(actor="alpha", during="2024"))
    assert asked.to_events(limit=3) == tuple(tl.query(actor="alpha", during="2024", limit=3))


@pytest.mark.parametrize("engine", QUICK)
def test_every_other_leaf_and_many_trees_are_answered_as_in_memory(engine: str) -> None:
    tl = rich_timeline()
    frames = scanned(tl, engine)
    for leaf in [*other_leaves(), *trees(), *time_leaves()[::9]]:
        for question in (leaf, ~leaf):
            assert list(frames.where(question).truths().items()) == in_memory(tl, question), str(question)
            certain = frames.where(question, certain=True).truths()
            assert list(certain.items()) == in_memory(tl, question, certain=True), str(question)
