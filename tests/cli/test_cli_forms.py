"""JSON and JSON Lines: what was read decides what is written, and a name only for a new file."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kgtimeline as kg
from kgtimeline.cli.files import STARTER
from kgtimeline.cli.main import main

PROGRAM = Path(sys.executable).with_name("kgtimeline")
LINES = kg.load(STARTER.encode()).render(lines=True)
NAMES = ("s.json", "s.jsonl", "s.JSONL", "s.ndjson", "s.txt", "s")


def run(*arguments: str | Path, given: str | None = None) -> Result:
    words = [str(argument) for argument in arguments]
    return CliRunner().invoke(main, words, input=given, catch_exceptions=False)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", [STARTER, LINES], ids=["json", "lines"])
def test_format_and_validate_agree_whatever_a_file_is_called(tmp_path: Path, name: str, form: str) -> None:
    path = tmp_path / name
    path.write_text(form)
    assert run("validate", path, "--strict").stdout.count("not-canonical") == 0
    checked = run("format", path, "--check")
    assert (checked.exit_code, checked.stdout) == (0, f"{path} is in canonical form\n")
    assert run("format", path).exit_code == 0
    assert path.read_text() == form


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", [STARTER, LINES], ids=["json", "lines"])
def test_format_keeps_the_form_that_it_read(tmp_path: Path, name: str, form: str) -> None:
    path = tmp_path / name
    path.write_bytes(form.replace("\n", "\r\n").encode())
    assert "not-canonical" in run("validate", path).stdout
    checked = run("format", path, "--check")
    assert checked.exit_code == 1
    assert run("format", path).stdout == f"formatted {path}\n"
    assert path.read_bytes() == form.encode()


@pytest.mark.parametrize("form", [STARTER, LINES], ids=["json", "lines"])
def test_format_keeps_the_form_of_standard_input(form: str) -> None:
    assert run("format", "-", given=form.replace(" mine", "  mine")).stdout == form
    assert run("format", "-", "--check", given=form).exit_code == 0
    assert run("format", "-", "--check", given=form + "\n").exit_code == 1


def test_what_is_no_timeline_on_standard_input_has_a_name() -> None:
    done = subprocess.run([PROGRAM, "format", "-"], input="{", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "<stdin>:1:2: error[not-json]" in done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_init_writes_what_the_name_says(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert run("init", path).exit_code == 0
    is_lines = name.lower().endswith(("jsonl", "ndjson"))
    assert path.read_text() == (LINES if is_lines else STARTER)
    assert run("validate", path).stdout.startswith("no problems")
    assert len(kg.load(path)) == 1


def test_init_leaves_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text("mine")
    assert run("init", path).exit_code == 2
    assert path.read_text() == "mine"


def test_init_prints_to_standard_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", "-").stdout == STARTER
    assert not list(tmp_path.iterdir())
    assert json.loads(STARTER)["events"][0]["id"] == kg.load(io.BytesIO(STARTER.encode())).events[0].id


def test_diff_takes_a_name_of_json_lines_for_a_file(tmp_path: Path) -> None:
    done = run("diff", tmp_path / "2024.NDJSON", "2024")
    assert done.exit_code == 3
    assert "no such file" in done.stderr
