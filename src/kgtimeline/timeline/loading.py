"""Sources to timelines, and sources to problems."""

from collections.abc import Callable
from os import PathLike
from typing import IO, TypeAlias

from kgtimeline._resources import dataset_path
from kgtimeline.errors import DatasetInvalidError, Problem, SchemaVersionError, Severity
from kgtimeline.timeline.listing import Listing
from kgtimeline.timeline.timeline import Timeline

Source: TypeAlias = str | PathLike[str] | IO[bytes] | IO[str] | bytes
"""What a timeline can be read from: a path, an open file, or the bytes themselves."""
Progress: TypeAlias = Callable[[int, int], None]
"""What long work tells how far it is: steps done, steps in all."""


def load(source: Source | None = None, *, progress: Progress | None = None) -> Timeline:
    """Load a timeline from JSON or JSON Lines, or the shipped dataset.

    What breaks structure or references raises; everything else that can be found is the
    business of `validate` and `Timeline.check`.

    Args:
        source: A path, an open file or bytes; None for the shipped dataset. The first
            line that is not empty decides between JSON and JSON Lines.
        progress: Is told now and then how many events are read, and of how many.

    Raises:
        DatasetReadError: If the bytes can't be had.
        DatasetInvalidError: If they are no timeline; holds all problems with their lines.
        SchemaVersionError: If they are written for another version of the format.

    Example:
        >>> header = b'{"schema_version": "1.0", "dataset": {"id": "empty", "title": "Empty"}}'
        >>> len(load(header))
        0
    """
    from kgtimeline.dataset.reader import read_document
    from kgtimeline.dataset.records import Records
    from kgtimeline.dataset.source_bytes import read_bytes

    data, file = read_bytes(dataset_path() if source is None else source)
    try:
        return Timeline.of(Records(read_document(data, file=file, progress=progress)))
    except SchemaVersionError:
        raise
    except DatasetInvalidError as error:
        from kgtimeline.checks import check_bytes

        # The reader stops before references and records know no lines: the full check has it all.
        found = [p for p in check_bytes(data, file=file) if p.severity is Severity.ERROR]
        raise DatasetInvalidError(found or error.problems) from None


def validate(
    source: Source | None = None, *, strict: bool = False, progress: Progress | None = None
) -> Listing[Problem]:
    """Find everything that is wrong with a timeline, all at once.

    Args:
        source: A path, an open file or bytes; None for the shipped dataset.
        strict: Ask in addition for what a defensible dataset needs: evidence, datings,
            summaries, hashes, canonical form.
        progress: Is told now and then how many steps are done, and of how many.

    Returns:
        All problems with their places, in the order of the text; empty if there are none.

    Raises:
        DatasetReadError: If the bytes can't be had. Nothing in them raises.

    Example:
        >>> [problem.code for problem in validate(b'{"schema_version": "1.0"')]
        ['not-json']
    """
    from kgtimeline.checks import check_bytes
    from kgtimeline.dataset.source_bytes import read_bytes

    data, file = read_bytes(dataset_path() if source is None else source)
    return Listing(check_bytes(data, file=file, strict=strict, progress=progress), none="no problems")
