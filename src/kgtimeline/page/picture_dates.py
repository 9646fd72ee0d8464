"""One date as shapes: points, bars, open edges that fade, runs; all in days across and points down."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kgtimeline.dates.numbering import INF
from kgtimeline.dates.outline import Outline, Stretch
from kgtimeline.dates.truth import Truth
from kgtimeline.page.picture_rows import Item
from kgtimeline.page.picture_scale import Scale
from kgtimeline.page.picture_style import KINDS, PAPER, KindStyle, tint

FADE = 26.0
"""Points over which an open edge fades."""
GLYPH = 4.6
"""Points across the shape of a kind."""
KEY, DOUBT = 10.0, 6.0
"""Points for the shape beside a bar, and for the mark of doubt."""
LEAST_BAR = 2.0
"""Points of the shortest bar."""
_STEPS = 13
_TALL, _SLIM = 3.4, 1.5
_DASHES = (0, (2.2, 1.4))

Corners = tuple[tuple[float, float], ...]


@dataclass(slots=True)
class Shapes:
    """What was drawn of many dates, gathered so that a picture is made of few artists.

    Args:
        polygons: Their corners.
        faces: The colour of each.
        lines: Edges.
        inks: The colour of each.
        dashes: How each is dashed; `solid` if it is not.
        glyphs: Places of the shapes of kinds, by shape, face and edge.
    """

    polygons: list[Corners] = field(default_factory=list)
    faces: list[str] = field(default_factory=list)
    lines: list[Corners] = field(default_factory=list)
    inks: list[str] = field(default_factory=list)
    dashes: list[Any] = field(default_factory=list)
    glyphs: dict[tuple[Any, str, str], list[tuple[float, float]]] = field(default_factory=dict)

    def bar(self, stretch: Stretch, y: float, tall: float, face: str) -> None:
        """Fill a stretch of days."""
        (low, high) = stretch
        self.polygons.append(((low, y - tall), (high, y - tall), (high, y + tall), (low, y + tall)))
        self.faces.append(face)

    def line(self, ends: Corners, ink: str, *, dashed: bool = False) -> None:
        """Draw an edge."""
        self.lines.append(ends)
        self.inks.append(ink)
        self.dashes.append(_DASHES if dashed else "solid")

    def glyph(self, style: KindStyle, x: float, y: float, face: str) -> None:
        """Draw the shape of a kind."""
        self.glyphs.setdefault((style.marker, face, style.colour), []).append((x, y))

    def add_to(self, axes: Any, *, size: float = GLYPH) -> None:
        """Put everything on axes."""
        from matplotlib.collections import LineCollection, PolyCollection

        if self.polygons:
            made = PolyCollection(self.polygons, facecolors=self.faces, edgecolors="none", zorder=2)
            axes.add_collection(made, autolim=False)
        if self.lines:
            drawn = LineCollection(
                self.lines, colors=self.inks, linestyles=self.dashes, linewidths=0.8, zorder=3
            )
            axes.add_collection(drawn, autolim=False)
        for (marker, face, edge), places in self.glyphs.items():
            across, down = zip(*places, strict=True)
            axes.scatter(
                across, down, s=size**2, marker=marker, c=face, edgecolors=edge, linewidths=0.8, zorder=4
            )


class _Pen(NamedTuple):
    """Where a date is drawn."""

    shapes: Shapes
    scale: Scale
    y: float


def day_of_glyph(outline: Outline) -> float | None:
    """Give the middle of the day that carries the shape of the kind; None if none is known."""
    certain = outline.certain
    return certain[0] + 0.5 if certain is not None and certain[0] == certain[1] else None


def edges(outline: Outline, scale: Scale) -> tuple[float, float]:
    """Give how far the drawing of a date reaches, in points, without signs beside it.

    Example:
        >>> from kgtimeline.dates import EventDate
        >>> from kgtimeline.dates.outline import outline
        >>> edges(outline(EventDate("[..1970-02-01]").bounds), Scale(0, 100, 1000.0))
        (284.0, 320.0)
    """
    low, high = scale.x(min(outline.finite)), scale.x(max(outline.finite) + 1)
    if (day := day_of_glyph(outline)) is not None:
        low, high = min(low, scale.x(day) - GLYPH / 2), max(high, scale.x(day) + GLYPH / 2)
    elif high - low < LEAST_BAR:
        low, high = (high - LEAST_BAR, high) if outline.open_start else (low, low + LEAST_BAR)
    return low - FADE * outline.open_start, high + FADE * outline.open_end


def draw_date(shapes: Shapes, item: Item, scale: Scale, y: float) -> None:
    """Draw the date of an event at a height.

    What is certain is solid, what is possible light, what is doubtful dashed; of an answer
    that is only possible nothing is filled.

    Args:
        shapes: What it is added to.
        item: The event; it has a date.
        scale: Where days are.
        y: The height of its middle.
    """
    outline = item.outline
    assert outline is not None, "undated events have a strip of their own"
    style = KINDS[item.event.kind]
    maybe = item.truth is Truth.MAYBE
    pale = PAPER if maybe else tint(style.colour, 0.25)
    faint = tint(style.colour, 0.1 if maybe else 0.25)
    pen = _Pen(shapes, scale, y)
    _tails(pen, outline, faint)
    day = day_of_glyph(outline)
    if day is not None:
        face = PAPER if maybe else tint(style.colour, 0.35) if outline.hedged else style.colour
        shapes.glyph(style, day, y, face)
        return
    solid = outline.certain is not None and not outline.hedged and not maybe
    for stretch in outline.runs or (outline.focus,):
        low, high = _finite(stretch, outline, scale)
        shapes.bar((low, high), y, _TALL, style.colour if solid else pale)
        for at in (-_TALL, _TALL):
            shapes.line(((low, y + at), (high, y + at)), style.colour, dashed=outline.hedged)
        for end, open_ in ((low, stretch[0] == -INF), (high, stretch[1] == INF)):
            if open_:
                _fade(pen, end, -1 if end == low else 1, _TALL, faint)
            else:
                shapes.line(((end, y - _TALL), (end, y + _TALL)), style.colour)
    if outline.runs:
        shapes.line(((outline.possible[0], y), (outline.possible[1] + 1, y)), style.colour, dashed=True)
    _spread(pen, outline, pale, style.colour)


def _finite(stretch: Stretch, outline: Outline, scale: Scale) -> tuple[float, float]:
    """Cut a stretch to where it is drawn whole, and see to it that there is something to see."""
    ends = outline.finite
    low = float(min(ends) if stretch[0] == -INF else stretch[0])
    high = float((max(ends) if stretch[1] == INF else stretch[1]) + 1)
    least = LEAST_BAR / scale.points_a_day
    if stretch[0] == -INF:  # it must not reach beyond its bound, only back from it
        return min(low, high - least), high
    return low, max(high, low + least)


def _tails(pen: _Pen, outline: Outline, face: str) -> None:
    """Draw thinly how far a state may reach beyond what is known of it, where nothing bounds that."""
    ends = outline.finite
    if outline.open_start and outline.focus[0] != -INF:
        _fade(pen, float(min(ends)), -1, _SLIM, face)
    if outline.open_end and outline.focus[1] != INF:
        _fade(pen, float(max(ends) + 1), 1, _SLIM, face)


def _spread(pen: _Pen, outline: Outline, face: str, ink: str) -> None:
    """Draw how far an interval may reach beyond its certain part, between bounds that are known."""
    shapes, y = pen.shapes, pen.y
    for low, high in (
        (outline.possible[0], outline.focus[0]),
        (outline.focus[1] + 1, outline.possible[1] + 1),
    ):
        if -INF < low < high < INF:
            shapes.bar((low, high), y, _TALL, face)
            for at in (-_TALL, _TALL):
                shapes.line(((low, y + at), (high, y + at)), ink, dashed=outline.hedged)
            for end in (low, high):
                shapes.line(((end, y - _TALL), (end, y + _TALL)), ink)


def _fade(pen: _Pen, start: float, way: int, tall: float, face: str) -> None:
    """Let a bar go over into the paper, step by step, from a day on."""
    step = way * FADE / _STEPS / pen.scale.points_a_day
    for number in range(_STEPS):
        low, high = sorted((start + number * step, start + (number + 1.1) * step))
        pen.shapes.bar((low, high), pen.y, tall, tint(face, 1 - number / _STEPS))
