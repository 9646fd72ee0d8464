"""The sheet that a picture is drawn on: all in points from the top left corner, filled downwards."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kgtimeline.page.picture_scale import Scale, Tick, ticks
from kgtimeline.page.picture_style import (
    HEAD_SIZE,
    INK,
    LABEL_SIZE,
    LINE,
    PAPER,
    ROW,
    SMALL_SIZE,
    SOFT,
    KindStyle,
    tint,
)
from kgtimeline.page.picture_text import Lettering, flow

if TYPE_CHECKING:
    from matplotlib.figure import Figure

POINTS_PER_INCH = 72.0
SIGN = 11.0
"""Points for the sign before a word of the legend."""


class Sheet:
    """A figure that grows while it is filled; `finish` gives it its height.

    Args:
        width: In inches.
        lettering: How texts are written.
    """

    margin = 12.0

    def __init__(self, width: float, lettering: Lettering) -> None:
        """Begin at the top."""
        from matplotlib.figure import Figure

        self.figure = Figure(figsize=(width, 1), facecolor=PAPER)
        self.lettering = lettering
        self.width = width * POINTS_PER_INCH
        self.height = POINTS_PER_INCH
        self.y = self.margin
        self._over: Any = self.figure.add_axes((0, 0, 1, 1), gid="sheet")
        self._over.axis("off")
        self._over.set_xlim(0, self.width)

    def text(self, x: float, y: float, text: str, *, size: float = LABEL_SIZE, **style: Any) -> None:
        """Write a text whose middle is at a height."""
        given = {"color": INK, "ha": "left", "va": "center_baseline", **style}
        self._over.text(x, y, text, **given, **self.lettering.style(size))

    def head(self, title: str, below: str) -> None:
        """Write the title, and what is counted under it."""
        room = self.width - 2 * self.margin
        # bold letters are wider than those that are measured
        shown = self.lettering.cut(self.lettering.clean(title), HEAD_SIZE, room * 0.85)
        self.text(self.margin, self.y + 6, shown, size=HEAD_SIZE, fontweight="bold", gid="head")
        self.text(self.margin, self.y + 20, self.lettering.cut(below, LABEL_SIZE, room), color=SOFT)
        self.y += 34

    def glyph(self, style: KindStyle, x: float, y: float, key: object = None) -> None:
        """Draw the shape of a kind; hollow for an answer that is only possible."""
        from kgtimeline.dates.truth import Truth

        hollow = getattr(key, "truth", None) is Truth.MAYBE
        face = PAPER if hollow else style.colour
        self._over.scatter(
            [x], [y], s=21, marker=style.marker, c=face, edgecolors=style.colour, linewidths=0.8
        )

    def patch(self, x: float, y: float, width: float, height: float, **style: Any) -> None:
        """Draw a rectangle."""
        from matplotlib.patches import Rectangle

        self._over.add_patch(Rectangle((x, y), width, height, **style))

    def legend(self, entries: Sequence[tuple[str, Any]]) -> None:
        """Explain signs, side by side: shapes of kinds, or the settings of a patch."""
        if not entries:
            return
        top = self.y
        for chip in flow(entries, self.lettering, SMALL_SIZE, self.width - 2 * self.margin, SIGN):
            x, y = self.margin + chip.x, top + (chip.row + 0.5) * ROW
            if isinstance(chip.key, KindStyle):
                self.glyph(chip.key, x + 4, y)
            else:
                self.patch(x, y - 3.5, 8, 7, **chip.key)
            self.text(x + SIGN, y, chip.text, size=SMALL_SIZE, gid="legend")
            self.y = y + ROW / 2
        self.y += 2

    def notes(self, notes: Sequence[str]) -> None:
        """Write small lines at the foot, folded at the width."""
        room = self.width - 2 * self.margin
        for note in notes:
            line = ""
            for word in note.split():
                longer = f"{line} {word}".strip()
                if line and self.lettering.width(longer, SMALL_SIZE) > room:
                    self._note(line)
                    longer = word
                line = longer
            self._note(line)

    def _note(self, line: str) -> None:
        self.text(self.margin, self.y + 5, line, size=SMALL_SIZE, color=SOFT, gid="note")
        self.y += 10

    def finish(self) -> "Figure":
        """Give the figure the height that was filled."""
        self.height = self.y + self.margin
        self.figure.set_size_inches(self.width / POINTS_PER_INCH, self.height / POINTS_PER_INCH)
        self._over.set_ylim(self.height, 0)
        return self.figure

    def axes(self, left: float, top: float, width: float, height: float) -> Any:
        """Add axes at a place in points, when the sheet has its height."""
        place = (
            left / self.width,
            1 - (top + height) / self.height,
            width / self.width,
            height / self.height,
        )
        axes = self.figure.add_axes(place)
        axes.set_facecolor("none")
        axes.set_yticks([])
        for side in ("left", "right", "top"):
            axes.spines[side].set_visible(False)
        axes.spines["bottom"].set_color(SOFT)
        return axes

    def time_axis(self, axes: Any, scale: Scale, *, labelled: bool = True) -> None:
        """Put ticks and light lines on an axis of days; a label that would leave the sheet is left out."""
        style = self.lettering.style(SMALL_SIZE)
        left = axes.get_position().x0 * self.width

        def measure(text: str) -> float:
            return self.lettering.width(text, SMALL_SIZE)

        def fits(tick: Tick) -> bool:
            middle, half = left + scale.x(tick.day), measure(tick.label) / 2
            return labelled and half + 2 <= middle <= self.width - half - 2

        marks = ticks(scale, measure)
        axes.set_xticks([tick.day for tick in marks])
        labels = [tick.label if fits(tick) else "" for tick in marks]
        axes.set_xticklabels(labels, color=SOFT, **style)
        axes.tick_params(axis="x", color=SOFT, length=3, width=0.6)
        for tick in marks:
            axes.axvline(tick.day, color=tint(LINE, 0.7), linewidth=0.5, zorder=0)
