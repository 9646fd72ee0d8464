"""What pictures are made of before anything is drawn: scales, rows, counts and ties; without matplotlib."""

import random
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kgtimeline as kg
from kgtimeline.dates import EventDate, Truth
from kgtimeline.dates.outline import outline
from kgtimeline.dates.window import Window
from kgtimeline.page import picture_rows, picture_ties
from kgtimeline.page.picture_counts import MOST_BINS, count_bins
from kgtimeline.page.picture_rows import (
    GAP,
    Extent,
    Item,
    Lane,
    Placed,
    lanes_of,
    pack,
    pack_lanes,
    pack_tightly,
    rows_of,
)
from kgtimeline.page.picture_scale import LEAST_DAYS, TICK_GAP, Scale, scale_of, ticks
from kgtimeline.page.picture_style import KINDS, tint
from kgtimeline.page.picture_ties import Arrow, network_of
from kgtimeline.vocab import Kind


def _wide(text: str) -> float:
    return 4.0 * len(text)


@given(st.integers(-10_000_000, 10_000_000), st.integers(0, 4_000_000), st.floats(150, 2_000))
def test_ticks_stand_apart_and_on_the_scale(first: int, days: int, width: float) -> None:
    scale = scale_of((first, first + days), width, 50.0)
    found = ticks(scale, _wide)
    assert all(scale.first <= tick.day <= scale.last for tick in found)
    for one, other in pairwise(found):
        apart = (other.day - one.day) * scale.points_a_day
        assert apart >= (_wide(one.label) + _wide(other.label)) / 2 + TICK_GAP - 1e-6


@given(st.lists(st.integers(-1_000_000, 3_000_000), min_size=1))
def test_a_scale_shows_every_day_within_its_margins(days: list[int]) -> None:
    scale = scale_of(tuple(days), 600.0, 40.0)
    for day in days:
        assert 40.0 - 1e-6 <= scale.x(day) <= scale.x(day + 1) <= 560.0 + 1e-6
    assert scale.last - scale.first >= LEAST_DAYS
    assert scale.day(scale.x(days[0])) == pytest.approx(days[0], abs=1e-3)


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        ((0, 6), ["29 Dec 1969", "5 Jan 1970", "12 Jan 1970"]),
        ((0, 27), [f"{day} 1970" for day in ("5 Jan", "12 Jan", "19 Jan", "26 Jan", "2 Feb")]),
        ((0, 200), ["Jan 1970", "Mar 1970", "May 1970", "Jul 1970"]),
        ((0, 3_000), [str(year) for year in range(1969, 1980)]),
        ((-900_000, -700_000), ["500 BC", "400 BC", "300 BC", "200 BC", "100 BC", "AD 1", "AD 100"]),
    ],
)
def test_ticks_are_round(days: tuple[int, int], labels: list[str]) -> None:
    found = [tick.label for tick in ticks(scale_of(days, 400.0, 50.0), _wide)]
    assert found[found.index(labels[0]) :] == labels


def test_nothing_is_shown_on_two_weeks() -> None:
    scale = scale_of((), 400.0, 50.0)
    assert scale.x(0.5 + LEAST_DAYS / 2) == pytest.approx(350.0)


def _items(number: int) -> list[Item]:
    part = kg.Participant(actor="a", role="participant")
    date = EventDate("2024")
    return [
        Item(
            kg.War(id=f"w{n}", title="W", date=date, participants=[part]),
            Truth.YES,
            outline(date.bounds),
        )
        for n in range(number)
    ]


extents = st.lists(
    st.builds(
        lambda left, long, label, before: Extent(left, left + long, label, before),
        st.floats(0, 500),
        st.floats(1, 100),
        st.floats(0, 200),
        st.booleans(),
    ),
    min_size=1,
    max_size=25,
)


def _taken(one: Placed) -> list[tuple[float, float]]:
    """Give the stretches of a row that an event fills: its mark, and its title if it has one."""
    extent = one.extent
    title = (
        (extent.left - extent.label, extent.left)
        if extent.before
        else (extent.right, extent.right + extent.label)
    )
    return [(extent.left, extent.right), *([title] if one.titled and extent.label else [])]


def _assert_apart(placed: list[Placed]) -> None:
    for one, other in combinations(placed, 2):
        if one.row == other.row:
            for number, a in enumerate(_taken(one)):
                for number_, b in enumerate(_taken(other)):
                    if (one.hidden or other.hidden) and not number and not number_:
                        continue  # marks may lie over marks, and it is counted
                    assert a[1] <= b[0] or b[1] <= a[0], (one, other)


@given(extents)
def test_with_rows_enough_nothing_overlaps_and_all_have_their_titles(found: list[Extent]) -> None:
    items = _items(len(found))
    placed = pack(items, {item.event.id: extent for item, extent in zip(items, found, strict=True)})
    assert [one.item for one in placed] == items
    assert all(one.titled and not one.hidden for one in placed)
    _assert_apart(placed)


@given(extents, st.integers(1, 5))
def test_with_few_rows_no_title_overlaps_anything_and_hidden_marks_are_said(
    found: list[Extent], most: int
) -> None:
    items = _items(len(found))
    placed = pack_tightly(items, {item.event.id: e for item, e in zip(items, found, strict=True)}, most)
    assert [one.item for one in placed] == items
    assert rows_of(placed) <= most
    assert not any(one.titled for one in placed if one.hidden)
    _assert_apart(placed)


def test_titles_go_first_when_rows_are_scarce(monkeypatch: pytest.MonkeyPatch) -> None:
    items = _items(9)
    extents = {
        item.event.id: Extent(10.0 * n, 10.0 * n + 3, 100.0, before=False) for n, item in enumerate(items)
    }
    lanes = [Lane("a", tuple(items[:5])), Lane("b", tuple(items[5:]))]
    free = pack_lanes(lanes, extents)
    assert [rows_of(lane) for lane in free] == [5, 4]
    monkeypatch.setattr(picture_rows, "MOST_ROWS", 4)
    tight = pack_lanes(lanes, extents)
    assert sum(map(rows_of, tight)) <= 4
    assert not any(one.hidden for lane in tight for one in lane)
    assert not all(one.titled for lane in tight for one in lane)
    crowded = {key: Extent(0.0, 50.0, 10.0, before=False) for key in extents}
    monkeypatch.setattr(picture_rows, "MOST_ROWS", 2)
    assert sum(one.hidden for lane in pack_lanes(lanes, crowded) for one in lane) == 7
    assert GAP > 0


def _made(number: int, *, several: int = 3) -> kg.Timeline:
    drawn = random.Random(7)  # noqa: S311 - any events will do
    actors = [kg.Actor(id=f"a{n}", type="state", name=f"Actor {n:02}") for n in range(several)]
    events = []
    for n in range(number):
        one, other = drawn.sample(actors, 2)
        parts = [
            kg.Participant(actor=one.id, role="sender"),
            kg.Participant(actor=other.id, role="recipient"),
        ]
        events.append(
            kg.Letter(id=f"e{n}", title="A letter", date=f"2024-{n % 12 + 1:02}", participants=parts)
        )
    return kg.Timeline(actors=actors, events=events)


def test_lanes_are_kinds_actors_or_sources() -> None:
    found = kg.load().query()
    items = [Item(event, truth, None) for event, truth in found]
    kinds = lanes_of(found, items, "kind")
    assert [lane.name for lane in kinds] == [kind for kind in Kind if kind in {i.event.kind for i in items}]
    assert sum(len(lane.items) for lane in kinds) == 49
    actors = lanes_of(found, items, "actor")
    assert actors[0].name == "Kyrgyzstan"
    assert len(actors) == picture_rows.MOST_LANES
    assert actors[-1].name == "10 other actors"
    together = {item.event.id for lane in actors for item in lane.items}
    assert len(together) == 49
    assert len(lanes_of(found, items, "source")) == 5


def test_events_without_a_source_share_a_lane() -> None:
    tl = _made(2)
    items = [Item(event, truth, None) for event, truth in tl.query()]
    assert [(lane.name, len(lane.items)) for lane in lanes_of(tl.query(), items, "source")] == [
        ("no source", 2)
    ]


def test_counts_hold_every_event_in_every_month_in_which_it_may_have_been() -> None:
    tl = kg.load()
    counted = count_bins(tl.query())
    assert counted.unit == "month"
    assert counted.undated == 3
    for at, (first, last) in enumerate(counted.bins):
        there = tl.query(during=Window(first, last))
        certain = sum(parts[at] for parts in counted.certain.values())
        possible = sum(parts[at] for parts in counted.possible.values())
        assert certain == len(there.certain)
        assert certain + possible + counted.reaching[at] == len(there) - counted.undated


def test_a_long_time_is_counted_by_years() -> None:
    for dates, unit in (
        (("2020-01", "2024-12"), "month"),
        (("1980", "2024"), "year"),
        (("-0043-03-15", "2024"), "50 years"),
        (("0001", "9999"), "200 years"),
    ):
        part = kg.Participant(actor="a", role="participant")
        events = [
            kg.War(id=f"w{n}", title="W", date=date, participants=[part]) for n, date in enumerate(dates)
        ]
        tl = kg.Timeline(actors=[kg.Actor(id="a", type="state", name="A")], events=events)
        counted = count_bins(tl.query())
        assert counted.unit == unit
        assert len(counted.bins) <= MOST_BINS
        assert all(one[1] + 1 == other[0] for one, other in pairwise(counted.bins))
    assert count_bins(kg.Timeline().query()).bins == ()


def test_an_answer_that_is_only_possible_is_counted_as_possible() -> None:
    tl = _made(12)
    sure, maybe = count_bins(tl.query()), count_bins(tl.query(during="2024-06-15"))
    assert sum(map(sum, sure.certain.values())) == 12
    assert [sum(map(sum, part.values())) for part in (maybe.certain, maybe.possible)] == [0, 1]


def test_the_network_has_an_arrow_from_who_acts_to_whom_it_is_meant_for() -> None:
    network = network_of(kg.load().query())
    assert network.arrows[Arrow("antony-blinken", "sadyr-japarov", mutual=False)] == 2
    assert network.arrows[Arrow("sadyr-japarov", "antony-blinken", mutual=False)] == 1
    assert network.arrows[Arrow("russia", "ukraine", mutual=True)] == 1
    assert network.actors == tuple(sorted(network.actors))
    assert network.others == 49 - len(network.actors) - _without_events(kg.load())


def _without_events(tl: kg.Timeline) -> int:
    return len(tl.actors) - len({taking.actor for event in tl for taking in event.participants})


def test_the_network_keeps_the_actors_with_most_ties_and_counts_the_rest() -> None:
    tl = _made(400, several=picture_ties.MOST_ACTORS + 20)
    network = network_of(tl.query())
    assert len(network.actors) == picture_ties.MOST_ACTORS
    assert network.others == 20
    crowd = [kg.Participant(actor=f"a{n}", role="participant") for n in range(12)]
    meeting = kg.Meeting(id="m", title="M", date="2024", participants=crowd)
    large = network_of(kg.Timeline(actors=tl.actors, events=[meeting]).query())
    assert (large.actors, large.crowds, large.others) == ((), 1, 12)


def _contrast(colour: str) -> float:
    """Give the contrast of a colour with white, after WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def test_every_kind_has_a_shape_of_its_own_and_enough_contrast() -> None:
    assert set(KINDS) == set(Kind)
    assert len({style.marker for style in KINDS.values()}) == len(Kind)
    assert len({style.colour for style in KINDS.values()}) == len(Kind)
    for style in KINDS.values():
        assert _contrast(style.colour) >= 4.5, style
    assert tint("#000000", 0) == "#ffffff"


def test_a_scale_is_a_straight_line() -> None:
    scale = Scale(0.0, 10.0, 100.0)
    assert (scale.x(3), scale.day(30.0), scale.points_a_day) == (30.0, 3.0, 10.0)
