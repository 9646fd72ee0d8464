"""Pictures for papers and notebooks: a timeline, counts and the network, in print quality.

They need matplotlib, the extra `plot`. Nothing of `pyplot` is used: a picture is a
`matplotlib.figure.Figure` of its own, and settings of the user change nothing about it.
"""

import io
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from kgtimeline.errors import DatasetWriteError, QuerySyntaxError, did_you_mean
from kgtimeline.page.picture_style import require_matplotlib, settings
from kgtimeline.timeline import Selection, Timeline

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from kgtimeline.page.picture_text import Lettering

WIDTH_INCHES = 10.0
FORMATS = ("svg", "png", "pdf")
PRINT_DPI = 200
"""Dots per inch of a PNG."""
LEAST_INCHES, MOST_INCHES = 4.0, 100.0
_METADATA = {
    "svg": {"Date": None, "Creator": "kgtimeline"},
    "png": {"Software": "kgtimeline"},
    "pdf": {"CreationDate": None, "ModDate": None, "Creator": "kgtimeline", "Producer": None},
}
"""What a file says of itself: nothing that is another thing tomorrow."""


def draw_timeline(
    shown: Timeline | Selection,
    *,
    lanes: str = "kind",
    title: str | None = None,
    width: float = WIDTH_INCHES,
    font: str | None = None,
) -> "Figure":
    """Draw events in lanes over an axis, each date as far as it is known and no further.

    A known day is a point in the shape of its kind; a month or a year is a bar; an open
    side fades; what is certain of an interval is solid and what is possible light; a date
    in doubt is dashed and marked `?`; one with gaps is drawn as its stretches; answers that
    are only possible are hollow; undated events stand in a strip of their own. No two
    labels overlap: what has no room is cut or left out, and a line says how many.

    Args:
        shown: A timeline, or what a query gave.
        lanes: `kind`, `actor` or `source`.
        title: What stands above; the dataset's title if None.
        width: Of the figure; it is as high as it needs.
        font: A family that is installed, for scripts that DejaVu Sans lacks.

    Returns:
        The figure. **Shape**: its axes with gid `timeline` has days since 1970-01-01 across.

    Raises:
        ExtraMissingError: If matplotlib is not installed.
        QuerySyntaxError: If there are no such lanes or no such font, or the width is unfit.

    **Units**: `width` in inches.

    Example:
        >>> import kgtimeline as kg
        >>> draw_timeline(kg.load(), lanes="colour")
        Traceback (most recent call last):
        ...
        kgtimeline.errors.QuerySyntaxError: can't ask for 'colour': expected lanes; one of kind, actor, source
    """
    from kgtimeline.page.picture_rows import LANES
    from kgtimeline.page.picture_timeline import draw_timeline as draw

    _one_of(lanes, LANES, "lanes")
    selection, head = _selected(shown, title, width)
    with settings():
        return draw(selection, lanes, head, width, _lettering(font))


def draw_counts(
    shown: Timeline | Selection,
    *,
    title: str | None = None,
    width: float = WIDTH_INCHES,
    font: str | None = None,
) -> "Figure":
    """Draw how many events there were in each month, stacked by kind.

    What surely was in a month is solid, what may have been by a date meant for it is
    hatched; below it is counted what only an open side of its date does not rule out. A
    long time is counted by years, or by several.

    Args:
        shown: A timeline, or what a query gave.
        title: What stands above; the dataset's title if None.
        width: Of the figure.
        font: A family that is installed.

    Raises:
        ExtraMissingError: If matplotlib is not installed.
        QuerySyntaxError: If there is no such font, or the width is unfit.

    **Units**: `width` in inches.
    """
    from kgtimeline.page.picture_counts import draw_counts as draw

    selection, head = _selected(shown, title, width)
    with settings():
        return draw(selection, head, width, _lettering(font))


def draw_network(
    shown: Timeline | Selection,
    *,
    title: str | None = None,
    width: float = WIDTH_INCHES,
    font: str | None = None,
) -> "Figure":
    """Draw who wrote, spoke or did something to whom; the same places each time.

    An arrow goes from who sends, speaks, issues or supplies to who receives, hears or is
    meant; those who take part together are joined by a line. Thickness counts events.

    Args:
        shown: A timeline, or what a query gave.
        title: What stands above; the dataset's title if None.
        width: Of the figure.
        font: A family that is installed.

    Raises:
        ExtraMissingError: If matplotlib is not installed.
        QuerySyntaxError: If there is no such font, or the width is unfit.

    **Units**: `width` in inches.
    """
    from kgtimeline.page.picture_network import draw_network as draw

    selection, head = _selected(shown, title, width)
    with settings():
        return draw(selection, head, width, _lettering(font))


def render(figure: "Figure", format_: str) -> bytes:
    """Render a figure as the bytes of a file; the same figure gives the same bytes.

    Letters in SVG are paths, so that it looks the same wherever it is opened.

    Args:
        figure: The figure.
        format_: `svg`, `png` or `pdf`.

    Raises:
        QuerySyntaxError: If there is no such format.
    """
    _one_of(format_, FORMATS, "a format")
    buffer = io.BytesIO()
    with settings():
        figure.savefig(buffer, format=format_, dpi=PRINT_DPI, metadata=_METADATA[format_])
    return buffer.getvalue()


def save(figure: "Figure", path: str | PathLike[str]) -> None:
    """Write a figure to a file, wholly or not at all.

    Args:
        path: The file; its ending says the format: `.svg`, `.png` or `.pdf`.
        figure: The figure.

    Raises:
        DatasetWriteError: If it can't be written, or the ending is none of these.
    """
    from kgtimeline.dataset.writer import write_bytes

    write_bytes(path, render(figure, format_of(path)))


def format_of(path: str | PathLike[str]) -> str:
    """Tell the format of a file by its ending.

    Raises:
        DatasetWriteError: If it is none that there is.

    Example:
        >>> format_of("timeline.SVG")
        'svg'
    """
    ending = Path(path).suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        raise DatasetWriteError(str(path), "a picture ends in .svg, .png or .pdf", "give it such a name")
    return ending


def _selected(shown: Timeline | Selection, title: str | None, width: float) -> tuple[Selection, str]:
    """Give what is drawn and its title, when it is sure that it can be drawn."""
    require_matplotlib()
    if not LEAST_INCHES <= width <= MOST_INCHES:
        hint = f"give inches from {LEAST_INCHES:g} to {MOST_INCHES:g}"
        raise QuerySyntaxError(str(width), 0, "a width", hint)
    selection = shown.query() if isinstance(shown, Timeline) else shown
    return selection, selection.records.document.dataset.title if title is None else title


def _lettering(font: str | None) -> "Lettering":
    from kgtimeline.page.picture_text import Lettering

    return Lettering(font)


def _one_of(word: str, words: tuple[str, ...], what: str) -> None:
    if word not in words:
        raise QuerySyntaxError(word, 0, what, did_you_mean((), f"one of {', '.join(words)}"))
