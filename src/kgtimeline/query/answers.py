"""What solvers pass around: rows in ascending order, and those that are only possible.

Most answers about time are one long run of rows with a few more before and behind it.
`Pieces` keeps them so: a run costs nothing however long it is.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from operator import itemgetter
from typing import TypeAlias, TypeVar, overload

Value = TypeVar("Value")
Answer: TypeAlias = tuple[Sequence[int], frozenset[int]]
"""Rows in ascending order, and those of them that are only possible."""
NO_ROWS: frozenset[int] = frozenset()
BISECT_FROM = 16
"""How many times longer an index must be than the rows, for bisection to beat a set."""
MOST_BISECTED = 64
"""For more rows than these a set of all that an index files is made, once."""
MOST_PIECES = 64
"""Beyond so many gaps a run is written out, row by row."""


class Filed(list[int]):
    """The rows that an index files under one key, ascending; never changed once it is filed."""

    __slots__ = ("_members",)
    _members: frozenset[int]

    def __reduce__(self) -> tuple[object, ...]:
        """Cross a process border without the set."""
        return Filed, (list(self),)

    @property
    def members(self) -> frozenset[int]:
        """The same rows as a set, made when a question first needs it."""
        try:
            return self._members
        except AttributeError:
            self._members = frozenset(self)
            return self._members


class Pieces(Sequence[int]):
    """Ascending rows in several parts: lists, and ranges that stand for long runs.

    Args:
        parts: The parts, each ascending and all of it before the next.

    Example:
        >>> rows = Pieces([[1], range(4, 8), [9]])
        >>> list(rows), rows[2], len(rows), rows[1:5].parts
        ([1, 4, 5, 6, 7, 9], 5, 6, (range(4, 8),))
    """

    __slots__ = ("_stops", "parts")

    def __init__(self, parts: Iterable[Sequence[int]]) -> None:
        """Keep the parts that are not empty, and where each of them stops."""
        self.parts = tuple([part for part in parts if part])
        self._stops = list(accumulate(map(len, self.parts)))

    def __len__(self) -> int:
        return self._stops[-1] if self._stops else 0

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(self.parts)

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> "Sequence[int]": ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        """Give one row, or the rows of a slice."""
        if isinstance(index, slice):
            first, stop, step = index.indices(len(self))
            return self._slice(first, stop) if step == 1 else list(self)[index]
        place = index + len(self) if index < 0 else index
        if not 0 <= place < len(self):
            raise IndexError("row out of range")
        number = bisect_left(self._stops, place + 1)
        return self.parts[number][place - (self._stops[number] - len(self.parts[number]))]

    def _slice(self, first: int, stop: int) -> "Pieces":
        starts = [end - len(part) for end, part in zip(self._stops, self.parts, strict=True)]
        return Pieces(
            part[max(0, first - start) : max(0, stop - start)]
            for start, part in zip(starts, self.parts, strict=True)
        )


def taken(values: Sequence[Value], rows: Sequence[int]) -> tuple[Value, ...]:
    """Give the values of rows, runs of them at once.

    Example:
        >>> taken(("a", "b", "c", "d"), Pieces([[0], range(2, 4)]))
        ('a', 'c', 'd')
    """
    if type(rows) is Pieces:
        return tuple(chain.from_iterable(taken(values, part) for part in rows.parts))
    if type(rows) is range and rows.step == 1:
        return tuple(values[rows.start : rows.stop])
    if len(rows) > 1:
        several: tuple[Value, ...] = itemgetter(*rows)(values)
        return several
    return tuple([values[row] for row in rows])


def in_both(rows: Sequence[int], index: Sequence[int]) -> list[int]:
    """Keep the rows that an index has; the index may be far longer than the rows.

    Example:
        >>> in_both([1, 4, 9], range(0, 1_000_000, 3))
        [9]
        >>> in_both([1, 4, 9], Pieces([[0], range(4, 20)]))
        [4, 9]
    """
    if isinstance(index, Pieces):
        return [row for part in index.parts for row in in_both(rows, part)]
    if isinstance(index, range) and index.step == 1:
        return list(rows[bisect_left(rows, index.start) : bisect_left(rows, index.stop)])
    few, many = (rows, index) if len(rows) <= len(index) else (index, rows)
    if isinstance(many, Filed) and len(few) > MOST_BISECTED:
        filed = many.members
        return [row for row in few if row in filed]
    if len(few) * BISECT_FROM <= len(many):
        return [row for row in few if _has(many, row)]
    wanted = frozenset(few)
    return [row for row in many if row in wanted]


def in_first_only(rows: Sequence[int], index: Sequence[int]) -> list[int]:
    """Keep the rows that an index lacks.

    Example:
        >>> in_first_only([1, 4, 9], range(0, 1_000_000, 3))
        [1, 4]
    """
    if len(rows) * BISECT_FROM > len(index) or isinstance(index, Pieces):
        unwanted = index.members if isinstance(index, Filed) else frozenset(index)
        return [row for row in rows if row not in unwanted]
    return [row for row in rows if not _has(index, row)]


def those_among(few: frozenset[int], rows: Sequence[int]) -> frozenset[int]:
    """Give those of a few rows that are among ascending ones.

    Example:
        >>> sorted(those_among(frozenset({1, 5}), range(3, 1_000_000)))
        [5]
    """
    if len(few) * BISECT_FROM <= len(rows) or isinstance(rows, range | Pieces):
        return frozenset(in_both(sorted(few), rows)) if few else NO_ROWS
    return few.intersection(rows)


def run_without(run: range, gone: Iterable[int]) -> list[Sequence[int]]:
    """Take some rows out of a run.

    Example:
        >>> run_without(range(3, 9), [5, 8, 20])
        [range(3, 5), range(6, 8), range(9, 9)]
    """
    gaps = sorted({row for row in gone if row in run})
    if len(gaps) > MOST_PIECES:
        unwanted = frozenset(gaps)
        return [[row for row in run if row not in unwanted]]
    starts = [run.start, *(row + 1 for row in gaps)]
    return [range(start, stop) for start, stop in zip(starts, [*gaps, run.stop], strict=True)]


def _has(index: Sequence[int], row: int) -> bool:
    place = bisect_left(index, row)
    return place < len(index) and index[place] == row
