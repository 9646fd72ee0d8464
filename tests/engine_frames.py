"""Timelines as frames of every engine, straight from their Arrow tables."""

import warnings
from collections.abc import Callable, Mapping
from typing import Any

import kgtimeline as kg
from kgtimeline.model.events import EVENT_TYPES
from kgtimeline.query.nodes import And, Or
from kgtimeline.query.tables import arrow_tables
from query_strategies import (
    ACTORS,
    COUNTRIES,
    DATES,
    KINDS,
    LABELS,
    NUMBERS,
    SOURCES,
    TAGS,
    UNITS,
    WINDOWS,
    WORDS,
)

Frames = dict[str, Any]


def polars_frames(tables: Frames) -> Frames:
    import polars as pl

    return {name: pl.from_arrow(table).lazy() for name, table in tables.items()}


def duckdb_frames(tables: Frames) -> Frames:
    import duckdb

    connection = duckdb.connect()
    return {name: connection.from_arrow(table) for name, table in tables.items()}


def pandas_frames(tables: Frames) -> Frames:
    """Make frames on numpy, where integers with gaps are floats and texts have NaN."""
    return {name: table.to_pandas() for name, table in tables.items()}


def pandas_arrow_frames(tables: Frames) -> Frames:
    import pandas as pd

    return {name: table.to_pandas(types_mapper=pd.ArrowDtype) for name, table in tables.items()}


def dask_frames(tables: Frames) -> Frames:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from dask.dataframe import from_pandas

        return {name: from_pandas(table.to_pandas(), npartitions=2) for name, table in tables.items()}


ENGINES: Mapping[str, Callable[[Frames], Frames]] = {
    "duckdb": duckdb_frames,
    "polars": polars_frames,
    "pyarrow": dict,
    "pandas": pandas_frames,
    "pandas on arrow": pandas_arrow_frames,
    "dask": dask_frames,
}


def scanned(tl: kg.Timeline, engine: str) -> kg.FrameTimeline:
    """Put a timeline before an engine."""
    return kg.scan(ENGINES[engine](arrow_tables(tl.records)))


def in_memory(
    tl: kg.Timeline, predicate: kg.Predicate, *, certain: bool = False
) -> list[tuple[str, kg.Truth]]:
    """Answer in memory: ids by date with their labels."""
    return [(match.event.id, match.truth) for match in tl.where(predicate, certain=certain)]


def counted(selection: kg.Selection) -> list[dict[str, Any]]:
    """Count a selection by month and kind, as `group_by("month", "kind")` shows it."""
    groups: dict[tuple[int | None, str], list[bool]] = {}
    for event, truth in selection:
        first, last = (event.date.earliest, event.date.latest) if event.date else (None, None)
        same = first is not None and last is not None and (first.year, first.month) == (last.year, last.month)
        month = first.year * 100 + first.month if first is not None and same else None
        groups.setdefault((month, str(event.kind)), []).append(truth is kg.Truth.YES)
    rows = [
        {"month": month, "kind": kind, "events": len(sure), "certain": sum(sure)}
        for (month, kind), sure in groups.items()
    ]
    return sorted(rows, key=lambda row: (row["month"] is None, row["month"] or 0, row["kind"]))


EXTENTS = (None, "within", "throughout", "including")
GAPPED = (
    "2024-1X-01",
    "20XX-01-17",
    "[2024-01-01,2024-01-17,2024-03..2024-05]",
    "2024-0X-15/2024-1X-15",
    "2024-01/2024-XX-17",
    "2023?-XX-08",
    "2023-XX-08/..",
    "-0044-03-15",
    "2024-XX-31/2024-06-30",
)
"""Dates with gaps, in one of their ends too, and some that are far off."""
FAR = ("1700", "1900/2100", "2024-03/..", "../2030", "2024-01-17/2024-01-17", "-0100/0001", "2024-05-15")


def rich_timeline() -> kg.Timeline:
    """Build one event for every date and extent, their other parts in turn; in canonical form."""
    dates = [_dated(text, extent) for text in (*DATES, *GAPPED) for extent in EXTENTS]
    events = [_event(n, date) for n, date in enumerate([*(date for date in dates if date is not None), None])]
    actors = [
        kg.Actor(id=name, type="group", name=name.title(), country=country)
        for name, country in zip(ACTORS, COUNTRIES, strict=True)
    ]
    sources = [
        kg.Source(id=name, title=name, publisher=actor) for name, actor in zip(SOURCES, ACTORS, strict=False)
    ]
    return kg.load(kg.Timeline(actors=actors, sources=sources, events=events).render().encode())


def _dated(text: str, extent: str | None) -> kg.EventDate | None:
    try:
        return kg.EventDate(text, extent)
    except kg.DateRangeError:
        return None


def _event(n: int, date: kg.EventDate | None) -> kg.Event:
    cls = EVENT_TYPES[KINDS[n % 3]]
    parts = [
        kg.Participant(actor=ACTORS[(n + i) % 3], role=cls.ROLES[(n // 3 + i) % len(cls.ROLES)])
        for i in range(1 + n % 3)
    ]
    figure = kg.Figure(
        key="sum",
        label=LABELS[n % 3],
        value=NUMBERS[n % 3],
        value_to=NUMBERS[2] if n % 4 == 0 else None,
        unit=UNITS[n % 2],
        qualifier=list(kg.FigureQualifier)[n % 5],
        measure=list(kg.FigureMeasure)[n % 2],
        period=kg.EventDate((*DATES, *GAPPED, "XXXX-08-08")[n % 32]) if n % 6 else None,
        speaker=ACTORS[n % 3] if n % 2 else None,
        about=ACTORS[n % 3 :],
    )
    values: dict[str, Any] = {
        "id": f"event-{n}",
        "title": " ".join(WORDS[n % 4 :]),
        "summary": WORDS[n % 4] if n % 2 else None,
        "date": date,
        "factuality": list(kg.Factuality)[n % 6],
        "participants": list(dict.fromkeys(parts)),
        "reports": [kg.Report(source=source) for source in SOURCES[: n % 3]],
        "relations": [kg.Relation(type="after", event=f"event-{n // 2}")] if n % 3 == 1 else [],
        "figures": [figure] if n % 5 < 3 else [],
        "tags": TAGS[: n % 3],
        "codes": {"cameo": str(n % 2 + 1)} if n % 2 else {},
    }
    made: Any = cls(**values)
    return made  # type: ignore[no-any-return]


def time_leaves() -> list[kg.Predicate]:
    """List every relation to every window."""
    relations = (kg.during, kg.within, kg.covers, kg.before, kg.after)
    return [relation(window) for window in (*WINDOWS, *FAR) for relation in relations]


def other_leaves() -> list[kg.Predicate]:
    """List every other leaf, some of them in several ways."""
    alpha, beta = kg.actor("Alpha"), kg.actor("beta", role="sender")
    return [
        alpha,
        beta,
        alpha.with_actor("beta"),
        alpha.with_actor("alpha"),
        beta.with_actor("alpha", role="recipient"),
        beta.with_actor("beta", role="sender"),
        kg.country("KG"),
        kg.country("us", role="target"),
        kg.role("recipient"),
        kg.kind("letter"),
        kg.factuality("denied"),
        kg.source("first-report"),
        kg.publisher("Beta"),
        kg.tag("law"),
        kg.code("cameo"),
        kg.code("cameo", "2"),
        kg.relation("after"),
        kg.relation("after", "event-2"),
        kg.event_id("event-3"),
        *map(
            kg.text,
            ("trade", "trad*", "japarov", '"talks trade"', '"trade trade"', "Жап* trade", '"talks tra"*'),
        ),
        kg.figure("trade", at_least=10),
        kg.figure(value=5, unit="usd"),
        kg.figure(more_than=5, at_most=20),
        kg.figure(less_than=10, measure="level"),
        kg.figure(period="2024-01", speaker="alpha"),
        kg.figure("japarov", about=["alpha", "gamma"], period="2024-08-08", at_most="10.0"),
        kg.figure('"growth of"', period="../2024-01-17"),
    ]


def trees() -> list[kg.Predicate]:
    """List questions of several parts, memberships inside alternatives among them."""
    letter, gapless, alpha = kg.kind("letter"), kg.during("2024-01"), kg.actor("alpha")
    return [
        letter & gapless & alpha,
        letter | alpha,
        alpha | kg.tag("law") | ~kg.country("US"),
        (alpha & gapless) | (~alpha & ~kg.within("2023/2024")),
        ~(alpha | kg.figure("trade", at_least=10)) & kg.text("trade"),
        ~(alpha & gapless),
        And(()),
        Or(()),
        kg.actor("alpha") | kg.actor("beta"),
        gapless | ~gapless,
    ]
