"""A rule picks one value, names winners and losers, and says what it can't decide."""

from typing import Any

import pytest

from builders import actor, document, event, source
from kgtimeline.analysis.claims import Claim, ConflictField
from kgtimeline.analysis.policies import RULES, SettlePolicy
from kgtimeline.analysis.settling import SETTLED_FIELDS, Settled, settle
from kgtimeline.dataset.records import Records
from kgtimeline.dates import EventDate
from kgtimeline.errors import EventNotFoundError, QuerySyntaxError
from kgtimeline.model.datings import Relation
from kgtimeline.model.figures import Figure
from kgtimeline.model.reports import Participant, Reading, Report
from kgtimeline.timeline.loading import load

ACTORS = (
    actor("actor-a"),
    actor("kyrgyzstan", type="state", name="Kyrgyzstan", country="KG"),
    actor("ministry", type="organisation", name="Ministry", country="KG"),
    actor("president", country="KG"),
    actor("envoy", country="US"),
    actor("west", type="group"),
    actor("firm", type="organisation", named=False),
)
SOURCES = (
    source("early", published="2024-02-01", publisher="firm"),
    source("late", published="2024-03-01"),
    source("month", published="2024-02"),
    source("guessed", published="2024-02-05?"),
    source("undated"),
    source("reprint", reprint_of="early", published="2024-04-01"),
)


def records(*events: Any) -> Records:
    return Records(document(*events, actors=ACTORS, sources=SOURCES))


def read(text: str | None) -> Reading:
    date = None if text is None else EventDate(text)
    return Reading(expression="then", date=date, rule="manual@1")


def dated(**readings: str | None) -> Records:
    """Make an event of one report a source, each with its reading."""
    return records(event(reports=[Report(source=at, reading=read(text)) for at, text in readings.items()]))


def sources(claims: tuple[Claim, ...]) -> list[str | None]:
    return [claim.source for claim in claims]


def outcome(found: Settled) -> dict[str, list[str | None]]:
    """Say which sources ended where."""
    parts = {name: getattr(found, name) for name in ("winners", "losers", "compatible", "tied")}
    return {name: sources(claims) for name, claims in parts.items() if claims}


def test_the_most_precise_date_wins_and_coarser_ones_are_compatible() -> None:
    held = dated(early="2024-02", late="2024-02-12", month="XXXX-02-11", undated="2024-02-12", guessed=None)
    found = settle(held, "event-a")
    assert (found.value, found.decided, found.why) == ("2024-02-12", True, "it leaves 1 day")
    assert outcome(found) == {"winners": ["late", "undated"], "losers": ["month"], "compatible": ["early"]}
    assert found.policy is SettlePolicy.MOST_PRECISE
    assert found.rule == RULES[found.policy]


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ("2024-02-11", "2024-02-12", None),  # a day each
        ("2024-02-12", "2024-02-12?", "2024-02-12"),  # the firm one says more
        ("2024-02-XX", "2024-02", "2024-02-XX"),  # one value in two spellings: the first report's
        ("2023-02", "2024-01", "2023-02"),  # 28 days against 31
        ("[2021,2025]", "2022/2023", None),  # two years each
        ("2024/..", "../2024", None),  # both open
        ("XXXX-02-11", "2024", "2024"),  # a day in ten thousand years is a long list of days
    ],
)
def test_precision_counts_days(one: str, other: str, value: str | None) -> None:
    found = settle(dated(early=one, late=other), "event-a", policy="most_precise")
    assert found.value == value
    if value is None:
        assert outcome(found) == {"tied": ["early", "late"]}
        assert found.why.startswith("2 values are equal by this rule: ")


def test_open_dates_are_equally_imprecise() -> None:
    assert settle(dated(early="2024/.."), "event-a").why == "all dates are open"


@pytest.mark.parametrize(
    ("readings", "value", "doubts"),
    [
        ({"late": "2024-01-01", "early": "2024-01-02"}, "2024-01-02", []),
        ({"early": "2024-01-02", "month": "2024-01-03"}, None, []),  # February may be its first day
        ({"early": "2024-01-02", "month": "2024-01-02"}, "2024-01-02", []),  # either way it is that
        ({"late": "2024-01-01", "month": "2024-01-03"}, "2024-01-03", []),
        (
            {"late": "2024-01-01", "undated": "2024-01-03"},
            "2024-01-01",
            ["undated may have come earlier: its publication is not dated"],
        ),
        (
            {"late": "2024-01-01", "guessed": "2024-01-03"},
            "2024-01-03",
            ["guessed may have come earlier or later: nothing about 2024-02-05? is certain"],
        ),
        ({"undated": "2024-01-03"}, "2024-01-03", []),
    ],
)
def test_the_report_published_first_wins(
    readings: dict[str, str], value: str | None, doubts: list[str]
) -> None:
    found = settle(dated(**readings), "event-a", policy="earliest_report")
    assert found.value == value
    assert list(found.doubts) == doubts


def test_reports_of_one_text_are_published_together_and_of_none_nothing_is_first() -> None:
    reports = [Report(source="early", factuality="denied"), Report(source="early", via=["envoy"])]
    held = records(event(reports=reports))
    found = settle(held, "event-a", field="factuality", policy="earliest_report")
    assert (found.value, found.tied != ()) == (None, True)
    assert found.why == "2 values are equal by this rule: first came early (2024-02-01)"
    held = records(
        event(
            reports=[Report(source="undated"), Report(source="undated", via=["envoy"], factuality="denied")]
        )
    )
    found = settle(held, "event-a", field="factuality", policy="earliest_report")
    assert found.why == "2 values are equal by this rule: no publication is dated"


def test_the_value_that_most_independent_groups_allow_wins() -> None:
    held = dated(early="2024-02-11", reprint="2024-02-11", late="2024-02-12", month="2024-02-12")
    found = settle(held, "event-a", policy="most_independent_groups")
    assert (found.value, found.why) == ("2024-02-12", "allowed by 2 of 3 independent groups")
    assert outcome(found) == {"winners": ["late", "month"], "losers": ["early", "reprint"]}


def test_a_reprint_is_no_second_group() -> None:
    found = settle(
        dated(early="2024-02-11", reprint="2024-02-11", late="2024-02-12"),
        "event-a",
        policy="most_independent_groups",
    )
    assert (found.value, found.why) == (
        None,
        "2 values are equal by this rule: allowed by 1 of 2 independent groups",
    )


def test_a_coarser_date_backs_the_finer_and_is_no_candidate_beside_it() -> None:
    held = dated(early="2024-02", late="2024-02-12", undated="2024-03-01")
    found = settle(held, "event-a", policy="most_independent_groups")
    assert (found.value, found.why) == ("2024-02-12", "allowed by 2 of 3 independent groups")
    assert outcome(found) == {"winners": ["late"], "losers": ["undated"], "compatible": ["early"]}


def test_a_plan_backs_no_other_day_and_contradicts_no_act() -> None:
    reports = [
        Report(source="early", reading=read("2024-03-05"), factuality="intended"),
        Report(source="late", reading=read("2024-03-07")),
        Report(source="undated", reading=read("2024-03-07")),
    ]
    found = settle(records(event(reports=reports)), "event-a", policy="most_independent_groups")
    assert (found.value, found.why) == ("2024-03-07", "allowed by 2 of 3 independent groups")
    assert outcome(found) == {"winners": ["late", "undated"], "compatible": ["early"]}


def test_factualities_are_counted_as_they_are() -> None:
    words = {"early": "denied", "late": "alleged", "month": "denied", "undated": "reported"}
    held = records(event(reports=[Report(source=at, factuality=word) for at, word in words.items()]))
    found = settle(held, "event-a", field="factuality", policy="most_independent_groups")
    assert (found.value, outcome(found)) == (
        "denied",
        {"winners": ["early", "month"], "losers": ["late", "undated"]},
    )


def taking(**roles: str) -> list[Participant]:
    return [Participant(actor=who, role=role) for role, several in roles.items() for who in several.split()]


def named(role: str, kind: str = "letter", **lists: str) -> Records:
    """Make an event of one report a source, each with its own list for a role."""
    reports = [Report(source=at, participants=taking(**{role: who})) for at, who in lists.items()]
    return records(event(kind=kind, reports=reports))


@pytest.mark.parametrize(
    ("lists", "value", "why"),
    [
        ({"early": "kyrgyzstan", "late": "president"}, ("president",), "it names persons"),
        ({"early": "kyrgyzstan", "late": "ministry"}, ("ministry",), "it names organisations"),
        ({"early": "kyrgyzstan", "late": "west"}, ("kyrgyzstan",), "it names states"),
        ({"early": "west", "late": "firm"}, ("west",), "it names groups"),
        ({"early": "firm"}, ("firm",), "it names somebody without a name"),
        ({"early": "president", "late": "president envoy"}, ("envoy", "president"), "it names persons"),
        ({"early": "president", "late": "envoy"}, None, "2 values are equal by this rule: it names persons"),
        ({"early": "president west", "late": "kyrgyzstan"}, ("kyrgyzstan",), "it names states"),
    ],
)
def test_the_closest_naming_is_the_most_precise(
    lists: dict[str, str], value: tuple[str, ...] | None, why: str
) -> None:
    found = settle(named("sender", **lists), "event-a", field="participants", policy="most_precise")
    assert (found.value, found.why, found.about) == (value, why, "sender")


def test_a_state_backs_whoever_acts_for_it() -> None:
    held = named("sender", early="kyrgyzstan", late="president", undated="envoy")
    found = settle(held, "event-a", field="participants", policy="most_independent_groups")
    assert (found.value, found.why) == (("president",), "allowed by 2 of 3 independent groups")
    assert outcome(found) == {"winners": ["late"], "losers": ["undated"], "compatible": ["early"]}


def test_a_list_that_holds_another_is_the_finer() -> None:
    held = named("participant", "meeting", early="president envoy", late="president", undated="envoy")
    found = settle(held, "event-a", field="participants", policy="most_independent_groups")
    assert (found.value, found.why) == (("envoy", "president"), "allowed by 3 of 3 independent groups")


def test_a_closer_list_goes_before_a_longer_one() -> None:
    held = named("sender", early="president west", late="president")
    found = settle(held, "event-a", field="participants", policy="most_independent_groups")
    assert (found.value, found.why) == (("president",), "allowed by 2 of 2 independent groups")


def test_the_two_sides_of_a_table_do_not_back_each_other() -> None:
    held = named("participant", "meeting", early="kyrgyzstan", late="envoy")
    found = settle(held, "event-a", field="participants", policy="most_independent_groups")
    assert (found.value, outcome(found)) == (None, {"tied": ["early", "late"]})


def figure(key: str, value: str, **keys: Any) -> Figure:
    return Figure(**{"key": key, "label": "Exports", "value": value, "unit": "USD", **keys})


@pytest.mark.parametrize(
    ("one", "other", "value", "why"),
    [
        ({"value": "4"}, {"value": "5", "qualifier": "about"}, "4 USD", "it leaves one number"),
        (
            {"value": "9", "qualifier": "more_than"},
            {"value": "4", "value_to": "6"},
            "4 to 6 USD",
            "it leaves a range of 2",
        ),
        (
            {"value": "9", "qualifier": "more_than"},
            {"value": "9", "qualifier": "at_least"},
            "at least 9 USD",
            "it leaves a range without end",
        ),
        (
            {"value": "4"},
            {"value": "5"},
            None,
            "2 values are equal by this rule: it leaves one number",
        ),
    ],
)
def test_the_narrowest_figure_is_the_most_precise(
    one: dict[str, str], other: dict[str, str], value: str | None, why: str
) -> None:
    held = records(event(figures=[figure("one", **one), figure("two", **other)]))
    found = settle(held, "event-a", field="figures")
    assert (found.value, found.why, found.about) == (value, why, "Exports")


def test_figures_are_told_by_their_sources_and_those_without_count_for_no_group() -> None:
    made = [
        figure("one", "4", source="early", qualifier="at_least"),
        figure("two", "5", source="late", speaker="envoy"),
        figure("three", "6"),
        figure("four", "6", qualifier="about"),
    ]
    held = records(event(figures=made))
    found = settle(held, "event-a", field="figures", policy="most_independent_groups")
    assert (found.value, found.why) == ("5 USD", "allowed by 2 of 2 independent groups")
    assert [claim.figure for claim in found.compatible] == ["one"]
    assert [claim.figure for claim in found.losers] == ["four", "three"]
    assert found.winners[0].via == ("envoy",)
    found = settle(
        records(event(figures=made[2:])), "event-a", field="figures", policy="most_independent_groups"
    )
    assert (found.value, found.why) == (None, "2 values are equal by this rule: no claim has a source")
    found = settle(held, "event-a", field="figures", policy="earliest_report")
    assert found.value == "at least 4 USD"


def test_a_report_picked_by_hand_wins_with_a_note() -> None:
    held = dated(early="2024-02-11", late="2024-02-12")
    found = settle(held, "event-a", policy="manual", report="early", note="it saw the letter")
    assert (found.value, found.note, found.why) == ("2024-02-11", "it saw the letter", "picked by hand")
    assert outcome(found) == {"winners": ["early"], "losers": ["late"]}


def test_a_line_of_attribution_tells_reports_of_one_source_apart() -> None:
    reports = [
        Report(source="early", reading=read("2024-01"), other_readings=[read("2024-01-05")]),
        Report(source="early", via=["envoy"], reading=read("2024-02")),
    ]
    held = records(event(reports=reports))
    found = settle(held, "event-a", policy="manual", report=["early", "envoy"], note="he was there")
    assert found.value == "2024-02"
    with pytest.raises(QuerySyntaxError) as raised:
        settle(held, "event-a", policy="manual", report="early", note="which of them?")
    assert raised.value.hint == "these do: 'early', 'early via envoy'"
    alone = records(event(reports=reports[:1]))
    assert settle(alone, "event-a", policy="manual", report="early", note="-").value == "2024-01"


def test_by_hand_the_report_of_the_event_goes_before_one_across_a_tie() -> None:
    tie = Relation(type="possibly_same_as", event="event-a")
    one = event(reports=[Report(source="early", reading=read("2024-01"))])
    other = event("event-b", reports=[Report(source="early", reading=read("2025"))], relations=[tie])
    held = records(one, other)
    assert settle(held, "event-a", policy="manual", report="early", note="-", across=True).value == "2024-01"
    assert settle(held, "event-b", policy="manual", report="early", note="-", across=True).value == "2025"


def test_across_a_tie_the_other_events_reports_are_heard_and_nothing_stands_in() -> None:
    tie = Relation(type="possibly_same_as", event="event-a")
    one = event(reports=[Report(source="early", reading=read("2024-02"))])
    other = event(
        "event-b", reports=[Report(source="late", reading=read("2024-02-12"))], relations=[tie, tie]
    )
    silent = event("event-c", date="2023-01-01", relations=[tie])
    itself = event(
        "event-d",
        reports=[Report(source="late", reading=read("2020"))],
        relations=[tie.__class__(type="possibly_same_as", event="event-d")],
    )
    held = records(one, other, silent, itself)
    assert settle(held, "event-a").value == "2024-02"
    found = settle(held, "event-a", across=True)
    assert (found.value, found.doubts) == ("2024-02-12", ("the two events may not be one",))
    assert settle(held, "event-d", across=True).value == "2020"


def test_across_kinds_a_sender_is_heard_as_the_speaker_and_back() -> None:
    tie = Relation(type="possibly_same_as", event="event-a")
    told = [Report(source="early")]
    spoken = event(kind="statement", participants=taking(speaker="kyrgyzstan", outlet="firm"), reports=told)
    people = taking(sender="president", recipient="envoy")
    written = event("event-b", participants=people, reports=told, relations=[tie])
    held = records(spoken, written)
    found = settle(held, "event-a", field="participants", across=True)
    assert (found.about, found.value, len(found.compatible)) == ("speaker", ("president",), 1)
    found = settle(held, "event-b", field="participants", about="sender", across=True)
    assert (found.value, [claim.event for claim in found.compatible]) == (("president",), ["event-a"])


def test_doubts_of_the_value_stay_with_it() -> None:
    found = settle(dated(early="2024-02-12?", late="2024-02"), "event-a")
    assert (found.value, found.doubts) == ("2024-02-12?", ("nothing about 2024-02-12? is certain",))


@pytest.mark.parametrize("policy", [policy for policy in SettlePolicy if policy is not SettlePolicy.MANUAL])
def test_without_a_word_in_any_report_there_is_no_value(policy: SettlePolicy) -> None:
    for held in (records(event()), dated(early=None)):
        found = settle(held, "event-a", policy=policy)
        assert (found.value, found.why, outcome(found)) == (None, "no report says anything", {})
    assert settle(records(event()), "event-a", field="participants", policy=policy).about is None


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"field": "dat"}, "'dat': expected a field; did you mean 'date'?"),
        (
            {"field": "roles"},
            (
                "'roles': expected a field that holds a value; "
                "settle 'participants': who had a role says which role somebody had"
            ),
        ),
        (
            {"policy": "oldest"},
            (
                "'oldest': expected a policy; use one of most_precise, earliest_report, "
                "most_independent_groups, manual"
            ),
        ),
        (
            {"field": "factuality"},
            (
                "'most_precise': expected a policy that fits factuality, of which none is more precise "
                "than another; use earliest_report, most_independent_groups or manual"
            ),
        ),
        (
            {"policy": "manual"},
            "'manual': expected a report that wins, and a note that says why; give both",
        ),
        (
            {"note": "because"},
            "'most_precise': expected neither report nor note; give them with the policy 'manual'",
        ),
        (
            {"about": "sender"},
            "'sender': expected nothing: date has one subject; leave 'about' out",
        ),
        (
            {"field": "participants"},
            "'participants': expected one of several; give 'about': 'recipient', 'sender'",
        ),
        (
            {"field": "participants", "about": "sendr"},
            "'sendr': expected what participants are given for; did you mean 'sender'?",
        ),
        (
            {"field": "participants", "about": "host"},
            "'host': expected what participants are given for; use one of 'recipient', 'sender'",
        ),
        (
            {"field": "figures", "about": "exports"},
            "'exports': expected what figures are given for; leave it out",
        ),
        (
            {"policy": "manual", "report": ["late", "envoy"], "note": "-"},
            "'late via envoy': expected one report that says something of it; " + "these do: 'early', 'late'",
        ),
    ],
)
def test_what_can_not_be_asked_is_said_with_the_mend(keys: dict[str, Any], message: str) -> None:
    reports = [Report(source="early", reading=read("2024")), Report(source="late", reading=read("2025"))]
    held = records(event(reports=reports, participants=taking(sender="envoy", recipient="president")))
    with pytest.raises(QuerySyntaxError) as raised:
        settle(held, "event-a", **keys)
    assert str(raised.value) == f"can't ask for {message}"


def test_figures_of_one_label_that_count_different_things_are_told_apart_by_key() -> None:
    held = records(event(figures=[figure("one", "4"), figure("two", "5", unit="EUR")]))
    with pytest.raises(QuerySyntaxError, match="'Exports', 'one', 'two'"):
        settle(held, "event-a", field="figures", about="Exports")
    assert settle(held, "event-a", field="figures", about="two").value == "5 EUR"


def test_the_key_of_a_figure_is_that_of_the_event_itself() -> None:
    tie = Relation(type="possibly_same_as", event="event-a")
    one = event(figures=[figure("one", "4")])
    other = event(
        "event-b", figures=[figure("one", "9", label="Imports"), figure("two", "5")], relations=[tie]
    )
    held = records(one, other)
    for about in ("one", "Exports", None):
        found = settle(held, "event-a", field="figures", about=about, across=True)
        assert (found.about, [claim.value for claim in found.tied]) == ("Exports", ["4 USD", "5 USD"])
    assert settle(held, "event-a", field="figures", about="Imports", across=True).value == "9 USD"
    with pytest.raises(QuerySyntaxError, match="use one of 'Exports', 'Imports', 'one'"):
        settle(held, "event-a", field="figures", about="two", across=True)


def test_an_unknown_event_is_an_error() -> None:
    with pytest.raises(EventNotFoundError):
        settle(records(event()), "event-x")


def test_every_field_but_the_roles_can_be_settled() -> None:
    assert {*SETTLED_FIELDS} == {*ConflictField} - {ConflictField.ROLES}


def test_what_was_settled_is_plain_json() -> None:
    held = dated(early="2024-02-11", late="2024-02-12")
    found = settle(held, "event-a", policy="manual", report="early", note="it saw it").to_json()
    assert [*found] == [
        *("event", "field", "about", "policy", "rule", "decided", "value", "why", "note", "doubts"),
        *("winners", "losers", "compatible", "tied"),
    ]
    assert (found["value"], found["decided"], found["note"]) == ("2024-02-11", True, "it saw it")
    assert [claim["source"] for claim in found["losers"]] == ["late"]
    listed = settle(named("sender", early="envoy"), "event-a", field="participants").to_json()
    assert listed["value"] == ["envoy"]


def test_the_differing_days_of_the_shipped_dataset() -> None:
    """Two policies pick the letter's day; by independent groups it is one against one."""
    held, letter = load().records, "japarov-letter-to-blinken"
    for policy in ("most_precise", "earliest_report"):
        found = settle(held, letter, policy=policy, across=True)
        assert (found.value, sources(found.losers)) == ("2024-02-12", ["non-interference-statement"])
    assert settle(held, letter, policy="most_independent_groups", across=True).value is None
    one, other = "non-interference-letter-2024", "non-interference-statement"
    assert str(settle(held, letter, policy="earliest_report", across=True)).splitlines() == [
        f"date of {letter}: 2024-02-12",
        "  by earliest_report: the value of the report that was published first; unknown days come last",
        f"  first came {one} (2024-02-12)",
        "  but the two events may not be one",
        f"  but {other} may have come earlier: its publication is not dated",
        f'  wins        2024-02-12 "February 12"     {letter}: {one} [221-232]',
        f'  loses       XXXX-02-11 "On 11 February"  kyrgyz-message-to-blinken: {other} [1256-1270]',
    ]


def test_a_value_by_hand_is_told_with_its_note() -> None:
    found = settle(
        named("sender", early="envoy", late="president"),
        "event-a",
        field="participants",
        policy="manual",
        report="late",
        note="he\x1b signed it",
    )
    assert str(found).splitlines() == [
        "participants (sender) of event-a: president",
        "  by manual: the value of the report that was named by hand",
        "  picked by hand",
        "  note: he\\x1b signed it",
        "  wins        president  late",
        "  loses       envoy      early",
    ]
