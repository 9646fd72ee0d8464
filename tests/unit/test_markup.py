"""Small HTML for notebooks: well formed and escaped whatever comes in, and what a user sees of it."""

import os
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kgtimeline as kg
from kgtimeline.markup import Html, items, section, table, terms, text, tree, unbroken
from kgtimeline.timeline.selection import MOST_SHOWN
from kgtimeline.timeline.showing import period

GOLDEN = Path(__file__).parents[1] / "data" / "notebook"
ALLOWED = {
    "table", "caption", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "ul", "ol", "li", "section",
    "h4", "p", "span", "pre",
}  # fmt: skip
HOSTILE = (
    '</td></dl><script>alert("1")</script>\'\u202e\u2066\x1b[2J\x00 \U0001f469\u200d\U0001f4bb Жапаров 会'
)


class _Balance(HTMLParser):
    """Reads HTML and refuses what is not closed, not known, or carries anything active."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, tag
        assert attrs in ([], [("style", "white-space:nowrap")])
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def _read(html: str) -> str:
    """Give the text of HTML that is well formed."""
    reader = _Balance()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return " ".join(reader.said)


@given(st.text(), st.text())
def test_whatever_is_written_is_well_formed_and_read_back(one: str, other: str) -> None:
    made = [
        text(one),
        unbroken(one),
        table(one, [one, other], [[one, None], [items([other]), other]]),
        terms([(one, other or "x"), (other, None), ("a", items([]))]),
        items([one, other], ordered=True),
        tree([(0, one), (3, other), (1, one), (0, other)]),
        section(one, other, items([one]), None),
    ]
    for html in made:
        said = _read(html)
        if one.isprintable() and one.strip() and "\r" not in one:
            assert one in said


@given(st.lists(st.tuples(st.integers(0, 4), st.text(min_size=1))))
def test_every_line_of_a_tree_is_in_it(lines: list[tuple[int, str]]) -> None:
    html = tree(lines)
    _read(html)
    assert html.count("<li>") == len(lines)
    assert bool(html) is bool(lines)


def test_html_that_was_made_here_is_not_escaped_again() -> None:
    assert text(Html("<p>x</p>")) == "<p>x</p>"
    assert text("<p>") == "&lt;p&gt;"
    assert table("c", ["a"], [[items(["x"])]]).count("<ul>") == 1


def test_what_turns_letters_round_is_shown_and_what_joins_them_is_kept() -> None:
    assert text("a\u202eb\x00") == "a\\u202eb\\x00"
    assert text("\U0001f469\u200d\U0001f4bb") == "\U0001f469\u200d\U0001f4bb"
    assert text("a\u00a0b\nc") == "a\u00a0b\nc"


def _hostile() -> kg.Timeline:
    part = kg.Participant(actor="a", role="sender", office=HOSTILE)
    other = kg.Participant(actor="b", role="recipient")
    answer = kg.Relation(type="replies_to", event="one", basis="inferred")
    span = kg.Span(start=0, end=1, sha256="0" * 64)
    days = ("2024-01-01", "2024-02-02")
    reports = [
        kg.Report(
            source=source,
            via=("b",),
            reading=kg.Reading(date=day, expression=HOSTILE[:40], span=span, rule="manual@1"),
        )
        for source, day in zip(("s", "t"), days, strict=True)
    ]
    events = [
        kg.Letter(
            id="one", title=HOSTILE, summary=HOSTILE, place=HOSTILE, date="2024-01",
            participants=[part, other], reports=reports,
        ),
        kg.Letter(id="two", title=HOSTILE, date="2024-02?", participants=[part, other], relations=[answer]),
    ]  # fmt: skip
    return kg.Timeline(
        actors=[kg.Actor(id=who, type="person", name=HOSTILE) for who in "ab"],
        sources=[kg.Source(id=source, title=HOSTILE) for source in "st"],
        events=events,
        dataset=kg.DatasetInfo(id="hostile", title=HOSTILE, description=HOSTILE),
    )


def _shown(tl: kg.Timeline, event_id: str) -> dict[str, Any]:
    """Give all that shows itself in a notebook."""
    return {
        "timeline": tl,
        "view": tl.as_of("2024-02-12"),
        "selection": tl.query(id=event_id),
        "match": tl.query(id=event_id)[0],
        "event": tl[event_id],
        "thread": tl.thread(event_id),
        "explanation": tl.explain(event_id),
        "difference": tl.diff(kg.Timeline(dataset=tl.dataset)),
        "same": tl.diff(tl),
        "conflicts": tl.conflicts(),
        "duplicates": tl.duplicates(),
        "threads": tl.threads(),
        "offices": tl.offices(),
        "corroboration": tl.corroboration(event_id),
        "attribution": tl.attribution(event_id),
        "settled": tl.settle(event_id),
        "tightened": tl.tighten(),
        "months": tl.query(id=event_id).by_month(),
    }


def test_hostile_values_stay_text_in_all_that_shows_itself() -> None:
    tl = _hostile()
    shown = _shown(tl, "one")
    (shown["conflict"], *_) = tl.conflicts()
    for name, thing in shown.items():
        html = thing._repr_html_()
        _read(html)
        assert "<script" not in html, name
        assert "\u202e" not in html, name
        assert "\x1b" not in html, name


def test_a_notebook_shows_what_the_golden_files_hold() -> None:
    tl = kg.load()
    shown = _shown(tl, "japarov-letter-to-blinken")
    (shown["conflict"],) = tl.conflicts("kyrgyz-message-to-blinken")
    del shown["difference"]
    for name, thing in shown.items():
        html = thing._repr_html_().replace("><", ">\n<") + "\n"
        path = GOLDEN / f"{name}.html"
        if os.environ.get("KGTIMELINE_GOLDEN") == "write":
            path.parent.mkdir(exist_ok=True)
            path.write_text(html, encoding="utf-8")
        assert html == path.read_text(encoding="utf-8"), name
    assert {path.stem for path in GOLDEN.iterdir()} == set(shown)


def test_a_thread_shows_the_days_between() -> None:
    said = _read(kg.load().thread("japarov-letter-to-blinken")._repr_html_())
    assert "replies to “Blinken writes to Japarov about the foreign agents bill”: 26 days (inferred)" in said
    assert "6 events, 7 ties" in said


def test_a_long_selection_says_how_many_rows_it_lacks() -> None:
    part = kg.Participant(actor="a", role="participant")
    events = [kg.War(id=f"w{n:03}", title="W", date=None, participants=[part]) for n in range(MOST_SHOWN + 5)]
    tl = kg.Timeline(actors=[kg.Actor(id="a", type="state", name="A")], events=events)
    html = tl.query()._repr_html_()
    assert html.count("<tr>") == MOST_SHOWN + 1
    assert "the first 60 are shown, 5 more are not" in html
    assert "the first 10 events; 55 more are not shown" in tl._repr_html_()


def test_a_period_is_what_the_values_bound() -> None:
    assert period(kg.load().records) == "1 January 2020 to 24 September 2025"
    assert period(kg.Timeline().records) is None
    part = kg.Participant(actor="a", role="participant")
    one = kg.War(id="w", title="W", date="2024-01-17", participants=[part])
    tl = kg.Timeline(actors=[kg.Actor(id="a", type="state", name="A")], events=[one])
    assert period(tl.records) == "17 January 2024"


@pytest.mark.parametrize("shown", [kg.Timeline(), kg.Timeline().query()])
def test_nothing_shows_itself_too(shown: Any) -> None:
    assert "0" in _read(shown._repr_html_())
