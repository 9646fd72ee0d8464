"""Events by year and month, as far as their dates name one: what a text timeline is drawn from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kgtimeline.analysis.thread_text import people
from kgtimeline.dataset.collector import collector_paused
from kgtimeline.dataset.records import Records
from kgtimeline.dates.date_faults import NAMES
from kgtimeline.dates.form import Side
from kgtimeline.dates.numbering import INF, civil
from kgtimeline.dates.outline import Outline, outline
from kgtimeline.dates.precision import Precision
from kgtimeline.dates.saying import in_words, year_in_words
from kgtimeline.dates.truth import Truth
from kgtimeline.dates.value import EventDate
from kgtimeline.markup import Printed
from kgtimeline.model.events import Event

Place = tuple[int, int, int | None]
"""First year, last year, and the month if there is one; sorted as it stands, no month first."""


@dataclass(frozen=True, slots=True)
class MonthEntry:
    """One event of a month.

    Args:
        event: The event.
        truth: How surely it answers what was asked.
        outline: What there is to draw of its date; None if it is undated.
        people: Who took part, in words.
    """

    event: Event
    truth: Truth
    outline: Outline | None
    people: str

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON values; every key is there, null where it holds nothing."""
        date = self.event.date
        return {
            "id": self.event.id,
            "kind": str(self.event.kind),
            "title": self.event.title,
            "date": None if date is None else str(date),
            "extent": None if date is None else str(date.extent),
            "words": in_words(date),
            "truth": str(self.truth),
            "factuality": str(self.event.factuality),
            "people": self.people,
        }


@dataclass(frozen=True, slots=True)
class Month:
    """The events whose dates point to one month; or to a year, or to several, and no month.

    Args:
        year: The year, astronomical.
        last_year: The same, or the last one where a date names several years at once.
        month: 1 to 12; None if the dates name no month.
        entries: The events in date order; at least one.
    """

    year: int
    last_year: int
    month: int | None
    entries: tuple[MonthEntry, ...]

    @property
    def years(self) -> str:
        """The year or the years in words."""
        first, last = year_in_words(self.year), year_in_words(self.last_year)
        return first if first == last else f"{first} to {last}"

    @property
    def name(self) -> str | None:
        """The month in words; None if there is none."""
        return None if self.month is None else NAMES[self.month - 1]

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON values."""
        return {
            "year": self.year,
            "last_year": self.last_year,
            "month": self.month,
            "events": [entry.to_json() for entry in self.entries],
        }


@dataclass(frozen=True, slots=True)
class Months(Printed):
    """Events by year and month; it prints as a text timeline.

    An event stands under the first finite bound of its date: what was on or before 16
    October stands under October, what has a year and no month under the year alone.

    Args:
        months: The months in which there is something. **Shape**: ascending; of a year
            first what names no month.
        undated: The events that nothing dates, by id.

    Example:
        >>> import kgtimeline as kg
        >>> print(kg.load().query(actor="Blinken", during="2024-01").by_month().draw(width=60))
        2 events, 1 certain
        <BLANKLINE>
        2024
          January
             ●   2024-01-17  Blinken writes to Japarov about the fo…
                             letter: Antony Blinken to Sadyr Japarov
        <BLANKLINE>
        undated
                             Blinken sends Japarov a message
                             maybe; message: Antony Blinken to Sady…
        <BLANKLINE>
         ●   on a known day
    """

    months: tuple[Month, ...]
    undated: tuple[MonthEntry, ...]

    def __len__(self) -> int:
        """Count the events."""
        return sum([len(month.entries) for month in self.months]) + len(self.undated)

    def draw(self, *, width: int | None = None, plain: bool = False) -> str:
        """Draw a text timeline; `str` draws it as wide as a page.

        Args:
            width: Columns that there are. Titles and names that are too long end in an
                ellipsis; a date is never cut.
            plain: Use no character beyond ASCII for the marks.

        Returns:
            The text without a newline at its end.
        """
        from kgtimeline.analysis.months_text import PAGE_WIDTH, lines

        drawn = lines(self, PAGE_WIDTH if width is None else width, plain=plain)
        return "\n".join(["".join([part.text for part in line]).rstrip() for line in drawn])

    def __str__(self) -> str:
        """Draw it as wide as a page."""
        return self.draw()

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON values: `months` and `undated`."""
        return {
            "months": [month.to_json() for month in self.months],
            "undated": [entry.to_json() for entry in self.undated],
        }


def by_month(records: Records, rows: Iterable[int], maybe: frozenset[int] = frozenset()) -> Months:
    """Put events under the months that their dates name.

    Args:
        records: The records.
        rows: Rows of the events, in any order.
        maybe: Those of them that answer what was asked only possibly.

    Returns:
        The months. Takes n log n.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> records = Records(Document(schema_version="1.0", dataset=DatasetInfo(id="a", title="A")))
        >>> print(by_month(records, ()))
        no events
    """
    names = {actor.id: actor.name for actor in records.actors.values()}
    groups: dict[Place | None, list[MonthEntry]] = {}
    known: dict[EventDate | None, tuple[Place | None, Outline | None]] = {}
    with collector_paused():
        for row in sorted(rows):
            event = records.events[row]
            truth = Truth.MAYBE if row in maybe else Truth.YES
            if event.date not in known:  # the same few dates come again and again
                drawn = None if event.date is None else outline(event.date.bounds)
                known[event.date] = place_of(event.date), drawn
            place, drawn = known[event.date]
            groups.setdefault(place, []).append(MonthEntry(event, truth, drawn, people(event, names)))
    undated = tuple(groups.pop(None, ()))
    keyed = sorted(groups.items(), key=lambda item: (*item[0][:2], item[0][2] or 0) if item[0] else ())
    months = [Month(*place, tuple(entries)) for place, entries in keyed if place is not None]
    return Months(tuple(months), undated)


def place_of(date: EventDate | None) -> Place | None:
    """Find the year and the month under which a date is listed; None if it names neither.

    Example:
        >>> place_of(EventDate("2024-01-17")), place_of(EventDate("[..2024-10-16]")), place_of(None)
        ((2024, 2024, 1), (2024, 2024, 10), None)
        >>> place_of(EventDate("2024")), place_of(EventDate("199X")), place_of(EventDate("[..2023]"))
        ((2024, 2024, None), (1990, 1999, None), (2023, 2023, None))
    """
    if date is None:
        return None
    side = next((one for one in date.form.sides if _bounded(one)), None)
    if side is None:
        return None
    low, high = (day if -INF < day < INF else None for day in (side.lo, side.hi))
    (first, month, _), (last, month_, _) = (civil(int(d)) for d in (_or(low, high), _or(high, low)))
    if low is None or high is None:
        named = date.precision.rank <= Precision.MONTH.rank
    else:
        named = (first, month) == (last, month_)
    return first, last, month if named else None


def _bounded(side: Side) -> bool:
    """Tell whether a side has a finite end."""
    return -INF < side.lo < INF or -INF < side.hi < INF


def _or(day: float | None, other: float | None) -> float:
    found = other if day is None else day
    assert found is not None, "a bounded side has a finite end"
    return found
