"""Hypothesis strategies: valid timelines in which sources of different days tell parts of the same events.

Every event has a hidden day. Readings are finer or coarser words for it, so that no two of them
contradict each other; datings are worked out by their rule.
"""

import datetime as dt
import json
from typing import Any

from hypothesis import strategies as st

from builders import SHA
from kgtimeline.checks.rules_evidence import headline
from kgtimeline.dates import DatingAnchorValue, EventDate, Extent, derive
from kgtimeline.errors import DateRangeError
from kgtimeline.model.document import SCHEMA_VERSION, Document
from kgtimeline.model.event_base import event_date
from kgtimeline.model.events import EVENT_TYPES
from kgtimeline.model.findings import Fault
from kgtimeline.vocab import Factuality, Kind

Json = dict[str, Any]

FIRST = dt.date(2024, 2, 20)
"""Events are before this day, publications after."""
PUBLISHED = [(FIRST + dt.timedelta(days=days)).isoformat() for days in (1, 2, 40, 200, 400)]
"""Days of publication: next to each other, months apart, in the next year."""
TRUE_DAYS = ["2023-08-08", "2024-01-17", "2024-02-11", "2024-02-12"]
ACTORS = ("ann", "ben", "cat", "dan")
SPAN = {"start": 0, "end": 10, "sha256": SHA}
_WORDS = st.sampled_from(["one", "two words"])
_ANCHORS = {
    "year_from_anchor@1": (1, 1),
    "not_after@1": (1, 2),
    "not_before@1": (1, 2),
    "between@1": (2, 2),
    "held_at@1": (1, 1),
    "attested@1": (1, 3),
}
"""The rules that take anchors, with the fewest and the most that are drawn."""
RULES = ("only_reading@1", "most_precise@1", "earliest_report@1", *_ANCHORS)
_TIES = ("concerns", "alleges", "part_of", "reports_on", "replies_to", "possibly_same_as")


@st.composite
def histories(draw: st.DrawFn, *, dated: bool = True) -> Document:
    """Draw a timeline that no check finds an error in; each event has a report.

    Args:
        draw: Draws parts.
        dated: Whether every source has its day of publication.
    """
    sources = _sources(draw, dated=dated)
    events: list[Json] = []
    for n in range(draw(st.integers(1, 5))):
        events.append(_event(draw, f"event-{n}", sources, events))
    value = {
        "schema_version": SCHEMA_VERSION,
        "dataset": {"id": "known", "title": "Known"},
        "actors": [_actor(draw, actor_id, events, sources) for actor_id in (*ACTORS, "org", "nobody")],
        "sources": sources,
        "events": [
            {k: v for k, v in event.items() if k != "hidden"} for event in draw(st.permutations(events))
        ],
    }
    return Document.model_validate_json(json.dumps(value))


def days() -> st.SearchStrategy[str]:
    """Draw days on, before and after the publications, and coarser windows."""
    around = [
        (dt.date.fromisoformat(day) + dt.timedelta(days=off)).isoformat()
        for day in PUBLISHED
        for off in (-1, 0)
    ]
    return st.sampled_from([*around[1:-1], "2023-08-08", "2024-02", "2024", "2030"])


def _sources(draw: st.DrawFn, *, dated: bool) -> list[Json]:
    sources: list[Json] = []
    for n in range(draw(st.integers(2, 4))):
        source: Json = {"id": f"source-{n}", "title": f"Source {n}"}
        if dated or draw(st.booleans()):
            source["published"] = draw(st.sampled_from(PUBLISHED))
        elif draw(st.booleans()):
            source["published"] = draw(
                st.sampled_from(["2024", "[..2024-04-01]", "[2024-03..]", "2024-03-31?"])
            )
        if draw(st.booleans()):
            source["publisher"] = draw(st.sampled_from(ACTORS))
        if sources and draw(st.integers(0, 3)) == 0:
            source["reprint_of"] = draw(st.sampled_from([*[one["id"] for one in sources], "org"]))
        sources.append(source)
    return sources


def _event(draw: st.DrawFn, event_id: str, sources: list[Json], before: list[Json]) -> Json:
    kind = draw(st.sampled_from([Kind.LETTER, Kind.BILL, Kind.PRACTICE]))
    true_day = draw(st.sampled_from(TRUE_DAYS))
    roles = [str(role) for role in EVENT_TYPES[kind].ROLES[:2]]
    takers = [{"actor": actor, "role": role} for actor in ACTORS[:3] for role in roles]
    for taker in takers:
        if draw(st.booleans()):
            taker["office"] = "Envoy"
    some = st.lists(st.sampled_from(takers), min_size=1, max_size=3, unique_by=str)
    event: Json = {
        "id": event_id,
        "kind": str(kind),
        "title": event_id,
        "date": None,
        "participants": draw(some),
        "hidden": true_day,
    }
    lines = st.tuples(st.sampled_from(sources), st.sampled_from([(), ("ann",), ("dan",)]))
    told = draw(st.lists(lines, min_size=draw(st.sampled_from([1, 2, 2])), max_size=4, unique_by=str))
    event["reports"] = [_report(draw, source, via, true_day, some) for source, via in told]
    found = headline([Factuality(report.get("factuality", "reported")) for report in event["reports"]])
    event["factuality"] = str(found)
    for key, text in (("summary", _WORDS), ("place", _WORDS), ("tags", st.just(["tag"]))):
        if draw(st.integers(0, 2)) == 0:
            event[key] = draw(text)
    event |= _dating(draw, event, sources, before)
    event["relations"] = _relations(draw, event, sources, before)
    event["figures"] = _figures(draw, sources)
    return event


def _report(draw: st.DrawFn, source: Json, via: tuple[str, ...], day: str, some: Any) -> Json:
    report: Json = {"source": source["id"], "via": list(via)}
    if draw(st.integers(0, 2)) == 0:
        report["participants"] = draw(some)
    if draw(st.integers(0, 2)) == 0:
        report["factuality"] = draw(st.sampled_from(["alleged", "denied", "announced"]))
    if draw(st.integers(0, 3)) == 0:
        report["note"] = draw(_WORDS)
    reading = draw(st.sampled_from([day, day, day[:7], day[:4], "masked", "recent", None]))
    words = dt.date.fromisoformat(day).strftime("%B %-d")
    if reading == "recent" and source.get("published", "") in PUBLISHED and day.startswith("2024"):
        if source["published"] > "2025":
            return report
        anchor = {"date": source["published"], "type": "published"}
        report["reading"] = {"date": day, "expression": words, "anchor": anchor, "rule": "rel.md_recent@1"}
    elif reading in {"masked", "recent"}:
        report["reading"] = {"date": f"XXXX{day[4:]}", "expression": words, "rule": "unanchored.md@1"}
    elif reading is not None:
        rule = "abs.y@1" if len(reading) == 4 else "abs.iso@1"
        report["reading"] = {"date": reading, "expression": reading, "rule": rule}
    return report


def _dating(draw: st.DrawFn, event: Json, sources: list[Json], before: list[Json]) -> Json:
    """Draw rules, and take the date of the first that gives one; without one the event is undated."""
    extent = draw(st.sampled_from([None, "within", "including"]))
    extras: Json = {"extent": extent} if extent else {}
    about: Json = {}
    if draw(st.booleans()):
        about["note"] = draw(_WORDS)
    if draw(st.booleans()):
        about["alternatives"] = [draw(st.sampled_from([*PUBLISHED, *TRUE_DAYS]))]
    for rule in draw(st.lists(st.sampled_from(["none", "manual@1", *RULES, *RULES]), max_size=6)):
        if rule == "none":
            return extras | {"date": draw(st.sampled_from([None, event["hidden"]]))}
        if rule == "manual@1":
            dating = {"basis": "stated", "rule": rule, **about, "note": "by hand"}
            return extras | {"date": event["hidden"], "dating": dating}
        found = _by_rule(draw, rule, event, sources, before)
        if found is not None and _fits(found["date"], extent):
            found["dating"] |= about
            return extras | found
    return extras | {"dating": {"basis": "undated", "rule": "undated@1", **about}}


def _fits(date: str, extent: str | None) -> bool:
    return not isinstance(event_date(date, Extent(extent) if extent else None), Fault)


def _by_rule(draw: st.DrawFn, rule: str, event: Json, sources: list[Json], before: list[Json]) -> Json | None:
    """Apply a rule to some of the readings and anchors, None if it gives nothing."""
    from_anchors = rule in _ANCHORS
    told = [report for report in event["reports"] if "reading" in report]
    if rule == "year_from_anchor@1":
        told = [report for report in told if report["reading"]["date"].startswith("XXXX")]
    from_ = draw(st.lists(st.sampled_from(told), unique_by=str, min_size=not from_anchors)) if told else []
    anchors = _anchors(draw, sources, before, *_ANCHORS[rule]) if from_anchors else []
    by_id = {source["id"]: source.get("published", "9999") for source in sources}
    readings = [report["reading"] for report in sorted(from_, key=lambda report: by_id[report["source"]])]
    values = [DatingAnchorValue(EventDate(anchor["date"]), anchor.get("side")) for anchor in anchors]
    try:
        date = derive(rule, [EventDate(reading["date"]) for reading in readings], values)
    except DateRangeError:
        return None
    basis = "inferred" if rule == "year_from_anchor@1" else "bounded"
    if not from_anchors:
        basis = "stated" if any("anchor" not in reading for reading in readings) else "completed"
    origins = [{"source": report["source"], "via": report["via"]} for report in from_]
    return {"date": str(date), "dating": {"basis": basis, "rule": rule, "from": origins, "anchors": anchors}}


def _anchors(draw: st.DrawFn, sources: list[Json], before: list[Json], least: int, most: int) -> list[Json]:
    candidates = [
        {"type": "published", "ref": source["id"], "date": source["published"]}
        for source in sources
        if source.get("published") in PUBLISHED
    ]
    candidates += [
        {"type": "event", "ref": event["id"], "date": event["date"]}
        for event in before
        if event["date"] is not None
    ]
    if len(candidates) < least:
        return []
    chosen = draw(
        st.lists(st.sampled_from(candidates), min_size=least, max_size=most, unique_by=lambda one: one["ref"])
    )
    side = draw(st.sampled_from(["after", "before", "nearest"]))
    return [anchor | {"side": side} for anchor in chosen]


def _relations(draw: st.DrawFn, event: Json, sources: list[Json], before: list[Json]) -> list[Json]:
    relations: list[Json] = []
    for other in before:
        if draw(st.booleans()):
            continue
        tie = draw(st.sampled_from(_TIES))
        relation: Json = {"type": tie, "event": other["id"]}
        if tie in {"replies_to", "reports_on"} and not _may_follow(event, other):
            relation["type"] = "concerns"
        if draw(st.booleans()):
            source = draw(st.sampled_from(sources))
            relation |= {"basis": "stated", "source": source["id"], "span": SPAN}
        if draw(st.booleans()):
            relation["note"] = draw(_WORDS)
        relations.append(relation)
    return relations


def _may_follow(event: Json, other: Json) -> bool:
    """Tell whether nothing, whatever is dropped, lets one event start before the other."""
    return bool(other["hidden"] <= event["hidden"])


def _figures(draw: st.DrawFn, sources: list[Json]) -> list[Json]:
    figures: list[Json] = []
    for n in range(draw(st.integers(0, 2))):
        figure: Json = {"key": f"figure-{n}", "label": "Share", "value": "1", "unit": "percent"}
        if draw(st.booleans()):
            figure["source"] = draw(st.sampled_from(sources))["id"]
        wholes = [one["key"] for one in figures]
        if draw(st.booleans()) and wholes:
            figure["part_of"] = wholes[0]
        if draw(st.booleans()):
            figure["speaker"] = draw(st.sampled_from(ACTORS))
        figures.append(figure)
    return figures


def _actor(draw: st.DrawFn, actor_id: str, events: list[Json], sources: list[Json]) -> Json:
    actor: Json = {"id": actor_id, "type": "person", "name": actor_id}
    if actor_id in {"org", "nobody"}:
        return actor
    attested = draw(
        st.lists(st.sampled_from(_days_in_office(actor_id, events, sources)), max_size=3, unique=True)
    )
    office: Json = {"title": "Envoy", "attested": attested}
    if draw(st.booleans()):
        office["organisation"] = "org"
    if draw(st.booleans()):
        office["took"] = "2020"
    offices = [office]
    if draw(st.booleans()):
        offices.append({"title": "Minister", "attested": attested[:1]})
    return actor | {"offices": offices}


def _days_in_office(actor_id: str, events: list[Json], sources: list[Json]) -> list[str]:
    """Give the days that attest an office, and one that nothing does."""
    published: dict[str, str | None] = {source["id"]: source.get("published") for source in sources}
    found: list[str | None] = ["1999-12-31"]
    for event in events:
        takers = [*event["participants"], *(t for r in event["reports"] for t in r.get("participants", ()))]
        if any(taker["actor"] == actor_id and "office" in taker for taker in takers):
            found += [event["date"], *(published[report["source"]] for report in event["reports"])]
    return sorted({date for date in found if date is not None})
