"""A leaf of time, bound to records: which rows stand in a relation to a window."""

from collections.abc import Mapping, Sequence

from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.relations import relate
from kgtimeline.dates.truth import Truth
from kgtimeline.query.answers import NO_ROWS, Answer, in_first_only
from kgtimeline.query.nodes import InTime
from kgtimeline.query.time_index import CERTAIN, POSSIBLE, TimeIndex


class TimeQuestion:
    """A relation to a window, asked plainly or negated.

    Args:
        leaf: The relation and the window.
        index: All rows on their shelves.
        bounds: The bounds of every row.
        given: Bounds to go by instead, by row.
        negated: Ask for the opposite. On a hedged date that is never certain either.
        certain: Give only rows that answer for certain.
    """

    __slots__ = ("bounds", "certain", "given", "index", "leaf", "negated", "relation", "window")

    def __init__(
        self,
        leaf: InTime,
        index: TimeIndex,
        bounds: Sequence[Bounds],
        given: Mapping[int, Bounds],
        *,
        negated: bool,
        certain: bool,
    ) -> None:
        """Keep the parts."""
        self.leaf = leaf
        self.relation = leaf.relation
        self.window = leaf.window
        self.index = index
        self.bounds = bounds
        self.given = given
        self.negated = negated
        self.certain = certain

    def count(self) -> int:
        """Say how many rows have to be looked at, at most."""
        if self.negated:
            return len(self.bounds)
        shelves = (*self.index.firm, *self.index.hedged)
        stretches = [shelf.stretch(self.relation, self.window) for shelf in shelves]
        return sum(part.stop - part.first for part in stretches) + len(self.index.odd) + len(self.given)

    def find(self) -> Answer:
        """Find all rows from the shelves."""
        plain = self._find_plain()
        return self._opposite(*plain) if self.negated else self._answer(*plain)

    def keep(self, rows: Sequence[int]) -> Answer:
        """Ask every one of these rows."""
        kept, maybe = [], set()
        for row in rows:
            truth = self._truth(row)
            if truth is Truth.YES:
                kept.append(row)
            elif truth is Truth.MAYBE and not self.certain:
                kept.append(row)
                maybe.add(row)
        return Answer(kept, frozenset(maybe))

    def _truth(self, row: int) -> Truth:
        bounds = self.given.get(row, self.bounds[row])
        return relate(self.relation, bounds, self.window, negate=self.negated)

    def _find_plain(self) -> tuple[list[int], list[int]]:
        """Find the rows that answer the plain question: for certain, and only possibly."""
        sure: list[int] = []
        maybe: list[int] = []
        a, b = self.window
        possible, certain = POSSIBLE[self.relation], CERTAIN[self.relation]
        for shelf in self.index.firm:
            part = shelf.stretch(self.relation, self.window)
            sure += shelf.sure(part)
            for row, bounds in shelf.edges(part):
                if possible(bounds, a, b):
                    (sure if certain(bounds, a, b) else maybe).append(row)
        for shelf in self.index.hedged:
            part = shelf.stretch(self.relation, self.window)
            maybe += shelf.sure(part)
            maybe += [row for row, bounds in shelf.edges(part) if possible(bounds, a, b)]
        if self.given:
            sure, maybe = ([row for row in rows if row not in self.given] for rows in (sure, maybe))
        for row in {*self.index.odd, *self.given}:
            truth = relate(self.relation, self.given.get(row, self.bounds[row]), self.window)
            if truth:
                (sure if truth is Truth.YES else maybe).append(row)
        return sure, maybe

    def _answer(self, sure: list[int], maybe: list[int]) -> Answer:
        if self.certain or not maybe:
            sure.sort()
            return Answer(sure, NO_ROWS)
        sure += maybe
        sure.sort()
        return Answer(sure, frozenset(maybe))

    def _opposite(self, sure: list[int], maybe: list[int]) -> Answer:
        """Turn the answer to the plain question into that to the negated one."""
        hedged = self._hedged()
        everything = range(len(self.bounds))
        if self.certain:
            return Answer(in_first_only(everything, sorted({*sure, *maybe, *hedged})), NO_ROWS)
        rows = in_first_only(everything, sorted(sure))
        return Answer(rows, hedged.union(maybe))

    def _hedged(self) -> frozenset[int]:
        """Give the rows whose dates are never certain, by the bounds that count."""
        if not self.given:
            return self.index.hedged_rows
        given = frozenset(row for row, bounds in self.given.items() if bounds.hedged)
        return (self.index.hedged_rows - self.given.keys()) | given
