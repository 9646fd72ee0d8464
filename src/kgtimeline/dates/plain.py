"""`2024-01-17`, `2024-01` and `2024`, which nearly all dates in the news are.

No regular expression: reading them so takes a fifth of the time.
"""

from datetime import date

from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.numbering import EPOCH, is_leap, month_length

DAY_LENGTH, MONTH_LENGTH, YEAR_LENGTH = 10, 7, 4
"""Characters of the three."""

_from_iso = date.fromisoformat
_tuple = tuple.__new__


def read_plain(text: str) -> Bounds | None:
    """Read a date of level 0 without time.

    Returns:
        Its worlds as one day within it; None for whatever is written otherwise, year 0
        and impossible days included.

    Example:
        >>> read_plain("1970")[:2], read_plain("1970-01-01")[:2], read_plain("1970?")
        ((0, 364), (0, 0), None)
    """
    size = len(text)
    try:
        if size == DAY_LENGTH:
            if text[7] != "-":  # a week, such as 2024-W03-3
                return None
            first = last = _from_iso(text).toordinal() - EPOCH
        elif size == MONTH_LENGTH:
            start = _from_iso(text + "-01")
            first = start.toordinal() - EPOCH
            last = first + month_length(start.year, start.month) - 1
        elif size == YEAR_LENGTH:
            start = _from_iso(text + "-01-01")
            first = start.toordinal() - EPOCH
            last = first + 364 + is_leap(start.year)
        else:
            return None
    except ValueError:
        return None
    return _tuple(Bounds, (first, last, first, last, True, False, None, False, False, None, None, False))
