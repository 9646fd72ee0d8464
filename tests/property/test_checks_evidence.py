"""Laws of evidence: nothing can be changed in a text or a span without a problem that names the event."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import document, event, source
from kgtimeline.checks import check_evidence, cite
from kgtimeline.checks.texts import cuts_word, fold_spaces, sha256
from kgtimeline.dataset.records import Records
from kgtimeline.errors import CitationError, Problem
from kgtimeline.model.reports import Report, Span

words = st.sampled_from(["aid", "letter", "Бишкек", "1,362", "мин\u00a0ст", "e\u0301té", "—", "\r\n", "🙂"])
texts = st.lists(words, min_size=4, max_size=12).map(" ".join)


def _records(text: str, spans: list[Span]) -> Records:
    reports = [Report(source="daily", spans=spans)]
    made = source("daily", title="Daily", sha256=sha256(text), length=len(text))
    return Records(document(event("first", reports=reports), sources=[made]))


@st.composite
def cited(draw: st.DrawFn) -> tuple[str, Span]:
    """Draw a text and the span of some whole words of it."""
    text = draw(texts)
    borders = [at for at in range(len(text) + 1) if not cuts_word(text, at)]
    start, end = sorted(draw(st.lists(st.sampled_from(borders), min_size=2, max_size=2, unique=True)))
    return text, Span(start=start, end=end, sha256=sha256(text[start:end]))


def _codes(problems: tuple[Problem, ...]) -> set[str]:
    return {one.code for one in problems}


@given(cited())
def test_what_was_cited_is_proven(given_: tuple[str, Span]) -> None:
    text, span = given_
    assert check_evidence(_records(text, [span]), {"x": text}) == ()


@given(cited(), st.data())
def test_any_edit_of_a_text_is_noticed_with_the_event(given_: tuple[str, Span], data: st.DataObject) -> None:
    text, span = given_
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    edited = text[:start] + data.draw(st.text("aб \n", max_size=2)) + text[end:]
    problems = check_evidence(_records(text, [span]), {"x": edited})
    if edited == text:
        assert problems == ()
    else:
        assert _codes(problems) & {"changed-text", "missing-text"}
        assert {one.event_id for one in problems} <= {"first", None}
        assert "first" in {one.event_id for one in problems}


@given(cited(), st.integers(-20, 20), st.integers(-20, 20))
def test_any_shift_of_a_span_is_noticed_with_the_event(given_: tuple[str, Span], a: int, b: int) -> None:
    text, span = given_
    start, end = span.start + a, span.end + b
    if not 0 <= start < end or sha256(text[start:end]) == span.sha256:
        return
    problems = check_evidence(_records(text, [replace(span, start=start, end=end)]), {"x": text})
    code = "span-outside-text" if end > len(text) else "moved-span"
    assert [(one.code, one.event_id) for one in problems] == [(code, "first")]
    assert problems[0].hint is not None
    _, first, _, last = problems[0].hint.replace(",", "").split()[1:]
    assert sha256(text[int(first) : int(last)]) == span.sha256


@given(texts, st.data())
def test_words_are_cited_once_or_refused(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    wanted = fold_spaces(text[start:end])
    places = [at for at in range(len(text)) if wanted and fold_spaces(text).startswith(wanted, at)]
    whole = [at for at in places if not cuts_word(text, at) and not cuts_word(text, at + len(wanted))]
    if len(whole) == 1 and wanted.strip():
        span = cite(text, wanted)
        assert whole == [span.start]
        assert sha256(text[span.start : span.end]) == span.sha256
        return
    with pytest.raises(CitationError) as caught:
        cite(text, wanted)
    if whole and wanted.strip():
        assert len(caught.value.places) == len(whole)
