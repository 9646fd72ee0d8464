"""What became of a stretch whose hash no longer fits: moved, or glued from two."""

import hashlib
from collections.abc import Iterator
from itertools import islice
from typing import TypeVar

from kgtimeline.checks.texts import cuts_word, sha256
from kgtimeline.model.reports import Span

Candidate = TypeVar("Candidate")

MOST_TRIALS = 400_000
"""Hashes that are tried for one span before its search is given up."""
MOST_TRIALS_IN_ALL = 8_000_000
"""Hashes that are tried for all spans of a check: about ten seconds."""
MOST_SHIFT = 24
"""Code points by which either end alone may be off."""
_JOINTS = ("", " ", "...", " ... ", "…", " … ")
"""What people put between two stretches that they glue together."""


class Search:
    """Looks for the stretches of spans whose hashes don't fit, for a bounded time in all.

    If every text of a large dataset has changed, most spans are wrong; the first of
    them are explained in full, the others are only told.

    Args:
        trials: How many hashes may be tried in all.
    """

    __slots__ = ("trials",)

    def __init__(self, trials: int = MOST_TRIALS_IN_ALL) -> None:
        """Note how long the search may go on."""
        self.trials = trials

    def find_moved(self, text: str, span: Span) -> tuple[int, int] | None:
        """Find where else in a text the stretch of a span stands, the nearest first.

        A stretch of the same length is looked for in the whole text; one of another
        length only near the span, as if one end had been mistyped.

        Args:
            text: The whole text.
            span: A span whose hash does not fit its place.

        Returns:
            Start and end of the stretch, None if it was not found.

        Example:
            >>> Search().find_moved("well, yes", Span(start=0, end=3, sha256=sha256("yes")))
            (6, 9)
        """
        places = self._bounded(_places(len(text), span))
        return next(((a, b) for a, b in places if sha256(text[a:b]) == span.sha256), None)

    def find_glued(self, text: str, span: Span) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Find two stretches that a span's hash was made of; the first one starts where the span does.

        The second one stands at the end of the span, or anywhere with the span as long
        as both together. Only whole words are tried, and each stretch has one at least.

        Args:
            text: The whole text.
            span: A span whose hash does not fit its place.

        Returns:
            Both stretches, None if nothing of the sort was found.

        Example:
            >>> Search().find_glued("one two three", Span(start=0, end=13, sha256=sha256("one three")))
            ((0, 3), (7, 13))
        """
        for first, joint, second in self._bounded(_pairs(text, span)):
            head = hashlib.sha256((text[slice(*first)] + joint).encode("utf-8", "surrogateescape"))
            head.update(text[slice(*second)].encode("utf-8", "surrogateescape"))
            if (
                head.hexdigest() == span.sha256
                and _is_word(text[slice(*first)])
                and _is_word(text[slice(*second)])
            ):
                return first, second
        return None

    def _bounded(self, candidates: Iterator[Candidate]) -> Iterator[Candidate]:
        """Give candidates until the trials for one span, or those in all, are used up."""
        for candidate in islice(candidates, MOST_TRIALS):
            if self.trials <= 0:
                return
            self.trials -= 1
            yield candidate


def _places(size: int, span: Span) -> Iterator[tuple[int, int]]:
    """Give the places where a stretch may stand: as long as the span anywhere, else near it."""
    length = span.end - span.start
    last = size - length
    for away in range(max(span.start, last - span.start) + 1):
        for start in dict.fromkeys((span.start - away, span.start + away)):
            if 0 <= start <= last:
                yield start, start + length
    shifts = sorted(range(-MOST_SHIFT, MOST_SHIFT + 1), key=abs)
    for a in shifts:
        for b in shifts:
            start, end = span.start + a, span.end + b
            if a != b and 0 <= start < end <= size:
                yield start, end


def _pairs(text: str, span: Span) -> Iterator[tuple[tuple[int, int], str, tuple[int, int]]]:
    """Make the pairs of stretches that a span may have been glued from."""
    start, end = span.start, min(span.end, len(text))
    cuts = [k for k in range(start + 1, end) if not cuts_word(text, k)]
    for first_end in cuts:
        for second_start in cuts:
            if second_start > first_end:
                for joint in _JOINTS:
                    yield (start, first_end), joint, (second_start, end)
    borders = [k for k in range(len(text)) if not cuts_word(text, k)]
    for first_end in cuts:
        for joint in _JOINTS:
            rest = end - first_end - len(joint)
            for second_start in borders:
                if rest > 0 and second_start + rest <= len(text):
                    yield (start, first_end), joint, (second_start, second_start + rest)


def glues(text: str, expression: str) -> bool:
    """Say whether an expression stands nowhere in a text, but two parts of it do, one after the other.

    Example:
        >>> glues("in July of the last year", "July last year"), glues("in July of last year", "June")
        (True, False)
    """
    if expression in text:
        return False
    for k in range(1, len(expression)):
        head, tail = expression[:k].rstrip(" .…"), expression[k:].lstrip(" .…")
        if not head or not tail or cuts_word(expression, k) or not (_is_word(head) and _is_word(tail)):
            continue
        at = text.find(head)
        if at >= 0 and text.find(tail, at + len(head)) >= 0:
            return True
    return False


def _is_word(text: str) -> bool:
    return any(char.isalnum() for char in text)
