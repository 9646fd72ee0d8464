"""What a lazy file keeps of its events: where they stand, and what each is filed under."""

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate, chain, groupby, islice
from operator import lt
from typing import Any, TypeAlias

from kgtimeline.dataset.canonical import date_key
from kgtimeline.dates.bounds import Extent
from kgtimeline.dates.value import EventDate
from kgtimeline.errors import DateRangeError, DateSyntaxError
from kgtimeline.query.filing import Grouped, Numbered, Numbers, no_numbers

Label: TypeAlias = tuple[str, str | None]
"""Kind and factuality."""
DateEntry: TypeAlias = tuple[str | None, str | None, bool]
"""Text, extent, and whether the date rests on a doubtful one."""
PAIR, FIGURES = "actor and role", "figures"
INDEXES = (PAIR, "source", "tag", "scheme", "code", "relation", "relation to", FIGURES)


def _nothing_filed() -> Mapping[str, Grouped]:
    return {name: Grouped.of({}) for name in INDEXES}


@dataclass(slots=True)
class Columns:
    """The columns of a file, or of a stretch of one.

    Args:
        starts: Where each line starts, in bytes from the start of the file.
        lengths: How long it is, in bytes.
        ids: The ids.
        codes: The number of each date in `dates`.
        dates: Every date once.
        labels: The number of each kind and factuality in `labelled`.
        labelled: Every pair of kind and factuality once.
        filed: For every index the numbers of the events under each key.
        anchored: Events whose dates may rest on others.
        order: The number of the event in each row, if rows are not the order of the file.
    """

    starts: "array[int]" = field(default_factory=partial(array, "Q"))
    lengths: Numbers = field(default_factory=no_numbers)
    ids: list[str] = field(default_factory=list)
    codes: Numbers = field(default_factory=no_numbers)
    dates: list[DateEntry] = field(default_factory=list)
    labels: Numbers = field(default_factory=no_numbers)
    labelled: list[Label] = field(default_factory=list)
    filed: Mapping[str, Grouped] = field(default_factory=_nothing_filed)
    anchored: Numbers = field(default_factory=no_numbers)
    order: "Numbers | None" = None
    _made: list[EventDate | None] = field(default_factory=list, repr=False)

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def joined(cls, parts: "Sequence[Columns]") -> "Columns":
        """Put together the columns of the stretches of a file, in its order; `sort` is still to be done.

        Example:
            >>> len(Columns.joined([Columns(ids=["a"]), Columns(ids=["b", "c"])]))
            3
        """
        if len(parts) == 1:
            return parts[0]
        firsts = [*accumulate(map(len, parts), initial=0)][:-1]
        found = cls(
            filed={name: Grouped.joined([part.filed[name] for part in parts], firsts) for name in INDEXES}
        )
        date_of, label_of = Numbered(), Numbered()
        for part, first in zip(parts, firsts, strict=True):
            found.starts += part.starts
            found.lengths += part.lengths
            found.ids += part.ids
            found.codes.extend(_recoded(part.codes, part.dates, date_of))
            found.labels.extend(_recoded(part.labels, part.labelled, label_of))
            found.anchored.extend(map(first.__add__, part.anchored))
        found.dates, found.labelled = [*date_of], [*label_of]
        return found

    def made_dates(self) -> Sequence[EventDate | None]:
        """Make the dates; none is made twice."""
        self._made += [date_of(entry) for entry in islice(self.dates, len(self._made), None)]
        return self._made

    def labelled_with(self, place: int) -> Grouped:
        """File events by their kind (place 0) or factuality (place 1)."""
        found: defaultdict[Hashable, Numbers] = defaultdict(no_numbers)
        values = [label[place] or "reported" for label in self.labelled]
        for number, label in enumerate(self.labels):
            found[values[label]].append(number)
        return Grouped.of(found)

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


def _recoded(codes: Sequence[int], values: Sequence[Any], number_of: Numbered) -> Iterable[int]:
    """Number values as all stretches do together."""
    return map([number_of[value] for value in values].__getitem__, codes)


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
