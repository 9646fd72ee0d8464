"""axe-core finds nothing to complain of, in any view, at any width, in either theme."""

from collections.abc import Callable
from typing import Any

import pytest

import kgtimeline as kg

WIDTHS = (360, 768, 1440)
PLACES = {
    "timeline": "#view=timeline",
    "by-source": "#lanes=source&during=2024",
    "network": "#view=network",
    "counts": "#view=counts",
    "table": "#view=table",
    "panel": "#event=blinken-letter-to-japarov",
    "undated": "#event=blinken-message-to-japarov",
    "as-of": "#asof=2024-02-12",
    "fault": "#actor=Kyrgyz&during=soon",
    "nothing": "#kind=war&country=KG&text=letter",
}
Axe = Callable[[Any], list[str]]


@pytest.fixture(scope="session")
def axe() -> Axe:
    """Give what lists the violations of a page."""
    from axe_playwright_python.sync_playwright import Axe as Checker

    checker = Checker()

    def violations(page: Any) -> list[str]:
        found = checker.run(page).response["violations"]
        return [
            f"{one['id']}: {node['target']} {node['failureSummary']}"
            for one in found
            for node in one["nodes"][:3]
        ]

    return violations


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(page_of: Any, timeline: kg.Timeline, axe: Axe, width: int, theme: str) -> None:
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": theme, "reduced_motion": "reduce"}
    page = page_of(timeline, **options)
    page.evaluate("for (const box of document.querySelectorAll('#filters details')) box.open = true;")
    found = {}
    for place, fragment in PLACES.items():
        page.evaluate("fragment => { location.hash = fragment; }", fragment)
        page.wait_for_timeout(200)
        if violations := axe(page):
            found[place] = violations
    assert found == {}
