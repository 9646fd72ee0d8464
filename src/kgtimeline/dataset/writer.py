"""A document to canonical text, and text to a file that is never half written."""

import errno
import os
import secrets
import stat
from contextlib import suppress
from os import PathLike
from pathlib import Path

from kgtimeline.dataset.canonical import document_values, event_values, iter_line_values
from kgtimeline.dataset.layout import render_json, render_line
from kgtimeline.errors import DatasetWriteError
from kgtimeline.model.document import Document

__all__ = ["event_values", "is_lines_name", "is_stream", "render", "render_lines", "write", "write_bytes"]

_NEW_FILE_MODE = 0o666
"""Permissions of a new file before the umask."""
_LINES_SUFFIXES = (".jsonl", ".ndjson")
_STANDARD_OUTPUT, _STANDARD_ERROR = 1, 2


def render(document: Document) -> str:
    """Write a document as JSON in canonical form.

    Args:
        document: The document; it is not changed.

    Returns:
        The text; reading it and writing it again gives the same text.

    **Shape**: events by date then id, undated ones last; actors and sources by id;
    ends with a newline.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo
        >>> print(render(Document(schema_version="1.0", dataset=DatasetInfo(id="a", title="A"))), end="")
        {
          "schema_version": "1.0",
          "dataset": {"id": "a", "title": "A"}
        }
    """
    return render_json(document_values(document))


def render_lines(document: Document) -> str:
    r"""Write a document as JSON Lines: all but the events first, then one event a line.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo
        >>> render_lines(Document(schema_version="1.0", dataset=DatasetInfo(id="a", title="A")))
        '{"schema_version":"1.0","dataset":{"id":"a","title":"A"}}\n'
    """
    return "".join(map(render_line, iter_line_values(document)))


def write(path: str | PathLike[str], text: str) -> None:
    """Write a text to a file, wholly or not at all.

    The text is written beside the file and takes its place at the end, so that a
    reader sees the old file or the new one, whatever breaks meanwhile. A file that is
    there keeps its permissions; a link keeps pointing to its file. A pipe or a device
    gets the text as it comes and stays what it is.

    Args:
        path: The file.
        text: What shall stand in it, in UTF-8, line ends as they are.

    Raises:
        DatasetWriteError: If the folder is missing, full or not writable, or the text has
            a surrogate, which UTF-8 can't write.

    Example:
        >>> write("no/new.json", "{}")
        Traceback (most recent call last):
        ...
        kgtimeline.errors.DatasetWriteError: can't write 'no/new.json': no such file or directory; ...
    """
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise DatasetWriteError(os.fspath(path), str(error), "write the character itself") from error
    write_bytes(path, data)


def write_bytes(path: str | PathLike[str], data: bytes) -> None:
    """Write bytes to a file, wholly or not at all, as `write` does.

    Args:
        path: The file; what is no regular file (see `is_stream`) gets the bytes as they come.
        data: What shall stand in it.

    Raises:
        DatasetWriteError: If the folder is missing, full or not writable.
    """
    try:
        if is_stream(path):
            _pass_on(path, data)
        elif Path(path).is_dir():
            raise IsADirectoryError(errno.EISDIR, "it is a directory")
        else:
            _replace(Path(os.path.realpath(path)), data)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DatasetWriteError(os.fspath(path), reason.lower(), _mend(error)) from error


def is_lines_name(path: str | PathLike[str]) -> bool:
    """Tell whether a file that is called so gets JSON Lines.

    Use it for a file that is new; one that is read says by its first line what it is.

    Example:
        >>> is_lines_name("a.JSONL"), is_lines_name("a.ndjson"), is_lines_name("jsonl")
        (True, True, False)
    """
    return Path(path).suffix.lower() in _LINES_SUFFIXES


def is_stream(path: str | PathLike[str]) -> bool:
    """Tell whether a path leads to no regular file, or to what the program prints to.

    No new file may take the place of a pipe, of a device such as `/dev/null`, or of the
    file that standard output goes to.

    Example:
        >>> is_stream("/dev/null"), is_stream("no/such/file.json")
        (True, False)
    """
    try:
        found = os.stat(path)  # noqa: PTH116 - as `open` sees it, whatever the path is called
    except (OSError, ValueError):
        return False
    is_plain = stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)
    return not is_plain or _printed_to(found) is not None


def _printed_to(found: os.stat_result) -> int | None:
    """Give the descriptor of standard output or error, if a file is what one of them goes to."""
    for descriptor in (_STANDARD_OUTPUT, _STANDARD_ERROR):
        with suppress(OSError):
            if os.path.samestat(found, os.fstat(descriptor)):
                return descriptor
    return None


def _pass_on(path: str | PathLike[str], data: bytes) -> None:
    """Write to a pipe or a device that is there, and let it be what it is."""
    printed_to = _printed_to(os.stat(path))  # noqa: PTH116 - as in `is_stream`
    # opened once more, a file would be written from its start, over what was printed
    descriptor = os.open(path, os.O_WRONLY) if printed_to is None else os.dup(printed_to)
    with open(descriptor, "wb") as file:  # noqa: PTH123 - only `open` takes a descriptor
        file.write(data)


def _mend(error: Exception) -> str:
    """Say what to do about a file that can't be written."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "check the folder"
        case IsADirectoryError():
            return "name a file in it"
        case PermissionError():
            return "allow writing there, or name another place"
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            return "make room, or name another place"
    return "name another place"


def _replace(target: Path, data: bytes) -> None:
    """Let a new file take the place of `target`, or leave everything as it was."""
    beside = target.with_name(f".{target.name}.{secrets.token_hex(8)}.tmp")
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    try:
        _write_through(beside, data, mode)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _write_through(path: Path, data: bytes, mode: int | None) -> None:
    """Write a new file and wait until the disk has it."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _NEW_FILE_MODE)
    with open(descriptor, "wb") as file:  # noqa: PTH123 - only `open` takes a descriptor
        if mode is not None:
            path.chmod(mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
