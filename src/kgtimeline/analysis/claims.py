"""What one report says of one field of an event, ready to be held against what another says."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from kgtimeline.markup import printable
from kgtimeline.model.reports import Span

PERHAPS_TWO = "the two events may not be one"
"""The doubt of all that is concluded across `possibly_same_as`."""

ReportKey = tuple[str, str, tuple[str, ...], str]
"""What tells the speakers of two claims apart: event, source, line of attribution, figure."""


class ConflictField(StrEnum):
    """What reports of an event can differ in."""

    DATE = "date"
    PARTICIPANTS = "participants"
    ROLES = "roles"
    FACTUALITY = "factuality"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Claim:
    """What one report says of one field, and where.

    Args:
        event: The event it is said of.
        source: The source that says it; None where the event itself stands in for reports that
            are silent, and for a figure that names no source.
        via: Through whom it came, from nearest the source to the original speaker.
        value: A date (EDTF) or a factuality as text, the ids of the actors in a role, the roles
            of an actor, or a figure in words.
        spans: Where the source says it.
        expression: The words of time that were read, for a date.
        figure: The key of the figure in its event, for a figure.

    Example:
        >>> print(Claim(event="letter", source="daily", via=("agency",), value="2024-02-12"))
        2024-02-12: daily via agency
    """

    event: str
    source: str | None
    via: tuple[str, ...]
    value: str | tuple[str, ...]
    spans: tuple[Span, ...] = ()
    expression: str | None = None
    figure: str | None = None

    @property
    def order_key(self) -> tuple[Any, ...]:
        """What claims are sorted by: event, source, line of attribution, figure, value, place."""
        value = (self.value,) if isinstance(self.value, str) else self.value
        places = tuple([(span.start, span.end) for span in self.spans])
        return *self.report_key, value, self.expression or "", places

    @property
    def report_key(self) -> ReportKey:
        """Whose claim it is, whatever it says."""
        return self.event, self.source or "", self.via, self.figure or ""

    @property
    def words(self) -> str:
        """The value as text, with the words that were read; control characters escaped."""
        value = self.value if isinstance(self.value, str) else ", ".join(self.value)
        return value if self.expression is None else f'{value} "{printable(self.expression)}"'

    @property
    def place(self) -> str:
        """Who says it and where: source, line of attribution, offsets."""
        if self.source is None:
            return "no source" if self.figure is not None else "the event itself"
        via = "".join(f" via {actor}" for actor in self.via)
        spans = ", ".join(f"{span.start}-{span.end}" for span in self.spans)
        return f"{self.source}{via}{f' [{spans}]' if spans else ''}"

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON values; every key is there, null where it holds nothing."""
        return {
            "event": self.event,
            "source": self.source,
            "via": list(self.via),
            "value": self.value if isinstance(self.value, str) else list(self.value),
            "expression": self.expression,
            "figure": self.figure,
            "spans": [{"start": span.start, "end": span.end, "sha256": span.sha256} for span in self.spans],
        }

    def __str__(self) -> str:
        """Say it on one line."""
        return f"{self.words}: {self.place}"


class Stated(NamedTuple):
    """A claim with what it means, so that it can be compared.

    Args:
        claim: What is said, for people.
        meaning: What is said, for the comparison of its field; equal meanings are one value.
        subject: Only claims of one subject are compared: a role, an actor, what a figure counts.
        about: The subject in words; None where the field has only one.
        doubts: Why nothing that follows from it is certain; empty if nothing stands against it.
        rank: Of several claims of one report about one subject the lower counts first.
    """

    claim: Claim
    meaning: Hashable
    subject: Hashable = None
    about: str | None = None
    doubts: tuple[str, ...] = ()
    rank: int = 0


def nothing_certain(date: object) -> str:
    """Word the doubt that a qualified date brings along."""
    return f"nothing about {date} is certain"
