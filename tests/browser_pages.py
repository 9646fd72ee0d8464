"""What the tests in a browser share: a timeline of nasty texts, and the findings of axe."""

from typing import Any

import kgtimeline as kg
from builders import actor, document, event, source
from kgtimeline.dataset.records import Records
from kgtimeline.model.reports import Report

AXE_WIDTHS = (360, 768, 1440)
NASTY = (
    "</script><script>document.title = 'broken'</script>",
    "\"quotes\" 'and' `ticks` & <b>bold</b> <!-- \\ {braces} 50% $5 #1 a_b ~x^2",
    "bidi \u202e\u2066 controls \u2029 and \u2028 lines",
    "emoji 👩🏽‍🚀 🇰🇬 and Жапаров -- dash",
    "=cmd|' /C calc'!A0",
    "<img src=x onerror=document.title='broken'>",
)
"""Titles that would break out of HTML, JSON, BibTeX or CSV."""


def nasty_timeline() -> kg.Timeline:
    """Make a timeline whose titles, names and offices are all nasty."""
    events = [
        event(
            f"event-{row}",
            title=title,
            summary=title,
            date="2024-01-17",
            reports=[Report(source=f"source-{row}")],
        )
        for row, title in enumerate(NASTY)
    ]
    sources = [source(f"source-{row}", title=title, byline=(title,)) for row, title in enumerate(NASTY)]
    return kg.Timeline.of(Records(document(*events, sources=sources, actors=[actor(name=NASTY[0])])))


def axe_violations(page: Any) -> list[str]:
    """Let axe look at a page; every violation with the elements that it is about."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found]
