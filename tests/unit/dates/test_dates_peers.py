"""What other libraries get wrong, each defect reproduced by others, and what we do."""

import pytest

from kgtimeline.dates import Allen, EventDate, Truth, allen
from kgtimeline.errors import DateRangeError, DateSyntaxError


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1984-1X", "1984-10-01", "1984-12-31"),
        ("2016-0X", "2016-01-01", "2016-09-30"),
        ("2016-X1", "2016-01-01", "2016-11-30"),
        ("2016-01-3X", "2016-01-30", "2016-01-31"),
    ],
)
def test_partly_masked_months_and_days_have_bounds(text: str, earliest: str, latest: str) -> None:
    """python-edtf 5.0.2 raises AttributeError or ValueError on them."""
    date = EventDate(text)
    assert (str(date.earliest), str(date.latest)) == (earliest, latest)


@pytest.mark.parametrize(
    "text", ["1900-02-29", "2003-02-29", "2001-02-29", "156X-09-31", "15XX-02-3X", "2023-02-3X", "X100-02-29"]
)
def test_impossible_days_are_refused_also_under_a_mask(text: str) -> None:
    """python-edtf, edtf-validate and edtf.js accept `1900-02-29`."""
    with pytest.raises(DateRangeError, match=r"days?\b"):
        EventDate(text)


@pytest.mark.parametrize("text", ["2002/2001", "2024-02-12/2024-02-11", "2024/2023-12-XX"])
def test_an_interval_that_only_ends_before_it_begins_is_refused(text: str) -> None:
    """python-edtf accepts `2002/2001`."""
    with pytest.raises(DateRangeError, match="ends before it begins"):
        EventDate(text)


@pytest.mark.parametrize("text", ["{2002..2001}", "[2024-03..2024-02]"])
def test_a_range_of_a_set_that_runs_backwards_is_refused(text: str) -> None:
    """edtf-validate accepts `{2002..2001}`."""
    with pytest.raises(DateRangeError, match="runs backwards"):
        EventDate(text)


def test_open_intervals_sort_with_the_rest() -> None:
    """python-edtf raises TypeError on a list that holds `../2024`, undate NotImplementedError."""
    texts = ["2024-02-12", "../2024", "2024", "2024/..", "/2023", "Y170000002", "-0044", "2024-02"]
    ordered = sorted(map(EventDate, texts), key=lambda date: date.sort_key)
    assert [str(date) for date in ordered] == [
        "-0044",
        "/2023",
        "2024",
        "2024/..",
        "2024-02",
        "2024-02-12",
        "../2024",
        "Y170000002",
    ]


def test_a_month_is_neither_before_nor_after_its_day_and_says_so() -> None:
    """python-edtf says none of `<`, `>` and `==`; undate raises."""
    month, day = EventDate("2024-02"), EventDate("2024-02-12")
    assert month.before(day) is Truth.MAYBE
    assert month.after(day) is Truth.MAYBE
    assert month.overlaps(day) is Truth.MAYBE
    with pytest.raises(TypeError, match="sort_key"):
        _ = month < day


@pytest.mark.parametrize("text", ["1984?", "2004-06~", "2004-06-11%", "1984?/2004-06~"])
def test_qualifiers_are_kept(text: str) -> None:
    """undate 0.8.0 gives `1984` back for `1984?`."""
    date = EventDate(text)
    assert str(date) == text
    assert date.qualified
    assert date.during("1000/3000") is Truth.MAYBE


def test_an_unknown_end_is_no_open_end() -> None:
    """undate turns `1985/` into `1985/..`; python-edtf ends it ten years on."""
    unknown, open_ = EventDate("1985/"), EventDate("1985/..")
    assert unknown != open_
    assert str(unknown) == "1985/"
    assert unknown.latest is None
    assert unknown.covers("1990/..") is Truth.NO
    assert open_.covers("1990/..") is Truth.YES
    assert unknown.during("2500") is Truth.MAYBE
    assert open_.during("2500") is Truth.YES


def test_nothing_is_before_what_has_always_been() -> None:
    """edtf-ts 0.4.2 says that 1990 is before `../1985`."""
    assert EventDate("1990").before(EventDate("../1985")) is Truth.NO
    assert EventDate("1990").before("../1985") is Truth.NO


def test_an_open_end_has_no_end() -> None:
    """edtf-ts says MAYBE to whether `1985/..` meets 1990."""
    assert EventDate("1985/..").overlaps("1990") is Truth.YES


def test_days_in_a_row_meet() -> None:
    """edtf-ts says NO, since it compares inclusive ends."""
    assert allen(EventDate("2024-01-31"), EventDate("2024-02-01")).certain == {Allen.MEETS}


@pytest.mark.parametrize(("text", "latest"), [("1985/1990", "1990-12-31"), ("{1980..1985}", "1985-12-31")])
def test_the_last_day_is_that_of_the_last_member(text: str, latest: str) -> None:
    """edtf-ts ends the start of `1985/1990` on its first day; edtf.js reads sets by the first member."""
    assert str(EventDate(text).latest) == latest


@pytest.mark.parametrize("text", ["0000", "0050", "0099"])
def test_years_before_100_are_what_they_say(text: str) -> None:
    """edtf-ts makes 1900 to 1999 of them."""
    from kgtimeline.dates.numbering import civil

    assert civil(int(EventDate(text).bounds.s_lo))[0] == int(text)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2010-21", "2010-03-01", "2010-05-31"),
        ("2010-24", "2010-12-01", "2011-02-28"),
        ("2011-24", "2011-12-01", "2012-02-29"),
        ("2010-25", "2010-03-01", "2010-05-31"),
        ("2010-29", "2010-09-01", "2010-11-30"),
        ("2010-30", "2010-12-01", "2011-02-28"),
        ("2010-32", "2010-06-01", "2010-08-31"),
        ("2010-33", "2010-01-01", "2010-03-31"),
        ("2010-38", "2010-05-01", "2010-08-31"),
        ("2010-41", "2010-07-01", "2010-12-31"),
    ],
)
def test_seasons_and_groupings_have_the_months_of_the_table(text: str, earliest: str, latest: str) -> None:
    """edtf.js takes seasons for quarters and ends `2010-38` in September; edtf-ts refuses 29-32."""
    date = EventDate(text)
    assert (str(date.earliest), str(date.latest)) == (earliest, latest)
    assert date.hedged is (int(text[5:]) <= 32)


@pytest.mark.parametrize("text", ["12345", "-0000", "19850412", "1960-06-31"])
def test_what_undate_accepts_or_crashes_on_is_refused_with_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        EventDate(text)


def test_a_year_out_of_all_proportion_is_refused() -> None:
    """edtf-validate accepts `Y17E200`."""
    with pytest.raises(DateRangeError, match="16 digits"):
        EventDate("Y17E200")


def test_equal_ends_are_accepted_and_the_bounds_right() -> None:
    """The object of edtf.js throws RangeError; undate refuses."""
    date = EventDate("1985/1985")
    assert (str(date.earliest), str(date.latest)) == ("1985-01-01", "1985-12-31")


@pytest.mark.parametrize(
    "text", ["[1667,1668, 1670..1672]", " 1985", "1985 ", "1985\n", "19", "197", "2016-05-02T24:00:00"]
)
def test_what_the_specification_does_not_allow_is_refused(text: str) -> None:
    """Blanks, centuries, decades and `24:00:00` pass one or another of the peers."""
    with pytest.raises(DateSyntaxError):
        EventDate(text)


@pytest.mark.parametrize("text", ["2016-05-02T12:00:00+0230", "2016-05-02T12:00:00.5", "1985-04-12T23:20"])
def test_times_are_whole_and_offsets_have_a_colon(text: str) -> None:
    with pytest.raises(DateSyntaxError):
        EventDate(text)


def test_the_written_day_counts_whatever_the_offset() -> None:
    """go-edtf moves `1985-04-12T23:20:30-04` to the next day."""
    assert str(EventDate("1985-04-12T23:20:30-04").earliest) == "1985-04-12"


@pytest.mark.parametrize("text", ["-2004-XX", "-20XX", "-156X-12-25"])
def test_masked_years_before_zero_are_not_upside_down(text: str) -> None:
    """python-edtf gives `-2004-XX` a lower bound above the upper."""
    bounds = EventDate(text).bounds
    assert bounds.s_lo < bounds.e_hi
