"""Keywords of `Timeline.query` to the predicate they stand for."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, TypeAlias, TypedDict

from kgtimeline.dates.window import Window
from kgtimeline.errors import did_you_mean
from kgtimeline.query import predicates
from kgtimeline.query.nodes import NOTHING, And, Or, Predicate

Words: TypeAlias = str | Iterable[str] | None
"""One value, several of which any will do, or None for no such condition."""
Times: TypeAlias = str | dt.date | Window | Iterable[str | dt.date | Window] | None
"""One window of time, several of which any will do, or None for no such condition."""


class Conditions(TypedDict, total=False):
    """The conditions of `Timeline.query`; its docstring says what each means."""

    actor: Words
    role: Words
    country: Words
    kind: Words
    factuality: Words
    source: Words
    publisher: Words
    tag: Words
    text: Words
    relation: Words
    id: Words
    during: Times
    within: Times
    covers: Times
    before: Times
    after: Times


_FUNCTIONS: Mapping[str, Callable[..., Predicate]] = {
    "actor": predicates.actor,
    "role": predicates.role,
    "country": predicates.country,
    "kind": predicates.kind,
    "factuality": predicates.factuality,
    "source": predicates.source,
    "publisher": predicates.publisher,
    "tag": predicates.tag,
    "text": predicates.text,
    "relation": predicates.relation,
    "id": predicates.event_id,
    "during": predicates.during,
    "within": predicates.within,
    "covers": predicates.covers,
    "before": predicates.before,
    "after": predicates.after,
}


def predicate_of(conditions: Conditions) -> Predicate:
    """Tie the conditions of a query: all of them, and of each any of its values.

    A role binds to the actor if one is given, else to the country if one is given.

    Raises:
        TypeError: If there is no such condition.

    Example:
        >>> print(predicate_of({"actor": "A", "role": ["sender", "host"], "during": "2024"}))
        (actor:A@sender OR actor:A@host) AND during:2024
    """
    given: dict[str, Any] = {word: values for word, values in conditions.items() if values is not None}
    bearer = None
    if "role" in given:
        bearer = "actor" if "actor" in given else "country" if "country" in given else None
    roles = several(given.pop("role")) if bearer else ()
    parts = []
    for word, values in given.items():
        function = _FUNCTIONS.get(word)
        if function is None:
            near = did_you_mean(get_close_matches(word, _FUNCTIONS, n=2), f"one of {', '.join(_FUNCTIONS)}")
            raise TypeError(f"no condition {word!r}; {near}")
        if word == bearer:
            parts.append(any_of(function(value, role) for value in several(values) for role in roles))
        elif isinstance(values, str):
            parts.append(function(values))
        else:
            parts.append(any_of(map(function, several(values))))
    return parts[0] if len(parts) == 1 else And(tuple(parts))


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
