"""Rules of evidence that need no text: factuality, spans inside their source."""

import math
from collections.abc import Iterable, Iterator, Mapping

from kgtimeline.checks.codes import problem
from kgtimeline.checks.spans import placed_spans, source_span
from kgtimeline.checks.subject import Subject
from kgtimeline.errors import Problem
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.vocab import Factuality

_HEADLINE_ORDER = (
    Factuality.REPORTED,
    Factuality.ANNOUNCED,
    Factuality.INTENDED,
    Factuality.ALLEGED,
    Factuality.DENIED,
)


def headline(reports: Iterable[Factuality]) -> Factuality | None:
    """Work out the factuality of an event from those of its reports.

    Args:
        reports: The factuality of each report.

    Returns:
        `disputed` if one denies what another reports or alleges, else the first of reported, announced,
        intended, alleged, denied; None without reports.

    Example:
        >>> headline([Factuality.DENIED, Factuality.ALLEGED])
        <Factuality.DISPUTED: 'disputed'>
        >>> headline([Factuality.ALLEGED, Factuality.ANNOUNCED])
        <Factuality.ANNOUNCED: 'announced'>
    """
    found = frozenset(reports)
    denied = Factuality.DENIED in found and found & {Factuality.REPORTED, Factuality.ALLEGED}
    if denied or Factuality.DISPUTED in found:
        return Factuality.DISPUTED
    return next((one for one in _HEADLINE_ORDER if one in found), None)


def factuality(subject: Subject) -> Iterator[Problem]:
    """Find headlines that do not follow from the reports."""
    for row, event in enumerate(subject.events):
        if not event.reports:
            continue
        expected = headline([report.factuality for report in event.reports])
        if expected is not None and event.factuality is not expected:
            message = f"the event is {str(event.factuality)!r}, its reports make it {str(expected)!r}"
            path = f"/events/{row}/factuality"
            yield problem(
                "factuality-mismatch", message, path, event=event.id, hint=f"write {str(expected)!r}"
            )


def spans_inside(subject: Subject) -> Iterator[Problem]:
    """Find spans that end outside of their source, as long as it says it is."""
    lengths = {source.id: source.length for source in subject.source_rows if source.length is not None}
    if not lengths:
        return
    for row, event in enumerate(subject.events):
        if not _may_reach_out(event, lengths):
            continue
        for source, span, path, _, _ in placed_spans(event):
            if source in lengths and span.end > lengths[source]:
                message = f"the span ends at {span.end}, {source!r} has {lengths[source]} code points"
                yield problem("span-outside-text", message, f"/events/{row}{path}/end", event=event.id)
    for row, one in enumerate(subject.source_rows):
        placed = source_span(one)
        if placed is not None and one.length is not None and placed.span.end > one.length:
            message = f"the span ends at {placed.span.end}, {one.id!r} has {one.length} code points"
            yield problem("span-outside-text", message, f"/sources/{row}/published_span/end")


def _may_reach_out(event: BaseEvent, lengths: Mapping[str, int]) -> bool:
    """Look quickly at the spans that nearly all events have; whatever is rarer may reach out."""
    if event.relations or event.figures:
        return True
    for report in event.reports:
        length, reading = lengths.get(report.source, math.inf), report.reading
        if reading is not None and (
            reading.anchor is not None or (reading.span is not None and reading.span.end > length)
        ):
            return True
        if report.other_readings or any(span.end > length for span in report.spans):
            return True
    return False


def hashes(subject: Subject) -> Iterator[Problem]:
    """Find sources with only one of hash and length."""
    for row, source in enumerate(subject.source_rows):
        if (source.sha256 is None) != (source.length is None):
            given, missing = ("sha256", "length") if source.length is None else ("length", "sha256")
            message = f"{source.id!r} has {given!r} without {missing!r}"
            yield problem("hash-without-length", message, f"/sources/{row}/{given}", hint=f"add {missing!r}")


EVIDENCE_RULES = (factuality, spans_inside, hashes)
"""All rules of this module."""
