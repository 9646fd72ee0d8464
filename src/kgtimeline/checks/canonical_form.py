"""Whether a file is written in canonical form, and where it first is not."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise, zip_longest

from kgtimeline.checks.codes import problem
from kgtimeline.dataset.canonical import iter_line_values, order_key
from kgtimeline.dataset.layout import render_line
from kgtimeline.dataset.writer import render
from kgtimeline.errors import Problem
from kgtimeline.model.document import Document

_SHOWN_CHARACTERS = 40


def check_canonical(text: str, document: Document, *, is_lines: bool) -> Iterator[Problem]:
    """Find the first place where a text differs from the canonical one.

    Use it on a text that was read without an error. JSON Lines are compared line by
    line, so that a file far from canonical form costs nothing.

    Args:
        text: The text of the file.
        document: What was read from it.
        is_lines: Whether it is JSON Lines.

    Yields:
        At most one warning, with its line and column.
    """
    if (row := _out_of_order(document)) is not None:
        here, following = document.events[row].id, document.events[row + 1].id
        message = f"the event {here!r} comes after {following!r} in canonical order"
        yield problem("not-canonical", message, f"/events/{row}", event=here)
        return
    canonical = map(render_line, iter_line_values(document)) if is_lines else _lines(render(document))
    for number, (ours, theirs) in enumerate(zip_longest(canonical, _lines(text), fillvalue=""), 1):
        if ours != theirs:
            yield _difference(number, ours, theirs)
            return


def _out_of_order(document: Document) -> int | None:
    """Find the first event that comes after the next one."""
    keys = map(order_key, document.events)
    return next((row for row, (one, other) in enumerate(pairwise(keys)) if one > other), None)


def _lines(text: str) -> Iterable[str]:
    """Cut a text after every line feed, and only there."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _difference(number: int, ours: str, theirs: str) -> Problem:
    """Word the first difference."""
    column = next(
        (i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs))
    )
    message = _said(ours[column:], theirs[column:])
    return replace(problem("not-canonical", message), line=number, column=column + 1)


def _said(ours: str, theirs: str) -> str:
    """Say how the rest of a line differs from the canonical one."""
    if theirs.startswith("\r"):
        return "the line ends with a carriage return; in canonical form it ends with a line feed alone"
    if not theirs and ours == "\n":
        return "the file ends without a line feed; the canonical form ends with one"
    shown = ours.rstrip("\n")[:_SHOWN_CHARACTERS].rstrip()
    if shown:
        return f"from here on the canonical form has {shown!r}"
    return "the line ends here in canonical form" if ours else "the canonical form ends here"
