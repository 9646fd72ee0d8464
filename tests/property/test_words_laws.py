"""Laws of words to dates: replay, doubt, places, and that nothing but our errors comes out."""

import contextlib
import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kgtimeline.dates.find import find
from kgtimeline.dates.tokens import fold
from kgtimeline.dates.value import EventDate
from kgtimeline.dates.words import replay, resolve, rules
from kgtimeline.errors import DateRangeError
from words_strategies import MONTHS, anchors, days, expressions, texts


@given(texts, st.none() | anchors())
def test_any_text_resolves_or_is_refused_without_an_exception(text: str, on: str | None) -> None:
    found = resolve(text, on)
    assert found.status in {"resolved", "ambiguous", "vague", "unresolved"}
    assert (found.date is None) == (found.status in {"vague", "unresolved"})


@given(texts, st.none() | anchors())
def test_found_places_are_in_order_and_read_as_they_resolve_alone(text: str, on: str | None) -> None:
    end = 0
    for found in find(text, on):
        assert end <= found.start < found.end <= len(text)
        assert found.resolution.expression == fold(text[found.start : found.end])
        end = found.end


@given(expressions, anchors())
def test_a_resolution_replays_by_its_rule(words: str, on: str) -> None:
    found = resolve(words, on)
    assume(found.rule != "")
    assert replay(found.rule, words, EventDate(on)) == found.date


@given(texts, st.sampled_from([rule.key for rule in rules()]), st.none() | anchors())
def test_a_replay_gives_a_date_none_or_our_error(text: str, rule: str, on: str | None) -> None:
    with contextlib.suppress(DateRangeError):
        found = replay(rule, text, EventDate(on) if on else None)
        assert found is None or found.level in {0, 1, 2}


@given(expressions, days)
def test_a_qualified_anchor_changes_no_bound_and_makes_nothing_surer(words: str, day: dt.date) -> None:
    plain, doubtful = resolve(words, day).date, resolve(words, f"{day}?").date
    assert (plain is None) == (doubtful is None)
    if plain is not None and doubtful is not None:
        assert plain.bounds.s_lo == doubtful.bounds.s_lo
        assert plain.bounds.e_hi == doubtful.bounds.e_hi
        assert doubtful.hedged or resolve(words).date == plain


@given(days, st.sampled_from(MONTHS), st.integers(1, 28))
def test_the_recent_day_is_the_last_one_not_after_the_anchor(day: dt.date, month: str, number: int) -> None:
    found = resolve(f"{month} {number}", day)
    assert found.date is not None
    first = found.date.earliest
    assert first is not None
    assert (first.month, first.day) == (MONTHS.index(month) + 1, number)
    assert first <= day < first.replace(year=first.year + 1)
    assert [other.earliest for other in found.alternatives] == [first.replace(year=first.year + 1)]


@given(days)
def test_every_order_of_a_full_date_gives_the_day(day: dt.date) -> None:
    month = MONTHS[day.month - 1]
    for words in (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"the {day.day} of {month}, {day.year}",
        f"{day.year} {month} {day.day}",
        f"{day:%A}, {month} {day.day}, {day.year}",
        f"{day:%d.%m.%Y}",
        f"{day:%Y/%m/%d}",
        f"14:06, {day.day} {month} {day.year}",
        day.isoformat(),
    ):
        assert str(resolve(words).date) == day.isoformat()


@given(
    anchors(), st.sampled_from(["yesterday", "last year", "last month", "three days ago", "two years ago"])
)
def test_an_anchor_of_lower_precision_gives_all_that_its_days_give(on: str, words: str) -> None:
    anchor = EventDate(on)
    found = resolve(words, anchor).date
    assert found is not None
    assert anchor.earliest is not None
    assert anchor.latest is not None
    for day in (anchor.earliest, anchor.latest):
        alone = resolve(words, day).date
        assert alone is not None
        assert found.bounds.s_lo <= alone.bounds.s_lo
        assert alone.bounds.e_hi <= found.bounds.e_hi


@pytest.mark.parametrize("words", ["August 8", "July", "mid-September", "the nineties"])
def test_without_an_anchor_no_year_is_guessed(words: str) -> None:
    found = resolve(words).date
    assert found is not None
    assert found.text.startswith("XX")
