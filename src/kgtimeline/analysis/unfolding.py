"""How knowledge grew: each event as it was known from day to day, without a view for every day.

`as_of` gives the whole view of one day. Here only those events are looked at again that a new
source can have changed: events are parted into groups that have no say in each other's dates,
and each group is seen on the days on which one of its own sources becomes known.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kgtimeline.analysis.as_of import view_by
from kgtimeline.analysis.knowledge import Knowledge, known_from
from kgtimeline.analysis.known_people import actors_named
from kgtimeline.analysis.losses import NotKnown
from kgtimeline.dataset.collector import collector_paused
from kgtimeline.dataset.records import Records
from kgtimeline.dates import EventDate
from kgtimeline.dates.numbering import INF, Day
from kgtimeline.model.events import Event
from kgtimeline.model.reports import Participant
from kgtimeline.model.sources import Source
from kgtimeline.vocab import DatingAnchorType, Factuality

MOST_WORK = 1_000_000
"""A group is looked at on so many days that events times days are no more than this."""


class Version(NamedTuple):
    """An event as it was known from a day on.

    Args:
        day: The day. **Units**: days since 1970-01-01.
        date: Its date then, None if what was known does not date it.
        factuality: How it was presented then.
        reports: How many of its reports were known.
    """

    day: Day
    date: EventDate | None
    factuality: Factuality
    reports: int


class Unfolding(NamedTuple):
    """How all events of a timeline became known.

    Args:
        days: The days on which a source becomes possibly known, ascending.
        versions: Of each event, by row, what was known of it from which day on. **Shape**: a new one for
            each change; the last is the event as the file has it, unless a source of it is never known;
            empty for an event that never becomes known.
        coarse: Rows of events of which only the first day and the number of reports are right, since too
            many events hang together to look at each on all days.
    """

    days: tuple[Day, ...]
    versions: tuple[tuple[Version, ...], ...]
    coarse: frozenset[int]


def unfolding(records: Records, *, most_work: int = MOST_WORK) -> Unfolding:
    """Follow what is known of each event from the first source to the last.

    Use it to go through many days; what it says of an event on a day is what `as_of` says.

    Args:
        records: The full timeline.
        most_work: Bounds events times days of a group of events that hang together.

    Returns:
        Days and versions. **Shape**: by row; takes the sum over all groups of events times days.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> unfolding(Records(Document(schema_version="1.0", dataset=DatasetInfo(id="a", title="A")))).days
        ()
    """
    with collector_paused():
        return _Unfolding(records).found(most_work)


class _Unfolding:
    """The days of all sources, and of the actors whose dated offices may give way to them."""

    def __init__(self, records: Records) -> None:
        """Work out from when on each source is known."""
        self.records = records
        self.since = known_from(records)
        self.told_from = _told_from(records, self.since)

    def found(self, most_work: int) -> Unfolding:
        """Go through the groups of events."""
        versions: list[tuple[Version, ...]] = [()] * len(self.records)
        coarse: list[int] = []
        for rows in _groups(self.records):
            events = [self.records.events[row] for row in rows]
            group = _Group(self, events)
            exact = len(rows) * len(group.days) <= most_work
            if not exact:
                coarse += rows
            views = group.views() if exact else {}
            for row, event in zip(rows, events, strict=True):
                versions[row] = tuple(self._versions(event, group.days, views))
        return Unfolding(tuple(sorted(set(self.since.values()))), tuple(versions), frozenset(coarse))

    def _versions(
        self, event: Event, days: Sequence[Day], views: Mapping[Day, Mapping[str, Event]]
    ) -> Iterator[Version]:
        """Give the versions of an event, one for each change."""
        told = [self.since[report.source] for report in event.reports if report.source in self.since]
        last: tuple[object, ...] = ()
        for day in days:
            known = sum([one <= day for one in told])
            seen = views.get(day, {}).get(event.id, event)
            if known and last != (now := (seen.date, seen.factuality, known)):
                last = now
                yield Version(day, seen.date, seen.factuality, known)


class _Group:
    """Events that may have a say in each other's dates, with the sources that have one in theirs."""

    def __init__(self, whole: _Unfolding, events: Sequence[Event]) -> None:
        """Find the days on which something changes for the group."""
        self.records, self.events = whole.records, events
        self.since = {name: whole.since.get(name, INF) for name in _with_originals(events, self.records)}
        in_office = {one.actor for event in events for one in _takers(event) if one.office is not None}
        self.told_from = {name: whole.told_from[name] for name in sorted(in_office & whole.told_from.keys())}
        days = {*self.since.values(), *self.told_from.values()} - {INF}
        self.days = sorted(days)

    def views(self) -> dict[Day, Mapping[str, Event]]:
        """Give the events of the group as they were on each day on which not everything was known."""
        last = max([*self.since.values(), *self.told_from.values()], default=INF)
        if all(day >= last for day in self.days):
            return {}
        part, since = self._part()
        found: dict[Day, Mapping[str, Event]] = {}
        for day in self.days:
            if day < last:
                missing = {
                    name: NotKnown.UNBOUNDED if one == INF else NotKnown.NOT_YET
                    for name, one in since.items()
                    if one > day
                }
                view = view_by(part, Knowledge(frozenset(since.keys() - missing.keys()), missing, {}))
                found[day] = {event.id: event for event in view.events}
        return found

    def _part(self) -> tuple[Records, dict[str, Day]]:
        """Make records of the group, in which a source stands for all else that tells of an actor."""
        records, since = self.records, dict(self.since)
        sources = [records.sources[name] for name in since]
        for number, (actor, day) in enumerate(self.told_from.items()):
            name = f"elsewhere-{number}"
            while name in records.sources:
                name += "-again"
            sources.append(Source(id=name, title=name, attributed_to=(actor,)))
            since[name] = day
        named = actors_named(self.events, sources, records.actors)
        update = {
            "events": tuple(self.events),
            "sources": tuple(sources),
            "actors": tuple([actor for name, actor in records.actors.items() if name in named]),
        }
        return Records(records.document.model_copy(update=update)), since


def _takers(event: Event) -> Iterator[Participant]:
    """Give all participants of an event, also as its reports have them."""
    yield from event.participants
    for report in event.reports:
        yield from report.participants


def _told_from(records: Records, since: Mapping[str, Day]) -> dict[str, Day]:
    """Give for each actor with a dated office the day on which all is known that names it.

    Until then nobody can say which source told when the office was taken or left.
    """
    found = {
        name: -INF
        for name, actor in records.actors.items()
        if any(office.took is not None or office.left is not None for office in actor.offices)
    }
    if not found:
        return {}

    def told(names: Iterable[str | None], day: Day) -> None:
        for name in names:
            if name in found:
                found[str(name)] = max(found[str(name)], day)

    for source in records.sources.values():
        told([source.publisher, source.reprint_of, *source.attributed_to], since.get(source.id, INF))
    for event in records.events:
        days = [since.get(report.source, INF) for report in event.reports]
        told(actors_named([event], (), records.actors), min(days, default=INF))
        for report, day in zip(event.reports, days, strict=True):
            told([*report.via, *(one.actor for one in report.participants or event.participants)], day)
        for figure in event.figures:
            day = max(days, default=INF) if figure.source is None else since.get(figure.source, INF)
            told([figure.speaker, *figure.about, *figure.via], day)
    return found


def _with_originals(events: Iterable[Event], records: Records) -> dict[str, None]:
    """Give the sources that have a say in events, each once, with all that they reprint."""
    found: dict[str, None] = {}
    for event in events:
        found.update(dict.fromkeys(report.source for report in event.reports))
        found.update(dict.fromkeys(tie.source for tie in event.relations if tie.source is not None))
        found.update(dict.fromkeys(figure.source for figure in event.figures if figure.source is not None))
        for anchor in event.dating.anchors if event.dating is not None else ():
            if anchor.type is DatingAnchorType.PUBLISHED and anchor.ref is not None:
                found[anchor.ref] = None
    for name in (queue := list(found)):
        original = records.sources[name].reprint_of
        if original is not None and original in records.sources and original not in found:
            found[original] = None
            queue.append(original)
    return found


def _groups(records: Records) -> list[list[int]]:
    """Part the rows into groups that have no say in each other's dates: by anchors and ties."""
    above = list(range(len(records)))

    def root(row: int) -> int:
        while above[row] != row:
            above[row] = row = above[above[row]]
        return row

    for row, event in enumerate(records.events):
        others = [tie.event for tie in event.relations]
        anchors = event.dating.anchors if event.dating is not None else ()
        others += [str(anchor.ref) for anchor in anchors if anchor.type is DatingAnchorType.EVENT]
        for other in others:
            one, another = root(row), root(records.row_of[other])
            above[max(one, another)] = min(one, another)
    groups: dict[int, list[int]] = {}
    for row in range(len(above)):
        groups.setdefault(root(row), []).append(row)
    return list(groups.values())
