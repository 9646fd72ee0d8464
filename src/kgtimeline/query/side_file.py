"""The index of a lazy file, kept beside it in a file of its own.

A line says what it is, the next one, in JSON, of what data it was made. Then come the
columns: a line of JSON that says how long they are, the ids, and arrays as they lie in
memory, and last a checksum of all that. They are read without running any code of them;
whatever does not fit, or is damaged, is no index.
"""

import json
import os
import sys
from array import array
from collections.abc import Iterable
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Protocol, Self
from zlib import crc32

from kgtimeline.query.filing import Grouped, Numbers, no_numbers
from kgtimeline.query.lazy_columns import INDEXES, Columns

SUFFIX = ".kgindex"
_MAGIC = b"kgtimeline index 3\n"
_SUM_BYTES = 8
"""The checksum in hexadecimal digits, CRC-32: against damage, not against malice."""
_READ_AT_ONCE = 2**20
_FLAT = ("starts", "lengths", "codes", "labels", "anchored")


class Stamp(NamedTuple):
    """What tells data from other data.

    Args:
        size: Bytes.
        time: When it was changed, in nanoseconds.
    """

    size: int
    time: int

    @classmethod
    def of(cls, path: Path) -> Self:
        """Look at a file as it is now."""
        found = path.stat()
        return cls(found.st_size, found.st_mtime_ns)


def side_path(path: Path) -> Path:
    """Give the file that keeps the index of another one.

    Example:
        >>> side_path(Path("big.jsonl")).name
        'big.jsonl.kgindex'
    """
    return path.with_name(path.name + SUFFIX)


def read_index(path: Path, *, checked: bool) -> Columns | None:
    """Read the index of a file, if there is one that fits the file as it is now.

    Size and time decide. Of a file with another time and the same size the SHA-256 does.

    Args:
        path: The file of data.
        checked: Only an index that was made with validation will do.
    """
    try:
        with side_path(path).open("rb") as file:
            if file.readline() != _MAGIC or not _is_whole(file):
                return None
            made_of = json.loads(file.readline())
            if checked and not made_of["checked"]:
                return None
            if not _fits(path, Stamp(*made_of["stamp"]), made_of["sha256"]):
                return None
            columns = read_columns(file)
            return columns if len(file.read()) == _SUM_BYTES else None
    except (OSError, ValueError, LookupError, TypeError, EOFError, ArithmeticError, MemoryError):
        return None


def write_index(path: Path, columns: Columns, stamp: Stamp, sha256: str, *, checked: bool) -> None:
    """Keep the index of a file; where nothing can be written it is left.

    Args:
        path: The file of data.
        columns: Its columns.
        stamp: The file as it was before it was read. If it was changed since, nothing is kept.
        sha256: Of its bytes.
        checked: Whether every event was validated.
    """
    target = side_path(path)
    made = target.with_name(f".{target.name}.{os.getpid()}")
    with suppress(OSError):
        try:
            with made.open("wb") as file:
                made_of = {"stamp": stamp, "sha256": sha256, "checked": checked}
                file.write(_MAGIC)
                summed = _Summed(file)
                summed.write(json.dumps(made_of).encode() + b"\n")
                write_columns(summed, columns)
                file.write(b"%08x" % summed.sum)
            if Stamp.of(path) == stamp:
                made.replace(target)
        finally:
            made.unlink(missing_ok=True)


class _Writable(Protocol):
    """What bytes can be written to."""

    def write(self, data: bytes, /) -> object:
        """Write bytes."""


class _Summed:
    """Writes to a file and sums up what it has written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.sum = 0

    def write(self, data: bytes) -> int:
        self.sum = crc32(data, self.sum)
        return self._file.write(data)


def _is_whole(file: BinaryIO) -> bool:
    """Tell whether the rest of a file ends with its checksum; the file stays where it is."""
    first = file.tell()
    left = file.seek(0, os.SEEK_END) - first - _SUM_BYTES
    file.seek(first)
    found = 0
    while left > 0 and (data := file.read(min(left, _READ_AT_ONCE))):
        found = crc32(data, found)
        left -= len(data)
    same = file.read() == b"%08x" % found
    file.seek(first)
    return same


def _fits(path: Path, stamp: Stamp, sha256: str) -> bool:
    found = Stamp.of(path)
    return found.size == stamp.size and (found.time == stamp.time or sha256_of(path) == sha256)


def sha256_of(path: Path) -> str:
    """Work out the SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def write_columns(file: _Writable, columns: Columns) -> None:
    """Write columns; `read_columns` reads them, on a machine of the same kind."""
    ids = "\n".join(columns.ids).encode()
    order = columns.order
    head = {
        "byteorder": sys.byteorder,
        "events": len(columns),
        "ids": len(ids),
        "dates": columns.dates,
        "labelled": columns.labelled,
        "anchored": len(columns.anchored),
        "ordered": order is None,
        "filed": {name: list(columns.filed[name].items()) for name in INDEXES},
    }
    file.write(json.dumps(head, ensure_ascii=False).encode() + b"\n")
    file.write(ids)
    for numbers in _arrays(columns):
        numbers.tofile(file)


def _arrays(columns: Columns) -> Iterable[Numbers]:
    """Give all arrays in the order in which they are written."""
    yield from (getattr(columns, name) for name in _FLAT)
    if columns.order is not None:
        yield columns.order
    yield from (columns.filed[name].numbers for name in INDEXES)


def read_columns(file: BinaryIO) -> Columns:
    """Read columns that `write_columns` has written; the file may go on behind them.

    Raises:
        ValueError: If they are none, or of another kind of machine.
        EOFError: If they are cut off.
    """
    head = json.loads(file.readline())
    if head["byteorder"] != sys.byteorder:
        raise ValueError("numbers of another kind of machine")
    count = head["events"]
    ids = file.read(head["ids"]).decode()
    columns = Columns(dates=[(text, extent, bool(doubt)) for text, extent, doubt in head["dates"]])
    columns.labelled = [(kind, factuality) for kind, factuality in head["labelled"]]
    columns.ids = ids.split("\n") if ids else []
    if len(columns.ids) != count:
        raise ValueError("the ids are cut off")
    for name in _FLAT:
        getattr(columns, name).fromfile(file, head["anchored"] if name == "anchored" else count)
    if not head["ordered"]:
        columns.order = array("I")
        columns.order.fromfile(file, count)
    columns.filed = {name: _grouped(file, head["filed"][name]) for name in INDEXES}
    return columns


def _grouped(file: BinaryIO, items: list[list[Any]]) -> Grouped:
    sizes = [size for _, size in items]
    numbers = no_numbers()
    numbers.fromfile(file, sum(sizes))
    return Grouped([tuple(key) if isinstance(key, list) else key for key, _ in items], sizes, numbers)
