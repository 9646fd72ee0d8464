"""From a file of JSON Lines to its columns, one line after another."""

import hashlib
from collections.abc import Callable, Iterator
from itertools import accumulate, compress
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from kgtimeline.dataset.line_source import MOST_PROBLEMS, LineSource, Step, is_filled, moved
from kgtimeline.dataset.near import near_names
from kgtimeline.dataset.references import ACTOR, EVENT, SOURCE, iter_reference_problems, named_by
from kgtimeline.errors import DatasetInvalidError, Problem, did_you_mean
from kgtimeline.model.events import Event
from kgtimeline.query.lazy_columns import Columns, fault_of
from kgtimeline.query.lazy_sketch import Reader, Sketch, UnreadableLineError, key_check, reader

Progress = Callable[[int, int], None]


class Scanned(NamedTuple):
    """What a scan gives: the columns, and the SHA-256 and size of the bytes they are of."""

    columns: Columns
    sha256: str
    size: int


def scan(source: LineSource, *, check: bool, progress: Progress | None = None) -> Scanned:
    """Read every line of a file once and keep what queries go by.

    Args:
        source: The file.
        check: Validate every event and every reference on the way. Otherwise a line is
            only read as far as the index needs it, which is several times as fast.
        progress: Is told now and then how many bytes are read, and of how many.

    Raises:
        DatasetInvalidError: If events are not sound; holds their problems.
        DatasetReadError: If the file can't be read.
    """
    columns = Columns()
    checker = _Checker(source) if check else None
    digest = hashlib.sha256()
    read, take, starts = reader(), columns.taker(), columns.starts
    done = 0
    for step in source.steps():
        start = step.done - sum(map(len, step.lines))
        if not done:
            digest.update(_head(source, start))
        digest.update(b"".join(step.lines))
        places = [*accumulate(map(len, step.lines), initial=start)]
        done = step.done
        filled = step.lines
        if not all(map(is_filled, filled)):
            kept = [is_filled(line) for line in filled]
            filled, places = [*compress(filled, kept)], [*compress(places, kept), done]
        if checker is None or checker.passes(step, filled):
            starts.extend(places[:-1])
            take(_sketches(source, step, filled, read), filled)
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


def _sketches(source: LineSource, step: Step, lines: list[bytes], read: Reader) -> list[Sketch]:
    """Read of each line what the index needs."""
    try:
        return [read(line) for line in lines]
    except UnreadableLineError:
        raise DatasetInvalidError(source.read(step)[1]) from None


def _check_dates(columns: Columns) -> None:
    """Raise if a date is none; it would not be known where its event belongs."""
    bad = {code: fault for code, entry in enumerate(columns.dates) if (fault := fault_of(entry))}
    if bad:
        rows = [(row, bad[code]) for row, code in enumerate(columns.codes) if code in bad]
        problems = [
            Problem("bad-date", reason, path=f"/events/{row}/date", event_id=columns.ids[row])
            for row, reason in rows[:MOST_PROBLEMS]
        ]
        raise DatasetInvalidError(problems)


def _head(source: LineSource, size: int) -> bytes:
    with source.path.open("rb") as file:
        return file.read(size)


class _Checker:
    """Reads events as `load` does, and gathers all that is wrong."""

    def __init__(self, source: LineSource) -> None:
        self._source = source
        actors, sources = source.document.actors, source.document.sources
        self._known = {ACTOR: {actor.id for actor in actors}, SOURCE: {text.id for text in sources}}
        self._problems = [*iter_reference_problems(actors, sources, ())]
        self._named: dict[str, int] = {}
        self._has_unique_keys = key_check()
        self._validate: Callable[[bytes], Event] = TypeAdapter[Any](Event).validate_json

    def passes(self, step: Step, lines: list[bytes]) -> bool:
        """Read some lines; nothing passes any more once something was wrong."""
        try:
            events = [self._validate(line) for line in lines]
            found = [] if all(map(self._has_unique_keys, lines)) else self._source.read(step)[1]
        except ValidationError:
            events, found = [], self._source.read(step)[1]
        named = named_by(events)
        if not found and any(not known.issuperset(named[to]) for to, known in self._known.items()):
            document = self._source.document
            lost = iter_reference_problems(document.actors, document.sources, events, lost=named[EVENT])
            found = [moved(problem, step) for problem in lost]
        self._problems += found
        if len(self._problems) >= MOST_PROBLEMS:
            raise DatasetInvalidError(self._problems)
        if named[EVENT] and not self._problems:
            for row, event in enumerate(events, step.rows):
                for name in named_by([event])[EVENT]:
                    self._named.setdefault(name, row)
        return not self._problems

    def finish(self, columns: Columns) -> None:
        """Raise if anything was wrong, or an id stands twice, or a tie leads to no event."""
        if not self._problems:
            ids = frozenset(columns.ids)
            if len(ids) < len(columns.ids) or not ids.issuperset(self._named):
                self._problems += self._of_ids(columns.ids)
        if self._problems:
            raise DatasetInvalidError(self._problems)

    def _of_ids(self, ids: list[str]) -> Iterator[Problem]:
        first: dict[str, int] = {}
        for row, event_id in enumerate(ids):
            if (earlier := first.setdefault(event_id, row)) != row:
                message = f"the id {event_id!r} is that of /events/{earlier} already"
                hint = "rename one of them, and what refers to it"
                path = f"/events/{row}/id"
                yield Problem("duplicate-id", message, path=path, event_id=event_id, hint=hint)
        for name, row in self._named.items():
            if name not in first:
                hint = did_you_mean(near_names(name, first), "mend the id, or add the event")
                path = f"/events/{row}"
                yield Problem("unknown-event", f"no event {name!r}", path=path, event_id=ids[row], hint=hint)
