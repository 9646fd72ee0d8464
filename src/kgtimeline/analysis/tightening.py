"""What tightening gives back: narrower bounds, step by step, each with its reasons."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from kgtimeline.analysis.day_words import bounds_json, day_text
from kgtimeline.analysis.order_constraints import Node
from kgtimeline.analysis.order_reasons import OrderReason, Reasoning, named
from kgtimeline.dates import Bounds, Narrowed
from kgtimeline.dates.constraints import Bound
from kgtimeline.dates.numbering import Day
from kgtimeline.errors import Problem
from kgtimeline.markup import Printed

MOST_REASONS = 12
"""So many ties of a chain are printed and written, the last ones; `TighteningStep.reasons` gives all."""

Side = Literal["earliest", "latest", "earliest_start", "latest_start", "earliest_end", "latest_end"]
"""Which bound became narrower; an event of one day has only `earliest` and `latest`."""

SIDES: Mapping[Bound, Side] = {
    "s_lo": "earliest_start",
    "s_hi": "latest_start",
    "e_lo": "earliest_end",
    "e_hi": "latest_end",
}
_PHRASES: Mapping[Side, str] = {
    "earliest": "not before {}",
    "latest": "not after {}",
    "earliest_start": "starts not before {}",
    "latest_start": "starts not after {}",
    "earliest_end": "ends not before {}",
    "latest_end": "ends not after {}",
}


@dataclass(frozen=True, slots=True)
class TighteningStep:
    """One bound of an event, or of the publication of a source, that became narrower.

    Args:
        about: `event` or `source`.
        id: Which.
        side: Which of its bounds.
        before: The day it was, as the date has it; infinite if it was open.
        after: The day it is now.
        hedged: Whether the new day rests on a date of which nothing is certain.

    **Units**: inclusive days since 1970-01-01; minus or plus infinity where open.
    """

    about: Literal["event", "source"]
    id: str
    side: Side
    before: Day
    after: Day
    hedged: bool
    _bound: Bound = field(repr=False, compare=False)
    _narrowed: Narrowed[Node] = field(repr=False, compare=False)
    _reasoning: Reasoning = field(repr=False, compare=False)

    @property
    def reasons(self) -> tuple[OrderReason, ...]:
        """Why it must be so: the date it rests on, then the ties from there to this one."""
        return self._reasons(None)

    def _reasons(self, most: int | None) -> tuple[OrderReason, ...]:
        chain = self._narrowed.chain((self.about, self.id), self._bound, most)
        return () if chain is None else self._reasoning.reasons(chain)

    @property
    def words(self) -> str:
        """What became narrower, such as `not after 2024-02-12 (was open)`."""
        was = day_text(self.before) or "open"
        doubt = "; rests on a date that is not certain" if self.hedged else ""
        return f"{_PHRASES[self.side].format(day_text(self.after))} (was {was}{doubt})"

    def __str__(self) -> str:
        """Say what became narrower on one line, and each reason on one below."""
        lines = [f"{named((self.about, self.id))}: {self.words}", *map(str, self._reasons(MOST_REASONS))]
        return "\n  ".join(lines)

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON values; of a long chain the last ties."""
        return {
            "about": self.about,
            "id": self.id,
            "side": self.side,
            "before": day_text(self.before),
            "after": day_text(self.after),
            "hedged": self.hedged,
            "reasons": [reason.to_json() for reason in self._reasons(MOST_REASONS)],
        }


@dataclass(frozen=True, slots=True)
class Tightened(Printed):
    """What relations and publications add to the dates of a timeline.

    Args:
        events: Bounds of the events that became narrower, by id. Those that rest on a date
            of which nothing is certain are hedged.
        firm: The same, but by dates alone that are certain: what holds whatever the
            hedged dates turn out to be. An event whose own date is hedged is not in it.
        sources: Bounds of the publication of every source that has any finite bound. Where
            a source states a date that is certain, only certain dates narrow it further.
        steps: Every tightening. **Shape**: events in date order, then sources by id;
            earliest before latest, start before end.
        problems: One for each contradiction. What hangs together with one is not tightened.
    """

    events: Mapping[str, Bounds]
    firm: Mapping[str, Bounds]
    sources: Mapping[str, Bounds]
    steps: tuple[TighteningStep, ...]
    problems: tuple[Problem, ...]

    def of(self, event_id: str) -> tuple[TighteningStep, ...]:
        """Give the steps of one event; none if its bounds stay as they are."""
        return tuple([step for step in self.steps if step.about == "event" and step.id == event_id])

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON values: `events` and `sources` by id, `steps`, `problems`."""
        return {
            "events": {name: _bounds_json(bounds) for name, bounds in self.events.items()},
            "sources": {name: _bounds_json(bounds) for name, bounds in self.sources.items()},
            "steps": [step.to_json() for step in self.steps],
            "problems": [asdict(problem) for problem in self.problems],
        }

    def lines(self) -> Iterator[str]:
        """Write the steps, and how many there are, line by line."""
        for step in self.steps:
            yield from str(step).splitlines()
        narrower = len({(step.about, step.id) for step in self.steps if step.about == "source"})
        counts = (
            _counted(len(self.steps), "bound"),
            _counted(len(self.events), "event"),
            _counted(narrower, "source"),
            _counted(len(self.problems), "contradiction"),
        )
        yield "{} narrower, of {} and {}; {}".format(*counts)

    def __str__(self) -> str:
        """Write every step with its reasons, and a line that counts them."""
        return "\n".join(self.lines())


def _bounds_json(bounds: Bounds) -> dict[str, Any]:
    return {**(bounds_json(bounds) or {}), "one_day": bounds.one_day, "hedged": bounds.hedged}


def _counted(count: int, word: str) -> str:
    return f"{count or 'no'} {word}{'' if count == 1 else 's'}"
