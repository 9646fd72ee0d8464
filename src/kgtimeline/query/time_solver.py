"""A leaf of time, bound to records: which rows stand in a relation to a window."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.relations import relate
from kgtimeline.dates.truth import Truth
from kgtimeline.query.answers import (
    NO_ROWS,
    Answer,
    Pieces,
    in_both,
    in_first_only,
    run_without,
    taken,
    those_among,
)
from kgtimeline.query.nodes import InTime
from kgtimeline.query.time_index import CERTAIN, POSSIBLE, TimeIndex


@dataclass(slots=True)
class _Found:
    """The answer to a plain question: a run of rows, and in what it is not the whole answer."""

    run: range
    beside: list[int] = field(default_factory=list)
    """Rows outside of the run that answer too."""
    gone: list[int] = field(default_factory=list)
    """Rows that do not answer; those that are not of the run don't matter."""
    maybe: list[int] = field(default_factory=list)
    """Rows, wherever they are, that answer only possibly."""

    def put(self, row: int, truth: Truth) -> None:
        """Take note of a row that was looked at by itself."""
        if truth is Truth.NO:
            self.gone.append(row)
            return
        if row not in self.run:
            self.beside.append(row)
        if truth is Truth.MAYBE:
            self.maybe.append(row)

    def rows(self, *, certain: bool) -> Sequence[int]:
        """Give the rows in ascending order."""
        run, gone, beside = self.run, self.gone, self.beside
        if certain and self.maybe:
            doubtful = frozenset(self.maybe)
            gone, beside = [*gone, *doubtful], [row for row in beside if row not in doubtful]
        beside = sorted(beside)
        if not run:
            return beside
        middle = run_without(run, gone) if gone else [run]
        before = [row for row in beside if row < run.start]
        return Pieces([before, *middle, beside[len(before) :]])


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
        """Say how many rows there may be, at most."""
        if self.negated:
            return len(self.bounds)
        return self._looks() + len(self.index.run(self.relation, self.window))

    def find(self) -> Answer:
        """Find all rows."""
        found = self._find_plain()
        if self.negated:
            return self._opposite(found)
        rows = found.rows(certain=self.certain)
        return Answer(rows, NO_ROWS if self.certain or not found.maybe else frozenset(found.maybe))

    def keep(self, rows: Sequence[int]) -> Answer:
        """Keep those of these rows that answer: ask each, or find all if that is less work."""
        if len(rows) > self._looks() and not self.negated:
            found, maybe = self.find()
            kept = in_both(rows, found)
            return Answer(kept, those_among(maybe, kept))
        kept, doubtful = [], set()
        for row in rows:
            truth = self._truth(row)
            if truth is Truth.YES:
                kept.append(row)
            elif truth is Truth.MAYBE and not self.certain:
                kept.append(row)
                doubtful.add(row)
        return Answer(kept, frozenset(doubtful))

    def _looks(self) -> int:
        """Say how many rows a search looks at."""
        parts = [shelf.stretch(self.relation, self.window) for shelf in self.index.shelves]
        edges = sum(part.stop - part.sure_stop + part.sure_first - part.first for part in parts)
        return edges + len(self.index.odd) + len(self.given)

    def _truth(self, row: int) -> Truth:
        bounds = self.given.get(row, self.bounds[row])
        return relate(self.relation, bounds, self.window, negate=self.negated)

    def _find_plain(self) -> _Found:
        """Find the rows that answer the plain question, for certain or only possibly."""
        found = _Found(self.index.run(self.relation, self.window))
        given = self.given
        for shelf in self.index.shelves:
            part = shelf.stretch(self.relation, self.window)
            if shelf.hedged:
                found.maybe += [row for row in shelf.sure(part) if row not in given]
            for rows, bounds in shelf.edges(part):
                places = [place for place, row in enumerate(rows) if row not in given] if given else None
                if places is None:
                    self._look(found, rows, bounds, hedged=shelf.hedged)
                else:
                    self._look(found, taken(rows, places), taken(bounds, places), hedged=shelf.hedged)
        for row in {*self.index.odd, *given}:
            truth = relate(self.relation, given.get(row, self.bounds[row]), self.window)
            found.put(row, truth)
        return found

    def _look(self, found: _Found, rows: Sequence[int], bounds: Sequence[Bounds], *, hedged: bool) -> None:
        """Put the rows of one piece of a shelf to the test, all at once."""
        a, b = self.window
        possible = POSSIBLE[self.relation](rows, bounds, a, b)
        first, stop = bisect_left(possible, found.run.start), bisect_left(possible, found.run.stop)
        found.beside += possible[:first] + possible[stop:]
        inside = bisect_left(rows, found.run.stop) - bisect_left(rows, found.run.start)
        if stop - first < inside:
            found.gone += in_first_only(rows, possible)
        certain = [] if hedged else CERTAIN[self.relation](rows, bounds, a, b)
        if len(certain) < len(possible):
            found.maybe += in_first_only(possible, certain)

    def _opposite(self, found: _Found) -> Answer:
        """Turn the answer to the plain question into that to the negated one."""
        hedged = self._hedged()
        everything = range(len(self.bounds))
        if self.certain:
            excluded = {*found.rows(certain=False), *hedged}
            return Answer([row for row in everything if row not in excluded], NO_ROWS)
        sure = found.rows(certain=True)
        return Answer(in_first_only(everything, sure), hedged.union(found.maybe))

    def _hedged(self) -> frozenset[int]:
        """Give the rows whose dates are never certain, by the bounds that count."""
        if not self.given:
            return self.index.hedged_rows
        given = frozenset(row for row, bounds in self.given.items() if bounds.hedged)
        return (self.index.hedged_rows - self.given.keys()) | given
