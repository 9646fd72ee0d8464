"""The page on the file format tells of every kind what the classes say."""

from enum import EnumType
from pathlib import Path
from typing import Any, get_args

import pytest

from kgtimeline.model.event_base import BaseEvent
from kgtimeline.model.events import EVENT_TYPES

PAGE = Path(__file__).parents[3] / "docs" / "format.md"
ROWS = [
    line.split("|")[1:-1] for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")
]


def words(annotation: Any) -> list[str]:
    """List the words of the vocabulary that a field takes, if it takes one."""
    if isinstance(annotation, EnumType):
        return [str(word) for word in list[Any](annotation)]
    return [word for inner in get_args(annotation) for word in words(inner)]


def test_the_table_lists_every_kind_once_in_order() -> None:
    assert [row[0].strip(" `") for row in ROWS] == [str(kind) for kind in EVENT_TYPES]


@pytest.mark.parametrize(
    ("row", "cls"), list(zip(ROWS, EVENT_TYPES.values(), strict=True)), ids=lambda v: str(v)[:30]
)
def test_a_row_tells_roles_and_keys_of_its_kind(row: list[str], cls: type[BaseEvent]) -> None:
    roles = [role.strip().removesuffix(" (two)") for role in row[1].split(",")]
    assert roles == [f"**{role}**" if role in cls.EXPECTED else str(role) for role in cls.ROLES]
    assert ("(two)" in row[1]) == (len(cls.EXPECTED) != len(set(cls.EXPECTED)))
    own = {name: field for name, field in cls.model_fields.items() if name not in BaseEvent.model_fields}
    assert row[2].split("`")[1::2] == list(own)
    for field in own.values():
        for word in words(field.annotation):
            assert word in row[2]
