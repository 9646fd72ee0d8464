"""The layout of tables is documented column by column, and rows fit it."""

import re
from pathlib import Path

import pytest

import kgtimeline as kg
from builders import actor, document, event, source
from kgtimeline.dataset.records import Records
from kgtimeline.query.table_layout import EVENT_TABLES, HEADER_TABLES, TABLES
from kgtimeline.query.table_rows import EventRows, Rows, document_row, header_rows, no_rows

PAGE = Path(__file__).parents[3] / "docs" / "scale.md"


def _documented() -> dict[str, list[str]]:
    """Read names of tables and columns from the page; a row may describe several tables."""
    found = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        tables = re.findall("`([a-z_]+)`", cells[0])
        if len(cells) == 3 and tables and set(tables) <= set(TABLES):
            lists = cells[2].split("; ") if len(tables) > 1 else [cells[2]]
            for table, text in zip(tables, lists, strict=True):
                columns = re.findall("`([a-z_0-9]+)`", re.sub(r"\([^)]*\)", "", text))
                found[table] = columns
    return found


def test_every_column_is_documented_in_its_order() -> None:
    assert _documented() == {table: list(columns) for table, columns in TABLES.items()}


@pytest.mark.parametrize("table", TABLES)
def test_rows_have_the_columns_of_their_table(table: str) -> None:
    span = kg.Span(start=0, end=3, sha256="0" * 64)
    full = event(
        "event-b",
        date="2024-1X-01/2025",
        reports=[kg.Report(source="source-a", spans=[span])],
        relations=[kg.Relation(type="after", event="event-a")],
        figures=[kg.Figure(key="k", label="L", value="1", unit="USD", period="[2023,2025]")],
        tags=["law"],
        codes={"cameo": "1"},
    )
    people = [
        actor(
            aliases=[kg.Alias(name="Other")],
            offices=[kg.Office(title="President", attested=["2024-01-17", "2024"])],
        )
    ]
    header = document(event(), full, actors=people, sources=[source(published="2024")])
    events = Records(header).events
    made: Rows = no_rows() | header_rows(header)
    for rn, one in enumerate(events):
        EventRows(header).add(made, one, rn)
    rows = made.get(table, [])
    if table == "document":
        rows = [document_row(header, events=2, gapped=1, in_date_order=True)]
    assert rows
    assert {len(row) for row in rows} == {len(TABLES[table])}
    kinds = {"string": str, "int32": int, "int64": int, "bool": bool, "double": float}
    for row in rows:
        for value, kind in zip(row, TABLES[table].values(), strict=True):
            assert value is None or type(value) is kinds[kind]


def test_a_table_is_of_the_events_or_of_the_header() -> None:
    assert not set(EVENT_TABLES) & set(HEADER_TABLES)
    assert all(next(iter(columns)) == "rn" for columns in EVENT_TABLES.values())
