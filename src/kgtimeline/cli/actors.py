"""The commands of people: `actors`, who is in a timeline, and `offices`, who held which when."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from kgtimeline.cli.inputs import format_option, load
from kgtimeline.cli.output import echo_csv, echo_json, echo_json_lines, echo_rows, echo_table
from kgtimeline.cli.show import file_option

if TYPE_CHECKING:
    from kgtimeline.model.actors import Actor
    from kgtimeline.timeline import Timeline

COLUMNS = ("id", "name", "type", "country", "named", "offices", "aliases", "events")
SHOWN = {key: key for key in ("id", "name", "type", "country")} | {
    "aliases": "also known as",
    "events": "events",
}
OFFICE_COLUMNS = ("actor", "name", "title", "organisation", "took", "left", "attested", "truth")


@click.command(short_help="List the actors, or those that a name fits.")
@click.argument("name", required=False)
@click.option(
    "--on", metavar="DATE", help="The day on which an office was held: the one that NAME stands for, or any."
)
@click.option("--source", metavar="ID", help="Only those whom this source names.")
@file_option
@format_option("table", "json", "jsonl", "csv", "ids")
def actors(name: str | None, *, on: str | None, source: str | None, file: str | None, format_: str) -> None:
    """List the actors, or those that NAME fits: id, name in any script, a part of one, or an office.

    With --on and without NAME: those who held an office on that day, or may have held one.
    """
    timeline = load(file)
    chosen = _chosen(timeline, name, on, source)
    echo_rows(format_, [_row(timeline, actor) for actor in chosen], COLUMNS, SHOWN)


def _chosen(timeline: "Timeline", name: str | None, on: str | None, source: str | None) -> "Sequence[Actor]":
    """Find the actors that meet every condition."""
    if name is not None:
        return timeline.find_actors(name, on=on, source=source)
    holders = None if on is None else {held.actor.id for held in timeline.offices(on=on)}
    named = None if source is None else timeline.records.named_by(source)
    wanted = [ids for ids in (holders, named) if ids is not None]
    return [actor for actor in timeline.actors if all(actor.id in ids for ids in wanted)]


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


@click.command(short_help="List who held which office, on a day or ever.")
@click.argument("name", required=False)
@click.option("--on", metavar="DATE", help="Only those held, or perhaps held, on this day or these days.")
@file_option
@format_option("table", "json", "jsonl", "csv")
def offices(name: str | None, *, on: str | None, file: str | None, format_: str) -> None:
    """List who held which office: all, those of an actor, or those that a title fits.

    NAME is an actor or an office ("US Secretary of State"). With --on, `held` says whether the office was
    held on all of those days: yes, or maybe where nobody knows.
    """
    rows = [held.to_json() for held in load(file).offices(name, on=on)]
    if format_ == "json":
        echo_json(rows)
    elif format_ == "jsonl":
        echo_json_lines(rows)
    elif format_ == "csv":
        echo_csv(OFFICE_COLUMNS, rows)
    else:
        header = ["holder", "office", "of", "took", "left", "attested"] + ["held"] * (on is not None)
        echo_table(header, (_cells(row)[: len(header)] for row in rows), empty="no office to list")


def _cells(row: dict[str, Any]) -> list[str]:
    """Write one office for people: of many days that attest it, the first and the last."""
    attested = row["attested"]
    shown = attested[0] if len(attested) == 1 else f"{attested[0]} ... {attested[-1]}" if attested else ""
    return [
        row["actor"],
        row["title"],
        row["organisation"] or "",
        row["took"] or "",
        row["left"] or "",
        shown,
        row["truth"],
    ]
