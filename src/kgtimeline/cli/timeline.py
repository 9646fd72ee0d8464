"""The command `timeline`: events by year and month, as a text that is drawn."""

import click

from kgtimeline.cli.engines import MEMORY, asked, files_argument
from kgtimeline.cli.inputs import format_option
from kgtimeline.cli.output import PIPED_WIDTH, can_print, echo_drawing, echo_json, terminal_width
from kgtimeline.cli.query import filter_options, given


@filter_options
@click.command(short_help="Draw the events as a text timeline by month.")
@files_argument
@click.option("--certain", is_flag=True, help="Only what holds whatever the dates turn out to be.")
@click.option(
    "--tightened", is_flag=True, help="Choose by what relations and publications leave of the dates."
)
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most so many, the earliest.")
@click.option("--width", type=click.IntRange(min=24), metavar="N", help="Columns, if not the terminal's.")
@format_option("text", "json")
def timeline(
    files: tuple[str, ...],
    *,
    certain: bool,
    tightened: bool,
    limit: int | None,
    width: int | None,
    format_: str,
    **filters: tuple[str, ...],
) -> None:
    """Draw the events that match by year and month, each with a mark for how its date is known.

    Takes the options of query. A title that is too long ends in an ellipsis, a date is never cut; undated
    events stand at the end. What goes into a file or a pipe is 120 columns wide.
    """
    from kgtimeline.timeline import Timeline

    with asked(files, MEMORY) as asked_of:
        assert isinstance(asked_of, Timeline), "memory was asked for"
        selection = asked_of.query(**given(filters), certain=certain, tightened=tightened, limit=limit)
        found = selection.by_month()
    if format_ == "json":
        echo_json(found.to_json())
        return
    from kgtimeline.analysis.months_text import MARKS, lines

    columns = width or terminal_width() or PIPED_WIDTH
    echo_drawing(lines(found, columns, plain=not can_print(MARKS)))
