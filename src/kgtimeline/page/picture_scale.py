"""From days to points on paper, and the ticks of an axis of any length: no datetime, any year."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple

from kgtimeline.dates.date_faults import NAMES
from kgtimeline.dates.numbering import Day, civil, day_number, year_start
from kgtimeline.dates.saying import year_in_words

Measure = Callable[[str], float]
"""Gives the width of a text in points."""

LEAST_DAYS = 14
"""An axis shows at least so many days."""
TICK_GAP = 10.0
"""Points between the labels of two ticks."""
MONDAY = 4
"""1970-01-05 was one."""
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6)
_MONTHS = 12


class Tick(NamedTuple):
    """A tick: its place in days and its label."""

    day: Day
    label: str


class Scale(NamedTuple):
    """A stretch of days laid out over a width.

    Args:
        first: The day at the left edge; need not be whole.
        last: The day at the right edge, the end of it.
        width: From edge to edge.

    **Units**: days since 1970-01-01; points, 72 to an inch.

    Example:
        >>> Scale(0, 100, 500.0).x(10)
        50.0
    """

    first: float
    last: float
    width: float

    @property
    def points_a_day(self) -> float:
        """How many points a day takes."""
        return self.width / (self.last - self.first)

    def x(self, day: float) -> float:
        """Give the place of a day in points from the left edge."""
        return (day - self.first) * self.points_a_day

    def day(self, x: float) -> float:
        """Give the day at a place."""
        return self.first + x / self.points_a_day


def scale_of(days: tuple[Day, ...], width: float, margin: float) -> Scale:
    """Make the scale that shows some days, with a margin for open edges at both sides.

    Args:
        days: The finite days that must be seen; none of them will do.
        width: Points from edge to edge.
        margin: Points that stay free at either side.

    Example:
        >>> scale = scale_of((0, 99), 600.0, 50.0)
        >>> scale.x(0), scale.x(100)
        (50.0, 550.0)
    """
    first, last = (min(days), max(days) + 1) if days else (0, 1)
    missing = LEAST_DAYS - (last - first)
    if missing > 0:
        first, last = first - missing / 2, last + missing / 2
    spare = (last - first) * margin / (width - 2 * margin)
    return Scale(first - spare, last + spare, width)


def ticks(scale: Scale, measure: Measure) -> tuple[Tick, ...]:
    """Choose the ticks: days, months, or years by 1, 2, 5, 10 and so on, so that labels stand apart.

    Returns:
        **Shape**: ascending; at least one unless no round day lies on the scale.

    Example:
        >>> [tick.label for tick in ticks(Scale(0, 100, 400.0), lambda text: 6.0 * len(text))]
        ['Jan 1970', 'Feb 1970', 'Mar 1970', 'Apr 1970']
        >>> [tick.label for tick in ticks(Scale(-800_000, 100_000, 500.0), lambda text: 6.0 * len(text))]
        ['AD 1', 'AD 500', '1000', '1500', '2000']
    """
    for made in _candidates(scale):
        found = tuple(made)
        if all(
            (other.day - one.day) * scale.points_a_day
            >= (measure(one.label) + measure(other.label)) / 2 + TICK_GAP
            for one, other in pairwise(found)
        ):
            return found
    raise AssertionError("steps grow until one tick is left")


def _candidates(scale: Scale) -> Iterator[Iterator[Tick]]:
    """Give ticks ever further apart, leaving out those that are hopelessly near."""
    least = TICK_GAP / scale.points_a_day
    for step in _DAY_STEPS:
        if step > least:
            yield _days(scale, step)
    for step in _MONTH_STEPS:
        if step * 28 > least:
            yield _months(scale, step)
    step = 1
    while True:
        for times in (1, 2, 5):
            if step * times * 365 > least:
                yield _years(scale, step * times)
        step *= 10


def _days(scale: Scale, step: int) -> Iterator[Tick]:
    """Give every so-manieth day; weeks begin on Monday."""
    start = ceil((scale.first - MONDAY) / step) * step + MONDAY
    for day in range(start, floor(scale.last) + 1, step):
        year, month, mday = civil(day)
        yield Tick(day, f"{mday} {NAMES[month - 1][:3]} {year_in_words(year)}")


def _months(scale: Scale, step: int) -> Iterator[Tick]:
    year, month, _ = civil(floor(scale.first))
    number = -(-(year * _MONTHS + month - 1) // step) * step
    while True:
        year, month = number // _MONTHS, number % _MONTHS
        day = day_number(year, month + 1, 1)
        if day > scale.last:
            return
        if day >= scale.first:
            yield Tick(day, f"{NAMES[month][:3]} {year_in_words(year)}")
        number += step


def _years(scale: Scale, step: int) -> Iterator[Tick]:
    """Give round years as people count them: the years 1 BC and AD 1 stand for the missing 0."""
    year = civil(floor(scale.first))[0] // step * step
    while True:
        shown = max(year, 1) if year == 0 else year + 1 if year < 0 else year
        day = year_start(shown)
        if day > scale.last:
            return
        if day >= scale.first:
            yield Tick(day, year_in_words(shown))
        year += step
