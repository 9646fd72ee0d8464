"""Sorting and limiting the rows of an answer."""

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from kgtimeline.errors import QuerySyntaxError, did_you_mean

if TYPE_CHECKING:
    from kgtimeline.dataset.records import Records
    from kgtimeline.model.event_base import BaseEvent

_KEYS: "Mapping[str, Callable[[BaseEvent], Any]]" = {
    "id": lambda event: event.id,
    "title": lambda event: event.title.casefold(),
    "kind": lambda event: event.kind,
}
SORTS = ("date", "-date", *_KEYS)
"""The orders an answer can have; equal ones stand in date order."""


def ordered(records: "Records", rows: Sequence[int], sort: str, limit: int | None) -> Sequence[int]:
    """Bring rows in date order into another one, and keep the first of them.

    Raises:
        QuerySyntaxError: If there is no such order, or the limit is negative.
    """
    if limit is not None and limit < 0:
        raise QuerySyntaxError(str(limit), 0, "a limit of 0 or more", "leave it out for all")
    if sort == "-date":
        rows = rows[::-1]
    elif sort in _KEYS:
        key, events = _KEYS[sort], records.events
        rows = sorted(rows, key=lambda row: key(events[row]))
    elif sort != "date":
        near = get_close_matches(sort, SORTS, n=2)
        raise QuerySyntaxError(sort, 0, "an order", did_you_mean(near, f"one of {', '.join(SORTS)}"))
    return rows if limit is None else rows[:limit]
