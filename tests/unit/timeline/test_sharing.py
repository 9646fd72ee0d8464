"""What is asked of one timeline by several threads, and what crosses a border between processes."""

import copy
import pickle
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import kgtimeline as kg

THREADS, QUESTIONS = 8, 400


@pytest.fixture
def hasty() -> Iterator[None]:
    """Let threads take turns as often as can be."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("way", ["loaded", "opened"])
def test_threads_get_what_one_alone_gets(way: str, tmp_path: Path) -> None:
    kg.load().write(tmp_path / "a.jsonl")
    shared = kg.load() if way == "loaded" else kg.open(tmp_path / "a.jsonl")
    years = [str(1800 + (7 * number) % 400) for number in range(QUESTIONS)]
    expected = {year: kg.load().query(during=year, kind="letter").ids() for year in ("1999", "2023", "2024")}

    def ask(shift: int) -> None:
        for year in years[shift:] + years[:shift]:
            found = shared.query(during=year, kind="letter").ids()
            assert found == expected.get(year, found)

    with ThreadPoolExecutor(THREADS) as threads:
        for done in [threads.submit(ask, 50 * number) for number in range(THREADS)]:
            done.result()


SHARED: dict[str, Callable[[kg.Timeline], Any]] = {
    "all": lambda tl: tl.query(),
    "selected": lambda tl: tl.query(actor="Japarov", during="2024"),
    "tightened": lambda tl: tl.query(during="2024", tightened=True),
    "sliced": lambda tl: tl.query(sort="-date")[1:4],
    "as of a day": lambda tl: tl.as_of("2024-02-12").query(kind="letter"),
    "explained": lambda tl: tl.explain("kulubaev-viguerie-meeting"),
    "narrowed": lambda tl: tl.tighten(),
    "threads": lambda tl: tl.threads(),
    "conflicts": lambda tl: tl.conflicts(),
    "attributed": lambda tl: tl.attribution(),
}


@pytest.mark.parametrize("name", SHARED)
def test_what_was_found_can_be_copied_and_sent(name: str) -> None:
    found = SHARED[name](kg.load())
    for again in (pickle.loads(pickle.dumps(found)), copy.copy(found), copy.deepcopy(found)):  # noqa: S301 - our own
        assert again == found
        assert str(again) == str(found)


def test_a_selection_that_was_sent_still_says_how_it_was_found(tmp_path: Path) -> None:
    kg.load().write(tmp_path / "a.jsonl")
    for tl in (kg.load(), kg.open(tmp_path / "a.jsonl")):
        found = tl.query(actor="Japarov", during="2024")
        sent = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own
        assert str(sent.plan) == str(found.plan)
        assert sent.certain.ids() == found.certain.ids()
        assert sent[0] in found


def test_what_is_in_a_timeline_is_in_it() -> None:
    tl: Any = kg.load()
    event = tl["blinken-letter-to-japarov"]
    assert all(one in tl for one in tl)
    assert "blinken-letter-to-japarov" in tl
    assert event.model_copy(update={"title": "Another"}) not in tl
    assert "nothing" not in tl
    assert 5 not in tl


def test_what_is_in_a_selection_is_in_it() -> None:
    tl: Any = kg.load()
    found = tl.query(kind="letter", during="2024")
    event = tl["blinken-letter-to-japarov"]
    assert all(match in found for match in found)
    assert kg.Match(event, kg.Truth.YES) in found
    assert kg.Match(event, kg.Truth.MAYBE) not in found
    assert event in found
    assert event.id in found
    assert event.model_copy(update={"title": "Another"}) not in found
    assert tl["menendez-letter-to-japarov"] not in tl.query(kind="speech")
    assert 5 not in found
