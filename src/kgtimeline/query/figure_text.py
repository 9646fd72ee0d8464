"""The conditions in `figure[...]`, all of which bind to one figure."""

import re
from difflib import get_close_matches
from typing import Any

from kgtimeline.errors import QuerySyntaxError, did_you_mean
from kgtimeline.query.figure_leaf import HasFigure, figure
from kgtimeline.query.lexing import Piece, Scanner, shown
from kgtimeline.query.nodes import Predicate

WORDS = ("label", "unit", "value", "speaker", "about", "period", "measure")
"""What can be asked of a figure."""
LIMITS = {":": "value", "=": "value", ">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than"}
"""How a value is compared, and the argument of `figure` that says so."""

_CONDITION = re.compile(r"(\w+)(?:\s*(<=|>=|<|>|=)\s*|(:))")
_STOPS = "]"
_NO_JOINT = "all conditions in the brackets hold of one figure; write figure[...] OR figure[...]"


def read_figure(scanner: Scanner) -> Predicate:
    """Read what stands between the brackets; the first one has been taken.

    Raises:
        QuerySyntaxError: If it is no list of conditions on a figure.

    Example:
        >>> print(read_figure(Scanner("unit:USD AND value > 4e9]")))
        figure[unit:USD value>4000000000]
    """
    opened = scanner.at - 1
    given: dict[str, Any] = {}
    while not scanner.sign("]"):
        if scanner.ended():
            raise scanner.fault(scanner.at, "a closing ]", f"close the bracket opened at position {opened}")
        if given and scanner.keyword("AND"):
            scanner.ended()
        _read_condition(scanner, given)
    whole = Piece("", "", opened)
    made: HasFigure = scanner.make(figure, whole, **given)
    return made


def _read_condition(scanner: Scanner, given: dict[str, Any]) -> None:
    """Read one condition and check it alone, so that its fault is told at its place."""
    start = scanner.at
    found = scanner.match(_CONDITION)
    if found is None:
        raise _no_condition(scanner)
    word, sign = found[1], found[2] or found[3]
    if word not in WORDS:
        near = did_you_mean(get_close_matches(word, WORDS), f"one of {', '.join(WORDS)}")
        raise scanner.fault(start, "a word for a part of a figure", near)
    if word != "value" and sign != ":":
        raise scanner.fault(found.start(2), "a colon", f"write {word}:...; only value is compared")
    piece = scanner.value(_STOPS)
    name = LIMITS[sign] if word == "value" else word
    if name in given and name != "about":
        raise scanner.fault(start, f"one {word}", "say it once; with about, several may stand")
    scanner.make(figure, piece, **{name: piece.value})
    if name == "about":
        given.setdefault(name, []).append(piece.value)
    else:
        given[name] = piece.value


def _no_condition(scanner: Scanner) -> QuerySyntaxError:
    word = scanner.word(_STOPS)
    joint = word in ("OR", "NOT", "WITH") or word.startswith("-") or not word
    hint = _NO_JOINT if joint else f"write label:{shown(word)} for words of what is counted"
    return scanner.fault(scanner.at, "a condition such as unit:USD", hint)
