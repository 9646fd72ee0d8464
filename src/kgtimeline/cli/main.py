"""The program `kgtimeline`: its commands, and what becomes of errors.

Exit codes: 0 fine (an empty answer too); 1 findings, or a difference; 2 usage,
unknown or ambiguous names; 3 the bytes can't be had or written; 130 Ctrl-C; 141 closed pipe.
"""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, NoReturn

import click

from kgtimeline.cli.actors import actors, offices
from kgtimeline.cli.as_of import as_of
from kgtimeline.cli.attribution import attribution, corroboration
from kgtimeline.cli.citation import citation
from kgtimeline.cli.conflicts import conflicts, settle
from kgtimeline.cli.dates import date, find, resolve, rules
from kgtimeline.cli.diff import diff
from kgtimeline.cli.duplicates import duplicates
from kgtimeline.cli.evidence import cite, verify
from kgtimeline.cli.explain import explain
from kgtimeline.cli.files import format_, init, schema
from kgtimeline.cli.page import page
from kgtimeline.cli.plot import plot
from kgtimeline.cli.query import query
from kgtimeline.cli.show import show, sources, stats
from kgtimeline.cli.tables import tables
from kgtimeline.cli.threads import thread, threads
from kgtimeline.cli.tighten import tighten
from kgtimeline.cli.timeline import timeline
from kgtimeline.cli.validate import validate
from kgtimeline.errors import (
    DatasetInvalidError,
    DatasetReadError,
    DatasetWriteError,
    KgTimelineError,
    ResourceMissingError,
)

FINDINGS, USAGE, UNREADABLE, INTERRUPTED, CLOSED_PIPE = 1, 2, 3, 130, 141


class Commands(click.Group):
    """The group of all commands, which turns the library's errors into messages and exit codes."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the options, of which --help and --version print something."""
        with _failures_told():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with _failures_told():
            answer = super().invoke(ctx)
            sys.stdout.flush()
            return answer


@contextmanager
def _failures_told() -> Iterator[None]:
    """Let no error of the library, closed pipe, full disk or Ctrl-C end in a traceback."""
    try:
        _prepare_output()
        yield
    except KgTimelineError as error:
        _leave(exit_code(error), str(error))
    except BrokenPipeError:
        _drop_output()
        _leave(CLOSED_PIPE)
    except OSError as error:
        _drop_output()
        _leave(UNREADABLE, _said(error))
    except KeyboardInterrupt:
        _leave(INTERRUPTED, "interrupted")


def _prepare_output() -> None:
    """See to it that there is a standard output, and that it takes every letter."""
    if getattr(sys, "stdout", None) is None:
        _leave(UNREADABLE, "standard output is closed; let it lead to a file or a pipe")
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Let what is left in the buffer go somewhere, or the interpreter complains when it ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _said(error: OSError) -> str:
    """Say what the system refused; where it names no file, it was standard output."""
    reason = (error.strerror or str(error)).lower()
    if error.filename is None:
        return f"can't write to standard output: {reason}; let it lead somewhere else"
    return f"can't use {os.fsdecode(error.filename)!r}: {reason}; check the path"


def _leave(code: int, message: str = "") -> NoReturn:
    """End the program with an exit code, and a message on standard error."""
    if message:
        click.echo(f"kgtimeline: {message}", err=True)
    raise click.exceptions.Exit(code)


def exit_code(error: KgTimelineError) -> int:
    """Tell which exit code an error of the library stands for."""
    if isinstance(error, DatasetInvalidError):
        return FINDINGS
    if isinstance(error, DatasetReadError | DatasetWriteError | ResourceMissingError):
        return UNREADABLE
    return USAGE


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="kgtimeline")
def main() -> None:
    """Timelines you can defend: dated events, their evidence, and honest answers about time.

    Commands that read a timeline take a FILE (.json or .jsonl), - for standard input, or nothing for the
    dataset that comes with the package. query, stats and tables take several, and folders of tables.
    """


for command in (
    validate,
    verify,
    query,
    show,
    timeline,
    explain,
    citation,
    actors,
    offices,
    sources,
    stats,
    as_of,
    attribution,
    corroboration,
    conflicts,
    settle,
    duplicates,
    diff,
    thread,
    threads,
    tighten,
    date,
    resolve,
    find,
    rules,
    cite,
    init,
    schema,
    format_,
    tables,
    page,
    plot,
):
    main.add_command(command)
