"""The commands that make and mend files: `init`, `schema`, `format`."""

from pathlib import Path
from typing import IO, Any

import click

from kgtimeline.cli.inputs import STANDARD_INPUT, load

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
@click.argument("file", type=click.Path(path_type=Path))
def init(file: Path) -> None:
    """Write a small timeline to FILE, to begin with. A file that is already there stays as it is."""
    from kgtimeline.dataset.writer import write

    if file.exists():
        raise click.UsageError(f"{str(file)!r} is already there; name a new file")
    write(file, STARTER)
    click.echo(f"wrote {file}: edit it, then run: kgtimeline validate {file}")


@click.command(short_help="Print or check the JSON Schema.")
@click.option(
    "--event", is_flag=True, help="The schema of one event (a line of JSON Lines) instead of the whole."
)
@click.option(
    "--check", is_flag=True, help="Compare the shipped schemas with the models; exit 1 if they differ."
)
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="Write both into this folder."
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
        output.mkdir(parents=True, exist_ok=True)
        for name in SCHEMA_NAMES:
            write(output / f"{name}.schema.json", render_schema(name))
    else:
        click.echo(render_schema("event" if event else "timeline"), nl=False)


@click.command("format", short_help="Bring a file into canonical form.")
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if the file is not in its one form.")
def format_(file: str, *, check: bool) -> None:
    """Bring FILE into canonical form: order, key order, line breaks, nothing empty.

    With - the canonical form of standard input is printed.
    """
    from kgtimeline.dataset.source_bytes import read_bytes
    from kgtimeline.dataset.writer import write

    if file == STANDARD_INPUT:
        click.echo(load(file).render(), nl=False)
        return
    path = Path(file)
    before, _ = read_bytes(path)
    timeline = load(file)
    after = timeline.render(lines=path.suffix == ".jsonl")
    if after.encode() == before:
        click.echo(f"{file} is in canonical form")
    elif check:
        raise _Difference(f"{file} is not in canonical form; run: kgtimeline format {file}")
    else:
        write(path, after)
        click.echo(f"formatted {file}")


class _Difference(click.ClickException):
    """Two things that should be equal are not."""

    exit_code = 1

    def show(self, _file: IO[Any] | None = None) -> None:
        """Say it the way the other errors are said."""
        click.echo(f"kgtimeline: {self.message}", err=True)
