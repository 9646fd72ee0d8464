"""A text as tokens: words, numbers, numeric dates, marks, each with its slots.

Every alternative of the one expression here has bounded or possessive repeats, so
that the time is linear in the length of the text whatever the text is.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from kgtimeline.dates.lexicon import ABBREVIATIONS, WORDS, Slots, number_slots

_TOKEN = re.compile(
    r"""
      (?P<quarter>[QqHh][1-4](?!\w))
    | (?P<word>[^\W\d_]++)
    | (?P<ymd>[0-9]{4}(?P<mark>[-/.])[0-9]{1,2}(?P=mark)[0-9]{1,2}
              (?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?(?!\w))
    | (?P<xyz>[0-9]{1,2}(?P<sign>[-/.])[0-9]{1,2}(?P=sign)(?:[0-9]{4}|[0-9]{2})(?!\w))
    | (?P<week>[0-9]{4}-W[0-9]{2}(?:-[1-7])?(?!\w))
    | (?P<ym>[0-9]{4}-[0-9]{2}(?![\w]|-[0-9]))
    | (?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?!\w))
    | (?P<other>[0-9]{1,3}(?:,[0-9]{3})++(?![0-9]) | [0-9]++\.[0-9]++)
    | (?P<number>[0-9]{1,9}+)(?:-?(?P<suffix>st|nd|rd|th|s|х|е|го|й|м|ом|ый|ого)(?!\w)|(?!\w))
    | (?P<mixed>[0-9]\w*+)
    | (?P<sign_>[^\w\s]|_)
    """,
    re.VERBOSE,
)
_SIGNS = {"–": "-", "—": "-", "‑": "-", "−": "-", "’": "'", "‘": "'", "`": "'"}
_FOLD = {0xA0: " ", 0x202F: " "}


class Token(NamedTuple):
    """One token of a text.

    Args:
        text: Its lowercase form, dashes and apostrophes made one.
        start: Where it begins, in code points.
        end: Where it ends, exclusive.
        slots: `(slot, value)` of every slot that it fills.
        capital: Whether it begins with a capital letter.
    """

    text: str
    start: int
    end: int
    slots: Slots
    capital: bool


def fold(text: str) -> str:
    """Make no-break spaces plain ones, one for one.

    Example:
        >>> fold("12\u00a0February")
        '12 February'
    """
    return text if text.isascii() else text.translate(_FOLD)


@lru_cache(maxsize=1024)
def _slots(kind: str, text: str) -> Slots:
    """Give the slots of what is no plain word or number."""
    if kind == "quarter":
        return ((f"<{text[0].lower()}>", int(text[1])),)
    if kind == "xyz" and not text[-3:].isdigit():
        return (("<xyz-short>", text),)
    if kind in {"ymd", "xyz", "week", "ym", "clock"}:
        return ((f"<{kind}>", text),)
    return ()


def tokenize(text: str) -> list[Token]:
    """Cut a text into tokens; the full stop of an abbreviation is no token.

    Example:
        >>> [token.text for token in tokenize("Feb. 12, 14:06")]
        ['feb', '12', ',', '14:06']
    """
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        raw = found.group()
        start, end = found.span()
        if kind == "word":
            lower = raw.lower()
            tokens.append(Token(lower, start, end, WORDS.get(lower, ()), raw[0] != lower[0]))
        elif kind in {"number", "suffix"}:
            digits, suffix = found["number"], found["suffix"] or ""
            tokens.append(Token(raw, start, end, number_slots(digits, suffix), capital=False))
        elif kind == "sign_":
            if raw == "." and tokens and tokens[-1].end == start and tokens[-1].text in ABBREVIATIONS:
                continue
            tokens.append(Token(_SIGNS.get(raw, raw), start, end, (), capital=False))
        else:
            tokens.append(Token(raw.lower(), start, end, _slots(kind or "", raw), capital=False))
    return tokens
