"""The command that says what to cite for an event: `citation`."""

import click

from kgtimeline.cli.inputs import format_option, load
from kgtimeline.cli.output import echo_exact
from kgtimeline.cli.show import file_option


@click.command(short_help="Write what to cite for an event.")
@click.argument("event_id", metavar="ID")
@file_option
@format_option("text", "bibtex", "csl-json")
def citation(event_id: str, *, file: str | None, format_: str) -> None:
    """Write what to cite for an event: the event in its dataset, and the sources that tell of it.

    BibTeX and CSL-JSON list the dataset too. What the file does not say is left out, and dates are only as
    precise as they are known.
    """
    from kgtimeline.exchange import cite

    found = cite(load(file), event_id)
    if format_ == "text":
        click.echo(found.text())
    else:
        echo_exact((found.bibtex() if format_ == "bibtex" else found.csl_text()) + "\n")
