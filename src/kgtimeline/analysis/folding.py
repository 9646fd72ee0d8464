"""Text folded into columns: by words, by the columns that letters take, nothing cut."""

from collections.abc import Iterator
from unicodedata import category, east_asian_width

HANGING = "  "
"""What stands before the second and all further lines."""
LEAST_HANGING = 20
"""In narrower columns no line hangs."""
_WIDE = frozenset("WF")
_NO_COLUMN = frozenset({"Mn", "Me"})


def width_of(text: str) -> int:
    """Count the columns that a text takes on a terminal.

    Use it on text without control characters.

    **Source**: Unicode Standard Annex 11, East Asian Width.

    Example:
        >>> width_of("Жапаров"), width_of("会议"), width_of("и\u0306")
        (7, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def fold(text: str, width: int) -> Iterator[str]:
    """Break a text into lines of at most so many columns, between words where that can be.

    Args:
        text: A text on one line.
        width: Columns, at least 2.

    Yields:
        The lines. **Shape**: at least one; the second and all further ones hang by two
        columns, if there are columns enough.

    Example:
        >>> list(fold("replies to the-first-letter-of-all: 26 days", 26))
        ['replies to', '  the-first-letter-of-all:', '  26 days']
        >>> list(fold("the-first-letter", 12))
        ['the-first-', 'letter']
    """
    before = HANGING if width >= LEAST_HANGING else ""
    line, taken = "", 0
    for word in text.split():
        if line and taken + 1 + width_of(word) <= width:
            line, taken = f"{line} {word}", taken + 1 + width_of(word)
            continue
        if line:
            yield line
        *full, last = _pieces(word, width - len(before))
        hanging = before if line else ""
        for piece in full:
            yield hanging + piece
            hanging = before
        line = hanging + last
        taken = width_of(line)
    yield line


def _pieces(word: str, width: int) -> Iterator[str]:
    """Break a word that is too long, after a hyphen if there is one."""
    while width_of(word) > width:
        end = taken = 0
        while taken + _width(word[end]) <= width:
            taken += _width(word[end])
            end += 1
        end = word.rfind("-", 0, end) + 1 or end
        yield word[:end]
        word = word[end:]
    yield word


def _width(char: str) -> int:
    """Count the columns of one character."""
    if char.isascii():
        return 1
    if category(char) in _NO_COLUMN:
        return 0
    return 2 if east_asian_width(char) in _WIDE else 1
