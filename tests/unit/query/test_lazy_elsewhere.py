"""Files that several processes read: the same answers and the same problems as one process gives."""

import json
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, cast

import pytest

import kgtimeline as kg
from kgtimeline.dataset.line_source import steps_between
from kgtimeline.query import lazy_elsewhere, lazy_scan
from kgtimeline.query.lazy_elsewhere import MOST, WORTH, WORTH_UNCHECKED, Elsewhere, cuts, processes_for
from kgtimeline.query.lazy_records import LazyRecords
from kgtimeline.query.side_file import read_columns, side_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The shipped dataset."""
    path = tmp_path / "shipped.jsonl"
    kg.load().write(path)
    return path


def opened(path: Path, processes: int, *, check: bool = True) -> kg.Timeline:
    return kg.open(path, keep_index=False, processes=processes, check=check)


def problems(path: Path, processes: int, *, check: bool = True) -> list[str]:
    with pytest.raises(kg.DatasetInvalidError) as caught:
        opened(path, processes, check=check)
    return [f"{found.code} {found.path} {found.line} {found.message}" for found in caught.value.problems]


KEYS = (
    "nobody",
    "sadyr-japarov",
    ("sadyr-japarov", "sender"),
    "letter",
    "speaker",
    "un-speech-2025",
    "after",
    ("after", "japarov-letter-to-blinken"),
)


@pytest.mark.parametrize("check", [True, False])
@pytest.mark.parametrize("processes", [2, 5])
def test_several_processes_open_what_one_opens(
    path: Path, monkeypatch: pytest.MonkeyPatch, processes: int, *, check: bool
) -> None:
    alone = opened(path, 1, check=check).records
    read_here: list[int | None] = []
    here = lazy_scan._here

    def noted(source: object, stop: int | None, tell: object, *, check: bool) -> object:
        read_here.append(stop)
        return here(source, stop, tell, check=check)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(lazy_scan, "_here", noted)
    several = opened(path, processes, check=check).records
    assert len(read_here) == 1
    assert read_here[0] is not None
    assert isinstance(alone, LazyRecords)
    assert isinstance(several, LazyRecords)
    assert several.document == alone.document
    assert kg.Timeline.of(several) == kg.load()
    for name in ("actor", "role", "actor and role", "source", "tag", "relation", "relation to", "kind"):
        for key in KEYS:
            mine, others = several.filed(name), alone.filed(name)
            assert mine is not None
            assert others is not None
            assert [*mine.get(key, ())] == [*others.get(key, ())], (name, key)


def test_the_index_of_several_is_that_of_one(path: Path) -> None:
    """Both are read again as the same columns."""
    for processes in (1, 3):
        kg.open(path, processes=processes)
        assert kg.open(path) == kg.load()
        side_path(path).unlink()


def test_the_stretches_are_the_lines_after_the_header_each_once(path: Path) -> None:
    head, *lines = path.read_bytes().splitlines(keepends=True)
    for stretches in (1, 2, 3, 100):
        found = cuts(path, len(head), stretches)
        assert found == sorted(found)
        assert (found[0], found[-1]) == (len(head), path.stat().st_size)
        steps = [steps_between(path, first, stop, 2) for first, stop in pairwise(found)]
        assert [line for each in steps for step in each for line in step.lines] == lines


def test_a_file_without_events_is_cut_too(path: Path) -> None:
    head = path.read_bytes().splitlines(keepends=True)[0]
    for whole in (head, head.removesuffix(b"\n")):
        path.write_bytes(whole)
        assert cuts(path, len(whole), 3) == [len(whole)] * 4
        assert len(opened(path, 3)) == 0


def _of_no_kind(lines: list[str], place: int) -> None:
    lines[place] = lines[place].replace('"kind":"', '"kind":"un', 1)


def _of_nobody(lines: list[str], place: int) -> None:
    event = json.loads(lines[place])
    event["figures"] = [{"key": "f", "label": "ships", "value": "1", "unit": "ships", "speaker": "nobody"}]
    lines[place] = json.dumps(event) + "\n"


def _to_no_event(lines: list[str], place: int) -> None:
    event = json.loads(lines[place])
    event["relations"] = [{"type": "after", "event": "no-event", "basis": "inferred"}]
    lines[place] = json.dumps(event) + "\n"


def _twice(lines: list[str], place: int) -> None:
    lines.insert(place, lines[place])


@pytest.mark.parametrize("place", [1, 48])
@pytest.mark.parametrize("spoil", [_of_no_kind, _of_nobody, _to_no_event, _twice])
def test_a_fault_is_found_in_whosoever_part_it_is(
    path: Path, spoil: Callable[[list[str], int], None], place: int
) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    spoil(lines, place)
    path.write_text("".join(lines), encoding="utf-8")
    alone = problems(path, 1)
    assert alone
    assert problems(path, 3) == alone


def test_a_line_that_is_no_event_is_found_in_whosoever_part_it_is_unchecked(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b'{"id": 7}\n')
    alone = problems(path, 1, check=False)
    assert alone
    assert "/events/49" in alone[0]
    assert problems(path, 3, check=False) == alone


def test_no_module_of_the_working_folder_is_run(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "anywhere"
    folder.mkdir()
    (folder / "json.py").write_text("open('was-run', 'w').close()", encoding="utf-8")
    monkeypatch.chdir(folder)
    assert opened(path, 2) == kg.load()
    assert not (folder / "was-run").exists()


def test_a_file_is_opened_where_no_process_starts(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    assert opened(path, 3) == kg.load()


def test_a_file_is_opened_where_a_process_fails(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lazy_elsewhere, "_PROGRAM", "raise MemoryError")
    assert opened(path, 2) == kg.load()


def test_a_file_is_opened_where_a_process_gives_half_an_answer(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lazy_elsewhere, "_PROGRAM", "print('{}')")
    assert opened(path, 2) == kg.load()


def _interrupted(path: Path, begun: list[lazy_elsewhere._Running]) -> None:
    with Elsewhere(path, [0, 1, 2], check=True) as elsewhere:
        begun += elsewhere._running
        raise KeyboardInterrupt


def test_who_leaves_early_leaves_no_process(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lazy_elsewhere, "_PROGRAM", "import time; time.sleep(600)")
    begun: list[lazy_elsewhere._Running] = []
    with pytest.raises(KeyboardInterrupt):
        _interrupted(path, begun)
    assert len(begun) == 2
    assert all(running.process.poll() is not None for running in begun)
    assert all(running.output.closed for running in begun)


def test_the_program_writes_what_it_has_read(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    head = len(path.read_bytes().splitlines(keepends=True)[0])
    monkeypatch.setattr(sys, "argv", ["-c", str(path), str(head), str(path.stat().st_size), "check"])
    with (tmp_path / "output").open("w+", encoding="utf-8") as output:
        monkeypatch.setattr(sys, "stdout", output)
        lazy_elsewhere.main()
        written = cast("BinaryIO", output.buffer)
        written.seek(0)
        named = json.loads(written.readline())
        columns = read_columns(written)
    assert {relation.event for event in kg.load() for relation in event.relations} <= {*named["event"]}
    assert columns.ids == [event.id for event in kg.load().document.events]


def test_small_files_and_frozen_programs_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    assert processes_for(WORTH - 1, check=True) == 1
    assert processes_for(WORTH_UNCHECKED - 1, check=False) == 1
    assert 1 <= processes_for(WORTH, check=True) == processes_for(WORTH_UNCHECKED, check=False) <= MOST
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert processes_for(WORTH, check=True) == 1
