"""A date as people say it: `on or before 16 October 2024`, with its doubt."""

import re
from collections.abc import Iterator
from itertools import islice

from kgtimeline.dates.bounds import Extent
from kgtimeline.dates.date_faults import NAMES
from kgtimeline.dates.form import Shape, Side
from kgtimeline.dates.gaps import Days
from kgtimeline.dates.numbering import INF, Day, civil, month_length, month_span, year_span
from kgtimeline.dates.precision import Precision
from kgtimeline.dates.qualifiers import Qualifier
from kgtimeline.dates.value import EventDate

MOST_STRETCHES = 3
"""A date with gaps is said stretch by stretch if it has no more than these."""
_DECEMBER = 12
_NO_YEAR = re.compile(r"XXXX-([0-9]{2})-([0-9]{2})").fullmatch
_DOUBTS = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}


def in_words(date: EventDate | None) -> str:
    """Say a date in English, with the extent and all of its doubt.

    Use it beside the value, not for it: the words are for people, the value is exact.

    Args:
        date: The date; None for an event that nothing dates.

    Returns:
        Words for the middle of a line: no capital at the start, no stop at the end.

    Example:
        >>> in_words(EventDate("2024-01-17")), in_words(EventDate("2023-07")), in_words(None)
        ('17 January 2024', 'a day in July 2023', 'undated')
        >>> in_words(EventDate("[..2024-10-16]")), in_words(EventDate("2023?-08-08"))
        ('on or before 16 October 2024', '8 August 2023, the year uncertain')
        >>> in_words(EventDate("2020/2024", "including")), in_words(EventDate("-0043-03-15"))
        ('under way between 2020 and 2024', '15 March 44 BC')
    """
    if date is None:
        return "undated"
    return f"{_interval(date) if date.form.shape is Shape.INTERVAL else _single(date)}{_doubt(date)}"


def stretch_in_words(first: Day, last: Day, coarsest: Precision = Precision.DAY) -> str:
    """Say a stretch of days by the largest unit that it fills.

    Args:
        first: Its first day; not infinite unless `last` is given as the bound to be said.
        last: Its last day.
        coarsest: How exactly the one finite bound of an open stretch is given.

    **Units**: days since 1970-01-01, both inclusive.

    Example:
        >>> stretch_in_words(0, 0), stretch_in_words(0, 30), stretch_in_words(0, 364)
        ('1 January 1970', 'January 1970', '1970')
        >>> stretch_in_words(0, 3651), stretch_in_words(0, 58), stretch_in_words(0, 1)
        ('the 1970s', 'January 1970 to February 1970', '1 January 1970 to 2 January 1970')
    """
    if first == -INF:
        return _bound(last, coarsest)
    if last == INF:
        return _bound(first, coarsest)
    year, month, day = civil(int(first))
    year_, month_, day_ = civil(int(last))
    if first == last:
        return _day(year, month, day)
    if day != 1 or day_ != month_length(year_, month_):
        return f"{_day(year, month, day)} to {_day(year_, month_, day_)}"
    if (month, month_) != (1, _DECEMBER):
        one, other = _month(year, month), _month(year_, month_)
        return one if one == other else f"{one} to {other}"
    if year == year_:
        return year_in_words(year)
    if year > 0 and year % 10 == 0 and year_ == year + 9:
        return f"the {year}s"
    return f"{year_in_words(year)} to {year_in_words(year_)}"


def year_in_words(year: int) -> str:
    """Say an astronomical year: 0 is the year before 1.

    Example:
        >>> year_in_words(2024), year_in_words(0), year_in_words(33), year_in_words(-43)
        ('2024', '1 BC', 'AD 33', '44 BC')
    """
    if year <= 0:
        return f"{1 - year} BC"
    return str(year) if year >= 1000 else f"AD {year}"  # noqa: PLR2004 - fewer digits look like no year


def _single(date: EventDate) -> str:
    """Say a date, a set or a season."""
    form, extent = date.form, date.extent
    if form.shape is Shape.ALL_OF:
        begins, ends = _ends(date)
        return " ".join(["several times", *_from_to(begins, ends)])
    (side,) = form.sides
    if (side.lo, side.hi) == (-INF, INF):
        return "at any time"
    said = _of(side, date)
    if side.gaps is not None:
        return f"under way on {said}" if extent is Extent.INCLUDING else said
    if side.lo == -INF or side.hi == INF:
        word = "on" if date.precision.rank <= Precision.DAY.rank else "in"
        said = f"{word} or {'before' if side.lo == -INF else 'after'} {said}"
        return f"under way {said}" if extent is Extent.INCLUDING else said
    if side.lo == side.hi:
        return f"under way on {said}" if extent is Extent.INCLUDING else said
    if extent is Extent.THROUGHOUT:
        return f"all of {said}"
    among = f"a day {'from' if ' to ' in said else 'in'} {said}"
    return f"under way on {among}" if extent is Extent.INCLUDING else among


def _interval(date: EventDate) -> str:
    """Say an interval by its two ends, either of which may be open or unknown."""
    start, end = date.form.sides
    begins, ends = _ends(date)
    if date.extent is not Extent.THROUGHOUT:
        word = "under way" if date.extent is Extent.INCLUDING else "a day"
        if begins is None:
            said = f"{word} until {ends}"
        else:
            said = f"{word} from {begins} on" if ends is None else f"{word} between {begins} and {ends}"
    elif ends is None:
        said = f"from {begins} {'until nobody knows when' if end.unknown else 'on, without an end'}"
    elif begins is None:
        said = f"until {ends}, {'begun nobody knows when' if start.unknown else 'without a beginning'}"
    else:
        said = f"from {begins} to {ends}"
    return said


def _ends(date: EventDate) -> tuple[str | None, str | None]:
    """Say the first and the last side of a date, None where it is open or unknown."""
    start, end = date.form.sides
    return (
        None if start.lo == -INF else _of(start, date),
        None if end.hi == INF else _of(end, date),
    )


def _from_to(begins: str | None, ends: str | None) -> Iterator[str]:
    """Say between which ends something is."""
    if begins is not None:
        yield f"from {begins}" if ends is not None else f"from {begins} on"
    if ends is not None:
        yield f"to {ends}" if begins is not None else f"until {ends}"


def _of(side: Side, date: EventDate) -> str:
    """Say the days of one side."""
    if side.gaps is None:
        return stretch_in_words(side.lo, side.hi, date.precision)
    return _gapped(side.gaps, side, date)


def _gapped(days: Days, side: Side, date: EventDate) -> str:
    """Say a few stretches one by one; of many only the first and the last day."""
    if (match := _NO_YEAR(date.text)) is not None:
        return f"{int(match[2])} {NAMES[int(match[1]) - 1]} of an unknown year"
    stretches = list(islice(days, MOST_STRETCHES + 1))
    if len(stretches) > MOST_STRETCHES:
        begins, ends = (None if abs(day) == INF else stretch_in_words(day, day) for day in (side.lo, side.hi))
        return " ".join(["one of several days", *_from_to(begins, ends)])
    return " or ".join([_member(first, last, date.precision) for first, last in stretches])


def _member(first: Day, last: Day, precision: Precision) -> str:
    """Say one stretch of several, of which the first and the last may be open."""
    said = stretch_in_words(first, last, precision)
    return f"{said} or before" if first == -INF else f"{said} or after" if last == INF else said


def _bound(day: Day, precision: Precision) -> str:
    """Say the finite bound of an open stretch as exactly as it is given."""
    year, month, mday = civil(int(day))
    if precision.rank <= Precision.DAY.rank:
        return _day(year, month, mday)
    first, last = month_span(year, month)
    if day in (first, last) and precision is Precision.MONTH:
        return _month(year, month)
    first, last = year_span(year, year)
    if day in (first, last) and precision is Precision.YEAR:
        return year_in_words(year)
    return _day(year, month, mday)


def _day(year: int, month: int, day: int) -> str:
    return f"{day} {_month(year, month)}"


def _month(year: int, month: int) -> str:
    return f"{NAMES[month - 1]} {year_in_words(year)}"


def _doubt(date: EventDate) -> str:
    """Say what of the date is in doubt, or that it rests on a date that is."""
    if date.qualified:
        return "".join(f", {words}" for words in dict.fromkeys(_qualified(date.qualifiers, date.text)))
    if date.hedged and EventDate.parse(date.text, date.extent).hedged:
        return ", an estimate" if date.form.shape is Shape.SIGNIFICANT else ""
    return ", worked out from a doubtful date" if date.hedged else ""


def _qualified(marks: tuple[Qualifier, ...], text: str) -> list[str]:
    """Name the qualified components, unless all of a date are qualified alike."""
    said = []
    for at, side in zip(("start", "end") if "/" in text else ("date",), text.split("/"), strict=True):
        own = [one for one in marks if one.side == at]
        whole = len(own) == side.lstrip("-?~%").count("-") + 1 and len({one.mark for one in own}) == 1
        of = "" if at == "date" else f" of the {at}"
        if whole:
            said.append(f"{'' if at == 'date' else f'the {at} '}{_DOUBTS[own[0].mark]}")
        else:
            said += [f"the {one.component}{of} {_DOUBTS[one.mark]}" for one in own]
    return said
