"""A bar on standard error while a large file is read."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

LARGE_FILE_BYTES = 5_000_000
"""From this size on a progress bar is worth its line."""


@contextmanager
def progress(label: str, size: int) -> Iterator[Callable[[int, int], None] | None]:
    """Show a bar if there is much to do and somebody to see it.

    Args:
        label: What is done, such as `loading events.jsonl`.
        size: Bytes of the file; 0 if not known.

    Yields:
        What to tell the steps done and the steps in all, None if no bar is shown.
    """
    if size < LARGE_FILE_BYTES or not getattr(sys.stderr, "isatty", bool)():
        yield None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def tell(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield tell
