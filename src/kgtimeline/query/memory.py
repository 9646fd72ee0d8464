"""Evaluate a predicate over the indexes of records, most selective index first.

An answer is two sets of rows: those in which the predicate possibly holds, and of
them those in which it may also fail. Both follow from the leaves by Kleene's logic,
independently of each other; that is what makes `certain` cheap.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from kgtimeline.dataset.records import Records
from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.truth import Truth
from kgtimeline.query.answers import NO_ROWS, Answer, those_among
from kgtimeline.query.indexes import Indexes
from kgtimeline.query.leaves import Asking, leaf_solver
from kgtimeline.query.nodes import EVERYTHING, And, InTime, Not, Or, Predicate, normal
from kgtimeline.query.planner import Plan, Step, Steps
from kgtimeline.query.scoping import with_clear_names

MOST_PREPARED = 256
"""Questions that are kept ready to be asked again, for one timeline."""
MOST_HELD = 100_000
"""Rows that these may keep in memory together, beside those of the indexes."""


class _Solver(Protocol):
    """A part of the tree, bound to records. It never changes, and may be asked again and again."""

    @property
    def held(self) -> int:
        """How many rows it keeps in memory that no index has."""

    def count(self, fewest: int) -> int:
        """Say how many rows it has at most, roughly; another part has so few."""

    def find(self, steps: Steps | None) -> Answer:
        """Find its rows from the indexes."""

    def keep(self, rows: Sequence[int], steps: Steps | None) -> Answer:
        """Find those of these rows that it has."""


class Prepared(NamedTuple):
    """A question that is bound to records: names are looked up, and the parts are in order.

    Args:
        predicate: The question in normal form.
        solver: It, bound.
        total: How many events there are.
        certain: Whether only what is proven counts.
    """

    predicate: Predicate
    solver: _Solver
    total: int
    certain: bool


class Evaluation:
    """The answer of records to a predicate.

    Args:
        rows: Rows in which it holds possibly or certainly. **Shape**: ascending, which
            is date order; never to be changed, since it may be part of an index.
        maybe: Those of them in which it holds only possibly.
        prepared: What was asked, or how the answer was found.
    """

    __slots__ = ("_prepared", "maybe", "rows")

    def __init__(self, rows: Sequence[int], maybe: frozenset[int], prepared: Prepared | Plan) -> None:
        """Keep the parts."""
        self.rows = rows
        self.maybe = maybe
        self._prepared = prepared

    @property
    def plan(self) -> Plan:
        """How it was found: it is found once more, step by step."""
        if isinstance(self._prepared, Plan):
            return self._prepared
        predicate, solver, total, certain = self._prepared
        steps: Steps = []
        solver.find(steps)
        return Plan(predicate, total, tuple(steps), len(self.rows), certain)

    def __reduce__(self) -> tuple[object, ...]:
        """Cross a process border with the plan, and without the indexes it was found by."""
        return Evaluation, (self.rows, self.maybe, self.plan)

    def truth(self, row: int) -> Truth:
        """Say how sure one of the rows is."""
        return Truth.MAYBE if row in self.maybe else Truth.YES

    def among(self, rows: Sequence[int]) -> "Evaluation":
        """Give the same answer without the rows that are not among these."""
        return Evaluation(rows, self.maybe.intersection(rows), self._prepared)


def evaluate(
    records: Records,
    predicate: Predicate,
    *,
    certain: bool = False,
    bounds: Mapping[str, Bounds] | None = None,
) -> Evaluation:
    """Find the events in which a predicate holds, possibly or certainly.

    Use `Timeline.where` unless you work on records. What it takes to bind a question to
    records is kept, so that it is done once for a question that is asked often.

    Args:
        records: What is asked.
        predicate: The question.
        certain: Keep only what is proven. An option of the whole question: the
            result is sound, but a tree whose parts hang together may be truer than
            the parts tell (`during("2024") | ~during("2024")`).
        bounds: For some events, by id, bounds to go by instead of those of their dates.

    Returns:
        Rows, which of them are open, and the plan.

    Raises:
        ActorNotFoundError: If an actor or publisher of the predicate is not known.
        AmbiguousActorError: If one fits several, of whom a source beside it does not name just one.
        EventNotFoundError: If an event of the predicate is not known.
        QuerySyntaxError: If a source of the predicate is not known.
    """
    if bounds:
        prepared = _prepared(records, predicate, certain=certain, bounds=bounds)
    else:
        ready = Indexes.of(records).prepared
        found = ready.get((predicate, certain))
        prepared = _kept(ready, records, predicate, certain=certain) if found is None else found
    rows, maybe = prepared[1].find(None)
    return Evaluation(rows, maybe, prepared)


def _prepared(
    records: Records, predicate: Predicate, *, certain: bool, bounds: Mapping[str, Bounds] | None = None
) -> Prepared:
    asked = normal(with_clear_names(records, predicate))
    asking = Asking(records, bounds, certain)
    return Prepared(asked, _solver(asking, asked), asking.total, certain)


def _kept(
    ready: dict[tuple[Predicate, bool], Prepared], records: Records, predicate: Predicate, *, certain: bool
) -> Prepared:
    """Prepare a question and keep it, unless it takes much memory; others are forgotten for it."""
    prepared = _prepared(records, predicate, certain=certain)
    held = prepared.solver.held
    if held <= MOST_HELD:
        others = sum(one.solver.held for one in [*ready.values()])  # other threads may put some in meanwhile
        if len(ready) >= MOST_PREPARED or held + others > MOST_HELD:
            ready.clear()
        ready[predicate, certain] = prepared
    return prepared


def _solver(asking: Asking, predicate: Predicate) -> _Solver:
    if isinstance(predicate, And):
        return _All(asking, predicate)
    if isinstance(predicate, Or):
        return _Any(asking, predicate)
    if isinstance(predicate, Not):
        return leaf_solver(asking, predicate.part, predicate, negated=True)
    return leaf_solver(asking, predicate, predicate, negated=False)


class _All:
    """A conjunction: its most selective part finds, the others keep."""

    __slots__ = ("fewest", "held", "others", "parts", "total")

    def __init__(self, asking: Asking, predicate: And) -> None:
        self.total = asking.total
        fewest = asking.total
        counted = []
        for place, part in enumerate(sorted(predicate.parts, key=_is_of_time)):
            solver = _solver(asking, part)
            count = solver.count(fewest)
            fewest = min(fewest, count)
            counted.append((count, place, solver))
        self.fewest = fewest
        self.parts = [solver for _, _, solver in sorted(counted)]
        self.others = self.parts[1:]
        self.held = sum(part.held for part in self.parts)

    def count(self, fewest: int) -> int:  # noqa: ARG002 - one face for all parts
        return self.fewest

    def find(self, steps: Steps | None) -> Answer:
        if not self.parts:
            if steps is not None:
                steps.append(Step("all", EVERYTHING, self.total, self.total))
            return range(self.total), NO_ROWS
        return self._narrow(self.parts[0].find(steps), self.others, steps)

    def keep(self, rows: Sequence[int], steps: Steps | None) -> Answer:
        return self._narrow((rows, NO_ROWS), self.parts, steps)

    @staticmethod
    def _narrow(found: Answer, parts: Sequence[_Solver], steps: Steps | None) -> Answer:
        for part in parts:
            rows, maybe = found
            if not rows:
                break
            found = part.keep(rows, steps)
            if maybe:
                rows, doubtful = found
                found = rows, those_among(maybe, rows) | doubtful
        return found


class _Any:
    """A disjunction: the union of what its parts have."""

    __slots__ = ("held", "parts", "total")

    def __init__(self, asking: Asking, predicate: Or) -> None:
        self.total = asking.total
        self.parts = [_solver(asking, part) for part in predicate.parts]
        self.held = sum(part.held for part in self.parts)

    def count(self, fewest: int) -> int:
        return min(self.total, sum(part.count(fewest) for part in self.parts))

    def find(self, steps: Steps | None) -> Answer:
        return _united([part.find(steps) for part in self.parts])

    def keep(self, rows: Sequence[int], steps: Steps | None) -> Answer:
        return _united([part.keep(rows, steps) for part in self.parts])


def _is_of_time(part: Predicate) -> bool:
    """Put questions of time last: they need not be counted where another part has few rows."""
    return isinstance(part, InTime)


def _united(answers: Sequence[Answer]) -> Answer:
    """Unite answers: a row is certain if it is so in any of them."""
    everything = sorted(set().union(*[rows for rows, _ in answers]))
    doubtful: frozenset[int] = NO_ROWS.union(*[maybe for _, maybe in answers])
    if not doubtful:
        return everything, NO_ROWS
    sure = {row for rows, maybe in answers for row in rows if row in doubtful and row not in maybe}
    return everything, doubtful - sure
