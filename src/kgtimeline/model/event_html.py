"""An event as small HTML, for notebooks: ids instead of names, since an event knows no actors."""

from typing import TYPE_CHECKING

from kgtimeline.dates.saying import in_words
from kgtimeline.markup import Html, items, section, terms

if TYPE_CHECKING:
    from kgtimeline.model.event_base import BaseEvent
    from kgtimeline.model.reports import Participant, Report


def event_html(event: "BaseEvent", truth: str | None = None) -> Html:
    """Show an event: date in words, participants, sources, relations.

    Args:
        event: The event.
        truth: How surely it answers what was asked, if it was asked for.
    """
    date = event.date
    kind = str(event.kind) if event.factuality == "reported" else f"{event.kind}, {event.factuality}"
    return section(
        event.title,
        terms(
            [
                ("id", event.id),
                ("answers", truth),
                ("kind", kind),
                ("date", "undated" if date is None else f"{in_words(date)} ({date}, {date.extent})"),
                ("how it is dated", _dating(event)),
                ("place", event.place),
                ("summary", event.summary),
                ("participants", items(map(_participant, event.participants))),
                ("sources", items(map(_report, event.reports))),
                ("relations", items(f"{one.type} {one.event} ({one.basis})" for one in event.relations)),
                ("figures", items(f"{one.label}: {one.value} {one.unit}" for one in event.figures)),
            ]
        ),
    )


def _dating(event: "BaseEvent") -> str | None:
    return None if event.dating is None else f"{event.dating.basis}, {event.dating.rule}"


def _participant(taking: "Participant") -> str:
    return f"{taking.role}: {taking.actor}{f', {taking.office}' if taking.office else ''}"


def _report(report: "Report") -> str:
    via = "".join([f" via {who}" for who in report.via])
    reading = report.reading
    words = f'; "{reading.expression}" gives {reading.date or "no date"}' if reading is not None else ""
    return f"{report.source}{via}: {report.factuality}{words}"
