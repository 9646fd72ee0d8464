"""EDTF text to form.

Reading is split from explaining: a reader answers None for whatever is no EDTF, and
`faults` then goes over the text again to say where and why. So the usual way stays short.

**Source**: Extended Date/Time Format, Library of Congress, 2019-02-04.
"""

from kgtimeline.dates.bounds import Bounds, Extent
from kgtimeline.dates.form import Form, Shape, Side, bounds_of
from kgtimeline.dates.numbering import INF
from kgtimeline.dates.parts import QUALIFIERS, read_date, read_full_date
from kgtimeline.dates.sets import read_set
from kgtimeline.dates.special import read_long, read_season, read_significant, read_time

OPEN_START = Side(-INF, -INF, level=1)
OPEN_END = Side(INF, INF, level=1)
UNKNOWN = Side(-INF, INF, level=1, unknown=True)

_tuple = tuple.__new__


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


def read_with_bounds(text: str, extent: Extent | None) -> tuple[Form, Extent, Bounds]:
    """Parse a text and work out its worlds; an extent of None is the usual one.

    Raises:
        DateSyntaxError: If it is no EDTF value.
        DateRangeError: If it denotes nothing, or can't fill the extent.
    """
    form = read(text)
    if extent is None:
        extent = Extent.THROUGHOUT if len(form[1]) > 1 else Extent.WITHIN
    return form, extent, bounds_of(text, form, extent)


def _read(text: str) -> Form | None:
    if "/" in text:
        return _read_interval(text)
    first = text[:1]
    if first == "[" or first == "{":  # noqa: PLR1714 - two comparisons beat a tuple
        return read_set(text)
    if first == "Y":
        return read_long(text)
    side = read_date(text) if text[-1:] in QUALIFIERS else read_full_date(text)
    if side is not None:
        return _tuple(Form, (Shape.DATE, (side,), side[3], side[4]))
    if "T" in text:
        return read_time(text)
    if "S" in text:
        return read_significant(text)
    return read_season(text)


def _read_interval(text: str) -> Form | None:
    first, _, last = text.partition("/")
    start = OPEN_START if first == ".." else UNKNOWN if not first else read_date(first)
    end = OPEN_END if last == ".." else UNKNOWN if not last else read_date(last)
    if start is None or end is None or start[0] > end[1]:
        return None
    if (not first or first == "..") and (not last or last == ".."):
        return None
    level = 2 if "X" in text else max(start[3], end[3])
    return _tuple(Form, (Shape.INTERVAL, (start, end), level, start[4] or end[4]))
