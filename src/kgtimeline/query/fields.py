"""The words that leaves go by, in keywords, in JSON and in the text form."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from kgtimeline.query import predicates
from kgtimeline.query.nodes import Predicate

PLAIN: Mapping[str, Callable[[Any], Predicate]] = {
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
"""Leaves that take one value."""


class Pair(NamedTuple):
    """A leaf that may take a second value.

    Args:
        function: Makes the leaf of one value or of two.
        mark: What stands before the second one in the text form.
        key: What the second one is called in JSON.
    """

    function: Callable[..., Predicate]
    mark: str
    key: str


PAIRS: Mapping[str, Pair] = {
    "actor": Pair(predicates.actor, "@", "role"),
    "country": Pair(predicates.country, "@", "role"),
    "code": Pair(predicates.code, "=", "value"),
    "relation": Pair(predicates.relation, "=", "event"),
}
"""Leaves that may take a second value."""

ONE_VALUE = {"kind": "kind", "factuality": "factuality", "id": "id"}
"""What an event has exactly one of, and what it is called: two of them with AND match nothing."""
