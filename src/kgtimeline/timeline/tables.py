"""Timelines to folders of Parquet tables and back; files too large for memory go line by line."""

from os import PathLike
from typing import TYPE_CHECKING, TypeAlias

from kgtimeline.timeline.loading import Progress, Source, load
from kgtimeline.timeline.timeline import Timeline

if TYPE_CHECKING:
    from kgtimeline.query.tables import Written

Folder: TypeAlias = str | PathLike[str]


def write_tables(
    source: Timeline | Source | None,
    directory: Folder,
    *,
    partition_by_year: bool = False,
    progress: Progress | None = None,
) -> "Written":
    """Write a timeline as a folder of flat Parquet tables, for engines of every size.

    `kgtimeline.scan` asks the folder, `read_tables` gives the timeline back whole. A path
    to JSON Lines is read line by line, in memory that does not grow with the file; all
    else is loaded first. Nothing is ever half-written.

    Args:
        source: A timeline, or what `load` takes; None for the shipped dataset.
        directory: The folder. One that holds tables of a timeline is replaced.
        partition_by_year: Give the events of each year a folder of their own.
        progress: Is told now and then how far it is: events of a timeline, bytes of a
            file, done and in all.

    Returns:
        How many events were written, how many of them have dates with gaps, and whether
        they came in date order, which is what makes questions about time fast.

    Raises:
        DatasetReadError: If the bytes can't be had.
        DatasetInvalidError: If they are no timeline.
        DatasetWriteError: If the folder can't be written, or holds other things.
        ExtraMissingError: If pyarrow is not installed (`pip install 'kgtimeline[tables]'`).
    """
    from kgtimeline.dataset.line_source import LineSource
    from kgtimeline.query import tables

    if isinstance(source, str | PathLike) and (lines := LineSource.of(source)) is not None:
        return tables.write_tables(
            lines.iter_events(progress),
            directory,
            document=lines.document,
            partition_by_year=partition_by_year,
        )
    records = (source if isinstance(source, Timeline) else load(source)).records
    return tables.write_tables(records, directory, partition_by_year=partition_by_year, progress=progress)


def read_tables(directory: Folder, *, progress: Progress | None = None) -> Timeline:
    """Read back the timeline that `write_tables` has written.

    Args:
        directory: The folder of tables.
        progress: Is told now and then how many events are read, and of how many.

    Returns:
        A timeline equal to the one that went in.

    Raises:
        DatasetReadError: If it is no folder of tables, or they are damaged.
        DatasetInvalidError: If what they hold is no timeline.
        ExtraMissingError: If pyarrow is not installed.
    """
    from kgtimeline.query import tables

    return Timeline.of(tables.read_tables(directory, progress=progress))
