"""What a day may be, as integers: infinity is a number too, so that days can be counted on."""

from typing import NamedTuple

from kgtimeline.dates.gaps import Days
from kgtimeline.dates.numbering import INF, Day

FAR = 2**80
"""Stands for infinity among integers, later than every day."""

FINITE = 2**79
"""The last finite day: some day, however far."""


class Domain(NamedTuple):
    """The values a node may have: from `lo` to `hi`, and of these the days of a set, if given.

    Args:
        lo: The least value.
        hi: The greatest.
        days: Which days it may be, None if all.
        earlier: How much less than its day a value is.
        doubtful: The domain is one that nothing certain follows from.
    """

    lo: int
    hi: int
    days: Days | None = None
    earlier: int = 0
    doubtful: bool = False

    @property
    def fixed(self) -> bool:
        """Whether it holds one value only."""
        return self.lo == self.hi and self.days is None

    def first_from(self, value: int) -> int | None:
        """Find the least value not below one."""
        value = max(value, self.lo)
        if self.days is not None:
            found = self.days.first_from(value + self.earlier)
            if found is None:
                return None
            value = as_integer(found) - self.earlier
        return value if value <= self.hi else None

    def last_to(self, value: int) -> int | None:
        """Find the greatest value not above one."""
        value = min(value, self.hi)
        if self.days is not None:
            found = self.days.last_to(value + self.earlier)
            if found is None:
                return None
            value = as_integer(found) - self.earlier
        return value if value >= self.lo else None


UNKNOWN = Domain(-FAR, FAR)
"""The domain of a day of which nothing is known."""


def as_integer(day: Day) -> int:
    """Turn a day into an integer, infinities into `FAR`."""
    if day == INF:
        return FAR
    return -FAR if day == -INF else int(day)


def as_day(value: int) -> Day:
    """Turn an integer back into a day.

    Example:
        >>> as_day(3), as_day(-FAR), as_day(FINITE - 1)
        (3, -inf, inf)
    """
    if value > FINITE // 2:
        return INF
    return -INF if value < -FINITE // 2 else value
