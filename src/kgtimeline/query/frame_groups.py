"""Counts of events by what they have, and who takes part together, run by the engine."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from kgtimeline.errors import QuerySyntaxError, did_you_mean
from kgtimeline.query.frame_engines import collected
from kgtimeline.query.frame_formula import NUMBER
from kgtimeline.query.frame_leaves import having
from kgtimeline.query.frames import SURE, Condition, Frames

EVENTS, CERTAIN = "events", "certain"
"""The columns of a count: all events of the group, and those of them that answer for certain."""
OWN_KEYS = ("month", "year", "kind", "factuality", "precision", "basis", "place", "extent")
"""What an event has one of, or none."""
OTHER_KEYS: Mapping[str, tuple[str, str]] = {
    "actor": ("participants", "actor"),
    "role": ("participants", "role"),
    "country": ("participants", "country"),
    "source": ("reports", "source"),
    "publisher": ("reports", "publisher"),
    "tag": ("tags", "tag"),
    "relation": ("relations", "type"),
    "scheme": ("codes", "scheme"),
    "code": ("codes", "code"),
}
"""What an event may have several of, with the table and the column that say so."""
KEYS = (*OWN_KEYS, *OTHER_KEYS)
OTHER = "other"
"""The column of the second actor of a pair."""

_TIMES = "times"

Rows = list[dict[str, Any]]


def count_by(frames: Frames, conditions: Iterable[Condition], keys: Sequence[str]) -> Any:
    """Count the events of each group.

    Args:
        frames: The tables.
        conditions: Which events.
        keys: What to group by. Keys of one table bind to one row of it: `actor` and
            `role` to one participant.

    Returns:
        A lazy Narwhals frame with the keys, `events` and `certain`. An event that has
        several of a key is in several groups, and in none if it has none of another
        table's; what an event itself lacks is null.

    Raises:
        QuerySyntaxError: If there is no such key, or no key.
    """
    import narwhals.stable.v2 as nw

    for key in keys or ("",):
        if key not in KEYS:
            hint = did_you_mean(get_close_matches(key, KEYS, n=2), f"use one of {', '.join(KEYS)}")
            raise QuerySyntaxError(key, 0, "a key to group by", hint)
    own = [key for key in dict.fromkeys(keys) if key in OWN_KEYS]
    frame = frames.answer(conditions, [NUMBER, *own])
    for table in dict.fromkeys(OTHER_KEYS[key][0] for key in keys if key in OTHER_KEYS):
        columns = {key: OTHER_KEYS[key][1] for key in keys if OTHER_KEYS.get(key, ("",))[0] == table}
        rows = frames.table(table, NUMBER, *columns.values())
        rows = rows.select(NUMBER, *(nw.col(column).alias(key) for key, column in columns.items()))
        frame = frame.join(_once(rows, NUMBER, *columns), on=NUMBER, how="inner")
    return _counted(frame, keys)


def most(counts: Any, keys: Sequence[str], limit: int | None) -> Any:
    """Sort counts by size, then by their keys, and keep the greatest; what lacks a key is left out."""
    import narwhals.stable.v2 as nw

    for key in keys:
        counts = counts.filter(~nw.col(key).is_null())
    counts = counts.sort(EVENTS, *keys, descending=[True, *(False for _ in keys)])
    return counts if limit is None else counts.head(limit)


def co_participants(
    frames: Frames, conditions: Sequence[Condition], name: str | None
) -> tuple[Any, list[str]]:
    """Count the events that actors take part in together.

    Args:
        frames: The tables.
        conditions: Which events.
        name: The actor whose company is asked for, by any name; None asks for every pair.

    Returns:
        The counts as `count_by` gives them, and their keys: `actor`, or for pairs `actor`
        and `other`, the lesser id first.

    Raises:
        ActorNotFoundError: If no actor has such a name.
        AmbiguousActorError: If several have it.
    """
    import narwhals.stable.v2 as nw

    parts = _once(frames.table("participants", NUMBER, "actor"), NUMBER, "actor")
    frame = frames.answer(conditions, [NUMBER])
    if name is not None:
        actor = frames.actor_id(name)
        frame = frame.join(having(frames, "participants", actor=actor).rows, on=NUMBER, how="semi")
        frame = frame.join(parts.filter(nw.col("actor") != actor), on=NUMBER, how="inner")
        return _counted(frame, ["actor"]), ["actor"]
    others = parts.select(NUMBER, nw.col("actor").alias(OTHER))
    frame = frame.join(parts, on=NUMBER, how="inner").join(others, on=NUMBER, how="inner")
    return _counted(frame.filter(nw.col("actor") < nw.col(OTHER)), ["actor", OTHER]), ["actor", OTHER]


def rows_of(counts: Any, keys: Sequence[str]) -> Rows:
    """Run a count and give its rows; numbers are integers whatever the engine makes of them."""
    columns = collected(counts)
    numbers = {"month", "year", EVENTS, CERTAIN}
    whole = {
        column: [None if value is None else int(value) for value in columns[column]]
        if column in numbers
        else columns[column]
        for column in (*keys, EVENTS, CERTAIN)
    }
    return [dict(zip(whole, row, strict=True)) for row in zip(*whole.values(), strict=True)]


def _once(rows: Any, *columns: str) -> Any:
    """Leave each combination of values once; nulls count as equal.

    Groups are hashed, where `unique` of Narwhals makes DuckDB and Spark number all rows in a window.
    """
    import narwhals.stable.v2 as nw

    return rows.group_by(*columns).agg(nw.len().alias(_TIMES)).select(*columns)


def _counted(frame: Any, keys: Sequence[str]) -> Any:
    import narwhals.stable.v2 as nw

    counts = nw.len().alias(EVENTS), nw.col(SURE).sum().alias(CERTAIN)
    return frame.group_by(*keys).agg(*counts)
