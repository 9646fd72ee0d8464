"""The reasons behind narrowed bounds, in words that a reader understands."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kgtimeline.analysis.order_constraints import INSIDE, Fact, Node, Tie
from kgtimeline.dataset.records import Records
from kgtimeline.dates import Chain, Extent
from kgtimeline.vocab import RelationType

_WORDS: Mapping[str, str] = {
    RelationType.REPLIES_TO: "{} replies to {}",
    RelationType.RESPONDS_TO: "{} responds to {}",
    RelationType.CONVEYS: "{} conveys {}",
    RelationType.CAUSED_BY: "{} is caused by {}",
    RelationType.AFTER: "{} comes after {}",
    RelationType.REPORTS_ON: "{} reports on {}, which has happened",
    RelationType.ANNOUNCES: "{} announces {}, which has happened",
    RelationType.PART_OF: "{} is part of {}",
    RelationType.DURING: "{} happens during {}",
    "reported": "{} reports {} as having happened",
    "reprint_of": "{} is a reprint of {}",
    "retrieved": "{} was published no later than it was retrieved",
}
_AS_GIVEN = frozenset({*INSIDE, "retrieved"})
"""Ties whose subject is the first of the two; of all others it is the later one."""
LEFT_OUT = "..."
"""Stands for the reasons of a long chain that are not named."""
TIES_LEFT_OUT = "(the first ties of a long chain are left out)"
"""What is printed instead of them."""


@dataclass(frozen=True, slots=True)
class OrderReason:
    """One link of the chain behind a narrower bound.

    Args:
        type: `dated`, `published` or `retrieved` for a date that it rests on; a type of
            relation, `reported` or `reprint_of` for a tie; `...` for what is left out.
        ids: The events and sources that it speaks of, its subject first.
        words: The reason as a clause.
        path: JSON Pointer to where it stands in the document; empty if something is left out.
    """

    type: str
    ids: tuple[str, ...]
    words: str
    path: str

    def __str__(self) -> str:
        """Say it as a clause."""
        return self.words

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON values."""
        return {"type": self.type, "ids": list(self.ids), "words": self.words, "path": self.path}


class Reasoning:
    """Turns chains of constraints into reasons.

    Args:
        records: What the constraints were gathered from.
    """

    def __init__(self, records: Records) -> None:
        """Keep the records; places are looked up when they are first needed."""
        self._records = records

    def reasons(self, chain: Chain[Node]) -> tuple[OrderReason, ...]:
        """Give the reasons of a chain, from the date that it rests on to the last tie.

        **Shape**: dates that it rests on, `...` if ties are left out, then the ties in order.
        """
        grounds = [self.ground(node) for node in dict.fromkeys((chain.root, *chain.stops))]
        left_out = [] if chain.whole else [OrderReason(LEFT_OUT, (), TIES_LEFT_OUT, "")]
        return (*grounds, *left_out, *map(_tied, chain.constraints))

    def ground(self, node: Node) -> OrderReason:
        """Say which date an event or source has."""
        sort, name = node
        if sort == "event":
            event = self._records.event(name)
            extent = (
                " (including)" if event.date is not None and event.date.extent is Extent.INCLUDING else ""
            )
            words = (
                f"{name} is dated {event.date}{extent}" if event.date is not None else f"{name} is undated"
            )
            return OrderReason("dated", (name,), words, f"/events/{self._event_rows[name]}/date")
        source, row = self._records.sources[name], self._source_rows[name]
        date = source.published if sort == "source" else source.retrieved
        type_ = "published" if sort == "source" else "retrieved"
        words = f"was {type_} {date}" if date is not None else "has no date of publication"
        return OrderReason(type_, (name,), f"{named(node)} {words}", f"/sources/{row}/{type_}")

    @cached_property
    def _event_rows(self) -> dict[str, int]:
        return {event.id: row for row, event in enumerate(self._records.document.events)}

    @cached_property
    def _source_rows(self) -> dict[str, int]:
        return {source.id: row for row, source in enumerate(self._records.document.sources)}


def named(node: Node) -> str:
    """Name an event by its id, a source as such.

    Example:
        >>> named(("event", "first-letter")), named(("source", "article"))
        ('first-letter', 'source article')
    """
    return node[1] if node[0] == "event" else f"source {node[1]}"


def _tied(fact: Fact) -> OrderReason:
    """Say what a constraint follows from."""
    tie = fact.because
    assert isinstance(tie, Tie)
    nodes = (fact.one, fact.other) if tie.word in _AS_GIVEN else (fact.other, fact.one)
    ids = tuple(dict.fromkeys(name for _, name in nodes))
    words = _WORDS[tie.word].format(*map(named, nodes))
    return OrderReason(str(tie.word), ids, f"{words} (inferred)" if tie.inferred else words, tie.path)
