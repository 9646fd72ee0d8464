"""Rows whose bounds are alike, in the order of their first days.

On a shelf of length L nobody who starts before `a - L` meets `[a, b]`. One long event
would spoil a shelf for all others, so the long ones have shelves of their own; and of
dates whose ends follow from their starts nothing more has to be asked.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple, Self, cast

from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.numbering import INF, Day
from kgtimeline.dates.relations import Relation
from kgtimeline.dates.window import Window
from kgtimeline.query.time_days import Days

LENGTHS = (0, 31, 92, 366, 1_096, 3_660)
"""Longest bounds on each shelf, in days; one more shelf takes all longer and open ones."""


class Stretch(NamedTuple):
    """Where on a shelf the rows lie that a window can concern.

    Args:
        first: Place of the first row that may answer.
        sure_first: Place of the first row that answers for certain.
        sure_stop: Place after the last row that does so.
        stop: Place after the last row that may answer.
    """

    first: int
    sure_first: int
    sure_stop: int
    stop: int


class Form(IntEnum):
    """What two of the four bounds say of the other two."""

    POINT = 0
    """Either end may be any day of one span, as that of a day, a month or a year."""
    FIRM = 1
    """The day on which it starts is known."""
    LOOSE = 2
    """None of the two."""

    @staticmethod
    def of(bounds: Bounds) -> "Form":
        """Say which form bounds have.

        Example:
            >>> Form.of(Bounds(0, 30, 0, 30)), Form.of(Bounds(0, 0, 90, 120))
            (<Form.POINT: 0>, <Form.FIRM: 1>)
        """
        if bounds.s_lo == bounds.e_lo and bounds.s_hi == bounds.e_hi:
            return Form.POINT
        return Form.FIRM if bounds.s_lo == bounds.s_hi else Form.LOOSE


class Kept(NamedTuple):
    """What the rows of a shelf have in common.

    Args:
        hedged: Nothing about these dates is certain.
        form: What their bounds look like.
        length: Length of the longest bounds, in days; infinite if some have an open end,
            minus infinity if all may have begun at any time (an open shelf).
    """

    hedged: bool
    form: Form
    length: Day

    @classmethod
    def of(cls, bounds: Bounds) -> Self:
        """Say on which shelf bounds belong.

        Example:
            >>> Kept.of(Bounds(0, 30, 0, 30))
            Kept(hedged=False, form=<Form.POINT: 0>, length=31)
        """
        start = bounds.s_lo
        if start == -INF:
            length: Day = -INF
        else:
            length = next((top for top in LENGTHS if bounds.e_hi - start <= top), INF)
        return cls(bounds.hedged, Form.of(bounds), length)


def _column(days: Iterable[Day]) -> Sequence[Day]:
    """Lay days side by side, if all of them are numbers of 64 bits."""
    found = [*days]
    try:
        return array("q", cast("list[int]", found))
    except (OverflowError, TypeError):
        return found


class Shelf:
    """Rows that have something in common, by their first day.

    Args:
        kept: What they have in common.
        days: The bounds of every row of the records.
        rows: The rows.

    Whoever may have begun at any time has shelves on which each must be looked at (`open`).
    """

    __slots__ = (
        "days",
        "ends",
        "first_ends",
        "form",
        "hedged",
        "length",
        "open",
        "rows",
        "shortest",
        "starts",
    )

    def __init__(self, kept: Kept, days: Days, rows: Sequence[int]) -> None:
        """Sort by first day, then row."""
        self.hedged, self.form, self.length = kept
        self.days = days
        self.rows = sorted(rows, key=days.s_lo.__getitem__)
        self.starts = [*map(days.s_lo.__getitem__, self.rows)]
        self.ends = _column(map(days.e_hi.__getitem__, self.rows))
        self.first_ends = _column(map(days.e_lo.__getitem__, self.rows) if self.form is Form.FIRM else ())
        self.open = self.length == -INF
        self.shortest = min(end - start for start, end in zip(self.starts, self.ends, strict=True))

    def touching(self, window: Window) -> tuple[list[int], list[int]]:
        """Find the rows that may share a day with a window; not for open shelves.

        Returns:
            Those that begin before it, and those that possibly do not touch it, wherever
            they begin. Whoever begins inside of it touches it.
        """
        a, b = window
        first = bisect_left(self.starts, a - self.length)
        middle = bisect_left(self.starts, a)
        stop = bisect_right(self.starts, b)
        sure = max(first, min(middle, bisect_left(self.starts, a - self.shortest)))
        early = slice(first, sure)
        before = [row for row, end in zip(self.rows[early], self.ends[early], strict=True) if end >= a]
        before += self.rows[sure:middle]
        if self.hedged:
            return before, before + self.rows[middle:stop]
        late = middle if self.length == INF else max(middle, bisect_right(self.starts, b - self.length))
        late = stop if b == INF else min(late, stop)
        if self.form is Form.POINT:
            return before, before + self._ending_after(b, late, stop)
        if self.form is Form.FIRM:
            reaching = zip(
                self.rows[first:middle], self.ends[first:middle], self.first_ends[first:middle], strict=True
            )
            return before, [row for row, end, first_end in reaching if first_end < a <= end]
        _, s_hi, e_lo, e_hi, _ = self.days
        loose = self.rows[first:middle]
        doubtful = [row for row in loose if e_hi[row] >= a and (e_lo[row] < a or s_hi[row] > b)]
        return before, doubtful + self._starting_after(b, late, stop)

    def _ending_after(self, b: Day, late: int, stop: int) -> list[int]:
        """Give those of a stretch whose last possible day is after `b`, which none of them starts after."""
        sure = max(late, min(stop, bisect_right(self.starts, b - self.shortest))) if late < stop else stop
        ending = zip(self.rows[late:sure], self.ends[late:sure], strict=True)
        return [row for row, end in ending if end > b] + self.rows[sure:stop]

    def _starting_after(self, b: Day, late: int, stop: int) -> list[int]:
        """Give those of a stretch who may start after `b`."""
        s_hi = self.days.s_hi
        return [row for row in self.rows[late:stop] if s_hi[row] > b]

    def stretch(self, relation: Relation, window: Window) -> Stretch:
        """Find the rows that can answer, and those that need no look."""
        a, b = window
        length = self.length
        if self.open:
            return self._within(0, 0, 0, len(self.starts))
        until = INF if b == INF else b - length
        match relation:
            case Relation.BEFORE:
                sure = 0, bisect_left(self.starts, a - length)
                return self._within(0, *sure, bisect_left(self.starts, a))
            case Relation.AFTER:
                end = len(self.starts)
                return self._within(bisect_left(self.starts, until), bisect_right(self.starts, b), end, end)
            case Relation.COVERS:
                first = bisect_left(self.starts, -INF if length == INF else until)
                return self._within(first, first, first, bisect_right(self.starts, a))
        first, stop = bisect_left(self.starts, a - length), bisect_right(self.starts, b)
        if length == INF > b:
            return self._within(first, stop, stop, stop)
        return self._within(first, bisect_left(self.starts, a), bisect_right(self.starts, until), stop)

    def sure(self, part: Stretch) -> list[int]:
        """Give the rows of a stretch that need no look."""
        return self.rows[part.sure_first : part.sure_stop]

    def edges(self, part: Stretch) -> Iterator[list[int]]:
        """Give the rows of a stretch that have to be looked at, in two parts."""
        for first, stop in ((part.first, part.sure_first), (part.sure_stop, part.stop)):
            if first < stop:
                yield self.rows[first:stop]

    @staticmethod
    def _within(first: int, sure_first: int, sure_stop: int, stop: int) -> Stretch:
        """Make an empty sure part one that lies inside the stretch."""
        stop = max(first, stop)
        if sure_first >= sure_stop:
            return Stretch(first, stop, stop, stop)
        return Stretch(first, sure_first, sure_stop, stop)
