"""How alike two events are: kind, days, people, title, each from 0 to 1, and what is said of it in words."""

import sys
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple
from zlib import crc32

from kgtimeline.analysis.people import Cast, People
from kgtimeline.dataset.folding import fold
from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.relations import relate_pair
from kgtimeline.dates.truth import Truth
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.vocab import Kind

FAMILIES: Sequence[frozenset[Kind]] = (
    frozenset({Kind.LETTER, Kind.MESSAGE, Kind.SPEECH, Kind.STATEMENT, Kind.INTERVIEW, Kind.PUBLICATION}),
    frozenset({Kind.SANCTION, Kind.BAN, Kind.BILL}),
    frozenset({Kind.INCIDENT, Kind.PRACTICE, Kind.WAR}),
)
"""Kinds that one occurrence may be coded as by two readers; every other kind is a family of its own."""
FAMILY_OF: Mapping[Kind, int] = {
    kind: next((n for n, family in enumerate(FAMILIES) if kind in family), len(FAMILIES) + row)
    for row, kind in enumerate(Kind)
}

ROUNDING = 0.001
"""Scores are given to three digits."""
PEOPLE_WEIGHT, DAYS_WEIGHT, TITLE_WEIGHT = 0.35, 0.30, 0.35
"""What each part adds to the score at most."""
OTHER_KIND = 0.8
"""What is left of the score where the kinds differ."""
WIDTHS: Sequence[float] = (1, 7, 31, 366, sys.float_info.max)
"""Days of the wider of two dates that overlap: a day, a week, a month, a year, more, and no end."""
CLOSENESS: Sequence[float] = (1.0, 0.9, 0.7, 0.5, 0.3, 0.2)
"""How much their overlapping tells for each of these widths."""
OPEN_DAYS = CLOSENESS[-1]
"""How much it tells that the dates don't exclude each other, where one is open or missing."""
MASK_BITS = 1_024
"""Bits for the letters by three of a title; as one number two titles are compared in no time."""


class Sketch(NamedTuple):
    """What of an event is compared.

    Args:
        kind: Its kind.
        family: The number of its family of kinds.
        people: Those who take part.
        title: Its title, folded.
        mask: The title by three letters, as bits.
        bounds: Its days; None if it is undated.
    """

    kind: Kind
    family: int
    people: Cast
    title: str
    mask: int
    bounds: Bounds | None


class Likeness(NamedTuple):
    """How alike two events are, each part from 0 to 1.

    Args:
        score: All of it in one number, to three digits.
        title: How alike their titles are.
    """

    score: float
    title: float


def sketch(event: BaseEvent, people: People) -> Sketch:
    """Take from an event what is compared."""
    kind = event.kind
    title = " ".join(filter(None, map(_folded_word, event.title.split()))) or event.title
    bounds = None if event.date is None else event.date.bounds
    return Sketch(kind, FAMILY_OF[kind], people.cast(event), title, title_mask(title), bounds)


@lru_cache(maxsize=65_536)
def _folded_word(word: str) -> str:
    """Fold a word; titles have many in common."""
    return fold(word)


def title_mask(title: str) -> int:
    """Turn a folded title into bits, one for each three letters in a row in one of its words.

    Example:
        >>> title_mask("a letter") == title_mask("letter a"), title_mask("letter") == title_mask("better")
        (True, False)
    """
    mask = 0
    for word in title.split():
        mask |= _word_mask(word)
    return mask


@lru_cache(maxsize=65_536)
def _word_mask(word: str) -> int:
    """Turn a word into bits; the space before it counts twice, so that its beginning weighs more."""
    padded = f"  {word} ".encode()
    return reduce(or_, [1 << crc32(padded[n : n + 3]) % MASK_BITS for n in range(len(padded) - 2)])


def title_likeness(one: int, other: int) -> float:
    """Say how alike two titles are: the share of letters by three that both have.

    **Source**: the coefficient of Dice (1945) over trigrams.

    Example:
        >>> round(title_likeness(title_mask("a letter on trade"), title_mask("the letter on trade")), 2)
        0.86
        >>> title_likeness(0, 0)
        0.0
    """
    total = one.bit_count() + other.bit_count()
    return 2 * (one & other).bit_count() / total if total else 0.0


def days_likeness(one: Bounds | None, other: Bounds | None) -> float | None:
    """Say how much it tells that two dates overlap; None if they don't.

    Example:
        >>> from kgtimeline.dates.value import EventDate
        >>> day, month = EventDate("2024-01-17").bounds, EventDate("2024-01").bounds
        >>> days_likeness(day, day), days_likeness(day, month), days_likeness(day, None)
        (1.0, 0.7, 0.2)
        >>> days_likeness(day, EventDate("2024-02").bounds) is None
        True
    """
    if one is None or other is None:
        return OPEN_DAYS
    first, last = one.s_lo, one.e_hi
    if first > other.e_hi or other.s_lo > last:
        return None
    gapped = one.runs is not None or other.runs is not None
    if gapped and relate_pair("during", one, other) is Truth.NO:
        return None
    return CLOSENESS[bisect_left(WIDTHS, max(last - first, other.e_hi - other.s_lo) + 1)]


def compare(one: Sketch, other: Sketch, people: People, threshold: float) -> Likeness | None:
    """Say how alike two events are, as long as a score is in reach.

    Args:
        one: An event.
        other: Another.
        people: Compares their participants, which costs the most and comes last.
        threshold: The score.

    Returns:
        The likeness; None if the score is less, if the dates exclude each other, or if nobody
        takes part in both.
    """
    strangers = one.people.names.isdisjoint(other.people.names)
    if strangers and one.people.plain and other.people.plain:
        return None
    days = days_likeness(one.bounds, other.bounds)
    if days is None:
        return None
    title = title_likeness(one.mask, other.mask)
    kinds = 1.0 if one.kind is other.kind else OTHER_KIND
    found = DAYS_WEIGHT * days + TITLE_WEIGHT * title
    if (found + PEOPLE_WEIGHT) * kinds < threshold - ROUNDING:
        return None
    shared = people.likeness(one.people, other.people)
    score = round((found + PEOPLE_WEIGHT * shared) * kinds, 3)
    return Likeness(score, title) if shared and score >= threshold else None
