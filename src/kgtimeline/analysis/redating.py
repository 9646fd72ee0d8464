"""Dates of events worked out anew from the reports and anchors that were known on a day.

The dating of the file is kept as long as all that it used is there. Otherwise the same
rule is tried on what remains, then the readings of the known reports, and if neither
gives a date that the event can have, nothing dates the event. No anchor is taken that
the file does not have.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kgtimeline.analysis.knowledge import Kept
from kgtimeline.checks.subject import same_date
from kgtimeline.dates import DatingAnchorValue, EventDate, derive
from kgtimeline.errors import DateRangeError
from kgtimeline.model.datings import Dating, DatingAnchor, DatingFrom
from kgtimeline.model.event_base import event_date
from kgtimeline.model.findings import Fault
from kgtimeline.model.reports import Reading, Report
from kgtimeline.model.sources import Source
from kgtimeline.vocab import DatingAnchorType, DatingBasis, ReadingAnchorType

ONLY, MOST_PRECISE, EARLIEST = "only_reading@1", "most_precise@1", "earliest_report@1"
BETWEEN, NOT_AFTER, NOT_BEFORE = "between@1", "not_after@1", "not_before@1"
YEAR, MANUAL, UNDATED = "year_from_anchor@1", "manual@1", "undated@1"
_FROM_READINGS = frozenset({ONLY, MOST_PRECISE, EARLIEST})
_COMPLETING = frozenset({"abs.short_year", "rel.decade_recent", "rel.md_recent", "rel.month_recent"})
"""Rules of readings that take only the missing digits from the publication date."""


class Dated(NamedTuple):
    """What dates an event now.

    Args:
        date: Its date with its extent, None if nothing dates it.
        dating: How the date follows.
    """

    date: EventDate | None
    dating: Dating


def redate(
    kept: Mapping[str, Kept],
    known: Collection[str],
    sources: Mapping[str, Source],
    undated: Collection[str] = frozenset(),
) -> dict[str, Dated]:
    """Work out anew the dates that rest on something that is not known.

    Args:
        kept: The events of the view by id, with their known reports.
        known: Ids of the known sources.
        sources: All sources by id.
        undated: Ids of events that shall get no date.

    Returns:
        Date and dating of every event whose dating does not stay as the file has it, by
        id. **Shape**: an event comes after those that its date is worked out from.

    Example:
        >>> redate({}, (), {})
        {}
    """
    again = _Redating(kept, known, sources)
    for event_id in _anchors_first(kept):
        one = kept[event_id]
        if event_id in undated:
            again.found[event_id] = NOTHING
        elif not again.stays(one):
            again.found[event_id] = again.anew(one)
    return again.found


NOTHING = Dated(None, Dating(basis=DatingBasis.UNDATED, rule=UNDATED))
"""Of an event that nothing dates."""


def _anchors_first(kept: Mapping[str, Kept]) -> Iterator[str]:
    """Give the ids of events, each after those that its date rests on; circles last."""
    waiting: dict[str, int] = {}
    dependents: dict[str, list[str]] = {}
    ready = []
    for event_id, one in kept.items():
        dating = one.event.dating
        refs = {anchor.ref for anchor in dating.anchors if _is_event(anchor)} if dating is not None else ()
        before = [ref for ref in refs if ref in kept]
        if not before:
            ready.append(event_id)
            continue
        waiting[event_id] = len(before)
        for ref in before:
            dependents.setdefault(str(ref), []).append(event_id)
    for event_id in ready:  # grows while it is walked
        yield event_id
        for dependent in dependents.get(event_id, ()):
            waiting[dependent] -= 1
            if not waiting[dependent]:
                ready.append(dependent)
    yield from (event_id for event_id, left in waiting.items() if left)


def _is_event(anchor: DatingAnchor) -> bool:
    return anchor.type is DatingAnchorType.EVENT


@dataclass(frozen=True, slots=True)
class _Redating:
    """One pass over the events of a view; `found` grows by those that are dated anew."""

    kept: Mapping[str, Kept]
    known: Collection[str]
    sources: Mapping[str, Source]
    found: dict[str, Dated] = field(default_factory=dict)

    def stays(self, one: Kept) -> bool:
        """Tell whether all that the dating used is still there, with equal dates."""
        dating = one.event.dating
        if dating is None:
            return one.event.date is None or not one.lost
        if one.lost and (dating.rule == MANUAL or self._uses_lost_report(one, dating)):
            return False
        if not all(origin.source in self.known for origin in dating.from_):
            return False
        return all(self._holds(one, anchor) for anchor in dating.anchors)

    @staticmethod
    def _uses_lost_report(one: Kept, dating: Dating) -> bool:
        there = {(report.source, report.via) for report in one.reports}
        return any((origin.source, origin.via) not in there for origin in dating.from_)

    def _holds(self, one: Kept, anchor: DatingAnchor) -> bool:
        """Tell whether an anchor is as it was."""
        if anchor.type is DatingAnchorType.MANUAL:
            return not one.lost
        if anchor.type is DatingAnchorType.PUBLISHED:
            return anchor.ref in self.known
        other = self.kept.get(str(anchor.ref))
        if other is None:
            return False
        again = self.found.get(other.event.id)
        return again is None or same_date(again.date, other.event.date)

    def anew(self, one: Kept) -> Dated:
        """Date an event from what remains."""
        dating = one.event.dating
        if dating is not None:
            by_rule = self._by_rule(one, dating)
            if by_rule is not None:
                return by_rule
        told = [report for report in one.reports if report.reading is not None]
        return self._of_readings(one, told) or NOTHING

    def _by_rule(self, one: Kept, dating: Dating) -> Dated | None:
        """Apply the rule of the file to what remains, None if it gives nothing."""
        there = {(report.source, report.via): report for report in one.reports if report.reading is not None}
        used = [found for origin in dating.from_ if (found := there.get((origin.source, origin.via)))]
        if dating.rule in {ONLY, MOST_PRECISE}:
            return self._of_readings(one, used)
        anchors = [self._anchor(one, anchor) for anchor in dating.anchors]
        rule = dating.rule
        if rule == BETWEEN and anchors.count(None) == 1:
            rule = NOT_BEFORE if anchors[1] is None else NOT_AFTER  # one of two bounds is left
        remaining = tuple([anchor for anchor in anchors if anchor is not None])
        return self._derived(one, rule, used, remaining)

    def _anchor(self, one: Kept, anchor: DatingAnchor) -> DatingAnchor | None:
        """Give an anchor the date that it has now, None if it is not known or has none."""
        if self._holds(one, anchor):
            return anchor
        again = self.found.get(str(anchor.ref)) if _is_event(anchor) else None
        if again is None or again.date is None:
            return None
        return replace(anchor, date=EventDate.parse(again.date.text))

    def _derived(
        self, one: Kept, rule: str, used: list[Report], anchors: tuple[DatingAnchor, ...]
    ) -> Dated | None:
        """Apply a rule, None if it gives nothing that the event can have for its date."""
        readings = [_reading(report) for report in self._published_first(used)]
        values = [DatingAnchorValue(anchor.date, anchor.side) for anchor in anchors]
        try:
            given = derive(rule, [reading.date for reading in readings], values)
        except DateRangeError:
            return None
        origins = tuple([_origin(report) for report in used])
        if given is None:
            return Dated(None, Dating(basis=DatingBasis.UNDATED, rule=rule, from_=origins, anchors=anchors))
        date = _fitting(one, given)
        if date is None:
            return None
        basis = DatingBasis.INFERRED if rule == YEAR else DatingBasis.BOUNDED
        if rule == EARLIEST:
            basis = _basis(next(reading for reading in readings if reading.date is not None), one, date)
        return Dated(date, Dating(basis=basis, rule=rule, from_=origins, anchors=anchors))

    def _of_readings(self, one: Kept, reports: Sequence[Report]) -> Dated | None:
        """Take the most precise reading of those that agree, the first published being right.

        A later reading that shares no day with what is already taken is left aside.
        """
        fitting = [report for report in reports if _fits(one, report)]
        taken: list[Report] = []
        values: list[EventDate] = []
        finest: EventDate | None = None
        for report in self._published_first(fitting):
            value = _reading(report).date
            assert value is not None
            if value not in values:
                try:
                    finest = derive(MOST_PRECISE, [*values, value])
                except DateRangeError:
                    continue
                values.append(value)
            taken.append(report)
        if finest is None:
            return None
        date = _fitting(one, finest)
        giving = next(_reading(report) for report in taken if _reading(report).date == finest)
        rule = ONLY if len(values) == 1 else MOST_PRECISE
        origins = tuple([_origin(report) for report in reports if report in taken])
        return Dated(date, Dating(basis=_basis(giving, one, date), rule=rule, from_=origins))

    def _published_first(self, reports: Sequence[Report]) -> list[Report]:
        """Order reports by publication, those of undated sources last, as the check of datings does."""

        def key(report: Report) -> tuple[bool, object]:
            published = self.sources[report.source].published
            return published is None, () if published is None else published.sort_key

        return list(reports) if len(reports) == 1 else sorted(reports, key=key)


def _reading(report: Report) -> Reading:
    """Give the reading of a report that has one."""
    assert report.reading is not None
    return report.reading


def _fits(one: Kept, report: Report) -> bool:
    """Tell whether the reading of a report can be the date of its event."""
    date = _reading(report).date
    return date is not None and _fitting(one, date) is not None


def _fitting(one: Kept, date: EventDate) -> EventDate | None:
    """Give a date the extent of the event, None if it can't have it or can't be an event's date."""
    made = event_date(date.text, one.event.extent)
    return None if isinstance(made, Fault) else made


def _origin(report: Report) -> DatingFrom:
    return DatingFrom(source=report.source, via=report.via)


def _basis(reading: Reading, one: Kept, date: EventDate | None) -> DatingBasis:
    """Say where the digits of a reading are from; what the file says of the same date is kept."""
    if reading.anchor is None:
        return DatingBasis.STATED
    dating = one.event.dating
    told = {DatingBasis.COMPLETED, DatingBasis.RELATIVE}
    if dating is not None and dating.basis in told and date == one.event.date:
        return dating.basis
    completed = reading.rule.partition("@")[0] in _COMPLETING
    if completed and reading.anchor.type is ReadingAnchorType.PUBLISHED:
        return DatingBasis.COMPLETED
    return DatingBasis.RELATIVE
