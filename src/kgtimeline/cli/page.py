"""The command `page`: a timeline as one HTML file."""

from pathlib import Path

import click

from kgtimeline.cli.inputs import STANDARD_INPUT, file_argument, load
from kgtimeline.cli.output import echo_exact, echo_written


@click.command(short_help="Write one HTML page to look at, offline and anywhere.")
@file_argument
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, allow_dash=True, readable=False),
    help="The file to write, or - for standard output.",
)  # fmt: skip
@click.option("--title", metavar="TEXT", help="What to call the page, instead of the dataset's title.")
def page(file: str | None, *, output: Path, title: str | None) -> None:
    """Write the timeline in FILE as one HTML page that holds everything and loads nothing.

    It works from disk, offline, on a phone, by keyboard and on paper; without JavaScript it is the list of
    all events. The file takes its place when all is written, or not at all.
    """
    from kgtimeline.page import render, write

    timeline = load(file)
    if str(output) == STANDARD_INPUT:
        echo_exact(render(timeline, title=title))
        return
    write(timeline, output, title=title)
    echo_written(output, f"{len(timeline):,} event{'' if len(timeline) == 1 else 's'}")
