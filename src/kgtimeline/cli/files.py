"""The commands that make and mend files: `init`, `schema`, `format`."""

import io
from pathlib import Path
from typing import IO, Any

import click

from kgtimeline.cli.inputs import INPUT, STANDARD_INPUT, file_or_input
from kgtimeline.cli.output import echo_exact
from kgtimeline.cli.progress import progress

STARTER = """\
{
  "schema_version": "1.0",
  "dataset": {"id": "mine", "title": "My timeline"},
  "actors": [
    {"id": "embassy", "type": "organisation", "name": "The Embassy"},
    {"id": "ministry", "type": "organisation", "name": "The Ministry"}
  ],
  "events": [
    {
      "id": "first-letter",
      "kind": "letter",
      "title": "The ministry writes to the embassy",
      "date": "2024-03",
      "participants": [{"actor": "ministry", "role": "sender"}, {"actor": "embassy", "role": "recipient"}]
    }
  ]
}
"""
"""What `init` writes: the smallest timeline that shows every required key, in canonical form."""


@click.command(short_help="Write a small timeline to begin with.")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True, readable=False))
def init(file: Path) -> None:
    """Write a small timeline to FILE, to begin with; JSON Lines if it ends in .jsonl or .ndjson.

    A file that is already there stays as it is. With - the timeline is printed.
    """
    from kgtimeline.dataset.writer import is_lines_name, write
    from kgtimeline.timeline import load as load_timeline

    if str(file) == STANDARD_INPUT:
        echo_exact(STARTER)
        return
    if file.exists():
        raise click.UsageError(f"{str(file)!r} is already there; name a new file")
    write(file, load_timeline(STARTER.encode()).render(lines=is_lines_name(file)))
    click.echo(f"wrote {file}: edit it, then run: kgtimeline validate {file}")


@click.command(short_help="Print or check the JSON Schema.")
@click.option(
    "--event", is_flag=True, help="The schema of one event (a line of JSON Lines) instead of the whole."
)
@click.option(
    "--check", is_flag=True, help="Compare the shipped schemas with the models; exit 1 if they differ."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, readable=False), help="Write both into this folder."
)
def schema(*, event: bool, check: bool, output: Path | None) -> None:
    """Print the JSON Schema (2020-12) of the format, as generated from the models."""
    from kgtimeline._resources import schema_path
    from kgtimeline.dataset.writer import write
    from kgtimeline.schema import SCHEMA_NAMES, render_schema

    if check:
        stale = [
            name
            for name in SCHEMA_NAMES
            if schema_path(name).read_text(encoding="utf-8") != render_schema(name)
        ]
        if stale:
            raise _Difference(
                f"the schema of {' and '.join(stale)} differs from the models; run: make format"
            )
        click.echo("the schemas agree with the models")
    elif output:
        _make_folder(output)
        for name in SCHEMA_NAMES:
            write(output / f"{name}.schema.json", render_schema(name))
    else:
        echo_exact(render_schema("event" if event else "timeline"))


def _make_folder(folder: Path) -> None:
    """Make a folder that may be there already."""
    from kgtimeline.errors import DatasetWriteError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        reason = "a file is in the way"
        raise DatasetWriteError(str(folder), reason, "name another folder") from error
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise DatasetWriteError(str(folder), reason, "name another folder") from error


@click.command("format", short_help="Bring a file into canonical form.")
@click.argument("file", type=INPUT)
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if the file is not in its one form.")
def format_(file: str, *, check: bool) -> None:
    """Bring FILE into canonical form: order, key order, line breaks, nothing empty.

    JSON stays JSON and JSON Lines stay JSON Lines, whatever the file is called. With - the canonical form of
    standard input is printed.
    """
    from kgtimeline.dataset.writer import write

    before, after = _both_forms(file)
    if file == STANDARD_INPUT and not check:
        echo_exact(after)
    elif after.encode() == before:
        click.echo(f"{file} is in canonical form")
    elif check:
        raise _Difference(f"{file} is not in canonical form; run: kgtimeline format {file}")
    else:
        write(file, after)
        click.echo(f"formatted {file}")


def _both_forms(file: str) -> tuple[bytes, str]:
    """Give what stands in a file, and its canonical form: JSON or JSON Lines, whichever it is."""
    from kgtimeline.dataset.source_bytes import read_bytes
    from kgtimeline.dataset.text import DatasetText
    from kgtimeline.timeline import load as load_timeline

    before, name = read_bytes(file_or_input(file))
    with progress(f"loading {file}", len(before)) as tell:
        timeline = load_timeline(_Named(before, name), progress=tell)
    return before, timeline.render(lines=DatasetText(before).is_lines)


class _Named(io.BytesIO):
    """Bytes that were read already, with the name that messages give them."""

    def __init__(self, data: bytes, name: str | None) -> None:
        super().__init__(data)
        self.name = name


class _Difference(click.ClickException):
    """Two things that should be equal are not."""

    exit_code = 1

    def show(self, _file: IO[Any] | None = None) -> None:
        """Say it the way the other errors are said."""
        click.echo(f"kgtimeline: {self.message}", err=True)
