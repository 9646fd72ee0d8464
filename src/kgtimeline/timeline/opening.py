"""Files that are too large to load: opened, asked, and read where somebody looks."""

from os import PathLike

from kgtimeline.timeline.loading import Progress, load
from kgtimeline.timeline.timeline import Timeline


def open(  # noqa: A001 - the public name; users write kg.open
    path: str | PathLike[str],
    *,
    check: bool = True,
    keep_index: bool = True,
    processes: int | None = None,
    progress: Progress | None = None,
) -> Timeline:
    """Open a file of JSON Lines without loading it.

    The first time every line is read once, for an index that says where each event
    stands and what it is filed under. That index is kept beside the file, in a file with
    the ending `.kgindex`, and made anew when size or time and hash of the data differ.
    Queries go by it; an event is made when it is looked at. What needs all events at
    once, such as writing and most histories, makes them all.

    Args:
        path: A file of JSON Lines. A JSON document, which has no lines, is loaded.
        check: Validate every event and reference while indexing. Without it indexing is
            several times as fast, and a fault shows when its event is looked at.
        keep_index: Read and write the index beside the file. Where nothing can be
            written the index lives in memory only.
        processes: How many validate the file, this one included, while it is indexed. None
            takes up to three, if the machine has them and the file is worth it.
        progress: Is told now and then how many bytes are read, and of how many.

    Returns:
        A timeline that answers as a loaded one does. The file must not be changed while
        it is in use.

    Raises:
        DatasetReadError: If the file can't be read, or was changed meanwhile.
        DatasetInvalidError: If it is no timeline; holds the problems that were found.
        SchemaVersionError: If it is written for another version of the format.
    """
    from kgtimeline.query.lazy_records import open_lines

    records = open_lines(path, check=check, keep_index=keep_index, processes=processes, progress=progress)
    return load(path, progress=progress) if records is None else Timeline.of(records)
