"""What stands on the time axis of a page, read back from what is drawn."""

from typing import Any, NamedTuple

import kgtimeline as kg
from builders import event

READ_MARKS = """() => [...document.querySelectorAll("#timeline .plot .mark")].map((mark) => ({
  row: Number(mark.dataset.row), classes: [...mark.classList],
  name: mark.getAttribute("aria-label"), role: mark.getAttribute("role"),
  title: mark.querySelector("title").textContent,
  label: mark.querySelector(".label")?.textContent ?? null,
  sign: mark.querySelector(".doubt")?.textContent ?? null,
  dot: Number(mark.querySelector(".dot").getAttribute("cx")),
  point: mark.querySelector(".point") !== null,
  rects: [...mark.querySelectorAll("rect.core, rect.tail, rect.rival")].map((rect) => ({
    classes: [...rect.classList], fill: rect.getAttribute("fill"),
    x0: Number(rect.getAttribute("x")),
    x1: Number(rect.getAttribute("x")) + Number(rect.getAttribute("width")),
  })),
}))"""
"""Every mark; places in pixels from the left edge of a window that the page came with."""

READ_BINS = (
    """() => [...document.querySelectorAll("#timeline .bin")].map((bin) => bin.getAttribute("aria-label"))"""
)

NAMES = """() => [...document.querySelectorAll("#timeline .plot [role=button]")]
  .map((node) => node.getAttribute("aria-label"))"""
"""What every mark and every bar is called."""

OVERLAPS = """() => {
  const boxes = (selector) => [...document.querySelectorAll(selector)].map((node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    const row = node.closest(".mark")?.dataset.row ?? null;
    return { left, right, top, bottom, text: node.textContent, row };
  }).filter(({ left, right }) => right > left);
  const plot = document.querySelector("#timeline .plot").getBoundingClientRect();
  const inSight = ({ left, right }) => right > plot.left && left < plot.right;
  const labels = boxes("#timeline .plot .mark .label").filter(inSight);
  const others = boxes("#timeline .lane-head h3 > *, #timeline .lane-head .fold");
  const dots = boxes("#timeline .plot .mark .dot");
  const meet = (a, b) =>
    a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 2 && b.top < a.bottom - 2;
  const found = [];
  labels.forEach((one, n) => {
    const met = (which) => which.filter((other) => other.row !== one.row && meet(one, other));
    found.push(...met(labels.slice(n + 1)).map((other) => ["label", one.text, other.text]));
    found.push(...met(others).map((other) => ["lane", one.text, other.text]));
    found.push(...met(dots).map((other) => ["mark", one.text, other.row]));
    if (one.left < plot.left - 1 || one.right > plot.right + 1) found.push(["edge", one.text]);
  });
  return found;
}"""
"""Labels that meet labels, names of lanes, other marks or an edge of the chart; none if all is well."""


class Window(NamedTuple):
    """A stretch of days that a page shows over the whole width of its chart, and that width in pixels."""

    first: int
    last: int
    width: float

    def x(self, day: float) -> float:
        """Give where a day begins."""
        return (day - self.first) * self.width / (self.last + 1 - self.first)


def dated(*dates: str | kg.EventDate | None, kind: str = "letter", **fields: Any) -> kg.Timeline:
    """Make a timeline of one event for each date."""
    events = [
        event(f"event-{n:03}", kind, title=f"Event {n:03} of {len(dates)}", date=date, **fields)
        for n, date in enumerate(dates)
    ]
    return kg.Timeline(actors=[kg.Actor(id="actor-a", type="person", name="Actor A")], events=events)


_ADDRESS_LATER = """() => new Promise(done =>
    setTimeout(() => requestAnimationFrame(() => done(location.hash)), 250))"""


def settled(page: Any) -> Any:
    """Wait until the chart rests and the address has followed.

    The page's own clock counts: on a busy machine its timers and frames come late, one after the other.
    """
    seen: list[str] = []
    while len(seen) < 3 or seen[-1] != seen[-2]:
        seen.append(page.evaluate(_ADDRESS_LATER))
    return page


def window_of(page: Any, first: int, last: int) -> Window:
    """Read how wide the chart is."""
    width = page.evaluate("document.querySelector('#timeline .plot').getBoundingClientRect().width")
    return Window(first, last, width)


def fragment_window(page: Any) -> str | None:
    """Read the window from the address."""
    hash_ = page.evaluate("location.hash")
    return next(
        (part.removeprefix("window=") for part in hash_.lstrip("#").split("&") if "window=" in part), None
    )
