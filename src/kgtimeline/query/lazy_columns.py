"""What a lazy file keeps of its events: where they stand, and what each is filed under."""

from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, compress, groupby, islice, repeat
from operator import attrgetter, lt
from typing import Any, TypeAlias

from kgtimeline.dataset.canonical import date_key
from kgtimeline.dates.bounds import Extent
from kgtimeline.dates.value import EventDate
from kgtimeline.errors import DateRangeError, DateSyntaxError
from kgtimeline.query.answers import Filed
from kgtimeline.query.lazy_sketch import Sketch

Numbers: TypeAlias = "array[int]"
"""Numbers of events, counted from 0 in the order of the file; ascending."""
Label: TypeAlias = tuple[str, str | None]
"""Kind and factuality."""
DateEntry: TypeAlias = tuple[str | None, str | None, bool]
"""Text, extent, and whether the date rests on a doubtful one."""
PAIR, FIGURES = "actor and role", "figures"
INDEXES = (PAIR, "source", "tag", "scheme", "code", "relation", "relation to", FIGURES)
_ID, _LABEL = attrgetter("id"), attrgetter("kind", "factuality")
_PAIR, _SOURCE = attrgetter("actor", "role"), attrgetter("source")


def _numbers() -> Numbers:
    return array("I")


def _no_filed() -> dict[str, defaultdict[Hashable, Numbers]]:
    return {name: defaultdict(_numbers) for name in INDEXES}


def file_under(
    filed: dict[Hashable, Numbers],
    numbers: Sequence[int],
    several: Sequence[Sequence[Any]],
    key: Callable[[Any], Hashable] | None = None,
) -> None:
    """File each number under the keys of the parts that stand in its place of `several`."""
    parts: Iterable[Any] = chain.from_iterable(several)
    owners = chain.from_iterable(map(repeat, numbers, map(len, several)))
    keys = parts if key is None else map(key, parts)
    deque(map(array.append, map(filed.__getitem__, keys), owners), maxlen=0)


class Numbered(dict[Any, int]):
    """Numbers for values: each new one gets the next."""

    def __missing__(self, value: Any) -> int:
        self[value] = number = len(self)
        return number


@dataclass(slots=True)
class Columns:
    """The columns of a file, filled some lines at a time.

    Args:
        starts: Where each line starts, in bytes.
        lengths: How long it is, in bytes.
        ids: The ids.
        codes: The number of each date in `dates`.
        dates: Every date once.
        labels: The number of each kind and factuality in `labelled`.
        labelled: Every pair of kind and factuality once.
        filed: For every index and key the numbers of the events; one may stand twice in a row.
        anchored: Events whose dates may rest on others.
        order: The number of the event in each row, if rows are not the order of the file.
    """

    starts: "array[int]" = field(default_factory=partial(array, "Q"))
    lengths: "array[int]" = field(default_factory=_numbers)
    ids: list[str] = field(default_factory=list)
    codes: "array[int]" = field(default_factory=_numbers)
    dates: list[DateEntry] = field(default_factory=list)
    labels: "array[int]" = field(default_factory=_numbers)
    labelled: list[Label] = field(default_factory=list)
    filed: Mapping[str, dict[Hashable, Numbers]] = field(default_factory=_no_filed)
    anchored: "array[int]" = field(default_factory=_numbers)
    order: "array[int] | None" = None
    _made: list[EventDate | None] = field(default_factory=list, repr=False)

    def __len__(self) -> int:
        return len(self.ids)

    def taker(self) -> Callable[[Sequence[Sketch], Sequence[bytes]], None]:
        """Give the function that takes up events in the order of the file, with their lines.

        It walks over some events for each column, not over columns for each event: then
        the loops run outside Python.
        """
        pairs, sources, tags, *_ = (self.filed[name] for name in INDEXES)
        code_of, label_of = Numbered(), Numbered()

        def take(events: Sequence[Sketch], lines: Sequence[bytes]) -> None:
            base = len(self.ids)
            numbers = range(base, base + len(events))
            self.ids += map(_ID, events)
            self.lengths.extend(map(len, lines))
            dated = [event.date if event.extent is None else (event.date, event.extent) for event in events]
            self.codes.extend(map(code_of.__getitem__, dated))
            self.labels.extend(map(label_of.__getitem__, map(_LABEL, events)))
            file_under(pairs, numbers, [event.participants for event in events], _PAIR)
            file_under(sources, numbers, [event.reports or () for event in events], _SOURCE)
            file_under(tags, numbers, [event.tags or () for event in events])
            for event, number in zip(events, numbers, strict=True):
                if event.relations or event.codes or event.figures:
                    self._take_rest(event, number)
            anchored = [event.dating is not None and event.dating.anchors for event in events]
            self.anchored.extend(compress(numbers, anchored))
            if len(self.dates) < len(code_of):
                fresh = islice(code_of, len(self.dates), None)
                self.dates += [
                    (*key, False) if isinstance(key, tuple) else (key, None, False) for key in fresh
                ]
            if len(self.labelled) < len(label_of):
                self.labelled += islice(label_of, len(self.labelled), None)

        return take

    def _take_rest(self, event: Sketch, number: int) -> None:
        """File what few events have."""
        filed = self.filed
        for scheme, code in (event.codes or {}).items():
            filed["scheme"][scheme].append(number)
            filed["code"][scheme, code].append(number)
        for tie in event.relations or ():
            filed["relation"][tie.type].append(number)
            filed["relation to"][tie.type, tie.event].append(number)
        if event.figures:
            filed[FIGURES][True].append(number)

    def made_dates(self) -> Sequence[EventDate | None]:
        """Make the dates; none is made twice."""
        self._made += [date_of(entry) for entry in islice(self.dates, len(self._made), None)]
        return self._made

    def labelled_with(self, place: int) -> dict[Hashable, Numbers]:
        """File events by their kind (place 0) or factuality (place 1)."""
        found: defaultdict[Hashable, Numbers] = defaultdict(_numbers)
        values = [label[place] or "reported" for label in self.labelled]
        for number, label in enumerate(self.labels):
            found[values[label]].append(number)
        return found

    def doubt(self, numbers: Iterable[int]) -> None:
        """Mark dates that rest on doubtful ones."""
        codes: dict[int, int] = {}
        for number in numbers:
            code = self.codes[number]
            if code not in codes:
                text, extent, _ = self.dates[code]
                codes[code] = len(self.dates)
                self.dates.append((text, extent, True))
            self.codes[number] = codes[code]

    def sort(self) -> None:
        """Find the order of rows: by date, then id; nothing is kept if the file has it already."""
        keys = [date_key(date) for date in self.made_dates()]
        ranks = {key: rank for rank, key in enumerate(sorted(set(keys)))}
        rank_of = [ranks[key] for key in keys]
        ids, found = self.ids, array("I", map(rank_of.__getitem__, self.codes))
        if all(map(lt, zip(found, ids, strict=True), islice(zip(found, ids, strict=True), 1, None))):
            return
        by_date = sorted(range(len(ids)), key=found.__getitem__)
        same = (sorted(numbers, key=ids.__getitem__) for _, numbers in groupby(by_date, found.__getitem__))
        self.order = array("I", chain.from_iterable(same))


def date_of(entry: DateEntry) -> EventDate | None:
    """Make the date of an entry."""
    text, extent, doubtful = entry
    if text is None:
        return None
    date = EventDate(text, None if extent is None else Extent(extent))
    return date.hedge() if doubtful else date


def fault_of(entry: DateEntry) -> str | None:
    """Say why an entry is no date, None if it is one."""
    try:
        date_of(entry)
    except (DateSyntaxError, DateRangeError, ValueError) as error:
        return str(error)
    return None


class FiledColumn:
    """One index of a lazy file: the rows of a key, put together when it is asked for.

    Args:
        parts: For every key the columns of numbers whose union it is.
        rank: The row of each number; None if they are the same.
    """

    __slots__ = ("_made", "_parts", "_rank")

    def __init__(self, parts: Mapping[Hashable, Sequence[Numbers]], rank: Sequence[int] | None) -> None:
        """Keep the parts; nothing is put together yet."""
        self._parts = parts
        self._rank = rank
        self._made: dict[Hashable, Filed] = {}

    def get(self, key: Hashable, default: Sequence[int]) -> Sequence[int]:
        """Give the rows of a key, ascending."""
        made = self._made.get(key)
        if made is None:
            parts = self._parts.get(key)
            if not parts:
                return default
            numbers = dict.fromkeys(parts[0]) if len(parts) == 1 else sorted(set().union(*parts))
            rank = self._rank
            made = Filed(numbers if rank is None else sorted([rank[number] for number in numbers]))
            self._made[key] = made
        return made

    def keys(self) -> Iterator[Hashable]:
        """Give all keys."""
        return iter(self._parts)
