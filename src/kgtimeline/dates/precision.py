"""How precise a date is: the finest unit that it gives."""

from enum import StrEnum

from kgtimeline.dates.form import Form, Shape
from kgtimeline.dates.parts import match_date
from kgtimeline.dates.special import SEASONS


class Precision(StrEnum):
    """The units of time that a date can give, from the finest to the coarsest.

    Compare them by `rank`, never by `<`, which would go by the alphabet.

    Example:
        >>> Precision.DAY.rank < Precision.YEAR.rank
        True
    """

    SECOND = "second"
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    QUADRIMESTER = "quadrimester"
    SEMESTER = "semester"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    NONE = "none"

    @property
    def rank(self) -> int:
        """Place in the order: 0 is the finest."""
        return _RANKS[self]


_RANKS = {unit: rank for rank, unit in enumerate(Precision)}
_QUARTERS, _QUADRIMESTERS, _SEMESTERS = range(33, 37), range(37, 40), range(40, 42)


def precision(text: str, form: Form) -> Precision:
    """Say how precise a value is.

    A masked component is not given: `2023-08-XX` has the precision of a month,
    `1984-1X` of a year, `XXXX-08-08` of a day. Of an interval or a set the coarsest
    part counts; open and unknown ends are no part. `1950S2` is a year.

    Args:
        text: The value as it was written.
        form: What it was parsed to.

    Example:
        >>> from kgtimeline.dates.parsing import read
        >>> precision("2023-08-XX", read("2023-08-XX"))
        <Precision.MONTH: 'month'>
        >>> precision("2023/2024-01-15", read("2023/2024-01-15"))
        <Precision.YEAR: 'year'>
    """
    if form.shape is Shape.DATETIME:
        return Precision.SECOND
    if form.shape in (Shape.YEAR, Shape.SIGNIFICANT):
        return Precision.YEAR
    words = text.strip("[]{}").replace("..", ",").replace("/", ",").split(",")
    return max((_of_date(word) for word in words if word), key=_RANKS.__getitem__)


def _of_date(word: str) -> Precision:
    match = match_date(word)
    assert match is not None, "the value was read before"
    year, month, day = match[3], match[6], match[9]
    if day and "X" not in day:
        return Precision.DAY
    if month and month.isdecimal() and int(month) in SEASONS:
        return _of_code(int(month))
    if month and "X" not in month:
        return Precision.MONTH
    masked = len(year) - len(year.rstrip("X"))
    if "X" in year[: 4 - masked]:
        return Precision.YEAR if not masked else Precision.NONE
    return (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM, Precision.NONE)[masked]


def _of_code(code: int) -> Precision:
    if code in _QUARTERS:
        return Precision.QUARTER
    if code in _QUADRIMESTERS:
        return Precision.QUADRIMESTER
    return Precision.SEMESTER if code in _SEMESTERS else Precision.SEASON
