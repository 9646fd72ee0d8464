"""Texts in, dates or our two errors out; and what holds of every date that was read."""

import copy
import pickle
import re
from datetime import date

from hypothesis import assume, example, given
from hypothesis import strategies as st

from date_strategies import edtf_like, for_dates, masked_dates, mutated_dates, plain_dates
from kgtimeline.dates import (
    EDTF_PATTERN,
    EVENT_DATE_PATTERN,
    EventDate,
    Relation,
    Truth,
    event_profile,
    relate,
)
from kgtimeline.dates.numbering import INF, as_date, civil, day_number, month_span, year_span
from kgtimeline.dates.window import Window
from kgtimeline.errors import DateRangeError, DateSyntaxError

WINDOWS = st.builds(
    lambda a, length: Window(a, a + length), st.integers(-800_000, 3_000_000), st.integers(0, 4_000)
)


def read(text: str) -> EventDate | None:
    """Read a text; None if it is refused."""
    try:
        return EventDate(text)
    except (DateSyntaxError, DateRangeError):
        return None


def refusal(text: str) -> DateSyntaxError | DateRangeError | None:
    """Give the error that a text is refused with; whatever else is raised fails the test."""
    try:
        EventDate(text)
    except (DateSyntaxError, DateRangeError) as error:
        return error
    return None


def says_where_and_why(text: str, error: DateSyntaxError | DateRangeError) -> bool:
    if isinstance(error, DateSyntaxError):
        return error.text == text and 0 <= error.position <= len(text) and "; " in str(error)
    return error.text == text and bool(error.reason) and bool(error.hint)


@for_dates
@given(st.one_of(st.text(max_size=30), mutated_dates(), edtf_like))
@example("Y" + "9" * 5_000)
@example("Y17E" + "9" * 5_000)
@example("1950S" + "1" * 5_000)
@example("[" + "2024," * 1_000 + "2024]")
@example("２０２４")
@example("\ud800")
@example("2024-02-1\ud800")
@example("2024-٠٢")
@example("9999-24")
@example("X100-02-29")
def test_only_our_two_errors_come_out(text: str) -> None:
    error = refusal(text)
    if error is not None:
        assert says_where_and_why(text, error)
        return
    found = EventDate(text)
    assert str(found) == text
    assert re.search(EDTF_PATTERN, text)
    assert found.bounds.s_lo <= found.bounds.s_hi
    assert found.bounds.e_lo <= found.bounds.e_hi
    assert found.bounds.s_lo <= found.bounds.e_hi
    assert found.level in (0, 1, 2)


@given(edtf_like)
def test_every_text_that_is_nearly_right_is_explained(text: str) -> None:
    error = refusal(text)
    if isinstance(error, DateSyntaxError):
        assert error.expected != "an EDTF value", "the explainer found nothing wrong with it"


@given(st.one_of(edtf_like, mutated_dates()))
def test_what_the_pattern_takes_is_read_or_denotes_nothing(text: str) -> None:
    if re.search(EDTF_PATTERN, text) and read(text) is None:
        assert any(mark in text for mark in "-/.XYSE0"), text


@given(edtf_like)
def test_the_pattern_of_events_takes_whatever_fits_an_event(text: str) -> None:
    found = read(text)
    if found is not None and event_profile(found) is None:
        assert re.search(EVENT_DATE_PATTERN, text)


@given(edtf_like, st.sampled_from([None, "within", "throughout", "including"]))
def test_a_date_survives_copy_and_pickle(text: str, extent: str | None) -> None:
    try:
        made = EventDate(text, extent)
    except (DateSyntaxError, DateRangeError):
        return
    for each in (made, made.hedge()):
        for again in (pickle.loads(pickle.dumps(each)), copy.copy(each), copy.deepcopy(each)):  # noqa: S301
            assert again == each
            assert hash(again) == hash(each)
            assert again.bounds == each.bounds
            assert repr(again) == repr(each)
    assert eval(repr(made)) == made  # noqa: S307 - what it shows makes it again


@given(edtf_like)
def test_bounds_are_those_of_reading_again(text: str) -> None:
    found = read(text)
    assume(found is not None)
    assert found is not None
    assert EventDate.parse(text).bounds == EventDate(text, found.extent).bounds


@given(edtf_like)
def test_the_canonical_spelling_means_the_same_and_is_its_own(text: str) -> None:
    found = read(text)
    if found is None:
        return
    again = EventDate(found.canonical)
    assert again.canonical == found.canonical
    assert (again.earliest, again.latest, again.qualifiers) == (
        found.earliest,
        found.latest,
        found.qualifiers,
    )
    assert again.bounds[:6] == found.bounds[:6]
    assert again.precision == found.precision
    assert again.level <= found.level


@given(st.lists(edtf_like, max_size=8), st.randoms())
def test_sorting_is_total_and_does_not_hang_on_the_order_of_input(texts: list[str], random: object) -> None:
    dates = [found for text in texts if (found := read(text)) is not None]
    expected = sorted(dates, key=lambda each: each.sort_key)
    dates.reverse()
    assert sorted(dates, key=lambda each: each.sort_key) == expected


@given(plain_dates, st.sampled_from("?~%"), WINDOWS, st.sampled_from(Relation))
def test_a_qualifier_never_turns_no_into_yes(
    text: str, mark: str, window: Window, relation: Relation
) -> None:
    found, doubtful = read(text), read(text + mark)
    if found is None or doubtful is None:
        return
    plain, hedged = relate(relation, found.bounds, window), relate(relation, doubtful.bounds, window)
    assert hedged is (Truth.NO if plain is Truth.NO else Truth.MAYBE)


@given(plain_dates, st.data(), st.sampled_from(Relation))
def test_a_masked_digit_never_makes_anything_surer(
    text: str, data: st.DataObject, relation: Relation
) -> None:
    found = read(text)
    places = [place for place, character in enumerate(text) if character.isdigit()]
    place = data.draw(st.sampled_from(places))
    masked = read(f"{text[:place]}X{text[place + 1 :]}")
    if found is None or masked is None:
        return
    near = data.draw(st.integers(-400, 400))
    start = found.bounds.s_lo + near
    window = Window(start, start + data.draw(st.integers(0, 800)))
    if relate(relation, masked.bounds, window) is not Truth.MAYBE and text[0] != "-":
        assert relate(relation, found.bounds, window) is relate(relation, masked.bounds, window)


def fits(pattern: str, day: int) -> bool:
    """Tell by comparing digits whether a day is one that a masked date allows."""
    year, month, mday = civil(day)
    sign = "-" if pattern.startswith("-") else ""
    if abs(year) > 9_999 or (year > 0 and sign) or (year < 0 and not sign):
        return False
    shown = f"{sign}{abs(year):04}-{month:02}-{mday:02}"[: len(pattern)]
    return all(p in (c, "X") for p, c in zip(pattern, shown, strict=True))


@for_dates
@given(masked_dates(), st.data())
def test_the_days_of_a_masked_date_are_those_that_fit_it(text: str, data: st.DataObject) -> None:
    found = read(text)
    if found is None:
        return
    side = found.form.sides[0]
    for edge, beyond in ((side.lo, -1), (side.hi, 1)):
        assert fits(text, int(edge))
        assert not fits(text, int(edge) + beyond)
    start = data.draw(
        st.one_of(
            st.integers(int(side.lo) - 40, int(side.hi) + 40),
            st.sampled_from((int(side.lo), int(side.hi))).flatmap(
                lambda edge: st.integers(edge - 500, edge + 500)
            ),
        )
    )
    days = [day for day in range(start, start + 60) if fits(text, day)]
    for relation in ("during", "within"):
        possible = relate(relation, found.bounds, Window(start, start + 59)) is not Truth.NO
        assert possible is bool(days)
    if side.gaps is not None:
        first, last = side.gaps.first_from(start), side.gaps.last_to(start + 59)
        if days:
            assert (first, last) == (days[0], days[-1])
        else:
            assert first is None or first > start + 59
            assert last is None or last < start


@given(masked_dates())
def test_the_stretches_of_a_masked_date_are_apart_and_in_order(text: str) -> None:
    found = read(text)
    if found is None or found.bounds.runs is None:
        return
    before = -INF
    for count, (start, end) in enumerate(found.bounds.runs):
        assert before + 1 < start <= end
        assert fits(text, int(start))
        assert fits(text, int(end))
        assert not fits(text, int(start) - 1)
        assert not fits(text, int(end) + 1)
        before = end
        if count > 20:
            break


@given(st.integers(-3_000_000, 5_000_000), st.integers(-20_000, 20_000), st.integers(1, 12))
def test_day_numbers_agree_with_the_calendar_of_python(day: int, year: int, month: int) -> None:
    assert day_number(*civil(day)) == day
    known = as_date(day)
    if known is not None:
        assert civil(day) == (known.year, known.month, known.day)
        assert day == (known - date(1970, 1, 1)).days
    first, last = month_span(year, month)
    assert civil(first) == (year, month, 1)
    assert civil(last + 1)[2] == 1
    assert 28 <= last - first + 1 <= 31
    assert year_span(year, year) == (month_span(year, 1)[0], month_span(year, 12)[1])
