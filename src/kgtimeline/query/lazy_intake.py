"""From the sketches of lines to columns, some lines at a time.

It walks over some events for each column, not over columns for each event: then the
loops run outside Python.
"""

from array import array
from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import chain, compress
from operator import attrgetter

from kgtimeline.query.filing import Grouped, KeyColumn, Numbered, no_numbers
from kgtimeline.query.lazy_columns import FIGURES, INDEXES, PAIR, Columns, DateEntry
from kgtimeline.query.lazy_sketch import Sketch

_ID, _LABEL, _PARTICIPANTS = attrgetter("id"), attrgetter("kind", "factuality"), attrgetter("participants")
_ACTOR, _ROLE, _SOURCE = attrgetter("actor"), attrgetter("role"), attrgetter("source")
_FEW = INDEXES[INDEXES.index("scheme") :]
"""The indexes of what few events have."""


class Intake:
    """Takes up events in the order of the file and makes columns of them.

    Example:
        >>> len(Intake().columns())
        0
    """

    def __init__(self) -> None:
        """Begin with no events."""
        self._ids: list[str] = []
        self._starts, self._lengths = array("Q"), no_numbers()
        self._dates, self._labels = Numbered(), Numbered()
        self._codes, self._label_codes, self._anchored = no_numbers(), no_numbers(), no_numbers()
        self._actors, self._roles, self._sources, self._tags = (KeyColumn() for _ in range(4))
        self._few: dict[str, defaultdict[Hashable, list[int]]] = {name: defaultdict(list) for name in _FEW}

    def take(self, events: Sequence[Sketch], starts: Sequence[int], lines: Sequence[bytes]) -> None:
        """Take up some events, with where their lines start and these lines."""
        base = len(self._ids)
        self._ids += map(_ID, events)
        self._starts.extend(starts)
        self._lengths.extend(map(len, lines))
        dated = [event.date if event.extent is None else (event.date, event.extent) for event in events]
        self._codes.extend(map(self._dates.__getitem__, dated))
        self._label_codes.extend(map(self._labels.__getitem__, map(_LABEL, events)))
        participants = [*chain.from_iterable(map(_PARTICIPANTS, events))]
        self._actors.sizes.extend(map(len, map(_PARTICIPANTS, events)))
        self._actors.put(map(_ACTOR, participants))
        self._roles.put(map(_ROLE, participants))
        self._sources.extend([event.reports or () for event in events], _SOURCE)
        self._tags.extend([event.tags or () for event in events])
        for number, event in enumerate(events, base):
            if event.relations or event.codes or event.figures:
                self._take_few(event, number)
        anchored = [event.dating is not None and event.dating.anchors for event in events]
        self._anchored.extend(compress(range(base, base + len(events)), anchored))

    def _take_few(self, event: Sketch, number: int) -> None:
        """File what few events have."""
        filed = self._few
        for scheme, code in (event.codes or {}).items():
            filed["scheme"][scheme].append(number)
            filed["code"][scheme, code].append(number)
        for tie in event.relations or ():
            filed["relation"][tie.type].append(number)
            filed["relation to"][tie.type, tie.event].append(number)
        if event.figures:
            filed[FIGURES][True].append(number)

    def columns(self) -> Columns:
        """Make columns of all that was taken up; they are not sorted yet."""
        return Columns(
            starts=self._starts,
            lengths=self._lengths,
            ids=self._ids,
            codes=self._codes,
            dates=[_entry(key) for key in self._dates],
            labels=self._label_codes,
            labelled=[*self._labels],
            filed={
                PAIR: self._actors.paired_with(self._roles),
                "source": self._sources.grouped(),
                "tag": self._tags.grouped(),
                **{name: Grouped.of(filed) for name, filed in self._few.items()},
            },
            anchored=self._anchored,
        )


def _entry(key: tuple[str, str] | str | None) -> DateEntry:
    return (*key, False) if isinstance(key, tuple) else (key, None, False)
