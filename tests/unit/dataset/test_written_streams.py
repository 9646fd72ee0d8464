"""Writing to pipes, devices and folders: what is there stays what it is, and the message says the mend."""

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kgtimeline.dataset import writer
from kgtimeline.errors import DatasetWriteError


def _read(path: Path, into: list[bytes]) -> threading.Thread:
    reader = threading.Thread(target=lambda: into.append(path.read_bytes()), daemon=True)
    reader.start()
    return reader


@pytest.mark.parametrize("by_link", [False, True])
def test_a_named_pipe_gets_the_bytes_and_stays_a_pipe(tmp_path: Path, *, by_link: bool) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    got: list[bytes] = []
    reader = _read(pipe, got)
    writer.write(link if by_link else pipe, "ж" * 100_000)
    reader.join(timeout=10)
    assert got == [("ж" * 100_000).encode()]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["link", "pipe"]


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/stderr"])
def test_what_is_printed_to_is_written_after_what_stands_there(tmp_path: Path, name: str) -> None:
    code = (
        f"from kgtimeline.dataset.writer import write; write({name!r}, 'one\\n'); write({name!r}, 'two\\n')"
    )
    log = tmp_path / "log"
    log.write_text("before\n")
    before = log.stat().st_ino
    with log.open("a") as file:
        subprocess.run([sys.executable, "-c", code], stdout=file, stderr=file, check=True)
    assert (log.read_text(), log.stat().st_ino) == ("before\none\ntwo\n", before)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout + done.stderr == "one\ntwo\n"


def test_only_regular_files_and_folders_are_no_streams(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name in ("file", "none", "", "no/such"):
        assert not writer.is_stream(tmp_path / name)
    assert writer.is_stream(os.devnull)
    assert not writer.is_stream("nul\0byte")


@pytest.mark.parametrize("name", ["folder", "link"])
def test_a_folder_is_said_to_be_one(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    with pytest.raises(DatasetWriteError, match="it is a directory; name a file in it"):
        writer.write(tmp_path / name, "{}")
    assert not list((tmp_path / "folder").iterdir())


@pytest.mark.parametrize(
    ("error", "mend"),
    [
        (FileNotFoundError(2, "No such file or directory"), "no such file or directory; check the folder"),
        (NotADirectoryError(20, "Not a directory"), "not a directory; check the folder"),
        (PermissionError(13, "Permission denied"), "permission denied; allow writing there, or name another"),
        (OSError(28, "No space left on device"), "no space left on device; make room, or name another place"),
        (OSError(5, "Input/output error"), "input/output error; name another place"),
    ],
)
def test_each_failure_has_its_own_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, mend: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(writer, "_write_through", fail)
    with pytest.raises(DatasetWriteError, match=mend):
        writer.write(tmp_path / "x.json", "{}")
    assert not list(tmp_path.iterdir())


def test_a_surrogate_is_no_fault_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(DatasetWriteError, match="surrogates not allowed; write the character itself"):
        writer.write(tmp_path / "x.json", "\ud800")


@pytest.mark.parametrize(
    ("name", "is_lines"),
    [
        ("a.jsonl", True),
        ("a.JSONL", True),
        ("a.ndjson", True),
        ("a.NdJson", True),
        ("a.json", False),
        ("a.jsonl.json", False),
        (".jsonl", False),
        ("a", False),
    ],
)
def test_json_lines_are_called_so_in_any_case(name: str, *, is_lines: bool) -> None:
    assert writer.is_lines_name(name) is is_lines
