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
INPUT = click.Path(allow_dash=True, readable=False)
"""The type of what is read; whether it can be is for the reader to say, with its own exit code."""

Command = TypeVar("Command", bound=Callable[..., Any])


def file_argument(command: Command) -> Command:
    """Give a command the optional argument FILE."""
    return click.argument("file", required=False, type=INPUT)(command)


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
    return None if file is None else file_or_input(file)


def file_or_input(file: str) -> Path | BinaryIO:
    """Turn the name of a file, or -, into what can be read.

    Raises:
        DatasetReadError: If standard input is meant and closed.
    """
    from kgtimeline.errors import DatasetReadError

    if file != STANDARD_INPUT:
        return Path(file)
    if getattr(sys, "stdin", None) is None:
        raise DatasetReadError("standard input", "it is closed; name a file")
    return sys.stdin.buffer


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
