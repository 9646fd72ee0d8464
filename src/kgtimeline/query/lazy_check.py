"""Whether the events of a file are sound, as `load` would find them, while it is indexed.

Sound data is only looked at: what an event names is gathered, and looked up at the end. If
anything is wrong the file is read once more, slowly, to say all that is.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter, methodcaller

from pydantic import ValidationError

from kgtimeline.dataset.line_source import MOST_PROBLEMS, LineSource, Step, is_filled, moved
from kgtimeline.dataset.near import near_names
from kgtimeline.dataset.references import ACTOR, EVENT, SOURCE, iter_reference_problems, named_by
from kgtimeline.errors import DatasetInvalidError, Problem, did_you_mean
from kgtimeline.query.lazy_columns import PAIR, Columns
from kgtimeline.query.lazy_elsewhere import Elsewhere, names_of_tied, validator
from kgtimeline.query.lazy_sketch import Sketch, UnreadableLineError, reader

_PARTICIPANTS, _REPORTS, _ORIGINS = attrgetter("participants"), attrgetter("reports"), attrgetter("from_")
_ACTOR, _SOURCE, _VIA = attrgetter("actor"), attrgetter("source"), attrgetter("via")
_items = methodcaller("items")


class Checker:
    """Reads the events of a file as `load` does.

    A validated event is dropped at once: that costs less than to keep many of them.

    Args:
        source: The file.
        elsewhere: What other processes validate of it.
    """

    def __init__(self, source: LineSource, elsewhere: Elsewhere) -> None:
        """Get ready for the first line."""
        self._source = source
        self._elsewhere = elsewhere
        self._reader = reader(whole=True)
        self._validate = validator()
        self._named: dict[str, set[str]] = {ACTOR: set(), SOURCE: set(), EVENT: set()}

    def read(self, step: Step, lines: Sequence[bytes]) -> list[Sketch]:
        """Read some lines, and validate them unless another process does.

        Raises:
            DatasetInvalidError: If one is no sound event; holds all problems of the file.
        """
        here = () if self._elsewhere.validates(step.done - sum(map(len, step.lines))) else lines
        try:
            tied = names_of_tied(map(self._validate, here))
            sketches = self._reader.read(lines)
        except (ValidationError, UnreadableLineError):
            raise DatasetInvalidError([*find_problems(self._source)]) from None
        if not self._reader.has_unique_keys(lines, sketches) and self._source.read(step)[1]:
            raise DatasetInvalidError([*find_problems(self._source)])
        for to, names in tied.items():
            self._named[to] |= names
        self._note(sketches)
        return sketches

    def _note(self, events: Sequence[Sketch]) -> None:
        """Note what events name.

        With the indexes of `Columns` it must know the same places as `named_by`, which
        has looked at the events with ties.
        """
        reports = [*_all(filter(None, map(_REPORTS, events)))]
        origins = [*_all(filter(None, [event.dating and event.dating.from_ for event in events]))]
        actors = self._named[ACTOR]
        actors.update(_all(filter(None, map(_VIA, chain(reports, origins)))))
        actors.update(map(_ACTOR, _all(filter(None, map(_PARTICIPANTS, reports)))))
        self._named[SOURCE].update(map(_SOURCE, origins))

    def finish(self, columns: Columns) -> None:
        """Look up what was noted, when all lines were read and taken up.

        Raises:
            DatasetInvalidError: If a reference leads nowhere, or an id stands twice.
        """
        told = self._elsewhere.named()
        if told is None:
            if problems := find_problems(self._source):
                raise DatasetInvalidError(problems)
            return
        for to, names in chain.from_iterable(map(_items, told)):
            self._named[to] |= names
        document = self._source.document
        actors, sources = {actor.id for actor in document.actors}, {text.id for text in document.sources}
        named = {
            ACTOR: self._named[ACTOR].union(
                [key[0] for key in columns.filed[PAIR] if isinstance(key, tuple)]
            ),
            SOURCE: self._named[SOURCE].union(map(str, columns.filed["source"])),
        }
        ids = frozenset(columns.ids)
        if (
            len(ids) < len(columns.ids)
            or not ids.issuperset(self._named[EVENT])
            or not actors.issuperset(named[ACTOR])
            or not sources.issuperset(named[SOURCE])
            or any(iter_reference_problems(document.actors, document.sources, ()))
        ):
            raise DatasetInvalidError([*find_problems(self._source)])


_all = chain.from_iterable


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
