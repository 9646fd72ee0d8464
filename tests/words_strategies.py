"""Strategies for words of time, anchors and texts around them."""

import datetime as dt

from hypothesis import strategies as st

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_PIECES = """
    Monday on In of last next this the year month week day previous 12 31 2024 0 8th 1990s early mid late - ,
    since until before after between and from to by ago three years summer Q3 quarter first half recently
    16 октября 14:06 года в прошлом году 03/04/2024 2024-02-12 war start [ ] ' 90s century BC circa $
"""
PIECES = (*MONTHS, *_PIECES.split(), "\u00a0")
days = st.dates(min_value=dt.date(1800, 1, 1), max_value=dt.date(2200, 12, 31))
expressions = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map(" ".join)
texts = st.one_of(st.text(max_size=200), expressions, st.lists(expressions, max_size=6).map(". ".join))


@st.composite
def anchors(draw: st.DrawFn) -> str:
    """A plain date of any precision or an interval, with or without a qualifier."""
    day = draw(days).isoformat()
    cut = draw(st.sampled_from([10, 10, 7, 4]))
    mark = draw(st.sampled_from(["", "", "?", "~", "%"]))
    if draw(st.booleans()) or cut < 7:
        return day[:cut] + mark
    later = (dt.date.fromisoformat(day) + dt.timedelta(days=draw(st.integers(0, 60)))).isoformat()
    return f"{day[:cut]}/{later[:cut]}{mark}"
