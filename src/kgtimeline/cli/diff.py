"""The command `diff`: what differs between two files, or between what was known on two days."""

import re
from pathlib import Path

import click

from kgtimeline.cli.inputs import INPUT, STANDARD_INPUT, format_option, load
from kgtimeline.cli.output import echo_json
from kgtimeline.errors import DatasetReadError, DateRangeError, DateSyntaxError

_LIKE_A_DATE = re.compile(r"[-\[./]*[0-9]{4}\S*")


@click.command(short_help="Compare two files, or what was known on two days.")
@click.argument("before", metavar="A", type=INPUT)
@click.argument("after", metavar="B", type=INPUT)
@click.option(
    "--file",
    metavar="FILE",
    type=INPUT,
    help="Of which timeline A and B are days, if not of the shipped one.",
)
@click.option("--certain", is_flag=True, help="Of days: only what was certainly published by then.")
@format_option("text", "json", "patch")
def diff(before: str, after: str, *, file: str | None, certain: bool, format_: str) -> None:
    """List what was added, changed and withdrawn from A to B, event by event.

    A and B are files, - for standard input, or days: of a day counts what had been published by then. With
    --format patch the difference is a JSON Patch (RFC 6902) on the canonical form of A. Exits with 1 if
    anything differs.
    """
    days = [word for word in (before, after) if not _is_file(word)]
    if file is not None and not days:
        raise click.UsageError("--file says of which timeline A or B is a day; both are files, leave it out")
    if (before, after, file).count(STANDARD_INPUT) > 1:
        raise click.UsageError("standard input can be read once; name a file")
    for day in days:
        _check_day(day)
    base = load(file) if days else None
    one, other = (
        base.as_of(word, certain=certain) if base is not None and word in days else load(word)
        for word in (before, after)
    )
    difference = one.diff(other)
    if format_ == "text":
        click.echo(str(difference))
    else:
        echo_json(difference.json_patch() if format_ == "patch" else difference.to_json())
    if difference:
        raise click.exceptions.Exit(1)


def _is_file(word: str) -> bool:
    """Tell a file from a day: whatever is there to be read, or is called like a timeline."""
    from kgtimeline.dataset.writer import is_lines_name

    path = Path(word)
    is_called_so = path.suffix.lower() == ".json" or is_lines_name(path)
    return word == STANDARD_INPUT or is_called_so or (path.exists() and not path.is_dir())


def _check_day(word: str) -> None:
    """Refuse a word that is neither a file nor a day."""
    from kgtimeline.dates.window import window

    try:
        window(word)
    except (DateSyntaxError, DateRangeError) as error:
        if Path(word).is_dir():
            raise DatasetReadError(word, "is a directory") from None
        if _LIKE_A_DATE.fullmatch(word):
            raise click.UsageError(f"{word!r} is neither a file nor a day: {error}") from None
        raise DatasetReadError(word, "no such file, and no day such as 2024-02-12") from None
