"""The part of a dataset that can still be checked across records when another part is broken."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json, to_json

from kgtimeline.checks.subject import Subject
from kgtimeline.dataset.reader import Gathered
from kgtimeline.errors import Problem
from kgtimeline.model.actors import Actor
from kgtimeline.model.events import Event
from kgtimeline.model.sources import Source

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SoundPart:
    """Records that are sound by themselves, and the rows that they have in the file.

    Args:
        subject: The records, counted from 0 without gaps.
        rows: For `actors`, `sources` and `events`, the row in the file of each record.
    """

    subject: Subject
    rows: dict[str, Sequence[int]]

    def on_file(self, problems: Iterable[Problem]) -> list[Problem]:
        """Let paths count as the file does; leave out what is about lost records."""
        return [self._on_file(problem) for problem in problems]

    def _on_file(self, problem: Problem) -> Problem:
        parts = problem.path.split("/", 3)
        if len(parts) < 3 or parts[1] not in self.rows:  # noqa: PLR2004 - "", list, row
            return problem
        row = self.rows[parts[1]][int(parts[2])]
        return replace(problem, path="/".join(["", parts[1], str(row), *parts[3:]]))


def sound_part(gathered: Gathered) -> SoundPart:
    """Take every record that is sound by itself, whatever is wrong with the others."""
    if gathered.document is not None:
        document = gathered.document
        subject = Subject(document.actors, document.sources, document.events, gathered.lost)
        rows = {"actors": range(len(document.actors)), "sources": range(len(document.sources))}
        return SoundPart(subject, {**rows, "events": gathered.rows})
    actors, actor_rows, lost_actors = _sound(_listed(gathered, "actors"), _adapter(Actor))
    sources, source_rows, lost_sources = _sound(_listed(gathered, "sources"), _adapter(Source))
    events, event_rows, lost_events = _sound(map(_value, gathered.text), _adapter(Event))
    subject = Subject(actors, sources, events, lost_actors | lost_sources | lost_events)
    return SoundPart(subject, {"actors": actor_rows, "sources": source_rows, "events": event_rows})


def _listed(gathered: Gathered, key: str) -> list[Any]:
    """Take a list out of a header that is not sound, as far as it can be read."""
    header = _value(gathered.text.header)
    found = header.get(key) if isinstance(header, dict) else None
    return found if isinstance(found, list) else []


def _value(text: str) -> Any:
    try:
        return from_json(text)
    except ValueError:
        return None


def _sound(
    values: Iterable[Any], validate: Callable[[bytes], T]
) -> tuple[tuple[T, ...], list[int], frozenset[str]]:
    """Take what the model takes; note the rows, and the ids of all else."""
    records, rows, lost = [], [], set()
    for row, value in enumerate(values):
        try:
            records.append(validate(to_json(value)))
        except (ValidationError, ValueError):
            found = value.get("id") if isinstance(value, dict) else None
            lost.update([found] if isinstance(found, str) else [])
        else:
            rows.append(row)
    return tuple(records), rows, frozenset(lost)


@cache
def _adapter(record: Any) -> Callable[[bytes], Any]:
    return TypeAdapter(record).validate_json
