"""EDTF text to form: dates, their masks and qualifiers, and intervals.

Reading is split from explaining: a reader answers None for whatever is no EDTF, and
`faults` then goes over the text again to say where and why. So the usual way stays short.

**Source**: Extended Date/Time Format, Library of Congress, 2019-02-04.
"""

import re
from datetime import date

from kgtimeline.dates.form import Form, Shape, Side
from kgtimeline.dates.numbering import EPOCH, INF, day_number, month_span, year_span

_DATE = re.compile(
    r"([?~%]?)(-?)([0-9X]{4})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
).fullmatch

MONTHS = {f"{month:02}": month for month in range(1, 13)}

OPEN_START = Side(-INF, -INF, level=1)
OPEN_END = Side(INF, INF, level=1)
UNKNOWN = Side(-INF, INF, level=1, unknown=True)


def read(text: str) -> Form:
    """Parse an EDTF text of any level.

    Args:
        text: The whole value; no spaces around it.

    Returns:
        What it says.

    Raises:
        DateSyntaxError: If it is no EDTF value.
        DateRangeError: If it is one that denotes nothing: an impossible day, an
            interval that can only end before it begins, a year of more than 16 digits.

    Example:
        >>> read("1984?/2004").level
        1
    """
    form = _read(text)
    if form is None:
        from kgtimeline.dates.faults import explain

        raise explain(text)
    return form


def _read(text: str) -> Form | None:
    if "/" in text:
        return _read_interval(text)
    side = read_date(text)
    if side is not None:
        return Form(Shape.DATE, (side,), side.level, side.qualified)
    first = text[:1]
    if first in ("[", "{"):
        from kgtimeline.dates.sets import read_set

        return read_set(text)
    from kgtimeline.dates.special import read_special

    return read_special(text)


def read_date(text: str) -> Side | None:
    """Read a date without time, of any level; None if it is something else or impossible."""
    match = _DATE(text)
    if match is None:
        return None
    q1, sign, year, q2, q3, month, q4, q5, day, q6 = match.groups("")
    marks = q1 + q2 + q3 + q4 + q5 + q6
    if "X" in text:
        from kgtimeline.dates.masks import read_masked

        return read_masked(sign, year, month, day, marks)
    if not marks:
        level = 1 if sign else 0
    else:
        level = 1 if len(marks) == 1 and text[-1] == marks else 2
    number = int(year)
    if sign:
        if not number:
            return None
        number = -number
    if not month:
        lo, hi = year_span(number, number)
    else:
        which = MONTHS.get(month)
        if which is None:
            return None
        if not day:
            lo, hi = month_span(number, which)
        else:
            try:
                lo = hi = (
                    date(number, which, int(day)).toordinal() - EPOCH
                    if number > 0
                    else day_number(number, which, int(day))
                )
            except ValueError:
                return None
    return Side(lo, hi, None, level, bool(marks))


def _read_interval(text: str) -> Form | None:
    first, _, last = text.partition("/")
    start = OPEN_START if first == ".." else UNKNOWN if not first else read_date(first)
    end = OPEN_END if last == ".." else UNKNOWN if not last else read_date(last)
    if start is None or end is None or start.lo > end.hi:
        return None
    if first in ("", "..") and last in ("", ".."):
        return None
    level = max(start.level, end.level)
    if "X" in text:
        level = 2
    return Form(Shape.INTERVAL, (start, end), level, start.qualified or end.qualified)
