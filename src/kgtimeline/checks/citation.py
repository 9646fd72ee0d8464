"""From typed words to the span of the one stretch of a text where they stand."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from kgtimeline.checks.texts import cuts_word, fold_spaces, sha256, word_around
from kgtimeline.errors import CitationError
from kgtimeline.model.reports import Span

CONTEXT_CHARACTERS = 30
"""How much of the text is shown on each side of a place."""
_WORD = re.compile(r"\w{3,}")
_SHORTEST_RUN = 3
_LEAST_BLUR = 8
_MOST_PLACES = 1_000
_MOST_COMPARED = 10
"""How many places are looked at for one word, and how many stretches letter by letter."""


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
    """Find the stretch that is most like the words, widened to whole words.

    Every word that the text has votes for where the stretch would begin; what most
    of them agree on is compared letter by letter. If it has none of the words, the
    longest run of letters decides.
    """
    lowered = text.lower() if len(text.lower()) == len(text) else text
    looked_for = wanted.lower()
    best = max(
        _starts(lowered, looked_for),
        key=lambda start: _likeness(lowered[start : start + len(wanted)], looked_for),
        default=None,
    )
    if best is None:
        match = difflib.SequenceMatcher(None, lowered, looked_for, autojunk=False).find_longest_match()
        if match.size < min(_SHORTEST_RUN, len(wanted)):
            return None
        best = max(0, match.a - match.b)
    start, end = best, min(len(text), best + len(wanted))
    while cuts_word(text, start):
        start -= 1
    while cuts_word(text, end):
        end += 1
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())


def _starts(text: str, wanted: str) -> list[int]:
    """Give the starts that most words agree on; words off by a few letters agree."""
    blur = max(_LEAST_BLUR, len(wanted) // 8)
    votes: Counter[int] = Counter()
    first: dict[int, int] = {}
    for word in _WORD.finditer(wanted):
        for place in islice(_occurrences(text, word[0]), _MOST_PLACES):
            if cuts_word(text, place) or cuts_word(text, place + len(word[0])):
                continue
            start = max(0, place - word.start())
            for bucket in (start // blur, start // blur + 1):
                votes[bucket] += len(word[0])
                first.setdefault(bucket, start)
    return list(dict.fromkeys(first[bucket] for bucket, _ in votes.most_common(_MOST_COMPARED)))


def _likeness(stretch: str, wanted: str) -> float:
    return difflib.SequenceMatcher(None, stretch, wanted, autojunk=False).ratio()
