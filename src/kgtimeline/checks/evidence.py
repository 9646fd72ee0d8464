"""Spans, hashes and expressions held against the texts they were taken from."""

from collections.abc import Iterable, Iterator, Mapping

from kgtimeline.checks.citation import cite
from kgtimeline.checks.codes import problem
from kgtimeline.checks.matching import MatchedText, match_texts, stands
from kgtimeline.checks.rules_replay import REPLAY_RULES
from kgtimeline.checks.spans import PlacedSpan, placed_spans, source_span
from kgtimeline.checks.stretches import Search, glues
from kgtimeline.checks.subject import Subject
from kgtimeline.checks.texts import NamedText, cuts_word, fold_spaces, sha256, word_around
from kgtimeline.dataset.records import Records
from kgtimeline.errors import Problem
from kgtimeline.model.event_base import BaseEvent
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
    matched = match_texts(subject, named)
    search = Search()
    return (
        *_check_sources(subject, matched, search),
        *_check_events(subject, matched, search),
        *(found for rule in REPLAY_RULES for found in rule(subject)),
    )


def _named(texts: Texts) -> tuple[NamedText, ...]:
    """Bring the texts into one shape."""
    pairs = texts.items() if isinstance(texts, Mapping) else texts
    return tuple(NamedText(name, text) for name, text in pairs)


def _check_sources(subject: Subject, matched: Mapping[str, MatchedText], search: Search) -> Iterator[Problem]:
    """Check the texts of sources: length, publication date, and what no event would tell of."""
    resting = {source_id for event in subject.events for source_id, _ in _rests_on(event)}
    cited = {placed.source for event in subject.events for placed in placed_spans(event)}
    for row, source in enumerate(subject.source_rows):
        path = f"/sources/{row}"
        if source.sha256 is None:
            if source.published_span is not None or source.id in cited:
                message = (
                    f"the source {source.id!r} has spans but no hash of its text, so nothing proves them"
                )
                yield problem("source-without-hash", message, path, hint="add 'sha256' and 'length'")
            continue
        match = matched.get(source.id)
        if source.id not in resting:
            yield from _check_text(source, match, f"{path}/sha256", None)
        if match is None:
            continue
        if source.length is not None and source.length != len(match.held.text):
            length = len(match.held.text)
            message = f"the text of {source.id!r} has {length} code points, not {source.length}"
            hint = f"write {length}" if match.held.sha256 == source.sha256 else "restore the text"
            yield problem("wrong-length", message, f"{path}/length", hint=hint)
        if placed := source_span(source):
            yield from _check_span(placed, match.held, path, None, search)


def _rests_on(event: BaseEvent) -> Iterator[tuple[str, str]]:
    """Give every source that an event names as evidence, once, and where it names it first."""
    named = [(report.source, f"/reports/{i}/source") for i, report in enumerate(event.reports)]
    named += [(tie.source, f"/relations/{i}/source") for i, tie in enumerate(event.relations) if tie.source]
    named += [(one.source, f"/figures/{i}/source") for i, one in enumerate(event.figures) if one.source]
    seen: set[str] = set()
    for source_id, path in named:
        if source_id not in seen:
            seen.add(source_id)
            yield source_id, path


def _check_events(subject: Subject, matched: Mapping[str, MatchedText], search: Search) -> Iterator[Problem]:
    """Check all spans of the events, and that the texts they rest on are there unchanged."""
    for row, event in enumerate(subject.events):
        path = f"/events/{row}"
        for source_id, at in _rests_on(event):
            source = subject.sources.get(source_id)
            if source is not None and source.sha256 is not None:
                yield from _check_text(source, matched.get(source.id), path + at, event.id)
        for placed in placed_spans(event):
            if placed.source in matched:
                yield from _check_span(placed, matched[placed.source].held, path, event.id, search)


def _check_text(
    source: Source, match: MatchedText | None, where: str, event: str | None
) -> Iterator[Problem]:
    """Check that the text of a source is there, unchanged."""
    if match is None:
        message = f"no text has the hash of the source {source.id!r}, {source.sha256}"
        hint = "put the text among the given ones; its name does not matter"
        yield problem("missing-text", message, where, event=event, hint=hint)
    elif match.given.sha256 != source.sha256:
        how = match.change or f"its hash is {match.given.sha256}, not {source.sha256}"
        message = f"the text {match.given.name!r} of the source {source.id!r} has changed: {how}"
        hint = "undo that" if match.change else "restore the text byte for byte"
        yield problem("changed-text", message, where, event=event, hint=hint)


def _check_span(
    placed: PlacedSpan, named: NamedText, path: str, event: str | None, search: Search
) -> Iterator[Problem]:
    """Check one span: inside the text, its hash, whole words, its expression."""
    span, text, where = placed.span, named.text, path + placed.path
    if span.end > len(text):
        message = f"the span ends at {span.end}, the text of {placed.source!r} has {len(text)} code points"
        place = search.find_moved(text, span)
        hint = f"write start {place[0]}, end {place[1]}" if place else "cite the words again"
        yield problem("span-outside-text", message, f"{where}/end", event=event, hint=hint)
        return
    if not stands(placed, named):
        yield _wrong_hash(placed, named, where, event, search)
        return
    for key, offset in (("start", span.start), ("end", span.end)):
        if cuts_word(text, offset):
            message = f"the span [{span.start}, {span.end}) cuts {word_around(text, offset)!r} at its {key}"
            yield problem("cut-word", message, f"{where}/{key}", event=event, hint="take whole words")
    if placed.expression is not None:
        yield from _check_expression(placed, named, path, event)


def _wrong_hash(
    placed: PlacedSpan, named: NamedText, where: str, event: str | None, search: Search
) -> Problem:
    """Say what is wrong with a span whose hash is not that of what stands there."""
    span = placed.span
    shown = f"the span [{span.start}, {span.end}) of {placed.source!r}"
    message = f"what stands at {shown} has another hash than {span.sha256}"
    if sha256(named.folded[span.start : span.end]) == span.sha256:
        message += ", which is that of the words with no-break spaces made spaces"
        return problem("span-hash", message, f"{where}/sha256", event=event)
    if place := search.find_moved(named.text, span):
        start, end = place
        moved = f"{shown} has moved: its words stand at [{start}, {end})"
        return problem("moved-span", moved, where, event=event, hint=f"write start {start}, end {end}")
    if glued := search.find_glued(named.text, span):
        (a, b), (c, d) = glued
        glue = f"{shown} glues [{a}, {b}) and [{c}, {d}) together"
        return problem("glued-stretches", glue, where, event=event, hint="make two spans of it")
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
