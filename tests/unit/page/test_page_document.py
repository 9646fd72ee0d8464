"""The page as a text: one file, the same every time, that no value can break out of."""

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given

import kgtimeline as kg
from kgtimeline.page import render, write
from kgtimeline.page.compiling import compiled, originals
from kgtimeline.page.embedding import hash_source, safe_json
from strategies import texts_that_say_something
from timeline_examples import WHOLE_TIMELINES

NASTY = (
    "</script><script>alert(1)</script><!--<script> \"'&amp; \u202e\u2066 \U0001f600\u2028 ]]> "
    "<img src=x onerror=alert(1)>"
)
VOID = {"meta", "link", "input", "br"}
LARGEST_PAGE, LARGEST_CODE = 400_000, 150_000
"""Bytes, of the page of the shipped dataset and of all script and style."""


class _Reader(HTMLParser):
    """Notes elements, their attributes and the text of each, and whether they nest."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.setdefault(self.open[-1], []).append(data)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def _data(reader: _Reader) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(reader.texts["script"][0])
    return found


def _titled(title: str) -> kg.Timeline:
    actor = kg.Actor(id="a", type="person", name=title, aliases=[kg.model.actors.Alias(name=title)])
    source = kg.Source(id="s", title=title, publisher="a")
    part = kg.Participant(actor="a", role="participant")
    war = kg.War(
        id="w", title=title, summary=title, date="2024", participants=[part], reports=[kg.Report(source="s")]
    )
    info = kg.model.document.DatasetInfo(id="d", title=title, description=title)
    return kg.Timeline(actors=[actor], sources=[source], events=[war], dataset=info)


def test_the_page_of_the_shipped_dataset_is_small() -> None:
    assert len(render(kg.load()).encode()) <= LARGEST_PAGE


def test_script_and_style_are_small() -> None:
    assert sum(len(compiled(name, text).encode()) for name, text in originals().items()) <= LARGEST_CODE


def test_the_same_timeline_gives_the_same_page() -> None:
    assert render(kg.load()) == render(kg.load())


@pytest.mark.parametrize(
    "timeline", [kg.load(), kg.Timeline(), _titled(NASTY)], ids=["shipped", "empty", "nasty"]
)
def test_the_page_nests_and_has_three_scripts(timeline: kg.Timeline) -> None:
    reader = _read(render(timeline))
    tags = [tag for tag, _ in reader.elements]
    assert (tags.count("script"), tags.count("style"), tags.count("h1")) == (3, 1, 1)
    assert not any(name.startswith("on") or name == "style" for _, attrs in reader.elements for name in attrs)
    ids = [attrs["id"] for _, attrs in reader.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert _data(reader)["events"]["title"] == [event.title for event in timeline.events]


def test_nothing_in_a_title_becomes_an_element() -> None:
    plain, nasty = (_read(render(_titled(title))) for title in ("x", NASTY))
    assert [tag for tag, _ in plain.elements] == [tag for tag, _ in nasty.elements]
    shown = NASTY.replace("\u202e", "\\u202e").replace("\u2066", "\\u2066").replace("\u2028", "\\u2028")
    assert "".join(nasty.texts["title"]) == shown


@given(texts_that_say_something)
@WHOLE_TIMELINES
def test_any_text_comes_back_as_it_was(title: str) -> None:
    if not title.strip():
        return
    try:
        timeline = _titled(title)
    except kg.errors.KgTimelineError:
        return
    reader = _read(render(timeline))
    assert _data(reader)["events"]["title"] == [timeline.events[0].title]
    assert [tag for tag, _ in reader.elements].count("script") == 3


def test_the_policy_allows_only_the_hashed_script_and_style() -> None:
    reader = _read(render(kg.load()))
    policy = next(attrs["content"] for tag, attrs in reader.elements
                  if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy")  # fmt: skip
    code, look = reader.texts["script"][-1], reader.texts["style"][0]
    assert policy == (
        f"default-src 'none'; script-src {hash_source(code)}; style-src {hash_source(look)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def test_the_page_names_no_address_to_load() -> None:
    reader = _read(render(kg.load()))
    loaded = [
        attrs[name] for _, attrs in reader.elements for name in ("src", "srcset", "action") if name in attrs
    ]
    links = {attrs["href"] for tag, attrs in reader.elements if tag == "link"}
    assert (loaded, links) == ([], {"data:,"})


def test_details_stand_one_a_line() -> None:
    reader = _read(render(kg.load()))
    lines = reader.texts["script"][1].split("\n")
    assert len(lines) == 49
    assert all(isinstance(json.loads(line), dict) for line in lines)


def test_json_holds_no_letter_that_html_reads() -> None:
    text = safe_json({NASTY: [NASTY]})
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == {NASTY: [NASTY]}


def test_writes_what_render_gives(tmp_path: Any) -> None:
    write(kg.Timeline(), tmp_path / "page.html", title="Nothing yet")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == render(kg.Timeline(), title="Nothing yet")
