"""What is left of an event when only some of its reports, or of what it points to, are known.

An event that lost a report keeps what its known reports give, and of the rest only what the
format requires; whatever the file does not ascribe to a report might be from the lost one.
"""

import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from kgtimeline.analysis.knowledge import Kept, Knowledge
from kgtimeline.analysis.losses import Dropped, NotKnown
from kgtimeline.analysis.redating import MANUAL, Dated
from kgtimeline.checks.rules_evidence import headline
from kgtimeline.dates import EventDate
from kgtimeline.model.datings import Dating, Relation
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.model.events import Event
from kgtimeline.model.figures import Figure
from kgtimeline.model.findings import pointer
from kgtimeline.model.reports import Participant, Report
from kgtimeline.model.sources import Source
from kgtimeline.vocab import RelationBasis

UNDATED = "undated"
_EMPTY: Mapping[str, Any] = {"tags": (), "codes": {}}
_COMMON = ("summary", "place", "tags", "codes")
"""Fields of every kind of event whose origin the file does not record."""
_DATES_IN_TEXT = re.compile(r"[^\[\]{},/.]+")


@dataclass(frozen=True)
class Scope:
    """What is known of a timeline, for trimming its events.

    Args:
        events: All events of the full timeline.
        sources: All its sources by id.
        knowledge: Which of them are known.
        kept: The events of the view by id.
        dates: Those of them that are dated anew.
        undated: Those of them whose date would contradict what is known with it.
    """

    events: tuple[Event, ...]
    sources: Mapping[str, Source]
    knowledge: Knowledge
    kept: Mapping[str, Kept]
    dates: Mapping[str, Dated]
    undated: Collection[str] = frozenset()

    def changed(self, event_id: str) -> bool:
        """Tell whether an event of the view lost a report or is dated anew."""
        return event_id in self.dates or self.kept[event_id].lost

    @cached_property
    def untold_dates(self) -> frozenset[str]:
        """Dates that the file gives and nothing in the view does, as they are written."""
        known, dates = self.knowledge.known, self.dates
        told = _written(source.published for source in self.sources.values() if source.id in known)
        for event_id, one in self.kept.items():
            told |= _reading_dates(one.reports)
            told |= _written([dates[event_id].date if event_id in dates else one.event.date])
        given = _written(source.published for source in self.sources.values())
        for event in self.events:
            given |= _reading_dates(event.reports) | _written([event.date])
        return frozenset(given - told)


def _reading_dates(reports: Iterable[Report]) -> set[str]:
    return _written(
        reading.date
        for report in reports
        for reading in (report.reading, *report.other_readings)
        if reading is not None
    )


def _written(dates: Iterable[EventDate | None]) -> set[str]:
    return {date.text for date in dates if date is not None}


def trim(one: Kept, scope: Scope, dropped: list[Dropped]) -> Event:
    """Give an event as it was known.

    Args:
        one: The event with its known reports.
        scope: What else is known.
        dropped: Is told what goes.

    Returns:
        The very event of the file if nothing goes.
    """
    event = one.event
    updates: dict[str, Any] = {}
    losses: list[Dropped] = []
    if one.lost:
        updates |= _without_lost_reports(one, scope, losses)
    if event.id in scope.dates or one.lost or (event.dating is not None and event.dating.alternatives):
        updates |= _dates(one, scope, losses)
    if event.relations:
        updates["relations"] = tuple(_relations(one, scope, losses))
    if event.figures:
        updates["figures"] = _figures(one, scope, losses)
    if not losses and event.id not in scope.dates:
        return event
    dropped += losses
    return event.model_copy(update=updates)


def _without_lost_reports(one: Kept, scope: Scope, losses: list[Dropped]) -> dict[str, Any]:
    """Drop lost reports, and what might be from them."""
    event, missing = one.event, scope.knowledge.missing
    for i, report in enumerate(event.reports):
        if report.source in missing:
            line = f"{report.source} via {', '.join(report.via)}" if report.via else report.source
            losses.append(Dropped(event.id, f"/reports/{i}", line, missing[report.source], report.source))
    updates: dict[str, Any] = {
        "reports": tuple(_without_notes(event, missing, losses)),
        "participants": participants(event.participants, one.reports),
        "factuality": headline([report.factuality for report in one.reports]),
    }
    if updates["factuality"] is not event.factuality:
        now = str(updates["factuality"])
        losses.append(Dropped(event.id, "/factuality", str(event.factuality), NotKnown.FOLLOWS, now=now))
    for i, participant in enumerate(event.participants):
        if participant not in updates["participants"]:
            value = f"{participant.actor}, {participant.role}"
            value += f", {participant.office}" if participant.office else ""
            losses.append(Dropped(event.id, f"/participants/{i}", value, NotKnown.UNTOLD))
    for key in (*_COMMON, *_own_fields(type(event))):
        value = getattr(event, key)
        if value not in (None, (), {}):
            updates[key] = _EMPTY.get(key)
            losses.append(Dropped(event.id, pointer([key]), _shown(value), NotKnown.NO_ORIGIN))
    return updates


def _own_fields(kind: type[BaseEvent]) -> Iterator[str]:
    """Give the fields that only a kind has; none of them is required."""
    return (key for key in kind.model_fields if key not in BaseEvent.model_fields)


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {code}" for key, code in sorted(value.items()))
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _without_notes(event: Event, missing: Container[str], losses: list[Dropped]) -> Iterator[Report]:
    """Take the notes off known reports: whoever wrote them knew the others; one by hand needs its own."""
    for i, report in enumerate(event.reports):
        if report.source in missing:
            continue
        if report.note is None or (report.reading is not None and report.reading.rule == MANUAL):
            yield report
            continue
        losses.append(Dropped(event.id, f"/reports/{i}/note", report.note, NotKnown.NO_ORIGIN))
        yield replace(report, note=None)


def participants(told: tuple[Participant, ...], reports: Iterable[Report]) -> tuple[Participant, ...]:
    """Work out who took part from some of the reports.

    Args:
        told: The participants that the file gives.
        reports: The reports; at least one.

    Returns:
        Those of the file if a report agrees with it, which is one that lists none; else
        all that the reports list, an actor in a role with the office if one gives it.
        **Shape**: in the order of the file, whom it does not give after them.

    Example:
        >>> one, other = (Participant(actor=name, role="sender") for name in "ab")
        >>> participants((one, other), [Report(source="s", participants=[other])]) == (other,)
        True
    """
    listed = [report.participants for report in reports]
    if not all(listed):
        return told
    place = {(one.actor, one.role): i for i, one in reversed(list(enumerate(told)))}
    found = dict.fromkeys(one for several in listed for one in several)
    in_office = {(one.actor, one.role) for one in found if one.office}
    kept = [one for one in found if one.office or (one.actor, one.role) not in in_office]
    order = {one: i for i, one in reversed(list(enumerate(told)))}

    def key(one: Participant) -> tuple[Any, ...]:
        last = len(told)
        return (
            place.get((one.actor, one.role), last),
            order.get(one, last),
            one.actor,
            one.role,
            one.office or "",
        )

    return tuple(sorted(kept, key=key))


def _dates(one: Kept, scope: Scope, losses: list[Dropped]) -> dict[str, Any]:
    """Give an event its new date, or trim what is said of its old one."""
    event, again = one.event, scope.dates.get(one.event.id)
    dating = event.dating
    if dating is not None:
        losses += _dating_losses(one, dating, scope)
    if again is None:
        if dating is None or not losses:
            return {}
        gone = {loss.path for loss in losses}
        kept = [d for i, d in enumerate(dating.alternatives) if f"/dating/alternatives/{i}" not in gone]
        note = None if "/dating/note" in gone else dating.note
        return {"dating": replace(dating, alternatives=tuple(kept), note=note)}
    was, now = (UNDATED if date is None else date.text for date in (event.date, again.date))
    if was != now:
        why = NotKnown.CLASH if event.id in scope.undated else NotKnown.REDATED
        losses.append(Dropped(event.id, "/date", was, why, now=now))
    return {"date": again.date, "dating": again.dating}


def _dating_losses(one: Kept, dating: Dating, scope: Scope) -> Iterator[Dropped]:
    """Find what goes of a dating: its rule, note and other dates if it changes, else what is untold."""
    event_id = one.event.id
    again = scope.dates.get(event_id)
    if again is not None:
        yield from _changed_rule(one, dating, again, scope)
    if dating.note is not None and scope.changed(event_id):
        yield Dropped(event_id, "/dating/note", dating.note, NotKnown.NO_ORIGIN)
    for i, date in enumerate(dating.alternatives):
        path = f"/dating/alternatives/{i}"
        if scope.changed(event_id):
            yield Dropped(event_id, path, date.text, NotKnown.NO_ORIGIN)
        elif not scope.untold_dates.isdisjoint([date.text, *_DATES_IN_TEXT.findall(date.text)]):
            yield Dropped(event_id, path, date.text, NotKnown.UNTOLD)


def _changed_rule(one: Kept, dating: Dating, again: Dated, scope: Scope) -> Iterator[Dropped]:
    """Find what a dating no longer uses; that the rule is another is said where the date is not."""
    event_id = one.event.id
    if again.dating.rule != dating.rule and again.date == one.event.date:
        yield Dropped(event_id, "/dating/rule", dating.rule, NotKnown.REDATED, now=again.dating.rule)
    now = {(anchor.type, anchor.ref): anchor.date.text for anchor in again.dating.anchors}
    for i, anchor in enumerate(dating.anchors):
        date = now.get((anchor.type, anchor.ref))
        if date == anchor.date.text:
            continue
        value, path = f"{anchor.type} {anchor.ref or 'by hand'} {anchor.date}", f"/dating/anchors/{i}"
        if anchor.ref is None:
            yield Dropped(event_id, path, value, NotKnown.NO_ORIGIN)
        elif anchor.ref in scope.kept:
            yield Dropped(event_id, path, value, NotKnown.REDATED, now=date or UNDATED)
        else:
            yield Dropped(event_id, path, value, NotKnown.GONE)


def _relations(one: Kept, scope: Scope, losses: list[Dropped]) -> Iterator[Relation]:
    """Give the ties to what is known, by what is known."""
    event_id, missing = one.event.id, scope.knowledge.missing
    for i, relation in enumerate(one.event.relations):
        path, value = f"/relations/{i}", f"{relation.type} {relation.event}"
        if relation.source is not None and relation.source in missing:
            losses.append(Dropped(event_id, path, value, missing[relation.source], relation.source))
        elif relation.event not in scope.kept:
            losses.append(Dropped(event_id, path, value, NotKnown.GONE, relation.source))
        elif relation.note is not None and _untold_note(one, relation, scope):
            losses.append(Dropped(event_id, f"{path}/note", relation.note, NotKnown.NO_ORIGIN))
            yield replace(relation, note=None)
        else:
            yield relation


def _untold_note(one: Kept, relation: Relation, scope: Scope) -> bool:
    """Tell whether the note of a tie may say what is not known of one of its events."""
    inferred = relation.basis is RelationBasis.INFERRED
    return one.lost or (inferred and (scope.changed(one.event.id) or scope.changed(relation.event)))


def _figures(one: Kept, scope: Scope, losses: list[Dropped]) -> tuple[Figure, ...]:
    """Give the figures that a known source tells; a part whose whole is gone stands alone."""
    event_id, missing = one.event.id, scope.knowledge.missing
    kept = []
    for i, figure in enumerate(one.event.figures):
        value = f"{figure.label}: {figure.value} {figure.unit}"
        if figure.source is not None and figure.source in missing:
            losses.append(Dropped(event_id, f"/figures/{i}", value, missing[figure.source], figure.source))
        elif figure.source is None and one.lost:
            losses.append(Dropped(event_id, f"/figures/{i}", value, NotKnown.NO_ORIGIN))
        else:
            kept.append((i, figure))
    keys = {figure.key for _, figure in kept}
    whole = []
    for i, figure in kept:
        if figure.part_of is None or figure.part_of in keys:
            whole.append(figure)
            continue
        losses.append(
            Dropped(event_id, f"/figures/{i}/part_of", figure.part_of, NotKnown.GONE, figure.source)
        )
        whole.append(replace(figure, part_of=None))
    return tuple(whole)
