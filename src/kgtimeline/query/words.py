"""Words, phrases and beginnings in titles and summaries, through an inverted index."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kgtimeline.dataset.folding import beginnings, fold
from kgtimeline.errors import QuerySyntaxError

_TERM = re.compile(r'"(?P<phrase>[^"]*)"(?P<open>\*?)|(?P<bare>[^\s"]+)|(?P<stray>")')
_LAST_CHARACTER = "\U0010ffff"


class Term(NamedTuple):
    """Words that follow each other; of the last, only the beginning if `begins`.

    Args:
        words: Them, folded.
        begins: The last one is the beginning of a word.
        others: Other words that do as well: a beginning that may stop within a digraph
            is folded otherwise inside the whole word.
    """

    words: tuple[str, ...]
    begins: bool
    others: tuple[tuple[str, ...], ...] = ()

    @property
    def readings(self) -> tuple[tuple[str, ...], ...]:
        """All words it stands for; texts need to hold one of them.

        Example:
            >>> split_terms("Kazak*")[0].readings
            (('kazak',), ('kazah',))
        """
        return (self.words, *self.others)


def split_terms(text: str) -> tuple[Term, ...]:
    """Take a text query apart into terms that must all be found, each once.

    Raises:
        QuerySyntaxError: If there is no word in it, or a quote is not closed.

    Example:
        >>> [(term.words, term.begins) for term in split_terms('Law* "24.KG"')]
        [(('law',), True), (('24', 'kg'), False)]
    """
    terms = []
    for match in _TERM.finditer(text):
        if match["stray"]:
            raise QuerySyntaxError(text, match.start(), 'a closing "', "close the quote or leave it out")
        raw = match["phrase"] or match["bare"] or ""
        begins = raw.endswith("*") or match["open"] == "*"
        if readings := _readings(raw, begins=begins):
            terms.append(Term(readings[0], begins, readings[1:]))
    if not terms:
        raise QuerySyntaxError(text, 0, "a word", "write a letter or a digit")
    return tuple(dict.fromkeys(terms))


def _readings(raw: str, *, begins: bool) -> tuple[tuple[str, ...], ...]:
    """Fold the words of a term; empty if there is none."""
    tokens = [token for token in raw.split() if _folded(token)]
    if not tokens:
        return ()
    last = beginnings(tokens.pop()) if begins else (fold(tokens.pop()),)
    firsts = [word for token in tokens for word in _folded(token)]
    return tuple((*firsts, *form.split()) for form in last)


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
    for *firsts, last in term.readings:
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
        return min(self._most(term) for term in terms)

    def _most(self, term: Term) -> int:
        lasts = dict.fromkeys(words[-1] for words in term.readings)
        return sum(len(self._rows[word]) for last in lasts for word in self._spellings(last, term))

    def rows(self, terms: Sequence[Term]) -> list[int]:
        """Find the rows that hold all the terms, in ascending order."""
        found: set[int] | None = None
        for term in terms:
            rows = self._candidates(term)
            found = rows if found is None else found & rows
        phrases = [term for term in terms if any(len(words) > 1 for words in term.readings)]
        return [row for row in sorted(found or ()) if self._all_hold(phrases, row)]

    def _candidates(self, term: Term) -> set[int]:
        found: set[int] = set()
        for *firsts, last in term.readings:
            rows = {row for word in self._spellings(last, term) for row in self._rows[word]}
            for word in dict.fromkeys(firsts):
                rows &= set(self._rows.get(word, ()))
            found |= rows
        return found

    def _spellings(self, last: str, term: Term) -> Iterator[str]:
        """Find the words of the index that a last word of a term stands for."""
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
