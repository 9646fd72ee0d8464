"""`Timeline`: loaded records with all that can be asked of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self, Unpack

from kgtimeline.errors import ActorNotFoundError, SourceNotFoundError
from kgtimeline.query.memory import evaluate
from kgtimeline.query.nodes import Predicate
from kgtimeline.timeline.asking import Conditions, as_predicate, predicate_of
from kgtimeline.timeline.catalogue import Catalogue
from kgtimeline.timeline.histories import Histories
from kgtimeline.timeline.listing import Listing
from kgtimeline.timeline.ordering import ordered
from kgtimeline.timeline.people import People
from kgtimeline.timeline.selection import Selection

if TYPE_CHECKING:
    from os import PathLike

    from kgtimeline.dataset.records import Records
    from kgtimeline.errors import Problem
    from kgtimeline.model.actors import Actor
    from kgtimeline.model.document import DatasetInfo, Document
    from kgtimeline.model.events import Event
    from kgtimeline.model.sources import Source
    from kgtimeline.vocab import RelationType


class Timeline(Histories, People):
    """Events with their actors and sources, ready to be asked. Immutable.

    `kgtimeline.load` makes one from a file; this makes one from objects. Going through
    it gives the events in date order, undated ones last.

    Args:
        actors: Everybody who takes part or is named by a source.
        sources: The texts that tell of the events.
        events: The events, in any order.
        dataset: What the timeline is called and under which terms it may be used.

    Raises:
        DatasetInvalidError: If ids stand twice or point to nothing; holds all problems.

    Example:
        >>> import kgtimeline as kg
        >>> embassy = kg.Actor(id="embassy", type="organisation", name="The Embassy")
        >>> sender = kg.Participant(actor="embassy", role="sender")
        >>> note = kg.Letter(id="note", title="A note", date="[..2024-10-16]", participants=[sender])
        >>> tl = kg.Timeline(actors=[embassy], events=[note])
        >>> tl.query(actor="Embassy", during="2022")
        date            truth  kind    id    title
        [..2024-10-16]  maybe  letter  note  A note
        1 event, 0 certain
        >>> tl.query(before="2024-10-17", certain=True).ids()
        ('note',)
    """

    __slots__ = ("_records",)
    _records: "Records"

    def __init__(
        self,
        *,
        actors: "Iterable[Actor]" = (),
        sources: "Iterable[Source]" = (),
        events: "Iterable[Event]" = (),
        dataset: "DatasetInfo | None" = None,
    ) -> None:
        """Put the parts into a document and index it."""
        from kgtimeline.dataset.records import Records
        from kgtimeline.model.document import SCHEMA_VERSION, DatasetInfo, Document

        document = Document(
            schema_version=SCHEMA_VERSION,
            dataset=dataset or DatasetInfo(id="timeline", title="Timeline"),
            actors=tuple(actors),
            sources=tuple(sources),
            events=tuple(events),
        )
        self._records = Records(document)

    @classmethod
    def of(cls, records: "Records") -> Self:
        """Make a timeline of records that are already indexed."""
        timeline = cls.__new__(cls)
        timeline._records = records  # noqa: SLF001 - it is this class
        return timeline

    @property
    def records(self) -> "Records":
        """The indexed document, for code that works below the timeline."""
        return self._records

    @property
    def document(self) -> "Document":
        """The document as the file has it."""
        return self._records.document

    @property
    def dataset(self) -> "DatasetInfo":
        """What the timeline is called and under which terms it may be used."""
        return self._records.document.dataset

    @property
    def events(self) -> "Sequence[Event]":
        """All events in date order, undated ones last."""
        return self._records.events

    @property
    def actors(self) -> "Catalogue[Actor]":
        """All actors: `tl.actors["an-id"]`, or go through them."""
        return Catalogue(self._records.actors, ActorNotFoundError)

    @property
    def sources(self) -> "Catalogue[Source]":
        """All sources: `tl.sources["an-id"]`, or go through them."""
        return Catalogue(self._records.sources, SourceNotFoundError)

    def query(
        self,
        *,
        certain: bool = False,
        tightened: bool = False,
        sort: str = "date",
        limit: int | None = None,
        **conditions: Unpack[Conditions],
    ) -> Selection:
        """Find the events that meet every condition given, possibly or certainly.

        Each condition takes one value, or several of which any will do; None is no
        condition, and an empty list is one that nothing meets.

        Args:
            certain: Keep only what holds whatever the dates turn out to be.
            tightened: Go by what relations and publications leave of the dates, as
                `tighten` gives it; the dates shown stay those of the file.
            sort: `date`, `-date`, `id`, `title` or `kind`.
            limit: At most so many, after sorting.
            actor: Who takes part: id, name, part of a name in any script, or office.
            role: As what; together with `actor` it binds to one participant, else
                together with `country`.
            with_actor: Who takes part besides `actor`, as another participant.
            with_role: As what, of `with_actor`.
            country: For whom somebody who takes part acts: two letters.
            kind: What type of event it is.
            factuality: How the occurrence is presented.
            source: Id of a source that reports it.
            publisher: Whose source reports it, looked up as actors are.
            tag: A tag, exactly.
            code: A scheme that it is coded in, or `scheme=code`.
            text: Words of title or summary; `"a phrase"`, `begin*`.
            figure: Words of what a figure counts; `where` asks for its value.
            relation: A type of relation that the event has, or `type=event`.
            id: Id of the event.
            during: It goes on or happens on some day of this time (EDTF or a day).
            within: It begins and ends inside this time.
            covers: It goes on through all of this time.
            before: It ends before this time begins.
            after: It begins after this time has ended.
            where: A query in words or a predicate, as the method `where` takes it.

        Raises:
            ActorNotFoundError: If no actor has such a name.
            AmbiguousActorError: If several have it.
            EventNotFoundError: If no event has the id.
            SourceNotFoundError: If no source has the id.
            DateSyntaxError: If a time is no EDTF.
            DateRangeError: If it is no stretch of days.
            QuerySyntaxError: If a value can't be asked for, or `sort` or `limit` is unfit.

        **Shape**: first and last day of every time belong to it.
        """
        return self._selected(predicate_of(conditions), certain, tightened, sort, limit)

    def where(
        self,
        predicate: Predicate | str,
        *,
        certain: bool = False,
        tightened: bool = False,
        sort: str = "date",
        limit: int | None = None,
    ) -> Selection:
        """Find the events in which a predicate holds, possibly or certainly.

        Args:
            predicate: Made with `kg.actor`, `kg.kind`, `kg.during` and their like, tied
                with `&`, `|` and `~`; or a query in words, as `kg.parse_query` reads it.
            certain: Keep only what holds whatever the dates turn out to be.
            tightened: Go by what relations and publications leave of the dates.
            sort: `date`, `-date`, `id`, `title` or `kind`.
            limit: At most so many, after sorting.

        Raises:
            ActorNotFoundError: If no actor has such a name.
            AmbiguousActorError: If several have it.
            EventNotFoundError: If no event has an id of the predicate.
            SourceNotFoundError: If no source has an id of the predicate.
            QuerySyntaxError: If it is no predicate or query, or `sort` or `limit` unfit.
        """
        return self._selected(as_predicate(predicate), certain, tightened, sort, limit)

    def _selected(
        self,
        asked: Predicate,
        certain: bool,  # noqa: FBT001 - from the two methods above
        tightened: bool,  # noqa: FBT001
        sort: str,
        limit: int | None,
    ) -> Selection:
        if tightened:
            from kgtimeline.analysis.tightened_query import evaluate_tightened

            found = evaluate_tightened(self._records, asked, certain=certain)
        else:
            found = evaluate(self._records, asked, certain=certain)
        rows = found.rows
        if sort != "date" or limit is not None:
            rows = ordered(self._records, rows, sort, limit)
        return Selection(self._records, rows, found)

    def check(self, *, strict: bool = False) -> "Listing[Problem]":
        """Find everything that is wrong across the records; structure was checked before.

        Args:
            strict: Ask in addition for what a defensible dataset needs.
        """
        from kgtimeline.checks import check_bytes

        return Listing(check_bytes(self.render().encode(), strict=strict), none="no problems")

    def verify(self, texts: "Mapping[str, str] | str | PathLike[str]") -> "Listing[Problem]":
        """Prove hashes, spans, expressions and readings against the texts of the sources.

        Args:
            texts: The texts by any name, or the folder that holds them; sources are
                matched by SHA-256.

        Raises:
            DatasetReadError: If the folder can't be read.
        """
        from kgtimeline.checks import check_evidence

        if not isinstance(texts, Mapping):
            from kgtimeline.checks.texts import read_texts

            texts = read_texts(texts)
        return Listing(check_evidence(self._records, texts), none="no problems")

    def stats(self) -> dict[str, Any]:
        """Count what is in the timeline."""
        from kgtimeline.timeline.counting import count

        return count(self._records)

    def render(self, *, lines: bool = False) -> str:
        """Write the timeline as canonical JSON, or as JSON Lines."""
        from kgtimeline.dataset import writer

        return (writer.render_lines if lines else writer.render)(self._records.document)

    def write(self, path: "str | PathLike[str]") -> None:
        """Write the timeline to a file in canonical form, wholly or not at all.

        Args:
            path: The file; one that ends in `.jsonl` or `.ndjson` gets JSON Lines, any other JSON.

        Raises:
            DatasetWriteError: If it can't be written.
        """
        from kgtimeline.dataset import writer

        writer.write(path, self.render(lines=writer.is_lines_name(path)))

    def to_json(self) -> dict[str, Any]:
        """Give the whole timeline as JSON values in canonical form."""
        from kgtimeline.dataset.canonical import document_values

        return document_values(self._records.document)

    def event_json(self, event_id: str) -> dict[str, Any]:
        """Give one event as JSON values in canonical form.

        Raises:
            EventNotFoundError: If no event has the id.
        """
        from kgtimeline.dataset.canonical import event_values

        return event_values(self._records.event(event_id))

    def relations_to(self, event_id: str) -> "tuple[tuple[RelationType, str], ...]":
        """Give type and origin of every relation that points to an event.

        Raises:
            EventNotFoundError: If no event has the id.
        """
        self._records.event(event_id)
        return self._records.relations_to(event_id)

    def __len__(self) -> int:
        return len(self._records.events)

    def __iter__(self) -> "Iterator[Event]":
        return iter(self._records.events)

    def __getitem__(self, event_id: str) -> "Event":
        """Give the event with this id; raises `EventNotFoundError`."""
        return self._records.event(event_id)

    def __contains__(self, event: object) -> bool:
        """Tell whether there is such an event, or one with such an id."""
        event_id = getattr(event, "id", event)
        if not isinstance(event_id, str) or event_id not in self._records.row_of:
            return False
        return event is event_id or self._records.event(event_id) == event

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Timeline):
            return NotImplemented
        return self is other or self.render() == other.render()

    def __hash__(self) -> int:
        return hash((self.dataset.id, len(self)))

    def __reduce__(self) -> tuple[Any, ...]:
        """Cross a process border as a document; indexes are made again."""
        return _of_document, (self._records.document,)

    def __repr__(self) -> str:
        sizes = f"{len(self):,} events, {len(self.actors):,} actors, {len(self.sources):,} sources"
        return f"<Timeline {self.dataset.id!r}: {sizes}>"

    def _repr_html_(self) -> str:
        """Show what it is in a notebook: a summary and the first events."""
        from kgtimeline.timeline.showing import timeline_html

        return timeline_html(self.query())


def _of_document(document: "Document") -> Timeline:
    from kgtimeline.dataset.records import Records

    return Timeline.of(Records(document))
