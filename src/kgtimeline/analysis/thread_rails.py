"""The branches of a tree whose nodes stand one below the other in a given order."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

ASCII_RAILS = str.maketrans({"│": "|", "├": "+", "─": "-", "┄": ".", "●": "*", "○": "o"})
"""What stands for the signs where only ASCII can be printed."""


class Rails(NamedTuple):
    """What is drawn to the left of each node.

    Args:
        heads: Beside the first line of each node.
        bodies: Beside its further lines.
        width: Columns of every one of them.
    """

    heads: tuple[str, ...]
    bodies: tuple[str, ...]
    width: int


def rails(parents: Sequence[int | None], loose: Sequence[bool], most: int) -> Rails | None:
    """Draw the branches of a forest whose nodes stand in an order of their own.

    A line runs from a node down to its children, the last of which stands on it; each
    other one branches off. A line that crosses another one passes behind it.

    Args:
        parents: The row of each node's parent, above it; None for a root.
        loose: For each node whether it is tied to its parent loosely.
        most: So many lines side by side are still drawn.

    Returns:
        None if there are more lines than that.

    Example:
        >>> found = rails([None, 0, 1, 0], [False, True, False, False], 4)
        >>> for row in zip(found.heads, found.bodies):
        ...     print(row)
        ('●   ', '│   ')
        ('├┄○ ', '│ │ ')
        ('│ ● ', '│   ')
        ('●   ', '    ')
    """
    waiting = Counter(parents)
    lines: list[int | None] = []
    heads, bodies = [], []
    for row, parent in enumerate(parents):
        start = None if parent is None else lines.index(parent)
        if parent is not None:
            waiting[parent] -= 1
        if start is not None and not waiting[parent]:
            at, start = start, None
        else:
            at = _free(lines, 0 if start is None else start + 1)
        if at == len(lines):
            lines.append(None)
        heads.append(_head(lines, at, start, loose=loose[row]))
        lines[at] = row if waiting[row] else None
        bodies.append("".join("  " if line is None else "│ " for line in lines))
        while lines and lines[-1] is None:
            lines.pop()
        if max(len(lines), at + 1) > most:
            return None
    width = max(map(len, heads), default=0)
    return Rails(
        tuple([head.ljust(width) for head in heads]), tuple([body.ljust(width) for body in bodies]), width
    )


def _free(lines: Sequence[int | None], first: int) -> int:
    """Find the first place for a new line."""
    return next((at for at in range(first, len(lines)) if lines[at] is None), len(lines))


def _head(lines: Sequence[int | None], at: int, start: int | None, *, loose: bool) -> str:
    """Draw the row of a node at one place, branching off the line at another one if it does."""
    branch = "┄" if loose else "─"
    cells = [" " if line is None else "│" for line in lines]
    links = [" "] * len(lines)
    if start is not None:
        cells[start] = "├"
        links[start:at] = branch * (at - start)  # what lies between is taken, or the node would stand there
    cells[at] = "○" if loose else "●"
    return "".join(cell + link for cell, link in zip(cells, links, strict=True))
