"""What goes wrong with tables: bad streams, folders in the way, interruptions, damage."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import kgtimeline as kg
from builders import actor, document, document_json, event, event_json
from kgtimeline.dataset import line_source
from kgtimeline.model.events import Event
from kgtimeline.model.reports import Participant, Report
from kgtimeline.query.tables import write_tables

pytestmark = pytest.mark.extra


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Write an empty timeline."""
    kg.write_tables(kg.Timeline(), tmp_path / "tables")
    return tmp_path / "tables"


def _lines(path: Path, *lines: dict[str, object] | str, **keys: object) -> Path:
    header = document_json(**keys)
    del header["events"]
    texts = [line if isinstance(line, str) else json.dumps(line) for line in (header, *lines)]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def _problems(source: Path, folder: Path) -> list[tuple[str, str, int | None, str | None]]:
    with pytest.raises(kg.DatasetInvalidError) as caught:
        kg.write_tables(source, folder)
    assert not folder.exists()
    assert [path for path in folder.parent.iterdir() if path.name.startswith(".")] == []
    return [(one.code, one.path, one.line, one.event_id) for one in caught.value.problems]


def test_bad_lines_are_told_with_their_lines_and_rows_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_source, "LINES_PER_STEP", 2)
    good, bad = event_json("good"), event_json("bad", date="2024-13")
    path = _lines(tmp_path / "lines.jsonl", good, "", event_json("good-2"), bad, event_json("good-3"), "{")
    assert _problems(path, tmp_path / "tables") == [
        ("bad-date", "/events/2/date", 5, "bad"),
        ("not-json", "/events/4", 7, None),
    ]


def test_reading_stops_after_so_many_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_source, "LINES_PER_STEP", 2)
    monkeypatch.setattr(line_source, "MOST_PROBLEMS", 3)
    path = _lines(tmp_path / "lines.jsonl", *["[]"] * 9)
    assert len(_problems(path, tmp_path / "tables")) == 4


def test_lines_that_are_no_objects_and_anchors_that_are_no_lists_are_problems(tmp_path: Path) -> None:
    anchors = [{"type": "event", "ref": "good", "date": "2024-01-17"}]
    dating = {"basis": "inferred", "rule": "year_from_anchor@1", "anchors": anchors}
    path = _lines(
        tmp_path / "lines.jsonl",
        event_json("good", dating=dating),
        '["anchors"]',
        event_json("b", dating={"anchors": 1}),
        '{"id": []}',
        '"anchors',
    )
    codes = {code for code, *_ in _problems(path, tmp_path / "tables")}
    assert {"wrong-type", "not-json"} <= codes


def test_unknown_references_of_a_stream_are_told(tmp_path: Path) -> None:
    strange = event_json("strange", participants=[{"actor": "nobody", "role": "sender"}])
    path = _lines(tmp_path / "lines.jsonl", event_json("good"), strange)
    assert _problems(path, tmp_path / "tables") == [
        ("unknown-actor", "/events/1/participants/0/actor", None, "strange")
    ]


def test_ids_that_stand_twice_and_ties_to_nowhere_are_told_at_the_end(tmp_path: Path) -> None:
    tie = {"type": "after", "event": "good"}
    lost = {"type": "after", "event": "missing"}
    path = _lines(
        tmp_path / "lines.jsonl",
        event_json("good"),
        event_json("again", relations=[tie]),
        event_json("again", relations=[tie, lost]),
        event_json("again"),
    )
    assert _problems(path, tmp_path / "tables") == [
        ("duplicate-id", "/events/2/id", None, "again"),
        ("unknown-event", "/events/2/relations/1/event", None, "again"),
        ("duplicate-id", "/events/3/id", None, "again"),
    ]


def test_a_header_that_is_no_document_is_told(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text('{"schema_version": "1.0"}\n{}\n', encoding="utf-8")
    assert [code for code, *_ in _problems(path, tmp_path / "tables")] == ["missing-key"]
    path.write_text('{"schema_version": "7.0", "dataset": {"id": "a", "title": "A"}}\n', encoding="utf-8")
    with pytest.raises(kg.SchemaVersionError):
        kg.write_tables(path, tmp_path / "tables")


def test_actors_and_sources_of_a_stream_are_checked_first(tmp_path: Path) -> None:
    twice = [{"id": "a", "type": "person", "name": "A"}] * 2
    path = _lines(tmp_path / "lines.jsonl", actors=twice)
    assert [code for code, *_ in _problems(path, tmp_path / "tables")] == ["duplicate-id"]


def test_events_alone_are_no_timeline(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="document="):
        write_tables([event()], tmp_path / "tables")


def test_the_events_of_an_iterator_are_checked_against_the_document(tmp_path: Path) -> None:
    stranger = event(participants=[Participant(actor="stranger", role="sender")])
    reported = event("event-b", reports=[Report(source="nowhere")])
    with pytest.raises(kg.DatasetInvalidError) as caught:
        write_tables(iter([stranger, reported]), tmp_path / "tables", document=document())
    assert [problem.code for problem in caught.value.problems] == ["unknown-actor", "unknown-source"]


def test_a_file_that_goes_away_meanwhile_is_told(tmp_path: Path) -> None:
    path = _lines(tmp_path / "lines.jsonl", event_json("good"))
    lines = line_source.LineSource.of(path)
    assert lines is not None
    path.unlink()
    with pytest.raises(kg.DatasetReadError, match="no such file"):
        list(lines.iter_events())


def test_a_missing_file_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(kg.DatasetReadError, match="no such file"):
        kg.write_tables(tmp_path / "missing.jsonl", tmp_path / "tables")
    with pytest.raises(kg.DatasetWriteError, match="no such file or directory"):
        kg.write_tables(kg.Timeline(), tmp_path / "missing" / "tables")
    with pytest.raises(kg.DatasetReadError, match="no such folder"):
        kg.read_tables(tmp_path / "missing")


def test_an_interruption_leaves_what_was_there(tables: Path) -> None:
    before = sorted(tables.rglob("*"))

    def interrupted() -> Iterator[Event]:
        yield event()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_tables(interrupted(), tables, document=document())
    assert sorted(tables.rglob("*")) == before
    assert list(tables.parent.iterdir()) == [tables]
    assert kg.read_tables(tables) == kg.Timeline()


def test_a_folder_of_tables_is_replaced_and_nothing_else_is(tables: Path, tmp_path: Path) -> None:
    kg.write_tables(kg.Timeline(actors=[actor()]), tables)
    assert len(kg.read_tables(tables).actors) == 1
    assert list(tmp_path.iterdir()) == [tables]
    (tables / "notes.txt").write_text("mine")
    with pytest.raises(kg.DatasetWriteError, match="holds more than tables of a timeline"):
        kg.write_tables(kg.Timeline(), tables)
    assert (tables / "notes.txt").read_text() == "mine"
    (tmp_path / "file").write_text("mine")
    with pytest.raises(kg.DatasetWriteError):
        kg.write_tables(kg.Timeline(), tmp_path / "file")


def test_the_old_folder_goes_back_if_the_new_one_can_not_take_its_place(
    tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def stubborn(self: Path, target: Path) -> Path:
        if self.suffix == ".tmp":
            raise OSError("no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stubborn)
    with pytest.raises(kg.DatasetWriteError, match="no; name another place"):
        kg.write_tables(kg.Timeline(actors=[actor()]), tables)
    monkeypatch.undo()
    assert list(tables.parent.iterdir()) == [tables]
    assert len(kg.read_tables(tables).actors) == 0


def test_a_folder_that_is_no_folder_of_tables_is_told(tables: Path) -> None:
    (tables.parent / "file").write_text("")
    with pytest.raises(kg.DatasetReadError, match="it is a file"):
        kg.read_tables(tables.parent / "file")
    with pytest.raises(kg.DatasetReadError, match="lacks the table 'events'"):
        kg.read_tables(tables.parent)
    shutil.rmtree(tables / "runs")
    with pytest.raises(kg.DatasetReadError, match="lacks the table 'runs'"):
        kg.read_tables(tables)


def test_damaged_tables_are_told(tables: Path) -> None:
    (tables / "sources" / "part-00000.parquet").write_bytes(b"PAR1")
    with pytest.raises(kg.DatasetReadError, match="write the tables again"):
        kg.read_tables(tables)


def test_another_layout_is_told(tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kgtimeline.query import tables as module

    monkeypatch.setattr(module, "LAYOUT", 2)
    with pytest.raises(kg.DatasetReadError, match="its layout is 1, and 2 is the one known here"):
        kg.read_tables(tables)


def test_what_the_bodies_hold_is_validated_again(tables: Path) -> None:
    from pyarrow import Table
    from pyarrow.parquet import read_table, write_table

    path = tables / "document" / "part-00000.parquet"
    rows = read_table(path).to_pylist()
    write_table(
        Table.from_pylist([rows[0] | {"body": '{"schema_version":"1.0"}'}], read_table(path).schema), path
    )
    with pytest.raises(kg.DatasetInvalidError, match="dataset"):
        kg.read_tables(tables)
