"""Keywords of `Timeline.query` to the predicate they stand for."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from itertools import product
from typing import Any, NoReturn, TypeAlias, TypedDict

from pydantic import BaseModel

from kgtimeline.dates.window import Window
from kgtimeline.errors import QuerySyntaxError, did_you_mean
from kgtimeline.query import predicates
from kgtimeline.query.fields import PLAIN
from kgtimeline.query.nodes import And, Or, Predicate

Words: TypeAlias = str | Iterable[str] | None
"""One value, several of which any will do, or None for no such condition."""
Times: TypeAlias = str | dt.date | Window | Iterable[str | dt.date | Window] | None
"""One window of time, several of which any will do, or None for no such condition."""
Questions: TypeAlias = str | Predicate | Iterable[str | Predicate] | None
"""A query in words or a predicate, several of which any will do, or None for no such condition."""


class Conditions(TypedDict, total=False):
    """The conditions of `Timeline.query`; its docstring says what each means."""

    actor: Words
    role: Words
    with_actor: Words
    with_role: Words
    country: Words
    kind: Words
    factuality: Words
    source: Words
    publisher: Words
    tag: Words
    code: Words
    text: Words
    figure: Words
    relation: Words
    id: Words
    during: Times
    within: Times
    covers: Times
    before: Times
    after: Times
    where: Questions


def predicate_of(conditions: Conditions) -> Predicate:
    """Tie the conditions of a query: all of them, and of each any of its values.

    A role binds to the actor if one is given, else to the country if one is given.

    Raises:
        TypeError: If there is no such condition.
        QuerySyntaxError: If a value is none that can be asked for, or one is bound to
            a condition that is not given.

    Example:
        >>> print(predicate_of({"actor": "A", "role": ["sender", "host"], "during": "2024"}))
        (actor:A@sender OR actor:A@host) AND during:2024
        >>> print(predicate_of({"actor": "A", "with_actor": ["B", "C"], "with_role": "recipient"}))
        actor:A WITH actor:B@recipient OR actor:A WITH actor:C@recipient
    """
    for value in conditions.values():
        if type(value) not in _FIXED:
            return _tied(conditions)
    return _remembered(tuple(conditions.items()))


_FIXED = frozenset({str, dt.date, Window, type(None)})
"""Types of values that never change and are never used up, so that what is made of them can be kept."""


@lru_cache(maxsize=256)
def _remembered(conditions: tuple[tuple[str, Any], ...]) -> Predicate:
    """Tie conditions; asked again and again they are tied once."""
    return _tied(dict(conditions))


def _tied(conditions: Mapping[str, Any]) -> Predicate:
    """Tie conditions, those left out that are None."""
    given: dict[str, Any] = {word: values for word, values in conditions.items() if values is not None}
    parts = [_participants(given)] if not _BOUND.isdisjoint(given) else []
    for word, values in given.items():
        function = _FUNCTIONS.get(word) or _refuse(word)
        if isinstance(values, str):
            parts.append(function(values))
        else:
            parts.append(any_of(map(function, several(values))))
    return parts[0] if len(parts) == 1 else And(parts)


_BOUND = frozenset({"role", "with_actor", "with_role"})
"""Conditions that are bound to another one, if that one is given."""


def _participants(given: dict[str, Any]) -> Predicate:
    """Take out what binds roles to participants, and tie it."""
    for word, other in (("with_role", "with_actor"), ("with_actor", "actor")):
        if word in given and other not in given:
            raise QuerySyntaxError(word, 0, f"{other} beside it", f"give {other} as well")
    roles = several(given.pop("role", (None,)))
    company = several(given.pop("with_actor")) if "with_actor" in given else None
    company_roles = several(given.pop("with_role", (None,)))
    bearer = next((word for word in ("actor", "country") if word in given), None)
    if bearer is None:
        return any_of(map(_FUNCTIONS["role"], roles))
    bound = [_FUNCTIONS[bearer](value, role) for value, role in product(several(given.pop(bearer)), roles)]
    if company is not None:
        bound = [one.with_actor(name, role) for one, name, role in product(bound, company, company_roles)]
    return any_of(bound)


def as_predicate(question: object) -> Predicate:
    """Read a query in words; a predicate is what it is.

    Args:
        question: What somebody asks; anything may come in, and only these two are taken.

    Raises:
        QuerySyntaxError: If it is neither.

    Example:
        >>> print(as_predicate("kind:letter -country:RU"))
        kind:letter AND NOT country:RU
    """
    if isinstance(question, str):
        from kgtimeline.query.language import parse_query

        return parse_query(question)
    if isinstance(question, Predicate):
        return question
    hint = 'write kg.actor("Japarov") & kg.during("2024"), or "actor:Japarov during:2024"'
    raise QuerySyntaxError(repr(question), 0, "a predicate or a query in words", hint)


def _figure(label: str) -> Predicate:
    """Ask for a figure; its leaf is imported when it is asked for."""
    from kgtimeline.query.figure_leaf import figure

    return figure(label)


def _equated(function: Callable[..., Predicate]) -> Callable[[str], Predicate]:
    """Let a leaf take its two values as the text form writes them: `cameo`, or `cameo=0343`."""

    def make(value: str) -> Predicate:
        first, mark, second = value.partition("=")
        return function(first, second if mark else None)

    return make


_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "actor": predicates.actor,
    "country": predicates.country,
    "code": _equated(predicates.code),
    "relation": _equated(predicates.relation),
    **PLAIN,
    "figure": _figure,
    "where": as_predicate,
}


def _refuse(word: str) -> NoReturn:
    near = get_close_matches(word, Conditions.__annotations__, n=2)
    raise TypeError(f"no condition {word!r}; {did_you_mean(near, 'one of ' + ', '.join(_FUNCTIONS))}")


def several(values: Any) -> tuple[Any, ...]:
    """Make one value or an iterable of values a tuple.

    Example:
        >>> several("letter"), several(["letter", "war"]), several([])
        (('letter',), ('letter', 'war'), ())
    """
    if isinstance(values, str | dt.date | Window | Predicate | BaseModel) or not isinstance(values, Iterable):
        return (values,)  # what is none of these is refused by the leaf that it is for
    return tuple(values)


def any_of(parts: Iterable[Predicate]) -> Predicate:
    """Ask for any of the parts; of none, for nothing."""
    return Or(dict.fromkeys(parts))
