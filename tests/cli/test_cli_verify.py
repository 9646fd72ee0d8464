"""Where `verify` says that a proof fails."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import kgtimeline as kg
from kgtimeline.checks.texts import sha256
from kgtimeline.cli.main import main

TEXT = "On 12 February 2024 the minister wrote to the ambassador."


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Make a timeline of one letter, and its text, changed since."""
    tmp_path.joinpath("texts").mkdir()
    tmp_path.joinpath("texts/a.txt").write_text(TEXT.replace("minister", "Minister"), encoding="utf-8")
    span = kg.Span(start=3, end=19, sha256=sha256(TEXT[3:19]))
    wrong = kg.Span(start=20, end=32, sha256=sha256(TEXT[20:32]))
    letter = kg.Letter(
        id="letter",
        title="A letter",
        date="2024-02-12",
        participants=[kg.Participant(actor="minister", role="sender")],
        reports=[kg.Report(source="a", spans=[span, wrong])],
    )
    kg.Timeline(
        actors=[kg.Actor(id="minister", type="person", name="Minister")],
        sources=[kg.Source(id="a", title="A", sha256=sha256(TEXT), length=len(TEXT))],
        events=[letter],
    ).write(tmp_path / "a.json")
    return tmp_path


@pytest.mark.parametrize("format_", ["text", "json", "github"])
def test_each_problem_is_at_its_line_of_the_file(place: Path, format_: str) -> None:
    file = str(place / "a.json")
    done = CliRunner().invoke(main, ["verify", file, "--texts", str(place / "texts"), "--format", format_])
    assert done.exit_code == 1
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    line = 1 + next(number for number, text in enumerate(lines) if '"start": 20' in text)
    if format_ == "json":
        found = [problem for problem in json.loads(done.output) if problem["code"] == "span-hash"]
        assert [(one["file"], one["line"]) for one in found] == [(file, line)]
    else:
        shown = f"{file}:{line}:" if format_ == "text" else f"file={file},line={line},"
        assert shown in done.output


def test_of_standard_input_there_are_no_lines(place: Path) -> None:
    data = (place / "a.json").read_bytes()
    done = CliRunner().invoke(main, ["verify", "-", "--texts", str(place / "texts")], input=data)
    assert done.exit_code == 1
    assert "/events/0/reports/0/spans/1/sha256: error[span-hash]" in done.output
