"""Names that are close to a mistyped one, at a cost that does not grow with the dataset."""

from collections.abc import Iterable
from difflib import get_close_matches

MOST_COMPARED = 4_000
"""How many names are compared letter by letter; beyond that only those with the same beginning."""
_SHARED = 3
"""How many letters of the beginning must agree in a large dataset."""


def near_names(wanted: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Find the names that `wanted` was perhaps meant to be.

    Use it for the hint of an error, after the look-up failed.

    Args:
        wanted: What was asked for.
        names: All that could have been asked for.
        most: How many to give.

    Returns:
        The closest names, best first; empty if none is close.

    Raises:
        TypeError: If what was asked for is no text.

    Example:
        >>> near_names("japarof", ["japarov", "blinken"])
        ('japarov',)
    """
    if not isinstance(wanted, str):
        raise TypeError(
            f"ids and names are texts; give the id, not what is of type {type(wanted).__name__!r}"
        )
    pool = list(dict.fromkeys(names))
    if len(pool) > MOST_COMPARED:
        pool = [name for name in pool if name.startswith(wanted[:_SHARED])][:MOST_COMPARED]
    return tuple(get_close_matches(wanted, pool, n=most))
