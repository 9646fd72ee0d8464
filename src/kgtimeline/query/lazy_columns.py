"""What a lazy file keeps of its events: where they stand, and what each is filed under."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import TypeAlias

from kgtimeline.dataset.canonical import date_key
from kgtimeline.dates.bounds import Extent
from kgtimeline.dates.value import EventDate
from kgtimeline.errors import DateRangeError, DateSyntaxError
from kgtimeline.query.answers import Filed
from kgtimeline.query.lazy_sketch import Sketch

Numbers: TypeAlias = "array[int]"
"""Numbers of events, counted from 0 in the order of the file; ascending."""
DateEntry: TypeAlias = tuple[str | None, str | None, bool]
"""Text, extent, and whether the date rests on a doubtful one."""
PAIR, FIGURES = "actor and role", "figures"
INDEXES = (PAIR, "kind", "factuality", "source", "tag", "scheme", "code", "relation", "relation to", FIGURES)


def _numbers() -> Numbers:
    return array("I")


def _no_filed() -> dict[str, defaultdict[Hashable, Numbers]]:
    return {name: defaultdict(_numbers) for name in INDEXES}


@dataclass(slots=True)
class Columns:
    """The columns of a file, filled line by line.

    Args:
        starts: Where each line starts, in bytes.
        lengths: How long it is, in bytes.
        ids: The ids.
        codes: The place of each date in `dates`.
        dates: Every date once.
        filed: For every index and key the numbers of the events.
        anchored: Events whose dates may rest on others.
        order: The number of the event in each row, if rows are not the order of the file.
    """

    starts: "array[int]" = field(default_factory=partial(array, "Q"))
    lengths: "array[int]" = field(default_factory=_numbers)
    ids: list[str] = field(default_factory=list)
    codes: "array[int]" = field(default_factory=_numbers)
    dates: list[DateEntry] = field(default_factory=list)
    filed: Mapping[str, dict[Hashable, Numbers]] = field(default_factory=_no_filed)
    anchored: "array[int]" = field(default_factory=_numbers)
    order: "array[int] | None" = None

    def __len__(self) -> int:
        return len(self.ids)

    def adder(self) -> Callable[[Sketch, int, int], None]:
        """Give the function that takes up one event after another; it runs for every line."""
        seen = {(text, extent): code for code, (text, extent, _) in enumerate(self.dates)}
        add_id, add_start, add_length = self.ids.append, self.starts.append, self.lengths.append
        add_code, dates = self.codes.append, self.dates
        pairs, kinds, factualities, sources = (self.filed[name] for name in INDEXES[:4])

        def add(event: Sketch, start: int, length: int) -> None:
            number = len(dates_of)
            add_start(start)
            add_length(length)
            add_id(event.id)
            dated = (event.date, event.extent)
            code = seen.get(dated)
            if code is None:
                written = (
                    None if event.date is None else str(event.date),
                    event.extent and str(event.extent),
                )
                code = seen.get(written)
                if code is None:
                    code = seen[written] = len(dates)
                    dates.append((*written, False))
                seen[dated] = code
            add_code(code)
            kinds[event.kind].append(number)
            factualities[event.factuality or "reported"].append(number)
            for part in event.participants:
                _file(pairs[part.actor, part.role], number)
            for report in event.reports or ():
                _file(sources[report.source], number)
            if event.tags or event.relations or event.codes or event.figures:
                self._add_rest(event, number)

        dates_of = self.codes
        return add

    def _add_rest(self, event: Sketch, number: int) -> None:
        """File what few events have."""
        filed = self.filed
        for tag in event.tags or ():
            _file(filed["tag"][tag], number)
        for scheme, code in (event.codes or {}).items():
            _file(filed["scheme"][scheme], number)
            _file(filed["code"][scheme, code], number)
        for tie in event.relations or ():
            _file(filed["relation"][tie.type], number)
            _file(filed["relation to"][tie.type, tie.event], number)
        if event.figures:
            filed[FIGURES][True].append(number)

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
        keys = [date_key(date_of(entry)) for entry in self.dates]
        ranks = {key: rank for rank, key in enumerate(sorted(set(keys)))}
        rank_of = [ranks[key] for key in keys]
        ids, found = self.ids, [rank_of[code] for code in self.codes]
        if all(
            one < two or (one == two and ids[number] < ids[number + 1])
            for number, (one, two) in enumerate(pairwise(found))
        ):
            return
        by_id = sorted(range(len(ids)), key=ids.__getitem__)
        self.order = array("I", sorted(by_id, key=found.__getitem__))


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


def _file(numbers: Numbers, number: int) -> None:
    """File a number once, however often an event has the key."""
    if not numbers or numbers[-1] != number:
        numbers.append(number)


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
            numbers = parts[0] if len(parts) == 1 else sorted(set().union(*parts))
            rank = self._rank
            made = Filed(numbers if rank is None else sorted([rank[number] for number in numbers]))
            self._made[key] = made
        return made

    def keys(self) -> Iterator[Hashable]:
        """Give all keys."""
        return iter(self._parts)
