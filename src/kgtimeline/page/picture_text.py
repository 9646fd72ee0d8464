"""Texts in pictures: measured as they will be drawn, cut where they don't fit, never read as formulas."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from kgtimeline.errors import QuerySyntaxError
from kgtimeline.markup import printable

USUAL_FONT = "DejaVu Sans"
"""It comes with matplotlib, so that a picture is the same on every machine."""
MISSING = "\N{REPLACEMENT CHARACTER}"
ELLIPSIS = "…"
_KEPT = 65_536


class Lettering:
    """How texts are written: font, measure, and which characters there are.

    Args:
        font: The family; what it lacks comes from the usual one.

    Raises:
        QuerySyntaxError: If there is no such font.
    """

    def __init__(self, font: str | None = None) -> None:
        """Find the font files."""
        from matplotlib.font_manager import FontProperties, findfont, get_font

        self.families = [USUAL_FONT] if font in (None, USUAL_FONT) else [str(font), USUAL_FONT]
        try:
            paths = [
                findfont(FontProperties(family=family), fallback_to_default=False) for family in self.families
            ]
        except ValueError:
            hint = f"install it, or leave it out for {USUAL_FONT}"
            raise QuerySyntaxError(str(font), 0, "a font that is installed", hint) from None
        self._known = set().union(*(get_font(path).get_charmap() for path in paths))
        self.lacking = 0
        self.width: Callable[[str, float], float] = lru_cache(maxsize=_KEPT)(self._width)

    def _properties(self, size: float) -> Any:
        from matplotlib.font_manager import FontProperties

        return FontProperties(family=self.families, size=size)

    def _width(self, text: str, size: float) -> float:
        """Measure a text in points."""
        from matplotlib.textpath import text_to_path

        return float(
            text_to_path.get_text_width_height_descent(text, self._properties(size), ismath=False)[0]
        )

    def clean(self, text: str) -> str:
        """Make a text of one line that can be drawn; what the font lacks is counted in `lacking`."""
        shown = printable(" ".join(text.split()))
        missing = [char for char in shown if ord(char) not in self._known]
        self.lacking += len(missing)
        return "".join([MISSING if char in missing else char for char in shown]) if missing else shown

    def cut(self, text: str, size: float, room: float) -> str:
        """Cut a text to so many points, at a word if it can be; empty if nothing fits."""
        if self.width(text, size) <= room:
            return text
        low, high = 0, len(text) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle].rstrip() + ELLIPSIS, size) <= room:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + ELLIPSIS if low else ""

    def style(self, size: float) -> dict[str, Any]:
        """Give the arguments of a text artist: this font, and nothing read as a formula."""
        return {"fontfamily": self.families, "fontsize": size, "parse_math": False}


class Chip(NamedTuple):
    """A short text with a place for a sign before it.

    Args:
        text: What it says.
        key: What the sign is made of.
        x: Points from the left.
        row: Which row, from the top.
    """

    text: str
    key: Any
    x: float
    row: int


def flow(
    chips: Sequence[tuple[str, Any]], lettering: Lettering, size: float, room: float, sign: float
) -> Iterator[Chip]:
    """Set chips side by side, row by row, each cut to the whole width at most.

    Args:
        chips: Texts with the keys of their signs.
        lettering: How they are written.
        size: Of the letters, in points.
        room: Points of a row.
        sign: Points for the sign before each.
    """
    x, row = 0.0, 0
    for text, key in chips:
        shown = lettering.cut(text, size, room - sign)
        width = sign + lettering.width(shown, size) + size
        if x and x + width > room:
            x, row = 0.0, row + 1
        yield Chip(shown, key, x, row)
        x += width
