"""`scan`: a timeline in tables, asked by an engine, with the face of one in memory."""

from collections.abc import Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any, Unpack

from kgtimeline.dates.truth import Truth
from kgtimeline.errors import QuerySyntaxError
from kgtimeline.timeline.asking import Conditions, as_predicate, predicate_of
from kgtimeline.timeline.selection import Match

if TYPE_CHECKING:
    from kgtimeline.model.actors import Actor
    from kgtimeline.query.frames import Condition, Frames
    from kgtimeline.query.nodes import Predicate

Rows = list[dict[str, Any]]


def scan(tables: str | PathLike[str] | Mapping[str, Any], *, engine: Any = "duckdb") -> "FrameTimeline":
    """Ask a timeline in tables without loading it.

    The same predicates as in memory, with the same answers, are run by an engine where
    the data lies: DuckDB on this machine, or whatever the frames belong to.

    Args:
        tables: A folder that `write_tables` has written; or frames of Polars, PyArrow,
            pandas, DuckDB, Dask or Spark by the name of their table (`events`,
            `participants` ...), all of one engine.
        engine: What opens the folder: `duckdb`, `polars`, `pyarrow`, `pandas`, `dask`,
            `spark`; or a DuckDB connection or a Spark session, which may also read
            places such as `s3://bucket/tables`.

    Raises:
        DatasetReadError: If it is no folder of tables.
        QuerySyntaxError: If there is no such engine.
        ExtraMissingError: If the engine or Narwhals is not installed
            (`pip install 'kgtimeline[tables]'`).
    """
    from kgtimeline.query.frame_engines import open_folder
    from kgtimeline.query.frames import Frames
    from kgtimeline.query.table_files import require

    require("narwhals.stable.v2", "asking tables")
    return FrameTimeline(Frames(tables if isinstance(tables, Mapping) else open_folder(tables, engine)))


class FrameTimeline:
    """The events of a timeline in tables, or those of them that answer some questions. Lazy.

    `where` and `query` narrow it; `count`, `ids`, `truths`, `to_events`, `select`,
    `group_by`, `top` and `co_participants` make the engine run. Questions that are put
    one after the other are tied with AND.

    Args:
        frames: The tables.
        conditions: What was asked so far.
    """

    __slots__ = ("_conditions", "_frames")

    def __init__(self, frames: "Frames", conditions: "tuple[Condition, ...]" = ()) -> None:
        """Keep the parts; `scan` makes frame timelines."""
        self._frames = frames
        self._conditions = conditions

    @property
    def engine(self) -> str:
        """The engine that answers, such as `duckdb`."""
        return self._frames.engine

    def table(self, name: str) -> Any:
        """Give a whole table as the engine's own frame, for questions in its own words.

        Raises:
            DatasetReadError: If it is missing.
        """
        return self._frames.native(name)

    def actor(self, name: str, *, on: str | None = None) -> "Actor":
        """Find the one actor that a name, an id or an office stands for.

        Raises:
            AmbiguousActorError: If several actors fit, and none better than the others.
            ActorNotFoundError: If none does.
        """
        return self._frames.names.find(name, on=on)

    def where(self, predicate: "Predicate | str", *, certain: bool = False) -> "FrameTimeline":
        """Keep the events in which a predicate holds, possibly or certainly.

        Names and ids are looked up when the answer is run, and raise then.

        Args:
            predicate: Made with `kg.actor`, `kg.kind`, `kg.during` and their like, tied
                with `&`, `|` and `~`; or in words, such as `actor:Japarov during:2024`.
            certain: Keep only what holds whatever the dates turn out to be.

        Raises:
            QuerySyntaxError: If it is no predicate, or the words say none.
        """
        from kgtimeline.query.frames import Condition

        condition = Condition(as_predicate(predicate), certain)
        return FrameTimeline(self._frames, (*self._conditions, condition))

    def query(self, *, certain: bool = False, **conditions: Unpack[Conditions]) -> "FrameTimeline":
        """Keep the events that meet every condition given; conditions as for `Timeline.query`.

        Raises:
            QuerySyntaxError: If a word of a vocabulary is unknown.
            DateSyntaxError: If a time is no EDTF.
            DateRangeError: If it is no stretch of days.
        """
        return self.where(predicate_of(conditions), certain=certain)

    @property
    def certain(self) -> "FrameTimeline":
        """Those of the events that answer every question for certain."""
        kept = tuple(condition._replace(certain=True) for condition in self._conditions)
        return FrameTimeline(self._frames, kept)

    def count(self) -> int:
        """Count the events."""
        import narwhals.stable.v2 as nw

        from kgtimeline.query.frame_engines import collected
        from kgtimeline.query.frame_formula import NUMBER

        counted = self._frames.answer(self._conditions, [NUMBER], label=False).select(nw.col(NUMBER).count())
        return int(collected(counted)[NUMBER][0])

    def ids(self, *, limit: int | None = None, in_order: bool = True) -> tuple[str, ...]:
        """Give the ids of the events.

        Args:
            limit: At most so many, the first by date.
            in_order: By date, as in memory; without it, as they come, which saves a sort.
        """
        return tuple(self._columns(limit, in_order=in_order, label=False)["id"])

    def truths(self, *, limit: int | None = None) -> dict[str, Truth]:
        """Give the ids of the events by date, with how surely each answers.

        Args:
            limit: At most so many.
        """
        from kgtimeline.query.frames import SURE

        found = self._columns(limit, in_order=True, label=True)
        labels = (Truth.YES if sure else Truth.MAYBE for sure in found[SURE])
        return dict(zip(found["id"], labels, strict=True))

    def to_events(self, *, limit: int | None = None) -> tuple[Match, ...]:
        """Build the events in canonical form, by date, with how surely each answers.

        Args:
            limit: At most so many; without it all, which must fit into memory.
        """
        from kgtimeline.query.frame_events import events_of

        found = events_of(self._frames, self._conditions, _checked(limit))
        return tuple(Match(event, Truth.YES if sure else Truth.MAYBE) for event, sure in found)

    def select(self, *columns: str) -> Any:
        """Give columns of `events` as the engine's own lazy frame, to go on with in its own words.

        Args:
            columns: Names of columns; without any, all of them.

        Returns:
            The frame, with the column `truth` at its end: `yes` or `maybe`. Its order is not settled.

        Raises:
            QuerySyntaxError: If there is no such column.
        """
        from kgtimeline.query.frame_events import labelled

        return labelled(self._frames, self._conditions, columns)

    def group_by(self, *keys: str) -> Rows:
        """Count the events of each group.

        Args:
            keys: `month` (such as 202401), `year`, `kind`, `factuality`, `precision`,
                `basis`, `place`, `extent`; `actor`, `role`, `country`, `source`,
                `publisher`, `tag`, `relation`, `scheme`, `code`, of which an event may
                have several. `actor`, `role` and `country` bind to one participant.

        Returns:
            A row a group, by its keys: the keys, `events` (possible and certain ones) and
            `certain`. None stands for events that have none, such as no single month.

        Raises:
            QuerySyntaxError: If there is no such key.
        """
        from kgtimeline.query import frame_groups

        counts = frame_groups.count_by(self._frames, self._conditions, keys)
        rows = frame_groups.rows_of(counts, keys)
        return sorted(rows, key=lambda row: [(row[key] is None, row[key]) for key in keys])

    def top(self, *keys: str, limit: int | None = 10) -> Rows:
        """Count the events of each group, and keep the greatest groups.

        Args:
            keys: As for `group_by`; what an event lacks makes no group here.
            limit: At most so many groups; None for all.

        Returns:
            Rows as of `group_by`, most events first, equal ones by their keys.
        """
        from kgtimeline.query import frame_groups

        counts = frame_groups.count_by(self._frames, self._conditions, keys)
        return frame_groups.rows_of(frame_groups.most(counts, keys, _checked(limit)), keys)

    def co_participants(self, name: str | None = None, *, limit: int | None = None) -> Rows:
        """Count who takes part in events together.

        Args:
            name: The actor whose company is asked for, by id, name or office; None asks
                for every pair of actors, for a network.
            limit: At most so many.

        Returns:
            Rows of `actor` (for pairs also `other`), `events` and `certain`, most events first.

        Raises:
            ActorNotFoundError: If no actor has such a name.
            AmbiguousActorError: If several have it.
        """
        from kgtimeline.query import frame_groups

        counts, keys = frame_groups.co_participants(self._frames, self._conditions, name)
        return frame_groups.rows_of(frame_groups.most(counts, keys, _checked(limit)), keys)

    def __repr__(self) -> str:
        asked = " and then ".join(
            f"{condition.predicate}{' (certain only)' if condition.certain else ''}"
            for condition in self._conditions
        )
        return f"<FrameTimeline on {self.engine}: {asked or 'all events'}>"

    def _columns(self, limit: int | None, *, in_order: bool, label: bool) -> dict[str, list[Any]]:
        from kgtimeline.query.frame_events import ids_of

        return ids_of(self._frames, self._conditions, _checked(limit), in_order=in_order, label=label)


def _checked(limit: int | None) -> int | None:
    if limit is not None and limit < 0:
        raise QuerySyntaxError(str(limit), 0, "a limit of 0 or more", "leave it out for all")
    return limit
