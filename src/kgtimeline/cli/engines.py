"""What a question is put to: a timeline in memory, an opened file, or tables on an engine."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgtimeline.cli.inputs import INPUT, STANDARD_INPUT, Command, load, source_of
from kgtimeline.cli.progress import progress

if TYPE_CHECKING:
    from kgtimeline.query.tables import Written
    from kgtimeline.timeline import Timeline
    from kgtimeline.timeline.scanning import FrameTimeline

MEMORY = "memory"
ENGINES = (MEMORY, "duckdb", "polars", "spark")
LARGE_LINES_BYTES = 50_000_000
"""From this size on a file of JSON Lines is opened with an index beside it, and not loaded."""


def files_argument(command: Command) -> Command:
    """Give a command any number of arguments FILE: files, folders of tables, patterns."""
    return click.argument("files", metavar="[FILE]...", nargs=-1, type=INPUT)(command)


def engine_option(command: Command) -> Command:
    """Give a command the option --engine."""
    return click.option(
        "--engine",
        type=click.Choice(ENGINES),
        help="What answers. Without it memory does for files, and duckdb for a folder of tables.",
    )(command)


@contextmanager
def asked(files: Sequence[str], engine: str | None) -> "Iterator[Timeline | FrameTimeline]":
    """Give the timeline that the arguments name, ready to be asked by an engine.

    One folder of tables is asked where it lies. For an engine other than memory anything
    else is written as tables first, into a folder that is gone afterwards.

    Args:
        files: Files, folders and patterns; none means the shipped dataset.
        engine: One of `ENGINES`; None for what fits.
    """
    places = _places(files)
    folder = places[0] if len(places) == 1 and Path(places[0]).is_dir() else None
    engine = engine or (MEMORY if folder is None else "duckdb")
    if engine == MEMORY:
        yield open_all(places)
    elif folder is not None:
        yield _scan(folder, engine)
    else:
        with tempfile.TemporaryDirectory(prefix="kgtimeline-") as place:
            target = Path(place, "tables")
            click.echo(
                f"kgtimeline: writing tables for {engine}, for this once; "
                f"to keep them: kgtimeline tables {' '.join(files)}{' ' if files else ''}-o DIR",
                err=True,
            )
            write_tables(places, target, partition_by_year=False)
            yield _scan(str(target), engine)


def open_all(places: Sequence[str]) -> "Timeline":
    """Take up one place, or the union of several, in memory; a large file of lines stays where it is."""
    if len(places) > 1 or any(Path(place).is_dir() for place in places):
        from kgtimeline.timeline.union import load_all

        with progress(f"loading {len(places)} parts", sum(map(_size, places))) as tell:
            return load_all(places, progress=tell)
    file = places[0] if places else None
    if file is None or file == STANDARD_INPUT or _size(file) < LARGE_LINES_BYTES:
        return load(file)
    from kgtimeline.timeline.opening import open as open_lines

    with progress(f"opening {file}", _size(file)) as tell:
        return open_lines(file, progress=tell)


def write_tables(files: Sequence[str], target: Path, *, partition_by_year: bool) -> "Written":
    """Write what the arguments name as tables; one file of JSON Lines line by line."""
    from kgtimeline.timeline import tables

    places = _places(files)
    if len(places) > 1 or any(Path(place).is_dir() for place in places):
        timeline = open_all(places)
        return tables.write_tables(timeline, target, partition_by_year=partition_by_year)
    with progress("writing tables", sum(map(_size, places))) as tell:
        source = source_of(places[0] if places else None)
        return tables.write_tables(source, target, partition_by_year=partition_by_year, progress=tell)


def _scan(folder: str, engine: str) -> "FrameTimeline":
    from kgtimeline.query.table_files import parquet_files
    from kgtimeline.timeline.scanning import scan

    parquet_files(folder)  # what is no folder of tables is said to be none, whatever is installed
    return scan(folder, engine=engine)


def _places(files: Sequence[str]) -> list[str]:
    """Find what the arguments stand for; standard input stands alone."""
    if STANDARD_INPUT in files:
        if len(files) > 1:
            raise click.UsageError("standard input is one timeline alone; name the others without -")
        return [STANDARD_INPUT]
    if not files:
        return []
    from kgtimeline.timeline.union import places_of

    return places_of(files)


def _size(place: str) -> int:
    """Give the bytes of a file or of all files of a folder; 0 if it can't be told."""
    path = Path(place)
    if path.is_file():
        return path.stat().st_size
    return sum([part.stat().st_size for part in path.rglob("*") if part.is_file()])
