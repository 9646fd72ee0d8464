"""The index of time answers what `relate` says of each row, whatever shelf the row stands on."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.numbering import INF, Day
from kgtimeline.dates.relations import Relation, relate
from kgtimeline.dates.truth import Truth
from kgtimeline.dates.window import Window
from kgtimeline.query.nodes import InTime
from kgtimeline.query.time_index import UNDATED, TimeIndex
from kgtimeline.query.time_solver import FEW, TimeQuestion

DAYS = st.integers(-40, 400)
SPANS = st.sampled_from([0, 1, 27, 30, 31, 90, 364, 366, 1_000, 5_000, INF])


@st.composite
def point(draw: st.DrawFn) -> Bounds:
    """A day, a month, a year: one day somewhere in a span."""
    first = draw(st.one_of(DAYS, st.just(-INF)))
    last = draw(DAYS) + draw(SPANS) if first == -INF else first + draw(SPANS)
    return Bounds(first, last, first, last, one_day=draw(st.booleans()), hedged=draw(st.booleans()))


@st.composite
def stretch(draw: st.DrawFn) -> Bounds:
    """A start that is known or not, and an end that is known or not."""
    s_lo = draw(DAYS)
    s_hi = s_lo + draw(st.sampled_from([0, 0, 5, 30]))
    e_lo = s_hi + draw(st.sampled_from([-5, 0, 40, 800])) if s_hi > s_lo else s_lo + draw(st.integers(0, 900))
    e_lo = max(e_lo, s_lo)
    e_hi = max(e_lo, s_hi) + draw(SPANS)
    return Bounds(s_lo, s_hi, e_lo, e_hi, hedged=draw(st.booleans()))


BOUNDS = st.lists(st.one_of(point(), stretch(), st.just(UNDATED)), max_size=12)
WINDOWS = st.builds(lambda a, length: Window(a, a + length), st.one_of(DAYS, st.just(-INF)), SPANS).filter(
    lambda window: window.b > -INF
) | st.builds(lambda b: Window(-INF, b), DAYS)


def in_order(drawn: Sequence[Bounds], times: int) -> list[Bounds]:
    """Bring bounds into date order, each of them so many times."""
    return sorted(list(drawn) * times, key=lambda t: (t.e_hi if t.s_lo == -INF else t.s_lo, t.e_hi))


@given(
    drawn=BOUNDS,
    window=WINDOWS,
    relation=st.sampled_from(list(Relation)),
    negated=st.booleans(),
    certain=st.booleans(),
    times=st.sampled_from([1, 9]),
)
def test_rows_are_found_and_kept_as_each_answers(
    *,
    drawn: Sequence[Bounds],
    window: Window,
    relation: Relation,
    negated: bool,
    certain: bool,
    times: int,
) -> None:
    bounds = in_order(drawn, times)
    leaf = InTime(relation, "drawn", window)
    question = TimeQuestion(leaf, TimeIndex(bounds), bounds, {}, negated=negated, certain=certain)
    truths = [relate(relation, one, window, negate=negated) for one in bounds]
    accepted = {Truth.YES} if certain else {Truth.YES, Truth.MAYBE}
    expected = [row for row, truth in enumerate(truths) if truth in accepted]

    rows, maybe = question.find()
    assert list(rows) == expected
    assert sorted(maybe & {*expected}) == [row for row in expected if truths[row] is Truth.MAYBE]

    asked = range(0, len(bounds), 2)
    kept, maybe = question.keep(asked)
    assert list(kept) == [row for row in expected if row in asked]
    assert sorted(maybe) == [row for row in kept if truths[row] is Truth.MAYBE]


def test_many_rows_are_kept_by_a_search_where_it_looks_at_fewer() -> None:
    bounds = in_order([Bounds(day, day, day, day, one_day=True) for day in range(4 * FEW)], 1)
    leaf = InTime(Relation.DURING, "drawn", Window(10, 3 * FEW))
    question = TimeQuestion(leaf, TimeIndex(bounds), bounds, {}, negated=False, certain=False)
    edge: Day = 3 * FEW
    kept, _ = question.keep(range(1, 4 * FEW, 2))
    assert list(kept) == [row for row in range(11, 4 * FEW, 2) if row <= edge]
