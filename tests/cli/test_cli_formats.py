"""Every command in every format, for people and for programs."""

import io
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kgtimeline.cli import progress as bars
from kgtimeline.cli.main import main

TEXT = "The envoy left on 11 February. Talks began two days later, it was said recently.\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("edtf", "line"),
    [
        ("2024", "starts           2024-01-01 to 2024-12-31"),
        ("1985/..", "ends             open"),
        ("../1985", "starts           open"),
        ("1985/", "ends             on or after 1985-01-01"),
        ("[..2024-10-16]", "latest           2024-10-16"),
        ("2024~", "never certain    yes"),
        # The calendar repeats every 146,097 days: date(345, 1, 1) and thirty times 400 years.
        ("Y12345", "starts           day 3,789,391 from 1970-01-01 to day 3,789,755 from 1970-01-01"),
    ],
)
def test_a_date_is_explained_in_words(edtf: str, line: str) -> None:
    assert line in run("date", edtf).stdout.splitlines()


def test_words_are_resolved_in_words() -> None:
    said = run("resolve", "on February 12", "--on", "2024-02-11").stdout
    assert "rel.md_recent@1" in said
    assert "2023-02-12" in said
    assert "alternatives  2024-02-12" in said


def test_words_that_bound_nothing_have_a_rule_and_no_date() -> None:
    told = json.loads(run("resolve", "recently", "--format", "json").stdout)
    assert (told["date"], told["status"], told["rule"]) == (None, "vague", "vague@1")


def test_expressions_are_found_with_their_places(text: Path) -> None:
    found = json.loads(run("find", text, "--on", "2024-02-13", "--format", "json").stdout)
    assert [TEXT[one["start"] : one["end"]] for one in found] == [one["expression"] for one in found]
    assert {"date": "2024-02-11", "rule": "rel.md_recent@1"}.items() <= found[0].items()
    lines = run("find", text, "--on", "2024-02-13", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == found
    assert "vague@1" in run("find", text).stdout


def test_rules_are_listed_for_programs() -> None:
    listed = json.loads(run("rules", "--format", "json").stdout)
    assert {one["of"] for one in listed} == {"reading", "dating"}
    assert len({(one["of"], one["rule"]) for one in listed}) == len(listed)
    assert "on 2024-02-12: 2023-07" in str(
        next(one for one in listed if one["rule"] == "rel.month_of_year@1")
    )


def test_format_brings_a_file_into_its_one_form(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    run("init", path)
    canonical = path.read_bytes()
    path.write_text(json.dumps(json.loads(canonical)), encoding="utf-8")
    checked = run("format", path, "--check")
    assert checked.exit_code == 1
    assert "not in canonical form" in checked.stderr
    assert path.read_bytes() != canonical
    assert run("format", path).exit_code == 0
    assert path.read_bytes() == canonical


def test_format_prints_the_canonical_form_of_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    run("init", path)
    given = json.dumps(json.loads(path.read_bytes()))
    assert CliRunner().invoke(main, ["format", "-"], input=given).stdout == path.read_text(encoding="utf-8")


def test_schemas_are_written_into_a_folder(tmp_path: Path) -> None:
    assert run("schema", "-o", tmp_path / "out").exit_code == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"timeline.schema.json", "event.schema.json"}


def test_a_schema_that_differs_from_the_models_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = tmp_path / "stale.json"
    stale.write_text("{}", encoding="utf-8")
    monkeypatch.setattr("kgtimeline._resources.schema_path", lambda _: stale)
    result = run("schema", "--check")
    assert result.exit_code == 1
    assert "timeline and event" in result.stderr


def test_stats_are_counted_for_people() -> None:
    lines = run("stats").stdout.splitlines()
    assert lines[0].split() == ["events", "49"]
    assert "kinds:" in lines


def test_lists_are_printed_line_by_line() -> None:
    for command in ("actors", "sources"):
        lines = run(command, "--format", "jsonl").stdout.splitlines()
        assert [json.loads(line)["id"] for line in lines] == run(command, "--format", "ids").stdout.split()
    assert run("actors", "nobody at all").exit_code == 2


def test_a_bar_is_shown_only_for_large_files_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with bars.progress("loading", bars.LARGE_FILE_BYTES - 1) as tell:
        assert tell is None
    with bars.progress("loading", bars.LARGE_FILE_BYTES) as tell:
        assert tell is not None
        tell(1, 2)
        tell(2, 2)
    assert "loading" in screen.getvalue()
    assert "100%" in screen.getvalue()
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with bars.progress("loading", bars.LARGE_FILE_BYTES) as tell:
        assert tell is None
