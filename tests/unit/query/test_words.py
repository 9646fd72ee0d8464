"""Words, phrases and beginnings in titles and summaries."""

import re

import pytest

from kgtimeline.dataset.folding import REDUCTIONS
from kgtimeline.query.words import Term, WordIndex, folded_words, holds, split_terms

TEXTS = [
    ("Letter on foreign agents", "The law on foreign agents is under consideration"),
    ("Agents of a foreign power", ""),
    ("Письмо Жапарова", "Садыр Жапаров отвечает"),
    ("Café in Osh", "trade; sanctions"),
]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("agents foreign", [0, 1]),
        ('"foreign agents"', [0]),
        ('"foreign ag*"', [0]),
        ('"foreign ag"*', [0]),
        ("agen*", [0, 1]),
        ("agen", []),
        ("Japarov", [2]),
        ("Zhaparov*", [2]),
        ("CAFE", [3]),
        ('"osh trade"', []),
        ('"of a foreign power"', [1]),
        ("trade sanctions", [3]),
        ("nothing here", []),
        ('law "foreign agents"', [0]),
    ],
)
def test_terms_are_found(query: str, rows: list[int]) -> None:
    index = WordIndex(TEXTS)
    terms = split_terms(query)
    assert index.rows(terms) == rows
    assert index.count(terms) >= len(rows)


def test_terms_are_split_at_blanks_and_quotes() -> None:
    cut = Term(("d",), begins=True, others=(("j",),))
    assert split_terms('a "b c" d*') == (Term(("a",), False), Term(("b", "c"), False), cut)
    assert split_terms('a "b c" e*') == (Term(("a",), False), Term(("b", "c"), False), Term(("e",), True))
    assert split_terms("24.kg") == (Term(("24", "kg"), False),)


@pytest.mark.parametrize(
    ("word", "beginnings"),
    [
        ("Kazakhstan", ["Kazak", "Kazakh", "К", "k"]),
        ("Khan", ["K", "Kh", "h"]),
        ("Djibouti", ["D", "Dj", "j"]),
        ("Zhang", ["Z", "Zh", "j"]),
        ("Dzhaparov", ["D", "Dz", "Dzh", "Жап", "Japarov"]),
        ("Budzhak", ["Bud", "Budz", "Budj"]),
        ("Tazhik", ["Taz", "Taj"]),
        ("Mirziyoyev", ["Mirziyoy", "Mirziyoye"]),
        ("Yevgeny", ["Y", "Ye", "E"]),
        ("Васильев", ["Василь", "Vasil", "Vasilie"]),
        ("Bangkhao", ["Bangk", "Bangkh"]),
        ("A.Atambayev", ["A", "A.A", "A.At"]),
    ],
)
def test_a_beginning_may_stop_within_a_digraph(word: str, beginnings: list[str]) -> None:
    index = WordIndex([(f"old {word}", ""), ("", "none")])
    for one in beginnings:
        for query in (f"{one}*", f'"old {one}*"', f'"old {one}"*'):
            terms = split_terms(query)
            assert index.rows(terms) == [0], query
            assert index.count(terms) >= 1
            assert holds(terms[0], [("x",), folded_words(f"old {word}")])


@pytest.mark.parametrize(
    ("query", "text"), [("Kazak", "Kazakh"), ("Alm*", "Elm"), ("Kie*", "Ke"), ("Dz*", "Dy")]
)
def test_a_beginning_finds_nothing_that_begins_otherwise(query: str, text: str) -> None:
    assert WordIndex([(text,)]).rows(split_terms(query)) == []


def test_each_digraph_that_is_reduced_can_be_taken_apart() -> None:
    for pattern, _ in REDUCTIONS:
        for one in re.sub(r"^\(\?<!\[[a-z-]+\]\)", "", pattern).split("|"):
            assert re.fullmatch(r"[a-z]+|[a-z]\+", one), f"teach dataset.folding.beginnings {pattern}"


def test_a_phrase_lies_in_one_text() -> None:
    term = Term(("a", "b"), begins=False)
    assert holds(term, [("x", "a", "b")])
    assert not holds(term, [("x", "a"), ("b",)])
    assert not holds(term, [])
