"""From pydantic's errors to our problems: the words of `findings`, JSON Pointers, hints."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kgtimeline.errors import DateRangeError, DateSyntaxError, Problem
from kgtimeline.model import findings
from kgtimeline.model.base import FAULTS, NULL, VALUE
from kgtimeline.model.findings import Fault, Path
from kgtimeline.vocab import Kind

_KINDS = frozenset(map(str, Kind))
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
        for fault in _faults(detail)
    )


def _faults(detail: ErrorDetails) -> Iterator[Fault]:
    """Word one error of pydantic; an error of the null branch says nothing new."""
    if NULL in detail["loc"]:
        return
    at = _place(detail["loc"])
    if detail["type"] == FAULTS:
        for fault in detail["ctx"][FAULTS]:
            yield Fault(fault.code, fault.message, fault.hint, (*at, *fault.at))
    else:
        yield _fault(detail, at)


def _place(loc: Path) -> Path:
    """Take out of a location what is no key or index: labels of branches, tags of the union."""
    parts = tuple(part for part in loc if part != VALUE)
    if parts[:1] == ("events",) and parts[2:3] and parts[2] in _KINDS:
        return parts[:2] + parts[3:]
    return parts


def _fault(detail: ErrorDetails, at: Path) -> Fault:
    """Choose code and words for one error of pydantic."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    match kind:
        case "missing":
            return findings.missing_key(str(at[-1]), at[:-1])
        case "extra_forbidden" | "unexpected_keyword_argument":
            return findings.unknown_key(str(at[-1]), [], at)
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
        case _ if kind in _TYPES:
            return findings.wrong_type(value, _TYPES[kind], at)
        case _:
            return _other(detail, context.get("error"), at)


def _other(detail: ErrorDetails, cause: Any, at: Path) -> Fault:
    """Word what a validator of ours raised, and the errors that hardly ever happen."""
    if isinstance(cause, ValueError) and not isinstance(detail["input"], str):
        return findings.wrong_type(detail["input"], "string", at)
    if isinstance(cause, DateSyntaxError | DateRangeError):
        return Fault("bad-date", str(cause), cause.hint, at)
    return Fault("bad-value", f"{findings.quoted(detail['input'])}: {detail['msg'].lower()}", None, at)


def _choices(expected: str) -> list[str]:
    """Read the values out of pydantic's sentence about them."""
    return re.findall(r"'([^']*)'", expected)
