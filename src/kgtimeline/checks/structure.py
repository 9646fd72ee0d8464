"""The shipped JSON Schema held against a dataset, and its errors in our own words.

With the extra `fast` a validator in Rust accepts or rejects; only what it rejects is
explained by jsonschema, so what is found is the same with and without it.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json

from kgtimeline._resources import schema_path
from kgtimeline.dates import EventDate, event_profile
from kgtimeline.errors import DateRangeError, DateSyntaxError, Problem
from kgtimeline.model import findings
from kgtimeline.model.findings import Fault, Path
from kgtimeline.model.texts import FORMS

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

EVENTS_PER_STEP = 1_000
"""Events between two calls of `progress`."""

Progress = Callable[[int, int], None]


def check_header(text: str | bytes) -> tuple[Problem, ...]:
    """Hold a document without its events against the schema; what is no JSON is passed over."""
    try:
        value = from_json(text)
    except ValueError:
        return ()
    accepts = acceptor("timeline")
    return () if accepts is not None and accepts(value) else _explain("timeline", value, (), None)


def check_events(
    texts: Iterable[str | bytes], number: int, progress: Progress | None = None
) -> Iterator[Problem]:
    """Hold the text of every event against the schema; what is no JSON is passed over.

    Args:
        texts: The events in the order of the file.
        number: How many there are.
        progress: Is told now and then how many are done, and of how many.

    Yields:
        What is wrong, without lines.
    """
    accepts = acceptor("event")
    for row, text in enumerate(texts):
        if progress is not None and row % EVENTS_PER_STEP == 0:
            progress(row, number)
        try:
            value = from_json(text, cache_strings="keys")
        except ValueError:
            continue
        if accepts is None or not accepts(value):
            event_id = value.get("id") if isinstance(value, dict) else None
            yield from _explain(
                "event", value, ("events", row), event_id if isinstance(event_id, str) else None
            )
    if progress is not None:
        progress(number, number)


@cache
def acceptor(name: str) -> Callable[[Any], bool] | None:
    """Make the fast test of a schema, None without the extra `fast`.

    Args:
        name: `timeline` or `event`.

    Returns:
        A function that says whether a value is valid; what it can't judge is not.
    """
    try:
        import jsonschema_rs
    except ImportError:
        return None
    is_valid = jsonschema_rs.validator_for(_schema(name)).is_valid

    def accepts(value: Any) -> bool:
        try:
            return bool(is_valid(value))
        except (ValueError, TypeError, OverflowError):
            return False

    return accepts


@cache
def _schema(name: str) -> dict[str, Any]:
    """Read a shipped schema."""
    schema: dict[str, Any] = json.loads(schema_path(name).read_text(encoding="utf-8"))
    return schema


@cache
def _explainer(name: str) -> "Validator":
    """Make the validator that explains."""
    from jsonschema import Draft202012Validator

    return Draft202012Validator(_schema(name))


def _explain(name: str, value: Any, base: Path, event_id: str | None) -> tuple[Problem, ...]:
    """Give every error of a value in our words, each once, in the order of their paths."""
    problems: dict[tuple[str, str, str], Problem] = {}
    for error in _explainer(name).iter_errors(value):
        for fault in _faults(error):
            path = findings.pointer((*base, *fault.at))
            problem = Problem(fault.code, fault.message, path=path, event_id=event_id, hint=fault.hint)
            problems.setdefault((path, fault.code, fault.message), problem)
    return tuple(problems.values())


def _faults(error: "ValidationError") -> Iterator[Fault]:
    """Word one error of the schema as the model would."""
    at: Path = tuple(error.absolute_path)
    value: Any = error.instance
    rule: Any = error.validator_value
    schema: Any = error.schema
    match error.validator:
        case "required":
            yield from (findings.missing_key(key, at) for key in rule if key not in value)
        case "additionalProperties":
            known = list(schema["properties"])
            yield from (findings.unknown_key(key, known, (*at, key)) for key in value if key not in known)
        case "type":
            names = [rule] if isinstance(rule, str) else [name for name in rule if name != "null"]
            yield findings.wrong_type(value, names[0], at)
        case "enum":
            yield findings.bad_choice(value, [str(word) for word in rule if word is not None], at)
        case "pattern":
            yield _bad_text(error, value, rule, at)
        case "minLength":
            yield findings.empty_text(at)
        case "minItems":
            yield findings.too_few(rule, at)
        case "minimum" | "maximum":
            yield findings.out_of_range(value, at)
        case _:
            yield Fault("bad-value", f"{findings.quoted(value)} is not allowed here", None, at)


def _bad_text(error: "ValidationError", value: str, pattern: str, at: Path) -> Fault:
    """Word a text that does not match: a date, a key of `codes`, or a text of some form."""
    form = pattern.removesuffix(r"(?!\n)")
    if "propertyNames" in error.absolute_schema_path:
        return findings.bad_pattern(value, form, (*at, value))
    if form in FORMS:
        return findings.bad_pattern(value, form, at)
    try:
        reason = event_profile(EventDate(value))
    except (DateSyntaxError, DateRangeError) as fault:
        return Fault("bad-date", str(fault), fault.hint, at)
    return Fault(
        "bad-date", f"{value!r} can't be the date of an event: {reason or 'it has no fit form'}", None, at
    )
