"""The command of what was known when: `as-of`."""

from pathlib import Path

import click

from kgtimeline.cli.inputs import INPUT, STANDARD_INPUT, format_option, load
from kgtimeline.cli.output import echo_json, echo_written


@click.command("as-of", short_help="Show what was known on a day.")
@click.argument("day", metavar="DATE")
@click.argument("file", required=False, type=INPUT)
@click.option("--certain", is_flag=True, help="Only what was certainly published by then.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path, readable=False),
    help="Write the timeline of that day to this file (.json or .jsonl).",
)
@format_option("text", "json")
def as_of(day: str, file: str | None, *, certain: bool, output: Path | None, format_: str) -> None:
    """Show the timeline made only of what had been published by DATE, and what it lacks.

    DATE is a day, a month or a year, whose last day counts. A source without a date is known from the day
    that its content implies; one that nothing bounds is left out and listed.
    """
    if output is not None and file not in {None, STANDARD_INPUT} and _same(output, Path(str(file))):
        raise click.UsageError(f"{str(output)!r} is the timeline itself; name another file")
    view = load(file).as_of(day, certain=certain)
    if output is not None:
        view.write(output)
    if format_ == "json":
        echo_json(view.known.to_json())
    elif output is not None:
        echo_written(output, view.known.headline())
    else:
        click.echo(str(view.known))


def _same(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file."""
    return one.exists() and other.exists() and one.samefile(other)
