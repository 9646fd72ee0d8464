"""The text of a dataset, JSON or JSON Lines, as one header and a row of event texts.

Both forms come apart in the same way, so that everything after this module reads
one event at a time: memory stays flat, a broken line spoils no other, and progress
can be told.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kgtimeline.dataset.encoding import TextFault, decode
from kgtimeline.dataset.json_text import find_faults
from kgtimeline.dataset.positions import LineIndex, Place, iter_members, locate, skip_space
from kgtimeline.dataset.scanners import skip_value
from kgtimeline.errors import Problem, Severity

_EVENTS = "/events/"
_AT_THE_KEY = frozenset({"unknown-key", "duplicate-key"})
"""Problems of a key, not of the value under it."""


class DatasetText:
    r"""The text of a dataset and where its parts stand.

    What the first line that is not empty holds decides: a whole object without the
    key `events` is the header of JSON Lines, anything else starts a JSON document.

    Args:
        data: The bytes of a file.
        file: Its name, for problems.

    Example:
        >>> text = DatasetText(b'{"schema_version": "1.0"}\n{"id": "a"}\n\n{"id": "b"}')
        >>> text.is_lines, len(text), text.event(1)
        (True, 2, '{"id": "b"}')
    """

    def __init__(self, data: bytes, file: str | None = None) -> None:
        """Decode the bytes and find the parts; what is wrong with them becomes faults."""
        self.file = file
        self.text, self._decoding_faults = decode(data)
        self.is_lines = False
        self._starts = array("Q")
        self._ends = array("Q")
        self._cut: tuple[int, int] | None = None
        """What is taken out of the text to make the header."""
        self._line_index: LineIndex | None = None
        if not self.is_unreadable:
            self._split()

    def __len__(self) -> int:
        """Count the texts of events."""
        return len(self._starts)

    def __iter__(self) -> Iterator[str]:
        """Walk the texts of all events."""
        text = self.text
        for start, end in zip(self._starts, self._ends, strict=True):
            yield text[start:end]

    def event(self, row: int) -> str:
        """Give the text of one event, by its place in the document."""
        return self.text[self._starts[row] : self._ends[row]]

    @property
    def header(self) -> str:
        """The document without its events."""
        if self._cut is None:
            return self.text
        start, end = self._cut
        return self.text[:start] + self.text[end:]

    @property
    def is_unreadable(self) -> bool:
        """Whether the bytes are no text at all."""
        return any(fault.fatal for fault in self._decoding_faults)

    def text_problems(self) -> list[Problem]:
        """Give what is wrong with the bytes as a text: encoding, emptiness."""
        return self._as_problems(self._decoding_faults, "", 0)

    def header_problems(self) -> list[Problem]:
        """Find every fault of JSON in the header, with its line and column."""
        start, end = self._cut or (len(self.text), len(self.text))
        faults = [
            replace(fault, offset=fault.offset + (end - start if fault.offset > start else 0))
            for fault in find_faults(self.header)
        ]
        return self._as_problems(faults, "", 0)

    def event_problems(self, row: int) -> list[Problem]:
        """Find every fault of JSON in one event, with its line and column."""
        return self._as_problems(find_faults(self.event(row)), f"{_EVENTS}{row}", self._starts[row])

    def place(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        r"""Fill in file, line and column of problems that have only a path.

        Args:
            problems: Problems of this dataset.

        Returns:
            The same problems, in the order of the text. A path that the text does not
            have stands where the nearest value around it stands.

        Example:
            >>> text = DatasetText(b'{\n "events": [{"id": 1}]}', "mine.json")
            >>> print(*text.place([Problem("bad-value", "1 is no text", path="/events/0/id")]))
            mine.json:2:20: error[bad-value] 1 is no text
        """
        known = list(problems)
        offsets = self._offsets({problem.path for problem in known if problem.line is None})
        placed = []
        for problem in known:
            line, column = problem.line, problem.column
            if line is None and (place := _nearest(problem.path, offsets)) is not None:
                at_key = problem.code in _AT_THE_KEY and problem.path in offsets
                line, column = self._lines().place(place.key if at_key else place.value)
            placed.append(replace(problem, file=problem.file or self.file, line=line, column=column))
        return tuple(sorted(placed, key=lambda one: (one.line or 0, one.column or 0)))

    def _split(self) -> None:
        """Find header and events."""
        start = skip_space(self.text, 0)
        line_end = self.text.find("\n", start)
        line_end = len(self.text) if line_end < 0 else line_end
        if _is_header(self.text, start, line_end):
            self.is_lines = True
            self._cut = (line_end, len(self.text))
            self._split_lines(line_end)
            return
        try:
            self._split_document(start)
        except (ValueError, RecursionError):
            self._cut = None
            self._starts, self._ends = array("Q"), array("Q")

    def _split_lines(self, start: int) -> None:
        """Take every further line that is not empty as an event."""
        text, length = self.text, len(self.text)
        while start < length:
            end = text.find("\n", start + 1)
            end = length if end < 0 else end
            first = start + 1
            if not text.startswith("{", first):
                first = skip_space(text, start)
            if first < end:
                self._starts.append(first)
                self._ends.append(end)
            start = end

    def _split_document(self, start: int) -> None:
        """Find the list of events in one JSON document."""

        def skip(text: str, offset: int, step: str | int) -> int:
            if step != "events" or not text.startswith("[", offset):
                return skip_value(text, offset)
            self._starts, self._ends = array("Q"), array("Q")
            end = skip_space(text, offset + 1)
            self._cut = (end, end)
            for item in iter_members(text, offset):
                self._starts.append(item.start)
                self._ends.append(item.end)
                end = skip_space(text, item.end)
            self._cut = (self._cut[0], end)
            return end + 1

        for _ in iter_members(self.text, start, skip):
            pass

    def _offsets(self, pointers: set[str]) -> dict[str, Place]:
        """Find where pointers and all values around them stand, part by part."""
        header: set[str] = {""}
        events: dict[int, set[str]] = {}
        for path in pointers:
            row, rest = _row_of(path)
            if row is not None and row < len(self):
                events.setdefault(row, {""}).update(_with_ancestors(rest))
            else:
                header.update(_with_ancestors(path))
        start, end = self._cut or (len(self.text), len(self.text))
        found = {
            path: Place(*(offset + (end - start if offset > start else 0) for offset in place))
            for path, place in locate(self.header, header).items()
        }
        for row, wanted in events.items():
            base = self._starts[row]
            for path, place in locate(self.event(row), wanted).items():
                found[f"{_EVENTS}{row}{path}"] = Place(place.key + base, place.value + base)
        return found

    def _as_problems(self, faults: Iterable[TextFault], prefix: str, base: int) -> list[Problem]:
        """Give faults their lines."""
        problems = []
        for fault in faults:
            line, column = self._lines().place(fault.offset + base)
            problems.append(
                Problem(
                    fault.code,
                    fault.message,
                    Severity.WARNING if fault.warning else Severity.ERROR,
                    self.file,
                    prefix + fault.path,
                    line,
                    column,
                    hint=fault.hint,
                )
            )
        return problems

    def _lines(self) -> LineIndex:
        """Index the lines, once something needs them."""
        if self._line_index is None:
            self._line_index = LineIndex(self.text)
        return self._line_index


def _is_header(text: str, start: int, end: int) -> bool:
    """Tell whether a line is one whole object without events."""
    if not text.startswith("{", start):
        return False
    try:
        here = start + 1
        for member in iter_members(text, start):
            if member.step == "events":
                return False
            here = member.end
    except (ValueError, RecursionError):
        return False
    closing = skip_space(text, here)
    return closing < end and skip_space(text, closing + 1) >= end


def _row_of(path: str) -> tuple[int | None, str]:
    """Take the place of an event off a JSON Pointer."""
    if not path.startswith(_EVENTS):
        return None, path
    row, slash, rest = path[len(_EVENTS) :].partition("/")
    return (int(row) if row.isdecimal() else None), slash + rest


def _with_ancestors(path: str) -> Iterator[str]:
    """Give a pointer and those of all values around it, the root last."""
    while path:
        yield path
        path = path.rpartition("/")[0]
    yield ""


def _nearest(path: str, offsets: dict[str, Place]) -> Place | None:
    """Find the place of a pointer, or of the nearest value around it."""
    return next((offsets[one] for one in _with_ancestors(path) if one in offsets), None)
