"""What an engine found, as a selection shows it: ids, rows and JSON, in any order."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kgtimeline.dates.truth import Truth
from kgtimeline.timeline.flat import flat_row
from kgtimeline.timeline.selection import Match

if TYPE_CHECKING:
    from kgtimeline.timeline.scanning import FrameTimeline


class FrameMatches:
    """The events of a frame timeline in some order, built while they are walked.

    The engine finds numbers, ids and truths; the events themselves are fetched by their
    numbers, a thousand at a time, so that a long answer can be printed without being held.

    Args:
        timeline: What was asked.
        sort: `date`, `-date`, `id`, `title` or `kind`.
        limit: At most so many.
    """

    def __init__(self, timeline: "FrameTimeline", sort: str = "date", limit: int | None = None) -> None:
        """Run the question."""
        from kgtimeline.query.frame_sorting import sorted_rows

        self._frames = timeline._frames  # noqa: SLF001 - the two are one face
        self._timeline = timeline
        self._rows = sorted_rows(self._frames, timeline._conditions, sort, limit)  # noqa: SLF001

    @property
    def plan(self) -> str:
        """Which engine was asked for what; how it went about it is its own business."""
        return f"{self._timeline!r}"[1:-1].removeprefix("FrameTimeline on ")

    def ids(self) -> tuple[str, ...]:
        """Give the ids of the events."""
        return tuple([row.event_id for row in self._rows])

    def to_json(self) -> Iterator[dict[str, Any]]:
        """Give the matches as JSON values, one after the other."""
        from kgtimeline.dataset.canonical import event_values

        return ({"truth": str(match.truth), "event": event_values(match.event)} for match in self)

    def to_rows(self) -> Iterator[dict[str, str | None]]:
        """Give the matches as flat rows, one after the other."""
        return (flat_row(match.event, match.truth) for match in self)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Match]:
        from kgtimeline.query.frame_sorting import iter_events

        for event, sure in iter_events(self._frames, self._rows):
            yield Match(event, Truth.YES if sure else Truth.MAYBE)
