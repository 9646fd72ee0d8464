"""What a date rests on, where its doubt began, and which report gives what."""

from typing import Any

import pytest

import kgtimeline as kg
from builders import SHA, actor, document, event, source
from kgtimeline.analysis.day_words import bounds_json, bounds_words
from kgtimeline.analysis.doubt import DoubtPlace, doubts, reason
from kgtimeline.analysis.grounds import date_grounds
from kgtimeline.analysis.testimony import factuality_ground, participant_grounds, report_grounds
from kgtimeline.analysis.ties import claim, relation_grounds
from kgtimeline.dataset.records import Records
from kgtimeline.dates import EventDate
from kgtimeline.errors import EventNotFoundError
from kgtimeline.model.datings import Dating, DatingAnchor, DatingFrom, Relation
from kgtimeline.model.events import Event
from kgtimeline.model.figures import Figure
from kgtimeline.model.reports import Participant, Reading, ReadingAnchor, Report, Span

SPAN = Span(start=0, end=8, sha256=SHA)


def records(*events: Event, **sources: str | None) -> Records:
    """Put events together with sources, given by when they were published."""
    texts = [source("source-a"), *(source(name, published=day) for name, day in sources.items())]
    return Records(document(*events, actors=[actor(), actor("other", named=False)], sources=texts))


def dated(event_id: str, date: str | None, rule: str = "held_at@1", **dating: Any) -> Event:
    """Make an event with a dating; its basis is of no matter here."""
    return event(event_id, date=date, dating=Dating(basis="bounded", rule=rule, **dating))


def against(kind: str, ref: str | None, date: str) -> DatingAnchor:
    values: Any = {"type": kind, "ref": ref, "date": date}
    return DatingAnchor(**values)


def read(expression: str, date: str | None, rule: str, anchor: str | None = None) -> Reading:
    values: Any = {"expression": expression, "date": date, "rule": rule, "span": SPAN}
    return Reading(**values, anchor=None if anchor is None else ReadingAnchor(date=anchor, type="published"))


def test_a_date_is_followed_down_to_what_rests_on_nothing_further() -> None:
    found = date_grounds(
        records(
            dated("a", "2024", anchors=[against("event", "b", "2024")]),
            dated("b", "2024", anchors=[against("event", "c", "2024"), against("published", "text", "2024")]),
            event("c", date="2024"),
            event("d", date="2024"),
            text="2024",
        ),
        "a",
    )
    assert [ground.event for ground in found] == ["a", "b", "c"]
    assert [(anchor.type, anchor.title) for anchor in found[1].anchors] == [
        ("event", "Title of c"),
        ("published", "Title of text"),
    ]
    assert (found[2].basis, found[2].rule) == (None, None)


def test_dates_that_rest_on_each_other_in_a_circle_come_once() -> None:
    circle = records(
        dated("a", "2024?", anchors=[against("event", "b", "2024?")]),
        dated("b", "2024?", anchors=[against("event", "a", "2024?")]),
    )
    assert [ground.event for ground in date_grounds(circle, "b")] == ["b", "a"]
    assert [doubt.ref for doubt in doubts(circle, "b")] == ["b"]


def test_a_chain_of_ten_thousand_anchors_is_followed() -> None:
    chain = [
        dated(f"e-{n}", "2024?", anchors=[against("event", f"e-{n - 1}", "2024?")]) for n in range(1, 10_000)
    ]
    found = records(event("e-0", date="2024?"), *chain)
    assert len(date_grounds(found, "e-9999")) == len(doubts(found, "e-9999")) == 10_000


def test_only_readings_that_the_dating_uses_are_grounds_of_the_date() -> None:
    reports = [
        Report(source="source-a", reading=read("in 2024", "2024", "abs.y@1")),
        Report(source="source-a", via=["other"], reading=read("soon", None, "vague@1")),
        Report(source="text"),
    ]
    one = dated(
        "a", "2024", "only_reading@1", from_=[DatingFrom(source="source-a"), DatingFrom(source="text")]
    )
    found = records(one.model_copy(update={"reports": tuple(reports)}), text=None)
    (ground,) = date_grounds(found, "a")
    assert [reading.expression for reading in ground.readings] == ["in 2024"]
    assert str(ground.rule).startswith("only_reading@1 (the one date")
    assert [report.dates_the_event for report in report_grounds(found, found.event("a"))] == [
        True,
        False,
        True,
    ]


def test_a_rule_that_nobody_knows_and_one_by_hand_are_said_to_be_that() -> None:
    found = records(dated("a", "2024", "guess@7"), dated("b", "2024", "manual@1"))
    rules = [str(date_grounds(found, name)[0].rule) for name in ("a", "b")]
    assert rules == [
        "guess@7 (a rule that is not known here)",
        "manual@1 (given by hand, with a note: nothing to replay)",
    ]


@pytest.mark.parametrize(
    ("date", "why"),
    [
        ("2023?-08-08", "its year is uncertain"),
        ("2023-08~", "its year is approximate and its month is approximate"),
        ("2023%", "its year is uncertain and approximate"),
        ("2020~/2021?", "its year at the start is approximate and its year at the end is uncertain"),
        ("2023-21", "a season has no fixed first day"),
        ("1950S2", "only some of its digits are significant"),
        ("2023-08", None),
    ],
)
def test_what_is_doubtful_about_a_date_as_it_is_written(date: str, why: str | None) -> None:
    assert reason(EventDate(date)) == why
    assert reason(EventDate(date).hedge()) == why


def test_a_doubt_is_followed_to_where_it_began_even_if_it_was_copied_on_the_way() -> None:
    today = read("today", "2024-02-12", "rel.day_word@1", "2024-02-12")
    found = records(
        dated("a", "[..2024]", "not_after@1", anchors=[against("event", "b", "2024?")]),
        dated(
            "b",
            "2024?",
            anchors=[
                against("published", "text", "2024"),
                against("event", "c", "2024?"),
                against("event", "d", "2024"),
            ],
            from_=[DatingFrom(source="source-a")],
        ).model_copy(update={"reports": (Report(source="source-a", reading=today),)}),
        event("c", date="2024?"),
        event("d", date="2024"),
        text="2024",
    )
    assert [(doubt.ref, doubt.why) for doubt in doubts(found, "a")] == [
        ("a", None),
        ("b", "its year is uncertain"),
        ("c", "its year is uncertain"),
    ]


def test_a_doubt_may_begin_in_a_publication_a_reading_or_by_hand() -> None:
    report = Report(source="text", reading=read("today", "2024-02-12", "rel.day_word@1", "2024-02-12?"))
    read_event = dated("a", "2024-02-12", "only_reading@1", from_=[DatingFrom(source="text")])
    found = records(
        read_event.model_copy(update={"reports": (report,)}),
        dated("b", "[..2024]", "not_after@1", anchors=[against("published", "text", "2024-02-12?")]),
        dated("c", "2024", anchors=[against("manual", None, "2024~")]),
        dated("d", "[..2024]", "not_after@1", anchors=[against("published", "text", "2024-02-12")]),
        text="2024-02-12?",
    )
    last = {name: doubts(found, name)[-1] for name in "abcd"}
    assert {name: doubt.place for name, doubt in last.items()} == {
        "a": DoubtPlace.READING,
        "b": DoubtPlace.PUBLICATION,
        "c": DoubtPlace.MANUAL,
        "d": DoubtPlace.PUBLICATION,
    }
    assert str(last["a"]).startswith("what the words of text are counted from, 2024-02-12?: its year")
    assert str(last["b"]).startswith("the publication of text, 2024-02-12?: ")
    assert str(last["c"]) == "an anchor set by hand, 2024~: its year is approximate"


def test_what_is_certain_or_undated_has_no_doubt() -> None:
    found = records(event("a", date="2024"), event("b", date=None))
    assert doubts(found, "a") == doubts(found, "b") == ()
    with pytest.raises(EventNotFoundError):
        doubts(found, "c")


def test_every_doubtful_event_of_the_dataset_has_a_way_that_ends_in_a_qualified_date() -> None:
    timeline = kg.load()
    hedged = [one for one in timeline.events if one.date is not None and one.date.hedged]
    assert len(hedged) == 14
    assert {doubts(timeline.records, one.id)[-1].ref for one in hedged} == {
        "kulubaev-viguerie-meeting",
        "kyrgyz-message-to-blinken",
        "menendez-letter-to-japarov",
    }


def test_participants_are_given_by_the_reports_that_list_them_or_list_nobody() -> None:
    sender, other = Participant(actor="actor-a", role="sender"), Participant(actor="other", role="recipient")
    reports = [Report(source="source-a"), Report(source="text", participants=[other])]
    found = records(event("a", participants=[sender], reports=reports), text=None)
    assert [
        (one.actor, one.of_the_event, one.named, one.reports, one.silent)
        for one in participant_grounds(found, found.event("a"))
    ] == [("actor-a", True, True, (0,), (1,)), ("other", False, False, (1,), (0,))]


@pytest.mark.parametrize(
    ("reports", "headline", "because"),
    [
        ([], None, "no report says so"),
        (["alleged"], "alleged", "as its one report has it"),
        (["alleged", "alleged"], "alleged", "as all its reports have it"),
        (
            ["alleged", "reported"],
            "reported",
            "the first of reported, announced, intended, alleged and denied",
        ),
        (["denied", "alleged"], "disputed", "one report denies what another reports or alleges"),
        (["disputed", "alleged"], "disputed", "a report disputes it"),
    ],
)
def test_the_headline_follows_from_the_reports(
    reports: list[str], headline: str | None, because: str
) -> None:
    told = [Report(source=f"s-{n}", factuality=one) for n, one in enumerate(reports)]
    found = factuality_ground(event("a", reports=told))
    assert found.derived == headline
    assert found.because.startswith(because)


def test_ties_are_given_both_ways() -> None:
    found = records(
        event("a", date="2024", relations=[Relation(type="replies_to", event="b")]),
        event(
            "b",
            date="2023",
            relations=[Relation(type="concerns", event="c"), Relation(type="after", event="c")],
        ),
        event("c", date=None, relations=[Relation(type="during", event="b")]),
    )
    ties = relation_grounds(found, found.event("b"))
    assert [(tie.type, tie.outgoing, tie.event) for tie in ties] == [
        ("concerns", True, "c"),
        ("after", True, "c"),
        ("replies_to", False, "a"),
        ("during", False, "c"),
    ]


def test_a_claim_says_all_that_the_figure_says() -> None:
    figure = Figure(
        key="k",
        label="Trade",
        value="1.5",
        unit="USD",
        qualifier="more_than",
        baseline="2021",
        period="2022",
        per="year",
    )
    assert claim(figure) == "Trade: more than 1.5 USD per year, from 2021, in 2022"


@pytest.mark.parametrize(
    ("date", "extent", "words"),
    [
        ("2024-01-17", None, "one day on 2024-01-17"),
        ("[2024-02..]", None, "one day on or after 2024-02-01"),
        ("2023/2024", None, "starts from 2023-01-01 to 2023-12-31, ends from 2024-01-01 to 2024-12-31"),
        ("[2023,2025]", None, "one day from 2023-01-01 to 2025-12-31, not every day between"),
        ("../2024", None, "starts at a time not known, ends from 2024-01-01 to 2024-12-31"),
        ("2024", "throughout", "starts on 2024-01-01, ends on 2024-12-31"),
    ],
)
def test_bounds_are_said_in_words(date: str, extent: str | None, words: str) -> None:
    assert bounds_words(EventDate(date, extent).bounds) == words


def test_bounds_as_json_leave_open_sides_null() -> None:
    assert bounds_json(None) is None
    assert bounds_json(EventDate("[..2024]").bounds) == {
        "start": [None, "2024-12-31"],
        "end": [None, "2024-12-31"],
    }
