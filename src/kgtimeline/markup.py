"""Values to small, escaped HTML, and to text that no terminal obeys. Imports nothing of the package."""

from collections.abc import Iterable, Sequence
from html import escape
from unicodedata import category

_KEPT = "\u200c\u200d\t\n\r"
"""What letters of some scripts and emoji are joined and kept apart with, and ends of lines."""


class Html(str):
    """HTML that a function of this module has made, every value in it escaped."""

    __slots__ = ()


def text(value: object) -> Html:
    r"""Write a value as HTML text: nothing in it can become a tag or leave an attribute.

    What would change the order of letters beside it, or can't be seen, is shown as its escape.

    Args:
        value: Anything; what this module has made stays as it is.

    Example:
        >>> text('<b title="x">')
        '&lt;b title=&quot;x&quot;&gt;'
        >>> text("a\u202eb"), text(items(["x"])) == items(["x"])
        ('a\\u202eb', True)
    """
    if isinstance(value, Html):
        return value
    found = str(value)
    if not found.isprintable():
        found = "".join([char if _shown(char) else char.encode("unicode_escape").decode() for char in found])
    return Html(escape(found, quote=True))


def _shown(char: str) -> bool:
    """Tell whether a character may stand in HTML text; every sort of space may."""
    return char.isprintable() or char in _KEPT or category(char) == "Zs"


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


def table(caption: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Html:
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
    return Html(
        f"<table><caption>{text(caption)}</caption>"
        f"<thead>{_row('th', header)}</thead><tbody>{body}</tbody></table>"
    )


def terms(pairs: Iterable[tuple[str, object]]) -> Html:
    """Write names with their values; a value that is None or empty is left out, its name too.

    Example:
        >>> terms([("kind", "letter"), ("place", None)])
        '<dl><dt>kind</dt><dd>letter</dd></dl>'
    """
    inside = "".join(
        [
            f"<dt>{text(name)}</dt><dd>{text(value)}</dd>"
            for name, value in pairs
            if value is not None and value != ""
        ]
    )
    return Html(f"<dl>{inside}</dl>" if inside else "")


def unbroken(value: object) -> Html:
    """Write a value that stays on one line, such as a date.

    Example:
        >>> unbroken("[..2024-10-16]")
        '<span style="white-space:nowrap">[..2024-10-16]</span>'
    """
    return Html(f'<span style="white-space:nowrap">{text(value)}</span>')


def items(values: Iterable[object], *, ordered: bool = False) -> Html:
    """Write a list; nothing if it has no items.

    Example:
        >>> items(["<a>", "b"]), items([])
        ('<ul><li>&lt;a&gt;</li><li>b</li></ul>', '')
    """
    tag = "ol" if ordered else "ul"
    inside = "".join([f"<li>{text(value)}</li>" for value in values])
    return Html(f"<{tag}>{inside}</{tag}>" if inside else "")


def tree(lines: Iterable[tuple[int, str]]) -> Html:
    """Write lines as lists in lists, by how deep each stands; the first ones stand at 0.

    Example:
        >>> tree([(0, "a"), (1, "b"), (0, "c")])
        '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>'
    """
    found, depth = [], -1
    for wanted, line in lines:
        # no line stands more than one step deeper than the one above it
        level = min(wanted, depth + 1)
        found.append("<ul>" if level > depth else "</li>" + "</ul></li>" * (depth - level))
        found.append(f"<li>{text(line)}")
        depth = level
    return Html("".join([*found, "</li></ul>" * (depth + 1)]))


def section(title: str, *parts: object) -> Html:
    """Write parts under a heading; texts among them become paragraphs.

    Example:
        >>> section("A & B", "none", items(["x"]))
        '<section><h4>A &amp; B</h4><p>none</p><ul><li>x</li></ul></section>'
    """
    inside = "".join([part if isinstance(part, Html) else f"<p>{text(part)}</p>" for part in parts if part])
    return Html(f"<section><h4>{text(title)}</h4>{inside}</section>")


class Printed:
    """What prints as lines of text and shows the same lines in a notebook.

    Example:
        >>> class Note(Printed):
        ...     def __str__(self):
        ...         return "a < b"
        >>> Note()._repr_html_()
        '<pre>a &lt; b</pre>'
    """

    __slots__ = ()

    def _repr_html_(self) -> Html:
        """Show the text in a notebook."""
        return Html(f"<pre>{text(self)}</pre>")


def _row(tag: str, cells: Sequence[object]) -> str:
    inside = "".join(f"<{tag}>{'' if cell is None else text(cell)}</{tag}>" for cell in cells)
    return f"<tr>{inside}</tr>"
