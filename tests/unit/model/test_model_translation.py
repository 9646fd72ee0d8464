"""What pydantic finds in JSON becomes problems with our codes, our words and JSON Pointers."""

import json
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from builders import SHA, actor_json, document_json, event_json, source_json, span_json
from kgtimeline.errors import Problem
from kgtimeline.model.document import Document
from kgtimeline.model.events import Event
from kgtimeline.model.findings import pointer, quoted
from kgtimeline.model.translation import problems_from

EVENT: TypeAdapter[Event] = TypeAdapter(Event)


def problems(value: Any) -> tuple[Problem, ...]:
    """Validate a document and collect the problems."""
    with pytest.raises(ValidationError) as caught:
        Document.model_validate_json(json.dumps(value))
    return problems_from(caught.value)


def found(value: Any) -> list[tuple[str, str]]:
    """Collect code and path of the problems of a document."""
    return [(problem.code, problem.path) for problem in problems(value)]


def test_each_fault_of_an_event_has_its_code_and_place() -> None:
    broken = event_json(
        id="A",
        title="",
        participants=[{"actor": "a", "rolle": "sender"}],
        place=5,
        factuality="certain",
        medium=["post"],
        colour="red",
        reports=[
            {"source": "a", "spans": [span_json() | {"end": 4.0}, {"start": -1, "end": 2**60, "sha256": "F"}]}
        ],
    )
    assert found(document_json(event_json(), broken)) == [
        ("bad-pattern", "/events/1/id"),
        ("empty-text", "/events/1/title"),
        ("bad-value", "/events/1/factuality"),
        ("missing-key", "/events/1/participants/0"),
        ("unknown-key", "/events/1/participants/0/rolle"),
        ("wrong-type", "/events/1/place"),
        ("wrong-type", "/events/1/reports/0/spans/0/end"),
        ("bad-value", "/events/1/reports/0/spans/1/start"),
        ("bad-value", "/events/1/reports/0/spans/1/end"),
        ("bad-pattern", "/events/1/reports/0/spans/1/sha256"),
        ("wrong-type", "/events/1/medium"),
        ("unknown-key", "/events/1/colour"),
    ]


def reading_report(date: Any) -> dict[str, Any]:
    """Make a report with a reading of a date."""
    return {"source": "a", "reading": {"expression": "x", "rule": "vague@1", "date": date}}


@pytest.mark.parametrize(
    ("event", "code", "path", "hint"),
    [
        (
            event_json(kind="letter") | {"kind": "leter"},
            "unknown-kind",
            "/events/0/kind",
            "did you mean 'letter'?",
        ),
        ({"id": "a"}, "missing-key", "/events/0", "add 'kind'"),
        (event_json() | {"kind": None}, "unknown-kind", "/events/0/kind", None),
        (event_json() | {"kind": 5}, "unknown-kind", "/events/0/kind", None),
        ("letter", "wrong-type", "/events/0", None),
        (event_json(participants=[]), "too-few", "/events/0/participants", "add one"),
        (event_json(date="2024-1"), "bad-date", "/events/0/date", None),
        (event_json(date=2024), "wrong-type", "/events/0/date", None),
        (
            event_json(participants=[{"actor": "a", "role": "holder"}]),
            "role-not-of-kind",
            "/events/0/participants/0/role",
            None,
        ),
        (
            event_json(participants=[{"actor": "a", "role": "sendr"}]),
            "bad-value",
            "/events/0/participants/0/role",
            "did you mean 'sender'?",
        ),
        (event_json(reports=[reading_report("x")]), "bad-date", "/events/0/reports/0/reading/date", None),
        (event_json(reports=[reading_report(1)]), "wrong-type", "/events/0/reports/0/reading/date", None),
        (event_json(codes={"CAMEO": "1"}), "bad-pattern", "/events/0/codes/CAMEO", None),
        (event_json(tags={"a": 1}), "wrong-type", "/events/0/tags", None),
    ],
)
def test_a_fault_is_worded_once(event: Any, code: str, path: str, hint: str | None) -> None:
    (problem,) = problems(document_json(event))
    assert (problem.code, problem.path) == (code, path)
    if hint:
        assert problem.hint == hint


def test_faults_outside_the_events_are_found_too() -> None:
    value = document_json(
        schema_version="2.0",
        dataset={"id": "x", "titel": "X"},
        actors=[actor_json(type="persons")],
        sources=[source_json(sha256=SHA.upper() + "A", length=0), {"id": "b"}],
        actor=[],
    )
    assert found(value) == [
        ("unknown-schema-version", "/schema_version"),
        ("missing-key", "/dataset"),
        ("unknown-key", "/dataset/titel"),
        ("bad-value", "/actors/0/type"),
        ("bad-pattern", "/sources/0/sha256"),
        ("bad-value", "/sources/0/length"),
        ("missing-key", "/sources/1"),
        ("missing-key", "/sources/1"),
        ("unknown-key", "/actor"),
    ]


def test_a_key_of_an_event_is_not_taken_for_its_kind() -> None:
    value = event_json(kind="office") | {"office": 1}
    assert found(document_json(value)) == [("unknown-key", "/events/0/office")]


def test_an_event_of_a_line_gets_its_place_in_the_document() -> None:
    with pytest.raises(ValidationError) as caught:
        EVENT.validate_json(json.dumps(event_json(kind="office") | {"office": 1, "titel": "x"}))
    problems = problems_from(caught.value, base=("events", 7), file="a.jsonl", event_id="event-a")
    assert [(p.path, p.file, p.event_id) for p in problems] == [
        ("/events/7/office", "a.jsonl", "event-a"),
        ("/events/7/titel", "a.jsonl", "event-a"),
    ]
    assert problems[1].hint == "did you mean 'title'?"


def test_a_text_that_utf_8_cannot_hold_is_a_problem() -> None:
    with pytest.raises(ValidationError) as caught:
        Document.model_validate_json('{"schema_version": "\\ud800"}')
    assert problems_from(caught.value)


def test_a_huge_integer_is_quoted_short() -> None:
    (problem,) = problems(document_json(sources=[source_json(length=10**4_000)]))
    assert (problem.code, problem.path) == ("bad-value", "/sources/0/length")
    assert problem.message == "a huge integer is out of range"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "null"),
        (True, "true"),
        ("a", "'a'"),
        ("x" * 61, "'" + "x" * 56 + "...'"),
        (5, "5"),
        (10**50, "a huge integer"),
        ({}, "an object"),
        ([], "a list"),
        (1.5, "1.5"),
    ],
)
def test_values_are_quoted_as_json_has_them(value: object, shown: str) -> None:
    assert quoted(value) == shown


def test_a_pointer_escapes_what_rfc_6901_says() -> None:
    assert pointer(()) == ""
    assert pointer(("a/b", "c~d", 0, "", "e f")) == "/a~1b/c~0d/0//e f"
