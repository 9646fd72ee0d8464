"""Events as flat rows, and rows as aligned plain text."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kgtimeline.markup import printable

if TYPE_CHECKING:
    from kgtimeline.dates.truth import Truth
    from kgtimeline.model.event_base import BaseEvent


def flat_row(event: "BaseEvent", truth: "Truth") -> dict[str, str | None]:
    """Say the main things about an event in values that fit a cell."""
    date = event.date
    earliest, latest = (date.earliest, date.latest) if date is not None else (None, None)
    return {
        "id": event.id,
        "date": str(date) if date is not None else None,
        "extent": str(date.extent) if date is not None else None,
        "earliest": earliest.isoformat() if earliest is not None else None,
        "latest": latest.isoformat() if latest is not None else None,
        "truth": str(truth),
        "kind": str(event.kind),
        "title": event.title,
        "factuality": str(event.factuality),
        "actors": "; ".join(participant.actor for participant in event.participants),
        "roles": "; ".join(str(participant.role) for participant in event.participants),
        "sources": "; ".join(dict.fromkeys(report.source for report in event.reports)),
    }


def plain_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    r"""Align rows under their header, one line each; nothing at all without rows.

    Characters that a terminal would obey are shown as their escapes.

    Example:
        >>> plain_table(["id", "title"], [["a", "x\x1b[2J"]])
        'id  title\na   x\\x1b[2J\n'
    """
    if not rows:
        return ""
    shown = [list(header), *([printable(cell) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    lines = ("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)) for row in shown)
    return "".join(f"{line.rstrip()}\n" for line in lines)
