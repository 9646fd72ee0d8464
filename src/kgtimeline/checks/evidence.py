"""Spans, hashes and expressions held against the texts they were taken from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kgtimeline.checks.citation import cite
from kgtimeline.checks.codes import problem
from kgtimeline.checks.rules_replay import REPLAY_RULES
from kgtimeline.checks.spans import PlacedSpan, placed_spans, source_span
from kgtimeline.checks.stretches import find_glued, find_moved, glues
from kgtimeline.checks.subject import Subject
from kgtimeline.checks.texts import NamedText, cuts_word, fold_spaces, sha256, word_around
from kgtimeline.dataset.records import Records
from kgtimeline.errors import Problem
from kgtimeline.model.findings import quoted
from kgtimeline.model.sources import Source

__all__ = ["check_evidence", "cite"]

Texts = Mapping[str, str] | Iterable[tuple[str, str]]


def check_evidence(records: Records, texts: Texts) -> tuple[Problem, ...]:
    """Prove every hash, span, expression, reading and dating against the texts.

    Use it when the texts are at hand, as `kgtimeline verify` does. A text is matched
    to its source by the SHA-256 of its content, whatever it is called. A text that
    has changed is recognised by what is left of it, so that the problems say which
    spans still hold.

    Args:
        records: What is to be proven.
        texts: Names and texts, as a mapping such as `read_texts` gives, or as pairs.

    Returns:
        Every problem, by place in the document; empty if all holds.

    Example:
        >>> from kgtimeline.dataset.records import Records
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> info = DatasetInfo(id="mine", title="Mine")
        >>> check_evidence(Records(Document(schema_version="1.0", dataset=info)), {})
        ()
    """
    subject = Subject.of(records)
    named = _named(texts)
    matched = _match(subject, named)
    return (
        *_check_sources(subject, matched),
        *_check_events(subject, matched),
        *(found for rule in REPLAY_RULES for found in rule(subject)),
    )


def _named(texts: Texts) -> tuple[NamedText, ...]:
    """Bring the texts into one shape."""
    pairs = texts.items() if isinstance(texts, Mapping) else texts
    return tuple(NamedText(name, text) for name, text in pairs)


def _match(subject: Subject, texts: Sequence[NamedText]) -> dict[str, NamedText]:
    """Find the text of each source: by hash, else the text that it once was."""
    by_hash = {text.sha256: text for text in texts}
    matched = {s.id: by_hash[s.sha256] for s in subject.sources.values() if s.sha256 in by_hash}
    taken = {text.sha256 for text in matched.values()}
    free = [text for text in by_hash.values() if text.sha256 not in taken]
    spans = _spans_by_source(subject)
    for source in subject.sources.values():
        if source.sha256 is None or source.id in matched or not free:
            continue
        best = max(free, key=lambda text: _likeness(source, spans.get(source.id, ()), text))
        if _likeness(source, spans.get(source.id, ()), best) > 0:
            matched[source.id] = best
            free.remove(best)
    return matched


def _spans_by_source(subject: Subject) -> dict[str, list[PlacedSpan]]:
    """Sort the spans of all events by the source that they point into."""
    spans: dict[str, list[PlacedSpan]] = {}
    for event in subject.events:
        for placed in placed_spans(event):
            spans.setdefault(placed.source, []).append(placed)
    return spans


def _likeness(source: Source, spans: Iterable[PlacedSpan], text: NamedText) -> int:
    """Count what a text still has of a source: its spans, its title, its length."""
    held = sum(_stands(placed, text) or _said(placed, text) for placed in spans)
    titled = source.title is not None and fold_spaces(source.title) in text.folded
    return 2 * held + titled + (len(text.text) == source.length)


def _stands(placed: PlacedSpan, text: NamedText) -> bool:
    return sha256(text.text[placed.span.start : placed.span.end]) == placed.span.sha256


def _said(placed: PlacedSpan, text: NamedText) -> bool:
    return placed.expression is not None and fold_spaces(placed.expression) in text.folded


def _check_sources(subject: Subject, matched: Mapping[str, NamedText]) -> Iterator[Problem]:
    """Check the length of each text and the words of its publication date."""
    cited = {placed.source for event in subject.events for placed in placed_spans(event)}
    for row, source in enumerate(subject.source_rows):
        path = f"/sources/{row}"
        text = matched.get(source.id)
        if source.sha256 is None:
            if source.id in cited or source.published_span is not None:
                message = (
                    f"the source {source.id!r} has spans but no hash of its text, so nothing proves them"
                )
                yield problem("source-without-hash", message, path, hint="add 'sha256' and 'length'")
            continue
        if text is None:
            if not any(report.source == source.id for event in subject.events for report in event.reports):
                yield problem("missing-text", _missing(source), f"{path}/sha256", hint=_GIVE_TEXT)
            continue
        if source.length is not None and source.length != len(text.text):
            message = f"the text of {source.id!r} has {len(text.text)} code points, not {source.length}"
            yield problem("wrong-length", message, f"{path}/length", hint=f"write {len(text.text)}")
        if placed := source_span(source):
            yield from _check_span(placed, text, path, None)


_GIVE_TEXT = "put the text among the given ones; its name does not matter"


def _missing(source: Source) -> str:
    return f"no text has the hash of the source {source.id!r}, {source.sha256}"


def _check_events(subject: Subject, matched: Mapping[str, NamedText]) -> Iterator[Problem]:
    """Check all spans of the events, and that the texts they rest on are there unchanged."""
    for row, event in enumerate(subject.events):
        path = f"/events/{row}"
        seen: set[str] = set()
        for i, report in enumerate(event.reports):
            source = subject.sources.get(report.source)
            if source is None or source.sha256 is None or source.id in seen:
                continue
            seen.add(source.id)
            text = matched.get(source.id)
            where = f"{path}/reports/{i}/source"
            if text is None:
                yield problem("missing-text", _missing(source), where, event=event.id, hint=_GIVE_TEXT)
            elif text.sha256 != source.sha256:
                message = (
                    f"the text {text.name!r} of the source {source.id!r} has changed: "
                    f"its hash is {text.sha256}, not {source.sha256}"
                )
                yield problem(
                    "changed-text", message, where, event=event.id, hint="restore the text byte for byte"
                )
        for placed in placed_spans(event):
            if placed.source in matched:
                yield from _check_span(placed, matched[placed.source], path, event.id)


def _check_span(placed: PlacedSpan, named: NamedText, path: str, event: str | None) -> Iterator[Problem]:
    """Check one span: inside the text, its hash, whole words, its expression."""
    span, text, where = placed.span, named.text, path + placed.path
    if span.end > len(text):
        message = f"the span ends at {span.end}, the text of {placed.source!r} has {len(text)} code points"
        yield problem("span-outside-text", message, f"{where}/end", event=event, hint="cite the words again")
        return
    if not _stands(placed, named):
        yield _wrong_hash(placed, named, where, event)
        return
    for key, offset in (("start", span.start), ("end", span.end)):
        if cuts_word(text, offset):
            message = f"the span [{span.start}, {span.end}) cuts {word_around(text, offset)!r} at its {key}"
            yield problem("cut-word", message, f"{where}/{key}", event=event, hint="take whole words")
    if placed.expression is not None:
        yield from _check_expression(placed, named, path, event)


def _wrong_hash(placed: PlacedSpan, named: NamedText, where: str, event: str | None) -> Problem:
    """Say what is wrong with a span whose hash is not that of what stands there."""
    span = placed.span
    shown = f"the span [{span.start}, {span.end}) of {placed.source!r}"
    if (start := find_moved(named.text, span)) is not None:
        end = start + span.end - span.start
        message = f"{shown} has moved: its words stand at [{start}, {end})"
        return problem("moved-span", message, where, event=event, hint=f"write start {start}, end {end}")
    if glued := find_glued(named.text, span):
        (a, b), (c, d) = glued
        message = f"{shown} glues [{a}, {b}) and [{c}, {d}) together"
        return problem("glued-stretches", message, where, event=event, hint="make two spans of it")
    message = f"what stands at {shown} has another hash than {span.sha256}"
    return problem("span-hash", message, f"{where}/sha256", event=event)


def _check_expression(
    placed: PlacedSpan, named: NamedText, path: str, event: str | None
) -> Iterator[Problem]:
    """Check that the words of an expression are what stands at its span."""
    stretch = named.folded[placed.span.start : placed.span.end]
    expression = placed.expression or ""
    if fold_spaces(expression) == stretch:
        return
    where = path + placed.words_path
    if glues(named.folded, fold_spaces(expression)):
        message = f"the expression {expression!r} glues two stretches of {placed.source!r} together"
        yield problem(
            "glued-stretches", message, where, event=event, hint="an expression is one stretch of the text"
        )
        return
    message = f"the expression is {expression!r}, but at its span stands {quoted(stretch)}"
    yield problem("expression-mismatch", message, where, event=event, hint="write the words that stand there")
