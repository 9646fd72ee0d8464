"""Whether an office was held on some days, and whom a source names."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kgtimeline as kg
from builders import actor, document, event, source
from kgtimeline.dataset.offices import held_offices, held_on
from kgtimeline.dataset.records import Records
from kgtimeline.dates.truth import Truth
from kgtimeline.dates.value import EventDate
from kgtimeline.dates.window import Window
from kgtimeline.errors import ActorNotFoundError, DateRangeError, DateSyntaxError, SourceNotFoundError
from kgtimeline.model.actors import Office
from kgtimeline.model.figures import Figure
from kgtimeline.model.reports import Participant, Report

YES, MAYBE, NO = Truth.YES, Truth.MAYBE, Truth.NO


@pytest.mark.parametrize(
    ("term", "on", "held"),
    [
        ({"took": "2021-01-28"}, "2021-01-27", NO),
        ({"took": "2021-01-28"}, "2021-01-28", YES),
        ({"took": "2021-01-28"}, "2021-01-29", MAYBE),
        ({"took": "2021-01-28", "left": "2027-01-27"}, "2021-01-28", YES),
        ({"took": "2021-01-28", "left": "2027-01-27"}, "2027-01-27", YES),
        ({"took": "2021-01-28", "left": "2027-01-27"}, "2027-01-28", NO),
        ({"took": "2021-01-28", "left": "2027-01-27"}, "2020/2022", MAYBE),
        ({"took": "2021-01-28", "attested": ["2024-02-12"]}, "2023", YES),
        ({"took": "2021-01-28", "attested": ["2024-02-12"]}, "2024-02-13", MAYBE),
        ({"took": "2021", "left": "2023"}, "2021-06", MAYBE),
        ({"took": "2021", "left": "2023"}, "2022", YES),
        ({"took": "2021?", "left": "2023"}, "2022", MAYBE),
        ({"took": "2021?", "left": "2023"}, "2020", NO),
        ({"took": "[..2021]", "left": "2023"}, "2022", YES),
        ({"took": "[..2021]", "left": "2023"}, "1999", MAYBE),
        ({"attested": ["2024-01-17", "2024-02-12"]}, "2024-02-01", YES),
        ({"attested": ["2024-01-17", "2024?-02-12"]}, "2024-02-01", MAYBE),
        ({"attested": ["2024-01-17"]}, "2024-01-17", YES),
        ({"attested": ["2024-01"]}, "2024-01-17", MAYBE),
        ({}, "2024", MAYBE),
    ],
)
def test_an_office_is_held_between_two_days_that_are_known(
    term: dict[str, object], on: str, held: Truth
) -> None:
    envoy = actor(offices=[Office(title="Envoy", **term)])
    assert next((one.truth for one in held_offices(envoy, on)), NO) is held


@pytest.mark.parametrize("on", ["2024-02-12", dt.date(2024, 2, 12), EventDate("2024-02-12")])
def test_a_day_is_given_as_text_date_or_value(on: str | dt.date | EventDate) -> None:
    envoy = actor(
        offices=[Office(title="Envoy", left="2024-02-11"), Office(title="Guard", took="2024-02-12")]
    )
    assert [held.office.title for held in held_offices(envoy, on)] == ["Guard"]


days = st.integers(19_000, 19_400)
dates = st.builds(lambda day: str(dt.date.fromordinal(719_163 + day)), days)
offices = st.builds(
    Office,
    title=st.just("Envoy"),
    took=st.none() | dates,
    left=st.none() | dates,
    attested=st.lists(dates, max_size=3),
)


@given(offices, days, st.integers(0, 30), st.integers(0, 30))
def test_what_holds_on_all_days_holds_on_some_of_them(office: Office, day: int, less: int, more: int) -> None:
    wide = held_on(office, Window(day - less, day + more))
    narrow = held_on(office, Window(day, day))
    if wide is YES:
        assert narrow is YES
    if wide is NO:
        assert narrow is NO


def _told() -> Records:
    people = [actor(one) for one in ("sender", "reader", "agency", "house", "official", "speaker", "about")]
    figure = Figure(
        key="f", label="cases", value="5", unit="count", source="weekly", speaker="speaker", about=["about"]
    )
    bare = Figure(key="g", label="cases", value="5", unit="count", source="wire")
    nowhere = Figure(key="h", label="cases", value="5", unit="count")
    made = event(
        participants=[
            Participant(actor="sender", role="sender"),
            Participant(actor="reader", role="recipient"),
        ],
        reports=[
            Report(source="daily", via=["official"]),
            Report(source="weekly", participants=[Participant(actor="reader", role="recipient")]),
        ],
        figures=[figure, bare, nowhere],
    )
    sources = [
        source("daily", publisher="house", reprint_of="wire"),
        source("weekly", attributed_to=["agency"], reprint_of="house"),
        source("wire"),
    ]
    return Records(document(made, actors=people, sources=sources))


def test_a_source_names_those_whom_it_has_take_part_speak_or_stand_behind_it() -> None:
    told = _told()
    assert told.named_by("daily") == {"sender", "reader", "official", "house"}
    assert told.named_by("weekly") == {"reader", "agency", "house", "speaker", "about"}
    assert told.named_by("wire") == set()
    with pytest.raises(SourceNotFoundError):
        told.named_by("nowhere")


def test_somebody_whom_the_source_does_not_name_is_not_found_in_it() -> None:
    told = kg.Timeline.of(_told())
    assert told.actor("Name of sender", source="daily").id == "sender"
    with pytest.raises(ActorNotFoundError) as caught:
        told.actor("Name of sender", source="wire")
    assert caught.value.source == "wire"
    assert str(caught.value).endswith("list them with: kgtimeline actors --source wire")
    assert [one.id for one in told.find_actors("Name", source="weekly")] == [
        "about",
        "agency",
        "house",
        "reader",
        "speaker",
    ]


def test_the_shipped_dataset_tells_who_held_what() -> None:
    tl = kg.load()
    assert tl.actor("US Secretary of State", on="2024-02-01").id == "antony-blinken"
    assert tl.actor("the President", source="un-speech-2025").id == "sadyr-japarov"
    assert [str(held) for held in tl.office_on("Menendez", "2023-08-08")] == [
        "bob-menendez: Chairman of us-senate-foreign-relations-committee (maybe)",
        "bob-menendez: Senator of us-senate (maybe)",
    ]
    assert [held.truth for held in tl.office_on("Жапаров", "2024-02/2025-08")] == [YES]
    assert tl.office_on("kyrgyzstan", "2024") == ()
    assert len(tl.offices()) == 7
    for wrong, error in (("2024-13", DateSyntaxError), ("2024?", DateRangeError)):
        with pytest.raises(error):
            tl.office_on("Japarov", wrong)
