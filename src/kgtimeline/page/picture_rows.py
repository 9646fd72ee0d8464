"""Lanes and rows: which events stand together, and where each finds room for its mark and its title."""

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kgtimeline.dates.outline import Outline
from kgtimeline.dates.truth import Truth
from kgtimeline.model.events import Event
from kgtimeline.timeline import Selection
from kgtimeline.vocab import Kind

LANES = ("kind", "actor", "source")
MOST_LANES = 30
"""More actors or sources than these share one lane."""
MOST_ROWS = 200
"""Rows of all lanes together; beyond them titles are left out, then marks lie over each other."""
GAP = 6.0
"""Points between what stands in one row."""


class Item(NamedTuple):
    """An event with what there is to draw of its date.

    Args:
        event: The event.
        truth: How surely it answers what was asked.
        outline: Its date; None if it is undated.
    """

    event: Event
    truth: Truth
    outline: Outline | None


class Lane(NamedTuple):
    """A lane: its name and its dated events, in date order."""

    name: str
    items: tuple[Item, ...]


class Extent(NamedTuple):
    """The room that an event takes in its row.

    Args:
        left: Where its mark begins.
        right: Where its mark ends.
        label: Points of its title.
        before: Whether the title stands before the mark.
    """

    left: float
    right: float
    label: float
    before: bool


class Placed(NamedTuple):
    """An event in its row.

    Args:
        item: The event.
        extent: The room it takes.
        row: Its row within the lane, from the top.
        titled: Whether there is room for its title.
        hidden: Whether its mark lies over others.
    """

    item: Item
    extent: Extent
    row: int
    titled: bool
    hidden: bool = False


def lanes_of(selection: Selection, items: Sequence[Item], by: str) -> list[Lane]:
    """Put events into lanes.

    Args:
        selection: Where they are from, for the names of actors and sources.
        items: The dated events, in date order.
        by: `kind`, `actor` or `source`; an event stands in the lane of each of its actors or sources.

    Returns:
        The lanes. **Shape**: kinds in their own order, others by number of events, then by name;
        what has more than `MOST_LANES` shares its last lane.
    """
    records = selection.records
    filed: dict[str | None, list[Item]] = {}
    for item in items:
        for key in _keys(item.event, by):
            filed.setdefault(key, []).append(item)
    if by == "kind":
        return [Lane(kind, tuple(filed[kind])) for kind in Kind if kind in filed]
    names = {key: _name(selection, key, by) for key in filed}
    order = sorted(filed, key=lambda key: (key is None, -len(filed[key]), names[key]))
    shown = order if len(order) <= MOST_LANES else order[: MOST_LANES - 1]
    lanes = [Lane(names[key], tuple(filed[key])) for key in shown]
    if rest := order[len(shown) :]:
        row_of = records.row_of
        together = {item.event.id: item for key in rest for item in filed[key]}
        ordered = sorted(together.values(), key=lambda item: row_of[item.event.id])
        lanes.append(Lane(f"{len(rest):,} other {by}s", tuple(ordered)))
    return lanes


def _keys(event: Event, by: str) -> Iterator[str | None]:
    if by == "kind":
        yield event.kind
    elif by == "actor":
        yield from dict.fromkeys(taking.actor for taking in event.participants)
    else:
        yield from dict.fromkeys(report.source for report in event.reports) or (None,)


def _name(selection: Selection, key: str | None, by: str) -> str:
    if key is None:
        return "no source"
    if by == "actor":
        return selection.records.actors[key].name
    source = selection.records.sources[key]
    return source.title or source.id


@dataclass(slots=True)
class _Row:
    """What is taken of one row, as stretches that don't overlap, ascending."""

    taken: list[tuple[float, float]] = field(default_factory=list)

    def free(self, left: float, right: float) -> bool:
        """Tell whether a stretch is free."""
        at = bisect_left(self.taken, (left, right))
        before = at == 0 or self.taken[at - 1][1] + GAP <= left
        return before and (at == len(self.taken) or right + GAP <= self.taken[at][0])

    def free_beside(self, side: tuple[float, float], mark: tuple[float, float]) -> bool:
        """Tell whether the room at one side of a mark that is there is free."""
        at = bisect_left(self.taken, side)
        for other in self.taken[max(at - 1, 0) :]:
            if other[0] - GAP >= side[1]:
                break
            if other != mark and other[1] + GAP > side[0]:
                return False
        return True

    def take(self, left: float, right: float) -> None:
        """Take a stretch."""
        insort(self.taken, (left, right))


def pack(items: Sequence[Item], extents: Mapping[str, Extent]) -> list[Placed]:
    """Give each event of a lane the first row that has room for its mark and its title.

    Args:
        items: The events in date order.
        extents: The room that each of them takes, by id.

    Returns:
        The places in the same order, all with their titles.
    """
    rows: list[_Row] = []
    placed = []
    for item in items:
        extent = extents[item.event.id]
        row = _first(rows, _whole(extent), len(items))
        placed.append(Placed(item, extent, row or 0, titled=True))
    return placed


def pack_tightly(items: Sequence[Item], extents: Mapping[str, Extent], most: int) -> list[Placed]:
    """Give each event of a lane a row for its mark; titles stand only where room is left.

    Args:
        items: The events in date order.
        extents: The room that each of them takes, by id.
        most: Rows at most, 1 or more.

    Returns:
        The places in the same order. **Shape**: where not even marks have room, they lie over
        others, in the rows by turns; no title lies over anything.
    """
    rows: list[_Row] = []
    covered: dict[int, list[tuple[float, float]]] = {}
    found: list[Placed] = []
    for item in items:
        extent = extents[item.event.id]
        mark = (extent.left, extent.right)
        row = _first(rows, mark, most)
        hidden = row is None
        if row is None:
            row = len(found) % most
            covered.setdefault(row, []).append(mark)
        found.append(Placed(item, extent, row, titled=False, hidden=hidden))
    return [_with_title(one, rows[one.row], covered.get(one.row, ())) for one in found]


def _with_title(one: Placed, row: _Row, covered: Sequence[tuple[float, float]]) -> Placed:
    """Put the title beside the mark if nothing is there."""
    extent = one.extent
    side = (
        (extent.left - extent.label, extent.left)
        if extent.before
        else (extent.right, extent.right + extent.label)
    )
    if one.hidden or any(low < side[1] and side[0] < high for low, high in covered):
        return one
    if not row.free_beside(side, (extent.left, extent.right)):
        return one
    row.take(*side)
    return one._replace(titled=True)


def _whole(extent: Extent) -> tuple[float, float]:
    """Give the room of a mark with its title."""
    if extent.before:
        return extent.left - extent.label, extent.right
    return extent.left, extent.right + extent.label


def _first(rows: list[_Row], stretch: tuple[float, float], most: int) -> int | None:
    """Find the first row where a stretch is free and take it, or begin a new one."""
    row = next((number for number, row in enumerate(rows) if row.free(*stretch)), None)
    if row is None and len(rows) < most:
        row = len(rows)
        rows.append(_Row())
    if row is not None:
        rows[row].take(*stretch)
    return row


def pack_lanes(lanes: Sequence[Lane], extents: Mapping[str, Extent]) -> list[list[Placed]]:
    """Pack all lanes; if they take too many rows, each gets its share of those there are."""
    packed = [pack(lane.items, extents) for lane in lanes]
    rows = [rows_of(lane) for lane in packed]
    if sum(rows) <= MOST_ROWS:
        return packed
    marks = [rows_of(pack_tightly(lane.items, extents, len(lane.items))) for lane in lanes]
    spare = MOST_ROWS - sum(marks)
    if spare < 0:
        shares = [max(1, MOST_ROWS * number // sum(marks)) for number in marks]
    else:
        wanted = [number - least for number, least in zip(rows, marks, strict=True)]
        shares = [
            least + spare * want // max(sum(wanted), 1) for least, want in zip(marks, wanted, strict=True)
        ]
    return [
        lane if number <= share else pack_tightly(items.items, extents, share)
        for items, lane, number, share in zip(lanes, packed, rows, shares, strict=True)
    ]


def rows_of(placed: Sequence[Placed]) -> int:
    """Count the rows of a lane."""
    return max((one.row for one in placed), default=-1) + 1
