"""What became of a stretch whose hash no longer fits: moved, or glued from two."""

import hashlib
from collections.abc import Iterator

from kgtimeline.checks.texts import cuts_word, sha256
from kgtimeline.model.reports import Span

MOST_TRIALS = 400_000
"""Hashes that are tried for one span before a search is given up."""
_JOINTS = ("", " ", "...", " ... ", "…", " … ")
"""What people put between two stretches that they glue together."""


def find_moved(text: str, span: Span) -> int | None:
    """Find where else in a text the stretch of a span stands, the nearest first.

    Args:
        text: The whole text.
        span: A span whose hash does not fit its place.

    Returns:
        The start of the stretch, None if it stands nowhere.

    Example:
        >>> find_moved("well, yes", Span(start=0, end=3, sha256=sha256("yes")))
        6
    """
    length = span.end - span.start
    starts = sorted(range(len(text) - length + 1), key=lambda start: abs(start - span.start))
    for start in starts[:MOST_TRIALS]:
        if sha256(text[start : start + length]) == span.sha256:
            return start
    return None


def find_glued(text: str, span: Span) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Find two stretches that a span's hash was made of, the first of which starts where the span does.

    The second one stands at the end of the span, or anywhere with the span as long
    as both together. Only whole words are tried, and a bounded number of them.

    Args:
        text: The whole text.
        span: A span whose hash does not fit its place.

    Returns:
        Both stretches, None if nothing of the sort fits.

    Example:
        >>> find_glued("one two three", Span(start=0, end=13, sha256=sha256("one three")))
        ((0, 3), (7, 13))
    """
    for trials, (first, joint, second) in enumerate(_pairs(text, span)):
        if trials >= MOST_TRIALS:
            return None
        head = hashlib.sha256((text[slice(*first)] + joint).encode("utf-8", "surrogateescape"))
        head.update(text[slice(*second)].encode("utf-8", "surrogateescape"))
        if head.hexdigest() == span.sha256:
            return first, second
    return None


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
