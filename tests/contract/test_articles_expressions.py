"""The five articles: every expression of time that readings need is found and worked out."""

import os
from pathlib import Path

import pytest

from kgtimeline.dates.find import find

FOLDER = os.environ.get("KGTIMELINE_ARTICLES")
pytestmark = pytest.mark.skipif(FOLDER is None, reason="KGTIMELINE_ARTICLES names no folder of articles")

EXPECTED: dict[str, tuple[str | None, list[tuple[str, str | None, str]]]] = {
    "000": (
        "2025-09-24",
        [("2025-09-24", "2025-09-24", "abs.iso@1"), ("last year", "2024", "rel.year@1")],
    ),
    "001": (
        "2024-10-16",
        [
            ("14:06, 16 октября 2024", "2024-10-16", "abs.dateline@1"),
            ("Since the start of the war", None, "since@1"),
            ("since his coming to power", None, "since@1"),
            ("recently", None, "vague@1"),
            ("the past four years", "2020/2024", "rel.past@1"),
        ],
    ),
    "002": (
        "2024-02-12",
        [
            ("February 12", "2024-02-12", "rel.md_recent@1"),
            ("January 17, 2024", "2024-01-17", "abs.mdy@1"),
            ("July of last year", "2023-07", "rel.month_of_year@1"),
            ("February 12, 2024", "2024-02-12", "abs.mdy@1"),
        ],
    ),
    "003": (None, [("11 February", "XXXX-02-11", "unanchored.md@1"), ("Earlier", None, "vague@1")]),
    "004": (
        None,
        [
            ("early August", "XXXX-08", "unanchored.part@1"),
            ("August 8", "XXXX-08-08", "unanchored.md@1"),
            ("Since the onset of the [Russia-Ukraine] war", None, "since@1"),
            ("July", "XXXX-07", "unanchored.month@1"),
            ("2022", "2022", "abs.y@1"),
            ("the previous year", None, "rel.year@1"),
            ("2022", "2022", "abs.y@1"),
            ("now", None, "vague@1"),
            ("in the future", None, "vague@1"),
        ],
    ),
}
"""By the number that an article's file begins with: its day of publication, and what it says."""


def article(number: str) -> str:
    assert FOLDER is not None
    (path,) = Path(FOLDER).glob(f"{number}_*.txt")
    return path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("number", EXPECTED)
def test_an_article_s_expressions_are_found_with_their_dates_and_nothing_else_is(number: str) -> None:
    published, expected = EXPECTED[number]
    found = [each.resolution for each in find(article(number), published)]
    assert [(each.expression, each.date and each.date.text, each.rule) for each in found] == expected


@pytest.mark.parametrize("number", EXPECTED)
def test_places_are_offsets_of_the_raw_text(number: str) -> None:
    text = article(number)
    for each in find(text, EXPECTED[number][0]):
        assert " ".join(text[each.start : each.end].split()) == each.resolution.expression


def test_the_previous_year_is_counted_from_the_year_in_its_own_sentence() -> None:
    found = [
        each.resolution for each in find(article("004"), "2022") if "previous" in each.resolution.expression
    ]
    assert [str(each.date) for each in found] == ["2021"]
