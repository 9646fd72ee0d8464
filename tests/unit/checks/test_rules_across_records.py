"""Rules across records: what they find, and what they leave alone."""

from typing import Any

import pytest

from builders import SHA, actor, document, event, source
from kgtimeline.checks import check_records
from kgtimeline.checks.cycles import find_cycles
from kgtimeline.checks.rules_evidence import headline
from kgtimeline.dataset.records import Records
from kgtimeline.model.actors import Office
from kgtimeline.model.datings import Dating, DatingAnchor, DatingFrom, Relation
from kgtimeline.model.events import Event
from kgtimeline.model.reports import Participant, Reading, ReadingAnchor, Report, Span
from kgtimeline.vocab import Factuality, RelationType

ROLES_ARE_NOT_THE_POINT = "missing-role"


def codes(*events: Event, **fields: Any) -> list[tuple[str, str | None]]:
    """Check events and give code and event of what is found."""
    found = check_records(Records(document(*events, **fields)))
    return [(one.code, one.event_id) for one in found if one.code != ROLES_ARE_NOT_THE_POINT]


def tied(
    relation: str, date: str | None, other_date: str | None, **other: Any
) -> list[tuple[str, str | None]]:
    """Check an event that is tied to another one."""
    later = event("later", "statement", date=date, relations=[Relation(type=relation, event="other")])
    return codes(later, event("other", "statement", date=other_date, **other))


ORDERING = ["replies_to", "responds_to", "conveys", "caused_by", "after"]


@pytest.mark.parametrize("relation", ORDERING)
def test_an_ordering_relation_is_contradicted_by_a_certainly_earlier_start(relation: str) -> None:
    assert tied(relation, "2024-01", "2024-02") == [("order-contradicted", "later")]


@pytest.mark.parametrize("relation", ORDERING)
@pytest.mark.parametrize(
    ("date", "other_date"),
    [
        ("2024-02", "2024-02"),
        ("2024-02", "2024-02-29"),
        ("2024", "2024-12-31"),
        ("2024-01?", "2024-02"),
        ("2024-01", "2024-02~"),
        ("[2024-01-01..]", "2024-02"),
        ("2024-01", "[..2024-02-29]"),
        (None, "2024"),
        ("2024", None),
        ("2024-01/2024-03", "2024-01"),
    ],
)
def test_an_ordering_relation_stands_where_some_world_allows_it(
    relation: str, date: str | None, other_date: str | None
) -> None:
    assert tied(relation, date, other_date) == []


@pytest.mark.parametrize(
    "relation", sorted(set(RelationType) - set(ORDERING) - {"possibly_same_as", "reports_on", "announces"})
)
def test_other_relations_order_nothing(relation: str) -> None:
    assert tied(relation, "2024-01", "2024-02") == []


@pytest.mark.parametrize("relation", ["reports_on", "announces"])
def test_an_act_does_not_start_before_what_it_tells_of_if_that_is_reported(relation: str) -> None:
    assert tied(relation, "2024-01", "2024-02") == [("order-contradicted", "later")]
    assert tied(relation, "2024-01", "2024-02", factuality="intended") == []


def test_a_date_that_rests_on_a_qualified_one_contradicts_nothing() -> None:
    doubtful = event("doubtful", "statement", date="2024-01-05?")
    anchor = DatingAnchor(type="event", ref="doubtful", date="2024-01-05?")
    dating = Dating(basis="bounded", rule="not_after@1", anchors=[anchor])
    relations = [Relation(type="after", event="other")]
    early = event("early", "statement", date="[..2024-01-05]", dating=dating, relations=relations)
    assert codes(doubtful, early, event("other", "statement", date="2024-02")) == []


def test_an_anchor_must_have_the_date_of_its_event() -> None:
    anchor = DatingAnchor(type="event", ref="other", date="2024-01-06")
    dating = Dating(basis="bounded", rule="not_after@1", anchors=[anchor])
    made = event("first", "statement", date="[..2024-01-06]", dating=dating)
    assert codes(made, event("other", "statement", date="2024-01-05")) == [("anchor-mismatch", "first")]
    assert codes(made, event("other", "statement", date=None)) == [("anchor-mismatch", "first")]


@pytest.mark.parametrize(
    ("rule", "date", "anchors", "code"),
    [
        ("not_after@1", "[..2024-01-05]", ["2024-01-05"], None),
        ("not_after@1", "[..2024-01-04]", ["2024-01-05"], "dating-mismatch"),
        ("not_after@1", "[..2024-01-06]", ["2024-01-05"], "breaks-anchor"),
        ("not_before@1", "[2024-01-05..]", ["2024-01-05"], None),
        ("not_before@1", "[2024-01-04..]", ["2024-01-05"], "breaks-anchor"),
        ("between@1", "2024-01/2024-03", ["2024-01", "2024-03"], None),
        ("between@1", "2025", ["2024-01", "2024-03"], "breaks-anchor"),
        ("held_at@1", "2024-01-05", ["2024-01-05"], None),
        ("held_at@1", "2024-01-06", ["2024-01-05"], "breaks-anchor"),
        ("attested@1", "2024-01/2024-03", ["2024-03", "2024-01"], None),
        ("between@1", "2024", ["2024"], "dating-mismatch"),
    ],
)
def test_bounded_dates_respect_their_anchors(
    rule: str, date: str, anchors: list[str], code: str | None
) -> None:
    dating = Dating(
        basis="bounded", rule=rule, anchors=[DatingAnchor(type="manual", date=anchor) for anchor in anchors]
    )
    assert codes(event(date=date, dating=dating)) == ([(code, "event-a")] if code else [])


def report(
    date: str, expression: str, rule: str, anchor: ReadingAnchor | None = None, via: str | None = None
) -> Report:
    """Make a report with a reading."""
    reading = Reading(date=date, expression=expression, rule=rule, anchor=anchor)
    return Report(source="source-a", reading=reading, via=[via] if via else [])


@pytest.mark.parametrize(
    ("basis", "anchored", "fits"),
    [("stated", False, True), ("stated", True, False), ("relative", True, True), ("completed", False, False)],
)
def test_the_basis_fits_the_anchor_of_the_reading(basis: str, *, anchored: bool, fits: bool) -> None:
    published = ReadingAnchor(type="published", date="2024-03-02")
    told = (
        report("2024-02-05", "February 5", "rel.md_recent@1", published)
        if anchored
        else report("2024-02-05", "2024-02-05", "abs.iso@1")
    )
    dating = Dating(basis=basis, rule="only_reading@1", from_=[DatingFrom(source="source-a")])
    made = event(date="2024-02-05", dating=dating, reports=[told])
    sources = [source(published="2024-03-02")]
    assert codes(made, sources=sources) == ([] if fits else [("basis-mismatch", "event-a")])


@pytest.mark.parametrize(
    ("date", "dating", "code"),
    [
        (None, Dating(basis="undated", rule="undated@1"), None),
        ("2024", Dating(basis="undated", rule="undated@1"), "basis-mismatch"),
        (None, Dating(basis="stated", rule="manual@1", note="by hand"), "basis-mismatch"),
        ("2024", Dating(basis="stated", rule="manual@1", note="by hand"), None),
        ("2024", Dating(basis="inferred", rule="manual@1", note="by hand"), "inferred-unqualified"),
        ("2024?", Dating(basis="inferred", rule="manual@1", note="by hand"), None),
        ("2024", Dating(basis="bounded", rule="manual@1", note="by hand"), None),
    ],
)
def test_basis_and_date_fit(date: str | None, dating: Dating, code: str | None) -> None:
    found = {one for one, _ in codes(event(date=date, dating=dating))} - {"dating-mismatch"}
    assert found == ({code} if code else set())


def test_reports_are_read_in_the_order_of_their_publication() -> None:
    dating = Dating(
        basis="stated",
        rule="earliest_report@1",
        from_=[DatingFrom(source="late"), DatingFrom(source="early"), DatingFrom(source="undated")],
    )
    reports = [
        Report(source=name, reading=Reading(date=date, expression=date, rule="abs.iso@1"))
        for name, date in (("late", "2024-01-02"), ("undated", "2024-01-03"), ("early", "2024-01-01"))
    ]
    sources = [source("late", published="2024-03"), source("early", published="2024-02"), source("undated")]
    good = event(date="2024-01-01", dating=dating, reports=reports)
    assert codes(good, sources=sources) == []
    assert codes(event(date="2024-01-02", dating=dating, reports=reports), sources=sources) == [
        ("dating-mismatch", "event-a")
    ]


def test_a_reading_counted_from_a_qualified_anchor_replays() -> None:
    anchor = ReadingAnchor(type="manual", date="2024-03-02?")
    told = report("2024?-02-05", "February 5", "rel.md_recent@1", anchor)
    assert codes(event(date="2024?-02-05", reports=[told])) == []


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ((), None),
        (("reported", "alleged"), "reported"),
        (("alleged", "announced", "denied"), "disputed"),
        (("announced", "denied"), "announced"),
        (("intended", "alleged"), "intended"),
        (("denied", "reported"), "disputed"),
        (("denied",), "denied"),
        (("denied", "intended"), "intended"),
        (("disputed", "reported"), "disputed"),
    ],
)
def test_the_headline_follows_from_the_reports(reports: tuple[str, ...], expected: str | None) -> None:
    assert headline([Factuality(one) for one in reports]) == expected


def test_an_office_inside_its_term_or_perhaps_inside_is_no_problem() -> None:
    held = [Office(title="Envoy", took="2024-01", left="2024-06")]
    people = [actor(offices=held)]

    def on(date: str | None) -> list[tuple[str, str | None]]:
        taking_part = [Participant(actor="actor-a", role="sender", office="Envoy")]
        return codes(event(date=date, participants=taking_part), actors=people)

    assert [on(date) for date in ("2024-01-15", "2024", "2023?", None, "2024-06")] == [[]] * 5
    assert on("2023") == on("2024-07") == [("office-outside-term", "event-a")]


def test_an_office_held_twice_is_judged_by_both_terms() -> None:
    held = [Office(title="Envoy", left="2020"), Office(title="Envoy", took="2024")]
    taking_part = [Participant(actor="actor-a", role="sender", office="Envoy")]
    people = [actor(offices=held)]
    assert codes(event(date="2024-05", participants=taking_part), actors=people) == []
    assert codes(event(date="2022", participants=taking_part), actors=people) == [
        ("office-outside-term", "event-a")
    ]


def test_all_terms_of_an_office_are_told() -> None:
    held = [Office(title="Envoy", left="2020"), Office(title="Envoy", took="2024", left="2025")]
    taking_part = [Participant(actor="actor-a", role="sender", office="Envoy")]
    made = event(date="2022", participants=taking_part)
    found = check_records(Records(document(made, actors=[actor(offices=held)])))
    (problem,) = (one for one in found if one.code == "office-outside-term")
    assert problem.message == (
        "'actor-a' was not 'Envoy' on 2022: left it in 2020, took it in 2024 and left it in 2025"
    )


@pytest.mark.parametrize(
    ("office", "date"),
    [
        ({"took": "2024?"}, "2023"),
        ({"left": "2022~"}, "2023"),
        ({"took": "2024"}, "2023?"),
        ({"took": "[2022,2024]"}, "2023"),
        ({"took": "[2024..]"}, "[..2024-05]"),
        ({"left": "2023-05-17"}, "2023-05-17"),
        ({"took": "2023-05-17"}, "2023-05-17"),
        ({"left": "[..2023-05]"}, "[2023-04..]"),
    ],
)
def test_what_may_be_inside_of_a_term_is_no_problem(office: dict[str, str], date: str) -> None:
    people = [actor(offices=[Office(title="Envoy", **office)])]
    taking_part = [Participant(actor="actor-a", role="sender", office="Envoy")]
    assert codes(event(date=date, participants=taking_part), actors=people) == []


@pytest.mark.parametrize(
    ("reading", "found"),
    [
        (None, 1),
        ("2022", 1),
        ("2024-05", 0),
        ("2022?", 0),
        ("XXXX-08-08", 0),
    ],
)
def test_a_participant_of_a_report_holds_the_office_when_that_report_says(
    reading: str | None, found: int
) -> None:
    envoy = Participant(actor="actor-a", role="sender", office="Envoy")
    read = None if reading is None else Reading(date=reading, expression="then", rule="manual@1")
    made = event(
        date="2022",
        reports=[Report(source="source-a", participants=[envoy], reading=read)],
    )
    people = [actor(offices=[Office(title="Envoy", took="2024")])]
    told = codes(made, actors=people)
    assert told.count(("office-outside-term", "event-a")) == found


def test_an_office_is_attested_within_its_term() -> None:
    office = Office(title="Envoy", took="2023", left="2024", attested=["2022-12-31", "2023-01-01", "2025?"])
    made = [event(f"event-{n}", date=date) for n, date in enumerate(office.attested)]
    found = check_records(Records(document(*made, actors=[actor(offices=[office])])))
    told = [(one.code, one.path) for one in found if "office" in one.code]
    assert told == [("office-outside-term", "/actors/0/offices/0/attested/0")]


def test_every_kind_of_span_is_held_against_the_length_of_its_source() -> None:
    far = Span(start=5, end=11, sha256=SHA)
    reading = Reading(
        date="2024",
        expression="2024",
        rule="manual@1",
        span=far,
        anchor=ReadingAnchor(type="span", date="2024", span=far),
    )
    told = Report(source="source-a", spans=[far], reading=reading, other_readings=[reading], note="by hand")
    relation = Relation(type="after", event="b", basis="stated", source="source-a", span=far)
    made = event("a", "statement", reports=[told], relations=[relation])
    sources = [source(sha256=SHA, length=10, published="2024", published_span=far)]
    found = check_records(
        Records(document(made, event("b", "statement", date="2024-01-17"), sources=sources))
    )
    assert [one.path for one in found if one.code == "span-outside-text"] == [
        "/events/0/reports/0/spans/0/end",
        "/events/0/reports/0/reading/span/end",
        "/events/0/reports/0/reading/anchor/span/end",
        "/events/0/reports/0/other_readings/0/span/end",
        "/events/0/reports/0/other_readings/0/anchor/span/end",
        "/events/0/relations/0/span/end",
        "/sources/0/published_span/end",
    ]


def test_circles_are_found_once_and_long_chains_cost_no_stack() -> None:
    chain = {str(n): [str(n + 1)] for n in range(50_000)} | {"50000": []}
    assert list(find_cycles(chain, chain.__getitem__)) == []
    circle = {"a": ["b"], "b": ["c"], "c": ["a", "d"], "d": ["d"]}
    assert sorted(map(sorted, find_cycles(circle, circle.__getitem__))) == [["a", "b", "c"], ["d"]]
