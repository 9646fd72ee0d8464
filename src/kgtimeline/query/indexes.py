"""The indexes of records that queries go by, each made when it is first asked for."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from kgtimeline.dataset.near import near_names
from kgtimeline.dataset.records import FiledUnder, Records
from kgtimeline.dates.bounds import Bounds
from kgtimeline.errors import SourceNotFoundError
from kgtimeline.model.events import Event
from kgtimeline.query.answers import Filed
from kgtimeline.query.nodes import Predicate
from kgtimeline.query.time_index import UNDATED, TimeIndex
from kgtimeline.query.words import WordIndex

if TYPE_CHECKING:
    from kgtimeline.query.figure_index import FigureIndex
    from kgtimeline.query.memory import Prepared

Rows = Sequence[int]
"""Places of events in the records, ascending, which is date order; never changed."""
NONE: Rows = ()
MOST_NAMES = 4_096
"""Names of actors whose look-up is remembered."""

KEYS: Mapping[str, Callable[[Event], Iterable[Hashable]]] = {
    "actor": lambda event: {part.actor for part in event.participants},
    "actor and role": lambda event: {(part.actor, part.role) for part in event.participants},
    "role": lambda event: {part.role for part in event.participants},
    "kind": lambda event: (event.kind,),
    "factuality": lambda event: (event.factuality,),
    "source": lambda event: {report.source for report in event.reports},
    "tag": lambda event: set(event.tags),
    "scheme": lambda event: event.codes,
    "code": lambda event: event.codes.items(),
    "relation": lambda event: {relation.type for relation in event.relations},
    "relation to": lambda event: {(relation.type, relation.event) for relation in event.relations},
}
"""What each index files an event under."""


class Indexes:
    """Rows by what their events have; one for each `Records`, from `Indexes.of`.

    Args:
        records: What is indexed.
    """

    def __init__(self, records: Records) -> None:
        """Note the records; nothing is indexed yet."""
        self._records = records
        self._ids: dict[str, str] = {}
        self._filed: dict[str, FiledUnder] = {}
        self.prepared: dict[tuple[Predicate, bool], Prepared] = {}
        """Questions that are bound to these indexes; whoever evaluates keeps them here."""
        self._countries = {actor.id: actor.country for actor in records.actors.values()}
        self._publishers = {source.id: source.publisher for source in records.sources.values()}

    @staticmethod
    def of(records: Records) -> "Indexes":
        """Give the indexes of records, made once."""
        found: Indexes | None = records.attached.get(Indexes)
        if found is None:
            found = records.attached[Indexes] = Indexes(records)
        return found

    def rows(self, index: str, key: Hashable) -> Rows:
        """Give the rows that an index files under a key."""
        filed = self._filed.get(index)
        if filed is None:
            kept = self._records.filed(index)
            filed = self._filed[index] = _file(self._records.events, KEYS[index]) if kept is None else kept
        return filed.get(key, NONE)

    def row(self, event_id: str) -> int:
        """Give the row of an event, which must be known."""
        return self._records.row_of[self._records.event(event_id).id]

    def actor_id(self, name: str) -> str:
        """Find the actor of a name, or raise as look-up does."""
        found = self._ids.get(name)
        if found is None:
            found = self._records.names.find(name).id
            if len(self._ids) >= MOST_NAMES:
                self._ids.clear()
            self._ids[name] = found
        return found

    def rows_of_country(self, country: str, role: str | None) -> Rows:
        """Give the rows in which somebody takes part who acts for a country."""
        actors = [actor for actor, acts_for in self._countries.items() if acts_for == country]
        if role is None:
            return united(self.rows("actor", actor) for actor in actors)
        return united(self.rows("actor and role", (actor, role)) for actor in actors)

    def rows_of_publisher(self, name: str) -> Rows:
        """Give the rows that a source of this publisher reports."""
        publisher = self.actor_id(name)
        sources = [source for source, by in self._publishers.items() if by == publisher]
        return united(self.rows("source", source) for source in sources)

    def rows_of_source(self, source_id: str) -> Rows:
        """Give the rows that a source reports; the source must be known."""
        if source_id not in self._publishers:
            raise SourceNotFoundError(source_id, near_names(source_id, self._publishers))
        return self.rows("source", source_id)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all events in the order of rows."""
        return self._records.ids

    @cached_property
    def bounds(self) -> Sequence[Bounds]:
        """The bounds of every row, `UNDATED` where there is no date."""
        return [UNDATED if bound is None else bound for bound in self._records.bounds]

    @cached_property
    def time(self) -> TimeIndex:
        """The bounds of dates on their shelves."""
        return TimeIndex(self.bounds)

    @cached_property
    def figures(self) -> "FigureIndex":
        """The figures that are claimed."""
        from kgtimeline.query.figure_index import FigureIndex

        return FigureIndex(self._records.iter_with_figures())

    @cached_property
    def words(self) -> WordIndex:
        """The words of titles and summaries."""
        return WordIndex(self._records.texts)


def united(parts: Iterable[Rows]) -> Rows:
    """Unite rows; one part is given back as it is.

    Example:
        >>> united([(1, 5), (2, 5)]), united([])
        ([1, 2, 5], ())
    """
    filled = [part for part in parts if part]
    if len(filled) <= 1:
        return filled[0] if filled else NONE
    return sorted(set().union(*filled))


def _file(events: Sequence[Event], keys: Callable[[Event], Iterable[Hashable]]) -> dict[Hashable, Filed]:
    filed: defaultdict[Hashable, Filed] = defaultdict(Filed)
    for row, event in enumerate(events):
        for key in keys(event):
            filed[key].append(row)
    return dict(filed)
