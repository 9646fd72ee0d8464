"""Queries on 100,000 synthetic events in memory, against a scan, DuckDB and Polars.

Run: .venv/bin/python benchmarks/query.py [EVENTS]
"""

import gc
import io
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial

import duckdb
import polars as pl

import kgtimeline as kg
import synthetic
from timing import Task, interleaved, repeated, table

DAY_2020_05_14 = 18_396
YEAR_2020 = (18_262, 18_627)


def main() -> None:
    """Check that all give the same ids, then print one table a query."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    timeline = kg.load(io.BytesIO(synthetic.json_lines(count)))
    events = [
        (e.id, e.date.bounds.s_lo, e.date.bounds.s_hi, e.date.bounds.e_lo, e.date.bounds.e_hi)
        for e in timeline.events
        if e.date is not None
    ]
    takes = [(e.id, p.actor) for e in timeline.events for p in e.participants]
    event_frame = pl.DataFrame(events, schema=["id", "s_lo", "s_hi", "e_lo", "e_hi"], orient="row")
    take_frame = pl.DataFrame(takes, schema=["id", "actor"], orient="row")
    base = duckdb.connect()
    with tempfile.TemporaryDirectory() as folder:
        for name, frame in (("events", event_frame), ("takes", take_frame)):
            frame.write_parquet(f"{folder}/{name}.parquet")
            base.execute(f"create table {name} as select * from '{folder}/{name}.parquet'")

    def scan(actor: str) -> list[str]:
        return [e.id for e in timeline.events if any(p.actor == actor for p in e.participants)]

    def sql(text: str) -> list[str]:
        return [row[0] for row in base.execute(text).fetchall()]

    def chosen(frame: pl.DataFrame, condition: pl.Expr) -> Sequence[str]:
        return list(frame.lazy().filter(condition).select("id").unique().collect()["id"])

    def of_actor(actor: str) -> dict[str, Callable[[], Sequence[str]]]:
        return {
            "kgtimeline": lambda: timeline.query(actor=actor).ids(),
            "scan": partial(scan, actor),
            "polars": lambda: chosen(take_frame, pl.col("actor") == actor),
            "duckdb": lambda: sql(f"select distinct id from takes where actor = '{actor}'"),
        }

    def in_window(text: str, low: int, high: int) -> dict[str, Callable[[], Sequence[str]]]:
        return {
            "kgtimeline": lambda: timeline.query(during=text).ids(),
            "scan": lambda: [e.id for e in timeline.events if e.date is not None and e.date.during(text)],
            "polars": lambda: chosen(event_frame, (pl.col("s_lo") <= high) & (pl.col("e_hi") >= low)),
            "duckdb": lambda: sql(f"select id from events where s_lo <= {high} and e_hi >= {low}"),
        }

    gc.freeze()  # the collector need not walk the timeline before every run
    for title, tasks in {
        "one rare actor": of_actor("rare"),
        "one common actor (a tenth)": of_actor("common"),
        "one day": in_window("2020-05-14", DAY_2020_05_14, DAY_2020_05_14),
        "one year": in_window("2020", *YEAR_2020),
    }.items():
        answers = {name: sorted(task()) for name, task in tasks.items()}
        assert len({tuple(answer) for answer in answers.values()}) == 1, {
            n: len(a) for n, a in answers.items()
        }
        timed: dict[str, Task] = {name: repeated(task, seconds=0.05) for name, task in tasks.items()}
        seconds = {n: t / timed[n].times for n, t in interleaved(timed).items()}  # type: ignore[attr-defined]  # set by repeated
        own = seconds["kgtimeline"]
        rows = [[name, f"{t * 1e6:,.1f}", f"{t / own:,.1f}"] for name, t in seconds.items()]
        table(
            f"{title}: {len(answers['scan']):,} of {count:,} events",
            ("engine", "microseconds", "kgtimeline = 1"),
            rows,
        )
    gc.unfreeze()
    base.close()


if __name__ == "__main__":
    main()
