"""Early, mid and late: thirds of a month (days 1-10, 11-20, 21-end), a year or a decade.

Nobody says where early ends, so both ends carry `~`, and TIMEX3's modifier is kept.
"""

from calendar import monthrange

from kgtimeline.dates.anchor import NO_MARKS, Anchor, Marks, union, written
from kgtimeline.dates.grammar import UNRESOLVED, Example, Match, Outcome, Rule
from kgtimeline.dates.rules.relative import moved

_THIRDS_OF_MONTH = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}
_THIRDS_OF_YEAR = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}
_THIRDS_OF_DECADE = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}
_THIRDS_OF_CENTURY = {"START": (0, 33), "MID": (34, 66), "END": (67, 99)}
_SLOTS = {
    "START": ("<early>", "<start>", "<начало>"),
    "MID": ("<mid>", "<middle>", "<середина>"),
    "END": ("<late>", "<end>", "<конец>"),
}
_MODS = frozenset(slot for slots in _SLOTS.values() for slot in slots)
_WHOLE = (
    "<month> [,|of] <year> [<god>]",
    "<year> [<god>]",
    "[the] <decade> [<years>]",
    "[the] <ord> [-] <century>",
    "<month> [of] [the] <which> year",
    "<month> <which> <god>",
    "[the] <which> <unit>",
)
_MONTH = "<month>"


def _interval(first: tuple[int, ...], last: tuple[int, ...], marks: Marks, mod: str) -> Outcome:
    """Write the third, about: what it takes from the anchor keeps the anchor's doubt too."""
    every = (union(marks[0], "~"), union(marks[1], "~"), union(marks[2], "~"))
    return Outcome(f"{written(first, every)}/{written(last, every)}", mod=mod)


def month_third(year: int, month: int, mod: str, marks: Marks = NO_MARKS) -> Outcome:
    """Give a third of a month."""
    first, last = _THIRDS_OF_MONTH[mod]
    last = min(last, monthrange(year, month)[1])
    return _interval((year, month, first), (year, month, last), marks, mod)


def year_third(year: int, mod: str, marks: Marks = NO_MARKS) -> Outcome:
    """Give a third of a year."""
    first, last = _THIRDS_OF_YEAR[mod]
    return _interval((year, first), (year, last), marks, mod)


def _mod(match: Match) -> str:
    return next(str(value) for slot, value in match.binds if slot in _MODS)


def _part(match: Match, anchor: Anchor | None) -> Outcome:
    """Choose by what the part is of."""
    mod = _mod(match)
    if match.has("<decade>") or match.has("<century>"):
        return _of_years(match, mod)
    if match.has("<year>"):
        year = match.number("<year>")
        return (
            month_third(year, match.number("<month>"), mod) if match.has("<month>") else year_third(year, mod)
        )
    if anchor is None:
        return UNRESOLVED
    if match.has("<month>"):
        return _of_month(match, anchor, mod)
    return _of_unit(match, anchor, mod)


def _of_years(match: Match, mod: str) -> Outcome:
    if match.has("<decade>"):
        start, (first, last) = match.number("<decade>"), _THIRDS_OF_DECADE[mod]
        if start % 100 == 0:
            return UNRESOLVED
    else:
        start, (first, last) = 100 * (match.number("<ord>") - 1), _THIRDS_OF_CENTURY[mod]
    return _interval((start + first,), (start + last,), NO_MARKS, mod)


def _of_month(match: Match, anchor: Anchor, mod: str) -> Outcome:
    """Take the month of last or next year, or the latest whose part began not after the anchor."""
    month = match.number("<month>")
    if match.has("<which>"):
        years = [day.year + match.number("<which>") for day in (anchor.lo, anchor.hi)]
        other = None
    else:
        start = (month, _THIRDS_OF_MONTH[mod][0])
        years = [day.year - (start > (day.month, day.day)) for day in (anchor.lo, anchor.hi)]
        other = month_third(years[1] + 1, month, mod).text
    if years[0] != years[1]:
        return UNRESOLVED
    mark = union(*anchor.marks) if month == anchor.lo.month else anchor.marks[0]
    outcome = month_third(years[0], month, mod, (mark, "", ""))
    return Outcome(outcome.text, mod=mod, alternatives=(other,) if other else (), doubtful=anchor.doubtful)


def _of_unit(match: Match, anchor: Anchor, mod: str) -> Outcome:
    unit = match.word("<unit>")
    count = match.number("<which>") if match.has("<which>") else 0
    if unit not in {"month", "year"}:
        return UNRESOLVED
    first, last = (moved(day, unit, count) for day in (anchor.lo, anchor.hi))
    if first.year != last.year or (unit == "month" and first.month != last.month):
        return UNRESOLVED
    if unit == "month":
        return month_third(first.year, first.month, mod, anchor.marks)
    return year_third(first.year, mod, (anchor.marks[0], "", ""))


def _unanchored(match: Match, _: Anchor | None) -> Outcome:
    """EDTF has no part of a month whose year is unknown: the month, with the modifier beside it."""
    return Outcome(f"XXXX-{match.number('<month>'):02d}", mod=_mod(match))


def _leads(mod: str) -> tuple[str, ...]:
    """Give the ways in which a part is led in: an English noun needs its `of`."""
    adjective, noun, russian = _SLOTS[mod]
    return (f"{adjective} [-|in|to]", f"[the] {noun} of", russian)


def _patterns(mod: str) -> tuple[str, ...]:
    """Give the ways to say a part of anything that is not a bare month."""
    adjective, noun, russian = _leads(mod)
    return (
        *(f"{lead} {whole}" for lead in (adjective, noun, russian) for whole in (*_WHOLE, _MONTH)),
        f"{noun} the <unit>",
        f"{russian} <unit>",
    )


_MONTH_PATTERNS = tuple(f"{lead} {_MONTH}" for mod in _SLOTS for lead in _leads(mod))

RULES = (
    Rule(
        "unanchored.part",
        1,
        "a part of a month without year and without anchor: the month, the part in the modifier",
        _MONTH_PATTERNS,
        (Example("in early August", None, "XXXX-08"), Example("mid-September", None, "XXXX-09")),
        _unanchored,
        anchored=False,
    ),
    Rule(
        "part.early",
        1,
        "the first third: days 1-10 of a month, months 1-4 of a year, years 0-3 of a decade",
        _patterns("START"),
        (
            Example("early August 2023", None, "2023-08-01~/2023-08-10~"),
            Example("in early August", "2023-08-14", "2023-08-01~/2023-08-10~"),
            Example("early August", "2023?-08-14", "2023%-~08-~01/2023%-~08-~10"),
            Example("the beginning of 2024", None, "2024-01~/2024-04~"),
            Example("early last year", "2024-02-12", "2023-01~/2023-04~"),
            Example("в начале августа 2023 года", None, "2023-08-01~/2023-08-10~"),
        ),
        _part,
        leaning=True,
    ),
    Rule(
        "part.mid",
        1,
        "the second third: days 11-20 of a month, months 5-8 of a year, years 4-6 of a decade",
        _patterns("MID"),
        (
            Example("mid-September 2023", None, "2023-09-11~/2023-09-20~"),
            Example("the middle of last month", "2024-02-12", "2024-01-11~/2024-01-20~"),
            Example("the mid-1990s", None, "1994~/1996~"),
        ),
        _part,
        leaning=True,
    ),
    Rule(
        "part.late",
        1,
        "the last third: day 21 to the end of a month, months 9-12 of a year, years 7-9 of a decade",
        _patterns("END"),
        (
            Example("late February 2024", None, "2024-02-21~/2024-02-29~"),
            Example("the end of the year", "2024-02-12", "2024-09~/2024-12~"),
            Example("the late 19th century", None, "1867~/1899~"),
        ),
        _part,
        leaning=True,
    ),
)
"""The rules of this family, in order."""
