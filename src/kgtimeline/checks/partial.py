"""The part of a dataset that can still be checked across records when another part is broken."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from json import JSONDecoder
from typing import Any, TypeVar

from pydantic import TypeAdapter
from pydantic_core import to_json

from kgtimeline.checks.subject import Subject
from kgtimeline.dataset.reader import Gathered
from kgtimeline.errors import Problem
from kgtimeline.model.actors import Actor
from kgtimeline.model.events import Event
from kgtimeline.model.sources import Source

T = TypeVar("T")

_LENIENT = JSONDecoder(strict=False)
_ID = re.compile(r'"id"\s*:\s*"([^"\\]+)"')


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


def sound_part(gathered: Gathered) -> SoundPart | None:
    """Take every record that is sound by itself, whatever is wrong with the others.

    Returns:
        The records; None if the header can't be read at all, so that nothing is known of whom events name.
    """
    document = gathered.document
    if document is not None:
        subject = Subject(document.actors, document.sources, document.events, _lost_events(gathered))
        rows = {"actors": range(len(document.actors)), "sources": range(len(document.sources))}
        return SoundPart(subject, {**rows, "events": gathered.rows})
    header = _lenient(gathered.text.header)
    if not isinstance(header, dict):
        return None
    actors, actor_rows, lost_actors = _sound(_listed(header, "actors"), _adapter(Actor))
    sources, source_rows, lost_sources = _sound(_listed(header, "sources"), _adapter(Source))
    events, event_rows, lost_events = _sound(map(_lenient, gathered.text), _adapter(Event))
    subject = Subject(actors, sources, events, lost_actors | lost_sources | lost_events)
    return SoundPart(subject, {"actors": actor_rows, "sources": source_rows, "events": event_rows})


def _lost_events(gathered: Gathered) -> frozenset[str]:
    """Give the ids of the events that are not sound, those of broken JSON too."""
    if len(gathered.rows) == len(gathered.text):
        return frozenset()
    sound = set(gathered.rows)
    texts = (gathered.text.event(row) for row in range(len(gathered.text)) if row not in sound)
    found = (_ID.search(text) for text in texts)
    return gathered.lost | {match.group(1) for match in found if match is not None}


def _listed(header: dict[str, Any], key: str) -> list[Any]:
    found = header.get(key)
    return found if isinstance(found, list) else []


def _lenient(text: str) -> Any:
    """Read JSON in spite of control characters, half surrogates, or what follows it; None if that fails."""
    try:
        return _LENIENT.raw_decode(text.strip())[0]
    except (ValueError, RecursionError):
        return None


def _sound(
    values: Iterable[Any], validate: Callable[[bytes], T]
) -> tuple[tuple[T, ...], list[int], frozenset[str]]:
    """Take what the model takes; note the rows, and the ids of all else."""
    records, rows, lost = [], [], set()
    for row, value in enumerate(values):
        try:
            records.append(validate(to_json(value)))
        except ValueError:
            found = value.get("id") if isinstance(value, dict) else None
            lost.update([found] if isinstance(found, str) else [])
        else:
            rows.append(row)
    return tuple(records), rows, frozenset(lost)


@cache
def _adapter(record: Any) -> Callable[[bytes], Any]:
    return TypeAdapter(record).validate_json
