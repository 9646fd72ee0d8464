"""What can't be asked of frames, and what is no frame."""

import sys
from typing import Any

import pytest

import kgtimeline as kg
from engine_frames import rich_timeline, scanned
from kgtimeline.query.nodes import Predicate
from kgtimeline.query.tables import arrow_tables

pytestmark = pytest.mark.extra


@pytest.fixture(scope="module")
def tl() -> kg.Timeline:
    return rich_timeline()


@pytest.fixture
def frames(tl: kg.Timeline) -> kg.FrameTimeline:
    return scanned(tl, "duckdb")


def test_unknown_names_raise_as_in_memory(frames: kg.FrameTimeline) -> None:
    with pytest.raises(kg.ActorNotFoundError):
        frames.query(actor="nobody").ids()
    with pytest.raises(kg.EventNotFoundError, match="no event 'nothing'"):
        frames.query(id="nothing").count()
    with pytest.raises(kg.EventNotFoundError):
        frames.where(kg.relation("after", "nothing")).count()
    with pytest.raises(kg.SourceNotFoundError, match="did you mean 'first-report'"):
        frames.query(source="first-rport").count()
    assert frames.query(source="first-report").count() == frames.query(source="first-report").count() > 0


def test_names_that_fit_several_raise(tl: kg.Timeline) -> None:
    twins = [kg.Actor(id=name, type="person", name="Ann Twin") for name in ("a", "b")]
    frames = scanned(kg.Timeline(actors=twins), "polars")
    with pytest.raises(kg.AmbiguousActorError):
        frames.co_participants("Twin")


def test_questions_that_are_none_raise_at_once(frames: kg.FrameTimeline) -> None:
    with pytest.raises(kg.QuerySyntaxError):
        frames.where("kind:")
    with pytest.raises(kg.QuerySyntaxError):
        frames.where(7)  # type: ignore[arg-type]  # it is what the test is about
    with pytest.raises(kg.QuerySyntaxError, match="did you mean 'letter'"):
        frames.query(kind="leter")
    with pytest.raises(kg.QuerySyntaxError, match="expected a predicate"):
        frames.where(Predicate()).count()


@pytest.mark.parametrize("limit", [-1])
def test_a_limit_is_not_negative(frames: kg.FrameTimeline, limit: int) -> None:
    asking: list[Any] = [frames.ids, frames.truths, frames.to_events, frames.co_participants]
    for ask in (*asking, lambda limit: frames.top("kind", limit=limit)):
        with pytest.raises(kg.QuerySyntaxError, match="expected a limit of 0 or more"):
            ask(limit=limit)


def test_keys_and_columns_are_those_of_the_layout(frames: kg.FrameTimeline) -> None:
    with pytest.raises(kg.QuerySyntaxError, match="did you mean 'month'"):
        frames.group_by("mont")
    with pytest.raises(kg.QuerySyntaxError, match="use one of month, year"):
        frames.group_by()
    with pytest.raises(kg.QuerySyntaxError, match="did you mean 'title'"):
        frames.select("titel")


def test_an_engine_is_known_or_live(tmp_path: Any) -> None:
    with pytest.raises(kg.QuerySyntaxError, match="use one of duckdb, polars"):
        kg.scan(tmp_path, engine="sqlite")
    with pytest.raises(kg.QuerySyntaxError, match="can't ask for 'int'"):
        kg.scan(tmp_path, engine=7)
    with pytest.raises(kg.DatasetReadError, match="lacks the table 'events'"):
        kg.scan(tmp_path)


def test_frames_that_do_not_serve_are_named(tl: kg.Timeline) -> None:
    tables = arrow_tables(tl.records)
    with pytest.raises(kg.DatasetReadError, match="not handed in; add it"):
        kg.scan({}).count()
    with pytest.raises(kg.DatasetReadError, match="list is no frame of duckdb"):
        kg.scan({"events": [1, 2]}).count()
    with pytest.raises(kg.DatasetReadError, match="lacks the column 'words'"):
        kg.scan({**tables, "events": tables["events"].drop_columns(["words"])}).count()
    without = {name: table for name, table in tables.items() if name != "tags"}
    assert kg.scan(without).query(kind="letter").count() > 0
    with pytest.raises(kg.DatasetReadError, match="the table 'tags'"):
        kg.scan(without).query(tag="law").count()


def test_opened_tables_are_those_of_the_layout(tmp_path: Any) -> None:
    from kgtimeline.query.frame_engines import open_folder
    from kgtimeline.query.table_layout import TABLES

    kg.write_tables(kg.Timeline(), tmp_path / "tables")
    opened = open_folder(tmp_path / "tables", "pyarrow")
    assert list(opened) == list(TABLES)
    assert len(opened) == len(TABLES)
    assert opened["tags"] is opened["tags"]
    with pytest.raises(KeyError):
        opened["nonsense"]


@pytest.mark.parametrize(
    ("module", "engine", "package"),
    [
        ("narwhals.stable.v2", "duckdb", "narwhals"),
        ("duckdb", "duckdb", "duckdb"),
        ("pandas", "pandas", "pandas"),
    ],
)
def test_a_missing_package_is_named(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, module: str, engine: str, package: str
) -> None:
    kg.write_tables(kg.Timeline(), tmp_path / "tables")
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(kg.ExtraMissingError, match=f"needs '{package}'.*pip install 'kgtimeline"):
        kg.scan(tmp_path / "tables", engine=engine)
