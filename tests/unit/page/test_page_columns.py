"""The page's index says of every event what queries in tables say of it."""

import json

import pytest
from hypothesis import given

import kgtimeline as kg
from kgtimeline.dataset.folding import fold, forms
from kgtimeline.dates import in_words
from kgtimeline.page.columns import columns
from kgtimeline.page.folding import folding_table, name_forms
from kgtimeline.query.table_dates import date_cells, runs_of
from kgtimeline.query.table_layout import OPEN_END, OPEN_START
from kgtimeline.query.table_rows import words_of
from query_strategies import timelines
from timeline_examples import WHOLE_TIMELINES

USUAL = {"s_lo": OPEN_START, "s_hi": OPEN_END, "e_lo": OPEN_START, "e_hi": OPEN_END}
FLAGS = ("one_day", "hedged", "gapped", "unknown_start", "unknown_end")


def _check(timeline: kg.Timeline) -> None:
    index = columns(timeline)
    events = index["events"]
    assert {len(column) for column in events.values()} == {len(timeline)}
    for row, event in enumerate(timeline.events):
        cells = date_cells(event.date)
        assert events["id"][row] == event.id
        assert index["kinds"][events["kind"][row]] == event.kind
        assert index["factualities"][events["factuality"][row]] == event.factuality
        for name, infinity in USUAL.items():
            day = events[name][row]
            assert getattr(cells, name) == (infinity if day is None else day)
        assert [events[flag][row] for flag in FLAGS] == [int(getattr(cells, flag)) for flag in FLAGS]
        assert events["folded"][row] == words_of(event.title, event.summary)
        assert events["words"][row] == in_words(event.date)
        people = [(index["actors"][who]["id"], index["roles"][role], office)
                  for who, role, office in events["participants"][row]]  # fmt: skip
        assert people == [(part.actor, part.role, part.office) for part in event.participants]
        sources = [index["sources"][place]["id"] for place in events["sources"][row]]
        assert sources == list(dict.fromkeys(report.source for report in event.reports))
        runs = index["runs"].get(str(row))
        if cells.gapped and cells.one_day:
            assert event.date is not None
            assert runs == [
                [_or_null(first, OPEN_START), _or_null(last, OPEN_END)]
                for _, first, last in runs_of(event.date)
            ]
        else:
            assert runs is None


def _or_null(day: int, infinity: int) -> int | None:
    return None if day == infinity else day


def test_columns_of_the_shipped_dataset_equal_those_of_tables() -> None:
    _check(kg.load())


@given(timelines())
@WHOLE_TIMELINES
def test_columns_of_drawn_timelines_equal_those_of_tables(timeline: kg.Timeline) -> None:
    _check(timeline)


def test_relations_join_rows() -> None:
    timeline = kg.load()
    found = {(row, tie, other) for row, tie, other in columns(timeline)["relations"]}
    wanted = {
        (row, str(tie.type), timeline.records.row_of[tie.event])
        for row, event in enumerate(timeline.events)
        for tie in event.relations
    }
    assert found == wanted
    assert len(found) > 10


def test_actors_carry_every_spelling_and_sources_whom_they_name() -> None:
    timeline = kg.load()
    index = columns(timeline)
    for actor, known in zip(index["actors"], timeline.actors, strict=True):
        assert actor["id"] == known.id
        if known.named:
            assert set(forms(known.name)) <= set(actor["names"])
        assert [title for title, _ in actor.get("offices", [])] == [
            fold(office.title) for office in known.offices
        ]
    for source in index["sources"]:
        named = {index["actors"][place]["id"] for place in source["names"]}
        assert named == timeline.records.named_by(source["id"])


def test_unnamed_actors_are_found_by_id_alone() -> None:
    firm = kg.Actor(id="firm", type="organisation", name="A firm", named=False)
    assert name_forms(firm) == ([], [])


def test_an_empty_timeline_has_empty_columns() -> None:
    index = columns(kg.Timeline())
    assert index["kinds"] == index["roles"] == index["actors"] == index["relations"] == []
    assert set(map(len, index["events"].values())) == {0}


@pytest.mark.parametrize(
    ("letter", "folded"), [("ß", "ss"), ("ẞ", "ss"), ("ς", "σ"), ("ſ", None), ("a", None)]
)
def test_the_table_of_case_has_what_lower_case_lacks(letter: str, folded: str | None) -> None:
    # ſ is s by compatibility before case is folded
    assert folding_table()["case"].get(letter) == folded


def test_the_index_is_json() -> None:
    index = columns(kg.load())
    assert json.loads(json.dumps(index, allow_nan=False)) == index
