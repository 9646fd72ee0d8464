"""Counts as a picture: events a month, stacked by kind, certain ones solid, possible ones hatched."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kgtimeline.dates import EventDate, Truth, relate
from kgtimeline.dates.numbering import INF, Day, civil, month_span, year_span
from kgtimeline.dates.outline import Outline, outline
from kgtimeline.dates.window import Window
from kgtimeline.page.picture_scale import Scale
from kgtimeline.page.picture_sheet import Sheet
from kgtimeline.page.picture_style import INK, KINDS, LINE, PAPER, SMALL_SIZE, SOFT, tint
from kgtimeline.page.picture_text import Lettering
from kgtimeline.vocab import Kind

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from kgtimeline.timeline import Selection

MOST_BINS = 96
"""More months than these are counted as years, more years by twos, fives, tens and so on."""
HEIGHT, OPEN_HEIGHT, BETWEEN = 200.0, 40.0, 16.0
"""Points of the bars, of what reaches a month without a bound, and between the two."""
LEAST_FOR_SHAPE = 8.0
"""Points that a part of a bar must have either way to carry the shape of its kind."""
HATCH = "/////"
ROOM_ABOVE = 1.05
_MONTHS = 12


class Counted(NamedTuple):
    """What was counted.

    Args:
        bins: First and last day of each stretch of time, ascending, side by side.
        unit: What a stretch is, in words.
        certain: For each kind that occurs, how many events surely were in each stretch.
        possible: For each of them, how many more may have been, by a date that is meant for this time.
        reaching: How many more, of any kind, can't be ruled out, since their dates have no bound on
            that side.
        undated: Events that nothing dates; they are in no stretch.
    """

    bins: tuple[tuple[Day, Day], ...]
    unit: str
    certain: dict[Kind, list[int]]
    possible: dict[Kind, list[int]]
    reaching: list[int]
    undated: int


def count_bins(selection: "Selection") -> Counted:
    """Count the events that were surely, and that were possibly, in each month.

    An event counts once in every month that it may have been in: as certain, as possible,
    or as one that only an open side of its date lets reach so far.

    Args:
        selection: The events; those that answer only possibly are never certain.
    """
    dated: list[tuple[Kind, Truth, EventDate, Outline]] = []
    days: set[Day] = set()
    for event, truth in selection:
        drawn = outline(event.date.bounds) if event.date is not None else None
        if event.date is not None and drawn is not None and drawn.finite:
            dated.append((event.kind, truth, event.date, drawn))
            days.update(drawn.finite)
    bins, unit = _bins(min(days), max(days)) if days else ((), "month")
    kinds = [kind for kind in Kind if any(one[0] is kind for one in dated)]
    certain, possible = ({kind: [0] * len(bins) for kind in kinds} for _ in range(2))
    reaching = [0] * len(bins)
    for kind, truth, date, drawn in dated:
        for at, (first, last) in enumerate(bins):
            found = relate("during", date.bounds, Window(first, last)) & truth
            if found is Truth.YES:
                certain[kind][at] += 1
            elif found is Truth.MAYBE and _meant(drawn, first, last):
                possible[kind][at] += 1
            elif found is Truth.MAYBE:
                reaching[at] += 1
    return Counted(bins, unit, certain, possible, reaching, len(selection) - len(dated))


def _meant(drawn: Outline, first: Day, last: Day) -> bool:
    """Tell whether a date is meant for a time, or only reaches so far since a side of it is open."""
    low, high = drawn.focus
    if drawn.open_start or drawn.open_end:
        return -INF < low <= last and first <= high < INF
    return True


def _bins(first: Day, last: Day) -> tuple[tuple[tuple[Day, Day], ...], str]:
    """Cut a stretch of days into months, or into years if there are too many."""
    (year, month, _), (year_, month_, _) = civil(int(first)), civil(int(last))
    months = (year_ - year) * _MONTHS + month_ - month + 1
    if months <= MOST_BINS:
        numbers = range(year * _MONTHS + month - 1, year * _MONTHS + month - 1 + months)
        return tuple(month_span(number // _MONTHS, number % _MONTHS + 1) for number in numbers), "month"
    step = next(step for step in _steps() if (year_ // step - year // step) < MOST_BINS)
    starts = range(year // step * step, year_ + 1, step)
    unit = "year" if step == 1 else f"{step:,} years"
    return tuple(year_span(start, start + step - 1) for start in starts), unit


def _steps() -> Iterator[int]:
    step = 1
    while True:
        yield from (step, 2 * step, 5 * step)
        step *= 10


def draw_counts(selection: "Selection", title: str, width: float, lettering: Lettering) -> "Figure":
    """Draw counts; see `kgtimeline.page.pictures.draw_counts`."""
    counted = count_bins(selection)
    sheet = Sheet(width, lettering)
    undated = f"; {counted.undated:,} undated, in no bar" if counted.undated else ""
    sheet.head(title, f"{len(selection):,} events by {counted.unit}{undated}")
    top, left = sheet.y, 44.0
    across = sheet.width - left - sheet.margin
    reaching = any(counted.reaching)
    sheet.y += HEIGHT + 28 + (OPEN_HEIGHT + BETWEEN) * reaching
    sheet.legend(_entries(counted))
    sheet.notes(_notes(counted))
    figure = sheet.finish()
    axes = sheet.axes(left, top, across, HEIGHT)
    axes.set_gid("counts")
    if not counted.bins:
        axes.set_xticks([])
        return figure
    scale = Scale(float(counted.bins[0][0]), float(counted.bins[-1][1] + 1), across)
    _bars(sheet, axes, counted, scale)
    if reaching:
        _reaching(sheet, sheet.axes(left, top + HEIGHT + BETWEEN, across, OPEN_HEIGHT), counted, scale)
    return figure


def _entries(counted: Counted) -> list[tuple[str, Any]]:
    """Give the entries of the legend."""
    entries: list[tuple[str, Any]] = [
        (str(kind), KINDS[kind])
        for kind in counted.certain
        if any(counted.certain[kind]) or any(counted.possible[kind])
    ]
    if any(map(any, counted.certain.values())):
        entries.append(("surely then", {"facecolor": SOFT, "edgecolor": SOFT}))
    if any(map(any, counted.possible.values())):
        hatched = {"facecolor": PAPER, "edgecolor": SOFT, "hatch": HATCH, "linewidth": 0.5}
        entries.append(("possibly then", hatched))
    if any(counted.reaching):
        entries.append(("not ruled out: no bound on that side", {"facecolor": LINE, "edgecolor": SOFT}))
    return entries


def _notes(counted: Counted) -> list[str]:
    """Say how to read the bars."""
    if not counted.bins:
        return ["There is no dated event."]
    return [
        f"An event stands in the bar of every {counted.unit} in which it may have been: don't add bars up."
    ]


def _reaching(sheet: Sheet, axes: Any, counted: Counted, scale: Scale) -> None:
    """Draw how many events are not ruled out by dates that are open on a side."""
    axes.set_gid("reaching")
    axes.set_xlim(scale.first, scale.last)
    starts = [first for first, _ in counted.bins]
    widths = [last + 1 - first for first, last in counted.bins]
    axes.bar(starts, counted.reaching, widths, align="edge", color=LINE, linewidth=0.4, zorder=2)
    _numbers(sheet, axes, max(counted.reaching), 2)
    sheet.time_axis(axes, scale)


def _bars(sheet: Sheet, axes: Any, counted: Counted, scale: Scale) -> None:
    """Draw the bars over an axis of days."""
    axes.set_xlim(scale.first, scale.last)
    totals = [sum(parts) for parts in zip(*counted.certain.values(), *counted.possible.values(), strict=True)]
    most = max(*totals, 1)
    _numbers(sheet, axes, most, 8)
    sheet.time_axis(axes, scale, labelled=not any(counted.reaching))
    below = [0] * len(counted.bins)
    for hatched, parts in ((False, counted.certain), (True, counted.possible)):
        for kind, heights in parts.items():
            _part(axes, counted, kind, scale, below, most=most, hatched=hatched)
            below = [low + height for low, height in zip(below, heights, strict=True)]


def _numbers(sheet: Sheet, axes: Any, most: int, lines: int) -> None:
    """Put whole numbers at the left, and light lines for a few of them."""
    axes.set_ylim(0, most * ROOM_ABOVE)
    step = next(step for step in _steps() if most / step <= lines)
    numbers = list(range(0, most + 1, step))
    axes.set_yticks(numbers)
    axes.set_yticklabels([f"{n:,}" for n in numbers], color=SOFT, **sheet.lettering.style(SMALL_SIZE))
    axes.tick_params(axis="y", length=0)
    for number in numbers[1:]:
        axes.axhline(number, color=tint(LINE, 0.7), linewidth=0.5, zorder=0)


def _part(
    axes: Any, counted: Counted, kind: Kind, scale: Scale, below: Sequence[int], *, most: int, hatched: bool
) -> None:
    """Draw what one kind adds to every bar, with its shape where there is room for it."""
    colour, marker = KINDS[kind]
    bins, heights = counted.bins, (counted.possible if hatched else counted.certain)[kind]
    shown = [at for at, height in enumerate(heights) if height]
    if not shown:
        return
    gap = 0.5 / scale.points_a_day
    axes.bar(
        [bins[at][0] + gap for at in shown],
        [heights[at] for at in shown],
        [bins[at][1] + 1 - bins[at][0] - 2 * gap for at in shown],
        [below[at] for at in shown],
        align="edge", zorder=2, linewidth=0.5, edgecolor=colour if hatched else PAPER,
        facecolor=PAPER if hatched else colour, hatch=HATCH if hatched else None,
    )  # fmt: skip
    narrowest = min(last + 1 - first for first, last in bins) * scale.points_a_day
    points = HEIGHT / (most * ROOM_ABOVE)
    places = [
        ((bins[at][0] + bins[at][1] + 1) / 2, below[at] + heights[at] / 2)
        for at in shown
        if heights[at] * points >= LEAST_FOR_SHAPE and narrowest >= LEAST_FOR_SHAPE
    ]
    if places:
        x, y = zip(*places, strict=True)
        face, edge = (PAPER, INK) if hatched else (PAPER, colour)
        axes.scatter(x, y, s=18, marker=marker, c=face, edgecolors=edge, linewidths=0.6, zorder=3)
