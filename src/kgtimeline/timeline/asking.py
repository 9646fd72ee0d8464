"""Keywords of `Timeline.query` to the predicate they stand for."""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import reduce
from operator import and_
from typing import Any, TypeAlias

from kgtimeline.dates.window import Window
from kgtimeline.query import predicates
from kgtimeline.query.nodes import EVERYTHING, NOTHING, Or, Predicate

Words: TypeAlias = str | Iterable[str] | None
"""One value, several of which any will do, or None for no such condition."""
Times: TypeAlias = str | dt.date | Window | Iterable[str | dt.date | Window] | None
"""One window of time, several of which any will do, or None for no such condition."""

_PLAIN: tuple[tuple[str, Callable[[Any], Predicate]], ...] = (
    ("kind", predicates.kind),
    ("factuality", predicates.factuality),
    ("source", predicates.source),
    ("publisher", predicates.publisher),
    ("tag", predicates.tag),
    ("text", predicates.text),
    ("relation", predicates.relation),
    ("id", predicates.event_id),
    ("during", predicates.during),
    ("within", predicates.within),
    ("covers", predicates.covers),
    ("before", predicates.before),
    ("after", predicates.after),
)


def predicate_of(
    *, actor: Words = None, role: Words = None, country: Words = None, **plain: Any
) -> Predicate:
    """Tie the conditions of a query: all of them, and of each any of its values.

    A role binds to the actor if one is given, else to the country if one is given.
    """
    conditions = []
    for function, names in ((predicates.actor, actor), (predicates.country, country)):
        if names is None:
            continue
        roles = (None,) if role is None else several(role)
        conditions.append(any_of(function(name, one) for name in several(names) for one in roles))
        role = None
    if role is not None:
        conditions.append(any_of(map(predicates.role, several(role))))
    for keyword, condition in _PLAIN:
        if (values := plain.get(keyword)) is not None:
            conditions.append(any_of(map(condition, several(values))))
    return reduce(and_, conditions) if conditions else EVERYTHING


def several(values: Any) -> tuple[Any, ...]:
    """Make one value or an iterable of values a tuple.

    Example:
        >>> several("letter"), several(["letter", "war"]), several([])
        (('letter',), ('letter', 'war'), ())
    """
    if isinstance(values, str | dt.date | Window):
        return (values,)
    return tuple(values)


def any_of(parts: Iterable[Predicate]) -> Predicate:
    """Ask for any of the parts; of none, for nothing."""
    found = tuple(dict.fromkeys(parts))
    return found[0] if len(found) == 1 else Or(found) if found else NOTHING
