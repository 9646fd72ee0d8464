"""What differs between two timelines: two files, or what was known on two days."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from kgtimeline.analysis.changes import KNOWN_BY, PARTS, Change, ChangeAction, changes
from kgtimeline.analysis.patch import Operation, list_operations, operations
from kgtimeline.dataset.canonical import (
    actor_values,
    document_values,
    event_values,
    mend,
    order_key,
    source_values,
)
from kgtimeline.dataset.collector import collector_paused
from kgtimeline.dataset.records import Records
from kgtimeline.model.actors import Actor
from kgtimeline.model.document import Document
from kgtimeline.model.events import Event
from kgtimeline.model.sources import Source

RecordWord: TypeAlias = Literal["dataset", "event", "source", "actor"]
Json: TypeAlias = dict[str, Any]

_COUNTED = (ChangeAction.ADDED, ChangeAction.CHANGED, ChangeAction.WITHDRAWN)
_LISTS = {"actors": "actor", "sources": "source", "events": "event"}
"""The lists of a document in their order, and what their records are called."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record that is not in both timelines, or not the same in both.

    Args:
        record: What it is: `event`, `source`, `actor`, or `dataset` for the card of the dataset
            and all else that stands at the head of a file.
        id: Its id.
        action: `added`, `changed` or `withdrawn`.
        old: It as it was, in canonical form; None if it was added.
        new: It as it is, in canonical form; None if it was withdrawn.
        changes: What differs in it; empty unless it changed.
    """

    record: RecordWord
    id: str
    action: ChangeAction
    old: Json | None
    new: Json | None
    changes: tuple[Change, ...] = ()

    def to_json(self) -> Json:
        """Give it as JSON values: what changed, or the whole record that was added or withdrawn."""
        told: Json = {"id": self.id, "action": str(self.action)}
        if self.action is ChangeAction.CHANGED:
            return told | {"changes": [change.to_json() for change in self.changes]}
        return told | {"value": self.old if self.new is None else self.new}


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two timelines; false if nothing does.

    It prints as a text that is grouped by event.

    Args:
        records: Every record that was added, changed or withdrawn. **Shape**: the
            dataset's card, events by date, sources and actors by id.
        before: The one document, in canonical order.
        after: The other.
    """

    records: tuple[RecordChange, ...]
    before: Document = field(repr=False, compare=False)
    after: Document = field(repr=False, compare=False)

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.records)

    def of(self, record: RecordWord, action: ChangeAction | str | None = None) -> tuple[RecordChange, ...]:
        """Give the records of one sort, and of one action if one is named.

        Example:
            >>> import kgtimeline as kg
            >>> empty = kg.Timeline(dataset=kg.DatasetInfo(id="mine", title="Mine"))
            >>> actor = kg.Actor(id="a", type="person", name="A")
            >>> later = kg.Timeline(actors=[actor], dataset=empty.dataset)
            >>> [found.id for found in empty.diff(later).of("actor", "added")]
            ['a']
        """
        return tuple([one for one in self.records if one.record == record and action in (None, one.action)])

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        """Count what was added, changed and withdrawn.

        Parts of events that came or went with their event count too; fields are counted
        only where the event is in both.

        **Shape**: `events`, `reports`, `participants`, `relations`, `figures`, `fields`,
        `sources`, `actors`, `dataset`, each with `added`, `changed` and `withdrawn`.
        """
        names = ("events", *PARTS, "fields", "sources", "actors", "dataset")
        found = {name: dict.fromkeys(map(str, _COUNTED), 0) for name in names}
        for one in self.records:
            found[one.record if one.record == "dataset" else f"{one.record}s"][one.action] += 1
            if one.record == "event":
                for name, action in _parts(one):
                    found[name][action] += 1
        return found

    def to_json(self) -> Json:
        """Give the difference as JSON values.

        Returns:
            `counts`, and for each sort of record a list under `dataset`, `events`,
            `sources` and `actors`: of each its `id`, its `action`, and its `changes` or,
            if it was added or withdrawn, its `value`.
        """
        told: Json = {"counts": self.counts, "dataset": [], "events": [], "sources": [], "actors": []}
        for one in self.records:
            told[one.record if one.record == "dataset" else f"{one.record}s"].append(one.to_json())
        return told

    def json_patch(self) -> list[Operation]:
        """Give the JSON Patch that turns the one document into the other.

        It fits the canonical form, which `Timeline.to_json` gives and `kgtimeline format` writes.

        Returns:
            The operations. **Shape**: in the order in which they must be applied; empty
            if nothing differs. Events, sources and actors are matched by id, reports by
            source and `via`, figures by key; what stands in another place is moved.

        **Source**: RFC 6902.
        """
        with collector_paused():
            return [*operations(_head(self.before), _head(self.after), KNOWN_BY), *self._of_lists()]

    def _of_lists(self) -> Iterator[Operation]:
        """Give the operations on actors, sources and events."""
        for name, record in _LISTS.items():
            by_id = {one.id: one for one in self.records if one.record == record}
            old = [one.id for one in getattr(self.before, name)]
            new = [one.id for one in getattr(self.after, name)]
            if old and not new:
                yield {"op": "remove", "path": f"/{name}"}
            elif new and not old:
                yield {"op": "add", "path": f"/{name}", "value": [by_id[key].new for key in new]}
            else:
                yield from _of_list(name, old, new, by_id)

    def _repr_html_(self) -> str:
        """Show it in a notebook."""
        from kgtimeline.analysis.diff_text import told_html

        return told_html(self)

    def __str__(self) -> str:
        """Say it as a text that is grouped by event."""
        from kgtimeline.analysis.diff_text import told

        return told(self)


def diff(a: Records, b: Records) -> Difference:
    """Find what differs between two timelines.

    Records are compared in canonical form: neither the order of a file's events nor the
    spelling of a date that has several makes a difference. Takes n log n.

    Args:
        a: The records as they were.
        b: The records as they are.

    Returns:
        What was added, changed and withdrawn on the way from `a` to `b`.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo
        >>> one, other = (DatasetInfo(id="mine", title=title) for title in ("Mine", "My own"))
        >>> a, b = (Records(Document(schema_version="1.0", dataset=info)) for info in (one, other))
        >>> print(diff(a, b))
                   added  changed  withdrawn
        dataset        0        1          0
        <BLANKLINE>
        dataset mine
          ~ title: Mine -> My own
        >>> bool(diff(a, a)), diff(a, b).json_patch()
        (False, [{'op': 'replace', 'path': '/dataset/title', 'value': 'My own'}])
    """
    with collector_paused():
        before, after = mend(a.document), mend(b.document)
        records = (
            *_of_head(before, after),
            *_of_events(before, after),
            *_differing("source", before.sources, after.sources, source_values),
            *_differing("actor", before.actors, after.actors, actor_values),
        )
    return Difference(records, before, after)


def _head(document: Document) -> Json:
    """Give all of a document but its lists of records."""
    return document_values(document.model_copy(update=dict.fromkeys(_LISTS, ())))


def _of_head(before: Document, after: Document) -> Iterator[RecordChange]:
    old, new = _head(before), _head(after)
    if old != new:
        found = tuple(changes(_flat(old), _flat(new)))
        yield RecordChange("dataset", after.dataset.id, ChangeAction.CHANGED, old, new, found)


def _flat(head: Json) -> Json:
    """Name the card's fields as they stand in it, without the key that it stands under."""
    return {key: value for key, value in head.items() if key != "dataset"} | dict(head["dataset"])


def _of_events(before: Document, after: Document) -> list[RecordChange]:
    """Find the events that differ, in order of date."""
    found = _differing("event", before.events, after.events, event_values)
    events: dict[str, Event] = {event.id: event for event in (*before.events, *after.events)}
    return sorted(found, key=lambda one: order_key(events[one.id]))


def _differing(
    record: RecordWord,
    old: Sequence[Any],
    new: Sequence[Any],
    values: Callable[[Any], Json],
) -> Iterator[RecordChange]:
    """Find the records of one sort that are not the same on both sides, by id where their order is by id."""
    olds: Mapping[str, Event | Source | Actor] = {one.id: one for one in old}
    news: Mapping[str, Event | Source | Actor] = {one.id: one for one in new}
    for key in sorted({*olds, *news}):
        one, other = olds.get(key), news.get(key)
        if one is other or one == other:
            continue
        was = values(one) if one is not None else None
        now = values(other) if other is not None else None
        if was is None or now is None:
            action = ChangeAction.ADDED if was is None else ChangeAction.WITHDRAWN
            yield RecordChange(record, key, action, was, now)
        elif was != now:
            yield RecordChange(record, key, ChangeAction.CHANGED, was, now, tuple(changes(was, now)))


def _of_list(
    name: str, old: Sequence[str], new: Sequence[str], by_id: Mapping[str, RecordChange]
) -> Iterator[Operation]:
    """Give the operations on one list of records."""

    def inside(_: int, row: int) -> Iterator[Operation]:
        if (one := by_id.get(new[row])) is not None:
            yield from operations(one.old, one.new, KNOWN_BY, (name, row))

    return list_operations((name,), old, new, lambda row: by_id[new[row]].new, inside)


def _parts(one: RecordChange) -> Iterator[tuple[str, ChangeAction]]:
    """Name the parts of an event that came, changed or went, each once."""
    whole = one.old if one.new is None else one.new
    if one.action is not ChangeAction.CHANGED and whole is not None:
        for name in PARTS:
            yield from ((name, one.action) for _ in whole.get(name, ()))
    parts: dict[tuple[str, ...], ChangeAction] = {}
    for change in one.changes:
        part = change.at[: 1 if change.part == "field" else 2]
        as_it_is = change.action in _COUNTED and len(change.at) == len(part)
        parts[part] = change.action if as_it_is else ChangeAction.CHANGED
    for part, action in parts.items():
        yield part[0] if len(part) > 1 else "fields", action
