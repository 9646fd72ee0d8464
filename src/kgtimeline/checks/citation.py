"""From typed words to the span of the one stretch of a text where they stand."""

import difflib
from collections.abc import Iterator

from kgtimeline.checks.texts import cuts_word, fold_spaces, sha256, word_around
from kgtimeline.errors import CitationError
from kgtimeline.model.reports import Span

CONTEXT_CHARACTERS = 30
"""How much of the text is shown on each side of a place."""


def cite(text: str, words: str) -> Span:
    r"""Find words exactly once in a text and measure their span.

    Use it to write evidence: no-break spaces of the text match typed spaces, and the
    offsets and the hash are those of the unchanged text. A place where the words
    are part of longer words does not count.

    Args:
        text: The whole text of a source.
        words: The stretch, as it stands there.

    Returns:
        The span of the stretch.

    Raises:
        CitationError: If the words stand nowhere, in several places, or only inside longer words; it shows
            the places, or the nearest stretch.

    **Units**: Unicode code points from 0.

    Example:
        >>> cite("a letter of 12\u00a0February", "12 February").start
        12
        >>> cite("aid and more aid", "aid")
        Traceback (most recent call last):
        ...
        kgtimeline.errors.CitationError: can't cite 'aid': it stands in 2 places; add words before or after it
          line 1: [aid] and more aid
          line 1: aid and more [aid]
    """
    folded, wanted = fold_spaces(text), fold_spaces(words)
    if not wanted.strip():
        raise CitationError(words, "there are no words in it", (), "give the words to find")
    starts = list(_occurrences(folded, wanted))
    whole = [s for s in starts if not cuts_word(text, s) and not cuts_word(text, s + len(wanted))]
    if len(whole) == 1:
        start, end = whole[0], whole[0] + len(wanted)
        return Span(start=start, end=end, sha256=sha256(text[start:end]))
    if whole:
        places = [_place(text, start, start + len(wanted)) for start in whole]
        raise CitationError(
            words, f"it stands in {len(whole)} places", places, "add words before or after it"
        )
    if starts:
        start, end = starts[0], starts[0] + len(wanted)
        cut = word_around(text, start if cuts_word(text, start) else end)
        raise CitationError(
            words, f"it cuts the word {cut!r}", [_place(text, start, end)], "take whole words"
        )
    nearest = _nearest(folded, wanted)
    places = [_place(text, *nearest)] if nearest else []
    hint = "the nearest stretch is" if nearest else "check that this is the text"
    raise CitationError(words, "it stands nowhere in the text", places, hint)


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    """Find every place of a stretch, overlapping ones too."""
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + 1)


def _place(text: str, start: int, end: int) -> tuple[int, str]:
    """Show a stretch in its context: the line it begins on, and what stands around it."""
    before = text[max(0, start - CONTEXT_CHARACTERS) : start]
    after = text[end : end + CONTEXT_CHARACTERS]
    shown = f"{before}[{text[start:end]}]{after}"
    return text.count("\n", 0, start) + 1, " ".join(shown.split())


def _nearest(text: str, wanted: str) -> tuple[int, int] | None:
    """Find the stretch that has most in common with the words, widened to whole words."""
    matcher = difflib.SequenceMatcher(None, text.casefold(), wanted.casefold(), autojunk=False)
    if len(text.casefold()) != len(text):
        matcher.set_seq1(text)
    match = matcher.find_longest_match()
    if match.size < min(3, len(wanted)):
        return None
    start = max(0, match.a - match.b)
    end = min(len(text), start + len(wanted))
    while cuts_word(text, start):
        start -= 1
    while cuts_word(text, end):
        end += 1
    return start, end
