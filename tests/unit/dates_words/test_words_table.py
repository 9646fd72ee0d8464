"""The table of expressions: each gives what its row says, by the rule that its row names."""

import csv
from pathlib import Path

import pytest

from kgtimeline.dates.rules import BY_KEY
from kgtimeline.dates.value import EventDate
from kgtimeline.dates.words import replay, resolve
from kgtimeline.errors import DateRangeError

TABLE = Path(__file__).parents[2] / "data" / "expressions.tsv"


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_table_holds_at_least_250_distinct_expressions_with_anchors() -> None:
    assert len({(row["expression"], row["on"]) for row in rows()}) >= 250


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['expression']}|{row['on']}")
def test_an_expression_gives_what_its_row_says(row: dict[str, str]) -> None:
    found = resolve(row["expression"], row["on"] or None)
    text = None if found.date is None else found.date.text
    shown = " ".join(part for part in (found.status, text) if part and part != "resolved")
    assert (shown, found.rule or "-") == (row["expected"], row["rule"])


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['expression']}|{row['on']}")
def test_the_rule_of_a_row_replays_to_the_same_date(row: dict[str, str]) -> None:
    found = resolve(row["expression"], row["on"] or None)
    anchor = EventDate(row["on"]) if row["on"] else None
    if not found.rule or (anchor is None and BY_KEY[found.rule].anchored):
        with pytest.raises(DateRangeError):
            replay(found.rule or "abs.mdy@1", row["expression"], anchor)
    else:
        assert replay(found.rule, row["expression"], anchor) == found.date
