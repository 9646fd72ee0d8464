"""Whether the events of a file are sound, as `load` would find them, while it is indexed.

Sound data is only looked at: what an event names is gathered, and looked up at the end. If
anything is wrong the file is read once more, slowly, to say all that is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any, TypeAlias

from pydantic import TypeAdapter, ValidationError

from kgtimeline.dataset.line_source import MOST_PROBLEMS, LineSource, are_sound, is_filled, moved
from kgtimeline.dataset.near import near_names
from kgtimeline.dataset.references import ACTOR, EVENT, SOURCE, iter_reference_problems, named_by
from kgtimeline.errors import DatasetInvalidError, Problem, did_you_mean
from kgtimeline.model.events import Event
from kgtimeline.query.lazy_columns import PAIR, Columns
from kgtimeline.query.lazy_sketch import Sketch, UnreadableLineError, reader

Named: TypeAlias = Mapping[str, set[str]]
"""Ids that events name, by what they are ids of."""
_PARTICIPANTS, _REPORTS, _ORIGINS = attrgetter("participants"), attrgetter("reports"), attrgetter("from_")
_ACTOR, _SOURCE, _VIA = attrgetter("actor"), attrgetter("source"), attrgetter("via")


class Checker:
    """Reads events as `load` does.

    A validated event is dropped at once: that costs less than to keep many of them.
    """

    def __init__(self) -> None:
        """Get ready for the first line."""
        self._reader = reader(whole=True)
        self._validate = validator()
        self.named: Named = {ACTOR: set(), SOURCE: set(), EVENT: set()}
        """What the events name beyond those who take part and tell of them."""

    def read(self, lines: Sequence[bytes]) -> list[Sketch]:
        """Read some lines and validate them.

        Raises:
            UnreadableLineError: If one is no sound event.
        """
        try:
            tied: Sequence[Event] = [event for event in map(self._validate, lines) if _has_ties(event)]
        except ValidationError as error:
            raise UnreadableLineError(str(error)) from None
        sketches = self._reader.read(lines)
        if not self._reader.has_unique_keys(lines, sketches) and not are_sound(lines):
            raise UnreadableLineError("a key stands twice")
        self._note(sketches)
        if tied:
            self.add(named_by(tied))
        return sketches

    def add(self, named: Mapping[str, Iterable[str]]) -> None:
        """Note what events name."""
        for to, names in named.items():
            self.named[to].update(names)

    def _note(self, events: Sequence[Sketch]) -> None:
        """Note what most events name.

        With the indexes of `Columns` it must know the same places as `named_by`, which
        has looked at the events with ties.
        """
        reports = [*_all(filter(None, map(_REPORTS, events)))]
        origins = [*_all(filter(None, [event.dating and event.dating.from_ for event in events]))]
        actors = self.named[ACTOR]
        actors.update(_all(filter(None, map(_VIA, chain(reports, origins)))))
        actors.update(map(_ACTOR, _all(filter(None, map(_PARTICIPANTS, reports)))))
        self.named[SOURCE].update(map(_SOURCE, origins))


_all = chain.from_iterable


def _has_ties(event: Any) -> bool:
    """Tell whether an event names others, or more than those who take part and tell of it."""
    dating = event.dating
    return bool(event.relations or event.figures or (dating is not None and dating.anchors))


def validator() -> Callable[[bytes], Event]:
    """Give the function that validates a line, without what the adapter adds to each call."""
    adapter = TypeAdapter[Any](Event)
    adapter.rebuild()  # pydantic builds it when it is first used; what follows is taken from the built one
    return adapter.validator.validate_json


def check_names(source: LineSource, columns: Columns, named: Named) -> None:
    """Look up what the events of a file name, when all of them were read.

    Raises:
        DatasetInvalidError: If a reference leads nowhere, or an id stands twice.
    """
    document, filed = source.document, columns.filed
    actors, sources = {actor.id for actor in document.actors}, {text.id for text in document.sources}
    ids = frozenset(columns.ids)
    taking_part = {key[0] for key in filed[PAIR].places if isinstance(key, tuple)}
    if (
        len(ids) < len(columns.ids)
        or not ids.issuperset(named[EVENT])
        or not actors.issuperset(named[ACTOR] | taking_part)
        or not sources.issuperset(named[SOURCE].union(map(str, filed["source"].places)))
        or any(iter_reference_problems(document.actors, document.sources, ()))
    ):
        raise DatasetInvalidError(find_problems(source))


def find_problems(source: LineSource) -> list[Problem]:
    """Find all that is wrong with a file, or about the first `MOST_PROBLEMS` of it."""
    document, validate = source.document, validator()
    problems = [*iter_reference_problems(document.actors, document.sources, ())]
    known = {ACTOR: {actor.id for actor in document.actors}, SOURCE: {text.id for text in document.sources}}
    ids: list[str] = []
    related: dict[str, int] = {}
    for step in source.steps():
        found = source.read(step)[1]
        if not found:
            events = [validate(line) for line in step.lines if is_filled(line)]
            named = named_by(events)
            if any(not known[to].issuperset(named[to]) for to in known):
                lost = iter_reference_problems(document.actors, document.sources, events, lost=named[EVENT])
                found = [moved(problem, step) for problem in lost if problem.path.startswith("/events/")]
            for row, event in enumerate(events, step.rows):
                ids.append(event.id)
                for name in named_by([event])[EVENT] if named[EVENT] else ():
                    related.setdefault(name, row)
        problems += found
        if len(problems) >= MOST_PROBLEMS:
            return problems
    return problems or [*_of_ids(ids, related)]


def _of_ids(ids: Sequence[str], related: dict[str, int]) -> Iterator[Problem]:
    """Find ids that stand twice, and names of events that are not there, each with the row that has it."""
    first: dict[str, int] = {}
    for row, event_id in enumerate(ids):
        if (earlier := first.setdefault(event_id, row)) != row:
            message = f"the id {event_id!r} is that of /events/{earlier} already"
            hint = "rename one of them, and what refers to it"
            path = f"/events/{row}/id"
            yield Problem("duplicate-id", message, path=path, event_id=event_id, hint=hint)
    for name, row in related.items():
        if name not in first:
            hint = did_you_mean(near_names(name, first), "mend the id, or add the event")
            path = f"/events/{row}"
            yield Problem("unknown-event", f"no event {name!r}", path=path, event_id=ids[row], hint=hint)
