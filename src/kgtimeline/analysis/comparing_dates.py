"""Dates of reports held against each other: they clash if no possible day is common to both."""

from functools import lru_cache
from typing import NamedTuple

from kgtimeline.analysis.claims import Claim, Stated, nothing_certain
from kgtimeline.dates.bounds import Bounds, Extent
from kgtimeline.dates.gaps import Mask, shared
from kgtimeline.dates.numbering import day_number
from kgtimeline.dates.relations import relate_pair
from kgtimeline.dates.truth import Truth
from kgtimeline.dates.value import EventDate
from kgtimeline.errors import DateRangeError
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.model.reports import Reading, Report
from kgtimeline.vocab import Factuality

ANY_YEAR = "XXXX"
"""The years of a mask that leaves the year open."""
LEAP_CYCLE = (day_number(2000, 1, 1), day_number(2003, 12, 31))
"""Four years in which every day of the calendar comes."""


class Dated(NamedTuple):
    """What a report says of the time.

    Args:
        date: The day or days, as the event fills them.
        intended: They are those of an intention, not of the act.
    """

    date: EventDate
    intended: bool


def date_claims(event: BaseEvent, against: BaseEvent | None = None) -> list[Stated]:
    """Gather what the reports of an event say of its date.

    A reading that bounds nothing is silent, and so is a report without one. All words of time of
    a report count, those that its dating uses first.

    Args:
        event: The event.
        against: Another event that it may be the same as. If no report has a date, the date of the
            event then stands in for them: what is compared is what is known of each.

    Returns:
        The claims. **Shape**: in the order of the reports; empty for an event that nothing dates.
    """
    found = [
        _stated(event, report, reading, rank)
        for report in event.reports
        for rank, reading in enumerate(_readings(report))
        if reading.date is not None
    ]
    if not found and against is not None and event.date is not None:
        claim = Claim(event.id, None, (), str(event.date))
        doubts = (nothing_certain(event.date),) if event.date.hedged else ()
        meaning = Dated(event.date, event.factuality is Factuality.INTENDED)
        found.append(Stated(claim, meaning, doubts=doubts))
    return found


def dates_apart(one: Dated, other: Dated) -> bool:
    """Tell whether two dates can't be those of one event.

    A coarser date that contains a finer one has days in common with it, and so has a state that
    was under way on both. What was planned and what was done may lie apart.

    Example:
        >>> february, twelfth = Dated(EventDate("2024-02"), False), Dated(EventDate("2024-02-12"), False)
        >>> dates_apart(february, twelfth), dates_apart(Dated(EventDate("XXXX-02-11"), False), twelfth)
        (False, True)
    """
    return one.intended is other.intended and not have_common_day(one.date, other.date)


@lru_cache(maxsize=65_536)
def have_common_day(one: EventDate, other: EventDate) -> bool:
    """Tell whether some possible day of one date is one of the other.

    Example:
        >>> have_common_day(EventDate("XXXX-02-11"), EventDate("XXXX-02-12"))
        False
    """
    masks = _of_any_year(one.bounds), _of_any_year(other.bounds)
    if masks[0] and masks[1]:  # searched year by year they would take ten thousand steps to find nothing
        runs = [bounds.runs for bounds in (one.bounds, other.bounds) if bounds.runs is not None]
        return shared(runs, *LEAP_CYCLE) is not None
    return relate_pair("during", one.bounds, other.bounds) is not Truth.NO


def _of_any_year(bounds: Bounds) -> bool:
    """Tell whether the days of a date are the same in every year."""
    parts = () if bounds.runs is None else bounds.runs.parts
    return bounds.one_day and len(parts) == 1 and isinstance(parts[0], Mask) and parts[0].years == ANY_YEAR


def _readings(report: Report) -> tuple[Reading, ...]:
    """Give all words of time of a report, those that count for its dating first."""
    if report.reading is None:
        return report.other_readings
    return (report.reading, *report.other_readings)


def _stated(event: BaseEvent, report: Report, reading: Reading, rank: int) -> Stated:
    """Say what one reading says, as the event fills its date."""
    date = reading.date
    assert date is not None
    spans = report.spans if reading.span is None else (reading.span,)
    claim = Claim(event.id, report.source, report.via, str(date), spans, reading.expression)
    meaning = Dated(filled(date, event.extent), report.factuality is Factuality.INTENDED)
    dates = (date,) if reading.anchor is None else (date, reading.anchor.date)
    doubts = tuple([nothing_certain(one) for one in dates if one.hedged])
    return Stated(claim, meaning, doubts=doubts, rank=rank)


@lru_cache(maxsize=65_536)
def filled(date: EventDate, extent: Extent | None) -> EventDate:
    """Let an event fill the date of a reading as it fills its own, if such a date can be filled so.

    Example:
        >>> filled(EventDate("2022"), Extent.INCLUDING), filled(EventDate("202X"), Extent.THROUGHOUT)
        (EventDate('2022', 'including'), EventDate('202X', 'throughout'))
    """
    if extent is None:
        return date
    try:
        return date.with_extent(extent)
    except DateRangeError:
        return date
