"""What was known on a day: the records of that view, and what they lack."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kgtimeline.analysis.losses import Dropped, LeftOut
from kgtimeline.dataset.canonical import document_values
from kgtimeline.dataset.records import Records
from kgtimeline.markup import printable

UNDATED = "undated"


@dataclass(frozen=True, slots=True, repr=False)
class Known:
    """What was known on a day, and what of the full timeline was not.

    Args:
        records: The view: a timeline of its own, in which every reference resolves.
        day: The day, month or year that was asked for; its last day counts.
        certain: Whether only that counts which was certainly published by then.
        sources: Ids of the known sources, in order.
        implied: Of those without a date, when they were published as far as their
            content and their reprints tell: EDTF by id, such as `[2023-08-08..]`.
        dropped: What the file has and the view lacks: sources, events and their parts,
            actors and their offices. **Shape**: in this order; of an event that is gone
            one entry, with the path `""`.
        left_out: Sources and events of which nothing says when they became known.
        hindsight: Ids of events whose title, which every event needs, was written from
            more reports than were known. **Shape**: in the order of the file.
    """

    records: Records
    day: str
    certain: bool
    sources: tuple[str, ...]
    implied: Mapping[str, str]
    dropped: tuple[Dropped, ...]
    left_out: tuple[LeftOut, ...]
    hindsight: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON values: the keys are the fields, the view is under `timeline`."""
        return {
            "day": self.day,
            "certain": self.certain,
            "sources": list(self.sources),
            "implied": dict(self.implied),
            "left_out": [one.to_json() for one in self.left_out],
            "dropped": [one.to_json() for one in self.dropped],
            "hindsight": list(self.hindsight),
            "timeline": document_values(self.records.document),
        }

    def headline(self) -> str:
        """Say in one line how much was known.

        Example:
            >>> from kgtimeline.model.document import DatasetInfo, Document
            >>> info = DatasetInfo(id="mine", title="Mine")
            >>> records = Records(Document(schema_version="1.0", dataset=info))
            >>> Known(records, "2024", False, (), {}, (), (), ()).headline()
            'as of 2024, possibly known: 0 of 0 sources, 0 of 0 events'
        """
        unknown = [one.record for one in self.left_out]
        sources = len(self.sources) + unknown.count("source") + len(gone_sources(self))
        events = len(self.records) + unknown.count("event") + len(gone_events(self))
        surely = "certainly" if self.certain else "possibly"
        return (
            f"as of {self.day}, {surely} known: {len(self.sources):,} of {sources:,} sources, "
            f"{len(self.records):,} of {events:,} events"
        )

    def __str__(self) -> str:
        """Write the events of the day, then what is left out, not known yet, and known in part."""
        return "\n".join(_lines(self))

    def __repr__(self) -> str:
        return f"<Known: {self.headline()}>"


def gone_events(known: Known) -> tuple[str, ...]:
    """Give the ids of the events that are dropped whole, in the order of the file."""
    return tuple(one.event for one in known.dropped if one.event is not None and not one.path)


def gone_sources(known: Known) -> tuple[str, ...]:
    """Give the ids of the sources that are dropped, in the order of the file."""
    return tuple(one.value for one in known.dropped if _is_whole(one, "sources"))


def _is_whole(one: Dropped, key: str) -> bool:
    """Tell whether a whole source or actor is dropped, not a part of it."""
    _, first, *rest = f"{one.path}/".split("/")
    return one.event is None and first == key and len(rest) == 2  # noqa: PLR2004 - the row, and nothing more


def _lines(known: Known) -> Iterator[str]:
    yield known.headline()
    yield from _table(known.records)
    if known.implied:
        yield from ("", f"sources without a date, known by what they tell: {len(known.implied):,}")
        yield from (f"  {source} {date}" for source, date in known.implied.items())
    if known.left_out:
        yield from ("", f"left out: {len(known.left_out):,}")
        yield from (f"  {one}" for one in known.left_out)
    for title, ids in (
        ("sources not published yet", gone_sources(known)),
        ("events that no known source tells of", gone_events(known)),
        ("actors that nothing known names", _actors(known)),
    ):
        if ids:
            yield from ("", f"{title}: {len(ids):,}")
            yield from (f"  {one}" for one in ids)
    yield from _parts(known)
    if known.hindsight:
        yield from ("", f"titles written with hindsight: {len(known.hindsight):,}")
        yield from (f"  {one}" for one in known.hindsight)


def _table(records: Records) -> Iterator[str]:
    rows = [
        (
            str(event.date) if event.date is not None else UNDATED,
            str(event.kind),
            event.id,
            printable(event.title),
        )
        for event in records.events
    ]
    widths = [max(map(len, column)) for column in list(zip(*rows, strict=True))[:-1]]
    for *cells, title in rows:
        yield "  ".join([*_padded(cells, widths), title])


def _padded(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True)]


def _actors(known: Known) -> tuple[str, ...]:
    return tuple(one.value for one in known.dropped if _is_whole(one, "actors"))


def _parts(known: Known) -> Iterator[str]:
    """Write what is gone of events that are known, and of offices."""
    by_event: dict[str, list[Dropped]] = {}
    others = []
    for one in known.dropped:
        if one.event is None:
            others += [] if _is_whole(one, "sources") or _is_whole(one, "actors") else [one]
        elif one.path:
            by_event.setdefault(one.event, []).append(one)
    if by_event:
        yield from ("", f"events known in part: {len(by_event):,}")
    for event_id, losses in by_event.items():
        yield f"  {event_id}"
        yield from (f"    {one}" for one in losses)
    if others:
        yield from ("", f"of actors and sources: {len(others):,}")
        yield from (f"  {one}" for one in others)
