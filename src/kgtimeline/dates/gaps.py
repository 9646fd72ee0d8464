"""The possible days of a date that has gaps, such as `XXXX-08-08` or `[2023,2025]`.

Nothing is listed in advance: what a relation asks for is the first possible day
from some day on, or the last up to it, and both are found by searching the mask.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kgtimeline.dates.numbering import INF, Day, civil, day_number, month_length, month_span

Run = tuple[Day, Day]
"""A stretch of days, both ends inclusive."""


class Mask(NamedTuple):
    """The days that a year pattern, some months and some days of the month allow.

    Args:
        years: Four digits or `X`.
        negative: The year stands after a minus sign.
        months: Which months, ascending, 1-12.
        days: Which days of the month, ascending, 1-31; those a month lacks don't count.
    """

    years: str
    negative: bool
    months: tuple[int, ...]
    days: tuple[int, ...]

    def fits(self, year: int) -> bool:
        """Tell whether a year between the least and the greatest fits the pattern."""
        return all(p in (d, "X") for p, d in zip(self.years, f"{abs(year):04}", strict=True))

    def year_range(self) -> range:
        """Give the years from the least to the greatest that fit."""
        near, far = int(self.years.replace("X", "0")), int(self.years.replace("X", "9"))
        return range(-far, -near + 1) if self.negative else range(near, far + 1)

    def first(self) -> Day | None:
        """Find the first possible day of all."""
        year = int(self.years.replace("X", "0"))
        month, day = self.months[0], self.days[0]
        if not self.negative and day <= month_length(year, month):
            return month_span(year, month)[0] + day - 1
        return self.first_from(-INF)

    def last(self) -> Day | None:
        """Find the last possible day of all."""
        year = int(self.years.replace("X", "9"))
        month, day = self.months[-1], self.days[-1]
        if not self.negative and day <= month_length(year, month):
            return month_span(year, month)[0] + day - 1
        return self.last_to(INF)

    def first_from(self, day: Day) -> Day | None:
        """Find the first possible day not before this one."""
        years = self.year_range()
        if day == INF:
            return None
        year, month, mday = (years.start, 1, 1) if day == -INF else civil(int(day))
        if year < years.start:
            year, month, mday = years.start, 1, 1
        for year_ in range(year, years.stop):
            if self.fits(year_):
                for m in self.months:
                    if m >= month:
                        top = month_length(year_, m)
                        least = mday if m == month else 1
                        for d in self.days:
                            if least <= d <= top:
                                return day_number(year_, m, d)
            month = mday = 1
        return None

    def last_to(self, day: Day) -> Day | None:
        """Find the last possible day not after this one."""
        years = self.year_range()
        if day == -INF:
            return None
        year, month, mday = (years.stop - 1, 12, 31) if day == INF else civil(int(day))
        if year >= years.stop:
            year, month, mday = years.stop - 1, 12, 31
        for year_ in range(year, years.start - 1, -1):
            if self.fits(year_):
                for m in reversed(self.months):
                    if m <= month:
                        top = month_length(year_, m)
                        top = min(top, mday) if m == month else top
                        for d in reversed(self.days):
                            if d <= top:
                                return day_number(year_, m, d)
            month, mday = 12, 31
        return None

    def run_from(self, day: Day) -> Run | None:
        """Find the first stretch of possible days not before this one, cut to its month."""
        first = self.first_from(day)
        if first is None:
            return None
        year, month, mday = civil(int(first))
        top, last = month_length(year, month), mday
        while last < top and last + 1 in self.days:
            last += 1
        return first, first + last - mday


class Days:
    """A set of possible days with gaps: a union of stretches and masks.

    Iterate over it for its stretches, in order and merged; ask `first_from` and
    `last_to` for single days. Immutable and hashable.

    Example:
        >>> days = Days(((0, 9), (20, 29)))
        >>> days.first_from(12), days.last_to(12), days.meets(10, 19), list(days)
        (20, 9, False, [(0, 9), (20, 29)])
    """

    __slots__ = ("parts",)
    parts: tuple[Run | Mask, ...]

    def __init__(self, parts: tuple[Run | Mask, ...]) -> None:
        """Keep the parts; they may overlap and stand in any order."""
        _set_parts(self, parts)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"can't set {name!r}: a set of days is immutable")

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.parts,)

    def __eq__(self, other: object) -> bool:
        return self.parts == other.parts if isinstance(other, Days) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.parts)

    def __repr__(self) -> str:
        return f"Days({self.parts!r})"

    def first_from(self, day: Day) -> Day | None:
        """Find the first possible day not before this one; None if there is none."""
        found = (_first(part, day) for part in self.parts)
        return min((d for d in found if d is not None), default=None)

    def last_to(self, day: Day) -> Day | None:
        """Find the last possible day not after this one; None if there is none."""
        found = (_last(part, day) for part in self.parts)
        return max((d for d in found if d is not None), default=None)

    def meets(self, first: Day, last: Day) -> bool:
        """Tell whether some possible day lies in a stretch."""
        found = self.first_from(first)
        return found is not None and found <= last

    def __contains__(self, day: Day) -> bool:
        return self.meets(day, day)

    def __iter__(self) -> Iterator[tuple[Day, Day]]:
        """Give the stretches in order, merged where they touch."""
        start = self.first_from(-INF)
        while start is not None:
            end = self.end_of_run(start)
            yield start, end
            start = None if end == INF else self.first_from(end + 1)

    def end_of_run(self, start: Day) -> Day:
        """Find where the stretch that holds a possible day ends."""
        end, grown = start, True
        while grown:
            grown = False
            for part in self.parts:
                for day in (end, end + 1):  # a run of a mask ends with its month
                    run = _run(part, day)
                    if run is not None and run[0] <= end + 1 and run[1] > end:
                        end, grown = run[1], True
        return end


_set_parts = vars(Days)["parts"].__set__


def shared(sets: Sequence[Days], first: Day = -INF, last: Day = INF) -> Day | None:
    """Find the first day of a stretch that all the sets hold.

    Returns:
        The day, or None. At most one step for each stretch of each set.

    Example:
        >>> shared([Days(((0, 4), (10, 14))), Days(((5, 11),))])
        10
    """
    day, agreed = first, False
    while not agreed:
        agreed = True
        for days in sets:
            found = days.first_from(day)
            if found is None or found > last:
                return None
            if found != day:
                day, agreed = found, False
    return day if day <= last else None


def _first(part: Run | Mask, day: Day) -> Day | None:
    if isinstance(part, Mask):
        return part.first_from(day)
    return max(part[0], day) if part[1] >= day else None


def _last(part: Run | Mask, day: Day) -> Day | None:
    if isinstance(part, Mask):
        return part.last_to(day)
    return min(part[1], day) if part[0] <= day else None


def _run(part: Run | Mask, day: Day) -> Run | None:
    if isinstance(part, Mask):
        return part.run_from(day)
    return (max(part[0], day), part[1]) if part[1] >= day else None
