"""The dating rules, one by one: what they give and what they refuse."""

import pytest

from kgtimeline.dates.datings import DatingAnchorValue, dating_rules, derive
from kgtimeline.dates.truth import Truth
from kgtimeline.dates.value import EventDate
from kgtimeline.errors import DateRangeError


def dated(rule: str, readings: list[str | None], *anchors: str, side: str | None = None) -> str | None:
    values = [None if text is None else EventDate(text) for text in readings]
    found = derive(rule, values, [DatingAnchorValue(EventDate(text), side) for text in anchors])
    return None if found is None else found.text


def test_the_rules_of_the_format_are_all_there() -> None:
    assert [rule.key for rule in dating_rules()] == [
        "only_reading@1",
        "most_precise@1",
        "earliest_report@1",
        "year_from_anchor@1",
        "not_after@1",
        "not_before@1",
        "between@1",
        "held_at@1",
        "attested@1",
        "undated@1",
        "manual@1",
    ]


@pytest.mark.parametrize(
    ("rule", "readings", "expected"),
    [
        ("only_reading@1", ["2024-01-17"], "2024-01-17"),
        ("only_reading@1", [None, "2024-01-17", None], "2024-01-17"),
        ("only_reading@1", ["2024-01-17", "2024-01-17"], "2024-01-17"),
        ("most_precise@1", ["2024", "2024-01-17", "2024-01"], "2024-01-17"),
        ("most_precise@1", ["XXXX-08-08", "2023-08"], "2023-08"),
        ("most_precise@1", ["2024-01-17", "2024-01-17~"], "2024-01-17"),
        ("earliest_report@1", [None, "2024-02-12", "2024-02-11"], "2024-02-12"),
        ("undated@1", [], None),
        ("undated@1", [None], None),
    ],
)
def test_a_date_from_readings_alone(rule: str, readings: list[str | None], expected: str | None) -> None:
    assert dated(rule, readings) == expected


@pytest.mark.parametrize(
    ("reading", "anchor", "side", "expected"),
    [
        ("XXXX-08-08", "2023-07", "after", "2023?-08-08"),
        ("XXXX-08-08", "2023-09-01", "after", "2024?-08-08"),
        ("XXXX-08-08", "2023-09-01", "before", "2023?-08-08"),
        ("XXXX-08-08", "2023-08-01", "before", "2022?-08-08"),
        ("XXXX-08-08", "2023-08-08", "before", "2023?-08-08"),
        ("XXXX-08-08", "2023-08-08", "after", "2023?-08-08"),
        ("XXXX-08", "2023-08-14", "after", "2023?-08"),
        ("XXXX-08", "2023-08-14", "before", "2023?-08"),
        ("XXXX-12-31", "2024-01-02", "nearest", "2023?-12-31"),
        ("XXXX-07", "2023-08-14", "nearest", "2023?-07"),
        ("XXXX-02-11", "2024-02-12", "nearest", "2024?-02-11"),
        ("XXXX-02-29", "2023-03-01", "before", "2020?-02-29"),
        ("XXXX-02-29", "2097-03-01", "after", "2104?-02-29"),
        ("XXXX-07", "2023~-08-08", "before", "2023%-07"),
        ("XXXX-07", "2023?-08-08", "before", "2023?-07"),
    ],
)
def test_the_year_is_looked_for_on_the_side_of_the_anchor(
    reading: str, anchor: str, side: str, expected: str
) -> None:
    assert dated("year_from_anchor@1", [reading], anchor, side=side) == expected


@pytest.mark.parametrize(
    ("rule", "anchors", "expected"),
    [
        ("not_after@1", ["2024-10-16"], "[..2024-10-16]"),
        ("not_after@1", ["2023?-07"], "[..2023-07]"),
        ("not_after@1", ["2024-10-16", "2024-02-12"], "[..2024-02-12]"),
        ("not_after@1", ["2024-10", "2024-10-16"], "[..2024-10-16]"),
        ("not_after@1", ["2024-01-17/2024-02~"], "[..2024-02-29]"),
        ("not_after@1", ["[..2024-02-12]"], "[..2024-02-12]"),
        ("not_before@1", ["2024-01-17"], "[2024-01-17..]"),
        ("not_before@1", ["2024-01-17", "2024-02"], "[2024-02..]"),
        ("not_before@1", ["2023-XX"], "[2023-01-01..]"),
        ("between@1", ["2024-01-17", "2024-02-12"], "2024-01-17/2024-02-12"),
        ("between@1", ["2023?-07", "2023?-08-08"], "2023?-07/2023?-08-08"),
        ("between@1", ["2024-02-12", "2024-02-12"], "2024-02-12"),
        ("between@1", ["2024-02", "2024-02-12"], "2024-02/2024-02-12"),
        ("held_at@1", ["2023?-08-08"], "2023?-08-08"),
        ("attested@1", ["2024-02-12", "2024-01-17", "2024-02"], "2024-01-17/2024-02"),
        ("attested@1", ["2024-02-12"], "2024-02-12"),
    ],
)
def test_a_date_from_anchors(rule: str, anchors: list[str], expected: str) -> None:
    assert dated(rule, [None], *anchors) == expected


def test_what_rests_on_a_qualified_anchor_is_never_certain() -> None:
    found = derive("not_after@1", [], [DatingAnchorValue(EventDate("2023?-07"))])
    assert found is not None
    assert (found.hedged, found.before("2030")) == (True, Truth.MAYBE)
    plain = derive("not_after@1", [], [DatingAnchorValue(EventDate("2023-07"))])
    assert plain is not None
    assert plain.before("2030") is Truth.YES


@pytest.mark.parametrize(
    ("rule", "readings", "anchors", "side", "part"),
    [
        ("latest@1", [], [], None, "no such dating rule; use one of only_reading@1"),
        ("only_reading@2", ["2024"], [], None, "no such dating rule"),
        ("manual@1", ["2024"], [], None, "nothing to replay"),
        ("only_reading@1", [None], [], None, "no reading has a date"),
        ("only_reading@1", ["2024", "2023"], [], None, "the readings differ: 2023 and 2024"),
        ("most_precise@1", ["2024-02-12", "2024-02-11"], [], None, "share no day"),
        ("earliest_report@1", [], [], None, "no reading has a date"),
        ("year_from_anchor@1", ["2023-08"], ["2024"], "after", "is not XXXX-MM"),
        ("year_from_anchor@1", ["XXXX-08"], ["2024"], None, "give after, before or nearest"),
        ("year_from_anchor@1", ["XXXX-08"], [], None, "takes 1 anchors and has 0"),
        ("year_from_anchor@1", ["XXXX-08"], ["9999-10"], "after", "give another anchor or side"),
        ("not_after@1", [], [], None, "at least 1"),
        ("not_after@1", [], ["[2024..]"], None, "has no last day"),
        ("not_before@1", [], ["[..2024]"], None, "has no first day"),
        ("not_after@1", ["2025"], ["2024"], None, "lies outside"),
        ("between@1", [], ["2024"], None, "takes 2 anchors"),
        ("between@1", [], ["2024", "2023"], None, "give the earlier anchor first"),
        ("held_at@1", [], ["2024", "2023"], None, "takes 1 anchors"),
        ("attested@1", [], [], None, "at least 1"),
    ],
)
def test_what_does_not_follow_is_refused_with_the_mend(
    rule: str, readings: list[str | None], anchors: list[str], side: str | None, part: str
) -> None:
    with pytest.raises(DateRangeError, match=part):
        dated(rule, readings, *anchors, side=side)
