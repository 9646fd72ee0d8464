"""What a resolution carries: status, alternatives, modifier, anchor, doubt; and what is refused."""

import datetime as dt

import pytest

from kgtimeline.dates.truth import Truth
from kgtimeline.dates.value import EventDate
from kgtimeline.dates.words import NamedEvents, replay, resolve
from kgtimeline.errors import DateRangeError, DateSyntaxError


def texts(dates: tuple[EventDate, ...]) -> list[str]:
    return [date.text for date in dates]


def test_the_other_candidate_of_a_day_without_year_is_the_next_one() -> None:
    assert texts(resolve("August 8", "2024-02-12").alternatives) == ["2024-08-08"]
    assert texts(resolve("July", "2024-02-12").alternatives) == ["2024-07"]
    assert texts(resolve("on Monday", "2024-02-14").alternatives) == ["2024-02-19"]


def test_ambiguous_numbers_give_both_dates() -> None:
    found = resolve("03/04/2024")
    assert (found.status, sorted(texts(found.alternatives))) == ("ambiguous", ["2024-03-04", "2024-04-03"])


@pytest.mark.parametrize(
    ("words", "mod"),
    [
        ("early August 2023", "START"),
        ("mid-2023", "MID"),
        ("late 2023", "END"),
        ("in early August", "START"),
        ("before 2020", "BEFORE"),
        ("after 2020", "AFTER"),
        ("by 2020", "ON_OR_BEFORE"),
        ("from 2020 onwards", "ON_OR_AFTER"),
        ("around 8 August 2023", "APPROX"),
        ("8 August 2023", None),
    ],
)
def test_the_modifier_of_timex3_is_kept(words: str, mod: str | None) -> None:
    assert resolve(words).mod == mod


def test_the_anchor_may_be_a_text_a_date_a_time_or_a_value() -> None:
    anchors: list[str | dt.date | EventDate] = [
        "2024-02-12",
        dt.date(2024, 2, 12),
        dt.datetime(2024, 2, 12, 23, tzinfo=dt.UTC),
        EventDate("2024-02-12"),
    ]
    assert {str(resolve("yesterday", anchor).date) for anchor in anchors} == {"2024-02-11"}
    assert resolve("yesterday", "2024-02-12").anchor == EventDate("2024-02-12")


def test_no_break_spaces_count_as_plain_ones() -> None:
    found = resolve("12\u00a0February\u202f2024")
    assert (found.expression, str(found.date)) == ("12 February 2024", "2024-02-12")
    assert replay("abs.dmy@1", "12\u00a0February\u202f2024") == EventDate("2024-02-12")


@pytest.mark.parametrize(
    ("words", "on", "text"),
    [
        ("before August 8", "2023?-08-14", "[..2023-08-07]"),
        ("last quarter", "2024?-02-12", "2023-36"),
        ("yesterday", "2024-02~", "[2024-01-31..2024-02-28]"),
        ("three hours ago", "2024-02-12~", "[2024-02-11..2024-02-12]"),
    ],
)
def test_what_cannot_carry_a_qualifier_is_hedged(words: str, on: str, text: str) -> None:
    found = resolve(words, on).date
    assert found is not None
    assert (found.text, found.hedged) == (text, True)
    assert found.before("2030") is not Truth.YES


def test_what_does_not_lean_on_a_doubtful_anchor_stays_certain() -> None:
    for words in ("January 17, 2024", "before January 2024", "between 2010 and 2015"):
        found = resolve(words, "2023?-08-14").date
        assert found is not None
        assert not found.hedged


@pytest.mark.parametrize(
    "words",
    ["", " ", "Blinken", "January 17, 2024 or January 18, 2024", "July 2023 and last week", "x" * 500],
)
def test_what_is_no_single_expression_is_unresolved_by_no_rule(words: str) -> None:
    found = resolve(words, "2024-02-12")
    assert (found.date, found.rule, found.status) == (None, "", "unresolved")


def test_a_weekday_that_is_not_the_date_s_own_is_not_passed_over() -> None:
    found = resolve("Thursday, January 17, 2024")
    assert (found.date, texts(found.alternatives)) == (None, ["2024-01-17"])
    assert str(resolve("Monday, February 12", "2025-06-01").date) == "2024-02-12"


def test_an_anchor_that_is_no_date_raises() -> None:
    with pytest.raises(DateSyntaxError):
        resolve("yesterday", "12 February")
    with pytest.raises(DateRangeError):
        resolve("yesterday", "2024-02-30")


def test_the_ends_of_the_calendar_are_unresolved_and_raise_nothing() -> None:
    assert resolve("yesterday", "0001-01-01").status == "unresolved"
    assert resolve("next year", "9999").status == "unresolved"
    assert resolve("999 years ago", "0500").status == "unresolved"
    assert resolve("before 0001-01-01").status == "unresolved"


@pytest.mark.parametrize(
    ("rule", "words", "part"),
    [
        ("abs.xyz@1", "July", "no rule 'abs.xyz@1'; see: kgtimeline rules"),
        ("rel.year@7", "last year", "use rel.year@1"),
        ("abs.mdy@1", "recently", "use vague@1"),
        ("rel.year@1", "In July of last year", "use rel.month_of_year@1"),
        ("rel.md_recent@1", "before February 12", "use before@1"),
        ("rel.year@1", "last year", "counts from an anchor"),
        ("manual@1", "whatever", "nothing to replay"),
        ("abs.mdy@1", "a b", "give the expression alone"),
    ],
)
def test_a_replay_that_does_not_fit_says_what_would(rule: str, words: str, part: str) -> None:
    with pytest.raises(DateRangeError, match=part.replace("(", r"\(")):
        replay(rule, words, EventDate("2024-02-12") if "anchor" not in part else None)


def test_a_rule_for_words_without_anchor_ignores_one() -> None:
    assert replay("unanchored.md@1", "August 8", EventDate("2023-08-14")) == EventDate("XXXX-08-08")


WAR = NamedEvents(
    {"the start of the war": ("2022-02-24", "A/RES/ES-11/1"), "Nowruz 2024": ("2024-03-20", "calendar")}
)


def test_a_named_event_comes_from_the_table_alone() -> None:
    assert resolve("the start of the war").status == "unresolved"
    assert str(resolve("the start of the war", named=WAR).date) == "2022-02-24"
    assert (
        str(resolve("Since the start of the war", "2024-10-16", named=WAR).date) == "2022-02-24/2024-10-16~"
    )
    assert str(resolve("after nowruz 2024", named=WAR).date) == "[2024-03-21..]"
    assert replay("named@1", "the start of the war", named=WAR) == EventDate("2022-02-24")
    assert replay("since@1", "since the start of the war", named=WAR) == EventDate("2022-02-24/..")


def test_an_entry_without_a_source_or_with_a_bad_date_is_refused() -> None:
    with pytest.raises(DateRangeError, match="source"):
        NamedEvents({"the war": ("2022", " ")})
    with pytest.raises(DateSyntaxError):
        NamedEvents({"the war": ("last year", "x")})
