"""Counts and orders from tables equal those in memory, on every engine."""

from collections.abc import Callable

import pytest

import kgtimeline as kg
from engine_frames import ENGINES, rich_timeline, scanned
from kgtimeline.timeline.frame_counting import count_frames
from kgtimeline.timeline.matching import FrameMatches
from kgtimeline.timeline.ordering import SORTS

pytestmark = pytest.mark.extra

FEW_ENGINES = ("duckdb", "polars", "pandas")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("make", [kg.load, rich_timeline])
def test_an_engine_counts_as_memory_does_in_the_same_order(
    make: Callable[[], kg.Timeline], engine: str
) -> None:
    tl = make()
    counted = count_frames(scanned(tl, engine))
    assert counted == tl.stats()
    assert [list(value) for value in counted.values() if isinstance(value, dict)] == [
        list(value) for value in tl.stats().values() if isinstance(value, dict)
    ]


def test_nothing_counts_as_nothing() -> None:
    assert count_frames(scanned(kg.Timeline(), "duckdb")) == kg.Timeline().stats()


@pytest.mark.parametrize("engine", FEW_ENGINES)
@pytest.mark.parametrize("sort", SORTS)
def test_an_answer_has_the_order_that_it_has_in_memory(engine: str, sort: str) -> None:
    tl = rich_timeline()
    frames = scanned(tl, engine).query(during="2024")
    for limit in (None, 0, 5):
        selection = tl.query(during="2024", sort=sort, limit=limit)
        matches = FrameMatches(frames, sort, limit)
        assert matches.ids() == selection.ids()
        assert len(matches) == len(selection)
        assert list(matches) == list(selection)
        assert list(matches.to_rows()) == selection.to_rows()
        assert list(matches.to_json()) == selection.to_json()


def test_a_long_answer_is_fetched_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    from kgtimeline.query import frame_sorting

    monkeypatch.setattr(frame_sorting, "EVENTS_PER_STEP", 7)
    tl = rich_timeline()
    assert list(FrameMatches(scanned(tl, "duckdb"), "-date")) == list(tl.query(sort="-date"))


def test_what_was_asked_is_told_with_the_engine() -> None:
    frames = scanned(kg.load(), "polars").query(kind="letter", certain=True)
    assert FrameMatches(frames).plan == "polars: kind:letter (certain only)"
