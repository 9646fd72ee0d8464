"""Other processes that validate most of a large file while this one indexes it.

They are a short cut for sound files: one says what its events name, or that it found a
fault, and who asked looks for the fault himself. So nothing is lost if none can be started.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pydantic import TypeAdapter

from kgtimeline.dataset.collector import collector_paused
from kgtimeline.dataset.line_source import is_filled
from kgtimeline.dataset.references import named_by
from kgtimeline.model.events import Event

WORTH = 2**25
"""Bytes of a file from which on another process saves more time than it takes to start."""
MOST = 3
"""Processes of which more would wait for this one: to index takes half as long as to validate."""
_HERE_OF_TWO = 0.25
"""Part of the file that is validated here if there is one other process: then both end together."""
_PROGRAM = "from kgtimeline.query.lazy_elsewhere import main; main()"
_LINES = 200

Named = Mapping[str, set[str]]
"""Ids that events name, by what they are ids of."""


def processes_for(size: int) -> int:
    """Say how many processes shall validate a file of so many bytes.

    Example:
        >>> processes_for(1_000)
        1
    """
    if size < WORTH or not sys.executable or getattr(sys, "frozen", False):
        return 1
    return min(
        MOST, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )


class Elsewhere:
    """The stretches of a file that other processes validate; ends them when it is left.

    Args:
        path: The file.
        processes: How many validate it, this one included: 1 or more.

    Example:
        >>> with Elsewhere(Path("data/no-such-file"), 1) as elsewhere:
        ...     elsewhere.validates(0), elsewhere.named()
        (False, [])
    """

    def __init__(self, path: Path, processes: int) -> None:
        """Cut the file at starts of lines and start one process for each piece."""
        self._first: float = float("inf")
        self._running: list[subprocess.Popen[bytes]] = []
        if processes > 1:
            cuts = [*_cuts(path, processes - 1)]
            try:
                for first, stop in pairwise(cuts):
                    self._running.append(_started(path, first, stop))
            except OSError:  # this machine starts no process: all is validated here
                self._end()
            else:
                self._first = cuts[0]

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
            process = self._running.pop()
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()

    def validates(self, start: int) -> bool:
        """Say whether all from this byte on is validated elsewhere."""
        return start >= self._first

    def named(self) -> list[Named] | None:
        """Wait for all; give what their events name, None if one found a fault or could not run."""
        told = [process.communicate()[0] for process in self._running]
        if any(process.returncode for process in self._running):
            return None
        return [{to: set(names) for to, names in json.loads(text).items()} for text in told]


def _cuts(path: Path, pieces: int) -> Iterator[int]:
    """Cut a file into so many pieces beside the first, which is read here."""
    with path.open("rb") as file:
        next(filter(is_filled, file))
        header, size = file.tell(), file.seek(0, os.SEEK_END)
        here = header + round((size - header) * _HERE_OF_TWO) if pieces == 1 else header
        for piece in range(pieces):
            place = here + (size - here) * piece // pieces
            file.seek(max(header, place) - 1)
            file.readline()
            yield file.tell()
        yield size


def _started(path: Path, first: int, stop: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", _PROGRAM, str(path), str(first), str(stop)]
    return subprocess.Popen(  # noqa: S603 - our own program
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def main() -> None:
    """Validate a stretch of a file and print what its events name; any fault ends it with an error."""
    path, first, stop = sys.argv[1:]
    with collector_paused():
        named = names_in(_lines(Path(path), int(first), int(stop)))
    print(json.dumps({to: sorted(names) for to, names in named.items()}))  # noqa: T201 - read by `Elsewhere`


def _lines(path: Path, first: int, stop: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        place = file.seek(first)
        while place < stop and (line := file.readline()):
            place += len(line)
            if is_filled(line):
                yield line


def names_in(lines: Iterator[bytes]) -> Named:
    """Validate lines and collect what events name beyond those who take part and tell of them.

    Raises:
        ValidationError: If one is no sound event.
    """
    validate = validator()
    named: dict[str, set[str]] = {}
    while some := [*islice(lines, _LINES)]:
        for to, names in names_of_tied(map(validate, some)).items():
            named.setdefault(to, set()).update(names)
    return named


def names_of_tied(events: "Iterator[Event]") -> Named:
    """Collect what events name that have ties; each event is dropped when it was looked at."""
    tied: Sequence[Event] = [event for event in events if _has_ties(event)]
    return named_by(tied) if tied else {}


def _has_ties(event: Any) -> bool:
    """Tell whether an event names others, or more than those who take part and tell of it."""
    dating = event.dating
    return bool(event.relations or event.figures or (dating is not None and dating.anchors))


def validator() -> Callable[[bytes], Event]:
    """Give the function that validates a line, without what the adapter adds to each call."""
    adapter = TypeAdapter[Any](Event)
    adapter.rebuild()  # pydantic builds it when it is first used; what follows is taken from the built one
    return adapter.validator.validate_json
