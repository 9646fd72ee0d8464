"""A date is never surer than what it was worked out from."""

from collections.abc import Container, Iterable, Mapping

from kgtimeline.model.events import Event
from kgtimeline.model.sources import Source
from kgtimeline.vocab import DatingAnchorType


def hedged_events(events: Iterable[Event], sources: Mapping[str, Source]) -> frozenset[str]:
    """Find the events about whose dates nothing is certain.

    A qualified date makes uncertain whatever is dated by it, and what is dated by
    that in turn. It may stand in the event itself, in an anchor of its dating, in the
    publication or event that the anchor names, or in what a reading was counted from.

    Args:
        events: All events. **Shape**: in any order; anchors may form circles.
        sources: All sources by id.

    Returns:
        The ids of the events.

    Example:
        >>> hedged_events([], {})
        frozenset()
    """
    found = set()
    dated_by: dict[str, list[str]] = {}
    for event in events:
        date, dating = event.date, event.dating
        if (date is not None and date.bounds.hedged) or (
            dating is not None and _rests_on_doubt(event, sources)
        ):
            found.add(event.id)
        if dating is not None:
            for anchor in dating.anchors:
                if anchor.type is DatingAnchorType.EVENT and anchor.ref is not None:
                    dated_by.setdefault(anchor.ref, []).append(event.id)
    pending = list(found)
    while pending:
        for event_id in dated_by.pop(pending.pop(), ()):
            found.add(event_id)
            pending.append(event_id)
    return frozenset(found)


def with_doubt(event: Event, hedged: Container[str]) -> Event:
    """Give an event whose date shows the doubt that it rests on.

    Args:
        event: The event; it is not changed.
        hedged: What `hedged_events` found.

    Returns:
        The event with its date hedged; the very same one if there is nothing to do.

    Example:
        >>> from kgtimeline.model.events import War
        >>> from kgtimeline.model.reports import Participant
        >>> parts = [Participant(actor="a", role="participant")]
        >>> with_doubt(War(id="w", title="W", date="1912", participants=parts), {"w"}).date.hedged
        True
    """
    if event.id not in hedged or event.date is None or event.date.hedged:
        return event
    return event.model_copy(update={"date": event.date.hedge()})


def _rests_on_doubt(event: Event, sources: Mapping[str, Source]) -> bool:
    """Tell whether an anchor of the dating, or of a reading that it uses, is qualified."""
    dating = event.dating
    if dating is None:
        return False
    for anchor in dating.anchors:
        if anchor.date.hedged:
            return True
        if anchor.type is DatingAnchorType.PUBLISHED and _is_doubtful(sources.get(anchor.ref or "")):
            return True
    for report in event.reports:
        reading = report.reading
        if reading is not None and reading.anchor is not None and reading.anchor.date.hedged:
            used = any((report.source, report.via) == (one.source, one.via) for one in dating.from_)
            if used:
                return True
    return False


def _is_doubtful(source: Source | None) -> bool:
    """Tell whether a publication date is qualified."""
    return source is not None and source.published is not None and source.published.hedged
