"""Bytes to a document: JSON or JSON Lines, strict, with all that is wrong at once."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from kgtimeline.dataset.collector import collector_paused
from kgtimeline.dataset.json_text import has_unique_keys
from kgtimeline.dataset.text import DatasetText
from kgtimeline.errors import DatasetInvalidError, Problem, SchemaVersionError, Severity
from kgtimeline.model.document import Document
from kgtimeline.model.events import Event
from kgtimeline.model.findings import pointer
from kgtimeline.model.translation import problems_from

_EVENTS_PER_STEP = 1_000
"""Events between two calls of `progress`."""
_UNKNOWN_VERSION = "unknown-schema-version"

T = TypeVar("T")


class Gathered(NamedTuple):
    """What could be read of a dataset, and all that is wrong with it.

    Args:
        text: The text and its parts; `text.place` gives problems their lines.
        document: The header with every event that is sound; None if the header is not.
        rows: For every event of `document`, its place in the text.
        lost: The ids of the events that are not sound, as far as they have one.
        problems: Faults of JSON and of structure, warnings too.
    """

    text: DatasetText
    document: Document | None
    rows: Sequence[int]
    lost: frozenset[str]
    problems: tuple[Problem, ...]


def read_document(
    data: bytes, *, file: str | None = None, progress: Callable[[int, int], None] | None = None
) -> Document:
    """Read a dataset from the bytes of a JSON document or of JSON Lines.

    The first line that is not empty decides between the two. The garbage collector
    rests meanwhile. References between records are the business of `Records`.

    Args:
        data: The bytes of a file.
        file: Its name, for messages.
        progress: Is told now and then how many events are read, and of how many.

    Returns:
        The document, events in the order of the text.

    Raises:
        DatasetInvalidError: If anything is wrong with it; it holds all problems.
        SchemaVersionError: If it is written for another version of the format.

    Example:
        >>> read_document(b'{"schema_version": "1.0", "dataset": {"id": "a", "title": "A", "id": "b"}}')
        Traceback (most recent call last):
        ...
        kgtimeline.errors.DatasetInvalidError: 1 problem; mend them all, then load again:
        1:64: error[duplicate-key] the key 'id' is here twice
    """
    gathered = gather(data, file=file, progress=progress)
    errors = [problem for problem in gathered.problems if problem.severity is Severity.ERROR]
    if any(problem.code == _UNKNOWN_VERSION for problem in errors):
        raise SchemaVersionError(gathered.text.place(errors))
    if errors or gathered.document is None:
        raise DatasetInvalidError(gathered.text.place(errors))
    return gathered.document


def gather(
    data: bytes, *, file: str | None = None, progress: Callable[[int, int], None] | None = None
) -> Gathered:
    """Read what can be read of a dataset and collect all that is wrong with it.

    Use it for checks; nothing is raised. A document of an unknown version is not
    looked into any further.

    Args:
        data: The bytes of a file.
        file: Its name, for problems.
        progress: Is told now and then how many events are read, and of how many.

    Returns:
        The sound part, and the problems; those found by path have no line yet.

    Example:
        >>> gather(b"[").problems[0].code
        'not-json'
    """
    text = DatasetText(data, file)
    try:
        with collector_paused():
            return _gather(text, progress)
    except _UnreadableError:
        return Gathered(text, None, (), frozenset(), tuple(text.text_problems()))


class _UnreadableError(Exception):
    """The bytes are no text; whatever else was found is an echo of that."""


def _gather(text: DatasetText, progress: Callable[[int, int], None] | None) -> Gathered:
    """Read header and events of a text that may turn out to be none."""
    if not text.is_lines and text.is_unreadable:
        raise _UnreadableError
    document, problems = _read_header(text)
    if any(problem.code == _UNKNOWN_VERSION for problem in problems):
        return Gathered(text, None, (), frozenset(), tuple(problems))
    events, rows, lost = _read_events(text, problems, progress)
    if document is not None:
        document = document.model_copy(update={"events": tuple(events)})
    return Gathered(text, document, rows, lost, (*text.mark_problems(), *problems))


def _read_header(text: DatasetText) -> tuple[Document | None, list[Problem]]:
    """Read everything but the events."""
    validate = _document_adapter().validate_json
    raw = text.raw_header()
    try:
        if has_unique_keys(raw):
            return validate(raw), []
    except ValidationError:
        pass
    if text.is_unreadable:
        raise _UnreadableError
    return _examine(text.header, validate, text.header_problems(), ())


def _read_events(
    text: DatasetText, problems: list[Problem], progress: Callable[[int, int], None] | None
) -> tuple[list[Event], Sequence[int], frozenset[str]]:
    """Read every event by itself; the common case costs a few calls into C and nothing else."""
    validate = _event_adapter().validate_json
    events: list[Event] = []
    rows = array("Q")
    lost: set[str] = set()
    for row, event_text in enumerate(text.raw_events()):
        if progress and row % _EVENTS_PER_STEP == 0:
            progress(row, len(text))
        try:
            if has_unique_keys(event_text):
                events.append(validate(event_text))
                rows.append(row)
                continue
        except ValidationError:
            pass
        if text.is_unreadable:
            raise _UnreadableError
        event, found = _examine(text.event(row), validate, text.event_problems(row), ("events", row))
        problems += found
        if event is not None:
            events.append(event)
            rows.append(row)
        else:
            lost.update(problem.event_id for problem in found[:1] if problem.event_id)
    if progress:
        progress(len(text), len(text))
    return events, rows, frozenset(lost)


def _examine(
    text: str, validate: Callable[[str], T], faults: list[Problem], base: tuple[str | int, ...]
) -> tuple[T | None, list[Problem]]:
    """Read a part that something is wrong with, slowly, and say all that is."""
    event_id = _event_id(text) if base else None
    problems = [replace(fault, event_id=event_id) for fault in faults]
    try:
        return validate(text), problems
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        if first["type"] != "json_invalid":
            told = {problem.path for problem in problems}
            found = problems_from(error, base=base, event_id=event_id)
            return None, problems + [problem for problem in found if problem.path not in told]
        if not problems:
            reason = str(first["ctx"]["error"]) if "ctx" in first else first["msg"]
            problems = [Problem("not-json", reason.lower(), path=pointer(base), event_id=event_id)]
        return None, problems


def _event_id(text: str) -> str | None:
    """Take the id out of an event that is not sound, if it can be had."""
    try:
        value: Any = from_json(text)
    except ValueError:
        return None
    found = value.get("id") if isinstance(value, dict) else None
    return found if isinstance(found, str) else None


@cache
def _document_adapter() -> TypeAdapter[Document]:
    return TypeAdapter(Document)


@cache
def _event_adapter() -> TypeAdapter[Event]:
    return TypeAdapter(Event)
