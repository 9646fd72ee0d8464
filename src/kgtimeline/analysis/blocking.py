"""Which pairs of events are compared at all, out of billions: those that share something rare enough."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, TypeAlias

from kgtimeline.analysis.likeness import Sketch
from kgtimeline.analysis.people import People
from kgtimeline.dates.numbering import INF

SMALL_BLOCK = 12
"""Events of a block that are all compared with each other."""
PAIRS_AN_EVENT = 16
"""So many pairs an event may have in a block on average; a block with more is full."""
NEIGHBOURS = 6
"""In a full block each event is compared with so many that follow it, in each of three orders."""
RARE_WORD = 24
"""Events of a family whose titles share a word; if there are more the word makes no block."""

Key: TypeAlias = tuple[Any, ...]
"""The family of kinds, what sort of key it is, its value."""


class Blocks:
    """Brings events together that share something, so that only those are compared.

    Among kinds of one family a block is made for each actor (namesakes are one), for each rare word
    of a title, for each whole title, and for the same days and countries if a state takes part,
    which may stand for anybody who acts for it. In a block those whose dates may overlap are paired.

    A block is full if that makes too many pairs: an actor who is in everything, events without
    dates. Its events are then put in order by the rarest words of their titles, by the others who
    take part, and by their days, and each is paired with those that follow it: equal ones stand
    next to each other in all three orders, and those that share something rare in one of them.

    Args:
        sketches: The events.
        people: Knows namesakes, countries and states.

    Example:
        >>> from kgtimeline.dataset.records import Records
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> records = Records(Document(schema_version="1.0", dataset=DatasetInfo(id="a", title="A")))
        >>> list(Blocks([], People(records)).pairs())
        []
    """

    def __init__(self, sketches: Sequence[Sketch], people: People) -> None:
        """Gather the rows of each block, ascending."""
        self._sketches = sketches
        self._people = people
        self._spans = [_span(one) for one in sketches]
        blocks: dict[Key, list[int]] = {}
        words: dict[Key, list[int]] = {}
        for row, one in enumerate(sketches):
            for key in _actor_keys(one):
                blocks.setdefault(key, []).append(row)
            for key in _word_keys(one):
                words.setdefault(key, []).append(row)
            blocks.setdefault((one.family, "title", one.title), []).append(row)
        for days in self._days_of_states():
            blocks[days[0]] = days[1]
        several = [rows for rows in words.values() if 1 < len(rows) <= RARE_WORD]
        self._blocks = [*several, *(rows for rows in blocks.values() if len(rows) > 1)]

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Give the pairs of events that are worth comparing.

        Yields:
            Pairs of places, the lesser first. **Shape**: each once, in an order that means nothing.
            Their number grows with that of the events, not with its square.
        """
        count = len(self._sketches)
        seen: set[int] = set()
        for rows in self._blocks:
            for one, other in self._of_block(rows):
                code = one * count + other if one < other else other * count + one
                if code not in seen:
                    seen.add(code)
                    yield divmod(code, count)

    def _of_block(self, rows: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Pair the events of a block."""
        if len(rows) <= SMALL_BLOCK:
            yield from combinations(rows, 2)
            return
        spans = sorted([(*self._spans[row], row) for row in rows])
        starts = [start for start, _, _ in spans]
        ends = [bisect_right(starts, end) for _, end, _ in spans]
        pairs = sum(ends) - len(rows) * (len(rows) + 1) // 2
        if pairs <= PAIRS_AN_EVENT * len(rows):
            for place, end in enumerate(ends):
                for other in range(place + 1, end):
                    yield spans[place][2], spans[other][2]
            return
        for ordered in self._orders(rows):
            for place, row in enumerate(ordered):
                for other_row in ordered[place + 1 : place + 1 + NEIGHBOURS]:
                    yield row, other_row

    def _orders(self, rows: Sequence[int]) -> Iterator[list[int]]:
        """Put the events of a full block in three orders, in each of which equal ones come together."""
        sketches, spans = self._sketches, self._spans
        counts = Counter(word for row in rows for word in set(sketches[row].title.split()))
        rarest = {
            row: sorted(set(sketches[row].title.split()), key=lambda word: (counts[word], word))
            for row in rows
        }
        seen = Counter(name for row in rows for name in sketches[row].people.names)
        others = {
            row: sorted(sketches[row].people.names, key=lambda name: (seen[name], name)) for row in rows
        }
        yield sorted(rows, key=lambda row: (rarest[row], spans[row], others[row], row))
        yield sorted(rows, key=lambda row: (others[row], rarest[row], spans[row], row))
        yield sorted(rows, key=lambda row: (spans[row], rarest[row], others[row], row))

    def _days_of_states(self) -> Iterator[tuple[Key, list[int]]]:
        """Gather events of the same days and countries, if a state takes part in one of them."""
        rows: dict[Key, list[int]] = {}
        with_state = set()
        for row, one in enumerate(self._sketches):
            span = self._spans[row]
            if not math.isinf(span[1] - span[0]):
                key = (one.family, "states", *span, self._people.countries(one.people))
                rows.setdefault(key, []).append(row)
                if self._people.has_state(one.people):
                    with_state.add(key)
        return ((key, rows[key]) for key in rows if key in with_state)


def _actor_keys(one: Sketch) -> Iterator[Key]:
    """Give a key for each actor, of namesakes one."""
    return ((one.family, "actor", name) for name in one.people.names)


def _word_keys(one: Sketch) -> Iterator[Key]:
    """Give a key for each word of the title."""
    return ((one.family, "word", word) for word in set(one.title.split()))


def _span(one: Sketch) -> tuple[float, float]:
    """Give the first and the last possible day."""
    return (-INF, INF) if one.bounds is None else (one.bounds.s_lo, one.bounds.e_hi)
