"""A timeline as small HTML, for notebooks: what is in it, over which time, and how it begins."""

from typing import TYPE_CHECKING

from kgtimeline.dates.numbering import INF, Day
from kgtimeline.dates.saying import stretch_in_words
from kgtimeline.markup import Html, section, table, terms, unbroken

if TYPE_CHECKING:
    from kgtimeline.dataset.records import Records
    from kgtimeline.timeline.selection import Selection

ROWS_OF_A_TIMELINE = 10
"""Events that a timeline shows of itself; a selection shows more."""


def timeline_html(found: "Selection", headline: str | None = None) -> Html:
    """Show a timeline: a summary, then its first events.

    Args:
        found: All of its events.
        headline: What else is to be said of it, above all.
    """
    records, dataset = found.records, found.records.document.dataset
    rows = [
        (unbroken(row["date"] or "undated"), row["kind"], row["id"], row["title"])
        for row in found[:ROWS_OF_A_TIMELINE].to_rows()
    ]
    more = len(found) - len(rows)
    first = f"the first {len(rows)} events" if more else "all events"
    caption = f"{first}; {more:,} more are not shown" if more else first
    return section(
        dataset.title,
        headline,
        dataset.description,
        terms(
            [
                ("events", f"{len(found):,}"),
                ("actors", f"{len(records.actors):,}"),
                ("sources", f"{len(records.sources):,}"),
                ("period", period(records)),
                ("version", dataset.version),
                ("licence", dataset.license),
            ]
        ),
        table(caption, ("date", "kind", "id", "title"), rows) if rows else None,
    )


def period(records: "Records") -> str | None:
    """Say from which day to which one the dates of a timeline reach, as far as they are bounded.

    Returns:
        None if no event has a date with a bound.
    """
    first: Day = INF
    last: Day = -INF
    # the same few dates come again and again
    for date in {event.date for event in records.events if event.date is not None}:
        # of a state the value says when it is known to hold, the bounds only that it may always have
        for day in date.form.sides[0][:2] + date.form.sides[-1][:2]:
            if -INF < day < INF:
                first, last = min(first, day), max(last, day)
    if first > last:
        return None
    ends = [stretch_in_words(day, day) for day in (first, last)]
    return ends[0] if first == last else f"{ends[0]} to {ends[1]}"
