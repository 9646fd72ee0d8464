"""The command `tighten`: what relations and publications add to dates, and where they contradict them."""

import click

from kgtimeline.cli.inputs import file_argument, format_option, load
from kgtimeline.cli.output import echo_json


@click.command(short_help="Narrow dates by relations and publications, with reasons.")
@file_argument
@format_option("text", "json")
@click.pass_context
def tighten(ctx: click.Context, file: str | None, *, format_: str) -> None:
    """Narrow dates by relations and publications, and say why; the file does not change.

    Nothing replies before it is sent, and what a published source reports as having happened began no later
    than the publication. Dates and relations that can't all be right are problems; then the exit code is 1.
    """
    from kgtimeline.checks import render
    from kgtimeline.errors import Severity

    found = load(file).tighten()
    if format_ == "json":
        echo_json(found.to_json())
    else:
        for line in found.lines():
            click.echo(line)
        click.echo(render(found.problems), nl=False)
    if any(problem.severity is Severity.ERROR for problem in found.problems):
        ctx.exit(1)
