"""What differs between two states of one record, item by item, with where it stands."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kgtimeline.analysis.patch import matched


class ChangeAction(StrEnum):
    """What happened to something between two states."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"
    """The same items stand in another order."""


def _attributed(item: Mapping[str, Any]) -> str:
    """Know a report, or a mention of one, by its source and its line of attribution."""
    return " via ".join([item["source"], *item.get("via", ())])


KNOWN_BY: Mapping[str, Callable[[Any], str]] = {
    "actors": lambda item: str(item["id"]),
    "sources": lambda item: str(item["id"]),
    "events": lambda item: str(item["id"]),
    "participants": lambda item: f"{item['role']} {item['actor']}",
    "reports": _attributed,
    "from": _attributed,
    "relations": lambda item: f"{item['type']} {item['event']}",
    "figures": lambda item: str(item["key"]),
    "anchors": lambda item: f"{item['type']} {item.get('ref', '')}".strip(),
    "spans": lambda item: f"{item['start']}-{item['end']}",
    "other_readings": lambda item: str(item["expression"]),
    "offices": lambda item: " of ".join(filter(None, [item["title"], item.get("organisation")])),
    "aliases": lambda item: str(item["name"]),
}
"""What an item of a list is known by, for each key of the format that holds a list of items.

Two states of an item with the same label are compared; other items were added or withdrawn.
"""

PARTS: Mapping[str, str] = {
    "reports": "report",
    "participants": "participant",
    "relations": "relation",
    "figures": "figure",
}
"""The lists of an event whose items count as parts of it, and what an item is called."""

DEFAULTS: Mapping[str, Any] = {
    "basis": "inferred",
    "factuality": "reported",
    "measure": "level",
    "named": True,
    "qualifier": "as_stated",
    "type": "article",
}
"""What a key means that is left out and does not mean nothing."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs within a record.

    Args:
        action: What happened to it.
        at: Where it stands in the record: keys, and for items of lists what they are known
            by, such as `("reports", "a-source via an-agency", "reading", "date")`.
        old: What it was, as JSON; None if it was nothing. If it moved, the labels in the old order.
        new: What it is, as JSON; None if it is nothing. If it moved, the labels in the new order.

    Example:
        >>> Change(ChangeAction.CHANGED, ("date",), "2024-01", "2024-01-17").part
        'field'
    """

    action: ChangeAction
    at: tuple[str, ...]
    old: Any
    new: Any

    @property
    def part(self) -> str:
        """What it belongs to: `report`, `participant`, `relation`, `figure`, or else `field`."""
        return PARTS.get(self.at[0], "field") if len(self.at) > 1 else "field"

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON values."""
        return {
            "action": str(self.action),
            "part": self.part,
            "at": list(self.at),
            "old": self.old,
            "new": self.new,
        }


def changes(old: Mapping[str, Any], new: Mapping[str, Any], at: tuple[str, ...] = ()) -> Iterator[Change]:
    """Compare two states of a record, or of a part of one, in canonical form.

    Args:
        old: The one state, as JSON.
        new: The other.
        at: Where both stand.

    Returns:
        **Shape**: in the order of the keys of the new state, what only the old one has
        last; empty if the two are equal.

    Example:
        >>> for change in changes({"date": None, "place": "Bishkek"}, {"date": "2024", "place": "Bishkek"}):
        ...     print(change.action, change.at, change.old, change.new)
        changed ('date',) None 2024
        >>> [change.new for change in changes({"factuality": "alleged"}, {})]
        ['reported']
    """
    for key in dict.fromkeys((*new, *old)):
        one, other = old.get(key), new.get(key)
        if one == other:
            continue
        here = (*at, key)
        free = at[-1:] == ("codes",)  # there keys are names of schemes, whatever they look like
        if key in KNOWN_BY and not free:
            yield from _of_items(key, one or [], other or [], here)
        elif isinstance(one, dict) and isinstance(other, dict):
            yield from changes(one, other, here)
        elif key in DEFAULTS and not free:
            yield Change(ChangeAction.CHANGED, here, old.get(key, DEFAULTS[key]), new.get(key, DEFAULTS[key]))
        elif key in old and key in new:
            yield Change(ChangeAction.CHANGED, here, one, other)
        else:
            yield Change(ChangeAction.ADDED if key in new else ChangeAction.WITHDRAWN, here, one, other)


def _of_items(key: str, old: list[Any], new: list[Any], at: tuple[str, ...]) -> Iterator[Change]:
    """Compare two lists of items by what they are known by."""
    label = KNOWN_BY[key]
    labels, new_labels = _labels([label(item) for item in old]), _labels([label(item) for item in new])
    pairs = matched(labels, new_labels)
    kept = set(pairs.values())
    for row, item in enumerate(old):
        if row not in kept:
            yield Change(ChangeAction.WITHDRAWN, (*at, labels[row]), item, None)
    for row, item in enumerate(new):
        if row not in pairs:
            yield Change(ChangeAction.ADDED, (*at, new_labels[row]), None, item)
        else:
            yield from changes(old[pairs[row]], item, (*at, new_labels[row]))
    stood = [labels[row] for row in sorted(kept)]
    stand = [labels[row] for row in pairs.values()]
    if stood != stand:
        yield Change(ChangeAction.MOVED, at, stood, stand)


def _labels(found: list[str]) -> list[str]:
    """Tell items apart that are known by the same label."""
    seen: dict[str, int] = {}
    told = []
    for label in found:
        seen[label] = turn = seen.get(label, 0) + 1
        told.append(label if turn == 1 else f"{label} ({turn})")
    return told
