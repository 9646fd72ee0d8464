"""What the panel of an event shows: the detail part of the page's data."""

from typing import Any

from kgtimeline.timeline.timeline import Timeline


def details(timeline: Timeline) -> list[dict[str, Any]]:
    """Give for every event, in the order of the timeline, what its panel shows."""
    return [{"json": timeline.event_json(event.id)} for event in timeline.events]
