"""Laws of queries in words: what is printed is read again, and no text is slow or breaks it."""

import sys
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kgtimeline as kg
from kgtimeline.errors import KgTimelineError
from kgtimeline.query.json_form import from_json, to_json
from kgtimeline.query.language import MAX_CHARACTERS
from kgtimeline.query.nodes import KEYWORDS, MAX_DEPTH, And, Not, Or, Predicate, leaves, normal
from kgtimeline.query.ranges import MOST_CHARACTERS, number, number_text
from query_strategies import WINDOWS, figure_leaves, predicate_trees, timelines

MARKS = [
    *KEYWORDS,
    '"',
    "\\",
    "(",
    ")",
    "[",
    "]",
    "@",
    ":",
    "=",
    "<",
    ">=",
    "-",
    "*",
    " ",
    "\t",
    "\n",
    "\u00a0",
    "/",
    "“",
]
"""What the language gives a meaning to, and blanks of several sorts."""
PARTS_OF_QUERIES = [
    *MARKS, "actor:", "kind:", "letter", "date", "2024", "during:2024", "figure[", "unit:USD", "value>=5",
    "tag:x", "country:KG", "WITH actor:x", "@sender", "NOT", "Жапаров", "text:", "..",
]  # fmt: skip


def nasty_texts() -> st.SearchStrategy[str]:
    """Draw values that hold the signs and the words of the language, in several scripts."""
    pieces = st.sampled_from([*MARKS, "a", "Б", "é", "0", "\U0001f600"]) | st.characters(codec="utf-8")
    return st.lists(pieces, min_size=1, max_size=6).map("".join).filter(lambda text: bool(text.strip()))


def nasty_leaves() -> st.SearchStrategy[Predicate]:
    """Draw leaves whose values are hard to print."""
    texts, roles = nasty_texts(), st.sampled_from([None, "sender", "host"])
    words = st.tuples(st.just("a "), texts.map(lambda text: text.replace('"', ""))).map("".join)
    pair = st.builds(kg.actor, texts, roles)
    makers: list[Callable[[str], Predicate]] = [kg.source, kg.publisher, kg.tag, kg.event_id, kg.code]
    return st.one_of(
        pair,
        st.builds(lambda one, name, role: one.with_actor(name, role), pair, texts, roles),
        *(st.builds(make, texts) for make in makers),
        st.builds(kg.code, texts, texts),
        st.builds(kg.relation, st.sampled_from(kg.RelationType), st.none() | texts),
        st.builds(kg.text, words),
        st.builds(
            kg.figure,
            st.none() | words,
            unit=st.none() | texts,
            speaker=texts,
            about=st.lists(texts, max_size=2),
        ),
    )


def _again(predicate: Predicate) -> None:
    text = str(predicate)
    read = kg.parse_query(text)
    assert read == predicate
    assert hash(read) == hash(predicate)
    assert str(read) == text
    assert from_json(to_json(predicate)) == predicate


@given(predicate_trees())
def test_what_is_printed_is_read_as_the_same(predicate: Predicate) -> None:
    _again(predicate)
    _again(normal(predicate))


@given(
    st.recursive(
        nasty_leaves(),
        lambda inner: (
            st.builds(Not, inner) | st.builds(And, st.lists(inner)) | st.builds(Or, st.lists(inner))
        ),
        max_leaves=4,
    )
)
def test_values_that_look_like_the_language_are_read_as_the_same(predicate: Predicate) -> None:
    _again(predicate)


@given(figure_leaves(), st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_questions_about_figures_are_read_as_the_same(leaf: Predicate, number: object) -> None:
    _again(leaf)
    _again(kg.figure(at_least=str(number)))


def long_numbers() -> st.SearchStrategy[str]:
    """Draw numbers up to the most characters that are read, and up to the greatest exponents."""
    few, many = st.text("0123456789", min_size=1, max_size=5), st.integers(0, 400)
    digits = st.builds(lambda one, times, other: one * times + other, few, many, few)
    exponents = st.sampled_from(["e", "E+", "e-"]).flatmap(
        lambda sign: st.integers(0, 999).map(lambda exponent: f"{sign}{exponent}")
    )
    built = st.builds(
        lambda sign, whole, part, exponent, room: (
            f"{sign}{f'{whole}.{part}'[: room - len(exponent) - 1].rstrip('.')}{exponent}"
        ),
        st.sampled_from(["", "-", "+"]),
        digits,
        digits,
        st.just("") | exponents,
        st.just(MOST_CHARACTERS) | st.integers(8, MOST_CHARACTERS),
    )
    return built.filter(lambda text: len(text) <= MOST_CHARACTERS)


@given(long_numbers(), long_numbers())
def test_numbers_of_any_size_are_read_as_the_same(one: str, other: str) -> None:
    low, high = sorted([one, other], key=Decimal)
    assert len(number_text(number(one))) <= MOST_CHARACTERS
    assert number(number_text(number(one))) == number(one)
    _again(kg.figure(value=one))
    _again(kg.figure(at_least=low, at_most=high))


@given(timelines(), predicate_trees())
def test_a_query_in_words_finds_what_its_predicate_finds(timeline: kg.Timeline, predicate: Predicate) -> None:
    for certain in (False, True):
        assert timeline.where(str(predicate), certain=certain) == timeline.where(predicate, certain=certain)


def _read(text: str) -> Predicate | None:
    """Read a text that is a query or is refused with the place; anything else fails the test."""
    try:
        return kg.parse_query(text)
    except kg.QuerySyntaxError as error:
        refused = error
    assert refused.text == text
    assert 0 <= refused.position <= len(text)
    assert refused.expected
    assert refused.hint
    return None


@given(st.lists(st.sampled_from(PARTS_OF_QUERIES) | st.text(max_size=3)).map("".join))
def test_any_text_is_a_query_or_refused_with_its_place(text: str) -> None:
    found = _read(text)
    if found is not None:
        _again(found)


@given(st.lists(st.sampled_from(PARTS_OF_QUERIES)).map(" ".join))
def test_any_words_are_a_query_or_refused_with_their_place(text: str) -> None:
    found = _read(text)
    if found is not None:
        _again(found)


REPEATED = st.lists(st.sampled_from(PARTS_OF_QUERIES), min_size=1, max_size=3).flatmap(
    lambda pieces: st.sampled_from(["".join(pieces), " ".join([*pieces, ""])])
)


@given(REPEATED)
def test_a_text_of_the_greatest_length_is_read_to_its_end(piece: str) -> None:
    found = _read((piece * (MAX_CHARACTERS // len(piece) + 1))[:MAX_CHARACTERS])
    if found is not None and len(str(found)) <= MAX_CHARACTERS:
        _again(found)


def _calls(text: str) -> int:
    """Count the calls that reading a text takes: time that no busy machine can change."""
    calls = 0

    def count(_frame: object, event: str, _what: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        _read(text)
    finally:
        sys.setprofile(None)
    return calls


@given(REPEATED)
def test_a_text_of_twice_the_length_takes_at_most_twice_the_work(piece: str) -> None:
    _read(piece * 50)  # what is remembered is remembered now
    once, twice = (_calls(piece * times) for times in (50, 100))
    assert twice <= 2 * once + 100


@pytest.mark.parametrize(
    "piece", ["(", "NOT ", "-", "-(", "NOT (tag:x OR ", "tag:x ", "tag:x OR ", "kind:(", '"', "\\", " "]
)
def test_nesting_and_length_never_end_in_a_recursion(piece: str) -> None:
    left = sys.getrecursionlimit()
    text = (piece * (MAX_CHARACTERS // len(piece)))[:MAX_CHARACTERS]
    _read(text)
    _read(f"{text[: MAX_CHARACTERS // 2]}tag:x{')' * (MAX_CHARACTERS // 2 - 5)}")
    assert sys.getrecursionlimit() == left


def test_a_tree_of_the_greatest_depth_is_printed_read_normalised_and_answered() -> None:
    tree: Predicate = kg.tag("x")
    one, other = kg.kind("letter"), kg.during("2024")
    for _ in range(MAX_DEPTH // 4):
        tree = Not(And((Not(Or((tree, one))), other)))
    _again(tree)
    _again(normal(tree))
    assert len(list(leaves(tree))) == MAX_DEPTH // 2 + 1
    assert kg.Timeline().where(tree).ids() == ()
    with pytest.raises(kg.QuerySyntaxError, match="at most 100 levels"):
        Not(Or((Not(And((Not(tree), other))), one)))


@given(st.sampled_from(WINDOWS), st.sampled_from(WINDOWS))
def test_comparing_dates_is_asking_before_within_and_after(window: str, other: str) -> None:
    first, last = kg.EventDate(window).bounds.s_lo, kg.EventDate(window, "within").bounds.e_hi
    assert kg.parse_query(f"date<{window} date > {other}") == kg.before(window) & kg.after(other)
    for text, wanted in (
        (f"date>={window}", kg.Window(first, float("inf"))),
        (f"date<={window}", kg.Window(-float("inf"), last)),
    ):
        try:
            (leaf,) = leaves(kg.parse_query(text))
        except KgTimelineError:
            assert {abs(first), abs(last)} & {float("inf")}, "only what is open on both sides is no window"
        else:
            assert leaf == kg.within(str(leaf).removeprefix("within:"))
            assert leaf.window == wanted
