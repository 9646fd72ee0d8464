"""The table in the documentation is the table of the code."""

from pathlib import Path

from kgtimeline.dates.words import rules_table

DOCS = Path(__file__).parents[3] / "docs" / "dates.md"


def test_the_documented_table_is_the_one_of_the_code() -> None:
    assert rules_table() in DOCS.read_text(encoding="utf-8"), "print it again as docs/dates.md says"
