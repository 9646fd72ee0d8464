"""Which text is that of which source: by hash, by an undone change, else by what is left of it."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kgtimeline.checks.spans import PlacedSpan, placed_spans
from kgtimeline.checks.subject import Subject
from kgtimeline.checks.texts import NamedText, fold_spaces, sha256
from kgtimeline.model.sources import Source

BYTE_ORDER_MARK = "\ufeff"


class MatchedText(NamedTuple):
    """The text of a source.

    Args:
        given: The text as it was given.
        held: The text that spans are held against: the given one, or what it was before a change that
            could be undone.
        change: What was done to it, if the hash of the source shows that; None otherwise.
    """

    given: NamedText
    held: NamedText
    change: str | None = None


_UNDONE: Mapping[str, Callable[[str], str]] = {
    "its line ends were changed from LF to CRLF": lambda text: text.replace("\r\n", "\n"),
    "its line ends were changed from CRLF to LF": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark was put before it": lambda text: text.removeprefix(BYTE_ORDER_MARK),
    "its byte order mark was taken away": lambda text: BYTE_ORDER_MARK + text,
    "a newline was added at its end": lambda text: text.removesuffix("\n"),
    "the newline at its end was taken away": lambda text: text + "\n",
    "its letters were decomposed (NFD)": lambda text: unicodedata.normalize("NFC", text),
    "its letters were composed (NFC)": lambda text: unicodedata.normalize("NFD", text),
}
"""What editors, downloads and version control do to a text, and what undoes it."""


def undone(text: str) -> Iterator[tuple[str, str]]:
    r"""Undo, one at a time, each change that tools commonly make to a text.

    Args:
        text: A text whose hash is that of no source.

    Yields:
        What the text may have been, and what was done to it then; only where that makes a difference.

    Example:
        >>> [was for was, change in undone("a\r\nb")][0]
        'a\nb'
    """
    for change, undo in _UNDONE.items():
        was = undo(text)
        if was != text:
            yield was, change


def match_texts(subject: Subject, texts: Sequence[NamedText]) -> dict[str, MatchedText]:
    """Find the text of each source.

    A text is that of a source if it has its hash. One that has the hash of none is
    tried with the usual changes undone; then it goes to the source of which it has
    most left: spans, expressions, title, length.

    Args:
        subject: The records.
        texts: What was given; texts that are of no source do no harm.

    Returns:
        The texts by the ids of their sources; sources without one are left out.
    """
    by_hash = {text.sha256: text for text in texts}
    sources = [source for source in subject.sources.values() if source.sha256 is not None]
    found = {source.id: by_hash[source.sha256] for source in sources if source.sha256 in by_hash}
    matched = {source_id: MatchedText(text, text) for source_id, text in found.items()}
    taken = {match.given.sha256 for match in matched.values()}
    free = [text for text in by_hash.values() if text.sha256 not in taken]
    missing = [source for source in sources if source.id not in matched]
    if free and missing:
        matched |= _restored(missing, free)
        taken = {match.given.sha256 for match in matched.values()}
        free = [text for text in free if text.sha256 not in taken]
        matched |= _alike(subject, [s for s in missing if s.id not in matched], free)
    return matched


def _restored(sources: Iterable[Source], texts: Iterable[NamedText]) -> dict[str, MatchedText]:
    """Match the texts that are those of a source as soon as a usual change is undone."""
    wanted: dict[str | None, list[str]] = {}
    for source in sources:
        wanted.setdefault(source.sha256, []).append(source.id)
    found: dict[str, MatchedText] = {}
    for text in texts:
        for was, change in undone(text.text):
            if ids := wanted.get(sha256(was)):
                match = MatchedText(text, NamedText(text.name, was), change)
                found |= {source_id: match for source_id in ids if source_id not in found}
                break
    return found


def _alike(subject: Subject, sources: Sequence[Source], texts: Sequence[NamedText]) -> dict[str, MatchedText]:
    """Match sources and changed texts, those first that have most in common."""
    if not sources or not texts:
        return {}
    spans = _spans_by_source(subject)
    scores = [
        (-_likeness(source, spans.get(source.id, ()), text), i, j)
        for i, source in enumerate(sources)
        for j, text in enumerate(texts)
    ]
    found: dict[str, MatchedText] = {}
    taken: set[int] = set()
    for score, i, j in sorted(scores):
        if score < 0 and sources[i].id not in found and j not in taken:
            found[sources[i].id] = MatchedText(texts[j], texts[j])
            taken.add(j)
    by_hash = {source.sha256: found[source.id] for source in sources if source.id in found}
    return {source.id: by_hash[source.sha256] for source in sources if source.sha256 in by_hash}


def _spans_by_source(subject: Subject) -> dict[str, list[PlacedSpan]]:
    """Sort the spans of all events by the source that they point into."""
    spans: dict[str, list[PlacedSpan]] = {}
    for event in subject.events:
        for placed in placed_spans(event):
            spans.setdefault(placed.source, []).append(placed)
    return spans


def _likeness(source: Source, spans: Iterable[PlacedSpan], text: NamedText) -> int:
    """Count what a text still has of a source: its spans, its title, its length."""
    held = sum(stands(placed, text) or _said(placed, text) for placed in spans)
    titled = source.title is not None and fold_spaces(source.title) in text.folded
    return 2 * held + titled + (len(text.text) == source.length)


def stands(placed: PlacedSpan, text: NamedText) -> bool:
    """Tell whether what stands at a span has its hash."""
    return sha256(text.text[placed.span.start : placed.span.end]) == placed.span.sha256


def _said(placed: PlacedSpan, text: NamedText) -> bool:
    return placed.expression is not None and fold_spaces(placed.expression) in text.folded
