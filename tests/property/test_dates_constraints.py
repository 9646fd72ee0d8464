"""Narrowing by constraints against every combination of worlds of small dates."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from date_worlds import Small, World, small_dates
from kgtimeline.dates import Bounds, Constraint, EventDate, Order, narrow_bounds
from kgtimeline.dates.numbering import INF

MEANING = {
    Order.BEFORE: lambda x, y: x[1] < y[0],
    Order.STARTS_NO_LATER: lambda x, y: x[0] <= y[0],
    Order.OVERLAPS: lambda x, y: x[0] <= y[1] and y[0] <= x[1],
    Order.WITHIN: lambda x, y: y[0] <= x[0] and x[1] <= y[1],
}
facts = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(Order), st.integers(0, 2)).filter(
        lambda fact: fact[0] != fact[2]
    ),
    max_size=3,
)
bounded = small_dates.filter(lambda date: all(abs(day) < INF for day in date.bounds[:4]))


@given(st.tuples(bounded, bounded, bounded), facts)
def test_narrowed_bounds_are_those_of_the_worlds_that_are_left(
    dates: tuple[Small, Small, Small], facts: list[tuple[int, Order, int]]
) -> None:
    left: list[tuple[World, ...]] = [
        worlds
        for worlds in product(*(date.worlds() for date in dates))
        if all(MEANING[order](worlds[one], worlds[other]) for one, order, other in facts)
    ]
    bounds = {place: date.bounds for place, date in enumerate(dates)}
    found = narrow_bounds(bounds, [Constraint(*fact) for fact in facts])
    if not left:
        assert found.conflict
        assert found.bounds == bounds
        return
    assert not found.conflict
    for place in bounds:
        mine = [worlds[place] for worlds in left]
        assert found.bounds[place][:4] == (
            min(s for s, _ in mine),
            max(s for s, _ in mine),
            min(e for _, e in mine),
            max(e for _, e in mine),
        )


@given(st.tuples(small_dates, small_dates, small_dates), facts)
def test_narrowing_twice_changes_nothing_more(
    dates: tuple[Small, Small, Small], facts: list[tuple[int, Order, int]]
) -> None:
    constraints = [Constraint(*fact) for fact in facts]
    once = narrow_bounds({place: date.bounds for place, date in enumerate(dates)}, constraints)
    twice = narrow_bounds(once.bounds, constraints)
    assert twice.bounds == once.bounds
    assert bool(twice.conflict) == bool(once.conflict)


def test_a_circle_is_named_even_where_nothing_is_dated() -> None:
    undated = Bounds(-INF, INF, -INF, INF, one_day=True)
    found = narrow_bounds(
        dict.fromkeys("abcd", undated),
        [
            Constraint("a", Order.BEFORE, "b", "first"),
            Constraint("b", Order.STARTS_NO_LATER, "c", "second"),
            Constraint("c", Order.BEFORE, "a", "third"),
            Constraint("c", Order.BEFORE, "d", "no part of it"),
        ],
    )
    assert set(found.dates) == {"a", "b", "c"}
    assert {constraint.because for constraint in found.conflict} == {"first", "second", "third"}


def test_a_chain_between_two_dates_is_named_from_the_first_to_the_last() -> None:
    bounds = {
        "late": EventDate("2024-03").bounds,
        "undated": Bounds(-INF, INF, -INF, INF, one_day=True),
        "early": EventDate("2024-02").bounds,
    }
    found = narrow_bounds(
        bounds, [Constraint("late", Order.BEFORE, "undated"), Constraint("undated", Order.BEFORE, "early")]
    )
    assert found.dates == ("late", "undated", "early")
    assert found.bounds == bounds


def test_what_rests_on_a_hedged_date_is_hedged_and_the_rest_is_not() -> None:
    bounds = {
        "letter": EventDate("2024-01-17?").bounds,
        "reply": EventDate("2024").bounds,
        "later": EventDate("2025").bounds,
    }
    found = narrow_bounds(bounds, [Constraint("letter", Order.BEFORE, "reply")])
    assert found.bounds["reply"].hedged
    assert not found.bounds["later"].hedged
    assert found.bounds["reply"].s_lo == EventDate("2024-01-18").bounds.s_lo


def test_ten_thousand_events_in_a_row_are_narrowed_in_one_pass() -> None:
    count = 10_000
    undated = Bounds(-INF, INF, -INF, INF, one_day=True)
    bounds = dict.fromkeys(range(count), undated) | {0: EventDate("2024-01-01").bounds}
    found = narrow_bounds(bounds, [Constraint(n, Order.BEFORE, n + 1) for n in range(count - 1)])
    assert found.bounds[count - 1].s_lo == EventDate("2024-01-01").bounds.s_lo + count - 1


def test_gaps_are_kept_while_narrowing() -> None:
    bounds = {"day": EventDate("XXXX-08-08").bounds, "after": EventDate("2024-03-01").bounds}
    found = narrow_bounds(bounds, [Constraint("day", Order.BEFORE, "after")])
    assert found.bounds["day"].s_hi == EventDate("2023-08-08").bounds.s_lo
