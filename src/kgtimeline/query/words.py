"""Words, phrases and beginnings in titles and summaries, through an inverted index."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kgtimeline.dataset.folding import fold
from kgtimeline.errors import QuerySyntaxError

_TERM = re.compile(r'"(?P<phrase>[^"]*)"(?P<open>\*?)|(?P<bare>[^\s"]+)|(?P<stray>")')
_LAST_CHARACTER = "\U0010ffff"


class Term(NamedTuple):
    """Words that follow each other; of the last, only the beginning if `begins`."""

    words: tuple[str, ...]
    begins: bool


def split_terms(text: str) -> tuple[Term, ...]:
    """Take a text query apart into terms that must all be found, each once.

    Raises:
        QuerySyntaxError: If there is no word in it, or a quote is not closed.

    Example:
        >>> split_terms('Law* "24.KG"')
        (Term(words=('law',), begins=True), Term(words=('24', 'kg'), begins=False))
    """
    terms = []
    for match in _TERM.finditer(text):
        if match["stray"]:
            raise QuerySyntaxError(text, match.start(), 'a closing "', "close the quote or leave it out")
        raw = match["phrase"] or match["bare"] or ""
        if words := folded_words(raw):
            terms.append(Term(words, raw.endswith("*") or match["open"] == "*"))
    if not terms:
        raise QuerySyntaxError(text, 0, "a word", "write a letter or a digit")
    return tuple(dict.fromkeys(terms))


def folded_words(text: str) -> tuple[str, ...]:
    """Split a text into words as look-up folds them: no case, accents or script."""
    return tuple([word for token in text.split() for word in _folded(token)])


@lru_cache(maxsize=65_536)
def _folded(token: str) -> tuple[str, ...]:
    """Fold what stands between blanks; texts repeat their words, and folding is slow."""
    return tuple(fold(token).split())


def holds(term: Term, fields: Sequence[Sequence[str]]) -> bool:
    """Say whether one of the fields holds the term.

    Example:
        >>> holds(Term(("foreign", "ag"), True), [("the", "foreign", "agents", "law")])
        True
    """
    *firsts, last = term.words
    for words in fields:
        for start in range(len(words) - len(firsts)):
            stop = start + len(firsts)
            ends_well = words[stop].startswith(last) if term.begins else words[stop] == last
            if ends_well and list(words[start:stop]) == firsts:
                return True
    return False


class WordIndex:
    """The rows in which each word stands, made once from titles and summaries.

    Args:
        fields: For every row its texts, each of which bounds a phrase.
    """

    __slots__ = ("_fields", "_rows", "_sorted")

    def __init__(self, fields: Sequence[tuple[str, ...]]) -> None:
        """Note the rows of every word."""
        self._fields = fields
        self._rows: dict[str, list[int]] = {}
        for row, texts in enumerate(fields):
            for word in {word for text in texts for word in folded_words(text)}:
                self._rows.setdefault(word, []).append(row)
        self._sorted = sorted(self._rows)

    def count(self, terms: Sequence[Term]) -> int:
        """Say how many rows can match at most."""
        return min(sum(len(self._rows[word]) for word in self._spellings(term)) for term in terms)

    def rows(self, terms: Sequence[Term]) -> list[int]:
        """Find the rows that hold all the terms, in ascending order."""
        found: set[int] | None = None
        for term in terms:
            rows = self._candidates(term)
            found = rows if found is None else found & rows
        phrases = [term for term in terms if len(term.words) > 1]
        return [row for row in sorted(found or ()) if self._all_hold(phrases, row)]

    def _candidates(self, term: Term) -> set[int]:
        rows = {row for word in self._spellings(term) for row in self._rows[word]}
        for word in dict.fromkeys(term.words[:-1]):
            rows &= set(self._rows.get(word, ()))
        return rows

    def _spellings(self, term: Term) -> Iterator[str]:
        """Find the words of the index that the last word of a term stands for."""
        last = term.words[-1]
        if term.begins:
            start = bisect_left(self._sorted, last)
            stop = bisect_left(self._sorted, last + _LAST_CHARACTER)
            yield from self._sorted[start:stop]
        elif last in self._rows:
            yield last

    def _all_hold(self, terms: Sequence[Term], row: int) -> bool:
        if not terms:
            return True
        fields = [folded_words(text) for text in self._fields[row]]
        return all(holds(term, fields) for term in terms)
