"""What is left of a date when a question is put to it: the set of its worlds.

A world is one stretch of days `[s, e]`, both inclusive, on which the event may have
been. The four numbers bound where it starts and ends; the other fields say what four
numbers can't.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from kgtimeline.dates.numbering import Day

if TYPE_CHECKING:
    from kgtimeline.dates.gaps import Days


class Extent(StrEnum):
    """How an event fills its date.

    `within`: one day somewhere inside. `throughout`: a state over the whole. `including`:
    a state known to hold on some day of it, begun no one knows when and perhaps going on.
    """

    WITHIN = "within"
    THROUGHOUT = "throughout"
    INCLUDING = "including"


class Bounds(NamedTuple):
    """The worlds `[s, e]` of a date: `s_lo <= s <= s_hi`, `e_lo <= e <= e_hi`, `s <= e`.

    The numbers are all that a planner needs for dates without gaps; where `gapped`
    is true the closed forms of the table are only necessary, and `relate` refines them.

    **Units**: inclusive days since 1970-01-01, proleptic Gregorian; minus or plus
    infinity where a side is not bounded.

    Args:
        s_lo: Earliest start.
        s_hi: Latest start.
        e_lo: Earliest end.
        e_hi: Latest end.
        one_day: Every world is one day: `s == e`.
        hedged: Nothing about the date is certain: it is qualified, a season, a
            significant-digit year, an all-of set, or rests on such a date.
        runs: Every world meets one of these days; None where any day will do.
        unknown_start: The start is some finite day, unlike an open one.
        unknown_end: The end is some finite day, unlike an open one.
        starts: Every world starts on one of these days; None where any will do.
        ends: Every world ends on one of these days; None where any will do.
        known: `starts` and `ends` are not those of the world, but of a stretch that it
            is known to cover.

    Example:
        >>> Bounds(0, 30, 0, 30, one_day=True).earliest
        0
    """

    s_lo: Day
    s_hi: Day
    e_lo: Day
    e_hi: Day
    one_day: bool = False
    hedged: bool = False
    runs: "Days | None" = None
    unknown_start: bool = False
    unknown_end: bool = False
    starts: "Days | None" = None
    ends: "Days | None" = None
    known: bool = False

    @property
    def earliest(self) -> Day:
        """The first day the event may have been on."""
        return self.s_lo

    @property
    def latest(self) -> Day:
        """The last day the event may have been on."""
        return self.e_hi

    @property
    def gapped(self) -> bool:
        """Whether four numbers are not the whole truth."""
        return self.runs is not None or self.starts is not None or self.ends is not None

    def hedge(self) -> "Bounds":
        """Make them such that nothing is certain.

        Example:
            >>> Bounds(0, 0, 0, 0).hedge().hedged
            True
        """
        return self if self.hedged else self._replace(hedged=True)
