"""The three-valued relations of a date to a window and to another date.

Every answer follows from the set of worlds in `Bounds`: YES if the relation holds in
every world, NO if in none, else MAYBE. On a hedged date neither a relation nor its
negation is YES: the qualifier says that the true day may lie outside the bounds, and
never where. NO on the nominal bounds stays NO for a plain relation.
"""

import sys
from enum import StrEnum

from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.gaps import shared
from kgtimeline.dates.numbering import INF, Day
from kgtimeline.dates.truth import Truth
from kgtimeline.dates.window import Window

SOME_DAY = sys.float_info.max
"""Later than every day there is, and yet finite: where an unknown end lies at most."""


class Relation(StrEnum):
    """What can be asked of a date and a stretch of time; `overlaps` is another word for `during`."""

    DURING = "during"
    WITHIN = "within"
    BEFORE = "before"
    AFTER = "after"
    COVERS = "covers"
    OVERLAPS = DURING

    @classmethod
    def _missing_(cls, value: object) -> "Relation | None":
        return cls.DURING if value == "overlaps" else None


def relate(relation: Relation | str, bounds: Bounds, window: Window, *, negate: bool = False) -> Truth:
    """Say whether a date stands in a relation to a window.

    Args:
        relation: Which one; `during` asks for at least one day in common, `within` for
            no day outside, `covers` for every day of the window.
        bounds: The date's worlds.
        window: The stretch asked about.
        negate: Ask for the opposite: the leaf `not during(...)` of a query. It is not
            always the negated answer: on a hedged date NO becomes MAYBE, never YES.

    Returns:
        YES if it holds in every world, NO if in none.

    Raises:
        ValueError: If there is no such relation.

    Example:
        >>> january = Bounds(0, 30, 0, 30, one_day=True)
        >>> relate("during", january, Window(30, 60))
        <Truth.MAYBE: 'maybe'>
        >>> relate("during", january.hedge(), Window(60, 90), negate=True)
        <Truth.MAYBE: 'maybe'>
    """
    a, b = window
    if relation == "during" or relation == "overlaps":  # noqa: PLR1714 - two comparisons beat a tuple
        possible = _may_meet(bounds, a, b)
        certain = bounds.s_hi <= b and bounds.e_lo >= a
    elif relation == "before":
        possible, certain = bounds.e_lo < a, bounds.e_hi < a
    elif relation == "after":
        possible, certain = bounds.s_hi > b, bounds.s_lo > b
    elif relation == "within":
        possible = _may_lie_within(bounds, a, b)
        certain = bounds.s_lo >= a and bounds.e_hi <= b
    else:
        Relation(relation)
        possible = _may_cover(bounds, a, b)
        certain = bounds.s_hi <= a and bounds.e_lo >= b
    return _answer(possible=possible, certain=certain, hedged=bounds.hedged, negate=negate)


def relate_pair(
    relation: Relation | str, one: Bounds, other: Bounds, *, negate: bool = False, same: bool = False
) -> Truth:
    """Say whether one date stands in a relation to another.

    The two are taken as independent: equal bounds of two events say nothing of which
    was first.

    Args:
        relation: Which one, read from `one` to `other`.
        one: The worlds of the first date.
        other: The worlds of the second.
        negate: Ask for the opposite, as in `relate`.
        same: Both are the date of one and the same event, which overlaps, covers and
            lies within itself and is neither before nor after itself, however vague.

    Returns:
        YES if it holds in every pair of worlds, NO if in none.

    Raises:
        ValueError: If there is no such relation.

    Example:
        >>> day = Bounds(3, 3, 3, 3, one_day=True)
        >>> week = Bounds(0, 6, 0, 6, one_day=True)
        >>> relate_pair("before", day, week), relate_pair("before", week, week, same=True)
        (<Truth.MAYBE: 'maybe'>, <Truth.NO: 'no'>)
    """
    kind = Relation(relation)
    if same:
        truth = Truth.NO if kind in (Relation.BEFORE, Relation.AFTER) else Truth.YES
        return ~truth if negate else truth
    if kind is Relation.AFTER or kind is Relation.COVERS:
        one, other = other, one
    if kind is Relation.BEFORE or kind is Relation.AFTER:
        possible, certain = one.e_lo < other.s_hi, one.e_hi < other.s_lo
    elif kind is Relation.DURING:
        possible = _pair_may_meet(one, other)
        certain = one.s_hi <= other.e_lo and other.s_hi <= one.e_lo
    else:
        possible = _pair_may_lie_within(one, other)
        certain = one.s_lo >= other.s_hi and one.e_hi <= other.e_lo
    return _answer(possible=possible, certain=certain, hedged=one.hedged or other.hedged, negate=negate)


def _answer(*, possible: bool, certain: bool, hedged: bool, negate: bool) -> Truth:
    if hedged:
        return Truth.MAYBE if possible or negate else Truth.NO
    if negate:
        return Truth.YES if not possible else Truth.NO if certain else Truth.MAYBE
    return Truth.NO if not possible else Truth.YES if certain else Truth.MAYBE


def _start(bounds: Bounds) -> Day:
    """Give the earliest start, finite if it is a day no one knows."""
    return -SOME_DAY if bounds.unknown_start and bounds.s_lo == -INF else bounds.s_lo


def _end(bounds: Bounds) -> Day:
    """Give the latest end, finite if it is a day no one knows."""
    return SOME_DAY if bounds.unknown_end and bounds.e_hi == INF else bounds.e_hi


def _may_meet(bounds: Bounds, a: Day, b: Day) -> bool:
    if bounds.s_lo > b or bounds.e_hi < a:
        return False
    return bounds.runs is None or not bounds.one_day or bounds.runs.meets(a, b)


def _may_lie_within(bounds: Bounds, a: Day, b: Day) -> bool:
    if bounds.s_hi < a or bounds.e_lo > b:
        return False
    first, last = max(bounds.s_lo, a), min(bounds.e_hi, b)
    if bounds.runs is not None and not bounds.runs.meets(a, b):
        return False
    if bounds.starts is not None:
        found = bounds.starts.first_from(first)
        if found is None or found > bounds.s_hi:
            return False
        first = found
    if bounds.ends is not None:
        found = bounds.ends.last_to(last)
        if found is None or found < bounds.e_lo:
            return False
        last = found
    return first <= last


def _may_cover(bounds: Bounds, a: Day, b: Day) -> bool:
    if _start(bounds) > a or _end(bounds) < b:
        return False
    if bounds.one_day:
        return a == b and (bounds.runs is None or a in bounds.runs)
    return True


def _pair_may_meet(one: Bounds, other: Bounds) -> bool:
    first, last = max(one.s_lo, other.s_lo), min(one.e_hi, other.e_hi)
    if one.s_lo > other.e_hi or other.s_lo > one.e_hi:
        return False
    sets = [b.runs for b in (one, other) if b.one_day and b.runs is not None]
    return not sets or shared(sets, first, last) is not None


def _pair_may_lie_within(one: Bounds, other: Bounds) -> bool:
    if not other.one_day:
        # The widest world of the other is there in full: no start excludes an end.
        return _may_lie_within(one, _start(other), _end(other))
    first = max(one.s_lo, one.e_lo, other.s_lo)
    last = min(one.s_hi, one.e_hi, other.s_hi)
    if first > last:
        return False
    sets = [s for s in (one.runs, one.starts, one.ends, other.runs) if s is not None]
    return shared(sets, first, last) is not None
