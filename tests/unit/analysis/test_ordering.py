"""Order from relations: what is won back on the shipped dataset, and what each sort of tie says."""

import datetime as dt
import json
from typing import Any

import pytest

import kgtimeline as kg
from builders import document, event, source
from kgtimeline.analysis.order_constraints import ANY_TIME
from kgtimeline.analysis.ordering import tighten
from kgtimeline.analysis.tightening import Tightened, TighteningStep
from kgtimeline.checks.codes import CODES
from kgtimeline.dataset.records import Records
from kgtimeline.dates import Bounds
from kgtimeline.dates.numbering import INF, as_date
from kgtimeline.model.events import Event


def day(text: str) -> int:
    return dt.date.fromisoformat(text).toordinal() - dt.date(1970, 1, 1).toordinal()


def tightened(*events: Event, sources: Any = None) -> Tightened:
    return tighten(Records(document(*events, sources=[source()] if sources is None else sources)))


def tie(relation: str, target: str) -> list[kg.Relation]:
    return [kg.Relation(type=relation, event=target)]


def told(factuality: str = "reported", by: str = "source-a") -> list[kg.Report]:
    return [kg.Report(source=by, factuality=factuality)]


def said(steps: tuple[TighteningStep, ...]) -> list[str]:
    return [line for step in steps for line in str(step).splitlines()]


# ---- the shipped dataset, the dates of its bounded events taken away

PUBLISHED = {
    "2024-10-16": "multi-vector-interview-2024",
    "2025-09-24": "un-speech-2025",
    "2024-02-12": "non-interference-letter-2024",
}
"""Publication days as the articles' own datelines give them."""
WON_BACK = {
    "ashgabat-forum": "2024-10-16",
    "japarov-answer-at-ashgabat-forum": "2024-10-16",
    "japarov-comes-to-power": "2024-10-16",
    "japarov-interview-with-kabar": "2024-10-16",
    "japarov-statements-on-the-west": "2024-10-16",
    "japarov-speech-at-general-debate": "2025-09-24",
    "uk-sanctions-on-kyrgyz-banks": "2025-09-24",
    "un-general-debate": "2025-09-24",
}
"""Acts that one article reports as having happened: no later than its publication."""


@pytest.fixture(scope="module")
def stripped() -> Tightened:
    return tighten(_without_bounded_dates(kg.load().records))


def _without_bounded_dates(records: Records) -> Records:
    """Take away the date and the dating of all events that are dated by what bounds them."""
    events = tuple(
        one.model_copy(update={"date": None, "dating": None, "extent": one.date.extent})
        if one.dating is not None and one.dating.basis == "bounded" and one.date is not None
        else one
        for one in records.document.events
    )
    return Records(records.document.model_copy(update={"events": events}))


def _file_bounds(event_id: str) -> Bounds:
    date = kg.load()[event_id].date
    assert date is not None
    return date.bounds


@pytest.mark.parametrize(("event_id", "published"), WON_BACK.items())
def test_publication_wins_a_bound_back(stripped: Tightened, event_id: str, published: str) -> None:
    assert stripped.events[event_id] == _file_bounds(event_id)
    assert stripped.events[event_id] == Bounds(-INF, day(published), -INF, day(published), one_day=True)
    assert said(stripped.of(event_id)) == [
        f"{event_id}: not after {published} (was open)",
        f"  source {PUBLISHED[published]} was published {published}",
        f"  source {PUBLISHED[published]} reports {event_id} as having happened",
    ]


def test_a_relation_wins_a_bound_back(stripped: Tightened) -> None:
    found = stripped.events["drone-interception"]
    assert found == _file_bounds("drone-interception")
    assert found == Bounds(-INF, day("2023-07-31"), -INF, day("2023-07-31"), one_day=True)
    assert said(stripped.of("drone-interception")) == [
        "drone-interception: not after 2023-07-31 (was open)",
        "  washington-post-report is dated 2023-07",
        "  washington-post-report reports on drone-interception, which has happened",
    ]


def test_relation_and_publication_together_win_a_day_back(stripped: Tightened) -> None:
    found = stripped.events["facebook-posting-of-japarov-letter"]
    assert found == _file_bounds("facebook-posting-of-japarov-letter")
    assert as_date(found.s_lo) == as_date(found.e_hi) == dt.date(2024, 2, 12)
    assert said(stripped.of("facebook-posting-of-japarov-letter")) == [
        "facebook-posting-of-japarov-letter: not before 2024-02-12 (was open)",
        "  japarov-letter-to-blinken is dated 2024-02-12",
        "  facebook-posting-of-japarov-letter reports on japarov-letter-to-blinken, which has happened",
        "facebook-posting-of-japarov-letter: not after 2024-02-12 (was open)",
        "  source non-interference-letter-2024 was published 2024-02-12",
        "  source non-interference-letter-2024 reports facebook-posting-of-japarov-letter as having happened",
    ]


def test_what_a_qualified_date_wins_back_is_hedged_and_less_is_firm(stripped: Tightened) -> None:
    found = stripped.events["japarov-statement-to-kabar"]
    file_bounds = _file_bounds("japarov-statement-to-kabar")
    assert found == file_bounds
    assert found == Bounds(day("2023-08-08"), INF, day("2023-08-08"), INF, one_day=True, hedged=True)
    # Whatever the year of the letter is: it was caused by the report of July 2023.
    assert stripped.firm["japarov-statement-to-kabar"][:2] == (day("2023-07-01"), INF)
    assert said(stripped.of("japarov-statement-to-kabar")) == [
        "japarov-statement-to-kabar: not before 2023-08-08 (was open; rests on a date that is not certain)",
        "  menendez-letter-to-japarov is dated 2023?-08-08",
        "  japarov-statement-to-kabar responds to menendez-letter-to-japarov",
    ]


def test_a_state_wins_the_bound_of_its_start_back_along_a_chain(stripped: Tightened) -> None:
    for event_id in ("sanctions-on-kyrgyzstan", "false-information-behind-sanctions"):
        found, file_bounds = stripped.events[event_id], _file_bounds(event_id)
        assert (found.s_hi, found.e_lo) == (day("2025-09-24"), -INF)
        assert found.s_hi <= file_bounds.s_hi
    assert said(stripped.of("false-information-behind-sanctions")) == [
        "false-information-behind-sanctions: starts not after 2025-09-24 (was open)",
        "  source un-speech-2025 was published 2025-09-24",
        "  source un-speech-2025 reports sanctions-on-kyrgyzstan as having happened",
        "  sanctions-on-kyrgyzstan is caused by false-information-behind-sanctions",
    ]


def test_what_is_only_intended_alleged_or_announced_is_not_bound_by_publications(stripped: Tightened) -> None:
    for event_id in (
        "us-sanctions-plan-against-kyrgyzstan",
        "kyrgyz-eu-cooperation-agreement",
        "uk-trade-with-russia",
    ):
        assert event_id not in stripped.events
    assert stripped.problems == ()


def test_sources_without_a_date_are_bound_by_what_they_report() -> None:
    sources = kg.load().tighten().sources
    assert sources["sanctions-busting-letter"][:2] == (day("2023-08-08"), INF)
    assert sources["non-interference-statement"][:2] == (day("2024-02-11"), INF)
    assert sources["un-speech-2025"][:2] == (day("2025-09-24"), day("2025-09-24"))


def test_the_shipped_dataset_contradicts_itself_nowhere() -> None:
    assert kg.load().tighten().problems == ()


# ---- what each tie says


@pytest.mark.parametrize("relation", ["replies_to", "responds_to", "conveys", "caused_by", "after"])
def test_nothing_starts_before_what_it_follows(relation: str) -> None:
    found = tightened(
        event("first", date="2024-03-05"), event("second", date=None, relations=tie(relation, "first"))
    )
    assert found.events == {"second": Bounds(day("2024-03-05"), INF, day("2024-03-05"), INF, one_day=True)}
    found = tightened(
        event("first", date=None), event("second", date="2024-03-05", relations=tie(relation, "first"))
    )
    assert found.events == {"first": Bounds(-INF, day("2024-03-05"), -INF, day("2024-03-05"), one_day=True)}


@pytest.mark.parametrize("relation", ["reports_on", "announces"])
@pytest.mark.parametrize("factuality", ["reported", "announced", "intended", "alleged", "denied", "disputed"])
def test_who_tells_of_something_comes_later_only_if_it_has_happened(relation: str, factuality: str) -> None:
    found = tightened(
        event("told", date=None, factuality=factuality),
        event("telling", date="2024-03-05", relations=tie(relation, "told")),
    )
    assert list(found.events) == (["told"] if factuality == "reported" else [])


@pytest.mark.parametrize("factuality", ["announced", "intended", "alleged", "denied"])
def test_only_what_is_reported_as_having_happened_began_before_the_publication(factuality: str) -> None:
    sources = [source(published="2024-03-05")]
    assert tightened(event(date=None, reports=told()), sources=sources).events["event-a"].e_hi == day(
        "2024-03-05"
    )
    assert tightened(event(date=None, reports=told(factuality)), sources=sources).events == {}


def test_a_publication_bounds_the_start_and_not_the_end() -> None:
    war = event("war", "war", date="2024-01/2025-12", extent="throughout", reports=told())
    found = tightened(war, sources=[source(published="2024-01-10")])
    assert found.events["war"][:4] == (
        day("2024-01-01"),
        day("2024-01-10"),
        day("2025-12-01"),
        day("2025-12-31"),
    )
    assert [step.side for step in found.of("war")] == ["latest_start"]


@pytest.mark.parametrize(
    ("fields", "lasts"),
    [
        ({"kind": "letter"}, False),
        ({"kind": "practice"}, True),
        ({"kind": "war"}, True),
        ({"kind": "bill"}, True),
        ({"kind": "sanction"}, True),
        ({"kind": "ban"}, True),
        ({"kind": "ban", "extent": "within"}, False),
        ({"kind": "meeting", "extent": "including"}, True),
        ({"kind": "agreement"}, False),
        ({"kind": "agreement", "stage": "in force"}, True),
    ],
)
def test_an_undated_event_is_one_day_unless_its_extent_or_kind_lets_it_last(
    fields: dict[str, Any],
    lasts: bool,  # noqa: FBT001 - a case of the table
) -> None:
    found = tightened(event(date=None, reports=told(), **fields), sources=[source(published="2024-03-05")])
    last = day("2024-03-05")
    expected = ANY_TIME._replace(s_hi=last) if lasts else Bounds(-INF, last, -INF, last, one_day=True)
    assert found.events["event-a"] == expected


def test_an_undated_event_that_fills_its_time_has_a_start_and_an_end() -> None:
    found = tightened(
        event(date=None, extent="throughout", reports=told()), sources=[source(published="2024-03-05")]
    )
    assert found.events["event-a"][:4] == (-INF, day("2024-03-05"), -INF, INF)
    assert found.events["event-a"].unknown_end


def test_a_reprint_is_not_before_its_original_and_nothing_is_retrieved_before_it_is_published() -> None:
    found = tightened(
        event(date="2024-03-05", reports=told(by="original")),
        sources=[
            source("original"),
            source("reprint", reprint_of="original", retrieved="2024-04"),
            source("credited-to-an-actor", reprint_of="actor-a"),
        ],
    )
    bounds = Bounds(day("2024-03-05"), day("2024-04-30"), day("2024-03-05"), day("2024-04-30"), one_day=True)
    assert found.sources == {"original": bounds, "reprint": bounds}
    assert said(found.steps)[:8] == [
        "source original: not before 2024-03-05 (was open)",
        "  event-a is dated 2024-03-05",
        "  source original reports event-a as having happened",
        "source original: not after 2024-04-30 (was open)",
        "  source reprint was retrieved 2024-04",
        "  source reprint was published no later than it was retrieved",
        "  source reprint is a reprint of source original",
        "source reprint: not before 2024-03-05 (was open)",
    ]


def test_a_publication_date_that_is_an_interval_or_a_set_is_one_day_of_it() -> None:
    sources = [
        source(published="2024-01/2024-02"),
        source("all-of", published="{2024-05-01,2024-05-03}"),
        source("open", published="2024-03/.."),
    ]
    found = tightened(
        event("a", date=None, reports=told()),
        event("b", date=None, reports=told(by="all-of")),
        event("c", date=None, reports=told(by="open")),
        sources=sources,
    )
    assert found.events["a"].e_hi == day("2024-02-29")
    assert found.events["b"].e_hi == day("2024-05-03")
    assert "c" not in found.events
    assert found.sources["open"] == Bounds(day("2024-03-01"), INF, day("2024-03-01"), INF, one_day=True)


def test_a_part_lies_inside_a_whole_that_is_known_as_a_whole() -> None:
    war = event("war", "war", date="2024-03-05/2024-04-05")
    part = event("part", date=None, relations=tie("part_of", "war"))
    assert tightened(war, part).events["part"][:4] == (
        day("2024-03-05"),
        day("2024-04-05"),
        day("2024-03-05"),
        day("2024-04-05"),
    )
    forum = event("forum", "meeting", date="2024-03-05")
    speech = event("speech", "speech", date=None, relations=tie("part_of", "forum"))
    assert tightened(forum, speech).events == {}, "the day of a gathering is just one on which it was held"


def test_what_lasts_longer_than_what_it_is_during_is_not_pressed_into_it() -> None:
    sanctions = event("sanctions", "sanction", date="2024-03-05/2024-04-05")
    trade = event("trade", "practice", date=None, relations=tie("during", "sanctions"))
    found = tightened(sanctions, trade)
    assert found.events["trade"][:4] == (-INF, day("2024-04-05"), day("2024-03-05"), INF)


@pytest.mark.parametrize(("part", "whole"), [("alleged", "reported"), ("reported", "intended")])
def test_what_is_not_known_to_have_happened_bounds_no_whole(part: str, whole: str) -> None:
    war = event("war", "war", date="[..2024-06-05]", extent="including", factuality=whole)
    battle = event("battle", date="2024-03-05", factuality=part, relations=tie("part_of", "war"))
    assert tightened(war, battle).events == {}
    reported = {"factuality": kg.Factuality.REPORTED}
    known = [war.model_copy(update=reported), battle.model_copy(update=reported)]
    assert tightened(*known).events["war"].s_hi == day("2024-03-05")


def test_ties_that_say_nothing_of_order_and_ties_to_itself_change_nothing() -> None:
    events = [
        event("a", date="2024-03-05"),
        *(
            event(f"b-{number}", date=None, relations=tie(relation, "a"))
            for number, relation in enumerate(("concerns", "alleges", "denies", "possibly_same_as"))
        ),
        event("c", date=None, relations=tie("after", "c")),
    ]
    found = tightened(*events)
    assert (found.events, found.steps, found.problems) == ({}, (), ())
    assert str(found) == "no bounds narrower, of no events and no sources; no contradictions"


def test_a_reason_says_whether_the_coder_infers_it_and_where_it_stands() -> None:
    span = kg.Span(start=0, end=5, sha256="0" * 64)
    stated = kg.Relation(type="after", event="a", basis="stated", source="source-a", span=span)
    found = tightened(
        event("a", date="2024-03-05"),
        event("b", date=None, relations=tie("after", "a")),
        event("c", date=None, relations=[*tie("concerns", "a"), stated]),
    )
    assert [str(step.reasons[-1]) for step in found.steps] == [
        "b comes after a (inferred)",
        "c comes after a",
    ]
    assert [reason.path for step in found.steps for reason in step.reasons] == [
        "/events/0/date",
        "/events/1/relations/0",
        "/events/0/date",
        "/events/2/relations/1",
    ]
    assert [reason.ids for reason in found.steps[0].reasons] == [("a",), ("b", "a")]


# ---- contradictions


def test_a_contradiction_names_the_circle_and_why() -> None:
    found = tightened(
        event("letter", date="2024-03-05"),
        event("reply", date=None, relations=tie("replies_to", "letter")),
        event("answer", date="2024-02", relations=tie("replies_to", "reply")),
        event("apart", date=None, relations=tie("after", "letter")),
    )
    (problem,) = found.problems
    assert problem.code == "order-impossible"
    assert problem.message == (
        "no days fit letter -> reply -> answer -> letter: letter is dated 2024-03-05; reply replies to "
        "letter (inferred); answer replies to reply (inferred); answer is dated 2024-02"
    )
    assert (problem.path, problem.event_id) == ("/events/1/relations/0", "letter")
    assert (problem.severity, problem.hint) == ("error", CODES["order-impossible"].mend)
    assert list(found.events) == ["apart"], "what a date known to the day parts is tightened all the same"


def test_a_contradiction_with_a_publication_names_the_source() -> None:
    found = tightened(event(date="2024-03-05", reports=told()), sources=[source(published="2024-02")])
    (problem,) = found.problems
    assert problem.message == (
        "no days fit event-a -> source source-a -> event-a: event-a is dated 2024-03-05; source source-a "
        "reports event-a as having happened; source source-a was published 2024-02"
    )


def test_a_contradiction_between_sources_has_no_event() -> None:
    found = tightened(
        sources=[
            source("original", published="2024-05-01"),
            source("reprint", published="2024-04-01", reprint_of="original"),
        ]
    )
    (problem,) = found.problems
    assert (problem.path, problem.event_id) == ("/sources/1/reprint_of", None)


def test_every_contradiction_is_a_problem_of_its_own() -> None:
    found = tightened(
        *(
            one
            for n in range(3)
            for one in (
                event(f"letter-{n}", date="2024-03-05"),
                event(f"reply-{n}", date="2024-02-05", relations=tie("replies_to", f"letter-{n}")),
            )
        )
    )
    assert [problem.event_id for problem in found.problems] == ["letter-0", "letter-1", "letter-2"]


def test_a_contradiction_that_a_doubtful_date_makes_is_a_warning_and_sure_dates_still_count() -> None:
    found = tightened(
        event("sure", date="2024-01-05"),
        event("letter", date="2024-03?", relations=tie("after", "sure")),
        event("reply", date="2024-02", relations=tie("replies_to", "letter")),
        event("undated", date=None, relations=tie("after", "letter")),
        event("last", date="2024-06", relations=tie("after", "undated")),
    )
    (problem,) = found.problems
    assert (problem.code, problem.severity) == ("order-doubtful", "warning")
    assert found.events == found.firm
    assert found.events["undated"][:2] == (day("2024-01-05"), day("2024-06-30"))
    assert "letter" not in found.events


def test_a_sure_contradiction_is_told_once_beside_a_doubtful_one() -> None:
    found = tightened(
        event("sure", date="2024-03-01"),
        event("doubtful", date="2024-04-01?"),
        event("reply", date="2024-02-01", relations=[*tie("after", "sure"), *tie("after", "doubtful")]),
    )
    assert [problem.code for problem in found.problems] == ["order-impossible", "order-doubtful"]


def test_a_stated_publication_is_narrowed_by_sure_dates_only() -> None:
    found = tightened(
        event("doubtful", date="2024-03-20?", reports=told()),
        event("sure", date="2024-03-10", reports=told()),
        sources=[source(published="2024-03")],
    )
    assert found.sources["source-a"][:4] == (day("2024-03-10"), day("2024-03-31")) * 2
    assert not found.sources["source-a"].hedged
    assert said(found.steps)[1] == "  sure is dated 2024-03-10"


def test_a_stated_publication_in_a_contradiction_stays_as_it_is() -> None:
    found = tightened(
        event("too-late", date="2024-05-20", reports=told()),
        event("sure", date="2024-03-10", reports=told()),
        sources=[source(published="2024-03")],
    )
    assert found.sources["source-a"][:2] == (day("2024-03-01"), day("2024-03-31"))
    assert [problem.code for problem in found.problems] == ["order-impossible"]


# ---- how it is told, and asked


def test_of_a_long_chain_the_date_and_the_last_ties_are_told_and_all_can_be_had() -> None:
    found = tightened(
        event("letter-000", date="2024-03-05"),
        *(
            event(f"letter-{n:03}", date=None, relations=tie("replies_to", f"letter-{n - 1:03}"))
            for n in range(1, 101)
        ),
    )
    last = found.of("letter-100")[0]
    assert len(last.reasons) == 101
    lines = str(last).splitlines()
    assert lines[1:4] == [
        "  letter-000 is dated 2024-03-05",
        "  (the first ties of a long chain are left out)",
        "  letter-089 replies to letter-088 (inferred)",
    ]
    assert len(lines) == 3 + 12
    assert [reason["type"] for reason in last.to_json()["reasons"]] == ["dated", "...", *["replies_to"] * 12]


def test_a_gap_of_a_date_on_the_way_is_a_reason_too() -> None:
    found = tightened(
        event("letter", date="2024-03-05"),
        event("second", date="[2024-01-01,2024-06-01]", relations=tie("after", "letter")),
        event("third", date=None, relations=tie("after", "second")),
    )
    assert said(found.of("third")) == [
        "third: not before 2024-06-01 (was open)",
        "  letter is dated 2024-03-05",
        "  second is dated [2024-01-01,2024-06-01]",
        "  second comes after letter (inferred)",
        "  third comes after second (inferred)",
    ]


def test_it_is_written_as_json_values() -> None:
    found = tightened(event("letter", date=None, reports=told()), sources=[source(published="2024-03-05")])
    written = json.loads(json.dumps(found.to_json()))
    assert written["events"] == {
        "letter": {
            "start": [None, "2024-03-05"],
            "end": [None, "2024-03-05"],
            "one_day": True,
            "hedged": False,
        }
    }
    assert written["problems"] == []
    assert written["steps"] == [
        {
            "about": "event",
            "id": "letter",
            "side": "latest",
            "before": None,
            "after": "2024-03-05",
            "hedged": False,
            "reasons": [
                {
                    "type": "published",
                    "ids": ["source-a"],
                    "words": "source source-a was published 2024-03-05",
                    "path": "/sources/0/published",
                },
                {
                    "type": "reported",
                    "ids": ["source-a", "letter"],
                    "words": "source source-a reports letter as having happened",
                    "path": "/events/0/reports/0",
                },
            ],
        }
    ]


def test_queries_go_by_tightened_bounds_and_the_file_stays_as_it_is() -> None:
    letter = event("letter", date="2024-03-05")
    reply = event("reply", date=None, relations=tie("replies_to", "letter"))
    timeline = kg.Timeline.of(Records(document(letter, reply)))
    before = timeline.render()
    assert timeline.query(before="2024").ids() == ("reply",)
    assert timeline.query(before="2024", tightened=True).ids() == ()
    assert timeline.where(~kg.before("2024-03-05"), certain=True).ids() == ("letter",)
    assert timeline.where(~kg.before("2024-03-05"), certain=True, tightened=True).ids() == ("letter", "reply")
    assert timeline.query(after="2023", tightened=True, sort="id", limit=1).ids() == ("letter",)
    assert timeline.render() == before


def test_a_doubtful_bound_rules_out_and_proves_nothing() -> None:
    timeline = kg.Timeline.of(
        Records(
            document(
                event("letter", date="2024-03-05?"),
                event("reply", date="2024", relations=tie("replies_to", "letter")),
                event("report", date=None, reports=told(), relations=tie("reports_on", "letter")),
                sources=[source(published="2024-10-01")],
            )
        )
    )
    assert timeline.query(during="2024", certain=True, tightened=True).ids() == ("reply",)
    assert "reply" not in timeline.query(before="2024-03", tightened=True).ids()
    found = timeline.query(before="2025", tightened=True)
    assert {match.event.id: str(match.truth) for match in found} == {
        "letter": "maybe",
        "reply": "yes",
        "report": "yes",
    }
    assert found.plan.matches == 3
