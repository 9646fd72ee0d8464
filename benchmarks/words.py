"""Words to dates: how many of the table are right, and how fast, beside dateparser and dateutil.

Run: python benchmarks/words.py. Peers that are not installed are left out. A peer is right if
its day lies inside the expected date and its precision, where it tells one, is the
expected; refusing what the table refuses is right too.
"""

import csv
import datetime as dt
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from kgtimeline.dates.find import find
from kgtimeline.dates.value import EventDate
from kgtimeline.dates.words import resolve
from timing import interleaved, table

ROWS = Path(__file__).parents[1] / "tests" / "data" / "expressions.tsv"
PRECISIONS = {10: "day", 7: "month", 4: "year"}
REFUSED = {"vague", "unresolved"}
Row = dict[str, str]
Answer = tuple[dt.date, str] | None
"""A day and the precision that is claimed for it."""


def rows() -> list[Row]:
    with ROWS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def base_of(row: Row) -> dt.datetime:
    """Give the day that peers count from: the first of the anchor, or a fixed one."""
    first = EventDate(row["on"]).earliest if row["on"] else None
    return dt.datetime.combine(first or dt.date(2024, 2, 12), dt.time())


def ours(row: Row) -> bool:
    found = resolve(row["expression"], row["on"] or None)
    shown = " ".join(part for part in (found.status, str(found.date or "")) if part and part != "resolved")
    return shown == row["expected"]


def by_dateparser(row: Row) -> Answer:
    from dateparser.date import DateDataParser

    settings = {"RELATIVE_BASE": base_of(row), "PREFER_DATES_FROM": "past"}
    found = DateDataParser(languages=["en", "ru"], settings=settings).get_date_data(row["expression"])
    return (found.date_obj.date(), found.period) if found.date_obj else None


def by_dateutil(row: Row) -> Answer:
    from dateutil import parser

    try:
        return parser.parse(row["expression"], default=base_of(row)).date(), "day"
    except (ValueError, OverflowError):
        return None


def right(row: Row, answer: Answer) -> bool:
    """Judge a peer's answer mildly: a day inside a date of the claimed precision is enough."""
    expected = row["expected"]
    if expected in REFUSED or expected.startswith("ambiguous"):
        return answer is None
    if answer is None:
        return False
    day, period = answer
    date = EventDate(expected)
    precision = PRECISIONS.get(len(expected.rstrip("?~%")))
    if precision is None or "X" in expected:
        return False
    return precision == period and bool(date.overlaps(day))


def peers() -> dict[str, Callable[[Row], Answer]]:
    known = {"dateparser": by_dateparser, "dateutil": by_dateutil}
    return {name: read for name, read in known.items() if find_spec(name)}


def read_all(read: Callable[[Row], Answer], some: list[Row]) -> list[Answer]:
    return [read(row) for row in some]


def main() -> None:
    data = rows()
    plain = [row for row in data if len(row["expected"]) in {4, 7, 10} and row["expected"][-1].isdigit()]
    plain = [row for row in plain if "X" not in row["expected"]]
    scores = [["kgtimeline", f"{sum(map(ours, data))}/{len(data)}", f"{sum(map(ours, plain))}/{len(plain)}"]]
    for name, read in peers().items():
        good = [row for row in data if right(row, read(row))]
        easy = sum(row in plain for row in good)
        scores.append([name, f"{len(good)}/{len(data)}", f"{easy}/{len(plain)}"])
    table("right with precision, or refused as expected", ("", "all", "plain days, months, years"), scores)

    def all_ours() -> list[object]:
        return [resolve(row["expression"], row["on"] or None) for row in data for _ in range(10)]

    tasks: dict[str, Callable[[], object]] = {"kgtimeline": all_ours}
    counts = {"kgtimeline": 10 * len(data)}
    for name, read in peers().items():
        some = data[:: 8 if name == "dateparser" else 1]
        tasks[name] = partial(read_all, read, some)
        counts[name] = len(some)
    taken = interleaved(tasks, rounds=3)
    speeds = [[name, f"{counts[name] / seconds:,.0f}"] for name, seconds in taken.items()]
    table("expressions a second, nothing of a result cached but parsed EDTF texts", ("", "1/s"), speeds)

    text = "On February 12 they wrote; in July of last year, 2,022 people had met since 2020. "
    lines = []
    for times in (100, 1_000, 10_000):
        start = time.perf_counter()
        count = sum(1 for _ in find(text * times, "2024-02-12"))
        seconds = time.perf_counter() - start
        lines.append([f"{len(text) * times:,}", f"{count:,}", f"{len(text) * times / seconds / 1e6:.2f}"])
    table("finding", ("characters", "found", "million characters/s"), lines)


if __name__ == "__main__":
    main()
