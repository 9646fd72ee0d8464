"""Dates for lists of references, only as precise as they are known."""

import re
from typing import Any

from kgtimeline.dates import EventDate
from kgtimeline.dates.form import Shape, Side
from kgtimeline.dates.numbering import INF, civil, month_span, year_span
from kgtimeline.dates.saying import in_words

Parts = tuple[int, ...]
"""Year, month and day, as many as are known."""
_LAST_YEAR = 9999
_SEASON = re.compile("([0-9]{4})-2([1-4])").fullmatch
"""The seasons of EDTF that are of no hemisphere; CSL counts them alike, spring is 1."""


def date_parts(date: EventDate) -> tuple[Parts, ...] | None:
    """Give the day, month or year that a date names, or the two that an interval names.

    Returns:
        One tuple, or two for an interval that is closed; None for whatever numbers would make
        more precise, or vaguer, than it is: open ends, sets, decades, masked digits, years
        before 1 or after 9999.

    Example:
        >>> date_parts(EventDate("2024-02-12")), date_parts(EventDate("2023?-08"))
        (((2024, 2, 12),), ((2023, 8),))
        >>> date_parts(EventDate("2023/2024-02")), date_parts(EventDate("[..2024-10-16]"))
        (((2023,), (2024, 2)), None)
    """
    form = date.form
    if form.shape in {Shape.ONE_OF, Shape.ALL_OF, Shape.SEASON, Shape.SIGNIFICANT}:
        return None
    found = tuple([parts for side in form.sides if (parts := _parts(side)) is not None])
    return found if len(found) == len(form.sides) else None


def csl_date(date: EventDate) -> dict[str, Any]:
    """Write a date as CSL-JSON has it.

    Returns:
        `date-parts` where the date names a day, month or year, with `season` for a season;
        `literal` in words for all else; `circa` if nothing about it is certain.

    **Source**: CSL 1.0.2, "Dates" of the input data schema.

    Example:
        >>> csl_date(EventDate("2024-02")), csl_date(EventDate("2023-21"))
        ({'date-parts': [[2024, 2]]}, {'date-parts': [[2023]], 'season': 1, 'circa': True})
        >>> csl_date(EventDate("[..2024-10-16]"))
        {'literal': 'on or before 16 October 2024'}
    """
    parts, found = date_parts(date), dict[str, Any]()
    if parts is not None:
        found["date-parts"] = [list(one) for one in parts]
    elif (season := _SEASON(date.text)) is not None and int(season[1]) > 0:
        found |= {"date-parts": [[int(season[1])]], "season": int(season[2])}
    else:
        found["literal"] = spoken(date)
    if date.hedged:
        found["circa"] = True
    return found


def spoken(date: EventDate) -> str:
    """Say in words when a text came out; that it was on one day of a month nobody needs to be told.

    Example:
        >>> spoken(EventDate("2024-02")), spoken(EventDate("[..2024-02]"))
        ('February 2024', 'in or before February 2024')
    """
    return in_words(date).removeprefix("a day in ")


def _parts(side: Side) -> Parts | None:
    """Name the day, month or year that a stretch of days fills exactly."""
    lo, hi = side.lo, side.hi
    if side.gaps is not None or lo == -INF or hi == INF:
        return None
    year, month, day = civil(int(lo))
    if not 0 < year <= _LAST_YEAR:
        return None
    if lo == hi:
        return year, month, day
    if (lo, hi) == month_span(year, month):
        return year, month
    return (year,) if (lo, hi) == year_span(year, year) else None
