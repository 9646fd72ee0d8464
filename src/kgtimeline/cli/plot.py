"""The command `plot`: a picture of a timeline, in print quality."""

from pathlib import Path

import click

from kgtimeline.cli.engines import MEMORY, asked, files_argument
from kgtimeline.cli.output import echo_written
from kgtimeline.cli.query import filter_options, given

PICTURES = ("timeline", "counts", "network")
LANES = ("kind", "actor", "source")


@filter_options
@click.command(short_help="Draw a picture: svg, png or pdf.")
@files_argument
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path, readable=False),
    help="The file; its ending says the format: .svg, .png or .pdf.",
)
@click.option("--what", type=click.Choice(PICTURES), default="timeline", show_default=True)
@click.option("--lanes", type=click.Choice(LANES), help="Lanes of the timeline; by kind if not given.")
@click.option("--title", metavar="TEXT", help="What stands above, if not the title of the dataset.")
@click.option("--width", type=click.FloatRange(4, 100), default=10.0, show_default=True, metavar="INCHES")
@click.option("--font", metavar="NAME", help="A font for letters that DejaVu Sans lacks.")
@click.option("--certain", is_flag=True, help="Only what holds whatever the dates turn out to be.")
@click.option(
    "--tightened", is_flag=True, help="Choose by what relations and publications leave of the dates."
)
def plot(
    files: tuple[str, ...],
    *,
    output: Path,
    what: str,
    lanes: str | None,
    title: str | None,
    width: float,
    font: str | None,
    certain: bool,
    tightened: bool,
    **filters: tuple[str, ...],
) -> None:
    """Draw the events that match: in lanes over time, counted by month, or as a network of actors.

    Takes the options of query. Events that match only possibly are hollow. It needs the extra plot. The same
    events give the same bytes; the file takes its place when it is whole, or not at all.
    """
    if lanes is not None and what != "timeline":
        raise click.UsageError(f"--lanes is for --what timeline, not for {what}")
    from kgtimeline.page import pictures
    from kgtimeline.timeline import Timeline

    pictures.format_of(output)  # before any work
    with asked(files, MEMORY) as timeline:
        assert isinstance(timeline, Timeline), "memory was asked for"
        selection = timeline.query(**given(filters), certain=certain, tightened=tightened)
        if what == "timeline":
            figure = pictures.draw_timeline(
                selection, lanes=lanes or LANES[0], title=title, width=width, font=font
            )
        else:
            draw = pictures.draw_counts if what == "counts" else pictures.draw_network
            figure = draw(selection, title=title, width=width, font=font)
        pictures.save(figure, output)
    counted = f"{len(selection):,} event{'' if len(selection) == 1 else 's'}"
    echo_written(output, counted)
