"""What the benchmarks measure on: a timeline that is not valid would measure something else."""

import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

import kgtimeline as kg
from kgtimeline.vocab import RelationType

FOLDER = Path(__file__).parents[3] / "benchmarks"


@pytest.fixture(scope="module")
def stories() -> ModuleType:
    """Import the program that makes stories; it stands in no package."""
    spec = importlib.util.spec_from_file_location("stories", FOLDER / "stories.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("count", [0, 1, 7, 2_003])
def test_stories_are_valid_whatever_their_number(stories: ModuleType, count: int) -> None:
    data = stories.json_lines(count)
    assert {problem.code for problem in kg.validate(data)} <= {"not-canonical"}
    assert len(kg.load(data)) == count


def test_stories_are_the_same_on_every_run(stories: ModuleType) -> None:
    assert stories.json_lines(50) == stories.json_lines(50)


def test_stories_hold_what_histories_are_about(stories: ModuleType) -> None:
    timeline = kg.load(stories.json_lines(3_000))
    ties = Counter(relation.type for one in timeline.events for relation in one.relations)
    assert {RelationType.REPLIES_TO, RelationType.POSSIBLY_SAME_AS, RelationType.CAUSED_BY} < set(ties)
    assert any(one.date is None for one in timeline.events)
    assert any(one.date is not None and one.date.hedged for one in timeline.events)
    assert any(source.reprint_of for source in timeline.sources)
    assert any(source.published is None for source in timeline.sources)
    assert any(report.via for one in timeline.events for report in one.reports)
    found = {str(conflict.field) for conflict in timeline.conflicts()}
    assert found == {"date", "participants", "factuality", "figures"}
