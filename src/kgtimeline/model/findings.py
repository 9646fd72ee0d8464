"""From what is wrong with a record to problems: one table of codes, one wording.

The model and the JSON Schema find the same faults; both word them here, so that a
fault has one code and one message whoever finds it. The codes of structure:

| code | what is wrong |
|---|---|
| `missing-key` | a required key is not there, or a key that another one calls for |
| `unknown-key` | a key that the format does not have at this place |
| `wrong-type` | a value of another JSON type, such as a number for a string |
| `bad-value` | a value outside its vocabulary or its range |
| `bad-pattern` | a text that does not have the form asked for: id, hash, country ... |
| `bad-date` | a text that is no EDTF date, or a date that can't be an event's |
| `empty-text` | a text without a character |
| `too-few` | a list with fewer entries than it needs |
| `unknown-kind` | a kind of event that the format does not have |
| `role-not-of-kind` | a participant in a role that events of this kind lack |
| `reversed-span` | a span that ends before it has begun |
| `unknown-schema-version` | a version of the format that is not known here |
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kgtimeline.errors import did_you_mean
from kgtimeline.model.texts import FORMS
from kgtimeline.vocab import Role

TYPE_WORDS = {
    "string": "a string",
    "integer": "an integer",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}
"""How a JSON type is called in a message."""

Path = tuple[str | int, ...]

MOST_SHOWN = 60
"""Code points of a value that a message shows."""
MOST_BITS_SHOWN = 128
"""Bits of an integer that a message shows; `str` of a huge one raises."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a value, before it is known where the value stands.

    Args:
        code: One of the table above.
        message: What is wrong, lowercase, with the value quoted.
        hint: The mend.
        at: Keys and indexes from the value that was looked at to the faulty one.
    """

    code: str
    message: str
    hint: str | None = None
    at: Path = ()


def pointer(path: Iterable[str | int]) -> str:
    """Write keys and indexes as a JSON Pointer.

    Args:
        path: Keys and indexes from the root.

    Returns:
        The pointer; `""` is the root.

    **Source**: RFC 6901, section 3.

    Example:
        >>> pointer(["codes", "a/b~c", 0])
        '/codes/a~1b~0c/0'
    """
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def quoted(value: object) -> str:
    """Quote a value for a message, cut to a length that fits on a line.

    Example:
        >>> quoted("x" * 100)
        "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...'"
    """
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return repr(value if len(value) <= MOST_SHOWN else f"{value[: MOST_SHOWN - 4]}...")
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, int) and value.bit_length() > MOST_BITS_SHOWN:
        return "a huge integer"
    return repr(value)[:MOST_SHOWN]


def near(value: object, known: Iterable[str]) -> list[str]:
    """Find the names that a mistyped one was perhaps meant to be.

    Example:
        >>> near("sendr", ["sender", "recipient"])
        ['sender']
    """
    import difflib

    return difflib.get_close_matches(value, list(map(str, known)), n=2) if isinstance(value, str) else []


def missing_key(key: str, at: Path = ()) -> Fault:
    """Word a key that is required and not there."""
    return Fault("missing-key", f"the key {key!r} is missing", f"add {key!r}", at)


def unknown_key(key: str, known: Sequence[str], at: Path = ()) -> Fault:
    """Word a key that the format does not have here; `at` ends with the key."""
    otherwise = f"leave it out; known here: {', '.join(known)}" if known else "leave it out"
    hint = did_you_mean(near(key, known), otherwise)
    return Fault("unknown-key", f"the key {key!r} is not known here", hint, at)


def wrong_type(value: object, expected: str, at: Path = ()) -> Fault:
    """Word a value of another JSON type; `expected` is a JSON Schema type name."""
    return Fault("wrong-type", f"{quoted(value)} is not {TYPE_WORDS.get(expected, expected)}", None, at)


def bad_choice(value: object, known: Sequence[str], at: Path = ()) -> Fault:
    """Word a value outside a closed vocabulary: a kind, a role, a type ..."""
    code, what = "bad-value", "is not one of the values allowed here"
    if at[-1:] == ("kind",):
        code, what = "unknown-kind", "is no kind of event"
    elif at[-1:] == ("role",) and value in list(Role):
        code, what = "role-not-of-kind", "is no role of this kind of event"
    elif at[-1:] == ("schema_version",):
        code, what = "unknown-schema-version", "is no version of the format that is known here"
    hint = did_you_mean(near(value, known), f"use one of: {', '.join(known)}")
    return Fault(code, f"{quoted(value)} {what}", hint, at)


def bad_pattern(value: str, pattern: str, at: Path = ()) -> Fault:
    """Word a text that lacks the form asked for."""
    what, hint = FORMS.get(pattern, ("text of the form asked for", f"match {pattern}"))
    return Fault("bad-pattern", f"{quoted(value)} is no {what}", hint, at)


def empty_text(at: Path = ()) -> Fault:
    """Word a text without a character."""
    return Fault("empty-text", "the text '' is empty", "write it, or leave the key out", at)


def too_few(least: int, at: Path = ()) -> Fault:
    """Word a list with fewer entries than it needs."""
    return Fault("too-few", f"the list needs at least {least} of its kind", "add one", at)


def out_of_range(value: object, at: Path = ()) -> Fault:
    """Word a number outside its range."""
    return Fault("bad-value", f"{quoted(value)} is out of range", "count in code points from 0", at)
