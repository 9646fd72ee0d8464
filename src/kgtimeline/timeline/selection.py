"""What a query gives back: an immutable sequence of matches."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from kgtimeline.dates.truth import Truth
from kgtimeline.markup import table, unbroken
from kgtimeline.query.answers import taken
from kgtimeline.timeline.flat import flat_row, plain_table

if TYPE_CHECKING:
    from kgtimeline.analysis.months import Months
    from kgtimeline.dataset.records import Records
    from kgtimeline.model.events import Event
    from kgtimeline.query.memory import Evaluation
    from kgtimeline.query.planner import Plan

MOST_SHOWN = 60
"""Rows of a printed selection; the rest is counted."""
COLUMNS = ("date", "truth", "kind", "id", "title")
"""What a printed selection shows of each event."""


class Match(NamedTuple):
    """An event that answers a query, and how surely: `Truth.YES` or `Truth.MAYBE`."""

    event: "Event"
    truth: Truth

    def _repr_html_(self) -> str:
        """Show the event and how surely it answers, in a notebook."""
        from kgtimeline.model.event_html import event_html

        return event_html(self.event, str(self.truth))


class Selection(Sequence[Match]):
    """The events that answer a query, in the order that was asked for.

    A selection holds places in the timeline, not events, and takes up an event when it
    is looked at. It prints as a table and shows itself in a notebook. Slices of it are
    selections.

    **Shape**: date order unless another was asked for, undated events last; may be empty.

    Example:
        >>> import kgtimeline as kg
        >>> sender = kg.Participant(actor="a", role="sender")
        >>> note = kg.Letter(id="note", title="A note", date="2024", participants=[sender])
        >>> tl = kg.Timeline(actors=[kg.Actor(id="a", type="person", name="A")], events=[note])
        >>> print(tl.query(during="2024-01"))
        date  truth  kind    id    title
        2024  maybe  letter  note  A note
        1 event, 0 certain
        >>> tl.query(during="2024-01").certain.ids()
        ()
    """

    __slots__ = ("_found", "_maybe", "_records", "_rows")

    def __init__(self, records: "Records", rows: Sequence[int], found: "Evaluation") -> None:
        """Keep the rows; `Timeline.query` and `Timeline.where` make selections."""
        self._records = records
        self._rows = rows
        self._maybe = found.maybe
        self._found = found

    @property
    def records(self) -> "Records":
        """The indexed document that was asked, for code that works below the timeline."""
        return self._records

    @property
    def events(self) -> tuple["Event", ...]:
        """The events without their truths."""
        return taken(self._records.events, self._rows)

    def ids(self) -> tuple[str, ...]:
        """Give the ids of the events."""
        return taken(self._records.ids, self._rows)

    @property
    def plan(self) -> "Plan":
        """How the answer was found; print it."""
        return self._found.plan

    @property
    def certain(self) -> "Selection":
        """The matches that hold whatever the dates turn out to be."""
        return self._of([row for row in self._rows if row not in self._maybe])

    @property
    def possible(self) -> "Selection":
        """The matches that hold possibly, certain ones included: all of them."""
        return self

    def by_month(self) -> "Months":
        """Put the events under the months that their dates name; it prints as a text timeline.

        Returns:
            **Shape**: always in date order, whatever order the selection has.

        Example:
            >>> from kgtimeline.timeline.timeline import Timeline
            >>> print(Timeline().query().by_month())
            no events
        """
        from kgtimeline.analysis.months import by_month

        return by_month(self._records, self._rows, self._maybe)

    def to_json(self) -> list[dict[str, Any]]:
        """Give the matches as JSON values: `{"truth": ..., "event": ...}` each."""
        from kgtimeline.dataset.writer import event_values

        return [{"truth": str(match.truth), "event": event_values(match.event)} for match in self]

    def to_rows(self) -> list[dict[str, str | None]]:
        """Give the matches as flat rows, for CSV or a data frame.

        Returns:
            One dictionary an event, all with the same keys: `id`, `date` (EDTF),
            `extent`, `earliest` and `latest` (ISO days, None where there is none),
            `truth`, `kind`, `title`, `factuality`; `actors`, `roles` and `sources`
            joined by `; `, the first two in step.

        Example:
            >>> from kgtimeline.timeline.timeline import Timeline
            >>> Timeline().query(during="2024").to_rows()
            []
        """
        return [flat_row(match.event, match.truth) for match in self]

    def to_pandas(self) -> Any:
        """Make a pandas data frame of `to_rows`.

        Raises:
            ExtraMissingError: If pandas is not installed.
        """
        return _frame("pandas", self.to_rows())

    def to_polars(self) -> Any:
        """Make a Polars data frame of `to_rows`.

        Raises:
            ExtraMissingError: If Polars is not installed.
        """
        return _frame("polars", self.to_rows())

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, item: object) -> bool:
        """Tell whether a match, an event, or the event with an id is among them."""
        event = item.event if isinstance(item, Match) else item
        row = self._records.row_of.get(str(getattr(event, "id", event)))
        if row is None or row not in self._rows:
            return False
        if isinstance(item, str):
            return True
        return self._records.events[row] == event and (event is item or self[self._rows.index(row)] == item)

    def __bool__(self) -> bool:
        return len(self._rows) > 0

    def __iter__(self) -> Iterator[Match]:
        events, maybe = self._records.events, self._maybe
        for row in self._rows:
            yield Match(events[row], Truth.MAYBE if row in maybe else Truth.YES)

    @overload
    def __getitem__(self, index: int) -> Match: ...
    @overload
    def __getitem__(self, index: slice) -> "Selection": ...
    def __getitem__(self, index: int | slice) -> "Match | Selection":
        """Give one match, or the selection of a stretch of them."""
        if isinstance(index, slice):
            return self._of(self._rows[index])
        row = self._rows[index]
        return Match(self._records.events[row], Truth.MAYBE if row in self._maybe else Truth.YES)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Selection):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(self.ids())

    def __repr__(self) -> str:
        """Show the table: a selection is looked at more often than anything else."""
        return str(self)

    def __str__(self) -> str:
        """Write a table of the first events and a line that counts all."""
        return f"{plain_table(COLUMNS, self._cells())}{self._counted()}"

    def _repr_html_(self) -> str:
        """Show the table in a notebook, and say how many rows it lacks."""
        more = len(self) - MOST_SHOWN
        caption = f"{self._counted()}, {more:,} more are not" if more > 0 else self._counted()
        rows = [[unbroken(date), *others] for date, *others in self._cells()]
        return table(caption, COLUMNS, rows)

    def _cells(self) -> list[list[str]]:
        rows = self[:MOST_SHOWN].to_rows()
        return [[row[column] or "undated" for column in COLUMNS] for row in rows]

    def _counted(self) -> str:
        certain = sum(row not in self._maybe for row in self._rows)
        shown = f"; the first {MOST_SHOWN} are shown" if len(self) > MOST_SHOWN else ""
        return f"{len(self)} event{'' if len(self) == 1 else 's'}, {certain} certain{shown}"

    def _of(self, rows: Sequence[int]) -> "Selection":
        return Selection(self._records, rows, self._found)


def _frame(package: str, rows: list[dict[str, str | None]]) -> Any:
    from importlib import import_module

    from kgtimeline.errors import ExtraMissingError

    try:
        module = import_module(package)
    except ImportError:
        raise ExtraMissingError(package, "a data frame") from None
    return module.DataFrame(rows)
