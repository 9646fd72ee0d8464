"""The commands about dates: `date`, `resolve`, `find`, `rules`."""

from math import isinf
from typing import TYPE_CHECKING, Any

import click

from kgtimeline.cli.inputs import INPUT, file_or_input, format_option
from kgtimeline.cli.output import echo_json, echo_json_lines, echo_table

if TYPE_CHECKING:
    from kgtimeline.dates import EventDate, Resolution
    from kgtimeline.dates.grammar import Example

on_option = click.option("--on", metavar="EDTF", help="The day the words were written, such as 2024-02-12.")


@click.command(short_help="Explain an EDTF value.")
@click.argument("edtf")
@format_option("text", "json")
def date(edtf: str, *, format_: str) -> None:
    """Explain an EDTF value: its level, its bounds, what is certain of it."""
    from kgtimeline.dates import EventDate

    value = EventDate(edtf)
    if format_ == "json":
        echo_json(_explained(value))
        return
    explained = _explained(value)
    for key in explained:
        click.echo(f"{key.replace('_', ' '):<16} {_said(explained[key])}")


@click.command(short_help="Turn words for a date into EDTF.")
@click.argument("words")
@on_option
@format_option("text", "json")
def resolve(words: str, *, on: str | None, format_: str) -> None:
    """Turn WORDS for a date into EDTF, and name the rule that did it."""
    from kgtimeline.dates import resolve as resolve_words

    resolution = resolve_words(words, on=on)
    if format_ == "json":
        echo_json(_resolved(resolution))
        return
    for key, value in _resolved(resolution).items():
        if value not in (None, []):
            click.echo(f"{key:<13} {_said(value)}")


@click.command(short_help="List the expressions for dates in a text.")
@click.argument("text", type=INPUT)
@on_option
@format_option("table", "json", "jsonl")
def find(text: str, *, on: str | None, format_: str) -> None:
    """List the expressions for dates in the file TEXT, with offsets, values and rules."""
    from kgtimeline.checks.texts import decode_text
    from kgtimeline.dataset.source_bytes import read_bytes
    from kgtimeline.dates import find as find_words

    data, name = read_bytes(file_or_input(text))
    found = [
        {"start": one.start, "end": one.end, **_resolved(one.resolution)}
        for one in find_words(decode_text(data, name or text), on=on)
    ]
    if format_ == "json":
        echo_json(found)
    elif format_ == "jsonl":
        echo_json_lines(found)
    else:
        rows = (
            (f"{one['start']}-{one['end']}", one["expression"], one["date"] or one["status"], one["rule"])
            for one in found
        )
        echo_table(("offsets", "expression", "date", "rule"), rows, empty="no expression for a date")


@click.command(short_help="List the rules for readings and datings.")
@format_option("table", "json")
def rules(*, format_: str) -> None:
    """List the rules of readings (words to dates) and of datings (readings to one date)."""
    from kgtimeline.dates import dating_rules
    from kgtimeline.dates import rules as reading_rules

    listed: list[dict[str, Any]] = [
        {
            "rule": rule.key,
            "of": "reading",
            "meaning": rule.meaning,
            "examples": [_example(one) for one in rule.examples],
        }
        for rule in reading_rules()
    ]
    listed += [
        {"rule": rule.key, "of": "dating", "meaning": rule.meaning, "examples": []} for rule in dating_rules()
    ]
    if format_ == "json":
        echo_json(listed)
    else:
        rows = ((one["rule"], one["of"], one["meaning"], "; ".join(one["examples"][:2])) for one in listed)
        echo_table(("rule", "of", "meaning", "examples"), rows, empty="no rules")


def _example(example: "Example") -> str:
    """Write one example of a rule on one line."""
    anchor = f" on {example.on}" if example.on else ""
    return f'"{example.words}"{anchor}: {example.date or "no date"}'


def _explained(value: "EventDate") -> dict[str, Any]:
    """Gather what is known of a date, in the order in which people ask."""
    bounds = value.bounds
    return {
        "edtf": value.text,
        "level": value.level,
        "precision": value.precision,
        "extent": str(value.extent),
        "earliest": value.earliest.isoformat() if value.earliest else None,
        "latest": value.latest.isoformat() if value.latest else None,
        "starts": _interval(bounds.s_lo, bounds.s_hi),
        "ends": _interval(bounds.e_lo, bounds.e_hi),
        "qualified": value.qualified,
        "never_certain": value.hedged,
    }


def _interval(low: float, high: float) -> str:
    """Say in which days something happens, either end of which may be open."""
    from kgtimeline.dates.numbering import as_date

    if low == high:
        return "open" if isinf(low) else str(as_date(low) or f"day {low:,} from 1970-01-01")
    first, last = (
        None if isinf(day) else str(as_date(day) or f"day {day:,} from 1970-01-01") for day in (low, high)
    )
    if first is None or last is None:
        return f"on or before {last}" if last else f"on or after {first}" if first else "on any day"
    return f"{first} to {last}"


def _resolved(resolution: "Resolution") -> dict[str, Any]:
    """Write a resolution as plain values, in the terms of TIMEX3."""
    return {
        "expression": resolution.expression,
        "date": str(resolution.date) if resolution.date else None,
        "status": str(resolution.status),
        "rule": resolution.rule,
        "mod": resolution.mod,
        "anchor": str(resolution.anchor) if resolution.anchor else None,
        "alternatives": [str(other) for other in resolution.alternatives],
        "reason": resolution.reason or None,
    }


def _said(value: Any) -> str:
    """Say a plain value to people."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "none" if value is None else str(value)
