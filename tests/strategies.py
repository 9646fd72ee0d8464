"""Hypothesis strategies: valid documents and their parts as JSON and as models, and how to break them.

Everything follows from the fields of the models; what no type can say (ids that exist, spans
that go forward, dates that fit their extent, roles of the kind) is settled here.
"""

import json
from collections.abc import Mapping
from enum import EnumType
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from kgtimeline.dates import EventDate
from kgtimeline.errors import DateRangeError
from kgtimeline.model import texts
from kgtimeline.model.actors import Actor
from kgtimeline.model.base import Leaf, Model
from kgtimeline.model.document import SCHEMA_VERSION, DatasetInfo, Document
from kgtimeline.model.event_base import AsWritten
from kgtimeline.model.events import EVENT_TYPES, Event
from kgtimeline.model.reports import Span
from kgtimeline.model.sources import Source
from kgtimeline.vocab import Kind, Role

Strategy = st.SearchStrategy[Any]

NASTY_TEXTS = [
    "x", " ", "\n", "\t", "null", "0", "-", "é", "e\u0301", "Жапаров", "ң", "\u00a0", "\u202f", "\ufeff",
    "\u0000", "\U0001f600", "a\nb", "a\r\nb", "\u2028", '"', "\\", "/", "~1", "<script>", "&amp;", "{}",
    "a" * 300, "٢٠٢٤", "İ",
]  # fmt: skip
EVENT_DATES = [
    "2024-01-17", "2024-01", "2024", "2024-01-XX", "202X", "20XX", "2024-XX", "2024?", "2024-01~",
    "2023?-08-08", "2024-21", "2024-33", "1950S2", "[..2024-10-16]", "[2024-10-16..]", "[2023,2025]",
    "[2023-01..2023-04]", "2023/2024", "2023-01-05/2023-02", "../2024", "2024/..", "/2024", "2024/",
    "2024~/2025~", "0000", "-0044-03-15", "9999-12-31", "2024-02-29", "1900-02-28", "2024-1X", "2024-01-1X",
    "2024-01-17T14:06:00Z",
]  # fmt: skip
OTHER_DATES = ["XXXX-08-08", "{2023,2024}", "Y17000", "Y-17E7", "XXXX-12-XX", "[..2020,2024..]"]
"""What a reading may hold and an event may not be dated with."""

POOLS: dict[str, list[str]] = {
    texts.ID_PATTERN: ["a", "z9", "9z", "1-a", "2024-02-report", "antony-blinken", "a-1-b-2", "x" * 80],
    texts.SHA256_PATTERN: ["0" * 64, "0123456789abcdef" * 4, "f" * 64],
    texts.COUNTRY_PATTERN: ["KG", "US", "EU", "ZZ"],
    texts.WIKIDATA_ID_PATTERN: ["Q1", "Q813", "Q99999999999"],
    texts.LANGUAGE_PATTERN: ["en", "ru", "ky-Latn", "zh-Hant-TW", "gsw"],
    texts.RULE_NAME_PATTERN: ["only_reading@1", "rel.md_recent@1", "abs.mdy@12", "a.b.c@1"],
    texts.DECIMAL_PATTERN: ["0", "-0.5", "1362", "4000000000", "0.10", "-0", "1" * 40],
    texts.UNIT_PATTERN: ["USD", "percent", "ratio", "persons", "USD/barrel", "km2", "kilo-tonnes"],
    texts.KEY_PATTERN: ["cameo", "gross_trade", "a-1", "0", "plover"],
}
"""Valid texts for each pattern, short and long and at the edges."""

EVENT: TypeAdapter[Event] = TypeAdapter(Event)

texts_that_say_something = st.sampled_from(NASTY_TEXTS) | st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20
)


def values(annotation: Any, metadata: list[Any], ids: Mapping[str, Strategy]) -> Strategy:
    """Draw JSON for an annotated type; `ids` names strategies for records that must be valid together."""
    origin, args = get_origin(annotation), get_args(annotation)
    metadata = [
        inner for item in metadata for inner in (item.metadata if isinstance(item, FieldInfo) else [item])
    ]
    if origin is Annotated:
        return values(args[0], [*metadata, *args[1:]], ids)
    if annotation == get_args(Event)[0]:
        return st.sampled_from(Kind).flatmap(lambda kind: event_values(kind, ids))
    if origin in {Union, UnionType} and NoneType in args:
        (inner,) = (arg for arg in args if arg is not NoneType)
        return values(inner, metadata, ids) | st.none()
    if origin is tuple:
        least = next((item.min_length for item in metadata if getattr(item, "min_length", None)), 0)
        return st.lists(values(args[0], [], ids), min_size=least, max_size=3)
    if origin is Mapping:
        return st.dictionaries(values(args[0], [], ids), values(args[1], [], ids), max_size=2)
    if origin is Literal:
        return st.sampled_from([str(arg) for arg in args])
    if isinstance(annotation, EnumType):
        return (
            ids["role"]
            if annotation is Role
            else st.sampled_from([str(word) for word in list[Any](annotation)])
        )
    if annotation is EventDate:
        return st.sampled_from(EVENT_DATES if AsWritten in metadata else EVENT_DATES + OTHER_DATES)
    if issubclass(annotation, Model | Leaf):
        return records(annotation, ids)
    return _scalars(annotation, metadata)


def _scalars(annotation: type, metadata: list[Any]) -> Strategy:
    """Draw a string, an integer or a boolean."""
    if annotation is bool:
        return st.booleans()
    if annotation is int:
        least = max(getattr(item, "ge", 0) for item in metadata)
        return st.integers(least, 5_000) | st.sampled_from([least, texts.MAX_INTEGER])
    pattern = next((item.pattern for item in metadata if getattr(item, "pattern", None)), None)
    if pattern is None:
        return texts_that_say_something
    return _fitting(pattern)


@cache
def _fitting(pattern: str) -> Strategy:
    """Draw texts that fit a pattern; digests only from the pool, since hypothesis is slow to make them."""
    pool = st.sampled_from(POOLS[pattern])
    if pattern == texts.SHA256_PATTERN:
        return pool
    return pool | st.from_regex(pattern.replace("$", r"\Z"), fullmatch=True)


@st.composite
def records(draw: st.DrawFn, cls: type, ids: Mapping[str, Strategy]) -> dict[str, Any]:
    """Draw a model or a leaf as JSON, with any part of its optional keys, null among their values."""
    record: dict[str, Any] = {}
    fields: dict[str, FieldInfo] = cls.__pydantic_fields__  # type: ignore[attr-defined]
    needed = {"kind"} if "kind" in fields else set()
    for name, field in fields.items():
        key = field.alias or name
        strategy = ids.get(f"{cls.__name__}.{key}")
        if strategy is None:
            strategy = values(field.annotation, field.metadata, ids)
        if field.is_required() or key in needed:
            record[key] = draw(strategy)
        elif draw(st.integers(0, 3)) == 0:
            record[key] = draw(strategy | st.none())
    for need in cls.NEEDS:  # type: ignore[attr-defined]
        called = record.get(need.when) in need.among if need.when else record.get(need.without) is None
        if called and record.get(need.key) is None:
            field = fields[need.key]
            record[need.key] = draw(
                values(field.annotation, field.metadata, ids).filter(lambda v: v is not None)
            )
    if cls is Span and record["end"] <= record["start"]:
        record["start"] = record["end"] - 1
    return record


@st.composite
def event_values(draw: st.DrawFn, kind: Kind, ids: Mapping[str, Strategy]) -> dict[str, Any]:
    """Draw an event of a kind as JSON, its roles those of the kind, its extent one that its date can have."""
    cls = EVENT_TYPES[kind]
    roles = st.sampled_from([str(role) for role in cls.ROLES])
    record: dict[str, Any] = draw(records(cls, {**ids, "role": roles}))
    if record["date"] is not None and record.get("extent") is not None:
        try:
            EventDate(record["date"], record["extent"])
        except DateRangeError:
            del record["extent"]
    return record


def any_events() -> Strategy:
    """Draw events as JSON whose ids need not lead anywhere."""
    return st.sampled_from(Kind).flatmap(lambda kind: event_values(kind, {}))


def any_documents() -> Strategy:
    """Draw documents as JSON that are valid one record at a time; ids need not lead anywhere."""
    return records(Document, {})


def any_values(cls: type) -> Strategy:
    """Draw a leaf or a model as JSON; every role is fit for it."""
    return records(cls, {"role": st.sampled_from([str(role) for role in Role])})


@st.composite
def document_values(draw: st.DrawFn, max_events: int = 4) -> dict[str, Any]:
    """Draw documents as JSON in which ids are unique and every reference leads somewhere.

    Datings, readings and figures are left out: whether they can be replayed is no matter of form.
    """
    unique = st.lists(st.sampled_from([f"{a}-{n}" for a in ("x", "9z") for n in range(2)]), unique=True)
    actors, sources = draw(unique.filter(bool)), draw(unique.filter(bool))
    events = draw(unique)[:max_events]
    actor, source, nothing = st.sampled_from(actors), st.sampled_from(sources), st.none()
    ids: dict[str, Strategy] = {
        "Office.organisation": actor,
        "Participant.actor": actor,
        "Participant.office": nothing,
        "Source.publisher": actor,
        "Source.attributed_to": st.lists(actor, max_size=2),
        "Source.reprint_of": nothing,
        "Source.published_span": nothing,
        "Report.source": source,
        "Report.via": st.lists(actor, max_size=2),
        "Report.spans": nothing,
        "Report.reading": nothing,
        "Report.other_readings": nothing,
    }
    nothings = dict.fromkeys(("dating", "figures", "relations"), nothing)
    made = []
    for event_id in events:
        kind = draw(st.sampled_from(Kind))
        cls = EVENT_TYPES[kind]
        own = {f"{cls.__name__}.{key}": strategy for key, strategy in nothings.items()}
        event = draw(event_values(kind, {**ids, **own, f"{cls.__name__}.id": st.just(event_id)}))
        reports = {(r["source"], tuple(r.get("via") or ())): r for r in event.get("reports") or ()}
        made.append(event | ({"reports": list(reports.values())} if reports else {}))
    return {
        "schema_version": SCHEMA_VERSION,
        "dataset": draw(records(DatasetInfo, {})),
        "actors": [draw(records(Actor, {**ids, "Actor.id": st.just(i)})) for i in actors],
        "sources": [draw(records(Source, {**ids, "Source.id": st.just(i)})) for i in sources],
        "events": made,
    }


def documents(max_events: int = 4) -> st.SearchStrategy[Document]:
    """Draw documents in which ids are unique and every reference leads somewhere."""
    return document_values(max_events).map(lambda value: Document.model_validate_json(json.dumps(value)))


def events(kind: Kind | None = None) -> st.SearchStrategy[Event]:
    """Draw events, of one kind or of any."""
    made = event_values(kind, {}) if kind else any_events()
    return made.map(lambda value: EVENT.validate_json(json.dumps(value)))
