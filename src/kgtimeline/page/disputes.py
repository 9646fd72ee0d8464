"""Conflicts for the page: by the events that they are about, and the dates that rival an event's own."""

from collections.abc import Mapping, Sequence
from typing import Any

from kgtimeline.analysis.claims import Claim, ConflictField
from kgtimeline.analysis.conflicts import Conflict
from kgtimeline.dataset.records import Records
from kgtimeline.dates import EventDate
from kgtimeline.dates.numbering import INF


def clashes_by_row(records: Records, conflicts: Sequence[Conflict]) -> dict[int, list[dict[str, Any]]]:
    """Give for each row the conflicts that its event has a part in, in their order.

    Returns:
        Each with `field`, `about`, `doubts` and two `sides` of row, what is said and who says it.
    """
    found: dict[int, list[dict[str, Any]]] = {}
    for conflict in conflicts:
        values = {
            "field": str(conflict.field),
            "about": conflict.about,
            "doubts": list(conflict.doubts),
            "sides": [[records.row_of[side.event], side.words, side.place] for side in conflict.sides],
        }
        for event in conflict.events:
            found.setdefault(records.row_of[event], []).append(values)
    return found


def rivals(
    records: Records, conflicts: Sequence[Conflict], source_at: Mapping[str, int]
) -> dict[str, list[list[Any]]]:
    """Give the dates that clash with an event's own, so that they can be drawn beside it.

    A report of the event itself brings its reading. Of an event that may be the same its own date is
    taken, since a reading of it may lack the year that the rest of its text gives.

    Returns:
        By row as text: place of the source, EDTF, first and last possible day. **Shape**: dates equal to
        the event's own are left out, each other one stands once for a source; rows ascending.

    **Units**: days since 1970-01-01, null where nothing bounds them.

    Example:
        >>> import kgtimeline as kg
        >>> tl = kg.load()
        >>> at = {source: place for place, source in enumerate(tl.records.sources)}
        >>> rivals(tl.records, tl.conflicts(), at)[str(tl.records.row_of["japarov-letter-to-blinken"])]
        [[2, '2024?-02-11', 19764, 19764]]
    """
    found: dict[int, dict[tuple[int, str], list[Any]]] = {}
    for conflict in conflicts:
        if conflict.field is not ConflictField.DATE:
            continue
        for event in conflict.events:
            own = records.event(event).date
            for side in conflict.sides:
                date = _said(records, side, event)
                if side.source is None or date is None or (own is not None and date.text == own.text):
                    continue
                key = source_at[side.source], date.text
                found.setdefault(records.row_of[event], {})[key] = [*key, *_stretch(date)]
    return {str(row): list(found[row].values()) for row in sorted(found)}


def _said(records: Records, side: Claim, event: str) -> EventDate | None:
    """Give the date that one side of a conflict stands for."""
    if side.event != event:
        return records.event(side.event).date
    return EventDate.parse(side.value) if isinstance(side.value, str) else None


def _stretch(date: EventDate) -> list[int | None]:
    return [None if abs(day) == INF else int(day) for day in (date.bounds.s_lo, date.bounds.e_hi)]
