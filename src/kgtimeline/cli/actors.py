"""The command `actors`: who is in a timeline, or who a name fits."""

from typing import TYPE_CHECKING, Any

import click

from kgtimeline.cli.inputs import format_option, load
from kgtimeline.cli.output import echo_rows

if TYPE_CHECKING:
    from kgtimeline.model.actors import Actor
    from kgtimeline.timeline import Timeline

COLUMNS = ("id", "name", "type", "country", "named", "offices", "aliases", "events")
SHOWN = {key: key for key in ("id", "name", "type", "country")} | {
    "aliases": "also known as",
    "events": "events",
}


@click.command(short_help="List the actors, or those that a name fits.")
@click.argument("name", required=False)
@click.option(
    "--file", metavar="FILE", type=click.Path(allow_dash=True), help="Another timeline than the shipped one."
)
@format_option("table", "json", "jsonl", "csv", "ids")
def actors(name: str | None, *, file: str | None, format_: str) -> None:
    """List the actors, or those that NAME fits (id, name, alias in any script, or a part of one)."""
    timeline = load(file)
    chosen = timeline.find_actors(name) if name else tuple(timeline.actors)
    rows = [_row(timeline, actor) for actor in chosen]
    echo_rows(format_, rows, COLUMNS, SHOWN)


def _row(timeline: "Timeline", actor: "Actor") -> dict[str, Any]:
    """Flatten one actor, with the number of events that it takes part in."""
    return {
        "id": actor.id,
        "name": actor.name,
        "type": str(actor.type),
        "country": actor.country,
        "named": actor.named,
        "offices": [office.title for office in actor.offices],
        "aliases": list(dict.fromkeys(alias.name for alias in actor.aliases)),
        "events": len(timeline.query(actor=actor.id)),
    }
