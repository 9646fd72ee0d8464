"""Parsing EDTF with bounds, uncached, beside python-edtf, undate and edtf-validate in the same run.

Run: python benchmarks/dates.py. Peers that are not installed are left out (the extra `peers`
brings them). Two sets of texts: thirty forms over all levels, most of them examples of the
specification, and dates as they stand in the news. A peer is only timed on the texts that it
takes; edtf-validate gives a verdict and no bounds.
"""

import contextlib
import io
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from kgtimeline.dates import EventDate, relate, window
from timing import interleaved, table

FORMS = [
    *("1985-04-12", "1985-04", "1985", "1985-04-12T23:20:30Z", "1964/2008", "2004-06/2006-08"),
    *("Y170000002", "2001-21", "1984?", "2004-06~", "2004-06-11%", "201X", "20XX", "2004-XX", "1985-04-XX"),
    *("1985-XX-XX", "1985-04-12/..", "/1985", "-1985", "Y-17E7", "1950S2", "2001-34"),
    *("[1667,1668,1670..1672]", "{1960,1961-12}", "2004-06~-11", "?2004-06-~11", "156X-12-25"),
    *("XXXX-12-XX", "1984-1X", "2004-06-~01/2004-06-~20"),
]
NEWS = [
    *("2024-01-17", "2024-02-12", "2023-08", "2023", "2023-07"),
    *("2024-02-11", "2022", "2025-09-24", "2024-10-16", "2024-01"),
]
Read = Callable[[str], object]


def ours(text: str) -> object:
    return EventDate(text).bounds


def by_edtf(text: str) -> object:
    from edtf import parse_edtf

    found = parse_edtf(text)
    return found.lower_strict(), found.upper_strict()


def by_undate(text: str) -> object:
    from undate import Undate

    found = Undate.parse(text, "EDTF")
    return found.earliest, found.latest


def by_edtf_validate(text: str) -> object:
    if not import_module("edtf_validate.valid_edtf").is_valid(text):
        raise ValueError(text)
    return True


PEERS = {"edtf": by_edtf, "undate": by_undate, "edtf_validate": by_edtf_validate}


def taken(read: Read, texts: list[str]) -> list[str]:
    """List the texts that a reader takes; whatever it raises is a refusal."""
    good = []
    for text in texts:
        with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
            read(text)
            good.append(text)
    return good


def run(read: Read, texts: list[str], times: int) -> Callable[[], None]:
    def task() -> None:
        for _ in range(times):
            for text in texts:
                read(text)

    return task


def parsing(title: str, texts: list[str]) -> None:
    """Time every peer on the texts that it takes, in turn with us on the same texts."""
    rows = []
    for name, read in {"kgtimeline": ours, **PEERS}.items():
        if not (name == "kgtimeline" or find_spec(name)):
            continue
        good = taken(read, texts)
        many, few = 20_000 // len(good), max(1, 60 // len(good))
        times = many if read is ours else few
        seconds = interleaved({"peer": run(read, good, times), "ours": run(ours, good, many)})
        rate, own = len(good) * times / seconds["peer"], len(good) * many / seconds["ours"]
        ratio = "" if read is ours else f"{own / rate:,.0f}"
        rows.append([name, f"{len(good)} of {len(texts)}", f"{rate:,.0f}", f"{own:,.0f}", ratio])
    table(title, ["library", "texts it takes", "texts/s", "kgtimeline on them", "times faster"], rows)


def small_things() -> None:
    """Time what happens once a date is read."""
    date, asked = EventDate.parse("2023-08-XX"), window("2023-08-08")
    tasks = {
        "EventDate.parse, cached": lambda: EventDate.parse("2023-08-XX"),
        "date.during(text)": lambda: date.during("2023-08-08"),
        "relate(bounds, window)": lambda: relate("during", date.bounds, asked),
        "date.before(date)": lambda: date.before(date),
        "date.sort_key": lambda: date.sort_key,
    }
    times = 50_000

    def many(task: Callable[[], object]) -> Callable[[], None]:
        def loop() -> None:
            for _ in range(times):
                task()

        return loop

    seconds = interleaved({name: many(task) for name, task in tasks.items()}, rounds=5)
    rows = [[name, f"{seconds[name] / times * 1e6:.2f}"] for name in tasks]
    table("Once a date is read", ["what", "microseconds"], rows)


def main() -> None:
    parsing("Parsing with bounds, uncached: 30 forms of all levels", FORMS)
    parsing("Parsing with bounds, uncached: dates as in the news", NEWS)
    small_things()


if __name__ == "__main__":
    main()
