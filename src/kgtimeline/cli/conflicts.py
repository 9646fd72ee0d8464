"""The commands of where reports disagree: `conflicts`, `settle`."""

import click

from kgtimeline.cli.inputs import file_argument, format_option, load
from kgtimeline.cli.output import echo_json
from kgtimeline.cli.show import file_option

FIELDS = ("date", "participants", "factuality", "figures")
POLICIES = ("most_precise", "earliest_report", "most_independent_groups", "manual")
"""Written out, since options are made before the library is imported; a test compares them."""


@click.command(short_help="Show where reports disagree.")
@file_argument
@click.option("--event", "event_id", metavar="ID", help="Only those of one event and its ties.")
@format_option("text", "json")
def conflicts(file: str | None, *, event_id: str | None, format_: str) -> None:
    """Show where reports of one event, or of events that may be the same, can't both be true.

    Dates without a common day, roles held by others, denials of what is reported or alleged, figures that
    don't meet; each with both sides, their sources and offsets.
    """
    found = load(file).conflicts(event_id)
    if format_ == "json":
        echo_json([conflict.to_json() for conflict in found])
        return
    for conflict in found:
        click.echo(f"{conflict}\n")
    if not found:
        click.echo("no conflicts")
        return
    number = "1 conflict" if len(found) == 1 else f"{len(found):,} conflicts"
    click.echo(f"{number}, {sum(conflict.certain for conflict in found):,} certain")


@click.command(short_help="Pick one value by a named rule.")
@click.argument("event_id", metavar="ID")
@click.option("--field", type=click.Choice(FIELDS), default=FIELDS[0], show_default=True, help="Of what.")
@click.option(
    "--policy", type=click.Choice(POLICIES), default=POLICIES[0], show_default=True, help="By which rule."
)
@click.option(
    "--about", metavar="NAME", help="The role of the participants; the key or label of the figures."
)
@click.option("--report", metavar="SOURCE", help="For manual: the source of the report that wins.")
@click.option("--via", metavar="ACTOR", multiple=True, help="For manual: its line of attribution, in order.")
@click.option("--note", metavar="TEXT", help="For manual: why it wins.")
@click.option("--across", is_flag=True, help="Hear the reports of events that may be the same, too.")
@file_option
@format_option("text", "json")
def settle(
    event_id: str,
    *,
    field: str,
    policy: str,
    about: str | None,
    report: str | None,
    via: tuple[str, ...],
    note: str | None,
    across: bool,
    file: str | None,
    format_: str,
) -> None:
    """Pick one value out of what the reports of an event say, with the rule, the winners and the losers.

    No file changes. What the rule can't decide is said.
    """
    if via and report is None:
        raise click.UsageError("--via without --report; name the source, then its line of attribution")
    winner = (report, *via) if report is not None and via else report
    found = load(file).settle(
        event_id, field=field, policy=policy, about=about, report=winner, note=note, across=across
    )
    if format_ == "json":
        echo_json(found.to_json())
    else:
        click.echo(str(found))
