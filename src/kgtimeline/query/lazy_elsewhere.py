"""Other processes that read stretches of a large file while this one reads the first.

They are a short cut for sound files: each gives its columns, or ends with an error, and
who asked reads all of it himself. So nothing is lost if none can be started.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple, Self

from kgtimeline.dataset.collector import collector_paused
from kgtimeline.dataset.line_source import steps_between
from kgtimeline.query.lazy_stretch import LINES_PER_STEP, Stretch, read_stretch
from kgtimeline.query.side_file import read_columns, write_columns

WORTH, WORTH_UNCHECKED = 2**25, 2**27
"""Bytes of a file from which on another process saves more time than it takes to start."""
MOST = 8
"""Processes that are started without being asked for, however many the machine could run."""
_PROGRAM = "import os; from kgtimeline.query.lazy_elsewhere import main; main(); os._exit(0)"
"""To take a large memory down bit by bit, as Python does at its end, would take a while."""


def processes_for(size: int, *, check: bool) -> int:
    """Say how many processes shall read a file of so many bytes.

    Example:
        >>> processes_for(1_000, check=True)
        1
    """
    if size < (WORTH if check else WORTH_UNCHECKED) or not sys.executable or getattr(sys, "frozen", False):
        return 1
    affine = getattr(os, "sched_getaffinity", None)
    return min(MOST, len(affine(0)) if affine is not None else os.cpu_count() or 1)


def cuts(path: Path, first: int, stretches: int) -> list[int]:
    """Cut a file at starts of lines into so many stretches of about the same length.

    Args:
        path: The file.
        first: The byte after its header.
        stretches: How many stretches; those of a short file may be empty.

    Returns:
        The byte at which each stretch starts, then the size of the file.
    """
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        found = [first]
        for stretch in range(1, stretches):
            file.seek(max(first, first + (size - first) * stretch // stretches) - 1)
            file.readline()
            found.append(file.tell())
    return [*found, max(first, size)]


class _Running(NamedTuple):
    """A process, and the file that it writes what it found to."""

    process: "subprocess.Popen[bytes]"
    output: BinaryIO

    def stretch(self) -> Stretch:
        """Wait for it and take what it found; it is in the order of `write_columns`."""
        if self.process.wait():
            raise ValueError("a process has failed")
        self.output.seek(0)
        named = {to: set(names) for to, names in json.loads(self.output.readline()).items()}
        return Stretch(read_columns(self.output), named)


class Elsewhere:
    """The stretches of a file that other processes read; ends them when it is left.

    Args:
        path: The file.
        stretches: The byte at which each stretch starts, then where the last one ends.
        check: Whether events are validated.

    Example:
        >>> with Elsewhere(Path("data/no-such-file"), [0], check=True) as elsewhere:
        ...     elsewhere.found()
        []
    """

    def __init__(self, path: Path, stretches: Sequence[int], *, check: bool) -> None:
        """Start one process for each stretch."""
        self._running: list[_Running] = []
        self._started = True
        try:
            for first, stop in pairwise(stretches):
                self._running.append(_started(path, first, stop, check=check))
        except OSError:  # this machine starts no process
            self._end()
            self._started = False

    def __enter__(self) -> Self:
        """Go on; they run already."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """End those that still run."""
        self._end()

    def _end(self) -> None:
        while self._running:
            process, output = self._running.pop()
            process.kill()
            process.wait()
            output.close()

    def found(self) -> list[Stretch] | None:
        """Wait for all; give their stretches, None if one met a fault or could not run."""
        if not self._started:
            return None
        try:
            return [running.stretch() for running in self._running]
        except (OSError, ValueError, LookupError, EOFError):
            return None


def _started(path: Path, first: int, stop: int, *, check: bool) -> _Running:
    found_in = os.pathsep.join(
        entry or str(Path.cwd()) for entry in sys.path
    )  # what this one imports, no more
    command = [
        sys.executable,
        "-P",
        "-c",
        _PROGRAM,
        str(path),
        str(first),
        str(stop),
        "check" if check else "",
    ]
    with ExitStack() as unless_started:
        output = unless_started.enter_context(tempfile.TemporaryFile())
        process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": found_in},
        )
        unless_started.pop_all()
    return _Running(process, output)


def main() -> None:
    """Read a stretch of a file and write its columns to standard output; any fault ends it with an error."""
    path, first, stop, check = sys.argv[1:]
    steps = steps_between(Path(path), int(first), int(stop), LINES_PER_STEP)
    with collector_paused():
        columns, named = read_stretch(steps, check=bool(check))
    output = sys.stdout.buffer
    output.write(json.dumps({to: sorted(names) for to, names in named.items()}).encode() + b"\n")
    write_columns(output, columns)
    output.flush()
