"""Whatever a caller names as a dataset -> its bytes and the name to show for it."""

import os
from os import PathLike
from pathlib import Path
from typing import IO

from kgtimeline.errors import DatasetReadError

_WANTED = "give a path, an open file, or bytes"


def read_bytes(source: str | PathLike[str] | IO[bytes] | IO[str] | bytes) -> tuple[bytes, str | None]:
    """Read all bytes of a path, an open file, or bytes given as they are.

    Use it before anything looks at the content: it knows nothing of JSON. A file
    opened as text gives its text in UTF-8. An open file is read from where it
    stands and is not closed.

    Args:
        source: A path, an open file (binary or text), or the bytes themselves.

    Returns:
        The bytes, and the name to show in messages; None when there is no name.

    Raises:
        DatasetReadError: If the path is missing, a directory or not readable, or
            the open file fails, or `source` is none of these.

    Example:
        >>> read_bytes(b"{}")
        (b'{}', None)
        >>> read_bytes("no/such/file.json")
        Traceback (most recent call last):
        ...
        kgtimeline.errors.DatasetReadError: can't read 'no/such/file.json': no such file; check the path
    """
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source), None
    if isinstance(source, str | PathLike):
        return _read_path(Path(source)), os.fspath(source)
    if not hasattr(source, "read"):
        shown = type(source).__name__
        raise DatasetReadError(shown, f"{shown!r} holds no dataset; {_WANTED}")
    name = getattr(source, "name", None)
    label = name if isinstance(name, str) else None
    try:
        content = source.read()
        return content.encode() if isinstance(content, str) else bytes(content), label
    except UnicodeError as error:
        raise DatasetReadError(
            label or "the open file", f"{error}; open it in binary mode, or with encoding='utf-8'"
        ) from error
    except (OSError, ValueError, TypeError) as error:
        raise DatasetReadError(label or "the open file", _reason(error)) from error


def _read_path(path: Path) -> bytes:
    """Read a file whole."""
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise DatasetReadError(os.fspath(path), _reason(error)) from error


def _reason(error: Exception) -> str:
    """Say why a file can't be had, and the mend."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "no such file; check the path"
        case IsADirectoryError():
            return "it is a directory; name a file in it"
        case PermissionError():
            return "permission denied; allow reading it"
        case OSError():
            return f"{(error.strerror or str(error)).lower()}; check the path"
    return f"{error}; check what is passed"
