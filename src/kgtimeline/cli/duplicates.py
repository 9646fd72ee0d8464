"""The command `duplicates`: pairs of events that may be one."""

import click

from kgtimeline.cli.inputs import file_argument, format_option, load
from kgtimeline.cli.output import echo_json

THRESHOLD = 0.6
"""Written out, since options are made before the library is imported; a test compares it."""


@click.command(short_help="Propose pairs of events that may be one.")
@file_argument
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    default=THRESHOLD,
    show_default=True,
    help="The score from which a pair is shown.",
)
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="Only the N likeliest.")
@format_option("text", "json")
def duplicates(file: str | None, *, threshold: float, limit: int | None, format_: str) -> None:
    """Propose pairs of events that may be one, the likeliest first, each with its reasons.

    Nothing is merged. Pairs that a relation ties, and pairs that contradict each other for certain, are not
    proposed.
    """
    found = load(file).duplicates(threshold=threshold)
    shown = found[:limit]
    if format_ == "json":
        echo_json([pair.to_json() for pair in shown])
        return
    for pair in shown:
        click.echo(f"{pair}\n")
    number = {0: "no pairs", 1: "1 pair"}.get(len(found), f"{len(found):,} pairs")
    click.echo(number if len(shown) == len(found) else f"{len(shown):,} of {number}")
