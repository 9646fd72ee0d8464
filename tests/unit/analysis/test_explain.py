"""Explanations: nothing of an event is left out, and people can read them."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner

import kgtimeline as kg
from builders import SHA, actor, document, event, source
from kgtimeline.analysis.explain import Explanation, explain
from kgtimeline.analysis.explain_json import plain
from kgtimeline.analysis.explain_text import WIDTH
from kgtimeline.cli.main import main
from kgtimeline.dataset.records import Records
from kgtimeline.errors import EventNotFoundError
from kgtimeline.model.actors import Office
from kgtimeline.model.datings import Dating, DatingAnchor, Relation
from kgtimeline.model.events import Event
from kgtimeline.model.figures import Figure
from kgtimeline.model.reports import Participant, Reading, ReadingAnchor, Report, Span

SHIPPED = kg.load()
SPAN = Span(start=3, end=9, sha256=SHA)


def leaves(value: Any) -> Iterator[str]:
    """Give all texts and numbers of a JSON value."""
    if isinstance(value, dict):
        for one in value.values():
            yield from leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one)
    elif value is not None:
        yield str(value)


def explained(one: Event, *others: Event, **published: str | None) -> Explanation:
    sources = [source("source-a"), *(source(name, published=day) for name, day in published.items())]
    people = [actor(), actor("other", named=False)]
    return explain(Records(document(one, *others, actors=people, sources=sources)), one.id)


@pytest.mark.parametrize("one", SHIPPED.events, ids=lambda one: one.id)
def test_every_value_of_an_event_is_in_its_explanation(one: Event) -> None:
    found = SHIPPED.explain(one.id)
    told = set(leaves(json.loads(json.dumps(found.to_json()))))
    assert set(leaves(SHIPPED.event_json(one.id))) <= told


@pytest.mark.parametrize("one", SHIPPED.events, ids=lambda one: one.id)
def test_the_text_names_every_report_place_and_rule(one: Event) -> None:
    text = str(SHIPPED.explain(one.id))
    for report in one.reports:
        assert report.source in text
        assert all(f"{span.start}-{span.end}#{span.sha256[:8]}" in text for span in report.spans)
        if report.reading is not None:
            assert f"by {report.reading.rule} (" in text
            assert "not known here" not in text
    for relation in one.relations:
        assert f"{relation.type} {relation.event}, " in text


def test_lines_are_folded_but_never_inside_a_word() -> None:
    for one in SHIPPED.events:
        for line in str(SHIPPED.explain(one.id)).splitlines():
            assert len(line) <= WIDTH or " " not in line.strip()


def test_an_event_without_anything_is_explained_too() -> None:
    assert str(explained(event("a", date=None))).splitlines() == [
        "a: Title of a",
        "letter, reported: no report says so",
        "date  none: nothing dates the event",
        "participants",
        "  sender: Name of actor-a (actor-a)",
        "0 reports",
    ]


def test_what_is_set_by_hand_and_what_is_missing_is_said() -> None:
    anchors = [
        DatingAnchor(type="manual", date="2024~"),
        DatingAnchor(type="published", ref="text", date="2024"),
    ]
    one = event(
        "a",
        date="2024",
        dating=Dating(basis="bounded", rule="held_at@1", anchors=anchors, alternatives=["2023", "2025"]),
        factuality="denied",
        participants=[Participant(actor="actor-a", role="sender")],
        reports=[Report(source="text", participants=[Participant(actor="other", role="recipient")])],
    )
    text = str(explained(one, text="2024"))
    assert "letter, denied: as its one report has it\n  which would make it reported\n" in text
    assert "  against 2024~, set by hand\n  against the publication of text, 2024\n" in text
    assert "  or 2023, 2025, as an honest reader could say\n" in text
    assert "    it rests on an anchor set by hand, 2024~: its year is approximate\n" in text
    assert "  sender: Name of actor-a (actor-a): no report has it\n" in text
    assert "  recipient: Name of other (other, not named): report 1, not in the event itself\n" in text


def test_words_that_do_not_date_the_event_stand_with_their_report() -> None:
    anchor = ReadingAnchor(date="2024-02-12", type="manual")
    reading = Reading(date=None, expression="soon", rule="vague@1", anchor=anchor)
    text = str(
        explained(event("a", date=None, reports=[Report(source="source-a", reading=reading, note="Odd.")]))
    )
    assert '    words of time: "soon" in source-a, which gives no date\n      by vague@1 (' in text
    assert "      counted from a day set by hand, 2024-02-12\n    note: Odd.\n" in text


def test_figures_come_with_who_claims_them_and_the_words_for_their_times() -> None:
    reading = Reading(date="2022", expression="in 2022", rule="abs.y@1", span=SPAN)
    figures = [
        Figure(key="all", label="Trade", value="5", unit="USD"),
        Figure(
            key="part",
            part_of="all",
            label="Sugar",
            value="2",
            unit="USD",
            period="2022",
            period_reading=reading,
            speaker="actor-a",
            about=["other"],
            via=["other", "actor-a"],
            source="source-a",
            span=SPAN,
        ),
    ]
    lines = str(explained(event("a", figures=figures))).splitlines()
    first = lines.index("figure all: Trade: 5 USD")
    assert lines[first + 1 :] == [
        "figure part: Sugar: 2 USD, in 2022",
        "  claimed by Name of actor-a, via Name of other via Name of actor-a, about Name of other, part of",
        "      all, in source-a [3-9#00000000]",
        '  time measured: "in 2022" in source-a via other via actor-a [3-9#00000000], which gives 2022',
        "    by abs.y@1 (a year: 2022)",
    ]


def test_values_of_the_kind_and_codes_are_said_to_be_coded() -> None:
    one = event(
        "a", place="Bishkek", medium="fax", published=True, tags=["one", "two"], codes={"cameo": "131"}
    )
    lines = str(explained(one)).splitlines()
    first = lines.index("coded from the reports as a whole")
    assert lines[first + 1 : first + 6] == [
        "  place: Bishkek",
        "  medium: fax",
        "  published: yes",
        "  tags: one, two",
        "  codes: cameo 131",
    ]
    assert "published: no" in str(explained(event("a", published=False)))
    assert explained(one).to_json()["coded"]["codes"] == {"cameo": "131"}


def test_conflicts_and_groups_are_said() -> None:
    readings = [Reading(date=day, expression=day, rule="abs.iso@1") for day in ("2024-01-17", "2024-02-12")]
    reports = [
        Report(source="source-a", reading=readings[0]),
        Report(source="source-a", via=["other"], reading=readings[1]),
    ]
    text = str(explained(event("a", reports=reports)))
    assert "\n  group 1 (reports 1, 2) is tied by source source-a\n" in text
    assert "\nconflict\n  date of a\n" in text


def test_what_no_terminal_should_obey_is_escaped() -> None:
    one = event(
        "a", title="A\u001b[2Jletter", relations=[Relation(type="concerns", event="b", note="Two\nlines")]
    )
    text = str(explained(one, event("b", date=None)))
    assert "a: A\\x1b[2Jletter\n" in text
    assert "concerns b, undated: inferred\n  note: Two\\nlines" in text


def test_an_unknown_event_is_named() -> None:
    with pytest.raises(EventNotFoundError, match="no event 'nothing'"):
        SHIPPED.explain("nothing")
    result = CliRunner().invoke(main, ["explain", "nothing"])
    assert (result.exit_code, result.stdout) == (2, "")


def test_the_command_prints_text_or_json() -> None:
    run = CliRunner()
    name = "blinken-message-to-japarov"
    assert run.invoke(main, ["explain", name]).stdout == f"{SHIPPED.explain(name)}\n"
    printed = run.invoke(main, ["explain", name, "--format", "json"]).stdout
    assert json.loads(printed) == SHIPPED.explain(name).to_json()


def test_plain_values_keep_numbers_and_order() -> None:
    assert plain({"b": 1, "a": (True, None, SPAN)}) == {
        "b": 1,
        "a": [True, None, {"start": 3, "end": 9, "sha256": SHA}],
    }


def test_what_order_adds_is_said_with_its_reasons_at_the_event_and_at_its_source() -> None:
    one = event(
        "a", date=None, reports=[Report(source="text")], relations=[Relation(type="after", event="b")]
    )
    found = explained(
        one, event("b", date="2024-02-12", reports=[Report(source="copy")]), text=None, copy=None
    )
    lines = str(found).splitlines()
    first = lines.index("  by its order not before 2024-02-12 (was open)")
    assert lines[first + 1 : first + 4] == [
        "    b is dated 2024-02-12",
        "    a comes after b (inferred)",
        "    which leaves one day on or after 2024-02-12",
    ]
    assert "    by its order not before 2024-02-12 (was open)\n      b is dated 2024-02-12\n" in str(found)
    date = found.to_json()["date"]
    assert date["tightened"] == {"start": ["2024-02-12", None], "end": ["2024-02-12", None]}
    assert [(step["about"], step["id"]) for step in date["order"]] == [("event", "a"), ("source", "text")]


def test_a_contradiction_narrows_nothing_and_is_said() -> None:
    one = event("a", date="2024-01", relations=[Relation(type="after", event="b")])
    found = explained(one, event("b", date="2025"))
    assert "\n  order narrows nothing: no days fit " in str(found)
    assert found.bounds is None
    assert len(found.to_json()["date"]["contradictions"]) == 1


def test_how_an_office_is_known_is_said() -> None:
    terms = [
        Office(title="Envoy", took="2020", left="2024"),
        Office(title="Envoy", attested=["2024-02"]),
        Office(title="Envoy"),
        Office(title="Minister", took="2025"),
    ]
    envoy = Participant(actor="actor-a", role="sender", office="Envoy")
    people = [actor(offices=terms)]
    found = explain(Records(document(event("a", participants=[envoy]), actors=people)), "a")
    assert (
        "Envoy (actor-a)\n    the office is taken 2020; left 2024\n    the office is attested 2024-02\n"
        in str(found)
    )
    assert len(found.participants[0].terms) == 3
