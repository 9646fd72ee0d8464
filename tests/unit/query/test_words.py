"""Words, phrases and beginnings in titles and summaries."""

import pytest

from kgtimeline.query.words import Term, WordIndex, holds, split_terms

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
    assert split_terms('a "b c" d*') == (Term(("a",), False), Term(("b", "c"), False), Term(("d",), True))
    assert split_terms("24.kg") == (Term(("24", "kg"), False),)


def test_a_phrase_lies_in_one_text() -> None:
    term = Term(("a", "b"), begins=False)
    assert holds(term, [("x", "a", "b")])
    assert not holds(term, [("x", "a"), ("b",)])
    assert not holds(term, [])
