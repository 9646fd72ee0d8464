"""Records of a file that stays where it is: an event is made when somebody looks at it."""

import os
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from os import PathLike
from pathlib import Path
from threading import Lock
from typing import Any, overload
from weakref import finalize

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from kgtimeline.dataset.collector import collector_paused
from kgtimeline.dataset.hedging import hedged_events
from kgtimeline.dataset.line_source import LineSource
from kgtimeline.dataset.records import FiledUnder, Records
from kgtimeline.errors import DatasetReadError
from kgtimeline.model.events import Event
from kgtimeline.query.filing import FiledColumn
from kgtimeline.query.lazy_columns import FIGURES, PAIR, Columns
from kgtimeline.query.lazy_scan import scan
from kgtimeline.query.side_file import Stamp, read_index, write_index
from kgtimeline.vocab import DatingAnchorType, RelationType

_LABELS = ("kind", "factuality")
EVENTS_KEPT = 1_024
"""Events that are kept after they were looked at."""


def open_lines(
    path: str | PathLike[str],
    *,
    check: bool = True,
    keep_index: bool = True,
    processes: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> "LazyRecords | None":
    """Open a file of JSON Lines without loading it; see `kgtimeline.open`.

    Returns:
        The records; None if the file is no JSON Lines.
    """
    source = LineSource.of(path)
    if source is None:
        return None
    columns = read_index(source.path, checked=check) if keep_index else None
    if columns is None:
        stamp = Stamp.of(source.path)
        with collector_paused():
            columns, sha256 = scan(
                source, check=check, with_hash=keep_index, processes=processes, progress=progress
            )
            try:
                columns.doubt(_doubtful(source, columns, Lines(source.path, columns)))
            except DatasetReadError:
                scan(source, check=True)  # says what is wrong with the line
                raise
        if sha256 is not None:
            write_index(source.path, columns, stamp, sha256, checked=check)
    return LazyRecords(source, columns)


def _doubtful(source: LineSource, columns: Columns, lines: "Lines") -> Iterator[int]:
    """Find the events whose dates rest on doubtful ones."""
    if not columns.anchored:
        return
    refs = {ref for number in columns.anchored for ref in _refs(lines.event(number))}
    number_of = {event_id: number for number, event_id in enumerate(columns.ids) if event_id in refs}
    concerned = dict.fromkeys(chain(columns.anchored, number_of.values()))
    found = hedged_events(map(lines.event, concerned), source.sources)
    yield from (number for number in concerned if columns.ids[number] in found)


def _refs(event: Event) -> list[str]:
    anchors = event.dating.anchors if event.dating is not None else ()
    return [one.ref for one in anchors if one.type is DatingAnchorType.EVENT and one.ref is not None]


class Lines:
    """The lines of a file by their numbers.

    Args:
        path: The file.
        columns: Where each line stands.
    """

    def __init__(self, path: Path, columns: Columns) -> None:
        """Open the file; it stays open as long as this lives.

        It is not mapped to memory: a process that looks at what was cut off a mapped file dies.
        """
        self._path = path
        self._columns = columns
        self._validate = TypeAdapter[Any](Event).validate_json
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        finalize(self, os.close, self._file)
        self._lock = Lock()

    def raw(self, number: int) -> bytes:
        """Give the bytes of a line; several threads may ask at the same time.

        Raises:
            DatasetReadError: If the file ends before.
        """
        start, length = self._columns.starts[number], self._columns.lengths[number]
        try:
            if hasattr(os, "pread"):
                found = os.pread(self._file, length, start)
            else:
                with self._lock:
                    os.lseek(self._file, start, os.SEEK_SET)
                    found = os.read(self._file, length)
        except OSError as error:
            raise DatasetReadError(str(self._path), (error.strerror or str(error)).lower()) from error
        if len(found) < length:
            raise DatasetReadError(str(self._path), f"{_CHANGED} and is shorter now; {_AGAIN}")
        return found

    def event(self, number: int) -> Event:
        """Make the event of a line, its date as the line has it.

        Raises:
            DatasetReadError: If something else stands there now.
        """
        try:
            event: Event = self._validate(self.raw(number))
        except ValidationError as error:
            raise self._gone(number) from error
        self._check_id(number, event.id)
        return event

    def texts(self, number: int) -> tuple[str, str]:
        """Read title and summary of a line.

        Raises:
            DatasetReadError: If something else stands there now.
        """
        try:
            values = from_json(self.raw(number))
            event_id, found = values["id"], (values["title"], values.get("summary") or "")
        except (ValueError, LookupError, TypeError) as error:
            raise self._gone(number) from error
        self._check_id(number, event_id)
        return found

    def _gone(self, number: int) -> DatasetReadError:
        reason = f"line {number + 1} after the header is no event any more"
        return DatasetReadError(str(self._path), f"{reason}; {_AGAIN}")

    def _check_id(self, number: int, found: str) -> None:
        if found != self._columns.ids[number]:
            raise DatasetReadError(str(self._path), f"{_CHANGED}; {_AGAIN}")


_CHANGED, _AGAIN = "it was changed since it was opened", "open it again"


class LazyEvents(Sequence[Event]):
    """All events in date order, made when they are looked at; the last ones are kept for a while."""

    def __init__(self, lines: Lines, columns: Columns) -> None:
        """Keep the parts."""
        self._columns = columns
        self._lines = lines
        self._get = lru_cache(maxsize=EVENTS_KEPT)(self._make)

    def _make(self, row: int) -> Event:
        columns = self._columns
        number = row if columns.order is None else columns.order[row]
        event = self._lines.event(number)
        if columns.dates[columns.codes[number]][2] and event.date is not None and not event.date.hedged:
            return event.model_copy(update={"date": event.date.hedge()})
        return event

    def __len__(self) -> int:
        return len(self._columns)

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, index: int | slice) -> Event | tuple[Event, ...]:
        """Make one event, or those of a slice."""
        rows = range(len(self._columns))[index]
        return self._get(rows) if isinstance(rows, int) else tuple(map(self._get, rows))

    def __iter__(self) -> Iterator[Event]:
        return map(self._make, range(len(self._columns)))


class LazyTexts(Sequence[tuple[str, ...]]):
    """Title and summary of every row, read when they are asked for."""

    def __init__(self, lines: Lines, order: Sequence[int]) -> None:
        """Keep the parts."""
        self._lines = lines
        self._order = order

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, index: int) -> tuple[str, ...]: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[tuple[str, ...], ...]: ...
    def __getitem__(self, index: int | slice) -> tuple[str, ...] | tuple[tuple[str, ...], ...]:
        """Read the texts of a row, or of several."""
        numbers, read = self._order[index], self._lines.texts
        return read(numbers) if isinstance(numbers, int) else tuple(map(read, numbers))


class LazyRecords(Records):
    """Records whose events stand in a file; made by `open_lines`.

    What needs all events at once (`document`, writing, most histories) makes them all.

    Args:
        source: The file.
        columns: Its index.
    """

    def __init__(self, source: LineSource, columns: Columns) -> None:
        """Bring what is looked up into the order of rows."""
        lines = Lines(source.path, columns)
        order: Sequence[int] = range(len(columns)) if columns.order is None else columns.order
        document, rank = source.document, _rank(columns)
        self.__dict__.update(
            _header=document,
            _columns=columns,
            _order=order,
            _lines=lines,
            _filed=_by_index(columns, rank),
            _label=partial(_of_label, columns, rank=rank),
            events=LazyEvents(lines, columns),
            actors={actor.id: actor for actor in sorted(document.actors, key=lambda one: one.id)},
            sources={text.id: text for text in sorted(document.sources, key=lambda one: one.id)},
            ids=tuple(columns.ids) if columns.order is None else tuple([columns.ids[n] for n in order]),
        )

    def __getattr__(self, name: str) -> Any:
        """Make what few need when it is asked for."""
        if name == "document":
            made: Any = self._header.model_copy(update={"events": tuple(self.events)})
        elif name == "bounds":  # parses every date that occurs; who asks for an actor needs none
            bounds = [None if date is None else date.bounds for date in self._columns.made_dates()]
            made = [bounds[self._columns.codes[number]] for number in self._order]
        elif name == "row_of":
            made = dict(zip(self.ids, range(len(self.ids)), strict=True))
        else:
            raise AttributeError(f"records have no {name!r}")
        self.__dict__[name] = made
        return made

    @property
    def texts(self) -> Sequence[tuple[str, ...]]:
        """Title and summary of every row."""
        return LazyTexts(self._lines, self._order)

    def iter_with_figures(self) -> Iterator[tuple[int, Event]]:
        """Go through the events that claim figures, each with its row."""
        return ((row, self.events[row]) for row in self._filed[FIGURES].get(True, ()))

    def filed(self, index: str) -> FiledUnder | None:
        """Give the rows under each key of an index."""
        filed: dict[str, FiledColumn] = self._filed
        if index not in filed:
            filed[index] = self._label(_LABELS.index(index))
        return filed[index]

    def relations_to(self, event_id: str) -> tuple[tuple[RelationType, str], ...]:
        """Give the relations that point to an event."""
        filed = self._filed["relation to"]
        rows = sorted({row for type_ in RelationType for row in filed.get((type_, event_id), ())})
        events = [self.events[row] for row in rows]
        return tuple(
            [(one.type, event.id) for event in events for one in event.relations if one.event == event_id]
        )


def _rank(columns: Columns) -> list[int] | None:
    """Give the row of every number, None if they are the same."""
    if columns.order is None:
        return None
    rank = [0] * len(columns)
    for row, number in enumerate(columns.order):
        rank[number] = row
    return rank


def _by_index(columns: Columns, rank: Sequence[int] | None) -> dict[str, FiledColumn]:
    """Give every index by its name; those of actors and of roles are put together from the pairs."""
    by_actor: dict[Hashable, list[int]] = {}
    by_role: dict[Hashable, list[int]] = {}
    pairs = columns.filed[PAIR]
    for key, place in pairs.places.items():
        actor, role = key if isinstance(key, tuple) else (key, None)
        by_actor.setdefault(actor, []).append(place)
        by_role.setdefault(role, []).append(place)
    found = {name: FiledColumn(grouped, rank) for name, grouped in columns.filed.items()}
    return {
        **found,
        "actor": FiledColumn(pairs, rank, by_actor),
        "role": FiledColumn(pairs, rank, by_role),
    }


def _of_label(columns: Columns, place: int, rank: Sequence[int] | None) -> FiledColumn:
    """Give the index of kinds (place 0) or factualities (place 1)."""
    return FiledColumn(columns.labelled_with(place), rank)
