"""Values to small, escaped HTML, and to text that no terminal obeys. Imports nothing of the package."""

from collections.abc import Iterable, Sequence
from html import escape


def text(value: object) -> str:
    """Write a value as HTML text: nothing in it can become a tag or leave an attribute.

    Example:
        >>> text('<b title="x">')
        '&lt;b title=&quot;x&quot;&gt;'
    """
    return escape(str(value), quote=True)


def printable(value: str) -> str:
    r"""Show what can't be printed as its escape.

    Example:
        >>> printable("Жапаров\n")
        'Жапаров\\n'
    """
    if value.isprintable():
        return value
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in value
    )


def table(caption: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table whose cells are all escaped.

    Args:
        caption: What the table is, as plain text.
        header: Names of the columns.
        rows: Cells of each row, as plain values; None is an empty cell.

    Example:
        >>> table("1 event", ["id"], [["a&b"]]).partition("<tbody>")[2]
        '<tr><td>a&amp;b</td></tr></tbody></table>'
    """
    body = "".join(_row("td", row) for row in rows)
    return (
        f"<table><caption>{text(caption)}</caption>"
        f"<thead>{_row('th', header)}</thead><tbody>{body}</tbody></table>"
    )


def _row(tag: str, cells: Sequence[object]) -> str:
    inside = "".join(f"<{tag}>{'' if cell is None else text(cell)}</{tag}>" for cell in cells)
    return f"<tr>{inside}</tr>"
