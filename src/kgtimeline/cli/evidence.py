"""The commands that look into texts: `verify` proves a dataset, `cite` measures a span."""

import json
import sys
from pathlib import Path

import click

from kgtimeline.cli.inputs import STANDARD_INPUT, file_argument, format_option, load


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
        spans = sum(len(report.spans) for event in timeline.events for report in event.reports)
        readings = sum(report.reading is not None for event in timeline.events for report in event.reports)
        datings = sum(event.dating is not None for event in timeline.events)
        click.echo(
            f"verified {len(timeline.sources)} sources, {spans} spans, {readings} readings, "
            f"{datings} datings: all hold"
        )


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
