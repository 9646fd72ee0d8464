"""What is in a timeline, in numbers."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgtimeline.dataset.records import Records
    from kgtimeline.dates.value import EventDate

UNDATED, SEVERAL_YEARS = "undated", "several years"
TOTALS = ("events", "actors", "sources", "reports", "spans", "relations", "figures")
"""What is counted as a whole."""


def count(records: "Records") -> dict[str, Any]:
    """Count events, actors, sources and evidence, and events by what they are.

    Events are walked once and not kept, so that those of an opened file need no room.

    Returns:
        Totals as numbers; `kinds`, `factuality`, `basis` (of the dating; `none` without
        one) and `years` as numbers by word, most frequent first, years ascending.
    """
    numbers: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    factuality: Counter[str] = Counter()
    basis: Counter[str] = Counter()
    years: Counter[str] = Counter()
    for event in records.events:
        numbers["reports"] += len(event.reports)
        numbers["spans"] += sum([len(report.spans) for report in event.reports])
        numbers["relations"] += len(event.relations)
        numbers["figures"] += len(event.figures)
        kinds[event.kind] += 1
        factuality[event.factuality] += 1
        basis[event.dating.basis if event.dating else "none"] += 1
        years[year_of(event.date)] += 1
    numbers.update(events=len(records), actors=len(records.actors), sources=len(records.sources))
    return totals(
        numbers, kinds=ranked(kinds), factuality=ranked(factuality), basis=ranked(basis), years=years
    )


def totals(
    numbers: Mapping[str, int],
    *,
    kinds: dict[str, int],
    factuality: dict[str, int],
    basis: dict[str, int],
    years: Mapping[str, int],
) -> dict[str, Any]:
    """Put counts into their one order."""
    return {
        **{label: numbers[label] for label in TOTALS},
        "kinds": kinds,
        "factuality": factuality,
        "basis": basis,
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


def ranked(counted: Mapping[str, int]) -> dict[str, int]:
    """Put counts in order, greatest first, equal ones by their words."""
    return {str(word): counted[word] for word in sorted(counted, key=lambda word: (-counted[word], word))}
