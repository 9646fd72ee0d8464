"""What is in a timeline in tables, in numbers; counted by the engine."""

from typing import TYPE_CHECKING, Any

from kgtimeline.timeline.counting import SEVERAL_YEARS, TOTALS, UNDATED, ranked, totals

if TYPE_CHECKING:
    from kgtimeline.query.frames import Frames
    from kgtimeline.timeline.scanning import FrameTimeline


def count_frames(timeline: "FrameTimeline") -> dict[str, Any]:
    """Count as `Timeline.stats` does, without building an event.

    Returns:
        Equal to the `stats` of the same timeline loaded.
    """
    frames = timeline._frames  # noqa: SLF001 - the two are one face
    years: dict[str, int] = {}
    for (year, undated), number in _counted(frames, "year", "undated").items():
        label = UNDATED if undated else SEVERAL_YEARS if year is None else f"{int(year):04}"
        years[label] = years.get(label, 0) + number
    return totals(
        {table: _length(frames, table) for table in TOTALS},
        kinds=_by(frames, "kind"),
        factuality=_by(frames, "factuality"),
        basis=_by(frames, "basis"),
        years=years,
    )


def _by(frames: "Frames", column: str) -> dict[str, int]:
    return ranked({str(value or "none"): number for (value,), number in _counted(frames, column).items()})


def _length(frames: "Frames", table: str) -> int:
    import narwhals.stable.v2 as nw

    from kgtimeline.query.frame_engines import collected

    return int(collected(frames.table(table).select(nw.len().alias("rows")))["rows"][0])


def _counted(frames: "Frames", *keys: str) -> dict[tuple[Any, ...], int]:
    """Count events by columns; `undated` says whether an event has no date."""
    import narwhals.stable.v2 as nw

    from kgtimeline.query.frame_engines import collected

    events = frames.table("events").with_columns(nw.col("date").is_null().alias("undated"))
    counted = collected(events.select(*keys).group_by(*keys).agg(nw.len().alias("rows")))
    numbers = counted.pop("rows")
    return {
        key: int(number) for key, number in zip(zip(*counted.values(), strict=True), numbers, strict=True)
    }
