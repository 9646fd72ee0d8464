"""Laws of the words that tie: none lets the date inside through, none touches what stands alone."""

from hypothesis import given
from hypothesis import strategies as st

from kgtimeline.dates.find import find
from kgtimeline.dates.words import resolve
from words_strategies import anchors, expressions

NOUNS = st.sampled_from(["talks", "vote", "summit", "invasion", "Easter", "Maidan", "саммита", "войны"])
BOUNDS = st.sampled_from(
    ["before", "after", "until", "till", "since", "by", "prior to", "ahead of", "up to", "on the eve of",
     "до", "после", "накануне", "перед"]
)  # fmt: skip
DENIALS = st.sampled_from(["not", "never", "except", "excluding", "other than", "не", "кроме", "исключая"])
DATES = st.sampled_from(
    ["2023", "12 February 2024", "March 2022", "2024-02-12", "12.02.2024", "the 1990s", "Q3 2023"]
)
COUNTS = st.sampled_from(
    ["two days after", "a month after", "three weeks before", "ten years before", "the day before",
     "the day after", "the week before", "the month after", "the year before", "the quarter after"]
)  # fmt: skip
ENDS = st.sampled_from(["", ".", ", he left", "; he left", " in Osh", " and parted", " — he left"])


@given(BOUNDS, NOUNS, DATES, st.none() | anchors())
def test_a_bound_on_something_else_never_gives_the_date_inside(
    bound: str, noun: str, date: str, on: str | None
) -> None:
    for words in (f"{bound} {noun} {date}", f"{bound} the {noun} of {date}", f"{bound} the {date} {noun}"):
        assert resolve(words, on).date is None


@given(DENIALS, expressions, st.none() | anchors())
def test_what_is_denied_has_no_date_whatever_it_is(denial: str, words: str, on: str | None) -> None:
    assert resolve(f"{denial} the talks of {words}", on).date is None


@given(BOUNDS, expressions, st.none() | anchors())
def test_a_bound_on_something_dated_has_no_date_whatever_dates_it(
    bound: str, words: str, on: str | None
) -> None:
    assert resolve(f"{bound} the talks of {words}", on).date is None


@given(COUNTS, NOUNS | DATES | st.sampled_from(["the vote", "his speech", "they met", "that"]), anchors())
def test_what_counts_from_something_named_is_not_counted_from_the_anchor(
    count: str, thing: str, on: str
) -> None:
    assert resolve(f"{count} {thing}", on).date is None
    first = next(iter(find(f"They met {count} {thing}.", on)))
    assert (first.start, first.resolution.status) == (9, "unresolved")


@given(COUNTS, ENDS, anchors())
def test_what_counts_at_the_end_of_its_clause_is_counted_from_the_anchor(
    count: str, end: str, on: str
) -> None:
    alone = resolve(count, on)
    assert alone.rule.startswith("rel.")
    assert resolve(f"{count}{end}", on).date == alone.date
    [found] = find(f"They met {count}{end}", on)
    assert found.resolution == alone


@given(expressions, st.none() | anchors())
def test_a_reason_stands_where_no_rule_was_let_read_and_nowhere_else(words: str, on: str | None) -> None:
    found = resolve(words, on)
    assert bool(found.reason) == (found.rule == "")
    assert not found.reason or (found.status, found.date) == ("unresolved", None)


@given(expressions, anchors())
def test_finding_is_no_surer_than_resolving_the_same_place(words: str, on: str) -> None:
    for found in find(words, on):
        alone = resolve(found.resolution.expression, on)
        assert found.resolution.date is None or found.resolution.date == alone.date
