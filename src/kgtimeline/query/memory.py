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
from kgtimeline.query.leaves import Asking, leaf_solver
from kgtimeline.query.nodes import EVERYTHING, And, InTime, Not, Or, Predicate, normal
from kgtimeline.query.planner import Plan, Step
from kgtimeline.query.scoping import with_clear_names


class Evaluation(NamedTuple):
    """The answer of records to a predicate.

    Args:
        rows: Rows in which it holds possibly or certainly. **Shape**: ascending, which
            is date order; never to be changed, since it may be part of an index.
        maybe: Those of them in which it holds only possibly.
        plan: How it was found.
    """

    rows: Sequence[int]
    maybe: frozenset[int]
    plan: Plan

    def truth(self, row: int) -> Truth:
        """Say how sure one of the rows is."""
        return Truth.MAYBE if row in self.maybe else Truth.YES


class _Solver(Protocol):
    """A part of the tree, bound to records."""

    def count(self, fewest: int) -> int:
        """Say how many rows it has at most, roughly; another part has so few."""

    def find(self) -> Answer:
        """Find its rows from the indexes."""

    def keep(self, rows: Sequence[int]) -> Answer:
        """Find those of these rows that it has."""


def evaluate(
    records: Records,
    predicate: Predicate,
    *,
    certain: bool = False,
    bounds: Mapping[str, Bounds] | None = None,
) -> Evaluation:
    """Find the events in which a predicate holds, possibly or certainly.

    Use `Timeline.where` unless you work on records.

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
    asked = normal(with_clear_names(records, predicate))
    asking = Asking(records, bounds, certain)
    rows, maybe = _solver(asking, asked).find()
    plan = Plan(asked, asking.total, tuple(asking.steps), len(rows), certain)
    return Evaluation(rows, maybe, plan)


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

    __slots__ = ("asking", "fewest", "parts")

    def __init__(self, asking: Asking, predicate: And) -> None:
        self.asking = asking
        fewest = asking.total
        counted = []
        for place, part in enumerate(sorted(predicate.parts, key=_is_of_time)):
            solver = _solver(asking, part)
            count = solver.count(fewest)
            fewest = min(fewest, count)
            counted.append((count, place, solver))
        self.fewest = fewest
        self.parts = [solver for _, _, solver in sorted(counted)]

    def count(self, fewest: int) -> int:  # noqa: ARG002 - one face for all parts
        return self.fewest

    def find(self) -> Answer:
        if not self.parts:
            total = self.asking.total
            self.asking.steps.append(Step("all", EVERYTHING, total, total))
            return Answer(range(total), NO_ROWS)
        return self._narrow(self.parts[0].find(), self.parts[1:])

    def keep(self, rows: Sequence[int]) -> Answer:
        return self._narrow(Answer(rows, NO_ROWS), self.parts)

    @staticmethod
    def _narrow(found: Answer, parts: Sequence[_Solver]) -> Answer:
        rows, maybe = found
        for part in parts:
            if not rows:
                break
            rows, doubtful = part.keep(rows)
            maybe = maybe | doubtful
        return Answer(rows, those_among(maybe, rows))


class _Any:
    """A disjunction: the union of what its parts have."""

    __slots__ = ("asking", "parts")

    def __init__(self, asking: Asking, predicate: Or) -> None:
        self.asking = asking
        self.parts = [_solver(asking, part) for part in predicate.parts]

    def count(self, fewest: int) -> int:
        return min(self.asking.total, sum(part.count(fewest) for part in self.parts))

    def find(self) -> Answer:
        return _united([part.find() for part in self.parts])

    def keep(self, rows: Sequence[int]) -> Answer:
        return _united([part.keep(rows) for part in self.parts])


def _is_of_time(part: Predicate) -> bool:
    """Put questions of time last: they need not be counted where another part has few rows."""
    return isinstance(part, InTime)


def _united(answers: Sequence[Answer]) -> Answer:
    """Unite answers: a row is certain if it is so in any of them."""
    rows = sorted(set().union(*(answer.rows for answer in answers)))
    doubtful: frozenset[int] = NO_ROWS.union(*(answer.maybe for answer in answers))
    if not doubtful:
        return Answer(rows, NO_ROWS)
    sure = {row for answer in answers for row in answer.rows if row in doubtful and row not in answer.maybe}
    return Answer(rows, doubtful - sure)
