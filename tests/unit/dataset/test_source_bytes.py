"""Bytes from whatever names a dataset."""

import io
from pathlib import Path

import pytest

from kgtimeline.dataset.source_bytes import read_bytes
from kgtimeline.errors import DatasetReadError


def test_paths_files_and_bytes_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes("{}ж".encode())
    assert read_bytes(path) == read_bytes(str(path)) == ("{}ж".encode(), str(path))
    with path.open("rb") as binary, path.open(encoding="utf-8") as text:
        assert read_bytes(binary) == read_bytes(text) == ("{}ж".encode(), str(path))
    assert read_bytes(bytearray(b"{}")) == (b"{}", None)  # type: ignore[arg-type]
    assert read_bytes(io.StringIO("{}")) == read_bytes(io.BytesIO(b"{}")) == (b"{}", None)


def test_a_missing_file_a_folder_and_an_odd_path_say_why(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    for path, reason in [
        (tmp_path / "none", "no such file"),
        (file / "below", "no such file"),
        (tmp_path, "it is a directory"),
        (Path("nul\0"), "null"),
    ]:
        with pytest.raises(DatasetReadError, match=reason) as caught:
            read_bytes(path)
        assert caught.value.path == str(path)


def test_a_refused_permission_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DatasetReadError, match="permission denied; allow reading it"):
        read_bytes("mine.json")


def test_an_open_file_that_fails_raises_our_error(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes(b"\xff")
    with path.open(encoding="utf-8") as text, pytest.raises(DatasetReadError, match="binary mode"):
        read_bytes(text)
    with pytest.raises(DatasetReadError, match="closed file"):
        read_bytes(text)
    with path.open("ab") as unreadable, pytest.raises(DatasetReadError):
        read_bytes(unreadable)
    with pytest.raises(DatasetReadError, match="give a path"):
        read_bytes(5)  # type: ignore[arg-type]
