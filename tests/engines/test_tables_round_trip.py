"""Tables give back what went into them, whichever way it went in."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kgtimeline as kg
from builders import actor_json, document_json, event_json, source_json
from kgtimeline.dataset.canonical import event_values
from kgtimeline.dataset.layout import render_line
from kgtimeline.dataset.records import Records
from kgtimeline.dataset.writer import render, render_lines
from kgtimeline.model.document import Document
from kgtimeline.model.events import Event
from kgtimeline.query.table_layout import TABLES
from kgtimeline.query.table_rows import event_line
from kgtimeline.query.tables import arrow_tables, read_tables, write_tables
from query_strategies import timelines
from strategies import documents, events
from timeline_examples import WHOLE_TIMELINES

pytestmark = pytest.mark.extra

by_year = st.booleans()


@WHOLE_TIMELINES
@given(documents(), by_year)
def test_what_is_read_is_what_was_written(document: Document, partition_by_year: bool) -> None:  # noqa: FBT001 - drawn
    records = Records(document)
    with TemporaryDirectory() as folder:
        written = write_tables(records, f"{folder}/tables", partition_by_year=partition_by_year)
        again = read_tables(f"{folder}/tables")
    assert written.events == len(records)
    assert written.in_date_order
    assert render(again.document) == render(document)
    assert [event.id for event in again.events] == [event.id for event in records.events]
    assert again.bounds == records.bounds


@WHOLE_TIMELINES
@given(timelines(), by_year)
def test_a_stream_of_lines_gives_the_tables_of_the_records(tl: kg.Timeline, partition_by_year: bool) -> None:  # noqa: FBT001 - drawn
    with TemporaryDirectory() as folder:
        lines = Path(folder, "events.jsonl")
        tl.write(lines)
        kg.write_tables(lines, f"{folder}/streamed", partition_by_year=partition_by_year)
        assert _rows(f"{folder}/streamed") == _sorted(arrow_tables(kg.load(lines).records))
        assert kg.read_tables(f"{folder}/streamed") == tl


@WHOLE_TIMELINES
@given(events())
def test_the_body_is_the_canonical_line(event: Event) -> None:
    assert event_line(event) + "\n" == render_line(event_values(event))


def test_the_shipped_dataset_comes_back_whole(tmp_path: Path) -> None:
    tl = kg.load()
    written = kg.write_tables(None, tmp_path / "tables")
    assert written == (len(tl), 0, True)
    assert kg.read_tables(tmp_path / "tables") == tl


def test_an_order_that_is_not_by_date_is_said_and_kept_in_the_numbers(tmp_path: Path) -> None:
    later, earlier = event_json("later", date="2024"), event_json("earlier", date="1999")
    tl = kg.load(_bytes(document_json(later, earlier)))
    written = write_tables(list(reversed(tl.events)), tmp_path / "tables", document=tl.document)
    assert not written.in_date_order
    assert _column(tmp_path / "tables", "events", "id") == ["later", "earlier"]
    assert _column(tmp_path / "tables", "document", "in_date_order") == [False]
    assert kg.read_tables(tmp_path / "tables") == tl


def test_a_date_is_hedged_by_an_anchor_that_stands_further_down(tmp_path: Path) -> None:
    anchored = event_json(
        "anchored",
        date="2024-02-08",
        dating={
            "basis": "inferred",
            "rule": "year_from_anchor@1",
            "anchors": [{"type": "event", "ref": "middle", "date": "2024-02"}],
        },
    )
    middle = event_json(
        "middle",
        date="2024-02",
        dating={
            "basis": "inferred",
            "rule": "year_from_anchor@1",
            "anchors": [{"type": "event", "ref": "doubtful", "date": "2024"}],
        },
    )
    firm, doubtful = event_json("firm"), event_json("doubtful", date="2024?")
    path = tmp_path / "events.jsonl"
    tl = kg.load(_bytes(document_json(anchored, middle, firm, doubtful)))
    header, *lines = render_lines(tl.document).splitlines()
    path.write_text("\n".join([header, "", *reversed(lines)]), encoding="utf-8")
    kg.write_tables(path, tmp_path / "tables")
    ids, hedged = (_column(tmp_path / "tables", "events", name) for name in ("id", "hedged"))
    assert dict(zip(ids, hedged, strict=True)) == {
        "anchored": True,
        "middle": True,
        "firm": False,
        "doubtful": True,
    }


def test_each_year_has_a_folder_and_undated_events_one_without(tmp_path: Path) -> None:
    dates = ["2023", "2024-01-17", "../2024", None, "-0044-03-15"]
    drawn = [event_json(f"event-{'abcde'[i]}", "war", date=date) for i, date in enumerate(dates)]
    kg.write_tables(_bytes(document_json(*drawn)), tmp_path / "tables", partition_by_year=True)
    folders = sorted(path.name for path in (tmp_path / "tables" / "events").iterdir())
    assert folders == [
        "part_year=-44",
        "part_year=2023",
        "part_year=2024",
        "part_year=__HIVE_DEFAULT_PARTITION__",
    ]
    assert sorted(path.name for path in (tmp_path / "tables" / "actors").iterdir()) == ["part-00000.parquet"]


def test_tables_go_on_in_groups_and_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kgtimeline.query import table_files, tables

    monkeypatch.setattr(tables, "EVENTS_PER_STEP", 2)
    for name, value in {
        "ROWS_PER_GROUP": 2,
        "ROWS_PER_FILE": 4,
        "MOST_ROWS_HELD": 7,
        "MOST_FILES_OPEN": 3,
    }.items():
        monkeypatch.setattr(table_files, name, value)
    years = [2020 + n % 3 for n in range(30)]
    tl = kg.load(
        _bytes(document_json(*(event_json(f"event-{n}", date=str(year)) for n, year in enumerate(years))))
    )
    for partition_by_year in (False, True):
        kg.write_tables(tl, tmp_path / "tables", partition_by_year=partition_by_year)
        assert len(list((tmp_path / "tables" / "events").rglob("*.parquet"))) > 3
        assert kg.read_tables(tmp_path / "tables") == tl
        assert _rows(tmp_path / "tables") == _sorted(arrow_tables(tl.records))


def test_long_bodies_do_not_pile_up_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kgtimeline.query import table_files, tables

    monkeypatch.setattr(tables, "EVENTS_PER_STEP", 2)
    monkeypatch.setattr(table_files, "MOST_CHARACTERS_HELD", 1_000)
    drawn = [event_json(f"event-{n}", summary="x" * 400) for n in range(9)]
    tl = kg.load(_bytes(document_json(*drawn)))
    kg.write_tables(tl, tmp_path / "tables")
    from pyarrow.parquet import ParquetFile

    assert ParquetFile(tmp_path / "tables" / "events" / "part-00000.parquet").num_row_groups > 2
    assert kg.read_tables(tmp_path / "tables") == tl


def test_an_empty_timeline_has_all_tables_without_rows(tmp_path: Path) -> None:
    for partition_by_year in (False, True):
        kg.write_tables(kg.Timeline(), tmp_path / "tables", partition_by_year=partition_by_year)
        assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == sorted(TABLES)
        assert kg.read_tables(tmp_path / "tables") == kg.Timeline()


def test_progress_counts_events_of_a_timeline_and_bytes_of_a_file(tmp_path: Path) -> None:
    tl = kg.load()
    told: list[tuple[int, int]] = []
    kg.write_tables(tl, tmp_path / "tables", progress=lambda *step: told.append(step))
    assert told == [(len(tl), len(tl))]
    path = tmp_path / "events.jsonl"
    tl.write(path)
    kg.write_tables(path, tmp_path / "tables", progress=lambda *step: told.append(step))
    size = path.stat().st_size
    assert told[1:] == [(size, size)]


def _bytes(document: dict[str, object]) -> bytes:
    from json import dumps

    document |= {"actors": [actor_json()], "sources": [source_json()]}
    return dumps(document).encode()


def _column(folder: str | Path, table: str, column: str) -> list[object]:
    from pyarrow.parquet import ParquetFile

    values: list[object] = ParquetFile(f"{folder}/{table}/part-00000.parquet").read()[column].to_pylist()
    return values


def _rows(folder: str | Path) -> dict[str, list[str]]:
    from pyarrow.parquet import ParquetFile

    files = {table: sorted(Path(folder, table).rglob("*.parquet")) for table in TABLES}
    return {
        table: sorted(str(row) for path in paths for row in ParquetFile(path).read().to_pylist())
        for table, paths in files.items()
    }


def _sorted(tables: dict[str, object]) -> dict[str, list[str]]:
    return {name: sorted(map(str, table.to_pylist())) for name, table in tables.items()}  # type: ignore[attr-defined]
