"""What a frame timeline gives besides ids: events, counts, groups, company, frames of the engine."""

from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import kgtimeline as kg
from engine_frames import ENGINES, counted, rich_timeline, scanned
from kgtimeline.query import frame_events
from kgtimeline.query.frame_engines import ENGINES as OPENERS
from kgtimeline.query.tables import arrow_tables, write_tables

pytestmark = pytest.mark.extra

QUICK = tuple(engine for engine in ENGINES if engine != "dask")
by_engine = pytest.mark.parametrize("engine", QUICK)


@pytest.fixture(scope="module")
def tl() -> kg.Timeline:
    return rich_timeline()


@by_engine
def test_ids_come_by_date_and_can_be_cut(tl: kg.Timeline, engine: str) -> None:
    frames = scanned(tl, engine)
    ids = tl.query(during="2024").ids()
    asked = frames.query(during="2024")
    assert asked.ids() == ids
    assert asked.ids(limit=3) == asked.ids(limit=3, in_order=False) == ids[:3]
    assert sorted(asked.ids(in_order=False)) == sorted(ids)
    assert asked.ids(limit=0) == ()
    assert list(asked.truths(limit=4)) == list(ids[:4])
    assert frames.count() == len(tl)
    assert frames.ids() == tuple(event.id for event in tl)
    assert set(frames.truths().values()) == {kg.Truth.YES}


@by_engine
def test_events_are_those_of_memory_with_the_doubt_of_their_dates(
    tl: kg.Timeline, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = kg.kind("letter") & ~kg.before("2024-02")
    expected = tuple(tl.where(question))
    assert scanned(tl, engine).where(question).to_events() == expected
    assert scanned(tl, engine).where(question).to_events(limit=5) == expected[:5]
    monkeypatch.setattr(frame_events, "FEW", 2)
    assert scanned(tl, engine).where(question).to_events(limit=5) == expected[:5]
    assert scanned(tl, engine).query(kind="meeting").to_events(limit=5) == ()


def test_an_event_that_rests_on_doubt_is_built_hedged() -> None:
    anchors = [kg.DatingAnchor(type="event", ref="letter", date="2024?")]
    part = kg.Participant(actor="a", role="sender")
    letter = kg.Letter(id="letter", title="A letter", date="2024?", participants=[part])
    dating = kg.Dating(basis="inferred", rule="year_from_anchor@1", anchors=anchors)
    reply = kg.Letter(id="reply", title="A reply", date="2024-02-08", dating=dating, participants=[part])
    small = kg.Timeline(actors=[kg.Actor(id="a", type="person", name="A")], events=[letter, reply])
    frames = scanned(small, "polars")
    assert frames.query(id="reply").to_events() == tuple(small.query(id="reply"))
    assert frames.query(during="2024-02-08").truths()["reply"] is kg.Truth.MAYBE


@by_engine
def test_questions_that_follow_each_other_are_tied_with_and(tl: kg.Timeline, engine: str) -> None:
    frames = scanned(tl, engine)
    both = frames.query(during="2024").where("actor:alpha")
    assert both.ids() == tl.where(kg.during("2024") & kg.actor("alpha")).ids()
    certain = frames.query(during="2024", certain=True).query(before="2024-08")
    expected = [
        match.event.id
        for match in tl.where(kg.during("2024") & kg.before("2024-08"))
        if tl.where(kg.during("2024") & kg.event_id(match.event.id), certain=True)
    ]
    assert list(certain.ids()) == expected
    assert both.certain.ids() == tl.where(kg.during("2024") & kg.actor("alpha"), certain=True).ids()
    assert both.certain.count() < both.count()


KEYS: dict[str, Callable[[kg.Timeline, Any], Iterable[Any]]] = {
    "kind": lambda _, event: [str(event.kind)],
    "factuality": lambda _, event: [str(event.factuality)],
    "precision": lambda _, event: [str(event.date.precision) if event.date else None],
    "extent": lambda _, event: [str(event.date.extent) if event.date else None],
    "basis": lambda _, event: [str(event.dating.basis) if event.dating else None],
    "place": lambda _, event: [event.place],
    "year": lambda _, event: [_year(event.date)],
    "actor": lambda _, event: {part.actor for part in event.participants},
    "role": lambda _, event: {str(part.role) for part in event.participants},
    "country": lambda tl, event: {tl.actors[part.actor].country for part in event.participants},
    "source": lambda _, event: {report.source for report in event.reports},
    "publisher": lambda tl, event: {tl.sources[report.source].publisher for report in event.reports},
    "tag": lambda _, event: event.tags,
    "relation": lambda _, event: {str(tie.type) for tie in event.relations},
    "scheme": lambda _, event: event.codes,
    "code": lambda _, event: event.codes.values(),
}


def _year(date: kg.EventDate | None) -> int | None:
    first, last = (date.earliest, date.latest) if date else (None, None)
    return first.year if first and last and first.year == last.year else None


def _groups(tl: kg.Timeline, selection: kg.Selection, key: str) -> list[dict[str, Any]]:
    groups: dict[Any, list[bool]] = {}
    for event, truth in selection:
        for value in KEYS[key](tl, event):
            groups.setdefault(value, []).append(truth is kg.Truth.YES)
    rows = [{key: value, "events": len(sure), "certain": sum(sure)} for value, sure in groups.items()]
    return sorted(rows, key=lambda row: (row[key] is None, row[key]))


@by_engine
def test_events_are_counted_by_whatever_they_have(tl: kg.Timeline, engine: str) -> None:
    frames = scanned(tl, engine).query(during="2023/2024")
    selection = tl.query(during="2023/2024")
    for key in KEYS:
        assert frames.group_by(key) == _groups(tl, selection, key), key
    assert frames.group_by("month", "kind") == counted(selection)
    assert scanned(tl, engine).query(kind="meeting").group_by("month") == []


@by_engine
def test_actor_and_role_bind_to_one_participant(tl: kg.Timeline, engine: str) -> None:
    rows = scanned(tl, engine).group_by("actor", "role")
    pairs = [{(part.actor, str(part.role)) for part in event.participants} for event in tl]
    assert {(row["actor"], row["role"]): row["events"] for row in rows} == {
        pair: sum(pair in those for those in pairs) for pair in set().union(*pairs)
    }
    assert [row["events"] for row in scanned(tl, engine).group_by("actor", "tag", "kind")]


@by_engine
def test_the_greatest_groups_come_first_and_what_lacks_the_key_is_left_out(
    tl: kg.Timeline, engine: str
) -> None:
    frames = scanned(tl, engine)
    months = [row for row in frames.group_by("month") if row["month"] is not None]
    expected = sorted(months, key=lambda row: (-row["events"], row["month"]))
    assert frames.top("month", limit=3) == expected[:3]
    assert frames.top("month", limit=None) == expected
    assert len(frames.top("month")) == min(10, len(expected))


@by_engine
def test_company_is_counted_in_events(tl: kg.Timeline, engine: str) -> None:
    frames = scanned(tl, engine).query(during="2024")
    matches = tl.query(during="2024")
    together: dict[tuple[str, str], list[bool]] = {}
    for event, truth in matches:
        actors = sorted({part.actor for part in event.participants})
        for pair in combinations(actors, 2):
            together.setdefault(pair, []).append(truth is kg.Truth.YES)
    rows: list[dict[str, Any]] = [
        {"actor": one, "other": other, "events": len(sure), "certain": sum(sure)}
        for (one, other), sure in together.items()
    ]
    rows.sort(key=lambda row: (-row["events"], row["actor"], row["other"]))
    assert frames.co_participants() == rows
    assert frames.co_participants(limit=1) == rows[:1]
    of_alpha = [row for row in rows if row["actor"] == "alpha"]
    of_alpha = [
        {"actor": row["other"], "events": row["events"], "certain": row["certain"]} for row in of_alpha
    ]
    assert frames.co_participants("Alpha") == sorted(of_alpha, key=lambda row: (-row["events"], row["actor"]))


def test_an_engine_goes_on_with_its_own_frame(tl: kg.Timeline) -> None:
    truths = {match.event.id: str(match.truth) for match in tl.query(during="2024")}
    frame = scanned(tl, "polars").query(during="2024").select("id", "kind").collect()
    assert frame.columns == ["id", "kind", "truth"]
    assert dict(zip(frame["id"], frame["truth"], strict=True)) == truths
    relation = scanned(tl, "duckdb").query(during="2024").select("id")
    assert dict(relation.fetchall()) == truths
    table = scanned(tl, "pyarrow").query(during="2024").select()
    assert table.column_names == [*arrow_tables(tl.records)["events"].column_names, "truth"]
    assert scanned(tl, "pyarrow").table("actors").num_rows == 3
    assert scanned(tl, "pandas").table("actors")["id"].to_list() == ["alpha", "beta", "gamma"]


def test_actors_are_found_as_in_memory(tl: kg.Timeline) -> None:
    frames = scanned(tl, "duckdb")
    assert frames.actor("ALPHA") == tl.actor("alpha")
    with pytest.raises(kg.ActorNotFoundError, match="did you mean"):
        frames.actor("alpa")


def test_it_shows_what_it_was_asked(tl: kg.Timeline) -> None:
    frames = scanned(tl, "duckdb")
    assert repr(frames) == "<FrameTimeline on duckdb: all events>"
    narrowed = frames.query(kind="letter").query(during="2024", certain=True)
    assert repr(narrowed) == "<FrameTimeline on duckdb: kind:letter and then during:2024 (certain only)>"


@pytest.mark.parametrize("partition_by_year", [False, True])
@pytest.mark.parametrize("engine", [engine for engine in OPENERS if engine not in ("spark", "dask")])
def test_every_engine_opens_a_folder(
    tmp_path: Path, tl: kg.Timeline, engine: str, *, partition_by_year: bool
) -> None:
    kg.write_tables(tl, tmp_path / "tables", partition_by_year=partition_by_year)
    frames = kg.scan(tmp_path / "tables", engine=engine)
    assert frames.engine == engine
    assert frames.query(actor="alpha", during="2024").ids() == tl.query(actor="alpha", during="2024").ids()
    assert frames.group_by("month", "kind") == counted(tl.query())


def test_a_connection_opens_a_folder(tmp_path: Path, tl: kg.Timeline) -> None:
    import duckdb

    kg.write_tables(tl, tmp_path / "tables", partition_by_year=True)
    frames = kg.scan(str(tmp_path / "tables"), engine=duckdb.connect())
    assert frames.query(during="2024").ids() == tl.query(during="2024").ids()


def test_order_by_date_does_not_hang_on_the_order_of_writing(tmp_path: Path, tl: kg.Timeline) -> None:
    write_tables(reversed(tl.events), tmp_path / "tables", document=tl.document)
    frames = kg.scan(tmp_path / "tables")
    assert frames.ids() == tuple(event.id for event in tl)
    assert frames.to_events(limit=4) == tuple(tl.query(limit=4))
    unlike = {name: table for name, table in arrow_tables(tl.records).items() if name != "document"}
    assert kg.scan(unlike).query(within="2024").ids() == tl.query(within="2024").ids()


@by_engine
def test_an_empty_timeline_answers_with_nothing(engine: str) -> None:
    people = [kg.Actor(id="alpha", type="person", name="Alpha")]
    frames = scanned(kg.Timeline(actors=people), engine)
    question = (kg.actor("alpha") | kg.tag("law")) & kg.during("2024") & ~kg.figure(value=5, period="2024")
    asked = frames.where(question).where(kg.text("trade"))
    assert asked.ids() == frames.ids() == ()
    assert asked.truths() == {}
    assert asked.count() == frames.count() == 0
    assert asked.to_events() == asked.to_events(limit=1) == ()
    assert asked.group_by("month", "actor") == asked.top("tag") == []
    assert asked.co_participants("alpha") == asked.co_participants() == []
