"""A timeline in tables: what of it a question needs on the driver, and the answer as a lazy frame.

Names are looked up once, here, against the small table of actors; everything else is
compiled to Narwhals expressions and run by whatever engine the tables belong to.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from kgtimeline.dataset.names import ActorIndex
from kgtimeline.dataset.near import near_names
from kgtimeline.errors import DatasetReadError, EventNotFoundError, SourceNotFoundError
from kgtimeline.model.actors import Actor
from kgtimeline.query.frame_engines import as_lazy, collected, with_rows
from kgtimeline.query.frame_formula import (
    NUMBER,
    Among,
    Answers,
    Formula,
    columns_of,
    conjuncts,
    every,
    expression_of,
    memberships,
)
from kgtimeline.query.frame_leaves import answers_of
from kgtimeline.query.nodes import Predicate, normal

SURE = "sure"
"""The column of an answer that is 1 where it is certain and 0 where it is only possible."""
ORDER = ("order_day", "e_hi", "s_hi", "e_lo", "date", "id")
"""The columns of date order."""
MOST_SOURCES_NEAR = 10_000
"""Sources among which names near an unknown one are looked for."""


class Condition(NamedTuple):
    """One question of several that are put one after the other.

    Args:
        predicate: The question.
        certain: Keep only what is proven.
    """

    predicate: Predicate
    certain: bool


class Frames:
    """The tables of a timeline on some engine.

    Args:
        tables: Frames of one engine by the name of their table, as the layout has them.
            What no question asks for may be missing.
    """

    def __init__(self, tables: Mapping[str, Any]) -> None:
        """Keep the tables; none is looked at yet."""
        self._tables = tables
        self._opened: dict[tuple[str, frozenset[str]], Any] = {}
        self._known: set[tuple[str, str]] = set()

    def table(self, name: str, *columns: str) -> Any:
        """Give a table, or some columns of it, as a lazy Narwhals frame.

        What is asked for is kept: an engine such as DuckDB binds every step of a question anew
        with all columns that it could need, which takes a fraction of the time over a frame
        that is bound already and has few.

        Args:
            name: The table.
            columns: What is needed of it, in any order; without any, all columns.

        Raises:
            DatasetReadError: If it is missing, or no frame of the layout.
        """
        chosen = name, frozenset(columns)
        if chosen in self._opened:
            return self._opened[chosen]
        if columns:
            frame = self.table(name).select(sorted(chosen[1]))
            if _works_at_once(frame):  # to keep it would be to keep a copy
                return frame
        else:
            if name not in self._tables:
                raise DatasetReadError(f"the table {name!r}", "it was not handed in; add it to the frames")
            frame = as_lazy(self._tables[name], name)
        self._opened[chosen] = frame
        return frame

    def native(self, name: str) -> Any:
        """Give a table as the engine's own frame."""
        return self.table(name).to_native()

    @property
    def engine(self) -> str:
        """The engine that the tables belong to, such as `duckdb`."""
        return str(self.table("events").implementation.value)

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """All actors by id; read when they are first needed."""
        adapter = TypeAdapter(Actor)
        bodies = collected(self.table("actors", "body"))["body"]
        found = [adapter.validate_json(body) for body in bodies]
        return {actor.id: actor for actor in sorted(found, key=lambda actor: actor.id)}

    @cached_property
    def names(self) -> ActorIndex:
        """The look-up of actors by name; made when it is first needed."""
        return ActorIndex(self.actors.values())

    def actor_id(self, name: str) -> str:
        """Find the actor of a name, or raise as look-up does."""
        return self.names.find(name).id

    def known_event(self, event_id: str) -> str:
        """Give back the id of an event that is there.

        Raises:
            EventNotFoundError: If it is not.
        """
        if not self._is_there("events", event_id):
            raise EventNotFoundError(event_id)
        return event_id

    def known_source(self, source_id: str) -> str:
        """Give back the id of a source that is there.

        Raises:
            SourceNotFoundError: If it is not; names ids that are close, where sources are few enough.
        """
        if not self._is_there("sources", source_id):
            some = collected(self.table("sources", "id").head(MOST_SOURCES_NEAR))["id"]
            raise SourceNotFoundError(source_id, near_names(source_id, some))
        return source_id

    def _is_there(self, table: str, item_id: str) -> bool:
        """Look an id up, once for each that is there."""
        import narwhals.stable.v2 as nw

        if (table, item_id) not in self._known:
            found = collected(self.table(table, "id").filter(nw.col("id") == item_id))
            if not found["id"]:
                return False
            self._known.add((table, item_id))
        return True

    @cached_property
    def _described(self) -> Mapping[str, Any]:
        """What the tables say of themselves; without the table `document` the least is taken for granted."""
        if "document" not in self._tables:
            return {"in_date_order": False, "gapped": None}
        found = collected(self.table("document", "in_date_order", "gapped"))
        return {column: values[0] for column, values in found.items()}

    def runs(self) -> Any | None:
        """Give the table of stretches of dates with gaps, None if no date has any."""
        return None if self._described["gapped"] == 0 else self.table("runs")

    @property
    def order(self) -> tuple[str, ...]:
        """The columns to sort by for date order."""
        return (NUMBER,) if self._described["in_date_order"] else ORDER

    def answer(self, conditions: Iterable[Condition], columns: Sequence[str], *, label: bool = True) -> Any:
        """Find the events that meet all conditions.

        Args:
            conditions: Questions; without any, all events are found.
            columns: Columns of `events` that are wanted; at least one.
            label: Say as well how sure each answer is.

        Returns:
            A lazy Narwhals frame with the columns and, if asked for, `sure`.

        Raises:
            ActorNotFoundError: If an actor or publisher is not known.
            AmbiguousActorError: If several have the name.
            EventNotFoundError: If an event is not known.
            SourceNotFoundError: If a source is not known.
            QuerySyntaxError: If a predicate is none.
        """
        asked = [(answers_of(self, normal(one.predicate)), one.certain) for one in conditions]
        certain = every(answers.certain for answers, _ in asked)
        possible = every(answers.certain if only else answers.possible for answers, only in asked)
        return self._applied(Answers(possible, certain if label else possible), columns, label=label)

    def in_order(self, frame: Any) -> Any:
        """Sort an answer that has the columns of `order` by date."""
        return frame.sort(*self.order)

    def _applied(self, answers: Answers, columns: Sequence[str], *, label: bool) -> Any:
        """Filter and join events, the cheapest first, and label what is certain.

        Every step is bound anew by an engine such as DuckDB, so there are few, on few columns.
        """
        import narwhals.stable.v2 as nw

        met = conjuncts(answers.possible)
        doubtful = every(part for part in conjuncts(answers.certain) if part not in met)
        tests = [part for part in met if not any(memberships(part))]
        narrowing = [part for part in met if isinstance(part, Among)]
        rest = [part for part in met if part not in tests and part not in narrowing]
        needed = {NUMBER, *columns} | columns_of(answers.possible) | columns_of(answers.certain)
        frame = self.table("events", *needed)
        if tests:
            frame = frame.filter(expression_of(every(tests), {}))
        for part in narrowing:
            frame = with_rows(frame, part.rows, NUMBER, how="anti" if part.negated else "semi")
        frame, marks = _marked(frame, every([*rest, doubtful]))
        if rest:
            frame = frame.filter(expression_of(every(rest), marks))
        if not label:
            return frame.select(*columns)
        sure = nw.when(expression_of(doubtful, marks)).then(nw.lit(1)).otherwise(nw.lit(0))
        return frame.select(*columns, sure.alias(SURE))


def _works_at_once(frame: Any) -> bool:
    """Tell whether what an engine makes of a frame is there at once, and no plan for later."""
    implementation = frame.implementation
    return bool(implementation.is_pandas_like() or implementation.is_pyarrow())


def _marked(frame: Any, formula: Formula) -> tuple[Any, dict[int, str]]:
    """Leave a mark at the events that have the rows of each membership of a formula."""
    import narwhals.stable.v2 as nw

    marks: dict[int, str] = {}
    for membership in memberships(formula):
        if id(membership.rows) not in marks:
            mark = marks[id(membership.rows)] = f"mark_{len(marks)}"
            rows = membership.rows.group_by(NUMBER).agg(nw.len().alias(mark))
            frame = frame.join(rows, on=NUMBER, how="left")
    return frame, marks
