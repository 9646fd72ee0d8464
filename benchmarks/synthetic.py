"""Synthetic timelines in the shape of the format, about 700 bytes an event, the same bytes on every run.

Each event stands alone and has one report; `stories.py` makes events that are tied to each other.
"""

import hashlib
import json
import random
from collections.abc import Iterator
from typing import Any

COMMON_SHARE = 0.10
"""Part of the events in which the actor `common` takes part."""

RARE_EVENTS = 10
"""Number of events in which the actor `rare` takes part, whatever the size."""

_ACTORS = 2_000
_SOURCES = 500
_KINDS = (
    ("letter", "sender", "recipient"),
    ("message", "sender", "recipient"),
    ("statement", "speaker", "audience"),
    ("meeting", "participant", "host"),
    ("sanction", "issuer", "target"),
)
_WORDS = ("talks", "trade", "border", "energy", "envoy", "summit", "pledge", "transit", "loan", "visa", "gas")


def header() -> dict[str, Any]:
    """Make the document without its events: two thousand actors, five hundred sources."""
    actors = [
        {
            "id": f"actor-{n:04}",
            "type": "person",
            "name": f"Person Number{n:04}",
            "country": "KG",
            "offices": [{"title": "Envoy"}],
        }
        for n in range(_ACTORS)
    ]
    actors += [
        {"id": "common", "type": "person", "name": "Common Hand", "offices": [{"title": "Envoy"}]},
        {"id": "rare", "type": "person", "name": "Rare Bird", "offices": [{"title": "Envoy"}]},
    ]
    sources = [
        {
            "id": f"source-{n:03}",
            "title": f"Report {n}",
            "published": "2025-01-01",
            "sha256": _sha(f"s{n}"),
            "length": 5_000,
        }
        for n in range(_SOURCES)
    ]
    dataset = {"id": "synthetic", "title": "Synthetic events"}
    return {
        "schema_version": "1.0",
        "dataset": dataset,
        "actors": sorted(actors, key=_id),
        "sources": sources,
        "events": [],
    }


def events(count: int) -> Iterator[dict[str, Any]]:
    """Make events: dates over fourteen years (days, months, years, intervals), one report with one span."""
    chance = random.Random(20240212)
    rare = set(chance.sample(range(count), min(RARE_EVENTS, count)))
    for n in range(count):
        kind, first, second = _KINDS[n % len(_KINDS)]
        one = (
            "rare"
            if n in rare
            else "common"
            if chance.random() < COMMON_SHARE
            else f"actor-{chance.randrange(_ACTORS):04}"
        )
        date, words, rule = _date(chance)
        start = chance.randrange(4_000)
        title = " ".join(chance.choices(_WORDS, k=4))
        yield {
            "id": f"event-{n:08}",
            "kind": kind,
            "title": f"{title} {n}",
            "summary": " ".join(chance.choices(_WORDS, k=9)),
            "date": date,
            "dating": {
                "basis": "stated",
                "rule": "only_reading@1",
                "from": [{"source": f"source-{n % _SOURCES:03}"}],
            },
            "participants": [
                {"actor": one, "role": first, "office": "Envoy"},
                {"actor": f"actor-{chance.randrange(_ACTORS):04}", "role": second},
            ],
            "reports": [
                {
                    "source": f"source-{n % _SOURCES:03}",
                    "spans": [{"start": start, "end": start + 120, "sha256": _sha(f"e{n}")}],
                    "reading": {
                        "date": date,
                        "expression": words,
                        "span": {"start": start, "end": start + len(words), "sha256": _sha(words)},
                        "rule": rule,
                    },
                }
            ],
            "tags": [chance.choice(_WORDS)],
        }


def json_lines(count: int) -> bytes:
    """Write a timeline of so many events as JSON Lines: the header, then an event a line."""
    head = header()
    del head["events"]
    return b"".join(
        json.dumps(value, ensure_ascii=False).encode() + b"\n" for value in (head, *events(count))
    )


def _date(chance: random.Random) -> tuple[str, str, str]:
    """Draw a date, its words and their rule: three in four a day, else a month, a year or an interval."""
    year, month, day = chance.randrange(2012, 2026), chance.randrange(1, 13), chance.randrange(1, 29)
    form = chance.random()
    if form < 0.75:
        date = f"{year}-{month:02}-{day:02}"
        return date, date, "abs.iso@1"
    if form < 0.90:
        date = f"{year}-{month:02}"
        return date, date, "abs.iso@1"
    if form < 0.95:
        return str(year), str(year), "abs.y@1"
    first, last = f"{year}-{month:02}-{day:02}", f"{year + chance.randrange(1, 3)}-{month:02}"
    return f"{first}/{last}", f"from {first} to {last}", "from_to@1"


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _id(value: dict[str, Any]) -> str:
    return str(value["id"])
