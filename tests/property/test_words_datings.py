"""Laws of datings: what is bounded respects its anchors, and nothing gets surer than they are."""

import datetime as dt

from hypothesis import assume, given
from hypothesis import strategies as st

from kgtimeline.dates.datings import DatingAnchorValue, derive
from kgtimeline.dates.value import EventDate
from words_strategies import anchors, days


def values(texts: list[str]) -> list[DatingAnchorValue]:
    return [DatingAnchorValue(EventDate(text)) for text in texts]


def ends(text: str) -> tuple[dt.date, dt.date]:
    value = EventDate(text)
    assert value.earliest is not None
    assert value.latest is not None
    return value.earliest, value.latest


@given(st.lists(anchors(), min_size=1, max_size=4))
def test_not_after_ends_with_the_anchor_that_ends_first(texts: list[str]) -> None:
    found = derive("not_after@1", [], values(texts))
    assert found is not None
    assert found.latest == min(ends(text)[1] for text in texts)
    assert found.earliest is None


@given(st.lists(anchors(), min_size=1, max_size=4))
def test_not_before_begins_with_the_anchor_that_begins_last(texts: list[str]) -> None:
    found = derive("not_before@1", [], values(texts))
    assert found is not None
    assert found.earliest == max(ends(text)[0] for text in texts)
    assert found.latest is None


@given(anchors(), anchors())
def test_between_spans_its_anchors(first: str, last: str) -> None:
    assume(ends(first)[0] <= ends(last)[1])
    found = derive("between@1", [], values([first, last]))
    assert found is not None
    assert (found.earliest, found.latest) == (
        ends(first)[0],
        max(ends(last)[1], found.earliest or ends(first)[0]),
    )


@given(st.lists(anchors(), min_size=1, max_size=4), st.randoms())
def test_attested_spans_all_anchors_in_any_order(texts: list[str], random: object) -> None:
    found, again = derive("attested@1", [], values(texts)), derive("attested@1", [], values(texts[::-1]))
    assert found is not None
    assert again is not None
    assert found.earliest == again.earliest == min(ends(text)[0] for text in texts)
    assert found.latest == again.latest == max(ends(text)[1] for text in texts)


@given(anchors())
def test_held_at_copies(text: str) -> None:
    found = derive("held_at@1", [], values([text]))
    assert found is not None
    assert found.text == text


@given(
    st.sampled_from(["not_after@1", "not_before@1", "held_at@1", "attested@1"]),
    st.lists(anchors(), min_size=1, max_size=1),
)
def test_a_qualified_anchor_leaves_nothing_certain(rule: str, texts: list[str]) -> None:
    found = derive(rule, [], values(texts))
    assert found is not None
    assert found.hedged == EventDate(texts[0]).hedged


@given(days, anchors(), st.sampled_from(["after", "before", "nearest"]))
def test_a_year_from_an_anchor_is_on_its_side_and_doubtful(day: dt.date, anchor: str, side: str) -> None:
    reading = EventDate(f"XXXX-{day:%m-%d}")
    found = derive("year_from_anchor@1", [reading], [DatingAnchorValue(EventDate(anchor), side)])
    assert found is not None
    assert found.earliest is not None
    first, last = ends(anchor)
    assert (found.hedged, f"{found.earliest:%m-%d}") == (True, f"{day:%m-%d}")
    if side == "after":
        assert found.earliest >= first
    if side == "before":
        assert found.earliest <= last
    if f"{day:%m-%d}" != "02-29":
        assert abs((found.earliest - first).days) <= 366 + (last - first).days
