"""Which components of a date are uncertain, approximate, or both."""

import re
from typing import NamedTuple

from kgtimeline.dates.parts import match_date

UNCERTAIN, APPROXIMATE, BOTH = "?", "~", "%"
COMPONENTS = ("year", "month", "day")


class Qualifier(NamedTuple):
    """The doubt about one component.

    Args:
        component: `year`, `month` or `day`.
        mark: `?` uncertain, `~` approximate, `%` both.
        side: `start` or `end` for an interval, else `date`.
    """

    component: str
    mark: str
    side: str = "date"


def joined(*marks: str) -> str:
    """Put several marks on one component together.

    Example:
        >>> joined("?", "~"), joined("", "?")
        ('%', '?')
    """
    seen = {mark for mark in marks if mark}
    return BOTH if len(seen) > 1 else seen.pop() if seen else ""


def marks_of(date: str) -> tuple[str, str, str]:
    """Give the mark on year, month and day of one date; `""` where there is none.

    A qualifier right of a component holds for it and all to its left, one left of a
    component for it alone.

    Example:
        >>> marks_of("2001-?09~-09")
        ('~', '%', '')
    """
    match = match_date(date)
    if match is None:
        return "", "", ""
    left_y, _, _, right_y, left_m, _, right_m, left_d, _, right_d = match.groups("")
    return (
        joined(left_y, right_y, right_m, right_d),
        joined(left_m, right_m, right_d),
        joined(left_d, right_d),
    )


def qualifiers(text: str) -> tuple[Qualifier, ...]:
    """List the doubts about a value's components.

    Returns:
        **Shape**: in reading order, start before end; empty if there are none.

    **Source**: EDTF level 2, qualification of individual components and of groups.

    Example:
        >>> [tuple(each) for each in qualifiers("2004?-06-~11")]
        [('year', '?', 'date'), ('day', '~', 'date')]
    """
    sides = text.split("/")
    names = ("date",) if len(sides) == 1 else ("start", "end")
    return tuple(
        Qualifier(component, mark, name)
        for name, side in zip(names, sides, strict=True)
        for component, mark in zip(COMPONENTS, marks_of(side), strict=True)
        if mark and re.search("[?~%]", side)
    )
