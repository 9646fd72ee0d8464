"""Predicates as JSON values and back, so that a question can be stored and sent.

A leaf is an object with its word as the first key (`{"actor": "Japarov", "role":
"sender"}`, `{"during": "2024"}`, `{"figure": {"label": "turnover", "at_least": "4000000000"}}`);
trees are `{"all": [...]}`, `{"any": [...]}` and `{"not": ...}`.
"""

import reprlib
from decimal import Decimal
from typing import Any

from kgtimeline.dates.relations import Relation
from kgtimeline.errors import QuerySyntaxError
from kgtimeline.query.fields import PAIRS, PLAIN
from kgtimeline.query.figure_leaf import HasFigure, figure
from kgtimeline.query.nodes import (
    MAX_DEPTH,
    And,
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
from kgtimeline.query.ranges import number_text

_FIGURE_KEYS = frozenset({
    "label", "unit", "value", "at_least", "more_than", "at_most", "less_than", "speaker", "about", "period",
    "measure",
})  # fmt: skip


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
    return _leaf_values(predicate)


def _leaf_values(leaf: Predicate) -> dict[str, Any]:
    match leaf:
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
        case HasActors(actors):
            first, *others = map(to_json, actors)
            return {**first, "with": others}
        case HasText(text):
            return {"text": text}
        case HasFigure():
            return {"figure": _figure_values(leaf)}
        case InTime(relation, value):
            return {str(relation): value}
    raise TypeError(f"{leaf!r} is no predicate")


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
        raise QuerySyntaxError(_brief(value), 0, f"at most {MAX_DEPTH} levels", "say it with fewer brackets")
    match value:
        case {"all": list(parts), **rest} if not rest:
            return And(from_json(part, depth + 1) for part in parts)
        case {"any": list(parts), **rest} if not rest:
            return Or(from_json(part, depth + 1) for part in parts)
        case {"not": part, **rest} if not rest:
            return Not(from_json(part, depth + 1))
        case dict() if (leaf := _leaf(value)) is not None:
            return leaf
    expected = "an object with one of " + ", ".join(["all", "any", "not", *PLAIN, *PAIRS, "figure"])
    raise QuerySyntaxError(_brief(value), 0, expected)


def _with_second(word: str, first: str, key: str, second: str | None) -> dict[str, Any]:
    return {word: str(first)} if second is None else {word: str(first), key: str(second)}


def _figure_values(leaf: HasFigure) -> dict[str, Any]:
    """Write the conditions on a figure; numbers as text, so that no digit is lost."""
    low, high, above, below = leaf.values
    exact = low is not None and low == high
    values = {
        "label": leaf.label,
        "unit": leaf.unit,
        "value" if exact else "more_than" if above else "at_least": low,
        "less_than" if below else "at_most": None if exact else high,
        "speaker": leaf.speaker,
        "about": list(leaf.about) or None,
        "period": leaf.period,
        "measure": leaf.measure and str(leaf.measure),
    }
    return {
        key: number_text(value) if isinstance(value, Decimal) else value
        for key, value in values.items()
        if value is not None
    }


def _leaf(value: dict[Any, Any]) -> Predicate | None:
    """Read a leaf; None if the object is none."""
    match value:
        case {"figure": dict(conditions), **rest} if not rest:
            return _figure(conditions)
        case {"actor": str(), "with": [_, *_] as others, **_rest}:
            actors = [_leaf(one) if isinstance(one, dict) and "with" not in one else None for one in others]
            first = _leaf({key: part for key, part in value.items() if key != "with"})
            if any(not isinstance(one, HasActor) for one in (first, *actors)):
                return None
            return HasActors(tuple(one for one in (first, *actors) if isinstance(one, HasActor)))
    if not all(isinstance(part, str) for part in (*value, *value.values())):
        return None
    if len(value) == 1:
        word, text = next(iter(value.items()))
        if word in PLAIN:
            return PLAIN[word](text)
    for word, pair in PAIRS.items():
        if word in value and set(value) <= {word, pair.key}:
            return pair.function(value[word], value.get(pair.key))
    return None


def _figure(conditions: dict[Any, Any]) -> Predicate | None:
    if not {*conditions} <= _FIGURE_KEYS:
        return None
    about = conditions.get("about", [])
    texts = [part for key, part in conditions.items() if key != "about"]
    if not isinstance(about, list) or not all(isinstance(part, str) for part in (*texts, *about)):
        return None
    return figure(**conditions)


def _brief(value: Any) -> str:
    """Write a value, however deep and long, as far as a message needs it."""
    return reprlib.repr(value)


assert {*PLAIN} >= {*Relation}, "each relation to a window has its word"
