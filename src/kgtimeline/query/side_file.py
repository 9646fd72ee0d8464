"""The index of a lazy file, kept beside it in a file of its own.

The first line says what it is, the second is JSON: what data it was made of, and the
lengths of what follows, which are the ids and the columns as they lie in memory. It is
read without running any code of it, and made anew whenever anything does not fit.
"""

import json
import os
import sys
from array import array
from collections.abc import Hashable, Iterator
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from kgtimeline.query.lazy_columns import INDEXES, Columns, Numbers

SUFFIX = ".kgindex"
_MAGIC = b"kgtimeline index 1\n"
_FLAT = ("starts", "lengths", "codes", "labels", "anchored")


class Stamp(NamedTuple):
    """What tells data from other data.

    Args:
        size: Bytes.
        time: When it was changed, in nanoseconds.
        sha256: Of all its bytes.
        checked: Whether every event was validated.
    """

    size: int
    time: int
    sha256: str
    checked: bool


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
            if file.readline() != _MAGIC:
                return None
            head = json.loads(file.readline())
            stamp = Stamp(*head["data"])
            if head["byteorder"] != sys.byteorder or (checked and not stamp.checked):
                return None
            return _columns(file, head) if _fits(path, stamp) else None
    except (OSError, ValueError, KeyError, TypeError, EOFError, IndexError):
        return None


def write_index(path: Path, columns: Columns, stamp: Stamp) -> None:
    """Keep the index of a file; where nothing can be written it is left."""
    target = side_path(path)
    made = target.with_name(f".{target.name}.{os.getpid()}")
    with suppress(OSError):
        try:
            with made.open("wb") as file:
                _write(file, columns, stamp)
            made.replace(target)
        finally:
            made.unlink(missing_ok=True)


def _fits(path: Path, stamp: Stamp) -> bool:
    found = path.stat()
    if found.st_size != stamp.size:
        return False
    if found.st_mtime_ns == stamp.time:
        return True
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest() == stamp.sha256


def _write(file: BinaryIO, columns: Columns, stamp: Stamp) -> None:
    ids = "\n".join(columns.ids).encode()
    filed = {name: list(columns.filed[name].items()) for name in INDEXES}
    order = columns.order
    head = {
        "data": stamp,
        "byteorder": sys.byteorder,
        "events": len(columns),
        "ids": len(ids),
        "dates": columns.dates,
        "labelled": columns.labelled,
        "anchored": len(columns.anchored),
        "ordered": order is None,
        "filed": {name: [[key, len(numbers)] for key, numbers in items] for name, items in filed.items()},
    }
    file.write(_MAGIC)
    file.write(json.dumps(head, ensure_ascii=False).encode() + b"\n")
    file.write(ids)
    for name in _FLAT:
        getattr(columns, name).tofile(file)
    if order is not None:
        order.tofile(file)
    for items in filed.values():
        for _, numbers in items:
            numbers.tofile(file)


def _columns(file: BinaryIO, head: dict[str, Any]) -> Columns:
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
    columns.filed = {name: dict(_filed(file, head["filed"][name])) for name in INDEXES}
    if file.read(1):
        raise ValueError("there is more than an index")
    return columns


def _filed(file: BinaryIO, items: list[list[Any]]) -> Iterator[tuple[Hashable, Numbers]]:
    for key, count in items:
        numbers: Numbers = array("I")
        numbers.fromfile(file, count)
        yield tuple(key) if isinstance(key, list) else key, numbers
