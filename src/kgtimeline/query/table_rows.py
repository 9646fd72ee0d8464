"""Records to rows of the flat layout, each a tuple in the order of its table's columns."""

from collections.abc import Mapping
from typing import Any

from kgtimeline.dataset.canonical import actor_values, document_values, event_values, source_values
from kgtimeline.dataset.layout import render_line
from kgtimeline.model.actors import Actor
from kgtimeline.model.document import Document
from kgtimeline.model.events import Event
from kgtimeline.model.reports import Report
from kgtimeline.model.sources import Source
from kgtimeline.query.table_dates import date_cells, runs_of
from kgtimeline.query.table_figures import figure_row, joined, stretch, text_of
from kgtimeline.query.table_layout import DAY, EVENT_TABLES, LAYOUT, day32
from kgtimeline.query.words import folded_words

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]
"""Rows by the name of their table."""

FIELD_BREAK = "\n"
"""Stands in the column `words` between title and summary, so that no phrase runs over both."""


def no_rows() -> Rows:
    """Give an empty list for every table of events."""
    return {table: [] for table in EVENT_TABLES}


class EventRows:
    """Turns events into rows.

    Args:
        document: Knows the countries of actors and the publishers of sources.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo
        >>> from kgtimeline.model.events import War
        >>> from kgtimeline.model.reports import Participant
        >>> king = Actor(id="king", type="person", name="King", country="GB")
        >>> header = Document(schema_version="1.0", dataset=DatasetInfo(id="a", title="A"), actors=[king])
        >>> part = Participant(actor="king", role="participant")
        >>> rows = no_rows()
        >>> EventRows(header).add(rows, War(id="w", title="War", date="1066", participants=[part]), 0)
        >>> rows["participants"]
        [(0, 0, 'king', 'participant', None, 'GB')]
    """

    def __init__(self, document: Document) -> None:
        """Note what rows repeat of actors and sources."""
        self._countries = {actor.id: actor.country for actor in document.actors}
        self._publishers = {source.id: source.publisher for source in document.sources}

    def add(self, rows: Rows, event: Event, rn: int) -> None:
        """Add all rows of an event to those of others.

        Args:
            rows: Rows of every table of events, from `no_rows`.
            event: The event; its date carries the doubt that it rests on, as in `Records`.
            rn: Its number.
        """
        rows["events"].append(_event_row(event, rn))
        countries = self._countries
        rows["participants"] += [
            (rn, i, part.actor, str(part.role), part.office, countries.get(part.actor))
            for i, part in enumerate(event.participants)
        ]
        for i, report in enumerate(event.reports):
            rows["reports"].append(self._report_row(rn, i, report))
            rows["spans"] += [
                (rn, i, j, span.start, span.end, span.sha256) for j, span in enumerate(report.spans)
            ]
        rows["tags"] += [(rn, tag) for tag in dict.fromkeys(event.tags)]
        rows["codes"] += [(rn, scheme, code) for scheme, code in event.codes.items()]
        rows["relations"] += [
            (rn, i, str(tie.type), tie.event, str(tie.basis), tie.source, *stretch(tie.span), tie.note)
            for i, tie in enumerate(event.relations)
        ]
        for i, figure in enumerate(event.figures):
            rows["figures"].append(figure_row(rn, i, figure))
            days = () if figure.period is None else runs_of(figure.period)
            rows["figure_runs"] += [(rn, i, first, last) for part, first, last in days if part == DAY]
        if event.date is not None and event.date.bounds.gapped:
            rows["runs"] += [(rn, *run) for run in runs_of(event.date)]

    def _report_row(self, rn: int, position: int, report: Report) -> Row:
        reading = report.reading
        read = (None, None, None)
        if reading is not None:
            read = (None if reading.date is None else str(reading.date), reading.expression, reading.rule)  # type: ignore[assignment]  # tuples of one length
        publisher = self._publishers.get(report.source)
        return (rn, position, report.source, publisher, joined(report.via), str(report.factuality), *read,
                report.note)  # fmt: skip


def header_rows(document: Document) -> Rows:
    """Give the rows of actors and sources, by id.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo
        >>> header = Document(schema_version="1.0", dataset=DatasetInfo(id="a", title="A"))
        >>> header_rows(header)["actors"]
        []
    """
    actors = sorted(document.actors, key=lambda actor: actor.id)
    return {
        "actors": [_actor_row(actor) for actor in actors],
        "aliases": [(actor.id, alias.name, alias.language) for actor in actors for alias in actor.aliases],
        "offices": [
            (actor.id, office.title, office.organisation, text_of(office.took), text_of(office.left),
             joined([str(date) for date in office.attested]))
            for actor in actors for office in actor.offices
        ],
        "sources": [_source_row(source) for source in sorted(document.sources, key=lambda source: source.id)],
    }  # fmt: skip


def document_row(document: Document, *, events: int, gapped: int, in_date_order: bool) -> Row:
    """Give the row of the document itself.

    Args:
        document: The document; its actors, sources and events are left out of the body.
        events: How many events there are.
        gapped: How many of them have dates with gaps.
        in_date_order: Whether their numbers follow their dates.
    """
    bare = document.model_copy(update={"actors": (), "sources": (), "events": ()})
    info = document.dataset
    return (
        LAYOUT, document.schema_version, info.id, info.title, info.version, info.license,
        text_of(info.issued), events, gapped, in_date_order, _line(document_values(bare)),
    )  # fmt: skip


def event_line(event: Event) -> str:
    """Write an event as one line of canonical JSON, as JSON Lines have it, without the line's end.

    pydantic writes it in a fifth of the time wherever the values already are in their one
    order and spelling; only the others go the long way.

    Example:
        >>> from kgtimeline.model.events import War
        >>> from kgtimeline.model.reports import Participant
        >>> part = Participant(actor="a", role="participant")
        >>> print(event_line(War(id="w", title="W", date=None, participants=[part])))
        {"id":"w","kind":"war","title":"W","date":null,"participants":[{"actor":"a","role":"participant"}]}
    """
    if not _is_canonical(event):
        return _line(event_values(event))
    written = event.model_dump_json(by_alias=True, exclude_defaults=True)
    start = len(event.id) + len('{"id":""')
    return f'{written[:start]},"kind":"{event.kind}"{written[start:]}'


def _is_canonical(event: Event) -> bool:
    """Tell whether values stand in their one order and spelling, so far as that is quickly told."""
    dating = event.dating
    return (
        (dating is None or not (dating.anchors or dating.alternatives))
        and (event.date is None or date_cells(event.date).date == event.date.text)
        and (len(event.tags) < 2 or list(event.tags) == sorted(set(event.tags)))  # noqa: PLR2004 - one is in order
        and (len(event.codes) < 2 or list(event.codes) == sorted(event.codes))  # noqa: PLR2004 - one is in order
    )


def words_of(title: str, summary: str | None) -> str:
    r"""Fold title and summary to words with a space before and after each.

    A word, a phrase or a beginning is then found as a plain piece of text.

    Example:
        >>> words_of("The  Law", "Жапаров"), words_of("?", None)
        (' the law \n japarov ', '')
    """
    fields = [folded_words(text) for text in (title, summary or "")]
    return FIELD_BREAK.join(f" {' '.join(words)} " for words in fields if words)


def _event_row(event: Event, rn: int) -> Row:
    return (
        rn,
        event.id,
        str(event.kind),
        event.title,
        event.summary,
        words_of(event.title, event.summary),
        *date_cells(event.date),
        None if event.dating is None else str(event.dating.basis),
        str(event.factuality),
        event.place,
        event_line(event),
    )


def _actor_row(actor: Actor) -> Row:
    body = _line(actor_values(actor))
    return (actor.id, str(actor.type), actor.name, actor.named, actor.country, actor.wikidata, body)


def _source_row(source: Source) -> Row:
    published = source.published
    days = (None, None) if published is None else (day32(published.bounds.s_lo), day32(published.bounds.e_hi))
    return (
        source.id, str(source.type), source.title, source.publisher, source.language,
        text_of(published), *days,
        source.sha256, source.length, source.reprint_of, _line(source_values(source)),
    )  # fmt: skip


def _line(values: Mapping[str, Any]) -> str:
    return render_line(values).removesuffix("\n")
