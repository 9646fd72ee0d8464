"""The commands that look into texts: `verify` proves a dataset, `cite` measures a span."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgtimeline._resources import dataset_path
from kgtimeline.cli.inputs import INPUT, STANDARD_INPUT, file_argument, file_or_input, format_option, load

if TYPE_CHECKING:
    from kgtimeline.errors import Problem
    from kgtimeline.timeline import Timeline


@click.command(short_help="Prove a timeline against the texts of its sources.")
@file_argument
@click.option(
    "--texts",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, readable=False),
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
    problems = _placed(timeline.verify(read_texts(texts)), file)
    rendered = render(problems, format_)
    if rendered:
        click.echo(rendered, nl=not rendered.endswith("\n"))
    if problems:
        raise click.exceptions.Exit(1)
    if format_ == "text":
        click.echo(f"verified {_counted(timeline)}: all hold")


def _placed(problems: "Sequence[Problem]", file: str | None) -> "Sequence[Problem]":
    """Say where in the file each problem is; what came from standard input is there no more."""
    if not problems or file == STANDARD_INPUT:
        return problems
    from kgtimeline.dataset.source_bytes import read_bytes
    from kgtimeline.dataset.text import DatasetText

    data, name = read_bytes(dataset_path() if file is None else file)
    return DatasetText(data, name).place(problems)


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
@click.argument("text", type=INPUT)
@click.argument("words")
def cite(text: str, words: str) -> None:
    """Find WORDS exactly once in the file TEXT and print their span, ready to paste.

    No-break spaces of the text match typed spaces; offsets are those of the unchanged text. Words that
    stand in several places, or nowhere, are refused with what was found.
    """
    from kgtimeline.checks.evidence import cite as find_words
    from kgtimeline.checks.texts import decode_text
    from kgtimeline.dataset.source_bytes import read_bytes

    data, name = read_bytes(file_or_input(text))
    span = find_words(decode_text(data, name or text), words)
    click.echo(json.dumps({"start": span.start, "end": span.end, "sha256": span.sha256}))
