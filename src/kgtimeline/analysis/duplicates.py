"""Pairs of events that may be one: proposed with a score and reasons, never merged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from kgtimeline.analysis.blocking import Blocks
from kgtimeline.analysis.claims import ConflictField, Stated
from kgtimeline.analysis.comparing import COMPARISONS
from kgtimeline.analysis.likeness import compare, sketch
from kgtimeline.analysis.people import People
from kgtimeline.dataset.collector import collector_paused
from kgtimeline.dataset.records import Records
from kgtimeline.errors import QuerySyntaxError
from kgtimeline.markup import Printed
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.vocab import DatingAnchorType, Factuality

THRESHOLD = 0.6
"""The score from which a pair is proposed, unless another is asked for."""


@dataclass(frozen=True, slots=True)
class Duplicate(Printed):
    """Two events that may be one.

    Args:
        events: Their ids, the lesser first.
        score: How alike they are, from 0 to 1.
        reasons: What they share, in words; not empty.

    Example:
        >>> print(Duplicate(("a", "b"), 0.7, ("both are letters", "both are of 2024-01-17")))
        0.70  a and b
              both are letters
              both are of 2024-01-17
    """

    events: tuple[str, str]
    score: float
    reasons: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON values."""
        return {"events": list(self.events), "score": self.score, "reasons": list(self.reasons)}

    def __str__(self) -> str:
        """Say it in lines: the score and the pair, then a reason a line."""
        return "\n".join(
            [f"{self.score:.2f}  {' and '.join(self.events)}", *(f"      {r}" for r in self.reasons)]
        )


def duplicates(records: Records, *, threshold: float = THRESHOLD) -> tuple[Duplicate, ...]:
    """Propose pairs of events that may be one; nothing is merged or tied.

    Use it after two files were joined, or two people coded one text. A pair is proposed if its kinds
    are the same or near (a letter and a message), its dates may overlap, and somebody may take part
    in both. The score weighs participants and title with 0.35 each and the dates with 0.30, and near
    kinds leave four fifths of it. These are never proposed:

    - pairs that a relation of any type ties, or of which one is dated from the other: either they
      are held to be two, or `possibly_same_as` says already that they may be one;
    - pairs that contradict each other for certain: in date, participants, roles, factuality or
      figures all that is said of one clashes with all that is said of the other.

    Args:
        records: The records.
        threshold: The score from which a pair is proposed, from 0 to 1.

    Returns:
        The pairs. **Shape**: the likeliest first, equal ones by id; whatever the order of the file; empty
        if there are none. Of many events that are equal in everything each comes with its neighbours, not
        with all others.

    Raises:
        QuerySyntaxError: If the threshold is not from 0 to 1.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> duplicates(Records(Document(schema_version="1.0", dataset=DatasetInfo(id="a", title="A"))))
        ()
    """
    if not 0 <= threshold <= 1:
        raise QuerySyntaxError(str(threshold), 0, "a threshold from 0 to 1", f"the usual one is {THRESHOLD}")
    with collector_paused():
        return tuple(sorted(_proposed(records, threshold), key=lambda pair: (-pair.score, pair.events)))


def _proposed(records: Records, threshold: float) -> Iterator[Duplicate]:
    """Compare what is worth comparing."""
    people = People(records)
    sketches = [sketch(event, people) for event in records.events]
    for pair in Blocks(sketches, people).pairs():
        likeness = compare(sketches[pair[0]], sketches[pair[1]], people, threshold)
        if likeness is None:
            continue
        row, other = sorted(pair, key=lambda place: records.events[place].id)
        one, two = records.events[row], records.events[other]
        if not _are_tied(one, two) and not _are_apart(records, one, two):
            title = sketches[row].title == sketches[other].title
            alike = "the same title" if title else f"titles alike: {likeness.title:.2f}"
            reasons = (_kinds(one, two), _days(one, two), *people.words(one, two), alike)
            yield Duplicate((one.id, two.id), likeness.score, reasons)


def _are_tied(one: BaseEvent, other: BaseEvent) -> bool:
    """Tell whether a relation ties two events, or one is dated from the other."""
    for event, target in ((one, other.id), (other, one.id)):
        if any(relation.event == target for relation in event.relations):
            return True
        anchors = event.dating.anchors if event.dating is not None else ()
        if any(anchor.type is DatingAnchorType.EVENT and anchor.ref == target for anchor in anchors):
            return True
    return False


def _are_apart(records: Records, one: BaseEvent, other: BaseEvent) -> bool:
    """Tell whether two events contradict each other for certain, whichever of their reports is right."""
    for field in _fields_to_compare(one, other):
        compared = COMPARISONS[field]
        left, right = _by_subject(compared.claims(one, other)), _by_subject(compared.claims(other, one))
        for subject in left.keys() & right.keys():
            if all(
                not (a.doubts or b.doubts) and compared.apart(records.actors, a.meaning, b.meaning)
                for a, b in product(left[subject], right[subject])
            ):
                return True
    return False


def _fields_to_compare(one: BaseEvent, other: BaseEvent) -> Iterator[ConflictField]:
    """Give the fields in which two events can clash at all, whose dates are known to overlap."""
    reports = (*one.reports, *other.reports)
    if any(report.reading is not None or report.other_readings for report in reports):
        yield ConflictField.DATE
    if one.participants != other.participants or any(report.participants for report in reports):
        yield ConflictField.PARTICIPANTS
        yield ConflictField.ROLES
    if Factuality.DENIED in {one.factuality, other.factuality, *(report.factuality for report in reports)}:
        yield ConflictField.FACTUALITY
    if one.figures and other.figures:
        yield ConflictField.FIGURES


def _by_subject(stated: Sequence[Stated]) -> dict[Any, list[Stated]]:
    """Sort claims by subject."""
    found: dict[Any, list[Stated]] = {}
    for one in stated:
        found.setdefault(one.subject, []).append(one)
    return found


def _kinds(one: BaseEvent, other: BaseEvent) -> str:
    """Say how the kinds of two events go together."""
    if one.kind is other.kind:
        return f"both are of the kind {one.kind}"
    return f"near kinds: {one.kind} and {other.kind}"


def _days(one: BaseEvent, other: BaseEvent) -> str:
    """Say how the dates of two events go together."""
    if one.date is None or other.date is None:
        return "both are undated" if one.date is other.date else "one of them is undated"
    if one.date.text == other.date.text:
        return f"both are of {one.date}"
    return f"their dates may overlap: {one.date} and {other.date}"
