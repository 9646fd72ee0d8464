"""Dates in words, held against a table that was written by hand."""

import pytest
from hypothesis import assume, given

from date_strategies import edtf_like
from kgtimeline.dates import EventDate
from kgtimeline.dates.saying import in_words
from kgtimeline.errors import DateRangeError, DateSyntaxError

SAID = [
    ("2024-01-17", None, "17 January 2024"),
    ("2024-01-17T10:00:00Z", None, "17 January 2024"),
    ("2024-01-17", "including", "under way on 17 January 2024"),
    ("2024-01", None, "a day in January 2024"),
    ("2024-01", "throughout", "all of January 2024"),
    ("2024-01", "including", "under way on a day in January 2024"),
    ("2024", None, "a day in 2024"),
    ("199X", None, "a day in the 1990s"),
    ("19XX", None, "a day from 1900 to 1999"),
    ("2024-33", None, "a day from January 2024 to March 2024"),
    ("2024-21", None, "a day from March 2024 to May 2024"),
    ("1950S2", None, "a day from 1900 to 1999, an estimate"),
    ("-0043-03-15", None, "15 March 44 BC"),
    ("0000", None, "a day in 1 BC"),
    ("0033", None, "a day in AD 33"),
    ("Y170000002", None, "a day in 170000002"),
    ("[..2024-10-16]", None, "on or before 16 October 2024"),
    ("[..2023-07]", "including", "under way in or before July 2023"),
    ("[2023..]", None, "in or after 2023"),
    ("[2023-08-08..]", None, "on or after 8 August 2023"),
    ("[2023,2025]", None, "2023 or 2025"),
    ("[2023,2025]", "including", "under way on 2023 or 2025"),
    ("[..2023,2025-03-03]", None, "2023 or before or 3 March 2025"),
    ("[2023,2025-03-03..]", None, "2023 or 3 March 2025 or after"),
    ("[2024-01..2024-03]", None, "a day from January 2024 to March 2024"),
    ("[2024-01-03..2024-01-05]", None, "a day from 3 January 2024 to 5 January 2024"),
    ("2024-XX-15", None, "one of several days from 15 January 2024 to 15 December 2024"),
    ("XXXX-08-08", None, "8 August of an unknown year"),
    ("{2024,2025}", None, "several times from 2024 to 2025"),
    ("{..2024}", None, "several times until 2024"),
    ("{2024,2025..}", None, "several times from 2024 on"),
    ("2022-02-24/2024", None, "from 24 February 2022 to 2024"),
    ("2022-02-24/..", None, "from 24 February 2022 on, without an end"),
    ("2022-02-24/", None, "from 24 February 2022 until nobody knows when"),
    ("../2024", None, "until 2024, without a beginning"),
    ("/2024-05-01", None, "until 1 May 2024, begun nobody knows when"),
    ("2020/2024", "within", "a day between 2020 and 2024"),
    ("2020/2024", "including", "under way between 2020 and 2024"),
    ("../2024", "including", "under way until 2024"),
    ("2024/..", "within", "a day from 2024 on"),
    ("2024-01?", None, "a day in January 2024, uncertain"),
    ("2024-01~", None, "a day in January 2024, approximate"),
    ("2024%", None, "a day in 2024, uncertain and approximate"),
    ("2023?-08-08", None, "8 August 2023, the year uncertain"),
    ("2004?-06-~11", None, "11 June 2004, the year uncertain, the day approximate"),
    ("2024?/2025~", None, "from 2024 to 2025, the start uncertain, the end approximate"),
    ("2004-06-~01/2005", None, "from 1 June 2004 to 2005, the day of the start approximate"),
    ("[..2024,2023..]", None, "at any time"),
]


@pytest.mark.parametrize(("text", "extent", "words"), SAID, ids=[f"{row[0]} {row[1]}" for row in SAID])
def test_a_date_is_said_as_the_table_has_it(text: str, extent: str | None, words: str) -> None:
    assert in_words(EventDate(text, extent)) == words


def test_doubt_from_outside_is_said() -> None:
    assert in_words(EventDate("2024-01-17").hedge()) == "17 January 2024, worked out from a doubtful date"
    assert in_words(EventDate("2024-01-17?").hedge()) == "17 January 2024, uncertain"


def test_no_date_is_undated() -> None:
    assert in_words(None) == "undated"


@given(edtf_like)
def test_every_date_has_words_and_a_doubtful_one_says_so(text: str) -> None:
    try:
        date = EventDate(text)
    except (DateSyntaxError, DateRangeError):
        assume(False)
        raise
    said = in_words(date)
    assert said == said.strip()
    assert said.isprintable()
    if date.qualified:
        assert "uncertain" in said or "approximate" in said
    elif not date.hedged:
        assert "doubtful" not in said
        assert "uncertain" not in said
