"""A leaf of time on tables: the relations of a date to a window as integer comparisons.

The four bounds are all that most dates need. The few with gaps are refined through their
stretches of days in `runs`; the exact meaning is that of `dates.relations`.
"""

from collections.abc import Callable
from operator import ge, gt, le, lt
from typing import Any, NamedTuple

from kgtimeline.dates.relations import Relation
from kgtimeline.dates.window import Window
from kgtimeline.query.frame_formula import Among, Answers, Comparison, Formula, either, every, opposite
from kgtimeline.query.table_layout import DAY, END, OPEN_END, OPEN_START, START, day32


class _Asked(NamedTuple):
    """The relation and the window, in days as the tables have them."""

    relation: Relation
    a: int
    b: int


def time_answers(relation: Relation, window: Window, runs: Any | None, *, negated: bool) -> Answers:
    """Say when a date stands in a relation to a window, possibly and for certain.

    Args:
        relation: The relation.
        window: The window.
        runs: The table of stretches; None if no date has gaps.
        negated: Ask for the opposite: on a hedged date that is never certain either.
    """
    asked = _Asked(relation, day32(window.a), day32(window.b))
    possible = _refined(asked, runs) if runs is not None else _possible(asked)
    certain = _certain(asked)
    hedged = flag("hedged")
    if negated:
        return Answers(either([hedged, opposite(certain)]), every([opposite(hedged), opposite(possible)]))
    return Answers(possible, every([certain, opposite(hedged)]))


def flag(column: str) -> Comparison:
    """Ask whether a column of `events` is true."""
    import narwhals.stable.v2 as nw

    return Comparison(nw.col(column), frozenset({column}))


def _possible(asked: _Asked) -> Formula:
    """Say what the four bounds allow; right for dates without gaps."""
    relation, a, b = asked
    match relation:
        case Relation.DURING:
            return every([_day("s_lo", le, b), _day("e_hi", ge, a)])
        case Relation.BEFORE:
            return _day("e_lo", lt, a)
        case Relation.AFTER:
            return _day("s_hi", gt, b)
        case Relation.WITHIN:
            meets = _day("s_lo", le, b), _day("e_hi", ge, a)
            return every([_day("s_hi", ge, a), _day("e_lo", le, b), *meets])
    parts: list[Formula] = [_day("s_lo", le, a), _day("e_hi", ge, b)]
    if a != b:
        parts.append(opposite(flag("one_day")))
    if a == OPEN_START:
        parts.append(opposite(flag("unknown_start")))
    if b == OPEN_END:
        parts.append(opposite(flag("unknown_end")))
    return every(parts)


def _certain(asked: _Asked) -> Formula:
    relation, a, b = asked
    match relation:
        case Relation.DURING:
            return every([_day("s_hi", le, b), _day("e_lo", ge, a)])
        case Relation.BEFORE:
            return _day("e_hi", lt, a)
        case Relation.AFTER:
            return _day("s_lo", gt, b)
        case Relation.WITHIN:
            return every([_day("s_lo", ge, a), _day("e_hi", le, b)])
    return every([_day("s_hi", le, a), _day("e_lo", ge, b)])


def _refined(asked: _Asked, runs: Any) -> Formula:
    """Ask dates with gaps in addition for a stretch of days that will do."""
    plain = _possible(asked)
    relation, a, b = asked
    even = opposite(flag("gapped"))
    match relation:
        case Relation.DURING:
            whole = either([even, opposite(flag("one_day"))])
            return every([plain, either([whole, Among(_meeting(runs, a, b))])])
        case Relation.WITHIN:
            return every([plain, either([even, Among(_meeting(runs, a, b)), Among(_spanning(runs, a, b))])])
        case Relation.COVERS if a == b:
            whole = either([even, opposite(flag("one_day"))])
            return every([plain, either([whole, Among(_meeting(runs, a, b))])])
    return plain


def _meeting(runs: Any, a: int, b: int) -> Any:
    """Find the events that may lie on some day of a window."""
    import narwhals.stable.v2 as nw

    part = (nw.col("part") == DAY) & (nw.col("first_day") <= b) & (nw.col("last_day") >= a)
    return runs.filter(part)


def _spanning(runs: Any, a: int, b: int) -> Any:
    """Find the events that may start on some day of a window and end on a later one of it."""
    import narwhals.stable.v2 as nw

    part, first, last = nw.col("part"), nw.col("first_day"), nw.col("last_day")
    start = nw.when(first > a).then(first).otherwise(nw.lit(a)).cast(nw.Int32)
    end = nw.when(last < b).then(last).otherwise(nw.lit(b)).cast(nw.Int32)
    starts = runs.filter((part == START) & (last >= a)).select("rn", start.alias("start_day"))
    ends = runs.filter((part == END) & (first <= b)).select("rn", end.alias("end_day"))
    starts = starts.group_by("rn").agg(nw.col("start_day").min())
    ends = ends.group_by("rn").agg(nw.col("end_day").max())
    pairs = starts.join(ends, on="rn", how="inner")
    return pairs.filter(nw.col("start_day") <= nw.col("end_day"))


def _day(bound: str, stands: Callable[[Any, int], Any], day: int) -> Comparison:
    """Ask how one of the four bounds stands to a day."""
    import narwhals.stable.v2 as nw

    return Comparison(stands(nw.col(bound), day), frozenset({bound}))
