"""Which sources were known on a day, and which reports of each event that leaves."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kgtimeline.analysis.losses import LeftOut, NotKnown
from kgtimeline.analysis.order_constraints import publication
from kgtimeline.analysis.ordering import tighten
from kgtimeline.dataset.records import Records
from kgtimeline.dates import Bounds
from kgtimeline.dates.numbering import INF, Day, as_date
from kgtimeline.model.events import Event
from kgtimeline.model.reports import Report
from kgtimeline.model.sources import Source

_UNDECIDED = frozenset({NotKnown.UNBOUNDED, NotKnown.UNCERTAIN})
"""Reasons that leave open whether a source was known."""


class Knowledge(NamedTuple):
    """The sources of a timeline, parted by whether they were known.

    Args:
        known: Ids of those that were.
        missing: The others by id, each with the reason. **Shape**: in the order of the file.
        implied: Of the known sources without a date, when they were published as far as
            their content and their reprints tell: EDTF by id, such as `[2023-08-08..]`.
    """

    known: frozenset[str]
    missing: Mapping[str, NotKnown]
    implied: Mapping[str, str]


class Kept(NamedTuple):
    """An event of which at least one report is known.

    Args:
        event: The event as the file has it.
        reports: Its known reports, in order.
    """

    event: Event
    reports: tuple[Report, ...]

    @property
    def lost(self) -> bool:
        """Whether a report of it is not known."""
        return len(self.reports) < len(self.event.reports)


def known_sources(records: Records, last: Day, *, certain: bool = False) -> Knowledge:
    """Part the sources by whether they were published by the end of a day.

    When a text was published is a fact about the world: it follows from the full
    timeline, also from what was known later. A source is possibly known from the first
    day on which it may have been published; where only a last day is known, from that.

    Args:
        records: The full timeline.
        last: The last day that counts. **Units**: days since 1970-01-01.
        certain: Take only what was published by then for sure: the last possible day
            is not after `last`, and nothing that bounds it is doubtful.

    Returns:
        Known and missing sources; every source is in one of them.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> info = DatasetInfo(id="mine", title="Mine")
        >>> sources = [Source(id="dated", title="D", published="1970-01-05"), Source(id="undated", title="U")]
        >>> known_sources(Records(Document(schema_version="1.0", dataset=info, sources=sources)), 4).missing
        {'undated': <NotKnown.UNBOUNDED: 'nothing says when it was published'>}
    """
    bounds = _publications(records)
    missing = {
        source.id: why
        for source in records.document.sources
        if (why := _missing(source, bounds.get(source.id), last, certain=certain)) is not None
    }
    implied = {
        source.id: _one_of(bounds[source.id])
        for source in records.document.sources
        if source.published is None and source.id not in missing
    }
    return Knowledge(frozenset(records.sources.keys() - missing.keys()), missing, implied)


def known_from(records: Records) -> dict[str, Day]:
    """Give the first day on which each source is possibly known, for going through many days.

    Returns:
        Days by source id. **Shape**: a source that nothing bounds is not in it, for it is never known.

    **Units**: days since 1970-01-01.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> info = DatasetInfo(id="mine", title="Mine")
        >>> sources = [
        ...     Source(id="dated", title="D", published="1970-01"),
        ...     Source(id="by", title="B", published="[..1970-01-05]"),
        ...     Source(id="undated", title="U"),
        ... ]
        >>> known_from(Records(Document(schema_version="1.0", dataset=info, sources=sources)))
        {'by': 4, 'dated': 0}
    """
    bounds = _publications(records)
    found = {}
    for source in records.sources.values():
        first, latest = (-INF, INF) if (own := bounds.get(source.id)) is None else _days(source, own)
        since = latest if first == -INF else first
        if since < INF:
            found[source.id] = since
    return found


def _publications(records: Records) -> Mapping[str, Bounds]:
    """Bound every publication; where each source has its one day there is nothing to work out."""
    stated = {source.id: publication(source.published) for source in records.document.sources}
    if all(one.s_lo == one.e_hi for one in stated.values()):
        return stated
    return tighten(records).sources


def _one_of(bounds: Bounds) -> str:
    """Write the days on which a publication may have been, as far as the calendar goes."""
    first, last = as_date(bounds.s_lo), as_date(bounds.e_hi)
    return f"[{first or ''}..{last or ''}]" if first != last else str(first)


def _missing(source: Source, bounds: Bounds | None, last: Day, *, certain: bool) -> NotKnown | None:
    """Say why a source is not known, None if it is."""
    first, latest = (-INF, INF) if bounds is None else _days(source, bounds)
    if first == -INF:
        if latest == INF:
            return NotKnown.UNBOUNDED
        if latest > last:
            return NotKnown.UNCERTAIN
    if first > last:
        return NotKnown.NOT_YET
    if certain and not any(_surely_by(one, last) for one in (bounds, publication(source.published))):
        return NotKnown.UNCERTAIN
    return None


def _days(source: Source, bounds: Bounds) -> tuple[Day, Day]:
    """Give the first and last possible day; a date whose year is not told bounds nothing by itself."""
    first, latest = bounds.s_lo, bounds.e_hi
    if source.published is not None and source.published.text.startswith("XXXX"):
        stated = publication(source.published)
        first = -INF if first == stated.s_lo else first
        latest = INF if latest == stated.e_hi else latest
    return first, latest


def _surely_by(bounds: Bounds | None, last: Day) -> bool:
    """Tell whether a publication was over on a day, whatever its date turns out to be."""
    return bounds is not None and not bounds.hedged and bounds.e_hi < INF and bounds.e_hi <= last


def known_events(events: Iterable[Event], knowledge: Knowledge) -> Iterator[Kept]:
    """Give the events of which a report is known, with the reports that are.

    Args:
        events: Events of the full timeline.
        knowledge: Which sources are known.

    Yields:
        In the order of the events.
    """
    missing = knowledge.missing
    for event in events:
        reports = event.reports
        if any(report.source in missing for report in reports):
            reports = tuple(report for report in reports if report.source not in missing)
        if reports:
            yield Kept(event, reports)


def left_out(event: Event, knowledge: Knowledge) -> LeftOut | None:
    """Say of an event without a known report that nothing bounds when it became known.

    Returns:
        None if one of its reports is known to be of a later day.

    Example:
        >>> from kgtimeline.model.events import War
        >>> from kgtimeline.model.reports import Participant
        >>> war = War(id="w", title="W", date=None, participants=[Participant(actor="a", role="participant")])
        >>> print(left_out(war, Knowledge(frozenset(), {}, {})))
        event w: no source reports it
    """
    if not event.reports:
        return LeftOut("event", event.id, NotKnown.UNREPORTED)
    reasons = [knowledge.missing[report.source] for report in event.reports]
    if _UNDECIDED.issuperset(reasons):
        return LeftOut("event", event.id, reasons[0])
    return None


def undecided(knowledge: Knowledge) -> Iterator[LeftOut]:
    """Give the sources of which nobody can say whether they were known, in the order of the file."""
    for source_id, why in knowledge.missing.items():
        if why in _UNDECIDED:
            yield LeftOut("source", source_id, why)
