"""Where in a JSON text the value or the key of a JSON Pointer stands.

Nothing here runs on a dataset without problems. Values that nobody asks for are
skipped by the scanner of the standard library, at the speed of C, so the time is
linear in the text whatever is asked.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from kgtimeline.dataset.scanners import scan_string, skip_value
from kgtimeline.model.findings import pointer

_SPACE = re.compile(r"[ \t\n\r]*")


class Member(NamedTuple):
    """One value inside an object or list: its key or number, and where it stands.

    Args:
        step: The key, or the position in the list.
        key: Offset of the key; of a list's item, of the item itself.
        start: Offset of the value.
        end: Offset after the value.
    """

    step: str | int
    key: int
    start: int
    end: int


class Place(NamedTuple):
    """Offsets of a value and of the key it stands under, in code points from 0."""

    key: int
    value: int


class LineIndex:
    r"""Offsets of a text to lines and columns, both counted from 1.

    **Units**: code points. A line ends with U+000A alone.

    Example:
        >>> LineIndex("a\nbc").place(3)
        (2, 2)
    """

    def __init__(self, text: str) -> None:
        """Note where the lines start."""
        self._starts = array("Q", [0])
        self._starts.extend(match.end() for match in re.finditer("\n", text))

    def place(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def skip_space(text: str, offset: int) -> int:
    """Give the offset of what stands at or after `offset`, white space apart."""
    match = _SPACE.match(text, offset)
    return match.end() if match else offset


def iter_members(
    text: str, offset: int, skip: Callable[[str, int, str | int], int] | None = None
) -> Iterator[Member]:
    """Walk the members of the object, or the items of the list, that starts at `offset`.

    Args:
        text: A JSON text.
        offset: Where the object or list starts; any other value has no members.
        skip: Gives the end of a value from text, offset and key; None skips all alike.

    Yields:
        Every member in the order of the text, repeated keys too.

    Raises:
        ValueError: If the text is no JSON from there on.
        RecursionError: If a value is nested too deep for the standard library.

    Example:
        >>> [(member.step, member.start) for member in iter_members('{"a": [1], "b": 2}', 0)]
        [('a', 6), ('b', 16)]
    """
    opening = text[offset : offset + 1]
    if not opening or opening not in "{[":
        return
    closing = "}" if opening == "{" else "]"
    here = skip_space(text, offset + 1)
    if text.startswith(closing, here):
        return
    for number in count():
        step, start = _key(text, here) if opening == "{" else (number, here)
        end = skip(text, start, step) if skip else skip_value(text, start)
        yield Member(step, here, start, end)
        here = skip_space(text, end)
        if text.startswith(closing, here):
            return
        if not text.startswith(",", here):
            raise ValueError(f"no ',' at {here}")
        here = skip_space(text, here + 1)


def locate(text: str, pointers: Iterable[str]) -> dict[str, Place]:
    """Find the places of many JSON Pointers in one walk over a text.

    Args:
        text: A JSON text; of a repeated key the last value counts, as in the parsers.
        pointers: JSON Pointers (RFC 6901) with their escapes.

    Returns:
        The place of every pointer that leads somewhere. The root's key is the root itself.

    Example:
        >>> locate('{"a": [10, {"b/c": 1}]}', ["/a/1/b~1c", "/x"])
        {'/a/1/b~1c': Place(key=12, value=19)}
    """
    root = _as_tree(pointers)
    start = skip_space(text, 0)
    found = {"": Place(start, start)} if root.wanted else {}
    pending = [("", start, root)] if root.below else []
    try:
        while pending:
            prefix, offset, step = pending.pop()
            members = ((pointer((member.step,)), member) for member in iter_members(text, offset))
            for name, member in {name: member for name, member in members if name in step.below}.items():
                path, below = prefix + name, step.below[name]
                if below.wanted:
                    found[path] = Place(member.key, member.start)
                if below.below:
                    pending.append((path, member.start, below))
    except (ValueError, RecursionError):
        return found
    return found


@dataclass(slots=True)
class _Step:
    """One step of the wanted pointers, and the steps below it."""

    wanted: bool = False
    below: dict[str, "_Step"] = field(default_factory=dict)


def _as_tree(pointers: Iterable[str]) -> _Step:
    """Join pointers by the steps that they share."""
    root = _Step()
    for path in pointers:
        step = root
        for name in path.split("/")[1:]:
            step = step.below.setdefault(f"/{name}", _Step())
        step.wanted = True
    return root


def _key(text: str, offset: int) -> tuple[str, int]:
    """Take the key at `offset`; give it and the offset of its value."""
    if not text.startswith('"', offset):
        raise ValueError(f"no key at {offset}")
    key, end = scan_string(text, offset + 1, False)
    colon = skip_space(text, end)
    if not text.startswith(":", colon):
        raise ValueError(f"no ':' at {colon}")
    return key, skip_space(text, colon + 1)
