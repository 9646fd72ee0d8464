"""The program `kgtimeline`: its commands, and what becomes of errors.

Exit codes: 0 fine (an empty answer too); 1 findings, or a difference; 2 usage,
unknown or ambiguous names; 3 the bytes can't be had or written; 130 Ctrl-C; 141 closed pipe.
"""

import os
import sys
from typing import Any

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

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; no error of the library, closed pipe or Ctrl-C ends in a traceback."""
        try:
            answer = super().invoke(ctx)
            sys.stdout.flush()
        except KgTimelineError as error:
            click.echo(f"kgtimeline: {error}", err=True)
            ctx.exit(exit_code(error))
        except BrokenPipeError:
            # What is left in the buffer must go somewhere, or the interpreter complains when it ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(CLOSED_PIPE)
        except KeyboardInterrupt:
            click.echo("kgtimeline: interrupted", err=True)
            ctx.exit(INTERRUPTED)
        return answer


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
