"""Interleaved timing and the tables that the benchmarks print."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence

Task = Callable[[], object]


def interleaved(
    tasks: dict[str, Task], *, rounds: int = 5, clock: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """Time tasks in turn, round after round, and give the median seconds of each.

    One round that is not counted comes first. What a task returns is dropped outside the measured time.
    The seconds are those of the clock on the wall, or of another one such as `time.process_time`.
    """
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for turn in range(rounds + 1):
        for name, task in tasks.items():
            gc.collect()
            start = clock()
            result = task()
            seconds = clock() - start
            del result
            if turn:
                taken[name].append(seconds)
    return {name: statistics.median(values) for name, values in taken.items()}


def repeated(task: Task, *, seconds: float = 0.2) -> Task:
    """Make a fast task long enough to time; divide what it takes by `task.times`."""
    times = 1
    while True:
        start = time.perf_counter()
        for _ in range(times):
            task()
        if time.perf_counter() - start > seconds:
            break
        times *= 4

    def run() -> None:
        for _ in range(times):
            task()

    run.times = times  # type: ignore[attr-defined]  # the caller needs the count beside the task
    return run


def table(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table, the first column left, the others right."""
    widths = [max(len(row[n]) for row in (header, *rows)) for n in range(len(header))]
    print(f"\n{title}")
    for row in (header, *rows):
        cells = [
            row[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
        ]
        print("  " + "  ".join(cells))
