"""A timeline as a picture: lanes of events over an axis, every date as far as it is known."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kgtimeline.dates.outline import outline
from kgtimeline.page.picture_dates import DOUBT, FADE, GLYPH, KEY, Shapes, day_of_glyph, draw_date, edges
from kgtimeline.page.picture_rows import Extent, Item, Lane, Placed, lanes_of, pack_lanes, rows_of
from kgtimeline.page.picture_scale import Scale, scale_of
from kgtimeline.page.picture_sheet import Sheet
from kgtimeline.page.picture_style import INK, KINDS, LABEL_SIZE, LINE, ROW, SMALL_SIZE, SOFT
from kgtimeline.page.picture_text import Chip, Lettering, flow

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from kgtimeline.timeline import Selection

MARGIN = FADE + KEY + DOUBT + 4
"""Points of the axis left free at both sides, for open edges and signs."""
LANE_GAP = 6.0
MOST_UNDATED_ROWS = 10
MOST_NAME = 0.2
"""A lane's name takes at most this share of the width."""
HOW_TO_READ = (
    "Shape on a day: the day is known. Bar: one day somewhere in it; solid: all of it. Fading: no bound on "
    "that side; thin: a state that may reach so far. Dashed and ?: in doubt."
)


class Titled(NamedTuple):
    """The room of an event and its title, as far as it fits."""

    extent: Extent
    title: str
    cut: bool


class Laid(NamedTuple):
    """A timeline laid out: all that is drawn, before it is drawn.

    Args:
        scale: Where days are.
        lanes: The lanes from the top.
        placed: The events of each lane in their rows.
        titled: Titles and extents by id.
        undated: The events that nothing dates, in order, with their places.
        left_out: How many undated events have no room.
    """

    scale: Scale
    lanes: Sequence[Lane]
    placed: Sequence[Sequence[Placed]]
    titled: dict[str, Titled]
    undated: Sequence[Chip]
    left_out: int


def lay_out(selection: "Selection", by: str, width: float, lettering: Lettering) -> Laid:
    """Lay out a timeline.

    Args:
        selection: The events.
        by: What the lanes are: `kind`, `actor` or `source`.
        width: Points from the left end of the axis to the right one.
        lettering: How titles are written.
    """
    items = [
        Item(event, truth, None if event.date is None else outline(event.date.bounds))
        for event, truth in selection[::1]
    ]
    row_of = selection.records.row_of
    items.sort(key=lambda item: row_of[item.event.id])
    dated = [item for item in items if item.outline is not None and item.outline.finite]
    undated = [item for item in items if item.outline is None or not item.outline.finite]
    days = tuple(day for item in dated if item.outline for day in item.outline.finite)
    scale = scale_of(days, width, MARGIN)
    titled = {item.event.id: _titled(item, scale, lettering) for item in dated}
    lanes = lanes_of(selection, dated, by)
    placed = pack_lanes(lanes, {key: one.extent for key, one in titled.items()})
    chips = [(lettering.clean(item.event.title), item) for item in undated]
    shown = [chip for chip in flow(chips, lettering, LABEL_SIZE, width, KEY) if chip.row < MOST_UNDATED_ROWS]
    return Laid(scale, lanes, placed, titled, shown, len(undated) - len(shown))


def _titled(item: Item, scale: Scale, lettering: Lettering) -> Titled:
    """Find on which side of its mark a title has room, and cut it if it has none."""
    assert item.outline is not None
    left, right = edges(item.outline, scale)
    beside = DOUBT * item.outline.hedged
    if day_of_glyph(item.outline) is None:
        beside += KEY
    title = lettering.clean(item.event.title)
    width = lettering.width(title, LABEL_SIZE) + 4
    room_after, room_before = scale.width - right - beside, left - beside
    before = width > room_after and room_before > room_after
    shown = lettering.cut(title, LABEL_SIZE, max(room_before, room_after) - 4)
    width = lettering.width(shown, LABEL_SIZE) + 4 if shown else 0.0
    extent = Extent(left - beside * before, right + beside * (not before), width, before)
    return Titled(extent, shown, shown != title)


def draw_timeline(
    selection: "Selection", by: str, title: str, width: float, lettering: Lettering
) -> "Figure":
    """Draw a timeline; see `kgtimeline.page.pictures.draw_timeline`."""
    rough = lanes_of(selection, _dated(selection), by)
    names = [lettering.clean(lane.name) for lane in rough]
    sheet = Sheet(width, lettering)
    most = MOST_NAME * sheet.width
    longest = max([lettering.width(name, LABEL_SIZE) for name in names], default=0.0)
    left = min(most, max(longest, 40.0)) + 18
    laid = lay_out(selection, by, sheet.width - left - sheet.margin, lettering)
    sheet.head(title, _counted(selection, laid))
    top = sheet.y
    heights = [rows_of(placed) * ROW + LANE_GAP for placed in laid.placed]
    sheet.y = bottom = top + max(sum(heights), ROW)
    _undated(sheet, laid, left)
    _legend(sheet, laid)
    sheet.notes(_notes(laid, lettering))
    figure = sheet.finish()
    _axes(sheet, laid, left, (top, bottom), heights)
    return figure


def _dated(selection: "Selection") -> list[Item]:
    """Give the dated events without their outlines, for the names of the lanes alone."""
    return [Item(event, truth, None) for event, truth in selection if event.date is not None]


def _axes(sheet: Sheet, laid: Laid, left: float, span: tuple[float, float], heights: Sequence[float]) -> None:
    """Draw the axis with everything on it."""
    top, bottom = span
    axes = sheet.axes(left, top, laid.scale.width, bottom - top)
    axes.set_xlim(laid.scale.first, laid.scale.last)
    axes.set_ylim(bottom - top, 0)
    axes.set_gid("timeline")
    sheet.time_axis(axes, laid.scale)
    shapes = Shapes()
    y = 0.0
    for lane, placed, height in zip(laid.lanes, laid.placed, heights, strict=True):
        name = sheet.lettering.cut(sheet.lettering.clean(lane.name), LABEL_SIZE, left - 12)
        sheet.text(left - 8, top + y + LANE_GAP / 2 + ROW / 2, name, ha="right")
        for one in placed:
            _event(
                axes, shapes, laid, one, y + LANE_GAP / 2 + (one.row + 0.5) * ROW, lettering=sheet.lettering
            )
        y += height
        axes.axhline(y, color=LINE, linewidth=0.5, zorder=0)
    shapes.add_to(axes)


def _event(axes: Any, shapes: Shapes, laid: Laid, one: Placed, y: float, *, lettering: Lettering) -> None:
    """Draw an event: its date, its sign, its title."""
    item, scale = one.item, laid.scale
    assert item.outline is not None
    draw_date(shapes, item, scale, y)
    title, extent = laid.titled[item.event.id].title, one.extent
    way = -1 if extent.before else 1
    x = extent.left if extent.before else extent.right
    if day_of_glyph(item.outline) is None:
        inner = x - way * (KEY / 2 - 1)
        shapes.glyph(KINDS[item.event.kind]._replace(colour=SOFT), scale.day(inner), y, "none")
    if item.outline.hedged:
        inner = x - way * (KEY * (day_of_glyph(item.outline) is None) + DOUBT / 2)
        axes.text(
            scale.day(inner), y, "?", ha="center", va="center_baseline", color=INK, gid="doubt",
            **lettering.style(SMALL_SIZE),
        )  # fmt: skip
    if one.titled and title:
        axes.text(
            scale.day(x + way * 3), y, title, ha="right" if extent.before else "left", va="center_baseline",
            color=INK, gid="title", **lettering.style(LABEL_SIZE),
        )  # fmt: skip


def _undated(sheet: Sheet, laid: Laid, left: float) -> None:
    """Set the undated events in a strip of their own under the axis."""
    sheet.y += 26
    if not laid.undated and not laid.left_out:
        return
    top = sheet.y
    sheet.text(left - 8, top + ROW / 2, "undated", ha="right", color=SOFT)
    for chip in laid.undated:
        y = top + (chip.row + 0.5) * ROW
        sheet.glyph(KINDS[chip.key.event.kind], left + chip.x + GLYPH / 2, y, chip.key)
        sheet.text(left + chip.x + KEY, y, chip.text, gid="undated")
        sheet.y = max(sheet.y, y + ROW / 2)
    sheet.y += 8


def _legend(sheet: Sheet, laid: Laid) -> None:
    """Explain the shapes of the kinds that are drawn."""
    kinds = {one.item.event.kind for lane in laid.placed for one in lane}
    kinds |= {chip.key.event.kind for chip in laid.undated}
    sheet.legend([(str(kind), style) for kind, style in KINDS.items() if kind in kinds])


def _counted(selection: "Selection", laid: Laid) -> str:
    undated = len(laid.undated) + laid.left_out
    certain = len(selection.certain)
    said = f"{len(selection):,} event{'' if len(selection) == 1 else 's'}"
    if certain != len(selection):
        said += f", {certain:,} certain, {len(selection) - certain:,} only possible (hollow)"
    return said + (f", {undated:,} undated" if undated else "")


def _notes(laid: Laid, lettering: Lettering) -> list[str]:
    """Say how to read the marks, and what was cut or left out for want of room."""
    drawn = [one for lane in laid.placed for one in lane]
    notes = [HOW_TO_READ] if drawn else []
    untitled = sum(not one.titled or not laid.titled[one.item.event.id].title for one in drawn)
    cut = sum(one.titled and laid.titled[one.item.event.id].cut for one in drawn) - sum(
        not laid.titled[one.item.event.id].title for one in drawn if one.titled
    )
    hidden = sum(one.hidden for one in drawn)
    for number, words in (
        (cut, "cut to the room there is"),
        (untitled, "left out for want of room"),
    ):
        if number:
            notes.append(f"{number:,} of {len(drawn):,} titles {'is' if number == 1 else 'are'} {words}.")
    if hidden:
        notes.append(f"{hidden:,} of {len(drawn):,} marks lie over others for want of room.")
    if laid.left_out:
        notes.append(f"{laid.left_out:,} more undated events are not shown.")
    if lettering.lacking:
        notes.append(
            f"{lettering.lacking:,} characters are not in {lettering.families[0]}; name another font."
        )
    return notes
