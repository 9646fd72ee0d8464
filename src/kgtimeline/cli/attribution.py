"""The commands of who has it from whom: `attribution`, `corroboration`."""

import click

from kgtimeline.cli.inputs import format_option, load
from kgtimeline.cli.output import echo_json
from kgtimeline.cli.show import file_option


@click.command(short_help="Show who has it from whom.")
@click.argument("event_id", metavar="[ID]", required=False)
@file_option
@format_option("text", "json")
def attribution(event_id: str | None, *, file: str | None, format_: str) -> None:
    """Show each source with those whom it credits, and every line back to the original speaker.

    With ID, of one event; without, of all.
    """
    found = load(file).attribution(event_id)
    if format_ == "json":
        echo_json(found.to_json())
    else:
        click.echo(str(found))


@click.command(short_help="Count what an event rests on.")
@click.argument("event_id", metavar="ID")
@file_option
@format_option("text", "json")
def corroboration(event_id: str, *, file: str | None, format_: str) -> None:
    """Count reports, sources, publishers and independent groups of an event, and name them.

    Reports are of one group if anything stands behind both: one source, publisher, wire or speaker.
    """
    found = load(file).corroboration(event_id)
    if format_ == "json":
        echo_json(found.to_json())
    else:
        click.echo(str(found))
