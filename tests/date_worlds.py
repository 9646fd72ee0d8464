"""Every world of a small date, listed one by one, from the words of the specification.

Nothing here uses the closed forms: dates are made of days 0 to 3, worlds of days -2 to 5
and the two infinities, and a relation holds or fails in each world by its definition.
The two days on either side stand for all days beyond: nothing that is asked here tells
days farther off apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, groupby, product

from hypothesis import strategies as st

from kgtimeline.dates.bounds import Bounds, Extent
from kgtimeline.dates.form import Form, Shape, Side, bounds_of
from kgtimeline.dates.gaps import Days
from kgtimeline.dates.numbering import INF, Day
from kgtimeline.dates.truth import Truth
from kgtimeline.dates.window import Window

DATED = range(4)
ALL = range(-2, 6)
World = tuple[Day, Day]


@dataclass(frozen=True)
class End:
    """One date or one end of an interval: some days, or open, or unknown, on one side."""

    days: tuple[int, ...]
    kind: str = "days"  # or: open, unknown, up_to, from

    def values(self, side: str) -> list[Day]:
        if self.kind == "open":
            return [-INF if side == "start" else INF]
        if self.kind == "unknown":
            return list(ALL)
        if self.kind == "up_to":
            return [
                day for day in ALL if day <= max(self.days) and (day in self.days or day < min(self.days))
            ]
        if self.kind == "from":
            return [
                day for day in ALL if day >= min(self.days) and (day in self.days or day > max(self.days))
            ]
        return list(self.days)

    def side(self, side: str) -> Side:
        if self.kind == "open":
            return Side(-INF, -INF) if side == "start" else Side(INF, INF)
        if self.kind == "unknown":
            return Side(-INF, INF, unknown=True)
        runs: list[tuple[Day, Day]] = [(run[0], run[-1]) for run in runs_of(self.days)]
        if self.kind == "up_to":
            runs[0] = (-INF, runs[0][1])
        if self.kind == "from":
            runs[-1] = (runs[-1][0], INF)
        return Side(runs[0][0], runs[-1][1], Days(tuple(runs)) if len(runs) > 1 else None)


@dataclass(frozen=True)
class Small:
    """A small date with its extent: one end, or the two of an interval."""

    ends: tuple[End, ...]
    extent: Extent
    hedged: bool = False

    @property
    def bounds(self) -> Bounds:
        shape = Shape.DATE if len(self.ends) == 1 else Shape.INTERVAL
        names = ("start", "end") if len(self.ends) == 2 else ("date",)
        sides = tuple(end.side(name) for end, name in zip(self.ends, names, strict=True))
        return bounds_of("small", Form(shape, sides, 0, self.hedged), self.extent)

    def worlds(self) -> list[World]:
        if len(self.ends) == 1:
            return self._worlds_of_one(self.ends[0].values("date"))
        starts, ends = self.ends[0].values("start"), self.ends[1].values("end")
        pairs = [(a, b) for a in starts for b in ends if a <= b]
        if self.extent is Extent.THROUGHOUT:
            return pairs
        if self.extent is Extent.WITHIN:
            return sorted({(day, day) for day in ALL for a, b in pairs if a <= day <= b})
        return [(s, e) for s, e in every_state() if any(s <= a and b <= e for a, b in pairs)]

    def _worlds_of_one(self, days: list[Day]) -> list[World]:
        if self.extent is Extent.WITHIN:
            return [(day, day) for day in days]
        if self.extent is Extent.THROUGHOUT:
            return [(min(days), max(days))]
        return [(s, e) for s, e in every_state() if any(s <= day <= e for day in days)]


def every_state() -> list[World]:
    """List the stretches that a state may have: it may have begun and may go on for ever."""
    return [(s, e) for s in (-INF, *ALL) for e in (*ALL, INF) if s <= e]


def runs_of(days: Iterable[int]) -> list[list[int]]:
    """Cut days into stretches."""
    numbered = enumerate(sorted(days))
    return [[day for _, day in run] for _, run in groupby(numbered, key=lambda pair: pair[1] - pair[0])]


def holds(relation: str, x: World, y: World) -> bool:
    """Tell by definition whether a relation holds between two stretches."""
    return {
        "during": x[0] <= y[1] and y[0] <= x[1],
        "within": y[0] <= x[0] and x[1] <= y[1],
        "covers": x[0] <= y[0] and y[1] <= x[1],
        "before": x[1] < y[0],
        "after": x[0] > y[1],
    }[relation]


def counted(answers: Iterable[bool], *, hedged: bool, negate: bool = False) -> Truth:
    """Make one answer out of what holds in each world."""
    seen = {answer is not negate for answer in answers}
    if hedged:
        return Truth.NO if seen == {False} and not negate else Truth.MAYBE
    return Truth.MAYBE if len(seen) > 1 else Truth.YES if True in seen else Truth.NO


def _is_a_date(small: Small) -> bool:
    if len(small.ends) == 2:
        if all(end.kind in ("open", "unknown") for end in small.ends):
            return False
        starts, ends = small.ends[0].values("start"), small.ends[1].values("end")
        return min(starts) <= max(ends)
    if small.extent is not Extent.THROUGHOUT:
        return True
    return small.ends[0].kind == "days" and len(runs_of(small.ends[0].days)) == 1


_days = st.sets(st.sampled_from(DATED), min_size=1).map(lambda days: tuple(sorted(days)))
_dates = st.builds(End, _days, st.sampled_from(("days", "days", "up_to", "from")))
_ends = st.builds(End, _days, st.sampled_from(("days", "days", "days", "open", "unknown")))
small_dates = st.builds(
    Small,
    st.one_of(st.tuples(_dates), st.tuples(_ends, _ends)),
    st.sampled_from(Extent),
    st.sampled_from((False, False, False, True)),
).filter(_is_a_date)
small_windows = st.builds(
    lambda days, start, end: Window(-INF if start else min(days), INF if end else max(days)),
    _days,
    st.sampled_from((False, False, False, True)),
    st.sampled_from((False, False, False, True)),
)


def every_small_date() -> list[Small]:
    """List all small dates of all extents, without hedges."""
    subsets = [days for size in range(1, 5) for days in combinations(DATED, size)]
    dates = [(End(days, kind),) for days in subsets for kind in ("days", "up_to", "from")]
    ends = [*(End(days) for days in subsets), End((0,), "open"), End((0,), "unknown")]
    made = [Small(each, extent) for each in (*dates, *product(ends, ends)) for extent in Extent]
    return [small for small in made if _is_a_date(small)]


def every_window() -> list[Window]:
    """List all windows on the days that dates are made of, open ones too."""
    return [Window(a, b) for a in (-INF, *DATED) for b in (*DATED, INF) if a <= b]
