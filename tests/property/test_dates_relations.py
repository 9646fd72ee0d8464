"""The closed forms of the relations against every world of small dates, one by one."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from date_strategies import for_dates
from date_worlds import (
    ALL,
    DATED,
    Small,
    World,
    counted,
    every_small_date,
    every_window,
    holds,
    small_dates,
    small_windows,
)
from kgtimeline.dates import Allen, Relation, Truth, relate, relate_pair
from kgtimeline.dates.allen import CONVERSE, allen_possible
from kgtimeline.dates.numbering import INF, Day
from kgtimeline.dates.window import Window
from kgtimeline.dates.worlds import common_worlds


def far(day: Day) -> Day:
    """Take the edge of the listed days for what lies beyond."""
    return -INF if day == ALL[0] else INF if day == ALL[-1] else day


RELATIONS = [relation.value for relation in Relation]
OPPOSITE = {"before": "after", "after": "before", "within": "covers", "covers": "within", "during": "during"}


@pytest.mark.parametrize("relation", RELATIONS)
def test_all_small_dates_against_all_windows_are_what_their_worlds_say(relation: str) -> None:
    windows = every_window()
    for date in every_small_date():
        bounds, worlds = date.bounds, date.worlds()
        for asked in windows:
            answers = {holds(relation, world, asked) for world in worlds}
            for negate in (False, True):
                expected = counted(answers, hedged=False, negate=negate)
                assert relate(relation, bounds, asked, negate=negate) is expected, (date, asked)


@pytest.mark.parametrize("negate", [False, True])
@for_dates
@given(date=small_dates, window=small_windows)
def test_a_date_against_a_window_is_what_its_worlds_say(date: Small, window: Window, *, negate: bool) -> None:
    bounds, worlds = date.bounds, date.worlds()
    for relation in RELATIONS:
        expected = counted(
            (holds(relation, world, window) for world in worlds), hedged=date.hedged, negate=negate
        )
        assert relate(relation, bounds, window, negate=negate) is expected, relation


@pytest.mark.parametrize("negate", [False, True])
@for_dates
@given(one=small_dates, other=small_dates)
def test_a_date_against_a_date_is_what_their_worlds_say(one: Small, other: Small, *, negate: bool) -> None:
    pairs = [(x, y) for x in one.worlds() for y in other.worlds()]
    hedged = one.hedged or other.hedged
    for relation in RELATIONS:
        expected = counted((holds(relation, x, y) for x, y in pairs), hedged=hedged, negate=negate)
        assert relate_pair(relation, one.bounds, other.bounds, negate=negate) is expected, relation


@given(small_dates, small_dates)
def test_a_relation_read_backwards_is_its_opposite(one: Small, other: Small) -> None:
    for relation, opposite in OPPOSITE.items():
        assert relate_pair(relation, one.bounds, other.bounds) is relate_pair(
            opposite, other.bounds, one.bounds
        )


@given(small_dates, small_windows)
def test_the_bounds_are_those_of_the_worlds(date: Small, window: Window) -> None:
    bounds, worlds = date.bounds, date.worlds()
    assert bounds.s_lo == far(min(s for s, _ in worlds))
    assert bounds.s_hi == far(max(s for s, _ in worlds))
    assert bounds.e_lo == far(min(e for _, e in worlds))
    assert bounds.e_hi == far(max(e for _, e in worlds))


@given(small_dates, small_windows, st.sampled_from(DATED))
def test_a_wider_window_keeps_during_and_within(date: Small, window: Window, more: int) -> None:
    wider = Window(window.a - more, window.b + more)
    order = list(Truth)
    for relation in ("during", "within"):
        narrow, wide = relate(relation, date.bounds, window), relate(relation, date.bounds, wider)
        assert order.index(wide) >= order.index(narrow)


@given(small_dates, small_windows)
def test_on_a_hedged_date_neither_a_leaf_nor_its_negation_is_yes(date: Small, window: Window) -> None:
    bounds = date.bounds.hedge()
    for relation in RELATIONS:
        plain = relate(relation, bounds, window)
        assert plain is not Truth.YES
        assert relate(relation, bounds, window, negate=True) is Truth.MAYBE
        assert (plain is Truth.NO) == (relate(relation, date.bounds, window) is Truth.NO)


@given(small_dates, small_windows, small_windows, st.sampled_from(RELATIONS), st.sampled_from(RELATIONS))
def test_kleene_combinations_are_sound(
    date: Small, one: Window, other: Window, first: str, second: str
) -> None:
    bounds, worlds = date.bounds, date.worlds()
    a, b = relate(first, bounds, one), relate(second, bounds, other)
    not_b = relate(second, bounds, other, negate=True)
    in_a = [holds(first, world, one) for world in worlds]
    in_b = [holds(second, world, other) for world in worlds]
    for found, truly in (
        (a & b, [x and y for x, y in zip(in_a, in_b, strict=True)]),
        (a | b, [x or y for x, y in zip(in_a, in_b, strict=True)]),
        (a & not_b, [x and not y for x, y in zip(in_a, in_b, strict=True)]),
    ):
        if found is Truth.YES:
            assert all(truly)
        if found is Truth.NO:
            assert not any(truly)


@given(small_dates)
def test_an_event_overlaps_itself_and_is_not_before_itself(date: Small) -> None:
    bounds = date.bounds
    for relation in ("during", "within", "covers"):
        assert relate_pair(relation, bounds, bounds, same=True) is Truth.YES
        assert relate_pair(relation, bounds, bounds, same=True, negate=True) is Truth.NO
    for relation in ("before", "after"):
        assert relate_pair(relation, bounds, bounds, same=True) is Truth.NO


ALLEN: dict[Allen, Callable[[World, World], bool]] = {
    Allen.BEFORE: lambda x, y: x[1] + 1 < y[0],
    Allen.MEETS: lambda x, y: x[1] + 1 == y[0],
    Allen.OVERLAPS: lambda x, y: x[0] < y[0] <= x[1] < y[1],
    Allen.FINISHED_BY: lambda x, y: x[0] < y[0] and x[1] == y[1],
    Allen.CONTAINS: lambda x, y: x[0] < y[0] and x[1] > y[1],
    Allen.STARTS: lambda x, y: x[0] == y[0] and x[1] < y[1],
    Allen.EQUALS: lambda x, y: x == y,
}


def by_definition(relation: Allen, x: World, y: World) -> bool:
    if relation in ALLEN:
        return ALLEN[relation](x, y)
    return ALLEN[CONVERSE[relation]](y, x)


@for_dates
@given(small_dates, small_dates)
def test_allens_relations_are_what_the_worlds_say(one: Small, other: Small) -> None:
    pairs = [(x, y) for x in one.worlds() for y in other.worlds()]
    for relation in Allen:
        expected = any(by_definition(relation, x, y) for x, y in pairs)
        assert allen_possible(relation, one.bounds, other.bounds) is expected, relation


@pytest.mark.parametrize("relation", list(Allen))
def test_the_converse_of_the_converse_is_the_relation(relation: Allen) -> None:
    assert CONVERSE[CONVERSE[relation]] is relation


@for_dates
@given(small_dates, small_dates)
def test_common_worlds_are_those_in_both(one: Small, other: Small) -> None:
    both = set(one.worlds()) & set(other.worlds())
    found = common_worlds(one.bounds, other.bounds)
    if not both:
        assert found is None
        return
    assert found is not None
    assert found[:4] == (
        far(min(s for s, _ in both)),
        far(max(s for s, _ in both)),
        far(min(e for _, e in both)),
        far(max(e for _, e in both)),
    )
