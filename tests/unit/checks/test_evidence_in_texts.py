"""Evidence fails loudly: every way to break it gives its own problem, with the event's id."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builders import actor, document, event
from builders import source as source_made
from kgtimeline._resources import dataset_path
from kgtimeline.checks import check_evidence, cite, read_texts
from kgtimeline.checks.stretches import Search
from kgtimeline.checks.texts import sha256
from kgtimeline.dataset.reader import read_document
from kgtimeline.dataset.records import Records
from kgtimeline.errors import DatasetReadError, Problem
from kgtimeline.model.datings import Relation
from kgtimeline.model.figures import Figure
from kgtimeline.model.reports import Reading, Report, Span
from kgtimeline.model.sources import Source

TEXT = (
    "Ministers write\n\nOn 5\u00a0February 2024 she wrote a letter. "
    "He answered it in March, they say. All is well now.\n"
)


def span(words: str, *, start: int = 0, end: int = 0) -> Span:
    """Cite words, or measure a wrong stretch around them."""
    right = cite(TEXT, words)
    start, end = right.start + start, right.end + end
    return Span(start=start, end=end, sha256=sha256(TEXT[start:end]))


def records(spans: list[Span], reading: Mapping[str, Any] | None = None, **source: Any) -> Records:
    """Make one event with one report of the text above."""
    report = Report(source="daily", spans=spans, reading=None if reading is None else Reading(**reading))
    given: dict[str, Any] = {"title": "Ministers write", "sha256": sha256(TEXT), "length": len(TEXT)} | source
    made = event("first", date="2024-02-05", reports=[report])
    return Records(document(made, actors=[actor()], sources=[source_made("daily", **given)]))


def reading(words: Span, expression: str = "5 February 2024") -> dict[str, Any]:
    """Make a reading of the one date in the text."""
    return {"date": "2024-02-05", "expression": expression, "span": words, "rule": "abs.dmy@1"}


def found(problems: tuple[Problem, ...]) -> list[tuple[str, str, str | None]]:
    """Reduce problems to what the tests are about."""
    return [(one.code, one.path, one.event_id) for one in problems]


GOOD = records([span("she wrote a letter")], reading(span("5 February 2024")))


@pytest.mark.parametrize("name", ["daily.txt", "anything", ""])
def test_evidence_holds_whatever_the_text_is_called(name: str) -> None:
    assert check_evidence(GOOD, {name: TEXT, "other": "Something else"}) == ()
    assert check_evidence(GOOD, [("other", "Something else"), (name, TEXT)]) == ()


def test_a_missing_text_is_told_for_the_event_that_rests_on_it() -> None:
    assert found(check_evidence(GOOD, {})) == [("missing-text", "/events/0/reports/0/source", "first")]
    assert found(check_evidence(GOOD, {"x": "Nothing like it"})) == [
        ("missing-text", "/events/0/reports/0/source", "first")
    ]


def test_a_missing_text_that_no_event_rests_on_is_told_for_the_source() -> None:
    alone = Records(document(sources=[Source(id="daily", sha256=sha256(TEXT), length=len(TEXT))]))
    assert found(check_evidence(alone, {})) == [("missing-text", "/sources/0/sha256", None)]


def test_a_changed_byte_outside_of_the_spans_is_a_changed_text() -> None:
    changed = TEXT.replace("All is well", "All is hell")
    assert found(check_evidence(GOOD, {"x": changed})) == [
        ("changed-text", "/events/0/reports/0/source", "first")
    ]


def test_a_changed_byte_inside_a_span_is_told_at_the_span_too() -> None:
    changed = TEXT.replace("she wrote", "he  wrote")
    assert found(check_evidence(GOOD, {"x": changed})) == [
        ("changed-text", "/events/0/reports/0/source", "first"),
        ("span-hash", "/events/0/reports/0/spans/0/sha256", "first"),
    ]


def test_an_inserted_byte_moves_the_spans_behind_it() -> None:
    problems = check_evidence(GOOD, {"x": "The " + TEXT})
    assert found(problems) == [
        ("wrong-length", "/sources/0/length", None),
        ("changed-text", "/events/0/reports/0/source", "first"),
        ("moved-span", "/events/0/reports/0/spans/0", "first"),
        ("moved-span", "/events/0/reports/0/reading/span", "first"),
    ]


@pytest.mark.parametrize(
    ("changed", "change"),
    [
        (TEXT.replace("\n", "\r\n"), "its line ends were changed from LF to CRLF"),
        ("\ufeff" + TEXT, "a byte order mark was put before it"),
        (TEXT + "\n", "a newline was added at its end"),
        (TEXT[:-1], "the newline at its end was taken away"),
    ],
)
def test_what_tools_do_to_a_text_is_told_as_that_and_the_spans_still_hold(changed: str, change: str) -> None:
    (problem,) = check_evidence(GOOD, {"x": changed})
    assert (problem.code, problem.event_id) == ("changed-text", "first")
    assert problem.message == f"the text 'x' of the source 'daily' has changed: {change}"


@pytest.mark.parametrize(
    ("text", "changed", "change"),
    [
        ("One.\r\nTwo.", "One.\nTwo.", "its line ends were changed from CRLF to LF"),
        ("\ufeffOne.", "One.", "its byte order mark was taken away"),
        ("Й", "И\u0306", "its letters were decomposed (NFD)"),
        ("И\u0306", "Й", "its letters were composed (NFC)"),
    ],
)
def test_every_usual_change_is_known_and_told_once_for_each_source_of_the_text(
    text: str, changed: str, change: str
) -> None:
    twice = [Source(id=one, sha256=sha256(text), length=len(text)) for one in ("a", "b")]
    problems = check_evidence(Records(document(sources=twice)), {"x": changed, "y": "Something else"})
    assert found(problems) == [
        ("changed-text", "/sources/0/sha256", None),
        ("changed-text", "/sources/1/sha256", None),
    ]
    assert all(one.message.endswith(change) for one in problems)


def test_the_same_text_serves_every_source_that_has_its_hash() -> None:
    twice = [Source(id=one, title="One", sha256=sha256("One."), length=4) for one in ("a", "b")]
    assert check_evidence(Records(document(sources=twice)), {"x": "One."}) == ()
    assert found(check_evidence(Records(document(sources=twice)), {"x": "One!"})) == [
        ("changed-text", "/sources/0/sha256", None),
        ("changed-text", "/sources/1/sha256", None),
    ]


def test_a_changed_text_goes_to_the_source_of_which_it_has_most() -> None:
    texts = {"a": "News of today. Nothing else.", "b": "News of today. The bill passed at noon."}
    words = cite(texts["b"], "The bill passed")
    sources = [
        source_made(one, title="News of today", sha256=sha256(text), length=len(text))
        for one, text in texts.items()
    ]
    made = event("first", reports=[Report(source="b", spans=[words])])
    held = Records(document(made, sources=sources))
    changed = {"x": texts["b"].replace("noon", "dusk"), "y": texts["a"].replace("else", "more")}
    problems = check_evidence(held, changed)
    assert {one.path: one.message.split("'")[1] for one in problems} == {
        "/sources/0/sha256": "y",
        "/events/0/reports/0/source": "x",
    }


def test_a_text_that_only_a_relation_or_a_figure_rests_on_is_watched_too() -> None:
    other = "The envoy spoke of 1,362 cases."
    figure = {
        "key": "cases", "label": "cases", "value": "1362", "unit": "count", "source": "weekly",
        "span": cite(other, "1,362 cases"),
    }  # fmt: skip
    tie = {
        "type": "concerns", "event": "second", "basis": "stated", "source": "weekly",
        "span": cite(other, "The envoy spoke"),
    }  # fmt: skip
    sources = [
        source_made("daily", sha256=sha256(TEXT), length=len(TEXT)),
        source_made("weekly", sha256=sha256(other), length=len(other)),
    ]
    told = [Report(source="daily")]
    made = [
        event("first", reports=told, relations=[Relation(**tie)]),
        event("second", reports=told, figures=[Figure(**figure)]),
    ]
    held = Records(document(*made, sources=sources))
    assert check_evidence(held, {"x": TEXT, "y": other}) == ()
    changed = check_evidence(held, {"x": TEXT, "y": other.replace("spoke", "wrote")})
    assert [one for one in found(changed) if one[0] != "span-hash"] == [
        ("changed-text", "/events/0/relations/0/source", "first"),
        ("changed-text", "/events/1/figures/0/source", "second"),
    ]
    assert found(check_evidence(held, {"x": TEXT})) == [
        ("missing-text", "/events/0/relations/0/source", "first"),
        ("missing-text", "/events/1/figures/0/source", "second"),
    ]


def test_a_moved_span_says_where_its_words_stand() -> None:
    right = span("she wrote a letter")
    moved = Span(start=right.start + 3, end=right.end + 3, sha256=right.sha256)
    (problem,) = check_evidence(records([moved]), {"x": TEXT})
    assert (problem.code, problem.event_id) == ("moved-span", "first")
    assert problem.hint == f"write start {right.start}, end {right.end}"


@pytest.mark.parametrize(("start", "end"), [(2, 0), (0, 3), (-5, 0), (0, -4), (-1, 1)])
def test_a_span_one_end_of_which_is_off_says_where_its_words_stand(start: int, end: int) -> None:
    right = span("she wrote a letter")
    off = Span(start=right.start + start, end=right.end + end, sha256=right.sha256)
    (problem,) = check_evidence(records([off]), {"x": TEXT})
    assert problem.code == "moved-span"
    assert problem.hint == f"write start {right.start}, end {right.end}"


def test_a_span_behind_the_end_of_its_text_says_where_its_words_stand() -> None:
    right = span("she wrote a letter")
    behind = Span(start=right.start + 100, end=right.end + 100, sha256=right.sha256)
    (problem,) = check_evidence(records([behind]), {"x": TEXT})
    assert (problem.code, problem.hint) == (
        "span-outside-text",
        f"write start {right.start}, end {right.end}",
    )


def test_a_hash_of_words_whose_spaces_were_typed_is_told_as_that() -> None:
    right = span("5 February 2024")
    (problem,) = check_evidence(
        records([Span(start=right.start, end=right.end, sha256=sha256("5 February 2024"))]), {"x": TEXT}
    )
    assert problem.code == "span-hash"
    assert problem.message.endswith("with no-break spaces made spaces")


def test_the_search_for_moved_words_ends_when_its_trials_are_used_up() -> None:
    search = Search(trials=10)
    wrong = Span(start=20, end=30, sha256=sha256("nowhere"))
    assert search.find_moved(TEXT, wrong) is None
    assert search.trials == 0
    right = span("letter")
    moved = Span(start=0, end=right.end - right.start, sha256=right.sha256)
    assert search.find_moved(TEXT, moved) is None
    assert search.find_glued(TEXT, moved) is None
    assert Search().find_moved(TEXT, moved) == (right.start, right.end)


@pytest.mark.parametrize(("change", "key"), [({"start": 1}, "start"), ({"end": -1}, "end")])
def test_a_span_that_cuts_a_word_is_told_at_the_cut(change: dict[str, int], key: str) -> None:
    cut = span("she wrote a letter", **change)
    assert found(check_evidence(records([cut]), {"x": TEXT})) == [
        ("cut-word", f"/events/0/reports/0/spans/0/{key}", "first")
    ]


@pytest.mark.parametrize("joint", ["", " ", "...", " … "])
def test_two_stretches_glued_into_one_hash_are_recognised(joint: str) -> None:
    first, second = cite(TEXT, "she wrote"), cite(TEXT, "He answered")
    glue = sha256(f"she wrote{joint}He answered")
    wide = Span(start=first.start, end=second.end, sha256=glue)
    as_long = Span(start=first.start, end=first.start + len(f"she wrote{joint}He answered"), sha256=glue)
    for glued in (wide, as_long):
        assert found(check_evidence(records([glued]), {"x": TEXT})) == [
            ("glued-stretches", "/events/0/reports/0/spans/0", "first")
        ]


def test_an_expression_glued_from_two_stretches_is_recognised() -> None:
    glued = records(
        [], reading(span("5 February 2024 she wrote"), "5 February 2024 wrote") | {"rule": "manual@1"}
    )
    problems = [one for one in check_evidence(glued, {"x": TEXT}) if one.code != "manual-without-note"]
    assert found(tuple(problems)) == [("glued-stretches", "/events/0/reports/0/reading/expression", "first")]


def test_an_expression_is_what_stands_at_its_span() -> None:
    wrong = records([], reading(span("she wrote a letter")))
    assert found(check_evidence(wrong, {"x": TEXT})) == [
        ("expression-mismatch", "/events/0/reports/0/reading/expression", "first")
    ]


def test_a_span_outside_of_its_text_is_told_once() -> None:
    outside = Span(start=10, end=len(TEXT) + 1, sha256=sha256("x"))
    assert found(check_evidence(records([outside], length=len(TEXT) + 1), {"x": TEXT})) == [
        ("wrong-length", "/sources/0/length", None),
        ("span-outside-text", "/events/0/reports/0/spans/0/end", "first"),
    ]


def test_spans_into_a_source_without_hash_prove_nothing() -> None:
    blind = records([span("she wrote a letter")], sha256=None, length=None)
    assert found(check_evidence(blind, {"x": TEXT})) == [("source-without-hash", "/sources/0", None)]


def test_readings_are_replayed() -> None:
    wrong = records([], reading(span("5 February 2024")) | {"date": "2024-02-06"})
    assert found(check_evidence(wrong, {"x": TEXT})) == [
        ("reading-mismatch", "/events/0/reports/0/reading/date", "first")
    ]


def test_the_words_of_a_publication_date_are_checked() -> None:
    dated = records(
        [], published="2024-02-05", published_expression="5 May 2024", published_span=span("5 February 2024")
    )
    assert found(check_evidence(dated, {"x": TEXT})) == [
        ("expression-mismatch", "/sources/0/published_expression", None)
    ]


def test_texts_are_read_byte_for_byte_from_every_folder_below(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "a.bin").write_bytes(b"\xef\xbb\xbfa\r\nb\xff")
    texts = read_texts(tmp_path)
    assert list(texts.values()) == ["\ufeffa\r\nb\udcff"]
    assert sha256(*texts.values()) == hashlib.sha256(b"\xef\xbb\xbfa\r\nb\xff").hexdigest()
    with pytest.raises(DatasetReadError, match="it is no directory"):
        read_texts(tmp_path / "below" / "a.bin")


def test_a_byte_that_is_no_utf_8_makes_a_changed_text(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(TEXT.replace("well", "w?ll").encode().replace(b"?", b"\xe9"))
    assert found(check_evidence(GOOD, read_texts(tmp_path))) == [
        ("changed-text", "/events/0/reports/0/source", "first")
    ]


def test_the_shipped_dataset_is_proven_by_the_articles(articles: Path) -> None:
    shipped = Records(read_document(dataset_path().read_bytes()))
    texts = {str(row): text for row, text in enumerate(read_texts(articles).values())}
    assert check_evidence(shipped, texts) == ()


def test_any_changed_byte_of_an_article_is_noticed_with_the_events_that_rest_on_it(articles: Path) -> None:
    shipped = Records(read_document(dataset_path().read_bytes()))
    texts = read_texts(articles)
    for name, text in texts.items():
        resting = {
            e.id
            for e in shipped.events
            for r in e.reports
            if shipped.sources[r.source].sha256 == sha256(text)
        }
        for at in (0, len(text) // 2, len(text) - 1):
            changed = text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1 :]
            problems = check_evidence(shipped, texts | {name: changed})
            assert {one.event_id for one in problems if one.code == "changed-text"} == resting
        without = {key: value for key, value in texts.items() if key != name}
        problems = check_evidence(shipped, without)
        assert {one.event_id for one in problems if one.code == "missing-text"} == resting


def test_moving_any_span_of_the_dataset_is_noticed(articles: Path) -> None:
    shipped = Records(read_document(dataset_path().read_bytes()))
    texts = read_texts(articles)
    for target in shipped.events:
        report = next((r for r in target.reports if r.spans), None)
        if report is None:
            continue
        first = report.spans[0]
        moved = replace(
            report, spans=(replace(first, start=first.start + 1, end=first.end + 1), *report.spans[1:])
        )
        reports = tuple(moved if r is report else r for r in target.reports)
        events = tuple(
            e.model_copy(update={"reports": reports}) if e.id == target.id else e
            for e in shipped.document.events
        )
        problems = check_evidence(Records(shipped.document.model_copy(update={"events": events})), texts)
        assert {(one.code, one.event_id) for one in problems} == {("moved-span", target.id)}


def test_a_changed_mark_is_no_glued_stretch() -> None:
    text = "On 12 February 2024 the minister wrote.\r\nThe ambassador answered.\r\n"
    span = Span(start=0, end=39, sha256=sha256(text[:39]))
    assert Search().find_glued(text.replace("wrote.", "wrote!"), span) is None
