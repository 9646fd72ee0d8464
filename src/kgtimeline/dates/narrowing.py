"""What two dates of one event leave together, said as one EDTF value where there is one."""

from collections.abc import Iterator
from itertools import islice

from kgtimeline.dates.bounds import Bounds, Extent
from kgtimeline.dates.gaps import Days, shared
from kgtimeline.dates.numbering import INF, Day, civil, month_length
from kgtimeline.dates.value import EventDate
from kgtimeline.dates.worlds import common_worlds
from kgtimeline.errors import DateRangeError, DateSyntaxError

MOST_STRETCHES = 100
"""So many stretches of days at most are listed in a one-of set."""

_LAST_YEAR = 9_999


def narrow(one: EventDate, other: EventDate) -> EventDate:
    """Keep the worlds that two dates of one event both allow; see `EventDate.narrow`.

    Returns:
        One of the two where it says it all, else a value made for the purpose. If
        either is hedged, so is the result.

    Raises:
        DateRangeError: If no world is left, or no EDTF value says what is left.

    Example:
        >>> narrow(EventDate("XXXX-08-08"), EventDate("2023")).text
        '2023-08-08'
        >>> narrow(EventDate("2023"), EventDate("2024"))
        Traceback (most recent call last):
        ...
        kgtimeline.errors.DateRangeError: '2023': it contradicts '2024': no day fits both; correct one of them
    """
    found = common_worlds(one.bounds, other.bounds)
    if found is None:
        raise DateRangeError(
            one.text, f"it contradicts {other.text!r}: no day fits both", "correct one of them"
        )
    for kept, against in ((one, other), (other, one)):
        if kept.bounds[:5] == found[:5] and _adds_nothing(against.bounds, kept.bounds):
            return kept.hedge() if found.hedged and not kept.hedged else kept
    made = _said(one, other, found)
    if made is None:
        raise DateRangeError(
            one.text, f"no EDTF value says what it and {other.text!r} leave", "use narrow_bounds"
        )
    return made.hedge() if found.hedged else made


def _adds_nothing(bounds: Bounds, kept: Bounds) -> bool:
    """Tell whether the sets of one date exclude nothing that the numbers of the other leave."""
    if bounds.unknown_start > kept.unknown_start or bounds.unknown_end > kept.unknown_end:
        return False
    pairs = ((bounds.runs, kept.runs), (bounds.starts, kept.starts), (bounds.ends, kept.ends))
    return all(days is None or days == other for days, other in pairs)


def _said(one: EventDate, other: EventDate, found: Bounds) -> EventDate | None:
    """Find a value that has these worlds."""
    x, y = one.bounds, other.bounds
    if found.one_day:
        sets = [days for b in (x, y) for days in (b.runs, b.starts, b.ends) if days is not None]
        return _one_day(found.s_lo, found.e_hi, sets)
    if x.gapped or y.gapped:
        return None
    if found.s_lo == -INF and found.e_hi == INF:
        return _state(found)
    starts = [_spelled(found.s_lo, found.s_hi), *(each.text.partition("/")[0] for each in (one, other))]
    ends = [_spelled(found.e_lo, found.e_hi), *(each.text.rpartition("/")[2] for each in (one, other))]
    for start in starts:
        for end in ends:
            text = f"{start}/{end}"
            if start is not None and end is not None and _has(text, found):
                return EventDate(text.translate(_NO_MARKS))
    return None


def _state(found: Bounds) -> EventDate | None:
    """Say that a state held on some day, or from one day to another."""
    if found.s_hi <= found.e_lo:
        text = f"{_day(found.s_hi)}/{_day(found.e_lo)}"
        return EventDate(text, Extent.INCLUDING)
    text = _spelled(found.e_lo, found.s_hi) or f"[{_range(found.e_lo, found.s_hi)}]"
    return EventDate(text, Extent.INCLUDING)


def _has(text: str, found: Bounds) -> bool:
    """Tell whether a text has these worlds, but for the hedge."""
    try:
        made = EventDate(text.translate(_NO_MARKS), Extent.THROUGHOUT).bounds
    except (DateRangeError, DateSyntaxError):
        return False
    return made._replace(hedged=False) == found._replace(hedged=False)


_NO_MARKS = str.maketrans("", "", "?~%")


def _one_day(lo: Day, hi: Day, sets: list[Days]) -> EventDate | None:
    runs = [(lo, hi)] if not sets else list(islice(_stretches(sets, lo, hi), MOST_STRETCHES + 1))
    if len(runs) > MOST_STRETCHES or max(_year(lo), _year(hi)) > _LAST_YEAR:
        return None
    if len(runs) > 1:
        return EventDate(f"[{','.join(_spelled(*run) or _range(*run) for run in runs)}]")
    text = _spelled(*runs[0])
    if text is not None:
        return EventDate(text)
    if lo == -INF or hi == INF:
        return EventDate(f"[{_range(lo, hi)}]")
    return EventDate(f"{_day(lo)}/{_day(hi)}", Extent.WITHIN)


def _stretches(sets: list[Days], lo: Day, hi: Day) -> Iterator[tuple[Day, Day]]:
    """Give the stretches of days that all the sets hold, in order."""
    start = shared(sets, lo, hi)
    while start is not None:
        end = min([hi, *(days.end_of_run(start) for days in sets)])
        yield start, end
        start = shared(sets, end + 1, hi) if end < hi else None


def _year(day: Day) -> int:
    return 0 if abs(day) == INF else abs(civil(int(day))[0])


def _day(day: Day) -> str:
    year, month, mday = civil(int(day))
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{mday:02}"


def _range(lo: Day, hi: Day) -> str:
    """Write a stretch as a range of a set."""
    return f"{'' if lo == -INF else _day(lo)}..{'' if hi == INF else _day(hi)}"


def _spelled(lo: Day, hi: Day) -> str | None:
    """Write a stretch as one day, month, year, decade or century; None if it is none."""
    if lo == -INF or hi == INF or max(_year(lo), _year(hi)) > _LAST_YEAR:
        return None
    (year, month, mday), (last_year, last_month, last_day) = civil(int(lo)), civil(int(hi))
    sign = "-" if year < 0 else ""
    if lo == hi:
        return _day(lo)
    if mday != 1 or last_day != month_length(last_year, last_month):
        return None
    if (year, month) == (last_year, last_month):
        return f"{sign}{abs(year):04}-{month:02}"
    if month != 1 or last_month != 12:  # noqa: PLR2004 - December
        return None
    if year == last_year:
        return f"{sign}{abs(year):04}"
    for size in (10, 100):
        if year >= 0 and year % size == 0 and last_year == year + size - 1:
            return f"{year:04}"[: -len(str(size)) + 1] + "X" * (len(str(size)) - 1)
    return None
