"""Narrowing by constraints against every combination of worlds of small dates."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from date_worlds import Small, World, small_dates
from kgtimeline.dates import Bounds, Constraint, EventDate, Order, narrow_bounds
from kgtimeline.dates.constraints import BOUNDS
from kgtimeline.dates.numbering import INF, Day

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


Dates = tuple[Small, Small, Small]
Fact = tuple[int, Order, int]
ANY_DAY = Bounds(-INF, INF, -INF, INF, one_day=True)
ANY_TIME = Bounds(-INF, INF, -INF, INF)


def bounds_of(dates: Dates) -> dict[int, Bounds]:
    return {place: date.bounds for place, date in enumerate(dates)}


def worlds_left(dates: Dates, facts: list[Fact]) -> list[tuple[World, ...]]:
    """List the combinations of worlds that all facts allow."""
    return [
        worlds
        for worlds in product(*(date.worlds() for date in dates))
        if all(MEANING[order](worlds[one], worlds[other]) for one, order, other in facts)
    ]


def extremes(worlds: list[World]) -> tuple[Day, Day, Day, Day]:
    starts, ends = [s for s, _ in worlds], [e for _, e in worlds]
    return min(starts), max(starts), min(ends), max(ends)


@given(st.tuples(bounded, bounded, bounded), facts)
def test_narrowed_bounds_are_those_of_the_worlds_that_are_left(dates: Dates, facts: list[Fact]) -> None:
    left = worlds_left(dates, facts)
    found = narrow_bounds(bounds_of(dates), [Constraint(*fact) for fact in facts])
    assert bool(found.contradictions) is (not left)
    assert bool(found.lost) <= bool(found.contradictions)
    if left:
        for place, bounds in found.bounds.items():
            assert bounds[:4] == extremes([worlds[place] for worlds in left])


@given(st.tuples(bounded, bounded, bounded), facts)
def test_a_contradiction_leaves_alone_what_does_not_hang_together_with_it(
    dates: Dates, facts: list[Fact]
) -> None:
    found = narrow_bounds(bounds_of(dates), [Constraint(*fact) for fact in facts])
    named = {each[:3] for contradiction in found.contradictions for each in contradiction.chain.constraints}
    named |= {fact for fact in facts if not worlds_left(dates, [fact])}  # two facts may say the same
    apart = [fact for fact in facts if not {fact[0], fact[2]} & found.lost and fact not in named]
    left = worlds_left(dates, apart)
    assert left
    for place, bounds in found.bounds.items():
        if place in found.lost:
            assert bounds == dates[place].bounds
        else:
            assert bounds[:4] == extremes([worlds[place] for worlds in left])


@given(st.tuples(small_dates, small_dates, small_dates), facts)
def test_the_chain_of_a_bound_forces_it_alone(dates: Dates, facts: list[Fact]) -> None:
    given_bounds = bounds_of(dates)
    found = narrow_bounds(given_bounds, [Constraint(*fact) for fact in facts])
    for place, bounds in found.bounds.items():
        for bound in BOUNDS:
            chain = found.chain(place, bound)
            narrower = getattr(bounds, bound) != getattr(given_bounds[place], bound)
            assert chain is not None or not narrower
            if chain is not None and narrower:
                assert chain.whole
                assert chain.dates[0] == chain.root
                assert chain.dates[-1] == place
                again = narrow_bounds(_only(given_bounds, {chain.root, *chain.stops}), chain.constraints)
                assert getattr(again.bounds[place], bound) == getattr(bounds, bound)
                assert chain.hedged is any(given_bounds[key].hedged for key in (chain.root, *chain.stops))


@given(st.tuples(small_dates, small_dates, small_dates), facts)
def test_the_constraints_of_a_contradiction_contradict_each_other(dates: Dates, facts: list[Fact]) -> None:
    given_bounds = bounds_of(dates)
    for chain, circle in narrow_bounds(given_bounds, [Constraint(*fact) for fact in facts]).contradictions:
        used = set() if circle else {chain.root, *chain.stops, chain.dates[-1]}
        assert narrow_bounds(_only(given_bounds, used), chain.constraints).contradictions
        assert chain.hedged is any(given_bounds[key].hedged for key in used)


def _only(bounds: dict[int, Bounds], used: set[int]) -> dict[int, Bounds]:
    """Forget all that is known of the other dates, but whether they are of one day."""
    return {
        key: each if key in used else ANY_DAY if each.one_day else ANY_TIME for key, each in bounds.items()
    }


@given(st.tuples(small_dates, small_dates, small_dates), facts)
def test_narrowing_twice_changes_nothing_more(dates: Dates, facts: list[Fact]) -> None:
    constraints = [Constraint(*fact) for fact in facts]
    once = narrow_bounds(bounds_of(dates), constraints)
    twice = narrow_bounds(once.bounds, constraints)
    assert twice.bounds == once.bounds
    assert bool(twice.contradictions) == bool(once.contradictions)


@given(small_dates)
def test_a_date_alone_stays_as_it_is(date: Small) -> None:
    found = narrow_bounds({"a": date.bounds}, [])
    assert found.bounds == {"a": date.bounds}
    assert all(found.chain("a", bound) is None for bound in BOUNDS)


def test_a_circle_is_named_even_where_nothing_is_dated() -> None:
    found = narrow_bounds(
        dict.fromkeys("abcd", ANY_DAY),
        [
            Constraint("a", Order.BEFORE, "b", "first"),
            Constraint("b", Order.STARTS_NO_LATER, "c", "second"),
            Constraint("c", Order.BEFORE, "a", "third"),
            Constraint("c", Order.BEFORE, "d", "no part of it"),
        ],
    )
    ((chain, circle),) = found.contradictions
    assert circle
    assert set(chain.dates) == {"a", "b", "c"}
    assert {constraint.because for constraint in chain.constraints} == {"first", "second", "third"}
    assert found.lost == {"a", "b", "c", "d"}


def test_a_chain_between_two_dates_is_named_from_the_first_to_the_last() -> None:
    bounds = {
        "late": EventDate("2024-03").bounds,
        "undated": ANY_DAY,
        "early": EventDate("2024-02").bounds,
    }
    found = narrow_bounds(
        bounds, [Constraint("late", Order.BEFORE, "undated"), Constraint("undated", Order.BEFORE, "early")]
    )
    assert [each.chain.dates for each in found.contradictions] == [("late", "undated", "early")]
    assert found.bounds == bounds


def test_contradictions_are_named_one_for_each_place_where_it_fails() -> None:
    bounds = {
        "march": EventDate("2024-03-01").bounds,
        "april": EventDate("2024-04").bounds,
        "february": EventDate("2024-02-01").bounds,
        "january": EventDate("2024-01").bounds,
        "reply": ANY_DAY,
    }
    found = narrow_bounds(
        bounds,
        [
            Constraint("march", Order.STARTS_NO_LATER, "february"),
            Constraint("march", Order.STARTS_NO_LATER, "january"),
            Constraint("february", Order.STARTS_NO_LATER, "reply"),
            Constraint("reply", Order.STARTS_NO_LATER, "april"),
        ],
    )
    assert [each.chain.dates for each in found.contradictions] == [
        ("march", "february"),
        ("march", "january"),
    ]
    assert found.lost == {"january"}
    assert found.bounds["reply"][:2] == (
        EventDate("2024-02-01").bounds.s_lo,
        EventDate("2024-04").bounds.s_hi,
    )


def test_of_a_long_chain_the_last_constraints_are_named() -> None:
    bounds = dict.fromkeys(range(10), ANY_DAY) | {0: EventDate("2024-01-01").bounds}
    found = narrow_bounds(bounds, [Constraint(n, Order.BEFORE, n + 1) for n in range(9)])
    chain = found.chain(9, "s_lo", most=2)
    assert chain is not None
    assert (chain.root, chain.dates, chain.whole) == (0, (7, 8, 9), False)
    assert chain.constraints == (Constraint(7, Order.BEFORE, 8), Constraint(8, Order.BEFORE, 9))
    assert found.chain(9, "s_hi") is None


def test_days_that_take_turns_in_a_circle_are_found_and_named() -> None:
    bounds = {
        "odd": EventDate("[2024-01-01,2024-01-03,2024-01-05,2024-01-07]").bounds,
        "late": EventDate("[2024-01-02,2024-01-04,2024-01-07]").bounds,
        "any": ANY_DAY,
    }
    names = ("odd", "late", "any")
    round_trip = [Constraint(one, Order.STARTS_NO_LATER, names[place - 2]) for place, one in enumerate(names)]
    found = narrow_bounds(bounds, round_trip)
    assert {each[:4] for each in found.bounds.values()} == {EventDate("2024-01-07").bounds[:4]}
    chain = found.chain("any", "s_lo")
    assert chain is not None
    assert set(chain.stops) <= {"odd", "late"} == {chain.root, *chain.stops}
    bounds["late"] = EventDate("[2024-01-02,2024-01-04]").bounds
    ((chain, circle),) = narrow_bounds(bounds, round_trip).contradictions
    assert not circle
    assert {chain.root, *chain.stops, chain.dates[-1]} == {"odd", "late"}


def test_of_two_reasons_for_the_same_bound_the_sure_one_is_named() -> None:
    bounds = {
        "doubtful": EventDate("2024-01-17?").bounds,
        "sure": EventDate("2024-01-17").bounds,
        "doubtful-too": EventDate("2024-01?").bounds,
        "reply": ANY_DAY,
    }
    found = narrow_bounds(
        bounds, [Constraint(key, Order.STARTS_NO_LATER, "reply") for key in bounds if key != "reply"]
    )
    assert not found.bounds["reply"].hedged
    chain = found.chain("reply", "s_lo")
    assert chain is not None
    assert chain.root == "sure"


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
    bounds = dict.fromkeys(range(count), ANY_DAY) | {0: EventDate("2024-01-01").bounds}
    found = narrow_bounds(bounds, [Constraint(n, Order.BEFORE, n + 1) for n in range(count - 1)])
    assert found.bounds[count - 1].s_lo == EventDate("2024-01-01").bounds.s_lo + count - 1


def test_gaps_are_kept_while_narrowing() -> None:
    bounds = {"day": EventDate("XXXX-08-08").bounds, "after": EventDate("2024-03-01").bounds}
    found = narrow_bounds(bounds, [Constraint("day", Order.BEFORE, "after")])
    assert found.bounds["day"].s_hi == EventDate("2023-08-08").bounds.s_lo
