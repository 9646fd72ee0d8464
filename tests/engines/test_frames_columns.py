"""Tables of which a question takes few columns, and relations that are joined under names of their own."""

from typing import Any

import pytest

import kgtimeline as kg
from engine_frames import ENGINES, in_memory, other_leaves, rich_timeline, trees
from kgtimeline.query.frame_engines import with_rows
from kgtimeline.query.frames import Frames
from kgtimeline.query.tables import arrow_tables

pytestmark = pytest.mark.extra

AT_ONCE = ("pyarrow", "pandas", "pandas on arrow")


@pytest.fixture(scope="module")
def tl() -> kg.Timeline:
    return rich_timeline()


@pytest.mark.parametrize("engine", ENGINES)
def test_columns_that_were_asked_for_are_kept_where_that_is_a_plan_and_no_copy(
    tl: kg.Timeline, engine: str
) -> None:
    frames = Frames(ENGINES[engine](arrow_tables(tl.records)))
    some = frames.table("events", "rn", "id")
    assert some.collect_schema().names() == ["id", "rn"]
    assert (frames.table("events", "id", "rn", "id") is some) is (engine not in AT_ONCE)
    assert frames.table("events") is frames.table("events")
    assert "title" in frames.table("events").collect_schema().names()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("how", "kept"), [("semi", {"beta"}), ("anti", {"alpha", "gamma"})])
def test_rows_are_kept_by_what_others_have(tl: kg.Timeline, engine: str, how: Any, kept: set[str]) -> None:
    import narwhals.stable.v2 as nw

    frames = Frames(ENGINES[engine](arrow_tables(tl.records)))
    others = frames.table("actors", "id", "country").filter(nw.col("country") == "US")
    found = with_rows(frames.table("actors", "id", "name"), others, "id", how=how)
    assert found.collect_schema().names() == ["id", "name"]
    assert set(found.collect()["id"].to_list()) == kept


def test_relations_may_all_have_one_name(tl: kg.Timeline) -> None:
    import duckdb

    connection = duckdb.connect()
    tables = arrow_tables(tl.records)
    frames = kg.scan({name: connection.from_arrow(table).set_alias("t") for name, table in tables.items()})
    several = kg.actor("alpha") & kg.actor("beta") & ~kg.tag("law") & kg.source("first-report")
    for leaf in (several, *other_leaves(), *trees()):
        for question in (leaf, ~leaf):
            assert list(frames.where(question).truths().items()) == in_memory(tl, question), str(question)
