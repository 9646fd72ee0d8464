"""Loading and validating 100,000 synthetic events, against the plain ways to do it.

Run: .venv/bin/python benchmarks/load.py [EVENTS]
"""

import gc
import io
import json
import sys
from typing import Any
from unittest import mock

import jsonschema
import jsonschema_rs
import msgspec
from pydantic import TypeAdapter

import kgtimeline as kg
import synthetic
from kgtimeline.checks import check_bytes, structure
from kgtimeline.dataset.collector import collector_paused
from kgtimeline.model.events import Event
from kgtimeline.schema import event_schema
from timing import interleaved, table


class _Span(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    start: int
    end: int
    sha256: str


class _Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    date: str | None
    expression: str
    rule: str
    span: _Span | None = None
    anchor: dict[str, Any] | None = None


class _Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    spans: tuple[_Span, ...] = ()
    via: tuple[str, ...] = ()
    reading: _Reading | None = None


class _Participant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    actor: str
    role: str
    office: str | None = None


class _Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    kind: str
    title: str
    date: str | None
    participants: tuple[_Participant, ...]
    summary: str | None = None
    dating: dict[str, Any] | None = None
    reports: tuple[_Report, ...] = ()
    tags: tuple[str, ...] = ()


def main() -> None:
    """Print two tables: loading, and validating."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    data = synthetic.json_lines(count)
    lines = data.splitlines()[1:]
    array = b"[" + b",".join(lines) + b"]"
    plain = TypeAdapter(list[Event])
    one: TypeAdapter[Any] = TypeAdapter(Event)
    ceiling = msgspec.json.Decoder(_Event)

    def model_step() -> list[Any]:
        with collector_paused():
            return [one.validate_json(line) for line in lines]

    def msgspec_step() -> list[_Event]:
        gc.disable()
        try:
            return [ceiling.decode(line) for line in lines]
        finally:
            gc.enable()

    names = {
        "plain TypeAdapter.validate_json": lambda: plain.validate_json(array),
        "model step (a line each, collector paused)": model_step,
        "kg.load in whole": lambda: kg.load(io.BytesIO(data)),
        "msgspec, collector paused (ceiling)": msgspec_step,
        "json.loads alone": lambda: [json.loads(line) for line in lines],
    }
    seconds = interleaved(names)
    base = seconds["plain TypeAdapter.validate_json"]
    rows = [[name, f"{t:.2f}", f"{count / t:,.0f}", f"{base / t:.2f}"] for name, t in seconds.items()]
    title = f"Loading {count:,} events of {len(array) / count:.0f} bytes (median of 5)"
    table(title, ("what", "seconds", "events/s", "times as fast as plain"), rows)

    few = min(count, 3_000)
    parsed = [json.loads(line) for line in lines]
    slow = jsonschema.Draft202012Validator(event_schema())
    fast = jsonschema_rs.Draft202012Validator(event_schema())

    def ours_without_fast() -> object:
        with mock.patch.object(structure, "acceptor", return_value=None):
            return check_bytes(b"\n".join(data.splitlines()[: few + 1]))

    checks = {
        "kg.load in whole": (count, names["kg.load in whole"]),
        "ours, with the extra fast": (count, lambda: check_bytes(data)),
        "jsonschema-rs on parsed events (schema only)": (count, lambda: sum(map(fast.is_valid, parsed))),
        f"jsonschema on {few:,} parsed events (schema only)": (
            few,
            lambda: sum(map(slow.is_valid, parsed[:few])),
        ),
        f"ours on {few:,} events without the extra fast": (few, ours_without_fast),
    }
    seconds = interleaved({name: task for name, (_, task) in checks.items()}, rounds=3)
    base = seconds["kg.load in whole"] / count
    rows = [
        [name, f"{t:.2f}", f"{size / t:,.0f}", f"{t / size / base:.2f}"]
        for (name, t), (size, _) in zip(seconds.items(), checks.values(), strict=True)
    ]
    table("Validating (median of 3)", ("what", "seconds", "events/s", "time of loading = 1"), rows)


if __name__ == "__main__":
    main()
