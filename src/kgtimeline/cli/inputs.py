"""Arguments and options that several commands share, and how they are read."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

from kgtimeline.cli.progress import progress

if TYPE_CHECKING:
    from kgtimeline.timeline import Timeline

STANDARD_INPUT = "-"

Command = TypeVar("Command", bound=Callable[..., Any])


def file_argument(command: Command) -> Command:
    """Give a command the optional argument FILE."""
    return click.argument("file", required=False, type=click.Path(allow_dash=True))(command)


def format_option(*formats: str) -> Callable[[Command], Command]:
    """Give a command the option --format, whose first choice is the default."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How to print.",
    )


def source_of(file: str | None) -> Path | BinaryIO | None:
    """Turn the argument FILE into what the library loads: a path, standard input, or the shipped dataset."""
    if file == STANDARD_INPUT:
        return sys.stdin.buffer
    return Path(file) if file is not None else None


def load(file: str | None) -> "Timeline":
    """Load the timeline that the argument FILE names.

    Raises:
        DatasetReadError: If the bytes can't be had.
        DatasetInvalidError: If they are no timeline.
    """
    from kgtimeline.timeline import load as load_timeline

    source = source_of(file)
    size = source.stat().st_size if isinstance(source, Path) and source.is_file() else 0
    with progress(f"loading {file}", size) as tell:
        return load_timeline(source, progress=tell)
