"""From a file of JSON Lines to its columns, one line after another."""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import accumulate, compress, islice
from operator import itemgetter
from typing import NamedTuple

from kgtimeline.dataset.line_source import MOST_PROBLEMS, LineSource, Step, is_filled
from kgtimeline.errors import DatasetInvalidError, DateRangeError, DateSyntaxError, Problem
from kgtimeline.query.lazy_check import Checker
from kgtimeline.query.lazy_columns import Columns, fault_of
from kgtimeline.query.lazy_elsewhere import Elsewhere, processes_for
from kgtimeline.query.lazy_sketch import Sketch, UnreadableLineError, reader

Progress = Callable[[int, int], None]
_FIRST, _OPENED = itemgetter(0), {ord("{")}
_LINES_PER_STEP = 200
"""So few that what is made of them is still in the processor's cache when it is looked at again."""


class Scanned(NamedTuple):
    """What a scan gives: the columns, and the SHA-256 and size of the bytes they are of."""

    columns: Columns
    sha256: str
    size: int


def scan(
    source: LineSource, *, check: bool, processes: int | None = None, progress: Progress | None = None
) -> Scanned:
    """Read every line of a file once and keep what queries go by.

    Args:
        source: The file.
        check: Validate every event and every reference on the way. Otherwise a line is
            only read as far as the index needs it, which is several times as fast.
        processes: How many validate it; None leaves that to the file's size and the machine.
        progress: Is told now and then how many bytes are read, and of how many.

    Raises:
        DatasetInvalidError: If events are not sound; holds their problems.
        DatasetReadError: If the file can't be read.
    """
    if not check:
        return _scan(source, None, progress)
    if processes is None:
        processes = processes_for(source.path.stat().st_size)
    with Elsewhere(source.path, processes) as elsewhere:
        return _scan(source, Checker(source, elsewhere), progress)


def _scan(source: LineSource, checker: Checker | None, progress: Progress | None) -> Scanned:
    """Read every line, and take up what it says."""
    columns = Columns()
    digest = hashlib.sha256()
    read, take, starts = reader().read, columns.taker(), columns.starts
    done = 0
    for step in source.steps(_LINES_PER_STEP):
        start = step.done - sum(map(len, step.lines))
        if not done:
            digest.update(_head(source, start))
        digest.update(b"".join(step.lines))
        places = [*accumulate(map(len, step.lines), initial=start)]
        done = step.done
        filled = step.lines
        if {*map(_FIRST, filled)} != _OPENED and not all(map(is_filled, filled)):
            kept = [is_filled(line) for line in filled]
            filled, places = [*compress(filled, kept)], [*compress(places, kept), done]
        sketches = _sketches(source, step, filled, read) if checker is None else checker.read(step, filled)
        starts.extend(places[:-1])
        take(sketches, filled)
        if progress is not None:
            progress(done, step.size)
    if not done:
        digest.update(source.path.read_bytes())
        done = source.path.stat().st_size
    if checker is not None:
        checker.finish(columns)
    _check_dates(columns)
    columns.sort()
    return Scanned(columns, digest.hexdigest(), done)


def _sketches(
    source: LineSource, step: Step, lines: list[bytes], read: Callable[[Sequence[bytes]], list[Sketch]]
) -> list[Sketch]:
    """Read of each line what the index needs."""
    try:
        return read(lines)
    except UnreadableLineError:
        raise DatasetInvalidError(source.read(step)[1]) from None


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


def _head(source: LineSource, size: int) -> bytes:
    with source.path.open("rb") as file:
        return file.read(size)
