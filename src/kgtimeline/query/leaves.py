"""Leaves bound to records: each names its rows through an index."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kgtimeline.dataset.records import Records
from kgtimeline.dates.bounds import Bounds
from kgtimeline.errors import QuerySyntaxError
from kgtimeline.query.answers import NO_ROWS, Answer, Filed, in_both, in_first_only
from kgtimeline.query.indexes import Indexes, Rows
from kgtimeline.query.nodes import (
    Field,
    HasActor,
    HasActors,
    HasCode,
    HasCountry,
    HasRelation,
    HasText,
    InTime,
    Is,
    Predicate,
)
from kgtimeline.query.planner import Step, Steps
from kgtimeline.query.time_solver import TimeQuestion
from kgtimeline.query.words import split_terms
from kgtimeline.vocab import Role

if TYPE_CHECKING:
    from kgtimeline.query.figure_index import FigureQuestion


class Asking:
    """What questions are bound to: the records, and the options of the evaluation.

    Args:
        records: What is asked.
        bounds: For some events, by id, bounds to go by instead of those of their dates.
        certain: Whether only what is proven counts.
    """

    __slots__ = ("certain", "given", "indexes", "records", "total")

    def __init__(self, records: Records, bounds: Mapping[str, Bounds] | None, certain: bool) -> None:  # noqa: FBT001 - made in one place
        """Find the indexes and the rows of the given bounds."""
        self.records = records
        self.indexes = Indexes.of(records)
        self.certain = certain
        self.total = len(records.events)
        self.given = (
            {self.indexes.row(event_id): bound for event_id, bound in bounds.items()} if bounds else {}
        )


class PlainQuestion:
    """A leaf that each event answers with yes or no: its rows stand in an index.

    Args:
        rows: The rows that have what the leaf asks for.
        total: How many rows there are.
        negated: Ask for the others.
    """

    __slots__ = ("answer", "negated", "rows", "total")

    def __init__(self, rows: Rows, total: int, *, negated: bool) -> None:
        """Keep the parts."""
        self.rows = rows
        self.total = total
        self.negated = negated
        self.answer = rows, NO_ROWS

    @property
    def held(self) -> int:
        """How many rows it keeps in memory that no index has."""
        return 0 if isinstance(self.rows, Filed) else len(self.rows)

    def count(self, fewest: int) -> int:  # noqa: ARG002 - one face for all questions
        """Say how many rows there are."""
        return self.total - len(self.rows) if self.negated else len(self.rows)

    def find(self) -> Answer:
        """Give the rows of the index, or all others."""
        if self.negated:
            return in_first_only(range(self.total), self.rows), NO_ROWS
        return self.answer

    def keep(self, rows: Sequence[int]) -> Answer:
        """Keep those of these rows that are in the index, or that are not."""
        return (in_first_only if self.negated else in_both)(rows, self.rows), NO_ROWS


class Noted:
    """A leaf's question that notes in the plan what it does, if anybody wants to know."""

    __slots__ = ("question", "total", "what")

    def __init__(
        self, question: "PlainQuestion | TimeQuestion | FigureQuestion", what: Predicate, total: int
    ) -> None:
        """Keep the parts."""
        self.question = question
        self.what = what
        self.total = total

    @property
    def held(self) -> int:
        """How many rows it keeps in memory that no index has."""
        return self.question.held

    def count(self, fewest: int) -> int:
        """Say how many rows have to be looked at, at most."""
        return self.question.count(fewest)

    def find(self, steps: Steps | None) -> Answer:
        """Find all rows through the index."""
        answer = self.question.find()
        if steps is not None:
            steps.append(Step("find", self.what, self.total, len(answer[0])))
        return answer

    def keep(self, rows: Sequence[int], steps: Steps | None) -> Answer:
        """Keep those of these rows for which the leaf holds."""
        answer = self.question.keep(rows)
        if steps is not None:
            steps.append(Step("keep", self.what, len(rows), len(answer[0])))
        return answer


def leaf_solver(asking: Asking, leaf: Predicate, what: Predicate, *, negated: bool) -> Noted:
    """Bind a leaf to records.

    Args:
        asking: The evaluation.
        leaf: The leaf without its negation.
        what: The leaf as the plan shall show it.
        negated: Ask for the opposite.

    Raises:
        ActorNotFoundError: If an actor or publisher is not known.
        AmbiguousActorError: If several have the name.
        EventNotFoundError: If an event is not known.
        SourceNotFoundError: If a source is not known.
        QuerySyntaxError: If it is no predicate.
    """
    if isinstance(leaf, InTime):
        indexes = asking.indexes
        time = TimeQuestion(
            leaf, indexes.time, indexes.bounds, asking.given, negated=negated, certain=asking.certain
        )
        return Noted(time, what, asking.total)
    rows_of = _ROWS.get(type(leaf))
    if rows_of is None:
        if (figures := _about_figures(asking, leaf, negated=negated)) is not None:
            return Noted(figures, what, asking.total)
        hint = 'write kg.actor("Japarov") & kg.during("2024")'
        raise QuerySyntaxError(str(leaf), 0, "a predicate", hint)
    rows = rows_of(asking, leaf)
    return Noted(PlainQuestion(rows, asking.total, negated=negated), what, asking.total)


def _rows_of_field(asking: Asking, leaf: Is) -> Rows:
    if leaf.field is Field.ID:
        return (asking.indexes.row(leaf.value),)
    if leaf.field is Field.SOURCE:
        return asking.indexes.rows_of_source(leaf.value)
    if leaf.field is Field.PUBLISHER:
        return asking.indexes.rows_of_publisher(leaf.value)
    return asking.indexes.rows(leaf.field, leaf.value)


def _rows_of_actor(asking: Asking, leaf: HasActor) -> Rows:
    actor = asking.indexes.actor_id(leaf.name)
    if leaf.role is None:
        return asking.indexes.rows("actor", actor)
    return asking.indexes.rows("actor and role", (actor, leaf.role))


def _rows_of_actors(asking: Asking, leaf: HasActors) -> Rows:
    """Meet the rows of all actors; who is named twice must be there in two roles."""
    wanted = [(asking.indexes.actor_id(one.name), one.role) for one in leaf.actors]
    rows, *others = sorted([_rows_of_actor(asking, one) for one in leaf.actors], key=len)
    for other in others:
        rows = in_both(rows, other)
    named = [(actor, role) for actor, role in wanted if role is not None]
    if len({*named}) < len(named):
        return ()
    times = Counter(actor for actor, _ in wanted)
    for actor in [actor for actor, count in times.items() if count > 1]:
        rows = [row for row in rows if len(_roles_of(asking, row, actor)) >= times[actor]]
    return rows


def _roles_of(asking: Asking, row: int, actor: str) -> set[Role]:
    """Give the roles of an actor in an event: so many participants is that actor."""
    return {part.role for part in asking.records.events[row].participants if part.actor == actor}


def _about_figures(asking: Asking, leaf: Predicate, *, negated: bool) -> "FigureQuestion | None":
    """Bind the leaf about figures, None if it is another; its modules are imported when it is asked."""
    from kgtimeline.query.figure_index import FigureQuestion
    from kgtimeline.query.figure_leaf import HasFigure

    if not isinstance(leaf, HasFigure):
        return None
    find = asking.indexes.actor_id
    return FigureQuestion(
        leaf,
        asking.indexes.figures,
        speaker=None if leaf.speaker is None else find(leaf.speaker),
        about=[find(name) for name in leaf.about],
        total=asking.total,
        negated=negated,
        certain=asking.certain,
    )


def _rows_of_country(asking: Asking, leaf: HasCountry) -> Rows:
    return asking.indexes.rows_of_country(leaf.country, leaf.role)


def _rows_of_code(asking: Asking, leaf: HasCode) -> Rows:
    if leaf.code is None:
        return asking.indexes.rows("scheme", leaf.scheme)
    return asking.indexes.rows("code", (leaf.scheme, leaf.code))


def _rows_of_relation(asking: Asking, leaf: HasRelation) -> Rows:
    if leaf.event is None:
        return asking.indexes.rows("relation", leaf.type)
    asking.indexes.row(leaf.event)
    return asking.indexes.rows("relation to", (leaf.type, leaf.event))


def _rows_of_text(asking: Asking, leaf: HasText) -> Rows:
    return asking.indexes.words.rows(split_terms(leaf.text))


_ROWS: Mapping[type[Predicate], Callable[[Asking, Any], Rows]] = {
    Is: _rows_of_field,
    HasActor: _rows_of_actor,
    HasActors: _rows_of_actors,
    HasCountry: _rows_of_country,
    HasCode: _rows_of_code,
    HasRelation: _rows_of_relation,
    HasText: _rows_of_text,
}
