"""Answers from tables in any order: which rows first, and only then the events of these."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import TypeAdapter

from kgtimeline.dataset.hedging import with_doubt
from kgtimeline.model.events import Event
from kgtimeline.query.frame_engines import collected
from kgtimeline.query.frame_formula import NUMBER
from kgtimeline.query.frames import SURE, Condition, Frames

EVENTS_PER_STEP = 1_000
"""Events that are fetched together by their numbers."""
_KEYS: Mapping[str, Callable[[str], str]] = {"id": str, "title": str.casefold, "kind": str}
"""How values of a column are compared; titles as people do, which engines do in their own ways."""


class Row(NamedTuple):
    """One event of an answer, before it is built.

    Args:
        number: Its number in the tables.
        event_id: Its id.
        sure: Whether it answers for certain.
    """

    number: int
    event_id: str
    sure: bool


def sorted_rows(frames: Frames, conditions: Sequence[Condition], sort: str, limit: int | None) -> list[Row]:
    """Run an answer for its rows in some order; equal ones stand in date order.

    Args:
        frames: The tables.
        conditions: Which events.
        sort: `date`, `-date`, `id`, `title` or `kind`.
        limit: At most so many, after sorting.
    """
    key = [sort] if sort in _KEYS else []
    columns = list(dict.fromkeys((NUMBER, "id", *key, *frames.order)))
    frame = frames.in_order(frames.answer(conditions, columns)).select(
        *dict.fromkeys((NUMBER, "id", *key)), SURE
    )
    found = collected(frame.head(limit) if sort == "date" and limit is not None else frame)
    order: Sequence[int] = range(len(found[NUMBER]))
    if sort == "-date":
        order = order[::-1]
    elif key:
        values = list(map(_KEYS[sort], found[sort]))
        order = sorted(order, key=values.__getitem__)
    chosen = order if limit is None else order[:limit]
    return [Row(int(found[NUMBER][n]), found["id"][n], bool(found[SURE][n])) for n in chosen]


def iter_events(frames: Frames, rows: Sequence[Row]) -> Iterator[tuple[Event, bool]]:
    """Build the events of rows, some at a time, in their order, each with whether it is certain."""
    import narwhals.stable.v2 as nw

    validate = TypeAdapter(Event).validate_json
    for start in range(0, len(rows), EVENTS_PER_STEP):
        step = rows[start : start + EVENTS_PER_STEP]
        chosen = nw.col(NUMBER).is_in([row.number for row in step])
        found = collected(frames.table("events", NUMBER, "body", "hedged").filter(chosen))
        bodies = dict(zip(found[NUMBER], zip(found["body"], found["hedged"], strict=True), strict=True))
        for row in step:
            body, hedged = bodies[row.number]
            event: Event = validate(body)
            yield (with_doubt(event, {event.id}) if hedged else event), row.sure
