"""The generated schemas: valid, closed, described, committed as they are generated."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from builders import document_json, event_json
from kgtimeline.model.events import EVENT_TYPES
from kgtimeline.model.findings import pointer
from kgtimeline.schema import SCHEMA_NAMES, event_schema, render_schema, timeline_schema

ROOT = Path(__file__).parents[3]
SCHEMAS = {"timeline": timeline_schema(), "event": event_schema()}


def parts(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Walk through all values of a schema."""
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from parts(inner, (*path, key))


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_the_committed_schema_is_the_generated_one(name: str) -> None:
    committed = (ROOT / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert committed == render_schema(name), "run: kgtimeline schema -o schema"


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_the_schema_is_a_json_schema_2020_12(name: str) -> None:
    schema = json.loads(render_schema(name))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:kgtimeline:schema:{name}:1.0"
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.extra
@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_the_fast_validator_takes_the_schema(name: str) -> None:
    import jsonschema_rs

    assert not jsonschema_rs.validator_for(SCHEMAS[name]).is_valid({})


def test_there_is_no_other_schema() -> None:
    assert SCHEMA_NAMES == ("timeline", "event")
    with pytest.raises(KeyError):
        render_schema("actor")


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_a_schema_is_new_each_time_and_says_the_same(name: str) -> None:
    make = {"timeline": timeline_schema, "event": event_schema}[name]
    first = make()
    first["properties"].clear()
    assert make() == SCHEMAS[name]
    assert render_schema(name) == render_schema(name)


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_every_property_is_described(name: str) -> None:
    for path, value in parts(SCHEMAS[name]):
        shared = path[-2:-1] == ("properties",) and "if" not in path and "then" not in path
        if shared and isinstance(value, dict) and path[-1] not in {"participants", "reports", "role"}:
            assert value.get("description"), pointer(path)


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_every_definition_is_used_and_every_reference_resolves(name: str) -> None:
    schema = SCHEMAS[name]
    used = {value["$ref"] for _, value in parts(schema) if isinstance(value, dict) and "$ref" in value}
    assert used == {f"#/$defs/{key}" for key in schema["$defs"]}


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_patterns_are_anchored_and_mean_the_same_everywhere(name: str) -> None:
    patterns = [
        value["pattern"]
        for _, value in parts(SCHEMAS[name])
        if isinstance(value, dict) and "pattern" in value
    ]
    assert patterns
    for pattern in patterns:
        assert pattern.startswith("^")
        assert pattern.endswith(r"$(?!\n)")
        assert "\\d" not in pattern
        assert "\\w" not in pattern


def test_each_kind_is_one_then_with_a_closed_set_of_keys() -> None:
    for name, schema in SCHEMAS.items():
        definition = schema if name == "event" else schema["$defs"]["Event"]
        branches = {b["if"]["properties"]["kind"]["const"]: b["then"]["$ref"] for b in definition["allOf"]}
        assert branches == {str(kind): f"#/$defs/{cls.__name__}" for kind, cls in EVENT_TYPES.items()}
        for cls in EVENT_TYPES.values():
            branch = schema["$defs"][cls.__name__]
            assert branch["additionalProperties"] is False
            assert set(branch["properties"]) == set(cls.model_fields)


@pytest.mark.parametrize(
    ("event", "path", "keyword"),
    [
        (event_json(kind="letter", stage="signed"), "", "additionalProperties"),
        (event_json(participants=[{"actor": "a", "role": "holder"}]), "/participants/0/role", "enum"),
        (event_json(participants=[{"actor": "a", "role": 5}]), "/participants/0/role", "enum"),
        (event_json() | {"kind": "lettr"}, "/kind", "enum"),
        (event_json(tags=["a b"]), "/tags/0", "pattern"),
        (event_json(dating=5), "/dating", "type"),
        (
            event_json(reports=[{"source": "a", "spans": [{"start": 0, "end": 1}]}]),
            "/reports/0/spans/0",
            "required",
        ),
        (event_json(codes={"A": "1"}), "/codes", "pattern"),
    ],
)
def test_one_fault_gives_one_error_that_can_be_read(event: dict[str, Any], path: str, keyword: str) -> None:
    (error,) = jsonschema.Draft202012Validator(SCHEMAS["event"]).iter_errors(event)
    assert (pointer(error.absolute_path), error.validator) == (path, keyword)
    (inside,) = jsonschema.Draft202012Validator(SCHEMAS["timeline"]).iter_errors(document_json(event))
    assert pointer(inside.absolute_path) == f"/events/0{path}"


def test_a_line_of_header_is_a_document_without_events() -> None:
    header = document_json()
    del header["events"]
    assert jsonschema.Draft202012Validator(SCHEMAS["timeline"]).is_valid(header)
