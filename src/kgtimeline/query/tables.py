"""Timelines as flat tables: written to Parquet in bounded memory, read back, or made in memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from os import PathLike
from typing import Any, NamedTuple

from kgtimeline.dataset.collector import collector_paused
from kgtimeline.dataset.reader import read_document
from kgtimeline.dataset.records import Records
from kgtimeline.errors import DatasetReadError
from kgtimeline.model.document import Document
from kgtimeline.model.events import Event
from kgtimeline.query.table_checks import StreamChecks
from kgtimeline.query.table_dates import date_cells, order_of, year_of
from kgtimeline.query.table_files import (
    ParquetFolder,
    arrow_table,
    folder_in_making,
    parquet_files,
    read_arrow,
    require,
)
from kgtimeline.query.table_layout import LAYOUT, TABLES
from kgtimeline.query.table_rows import EventRows, Rows, document_row, header_rows, no_rows

EVENTS_PER_STEP = 1_000
"""Events that are looked at together, and between two calls of `progress`."""

Progress = Callable[[int, int], None]


class Written(NamedTuple):
    """What came of writing.

    Args:
        events: How many events there are.
        gapped: How many of them have dates with gaps.
        in_date_order: Whether they came in date order, so that their numbers follow their dates.
    """

    events: int
    gapped: int
    in_date_order: bool


def write_tables(
    events: Records | Iterable[Event],
    directory: str | PathLike[str],
    *,
    document: Document | None = None,
    partition_by_year: bool = False,
    progress: Progress | None = None,
) -> Written:
    """Write a timeline as a folder of Parquet tables, in memory that does not grow with it.

    Events are taken one by one and numbered as they come; if they come in date order,
    as from `Records` and canonical JSON Lines, engines skip most of the files in
    questions about time. The folder takes its place when all is written: whatever breaks
    meanwhile, Ctrl-C too, leaves nothing half-written.

    Args:
        events: Records, or any number of events. Those of an iterator must carry in
            their dates the doubt that these rest on, as the events of records do
            (`dataset.hedging`): a stream can't look ahead to the events that date others.
        directory: The folder. One that holds tables of a timeline is replaced.
        document: All but the events; only for an iterator. Its own events don't count.
        partition_by_year: Give the events of each year (of their first finite bound) a
            folder of their own, as Hive, Spark and the others name it.
        progress: Is told now and then how many events are written, and of how many if that is known.

    Returns:
        How much was written, and whether it was in order.

    Raises:
        DatasetInvalidError: If ids of an iterator stand twice or lead nowhere.
        DatasetWriteError: If the folder can't be written, or holds other things.
        ExtraMissingError: If pyarrow is not installed.
    """
    require("pyarrow", "writing tables")
    checks = None
    total = 0
    if isinstance(events, Records):
        document, events = events.document, events.events
        total = len(events)
    elif document is None:
        raise TypeError("events alone are no timeline: pass the rest of it as document=")
    else:
        checks = StreamChecks(document)
    with folder_in_making(directory) as folder:
        sink = ParquetFolder(folder, by_year=partition_by_year)
        try:
            sink.add(header_rows(document))
            steps = _stepwise(events, checks, progress, total)
            written = _write_events(sink, document, steps)
            sink.add({"document": [document_row(document, **written._asdict())]})
            sink.close()
        finally:
            sink.abandon()
        if checks is not None:
            checks.finish(lambda: _bodies(parquet_files(folder)))
    return written


def arrow_tables(records: Records) -> dict[str, Any]:
    """Make the tables in memory, as Arrow tables by name.

    Use it to hand a timeline of moderate size to Polars, pandas or DuckDB without files.

    Raises:
        ExtraMissingError: If pyarrow is not installed.
    """
    gathered: Rows = {table: [] for table in TABLES} | header_rows(records.document)
    sink = _Gathering(gathered)
    written = _write_events(sink, records.document, [records.events])
    gathered["document"] = [document_row(records.document, **written._asdict())]
    return {table: arrow_table(table, rows) for table, rows in gathered.items()}


def read_tables(directory: str | PathLike[str], *, progress: Progress | None = None) -> Records:
    """Read back the records that `write_tables` has written.

    Args:
        directory: The folder of tables.
        progress: Is told now and then how many events are read, and of how many.

    Returns:
        Records that write the same canonical bytes as those that went in.

    Raises:
        DatasetReadError: If it is no folder of tables, or they are damaged.
        DatasetInvalidError: If what they hold is no timeline.
        ExtraMissingError: If pyarrow is not installed.
    """
    files = parquet_files(directory)
    header = read_header(files, str(directory))
    with collector_paused():
        lines = [header, *(body for _, body in _bodies(files))]
    data = "\n".join(lines).encode()
    lines.clear()
    return Records(read_document(data, file=str(directory), progress=progress))


def read_header(files: Mapping[str, list[str]], directory: str) -> str:
    """Read the line that JSON Lines begin with: the document without its events.

    Raises:
        DatasetReadError: If the tables are damaged, or of another layout.
    """
    described = read_arrow(files, "document", ["layout", "body"]).to_pylist()
    if len(described) != 1 or described[0]["layout"] != LAYOUT:
        found = ", ".join(str(row["layout"]) for row in described) or "none"
        reason = f"its layout is {found}, and {LAYOUT} is the one known here; write the tables again"
        raise DatasetReadError(directory, reason)
    listed = [
        f',"{table}":[{",".join(found)}]'
        for table in ("actors", "sources")
        if (found := read_arrow(files, table, ["body"])["body"].to_pylist())
    ]
    return f"{described[0]['body'].removesuffix('}')}{''.join(listed)}}}"


class _Gathering:
    """Takes rows as `ParquetFolder` does, and keeps them."""

    by_year = False

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, rows: Rows, year: int | None = None) -> None:  # noqa: ARG002 - it has no partitions
        for table, added in rows.items():
            self._rows[table] += added


def _write_events(
    sink: ParquetFolder | _Gathering, document: Document, steps: Iterable[Sequence[Event]]
) -> Written:
    """Turn events into rows, step by step."""
    made = EventRows(document)
    rn = gapped = 0
    last = None
    in_order = True
    for step in steps:
        with collector_paused():
            parts: dict[int | None, Rows] = {}
            for event in step:
                cells = date_cells(event.date)
                place = order_of(cells, event.id)
                in_order = in_order and (last is None or last < place)
                last = place
                gapped += cells.gapped
                year = year_of(cells) if sink.by_year else None
                if year not in parts:
                    parts[year] = no_rows()
                made.add(parts[year], event, rn)
                rn += 1
            for year, rows in parts.items():
                sink.add(rows, year)
    return Written(rn, gapped, in_order)


def _stepwise(
    events: Iterable[Event], checks: StreamChecks | None, progress: Progress | None, total: int
) -> Iterator[list[Event]]:
    """Take some events at a time, check them, and tell how far it is once they are written."""
    walk = iter(events)
    done = 0
    while step := list(islice(walk, EVENTS_PER_STEP)):
        if checks is not None:
            checks.add(step)
        yield step
        done += len(step)
        if progress is not None:
            progress(done, max(done, total))


def _bodies(files: Mapping[str, list[str]]) -> Iterator[tuple[int, str]]:
    """Read number and canonical line of every event, by number."""
    table = read_arrow(files, "events", ["rn", "body"])
    arrow, compute = require("pyarrow", "reading tables"), require("pyarrow.compute", "reading tables")
    numbers = table["rn"].combine_chunks()
    if not compute.all(compute.greater(numbers[1:], numbers[:-1])).as_py():
        long = arrow.schema([table.schema.field("rn"), ("body", arrow.large_string())])
        table = table.cast(long).sort_by("rn")  # texts of more than 2 GiB together have no order else
    for batch in table.to_batches(max_chunksize=EVENTS_PER_STEP):
        yield from zip(batch["rn"].to_pylist(), batch["body"].to_pylist(), strict=True)
