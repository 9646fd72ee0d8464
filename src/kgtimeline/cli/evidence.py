"""The commands that look into texts: `verify` proves a dataset, `cite` measures a span."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgtimeline.cli.inputs import STANDARD_INPUT, file_argument, format_option, load

if TYPE_CHECKING:
    from kgtimeline.timeline import Timeline


@click.command(short_help="Prove a timeline against the texts of its sources.")
@file_argument
@click.option(
    "--texts",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder of the texts, found by hash whatever the files are called.",
)
@format_option("text", "json", "github", "sarif")
def verify(file: str | None, *, texts: Path, format_: str) -> None:
    """Prove every span, hash, reading and dating against the texts of the sources.

    Exits with 1 if anything does not hold, a missing text included.
    """
    from kgtimeline.checks import render
    from kgtimeline.checks.texts import read_texts

    timeline = load(file)
    problems = timeline.verify(read_texts(texts))
    rendered = render(problems, format_)
    if rendered:
        click.echo(rendered, nl=not rendered.endswith("\n"))
    if problems:
        raise click.exceptions.Exit(1)
    if format_ == "text":
        click.echo(f"verified {_counted(timeline)}: all hold")


def _counted(timeline: "Timeline") -> str:
    """Count what was proven."""
    reports = [report for event in timeline.events for report in event.reports]
    figures = [figure for event in timeline.events for figure in event.figures]
    readings = [report.reading for report in reports]
    readings += [reading for report in reports for reading in report.other_readings]
    readings += [
        reading for figure in figures for reading in (figure.period_reading, figure.baseline_reading)
    ]
    counts = {
        "sources": len(timeline.sources),
        "reports": len(reports),
        "spans": sum(len(report.spans) for report in reports),
        "readings": sum(reading is not None for reading in readings),
        "datings": sum(event.dating is not None for event in timeline.events),
    }
    return ", ".join(f"{count} {name}" for name, count in counts.items())


@click.command(short_help="Measure the span of words in a text.")
@click.argument("text", type=click.Path(allow_dash=True))
@click.argument("words")
def cite(text: str, words: str) -> None:
    """Find WORDS exactly once in the file TEXT and print their span, ready to paste.

    No-break spaces of the text match typed spaces; offsets are those of the unchanged text. Words that
    stand in several places, or nowhere, are refused with what was found.
    """
    from kgtimeline.checks.evidence import cite as find_words
    from kgtimeline.checks.texts import decode_text
    from kgtimeline.dataset.source_bytes import read_bytes

    data, name = read_bytes(sys.stdin.buffer if text == STANDARD_INPUT else Path(text))
    span = find_words(decode_text(data, name or text), words)
    click.echo(json.dumps({"start": span.start, "end": span.end, "sha256": span.sha256}))
