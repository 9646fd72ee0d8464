"""The one form of a document, and files that are written wholly or not at all."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from builders import actor_json, document_json, event_json, source_json
from kgtimeline.dataset.reader import read_document
from kgtimeline.dataset.writer import render, render_lines, write
from kgtimeline.errors import DatasetWriteError


def _canonical(value: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(render(read_document(json.dumps(value).encode())))
    return made


def test_defaults_and_empty_keys_are_left_out_and_the_date_stays() -> None:
    event = event_json(date=None, factuality="reported", reports=[], place=None, codes={}, extent=None)
    actor = actor_json(named=True, country=None, aliases=[])
    source = source_json(type="article", byline=[])
    made = _canonical(document_json(event, actors=[actor], sources=[source], **{"$schema": None}))
    assert list(made) == ["schema_version", "dataset", "actors", "sources", "events"]
    assert list(made["events"][0]) == ["id", "kind", "title", "date", "participants"]
    assert made["events"][0]["date"] is None
    assert list(made["actors"][0]) == ["id", "type", "name"]
    assert list(made["sources"][0]) == ["id", "title"]


def test_events_stand_by_date_then_id_and_undated_ones_last() -> None:
    dates = {"f": None, "e": None, "d": "2024", "c": "2024-01-01", "b": "2024-01-01", "a": "[..2024-02]"}
    made = _canonical(document_json(*(event_json(i, date=date) for i, date in dates.items())))
    assert [event["id"] for event in made["events"]] == ["b", "c", "d", "a", "e", "f"]


def test_actors_and_sources_stand_by_id_and_what_an_author_ordered_stays() -> None:
    participants = [{"actor": "b", "role": "sender"}, {"actor": "a", "role": "recipient"}]
    value = document_json(
        event_json(participants=participants, tags=["z", "a", "z"], codes={"b": "1", "a": "2"}),
        actors=[actor_json("b", aliases=[{"name": "Z"}, {"name": "A"}]), actor_json("a")],
        sources=[source_json("b", byline=["Z", "A"]), source_json("a")],
    )
    made = _canonical(value)
    assert [record["id"] for record in made["actors"] + made["sources"]] == ["a", "b", "a", "b"]
    assert made["events"][0]["participants"] == participants
    assert made["events"][0]["tags"] == ["a", "z"]
    assert list(made["events"][0]["codes"]) == ["a", "b"]
    assert [alias["name"] for alias in made["actors"][1]["aliases"]] == ["Z", "A"]
    assert made["sources"][1]["byline"] == ["Z", "A"]


def test_dates_have_their_usual_spelling_outside_readings() -> None:
    reading = {"date": "2024-01-XX", "expression": "January", "rule": "abs.my@1"}
    office = {"title": "President", "attested": ["2024-02", "2024-01-XX", "2024-01"], "took": "2021-01-XX"}
    event = event_json(date="2024-01-XX", reports=[{"source": "source-a", "reading": reading}])
    made = _canonical(document_json(event, actors=[actor_json(offices=[office])]))
    assert made["events"][0]["date"] == "2024-01"
    assert made["events"][0]["reports"][0]["reading"]["date"] == "2024-01-XX"
    assert made["actors"][0]["offices"][0] == {
        "title": "President",
        "took": "2021-01",
        "attested": ["2024-01", "2024-02"],
    }


def test_sameness_is_stored_once_from_the_greater_id() -> None:
    same = {"type": "possibly_same_as", "note": "n"}
    value = document_json(
        event_json("a", relations=[{**same, "event": "b"}, {"type": "after", "event": "b"}]),
        event_json("b", relations=[{**same, "event": "a"}]),
        event_json("c", relations=[{**same, "event": "d"}] * 2),
        event_json("d"),
    )
    relations = {event["id"]: event.get("relations") for event in _canonical(value)["events"]}
    assert relations == {
        "a": [{"type": "after", "event": "b"}],
        "b": [{**same, "event": "a"}],
        "c": None,
        "d": [{**same, "event": "c"}],
    }


def test_a_line_has_at_most_120_columns_with_its_comma() -> None:
    fits = event_json("a", title="x" * 52)
    too_long = event_json("b", title="x" * 53)
    text = render(read_document(json.dumps(document_json(fits, too_long)).encode()))
    lines = text.splitlines()
    assert max(map(len, lines)) <= 120
    participants = [line for line in lines if '"participants"' in line]
    assert participants[0].startswith('      "participants": [{"actor"')


@pytest.mark.parametrize(("extra", "broken"), [(0, False), (1, True)])
def test_an_object_is_broken_by_the_first_column_too_many(extra: int, broken: bool) -> None:  # noqa: FBT001
    plain = actor_json("actor-b", name="")
    room = 120 - len("    ") - len(json.dumps(plain)) - len(",")
    actors = [actor_json("actor-a"), {**plain, "name": "ж" * (room + extra)}, actor_json("actor-c")]
    value = document_json(actors=actors)
    text = render(read_document(json.dumps(value).encode()))
    assert ("    {\n" in text) == broken
    assert "ж" in text


def test_json_lines_are_compact_and_hold_one_event_each() -> None:
    text = render_lines(read_document(json.dumps(document_json(event_json(), event_json("b"))).encode()))
    header, *events = text.splitlines()
    assert "events" not in json.loads(header)
    assert [json.loads(line)["id"] for line in events] == ["b", "event-a"]
    assert '": ' not in text


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text("old")
    path.chmod(0o640)
    write(path, "ж\n")
    assert path.read_bytes() == "ж\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["mine.json"]  # noqa: PTH208 - hidden names count


def test_a_new_file_has_the_mode_of_new_files(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.touch()
    write(tmp_path / "mine.json", "{}")
    assert (tmp_path / "mine.json").stat().st_mode == other.stat().st_mode


def test_a_link_keeps_pointing_to_its_file(tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_text("old")
    link.symlink_to(target)
    write(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_nothing_is_left_of_a_broken_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def fail(_: int) -> None:
        raise error

    path = tmp_path / "mine.json"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(KeyboardInterrupt if error is KeyboardInterrupt else DatasetWriteError):
        write(path, "new")
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["mine.json"]  # noqa: PTH208 - hidden names count


def test_what_cannot_be_written_raises_our_error(tmp_path: Path) -> None:
    for path in (tmp_path / "none" / "mine.json", tmp_path, tmp_path / "nul\0"):
        with pytest.raises(DatasetWriteError, match="can't write"):
            write(path, "{}")
    with pytest.raises(DatasetWriteError):
        write(tmp_path / "mine.json", "\ud800")
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - hidden names count
