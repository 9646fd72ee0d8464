"""What the view of a day leaves behind, and why: one entry for each thing that it lacks."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kgtimeline.markup import printable

MOST_SHOWN = 60
"""Code points of a value that a line of text shows."""


class NotKnown(StrEnum):
    """Why something is not in a view, in words that stand as they are in text and JSON."""

    NOT_YET = "not published yet"
    UNCERTAIN = "not certainly published yet"
    UNBOUNDED = "nothing says when it was published"
    UNREPORTED = "no source reports it"
    UNTOLD = "no known source tells it"
    NO_ORIGIN = "the file does not say which source tells it"
    GONE = "what it points to is not known"
    REDATED = "what dated it is not known"
    CLASH = "it would contradict the order of events or a term of office"
    FOLLOWS = "it follows from the known reports"


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that the file has and the view lacks.

    Args:
        event: The event that it stands in; None for sources, actors and their parts.
        path: JSON Pointer to it in the full timeline: from the event, `""` for the event
            itself; from the document where there is no event.
        value: What stood there, shortly.
        because: Why it is not in the view.
        source: The source that tells it, if the file says so.
        now: What stands there instead, if anything does.

    Example:
        >>> print(Dropped("note", "/date", "2024-02-12", NotKnown.REDATED, now="undated"))
        /date 2024-02-12, now undated: what dated it is not known
    """

    event: str | None
    path: str
    value: str
    because: NotKnown
    source: str | None = None
    now: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON values, all six keys always there."""
        return {
            "event": self.event,
            "path": self.path,
            "value": self.value,
            "because": str(self.because),
            "source": self.source,
            "now": self.now,
        }

    def __str__(self) -> str:
        """Write it on one line, a long value cut."""
        value = self.value if len(self.value) <= MOST_SHOWN else f"{self.value[: MOST_SHOWN - 4]} ..."
        now = f", now {self.now}" if self.now else ""
        return printable(f"{self.path} {value}{now}: {self.because}".strip())


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A source or an event of which nobody can say whether it was known on the day.

    Args:
        record: `source` or `event`.
        id: Its id.
        because: Why nobody can.

    Example:
        >>> print(LeftOut("source", "pamphlet", NotKnown.UNBOUNDED))
        source pamphlet: nothing says when it was published
    """

    record: str
    id: str
    because: NotKnown

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON values."""
        return {"record": self.record, "id": self.id, "because": str(self.because)}

    def __str__(self) -> str:
        return f"{self.record} {self.id}: {self.because}"
