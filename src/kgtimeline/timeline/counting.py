"""What is in a timeline, in numbers."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgtimeline.dates.value import EventDate
    from kgtimeline.model.document import Document

UNDATED, SEVERAL_YEARS = "undated", "several years"


def count(document: "Document") -> dict[str, Any]:
    """Count events, actors, sources and evidence, and events by what they are.

    Returns:
        Totals as numbers; `kinds`, `factuality`, `basis` (of the dating; `none` without
        one) and `years` as numbers by word, most frequent first, years ascending.
    """
    events = document.events
    years = Counter(year_of(event.date) for event in events)
    return {
        "events": len(events),
        "actors": len(document.actors),
        "sources": len(document.sources),
        "reports": sum(len(event.reports) for event in events),
        "spans": sum(len(report.spans) for event in events for report in event.reports),
        "relations": sum(len(event.relations) for event in events),
        "figures": sum(len(event.figures) for event in events),
        "kinds": _ranked(str(event.kind) for event in events),
        "factuality": _ranked(str(event.factuality) for event in events),
        "basis": _ranked(str(event.dating.basis) if event.dating else "none" for event in events),
        "years": {year: years[year] for year in sorted(years)},
    }


def year_of(date: "EventDate | None") -> str:
    """Name the one year that holds a date, or say that there is none.

    Example:
        >>> from kgtimeline.dates.value import EventDate
        >>> year_of(EventDate("2024-02")), year_of(EventDate("[..2024-02]")), year_of(None)
        ('2024', 'several years', 'undated')
    """
    if date is None:
        return UNDATED
    first, last = date.earliest, date.latest
    if first is None or last is None or first.year != last.year:
        return SEVERAL_YEARS
    return f"{first.year:04}"


def _ranked(words: Iterable[str]) -> dict[str, int]:
    counted = Counter(words)
    return {word: counted[word] for word in sorted(counted, key=lambda word: (-counted[word], word))}
