"""What `tighten` and `query --tightened` promise on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from builders import document_json, event_json
from kgtimeline.cli.main import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def written(folder: Path, *events: dict[str, Any]) -> str:
    path = folder / "timeline.json"
    path.write_text(json.dumps(document_json(*events)), encoding="utf-8")
    return str(path)


def reply(date: str | None) -> dict[str, Any]:
    return event_json("reply", date=date, relations=[{"type": "replies_to", "event": "letter"}])


def test_a_contradiction_is_printed_and_exits_with_1(tmp_path: Path) -> None:
    file = written(tmp_path, event_json("letter"), reply("2023"))
    result = run("tighten", file)
    assert result.exit_code == 1
    assert result.stdout == (
        "no bounds narrower, of no events and no sources; 1 contradiction\n"
        "/events/1/relations/0: error[order-impossible] no days fit letter -> reply -> letter: "
        "letter is dated 2024-01-17; reply replies to letter (inferred); reply is dated 2023\n"
        "    hint: mend one of the dates or ties of the message\n"
        "1 error\n"
    )
    result = run("tighten", file, "--format", "json")
    assert result.exit_code == 1
    assert [problem["code"] for problem in json.loads(result.stdout)["problems"]] == ["order-impossible"]


def test_a_contradiction_that_rests_on_doubt_is_a_warning_and_exits_with_0(tmp_path: Path) -> None:
    file = written(tmp_path, event_json("letter", date="2024-01-17?"), reply("2023"))
    result = run("tighten", file)
    assert result.exit_code == 0
    assert "warning[order-doubtful]" in result.stdout


def test_an_empty_timeline_has_nothing_to_tighten(tmp_path: Path) -> None:
    result = run("tighten", written(tmp_path))
    assert (result.exit_code, result.stdout) == (
        0,
        "no bounds narrower, of no events and no sources; no contradictions\n",
    )


@pytest.mark.parametrize(
    ("options", "ids"), [((), ["reply"]), (("--tightened",), []), (("--tightened", "--certain"), [])]
)
def test_a_query_goes_by_the_bounds_that_are_asked_for(
    tmp_path: Path, options: tuple[str, ...], ids: list[str]
) -> None:
    file = written(tmp_path, event_json("letter"), reply(None))
    result = run("query", file, "--before", "2024", *options, "--format", "ids")
    assert result.stdout.split() == ids


def test_a_file_that_is_not_there_exits_with_3() -> None:
    assert run("tighten", "no-such-file.json").exit_code == 3
