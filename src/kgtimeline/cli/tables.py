"""The command `tables`: a timeline as a folder of Parquet."""

from pathlib import Path

import click

from kgtimeline.cli.engines import files_argument, write_tables


@click.command(short_help="Write a folder of Parquet tables, for large data.")
@files_argument
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    help="The folder; tables in it go.",
)
@click.option("--partition-by-year", is_flag=True, help="Give the events of each year a folder of their own.")
def tables(files: tuple[str, ...], *, output: Path, partition_by_year: bool) -> None:
    """Write a timeline as flat Parquet tables, which query, stats and any engine take.

    One file of JSON Lines is read line by line, in memory that does not grow with it; several files are
    loaded and written as one. The folder takes its place when all is written, or not at all.
    """
    written = write_tables(files, output, partition_by_year=partition_by_year)
    order = "" if written.in_date_order else "; not in date order, which makes questions about time slower"
    click.echo(f"wrote {output}: {written.events:,} event{'' if written.events == 1 else 's'}{order}")
