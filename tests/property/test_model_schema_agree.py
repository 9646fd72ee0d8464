"""The model and the JSON Schema give the same verdict on every document.

What only the model can tell is listed here, each with its own test: impossible days and
dates that run backwards, spans that run backwards, an extent that its date can't have, and
`1.0` where an integer stands. Nor can a pattern count the significant digits of a `Y` year.
"""

import json
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from builders import SHA, document_json, event_json, source_json, span_json
from kgtimeline.dates import EventDate
from kgtimeline.errors import DateRangeError
from kgtimeline.model.document import Document
from kgtimeline.model.events import Event
from kgtimeline.schema import event_schema, timeline_schema
from kgtimeline.vocab import Kind
from mutations import mutated
from strategies import any_documents, any_events, document_values, event_values

SCHEMAS = {"timeline": timeline_schema(), "event": event_schema()}
ADAPTERS: dict[str, TypeAdapter[Any]] = {"timeline": TypeAdapter(Document), "event": TypeAdapter(Event)}
SLOW = {name: jsonschema.Draft202012Validator(schema) for name, schema in SCHEMAS.items()}
FAST: dict[str, Any] = {}
if find_spec("jsonschema_rs") is not None:
    FAST = {name: import_module("jsonschema_rs").validator_for(schema) for name, schema in SCHEMAS.items()}


def model_errors(name: str, value: Any) -> list[Any]:
    """List what the model says against a value; empty if it takes it."""
    try:
        ADAPTERS[name].validate_json(json.dumps(value))
    except ValidationError as error:
        return error.errors()
    return []


def schema_takes(name: str, value: Any) -> bool:
    """Ask the validator, and the fast one if it is installed, which has to agree."""
    slow = SLOW[name].is_valid(value)
    if name in FAST:
        fast = FAST[name].is_valid(value)
        assert slow == fast, f"jsonschema says {slow}, jsonschema-rs {fast}"
    return slow


@pytest.mark.extra
def test_the_fast_validator_is_asked_too() -> None:
    assert set(FAST) == set(SCHEMAS)


def only_the_model_can_tell(error: Any) -> bool:
    """Tell whether an error of the model is one of the kinds that a schema can't find."""
    if error["type"] == "int_type":
        return isinstance(error["input"], float) and error["input"].is_integer()
    if error["type"] == "faults":
        return all(_backwards_or_impossible(fault, error["input"]) for fault in error["ctx"]["faults"])
    if error["type"] == "value_error":
        return isinstance(error["ctx"]["error"], DateRangeError)
    return "<null>" in error["loc"]


def _backwards_or_impossible(fault: Any, record: Any) -> bool:
    if fault.code == "reversed-span":
        return True
    if fault.code != "bad-date":
        return False
    try:
        EventDate(record["date"], record.get("extent"))
    except DateRangeError:
        return True
    return False


def assert_same_verdict(name: str, value: Any) -> None:
    """Compare the verdicts; the schema may be the milder one only where it can't know better."""
    errors = model_errors(name, value)
    if schema_takes(name, value):
        assert all(map(only_the_model_can_tell, errors)), errors
    else:
        assert errors, next(SLOW[name].iter_errors(value))


@given(any_documents())
def test_both_take_every_valid_document(value: dict[str, Any]) -> None:
    assert model_errors("timeline", value) == []
    assert schema_takes("timeline", value)


@given(document_values())
def test_both_take_every_document_whose_references_resolve(value: dict[str, Any]) -> None:
    assert model_errors("timeline", value) == []
    assert schema_takes("timeline", value)


@pytest.mark.parametrize("kind", Kind)
def test_both_take_every_valid_event_of_a_kind(kind: Kind) -> None:
    @settings(max_examples=20)
    @given(event_values(kind, {}))
    def check(value: dict[str, Any]) -> None:
        assert model_errors("event", value) == []
        assert schema_takes("event", value)

    check()


@given(any_documents().flatmap(mutated))
def test_both_give_the_same_verdict_on_a_broken_document(value: Any) -> None:
    assert_same_verdict("timeline", value)


@given(any_events().flatmap(mutated))
def test_both_give_the_same_verdict_on_a_broken_event(value: Any) -> None:
    assert_same_verdict("event", value)


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(JSON_VALUES, st.sampled_from(["timeline", "event"]))
def test_both_refuse_what_is_no_record_at_all(value: Any, name: str) -> None:
    assert model_errors(name, value)
    assert not schema_takes(name, value)


def test_only_the_model_refuses_an_impossible_day() -> None:
    for date in ("2023-02-29", "2024-04-31", "1900-02-29"):
        value = event_json(date=date)
        assert schema_takes("event", value)
        assert [error["type"] for error in model_errors("event", value)] == ["faults"]


def test_only_the_model_refuses_an_interval_that_runs_backwards() -> None:
    value = event_json(date="2024/2023")
    assert schema_takes("event", value)
    assert model_errors("event", value)


def test_only_the_model_refuses_an_extent_that_the_date_cannot_have() -> None:
    value = event_json(date="[..2024]", extent="throughout")
    assert schema_takes("event", value)
    assert model_errors("event", value)


def test_only_the_model_refuses_more_significant_digits_than_a_long_year_has() -> None:
    for date, fine in (("Y12345S5", True), ("Y12345S6", False), ("Y17E4S7", False)):
        reading = {"expression": "long ago", "date": date, "rule": "manual@1"}
        value = event_json(reports=[{"source": "a", "reading": reading}])
        assert schema_takes("event", value)
        assert (model_errors("event", value) == []) is fine


def test_only_the_model_refuses_a_span_that_runs_backwards() -> None:
    for start, end in ((5, 5), (6, 5)):
        value = event_json(reports=[{"source": "a", "spans": [span_json(start, end)]}])
        assert schema_takes("event", value)
        assert model_errors("event", value)


def test_only_the_model_refuses_a_float_where_an_integer_stands() -> None:
    value = document_json(sources=[{"id": "a", "sha256": SHA, "length": 1362.0}])
    assert schema_takes("timeline", value)
    assert model_errors("timeline", value)


@pytest.mark.parametrize(
    "date", ["XXXX-08-08", "XXXX", "{2023,2024}", "Y17000", "[..2020,2024..]", "../..", "/", "20240117"]
)
def test_both_refuse_what_cannot_be_the_date_of_an_event(date: str) -> None:
    value = event_json(date=date)
    assert not schema_takes("event", value)
    assert model_errors("event", value)


@pytest.mark.parametrize("field", ["id", "title"])
def test_both_tell_a_text_with_a_newline_at_its_end(field: str) -> None:
    value = event_json(**{field: "word\n"})
    assert schema_takes("event", value) == (field == "title")
    assert bool(model_errors("event", value)) == (field == "id")


def test_both_take_null_for_every_key_that_may_be_missing() -> None:
    for cls_value, name in ((event_json(), "event"), (document_json(), "timeline")):
        optional = [key for key in SCHEMAS[name]["properties"] if key not in SCHEMAS[name]["required"]]
        value = cls_value | dict.fromkeys(optional)
        assert schema_takes(name, value)
        assert model_errors(name, value) == []


@pytest.mark.parametrize(
    ("source", "fine"),
    [
        (source_json(), True),
        ({"id": "a", "sha256": SHA, "length": 5}, True),
        ({"id": "a"}, False),
        ({"id": "a", "title": None}, False),
        ({"id": "a", "title": None, "sha256": SHA, "length": None}, False),
        ({"id": "a", "sha256": SHA}, False),
    ],
)
def test_both_want_a_title_or_the_hash_and_length_of_a_text(source: dict[str, Any], *, fine: bool) -> None:
    value = document_json(sources=[source])
    assert schema_takes("timeline", value) is fine
    assert (model_errors("timeline", value) == []) is fine


@pytest.mark.parametrize(
    ("relation", "fine"),
    [
        ({}, True),
        ({"basis": "inferred"}, True),
        ({"basis": None}, True),
        ({"basis": "stated"}, False),
        ({"basis": "stated", "source": "a", "span": None}, False),
        ({"basis": "stated", "source": "a", "span": span_json()}, True),
    ],
)
def test_both_want_the_evidence_of_a_stated_relation(relation: dict[str, Any], *, fine: bool) -> None:
    value = event_json(relations=[{"type": "after", "event": "b", **relation}])
    assert schema_takes("event", value) is fine
    assert (model_errors("event", value) == []) is fine


def test_both_refuse_a_role_that_the_kind_lacks_in_the_event_and_in_a_report() -> None:
    strange = [{"actor": "a", "role": "holder"}]
    for value in (
        event_json(participants=strange),
        event_json(reports=[{"source": "a", "participants": strange}]),
    ):
        assert not schema_takes("event", value)
        assert model_errors("event", value)
