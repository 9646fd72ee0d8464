"""What solvers pass around: the question's circumstances and partial answers."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

NO_ROWS: frozenset[int] = frozenset()
BISECT_FROM = 16
"""How many times longer an index must be than the rows, for bisection to beat a set."""


class Answer(NamedTuple):
    """Rows in ascending order, and those of them that are only possible."""

    rows: Sequence[int]
    maybe: frozenset[int]


def in_both(rows: Sequence[int], index: Sequence[int]) -> list[int]:
    """Keep the rows that an index has; the index may be far longer than the rows.

    Example:
        >>> in_both([1, 4, 9], range(0, 1_000_000, 3))
        [9]
    """
    if len(rows) * BISECT_FROM > len(index):
        wanted = set(index)
        return [row for row in rows if row in wanted]
    return [row for row in rows if _has(index, row)]


def in_first_only(rows: Sequence[int], index: Sequence[int]) -> list[int]:
    """Keep the rows that an index lacks.

    Example:
        >>> in_first_only([1, 4, 9], range(0, 1_000_000, 3))
        [1, 4]
    """
    if len(rows) * BISECT_FROM > len(index):
        unwanted = set(index)
        return [row for row in rows if row not in unwanted]
    return [row for row in rows if not _has(index, row)]


def _has(index: Sequence[int], row: int) -> bool:
    place = bisect_left(index, row)
    return place < len(index) and index[place] == row
