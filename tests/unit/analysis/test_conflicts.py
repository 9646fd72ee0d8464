"""Reports disagree where both can't be true, and nowhere else."""

from typing import Any

import pytest

from builders import SHA, actor, document, event, source
from kgtimeline.analysis import comparing
from kgtimeline.analysis.claims import Claim, ConflictField, Stated
from kgtimeline.analysis.conflicts import Conflict, conflicts
from kgtimeline.dataset.records import Records
from kgtimeline.dates import EventDate
from kgtimeline.errors import EventNotFoundError
from kgtimeline.model.actors import Actor, Alias, Office
from kgtimeline.model.datings import Relation
from kgtimeline.model.figures import Figure
from kgtimeline.model.reports import Participant, Reading, ReadingAnchor, Report, Span
from kgtimeline.timeline.loading import load
from kgtimeline.vocab import Kind, RelationType

SOURCES = tuple("abc")
ACTORS: tuple[Actor, ...] = (
    actor("actor-a"),
    actor("kyrgyzstan", type="state", name="Kyrgyzstan", country="KG"),
    actor("russia", type="state", name="Russia", country="RU"),
    actor("president", name="Ann President", country="KG", offices=[Office(title="President")]),
    actor("minister", name="Bob Minister", offices=[Office(title="Minister", organisation="ministry")]),
    actor("ministry", type="organisation", name="The Ministry"),
    actor("envoy", name="Cid Envoy", country="US"),
    actor("envoy-again", name="C. Envoy", aliases=[Alias(name="Cid Envoy")]),
    actor("west", type="group", name="Western countries"),
    actor("firm", type="organisation", name="A firm", named=False),
    actor("q1", type="organisation", name="One", wikidata="Q1"),
    actor("q1-again", type="organisation", name="Uno", wikidata="Q1"),
    actor("q2", type="organisation", name="One", wikidata="Q2"),
)


def records(*events: Any) -> Records:
    return Records(document(*events, actors=ACTORS, sources=[source(one) for one in SOURCES]))


def read(text: str | None, anchor: str | None = None) -> Reading:
    date = None if text is None else EventDate(text)
    held = ReadingAnchor(date=EventDate(anchor), type="manual") if anchor else None
    return Reading(expression="then", date=date, anchor=held, rule="manual@1")


def taking(**roles: str) -> list[Participant]:
    return [Participant(actor=who, role=role) for role, several in roles.items() for who in several.split()]


def fields(found: tuple[Conflict, ...]) -> list[str]:
    return [str(conflict.field) for conflict in found]


def test_the_conflicts_of_the_shipped_dataset_are_these_three() -> None:
    """Each of them argued.

    The reply of February 2024: one text has a letter of 12 February, another a message conveyed on the
    11th, and the two may be one act; then one of the days is wrong, but they may be two acts, so it is not
    certain. The practice that a senator alleges is denied in the same text by the president: disputed, and
    nothing stands against it. What he denies in the interview a year later may be that same practice; then
    the senator's charge is denied there too, but again they may be two.
    """
    found = conflicts(load().records)
    shown = [(str(c.field), c.certain, [(s.event, s.source, s.via, s.value) for s in c.sides]) for c in found]
    letter, message = "japarov-letter-to-blinken", "kyrgyz-message-to-blinken"
    dealing, helping = "kyrgyz-dealing-in-sanctioned-goods", "kyrgyz-facilitation-of-sanctions-evasion"
    charge = (helping, "sanctions-busting-letter", ("bob-menendez",), "alleged")
    assert shown == [
        (
            "date",
            False,
            [
                (letter, "non-interference-letter-2024", (), "2024-02-12"),
                (message, "non-interference-statement", (), "XXXX-02-11"),
            ],
        ),
        (
            "factuality",
            False,
            [(dealing, "multi-vector-interview-2024", ("sadyr-japarov",), "denied"), charge],
        ),
        (
            "factuality",
            True,
            [charge, (helping, "sanctions-busting-letter", ("sadyr-japarov",), "denied")],
        ),
    ]


@pytest.mark.parametrize(
    ("event_id", "why"),
    [
        ("drone-interception", "two reports, neither of which has a word of time"),
        ("foreign-agents-bill", "three reports without words of time; one names nobody of its own"),
        ("western-sanctions-on-russia", "a state under way, told of by three without a day"),
        ("washington-post-report", "a July without a year may be that of 2023"),
        ("blinken-letter-to-japarov", "the second text does not say who wrote; the tied message has no day"),
        ("kyrgyz-russian-trade", "alleged by one, announced by another: neither denies it"),
        ("russia-ukraine-war", "one war, told of in four ways"),
        ("japarov-statements-on-the-west", "perhaps the same as an answer given before he was quoted"),
        ("western-demands-to-shun-russia", "those who demand are a group here and not named there"),
        (
            "japarov-statement-on-non-interference",
            "the speaker of one and the sender of the other are one man",
        ),
    ],
)
def test_these_events_of_the_shipped_dataset_have_no_conflict(event_id: str, why: str) -> None:
    held = load().records
    event = held.event(event_id)
    tied = [other for kind, other in held.relations_to(event_id) if kind is RelationType.POSSIBLY_SAME_AS]
    tied += [tie.event for tie in event.relations if tie.type is RelationType.POSSIBLY_SAME_AS]
    assert len(event.reports) > 1 or tied, "there is something to compare"
    assert conflicts(held, event_id) == (), why


def two_readings(one: str | None, other: str | None, **fields: Any) -> Records:
    reports = [Report(source="a", reading=read(one)), Report(source="b", reading=read(other))]
    return records(event(reports=reports, **fields))


@pytest.mark.parametrize(
    ("one", "other", "extent", "clash"),
    [
        ("2024-02-11", "2024-02-12", None, True),
        ("2024-02-12", "2024-02-12", None, False),
        ("2024-02", "2024-02-12", None, False),  # the coarser one contains the finer
        ("2024", "2023-12-31", None, True),
        ("XXXX-07", "2023-07", None, False),
        ("XXXX-02-11", "XXXX-02-12", None, True),
        ("XXXX-02-11", "XXXX-02-XX", None, False),
        ("XXXX-02-29", "XXXX-XX-29", None, False),  # only a leap year has it, and the cycle holds one
        ("[..2024-02-11]", "2024-02-12", None, True),
        ("[..2024-02-12]", "2024-02-12", None, False),
        ("[2022,2024]", "2023", None, True),
        ("2022/2024", "2023", None, False),
        ("2022/2023", "2024", None, True),
        ("2022", "2024", "including", False),  # under way in both
        ("2022", "2024", "throughout", True),
        ("[2021,2023]", "2022", "throughout", True),  # can't be filled throughout: read as it stands
        (None, "2024", None, False),  # words that bound nothing are silence
    ],
)
def test_dates_clash_if_no_day_is_common(
    one: str | None, other: str | None, extent: str | None, *, clash: bool
) -> None:
    found = conflicts(two_readings(one, other, extent=extent))
    assert fields(found) == (["date"] if clash else [])
    assert all(conflict.certain for conflict in found)


@pytest.mark.parametrize(
    ("reading", "doubt"),
    [
        (read("2023?"), "nothing about 2023? is certain"),
        (read("2023-21"), "nothing about 2023-21 is certain"),  # a spring
        (read("2023", anchor="2024?"), "nothing about 2024? is certain"),
    ],
)
def test_a_qualified_date_makes_a_conflict_uncertain(reading: Reading, doubt: str) -> None:
    held = records(
        event(reports=[Report(source="a", reading=reading), Report(source="b", reading=read("2025"))])
    )
    (found,) = conflicts(held)
    assert found.doubts == (doubt,)
    assert not found.certain


def test_all_words_of_time_of_a_report_count_those_of_its_dating_first() -> None:
    further = Report(source="a", reading=read("XXXX-08"), other_readings=[read("2022"), read("2021")])
    (found,) = conflicts(records(event(reports=[further, Report(source="b", reading=read("2023-08"))])))
    assert [side.value for side in found.sides] == ["2022", "2023-08"]
    before = Report(source="c", reading=read("2021"))
    told = Report(source="b", reading=read("2023-08"))
    three = conflicts(records(event(reports=[before, further, told])))
    values = {tuple([side.value for side in conflict.sides]) for conflict in three}
    assert values == {("2022", "2023-08"), ("2023-08", "2021"), ("2022", "2021")}
    alone = Report(source="a", other_readings=[read("2022")])
    assert fields(conflicts(records(event(reports=[alone, Report(source="b", reading=read("2023"))]))))
    assert not conflicts(records(event(reports=[alone])))


def test_a_plan_and_the_act_may_lie_apart() -> None:
    plan = Report(source="a", reading=read("2024-03-05"), factuality="intended")
    act = Report(source="b", reading=read("2024-03-07"))
    assert not conflicts(records(event(reports=[plan, act])))
    other_plan = Report(source="b", reading=read("2024-03-07"), factuality="intended")
    assert fields(conflicts(records(event(reports=[plan, other_plan])))) == ["date"]


@pytest.mark.parametrize(
    ("kind", "role", "one", "other", "clash"),
    [
        ("letter", "sender", "envoy", "president", True),
        ("letter", "sender", "envoy", "envoy", False),
        ("letter", "sender", "envoy", "firm", False),  # not named: anybody
        ("letter", "sender", "envoy", "west", False),  # a group: anybody
        ("letter", "sender", "kyrgyzstan", "president", False),  # a state and who acts for it
        ("letter", "sender", "russia", "president", True),
        ("letter", "sender", "ministry", "minister", False),  # an office in it
        ("letter", "sender", "ministry", "president", True),
        ("letter", "sender", "envoy", "envoy-again", False),  # one name, perhaps one person
        ("letter", "sender", "q1", "q1-again", False),
        ("letter", "sender", "q1", "q2", True),  # one name, but two items
        ("letter", "sender", "envoy president", "envoy", False),
        ("letter", "recipient", "envoy", "president", True),
        ("letter", "intermediary", "envoy", "president", False),  # many may hand it on
        ("meeting", "participant", "envoy", "president", False),  # the two sides of one table
        ("meeting", "participant", "envoy minister", "president russia", True),
        ("meeting", "participant", "envoy minister", "president", False),
        ("practice", "participant", "russia", "president", True),
        ("agreement", "signatory", "russia", "kyrgyzstan", False),
        ("incident", "victim", "envoy", "president", False),
        ("sanction", "target", "russia", "kyrgyzstan", True),
    ],
)
def test_a_role_clashes_if_nobody_can_be_in_both_lists(
    kind: str, role: str, one: str, other: str, *, clash: bool
) -> None:
    reports = [
        Report(source="a", participants=taking(**{role: one})),
        Report(source="b", participants=taking(**{role: other})),
    ]
    found = conflicts(records(event(kind=kind, reports=reports)))
    assert [(str(c.field), c.about) for c in found] == ([("participants", role)] if clash else [])


def test_a_report_without_a_list_agrees_with_the_event() -> None:
    reports = [Report(source="a"), Report(source="b", participants=taking(sender="president"))]
    people = taking(sender="envoy", recipient="russia")
    (found,) = conflicts(records(event(participants=people, reports=reports)))
    assert [side.value for side in found.sides] == [("envoy",), ("president",)]
    assert found.certain


def test_an_actor_in_two_roles_clashes_unless_one_is_the_coarser() -> None:
    def held(kind: str, one: str, other: str) -> Records:
        people = (taking(**{role: "envoy"}) for role in (one, other))
        return records(
            event(
                kind=kind,
                reports=[Report(source=at, participants=who) for at, who in zip("ab", people, strict=True)],
            )
        )

    (found,) = conflicts(held("letter", "sender", "recipient"))
    assert (found.field, found.about, found.sides[0].value) == ("roles", "envoy", ("sender",))
    assert not conflicts(held("incident", "participant", "victim"))


def test_offices_one_after_the_other_are_no_conflict() -> None:
    people = [[Participant(actor="president", role="sender", office=one)] for one in ("President", "Premier")]
    reports = [Report(source=at, participants=who) for at, who in zip("ab", people, strict=True)]
    assert not conflicts(records(event(reports=reports)))


@pytest.mark.parametrize("one", ["reported", "announced", "intended", "alleged", "denied", "disputed"])
def test_only_what_is_reported_or_alleged_can_be_denied(one: str) -> None:
    reports = [Report(source="a", factuality=one), Report(source="b", factuality="denied")]
    found = conflicts(records(event(reports=reports)))
    assert fields(found) == (["factuality"] if one in {"reported", "alleged"} else [])


def figure(key: str, value: str, **keys: Any) -> Figure:
    return Figure(**{"key": key, "label": "Exports", "value": value, "unit": "USD", "source": "a", **keys})


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ({"value": "4"}, {"value": "5"}, True),
        ({"value": "4"}, {"value": "4.0"}, False),
        ({"value": "4"}, {"value": "3", "value_to": "5"}, False),
        ({"value": "4"}, {"value": "5", "value_to": "3"}, False),  # a range the wrong way round
        ({"value": "4", "qualifier": "more_than"}, {"value": "4"}, True),
        ({"value": "4", "qualifier": "at_least"}, {"value": "4"}, False),
        ({"value": "4", "qualifier": "at_most"}, {"value": "5", "qualifier": "at_least"}, True),
        ({"value": "4", "qualifier": "more_than"}, {"value": "4", "qualifier": "at_most"}, True),
        ({"value": "4", "qualifier": "more_than"}, {"value": "4", "qualifier": "at_least"}, False),
        ({"value": "100", "qualifier": "about"}, {"value": "110"}, False),
        ({"value": "100", "qualifier": "about"}, {"value": "111"}, True),
        ({"value": "-100", "qualifier": "about"}, {"value": "-90"}, False),
        ({"value": "4"}, {"value": "5", "unit": "EUR"}, False),
        ({"value": "4"}, {"value": "5", "label": "Imports"}, False),
        ({"value": "4"}, {"value": "5", "label": "EXPÓRTS"}, True),
        ({"value": "4"}, {"value": "5", "measure": "change"}, False),
        ({"value": "4"}, {"value": "5", "per": "year"}, False),
        ({"value": "4", "period": "2024"}, {"value": "5"}, False),
        ({"value": "4", "period": "2024-01"}, {"value": "5", "period": "2024-01-XX"}, True),
        ({"value": "4", "baseline": "2024"}, {"value": "5", "baseline": "2023"}, False),
        ({"value": "4", "about": ["envoy", "firm"]}, {"value": "5", "about": ["firm", "envoy"]}, True),
        ({"value": "4", "about": ["envoy"]}, {"value": "5"}, False),
        ({"value": "4", "part_of": "two"}, {"value": "5"}, False),  # a part is no contradiction of the whole
        ({"value": "4", "label": "!"}, {"value": "5", "label": "?"}, False),
        ({"value": "9" * 5_000}, {"value": "8" * 5_000}, True),
    ],
)
def test_figures_clash_if_they_count_one_thing_and_no_number_fits_both(
    one: dict[str, Any], other: dict[str, Any], *, clash: bool
) -> None:
    made = []
    for key, keys in (("one", one), ("two", other)):
        times = {name: EventDate(keys[name]) for name in ("period", "baseline") if name in keys}
        made.append(figure(key, **dict(keys, **times)))
    found = conflicts(records(event(figures=made)))
    assert fields(found) == (["figures"] if clash else [])


def test_figures_are_doubtful_by_their_period_and_where_about_is_stretched() -> None:
    period = EventDate("2023?")
    made = [figure("one", "4", period=period), figure("two", "9", period=period, qualifier="about")]
    (found,) = conflicts(records(event(figures=made)))
    assert found.doubts == ("'about' is taken as a tenth more or less", "nothing about 2023? is certain")


def test_a_figure_is_told_in_words_with_its_speaker() -> None:
    span = Span(start=3, end=9, sha256=SHA)
    made = [
        figure(
            "one",
            "4",
            value_to="5",
            qualifier="at_most",
            per="year",
            via=["firm"],
            speaker="envoy",
            span=span,
        ),
        figure("two", "9", per="year", source=None, label="EXPORTS", via=["envoy"], speaker="envoy"),
    ]
    (found,) = conflicts(records(event(figures=made)))
    assert str(found).splitlines() == [
        "figures (EXPORTS) of event-a",
        "  9 USD a year               no source",
        "  at most 4 to 5 USD a year  a via firm via envoy [3-9]",
    ]


def tied(**fields: Any) -> Relation:
    return Relation(**{"type": "possibly_same_as", "event": "event-a", **fields})


def test_events_that_may_be_one_are_compared_across_the_tie_once() -> None:
    one = event(
        date="2024-01",
        reports=[Report(source="a", reading=read("2024-01"))],
        relations=[tied(event="event-b")],
    )
    other = event("event-b", date="2025", relations=[tied(), tied()])
    (found,) = conflicts(records(one, other))
    assert (found.events, found.doubts) == (("event-a", "event-b"), ("the two events may not be one",))
    for event_id in ("event-a", "event-b"):
        assert conflicts(records(one, other), event_id) == (found,)


def test_another_tie_of_a_neighbour_is_none_of_the_event() -> None:
    middle = event("event-b", date="2025", relations=[tied()])
    last = event("event-c", date="2026", relations=[tied(event="event-b")])
    held = records(event(), middle, last)
    assert [c.events for c in conflicts(held, "event-c")] == [("event-b", "event-c")]
    assert len(conflicts(held)) == 2


def test_a_tie_to_itself_and_other_relations_bring_no_conflict() -> None:
    reports = [Report(source="a", factuality="denied")]
    itself = event(reports=reports, relations=[tied()])
    other = event("event-b", date="2025", relations=[tied(type="concerns")])
    assert not conflicts(records(itself, other))


def test_an_event_stands_in_for_reports_that_are_silent_across_a_tie_only() -> None:
    silent = event(date="2024-02-12?", reports=[Report(source="a"), Report(source="b", reading=read(None))])
    other = event(
        "event-b", date=None, relations=[tied()], reports=[Report(source="c", reading=read("2024-02-11"))]
    )
    (found,) = conflicts(records(silent, other))
    assert [(side.source, side.value) for side in found.sides] == [(None, "2024-02-12?"), ("c", "2024-02-11")]
    assert found.sides[0].place == "the event itself"
    assert "nothing about 2024-02-12? is certain" in found.doubts
    heard = event(
        date="2024-02-12", reports=[Report(source="a"), Report(source="b", reading=read("2024-02-11"))]
    )
    assert not conflicts(records(heard, other)), "a report that has a date is heard, not the event"


def test_an_event_that_nobody_reports_stands_in_for_itself() -> None:
    people = taking(sender="envoy")
    one = event(participants=people, factuality="denied")
    other = event("event-b", participants=taking(recipient="envoy"), relations=[tied()])
    assert fields(conflicts(records(one, other))) == ["roles", "factuality"]
    assert not conflicts(records(one))


def test_undated_events_have_no_date_to_clash() -> None:
    assert not conflicts(records(event(date=None), event("event-b", relations=[tied()])))


@pytest.mark.parametrize(
    ("kind", "one", "other", "expected"),
    [
        ("statement", {"speaker": "envoy"}, {"sender": "envoy"}, []),
        ("statement", {"speaker": "envoy"}, {"sender": "president"}, ["participants"]),
        ("statement", {"speaker": "envoy"}, {"recipient": "envoy", "sender": "firm"}, ["roles"]),
        ("statement", {"audience": "envoy"}, {"recipient": "envoy"}, []),
        ("statement", {"outlet": "ministry"}, {"recipient": "ministry"}, []),  # a letter has no outlet
        ("interview", {"interviewer": "envoy"}, {"recipient": "envoy"}, []),
    ],
)
def test_across_kinds_the_roles_that_both_can_tell_of_are_compared(
    kind: str, one: dict[str, str], other: dict[str, str], expected: list[str]
) -> None:
    spoken = event(kind=kind, participants=taking(**one))
    written = event("event-b", participants=taking(**other), relations=[tied()])
    assert fields(conflicts(records(spoken, written))) == expected


def test_conflicts_come_sorted_and_an_unknown_event_is_an_error() -> None:
    reports = [
        Report(source="c", reading=read("2025"), factuality="denied", participants=taking(sender="envoy")),
        Report(source="a", reading=read("2024")),
    ]
    one = event("event-b", reports=reports, participants=taking(sender="president"))
    found = conflicts(records(one, event(reports=reports)))
    assert [(c.events[0], str(c.field)) for c in found] == [
        (event_id, field)
        for event_id, several in (
            ("event-a", "date participants factuality"),
            ("event-b", "date participants factuality"),
        )
        for field in several.split()
    ]
    assert [c.sides[0].source for c in found] == ["a"] * 6
    with pytest.raises(EventNotFoundError) as raised:
        conflicts(records(one), "event-bb")
    assert raised.value.near == ("event-b",)


def test_a_report_that_stands_twice_does_not_clash_with_itself() -> None:
    twice = [Report(source="a", reading=read("2024")), Report(source="a", reading=read("2025"))]
    assert not conflicts(records(event(reports=twice)))


def test_a_conflict_is_plain_json_and_no_terminal_obeys_it() -> None:
    span = Span(start=3, end=9, sha256=SHA)
    reading = Reading(expression="\x1b[2J", date=EventDate("2024"), span=span, rule="manual@1")
    reports = [Report(source="a", reading=reading), Report(source="b", via=["firm"], reading=read("2025"))]
    (found,) = conflicts(records(event(reports=reports)))
    assert "\x1b" not in str(found)
    side: dict[str, Any] = {"event": "event-a", "source": "a", "via": [], "value": "2024"}
    side |= {"expression": "\x1b[2J", "figure": None, "spans": [{"start": 3, "end": 9, "sha256": SHA}]}
    other: dict[str, Any] = {"event": "event-a", "source": "b", "via": ["firm"], "value": "2025"}
    other |= {"expression": "then", "figure": None, "spans": []}
    assert found.to_json() == {
        "field": "date",
        "about": None,
        "events": ["event-a"],
        "certain": True,
        "doubts": [],
        "sides": [side, other],
    }


def test_ten_thousand_reports_of_two_values_are_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def apart(*_: object) -> bool:
        calls.append(1)
        return False

    compared = comparing.COMPARISONS[ConflictField.DATE]._replace(apart=apart)
    monkeypatch.setattr(comparing, "COMPARISONS", {ConflictField.DATE: compared})
    stated = [Stated(Claim("e", str(n), (), str(n % 2)), n % 2) for n in range(10_000)]
    assert not list(comparing.clashes(ConflictField.DATE, {}, stated))
    assert len(calls) == 1


@pytest.mark.parametrize("kind", Kind)
def test_two_events_of_a_kind_among_the_same_people_have_no_conflict(kind: Kind) -> None:
    assert not conflicts(records(event(kind=kind), event("event-b", kind=kind, relations=[tied()])))
