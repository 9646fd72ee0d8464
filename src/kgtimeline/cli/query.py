"""The command `query`: which events match, and how surely."""

import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import click

from kgtimeline.cli.engines import asked, engine_option, files_argument
from kgtimeline.cli.inputs import Command, format_option
from kgtimeline.cli.output import echo_csv, echo_json, echo_json_lines, echo_table
from kgtimeline.vocab import Factuality, Kind, RelationType, Role

if TYPE_CHECKING:
    from kgtimeline.timeline import Selection, Timeline
    from kgtimeline.timeline.matching import FrameMatches
    from kgtimeline.timeline.scanning import FrameTimeline

SORTS = ("date", "-date", "id", "title", "kind")
COLUMNS = ("id", "date", "truth", "kind", "title", "factuality", "actors", "roles", "sources")


def _choice(words: type[StrEnum]) -> click.Choice[str]:
    """Offer the words of a vocabulary, as they stand in the file."""
    return click.Choice([word.value for word in words])


_filters = (
    click.option(
        "--actor", multiple=True, metavar="NAME", help="Id, name, alias (any script) or part of a name."
    ),
    click.option("--role", multiple=True, type=_choice(Role), help="With --actor: the actor's own role."),
    click.option(
        "--with-actor", multiple=True, metavar="NAME", help="With --actor: another participant beside it."
    ),
    click.option("--with-role", multiple=True, type=_choice(Role), help="The role of --with-actor."),
    click.option(
        "--country", multiple=True, metavar="CC", help="Who takes part acts for it (ISO 3166, or EU)."
    ),
    click.option("--kind", multiple=True, type=_choice(Kind)),
    click.option("--factuality", multiple=True, type=_choice(Factuality)),
    click.option("--source", multiple=True, metavar="ID", help="Reported by this source."),
    click.option("--publisher", multiple=True, metavar="NAME", help="Reported by a source of this actor."),
    click.option("--relation", multiple=True, type=_choice(RelationType), help="Has such a relation."),
    click.option("--tag", multiple=True),
    click.option("--code", multiple=True, metavar="SCHEME[=CODE]", help="Coded so, such as cameo=0343."),
    click.option("--id", multiple=True, metavar="ID", help="Is this event."),
    click.option("--text", multiple=True, metavar="WORDS", help="Words of title or summary; *: a beginning."),
    click.option("--figure", multiple=True, metavar="WORDS", help="Claims a number of what is so called."),
    click.option(
        "--during", multiple=True, metavar="EDTF", help="Overlaps this time, such as 2024, 2024-01."
    ),
    click.option("--within", multiple=True, metavar="EDTF", help="Lies wholly inside this time."),
    click.option("--covers", multiple=True, metavar="EDTF", help="Lasts through all of this time."),
    click.option("--before", multiple=True, metavar="EDTF", help="Has ended before this time begins."),
    click.option("--after", multiple=True, metavar="EDTF", help="Begins after this time has ended."),
    click.option(
        "--where",
        multiple=True,
        metavar="EXPR",
        help='Meets a query in words, such as "kind:(letter OR message) -country:RU"; see docs/query.md.',
    ),
)


def filter_options(command: Command) -> Command:
    """Give a command the options that say which events are asked for; see `given`."""
    for option in _filters:
        command = option(command)
    return command


def given(filters: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """Turn the values of these options into conditions of `Timeline.query`."""
    return {name: list(values) for name, values in filters.items() if values}


@filter_options
@click.command(short_help="List the events that match, and how surely.")
@files_argument
@click.option("--certain", is_flag=True, help="Only what holds whatever the dates turn out to be.")
@click.option(
    "--tightened", is_flag=True, help="Go by what relations and publications leave of the dates; see tighten."
)
@click.option("--sort", type=click.Choice(SORTS), default="date", show_default=True)
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most so many.")
@click.option("--explain", is_flag=True, help="Say on standard error how the answer was found.")
@engine_option
@format_option("table", "json", "jsonl", "csv", "ids")
def query(
    files: tuple[str, ...],
    *,
    engine: str | None,
    certain: bool,
    tightened: bool,
    sort: str,
    limit: int | None,
    explain: bool,
    format_: str,
    **filters: tuple[str, ...],
) -> None:
    """List the events that match every option given; an option given twice means "any of".

    An event whose date leaves it open is listed and labelled "maybe"; --certain keeps only what is proven.

    A FILE is JSON, JSON Lines, a folder of Parquet tables, or a pattern such as 'parts/*.jsonl'; several
    are asked as one timeline.
    """
    with asked(files, engine) as timeline:
        found = _answer(
            timeline, given(filters), certain=certain, tightened=tightened, sort=sort, limit=limit
        )
        if explain:
            click.echo(str(found.plan), err=True)
        echo_selection(found, format_)


def _answer(
    timeline: "Timeline | FrameTimeline",
    conditions: dict[str, Any],
    *,
    certain: bool,
    tightened: bool,
    sort: str,
    limit: int | None,
) -> "Selection | FrameMatches":
    """Put the question to memory or to an engine."""
    from kgtimeline.timeline import Timeline

    if isinstance(timeline, Timeline):
        return timeline.query(**conditions, certain=certain, tightened=tightened, sort=sort, limit=limit)
    if tightened:
        raise click.UsageError("--tightened needs all events in memory; add --engine memory")
    from kgtimeline.timeline.matching import FrameMatches

    return FrameMatches(timeline.query(**conditions, certain=certain), sort, limit)


def echo_selection(selection: "Selection | FrameMatches", format_: str) -> None:
    """Print what was selected, in the format that was asked for."""
    if format_ == "ids":
        sys.stdout.writelines(f"{event_id}\n" for event_id in selection.ids())
    elif format_ == "json":
        echo_json(list(selection.to_json()))
    elif format_ == "jsonl":
        echo_json_lines(selection.to_json())
    elif format_ == "csv":
        echo_csv(COLUMNS, selection.to_rows())
    else:
        columns = ("date", "truth", "kind", "id", "title")
        rows = ([row[name] or "undated" for name in columns] for row in selection.to_rows())
        echo_table(columns, rows, empty="no event matches")
