"""Large files opened without loading (`kg.open`), each figure beside its goal.

Run: .venv/bin/python benchmarks/lazy_files.py [--events 100000] [--rounds 5] [--folder DIR]
The full size: --events 1000000 --rounds 1 (750 MB of disk, some minutes)

Ratios are of one run, both sides in turn, of time on the wall; with one process it is done once only.
"Anew" is what somebody waits for who opens a file for the first time: as many processes read it as the
package takes by itself, and its index is written.
"""

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import streams
import synthetic
from timing import Task, interleaved, repeated, table

Figures = dict[str, float]
_LOADED = 20_000
"""Events that are loaded to see how much memory objects take; of more it is worked out."""


def main() -> None:
    """Make a file, measure all, print it with the goals."""
    options = _options()
    with tempfile.TemporaryDirectory(dir=options.folder) as place:
        folder = Path(place)
        streams.write_lines(folder / "events.jsonl", options.events)
        size = (folder / "events.jsonl").stat().st_size
        command = [sys.executable, __file__, "--inside", place, "--rounds", str(options.rounds)]
        command += ["--events", str(options.events)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        found = json.loads(done.stdout)
    print(
        f"{options.events:,} events, {size / 1e6:,.0f} MB; medians of {options.rounds}; "
        f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )
    rows = [
        ["anew without validation / orjson", f"{found['anew, unchecked / orjson']:.2f}", "2"],
        ["anew with validation / validate_json", f"{found['anew, validated / validate_json']:.2f}", "1.2"],
        ["opened again, s", f"{found['opened again']:.3f}", "1 at 1,000,000"],
        ["10 hits with events, first time, ms", f"{found['10 hits, first time'] * 1e3:.2f}", ""],
        ["10 hits with events, ms", f"{found['10 hits, with events'] * 1e3:.3f}", "1"],
        [
            "peak memory, validated / loaded objects",
            f"{found['peak MiB, validated'] / found['MiB of objects']:.3f}",
            "0.2",
        ],
    ]
    table("Goals", ("", "measured", "at most"), rows)
    table("Figures", ("", "value"), [[name, f"{value:,.4g}"] for name, value in found.items()])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", help="where the file goes meanwhile")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    return parser.parse_args()


def measure(folder: Path, events: int, rounds: int) -> Figures:
    """Index a file, with and without validation, against the least that parsing it takes; open it again."""
    import kgtimeline as kg

    file = folder / "events.jsonl"
    index = Path(f"{file}.kgindex")

    def anew(*, check: bool) -> object:
        index.unlink(missing_ok=True)
        opened = kg.open(file, check=check)
        assert index.exists()
        return opened

    found = interleaved(
        {"orjson, nothing kept": lambda: _parse(file), "anew, unchecked": lambda: anew(check=False)},
        rounds=rounds,
    )
    found |= interleaved(
        {"bare validate_json": lambda: _validate(file), "anew, validated": lambda: anew(check=True)},
        rounds=rounds,
    )
    alone: dict[str, Task] = {
        "unchecked, one process": lambda: kg.open(file, check=False, keep_index=False, processes=1),
        "validated, one process": lambda: kg.open(file, keep_index=False, processes=1),
    }
    found |= interleaved(alone, rounds=1)
    again: dict[str, Task] = {"": lambda: kg.open(file)}
    found["opened again"] = interleaved(again, rounds=rounds)[""]
    timeline = kg.open(file)

    def ten() -> object:
        return timeline.query(actor="rare").events

    started = time.perf_counter()
    ten()
    found["10 hits, first time"] = time.perf_counter() - started
    assert len(timeline.query(actor="rare")) == synthetic.RARE_EVENTS
    gc.freeze()
    many = repeated(ten, seconds=0.05)
    found["10 hits, with events"] = interleaved({"": many}, rounds=rounds)[""] / many.times  # type: ignore[attr-defined]
    gc.unfreeze()
    least, bare = found["orjson, nothing kept"], found["bare validate_json"]
    found["anew, unchecked / orjson"] = found["anew, unchecked"] / least
    found["one process, unchecked / orjson"] = found["unchecked, one process"] / least
    found["anew, validated / validate_json"] = found["anew, validated"] / bare
    found["one process, validated / validate_json"] = found["validated, one process"] / bare
    found["index bytes an event"] = index.stat().st_size / events
    return {**found, **_memory(file, events)}


def _memory(file: Path, events: int) -> Figures:
    """Give greatest resident memories, each of a process of its own, and what loaded objects would take."""
    found = {}
    for name, check in (("unchecked", False), ("validated", True)):
        command = f"import kgtimeline as kg; t = kg.open({str(file)!r}, check={check}, keep_index=False)"
        found[f"peak MiB, {name}"], found[f"peak MiB of the largest other, {name}"] = _peaks_of(command)
    with file.open("rb") as opened:
        part = file.with_name("part.jsonl")
        part.write_bytes(b"".join(islice(opened, min(events, _LOADED) + 1)))
    alone, _ = _peaks_of("import kgtimeline as kg; kg.load()")
    loaded, _ = _peaks_of(f"import kgtimeline as kg; t = kg.load({str(part)!r})")
    part.unlink()
    found["peak MiB, the package alone"] = alone
    found["MiB of objects"] = (loaded - alone) * events / min(events, _LOADED)
    return found


def _events(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        next(opened)
        yield from opened


def _parse(file: Path) -> None:
    import orjson

    for line in _events(file):
        orjson.loads(line)


def _validate(file: Path) -> None:
    """Validate line by line and keep nothing; the collector rests, as it does in the package."""
    from pydantic import TypeAdapter

    from kgtimeline.dataset.collector import collector_paused
    from kgtimeline.model.events import Event

    one: TypeAdapter[Any] = TypeAdapter(Event)
    with collector_paused():
        for line in _events(file):
            one.validate_json(line)


def _peaks_of(code: str) -> tuple[float, float]:
    """Run code in a process; give its greatest memory and that of the largest it started, in MiB."""
    shown = (
        f"{code}\nimport resource\n"
        "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0],"
        " resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", shown], stdout=subprocess.PIPE, text=True, check=True)
    own, others = map(int, done.stdout.split())
    return own / 1024, others / 1024


if __name__ == "__main__":
    chosen = _options()
    if chosen.inside:
        print(json.dumps(measure(Path(chosen.inside), chosen.events, chosen.rounds)))
    else:
        main()
