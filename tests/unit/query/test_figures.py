"""Questions about figures: every qualifier against every comparison, in three values."""

from decimal import Decimal

import pytest

import kgtimeline as kg
from kgtimeline.query.ranges import Range, number, number_text

YES, MAYBE, NO = kg.Truth.YES, kg.Truth.MAYBE, kg.Truth.NO
COMPARISONS = ("value", "at_least", "more_than", "at_most", "less_than")


def timeline(*figures: kg.Figure) -> kg.Timeline:
    actors = [
        kg.Actor(id=name, type=kg.ActorType.STATE, name=name.title()) for name in ("speaker", "one", "other")
    ]
    talk = kg.Speech(
        id="talk",
        title="A talk",
        date=kg.EventDate("2024"),
        participants=(kg.Participant(actor="speaker", role=kg.Role.SPEAKER),),
        figures=figures,
    )
    quiet = kg.Speech(id="quiet", title="No numbers", date=None, participants=talk.participants)
    return kg.Timeline(actors=actors, events=[talk, quiet])


def figure(value: str, qualifier: str = "as_stated", **more: object) -> kg.Figure:
    values = {"key": "a", "label": "Trade turnover", "unit": "USD", "value": value, **more}
    return kg.Figure(qualifier=kg.FigureQualifier(qualifier), **values)


def truths(tl: kg.Timeline, predicate: kg.Predicate) -> dict[str, kg.Truth]:
    found = {match.event.id: match.truth for match in tl.where(predicate)}
    sure = [event_id for event_id, truth in found.items() if truth is YES]
    assert sorted(tl.where(predicate, certain=True).ids()) == sorted(sure)
    return {event_id: found.get(event_id, NO) for event_id in ("talk", "quiet")}


@pytest.mark.parametrize(
    ("claim", "asked", "expected"),
    [
        # asked with 10, in the order of COMPARISONS: =, >=, >, <=, <
        (figure("10"), "10", (YES, YES, NO, YES, NO)),
        (figure("10.00"), "10", (YES, YES, NO, YES, NO)),
        (figure("9.5"), "10", (NO, NO, NO, YES, YES)),
        (figure("11"), "10", (NO, YES, YES, NO, NO)),
        (figure("-10"), "10", (NO, NO, NO, YES, YES)),
        (figure("10", "at_least"), "10", (MAYBE, YES, MAYBE, MAYBE, NO)),
        (figure("10", "more_than"), "10", (NO, YES, YES, NO, NO)),
        (figure("10", "at_most"), "10", (MAYBE, MAYBE, NO, YES, MAYBE)),
        (figure("9", "at_least"), "10", (MAYBE, MAYBE, MAYBE, MAYBE, MAYBE)),
        (figure("11", "at_most"), "10", (MAYBE, MAYBE, MAYBE, MAYBE, MAYBE)),
        (figure("11", "more_than"), "10", (NO, YES, YES, NO, NO)),
        (figure("9", "at_most"), "10", (NO, NO, NO, YES, YES)),
        (figure("10", "about"), "10", (MAYBE, MAYBE, NO, MAYBE, NO)),
        (figure("8", "about"), "10", (NO, NO, NO, MAYBE, MAYBE)),
        # ranges: some number of them, nobody says which
        (figure("8", value_to="12"), "10", (MAYBE, MAYBE, MAYBE, MAYBE, MAYBE)),
        (figure("10", value_to="12"), "10", (MAYBE, YES, MAYBE, MAYBE, NO)),
        (figure("12", value_to="10"), "10", (MAYBE, YES, MAYBE, MAYBE, NO)),
        (figure("8", value_to="10"), "10", (MAYBE, MAYBE, NO, YES, MAYBE)),
        (figure("10", value_to="10"), "10", (YES, YES, NO, YES, NO)),
        (figure("8", "about", value_to="9"), "10", (NO, NO, NO, MAYBE, MAYBE)),
        (figure("8", "at_least", value_to="12"), "10", (MAYBE, MAYBE, MAYBE, MAYBE, MAYBE)),
        (figure("8", "at_most", value_to="9"), "10", (NO, NO, NO, YES, YES)),
        (figure("8", "more_than", value_to="12"), "8", (NO, YES, YES, NO, NO)),
    ],
)
def test_a_qualifier_says_which_answers_are_sure(
    claim: kg.Figure, asked: str, expected: tuple[kg.Truth, ...]
) -> None:
    tl = timeline(claim)
    for word, truth in zip(COMPARISONS, expected, strict=True):
        question = kg.figure(**{word: asked})
        assert truths(tl, question) == {"talk": truth, "quiet": NO}
        opposite = MAYBE if claim.qualifier == "about" else ~truth
        assert truths(tl, ~question) == {"talk": opposite, "quiet": YES}


def test_what_is_about_so_much_is_sure_where_no_number_is_asked() -> None:
    tl = timeline(figure("10", "about"))
    assert truths(tl, kg.figure("turnover", unit="usd"))["talk"] is YES
    assert truths(tl, ~kg.figure("turnover", unit="usd"))["talk"] is NO


def test_all_conditions_bind_to_one_figure() -> None:
    dollars = figure("10", unit="USD", speaker="one", about=("one",))
    persons = figure("20", unit="persons", label="Migrants", speaker="other", about=("one", "other"))
    tl = timeline(dollars, persons)
    assert truths(tl, kg.figure(unit="USD", at_least=15))["talk"] is NO
    assert truths(tl, kg.figure(unit="USD") & kg.figure(at_least=15))["talk"] is YES
    assert truths(tl, kg.figure("turnover", speaker="other"))["talk"] is NO
    assert truths(tl, kg.figure("migr*", speaker="Other", about=["one", "other"]))["talk"] is YES
    assert truths(tl, kg.figure(unit="USD", about="other"))["talk"] is NO
    assert truths(tl, kg.figure("trade migrants"))["talk"] is NO, "words of two labels"
    assert truths(tl, ~kg.figure(unit="USD", at_least=15))["talk"] is YES
    assert truths(tl, kg.figure()) == {"talk": YES, "quiet": NO}
    assert truths(tl, kg.figure(unit="KGS")) == {"talk": NO, "quiet": NO}
    assert truths(tl, kg.figure(more_than=10, less_than=20))["talk"] is NO
    assert truths(tl, kg.figure(at_least=10, less_than=20))["talk"] is YES
    assert truths(tl, kg.figure(measure="level"))["talk"] is YES
    assert truths(tl, kg.figure(measure="change"))["talk"] is NO


def test_the_time_measured_is_asked_as_times_are() -> None:
    dated = timeline(figure("10", period=kg.EventDate("2024")))
    assert truths(dated, kg.figure(period="2024"))["talk"] is YES
    assert truths(dated, kg.figure(period="2024-03"))["talk"] is MAYBE
    assert truths(dated, ~kg.figure(period="2025"))["talk"] is YES
    hedged = timeline(figure("10", period=kg.EventDate("2024?")))
    assert truths(hedged, kg.figure(period="2024"))["talk"] is MAYBE
    assert truths(hedged, ~kg.figure(period="2025"))["talk"] is MAYBE
    undated = timeline(figure("10"))
    assert truths(undated, kg.figure(period="2024"))["talk"] is MAYBE, "it may be of any time"
    assert truths(undated, ~kg.figure(period="2024"))["talk"] is MAYBE
    assert truths(undated, kg.figure(period="2024", at_least=11))["talk"] is NO


def test_figures_are_asked_beside_other_conditions() -> None:
    tl = timeline(figure("10"), figure("20"))
    assert tl.where(kg.kind("speech") & kg.figure(value=20)).ids() == ("talk",)
    assert tl.where(kg.kind("speech") & ~kg.figure(value=20)).ids() == ("quiet",)
    assert tl.where(kg.event_id("quiet") | kg.figure(value=10)).ids() == ("talk", "quiet")
    steps = tl.where(kg.figure(value=20) & kg.kind("speech")).plan.steps
    assert [(step.how, str(step.what), step.after) for step in steps] == [
        ("find", "figure[value:20]", 1),
        ("keep", "kind:speech", 1),
    ]


def test_who_speaks_is_looked_up() -> None:
    tl = timeline(figure("10", speaker="one"))
    for predicate in (kg.figure(speaker="nobody"), kg.figure(about=["one", "nobody"])):
        with pytest.raises(kg.ActorNotFoundError):
            tl.where(predicate)


@pytest.mark.parametrize(
    ("value", "text"),
    [(5, "5"), (-0.5, "-0.5"), ("-0", "0"), ("1.500", "1.5"), (4e9, "4000000000"), (Decimal("1E+3"), "1000"),
     ("0.000", "0"), (10**399, "1" + "0" * 399), ("1e-3", "0.001"), ("+7", "7"),
     ("1e400", "1e400"), ("15e-401", "1.5e-400"), ("10e999", "10e999"), ("-1.5e-999", "-1.5e-999"),
     ("0.01e-999", "0.01e-999"), ("12" + "0" * 394 + "e9", "1.2e404"),
     ("9" * 394 + "e-999", "9." + "9" * 393 + "e-606"), ("9" * 396 + "e9", "9" * 396 + "e9")],
)  # fmt: skip
def test_a_number_is_kept_to_its_last_digit(value: float | Decimal | str, text: str) -> None:
    assert number_text(number(value)) == text
    assert number(text) == number(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "x",
        "4,000",
        "1e",
        ".5",
        "NaN",
        float("inf"),
        Decimal("NaN"),
        "9" * 401,
        pytest.param(10**5_000, id="huge"),
        "1e9999",
        True,
    ],
)
def test_what_is_no_number_is_refused(value: float | str) -> None:
    with pytest.raises(kg.QuerySyntaxError):
        kg.figure(at_least=value)


@pytest.mark.parametrize(
    "limits",
    [
        {"value": 1, "at_least": 1}, {"at_least": 1, "more_than": 1}, {"at_most": 1, "less_than": 1},
        {"at_least": 2, "at_most": 1}, {"at_least": 1, "less_than": 1}, {"more_than": 1, "at_most": 1},
    ],
)  # fmt: skip
def test_what_no_number_can_meet_is_refused(limits: dict[str, float]) -> None:
    with pytest.raises(kg.QuerySyntaxError):
        kg.figure(**limits)  # type: ignore[arg-type]  # the words are its arguments


def test_a_range_meets_and_lies_inside_another() -> None:
    five, six = Decimal(5), Decimal(6)
    assert Range(five, six).meets(Range(six))
    assert not Range(five, six, below=True).meets(Range(six))
    assert not Range(low=six, above=True).meets(Range(high=six))
    assert Range().meets(Range())
    assert Range(five, six).inside(Range())
    assert not Range().inside(Range(low=five))
    assert not Range(low=five).inside(Range(high=six))
    assert not Range(five, six).inside(Range(five, six, above=True))
    assert not Range(five, six).inside(Range(five, six, below=True))
    assert Range(five, six, above=True, below=True).inside(Range(five, six, above=True, below=True))
    assert not Range(five, six).inside(Range(high=five))
