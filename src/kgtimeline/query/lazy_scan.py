"""From a file of JSON Lines to its columns: here, and in other processes if it is large."""

from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from kgtimeline.dataset.line_source import MOST_PROBLEMS, LineSource, Step
from kgtimeline.errors import DatasetInvalidError, DateRangeError, DateSyntaxError, Problem
from kgtimeline.query.lazy_check import check_names, find_problems
from kgtimeline.query.lazy_columns import Columns, fault_of
from kgtimeline.query.lazy_elsewhere import Elsewhere, cuts, processes_for
from kgtimeline.query.lazy_stretch import LINES_PER_STEP, Stretch, UnsoundStepError, read_stretch
from kgtimeline.query.side_file import sha256_of

Progress = Callable[[int, int], None]


class Scanned(NamedTuple):
    """What a scan gives.

    Args:
        columns: The columns of the file, sorted.
        sha256: Of its bytes; None if nobody wanted it.
    """

    columns: Columns
    sha256: str | None


def scan(
    source: LineSource,
    *,
    check: bool,
    with_hash: bool = False,
    processes: int | None = None,
    progress: Progress | None = None,
) -> Scanned:
    """Read every line of a file once and keep what queries go by.

    Args:
        source: The file.
        check: Validate every event and every reference on the way. Otherwise a line is
            only read as far as the index needs it, which is several times as fast.
        with_hash: Work out the SHA-256 as well.
        processes: How many read it, a stretch each; None leaves that to the file's size and the machine.
        progress: Is told now and then how many bytes are read, and of how many.

    Raises:
        DatasetInvalidError: If events are not sound; holds their problems.
        DatasetReadError: If the file can't be read.
    """
    if processes is None:
        processes = processes_for(source.path.stat().st_size, check=check)
    (columns, named), sha256 = _all(
        source, max(1, processes), check=check, with_hash=with_hash, progress=progress
    )
    if check:
        check_names(source, columns, named)
    _check_dates(columns)
    columns.sort()
    return Scanned(columns, sha256)


def _all(
    source: LineSource, processes: int, *, check: bool, with_hash: bool, progress: Progress | None
) -> tuple[Stretch, str | None]:
    """Read the first stretch here, and the others elsewhere at the same time."""
    _, *stops = cuts(source.path, source.header_end()[0], processes)

    def tell(step: Step) -> None:
        if progress is not None:
            progress(min(step.done * processes, step.size), step.size)

    with Elsewhere(source.path, stops, check=check) as elsewhere:
        here = _here(source, stops[0], tell, check=check)
        sha256 = sha256_of(source.path) if with_hash else None  # here, while others still read
        others = elsewhere.found()
    if others is None:  # a fault, or no process could be started: who reads all finds out
        return _here(source, None, tell, check=check), sha256
    return Stretch.joined([here, *others]), sha256


def _here(source: LineSource, stop: int | None, tell: Callable[[Step], None], *, check: bool) -> Stretch:
    """Read all lines up to a byte, or all; of a fault say all that is wrong."""
    try:
        return read_stretch(source.steps(LINES_PER_STEP, stop=stop), check=check, progress=tell)
    except UnsoundStepError as error:
        raise DatasetInvalidError(find_problems(source) if check else source.read(error.step)[1]) from None


def _check_dates(columns: Columns) -> None:
    """Raise if a date is none; it would not be known where its event belongs."""
    with suppress(DateSyntaxError, DateRangeError, ValueError):
        columns.made_dates()
        return
    bad = {code: fault for code, entry in enumerate(columns.dates) if (fault := fault_of(entry))}
    rows = ((row, bad[code]) for row, code in enumerate(columns.codes) if code in bad)
    raise DatasetInvalidError(
        [
            Problem("bad-date", reason, path=f"/events/{row}/date", event_id=columns.ids[row])
            for row, reason in islice(rows, MOST_PROBLEMS)
        ]
    )
