"""What pictures look like: colours and shapes of kinds, sizes, and settings that no user's file changes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from kgtimeline.errors import ExtraMissingError
from kgtimeline.vocab import Kind

INK, SOFT, LINE, PAPER = "#1a1a1a", "#555555", "#c9c9c9", "#ffffff"
LABEL_SIZE, SMALL_SIZE, HEAD_SIZE = 7.5, 7.0, 11.0
ROW = 13.0
"""Points of one row of events."""
SALT = "kgtimeline"
"""What ids inside an SVG are made from, so that they are the same each time."""


class KindStyle(NamedTuple):
    """How a kind is drawn: a colour, and a shape that says the same without it."""

    colour: str
    marker: Any


KINDS: Mapping[Kind, KindStyle] = {
    Kind.LETTER: KindStyle("#0b5394", "s"),
    Kind.MESSAGE: KindStyle("#1f77b4", "o"),
    Kind.SPEECH: KindStyle("#0f7173", "^"),
    Kind.STATEMENT: KindStyle("#3f6fb5", "v"),
    Kind.INTERVIEW: KindStyle("#5b4fa2", "<"),
    Kind.MEETING: KindStyle("#1b7f3b", "P"),
    Kind.AGREEMENT: KindStyle("#4d7c0f", "D"),
    Kind.SANCTION: KindStyle("#b3261e", "X"),
    Kind.BAN: KindStyle("#c2410c", "d"),
    Kind.BILL: KindStyle("#8a6100", "p"),
    Kind.PUBLICATION: KindStyle("#5f5f5f", ">"),
    Kind.INCIDENT: KindStyle("#9d174d", "*"),
    Kind.PRACTICE: KindStyle("#7a4a21", "h"),
    Kind.WAR: KindStyle("#3b0d0c", (4, 1, 0)),
    Kind.OFFICE: KindStyle("#7b2d8b", (3, 1, 0)),
}
"""All at least 4.5 to 1 on white; told apart by shape in greyscale."""


def require_matplotlib() -> None:
    """Import matplotlib, or say what to install.

    Raises:
        ExtraMissingError: If it is not installed.
    """
    try:
        import matplotlib as mpl  # noqa: F401 - whether it can be imported is the question
    except ImportError:
        raise ExtraMissingError("matplotlib", "a picture") from None


@contextmanager
def settings() -> Iterator[None]:
    """Set matplotlib to its own defaults and ours, and back again afterwards."""
    import matplotlib as mpl

    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update({"svg.hashsalt": SALT, "svg.fonttype": "path", "pdf.fonttype": 42})
        mpl.rcParams.update({"text.usetex": False, "axes.unicode_minus": False, "hatch.linewidth": 0.6})
        yield


def tint(colour: str, share: float) -> str:
    """Mix a colour with white.

    Example:
        >>> tint("#000000", 0.5), tint("#ff0000", 1)
        ('#808080', '#ff0000')
    """
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(255 + (part - 255) * share):02x}" for part in parts)
