"""What was known on each day of publication: for the slider of the page."""

from collections.abc import Sequence
from typing import Any

from kgtimeline.analysis.unfolding import Version, unfolding
from kgtimeline.dates import EventDate
from kgtimeline.dates.numbering import INF, Day
from kgtimeline.dates.saying import in_words
from kgtimeline.model.events import Event
from kgtimeline.timeline.timeline import Timeline


def knowledge(timeline: Timeline) -> dict[str, Any]:
    """Give the key `known` of the page's data: what `Timeline.as_of` says of every day.

    Args:
        timeline: The timeline.

    Returns:
        `days` on which a source becomes possibly known, ascending. `from`: for each row the place of the
        day on which its event becomes known, null if nothing says. `then`: by row as text, how an event
        that was known otherwise than it is now was known: from which day (its place), how many reports,
        factuality; where the date was another one, EDTF (null if there was none), words and four bounds;
        a day alone where it is as it is now. `coarse`: rows for which dates and factuality are not said.

    **Units**: days since 1970-01-01, null where nothing bounds them.

    Example:
        >>> import kgtimeline as kg
        >>> known = knowledge(kg.load())["known"]
        >>> known["days"]
        [19577, 19764, 19765, 20012, 20355]
        >>> known["then"][str(kg.load().records.row_of["blinken-letter-to-japarov"])]
        [[1, 1, 'reported', None, 'undated', None, None, None, None], [2]]
    """
    found = unfolding(timeline.records)
    place = {day: number for number, day in enumerate(found.days)}
    then = {}
    for row, (event, versions) in enumerate(zip(timeline.events, found.versions, strict=True)):
        if any(not _as_now(version, event) for version in versions):
            then[str(row)] = _then(event, versions, place)
    known: dict[str, Any] = {
        "days": [int(day) for day in found.days],
        "from": [place[versions[0].day] if versions else None for versions in found.versions],
        "then": then,
    }
    return {"known": known | ({"coarse": sorted(found.coarse)} if found.coarse else {})}


def _then(event: Event, versions: Sequence[Version], place: dict[Day, int]) -> list[list[Any]]:
    """Give the versions of an event, each with what differs from now."""
    return [
        [place[one.day]] if _as_now(one, event) else [place[one.day], *_differing(one, event)]
        for one in versions
    ]


def _as_now(one: Version, event: Event) -> bool:
    return (one.date, one.factuality, one.reports) == (event.date, event.factuality, len(event.reports))


def _differing(one: Version, event: Event) -> list[Any]:
    return [one.reports, str(one.factuality), *([] if one.date == event.date else _date(one.date))]


def _date(date: EventDate | None) -> list[Any]:
    """Give a date as text, in words and by its bounds."""
    if date is None:
        return [None, in_words(None), None, None, None, None]
    bounds = [None if abs(day) == INF else int(day) for day in date.bounds[:4]]
    return [date.canonical, in_words(date), *bounds]
