"""From the keys that events have to the events that a key has.

While a file is read the numbers of keys are kept in the order of the events, side by
side. In the end they are turned round, all at once: that is about twice as fast as to
look up the place of every key of every event, which memory is too slow for.
"""

from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, count, pairwise, repeat
from operator import add
from typing import Any, TypeAlias

from kgtimeline.query.answers import Filed

Numbers: TypeAlias = "array[int]"
"""Numbers of events, counted from 0 in the order of the file; ascending."""


def no_numbers() -> Numbers:
    """Make an array of 32-bit numbers without any.

    Example:
        >>> no_numbers()
        array('I')
    """
    return array("I")


class Numbered(dict[Any, int]):
    """Numbers for values: each new one gets the next.

    Example:
        >>> numbers = Numbered()
        >>> numbers["b"], numbers["a"], numbers["b"]
        (0, 1, 0)
    """

    def __missing__(self, value: Any) -> int:
        self[value] = number = len(self)
        return number


class KeyColumn:
    """The keys of events, any number of them for each, in the order of the events."""

    __slots__ = ("codes", "numbered", "sizes")

    def __init__(self) -> None:
        """Begin with no events."""
        self.numbered = Numbered()
        self.codes = no_numbers()
        self.sizes = no_numbers()

    def extend(self, several: Sequence[Sequence[Any]], key: Callable[[Any], Hashable] | None = None) -> None:
        """Take up the parts of some events, and the key of each part."""
        self.sizes.extend(map(len, several))
        parts: Iterable[Any] = chain.from_iterable(several)
        self.put(parts if key is None else map(key, parts))

    def put(self, keys: Iterable[Hashable]) -> None:
        """Take up keys alone; how many each event has stands in another column."""
        self.codes.extend(map(self.numbered.__getitem__, keys))

    def grouped(self) -> "Grouped":
        """Turn round what is kept."""
        return Grouped.of_codes([*self.numbered], self.codes, self.sizes)

    def paired_with(self, other: "KeyColumn") -> "Grouped":
        """Turn round the pairs of what stands in the same places here and there.

        First by the key here, then each by the key there: a few thousand lists can grow at
        the same time without a search for their ends in memory, and pairs are far more.
        """
        width = len(other.numbered)
        filed: list[list[int]] = [[] for _ in self.numbered]
        owners = chain.from_iterable(map(repeat, count(0, width), self.sizes))
        deque(map(list.append, map(filed.__getitem__, self.codes), map(add, owners, other.codes)), maxlen=0)
        others = [*other.numbered]
        found: dict[Hashable, list[int]] = {}
        for mine, mixed in zip(self.numbered, filed, strict=True):
            parts: defaultdict[int, list[int]] = defaultdict(list)
            for number in mixed:
                parts[number % width].append(number // width)
            for place, numbers in parts.items():
                found[mine, others[place]] = numbers
        return Grouped.of(found)


class Grouped:
    """The numbers of events under keys, all in one array.

    Args:
        keys: The keys, each once.
        sizes: How many numbers each has, in the order of the keys.
        numbers: The numbers, key by key; of each key ascending, one may stand several times in a row.

    Example:
        >>> found = Grouped.of({"a": [0, 2], "b": [1]})
        >>> found.under(found.places["a"]), [*found.items()]
        (array('I', [0, 2]), [('a', 2), ('b', 1)])
    """

    __slots__ = ("numbers", "places", "stops")

    def __init__(self, keys: Sequence[Hashable], sizes: Iterable[int], numbers: Numbers) -> None:
        """Find out where the numbers of each key stand."""
        self.places = dict(zip(keys, range(len(keys)), strict=True))
        self.stops = array("Q", accumulate(sizes, initial=0))
        self.numbers = numbers

    @classmethod
    def of(cls, filed: Mapping[Hashable, Sequence[int]]) -> "Grouped":
        """Put numbers that are filed by key into one array."""
        numbers = array("I", chain.from_iterable(filed.values()))
        return cls([*filed], map(len, filed.values()), numbers)

    @classmethod
    def of_codes(cls, keys: Sequence[Hashable], codes: Sequence[int], sizes: Iterable[int]) -> "Grouped":
        """Turn round columns.

        Args:
            keys: The keys by their numbers.
            codes: The number of each key of each event, in the order of the events.
            sizes: How many of them each event has.
        """
        filed: list[list[int]] = [[] for _ in keys]
        owners = chain.from_iterable(map(repeat, count(), sizes))
        deque(map(list.append, map(filed.__getitem__, codes), owners), maxlen=0)
        return cls.of(dict(zip(keys, filed, strict=True)))

    @classmethod
    def joined(cls, parts: "Sequence[Grouped]", firsts: Sequence[int]) -> "Grouped":
        """Put together what several stretches of a file have.

        Args:
            parts: Those of each stretch, in the order of the file.
            firsts: The number of the first event of each stretch.
        """
        keys = dict.fromkeys(chain.from_iterable(part.places for part in parts))
        moved = [
            part.numbers if first == 0 else array("I", map(first.__add__, part.numbers))
            for part, first in zip(parts, firsts, strict=True)
        ]
        numbers, sizes = no_numbers(), []
        for key in keys:
            before = len(numbers)
            for part, shifted in zip(parts, moved, strict=True):
                place = part.places.get(key)
                if place is not None:
                    numbers += shifted[part.stops[place] : part.stops[place + 1]]
            sizes.append(len(numbers) - before)
        return cls([*keys], sizes, numbers)

    def under(self, place: int) -> Numbers:
        """Give the numbers of the key at a place."""
        return self.numbers[self.stops[place] : self.stops[place + 1]]

    def items(self) -> Iterator[tuple[Hashable, int]]:
        """Go through the keys, each with how many numbers it has."""
        return zip(self.places, [stop - start for start, stop in pairwise(self.stops)], strict=True)


class FiledColumn:
    """One index of a lazy file: the rows of a key, put together when it is asked for.

    Args:
        grouped: The numbers of events.
        rank: The row of each number; None if they are the same.
        places: For every key the places in `grouped` whose union it is; None if each has its own.
    """

    __slots__ = ("_grouped", "_made", "_places", "_rank")

    def __init__(
        self,
        grouped: Grouped,
        rank: Sequence[int] | None,
        places: Mapping[Hashable, Sequence[int]] | None = None,
    ) -> None:
        """Keep the parts; nothing is put together yet."""
        self._grouped = grouped
        self._rank = rank
        self._places = places
        self._made: dict[Hashable, Filed] = {}

    def get(self, key: Hashable, default: Sequence[int]) -> Sequence[int]:
        """Give the rows of a key, ascending."""
        made = self._made.get(key)
        if made is None:
            places = self._places_of(key)
            if not places:
                return default
            parts = [self._grouped.under(place) for place in places]
            numbers = dict.fromkeys(parts[0]) if len(parts) == 1 else sorted(set().union(*parts))
            rank = self._rank
            made = Filed(numbers if rank is None else sorted([rank[number] for number in numbers]))
            self._made[key] = made
        return made

    def _places_of(self, key: Hashable) -> Sequence[int]:
        if self._places is not None:
            return self._places.get(key, ())
        place = self._grouped.places.get(key)
        return () if place is None else (place,)
