r"""From the models to JSON Schema 2020-12: what an editor, a linter or another language needs.

The schema says what the model says, in a form that is fast to check and whose errors can be
read: one `then` for each kind of event instead of `oneOf`, types beside each `$ref` instead of
`anyOf` with null, and patterns that refuse the trailing newline which `$` lets pass in Python.
What a schema can't say is left to the model: impossible days, intervals and spans that run
backwards, an extent that does not fit its date.
"""

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from enum import EnumType
from functools import cache
from itertools import groupby, pairwise
from textwrap import dedent
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from kgtimeline.dates import EDTF_PATTERN, EVENT_DATE_PATTERN, EventDate
from kgtimeline.model.base import Leaf, Model, Need, fields_by_key
from kgtimeline.model.document import SCHEMA_VERSION, Document
from kgtimeline.model.event_base import AsWritten, BaseEvent
from kgtimeline.model.events import EVENT_TYPES, Event
from kgtimeline.vocab import Role

JSON = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLES = {
    "timeline": "A timeline: dated events, their actors, sources and evidence",
    "event": "One event of a timeline: a line of a JSON Lines file after the first",
}
"""The schemas by name."""
SCHEMA_NAMES = tuple(TITLES)
"""Names of the two schemas, as `render_schema` takes them."""

_NO_NEWLINE = r"$(?!\n)"
_EVENT_DATE = r"^(?!.*XXXX|\[\.\..*\.\.\])" + EVENT_DATE_PATTERN[1:]
"""An event's year is not wholly masked, and its date bounds something."""
_TYPES = {str: "string", int: "integer", bool: "boolean"}


def timeline_schema() -> JSON:
    """Make the schema of a whole file.

    Returns:
        A new JSON Schema 2020-12; nothing in it is shared.

    Example:
        >>> timeline_schema()["required"]
        ['schema_version', 'dataset']
    """
    return _schema("timeline", Document)


def event_schema() -> JSON:
    """Make the schema of one event, as it stands on a line of a JSON Lines file.

    Returns:
        A new JSON Schema 2020-12; nothing in it is shared.

    Example:
        >>> event_schema()["required"]
        ['id', 'kind', 'title', 'date', 'participants']
    """
    return _schema("event", BaseEvent)


def render_schema(name: str) -> str:
    """Write a schema as the text that is committed in `schema/`.

    Args:
        name: `timeline` or `event`.

    Returns:
        JSON with two spaces and a newline at the end, the same on every run.

    Raises:
        KeyError: If there is no such schema.

    Example:
        >>> render_schema("event").splitlines()[1]
        '  "$schema": "https://json-schema.org/draft/2020-12/schema",'
    """
    make = {"timeline": timeline_schema, "event": event_schema}[name]
    return json.dumps(make(), ensure_ascii=False, indent=2) + "\n"


def _schema(name: str, root: type) -> JSON:
    """Put together the schema of a class and of all that it refers to."""
    definitions: dict[str, JSON] = {}
    body = _record(root, definitions)
    return {
        "$schema": DIALECT,
        "$id": f"urn:kgtimeline:schema:{name}:{SCHEMA_VERSION}",
        "title": TITLES[name],
        "description": body.pop("description"),
        "type": "object",
        **body,
        "$defs": dict(sorted(definitions.items())),
    }


def _record(cls: type, definitions: dict[str, JSON]) -> JSON:
    """Describe a model or a leaf; whoever refers to it says whether it is an object or null."""
    fields = fields_by_key(cls)
    record: JSON = {
        "description": _summary(cls),
        "properties": {key: _property(field, definitions) for key, field in fields.items()},
        "required": [key for key, field in fields.items() if field.is_required()],
    }
    for key, description in _descriptions(cls).items():
        record["properties"][key] = {"description": description, **record["properties"][key]}
    if cls is BaseEvent:
        return record | {"allOf": list(_kinds(definitions))}
    return record | {"additionalProperties": False} | _needs(cls, record["properties"])


def _kinds(definitions: dict[str, JSON]) -> Iterator[JSON]:
    """Describe each kind of event: what it adds to the common keys, and that nothing else is there."""
    common = fields_by_key(BaseEvent)
    for kind, cls in EVENT_TYPES.items():
        own = {key: field for key, field in fields_by_key(cls).items() if key not in common}
        docs = _descriptions(cls)
        roles = {"items": {"properties": {"role": {"enum": [str(role) for role in cls.ROLES]}}}}
        definitions[cls.__name__] = {
            "description": _summary(cls),
            "properties": {
                **dict.fromkeys(common, True),
                "participants": roles,
                "reports": {"items": {"properties": {"participants": roles}}},
                **{
                    key: {"description": docs[key], **_property(field, definitions)}
                    for key, field in own.items()
                },
            },
            "additionalProperties": False,
        }
        yield {
            "if": {"properties": {"kind": {"const": str(kind)}}, "required": ["kind"]},
            "then": {"$ref": f"#/$defs/{cls.__name__}"},
        }


def _needs(cls: type, properties: JSON) -> JSON:
    """Say which keys others call for; null is no value."""
    needs: tuple[Need, ...] = cls.NEEDS  # type: ignore[attr-defined]
    for condition, group in groupby(needs, key=lambda need: (need.when, need.among, need.without)):
        when, among, without = condition
        keys = [need.key for need in group]
        case = (
            {"properties": {without: {"type": "null"}}}
            if without
            else {"properties": {when: {"enum": list(among)}}, "required": [when]}
        )
        given = {key: {"type": next(t for t in properties[key]["type"] if t != "null")} for key in keys}
        return {"if": case, "then": {"properties": given, "required": keys}}
    return {}


def _property(field: FieldInfo, definitions: dict[str, JSON]) -> JSON:
    """Describe the value of a field; a key that may be left out may be null."""
    value = _value(field.annotation, field.metadata, definitions)
    return value if field.is_required() else _or_null(value)


def _or_null(value: JSON) -> JSON:
    """Let a value be null too."""
    if isinstance(value.get("type"), str):
        value["type"] = [value["type"], "null"]
    if "enum" in value and None not in value["enum"]:
        value["enum"] = [*value["enum"], None]
    return value


def _value(annotation: Any, metadata: list[Any], definitions: dict[str, JSON]) -> JSON:
    """Describe a type with its constraints."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _value(args[0], [*metadata, *args[1:]], definitions)
    if origin in {Union, UnionType} and NoneType in args:
        (inner,) = (arg for arg in args if arg is not NoneType)
        return _or_null(_value(inner, metadata, definitions))
    if AsWritten in metadata:
        return {"type": "string", "pattern": _EVENT_DATE}
    return _plain(annotation, origin, args, definitions) | _limits(metadata, origin)


def _plain(annotation: Any, origin: Any, args: tuple[Any, ...], definitions: dict[str, JSON]) -> JSON:
    """Describe a type without its constraints."""
    if annotation == get_args(Event)[0]:
        return {"type": "object", "$ref": _definition(BaseEvent, definitions)}
    if annotation is Role:  # the kind of the event says which
        return {}
    if origin is tuple:
        return {"type": "array", "items": _value(args[0], [], definitions)}
    if origin is Mapping:
        names = {key: rule for key, rule in _value(args[0], [], definitions).items() if key != "type"}
        return {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": _value(args[1], [], definitions),
        }
    if origin is Literal:
        return {"enum": list(args)}
    if isinstance(annotation, EnumType):
        return {"enum": [str(word) for word in list[Any](annotation)]}
    if annotation is EventDate:
        definitions["Date"] = {"description": "A date in EDTF, levels 0 to 2.", "pattern": EDTF_PATTERN}
        return {"type": "string", "$ref": "#/$defs/Date"}
    if isinstance(annotation, type) and issubclass(annotation, Model | Leaf):
        return {"type": "object", "$ref": _definition(annotation, definitions)}
    return {"type": _TYPES[annotation]}


def _definition(cls: type, definitions: dict[str, JSON]) -> str:
    """Describe a class once, and point to it."""
    name = "Event" if cls is BaseEvent else cls.__name__
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _record(cls, definitions)
    return f"#/$defs/{name}"


def _limits(metadata: list[Any], origin: Any) -> JSON:
    """Translate constraints: pydantic's own, and those that stand inside a `Field`."""
    limits: JSON = {}
    for item in metadata:
        if isinstance(item, FieldInfo):
            limits |= _limits(item.metadata, origin)
        if (pattern := getattr(item, "pattern", None)) is not None:
            limits["pattern"] = pattern.removesuffix("$") + _NO_NEWLINE
        if (least := getattr(item, "min_length", None)) is not None:
            limits["minItems" if origin is tuple else "minLength"] = least
        for name, word in (("ge", "minimum"), ("le", "maximum")):
            if (bound := getattr(item, name, None)) is not None:
                limits[word] = bound
    return limits


def _summary(cls: type) -> str:
    """Give the first line of a class's docstring."""
    return (cls.__doc__ or "").partition("\n")[0]


@cache
def _descriptions(cls: type) -> dict[str, str]:
    """Read the docstring under each field of a class, inherited ones first, by the key in JSON."""
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__[:-1]):
        if issubclass(base, Model | Leaf):
            found |= _docstrings(base)
    keys = {name: field.alias or name for name, field in cls.__pydantic_fields__.items()}  # type: ignore[attr-defined]
    return {keys[name]: text for name, text in found.items() if name in keys}


def _docstrings(cls: type) -> dict[str, str]:
    """Read the docstring under each annotated name in the source of a class."""
    body = ast.parse(dedent(inspect.getsource(cls))).body[0]
    assert isinstance(body, ast.ClassDef)
    return {
        field.target.id: inspect.cleandoc(text.value.value)
        for field, text in pairwise(body.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }
