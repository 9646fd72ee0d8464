"""A file of JSON Lines as a stream of events, for files that no memory holds.

A date is never surer than what it was worked out from, and that may stand further down
in the file. So the file is walked twice: first for the few events that anchors tie
together, found by a look at the bytes of each line, then for all of them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from operator import itemgetter
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from pydantic_core import from_json

from kgtimeline.dataset.hedging import hedged_events, with_doubt
from kgtimeline.dataset.parts import header_end
from kgtimeline.dataset.reader import gather, read_document
from kgtimeline.dataset.source_bytes import read_bytes
from kgtimeline.errors import DatasetInvalidError, DatasetReadError, Problem, Severity
from kgtimeline.model.document import Document
from kgtimeline.model.events import Event
from kgtimeline.vocab import DatingAnchorType

LINES_PER_STEP = 1_000
"""Lines that are read together."""
_BUFFER_BYTES = 2**18
"""Read at once; lines come out of it twice as fast as out of Python's usual buffer."""
MOST_PROBLEMS = 1_000
"""Problems after which a file is not read any further."""
_HEADER = b'{"schema_version":"1.0","dataset":{"id":"a","title":"A"}}\n'
_ANCHORS = b'"anchors"'
_BLANK = b" \t\r\n"
_BRACE = b"{"[0]
_FIRST, _OPENED = itemgetter(0), {_BRACE}


class LineSource:
    """The events of a file of JSON Lines, read whenever they are asked for.

    Args:
        path: The file.
        document: What its first line says: everything but the events.

    Example:
        >>> LineSource.of("data/no-such-file.jsonl")
        Traceback (most recent call last):
        ...
        kgtimeline.errors.DatasetReadError: can't read 'data/no-such-file.jsonl': no such file; check the path
    """

    def __init__(self, path: Path, document: Document) -> None:
        """Keep the parts; use `LineSource.of`."""
        self.path = path
        self.document = document
        self.sources = {source.id: source for source in document.sources}

    @classmethod
    def of(cls, path: str | PathLike[str]) -> "LineSource | None":
        """Open a file, if it is JSON Lines by its first line that is not empty; else None.

        Raises:
            DatasetReadError: If it can't be read.
            DatasetInvalidError: If the first line is no header.
            SchemaVersionError: If it is of another version of the format.
        """
        found = Path(path)
        try:
            with found.open("rb") as file:
                first = next((line for line in file if line.strip(_BLANK)), b"")
        except (OSError, ValueError):
            first = read_bytes(path)[0]  # says why it can't be read
        if header_end(first.removeprefix(b"\xef\xbb\xbf")) is None:
            return None
        return cls(found, read_document(first, file=str(path)))

    def iter_events(self, progress: Callable[[int, int], None] | None = None) -> Iterator[Event]:
        """Read all events, their dates as doubtful as what they rest on.

        Args:
            progress: Is told now and then how many bytes are read, and of how many.

        Raises:
            DatasetInvalidError: At the end, if events are not sound; holds their problems,
                at most about `MOST_PROBLEMS` of them.
            DatasetReadError: If the file can't be read any more.
        """
        tied = self._doubtful()
        problems: list[Problem] = []
        for step in self.steps():
            events, found = self.read(step)
            problems += found
            if len(problems) >= MOST_PROBLEMS:
                break
            if not problems:
                doubtful = hedged_events(events, self.sources) | tied
                yield from (with_doubt(event, doubtful) for event in events) if doubtful else events
            if progress is not None:
                progress(step.done, step.size)
        if problems:
            raise DatasetInvalidError(problems)

    def _doubtful(self) -> frozenset[str]:
        """Find the events that rest on doubt, among those that anchors tie together."""
        tied: set[str] = set()
        for step in self.steps():
            if lines := [line for line in step.lines if _ANCHORS in line]:
                for event in self.read(step._replace(lines=lines))[0]:
                    tied.update(_tied_by(event))
        if not tied:
            return frozenset()
        events: list[Event] = []
        for step in self.steps():
            lines = [line for line in step.lines if _id_of(line) in tied]
            events += self.read(step._replace(lines=lines))[0]
        return hedged_events(events, self.sources)

    def read(self, step: "Step") -> tuple[tuple[Event, ...], list[Problem]]:
        """Read some lines as the reader of files does."""
        gathered = gather(_HEADER + b"".join(step.lines), file=str(self.path))
        assert gathered.document is not None, "the header is sound"
        errors = [problem for problem in gathered.problems if problem.severity is Severity.ERROR]
        return gathered.document.events, [moved(one, step) for one in gathered.text.place(errors)]

    def steps(self, lines: int | None = None, *, stop: int | None = None) -> Iterator["Step"]:
        """Read the lines after the header, so many at a time, or `LINES_PER_STEP`.

        Args:
            lines: How many are read together.
            stop: The byte before which the last line ends; None reads to the end of the file.
        """
        first, before = self.header_end()
        return steps_between(self.path, first, stop, lines or LINES_PER_STEP, before=before)

    def header_end(self) -> tuple[int, int]:
        """Find the byte after the header, and how many lines of the file are before it."""
        with _read_errors(self.path), self.path.open("rb") as file:
            before = 1
            while not file.readline().strip(_BLANK):
                before += 1
            return file.tell(), before


class Step(NamedTuple):
    """Some lines of a file.

    Args:
        lines: The lines, empty ones too.
        before: Lines of the file before them.
        rows: Events of the file before them.
        done: Bytes of the file up to their end.
        size: Bytes of the file.
    """

    lines: list[bytes]
    before: int
    rows: int
    done: int
    size: int


def steps_between(path: Path, first: int, stop: int | None, lines: int, *, before: int = 0) -> Iterator[Step]:
    """Read a stretch of a file, so many lines at a time.

    Args:
        path: The file.
        first: The byte at which the first line starts.
        stop: The byte before which the last line ends; None reads to the end of the file.
        lines: How many lines are read together.
        before: How many lines of the file are before them.

    Raises:
        DatasetReadError: If the file can't be read.
    """
    with _read_errors(path), path.open("rb", buffering=_BUFFER_BYTES) as file:
        size = path.stat().st_size
        rows, done, end = 0, file.seek(first), size if stop is None else stop
        while done < end and (read := list(islice(file, lines))):
            done = file.tell()
            while done > end and len(read) > 1:
                done -= len(read.pop())
            yield Step(read, before, rows, done, size)
            before += len(read)
            rows += len(read) if are_filled(read) else sum(map(is_filled, read))


@contextmanager
def _read_errors(path: Path) -> Iterator[None]:
    """Say what an error of the system means for this file."""
    try:
        yield
    except OSError as error:
        raise DatasetReadError(str(path), (error.strerror or str(error)).lower()) from error


def are_sound(lines: Iterable[bytes]) -> bool:
    """Tell whether the reader of files finds nothing wrong with some lines of events.

    Example:
        >>> are_sound([b'{"id": "w"}']), are_sound([])
        (False, True)
    """
    problems = gather(_HEADER + b"".join(lines)).problems
    return all(problem.severity is not Severity.ERROR for problem in problems)


def is_filled(line: bytes) -> bool:
    """Tell whether a line holds more than blanks.

    Example:
        >>> is_filled(b"{}"), is_filled(b"  ")
        (True, False)
    """
    return line[0] == _BRACE or bool(line.strip(_BLANK))


def are_filled(lines: Sequence[bytes]) -> bool:
    """Tell whether each of some lines holds more than blanks: at once, if all are objects.

    Example:
        >>> are_filled([b"{}", b" {}"]), are_filled([b"{}", b" "])
        (True, False)
    """
    return {*map(_FIRST, lines)} == _OPENED or all(map(is_filled, lines))


def moved(problem: Problem, step: Step) -> Problem:
    """Count lines and rows of a problem from the start of the file.

    Its line was counted after a header of one line; one without a line gets that of its event.
    """
    _, events, row, *rest = problem.path.split("/")
    path = "/".join(("", events, str(int(row) + step.rows), *rest))
    filled = (number for number, line in enumerate(step.lines, 2) if is_filled(line))
    line = problem.line or next(islice(filled, int(row), None))
    return replace(problem, path=path, line=line - 1 + step.before)


def _tied_by(event: Event) -> list[str]:
    """Give the id of an event that other events date, and theirs; none for any other."""
    anchors = event.dating.anchors if event.dating else ()
    refs = [anchor.ref for anchor in anchors if anchor.type is DatingAnchorType.EVENT and anchor.ref]
    return [event.id, *refs] if refs else []


def _id_of(line: bytes) -> str | None:
    """Take the id out of a line without a look at the rest; None if it has none."""
    try:
        value = from_json(line)
    except ValueError:
        return None
    found = value.get("id") if isinstance(value, dict) else None
    return found if isinstance(found, str) else None
