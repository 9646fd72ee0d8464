"""The command of what was known when."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kgtimeline.cli.main import main
from kgtimeline.timeline import load


def run(*arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["as-of", *arguments], input=given)


def test_it_prints_what_the_view_says() -> None:
    result = run("2024-02-11")
    assert result.exit_code == 0
    assert result.output == f"{load().as_of('2024-02-11').known}\n"


def test_json_holds_the_view_and_what_it_lacks() -> None:
    values = json.loads(run("2024-02-12", "--certain", "--format", "json").output)
    assert list(values) == [
        "day",
        "certain",
        "sources",
        "implied",
        "left_out",
        "dropped",
        "hindsight",
        "timeline",
    ]
    assert (values["day"], values["certain"]) == ("2024-02-12", True)
    assert values["sources"] == ["non-interference-letter-2024"]
    assert [event["id"] for event in values["timeline"]["events"]][:1] == ["washington-post-report"]
    assert {tuple(one) for one in values["dropped"]} == {
        ("event", "path", "value", "because", "source", "now")
    }


@pytest.mark.parametrize("name", ["view.json", "view.jsonl"])
def test_a_view_is_written_and_read_again(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    result = run("2024-02", "-o", str(path))
    assert (result.exit_code, result.output) == (
        0,
        f"wrote {path}: as of 2024-02, possibly known: 3 of 5 sources, 28 of 49 events\n",
    )
    assert load(path) == load().as_of("2024-02")


def test_a_view_of_standard_input_is_written(tmp_path: Path) -> None:
    path = tmp_path / "view.json"
    given = load().as_of("2024-02-12").render().encode()
    result = run("2024-02-11", "-", "-o", str(path), "--format", "json", given=given)
    assert result.exit_code == 0
    assert load(path) == load().as_of("2024-02-11")
    assert json.loads(result.output)["implied"] == {
        "non-interference-statement": "[2024-02-11..]",
        "sanctions-busting-letter": "[2023-08-08..]",
    }


def test_a_timeline_is_not_written_over_by_its_view(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    load().write(path)
    before = path.read_bytes()
    result = run("2024", str(path), "-o", str(path))
    assert result.exit_code == 2
    assert "is the timeline itself; name another file" in result.output
    assert path.read_bytes() == before


@pytest.mark.parametrize("day", ["yesterday", "2024?", "2024-02-30"])
def test_a_day_that_is_none_is_a_fault_of_usage(day: str) -> None:
    result = run(day)
    assert result.exit_code == 2
    assert result.output.startswith("kgtimeline: ")
