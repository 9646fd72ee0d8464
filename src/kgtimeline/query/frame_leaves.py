"""Leaves of predicates on tables: what each asks of an event's columns and of other tables."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from kgtimeline.errors import QuerySyntaxError
from kgtimeline.query.figure_leaf import HasFigure
from kgtimeline.query.frame_figures import FIGURE_COLUMNS, figure_answers, holds_term
from kgtimeline.query.frame_formula import (
    NEVER,
    NUMBER,
    Among,
    Answers,
    Comparison,
    Formula,
    either,
    every,
    opposite,
)
from kgtimeline.query.frame_times import time_answers
from kgtimeline.query.nodes import (
    And,
    Field,
    HasActor,
    HasActors,
    HasCode,
    HasCountry,
    HasRelation,
    HasText,
    InTime,
    Is,
    Not,
    Or,
    Predicate,
)
from kgtimeline.query.words import split_terms


class Tables(Protocol):
    """What leaves ask of the tables that they are about."""

    def table(self, name: str, *columns: str) -> Any:
        """Give a table, or some columns of it, as a lazy Narwhals frame."""

    def runs(self) -> Any | None:
        """Give the table of stretches of dates with gaps, None if it is known to be empty."""

    def actor_id(self, name: str) -> str:
        """Find the actor of a name, or raise as look-up does."""

    def known_event(self, event_id: str) -> str:
        """Give back the id of an event that is there, else raise."""

    def known_source(self, source_id: str) -> str:
        """Give back the id of a source that is there, else raise."""


def answers_of(tables: Tables, predicate: Predicate) -> Answers:
    """Turn a predicate in normal form into conditions on tables.

    Raises:
        ActorNotFoundError: If an actor or publisher is not known.
        AmbiguousActorError: If several have the name.
        EventNotFoundError: If an event is not known.
        SourceNotFoundError: If a source is not known.
        QuerySyntaxError: If it is no predicate.
    """
    match predicate:
        case And(parts):
            found = [answers_of(tables, part) for part in parts]
            return Answers(every(one.possible for one in found), every(one.certain for one in found))
        case Or(parts):
            found = [answers_of(tables, part) for part in parts]
            return Answers(either(one.possible for one in found), either(one.certain for one in found))
        case Not(part):
            return _leaf(tables, part, negated=True)
    return _leaf(tables, predicate, negated=False)


def _leaf(tables: Tables, leaf: Predicate, *, negated: bool) -> Answers:
    if isinstance(leaf, InTime):
        return time_answers(leaf.relation, leaf.window, tables.runs(), negated=negated)
    if isinstance(leaf, HasFigure):
        return figure_answers(
            leaf,
            tables.table("figures", *FIGURE_COLUMNS),
            tables.table("figure_runs"),
            speaker=None if leaf.speaker is None else tables.actor_id(leaf.speaker),
            about=[tables.actor_id(name) for name in leaf.about],
            negated=negated,
        )
    plain = _PLAIN.get(type(leaf))
    if plain is None:
        hint = 'write kg.actor("Japarov") & kg.during("2024")'
        raise QuerySyntaxError(str(leaf), 0, "a predicate", hint)
    formula = plain(tables, leaf)
    formula = opposite(formula) if negated else formula
    return Answers(formula, formula)


def having(tables: Tables, table: str, **values: str | None) -> Among:
    """Ask for a row of another table with these values; None is no condition."""
    import narwhals.stable.v2 as nw

    asked = {column: str(value) for column, value in values.items() if value is not None}
    rows = tables.table(table, NUMBER, *asked)
    return Among(rows.filter(*(nw.col(column) == value for column, value in asked.items())))


def _is(tables: Tables, leaf: Is) -> Formula:
    import narwhals.stable.v2 as nw

    field, value = leaf.field, str(leaf.value)
    match field:
        case Field.ROLE:
            return having(tables, "participants", role=value)
        case Field.SOURCE:
            return having(tables, "reports", source=tables.known_source(value))
        case Field.PUBLISHER:
            return having(tables, "reports", publisher=tables.actor_id(value))
        case Field.TAG:
            return having(tables, "tags", tag=value)
        case Field.ID:
            tables.known_event(value)
    return Comparison(nw.col(str(field)) == value, frozenset({str(field)}))


def _has_actor(tables: Tables, leaf: HasActor) -> Formula:
    return having(tables, "participants", actor=tables.actor_id(leaf.name), role=leaf.role)


def _has_actors(tables: Tables, leaf: HasActors) -> Formula:
    """Ask for all of them; who is named twice must be there in two roles."""
    import narwhals.stable.v2 as nw

    wanted = [(tables.actor_id(one.name), one.role) for one in leaf.actors]
    named = [one for one in wanted if one[1] is not None]
    if len({*named}) < len(named):
        return NEVER
    parts: list[Formula] = [
        having(tables, "participants", actor=actor, role=role) for actor, role in dict.fromkeys(wanted)
    ]
    for actor, times in Counter(actor for actor, _ in wanted).items():
        if times > 1:
            rows = tables.table("participants", NUMBER, "actor", "role").filter(nw.col("actor") == actor)
            roles = rows.group_by(NUMBER, "role").agg(nw.len().alias("times"))
            counted = roles.group_by(NUMBER).agg(nw.len().alias("times"))
            parts.append(Among(counted.filter(nw.col("times") >= times)))
    return every(parts)


def _has_country(tables: Tables, leaf: HasCountry) -> Formula:
    return having(tables, "participants", country=leaf.country, role=leaf.role)


def _has_code(tables: Tables, leaf: HasCode) -> Formula:
    return having(tables, "codes", scheme=leaf.scheme, code=leaf.code)


def _has_relation(tables: Tables, leaf: HasRelation) -> Formula:
    target = None if leaf.event is None else tables.known_event(leaf.event)
    return having(tables, "relations", type=leaf.type, target=target)


def _has_text(tables: Tables, leaf: HasText) -> Formula:  # noqa: ARG001 - words stand with the events
    return every(
        Comparison(holds_term("words", term), frozenset({"words"})) for term in split_terms(leaf.text)
    )


_PLAIN: Mapping[type[Predicate], Callable[[Tables, Any], Formula]] = {
    Is: _is,
    HasActor: _has_actor,
    HasActors: _has_actors,
    HasCountry: _has_country,
    HasCode: _has_code,
    HasRelation: _has_relation,
    HasText: _has_text,
}
