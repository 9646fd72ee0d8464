"""A leaf of time, bound to records: which rows stand in a relation to a window."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.relations import Relation, relate
from kgtimeline.dates.truth import Truth
from kgtimeline.query.answers import (
    NO_ROWS,
    Answer,
    Pieces,
    in_both,
    in_first_only,
    run_without,
    those_among,
)
from kgtimeline.query.nodes import InTime
from kgtimeline.query.time_days import LOOKS
from kgtimeline.query.time_index import TimeIndex
from kgtimeline.query.time_shelf import Stretch

FEW = 64
"""To ask so many rows one by one takes less than to find out how many a search would look at."""


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
        place = bisect_left(beside, run.start)
        return Pieces([beside[:place], *middle, beside[place:]])


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

    __slots__ = (
        *("_look", "_stretches"),
        *("bounds", "certain", "given", "index", "leaf", "negated", "relation", "window"),
    )

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
        self._look = LOOKS[leaf.relation]
        self._stretches: list[Stretch] | None = None

    @property
    def held(self) -> int:
        """How many rows it keeps in memory: none."""
        return 0

    def count(self, fewest: int) -> int:
        """Say how many rows there may be, at most; roughly, where another part has few."""
        if self.negated or fewest <= FEW:
            return len(self.bounds)
        return self._looks() + len(self.index.run(self.relation, self.window))

    def find(self) -> Answer:
        """Find all rows."""
        found = self._find_plain()
        if self.negated:
            return self._opposite(found)
        rows = found.rows(certain=self.certain)
        return rows, NO_ROWS if self.certain or not found.maybe else frozenset(found.maybe)

    def keep(self, rows: Sequence[int]) -> Answer:
        """Keep those of these rows that answer: ask each, or find all if that is less work."""
        if not self.negated and len(rows) > FEW and len(rows) > self._looks():
            found, maybe = self.find()
            kept = in_both(rows, found)
            return kept, those_among(maybe, kept)
        odd = self.index.odd_rows
        if self.negated or self.given or (odd and not odd.isdisjoint(rows)):
            return self._keep_each(rows)
        a, b = self.window
        kept, doubtful = self._look(rows, self.index.days, a, b)
        if self.index.hedged_rows:
            doubtful += self.index.hedged_rows.intersection(kept)
        if not doubtful:
            return kept, NO_ROWS
        maybe = frozenset(doubtful)
        if self.certain:
            return [row for row in kept if row not in maybe], NO_ROWS
        return kept, maybe

    def _keep_each(self, rows: Sequence[int]) -> Answer:
        """Keep rows whose four bounds may not be the whole truth: one by one."""
        kept, doubtful = [], set()
        for row in rows:
            truth = self._truth(row)
            if truth is Truth.YES:
                kept.append(row)
            elif truth is Truth.MAYBE and not self.certain:
                kept.append(row)
                doubtful.add(row)
        return kept, frozenset(doubtful)

    def _looks(self) -> int:
        """Say how many rows a search looks at."""
        edges = sum(part.stop - part.sure_stop + part.sure_first - part.first for part in self._parts())
        return edges + len(self.index.odd_rows) + len(self.given)

    def _parts(self) -> list[Stretch]:
        """Give the stretch of every shelf, found once."""
        if self._stretches is None:
            self._stretches = [shelf.stretch(self.relation, self.window) for shelf in self.index.shelves]
        return self._stretches

    def _truth(self, row: int) -> Truth:
        bounds = self.given.get(row, self.bounds[row])
        return relate(self.relation, bounds, self.window, negate=self.negated)

    def _find_plain(self) -> _Found:
        """Find the rows that answer the plain question, for certain or only possibly."""
        found = _Found(self.index.run(self.relation, self.window))
        given = self.given
        touching = self.relation is Relation.DURING and not given
        for shelf, part in zip(self.index.shelves, self._parts(), strict=True):
            if touching and not shelf.open:
                before, doubtful = shelf.touching(self.window)
                found.beside += before
                found.maybe += doubtful
                continue
            if shelf.hedged:
                found.maybe += [row for row in shelf.sure(part) if row not in given]
            for rows in shelf.edges(part):
                asked = [row for row in rows if row not in given] if given else rows
                self._look_at(found, asked, hedged=shelf.hedged)
        for row in {*self.index.odd_rows, *given}:
            truth = relate(self.relation, given.get(row, self.bounds[row]), self.window)
            found.put(row, truth)
        return found

    def _look_at(self, found: _Found, rows: Sequence[int], *, hedged: bool) -> None:
        """Put the rows of one piece of a shelf to the test, all at once."""
        a, b = self.window
        possible, doubtful = self._look(rows, self.index.days, a, b)
        first, stop = bisect_left(possible, found.run.start), bisect_left(possible, found.run.stop)
        found.beside += possible[:first] + possible[stop:]
        inside = bisect_left(rows, found.run.stop) - bisect_left(rows, found.run.start)
        if stop - first < inside:
            found.gone += in_first_only(rows, possible)
        found.maybe += possible if hedged else doubtful

    def _opposite(self, found: _Found) -> Answer:
        """Turn the answer to the plain question into that to the negated one."""
        hedged = self._hedged()
        everything = range(len(self.bounds))
        if self.certain:
            excluded = {*found.rows(certain=False), *hedged}
            return [row for row in everything if row not in excluded], NO_ROWS
        sure = found.rows(certain=True)
        return in_first_only(everything, sure), hedged.union(found.maybe)

    def _hedged(self) -> frozenset[int]:
        """Give the rows whose dates are never certain, by the bounds that count."""
        if not self.given:
            return self.index.hedged_rows
        given = frozenset(row for row, bounds in self.given.items() if bounds.hedged)
        return (self.index.hedged_rows - self.given.keys()) | given
