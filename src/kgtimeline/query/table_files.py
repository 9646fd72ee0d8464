"""Tables as Arrow in memory, or as Parquet files that come into being whole or not at all."""

import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from kgtimeline.errors import DatasetReadError, DatasetWriteError, ExtraMissingError
from kgtimeline.query.table_layout import EVENT_TABLES, PARTITION, TABLES
from kgtimeline.query.table_rows import Row, Rows

ROWS_PER_GROUP = 65_536
"""Rows that are written together; engines skip or share out whole groups."""
ROWS_PER_FILE = 64 * ROWS_PER_GROUP
"""Rows after which a table goes on in another file."""
MOST_ROWS_HELD = 8 * ROWS_PER_GROUP
"""Rows of all tables together that wait in memory at most."""
MOST_CHARACTERS_HELD = 64_000_000
"""Characters of bodies that wait in memory at most."""
MOST_FILES_OPEN = 128
"""Files that are written at the same time; the one that a partition had is closed, the next one is new."""
NO_YEAR = "__HIVE_DEFAULT_PARTITION__"
"""The name of the partition without a year, as Hive and everything after it have it."""
_PLAIN = frozenset({"rn", "id", "title", "summary", "words", "sha256", "body", "label", "note", "expression"})
"""Columns that hardly repeat a value: a dictionary of values would be a waste."""


def require(package: str, purpose: str) -> Any:
    """Import an optional package, or raise `ExtraMissingError` that says how to get it."""
    try:
        return import_module(package)
    except ImportError:
        raise ExtraMissingError(package.partition(".")[0], purpose) from None


def arrow_schema(table: str) -> Any:
    """Give the Arrow schema of a table of the layout."""
    arrow = require("pyarrow", "tables")
    types = {"string": arrow.string(), "bool": arrow.bool_(), "double": arrow.float64()}
    types |= {"int32": arrow.int32(), "int64": arrow.int64()}
    return arrow.schema([(name, types[kind]) for name, kind in TABLES[table].items()])


def arrow_table(table: str, rows: Iterable[Row]) -> Any:
    """Make an Arrow table of rows, whose values stand in the order of the table's columns."""
    arrow = require("pyarrow", "tables")
    schema = arrow_schema(table)
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [arrow.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    return arrow.table(arrays, schema=schema)


class _Place(NamedTuple):
    """Where rows go: a table, and the partition of it."""

    table: str
    year: int | None


class ParquetFolder:
    """A folder of Parquet files that grows row by row in bounded memory.

    Args:
        folder: Where the tables' folders go; it must be there.
        by_year: Give each year of events a partition of its own.
    """

    def __init__(self, folder: Path, *, by_year: bool) -> None:
        """Start with nothing."""
        self._folder = folder
        self.by_year = by_year
        self._parquet = require("pyarrow.parquet", "writing tables")
        self._held: dict[_Place, list[Row]] = {}
        self._rows_held = self._characters_held = 0
        self._open: dict[_Place, Any] = {}
        self._written: dict[_Place, int] = {}
        self._files: dict[_Place, int] = {}

    def add(self, rows: Rows, year: int | None = None) -> None:
        """Take rows of several tables, of one partition."""
        for table, added in rows.items():
            if not added:
                continue
            place = _Place(table, year if self.by_year and table in EVENT_TABLES else None)
            held = self._held.setdefault(place, [])
            held += added
            self._rows_held += len(added)
            if table == "events":
                self._characters_held += sum(len(row[-1]) for row in added)
            if len(held) >= ROWS_PER_GROUP:
                self._flush(place)
        if self._rows_held >= MOST_ROWS_HELD or self._characters_held >= MOST_CHARACTERS_HELD:
            self._flush_all()

    def close(self) -> None:
        """Write what is left; a table without rows gets a file that holds its columns."""
        self._flush_all()
        begun = {place.table for place in self._files}
        for table in TABLES:
            if table not in begun:
                self._write(_Place(table, None), [])
        self.abandon()

    def abandon(self) -> None:
        """Close all files as they are."""
        while self._open:
            self._open.popitem()[1].close()

    def _flush_all(self) -> None:
        for place in list(self._held):
            self._flush(place)
        self._characters_held = 0

    def _flush(self, place: _Place) -> None:
        rows = self._held.pop(place)
        self._rows_held -= len(rows)
        self._write(place, rows)

    def _write(self, place: _Place, rows: list[Row]) -> None:
        table = arrow_table(place.table, rows)
        if place not in self._open:
            if len(self._open) >= MOST_FILES_OPEN:
                self.abandon()
            self._open[place] = self._new_file(place, table.schema)
            self._written[place] = 0
        self._open[place].write_table(table, row_group_size=max(len(rows), 1))
        self._written[place] += len(rows)
        if self._written[place] >= ROWS_PER_FILE:
            self._open.pop(place).close()

    def _new_file(self, place: _Place, schema: Any) -> Any:
        folder = self._folder / place.table
        if self.by_year and place.table in EVENT_TABLES:
            folder /= f"{PARTITION}={NO_YEAR if place.year is None else place.year}"
        folder.mkdir(parents=True, exist_ok=True)
        number = self._files[place] = self._files.get(place, -1) + 1
        return self._parquet.ParquetWriter(
            folder / f"part-{number:05}.parquet",
            schema,
            compression="zstd",
            use_dictionary=[name for name in schema.names if name not in _PLAIN],
        )


@contextmanager
def folder_in_making(target: str | PathLike[str]) -> Iterator[Path]:
    """Give a folder beside the target that takes its place when all went well.

    Whatever is raised meanwhile, Ctrl-C too, leaves the target as it was and nothing
    beside it. A target that is there is only replaced if it is empty or holds tables of
    this layout and nothing else.

    Raises:
        DatasetWriteError: If the target holds other things, or can't be written.
    """
    path = Path(target).absolute()
    name = f".{path.name}.{secrets.token_hex(8)}"
    making, old = path.with_name(f"{name}.tmp"), path.with_name(f"{name}.old")
    try:
        if _is_in_the_way(path):
            raise DatasetWriteError(str(target), "it is there and holds more than tables of a timeline")
        making.mkdir()
        try:
            yield making
            _swap(making, path, old)
        finally:
            shutil.rmtree(making, ignore_errors=True)
    except OSError as error:
        raise DatasetWriteError(str(target), (error.strerror or str(error)).lower()) from error
    shutil.rmtree(old, ignore_errors=True)


def _is_in_the_way(path: Path) -> bool:
    """Tell whether something stands there that must not be lost."""
    if not path.exists():
        return False
    return not path.is_dir() or any(part.name not in TABLES for part in path.iterdir())


def _swap(making: Path, path: Path, old: Path) -> None:
    """Put the new folder in its place; if that fails, the old one goes back."""
    if path.exists():
        path.rename(old)
    try:
        making.rename(path)
    except BaseException:
        with suppress(OSError):
            old.rename(path)
        raise


def parquet_files(directory: str | PathLike[str]) -> dict[str, list[str]]:
    """List the files of every table of a folder, in their order.

    Raises:
        DatasetReadError: If it is no folder of tables, or a table is missing from it.

    Example:
        >>> parquet_files("no/such/folder")
        Traceback (most recent call last):
        ...
        kgtimeline.errors.DatasetReadError: can't read 'no/such/folder': no such folder; check the path
    """
    folder = Path(directory)
    if not folder.is_dir():
        reason = (
            "it is a file; name the folder of tables" if folder.exists() else "no such folder; check the path"
        )
        raise DatasetReadError(str(directory), reason)
    found = {table: sorted(map(str, (folder / table).rglob("*.parquet"))) for table in TABLES}
    if missing := [table for table, files in found.items() if not files]:
        reason = f"it lacks the table {missing[0]!r}; name a folder that write_tables has written"
        raise DatasetReadError(str(directory), reason)
    return found


def read_arrow(files: Mapping[str, list[str]], table: str, columns: list[str]) -> Any:
    """Read some columns of a table.

    Raises:
        DatasetReadError: If a file is damaged.
    """
    arrow = require("pyarrow", "reading tables")
    parquet = require("pyarrow.parquet", "reading tables")
    try:
        parts = [parquet.ParquetFile(file).read(columns=columns) for file in files[table]]
        return arrow.concat_tables(parts)
    except (arrow.ArrowException, OSError) as error:
        raise DatasetReadError(files[table][0], f"{error}; write the tables again") from error
