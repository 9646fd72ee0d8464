"""What was known on each day of publication, and where reports differ: for the page's views."""

from typing import Any

from kgtimeline.timeline.timeline import Timeline


def knowledge(timeline: Timeline) -> dict[str, Any]:
    """Give the keys `known` and `rivals` of the page's data.

    `known` holds the days on which something became known, ascending, and for every
    event the place of its first one, null if nothing says.
    """
    return {"known": {"days": [], "from": [None] * len(timeline)}, "rivals": {}}
