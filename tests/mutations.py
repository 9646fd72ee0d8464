"""Ways to break a JSON document, one or a few places at a time."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import strategies as st

from kgtimeline.vocab import Kind, Role

Place = tuple[str | int, ...]

STRANGE_VALUES: list[Any] = [
    None, True, False, 0, 1, -1, 1.5, 1.0, -0.0, 2**53 - 1, 2**53, 2**64, 10**30, 1e300, "", " ", "\n", "x",
    "1", "null", "true", "2024-01-17", "2024-01-17\n", "2024-01-17T00:00:00", "2024-02-30", "2024/2023",
    "XXXX", "{2024}", "../..", "Q813", "q813", "KG", "kg", "٢٠٢٤", "a-b", "a-b\n", "A-b", "a--b", "1-2",
    "-a", "a_b", "é", "\u0000", "0" * 64, "0" * 63, "0" * 64 + "\n", "F" * 64, "1.50", "1,5", "1e5", "+1",
    ".5", "1.", "only_reading@1", "only_reading@0", "only_reading", "stated", "published", "span", "sender",
    "reported", "letter", "Letter", "in force", "USD", "U S D", [], [None], [""], ["a"], [1], [[]], {},
    {"": ""}, {"a": "b"}, {"a": 1}, {"A": "b"}, {"a\n": "b"},
]  # fmt: skip
"""What to put in the place of a value: other types, other vocabularies, forms that nearly fit."""

STRANGE_KEYS = [
    "",
    "x",
    "id",
    "Id",
    "id\n",
    "from_",
    "schema_",
    "$schema",
    "__proto__",
    "medium",
    "stage",
    "kind",
    "note",
]

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
CHANGES: list[Callable[[Any], Any]] = [
    lambda value: value + "\n" if isinstance(value, str) else float(value) if type(value) is int else value,
    lambda value: " " + value if isinstance(value, str) else value,
    lambda value: value.translate(ARABIC) if isinstance(value, str) else value,
    lambda value: value.upper() if isinstance(value, str) else value,
    lambda value: value[:-1] if isinstance(value, str | list) else value,
    lambda value: value * 2 if isinstance(value, str | list) else value,
    lambda value: "x" + value if isinstance(value, str) else value,
    lambda value: str(value) if isinstance(value, int) else value,
    lambda value: [value],
    lambda value: {"value": value},
    lambda value: -value if type(value) is int else value,
]
"""Small changes to a value that is there."""


def places(value: Any, here: Place = ()) -> Iterator[Place]:
    """List the places of all values inside a value, and its own."""
    yield here
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*here, key))


@st.composite
def mutated(draw: st.DrawFn, value: Any) -> Any:
    """Draw a copy of a JSON value with one to three changes: keys, values, types, vocabulary."""
    root = [copy.deepcopy(value)]
    for _ in range(draw(st.integers(1, 3))):
        *path, last = draw(st.sampled_from(list(places(root))[1:]))
        parent: Any = root
        for key in path:
            parent = parent[key]
        match draw(st.integers(0, 5)):
            case 0 if path:
                del parent[last]
            case 1 if isinstance(parent[last], dict):
                key = draw(st.sampled_from(STRANGE_KEYS) | st.sampled_from([*Kind, *Role]).map(str))
                parent[last][key] = draw(st.sampled_from(STRANGE_VALUES))
            case 2 | 3:
                parent[last] = draw(st.sampled_from(CHANGES))(parent[last])
            case _:
                parent[last] = copy.deepcopy(draw(st.sampled_from(STRANGE_VALUES)))
    return root[0]
