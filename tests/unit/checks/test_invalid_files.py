"""Every bad file gives its problems, all of them and nothing else, at the right line and column."""

import json
from pathlib import Path

import pytest

from kgtimeline.checks import check_bytes
from kgtimeline.checks.codes import CODES

FOLDER = Path(__file__).parents[2] / "invalid"
TABLE: dict[str, list[list[str | int]]] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
FAMILIES = {
    "date",
    "empty",
    "encoding",
    "evidence",
    "figure",
    "form",
    "json",
    "lines",
    "people",
    "reference",
    "several",
    "structure",
    "time",
    "valid",
}


@pytest.mark.parametrize("name", sorted(TABLE))
def test_a_bad_file_gives_its_problems_at_their_places(name: str) -> None:
    found = check_bytes((FOLDER / name).read_bytes(), file=name)
    places = sorted(((one.code, one.line, one.column) for one in found), key=lambda one: (one[1:], one[0]))
    assert [list(place) for place in places] == TABLE[name]
    assert {one.file for one in found} <= {name}


def test_every_file_is_in_the_table_and_every_family_has_files() -> None:
    assert {path.name for path in FOLDER.iterdir()} - {"expected.json"} == set(TABLE)
    assert {name.partition(".")[0].partition("-")[0] for name in TABLE} == FAMILIES
    assert len(TABLE) >= 40


def test_every_code_that_needs_no_text_and_no_strictness_has_a_file() -> None:
    with_files = {str(problem[0]) for problems in TABLE.values() for problem in problems}
    by_texts = {
        "changed-text",
        "cut-word",
        "expression-mismatch",
        "glued-stretches",
        "missing-text",
        "moved-span",
        "span-hash",
        "wrong-length",
    }
    by_strictness = {"no-dating", "no-report", "no-span", "no-summary", "source-without-hash"}
    by_tightening = {"order-doubtful", "order-impossible"}
    assert set(CODES) - with_files == by_texts | by_strictness | by_tightening


@pytest.mark.parametrize("name", ["several-at-once.json", "structure-unknown-key.json"])
def test_problems_of_events_name_the_event(name: str) -> None:
    found = check_bytes((FOLDER / name).read_bytes())
    assert {one.event_id for one in found if one.path.startswith("/events/1")} == {"second-letter"}
    assert {one.event_id for one in found if not one.path.startswith("/events/")} <= {None}


def test_a_mistyped_word_is_guessed() -> None:
    hints = {
        name: check_bytes((FOLDER / f"{name}.json").read_bytes())[0].hint
        for name in (
            "structure-unknown-key",
            "reference-unknown-actor",
            "people-unknown-office",
            "structure-unknown-kind",
        )
    }
    assert hints == {
        "structure-unknown-key": "did you mean 'medium'?",
        "reference-unknown-actor": "did you mean 'anna-berg'?",
        "people-unknown-office": "did you mean 'Minister'?",
        "structure-unknown-kind": "did you mean 'letter'?",
    }


def test_strictness_asks_for_what_a_defensible_dataset_needs() -> None:
    data = (FOLDER / "valid.json").read_bytes()
    assert check_bytes(data) == ()
    found = {(one.code, one.path) for one in check_bytes(data, strict=True)}
    assert found == {
        ("no-summary", "/events/0"),
        ("no-summary", "/events/1"),
        ("no-span", "/events/1/reports/0"),
        ("source-without-hash", "/sources/1"),
    }


def test_progress_counts_to_the_end_and_never_back() -> None:
    told: list[tuple[int, int]] = []
    check_bytes((FOLDER / "valid.json").read_bytes(), progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (4, 4)
