"""Threads part the events; their order keeps to the relations; their days hold in every world."""

from itertools import pairwise, product
from math import inf
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from builders import document, event
from kgtimeline.analysis.folding import fold, width_of
from kgtimeline.analysis.thread_rails import rails
from kgtimeline.analysis.thread_ties import FOLLOWED
from kgtimeline.analysis.threads import Thread, thread, threads
from kgtimeline.dataset.records import Records
from kgtimeline.dates.value import sort_key
from kgtimeline.model.datings import Relation
from kgtimeline.vocab import Factuality, RelationType
from timeline_examples import WHOLE_TIMELINES

IDS = tuple("abcdef")
DATES = [
    "2024-01-01", "2024-01-02", "2024-01-03", "2024-01", "[..2024-01-02]", "[2024-01-02..]", "2024?-01-02",
    "[2024-01-01,2024-01-03]", "2024-01-01/2024-01-03", "../2024-01-02", "2023",
]  # fmt: skip


@st.composite
def stories(draw: st.DrawFn) -> Records:
    """Draw up to six events with any relations among them, circles and contradictions too."""
    ids = IDS[: draw(st.integers(1, len(IDS)))]
    ties = st.builds(Relation, type=st.sampled_from(RelationType), event=st.sampled_from(ids))
    return Records(
        document(
            *(
                event(
                    name,
                    date=draw(st.none() | st.sampled_from(DATES)),
                    factuality=draw(st.sampled_from([Factuality.REPORTED, Factuality.ANNOUNCED])),
                    relations=draw(st.lists(ties, max_size=3)),
                )
                for name in ids
            )
        )
    )


def together(records: Records) -> list[set[str]]:
    """Part the events by merging what is tied until nothing changes."""
    groups = [{each.id} for each in records.events]
    for each in records.events:
        for relation in each.relations:
            if relation.type in FOLLOWED:
                one = next(group for group in groups if each.id in group)
                other = next(group for group in groups if relation.event in group)
                if one is not other:
                    one |= other
                    groups.remove(other)
    return groups


@WHOLE_TIMELINES
@given(stories())
def test_threads_are_what_hangs_together(records: Records) -> None:
    found = threads(records)
    assert sorted(sorted(one.ids()) for one in found) == sorted(
        sorted(group) for group in together(records) if len(group) > 1
    )
    for group in together(records):
        first, *others = [thread(records, each) for each in sorted(group)]
        assert set(first.ids()) == group
        assert all(one == first for one in others)
        assert len(group) == 1 or first in found


def ordering(one: Thread) -> list[tuple[str, str]]:
    """Give the pairs of which the first must not stand after the second."""
    return [(tie.target, tie.origin) for tie in one.ties if tie.orders]


def later_than(pairs: list[tuple[str, str]]) -> set[tuple[str, str]]:
    """Close the pairs under "and what comes after that"."""
    closed = set(pairs)
    while True:
        more = {(a, d) for (a, b), (c, d) in product(closed, closed) if b == c} - closed
        if not more:
            return closed
        closed |= more


@WHOLE_TIMELINES
@given(stories())
def test_what_must_come_later_stands_later_except_in_a_circle(records: Records) -> None:
    for one in threads(records):
        place = {each: number for number, each in enumerate(one.ids())}
        closed = later_than(ordering(one))
        for first, second in closed:
            assert place[first] < place[second] or (second, first) in closed


@WHOLE_TIMELINES
@given(stories())
def test_dates_that_no_relation_moves_stand_in_order(records: Records) -> None:
    for one in threads(records):
        free = [each for each in one.events if not any(each.id in pair for pair in ordering(one))]
        dated = [sort_key(each.date.bounds) for each in free if each.date is not None]
        assert all(first <= second for first, second in pairwise(dated))


def worlds(records: Records, event_id: str) -> list[int]:
    """Give some days on which an event may have started; none if it has no start."""
    date = records.event(event_id).date
    low, high = (-inf, inf) if date is None else (date.bounds.s_lo, date.bounds.s_hi)
    return [day for day in range(19_690, 19_740) if low <= day <= high]


@WHOLE_TIMELINES
@given(stories())
def test_days_hold_in_every_world_that_the_tie_allows(records: Records) -> None:
    for one in threads(records):
        for tie in one.ties:
            starts = product(worlds(records, tie.origin), worlds(records, tie.target))
            found = {origin - target for origin, target in starts if origin >= target or not tie.orders}
            if tie.contradicted:
                assert not found
            elif tie.days is not None:
                assert all(tie.days.least <= days <= tie.days.most for days in found)
                assert tie.days.least >= (0 if tie.orders else -inf)
            assert (tie.response is None) is (tie.days is None and not tie.contradicted)


@WHOLE_TIMELINES
@given(stories(), st.sampled_from([16, 20, 33, 60, 100]))
def test_a_drawing_fits_and_names_every_event_and_tie(records: Records, width: int) -> None:
    for each in records.events:
        one = thread(records, each.id)
        drawn = one.draw(width=width, plain=True)
        assert drawn.isascii()
        assert all(len(line) <= width for line in drawn.splitlines())
        told = drawn.translate(str.maketrans("|+-.*o", "      "))
        assert all(f"letter {name}" in " ".join(told.split()) for name in one.ids())
        assert drawn.count("(inferred") == len(one.ties)


@WHOLE_TIMELINES
@given(st.lists(st.integers(-1, 8), max_size=9), st.integers(1, 9))
def test_every_branch_leads_from_its_parent(drawn: list[int], most: int) -> None:
    parents = [number if 0 <= number < row else None for row, number in enumerate(drawn)]
    found = rails(parents, [False] * len(parents), most)
    if found is None:
        return
    assert found.width <= 2 * most
    line_of: dict[int, int] = {}
    for row, (head, body) in enumerate(zip(found.heads, found.bodies, strict=True)):
        assert len(head) == len(body) == found.width
        line_of[row] = at = head.index("●")
        parent = parents[row]
        if parent is not None and line_of[parent] != at:
            assert head[line_of[parent]] == "├"
            assert line_of[parent] < at
        else:
            assert "├" not in head
        assert (body[at] == "│") is (row in parents)


@WHOLE_TIMELINES
@given(st.text(st.sampled_from("ab- ж会")), st.integers(2, 12) | st.integers(20, 30))
def test_folding_loses_nothing(text: str, width: int) -> None:
    lines = list(fold(text, width))
    assert all(width_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_the_order_of_the_file_does_not_matter() -> None:
    events: list[Any] = [
        event("a", date="2024-02", relations=[Relation(type="replies_to", event="b")]),
        event("b", date=None),
        event("c", date="2024-01", relations=[Relation(type="possibly_same_as", event="b")]),
    ]
    found = {thread(Records(document(*order)), "a").ids() for order in (events, events[::-1])}
    assert found == {("c", "b", "a")}
