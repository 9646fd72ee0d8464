"""What the page needs to fold names as look-up does: the tables of `dataset.folding`, as JSON."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

from kgtimeline.dataset.folding import (
    CYRILLIC,
    FOREIGN,
    LATIN,
    MOST_SECOND_READINGS,
    REDUCTIONS,
    SECOND_READINGS,
    SOFT_BEFORE_E,
    foreign_forms,
    forms,
)
from kgtimeline.dataset.name_table import SHORTEST_BEGINNING
from kgtimeline.model.actors import Actor

_CODES = 0x20000
"""Beyond these code points nothing has case or combines."""


@cache
def folding_table() -> dict[str, Any]:
    """Give everything that folding goes by, as the page's `folding.js` reads it.

    `case` holds the letters whose folded case differs from their lower case, which is
    all that browsers have; `marks` the ranges of combining characters.

    Example:
        >>> table = folding_table()
        >>> table["case"]["ß"], table["cyrillic"]["ж"], table["marks"][0]
        ('ss', 'j', [768, 846])
    """
    return {
        "cyrillic": CYRILLIC,
        "second": SECOND_READINGS,
        "most_second": MOST_SECOND_READINGS,
        "soft": SOFT_BEFORE_E,
        "latin": LATIN,
        "reductions": [list(step) for step in REDUCTIONS],
        "foreign": [[list(step) for step in steps] for steps in FOREIGN.values()],
        "shortest_beginning": SHORTEST_BEGINNING,
        "case": _unlike_lower_case(),
        "marks": _ranges(code for code in range(_CODES) if unicodedata.combining(chr(code))),
    }


def name_forms(actor: Actor) -> tuple[list[str], list[str]]:
    """Give the folded forms of all names of an actor, and those that only other languages have.

    **Shape**: in the order of the names, without repetitions; empty for an unnamed actor,
    who is found by id alone.

    Example:
        >>> from kgtimeline.model.actors import Alias
        >>> name_forms(Actor(id="a", type="person", name="Лавров", aliases=[Alias(name="Lawrow")]))
        (['lavrov', 'lawrow'], ['lavrov'])
    """
    if not actor.named:
        return [], []
    names = [actor.name, *(alias.name for alias in actor.aliases)]
    plain = dict.fromkeys(form for name in names for form in forms(name))
    foreign = dict.fromkeys(form for name in names for form in foreign_forms(name))
    return list(plain), list(foreign)


def _unlike_lower_case() -> dict[str, str]:
    """Find the letters, as compatibility leaves them, whose folded case is not their lower case."""
    found = {}
    for code in range(_CODES):
        letter = chr(code)
        folded = letter.casefold()
        if folded != letter.lower() and unicodedata.normalize("NFKC", letter) == letter:
            found[letter] = folded
    return found


def _ranges(codes: Iterable[int]) -> list[list[int]]:
    """Join code points that follow each other, first and last inclusive."""
    found: list[list[int]] = []
    for code in codes:
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found
