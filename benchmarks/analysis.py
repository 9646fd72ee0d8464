"""Histories over synthetic stories of 1,000, 10,000 and 100,000 events: seconds, and how they grow.

Run: .venv/bin/python benchmarks/analysis.py [SIZE ...]

Every run gets records of its own, made outside the measured time, so that no index is warm. What is
measured is the time of the processor: nothing here waits or runs in parallel, so on an idle machine the
clock shows the same, and on a busy one the figures still compare. `t / (n log n)` is set to 1.00 for the
smallest size: where it does not rise, time grows no faster than n log n. The exponent is the slope of a
line through the logarithms of size and time.
"""

import gc
import math
import statistics
import sys
import time
from collections.abc import Callable, Sequence

import stories
from kgtimeline.analysis.as_of import as_of
from kgtimeline.analysis.conflicts import conflicts
from kgtimeline.analysis.corroboration import corroboration
from kgtimeline.analysis.diff import diff
from kgtimeline.analysis.duplicates import duplicates
from kgtimeline.analysis.explain import explain
from kgtimeline.analysis.ordering import tighten
from kgtimeline.analysis.threads import threads
from kgtimeline.dataset.reader import read_document
from kgtimeline.dataset.records import Records
from timing import table

SIZES = (1_000, 10_000, 100_000)
DAY = "2019-01-01"
"""The middle of the stories."""
MOST_SECONDS = 10.0
"""What each may take on 100,000 events."""
ROUNDS = 3

Task = Callable[[Records], object]


def tasks_on(earlier: Records) -> dict[str, Task]:
    """Name what is measured; `earlier` is what the records are compared with."""
    return {
        "tighten": tighten,
        "conflicts": conflicts,
        "threads": threads,
        "duplicates": duplicates,
        f"as_of {DAY}": lambda records: as_of(records, DAY),
        f"diff of {DAY} and all": lambda records: diff(earlier, records),
        "corroboration of every event": lambda records: sum(
            len(corroboration(records, event.id).groups) for event in records.events
        ),
        "explain of one event": lambda records: explain(records, records.events[len(records) // 2].id),
    }


def measured(count: int) -> dict[str, float]:
    """Give the median seconds of each task, run in turn."""
    document = read_document(stories.json_lines(count))
    tasks = tasks_on(as_of(Records(document), DAY).records)
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(ROUNDS):
        for name, task in tasks.items():
            records = Records(document)
            gc.collect()
            start = time.process_time()
            result = task(records)
            taken[name].append(time.process_time() - start)
            del result, records
    return {name: statistics.median(values) for name, values in taken.items()}


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Fit the power of the size with which the time grows."""
    return statistics.linear_regression([*map(math.log, sizes)], [*map(math.log, seconds)]).slope


def main() -> None:
    """Print a table of seconds, one of growth, and what holds."""
    sizes = sorted({int(size) for size in sys.argv[1:]} or SIZES)
    found = {size: measured(size) for size in sizes}
    names = list(found[sizes[0]])
    rows = [[name, *(f"{found[size][name]:.3f}" for size in sizes)] for name in names]
    header = [f"{size:,}" for size in sizes]
    table(
        f"Histories: seconds of the processor (median of {ROUNDS}, new records)",
        ("events", *header),
        rows,
    )
    rows = [[name, *(f"{found[size][name] / size * 1e6:.1f}" for size in sizes)] for name in names]
    table("microseconds an event", ("events", *header), rows)
    if len(sizes) < 2:
        return
    rows, faster = [], []
    for name in names:
        each = [found[size][name] / (size * math.log(size)) for size in sizes]
        power = exponent(sizes, [found[size][name] for size in sizes])
        rows.append([name, *(f"{value / each[0]:.2f}" for value in each), f"{power:.2f}"])
        if each[-1] > 1.25 * each[0]:
            faster.append(name)
    table("t / (n log n), smallest size = 1", ("events", *header, "exponent"), rows)
    slow = [name for name in names if found[sizes[-1]][name] > MOST_SECONDS]
    print(f"\n  {sizes[-1]:,} events within {MOST_SECONDS:.0f} s each: {_all_but(slow)}")
    print(f"  time grows no faster than n log n (a quarter is noise): {_all_but(faster)}")


def _all_but(names: Sequence[str]) -> str:
    return f"all but {', '.join(names)}" if names else "all"


if __name__ == "__main__":
    main()
