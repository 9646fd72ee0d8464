"""What `--strict` asks in addition: that every event can be defended."""

from collections.abc import Iterator

from kgtimeline.checks.codes import problem
from kgtimeline.checks.subject import Subject
from kgtimeline.errors import Problem
from kgtimeline.model.event_base import BaseEvent


def defensible_events(subject: Subject) -> Iterator[Problem]:
    """Find events without summary, dating or report, and reports without spans."""
    for row, event in enumerate(subject.events):
        path = f"/events/{row}"
        if event.summary is None:
            yield problem("no-summary", f"{event.id!r} has no summary", path, event=event.id)
        if event.dating is None:
            yield problem(
                "no-dating", f"{event.id!r} does not say how its date follows", path, event=event.id
            )
        yield from _reports(event, path)


def _reports(event: BaseEvent, path: str) -> Iterator[Problem]:
    if not event.reports:
        yield problem("no-report", f"{event.id!r} has no report", path, event=event.id)
    for i, report in enumerate(event.reports):
        if not report.spans:
            message = f"the report of {report.source!r} has no span"
            yield problem("no-span", message, f"{path}/reports/{i}", event=event.id)


def defensible_sources(subject: Subject) -> Iterator[Problem]:
    """Find sources whose text can't be recognised: no hash, no length."""
    for row, source in enumerate(subject.source_rows):
        if source.sha256 is None or source.length is None:
            message = f"{source.id!r} has not both 'sha256' and 'length' of its text"
            yield problem("source-without-hash", message, f"/sources/{row}")


DEFENSIBLE_RULES = (defensible_events, defensible_sources)
"""All rules of this module."""
