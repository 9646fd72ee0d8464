"""The network of actors as a picture: shapes for what they are, arrows for who did something to whom."""

from collections.abc import Iterator, Mapping, Sequence
from math import log2
from typing import TYPE_CHECKING, Any, NamedTuple

from kgtimeline.page.picture_sheet import Sheet
from kgtimeline.page.picture_style import INK, LABEL_SIZE, PAPER, SOFT, KindStyle, tint
from kgtimeline.page.picture_text import Lettering
from kgtimeline.page.picture_ties import MOST_TOGETHER, Arrow, Network, network_of, positions
from kgtimeline.vocab import ActorType

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from kgtimeline.timeline import Selection

ACTORS: Mapping[ActorType, KindStyle] = {
    ActorType.PERSON: KindStyle("#0b5394", "o"),
    ActorType.ORGANISATION: KindStyle("#8a6100", "s"),
    ActorType.STATE: KindStyle("#1b7f3b", "h"),
    ActorType.GROUP: KindStyle("#7b2d8b", "D"),
}
NODE = 9.0
"""Points across an actor."""
LONGEST_NAME = 130.0
"""Points of a name before it is cut."""
_BESIDE = 46.0
_HEIGHT_OF_TEXT = LABEL_SIZE * 1.25


class Box(NamedTuple):
    """A rectangle on the sheet, in points."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two have a point in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Name(NamedTuple):
    """A name with the place that it found."""

    actor: str
    text: str
    box: Box


def draw_network(selection: "Selection", title: str, width: float, lettering: Lettering) -> "Figure":
    """Draw the network; see `kgtimeline.page.pictures.draw_network`."""
    network = network_of(selection)
    sheet = Sheet(width, lettering)
    actors = selection.records.actors
    counted = f"{len(network.actors):,} actors, {len(network.arrows):,} ties, {len(selection):,} events"
    sheet.head(title, counted)
    top = sheet.y
    height = min(80 + 34 * len(network.actors), sheet.width * 0.72)
    place = _places(network, sheet.width, (top, height))
    names, without = _names(network, {one: actors[one].name for one in network.actors}, place, sheet)
    sheet.y = top + height + 6
    types = {actors[actor].type for actor in network.actors}
    sheet.legend([(str(type_), style) for type_, style in ACTORS.items() if type_ in types])
    sheet.notes(_notes(network, without, lettering))
    figure = sheet.finish()
    axes = sheet.axes(0, 0, sheet.width, sheet.height)
    axes.axis("off")
    axes.set_xlim(0, sheet.width)
    axes.set_ylim(sheet.height, 0)
    axes.set_gid("network")
    ink = tint(SOFT, max(0.35, min(0.85, 100 / max(len(network.arrows), 1))))
    for arrow, events in network.arrows.items():
        _arrow(axes, arrow, events, place, ink=ink, certain=network.certain.get(arrow, 0) > 0)
    for type_, style in ACTORS.items():
        if ids := [actor for actor in network.actors if actors[actor].type is type_]:
            x, y = zip(*(place[actor] for actor in ids), strict=True)
            axes.scatter(
                x, y, s=NODE**2, marker=style.marker, c=style.colour, edgecolors=PAPER, linewidths=0.8,
                zorder=4,
            )  # fmt: skip
    for name in names:
        axes.text(
            (name.box.left + name.box.right) / 2, (name.box.top + name.box.bottom) / 2, name.text,
            ha="center", va="center_baseline", color=INK, zorder=5, gid="name",
            bbox={"facecolor": PAPER, "edgecolor": "none", "alpha": 0.75, "pad": 0.3},
            **lettering.style(LABEL_SIZE),
        )  # fmt: skip
    return figure


def _places(network: Network, width: float, span: tuple[float, float]) -> dict[str, tuple[float, float]]:
    """Spread the actors over the sheet."""
    top, height = span
    across, down = width - 2 * (_BESIDE + 20), height - 44
    found = positions(network) if network.actors else {}
    return {actor: (_BESIDE + 20 + x * across, top + 18 + y * down) for actor, (x, y) in found.items()}


def _names(
    network: Network, names: Mapping[str, str], place: Mapping[str, tuple[float, float]], sheet: Sheet
) -> tuple[list[Name], int]:
    """Find a free place for each name beside its actor; those with the most ties choose first.

    Returns:
        The names with their places, and how many found none.
    """
    weight = dict.fromkeys(network.actors, 0)
    for arrow, events in network.arrows.items():
        weight[arrow.origin] += events
        weight[arrow.target] += events
    taken = [Box(x - NODE / 2, y - NODE / 2, x + NODE / 2, y + NODE / 2) for x, y in place.values()]
    found = []
    for actor in sorted(network.actors, key=lambda one: (-weight[one], one)):
        text = sheet.lettering.cut(sheet.lettering.clean(names[actor]), LABEL_SIZE, LONGEST_NAME)
        wide = sheet.lettering.width(text, LABEL_SIZE) + 2
        for box in _boxes(*place[actor], wide):
            inside = box.left >= 2 and box.right <= sheet.width - 2  # noqa: PLR2004 - points from the edge
            if inside and not any(box.meets(other) for other in taken):
                taken.append(box)
                found.append(Name(actor, text, box))
                break
    return found, len(network.actors) - len(found)


def _boxes(x: float, y: float, wide: float) -> Iterator[Box]:
    """Give the places for a name, the best first: below, above, right, left, then the corners."""
    high, off = _HEIGHT_OF_TEXT, NODE / 2 + 2
    for across, down in (
        (-wide / 2, off), (-wide / 2, -off - high), (off, -high / 2), (-off - wide, -high / 2),
        (off - 3, off - 2), (-off - wide + 3, off - 2), (off - 3, -off - high + 2),
        (-off - wide + 3, -off - high + 2), (-wide / 2, off + high), (-wide / 2, -off - 2 * high),
    ):  # fmt: skip
        yield Box(x + across, y + down, x + across + wide, y + down + high)


def _arrow(
    axes: Any, arrow: Arrow, events: int, place: Mapping[str, tuple[float, float]], *, ink: str, certain: bool
) -> None:
    """Draw a tie: bent, so that there and back are two; thicker for more events."""
    from matplotlib.patches import FancyArrowPatch

    thick = 0.7 + 0.8 * log2(events)
    axes.add_patch(
        FancyArrowPatch(
            place[arrow.origin], place[arrow.target],
            arrowstyle="-" if arrow.mutual else f"-|>,head_length={3 + thick},head_width={1.4 + thick * 0.7}",
            connectionstyle=f"arc3,rad={0 if arrow.mutual else 0.14}",
            shrinkA=NODE / 2, shrinkB=NODE / 2 + 1, linewidth=thick, color=ink,
            linestyle="solid" if certain else (0, (3, 2)), zorder=2,
            gid=f"tie-{arrow.origin}-{arrow.target}",
        )
    )  # fmt: skip


def _notes(network: Network, without: int, lettering: Lettering) -> Sequence[str]:
    """Say how to read the arrows, and who is not shown."""
    notes = []
    if network.arrows:
        most = max(network.arrows.values())
        doubtful = any(not network.certain.get(arrow) for arrow in network.arrows)
        notes.append(
            "An arrow goes from who wrote, spoke, acted to whom it was meant for; a line without a head: "
            f"both took part.{f' Thicker: more events, here 1 to {most:,}.' if most > 1 else ''}"
            f"{' Dashed: only possible answers.' if doubtful else ''}"
        )
    else:
        notes.append("No event ties two actors.")
    if network.others:
        some = "actor takes" if network.others == 1 else "actors take"
        notes.append(f"{network.others:,} more {some} part without a tie that is drawn.")
    if network.crowds:
        notes.append(f"Gatherings of more than {MOST_TOGETHER} are left out: {network.crowds:,}.")
    if without:
        notes.append(f"{without:,} names have no room.")
    if lettering.lacking:
        notes.append(
            f"{lettering.lacking:,} characters are not in {lettering.families[0]}; name another font."
        )
    return notes
