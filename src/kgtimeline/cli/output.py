"""How commands print: tables for people; JSON, JSON Lines and CSV for programs."""

import io
import json
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from kgtimeline.markup import printable

PIPED_WIDTH = 120
"""Columns of a table that no terminal shows."""
STYLES: Mapping[str, str] = {
    "year": "bold underline",
    "month": "bold",
    "label": "bold",
    "mark": "cyan",
    "date": "cyan",
    "told": "dim",
    "maybe": "yellow",
    "count": "dim",
    "legend": "dim",
}
"""How a terminal shows the parts of a drawing; what has no style stands plain."""


def terminal_width() -> int | None:
    """Give the columns of the terminal; None if what is printed goes elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def can_print(signs: str) -> bool:
    """Tell whether signs can be written in the encoding of standard output."""
    try:
        signs.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def echo_drawing(lines: Iterable[Sequence[tuple[str, str]]]) -> None:
    """Print lines of parts, each with its style: coloured on a terminal, bare text elsewhere.

    Args:
        lines: The lines; each part is a text and the name of its style.
    """
    if not sys.stdout.isatty():
        for line in lines:
            click.echo("".join([text for text, _ in line]).rstrip())
        return
    from rich.console import Console
    from rich.text import Text

    # What is drawn fits already: the console must neither fold it nor read marks into it.
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    for line in lines:
        parts = [(text, STYLES.get(style, "")) for text, style in line]
        console.print(Text.assemble(*parts), soft_wrap=True)


def echo_exact(text: str) -> None:
    """Print a text for programs as it is: in UTF-8 whatever the terminal wants, with nothing taken out."""
    click.echo(text.encode(), nl=False)


def echo_written(output: Path, said: str) -> None:
    """Say that a file is written; on standard error, if standard output may be where it went."""
    from kgtimeline.dataset.writer import is_stream

    click.echo(f"wrote {output}: {said}", err=is_stream(output))


def echo_json(value: Any) -> None:
    """Print a value as indented JSON, letters unescaped."""
    echo_exact(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def echo_json_lines(values: Iterable[Any]) -> None:
    """Print one value a line as compact JSON."""
    for value in values:
        echo_exact(json.dumps(value, ensure_ascii=False) + "\n")


def echo_csv(header: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Print rows as CSV (RFC 4180, but with line feeds); lists are joined by `; `, None is empty."""
    lines = [header, *([_cell(row.get(key)) for key in header] for row in rows)]
    echo_exact("".join(f"{','.join(map(_quoted, line))}\n" for line in lines))


def _quoted(cell: str) -> str:
    """Quote a cell of CSV that needs it; the module csv forgets carriage returns before Python 3.13."""
    if not any(sign in cell for sign in ',"\r\n'):
        return cell
    return '"' + cell.replace('"', '""') + '"'


def echo_rows(
    format_: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str], shown: Mapping[str, str]
) -> None:
    """Print flat rows, each with an `id`, in the format that was asked for.

    Args:
        format_: `table`, `json`, `jsonl`, `csv` or `ids`.
        rows: The rows.
        columns: The columns of the CSV.
        shown: The columns of the table, from their keys to how they are called there.
    """
    if format_ == "ids":
        click.echo("".join(f"{row['id']}\n" for row in rows), nl=False)
    elif format_ == "json":
        echo_json(rows)
    elif format_ == "jsonl":
        echo_json_lines(rows)
    elif format_ == "csv":
        echo_csv(columns, rows)
    else:
        echo_table(
            [*shown.values()], ([_cell(row[key]) for key in shown] for row in rows), empty="nothing to list"
        )


def _cell(value: Any) -> str:
    """Write one value into one cell."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return str(value)


def echo_table(header: Sequence[str], rows: Iterable[Sequence[str]], *, empty: str) -> None:
    """Print a table for people: coloured and fitted on a terminal, plain and wide in a pipe.

    Args:
        header: Names of the columns.
        rows: One text a cell; a cell that is too wide is folded, never cut. What would
            move the cursor or turn the letters around is shown as its escape.
        empty: What to say if there are no rows.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in header:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*[Text(printable(" ".join(cell.split()))) for cell in row])
    if not table.row_count:
        click.echo(empty)
        return
    console = Console(file=sys.stdout, soft_wrap=False, highlight=False)
    if not console.is_terminal:
        console = Console(file=io.StringIO(), width=PIPED_WIDTH, highlight=False, color_system=None)
        console.print(table)
        text = console.file.getvalue()  # type: ignore[attr-defined]  # it is the StringIO of the line above
        click.echo("\n".join(line.rstrip() for line in text.splitlines()))
        return
    console.print(table)
