"""Texts that a terminal would obey or a table break on: shown as escapes, handed to programs as they are."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import kgtimeline as kg
from kgtimeline.cli.main import main
from kgtimeline.cli.output import echo_csv, echo_table

TITLE = '\x1b[31mred\x00 \u202eturned\x9b1m one\rtwo\nthree, "four"'
SHOWN = r'\x1b[31mred\x00 \u202eturned\x9b1m one two three, "four"'


@pytest.fixture
def file(tmp_path: Path) -> str:
    participants = [kg.Participant(actor="a", role="sender"), kg.Participant(actor="b", role="recipient")]
    letter = kg.Letter(id="note", title=TITLE, date="2024", participants=participants)
    office = kg.Office(title=TITLE)
    actors = [
        kg.Actor(id="a", type="person", name=TITLE, offices=[office]),
        kg.Actor(id="b", type="person", name="B"),
    ]
    timeline = kg.Timeline(actors=actors, sources=[kg.Source(id="s", title=TITLE)], events=[letter])
    timeline.write(tmp_path / "mine.json")
    return str(tmp_path / "mine.json")


def _printed(*arguments: str) -> bytes:
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout_bytes


@pytest.mark.parametrize(
    "command", ["query FILE", "actors --file FILE", "offices --file FILE", "sources --file FILE"]
)
def test_tables_show_escapes_as_text(file: str, command: str) -> None:
    printed = _printed(*[file if word == "FILE" else word for word in command.split()]).decode()
    assert SHOWN in printed
    assert printed.replace("\n", "").isprintable()


def test_a_terminal_obeys_nothing_of_a_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    echo_table(["title"], [[TITLE]], empty="")
    assert SHOWN in screen.getvalue()
    assert "\x1b[31mred" not in screen.getvalue()
    assert not {"\x00", "\u202e", "\x9b"} & set(screen.getvalue())


def test_csv_keeps_every_sign(file: str) -> None:
    printed = _printed("query", file, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(printed.decode(), newline="")))
    assert [row["title"] for row in rows] == [TITLE]
    quoted = TITLE.replace('"', '""')
    assert f',"{quoted}",'.encode() in printed


@pytest.mark.parametrize("sign", [",", '"', "\r", "\n"])
def test_csv_quotes_what_would_break_a_row(capfdbinary: pytest.CaptureFixture[bytes], sign: str) -> None:
    echo_csv(["a", "b"], [{"a": f"x{sign}y", "b": None}, {"a": ["x", "y"], "c": 1}])
    doubled = sign.replace('"', '""')
    assert capfdbinary.readouterr().out == f'a,b\n"x{doubled}y",\nx; y,\n'.encode()


def test_other_formats_for_programs_keep_every_sign(file: str) -> None:
    (found,) = json.loads(_printed("query", file, "--format", "json"))
    assert found["event"]["title"] == TITLE
    assert json.loads(_printed("query", file, "--format", "jsonl")) == found
    assert b"\x1b[31mred\x00" in _printed("citation", "note", "--file", file, "--format", "bibtex")
