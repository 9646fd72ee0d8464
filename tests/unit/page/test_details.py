"""What panels show is what the analyses say of each event, without anything that stands there twice."""

import json
from typing import Any

import pytest
from hypothesis import given

import kgtimeline as kg
from builders import actor, document, event, source
from kgtimeline.analysis.day_words import bounds_words
from kgtimeline.dataset.records import Records
from kgtimeline.exchange import cite
from kgtimeline.exchange.bibtex import bibtex, escaped
from kgtimeline.exchange.citation_dates import csl_date
from kgtimeline.exchange.citation_text import line
from kgtimeline.exchange.csl_json import csl_item
from kgtimeline.markup import printable
from kgtimeline.model.datings import Relation
from kgtimeline.model.document import Document
from kgtimeline.model.reports import Participant, Reading, Report, Span
from kgtimeline.page.details import Details, details
from kgtimeline.page.embedding import safe_lines
from known_strategies import histories
from timeline_examples import WHOLE_TIMELINES


@pytest.fixture(scope="module")
def timeline() -> kg.Timeline:
    return kg.load()


@pytest.fixture(scope="module")
def found(timeline: kg.Timeline) -> Details:
    return details(timeline)


def made(*events: Any, **keys: Any) -> tuple[kg.Timeline, Details]:
    """Make a timeline with what its panels show."""
    timeline = kg.Timeline.of(Records(document(*events, **keys)))
    return timeline, details(timeline)


def assert_as_explained(timeline: kg.Timeline, shown: Details) -> None:
    """Hold each panel against `Timeline.explain`."""
    actors = list(timeline.records.actors)
    for row, (one, values) in enumerate(zip(timeline.events, shown.events, strict=True)):
        explained = timeline.explain(one.id)
        assert values["json"] == timeline.event_json(one.id)
        assert values.get("bounds") == (None if one.date is None else bounds_words(one.date.bounds))
        assert values.get("doubts", []) == list(map(str, explained.doubts))
        assert values["because"] == explained.factuality.because
        derived = explained.factuality.derived
        assert values.get("derived") == (None if derived in (None, one.factuality) else str(derived))
        assert values.get("claims", []) == [figure.claim for figure in explained.figures]
        leaves = explained.bounds
        assert values.get("leaves") == (None if leaves is None else bounds_words(leaves))
        order = [step.words for step in explained.order if step.about == "event"]
        assert [step[0] for step in values.get("order", [])] == order
        assert sorted(values.get("contradictions", [])) == sorted(
            problem.message for problem in explained.contradictions
        )
        sides = [[side.words for side in conflict.sides] for conflict in explained.conflicts]
        assert [[side[1] for side in clash["sides"]] for clash in values.get("conflicts", [])] == sides
        groups = explained.corroboration.groups
        assert [group[0] for group in values.get("groups", [])] == [list(group.rows) for group in groups]
        if "people" in values:
            assert [
                [actors[who], role, office, told, own] for who, role, office, told, own in values["people"]
            ] == [
                [who.actor, str(who.role), who.office, list(who.reports), int(who.of_the_event)]
                for who in explained.participants
            ]
        else:
            assert not any(report.participants for report in one.reports)
        thread = timeline.thread(one.id)
        if len(thread) > 1:
            rows = shown.shared["threads"][values["thread"]]["rows"]
            assert [timeline.events[other].id for other in rows] == list(thread.ids())
            assert row in rows
        else:
            assert "thread" not in values


def test_the_shipped_panels_say_what_explain_says(timeline: kg.Timeline, found: Details) -> None:
    assert_as_explained(timeline, found)


@WHOLE_TIMELINES
@given(document=histories() | histories(dated=False))
def test_panels_say_what_explain_says(document: Document) -> None:
    timeline = kg.Timeline.of(Records(document))
    assert_as_explained(timeline, details(timeline))


def test_ties_of_threads_are_those_of_python(timeline: kg.Timeline, found: Details) -> None:
    for thread, shown in zip(timeline.threads(), found.shared["threads"], strict=True):
        for tie, values in zip(thread.ties, shown["ties"], strict=True):
            type_, origin, target, flags, response, least, most = values
            assert (type_, response) == (tie.type, tie.response)
            assert (timeline.events[origin].id, timeline.events[target].id) == (tie.origin, tie.target)
            said = tie.basis == "stated", tie.certain, tie.contradicted, tie.orders
            assert tuple(bool(flags & bit) for bit in (1, 2, 4, 8)) == said
            days = tie.to_json()["days"]
            assert {"least": least, "most": most} == (days or {"least": None, "most": None})


def test_the_parts_of_citations_give_them_whole(timeline: kg.Timeline, found: Details) -> None:
    entry = found.shared["cited"]["entry"]
    for row, (one, values) in enumerate(zip(timeline.events, found.events, strict=True)):
        cited = cite(timeline, one.id)
        assert line(cited.event).endswith(f"Event {one.id} in: {entry['text']}")
        assert values.get("when") == (None if one.date is None else csl_date(one.date))
        assert values.get("tex", one.title) == escaped(one.title)
        assert values.get("shown", one.title) == printable(one.title)
        written = bibtex(cited.event).splitlines()
        assert written[2:-2] == entry["fields"], row
        assert written[-2].endswith(f"{one.factuality}{entry['note']}")
        assert csl_item(cited.event).items() >= entry["csl"].items()
    for source_id, told in zip(timeline.records.sources, found.shared["told"], strict=True):
        cited = next(cite(timeline, one.id) for one in timeline if source_id in cited_ids(timeline, one.id))
        own = next(one for one in cited.sources if one.id == source_id)
        assert told["cite"] == {"text": line(own), "bibtex": bibtex(own), "csl": csl_item(own)}


def cited_ids(timeline: kg.Timeline, event_id: str) -> list[str]:
    return [one.id for one in cite(timeline, event_id).sources]


def test_rules_in_use_come_with_their_sentence(timeline: kg.Timeline, found: Details) -> None:
    rules = found.shared["rules"]
    for one in timeline:
        for ground in (timeline.explain(one.id).date,):
            if ground.rule is not None:
                assert rules[ground.rule.name] == ground.rule.meaning
            for reading in ground.readings:
                assert rules[reading.rule.name] == reading.rule.meaning


def test_reports_that_clash_bring_rival_dates() -> None:
    def report(source_id: str, date: str) -> Report:
        span = Span(start=0, end=10, sha256="0" * 64)
        return Report(
            source=source_id, reading=Reading(expression=date, date=date, rule="abs.iso@1", span=span)
        )

    clashing = event(reports=[report("source-a", "2024-01-17"), report("source-b", "2024-02")])
    _, shown = made(clashing, sources=[source(), source("source-b", published="2024-03")])
    assert shown.shared["rivals"] == {"0": [[1, "2024-02", 19754, 19782]]}
    (clash,) = shown.events[0]["conflicts"]
    assert (clash["field"], clash["doubts"]) == ("date", [])
    assert [side[0] for side in clash["sides"]] == [0, 0]


def test_dates_of_events_that_may_be_one_rival_each_other() -> None:
    def told(name: str, date: str, *ties: Relation) -> Any:
        return event(name, date=date, reports=[Report(source="source-a")], relations=ties)

    same = Relation(type="possibly_same_as", event="event-b")
    _, shown = made(told("event-a", "2024-01-17", same), told("event-b", "2024-02"))
    assert shown.shared["rivals"] in (
        {},
        {"0": [[0, "2024-02", 19754, 19782]], "1": [[0, "2024-01-17", 19739, 19739]]},
    )


def test_contradictions_stand_at_all_that_hangs_together() -> None:
    first = event("event-a", date="2024-01-17", relations=[Relation(type="replies_to", event="event-b")])
    second = event("event-b", date="2024-02-17")
    alone = event("event-c", date="2024-03-17")
    timeline, shown = made(first, second, alone)
    assert [bool(values.get("contradictions")) for values in shown.events] == [True, True, False]
    assert_as_explained(timeline, shown)


def test_people_of_a_report_are_said_where_reports_differ() -> None:
    listed = [Participant(actor="actor-b", role="sender")]
    one = event(
        reports=[Report(source="source-a"), Report(source="source-a", via=["actor-b"], participants=listed)]
    )
    timeline, shown = made(one, actors=[actor(), actor("actor-b", named=False)])
    assert shown.events[0]["people"] == [[0, "sender", None, [0], 1], [1, "sender", None, [1], 0]]
    assert shown.events[0]["unnamed"] == ["Name of actor-b (actor-b, unnamed)"]
    assert_as_explained(timeline, shown)


def test_an_empty_timeline_has_nothing_to_show() -> None:
    shown = details(kg.Timeline())
    assert shown.events == []
    assert shown.shared["cited"]["entry"] is None
    assert shown.shared["threads"] == shown.shared["told"] == []


def test_each_line_can_be_read_alone(found: Details) -> None:
    lines = safe_lines(found.events).split("\n")
    assert [json.loads(one) for one in lines] == found.events
