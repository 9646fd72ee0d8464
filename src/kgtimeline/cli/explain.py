"""The command that says where the values of an event come from: `explain`."""

import click

from kgtimeline.cli.inputs import format_option, load
from kgtimeline.cli.output import echo_json
from kgtimeline.cli.show import file_option


@click.command(short_help="Say where every value of an event comes from.")
@click.argument("event_id", metavar="ID")
@file_option
@format_option("text", "json")
def explain(event_id: str, *, file: str | None, format_: str) -> None:
    """Say where every value of an event comes from.

    Words, offsets and hashes, rules and what they mean, anchors down to the last, doubts, reports and what
    stands behind them, relations, figures, conflicts. Offsets are followed by the beginning of the hash.
    """
    found = load(file).explain(event_id)
    if format_ == "json":
        echo_json(found.to_json())
    else:
        click.echo(str(found))
