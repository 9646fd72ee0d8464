"""From one JSON value to another as a JSON Patch: only what changed, list items by what they are.

A list is not compared place by place: its items are matched by an identity (an id, a
key), so that one new item at the beginning is one operation. What stands in another
order is moved, and as little as possible of it: the longest run that is already in
order stays.

**Source**: RFC 6902 (JSON Patch), RFC 6901 (JSON Pointer).
"""

import json
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from kgtimeline.model.findings import Path, pointer

Operation = dict[str, Any]
"""One operation: `op`, `path`, and `value` or `from` where it takes one."""
Identity = Mapping[str, Callable[[Any], Hashable]]
"""What an item is known by, for each key that holds lists of such items."""

_NONE: Identity = {}


def operations(old: Any, new: Any, identity: Identity = _NONE, at: Path = ()) -> Iterator[Operation]:
    """Give the operations that turn one JSON value into another.

    Args:
        old: What there is: dictionaries with texts as keys, lists, texts, numbers,
            booleans and None.
        new: What there shall be.
        identity: What the items of a list are matched by, for the key under which the
            list stands; items of other lists are matched if they are equal.
        at: Keys and indexes from the root to both values.

    Returns:
        The operations `add`, `remove`, `replace` and `move`. **Shape**: in the order in
        which they must be applied; none if the values are equal.

    Example:
        >>> list(operations({"a/b": 1, "c": [1, 2]}, {"a/b": 2, "c": [2, 1]}))
        [{'op': 'replace', 'path': '/a~1b', 'value': 2}, {'op': 'move', 'from': '/c/1', 'path': '/c/0'}]
    """
    if isinstance(old, dict) and isinstance(new, dict):
        for key in old:
            if key not in new:
                yield {"op": "remove", "path": pointer((*at, key))}
        for key, value in new.items():
            if key in old:
                yield from operations(old[key], value, identity, (*at, key))
            else:
                yield {"op": "add", "path": pointer((*at, key)), "value": value}
    elif isinstance(old, list) and isinstance(new, list):
        known_by = identity.get(str(at[-1]), _whole) if at else _whole
        yield from list_operations(
            at,
            [known_by(item) for item in old],
            [known_by(item) for item in new],
            lambda row: new[row],
            lambda one, other: operations(old[one], new[other], identity, (*at, other)),
        )
    elif type(old) is not type(new) or old != new:
        yield {"op": "replace", "path": pointer(at), "value": new}


def list_operations(
    at: Path,
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    value: Callable[[int], Any],
    inside: Callable[[int, int], Iterable[Operation]],
) -> Iterator[Operation]:
    """Give the operations that turn one list into another, from what its items are known by.

    The items themselves are only asked for where something happened to them, so that
    long lists that hardly differ cost little. Takes n log n.

    Args:
        at: Keys and indexes from the root to the list.
        old: What the items are known by that are there, in order.
        new: What the items are known by that shall be there, in order. What stands
            several times is matched by its turn.
        value: Gives the item at a place of the new list.
        inside: Gives what changes within an item, from its place in the old list and in
            the new one; its paths name the place in the new list.

    Returns:
        **Shape**: what goes, from the end; what moves and comes, from the beginning; then
        what changes inside.
    """
    pairs = matched(old, new)
    kept = sorted(pairs.values())
    gone = sorted(set(range(len(old))).difference(kept), reverse=True)
    yield from ({"op": "remove", "path": pointer((*at, row))} for row in gone)
    rank = {row: number for number, row in enumerate(kept)}
    ranks = [rank[pairs[row]] if row in pairs else None for row in range(len(new))]
    yield from _arranged(at, ranks, len(kept), value)
    for row, before in pairs.items():
        yield from inside(before, row)


def matched(old: Sequence[Hashable], new: Sequence[Hashable]) -> dict[int, int]:
    """Match the items of two lists by what they are known by, the first with the first.

    Returns:
        The place in the old list for every place in the new list that has one.

    Example:
        >>> matched("aab", "bac")
        {0: 2, 1: 0}
    """
    row_of = {item: row for row, item in enumerate(_numbered(old))}
    return {row: row_of[item] for row, item in enumerate(_numbered(new)) if item in row_of}


def _numbered(items: Sequence[Hashable]) -> Iterator[tuple[Hashable, int]]:
    """Tell what stands several times apart by its turn."""
    seen: dict[Hashable, int] = {}
    for item in items:
        seen[item] = turn = seen.get(item, -1) + 1
        yield item, turn


def _whole(item: Any) -> str:
    """Know an item by all that it holds."""
    return json.dumps(item, sort_keys=True)


def _arranged(
    at: Path, ranks: Sequence[int | None], kept: int, value: Callable[[int], Any]
) -> Iterator[Operation]:
    """Move and add, from the beginning, until a list has its order.

    `ranks` says for each place of the new list where its item stands among those that
    are there, None if it is to come. The list of the moment is counted in slots: slot
    `r + 1` is that of the item of rank `r` as long as it has not been moved; whatever
    is put down counts to the slot of the last item that stays, slot 0 is before all.
    """
    staying = set(longest_run([rank for rank in ranks if rank is not None]))
    places = _Places(kept + 1)
    last = 0
    for row, rank in enumerate(ranks):
        if rank is None:
            yield {"op": "add", "path": pointer((*at, places.through(last))), "value": value(row)}
            places.count(last, 1)
        elif rank in staying:
            last = rank + 1
        else:
            before = places.through(rank)
            places.count(rank + 1, -1)
            now = places.through(last)  # never `before`: then the run that stays would not be the longest
            yield {"op": "move", "from": pointer((*at, before)), "path": pointer((*at, now))}
            places.count(last, 1)


class _Places:
    """How many items stand in the slots up to one: a binary indexed tree (Fenwick 1994)."""

    __slots__ = ("_sums",)

    def __init__(self, size: int) -> None:
        """Put one item into every slot but the first."""
        self._sums = [0] + [number & -number for number in range(1, size + 1)]
        self.count(0, -1)

    def count(self, slot: int, items: int) -> None:
        """Count so many items more in a slot."""
        number = slot + 1
        while number < len(self._sums):
            self._sums[number] += items
            number += number & -number

    def through(self, slot: int) -> int:
        """Sum up the slots from the first to this one."""
        number, found = slot + 1, 0
        while number:
            found += self._sums[number]
            number &= number - 1
        return found


def longest_run(numbers: Sequence[int]) -> list[int]:
    """Find the longest ascending subsequence of different numbers, by patience sorting.

    Example:
        >>> longest_run([3, 0, 1, 4, 2])
        [0, 1, 2]
    """
    ends: list[int] = []
    rows: list[int] = []
    before: list[int] = []
    for row, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(rows[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            rows.append(row)
        else:
            ends[length], rows[length] = number, row
    found: list[int] = []
    row = rows[-1] if rows else -1
    while row >= 0:
        found.append(numbers[row])
        row = before[row]
    return found[::-1]
