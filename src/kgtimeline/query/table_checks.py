"""Whether the ids of a stream of events are unique and its references lead somewhere.

`Records` keeps every id in a set; a stream of any length can't. Here an id is kept as a
number of 64 bits, and only if two numbers agree, or one is missing, the ids themselves
are read again from what was written.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from kgtimeline.dataset.references import ACTOR, EVENT, SOURCE, iter_reference_problems, named_by
from kgtimeline.errors import DatasetInvalidError, Problem
from kgtimeline.model.document import Document
from kgtimeline.model.events import Event
from kgtimeline.query.table_files import require

Bodies = Callable[[], Iterable[tuple[int, str]]]
"""Gives the numbers and canonical lines of all events again, by number."""


class StreamChecks:
    """Checks events as they go by, and the rest at the end.

    Args:
        document: Knows the actors and sources; it is checked itself at once.

    Raises:
        DatasetInvalidError: If ids of actors or sources stand twice or lead nowhere.
    """

    def __init__(self, document: Document) -> None:
        """Check actors and sources."""
        self._document = document
        self._known = {
            ACTOR: {actor.id for actor in document.actors},
            SOURCE: {source.id for source in document.sources},
        }
        self._ids = array("q")
        self._named = array("q")
        _raise_any(iter_reference_problems(document.actors, document.sources, ()))

    def add(self, events: Sequence[Event]) -> None:
        """Check the actors and sources of some events, and note their ids and ties.

        Raises:
            DatasetInvalidError: If an actor or a source is not there; holds the problems of these events.
        """
        named = named_by(events)
        if any(not known.issuperset(named[to]) for to, known in self._known.items()):
            actors, sources = self._document.actors, self._document.sources
            ties = named[EVENT]
            found = iter_reference_problems(actors, sources, events, lost=ties)
            _raise_any(_moved(found, len(self._ids)))
        self._ids.extend(hash(event.id) for event in events)
        self._named.extend(map(hash, named[EVENT]))

    def finish(self, bodies: Bodies) -> None:
        """Check what only all ids together can tell.

        Args:
            bodies: Gives the events again; only asked for if something is wrong.

        Raises:
            DatasetInvalidError: If an id stands twice, or a tie leads to no event.
        """
        arrow, compute = require("pyarrow", "tables"), require("pyarrow.compute", "tables")
        ids, named = (
            arrow.Array.from_buffers(arrow.int64(), len(numbers), [None, arrow.py_buffer(numbers)])
            for numbers in (self._ids, self._named)
        )
        ranks = compute.array_sort_indices(ids)
        ranked = ids.take(ranks)
        again = compute.equal(ranked[1:], ranked[:-1])
        rows = set(ranks[1:].filter(again).to_pylist()) | set(ranks[:-1].filter(again).to_pylist())
        lost = set(named.filter(compute.invert(compute.is_in(named, value_set=ids))).to_pylist())
        if rows or lost:
            _raise_any(_explained(bodies(), rows, lost))


def _explained(bodies: Iterable[tuple[int, str]], rows: set[int], lost: set[int]) -> Iterator[Problem]:
    """Read the events again and say which of them are at fault."""
    adapter: TypeAdapter[Any] = TypeAdapter(Event)
    first: dict[str, int] = {}
    for row, body in bodies:
        event: Event = adapter.validate_json(body)
        if row in rows and first.setdefault(event.id, row) != row:
            message = f"the id {event.id!r} is that of /events/{first[event.id]} already"
            hint = "rename one of them, and what refers to it"
            yield Problem("duplicate-id", message, path=f"/events/{row}/id", event_id=event.id, hint=hint)
        named = named_by([event])
        if any(hash(name) in lost for name in named[EVENT]):
            there = set().union(*named.values()) - {name for name in named[EVENT] if hash(name) in lost}
            yield from _moved(iter_reference_problems((), (), [event], lost=there), row)


def _moved(problems: Iterable[Problem], rows: int) -> Iterator[Problem]:
    """Count the rows of problems from the start of the stream."""
    for problem in problems:
        _, kind, row, *rest = problem.path.split("/")
        yield replace(problem, path="/".join(("", kind, str(int(row) + rows), *rest)))


def _raise_any(problems: Iterable[Problem]) -> None:
    if found := tuple(problems):
        raise DatasetInvalidError(found)
