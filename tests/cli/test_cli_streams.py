"""Where the program prints and writes: full disks, closed and narrow outputs, pipes, folders."""

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kgtimeline as kg
from kgtimeline.cli.files import STARTER
from kgtimeline.cli.main import main
from kgtimeline.page import render

PROGRAM = Path(sys.executable).with_name("kgtimeline")
FULL = Path("/dev/full")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [
        ["query"],
        ["query", "--format", "csv"],
        ["query", "--format", "ids"],
        ["page", "-o", "-"],
        ["schema"],
        ["--help"],
        ["query", "--help"],
    ],
)
def test_a_full_disk_is_a_message(arguments: list[str]) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            [PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (
        3,
        "kgtimeline: can't write to standard output: no space left on device; let it lead somewhere else\n",
    )


@pytest.mark.parametrize("arguments", ["query", "query --format ids", "timeline", "page -o p.html", "--help"])
def test_a_closed_output_is_a_message(tmp_path: Path, arguments: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f"'{PROGRAM}' {arguments} >&-"],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert (done.returncode, done.stderr) == (
        3,
        "kgtimeline: standard output is closed; let it lead to a file or a pipe\n",
    )
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", ["validate", "query", "format", "find"])
def test_a_closed_input_is_a_message(command: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f"'{PROGRAM}' {command} - <&-"], stderr=subprocess.PIPE, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (
        3,
        "kgtimeline: can't read 'standard input': it is closed; name a file\n",
    )


def _printed(encoding: str, *arguments: str) -> bytes:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    return subprocess.run([PROGRAM, *arguments], capture_output=True, check=True, env=environment).stdout


def test_what_is_for_programs_is_utf_8_in_any_encoding() -> None:
    assert _printed("latin-1", "page", "-o", "-").decode() == render(kg.load())
    for format_ in ("json", "jsonl", "csv"):
        arguments = ("actors", "Blinken", "--format", format_)
        assert _printed("latin-1", *arguments) == _printed("utf-8", *arguments)
        assert "Энтони".encode() in _printed("latin-1", *arguments)


def test_what_is_for_people_escapes_what_an_encoding_lacks() -> None:
    assert rb"Blinken; \u042d\u043d\u0442\u043e\u043d\u0438" in _printed("latin-1", "actors", "Blinken")


def test_a_pipe_gets_the_page_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    done = run("page", "-o", pipe)
    reader.join(timeout=10)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"wrote {pipe}: 49 events\n")
    assert got == [render(kg.load()).encode()]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_standard_output_by_its_name_gets_the_page_alone() -> None:
    done = subprocess.run([PROGRAM, "page", "-o", "/dev/stdout"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert done.stdout.endswith("</html>\n")
    assert done.stderr == "wrote /dev/stdout: 49 events\n"


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_schemas_that_cannot_be_written_are_a_message(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    done = run("schema", "-o", tmp_path / name)
    assert (done.exit_code, done.stderr) == (
        3,
        f"kgtimeline: can't write '{tmp_path / name}': a file is in the way; name another folder\n",
    )


def test_schemas_of_a_folder_without_permission_are_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    done = run("schema", "-o", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (
        3,
        f"kgtimeline: can't write '{tmp_path / 'out'}': permission denied; name another folder\n",
    )


READERS = (
    ["validate", "FILE"],
    ["query", "FILE"],
    ["stats", "FILE"],
    ["page", "FILE", "-o", "x.html"],
    ["show", "first-letter", "--file", "FILE"],
    ["actors", "--file", "FILE"],
    ["as-of", "2024", "FILE"],
    ["diff", "FILE", "FILE"],
    ["find", "FILE"],
    ["cite", "FILE", "words"],
    ["format", "FILE"],
    ["tables", "FILE", "-o", "out"],
)


@pytest.mark.parametrize("arguments", READERS, ids=lambda arguments: arguments[0])
def test_a_file_that_may_not_be_read_exits_with_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    path = tmp_path / "mine.json"
    path.write_text(STARTER)

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    # root may read everything, so neither click nor the reader would notice the bits
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.chdir(tmp_path)
    done = run(*[str(path) if word == "FILE" else word for word in arguments])
    assert done.exit_code == 3, done.output
    assert f"kgtimeline: can't read '{path}': permission denied; allow reading it\n" in done.stderr


@pytest.mark.parametrize("arguments", [["validate"], ["page", "-o", "x.html"], ["format"], ["find"]])
def test_a_folder_is_no_file_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    done = run(*arguments, tmp_path)
    assert done.exit_code == 3
    assert "it is a directory; name a file in it" in done.stderr


def test_what_the_system_refuses_elsewhere_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bool:
        raise PermissionError(13, "Permission denied", "closed/mine.json")

    monkeypatch.setattr(Path, "is_file", refuse)
    done = run("page", "closed/mine.json", "-o", "-")
    assert (done.exit_code, done.stderr) == (
        3,
        "kgtimeline: can't use 'closed/mine.json': permission denied; check the path\n",
    )


def test_a_folder_is_no_place_for_a_file(tmp_path: Path) -> None:
    done = run("page", "-o", tmp_path)
    assert (done.exit_code, done.stderr) == (
        3,
        f"kgtimeline: can't write '{tmp_path}': it is a directory; name a file in it\n",
    )
    done = run("plot", "-o", tmp_path / "x.gif")
    assert done.stderr == (
        f"kgtimeline: can't write '{tmp_path / 'x.gif'}': "
        "a picture ends in .svg, .png or .pdf; give it such a name\n"
    )


@pytest.mark.extra
def test_a_folder_of_other_things_is_no_place_for_tables(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "mine").touch()
    done = run("tables", "-o", tmp_path)
    assert done.exit_code == 3
    assert done.stderr.endswith("it is there and holds more than tables of a timeline; name another place\n")


def test_an_unknown_event_names_the_command_that_lists_them() -> None:
    done = run("show", "nope")
    assert (done.exit_code, done.stderr) == (
        2,
        "kgtimeline: no event 'nope'; list the ids: kgtimeline query --format ids\n",
    )
