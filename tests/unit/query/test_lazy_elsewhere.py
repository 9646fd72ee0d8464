"""Files that several processes validate: the same answers and the same problems as one process gives."""

import json
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

import kgtimeline as kg
from kgtimeline.query import lazy_elsewhere, lazy_scan
from kgtimeline.query.lazy_elsewhere import MOST, WORTH, Elsewhere, processes_for


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped dataset, of which each line is a step of its own."""
    monkeypatch.setattr(lazy_scan, "_LINES_PER_STEP", 1)
    path = tmp_path / "shipped.jsonl"
    kg.load().write(path)
    return path


def opened(path: Path, processes: int) -> kg.Timeline:
    return kg.open(path, keep_index=False, processes=processes)


def problems(path: Path, processes: int) -> list[str]:
    with pytest.raises(kg.DatasetInvalidError) as caught:
        opened(path, processes)
    return [f"{found.code} {found.path} {found.line} {found.message}" for found in caught.value.problems]


@pytest.mark.parametrize("processes", [2, 3])
def test_several_processes_open_what_one_opens(path: Path, processes: int) -> None:
    assert opened(path, processes) == kg.load()


def test_the_pieces_are_the_lines_after_the_header_each_once(path: Path) -> None:
    head, *lines = path.read_bytes().splitlines(keepends=True)
    for pieces in (1, 2, 3, 100):
        cuts = [*lazy_elsewhere._cuts(path, pieces)]
        assert cuts == sorted(cuts)
        assert cuts[-1] == path.stat().st_size
        assert cuts[0] > len(head) if pieces == 1 else cuts[0] == len(head)
        there = [line for first, stop in pairwise(cuts) for line in lazy_elsewhere._lines(path, first, stop)]
        assert there == lines[len(lines) - len(there) :]


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


def test_a_file_is_opened_where_no_process_starts(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    assert opened(path, 3) == kg.load()


def test_a_file_is_opened_where_a_process_fails(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lazy_elsewhere, "_PROGRAM", "raise MemoryError")
    assert opened(path, 2) == kg.load()


def _interrupted(path: Path, begun: "list[subprocess.Popen[bytes]]") -> None:
    with Elsewhere(path, 3) as elsewhere:
        begun += elsewhere._running
        raise KeyboardInterrupt


def test_who_leaves_early_leaves_no_process(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lazy_elsewhere, "_PROGRAM", "import time; time.sleep(600)")
    begun: list[subprocess.Popen[bytes]] = []
    with pytest.raises(KeyboardInterrupt):
        _interrupted(path, begun)
    assert len(begun) == 2
    assert all(process.poll() is not None for process in begun)


def test_the_program_says_what_events_name(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    head = len(path.read_bytes().splitlines(keepends=True)[0])
    monkeypatch.setattr(sys, "argv", ["-c", str(path), str(head), str(path.stat().st_size)])
    lazy_elsewhere.main()
    named = json.loads(capsys.readouterr().out)
    assert {relation.event for event in kg.load() for relation in event.relations} <= {*named["event"]}


def test_small_files_and_frozen_programs_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    assert processes_for(WORTH - 1) == 1
    assert 1 <= processes_for(WORTH) <= MOST
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert processes_for(WORTH) == 1
