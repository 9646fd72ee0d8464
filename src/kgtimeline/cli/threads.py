"""The commands of exchanges: `thread` draws the one that an event belongs to, `threads` lists all."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from kgtimeline.cli.inputs import file_argument, format_option, load
from kgtimeline.cli.output import can_print, echo_drawing, echo_json, echo_table, terminal_width
from kgtimeline.cli.show import file_option

if TYPE_CHECKING:
    from kgtimeline.analysis.threads import Thread

BRANCHES = "│├─┄●○"
"""What a thread is drawn with."""

tightened_option = click.option(
    "--tightened", is_flag=True, help="Count days between what relations and publications leave of the dates."
)


@click.command(short_help="Show the exchange that an event belongs to.")
@click.argument("event_id", metavar="ID")
@file_option
@tightened_option
@format_option("text", "json")
def thread(event_id: str, *, file: str | None, tightened: bool, format_: str) -> None:
    """Show the exchange that an event belongs to, in order, with response times as bounds in days.

    Follows replies, responses, what conveys, causes or announces, both ways, and events that are perhaps
    the same.
    """
    found = load(file).thread(event_id, tightened=tightened)
    if format_ == "json":
        echo_json(found.to_json())
    else:
        echo_drawing(_styled(found, found.draw(width=terminal_width(), plain=not can_print(BRANCHES))))


@click.command(short_help="List the exchanges of a timeline.")
@file_argument
@tightened_option
@format_option("text", "json")
def threads(file: str | None, *, tightened: bool, format_: str) -> None:
    """List the exchanges: events that answer, convey, cause or announce each other.

    Each is named by its first event; `thread ID` draws it.
    """
    found = load(file).threads(tightened=tightened)
    if format_ == "json":
        echo_json([one.to_json() for one in found])
        return
    rows = ((f"{len(one):,}", _dates(one), one.events[0].id, one.events[0].title) for one in found)
    echo_table(("events", "dates", "begins with", "title"), rows, empty="no event is tied to another one")


def _dates(one: "Thread") -> str:
    """Give the first and the last date of an exchange as they are written."""
    dates = [str(event.date) for event in one.events if event.date is not None]
    return " to ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else "undated"


def _styled(one: "Thread", drawn: str) -> "Iterator[list[tuple[str, str]]]":
    """Give the dates at the left their style; all else stands as it is drawn."""
    dates = {"undated", *(str(event.date) for event in one.events)}
    for line in drawn.split("\n"):
        word = line.partition(" ")[0]
        cut = len(word) if word in dates else 0
        yield [(line[:cut], "date"), (line[cut:], "")]
