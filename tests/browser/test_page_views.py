"""Network, counts, table and the slider in a browser, held against Python."""

import csv
import datetime as dt
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import kgtimeline as kg
from browser_pages import AXE_WIDTHS, NASTY, axe_violations, nasty_timeline
from kgtimeline.dates.numbering import as_date
from kgtimeline.page.knowledge import knowledge
from kgtimeline.page.picture_counts import count_bins
from kgtimeline.page.picture_ties import network_of

QUESTIONS: dict[str, dict[str, Any]] = {
    "": {},
    "country=US": {"country": "US"},
    "during=2023": {"during": "2023"},
    "kind=letter,message": {"kind": ["letter", "message"]},
}


def cells(page: Any, selector: str) -> list[list[str]]:
    """Read the body of a table."""
    page.locator(selector).evaluate("(node) => { node.closest('details').open = true }")
    rows = page.locator(f"{selector} tbody tr").all()
    return [[" ".join(text.split()) for text in row.locator("th, td").all_inner_texts()] for row in rows]


@pytest.mark.parametrize("fragment", QUESTIONS)
def test_the_network_has_the_ties_that_python_counts(
    page_of: Any, timeline: kg.Timeline, fragment: str
) -> None:
    page = page_of(timeline, f"#view=network&{fragment}")
    found = network_of(timeline.query(**QUESTIONS[fragment]))
    assert page.locator("#network .node").count() == len(found.actors)
    shown: Counter[tuple[str, str, bool]] = Counter()
    certain: Counter[tuple[str, str, bool]] = Counter()
    for one, other, _, events, sure in cells(page, "#network table"):
        mutual = other.startswith("with ")
        pair = one, other.removeprefix("with "), mutual
        shown[pair] += int(events)
        certain[pair] += int(sure)
    names = {actor.id: actor.name for actor in timeline.records.actors.values()}
    expected = {(names[a.origin], names[a.target], a.mutual): n for a, n in found.arrows.items()}
    assert shown == expected
    assert +certain == +Counter(
        {(names[a.origin], names[a.target], a.mutual): n for a, n in found.certain.items()}
    )
    assert page.locator("#network .edge").count() == page.locator("#network tbody tr").count()


def test_actors_of_the_network_are_reached_by_keyboard_and_filter(
    page_of: Any, timeline: kg.Timeline
) -> None:
    page = page_of(timeline, "#view=network")
    page.locator("#network .node[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    node = page.locator("#network .node:focus")
    assert "filter by this actor" in str(node.get_attribute("aria-label"))
    name = str(node.get_attribute("aria-label")).split(",")[0]
    page.keyboard.press("Enter")
    actor = next(one for one in timeline.records.actors.values() if one.name == name)
    assert page.evaluate("location.hash") == f"#actor={actor.id}&view=network"
    page.locator("#network details").evaluate("(node) => { node.open = true }")
    page.locator("#network tbody button").first.press("Enter")
    assert "kind=" in page.evaluate("location.hash")


@pytest.mark.parametrize("fragment", QUESTIONS)
def test_counts_are_those_of_python(page_of: Any, timeline: kg.Timeline, fragment: str) -> None:
    page = page_of(timeline, f"#view=counts&{fragment}")
    counted = count_bins(timeline.query(**QUESTIONS[fragment]))
    expected = []
    for at, (first, _) in enumerate(counted.bins):
        numbers = [sum(kind[at] for kind in group.values()) for group in (counted.certain, counted.possible)]
        numbers.append(counted.reaching[at])
        day = as_date(first)
        if any(numbers) and day is not None:
            expected.append([day.strftime("%B %Y"), *map(str, numbers)])
    assert cells(page, "#counts table") == expected
    assert page.locator("#counts .bin").count() == len(counted.bins)
    boxes = sum(
        count > 0
        for group in (counted.certain, counted.possible)
        for kind in group.values()
        for count in kind
    )
    assert page.locator("#counts .bin .count-all, #counts .bin .count-some").count() == boxes


def test_a_bar_filters_by_its_month(page_of: Any, timeline: kg.Timeline) -> None:
    page = page_of(timeline, "#view=counts")
    page.locator("#counts details").evaluate("(node) => { node.open = true }")
    page.locator("#counts tbody button", has_text="January 2024").press("Enter")
    assert page.evaluate("location.hash") == "#during=2024-01&view=counts"


@pytest.mark.parametrize("fragment", QUESTIONS)
def test_downloads_are_what_is_shown(
    page_of: Any, timeline: kg.Timeline, fragment: str, tmp_path: Path
) -> None:
    page = page_of(timeline, f"#view=table&{fragment}")
    ids = list(timeline.query(**QUESTIONS[fragment]).ids())
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download as CSV").click()
    text = Path(saved.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in rows] == ids
    assert [row["title"] for row in rows] == [timeline[one].title for one in ids]
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download as JSON").click()
    values = json.loads(Path(saved.value.path()).read_text("utf-8"))
    assert values == [timeline.event_json(one) for one in ids]


def test_no_cell_of_the_csv_is_a_formula(page_of: Any) -> None:
    page = page_of(nasty_timeline(), "#view=table")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download as CSV").click()
    data = Path(saved.value.path()).read_bytes()
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert data.endswith(b"\r\n")
    assert sorted(row["title"].removeprefix("'") for row in rows) == sorted(NASTY)
    assert not [cell for row in rows for cell in row.values() if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]


def test_the_table_sorts_by_each_column_and_says_so(page_of: Any, timeline: kg.Timeline) -> None:
    page = page_of(timeline, "#view=table")
    titles = page.locator("#table tbody th a")
    assert titles.all_inner_texts() == [event.title for event in timeline]
    button = page.get_by_role("button", name="Sort by Kind")
    button.press("Enter")
    assert page.locator("#table th[aria-sort]").get_attribute("aria-sort") == "ascending"
    kinds = page.locator("#table td.nowrap")
    assert [text.strip() for text in kinds.all_inner_texts()] == sorted(str(event.kind) for event in timeline)
    up = titles.all_inner_texts()
    button.press("Enter")
    assert page.locator("#table th[aria-sort]").get_attribute("aria-sort") == "descending"
    assert titles.all_inner_texts() == up[::-1]
    page.get_by_role("button", name="Sort by Sources").press("Enter")
    numbers = [int(text) for text in page.locator("#table td.number").all_inner_texts()]
    assert numbers == sorted(numbers)


def test_the_slider_shows_what_was_known(page_of: Any, timeline: kg.Timeline) -> None:
    page = page_of(timeline)
    days = knowledge(timeline)["known"]["days"]
    slider = page.locator("#asof-range")
    assert slider.get_attribute("max") == str(len(days))
    slider.focus()
    for day in reversed(days):
        page.keyboard.press("ArrowLeft")
        date = dt.date(1970, 1, 1) + dt.timedelta(days=day)
        view = timeline.as_of(date)
        shown = page.locator("#list li[data-row]:not([hidden]) .what a").all_text_contents()
        assert shown == [event.title for event in timeline if event.id in view]
        said = f"By {date.day} {date:%B %Y} {len(view)} of {len(timeline)} events were possibly known."
        assert said in page.locator("#asof [role=status]").inner_text()
        assert f"{date.day} {date:%B %Y}" in str(slider.get_attribute("aria-valuetext"))
        differing = [
            event
            for event in timeline
            if event.id in view
            and (view[event.id].date, view[event.id].factuality, len(view[event.id].reports))
            != (event.date, event.factuality, len(event.reports))
        ]
        details = page.locator("#asof details")
        assert details.is_visible() == bool(differing)
        if differing:
            details.evaluate("(node) => { node.open = true }")
            page.locator("#asof tbody tr").nth(len(differing) - 1).wait_for()
            assert page.locator("#asof tbody a").all_inner_texts() == [one.title for one in differing]
    page.get_by_role("button", name="Everything").click()
    assert page.evaluate("location.hash") == ""


def test_the_panel_says_how_an_event_was_known_then(page_of: Any, timeline: kg.Timeline) -> None:
    page = page_of(timeline, "#asof=2024-02-11&event=blinken-letter-to-japarov")
    then = page.locator("#panel .then").inner_text()
    assert "On 11 February 2024 1 of 2 reports were known." in then
    assert "Its date was then: undated." in then
    page = page_of(timeline, "#asof=2024-02-11&event=japarov-letter-to-blinken")
    assert "none of this was known" in page.locator("#panel .then").inner_text()


def test_a_timeline_without_sources_has_no_slider(page_of: Any) -> None:
    page = page_of(kg.Timeline(), "#view=counts")
    assert page.locator("#asof").is_hidden()
    assert page.locator("#counts").inner_text() == "None of these events has a day."


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["network", "counts", "table"])
def test_axe_finds_nothing_in_a_view(page_of: Any, timeline: kg.Timeline, view: str, scheme: str) -> None:
    page = page_of(timeline, f"#view={view}&asof=2024-02-12", color_scheme=scheme)
    page.locator("details").evaluate_all("(nodes) => nodes.forEach((node) => { node.open = true })")
    for width in AXE_WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert axe_violations(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
