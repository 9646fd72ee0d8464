"""The time axis: every event is drawn or counted, at its place, and no label meets another."""

from datetime import date
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest

import kgtimeline as kg
from kgtimeline.dates import EventDate
from kgtimeline.dates.numbering import civil, day_number
from kgtimeline.page.bundle import flatten
from kgtimeline.page.details import details
from page_marks import NAMES, OVERLAPS, READ_BINS, READ_MARKS, dated, fragment_window, settled, window_of

YEAR_2024 = (19723, 20088)
"""1 January and 31 December 2024, in days since 1970-01-01."""


def _marks(page: Any) -> dict[int, dict[str, Any]]:
    return {mark["row"]: mark for mark in page.evaluate(READ_MARKS)}


def _counted(page: Any) -> int:
    return sum(int(name.split()[0].replace(",", "")) for name in page.evaluate(READ_BINS))


def _focused(page: Any) -> str | None:
    found = page.evaluate("document.activeElement.getAttribute('aria-label')")
    return None if found is None else str(found)


def _of_2024(page_of: Any, timeline: kg.Timeline) -> tuple[Any, Any]:
    page = settled(page_of(timeline, "#window=2024-01-01/2024-12-31"))
    return page, window_of(page, *YEAR_2024)


def _core(mark: dict[str, Any]) -> dict[str, Any]:
    (core,) = [rect for rect in mark["rects"] if "core" in rect["classes"]]
    return dict(core)


@pytest.mark.parametrize("lanes", ["kind", "actor", "source"])
def test_every_event_has_a_mark_or_is_counted_or_is_at_the_side(
    page_of: Any, timeline: kg.Timeline, lanes: str
) -> None:
    page = settled(page_of(timeline, f"#lanes={lanes}", viewport={"width": 1440, "height": 4000}))
    marked = set(_marks(page))
    undated = page.locator("#timeline .undated li").count()
    assert undated == sum(event.date is None for event in timeline) == 3
    if lanes == "kind":
        assert len(marked) + _counted(page) + undated == len(timeline)
    else:
        assert len(marked) + _counted(page) + undated >= len(timeline)


def test_a_known_day_is_a_point_on_the_middle_of_that_day(page_of: Any) -> None:
    page, window = _of_2024(page_of, dated("2024-02-12", "2024-07-01"))
    marks = _marks(page)
    for row, day in enumerate((date(2024, 2, 12), date(2024, 7, 1))):
        assert marks[row]["point"]
        assert marks[row]["dot"] == pytest.approx(window.x((day - date(1970, 1, 1)).days + 0.5), abs=0.5)


def test_a_month_is_a_bar_over_its_whole_span(page_of: Any) -> None:
    page, window = _of_2024(page_of, dated("2024-03"))
    core = _core(_marks(page)[0])
    assert (core["x0"], core["x1"]) == pytest.approx((window.x(19783), window.x(19814)), abs=0.5)
    assert "some" in core["classes"]


def test_the_bounds_of_an_interval_are_drawn_apart(page_of: Any) -> None:
    page, window = _of_2024(page_of, dated("2024-03/2024-08"))
    mark = _marks(page)[0]
    core, before, after = _core(mark), *[rect for rect in mark["rects"] if "tail" in rect["classes"]]
    bounds = EventDate("2024-03/2024-08").bounds
    assert "all" in core["classes"]
    assert (core["x0"], core["x1"]) == pytest.approx(
        (window.x(bounds.s_hi), window.x(bounds.e_lo + 1)), abs=0.5
    )
    assert before["x0"] == pytest.approx(window.x(bounds.s_lo), abs=0.5)
    assert after["x1"] == pytest.approx(window.x(bounds.e_hi + 1), abs=0.5)


@pytest.mark.parametrize(
    ("text", "side", "day"), [("[..2024-06-30]", "start", 19904), ("[2024-06-30..]", "end", 19904)]
)
def test_an_open_edge_fades_from_the_known_one(page_of: Any, text: str, side: str, day: int) -> None:
    page, window = _of_2024(page_of, dated(text))
    core = _core(_marks(page)[0])
    assert "fade" in core["classes"]
    assert core["fill"] == f"url(#fade-{side}-letter)"
    assert page.locator(f"#fade-{side}-letter stop").count() == 2
    known = (core["x1"], window.x(day + 1)) if side == "start" else (core["x0"], window.x(day))
    assert known[0] == pytest.approx(known[1], abs=0.5)


def test_a_state_fades_on_both_sides_of_the_days_it_is_known_to_hold(page_of: Any) -> None:
    page, window = _of_2024(page_of, dated(EventDate("2024-05", "including"), kind="war"))
    mark = _marks(page)[0]
    fades = [rect["fill"] for rect in mark["rects"] if "tail" in rect["classes"]]
    assert fades == ["url(#fade-start-war)", "url(#fade-end-war)"]
    assert _core(mark)["x1"] == pytest.approx(window.x(19875), abs=0.5)


def test_hedged_dates_are_dashed_and_signed(page_of: Any) -> None:
    page, _ = _of_2024(page_of, dated("2024-03-01?", "2024-05-01~", "2024-07-01%", "2024-09-01"))
    marks = _marks(page)
    assert [marks[row]["sign"] for row in range(4)] == ["?", "~", "≈?", None]
    dashes = page.eval_on_selector_all(
        "#timeline .plot .mark .dot", "dots => dots.map((dot) => getComputedStyle(dot).strokeDasharray)"
    )
    assert [dash != "none" for dash in dashes] == [True, True, True, False]


def test_a_date_with_gaps_is_drawn_as_its_pieces(page_of: Any) -> None:
    page, window = _of_2024(page_of, dated("[2024-02,2024-06,2024-09]"))
    pieces = [rect for rect in _marks(page)[0]["rects"] if "run" in rect["classes"]]
    starts = [day_number(2024, month, 1) for month in (2, 6, 9)]
    assert [piece["x0"] for piece in pieces] == pytest.approx([window.x(day) for day in starts], abs=0.5)


def test_possible_matches_are_hollow_and_say_so(page_of: Any) -> None:
    page = settled(page_of(dated("2024-02-12", "2024-02"), "#during=2024-02-12&window=2024-01-01/2024-12-31"))
    marks = {mark["name"].split(".")[0]: mark for mark in page.evaluate(READ_MARKS)}
    sure, possible = marks["Event 000 of 2"], marks["Event 001 of 2"]
    assert "yes" in sure["classes"]
    assert "possible" not in sure["name"]
    assert "maybe" in possible["classes"]
    assert possible["name"].endswith("possible match")


def test_marks_are_named_with_title_kind_and_date_in_words(shipped: Any, timeline: kg.Timeline) -> None:
    page = settled(shipped)
    row = [event.id for event in timeline].index("japarov-letter-to-blinken")
    mark = _marks(page)[row]
    assert mark["role"] == "button"
    assert mark["name"] == mark["title"]
    assert mark["name"] == "Japarov writes to Blinken and asks him not to interfere. Letter, 12 February 2024"


@pytest.mark.parametrize("width", [320, 360, 768, 1440, 2560])
@pytest.mark.parametrize("lanes", ["kind", "actor"])
def test_no_label_meets_anything_at_any_width(
    page_of: Any, timeline: kg.Timeline, width: int, lanes: str
) -> None:
    page = page_of(timeline, f"#lanes={lanes}", viewport={"width": width, "height": 3000})
    assert settled(page).evaluate(OVERLAPS) == []
    assert page.locator("#timeline .label").count() > 10
    for _ in range(3):
        page.get_by_role("button", name="Zoom in", exact=True).click()
    assert settled(page).evaluate(OVERLAPS) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_many_events_close_together_are_counted_in_bars(page_of: Any) -> None:
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]
    page, _ = _of_2024(page_of, dated(*days, *days, *days))
    assert len(_marks(page)) + _counted(page) == 3 * 12 * 28
    assert len(_marks(page)) < 100
    page.locator("#timeline .bin").first.click()
    settled(page)
    first, last = (date.fromisoformat(day) for day in str(fragment_window(page)).split("/"))
    assert (last - first).days < 46


def test_a_large_lane_can_be_opened(page_of: Any) -> None:
    page, _ = _of_2024(page_of, dated(*["2024-05-17"] * 30))
    assert (len(_marks(page)), _counted(page)) == (0, 30)
    fold = page.get_by_role("button", name="All events of Letter")
    fold.click()
    assert fold.get_attribute("aria-expanded") == "true"
    assert (len(_marks(page)), _counted(page)) == (30, 0)


def test_wheel_zooms_with_control_and_over_the_axis_and_else_scrolls(
    page_of: Any, timeline: kg.Timeline
) -> None:
    page = settled(page_of(timeline))
    page.locator("#timeline .plot").hover(position={"x": 500, "y": 60})
    page.mouse.wheel(0, 300)
    settled(page)
    assert fragment_window(page) is None
    assert page.evaluate("scrollY") > 0
    page.evaluate("scrollTo(0, 0)")
    page.locator("#timeline .axis-window").hover()
    page.mouse.wheel(0, -300)
    settled(page)
    over_axis = fragment_window(page)
    assert over_axis is not None
    page.locator("#timeline .plot").hover(position={"x": 500, "y": 60})
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    settled(page)
    assert _days(fragment_window(page)) < _days(over_axis)


def test_dragging_moves_the_window_and_opens_nothing(page_of: Any) -> None:
    page, window = _of_2024(
        page_of, dated("2024-02-12", "2024-05-01", "2024-12-01", "2023-01-01", "2025-12-31")
    )
    box = page.locator("#timeline .plot").bounding_box()
    start = box["x"] + window.x(19765.5), box["y"] + 15
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + 100, start[1], steps=5)
    page.mouse.up()
    settled(page)
    first, last = str(fragment_window(page)).split("/")
    moved = (date(2024, 1, 1) - date.fromisoformat(first)).days
    assert moved == pytest.approx(100 * 366 / window.width, abs=1)
    assert _days(f"{first}/{last}") == 366
    assert "event=" not in page.evaluate("location.hash")
    page.mouse.click(start[0] + 100, start[1])
    assert "event=event-000" in page.evaluate("location.hash")


def test_two_fingers_zoom(page_of: Any, timeline: kg.Timeline) -> None:
    page = settled(page_of(timeline, viewport={"width": 360, "height": 800}, has_touch=True))
    page.locator("#timeline .plot").scroll_into_view_if_needed()
    box = page.locator("#timeline .plot").bounding_box()
    client = page.context.new_cdp_session(page)

    def touch(kind: str, apart: float) -> None:
        points = [
            {"x": box["x"] + 160 + side * apart, "y": box["y"] + 80, "id": n}
            for n, side in enumerate((-1, 1))
        ]
        client.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if kind == "touchEnd" else points}
        )

    touch("touchStart", 30)
    for apart in range(35, 91, 5):
        touch("touchMove", apart)
        page.wait_for_timeout(20)
    touch("touchEnd", 90)
    settled(page)
    assert 200 < _days(fragment_window(page)) < 1500


def test_keys_go_from_event_to_event_in_time(shipped: Any, timeline: kg.Timeline) -> None:
    page = settled(shipped)
    stops = page.locator("#timeline .plot [tabindex='0']")
    assert stops.count() == 1
    stops.focus()
    page.keyboard.press("Home")
    first = _focused(page)
    assert first is not None
    seen = [first]
    for _ in range(len(timeline)):
        page.keyboard.press("ArrowRight")
        seen.append(str(_focused(page)))
    assert set(seen) == set(page.evaluate(NAMES))
    assert page.locator("#timeline .plot [tabindex='0']").count() == 1
    page.keyboard.press("Home")
    assert _focused(page) == first
    page.keyboard.press("End")
    assert _focused(page) == seen[-1]
    page.keyboard.press("ArrowUp")
    assert _focused(page) not in (None, seen[-1])


def test_plus_and_minus_zoom_and_keep_the_focus(shipped: Any) -> None:
    page = settled(shipped)
    page.locator("#timeline .plot [tabindex='0']").focus()
    before = _focused(page)
    page.keyboard.press("+")
    settled(page)
    near = _days(fragment_window(page))
    assert _focused(page) == before
    page.keyboard.press("-")
    page.wait_for_timeout(300)
    settled(page)
    assert _days(fragment_window(page)) > near
    assert _focused(page) == before
    page.keyboard.press("Enter")
    assert "event=" in page.evaluate("location.hash")


def test_the_brush_sets_the_window_by_keys_and_by_dragging(shipped: Any) -> None:
    page = settled(shipped)
    start, end = (
        page.get_by_role("slider", name="Start of the period"),
        page.get_by_role("slider", name="End of the"),
    )
    start.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    settled(page)
    first = str(fragment_window(page)).split("/")[0]
    day = date.fromisoformat(first)
    assert start.get_attribute("aria-valuetext") == f"{day.day} {day:%B} {day.year}"
    assert page.evaluate("document.activeElement.getAttribute('role')") == "slider"
    box = end.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] - 300, box["y"] + 10, steps=4)
    page.mouse.up()
    settled(page)
    assert str(fragment_window(page)).split("/")[1] < "2025-09"
    whole = page.get_by_role("slider", name="Period shown", exact=True)
    days = _days(fragment_window(page))
    whole.focus()
    page.keyboard.press("ArrowLeft")
    settled(page)
    assert _days(fragment_window(page)) == days
    assert str(fragment_window(page)).split("/")[0] < first


def test_the_window_becomes_a_filter_and_is_taken_off_again(page_of: Any, timeline: kg.Timeline) -> None:
    page = settled(page_of(timeline, "#window=2024-01-01/2024-12-31"))
    page.get_by_role("button", name="Only this period").click()
    settled(page)
    assert "during=2024&" in page.evaluate("location.hash") + "&"
    page.get_by_role("button", name="Fit").click()
    answer = timeline.query(during="2024")
    assert len(_marks(settled(page))) + _counted(page) == sum(
        match.event.date is not None for match in answer
    )
    page.get_by_role("button", name="Any period").click()
    assert "during" not in page.evaluate("location.hash")


def test_a_link_keeps_the_window_and_back_goes_back(page_of: Any) -> None:
    page, window = _of_2024(page_of, dated("2024-03", "2020", "2026-01-01"))
    core = _core(_marks(page)[1])
    assert core["x0"] == pytest.approx(window.x(19783), abs=0.5)
    page.set_viewport_size({"width": 800, "height": 900})
    settled(page)
    assert fragment_window(page) == "2024-01-01/2024-12-31"
    page.get_by_role("button", name="Fit").click()
    settled(page)
    assert fragment_window(page) is None
    page.go_back()
    settled(page)
    assert fragment_window(page) == "2024-01-01/2024-12-31"


def test_the_chosen_event_is_marked_and_brought_into_sight(page_of: Any) -> None:
    page = settled(
        page_of(dated("2024-03-01", "1990-01-01"), "#window=2024-01-01/2024-12-31&event=event-001")
    )
    chosen = page.locator("#timeline .plot .mark.selected")
    assert chosen.get_attribute("aria-current") == "true"
    box, plot = chosen.bounding_box(), page.locator("#timeline .plot").bounding_box()
    assert plot["x"] <= box["x"] <= plot["x"] + plot["width"]


@pytest.mark.parametrize(
    "dates",
    [(), (None,), ("2024-01-01",), ("2024-01-01",) * 5, ("-0044-03-15", "2024-01-01"), ("-0044-03-15",),
     ("9999-12-31", "0001-01-01"), ("20XX-08-08",), ("2024/..", "../2024")],
)  # fmt: skip
def test_odd_timelines_are_drawn_too(page_of: Any, dates: tuple[str | None, ...]) -> None:
    page = settled(page_of(dated(*dates, kind="war")))
    placed = [text for text in dates if text is not None]
    assert len(_marks(page)) + _counted(page) == len(placed)
    assert page.locator("#timeline .undated li").count() == len(dates) - len(placed)
    for name in ("Zoom in", "Zoom out", "Earlier", "Later", "Fit: show all events"):
        if placed:
            page.get_by_role("button", name=name, exact=True).click()
    settled(page)
    assert page.evaluate(OVERLAPS) == []


def test_years_before_christ_are_said_as_such(page_of: Any) -> None:
    page = settled(page_of(dated("-0044-03-15", "-0009-01-01")))
    assert "BC" in page.locator("#timeline .axis").inner_html()


def test_the_chart_says_in_words_what_it_shows(shipped: Any) -> None:
    page = settled(shipped)
    plot = page.locator("#timeline .plot")
    says = page.locator(f"#{plot.get_attribute('aria-describedby')}").text_content()
    assert says.startswith("A time axis from ")
    assert "with 15 lanes by kind" in says
    assert "3 have no date" in says


def test_motion_that_is_not_wanted_is_left_out(page_of: Any, timeline: kg.Timeline) -> None:
    page = settled(page_of(timeline, reduced_motion="reduce"))
    labels = (
        "[...document.querySelectorAll('#timeline .axis .lower text')].map((text) => text.textContent).join()"
    )
    before = page.evaluate(labels)
    page.get_by_role("button", name="Zoom in", exact=True).click(click_count=3)
    assert page.evaluate(labels) != before


def test_days_and_dates_agree_with_python(browser: Any) -> None:
    page = _kit(browser, "calendar.js", "dayOf", "civilOf")
    days = [*range(-719_600, -719_400), *range(-200, 800), *range(11_000, 11_100), -(10**9), 10**9, 2**31 - 2]
    found = page.evaluate("(days) => days.map((day) => [civilOf(day), dayOf(...civilOf(day))])", days)
    assert [(tuple(parts), day) for parts, day in found] == [(civil(day), day) for day in days]


def test_rows_of_a_lane_never_overlap_and_lose_nothing(browser: Any) -> None:
    page = _kit(browser, "packing.js", "packRows")
    script = """([most, marks]) => {
      const column = (n) => Float64Array.from(marks, (mark) => mark[n]);
      const skip = new Uint8Array(marks.length);
      const { row, rows, left } = packRows(column(0), column(1), column(2), skip, most);
      return { row: [...row], rows, left };
    }"""
    marks = [[float(n * 7 % 997), 0.0, float(n * 31 % 180)] for n in range(500)]
    marks = sorted([x, x + 5 + n % 60, room] for n, (x, _, room) in enumerate(marks))
    left = []
    for most in (1, 3, 14, 600):
        found = page.evaluate(script, [most, marks])
        left.append(len(found["left"]))
        assert found["rows"] <= most
        assert [n for n, row in enumerate(found["row"]) if row < 0] == found["left"]
        for row in range(found["rows"]):
            ends = [marks[n][:2] for n in range(len(marks)) if found["row"][n] == row]
            assert all(one[1] <= other[0] for one, other in pairwise(ends))
    assert left[0] > left[1] > left[-1] == 0


def test_ticks_never_stand_closer_than_their_labels(browser: Any) -> None:
    page = _kit(browser, "ticks.js", "tickUnit", "ticksBetween", "lowerLabel")
    script = """([scale, day]) => {
      const unit = tickUnit(scale, day + 320 / scale);
      return ticksBetween(unit, day, day + 320 / scale, lowerLabel)
        .map((tick) => [(tick.next - tick.day) * scale, tick.label]);
    }"""
    for power in range(-40, 20):
        for day in (-16_100, -735_000, 19_000, 3_000_000):
            ticks = page.evaluate(script, [10 ** (power / 10), day])
            assert 1 <= len(ticks) <= 18
            assert all(width >= 6 * len(label) for width, label in ticks)


def _kit(browser: Any, entry: str, *names: str) -> Any:
    """Load some modules alone into an empty page."""
    assets = files("kgtimeline.page").joinpath("assets")
    texts = {
        one.name: one.read_text(encoding="utf-8") for one in assets.iterdir() if one.name.endswith(".js")
    }
    modules = {**texts, "kit.js": f'import {{ {", ".join(names)} }} from "./{entry}";\n'}
    page = browser.new_page()
    page.add_script_tag(content=flatten(modules, "kit.js"))
    return page


def _days(window: str | None) -> int:
    assert window is not None
    first, last = map(date.fromisoformat, window.split("/"))
    return (last - first).days + 1


def test_dates_that_single_reports_give_stand_below_the_mark_at_their_own_days(
    page_of: Any, timeline: kg.Timeline
) -> None:
    expected = {
        int(row): [(first, last) for _, text, first, last in dates if not text.startswith("XXXX")]
        for row, dates in details(timeline).shared["rivals"].items()
    }
    assert any(expected.values())
    page = settled(page_of(timeline, "#window=2024-01-01/2024-12-31"))
    window = window_of(page, *YEAR_2024)
    marks = _marks(page)
    for row, days in expected.items():
        rects = [rect for rect in marks[row]["rects"] if "rival" in rect["classes"]]
        drawn = sorted((rect["x0"], rect["x1"]) for rect in rects)
        for (x0, x1), (first, last) in zip(drawn, sorted(days), strict=True):
            assert x0 <= window.x(first) + 0.5
            assert x1 >= window.x(last + 1) - 0.5
            assert x1 - x0 <= max(window.x(last + 1) - window.x(first), 4) + 1
