"""Where spans and readings stand in a document, so that every check walks the same road."""

from collections.abc import Iterator
from typing import NamedTuple

from kgtimeline.model.event_base import BaseEvent
from kgtimeline.model.reports import Reading, Span
from kgtimeline.model.sources import Source


class PlacedReading(NamedTuple):
    """A reading and where it stands.

    Args:
        source: Id of the source whose words it reads.
        reading: The reading itself.
        path: JSON Pointer to it, from its event.
    """

    source: str | None
    reading: Reading
    path: str


class PlacedSpan(NamedTuple):
    """A span and where it stands.

    Args:
        source: Id of the source it points into.
        span: The span itself.
        path: JSON Pointer to it, from its event or source.
        expression: The words that must stand there, if any are given.
        words_path: JSON Pointer to those words.
    """

    source: str
    span: Span
    path: str
    expression: str | None = None
    words_path: str = ""


def placed_readings(event: BaseEvent) -> Iterator[PlacedReading]:
    """Walk over all readings of an event: of reports first, then of figures."""
    for i, report in enumerate(event.reports):
        if report.reading is not None:
            yield PlacedReading(report.source, report.reading, f"/reports/{i}/reading")
        for j, other in enumerate(report.other_readings):
            yield PlacedReading(report.source, other, f"/reports/{i}/other_readings/{j}")
    for i, figure in enumerate(event.figures):
        if figure.baseline_reading is not None:
            yield PlacedReading(figure.source, figure.baseline_reading, f"/figures/{i}/baseline_reading")
        if figure.period_reading is not None:
            yield PlacedReading(figure.source, figure.period_reading, f"/figures/{i}/period_reading")


def placed_spans(event: BaseEvent) -> Iterator[PlacedSpan]:
    """Walk over all spans of an event; those that name no source are left out."""
    for i, report in enumerate(event.reports):
        for j, span in enumerate(report.spans):
            yield PlacedSpan(report.source, span, f"/reports/{i}/spans/{j}")
    for source, reading, path in placed_readings(event):
        if source is None:
            continue
        if reading.span is not None:
            yield PlacedSpan(source, reading.span, f"{path}/span", reading.expression, f"{path}/expression")
        if reading.anchor is not None and reading.anchor.span is not None:
            yield PlacedSpan(source, reading.anchor.span, f"{path}/anchor/span")
    for i, relation in enumerate(event.relations):
        if relation.source is not None and relation.span is not None:
            yield PlacedSpan(relation.source, relation.span, f"/relations/{i}/span")
    for i, figure in enumerate(event.figures):
        if figure.source is not None and figure.span is not None:
            yield PlacedSpan(figure.source, figure.span, f"/figures/{i}/span")


def source_span(source: Source) -> PlacedSpan | None:
    """Give the span of a source's publication date, if it has one."""
    if source.published_span is None:
        return None
    words = source.published_expression
    return PlacedSpan(source.id, source.published_span, "/published_span", words, "/published_expression")
