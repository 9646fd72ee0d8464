"""Shifting dates by calendar steps, and narrowing one date by another."""

import pytest
from dateutil.relativedelta import FR, relativedelta

from kgtimeline.dates import EventDate
from kgtimeline.errors import DateRangeError


@pytest.mark.parametrize(
    ("text", "delta", "expected"),
    [
        ("2024-01-31", relativedelta(months=1), "2024-02-29"),
        ("2024-02-29", relativedelta(years=1), "2025-02-28"),
        ("2024-01-01", relativedelta(days=-1), "2023-12-31"),
        ("2024-01-17", relativedelta(weekday=FR(-1)), "2024-01-12"),
        ("2024-12", relativedelta(months=1), "2025-01"),
        ("2024-01-XX", relativedelta(months=-1), "2023-12"),
        ("2024", relativedelta(years=-1), "2023"),
        ("2024?", relativedelta(years=1), "2025?"),
        ("2024?-06-~11", relativedelta(days=30), "2024?-07-~11"),
        ("2024-21", relativedelta(years=-1), "2023-21"),
        ("202X", relativedelta(years=10), "203X"),
        ("19XX", relativedelta(years=100), "20XX"),
        ("2024-01/2024-03", relativedelta(months=12), "2025-01/2025-03"),
        ("2024-01/..", relativedelta(months=1), "2024-02/.."),
        ("/2024", relativedelta(years=1), "/2025"),
        ("[2024-01,2024-03..2024-05]", relativedelta(months=1), "[2024-02,2024-04..2024-06]"),
        ("2024-01-17T10:00:00Z", relativedelta(days=1), "2024-01-18T10:00:00Z"),
    ],
)
def test_a_step_keeps_precision_and_qualifiers(text: str, delta: relativedelta, expected: str) -> None:
    assert str(EventDate(text).shift(delta)) == expected


@pytest.mark.parametrize(
    ("text", "delta", "reason"),
    [
        ("2024-01", relativedelta(days=10), "a month is not moved"),
        ("2024", relativedelta(months=6), "a year is not moved"),
        ("2024-21", relativedelta(months=3), "a year is not moved"),
        ("2024-01-17", relativedelta(hours=5), "hours"),
        ("202X", relativedelta(years=5), "between its bounds"),
        ("XXXX-08-08", relativedelta(years=1), "masked"),
        ("2023-XX-31", relativedelta(years=1), "masked"),
        ("9999", relativedelta(years=1), "9999"),
        ("0000", relativedelta(years=1), "before 1"),
        ("-0044", relativedelta(years=1), "before 1"),
        ("Y17E7", relativedelta(years=1), "of this kind"),
        ("1950S2", relativedelta(years=1), "of this kind"),
    ],
)
def test_a_step_that_the_date_does_not_carry_is_refused(text: str, delta: relativedelta, reason: str) -> None:
    with pytest.raises(DateRangeError, match=reason):
        EventDate(text).shift(delta)


def test_a_step_keeps_extent_and_hedge() -> None:
    moved = EventDate("2024", "including").hedge().shift(relativedelta(years=1))
    assert moved == EventDate("2025", "including").hedge()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2024", "2024-03", "2024-03"),
        ("2024-03", "2024", "2024-03"),
        ("XXXX-08-08", "2023", "2023-08-08"),
        ("XXXX-08-08", "2023/2025", "[2023-08-08,2024-08-08,2025-08-08]"),
        ("2023-08", "[..2023-08-10]", "2023-08-01/2023-08-10"),
        ("[..2023-08-10]", "[2023-08-05..]", "2023-08-05/2023-08-10"),
        ("[2023,2025]", "2024/2026", "2025"),
        ("[2023..]", "[2021..]", "[2023..]"),
        ("[2020,2021,2022..]", "[2021..]", "[2021..]"),
        ("202X", "[..2029]", "202X"),
    ],
)
def test_narrowing_keeps_the_days_that_fit_both(one: str, other: str, expected: str) -> None:
    for date, against in ((one, other), (other, one)):
        assert str(EventDate(date, "within").narrow(EventDate(against, "within"))) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2024/2025", "2024-03/2025", "2024-03/2025"),
        ("2024/..", "2024-03/", None),
        ("2020/2024", "2019/2024-05", None),
        ("2024/..", "2023/..", None),
    ],
)
def test_narrowing_states_narrows_both_ends(one: str, other: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(DateRangeError, match="contradicts"):
            EventDate(one).narrow(EventDate(other))
    else:
        assert str(EventDate(one).narrow(EventDate(other))) == expected


def test_narrowing_a_state_by_days_it_is_known_on() -> None:
    one, other = EventDate("2024-01", "including"), EventDate("2024-01-20/2024-03", "including")
    found = one.narrow(other)
    assert found.bounds[:4] == (
        one.bounds.s_lo,
        EventDate("2024-01-20").bounds.s_hi,
        EventDate("2024-03-01").bounds.s_lo,
        one.bounds.e_hi,
    )


def test_narrowing_by_a_doubtful_date_leaves_doubt() -> None:
    assert EventDate("2024").narrow(EventDate("2024-03?")).hedged
    assert str(EventDate("2024").narrow(EventDate("2024-03?"))) == "2024-03?"
    assert EventDate("2024-03").narrow(EventDate("2024?")).hedged


def test_a_contradiction_names_both() -> None:
    with pytest.raises(DateRangeError, match=r"'2023': it contradicts '2024'"):
        EventDate("2023").narrow(EventDate("2024"))


def test_what_no_value_says_is_refused_and_not_rounded() -> None:
    with pytest.raises(DateRangeError, match="no EDTF value says"):
        EventDate("XXXX-08-08").narrow(EventDate("[..2023]"))
