"""What people do with the page: look, link, go back, press keys, print, do without JavaScript."""

import json
from typing import Any

import pytest

import kgtimeline as kg
from kgtimeline.model.actors import Alias
from kgtimeline.model.document import DatasetInfo
from page_answers import python_answer

NASTY = "</script><b>x</b> \"quoted' \u202eright to left\u2066 \U0001f600 &amp; <img src=x onerror=alert(1)>"
LETTER = "blinken-letter-to-japarov"


def _shown(page: Any) -> list[int]:
    rows: list[int] = page.eval_on_selector_all(
        "#list li[data-row]",
        "items => items.filter(i => i.checkVisibility()).map(i => Number(i.dataset.row))",
    )
    return rows


def _ids(page: Any, timeline: kg.Timeline) -> list[str]:
    return [timeline.events[row].id for row in _shown(page)]


def _focused(page: Any) -> Any:
    return page.evaluate_handle("document.activeElement")


def test_loads_from_disk_and_shows_everything(shipped: Any, timeline: kg.Timeline) -> None:
    assert shipped.title() == timeline.dataset.title
    assert _shown(shipped) == list(range(49))
    assert shipped.inner_text("#says") == "All 49 events."


@pytest.mark.parametrize("events", [0, 1])
def test_tiny_timelines_have_a_page(page_of: Any, events: int) -> None:
    part = kg.Participant(actor="a", role="participant")
    wars = [kg.War(id="w", title="W", date=None, participants=[part])][:events]
    page = page_of(kg.Timeline(actors=[kg.Actor(id="a", type="state", name="A")], events=wars))
    assert page.inner_text("#says") == ("One event." if events else "No events.")
    for view in ("network", "counts", "table", "timeline"):
        page.click(f"#views a[href*={view}], #views a[aria-current]")


def test_nasty_texts_stay_texts_everywhere(page_of: Any) -> None:
    actor = kg.Actor(id="a", type="person", name=NASTY, country="KG", aliases=[Alias(name=NASTY)])
    part = kg.Participant(actor="a", role="participant")
    source = kg.Source(id="s", title=NASTY, publisher="a")
    war = kg.War(id="w", title=NASTY, summary=NASTY, date="2024", participants=[part],
                 reports=[kg.Report(source="s", note=NASTY)])  # fmt: skip
    info = DatasetInfo(id="d", title=NASTY, description=NASTY)
    timeline = kg.Timeline(actors=[actor], sources=[source], events=[war], dataset=info)
    for view in ("timeline", "network", "counts", "table"):
        page = page_of(timeline, f"#view={view}&actor=a&source=s&event=w&text=right")
        assert page.locator("x-bad, img").count() == 0
        assert NASTY in page.inner_text("#says")


def test_a_deep_link_shows_what_it_says(page_of: Any, timeline: kg.Timeline) -> None:
    page = page_of(
        timeline, "#actor=%D0%96%D0%B0%D0%BF%D0%B0%D1%80%D0%BE%D0%B2&role=sender&during=2024&certain=yes"
    )
    wanted = timeline.query(actor="Жапаров", role="sender", during="2024", certain=True).ids()
    assert _ids(page, timeline) == list(wanted)
    assert (page.input_value("#actor"), page.input_value("#role")) == ("Жапаров", "sender")
    assert "Sadyr Japarov takes part as sender" in page.inner_text("#says")


def test_filters_write_the_address_and_a_reload_keeps_them(shipped: Any, timeline: kg.Timeline) -> None:
    shipped.get_by_role("checkbox", name="letter").check()
    shipped.fill("#during", "2024-01")
    shipped.press("#during", "Enter")
    assert shipped.url.endswith("#kind=letter&during=2024-01")
    before = _shown(shipped)
    shipped.reload()
    assert _shown(shipped) == before
    assert _ids(shipped, timeline) == list(timeline.query(kind="letter", during="2024-01").ids())


def test_the_back_button_undoes_step_after_step(shipped: Any) -> None:
    shipped.get_by_role("checkbox", name="letter").check()
    shipped.get_by_role("radio", name="Certain only").check()
    shipped.click("#views a:has-text('Table')")
    shipped.go_back()
    assert shipped.locator("#timeline").is_visible()
    shipped.go_back()
    assert shipped.get_by_role("radio", name="Certain or possible").is_checked()
    shipped.go_back()
    assert not shipped.get_by_role("checkbox", name="letter").is_checked()
    assert len(_shown(shipped)) == 49
    shipped.go_forward()
    assert len(_shown(shipped)) == 3


def test_typing_leaves_one_step_for_the_back_button(shipped: Any) -> None:
    shipped.locator("#text").press_sequentially("Japarov", delay=60)
    shipped.wait_for_url("**#text=Japarov")
    shipped.go_back()
    assert shipped.evaluate("location.hash") == ""
    assert shipped.input_value("#text") == ""


def test_reset_takes_every_filter_away(page_of: Any, timeline: kg.Timeline) -> None:
    page = page_of(timeline, "#kind=letter,ban&country=US&text=writes&view=counts")
    page.click("#filters .reset")
    assert page.url.endswith("#view=counts")
    assert len(_shown(page)) == 49


def test_counts_beside_choices_are_what_they_leave(page_of: Any, timeline: kg.Timeline) -> None:
    page = page_of(timeline, "#actor=sadyr-japarov&kind=letter,speech&during=2020/2025")
    asked: dict[str, Any] = {"actor": "sadyr-japarov", "during": "2020/2025"}
    boxes = page.locator(".facet .choice:has(.name.kind)")
    assert boxes.count() == len({event.kind for event in timeline})
    for box in boxes.all():
        name, count = (box.locator(part).inner_text() for part in (".name", ".count"))
        assert int(count) == len(timeline.query(kind=name.replace(" ", "_"), **asked))
    for option in page.locator("#role option[value]:not([value=''])").all():
        role = option.get_attribute("value")
        found = len(timeline.query(role=role, kind=["letter", "speech"], **asked))
        assert option.inner_text().endswith(f"({found})")


def test_an_ambiguous_name_offers_whom_it_may_mean(shipped: Any, timeline: kg.Timeline) -> None:
    shipped.fill("#actor", "Kyrgyz")
    shipped.press("#actor", "Tab")
    assert _shown(shipped) == []
    offered = shipped.locator("#filters .fault button")
    assert offered.all_inner_texts() == [actor.name for actor in timeline.find_actors("Kyrgyz")]
    offered.first.click()
    assert _ids(shipped, timeline) == [
        one for one, _ in python_answer(timeline, {"actor": "kyrgyz-foreign-ministry"}) or ()
    ]


def test_the_box_for_actors_works_by_keyboard(shipped: Any, timeline: kg.Timeline) -> None:
    shipped.focus("#actor")
    shipped.keyboard.type("жапар")
    assert shipped.get_attribute("#actor", "aria-expanded") == "true"
    shipped.keyboard.press("ArrowDown")
    option = shipped.get_attribute("#actor", "aria-activedescendant")
    assert shipped.inner_text(f"#{option} bdi") == "Sadyr Japarov"
    assert shipped.get_attribute(f"#{option}", "aria-selected") == "true"
    shipped.keyboard.press("Enter")
    assert (shipped.input_value("#actor"), shipped.locator("#actor-list").is_visible()) == (
        "Sadyr Japarov",
        False,
    )
    assert _ids(shipped, timeline) == list(timeline.query(actor="sadyr-japarov").ids())
    shipped.keyboard.press("ArrowDown")
    shipped.keyboard.press("Escape")
    assert shipped.input_value("#actor") == "Sadyr Japarov"
    shipped.keyboard.press("Escape")
    assert len(_shown(shipped)) == 49


def test_by_keyboard_from_the_start_to_an_event_and_back(shipped: Any, timeline: kg.Timeline) -> None:
    shipped.keyboard.press("Tab")
    assert shipped.evaluate("document.activeElement.className") == "skip"
    shipped.keyboard.press("Enter")
    shipped.keyboard.press("Tab")
    assert shipped.evaluate("document.activeElement.closest('li')?.dataset.row") == "0"
    shipped.keyboard.press("Enter")
    shipped.wait_for_selector("#panel:not([hidden])")
    assert shipped.evaluate("document.getElementById('panel').contains(document.activeElement)")
    assert timeline.events[0].title in shipped.inner_text("#panel")
    assert shipped.url.endswith(f"#event={timeline.events[0].id}")
    shipped.keyboard.press("Escape")
    shipped.wait_for_selector("#panel", state="hidden")
    assert shipped.evaluate("document.activeElement.closest('li')?.dataset.row") == "0"


def test_filtering_keeps_the_focus(shipped: Any) -> None:
    shipped.get_by_role("checkbox", name="letter").focus()
    shipped.keyboard.press("Space")
    assert shipped.evaluate("document.activeElement.type") == "checkbox"
    assert len(_shown(shipped)) == 3


def test_the_theme_can_be_changed(page_of: Any, timeline: kg.Timeline) -> None:
    page = page_of(timeline, color_scheme="dark")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(ground)
    page.click(".theme")
    assert page.evaluate(ground) != dark
    assert page.inner_text(".theme") == "Dark"


def test_on_paper_there_is_the_list_and_no_tool(page_of: Any, timeline: kg.Timeline) -> None:
    page = page_of(timeline, "#kind=letter")
    page.emulate_media(media="print")
    for hidden in ("#filters", "#views", ".theme", ".skip"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert len(_shown(page)) == 3
    assert page.locator("#says").is_visible()
    assert page.pdf()[:5] == b"%PDF-"


def test_without_javascript_the_list_is_all_there(page_of: Any, timeline: kg.Timeline) -> None:
    page = page_of(timeline, java_script_enabled=False)
    assert page.locator("#list li[data-row]:visible").count() == 49
    assert not page.locator("#filters").is_visible()
    assert page.locator("noscript").count() == 1
    assert timeline[LETTER].title in (page.text_content("#list") or "")


@pytest.mark.parametrize("width", [320, 360, 768, 1440, 2560])
@pytest.mark.parametrize("view", ["timeline", "network", "counts", "table"])
def test_nothing_runs_over_the_side(page_of: Any, timeline: kg.Timeline, width: int, view: str) -> None:
    page = page_of(timeline, f"#view={view}", viewport={"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_policy_blocks_what_is_not_of_the_page(browser: Any, tmp_path: Any) -> None:
    from kgtimeline.page import render

    spoilt = render(kg.Timeline()).replace("<h1", "<script>document.title = 'broken into'</script><h1", 1)
    (tmp_path / "spoilt.html").write_text(spoilt, encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "spoilt.html").as_uri())
    assert page.title() == "Timeline"
    asked = "fetch('data:,x').then(() => 'sent', () => 'refused')"
    assert page.evaluate(asked) == "refused"
    page.close()


def test_details_are_read_when_they_are_asked_for(shipped: Any) -> None:
    lines = shipped.evaluate("document.getElementById('details').textContent").split("\n")
    assert [type(json.loads(line)) for line in lines] == [dict] * 49
