"""The two scanners of the standard library's JSON that run in C, with their types.

They are what `json.loads` is made of, have the same names since Python 2.6, and are
missing from typeshed.
"""

from collections.abc import Callable
from json import JSONDecoder, decoder

scan_string: Callable[[str, int, bool], tuple[str, int]] = decoder.scanstring  # type: ignore[attr-defined]
"""Text, offset after the opening quote, whether control characters are refused -> value, end."""

_scan_value: Callable[[str, int], tuple[object, int]]
_scan_value = JSONDecoder(object_pairs_hook=len, strict=False).scan_once  # type: ignore[attr-defined]


def skip_value(text: str, offset: int) -> int:
    """Give the offset after the JSON value that starts at `offset`.

    Raises:
        ValueError: If no value stands there.
        RecursionError: If it is nested too deep for the standard library.

    Example:
        >>> skip_value("[1, [2]] x", 0)
        8
    """
    try:
        return _scan_value(text, offset)[1]
    except StopIteration:
        raise ValueError(f"no value at {offset}") from None
