"""`duplicates` as it is typed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builders import document_json, event_json
from kgtimeline.analysis import duplicates
from kgtimeline.cli.duplicates import THRESHOLD
from kgtimeline.cli.main import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(
        main, ("duplicates", *arguments), prog_name="kgtimeline", catch_exceptions=False
    )


@pytest.fixture
def three_alike(tmp_path: Path) -> str:
    path = tmp_path / "three.json"
    events = [event_json(f"event-{n}", title="A letter") for n in "abc"]
    path.write_text(json.dumps(document_json(*events)), encoding="utf-8")
    return str(path)


def test_the_threshold_is_that_of_the_library() -> None:
    assert duplicates.THRESHOLD == THRESHOLD


def test_the_shipped_dataset_has_none() -> None:
    assert run().output == "no pairs\n"


def test_pairs_come_with_reasons_and_a_count(three_alike: str) -> None:
    lines = run(three_alike).output.splitlines()
    assert lines[0].endswith("  event-a and event-b")
    assert lines[-1] == "3 pairs"
    assert run(three_alike, "--limit", "1").output.splitlines()[-1] == "1 of 3 pairs"
    found = json.loads(run(three_alike, "--limit", "2", "--format", "json").output)
    assert [pair["events"] for pair in found] == [["event-a", "event-b"], ["event-a", "event-c"]]


@pytest.mark.parametrize("words", [("--threshold", "1.5"), ("--limit", "-1")])
def test_numbers_that_mean_nothing_are_errors_of_usage(words: tuple[str, str]) -> None:
    assert run(*words).exit_code == 2
