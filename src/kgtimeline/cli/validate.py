"""The command `validate`: every finding in a file, all at once."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgtimeline.cli.inputs import INPUT, STANDARD_INPUT, file_or_input, format_option
from kgtimeline.cli.progress import progress

if TYPE_CHECKING:
    from kgtimeline.errors import Problem


@click.command(short_help="Find everything that is wrong with timelines.")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=INPUT)
@click.option("--strict", is_flag=True, help="Ask for what a defensible dataset needs; warnings count.")
@format_option("text", "json", "github", "sarif")
def validate(files: tuple[str, ...], *, strict: bool, format_: str) -> None:
    """Find everything that is wrong with timelines, all at once.

    Checks encoding, JSON, the schema, references, dates, readings, datings and relations. Exits with 1
    if an error was found (with --strict: anything), with 3 if a file can't be read.
    """
    from kgtimeline._resources import dataset_path
    from kgtimeline.checks import render
    from kgtimeline.errors import DatasetReadError, Problem, Severity

    problems: list[Problem] = []
    unread = False
    names = files or (str(dataset_path()),)
    for name in names:
        try:
            problems += _check(name, strict=strict)
        except DatasetReadError as error:
            click.echo(f"kgtimeline: {error}", err=True)
            unread = True
    rendered = render(problems, format_)
    if rendered:
        click.echo(rendered, nl=not rendered.endswith("\n"))
    if format_ == "text" and not problems and not unread:
        click.echo(f"no problems in {', '.join(map(_short, names))}")
    if unread:
        raise click.exceptions.Exit(3)
    if any(strict or problem.severity is Severity.ERROR for problem in problems):
        raise click.exceptions.Exit(1)


def _check(name: str, *, strict: bool) -> "tuple[Problem, ...]":
    """Check one file, or standard input, with a progress bar on a terminal if it is large."""
    from kgtimeline.checks import check_bytes
    from kgtimeline.dataset.source_bytes import read_bytes

    data, file = read_bytes(file_or_input(name))
    with progress(f"checking {_short(name)}", len(data)) as tell:
        return check_bytes(data, file=file, strict=strict, progress=tell)


def _short(name: str) -> str:
    """Name a file as a person would: from here if it is below here."""
    if name == STANDARD_INPUT:
        return "standard input"
    path = Path(name).absolute()
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else name
