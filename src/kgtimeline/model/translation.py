"""From pydantic's errors to our problems: the words of `findings`, JSON Pointers, hints."""

import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kgtimeline.errors import DateRangeError, DateSyntaxError, Problem
from kgtimeline.model import findings
from kgtimeline.model.base import FAULTS, NULL, VALUE, Leaf, Model, fields_by_key
from kgtimeline.model.events import EVENT_TYPES
from kgtimeline.model.findings import Fault, Path
from kgtimeline.vocab import Kind

_KINDS = frozenset(map(str, Kind))
_UNION = "tagged-union"
"""How pydantic calls the union of the kinds; then the kind stands first in every location."""
_TYPES = {
    "string_type": "string",
    "event_date_type": "string",
    "int_type": "integer",
    "int_from_float": "integer",
    "bool_type": "boolean",
    "tuple_type": "array",
    "list_type": "array",
    "dict_type": "object",
    "mapping_type": "object",
    "model_type": "object",
    "model_attributes_type": "object",
    "dataclass_type": "object",
}


def problems_from(
    error: ValidationError, *, base: Path = (), file: str | None = None, event_id: str | None = None
) -> tuple[Problem, ...]:
    """Turn what pydantic found into problems.

    Use it where a record is validated by its adapter, as the reader does; records that
    are made in Python do it by themselves.

    Args:
        error: What pydantic raised.
        base: Keys and indexes from the root of the document to what was validated.
        file: Name of the file that was read.
        event_id: The event that was validated, if it was one.

    Returns:
        One problem for each finding. **Shape**: in pydantic's order, not empty.
    """
    return tuple(
        Problem(
            fault.code,
            fault.message,
            file=file,
            path=findings.pointer((*base, *fault.at)),
            event_id=event_id,
            hint=fault.hint,
        )
        for detail in error.errors(include_url=False)
        for fault in _faults(detail, error.title)
    )


def _faults(detail: ErrorDetails, title: str) -> Iterator[Fault]:
    """Word one error of pydantic, unless it only repeats what another one says."""
    if NULL in detail["loc"] or _counts_the_valid_only(detail):
        return
    parts = tuple(part for part in detail["loc"] if part not in {VALUE, "[key]"})
    at = _place(parts, title)
    if detail["type"] == FAULTS:
        for fault in detail["ctx"][FAULTS]:
            yield Fault(fault.code, fault.message, fault.hint, (*at, *fault.at))
    else:
        yield _fault(detail, at, _known_keys(parts[:-1], title))


def _counts_the_valid_only(detail: ErrorDetails) -> bool:
    """Tell whether a list is called too short because pydantic left out its faulty entries."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _place(parts: Path, title: str) -> Path:
    """Take the tag of the union, which is no key, out of a location."""
    tag = 0 if title.startswith(_UNION) else 2 if parts[:1] == ("events",) else len(parts)
    return parts[:tag] + parts[tag + 1 :] if parts[tag : tag + 1] and parts[tag] in _KINDS else parts


def _known_keys(parts: Path, title: str) -> list[str]:
    """Find the keys that the record at a location has; empty if that can't be told."""
    cls = _class_called(title)
    for part in parts:
        if cls is None:
            cls = EVENT_TYPES[Kind(part)] if part in _KINDS else None
        elif isinstance(part, str):
            cls = _record_class(fields_by_key(cls)[part].annotation)
    return list(fields_by_key(cls)) if cls else []


def _class_called(title: str) -> type | None:
    """Find the record whose validation pydantic reports, by the name it gives."""
    records = [*Model.__subclasses__(), *Leaf.__subclasses__(), *EVENT_TYPES.values()]
    finished = (cls for cls in records if "__pydantic_fields__" in vars(cls))
    return next((cls for cls in finished if cls.__name__ == title), None)


def _record_class(annotation: Any) -> type | None:
    """Find the one record that an annotation is about; None for the union of the kinds."""
    if isinstance(annotation, type) and issubclass(annotation, Model | Leaf):
        return annotation
    found = {cls for inner in get_args(annotation) if (cls := _record_class(inner))}
    return found.pop() if len(found) == 1 else None


def _fault(detail: ErrorDetails, at: Path, known: list[str]) -> Fault:
    """Choose code and words for one error of pydantic."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    match kind:
        case "missing":
            return findings.missing_key(str(at[-1]), at[:-1])
        case "extra_forbidden" | "unexpected_keyword_argument":
            return findings.unknown_key(str(at[-1]), known, at)
        case "enum" | "literal_error":
            return findings.bad_choice(value, _choices(context["expected"]), at)
        case "union_tag_not_found" | "union_tag_invalid":
            if not isinstance(value, dict) or "kind" not in value:
                return findings.missing_key("kind", at)
            return findings.bad_choice(value["kind"], list(Kind), (*at, "kind"))
        case "string_pattern_mismatch":
            return findings.bad_pattern(value, context["pattern"], at)
        case "string_too_short":
            return findings.empty_text(at)
        case "too_short":
            return findings.too_few(context["min_length"], at)
        case "greater_than_equal" | "less_than_equal" | "int_parsing_size":
            return findings.out_of_range(value, at)
        case "dataclass_exact_type":
            return findings.wrong_type(value, f"a {context['class_name']}", at)
        case _ if kind in _TYPES:
            return findings.wrong_type(value, _TYPES[kind], at)
        case _:
            return _other(detail, context.get("error"), at)


def _other(detail: ErrorDetails, cause: Any, at: Path) -> Fault:
    """Word what a validator of ours raised, and the errors that hardly ever happen."""
    if detail["type"] == "json_invalid":
        return Fault("not-json", detail["msg"].lower(), "write strict JSON", at)
    if isinstance(cause, ValueError) and not isinstance(detail["input"], str):
        return findings.wrong_type(detail["input"], "string", at)
    if isinstance(cause, DateSyntaxError | DateRangeError):
        return Fault("bad-date", str(cause), cause.hint, at)
    return Fault("bad-value", f"{findings.quoted(detail['input'])}: {detail['msg'].lower()}", None, at)


def _choices(expected: str) -> list[str]:
    """Read the values out of pydantic's sentence about them."""
    return re.findall(r"'([^']*)'", expected)
