"""What an index needs of an event, read from its line without looking at the rest.

With msgspec (extra `fast`) the rest costs next to nothing; without it pydantic reads the
same fields more slowly.
"""

from collections.abc import Callable, Mapping
from functools import cache
from types import GenericAlias
from typing import Any, Protocol, TypeAlias, cast

from pydantic_core import from_json

from kgtimeline.dataset.json_text import has_unique_keys


class Sketch(Protocol):
    """An event as far as an index looks at it; an `Event` is one too."""

    id: str
    kind: str
    date: Any
    extent: str | None
    factuality: str | None
    participants: Any
    reports: Any
    relations: Any
    tags: Any
    codes: Mapping[str, str] | None
    figures: Any


Reader: TypeAlias = Callable[[bytes], Sketch]


_ESCAPED_MARK = b"\\u0022"


class UnreadableLineError(ValueError):
    """A line is no event, as far as a sketch can tell."""


@cache
def reader() -> Reader:
    """Give what turns a line into a sketch.

    What it gives raises `UnreadableLineError` for a line that is no event.

    Example:
        >>> reader()(b'{"id": "w", "kind": "war", "date": null, "participants": []}').kind
        'war'
    """
    try:
        import msgspec
    except ImportError:
        return slow_reader()
    decode = msgspec.json.Decoder(_struct(msgspec)).decode

    def read(line: bytes) -> Sketch:
        try:
            found: Sketch = decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise UnreadableLineError(str(error)) from None
        return found

    return read


@cache
def key_check() -> Callable[[bytes], bool]:
    """Give what tells whether no object of a line repeats a key, as `has_unique_keys` does.

    Example:
        >>> key_check()(b'{"a": {"b": 1}, "b": "b"}'), key_check()(b'{"a": 1, "a": 2}')
        (True, False)
    """
    try:
        import msgspec
    except ImportError:
        return has_unique_keys
    decode, encode = msgspec.json.Decoder().decode, msgspec.json.Encoder().encode

    def check(line: bytes) -> bool:
        try:
            again: bytes = encode(decode(line))
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return False
        return again.count(b'"') == line.count(b'"') and _ESCAPED_MARK not in line

    return check


def _struct(msgspec: Any) -> Any:
    """Make the types that msgspec fills; keys that they lack are skipped."""
    make = msgspec.defstruct

    def several(type_: Any) -> Any:
        return GenericAlias(tuple, (type_, ...))

    taking = make("Taking", [("actor", str), ("role", str)], gc=False)
    telling = make("Telling", [("source", str)], gc=False)
    tie = make("Tie", [("type", str), ("event", str)], gc=False)
    given = [("id", str), ("kind", str), ("date", str | None), ("participants", several(taking))]
    optional: dict[str, Any] = {
        "extent": str,
        "factuality": str,
        "reports": several(telling),
        "relations": several(tie),
        "tags": several(str),
        "codes": dict[str, str],
        "figures": several(msgspec.Raw),
    }
    return make("Sketch", [*given, *((key, type_ | None, None) for key, type_ in optional.items())], gc=False)


class _Values(dict[str, Any]):
    """A dictionary whose keys are attributes too."""

    __getattr__ = dict.__getitem__

    def __missing__(self, key: str) -> None:
        return None


_PARTS = ("participants", "reports", "relations")


@cache
def slow_reader() -> Reader:
    """Give what does the same without msgspec."""

    def read(line: bytes) -> Sketch:
        try:
            found = _Values(from_json(line))
            for key in _PARTS:
                if found[key] is not None:
                    found[key] = tuple([_Values(part) for part in found[key]])
        except (ValueError, TypeError, KeyError) as error:
            raise UnreadableLineError(str(error)) from None
        if not isinstance(found["id"], str) or found["participants"] is None:
            raise UnreadableLineError("no id, or nobody who takes part")
        return cast("Sketch", found)

    return read
