"""What was known on a day: on the shipped dataset, and case by case on small timelines."""

import datetime as dt
import pickle
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest

import builders
from kgtimeline.analysis.as_of import as_of
from kgtimeline.analysis.known import Known
from kgtimeline.analysis.losses import Dropped, LeftOut, NotKnown
from kgtimeline.dataset.records import Records
from kgtimeline.dates import EventDate
from kgtimeline.dates.window import Window
from kgtimeline.errors import DateRangeError, DateSyntaxError, Severity
from kgtimeline.model.actors import Actor, Office
from kgtimeline.model.datings import Dating, DatingAnchor, DatingFrom, Relation
from kgtimeline.model.events import Event
from kgtimeline.model.figures import Figure
from kgtimeline.model.reports import Participant, Reading, ReadingAnchor, Report, Span
from kgtimeline.model.sources import Source
from kgtimeline.timeline import Timeline, load
from kgtimeline.timeline.view import View

FULL = load()
DAY_BEFORE = {
    "non-interference-letter-2024": "2024-02-11",  # published 2024-02-12
    "multi-vector-interview-2024": "2024-10-15",  # published 2024-10-16
    "un-speech-2025": "2025-09-23",  # published 2025-09-24
    "sanctions-busting-letter": "2023-08-07",  # undated; it tells of the letter of 2023?-08-08
    "non-interference-statement": "2024-02-10",  # undated; it tells of the meeting of 2024?-02-11
}
"""The day before each article is known: before its publication, or before what it tells of."""
SPAN = Span(start=0, end=10, sha256=builders.SHA)
A, B = Participant(actor="actor-a", role="sender"), Participant(actor="actor-b", role="recipient")
EARLY, LATE = "2024-01-10", "2024-03-10"


# The shipped dataset


@pytest.mark.parametrize("source", DAY_BEFORE)
def test_the_day_before_an_article_nothing_is_known_that_only_it_tells(source: str) -> None:
    view = FULL.as_of(DAY_BEFORE[source])
    assert source not in view.sources.ids()
    for event in FULL:
        told_by = {report.source for report in event.reports}
        if told_by == {source}:
            assert event.id not in view
            continue
        if event.id not in view:
            continue
        seen = view[event.id]
        assert source not in {report.source for report in seen.reports}
        assert not [tie for tie in seen.relations if tie.source == source or tie.event not in view]
        assert not [figure for figure in seen.figures if figure.source == source]
        if source in told_by:
            assert seen.id in view.hindsight
            lists = [report.participants for report in seen.reports]
            if all(lists):
                assert {one.actor for one in seen.participants} == {one.actor for few in lists for one in few}


@pytest.mark.parametrize("source", DAY_BEFORE)
def test_an_article_is_known_the_day_after(source: str) -> None:
    day = dt.date.fromisoformat(DAY_BEFORE[source]) + dt.timedelta(days=1)
    assert source in FULL.as_of(day).sources.ids()


def test_the_day_before_the_letter_only_the_two_undated_articles_may_be_known() -> None:
    view = FULL.as_of("2024-02-11")
    assert view.sources.ids() == ("non-interference-statement", "sanctions-busting-letter")
    assert len(view) == 23
    assert "japarov-letter-to-blinken" not in view
    letter = view["blinken-letter-to-japarov"]  # another article tells of it, without sender and day
    assert [(one.actor, str(one.role)) for one in letter.participants] == [("sadyr-japarov", "recipient")]
    assert (letter.date, letter.summary) == (None, None)
    meeting = view["kulubaev-viguerie-meeting"]  # its year is that of the letter of 12 February
    assert (meeting.date, meeting.dating) == (None, Dating(basis="undated", rule="undated@1"))
    assert [str(date) for o in view.actors["antony-blinken"].offices for date in o.attested] == []


def test_on_the_day_of_the_letter_the_year_of_the_meeting_is_known() -> None:
    view = FULL.as_of("2024-02-12")
    assert view.sources.ids() == (
        "non-interference-letter-2024",
        "non-interference-statement",
        "sanctions-busting-letter",
    )
    assert str(view["kulubaev-viguerie-meeting"].date) == "2024?-02-11"
    assert (
        view["japarov-letter-to-blinken"]
        is FULL.document.events[
            [event.id for event in FULL.document.events].index("japarov-letter-to-blinken")
        ]
    )
    assert str(view["kyrgyz-russian-trade"].factuality) == "alleged"  # announced only in October
    assert view.left_out == ()


@pytest.mark.parametrize(
    ("day", "certain", "date", "rule", "reports"),
    [
        ("2023-08-08", False, None, "undated@1", 1),  # a July, in a text without a date
        ("2024-02-11", False, None, "undated@1", 1),
        ("2024-02-12", False, "2023-07", "most_precise@1", 2),
        ("2024-02-12", True, "2023-07", "only_reading@1", 1),
    ],
)
def test_what_dates_the_report_of_the_washington_post(
    *, day: str, certain: bool, date: str | None, rule: str, reports: int
) -> None:
    event = FULL.as_of(day, certain=certain)["washington-post-report"]
    assert event.dating is not None
    found = (None if event.date is None else str(event.date), event.dating.rule, len(event.reports))
    assert found == (date, rule, reports)


def test_what_rests_on_a_date_that_is_gone_has_none() -> None:
    view = FULL.as_of("2023-08-08")
    assert [event.id for event in view if event.date is not None] == ["kyrgyz-exports-to-russia-2022"]
    dropped = {(one.event, one.path): (one.value, one.now) for one in view.dropped}
    assert dropped["menendez-letter-to-japarov", "/date"] == ("2023?-08-08", "undated")
    assert dropped["drone-interception", "/dating/anchors/0"] == (
        "event washington-post-report 2023-07",
        "undated",
    )


def test_what_is_certain_leaves_out_the_articles_without_a_date() -> None:
    view = FULL.as_of("2024-02-12", certain=True)
    assert view.sources.ids() == ("non-interference-letter-2024",)
    assert {one.id for one in view.left_out if one.record == "source"} == {
        "non-interference-statement",
        "sanctions-busting-letter",
    }
    assert LeftOut("event", "menendez-letter-to-japarov", NotKnown.UNCERTAIN) in view.left_out
    assert FULL.as_of("2024-02-11", certain=True).events == ()


def test_after_the_last_article_the_view_is_the_timeline() -> None:
    view = FULL.as_of("2025-09-24")
    assert view == FULL
    assert (view.dropped, view.left_out, view.hindsight) == ((), (), ())
    assert all(one is other for one, other in zip(view.document.events, FULL.document.events, strict=True))


@pytest.mark.parametrize("certain", [False, True])
@pytest.mark.parametrize("day", ["2023-08-08", "2024-02-11", "2024-02-12", "2024-10-16", "2025-09-24"])
def test_every_view_of_the_dataset_validates(*, day: str, certain: bool) -> None:
    problems = FULL.as_of(day, certain=certain).check()
    assert [one.code for one in problems if one.severity is Severity.ERROR] == []


# Small timelines


def sources(**published: str | None) -> tuple[Source, ...]:
    """Make sources by id and day of publication."""
    return tuple(builders.source(name, published=day) for name, day in published.items())


def told(source: str, **fields: Any) -> Report:
    """Make a report."""
    return Report(source=source, **fields)


def read(source: str, date: str, **fields: Any) -> Report:
    """Make a report whose words give a date."""
    masked = date.startswith("XXXX")
    words = dt.date.fromisoformat(f"2024{date[4:]}").strftime("%B %-d") if masked else date
    rule = "unanchored.md@1" if masked else "abs.y@1" if len(date) == 4 else "abs.iso@1"
    return told(source, reading=Reading(expression=words, date=date, rule=rule), **fields)


def recent(source: str, date: str, published: str) -> Report:
    """Make a report that takes the year from its publication."""
    words = dt.date.fromisoformat(date).strftime("%B %-d")
    anchor = ReadingAnchor(date=published, type="published")
    return told(source, reading=Reading(expression=words, date=date, anchor=anchor, rule="rel.md_recent@1"))


def event(event_id: str = "event-a", kind: str = "letter", **fields: Any) -> Event:
    """Make an event between two actors."""
    return builders.event(event_id, kind, **{"participants": [A, B], "date": None, **fields})


def anchored(event_id: str, rule: str, *anchors: DatingAnchor, date: str, **fields: Any) -> Event:
    """Make an event that anchors date, told by the early source."""
    basis = "inferred" if rule == "year_from_anchor@1" else "bounded"
    dating = Dating(basis=basis, rule=rule, anchors=anchors, from_=fields.pop("from_", ()))
    return event(event_id, date=date, dating=dating, **{"reports": [told("early")], **fields})


def by_event(ref: str, date: str, side: str | None = None) -> DatingAnchor:
    """Make an anchor of an event."""
    return DatingAnchor(type="event", ref=ref, date=date, side=side)


def by_source(ref: str, date: str) -> DatingAnchor:
    """Make an anchor of a publication."""
    return DatingAnchor(type="published", ref=ref, date=date)


TWO = sources(early=EARLY, late=LATE)


def records(*events: Event, **fields: Any) -> Records:
    """Make records with two actors and two sources, and see to it that they are sound."""
    values: dict[str, Any] = {
        "actors": [builders.actor("actor-a"), builders.actor("actor-b")],
        "sources": TWO,
        **fields,
    }
    made = Records(builders.document(*events, **values))
    problems = Timeline.of(made).check()
    assert [one for one in problems if one.severity is Severity.ERROR] == []
    return made


def early(*events: Event, certain: bool = False, **fields: Any) -> Known:
    """Give what is known when only the early source is; the view must be sound."""
    known = as_of(records(*events, **fields), EARLY, certain=certain)
    problems = Timeline.of(known.records).check()
    assert [one for one in problems if one.severity is Severity.ERROR] == []
    return known


def losses(known: Known, event_id: str | None = "event-a") -> Mapping[str, NotKnown]:
    """Give what an event lost, by path."""
    return {one.path: one.because for one in known.dropped if one.event == event_id}


def dated(known: Known, event_id: str = "event-a") -> tuple[str | None, str, str]:
    """Give date, rule and basis of an event."""
    found = known.records.event(event_id)
    assert found.dating is not None
    date = None if found.date is None else str(found.date)
    return date, found.dating.rule, str(found.dating.basis)


def test_an_empty_timeline_has_an_empty_view() -> None:
    known = as_of(records(sources=(), actors=()), "2024")
    assert (len(known.records), known.dropped, known.left_out) == (0, (), ())


def test_an_event_without_reports_is_left_out() -> None:
    known = early(event(), event("event-b", reports=[told("early")], relations=[_tie("event-a")]))
    assert known.left_out == (LeftOut("event", "event-a", NotKnown.UNREPORTED),)
    assert losses(known, "event-b") == {"/relations/0": NotKnown.GONE}


def test_an_event_is_left_out_if_nothing_says_when_it_became_known() -> None:
    undated = sources(early=EARLY, late=LATE, lost=None)
    one = event("event-a", reports=[told("lost", factuality="alleged")], factuality="alleged")
    other = event("event-b", reports=[told("lost", factuality="alleged"), told("late")])
    known = early(one, other, sources=undated)
    assert [str(one) for one in known.left_out] == [
        "source lost: nothing says when it was published",
        "event event-a: nothing says when it was published",
    ]
    assert losses(known, "event-b") == {"": NotKnown.UNTOLD}


@pytest.mark.parametrize(
    ("day", "certain", "missing"),
    [
        ("2024-02-01", False, NotKnown.UNCERTAIN),  # by March it was published, but since when?
        ("2024-03-09", False, NotKnown.UNCERTAIN),
        ("2024-03-10", False, None),
        ("2024-03-10", True, None),
    ],
)
def test_a_source_of_which_only_a_last_day_is_known_is_known_from_that(
    *, day: str, certain: bool, missing: NotKnown | None
) -> None:
    retrieved = builders.source("kept", retrieved=LATE)
    known = as_of(records(event(reports=[told("kept")]), sources=[retrieved]), day, certain=certain)
    assert [one.because for one in known.left_out] == ([missing] * 2 if missing else [])


@pytest.mark.parametrize(
    ("published", "day", "certain", "missing"),
    [
        ("2024-03", "2024-02-29", False, NotKnown.NOT_YET),
        ("2024-03", "2024-03-01", False, None),
        ("2024-03", "2024-03-30", True, NotKnown.UNCERTAIN),
        ("2024-03", "2024-03-31", True, None),
        ("2024-03-10?", "2024-03-10", False, None),
        ("2024-03-10?", "2025", True, NotKnown.UNCERTAIN),
        ("[2024-03..]", "2024-03-01", False, None),
        ("[2024-03..]", "9999", True, NotKnown.UNCERTAIN),
        ("[..2024-03]", "2024-03-31", False, None),
        ("XXXX-08-08", "9999", False, NotKnown.UNBOUNDED),
    ],
)
def test_a_coarse_date_of_publication_is_possible_before_it_is_certain(
    *, published: str, day: str, certain: bool, missing: NotKnown | None
) -> None:
    known = as_of(records(sources=sources(coarse=published)), day, certain=certain)
    assert known.sources == (() if missing else ("coarse",))
    reasons = [one.because for one in known.left_out] + [one.because for one in known.dropped]
    assert reasons == ([missing] if missing else [])


@pytest.mark.parametrize(
    ("day", "written"),
    [
        ("2024-01", "2024-01"),
        (dt.date(2024, 1, 31), "2024-01-31"),
        (dt.datetime(2024, 1, 31, 12, tzinfo=dt.UTC), "2024-01-31"),
        (Window(0, 19_753), "2024-01-31"),  # 2024-01-31 is the day 19,753
        ("2023/2024-01", "2023/2024-01"),
    ],
)
def test_a_window_is_known_by_its_last_day(day: Any, written: str) -> None:
    found = records(sources=sources(first="2024-01-31", second="2024-02-01"))
    known = as_of(found, day)
    assert (known.day, known.sources) == (written, ("first",))


def test_in_an_open_window_all_is_known_that_is_bounded() -> None:
    known = as_of(records(sources=sources(first=LATE, second=None)), Window(0, float("inf")))
    assert (known.day, known.sources) == ("..", ("first",))


def test_a_day_must_be_one() -> None:
    with pytest.raises(DateSyntaxError):
        as_of(records(), "yesterday")
    with pytest.raises(DateRangeError, match="a window carries no qualifier"):
        as_of(records(), "2024?")


# What is left of an event


def test_what_no_report_is_known_to_give_goes_with_a_report() -> None:
    full = event(
        reports=[told("early", note="n"), told("late", factuality="denied")],
        factuality="disputed",
        summary="s",
        place="p",
        medium="by post",
        published=False,
        tags=["x", "y"],
        codes={"cameo": "1", "a": "2"},
        figures=[_figure("own")],
    )
    known = early(full)
    seen = known.records.event("event-a")
    assert seen == event(reports=[told("early")])
    assert known.hindsight == ("event-a",)
    assert [str(one) for one in known.dropped if one.event] == [
        "/reports/1 late: not published yet",
        "/reports/0/note n: the file does not say which source tells it",
        "/factuality disputed, now reported: it follows from the known reports",
        "/summary s: the file does not say which source tells it",
        "/place p: the file does not say which source tells it",
        "/tags x, y: the file does not say which source tells it",
        "/codes a 2, cameo 1: the file does not say which source tells it",
        "/medium by post: the file does not say which source tells it",
        "/published False: the file does not say which source tells it",
        "/figures/0 Share: 1 percent: the file does not say which source tells it",
    ]


def test_an_event_whose_reports_are_all_known_is_the_very_one() -> None:
    full = event(reports=[read("early", "2024")], summary="s", figures=[_figure("own")], date="2024")
    found = records(full)
    assert as_of(found, EARLY).records.document.events[0] is found.document.events[0]


@pytest.mark.parametrize(
    ("known_lists", "expected"),
    [
        ([()], [A, B]),  # an empty list agrees with the event
        ([(B,), ()], [A, B]),
        ([(B,)], [B]),
        ([(B,), (A,)], [A, B]),  # in the order of the event
        (
            [(Participant(actor="actor-b", role="sender"), A)],
            [A, Participant(actor="actor-b", role="sender")],
        ),
    ],
)
def test_participants_are_those_that_the_known_reports_give(
    known_lists: list[tuple[Participant, ...]], expected: list[Participant]
) -> None:
    known_reports = [
        told("early", via=["actor-a"] * n, participants=few) for n, few in enumerate(known_lists)
    ]
    known = early(event(reports=[*known_reports, told("late")]))
    assert list(known.records.event("event-a").participants) == expected


def test_an_office_that_one_report_gives_is_not_lost_to_another() -> None:
    envoy = builders.actor("actor-a", offices=[Office(title="Envoy")])
    holder = Participant(actor="actor-a", role="sender", office="Envoy")
    reports = [told("early", participants=[A]), told("early", via=["actor-b"], participants=[holder])]
    full = event(reports=[*reports, told("late")], participants=[holder, B])
    known = early(full, actors=[envoy, builders.actor("actor-b")])
    assert known.records.event("event-a").participants == (holder,)
    assert losses(known)["/participants/1"] is NotKnown.UNTOLD


def _figure(key: str, **fields: Any) -> Figure:
    return Figure(**{"key": key, "label": "Share", "value": "1", "unit": "percent", **fields})


def _tie(other: str, **fields: Any) -> Relation:
    return Relation(**{"type": "concerns", "event": other, **fields})


def test_a_part_of_a_figure_that_is_gone_stands_alone() -> None:
    figures = [_figure("whole", source="late"), _figure("part", part_of="whole", source="early")]
    known = early(event(reports=[told("early")], figures=figures))
    assert known.records.event("event-a").figures == (_figure("part", source="early"),)
    assert losses(known) == {"/figures/0": NotKnown.NOT_YET, "/figures/1/part_of": NotKnown.GONE}


def test_a_figure_without_source_stays_while_all_reports_are_known() -> None:
    known = early(event(reports=[told("early")], figures=[_figure("own")]))
    assert known.records.event("event-a").figures == (_figure("own"),)


def test_ties_need_their_source_and_their_other_end() -> None:
    stated = {"basis": "stated", "span": SPAN}
    ties = [
        _tie("event-b", source="early", note="n", **stated),
        _tie("event-b", type="alleges", source="late", **stated),
        _tie("event-c", source="early", **stated),
        _tie("event-b", type="part_of", note="n"),
        _tie("event-d", type="part_of", note="n"),
    ]
    known = early(
        event(reports=[told("early")], relations=ties),
        event("event-b", reports=[told("early")]),
        event("event-c", reports=[told("late")]),
        event("event-d", reports=[told("early"), told("late")]),
    )
    assert known.records.event("event-a").relations == (ties[0], ties[3], _tie("event-d", type="part_of"))
    assert losses(known) == {
        "/relations/1": NotKnown.NOT_YET,
        "/relations/2": NotKnown.GONE,
        "/relations/4/note": NotKnown.NO_ORIGIN,
    }


def test_a_note_that_a_reading_by_hand_needs_stays() -> None:
    by_hand = Reading(expression="one day", date="2024", rule="manual@1")
    full = event(reports=[told("early", reading=by_hand, note="why"), told("late")])
    assert early(full).records.event("event-a").reports[0].note == "why"


def test_other_dates_stay_unless_only_what_is_not_known_gives_them() -> None:
    undated = Dating(
        basis="undated", rule="undated@1", alternatives=["2024-01-05", "2024-01-06", "2024-01-05/2024-01-07"]
    )
    known = early(
        event(reports=[told("early")], dating=undated),
        event("event-b", reports=[read("late", "2024-01-06"), read("late", "2024-01-07", via=["actor-a"])]),
    )
    dating = known.records.event("event-a").dating
    assert dating is not None
    assert [str(date) for date in dating.alternatives] == ["2024-01-05"]
    assert set(losses(known).values()) == {NotKnown.UNTOLD}


# Dates


@pytest.mark.parametrize(
    ("rule", "basis", "date", "reports", "expected"),
    [
        (
            "most_precise@1",
            "stated",
            "2024-01-05",
            [read("early", "2024-01"), read("late", "2024-01-05")],
            ("2024-01", "only_reading@1", "stated"),
        ),
        (
            "most_precise@1",
            "completed",
            "2024-01-05",
            [recent("early", "2024-01-05", EARLY), read("late", "2024")],
            ("2024-01-05", "only_reading@1", "completed"),
        ),
        (
            "only_reading@1",
            "stated",
            "2024-01",
            [read("early", "2024-01"), read("late", "2024-01")],
            ("2024-01", "only_reading@1", "stated"),
        ),
        (
            "only_reading@1",
            "stated",
            "2024-01-05",
            [read("early", "XXXX-01-05"), read("late", "2024-01-05")],
            (None, "undated@1", "undated"),  # a day without a year is no date of an event
        ),
        (
            "earliest_report@1",
            "stated",
            "2024-01-05",
            [read("early", "2024-01-05"), read("late", "2024-01-06")],
            ("2024-01-05", "earliest_report@1", "stated"),
        ),
        (
            "earliest_report@1",
            "completed",
            "2024-01-05",
            [recent("early", "2024-01-05", EARLY), recent("late", "2024-01-06", LATE)],
            ("2024-01-05", "earliest_report@1", "completed"),
        ),
    ],
)
def test_a_date_from_readings_is_worked_out_from_those_that_are_known(
    rule: str,
    basis: str,
    date: str,
    reports: list[Report],
    expected: tuple[str | None, str, str],
) -> None:
    from_ = [DatingFrom(source=report.source) for report in reports if _usable(rule, date, report)]
    dating = Dating(basis=basis, rule=rule, from_=from_, note="n", alternatives=["2020"])
    known = early(event(date=date, dating=dating, reports=reports))
    assert dated(known) == expected
    found = known.records.event("event-a").dating
    assert found is not None
    assert (found.note, found.alternatives) == (None, ())


def _usable(rule: str, date: str, report: Report) -> bool:
    assert report.reading is not None
    return rule != "only_reading@1" or str(report.reading.date) == date


@pytest.mark.parametrize(
    ("words", "date", "rule", "basis"),
    [
        ("in January", "2024-01", "rel.month_recent@1", "completed"),  # only the year is not in the words
        ("last month", "2023-12", "rel.month@1", "relative"),
        ("in December of last year", "2023-12", "rel.month_of_year@1", "relative"),
    ],
)
def test_the_basis_of_a_new_date_is_that_of_the_reading_that_gives_it(
    words: str, date: str, rule: str, basis: str
) -> None:
    anchor = ReadingAnchor(date=EARLY, type="published")
    reading = Reading(expression=words, date=date, anchor=anchor, rule=rule)
    same = told("early", via=["actor-b"], reading=reading)
    known = early(event(reports=[told("early", reading=reading), same, told("late")], date="2023"))
    assert dated(known) == (date, "only_reading@1", basis)


def test_a_dating_that_used_only_known_reports_stays_without_its_note() -> None:
    dating = Dating(basis="stated", rule="only_reading@1", from_=[DatingFrom(source="early")], note="n")
    known = early(event(date="2024-01", dating=dating, reports=[read("early", "2024-01"), told("late")]))
    assert dated(known) == ("2024-01", "only_reading@1", "stated")
    assert losses(known)["/dating/note"] is NotKnown.NO_ORIGIN


@pytest.mark.parametrize("dating", [None, Dating(basis="stated", rule="manual@1", note="by hand")])
@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([told("early")], (None, "undated@1")),
        ([read("early", "2024-01")], ("2024-01", "only_reading@1")),
    ],
)
def test_a_date_of_unknown_origin_goes_with_a_report(
    dating: Dating | None, reports: list[Report], expected: tuple[str | None, str]
) -> None:
    known = early(event(date="2024-01-05", dating=dating, reports=[*reports, told("late")]))
    assert dated(known)[:2] == expected
    whole = early(event(date="2024-01-05", dating=dating, reports=reports))
    assert whole.records.event("event-a").dating == dating


def test_readings_that_clash_give_the_first_published_and_what_agrees_with_it() -> None:
    three = sources(early=EARLY, later="2024-01-11", third="2024-01-12", late=LATE)
    fine = Dating(
        basis="stated",
        rule="most_precise@1",
        from_=[DatingFrom(source=name) for name in ("third", "later", "early", "late")],
    )
    reports = [
        read("third", "2024-01"),
        read("later", "2024-02"),
        read("early", "2024"),
        read("late", "2024-01-31/2024-02-01"),
    ]
    rule = {"expression": "from 2024-01-31 to 2024-02-01", "rule": "from_to@1"}
    reports[3] = told("late", reading=Reading(date="2024-01-31/2024-02-01", **rule))
    full = event(date="2024-01-31/2024-02-01", dating=fine, reports=reports)
    known = as_of(records(full, sources=three), "2024-01-12")
    assert dated(known) == ("2024-02", "most_precise@1", "stated")  # the third is left aside
    dating = known.records.event("event-a").dating
    assert dating is not None
    assert [origin.source for origin in dating.from_] == ["later", "early"]


def test_a_year_goes_with_the_anchor_that_gave_it() -> None:
    anchor = event("event-b", date="2023-07", reports=[told("late")])
    full = anchored(
        "event-a",
        "year_from_anchor@1",
        by_event("event-b", "2023-07", "after"),
        date="2023?-08-08",
        from_=[DatingFrom(source="early")],
        reports=[read("early", "XXXX-08-08")],
    )
    known = early(full, anchor)
    assert dated(known) == (None, "undated@1", "undated")
    assert losses(known) == {"/dating/anchors/0": NotKnown.GONE, "/date": NotKnown.REDATED}
    assert known.hindsight == ()


def coarser(event_id: str = "event-b") -> Event:
    """Make an event whose day is known late, its month early."""
    dating = Dating(
        basis="stated",
        rule="most_precise@1",
        from_=[DatingFrom(source="early"), DatingFrom(source="late")],
    )
    reports = [read("early", "2023-07"), read("late", "2023-07-05")]
    return event(event_id, date="2023-07-05", dating=dating, reports=reports)


@pytest.mark.parametrize(
    ("rule", "anchors", "date", "expected"),
    [
        ("not_after@1", [("event-b", "2023-07-05")], "[..2023-07-05]", ("[..2023-07]", "not_after@1")),
        ("not_before@1", [("event-b", "2023-07-05")], "[2023-07-05..]", ("[2023-07..]", "not_before@1")),
        ("held_at@1", [("event-b", "2023-07-05")], "2023-07-05", ("2023-07", "held_at@1")),
        (
            "between@1",
            [("event-b", "2023-07-05"), ("early", EARLY)],
            "2023-07-05/2024-01-10",
            ("2023-07/2024-01-10", "between@1"),
        ),
        (
            "between@1",
            [("event-b", "2023-07-05"), ("late", LATE)],
            "2023-07-05/2024-03-10",
            ("[2023-07..]", "not_before@1"),
        ),
        (
            "between@1",
            [("event-c", "2023-06-01"), ("event-b", "2023-07-05")],
            "2023-06-01/2023-07-05",
            ("[..2023-07]", "not_after@1"),
        ),
        (
            "between@1",
            [("event-c", "2023-06-01"), ("late", LATE)],
            "2023-06-01/2024-03-10",
            (None, "undated@1"),
        ),
        (
            "attested@1",
            [("event-b", "2023-07-05"), ("event-c", "2023-06-01"), ("late", LATE)],
            "2023-06-01/2024-03-10",
            ("2023-07", "attested@1"),
        ),
        ("not_after@1", [("late", LATE)], "[..2024-03-10]", (None, "undated@1")),
        (
            "not_after@1",
            [("late", LATE), ("event-b", "2023-07-05")],
            "[..2023-07-05]",
            ("[..2023-07]", "not_after@1"),
        ),
    ],
)
def test_a_bounded_date_follows_what_is_left_of_its_anchors(
    rule: str, anchors: list[tuple[str, str]], date: str, expected: tuple[str | None, str]
) -> None:
    made = [by_source(ref, day) if ref in {"early", "late"} else by_event(ref, day) for ref, day in anchors]
    gone = event("event-c", date="2023-06-01", reports=[told("late")])
    known = early(anchored("event-a", rule, *made, date=date, extent="within"), coarser(), gone)
    assert dated(known)[:2] == expected


def test_an_anchor_by_hand_goes_with_a_report() -> None:
    anchor = DatingAnchor(type="manual", date="2023-07")
    whole = anchored("event-a", "not_after@1", anchor, date="[..2023-07]")
    assert dated(early(whole))[0] == "[..2023-07]"
    known = early(
        anchored("event-a", "not_after@1", anchor, date="[..2023-07]", reports=[told("early"), told("late")])
    )
    assert dated(known) == (None, "undated@1", "undated")
    assert losses(known)["/dating/anchors/0"] is NotKnown.NO_ORIGIN


def test_a_date_that_the_event_cannot_have_is_not_given_to_it() -> None:
    practice = anchored(
        "event-a",
        "held_at@1",
        by_event("event-b", "2023-07-05"),
        date="2023-07-05",
        kind="practice",
        participants=[Participant(actor="actor-a", role="participant")],
        extent="throughout",
    )
    dating = Dating(
        basis="stated",
        rule="most_precise@1",
        from_=[DatingFrom(source="early"), DatingFrom(source="late")],
    )
    open_ended = told("early", reading=Reading(expression="by 2023", date="[..2023]", rule="by@1"))
    anchor = event(
        "event-b", date="2023-07-05", dating=dating, reports=[open_ended, read("late", "2023-07-05")]
    )
    known = early(practice, anchor)
    assert dated(known, "event-b")[0] == "[..2023]"
    assert dated(known) == (None, "undated@1", "undated")  # a state can't be throughout what has no start


def test_only_the_anchors_of_a_date_may_change() -> None:
    anchors = [by_event("event-b", "2023-07-05"), by_event("event-c", "2023-06-01")]
    full = anchored("event-a", "not_after@1", *anchors, date="[..2023-06-01]")
    known = early(full, coarser(), event("event-c", date="2023-06-01", reports=[told("early")]))
    assert dated(known)[0] == "[..2023-06-01]"
    (loss,) = [one for one in known.dropped if one.event == "event-a"]
    assert loss == Dropped(
        "event-a", "/dating/anchors/0", "event event-b 2023-07-05", NotKnown.REDATED, now="2023-07"
    )


def test_an_undated_event_keeps_the_reports_and_anchors_that_are_known() -> None:
    dating = Dating(
        basis="undated",
        rule="undated@1",
        from_=[DatingFrom(source="early"), DatingFrom(source="late")],
        anchors=[by_source("early", EARLY), by_source("late", LATE)],
    )
    known = early(event(dating=dating, reports=[read("early", "2024"), read("late", "2023")]))
    found = known.records.event("event-a").dating
    assert found is not None
    assert found == Dating(
        basis="undated",
        rule="undated@1",
        from_=[DatingFrom(source="early")],
        anchors=[by_source("early", EARLY)],
    )


def test_a_long_chain_of_anchors_is_walked_to_its_end() -> None:
    length = 3_000
    chain = [event("event-0", date="2023-07-05", reports=[read("early", "2023-07"), told("late")])]
    for n in range(1, length):
        anchor = by_event(f"event-{n - 1}", "2023-07-05")
        chain.append(anchored(f"event-{n}", "held_at@1", anchor, date="2023-07-05"))
    known = as_of(Records(builders.document(*reversed(chain), **_people(), sources=TWO)), EARLY)
    assert dated(known, f"event-{length - 1}")[0] == "2023-07"


def test_dates_that_rest_on_each_other_stay_as_they_are() -> None:
    one = anchored("event-a", "held_at@1", by_event("event-b", "2024"), date="2024")
    other = anchored("event-b", "held_at@1", by_event("event-a", "2024"), date="2024")
    itself = anchored("event-c", "held_at@1", by_event("event-c", "2024"), date="2024")
    broken = Records(builders.document(one, other, itself, **_people(), sources=TWO))
    assert [str(event.date) for event in as_of(broken, EARLY).records.events] == ["2024"] * 3


def test_a_dating_that_names_what_the_event_lacks_is_worked_out_anew() -> None:
    dating = Dating(
        basis="stated",
        rule="only_reading@1",
        from_=[DatingFrom(source="early"), DatingFrom(source="late")],
    )
    broken = event(date="2024-01", dating=dating, reports=[read("early", "2024-01")])
    known = as_of(Records(builders.document(broken, **_people(), sources=TWO)), EARLY)
    found = known.records.event("event-a").dating
    assert found is not None
    assert found.from_ == (DatingFrom(source="early"),)


def test_an_actor_whom_only_a_dating_names_stays_with_it() -> None:
    origin = DatingFrom(source="early", via=["actor-b"])
    dating = Dating(basis="stated", rule="only_reading@1", from_=[origin])
    broken = event(date="2024-01", dating=dating, reports=[read("early", "2024-01")], participants=[A])
    known = as_of(Records(builders.document(broken, **_people(), sources=TWO)), EARLY)
    assert known.records.event("event-a").dating == dating
    assert list(known.records.actors) == ["actor-a", "actor-b"]


def _people() -> dict[str, Any]:
    return {"actors": [builders.actor("actor-a"), builders.actor("actor-b")]}


# Dates that do not go with what is known beside them


def test_a_new_date_that_contradicts_the_order_of_events_is_not_given() -> None:
    dating = Dating(basis="stated", rule="only_reading@1", from_=[DatingFrom(source="late")])
    reply = event(
        "event-a",
        date="2024-01-08",
        dating=dating,
        reports=[read("early", "2023-12-31"), read("late", "2024-01-08")],
        relations=[Relation(type="replies_to", event="event-b")],
    )
    letter = event("event-b", date="2024-01-05", reports=[told("early")])
    state = anchored("event-c", "not_before@1", by_event("event-a", "2024-01-08"), date="[2024-01-08..]")
    known = early(reply, letter, state)
    assert dated(known) == (None, "undated@1", "undated")
    assert dated(known, "event-c")[0] is None
    assert str(known.records.event("event-b").date) == "2024-01-05"
    assert losses(known)["/date"] is NotKnown.CLASH


def test_a_date_gives_way_where_an_event_is_no_longer_disputed() -> None:
    act = event(
        "event-a",
        date="2024-01-08",
        dating=Dating(basis="stated", rule="only_reading@1", from_=[DatingFrom(source="early")]),
        factuality="disputed",
        reports=[read("early", "2024-01-08"), told("late", factuality="denied")],
    )
    tells = event(
        "event-b",
        date="2024-01-05",
        reports=[told("early")],
        relations=[Relation(type="reports_on", event="event-a")],
    )
    known = early(act, tells)
    assert dated(known)[0] is None
    assert str(known.records.event("event-b").date) == "2024-01-05"


def test_a_new_date_outside_of_a_term_of_office_is_not_given() -> None:
    envoy = builders.actor("actor-a", offices=[Office(title="Envoy", took="2024")])
    holder = Participant(actor="actor-a", role="sender", office="Envoy")
    anchor = event(
        "event-b",
        date="2024-01-05",
        dating=Dating(basis="stated", rule="only_reading@1", from_=[DatingFrom(source="late")]),
        participants=[B],
        reports=[read("early", "2023"), read("late", "2024-01-05")],
    )
    full = anchored(
        "event-a", "held_at@1", by_event("event-b", "2024-01-05"), date="2024-01-05", participants=[holder]
    )
    known = early(full, anchor, actors=[envoy, builders.actor("actor-b")])
    assert dated(known)[0] is None
    assert dated(known, "event-b")[0] == "2023"


def test_a_contradiction_of_the_file_is_none_of_the_view() -> None:
    reply = event(
        "event-a",
        date="2024-01-01",
        reports=[told("early")],
        relations=[Relation(type="replies_to", event="event-b")],
    )
    letter = event("event-b", date="2024-01-05", reports=[told("early"), told("late")])
    letter = letter.model_copy(update={"dating": Dating(basis="stated", rule="only_reading@1")})
    letter = letter.model_copy(
        update={
            "reports": (read("early", "2024-01-05"), told("late")),
            "dating": Dating(basis="stated", rule="only_reading@1", from_=[DatingFrom(source="early")]),
        }
    )
    broken = Records(builders.document(reply, letter, **_people(), sources=TWO))
    known = as_of(broken, EARLY)
    assert [str(event.date) for event in known.records.events] == ["2024-01-01", "2024-01-05"]


# Sources and actors


def test_a_reprint_of_what_is_not_known_names_no_original() -> None:
    original = builders.source("original", published="2024-01-31")
    reprint = builders.source("reprint", published=EARLY, reprint_of="original")
    wire = builders.source("wire", published=EARLY, reprint_of="actor-a")
    known = early(sources=[original, reprint, wire])
    assert [one.reprint_of for one in known.records.document.sources] == [None, "actor-a"]
    assert losses(known, None)["/sources/1/reprint_of"] is NotKnown.GONE


def people(*names: str, **offices: list[Office]) -> list[Actor]:
    """Make actors by id, some with offices."""
    return [builders.actor(name, offices=offices.get(name, [])) for name in names]


def test_actors_that_nothing_known_names_go_with_their_organisations() -> None:
    member = {"title": "Member", "organisation": "party"}
    actors = people(
        "actor-a",
        "actor-b",
        "card",
        "club",
        "known",
        "late-one",
        "party",
        "state",
        **{
            "late-one": [Office(**member)],
            "known": [Office(title="Envoy", organisation="state")],
            "card": [Office(title="Member", organisation="club")],
        },
    )
    late_one = Participant(actor="late-one", role="sender")
    one = event("event-a", reports=[told("early", via=["known"])])
    other = event("event-b", reports=[told("late")], participants=[late_one])
    known = early(one, other, actors=actors)
    assert list(known.records.actors) == ["actor-a", "actor-b", "card", "club", "known", "state"]
    gone = [one.value for one in known.dropped if one.path.startswith("/actors")]
    assert gone == ["late-one", "party"]


def test_figures_and_sources_name_actors_too() -> None:
    figure = _figure("own", source="early", speaker="speaker", about=["topic"], via=["through"])
    paper = builders.source("early", published=EARLY, publisher="paper", attributed_to=["agency"])
    later = builders.source("late", published=LATE, publisher="rival")
    names = ("actor-a", "actor-b", "agency", "paper", "rival", "speaker", "through", "topic")
    known = early(
        event(reports=[told("early")], figures=[figure]), sources=[paper, later], actors=people(*names)
    )
    assert list(known.records.actors) == [name for name in names if name != "rival"]


def test_offices_keep_what_the_view_attests() -> None:
    holder = Participant(actor="actor-a", role="sender", office="Envoy")
    offices = [
        Office(title="Envoy", took="2020", left="2025", attested=["2024-01-05", EARLY, "2024-02-01", LATE]),
        Office(title="Minister", attested=[LATE]),
        Office(title="Member"),
    ]
    minister = Participant(actor="actor-a", role="sender", office="Minister")
    known = early(
        event("event-a", date="2024-01-05", reports=[told("early")], participants=[holder]),
        event("event-b", date="2024-02-01", reports=[told("late")], participants=[holder, minister]),
        actors=people("actor-a", "actor-b", **{"actor-a": offices}),
    )
    (office,) = known.records.actors["actor-a"].offices
    assert office == Office(title="Envoy", attested=["2024-01-05", EARLY])
    assert {one.path: one.value for one in known.dropped if "offices" in one.path} == {
        "/actors/0/offices/0/attested/2": "actor-a, Envoy, 2024-02-01",
        "/actors/0/offices/0/attested/3": "actor-a, Envoy, 2024-03-10",
        "/actors/0/offices/0/took": "actor-a, Envoy, took 2020",
        "/actors/0/offices/0/left": "actor-a, Envoy, left 2025",
        "/actors/0/offices/1": "actor-a, Minister",
        "/actors/0/offices/2": "actor-a, Member",
    }


def test_an_actor_who_is_wholly_known_keeps_offices_that_nothing_attests() -> None:
    office = Office(title="Envoy", took="2020", attested=["2021-12-31", LATE])
    known = early(
        event(reports=[told("early")], participants=[A]),
        event("event-b", reports=[told("late")], participants=[B]),
        actors=people("actor-a", "actor-b", **{"actor-a": [office]}),
    )
    (kept,) = known.records.actors["actor-a"].offices
    assert kept == Office(title="Envoy", took="2020", attested=["2021-12-31"])


def test_an_office_that_a_known_participant_bears_stays_without_its_days() -> None:
    holder = Participant(actor="actor-a", role="sender", office="Envoy")
    known = early(
        event(reports=[told("early", participants=[holder]), told("late")], participants=[holder]),
        actors=people("actor-a", **{"actor-a": [Office(title="Envoy", attested=[LATE])]}),
    )
    assert known.records.actors["actor-a"].offices == (Office(title="Envoy"),)


# The view as a timeline


def test_a_view_says_what_it_is() -> None:
    view = FULL.as_of("2024-02")
    assert (view.day, view.certain, len(view.hindsight)) == ("2024-02", False, 3)
    assert repr(view).startswith("<View 'kyrgyzstan-west-russia' as of 2024-02, possibly known: 3 of 5")
    assert repr(view.known) == f"<Known: {view.known.headline()}>"
    assert view.query(kind="letter", during="2024").ids() == (
        "blinken-letter-to-japarov",
        "japarov-letter-to-blinken",
    )


def test_a_view_is_made_by_as_of_alone() -> None:
    with pytest.raises(TypeError, match="use Timeline"):
        View()
    whole = View.of(FULL.records)
    assert (whole, whole.day, whole.dropped) == (FULL, "..", ())


def test_a_view_crosses_a_process_border() -> None:
    view = FULL.as_of("2024-02-11")
    again = pickle.loads(pickle.dumps(view))  # noqa: S301 - our own bytes
    assert (again, again.known.to_json()) == (view, view.known.to_json())
    assert type(again) is type(view)


def test_the_text_of_a_view_has_a_section_for_everything_that_it_lacks() -> None:
    lines = str(FULL.as_of("2024-02-11").known).splitlines()
    assert [title for blank, title in pairwise(lines) if not blank] == [
        "sources without a date, known by what they tell: 2",
        "sources not published yet: 3",
        "events that no known source tells of: 26",
        "actors that nothing known names: 19",
        "events known in part: 22",
        "of actors and sources: 12",
        "titles written with hindsight: 6",
    ]
    certain = str(FULL.as_of("2024-02-12", certain=True).known).splitlines()
    assert "left out: 19" in certain
    full = str(FULL.as_of("9999").known).splitlines()
    assert [title for blank, title in pairwise(full) if not blank] == [lines[lines.index("") + 1]]
    assert str(early(sources=(), actors=())) == (
        "as of 2024-01-10, possibly known: 0 of 0 sources, 0 of 0 events"
    )


def test_a_source_without_a_date_is_known_from_what_it_tells() -> None:
    undated = [builders.source("early", retrieved=EARLY), builders.source("late", published=LATE)]
    known = as_of(records(event(reports=[told("early")], date="2024-01-05"), sources=undated), EARLY)
    assert known.implied == {"early": "[2024-01-05..2024-01-10]"}
    same_day = [builders.source("early", retrieved="2024-01-05")]
    known = as_of(records(event(reports=[told("early")], date="2024-01-05"), sources=same_day), EARLY)
    assert known.implied == {"early": "2024-01-05"}


def test_a_long_value_is_cut_on_its_line_only() -> None:
    loss = Dropped("a", "/summary", "x" * 100, NotKnown.NO_ORIGIN)
    assert str(loss) == f"/summary {'x' * 56} ...: the file does not say which source tells it"
    assert loss.to_json()["value"] == "x" * 100


def test_dates_of_the_view_are_as_doubtful_as_what_they_rest_on() -> None:
    anchor = event("event-b", date="2023?", reports=[read("early", "2023"), told("late")])
    anchor = anchor.model_copy(update={"date": EventDate("2023?")})
    full = anchored("event-a", "not_after@1", by_event("event-b", "2023?"), date="[..2023]")
    known = early(full, anchor)
    found = known.records.event("event-a").date
    assert found is not None
    assert not found.hedged  # the doubt was in what is not known: the report's own word is a plain year
