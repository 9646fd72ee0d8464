"""What is wrong where no condition can be read in a query, and how to mend it."""

import re
from collections.abc import Collection
from difflib import get_close_matches

from kgtimeline.errors import QuerySyntaxError, did_you_mean
from kgtimeline.query.lexing import Piece, Scanner, quoted_in_print, shown
from kgtimeline.query.nodes import KEYWORDS

_JOINTS = {
    "and": "AND", "&": "AND", "&&": "AND", "+": "AND", "or": "OR", "|": "OR", "||": "OR", "not": "NOT",
    "!": "NOT", "~": "NOT", "with": "WITH",
}  # fmt: skip
_WITH = "WITH stands between two actors: actor:Blinken WITH actor:Japarov"
_STRAIGHT = 'use straight quotes: "Antony Blinken"'


def no_condition(scanner: Scanner, last: tuple[str, Piece] | None, *, complete: bool) -> QuerySyntaxError:
    """Make the error for a place where no condition begins.

    Args:
        scanner: The query, read up to that place.
        last: Field and value of the condition that ends before it, if a value ends it.
        complete: Whether a condition ends before it.
    """
    expected = "AND, OR or a condition" if complete else "a condition"
    return scanner.fault(scanner.at, expected, _mend(scanner, last))


def no_field(scanner: Scanner, found: "re.Match[str]", fields: Collection[str]) -> QuerySyntaxError:
    """Make the error for a word before a sign that is no field, or does not take this sign."""
    field, sign = found[1], found[2] or found[3]
    if field not in fields:
        if field == "value" or sign == "[":
            return scanner.fault(found.start(), "a field", "write figure[unit:USD value>=1000]")
        near = did_you_mean(get_close_matches(field.lower(), fields, n=2), f"one of {', '.join(fields)}")
        return scanner.fault(found.start(), "a field", near)
    if sign in ("=", "["):
        return scanner.fault(found.end(1), "a colon", f"write {field}:...")
    return scanner.fault(
        found.end(1), "a colon", f"only date is compared; write {field}:... or date{sign}2024"
    )


def no_value(scanner: Scanner, field: str) -> QuerySyntaxError | None:
    """Give the error for a place in brackets where a value must begin, None if one does."""
    word = scanner.word()
    if word in KEYWORDS:
        mend = f'put a value before {word}, or write "{word}" for the word'
        return scanner.fault(scanner.at, "a value", _WITH if word == "WITH" else mend)
    if not word and not scanner.text.startswith('"', scanner.at):
        return scanner.fault(scanner.at, "a value", f"write {field}:(one OR other)")
    return None


def _mend(scanner: Scanner, last: tuple[str, Piece] | None) -> str:
    word = scanner.word()
    if not word:
        return _mend_of_sign(scanner)
    if word == "WITH":
        return _WITH
    if word in KEYWORDS:
        return f"put a condition before {word}"
    if word in _JOINTS:
        return f"write {_JOINTS[word]}"
    if word[0] in "!~":
        return "write NOT or - before a condition"
    if word.startswith("@"):
        return f"write the role after each name: actor:(Blinken{shown(word)} OR ...)"
    if quoted_in_print(word) or (last is not None and quoted_in_print(last[1].value)):
        return _STRAIGHT
    as_text = f"text:{shown(word)} for a word of title or summary"
    if last is not None and last[1].bare:
        return f'write {last[0]}:"{shown(last[1].value)} {shown(word)}", or {as_text}'
    return f"write {as_text}"


def _mend_of_sign(scanner: Scanner) -> str:
    sign = scanner.text[scanner.at : scanner.at + 1]
    if sign == '"':
        return 'write text:"..." for words of title or summary'
    if sign == ")":
        return "write a condition before the bracket, such as kind:letter"
    if not scanner.text[: scanner.at].strip():
        return "write one such as kind:letter, or * for all events"
    return "write one such as kind:letter"
