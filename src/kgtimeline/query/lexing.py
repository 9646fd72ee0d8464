"""The pieces of a query in words, and the errors that say where one goes wrong."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from kgtimeline.errors import DateRangeError, DateSyntaxError, QuerySyntaxError
from kgtimeline.query.nodes import Predicate

MOST_SHOWN = 30
"""Characters of a value that stand in a mend."""

_BLANKS = re.compile(r"\s*")
_QUOTED = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_QUOTES_OF_PRINT = "“”„«»‘’'"


class Piece(NamedTuple):
    """A value as it stands in a query.

    Args:
        value: What is meant: without quotes, and what a backslash saves as it is.
        raw: What is written.
        start: Where it begins in the query, in code points.
    """

    value: str
    raw: str
    start: int

    @property
    def bare(self) -> bool:
        """Whether it stands without quotes."""
        return self.raw[:1] != '"'

    def place(self, position: int) -> int:
        r"""Say where in the query a place of the value lies.

        Example:
            >>> Piece('"a" b', r'"\\"a\\" b"', 10).place(4)
            17
        """
        if self.bare:
            return self.start + position
        at = 1
        for _ in range(min(position, len(self.value))):
            at += 2 if self.raw[at] == "\\" else 1
        return self.start + at


class Scanner:
    """A query in words, and how far it has been read.

    Args:
        text: The query.
    """

    __slots__ = ("at", "text")

    def __init__(self, text: str) -> None:
        """Begin at the beginning."""
        self.text = text
        self.at = 0

    def ended(self) -> bool:
        """Skip blanks, and say whether nothing follows."""
        self._skip()
        return self.at >= len(self.text)

    def sign(self, sign: str) -> bool:
        """Skip blanks, and take a sign if it stands here."""
        self._skip()
        found = self.text.startswith(sign, self.at)
        self.at += len(sign) if found else 0
        return found

    def keyword(self, word: str) -> bool:
        """Skip blanks, and take a keyword if it stands here as a word of its own."""
        self._skip()
        stop = self.at + len(word)
        after = self.text[stop : stop + 1]
        found = self.text.startswith(word, self.at) and (after in '()-"' or after.isspace())
        self.at = stop if found else self.at
        return found

    def match(self, pattern: "re.Pattern[str]") -> "re.Match[str] | None":
        """Take what a pattern finds here; it must not find what is empty."""
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return found

    def value(self, stops: str = "", hint: str | None = None) -> Piece:
        """Take a value: in quotes, or up to a blank, a bracket, a quote or a stop.

        Args:
            stops: Further characters that end a value without quotes.
            hint: The mend if there is none.
        """
        start = self.at
        if self.text.startswith('"', start):
            found = self.match(_QUOTED)
            if found is None:
                raise self.fault(start, 'a closing "', r"close the quote; inside of it write \" for a quote")
            return Piece(_ESCAPED.sub(r"\1", found[1]), found[0], start)
        found = self.match(_bare(stops))
        if found is None:
            raise self.fault(start, "a value", hint or "put it right after the sign, without a blank")
        return Piece(found[0], found[0], start)

    def word(self, stops: str = "") -> str:
        """Give the word that stands here, for a message; empty at a bracket or the end."""
        found = _bare(stops).match(self.text, self.at)
        return found[0] if found else ""

    def fault(self, at: int, expected: str, hint: str | None = None) -> QuerySyntaxError:
        """Make the error that points to a place."""
        return QuerySyntaxError(self.text, at, expected, hint)

    def make(self, function: Callable[..., Predicate], piece: Piece, *others: Any, **options: Any) -> Any:
        """Make a leaf; what is wrong with the value is told at its place in the query."""
        try:
            return function(*others, **options)
        except QuerySyntaxError as error:
            raise self.fault(piece.place(error.position), error.expected, error.hint) from None
        except DateSyntaxError as error:
            hint = error.hint or "write an EDTF value such as 2024-02-12, 2024-02 or 2023/2024"
            raise self.fault(piece.place(error.position), error.expected, hint) from None
        except DateRangeError as error:
            raise self.fault(piece.start, "a stretch of days", f"{error.reason}; {error.hint}") from None

    def _skip(self) -> None:
        found = _BLANKS.match(self.text, self.at)
        self.at = found.end() if found else self.at


def shown(value: str) -> str:
    """Cut a value to a length that fits into a mend.

    Example:
        >>> shown("x" * 100)
        'xxxxxxxxxxxxxxxxxxxxxxxxxxx...'
    """
    return value if len(value) <= MOST_SHOWN else f"{value[: MOST_SHOWN - 3]}..."


def quoted_in_print(value: str) -> bool:
    """Say whether a value begins with a quote that is none here, such as a curly one."""
    return value[:1] in _QUOTES_OF_PRINT and value != ""


@lru_cache(maxsize=8)
def _bare(stops: str) -> "re.Pattern[str]":
    return re.compile(rf'[^\s()"{re.escape(stops)}]+')
