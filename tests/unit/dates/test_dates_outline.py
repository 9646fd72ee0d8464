"""What is drawn of a date, against the table of worlds in docs/dates.md."""

import pytest

from kgtimeline.dates import EventDate
from kgtimeline.dates.numbering import INF
from kgtimeline.dates.outline import MOST_RUNS, Stretch, outline

# Day numbers: January 1970 is 0 to 30, February 31 to 58, March 59 to 89, the year 0 to 364.
DRAWN: list[tuple[str, str | None, Stretch, Stretch, Stretch | None]] = [
    ("1970-01-02", None, (1, 1), (1, 1), (1, 1)),
    ("1970-01", None, (0, 30), (0, 30), None),
    ("1970-01", "throughout", (0, 30), (0, 30), (0, 30)),
    ("1970-01", "including", (-INF, INF), (0, 30), None),
    ("1970-01-02", "including", (-INF, INF), (1, 1), (1, 1)),
    ("[..1970-01]", None, (-INF, 30), (-INF, 30), None),
    ("[..1970-01]", "including", (-INF, INF), (-INF, 30), None),
    ("[1970-01..]", None, (0, INF), (0, INF), None),
    ("1970-01/1970-03", None, (0, 89), (30, 59), (30, 59)),
    ("1970-01/1970-03", "within", (0, 89), (0, 89), None),
    ("1970-01/..", None, (0, INF), (30, INF), (30, INF)),
    ("1970-01/", None, (0, INF), (0, 30), None),
    ("../1970-01", None, (-INF, 30), (-INF, 0), (-INF, 0)),
    ("1970-01/1970-02", "including", (-INF, INF), (30, 31), (30, 31)),
]


@pytest.mark.parametrize(
    ("text", "extent", "possible", "focus", "certain"), DRAWN, ids=[f"{row[0]} {row[1]}" for row in DRAWN]
)
def test_the_drawing_of_a_date_is_what_its_worlds_allow(
    text: str, extent: str | None, possible: Stretch, focus: Stretch, certain: Stretch | None
) -> None:
    drawn = outline(EventDate(text, extent).bounds)
    assert (drawn.possible, drawn.focus, drawn.certain) == (possible, focus, certain)
    assert drawn.open_start is (possible[0] == -INF)
    assert drawn.open_end is (possible[1] == INF)
    assert drawn.known_day is (extent is None and possible[0] == possible[1])


def test_gaps_are_drawn_as_runs_unless_there_are_too_many() -> None:
    assert outline(EventDate("[1970-01-01,1970-01-03]").bounds).runs == ((0, 0), (2, 2))
    assert len(outline(EventDate("1970-XX-15").bounds).runs) == 12
    many = outline(EventDate("15XX-XX-31").bounds)
    assert many.runs == ()
    assert many.possible == (EventDate("1500-01-31").bounds.s_lo, EventDate("1599-12-31").bounds.s_lo)
    assert MOST_RUNS < 700 == 100 * 7
    assert outline(EventDate("[1970-01-01,1970-01-03]", "including").bounds).runs == ()


def test_finite_ends_are_those_that_an_axis_must_reach() -> None:
    assert outline(EventDate("[..1970-01]").bounds).finite == (30,)
    assert outline(EventDate("1970-01", "including").bounds).finite == (0, 30)
    assert outline(EventDate("1970-01/1970-03").bounds).finite == (0, 30, 59, 89)


def test_doubt_is_drawn() -> None:
    assert outline(EventDate("2024?").bounds).hedged
    assert not outline(EventDate("2024").bounds).hedged
