"""Laws of text search: what begins so as it is written is found, wherever the beginning stops."""

from hypothesis import assume, example, given
from hypothesis import strategies as st

import kgtimeline as kg
from kgtimeline.dataset.folding import CYRILLIC, LATIN, REDUCTIONS, SOFT_BEFORE_E, beginnings, fold
from kgtimeline.query.words import WordIndex, folded_words, holds, split_terms

DIGRAPHS = [
    *("dzh", "dj", "zh", "kh", "gh", "ie", "ye", "gkh", "sch", "ts", "zkh"),
    *("дж", "зх", "кх", "кһ", "гх", "ей", "ий", "ае"),
]
"""What is folded as one, and what only looks so."""
LETTERS = [*"abdeghijkqxyz", *CYRILLIC, *LATIN, *"žßİĳ", *SOFT_BEFORE_E]


def words() -> st.SearchStrategy[str]:
    """Draw words of both scripts that are full of digraphs."""
    pieces = st.sampled_from(DIGRAPHS) | st.sampled_from(LETTERS)
    drawn = st.lists(pieces | pieces.map(str.upper), min_size=1, max_size=6).map("".join)
    return drawn.filter(lambda word: bool(fold(word)))


def written() -> st.SearchStrategy[str]:
    """Draw what stands between two blanks: words, initials, marks."""
    return st.lists(words() | st.sampled_from([*".-'’1"]) | st.sampled_from(LETTERS), min_size=1).map("".join)


@given(words(), st.data())
@example("Kazakhstan", None)
@example("Жапаров", None)
def test_every_beginning_of_a_title_finds_it(word: str, data: st.DataObject | None) -> None:
    stops = range(1, len(word) + 1) if data is None else [data.draw(st.integers(1, len(word)))]
    one = kg.Actor(id="one", type="person", name="One")
    part = kg.Participant(actor="one", role="participant")
    tl = kg.Timeline(actors=[one], events=[kg.War(id="w", title=word, date="2024", participants=[part])])
    for stop in stops:
        if fold(word[:stop]):
            assert tl.query(text=f"{word[:stop]}*").ids() == ("w",)


@given(written(), st.data())
def test_an_index_and_a_plain_scan_find_what_begins_so(token: str, data: st.DataObject) -> None:
    beginning = token[: data.draw(st.integers(1, len(token)))]
    assume(beginning[-1].isalnum() and fold(beginning))
    terms = split_terms(f"{beginning}*")
    assert holds(terms[0], [folded_words(token)])
    assert WordIndex([("?",), ("", token)]).rows(terms) == [1]
    phrase = split_terms(f'"old {beginning}*"')
    assert WordIndex([("x old", token), (f"an old {token}",)]).rows(phrase) == [1]


@given(st.lists(written(), min_size=1, max_size=5), words(), st.sampled_from(["", "*"]))
def test_an_index_finds_what_a_plain_scan_finds(texts: list[str], word: str, star: str) -> None:
    assume(fold(word[:2]))
    terms = split_terms(f"{word[:2]}{star}")
    plain = [
        row for row, text in enumerate(texts) if all(holds(term, [folded_words(text)]) for term in terms)
    ]
    index = WordIndex([(text,) for text in texts])
    assert index.rows(terms) == plain
    assert index.count(terms) >= len(plain)


@given(written())
def test_the_first_of_the_beginnings_is_the_folded_text(text: str) -> None:
    found = beginnings(text)
    assert (found[0] if found else "") == fold(text)
    assert not any(later.startswith(one) for n, one in enumerate(found) for later in found[n + 1 :])


def test_the_digraphs_of_all_rules_are_drawn() -> None:
    assert {one for pattern, _ in REDUCTIONS for one in DIGRAPHS if one in pattern} == {
        *("dzh", "dj", "zh", "kh", "gh", "ie"),
    }
