"""The panel of an event in a browser: what Python says, by keyboard, as text, copied to the letter."""

import json
from typing import Any

import pytest

import kgtimeline as kg
from browser_pages import AXE_WIDTHS, axe_violations, nasty_timeline
from kgtimeline.exchange import cite

LETTER = "japarov-letter-to-blinken"


def text_of(page: Any, selector: str = "#panel .body") -> str:
    """Give the text of an element, white space made one."""
    return " ".join(str(page.locator(selector).inner_text()).split())


def open_event(page: Any, event_id: str, title: str) -> None:
    """Follow a link to an event."""
    page.evaluate("(id) => { location.hash = `#event=${id}` }", event_id)
    page.wait_for_function(
        "(title) => document.querySelector('#panel-title')?.textContent === title", arg=title
    )


@pytest.mark.parametrize(
    "event_id", [LETTER, "kyrgyz-russian-trade", "kyrgyz-neutrality-in-the-war", "blinken-message-to-japarov"]
)
def test_the_panel_says_what_explain_says(page_of: Any, timeline: kg.Timeline, event_id: str) -> None:
    page = page_of(timeline, f"#event={event_id}")
    shown = text_of(page)
    found = timeline.explain(event_id)
    grounds = [found.date, *(one for one in (found.date,) if one.rule)]
    expected = [found.event.title, found.event.summary, found.factuality.because, *map(str, found.doubts[:1])]
    for ground in grounds:
        if ground.rule is not None:
            expected += [ground.rule.name, ground.rule.meaning, str(ground.basis)]
        for reading in ground.readings:
            expected += [reading.expression, reading.rule.name, reading.rule.meaning]
        expected += [str(anchor.date) for anchor in ground.anchors]
    expected += [one.name for one in found.participants] + [one.office for one in found.participants]
    for report in found.reports:
        expected += [f"{span.start}–{span.end}" for span in report.spans]
        expected += [span.sha256[:12] for span in report.spans]
    expected += [source.title for source in found.sources]
    expected += [relation.title for relation in found.relations]
    expected += [figure.claim for figure in found.figures] + [figure.speaker for figure in found.figures]
    expected += [side.place for conflict in found.conflicts for side in conflict.sides]
    expected += [event.title for event in timeline.thread(event_id)]
    expected.append(f"{len(found.corroboration.groups)} independent group")
    for text in expected:
        if text is not None:
            assert " ".join(text.split()) in shown, text


def test_every_event_opens_and_each_relation_is_a_link(page_of: Any, timeline: kg.Timeline) -> None:
    page = page_of(timeline)
    for event in timeline:
        open_event(page, event.id, event.title)

        titles = page.locator("#panel .ties a").all_inner_texts()
        assert titles == [one.title for one in timeline.explain(event.id).relations]


def test_the_panel_opens_and_closes_by_keyboard_and_gives_the_focus_back(shipped: Any) -> None:
    link = shipped.locator("#list .what a").first
    link.focus()
    shipped.keyboard.press("Enter")
    assert shipped.evaluate("document.activeElement.id") == "panel-title"
    assert shipped.locator("#panel-title").inner_text() == link.inner_text()
    shipped.keyboard.press("Escape")
    assert shipped.locator("#panel").is_hidden()
    assert shipped.evaluate("document.activeElement.textContent") == link.inner_text()
    shipped.keyboard.press("Enter")
    shipped.locator("#panel .close").click()
    assert shipped.evaluate("document.activeElement.textContent") == link.inner_text()


def test_closing_what_a_link_opened_goes_to_the_list(page_of: Any, timeline: kg.Timeline) -> None:
    page = page_of(timeline, f"#event={LETTER}")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == timeline[LETTER].title


def test_next_previous_and_back_walk_through_the_events(page_of: Any, timeline: kg.Timeline) -> None:
    page = page_of(timeline, f"#kind=letter&event={LETTER}")
    letters = [event.title for event in timeline.query(kind="letter").events]
    title = page.locator("#panel-title")
    assert title.inner_text() == letters[-1]
    assert page.locator("#panel .step").last.is_disabled()
    page.locator("#panel .step").first.click()
    assert title.inner_text() == letters[-2]
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.go_back()
    assert title.inner_text() == letters[-1]


def test_over_the_page_it_is_a_dialog_and_beside_it_none(page_of: Any, timeline: kg.Timeline) -> None:
    phone = page_of(timeline, f"#event={LETTER}", viewport={"width": 360, "height": 700})
    assert phone.locator("#panel .sheet").get_attribute("role") == "dialog"
    assert phone.evaluate("document.querySelector('main').inert") is True
    assert phone.locator("#panel").bounding_box()["width"] == 360
    phone.keyboard.press("Escape")
    assert phone.evaluate("document.querySelector('main').inert") is False
    phone.set_viewport_size({"width": 1440, "height": 900})
    phone.locator("#list .what a").first.click()
    assert phone.locator("#panel .sheet").get_attribute("role") is None
    assert phone.evaluate("document.querySelector('main').inert") is False


def copied(page: Any, key: str) -> str:
    """Press a button that copies, and read the clipboard."""
    page.locator(f"#panel [data-copy={key}]").click()
    page.locator("#panel .copied").filter(has_text="Copied").wait_for()
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("nasty", [False, True])
def test_what_is_copied_is_what_exchange_writes(page_of: Any, timeline: kg.Timeline, nasty: bool) -> None:  # noqa: FBT001
    shown = nasty_timeline() if nasty else timeline
    page = page_of(shown, permissions=["clipboard-read", "clipboard-write"])
    for event in list(shown)[:: 1 if nasty else 7]:
        open_event(page, event.id, event.title)

        cited = cite(shown, event.id)
        assert copied(page, "text") == cited.text()
        assert copied(page, "bibtex") == cited.bibtex()
        assert copied(page, "csl") == cited.csl_text()
        assert json.loads(copied(page, "json")) == shown.event_json(event.id)


def test_without_a_clipboard_the_text_is_there_to_select(page_of: Any, timeline: kg.Timeline) -> None:
    page = page_of(timeline, f"#event={LETTER}")
    page.evaluate(
        "navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false"
    )
    page.locator("#panel [data-copy=bibtex]").click()
    area = page.locator("#panel .by-hand")
    area.wait_for(state="visible")
    assert area.input_value() == cite(timeline, LETTER).bibtex()
    assert page.evaluate("getSelection().toString() || document.activeElement.className") != ""


def test_markup_in_values_is_text(page_of: Any) -> None:
    nasty = nasty_timeline()
    page = page_of(nasty)
    for event in nasty:
        open_event(page, event.id, event.title)

        assert page.locator("#panel .summary").text_content() == event.summary
    assert page.locator("#panel img, #panel script, #panel iframe").count() == 0


def test_the_thread_is_that_of_python(page_of: Any, timeline: kg.Timeline) -> None:
    page = page_of(timeline, f"#event={LETTER}")
    thread = timeline.thread(LETTER)
    titles = [
        " ".join(text.split())
        for text in page.locator("#panel .exchange .at > :first-child").all_inner_texts()
    ]
    assert titles == [event.title for event in thread]
    responses = page.locator("#panel .exchange .tie > b").all_inner_texts()
    assert sorted(responses) == sorted(
        response
        for event_id, ties in thread.ties_back().items()
        for tie in ties
        if (response := tie.response_of(tie.origin)) and not tie.contradicted and event_id
    )


def test_what_else_they_did_is_within_a_month_and_by_the_same(page_of: Any, timeline: kg.Timeline) -> None:
    page = page_of(timeline, f"#event={LETTER}")
    actors = {one.actor for one in timeline[LETTER].participants}
    by_title = {event.title: event for event in timeline}
    found = page.locator("#panel .around a").all_inner_texts()
    assert found
    for title in found:
        assert actors & {one.actor for one in by_title[title].participants}
        assert title != timeline[LETTER].title


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", AXE_WIDTHS)
def test_axe_finds_nothing_in_the_panel(page_of: Any, timeline: kg.Timeline, width: int, scheme: str) -> None:
    page = page_of(
        timeline, f"#event={LETTER}", viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    assert axe_violations(page) == []
