"""How pydantic reads and writes a date; the only module here that imports it."""

from typing import TYPE_CHECKING, Any

from kgtimeline.dates.pattern import EDTF_PATTERN

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


def core_schema_of_dates() -> "CoreSchema":
    """Describe `EventDate` to pydantic: a text or a date in, a text out."""
    from pydantic_core import core_schema

    from kgtimeline.dates.value import EventDate

    parse = EventDate.parse

    def read(value: Any) -> EventDate:
        if isinstance(value, str):
            return parse(value)
        if isinstance(value, EventDate):
            return value
        raise ValueError(f"{value!r} is no date; write an EDTF text such as '2024-02-12'")

    def json_schema(_schema: Any, _handler: Any) -> dict[str, str]:
        return {"type": "string", "pattern": EDTF_PATTERN}

    return core_schema.no_info_plain_validator_function(
        read,
        serialization=core_schema.plain_serializer_function_ser_schema(
            str, return_schema=core_schema.str_schema()
        ),
        metadata={"pydantic_js_functions": [json_schema]},
    )
