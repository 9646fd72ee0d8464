"""The text of a dataset, JSON or JSON Lines, as one header and a row of event texts.

Both forms come apart in the same way, so that everything after this module reads
one event at a time: memory stays flat, a broken line spoils no other, and progress
can be told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from kgtimeline.dataset.encoding import TextFault, decode, strip_mark
from kgtimeline.dataset.json_text import find_faults
from kgtimeline.dataset.parts import Parts, header_end, iter_lines, split_document, split_lines
from kgtimeline.dataset.positions import LineIndex, Place, locate
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
        """Find header and events; what is wrong with them is worked out when it is asked for."""
        self.file = file
        self._data, self._first_faults = strip_mark(data)
        self._header_end = header_end(self._data)
        self.is_lines = self._header_end is not None
        """Whether it is JSON Lines."""

    @cached_property
    def text(self) -> str:
        """The whole text; bytes that are not UTF-8 are U+FFFD in it."""
        return self._decoded[0]

    @property
    def is_unreadable(self) -> bool:
        """Whether the bytes are no text at all."""
        return any(fault.fatal for fault in (*self._first_faults, *self._decoded[1]))

    def raw_header(self) -> str | bytes:
        """Give the header as it is cheapest to parse."""
        return self.header if self._header_end is None else self._data[: self._header_end]

    def raw_events(self) -> Iterator[str | bytes]:
        """Walk the events as they are cheapest to parse: bytes of lines, text of a document."""
        return iter(self) if self._header_end is None else iter_lines(self._data, self._header_end)

    def __len__(self) -> int:
        """Count the texts of events."""
        return len(self._parts.starts)

    def __iter__(self) -> Iterator[str]:
        """Walk the texts of all events."""
        return map(self.event, range(len(self)))

    def event(self, row: int) -> str:
        """Give the text of one event, by its place in the document."""
        parts = self._parts
        return self.text[parts.starts[row] : parts.ends[row]]

    @cached_property
    def header(self) -> str:
        """The document without its events."""
        if self._header_end is not None:
            return self._data[: self._header_end].decode(errors="replace")
        start, end = self._parts.cut
        return self.text[:start] + self.text[end:]

    def mark_problems(self) -> list[Problem]:
        """Give what is wrong with the beginning of the bytes alone: a mark, another encoding."""
        return self._as_problems(self._first_faults, "", 0)

    def text_problems(self) -> list[Problem]:
        """Give what is wrong with the bytes as a text: encoding, emptiness."""
        faults = self._first_faults
        if not any(fault.fatal for fault in faults):
            faults = [*faults, *self._decoded[1]]
        return self._as_problems(faults, "", 0)

    def header_problems(self) -> list[Problem]:
        """Find every fault of JSON in the header, with its line and column."""
        faults = find_faults(self.header)
        return self._as_problems((replace(one, offset=self._uncut(one.offset)) for one in faults), "", 0)

    def event_problems(self, row: int) -> list[Problem]:
        """Find every fault of JSON in one event, with its line and column."""
        return self._as_problems(find_faults(self.event(row)), f"{_EVENTS}{row}", self._parts.starts[row])

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
                line, column = self._lines.place(place.key if at_key else place.value)
            placed.append(replace(problem, file=problem.file or self.file, line=line, column=column))
        return tuple(sorted(placed, key=lambda one: (one.line or 0, one.column or 0)))

    @cached_property
    def _decoded(self) -> tuple[str, list[TextFault]]:
        """The text and its faults; JSON Lines without a problem never need it."""
        return decode(self._data)

    @cached_property
    def _parts(self) -> Parts:
        """Where header and events stand in the text."""
        return (
            split_document(self.text)
            if self._header_end is None
            else split_lines(self.text, len(self.header))
        )

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self.text)

    def _uncut(self, offset: int) -> int:
        """Turn an offset in the header into one in the text."""
        start, end = self._parts.cut
        return offset + end - start if offset > start else offset

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
        found = {
            path: Place(self._uncut(place.key), self._uncut(place.value))
            for path, place in locate(self.header, header).items()
        }
        for row, wanted in events.items():
            base = self._parts.starts[row]
            for path, place in locate(self.event(row), wanted).items():
                found[f"{_EVENTS}{row}{path}"] = Place(place.key + base, place.value + base)
        return found

    def _as_problems(self, faults: Iterable[TextFault], prefix: str, base: int) -> list[Problem]:
        """Give faults their lines."""
        problems = []
        for fault in faults:
            line, column = self._lines.place(fault.offset + base)
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
