"""Queries on synthetic events in memory, against DuckDB, Polars, PyArrow, pandas and sqlite on the same data.

Run: .venv/bin/python benchmarks/query.py [EVENTS]
100,000 unless told; 1,000,000 takes some minutes and 8 GB of memory.
"""

import gc
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
from pydantic import TypeAdapter

import kgtimeline as kg
import streams
from kgtimeline.dataset.collector import collector_paused
from kgtimeline.model.events import Event
from streams import DAYS, QUERIES
from timing import Task, interleaved, repeated, table

Engine = Callable[[str | None, str | None], Sequence[str]]
COLUMNAR = ("duckdb", "polars", "pyarrow", "pandas")
MOST_WITH_OBJECTS = 100_000
"""Events among which objects are asked for; engines make them so slowly that more would take hours."""


def main() -> None:
    """Check that all give the same ids, then print what they take; then the same with whole events."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    print_ids(count)
    gc.collect()
    print_objects(min(count, MOST_WITH_OBJECTS))


def print_ids(count: int) -> None:
    """Ask for ids, as a list or tuple of Python strings in any order; ours also labels what is certain."""
    timeline = loaded(count)
    engines = {"kgtimeline": own(timeline), **peers(*flat(timeline))}
    gc.freeze()  # the collector need not walk the timeline before every run
    rows = []
    for name, question in QUERIES.items():
        answers = {peer: sorted(engine(*question)) for peer, engine in engines.items()}
        assert all(found == answers["kgtimeline"] for found in answers.values()), name
        tasks: dict[str, Task] = {
            peer: repeated(lambda engine=engine, question=question: engine(*question), seconds=0.05)  # type: ignore[misc]
            for peer, engine in engines.items()
        }
        taken = {peer: t / tasks[peer].times for peer, t in interleaved(tasks).items()}  # type: ignore[attr-defined]
        fastest = min(taken[peer] for peer in COLUMNAR)
        rows.append(
            [
                name,
                f"{len(answers['kgtimeline']):,}",
                *(f"{seconds * 1e3:,.3f}" for seconds in taken.values()),
                f"{fastest / taken['kgtimeline']:,.2f}",
                f"{taken['sqlite'] / taken['kgtimeline']:,.2f}",
            ]
        )
    gc.unfreeze()
    title = f"Ids of {count:,} events in memory: milliseconds (median of 5); what others take, ours being 1"
    table(title, ("", "hits", *engines, "fastest columnar", "sqlite"), rows)


def print_objects(count: int) -> None:
    """Ask for whole events; an engine gives their JSON, of which they are made as on loading."""
    timeline = loaded(count)
    bodies = [line.encode() for line in timeline.render(lines=True).splitlines()[1:]]
    events, takes = flat(timeline)
    base = duckdb.connect()
    base.register("events", events.append_column("body", pa.array(bodies, pa.string())))
    base.register("takes", takes)
    base.execute("create table e as select * from events; create table t as select * from takes")
    make = TypeAdapter(Event).validate_json

    def by_duckdb(actor: str | None, during: str | None) -> list[Event]:
        found = base.sql(sql(actor, during, "body", "e", "t")).to_arrow_table()["body"].to_pylist()
        with collector_paused():
            return [make(body) for body in found]

    gc.freeze()
    rows = []
    for name in ("actor with 10 %", "eight years", "10 % actor in eight years"):
        question = QUERIES[name]
        hits = len(timeline.query(actor=question[0], during=question[1]))
        assert hits == len(by_duckdb(*question))
        taken = interleaved(
            {
                "own": lambda q=question: timeline.query(actor=q[0], during=q[1]).events,  # type: ignore[misc]
                "duckdb": lambda q=question: by_duckdb(*q),  # type: ignore[misc]
            }
        )
        times = [taken["own"], taken["duckdb"]]
        rows.append([name, f"{hits:,}", *(f"{t * 1e3:,.2f}" for t in times), f"{times[1] / times[0]:,.0f}"])
    gc.unfreeze()
    title = f"Events of {count:,} as objects: milliseconds (median of 5)"
    table(title, ("", "hits", "kgtimeline", "duckdb", "kgtimeline = 1"), rows)


def loaded(count: int) -> kg.Timeline:
    """Load so many events."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "events.jsonl")
        streams.write_lines(path, count)
        return kg.load(path)


def flat(timeline: kg.Timeline) -> tuple[Any, Any]:
    """Make the two tables that the questions need, dates as numbers of days."""
    bounds = [event.date.bounds for event in timeline.events if event.date is not None]
    days = {name: pa.array([getattr(one, name) for one in bounds], pa.int32()) for name in ("s_lo", "e_hi")}
    ids = [event.id for event in timeline.events]
    takes = [(n, event.id, p.actor) for n, event in enumerate(timeline.events) for p in event.participants]
    rn, names, actors = zip(*takes, strict=True)
    events = pa.table({"rn": pa.array(range(len(ids)), pa.int32()), "id": ids, **days})
    return events, pa.table({"rn": pa.array(rn, pa.int32()), "id": names, "actor": actors})


def own(timeline: kg.Timeline) -> Engine:
    """Ask as users do."""
    return lambda actor, during: timeline.query(actor=actor, during=during).ids()


def peers(events: Any, takes: Any) -> dict[str, Engine]:
    """Give every peer the data in its own form."""
    return {
        "duckdb": with_duckdb(events, takes),
        "polars": with_polars(events, takes),
        "pyarrow": with_pyarrow(events, takes),
        "pandas": with_pandas(events, takes),
        "sqlite": with_sqlite(events, takes),
    }


def sql(actor: str | None, during: str | None, column: str, events: str, takes: str) -> str:
    """Write a question for DuckDB and sqlite."""
    tests = []
    if during:
        tests.append(f"s_lo <= {DAYS[during][1]} and e_hi >= {DAYS[during][0]}")
    if actor:
        tests.append(f"rn in (select rn from {takes} where actor = '{actor}')")
    return f"select {column} from {events} where {' and '.join(tests)}"


def with_duckdb(events: Any, takes: Any) -> Engine:
    base = duckdb.connect()
    for name, rows in (("e", events), ("t", takes)):
        base.register("given", rows)
        base.execute(f"create table {name} as select * from given")

    def ask(actor: str | None, during: str | None) -> Sequence[str]:
        alone = f"select distinct id from t where actor = '{actor}'"
        text = sql(actor, during, "id", "e", "t") if during else alone
        return base.sql(text).to_arrow_table()["id"].to_pylist()  # type: ignore[no-any-return]

    return ask


def with_polars(events: Any, takes: Any) -> Engine:
    frame, parts = pl.DataFrame(pl.from_arrow(events)), pl.DataFrame(pl.from_arrow(takes))

    def ask(actor: str | None, during: str | None) -> Sequence[str]:
        mine = parts.lazy().filter(pl.col("actor") == pl.lit(actor, pl.String))
        if not during:
            found = mine.select("id").unique().collect()
            return found["id"].to_list()  # type: ignore[no-any-return]
        first, last = DAYS[during]
        met = frame.lazy().filter((pl.col("s_lo") <= last) & (pl.col("e_hi") >= first))
        met = met.join(mine, on="rn", how="semi") if actor else met
        return met.select("id").collect()["id"].to_list()  # type: ignore[no-any-return]

    return ask


def with_pyarrow(events: Any, takes: Any) -> Engine:
    def ask(actor: str | None, during: str | None) -> Sequence[str]:
        mine = takes.filter(pc.equal(takes["actor"], actor)) if actor else None
        if not during:
            return pc.unique(mine["id"]).to_pylist()  # type: ignore[no-any-return,index]
        first, last = DAYS[during]
        met = pc.and_(pc.less_equal(events["s_lo"], last), pc.greater_equal(events["e_hi"], first))
        if mine is not None:
            met = pc.and_(met, pc.is_in(events["rn"], value_set=mine["rn"]))
        return events["id"].filter(met).to_pylist()  # type: ignore[no-any-return]

    return ask


def with_pandas(events: Any, takes: Any) -> Engine:
    frame, parts = events.to_pandas(), takes.to_pandas()
    assert isinstance(frame, pd.DataFrame)

    def ask(actor: str | None, during: str | None) -> Sequence[str]:
        mine = parts[parts["actor"] == actor] if actor else None
        if not during:
            return mine["id"].unique().tolist()  # type: ignore[no-any-return,index]
        first, last = DAYS[during]
        met = (frame["s_lo"] <= last) & (frame["e_hi"] >= first)
        if mine is not None:
            met &= frame["rn"].isin(mine["rn"])
        return frame["id"][met].tolist()  # type: ignore[no-any-return]

    return ask


def with_sqlite(events: Any, takes: Any) -> Engine:
    base = sqlite3.connect(":memory:")
    base.execute("create table e (rn integer primary key, id text, s_lo int, e_hi int)")
    base.execute("create table t (rn int, id text, actor text)")
    for name, rows in (("e", events), ("t", takes)):
        values = zip(*(rows[column].to_pylist() for column in rows.column_names), strict=True)
        base.executemany(f"insert into {name} values ({', '.join('?' * rows.num_columns)})", values)
    base.executescript(
        "create index by_start on e (s_lo, e_hi, id); create index by_end on e (e_hi, s_lo, id);"
        "create index by_actor on t (actor, rn, id); analyze"
    )

    def ask(actor: str | None, during: str | None) -> Sequence[str]:
        alone = f"select distinct id from t where actor = '{actor}'"
        text = sql(actor, during, "id", "e", "t") if during else alone
        return [row[0] for row in base.execute(text)]

    return ask


if __name__ == "__main__":
    main()
