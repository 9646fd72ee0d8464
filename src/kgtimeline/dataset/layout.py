"""JSON values to text as people read it: what fits on a line stands on one.

Two spaces of indentation; an object or list that fits 120 columns, with what stands
before it on the line and the comma after it, is not broken; UTF-8 is not escaped. The
outermost one always is: a whole object on the first line is what tells JSON Lines from JSON.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

WIDTH = 120
"""Columns of a line, in code points."""
_INDENT = 2

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_encode_compact = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def render_json(value: Any) -> str:
    """Write a JSON value for people, with a newline at its end.

    Args:
        value: Dictionaries, lists, strings, integers, booleans and None; the order of
            keys is kept.

    Returns:
        The text; equal values in equal order give equal texts.

    Example:
        >>> print(render_json({"a": [1, 2], "b": ["x" * 70, "y" * 50]}), end="")
        {
          "a": [1, 2],
          "b": [
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
          ]
        }
    """
    root = _measure(value)
    if root.parts:
        root.flat = None
    return "".join(_lay_out(root, "", "", 0)) + "\n"


def render_line(value: Any) -> str:
    r"""Write a JSON value on one line without spaces, with a newline at its end.

    Example:
        >>> render_line({"a": ["ж", None]})
        '{"a":["ж",null]}\n'
    """
    return _encode_compact(value) + "\n"


@dataclass(slots=True)
class _Node:
    """A value that is measured: its text on one line if that can fit, and its parts."""

    flat: str | None
    brackets: str = ""
    parts: tuple[tuple[str, "_Node"], ...] = ()


def _measure(value: Any) -> _Node:
    """Write a value on one line, from the leaves up, as long as that can fit."""
    if isinstance(value, dict):
        parts = tuple((f"{_encode(key)}: ", _measure(item)) for key, item in value.items())
        brackets = "{}"
    elif isinstance(value, list | tuple):
        parts = tuple(("", _measure(item)) for item in value)
        brackets = "[]"
    else:
        return _Node(_encode(value))
    flats = [before + node.flat for before, node in parts if node.flat is not None]
    fits = len(flats) == len(parts) and sum(map(len, flats)) + 2 * max(1, len(flats)) <= WIDTH
    return _Node(f"{brackets[0]}{', '.join(flats)}{brackets[1]}" if fits else None, brackets, parts)


def _lay_out(node: _Node, before: str, after: str, depth: int) -> Iterator[str]:
    """Write a measured value: on the rest of the line, or broken into lines."""
    indent = " " * (_INDENT * depth)
    start = indent + before
    if node.flat is not None and (not node.parts or len(start) + len(node.flat) + len(after) <= WIDTH):
        yield f"{start}{node.flat}{after}"
        return
    yield f"{start}{node.brackets[0]}\n"
    last = len(node.parts) - 1
    for number, (key, part) in enumerate(node.parts):
        yield from _lay_out(part, key, "" if number == last else ",", depth + 1)
        yield "\n"
    yield f"{indent}{node.brackets[1]}{after}"
