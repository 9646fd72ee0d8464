"""The commands that show what stands in a timeline: `show`, `sources`, `stats`."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from kgtimeline.cli.engines import asked, engine_option, files_argument
from kgtimeline.cli.inputs import INPUT, format_option, load
from kgtimeline.cli.output import echo_drawing, echo_json, echo_rows, terminal_width
from kgtimeline.markup import printable

if TYPE_CHECKING:
    from kgtimeline.model.event_base import BaseEvent
    from kgtimeline.model.reports import Report
    from kgtimeline.timeline import Timeline
    from kgtimeline.timeline.scanning import FrameTimeline

file_option = click.option(
    "--file", metavar="FILE", type=INPUT, help="Another timeline than the shipped one."
)
LABEL_WIDTH = 12
WORDS_WIDTH = 84
"""Columns of what is said of an event, beside its labels."""
LEAST_WORDS = 36
"""In fewer columns than these the labels stand above."""
SOURCE_COLUMNS = ("id", "type", "title", "publisher", "published", "language", "length", "sha256", "events")
SOURCES_SHOWN = {key: key for key in ("id", "published", "title", "events")}


@click.command(short_help="Show one event whole.")
@click.argument("event_id", metavar="ID")
@file_option
@format_option("text", "json")
def show(event_id: str, *, file: str | None, format_: str) -> None:
    """Show one event whole: date and how it was obtained, participants, reports, relations, figures."""
    timeline = load(file)
    event = timeline[event_id]
    if format_ == "json":
        echo_json(timeline.event_json(event_id))
        return
    echo_drawing(_drawn(_lines(timeline, event), terminal_width()))


def _drawn(told: Iterable[tuple[str, str]], width: int | None) -> Iterator[list[tuple[str, str]]]:
    """Fold labelled lines; where there are few columns each label stands above its value.

    Args:
        told: Labels and values.
        width: Columns of the terminal; None if what is printed goes elsewhere.
    """
    words = WORDS_WIDTH if width is None else min(WORDS_WIDTH, width - LABEL_WIDTH - 1)
    beside = words >= LEAST_WORDS
    indent = LABEL_WIDTH + 1 if beside else 2
    for label, value in told:
        if not beside and label:
            yield [(label, "label")]
        columns = words if beside else max(words + LABEL_WIDTH - 1, 1)
        for n, line in enumerate(
            click.wrap_text(printable(" ".join(value.split())), columns).splitlines() or [""]
        ):
            before = label if beside and not n else ""
            yield [(f"{f'{before} ':<{indent}}", "label"), (line, "")]


def _lines(timeline: "Timeline", event: "BaseEvent") -> Iterator[tuple[str, str]]:
    """Say an event in labelled lines."""
    from kgtimeline.dates.saying import in_words

    yield "event", event.id
    yield "title", event.title
    yield "kind", f"{event.kind}, {event.factuality}"
    date = event.date
    yield "date", "undated" if date is None else f"{date} ({date.extent}): {in_words(date)}"
    if event.dating:
        yield "dating", _dating(event)
    if event.place:
        yield "place", event.place
    for key, value in _own_fields(event):
        yield key, value
    if event.summary:
        yield "summary", event.summary
    for taking in event.participants:
        office = f", {taking.office}" if taking.office else ""
        yield taking.role, f"{timeline.actors[taking.actor].name}{office} ({taking.actor})"
    for report in event.reports:
        yield "report", _report(timeline, report)
    for tie in event.relations:
        yield tie.type, f"{tie.event} ({tie.basis})"
    for relation, other in timeline.relations_to(event.id):
        yield "", f"<- {relation} {other}"
    for figure in event.figures:
        value = f"{figure.value} to {figure.value_to}" if figure.value_to else figure.value
        yield "figure", f"{figure.label}: {figure.qualifier.replace('_', ' ')} {value} {figure.unit}"


def _dating(event: "BaseEvent") -> str:
    """Say how the date was obtained."""
    assert event.dating is not None
    anchors = ", ".join(f"{a.type} {a.ref or 'by hand'} {a.date}" for a in event.dating.anchors)
    note = f"; {event.dating.note}" if event.dating.note else ""
    also = f"; or {', '.join(map(str, event.dating.alternatives))}" if event.dating.alternatives else ""
    return f"{event.dating.basis}, {event.dating.rule}{f' on {anchors}' if anchors else ''}{also}{note}"


def _own_fields(event: "BaseEvent") -> Iterator[tuple[str, str]]:
    """Give the fields that only this kind of event has, where they are filled."""
    from kgtimeline.model.event_base import BaseEvent

    for key in type(event).model_fields:
        if key not in BaseEvent.model_fields and (value := getattr(event, key)) is not None:
            yield key, str(value)


def _report(timeline: "Timeline", report: "Report") -> str:
    """Say what one source says, and where."""
    places = ", ".join(f"{span.start}-{span.end}" for span in report.spans)
    via = f" via {' via '.join(report.via)}" if report.via else ""
    reading = report.reading
    words = f'; "{reading.expression}" gives {reading.date or "no date"} by {reading.rule}' if reading else ""
    published = timeline.sources[report.source].published
    when = f", published {published}" if published else ""
    return f"{report.source}{when}{via}{f' [{places}]' if places else ''}: {report.factuality}{words}"


@click.command(short_help="List the sources.")
@file_option
@format_option("table", "json", "jsonl", "csv", "ids")
def sources(*, file: str | None, format_: str) -> None:
    """List the sources, with the number of events that each tells of."""
    timeline = load(file)
    rows: list[dict[str, Any]] = [
        {
            "id": source.id,
            "type": str(source.type),
            "title": source.title,
            "publisher": source.publisher,
            "published": str(source.published) if source.published else None,
            "language": source.language,
            "length": source.length,
            "sha256": source.sha256,
            "events": len(timeline.query(source=source.id)),
        }
        for source in timeline.sources
    ]
    echo_rows(format_, rows, SOURCE_COLUMNS, SOURCES_SHOWN)


@click.command(short_help="Count what is in a timeline.")
@files_argument
@engine_option
@format_option("text", "json")
def stats(files: tuple[str, ...], *, engine: str | None, format_: str) -> None:
    """Count what is in a timeline: events by kind, factuality, basis of their dates, and year.

    A FILE is JSON, JSON Lines, a folder of Parquet tables, or a pattern such as 'parts/*.jsonl'; several
    are counted as one timeline.
    """
    with asked(files, engine) as timeline:
        counted = _counted(timeline)
    if format_ == "json":
        echo_json(counted)
        return
    for label, value in counted.items():
        if isinstance(value, dict):
            click.echo(f"{label}:")
            for key, count in value.items():
                click.echo(f"  {key:<22} {count:>6,}")
        else:
            click.echo(f"{label:<24} {value:>6,}" if isinstance(value, int) else f"{label:<24} {value}")


def _counted(timeline: "Timeline | FrameTimeline") -> dict[str, Any]:
    """Count in memory, or let the engine count."""
    from kgtimeline.timeline import Timeline

    if isinstance(timeline, Timeline):
        return timeline.stats()
    from kgtimeline.timeline.frame_counting import count_frames

    return count_frames(timeline)
