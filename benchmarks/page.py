"""The page of many events in a browser: its size, the first paint, a filter, and the frames while panning.

Run: .venv/bin/python benchmarks/page.py [--events 10000] [--rounds 5] [--page FILE]
Chromium is the one on the path, or that which KGTIMELINE_CHROMIUM names.
"""

import argparse
import os
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import kgtimeline as kg
from kgtimeline.page import write
from synthetic import json_lines
from timing import table

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

GOALS = {"first paint": 1500.0, "filter": 100.0, "longest frame": 50.0}
"""Milliseconds that a page of 10,000 events shall take at most."""

_FRAMES = 120
_READY = "document.querySelector('#timeline .bin, #timeline .plot .mark') !== null"
_PAINT = """() => {
  const paint = performance.getEntriesByName('first-contentful-paint')[0].startTime;
  const { domInteractive, domContentLoadedEventEnd } = performance.getEntriesByType('navigation')[0];
  return { paint, parsed: domInteractive, ready: domContentLoadedEventEnd };
}"""
_FILTER = """async (fragment) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  }));
  await frame();
  const start = performance.now();
  history.replaceState(null, "", fragment);
  dispatchEvent(new PopStateEvent("popstate"));
  const script = performance.now() - start;
  await frame();
  const all = performance.now() - start;
  while (document.querySelector("[aria-busy]")) await frame();
  return { script, all, list: performance.now() - start };
}"""
_PAN = """async (frames) => {
  const plot = document.querySelector("#timeline .plot");
  const gaps = [];
  let last = await new Promise(requestAnimationFrame);
  for (let n = 0; n < frames; n += 1) {
    const way = n < frames / 2 ? 1 : -1;
    plot.dispatchEvent(new WheelEvent("wheel", { deltaX: way * 30, cancelable: true, bubbles: true }));
    const now = await new Promise(requestAnimationFrame);
    gaps.push(now - last);
    last = now;
  }
  const median = gaps.sort((a, b) => a - b)[frames >> 1];
  return { frame: Math.max(...gaps), median,
    marks: document.querySelectorAll("#timeline .plot .mark").length,
    bars: document.querySelectorAll("#timeline .bin").length };
}"""
_ZOOMS = {
    "all": "#lanes=kind",
    "two years": "#window=2018-01-01/2019-12-31",
    "two months": "#window=2018-03-01/2018-04-30",
}
_FILTERS = (
    "#kind=letter",
    "#during=2018",
    "#actor=common",
    "#text=border",
    "#certain=yes&during=2018-05",
    "#lanes=kind",
)


def main() -> None:
    """Make the page, measure it in turn, print the medians beside their goals."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        path = options.page or _page(options.events, Path(folder))
        rounds = _measured(path, options.rounds)
        size = path.stat().st_size
    taken = {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
    load = os.getloadavg()[0]
    table(
        f"A page of {options.events:,} events, {size / 1e6:.1f} MB (ms, median of {options.rounds}; "
        f"load when it ended {load:.1f} on {os.cpu_count()} cores)",
        ("what", "ms", "goal"),
        [(name, f"{value:.0f}", _goal(name)) for name, value in taken.items()],
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--page", type=Path, help="a page that is there already")
    return parser.parse_args()


def _goal(name: str) -> str:
    return next((f"<= {goal:.0f}" for begin, goal in GOALS.items() if name.startswith(begin)), "")


def _page(events: int, folder: Path) -> Path:
    lines, path = folder / "events.jsonl", folder / "page.html"
    lines.write_bytes(json_lines(events))
    write(kg.load(lines), path)
    return path


def _measured(path: Path, rounds: int) -> list[dict[str, float]]:
    """Measure so many times, each in a fresh window, after one that does not count."""
    from playwright.sync_api import sync_playwright

    program = os.environ.get("KGTIMELINE_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        found = [_once(browser, path) for _ in range(rounds + 1)]
        browser.close()
    return found[1:]


def _once(browser: "Browser", path: Path) -> dict[str, float]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.as_uri())
    page.wait_for_function(_READY)
    paint = page.evaluate(_PAINT)
    found = {"first paint": paint["paint"], "parsed": paint["parsed"], "script has run": paint["ready"]}
    filters = [page.evaluate(_FILTER, fragment) for fragment in _FILTERS]
    found["filter, to the next frame (worst of six)"] = max(one["all"] for one in filters)
    found["until all of the list has followed"] = max(one["list"] for one in filters)
    found["its script alone"] = max(one["script"] for one in filters)
    for name, fragment in _ZOOMS.items():
        found.update(_panned(page, name, fragment))
    page.close()
    return found


def _panned(page: "Page", name: str, fragment: str) -> dict[str, float]:
    page.evaluate(_FILTER, fragment)
    page.wait_for_timeout(600)
    pan = page.evaluate(_PAN, _FRAMES)
    return {
        f"longest frame, panning at {name}": pan["frame"],
        f"  median frame; {name}": pan["median"],
        f"  (marks and bars drawn; {name})": pan["marks"] + pan["bars"],
    }


if __name__ == "__main__":
    main()
