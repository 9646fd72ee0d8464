"""Predicates as JSON values and back, so that a question can be stored and sent.

A leaf is an object with its word as the first key (`{"actor": "Japarov", "role":
"sender"}`, `{"during": "2024"}`); trees are `{"all": [...]}`, `{"any": [...]}` and
`{"not": ...}`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from kgtimeline.dates.relations import Relation
from kgtimeline.errors import QuerySyntaxError
from kgtimeline.query import predicates
from kgtimeline.query.nodes import (
    And,
    HasActor,
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

MAX_DEPTH = 100
"""Levels of a tree that is read from JSON; deeper ones are refused."""

_PLAIN: Mapping[str, Callable[..., Predicate]] = {
    "role": predicates.role,
    "kind": predicates.kind,
    "factuality": predicates.factuality,
    "source": predicates.source,
    "publisher": predicates.publisher,
    "tag": predicates.tag,
    "id": predicates.event_id,
    "text": predicates.text,
    "during": predicates.during,
    "within": predicates.within,
    "covers": predicates.covers,
    "before": predicates.before,
    "after": predicates.after,
}
_WITH_SECOND: Mapping[str, tuple[Callable[..., Predicate], str]] = {
    "actor": (predicates.actor, "role"),
    "country": (predicates.country, "role"),
    "code": (predicates.code, "value"),
    "relation": (predicates.relation, "event"),
}


def to_json(predicate: Predicate) -> dict[str, Any]:
    """Write a predicate as JSON values.

    Example:
        >>> from kgtimeline.query.predicates import actor, during
        >>> to_json(actor("Japarov", role="sender") & ~during("2024"))
        {'all': [{'actor': 'Japarov', 'role': 'sender'}, {'not': {'during': '2024'}}]}
    """
    match predicate:
        case And(parts):
            return {"all": [to_json(part) for part in parts]}
        case Or(parts):
            return {"any": [to_json(part) for part in parts]}
        case Not(part):
            return {"not": to_json(part)}
        case Is(field, value):
            return {str(field): str(value)}
        case HasActor(name, role):
            return _with_second("actor", name, "role", role)
        case HasCountry(country, role):
            return _with_second("country", country, "role", role)
        case HasCode(scheme, code):
            return _with_second("code", scheme, "value", code)
        case HasRelation(type_, event):
            return _with_second("relation", type_, "event", event)
        case HasText(text):
            return {"text": text}
        case InTime(relation, value):
            return {str(relation): value}
    raise TypeError(f"{predicate!r} is no predicate")


def from_json(value: Any, depth: int = 0) -> Predicate:
    """Read a predicate from JSON values, as `to_json` writes them.

    Args:
        value: What `json.loads` gave.
        depth: Levels above this one; leave it out.

    Raises:
        QuerySyntaxError: If it is no predicate, or deeper than `MAX_DEPTH`.
        DateSyntaxError: If a window of time is no EDTF.
        DateRangeError: If it is no window.

    Example:
        >>> print(from_json({"any": [{"kind": "letter"}, {"actor": "x", "role": "host"}]}))
        kind:letter OR actor:x@host
    """
    if depth > MAX_DEPTH:
        raise QuerySyntaxError(str(value), 0, f"at most {MAX_DEPTH} levels", "say it with fewer brackets")
    match value:
        case {"all": list(parts), **rest} if not rest:
            return And(tuple(from_json(part, depth + 1) for part in parts))
        case {"any": list(parts), **rest} if not rest:
            return Or(tuple(from_json(part, depth + 1) for part in parts))
        case {"not": part, **rest} if not rest:
            return Not(from_json(part, depth + 1))
        case dict() if (leaf := _leaf(value)) is not None:
            return leaf
    expected = "an object with one of " + ", ".join(["all", "any", "not", *_PLAIN, *_WITH_SECOND])
    raise QuerySyntaxError(str(value), 0, expected)


def _with_second(word: str, first: str, key: str, second: str | None) -> dict[str, Any]:
    return {word: str(first)} if second is None else {word: str(first), key: str(second)}


def _leaf(value: dict[Any, Any]) -> Predicate | None:
    """Read a leaf; None if the object is none."""
    if not all(isinstance(part, str) for part in (*value, *value.values())):
        return None
    if len(value) == 1:
        word, text = next(iter(value.items()))
        if word in _PLAIN:
            return _PLAIN[word](text)
    for word, (function, key) in _WITH_SECOND.items():
        if word in value and set(value) <= {word, key}:
            return function(value[word], value.get(key))
    return None


assert {*_PLAIN} >= {*Relation}, "each relation to a window has its word"
