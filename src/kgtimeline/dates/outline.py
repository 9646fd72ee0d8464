"""What there is to draw of a date: where it may lie, where it surely lies, which sides are open."""

from itertools import islice
from typing import NamedTuple

from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.numbering import INF, Day

Stretch = tuple[Day, Day]
"""Days from the first to the last, both inclusive; either may be infinite."""
MOST_RUNS = 400
"""Of a date with more stretches only so many are drawn, and then the whole from first to last."""


class Outline(NamedTuple):
    """A date as a drawing shows it, in text or in a picture.

    Args:
        possible: From the first to the last day on which the event may have been.
        focus: The days on one of which it was, by all that is known; the same as `possible`
            for what took one day, narrower for a state that began and ended nobody knows when.
        certain: The days on each of which it was; None if there is none of which that is known.
        runs: The stretches of `possible`, if not every day between may be one; else empty.
        known_day: It was on one day, and that day is known.
        hedged: Nothing of this is certain.

    **Units**: days since 1970-01-01, both ends inclusive.
    """

    possible: Stretch
    focus: Stretch
    certain: Stretch | None
    runs: tuple[Stretch, ...]
    known_day: bool
    hedged: bool

    @property
    def open_start(self) -> bool:
        """Whether nothing bounds it on the early side."""
        return self.possible[0] == -INF

    @property
    def open_end(self) -> bool:
        """Whether nothing bounds it on the late side."""
        return self.possible[1] == INF

    @property
    def finite(self) -> tuple[Day, ...]:
        """The finite days among its ends, ascending; of an interval open on both sides, those inside."""
        ends = {*self.possible, *self.focus, *(self.certain or ())}
        return tuple(sorted(day for day in ends if -INF < day < INF))


def outline(bounds: Bounds) -> Outline:
    """Work out what there is to draw of a date's bounds.

    Example:
        >>> from kgtimeline.dates import EventDate
        >>> outline(EventDate("1970-01").bounds).possible, outline(EventDate("1970-01-01").bounds).known_day
        ((0, 30), True)
        >>> outline(EventDate("1970-01/1970-03").bounds).certain
        (30, 59)
        >>> held = outline(EventDate("1970-01", "including").bounds)
        >>> held.possible, held.focus, held.certain
        ((-inf, inf), (0, 30), None)
        >>> outline(EventDate("[1970,1972]").bounds).runs
        ((0, 364), (730, 1095))
    """
    possible = (bounds.s_lo, bounds.e_hi)
    focus = possible if bounds.one_day else (min(bounds.e_lo, bounds.s_hi), max(bounds.s_hi, bounds.e_lo))
    known_day = bounds.one_day and bounds.s_lo == bounds.e_hi
    certain = (bounds.s_hi, bounds.e_lo) if bounds.s_hi <= bounds.e_lo else None
    return Outline(possible, focus, certain, _runs(bounds), known_day, bounds.hedged)


def _runs(bounds: Bounds) -> tuple[Stretch, ...]:
    """Give the stretches of a date with gaps that took one day; a state fills the gaps between its ends."""
    if bounds.runs is None or not bounds.one_day:
        return ()
    found = tuple(islice(bounds.runs, MOST_RUNS + 1))
    return found if len(found) <= MOST_RUNS else ()
