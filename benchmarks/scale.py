"""Growth: tables written and asked, large files opened without loading, in time and memory.

Run: .venv/bin/python benchmarks/scale.py [--sizes 10000,100000,1000000] [--rounds 5] [--folder DIR]
Ten million: --sizes 10000,100000,1000000,10000000 --lazy-up-to 1000000 (8 GB of disk, about an hour)

Every step runs in a process of its own, whose greatest resident memory is read at its end.
"""

import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import lazy_files
import streams
from streams import DAYS, EIGHT_YEARS, QUERIES
from timing import Task, interleaved, table

Figures = dict[str, float]


def main() -> None:
    """Run every step at every size, then print the tables."""
    options = _options()
    sizes = [int(size) for size in options.sizes.split(",")]
    with tempfile.TemporaryDirectory(dir=options.folder) as place:
        found = {size: _at(size, Path(place), options) for size in sizes}
    print(
        f"medians of {options.rounds}; load when it began {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )
    _growth("JSON Lines to Parquet, validated", sizes, {n: found[n]["write"] for n in sizes})
    _growth("Asked through kg.scan on DuckDB: seconds", sizes, {n: _own(found[n]["ask"]) for n in sizes})
    _ratios(sizes, found)
    lazy = [size for size in sizes if "lazy" in found[size]]
    _growth("Opened without loading (kg.open)", lazy, {n: found[n]["lazy"] for n in lazy})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--lazy-up-to", type=int, default=1_000_000)
    parser.add_argument("--folder", help="where the files go meanwhile")
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    parser.add_argument("--events", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


def _at(size: int, place: Path, options: argparse.Namespace) -> dict[str, Figures]:
    """Make a file of so many events, measure all with it, and remove it."""
    folder = place / str(size)
    folder.mkdir()
    steps = ["make", "write", "ask", *(["lazy"] if size <= options.lazy_up_to else [])]
    found = {}
    for step in steps:
        command = [sys.executable, __file__, "--step", step, "--events", str(size)]
        command += ["--folder", str(folder), "--rounds", str(options.rounds)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        found[step] = json.loads(done.stdout)
        print(f"{size:,} {step}: {done.stdout.strip()}", file=sys.stderr)
    shutil.rmtree(folder)
    return found


def make(folder: Path, events: int, _rounds: int) -> Figures:
    """Write the file of JSON Lines."""
    started = time.perf_counter()
    streams.write_lines(folder / "events.jsonl", events)
    return {"seconds": time.perf_counter() - started}


def write(folder: Path, events: int, rounds: int) -> Figures:
    """Turn JSON Lines into tables; from 100,000 events on it is done once only."""
    import kgtimeline as kg

    taken, worked = [], []
    for _ in range(rounds if events <= 10_000 else 1):
        started, busy = time.perf_counter(), time.process_time()
        written = kg.write_tables(folder / "events.jsonl", folder / "tables")
        taken.append(time.perf_counter() - started)
        worked.append(time.process_time() - busy)
        assert (written.events, written.in_date_order) == (events, True)
    size = sum(file.stat().st_size for file in (folder / "tables").rglob("*.parquet"))
    plain = (folder / "events.jsonl").stat().st_size
    return {
        "seconds": statistics.median(taken),
        "seconds of a processor": statistics.median(worked),
        "bytes of JSON an event": plain / events,
        "bytes of Parquet an event": size / events,
        "peak MiB": _peak(),
    }


def ask(folder: Path, _events: int, rounds: int) -> Figures:
    """Put every question to tables, through the package and in SQL by hand; both give ids as a list."""
    import duckdb

    import kgtimeline as kg

    tables = kg.scan(folder / "tables")
    base = duckdb.connect()
    base.execute("set parquet_metadata_cache = true")  # as ours does; without it by hand is slower
    for name in ("events", "participants"):
        base.execute(f"create view {name} as select * from read_parquet('{folder}/tables/{name}/*.parquet')")

    def own(actor: str | None, during: str | None) -> Sequence[str]:
        return tables.query(actor=actor, during=during).ids(in_order=False)

    def by_hand(actor: str | None, during: str | None) -> Sequence[str]:
        answer = base.sql(_sql(actor, during)).to_arrow_table()
        return answer["id"].to_pylist()  # type: ignore[no-any-return]  # pyarrow has no types

    tasks: dict[str, Task] = {}
    for name, question in QUERIES.items():
        assert sorted(own(*question)) == sorted(by_hand(*question)), name
        tasks[name] = lambda question=question: own(*question)  # type: ignore[misc]  # mypy takes no default here
        tasks[f"{name}, by hand"] = lambda question=question: by_hand(*question)  # type: ignore[misc]
    tasks["eight years, with labels, by date"] = lambda: tables.query(during=EIGHT_YEARS).truths()
    tasks["count by month and kind"] = lambda: tables.group_by("month", "kind")
    return {**interleaved(tasks, rounds=rounds), "peak MiB": _peak()}


def _sql(actor: str | None, during: str | None) -> str:
    """Write a question as somebody would who knows the layout."""
    tests = []
    if during:
        first, last = DAYS[during]
        tests.append(f"s_lo <= {last} and e_hi >= {first}")
    if actor:
        tests.append(f"rn in (select rn from participants where actor = '{actor}')")
    return f"select id from events where {' and '.join(tests)}"


def _peak() -> float:
    """Give the greatest resident memory of this process, without that of the one that started it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


STEPS = {"make": make, "write": write, "ask": ask, "lazy": lazy_files.measure}


def _own(asked: Figures) -> Figures:
    return {name: value for name, value in asked.items() if not name.endswith("by hand")}


def _growth(title: str, sizes: Sequence[int], figures: Mapping[int, Figures]) -> None:
    """Print figures by size, and how times grow: the exponent that fits them best."""
    if not sizes:
        return
    rows = []
    for name in figures[sizes[0]]:
        values = [figures[size][name] for size in sizes]
        timed = "bytes" not in name and "MiB" not in name and " / " not in name
        rows.append([name, *map(_shown, values), _exponent(sizes, values) if timed else ""])
    table(title, ("", *(f"{size:,}" for size in sizes), "exponent"), rows)


def _ratios(sizes: Sequence[int], found: Mapping[int, Mapping[str, Figures]]) -> None:
    rows = [
        [name, *(f"{found[n]['ask'][name] / found[n]['ask'][f'{name}, by hand']:.2f}" for n in sizes)]
        for name in QUERIES
    ]
    title = "The same against SQL by hand, compilation included (by hand = 1)"
    table(title, ("", *(f"{size:,}" for size in sizes)), rows)


def _shown(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}" if value >= 0.001 else f"{value:.6f}"


def _exponent(sizes: Sequence[int], values: Sequence[float]) -> str:
    """Fit value = a * size ** exponent by least squares on logarithms."""
    if len(sizes) < 2:
        return ""
    fit = statistics.linear_regression([math.log(n) for n in sizes], [math.log(v) for v in values])
    return f"{fit.slope:.2f}"


if __name__ == "__main__":
    chosen = _options()
    if chosen.step:
        print(json.dumps(STEPS[chosen.step](Path(chosen.folder), chosen.events, chosen.rounds)))
    else:
        main()
