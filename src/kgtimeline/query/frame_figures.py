"""The leaf about figures on tables: which events have a figure that will do.

The exact meaning is that of `query.figure_index`: all conditions bind to one figure; of
number and time each is possible or certain by itself; negated, every figure must do.
"""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import and_, or_
from typing import Any

from kgtimeline.query.figure_leaf import HasFigure
from kgtimeline.query.frame_formula import NUMBER, Among, Answers
from kgtimeline.query.ranges import ANY_NUMBER, Range
from kgtimeline.query.table_layout import HIGHEST, LOWEST, day32, sortable
from kgtimeline.query.words import Term, split_terms

FIGURE_COLUMNS = (
    *(NUMBER, "position", "words", "unit", "measure", "speaker", "about"),
    *("low", "high", "low_open", "hedged"),
    *("period_s_lo", "period_s_hi", "period_e_lo", "period_e_hi", "period_hedged", "period_gapped"),
)
"""The columns of `figures` that conditions read."""
_MET = "met"
Halves = tuple[Any, Any]
"""Two expressions: possible, and certain."""


def figure_answers(
    leaf: HasFigure, figures: Any, runs: Any, *, speaker: str | None, about: Iterable[str], negated: bool
) -> Answers:
    """Say when an event has such a figure, possibly and for certain.

    Args:
        leaf: The conditions.
        figures: The table of figures, of which `FIGURE_COLUMNS` are read.
        runs: The table of the stretches of days of their periods.
        speaker: The id of the speaker asked for.
        about: The ids of those it shall be about.
        negated: Ask for events that have no such figure.
    """
    named = list(_named(leaf, speaker, about))
    rows = figures.filter(*named) if named else figures
    questions: list[Halves] = []
    if leaf.values != ANY_NUMBER:
        questions.append(_number(leaf.values, negated=negated))
    if leaf.window is not None:
        rows, halves = _time(rows, runs, day32(leaf.window.a), day32(leaf.window.b), negated=negated)
        questions.append(halves)
    possible, certain = zip(*questions, strict=True) if questions else ((), ())
    if not negated:
        return Answers(_having(rows, possible), _having(rows, certain))
    return Answers(
        _having(rows, [~half for half in possible], negated=True),
        _having(rows, [~half for half in certain], negated=True),
    )


def _having(rows: Any, conditions: Iterable[Any], *, negated: bool = False) -> Among:
    """Ask for a figure that meets all conditions, or for none."""
    found = list(conditions)
    return Among(rows.filter(reduce(and_, found)) if found else rows, negated)


def _named(leaf: HasFigure, speaker: str | None, about: Iterable[str]) -> Iterator[Any]:
    """Ask for all that can't be doubted, condition by condition."""
    import narwhals.stable.v2 as nw

    if leaf.unit is not None:
        yield nw.col("unit").str.to_lowercase() == leaf.unit.lower()
    if leaf.measure is not None:
        yield nw.col("measure") == str(leaf.measure)
    if speaker is not None:
        yield nw.col("speaker") == speaker
    if leaf.label is not None:
        yield from (holds_term("words", term) for term in split_terms(leaf.label))
    for actor in about:
        ids = nw.col("about")
        inside = ids.str.contains(f" {actor} ", literal=True)
        at_end = ids.str.ends_with(f" {actor}")
        yield (ids == actor) | ids.str.starts_with(f"{actor} ") | at_end | inside


def holds_term(column: str, term: Term) -> Any:
    """Ask whether folded words, each between spaces, hold a term."""
    import narwhals.stable.v2 as nw

    pieces = [f" {' '.join(words)}{'' if term.begins else ' '}" for words in term.readings]
    return reduce(or_, [nw.col(column).str.contains(piece, literal=True) for piece in pieces])


def _number(asked: Range, *, negated: bool) -> Halves:
    """Compare the ends of what is claimed with those of what is asked."""
    import narwhals.stable.v2 as nw

    low, high, low_open = nw.col("low"), nw.col("high"), nw.col("low_open")
    least = LOWEST if asked.low is None else sortable(asked.low)
    most = HIGHEST if asked.high is None else sortable(asked.high)
    reaches_up = high > least if asked.above else high >= least
    reaches_down = low < most if asked.below else (low < most) | ((low == most) & ~low_open)
    stays_up = (low > least) | ((low == least) & low_open) if asked.above else low >= least
    stays_down = high < most if asked.below else high <= most
    return _halves(reaches_up & reaches_down, stays_up & stays_down, nw.col("hedged"), negated=negated)


def _time(rows: Any, runs: Any, a: int, b: int, *, negated: bool) -> tuple[Any, Halves]:
    """Compare the time measured with a window; stretches of days decide where it has gaps."""
    import narwhals.stable.v2 as nw

    keys = [NUMBER, "position"]
    meeting = runs.filter((nw.col("first_day") <= b) & (nw.col("last_day") >= a)).select(keys)
    rows = rows.join(meeting.unique(subset=keys).with_columns(nw.lit(1).alias(_MET)), on=keys, how="left")
    s_lo, s_hi, e_lo, e_hi = (nw.col(f"period_{name}") for name in ("s_lo", "s_hi", "e_lo", "e_hi"))
    gapless = ~nw.col("period_gapped") | ~nw.col(_MET).is_null()
    possible = (s_lo <= b) & (e_hi >= a) & gapless
    certain = (s_hi <= b) & (e_lo >= a)
    return rows, _halves(possible, certain, nw.col("period_hedged"), negated=negated)


def _halves(possible: Any, certain: Any, hedged: Any, *, negated: bool) -> Halves:
    """Say what is possible and what certain; about what is hedged nothing is certain."""
    if negated:
        return hedged | ~certain, ~hedged & ~possible
    return possible, certain & ~hedged
