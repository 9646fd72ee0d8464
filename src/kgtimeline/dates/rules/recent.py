"""Days, months and weekdays without a year: worked out against an anchor, or masked.

Reports look back: the value is the most recent not after the anchor, and the first
after it stands in the alternatives.
"""

from datetime import date, timedelta

from kgtimeline.dates.anchor import NO_MARKS, Anchor, one_of, union, worked_out, written
from kgtimeline.dates.grammar import UNRESOLVED, Example, Match, Outcome, Rule
from kgtimeline.dates.rules.absolute import CLOCK, agrees, with_weekday

_WEEK_DAYS = 7
_MOST_LISTED = 12
_MD = (
    "<month> [the] <day>",
    "[the] <day> [of] <month>",
    "[the] <ord> (of|day) [of] <month>",
    "[the] <day> (st|nd|rd|th) of <month>",
    "<day> - <month>",
)
MD = (
    *with_weekday(*_MD),
    *(f"{CLOCK} [,] {md}" for md in _MD[:2]),
    *(f"{md} [,|at] {CLOCK}" for md in _MD[:2]),
)
MONTH = ("<month>", "the month of <month>")
LAST_YEAR = ("[of] [the] <which> year", "<which> <god>")


def _number(match: Match) -> int:
    return match.number("<day>") if match.has("<day>") else match.number("<ord>")


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _md_year(match: Match, last: date) -> int | None:
    """Find the latest year in which the day is not after `last`."""
    month, day = match.number("<month>"), _number(match)
    for year in range(last.year, max(last.year - 12, 0), -1):
        if (
            _exists(year, month, day)
            and date(year, month, day) <= last
            and agrees(match, date(year, month, day))
        ):
            return year
    return None


def _md_next(match: Match, last: date) -> int | None:
    """Find the first year in which the day is after `last`."""
    month, day = match.number("<month>"), _number(match)
    for year in range(last.year, min(last.year + 12, 9999)):
        if (
            _exists(year, month, day)
            and date(year, month, day) > last
            and agrees(match, date(year, month, day))
        ):
            return year
    return None


def _listed(anchor: Anchor, years: list[int], rest: tuple[int, ...]) -> str | None:
    """Write what the years give: one date, or the one-of set of a few."""
    if not years or len(years) > _MOST_LISTED:
        return None
    if len(years) == 1:
        return written((years[0], *rest), (_year_mark(anchor, rest), *NO_MARKS[1:]))
    return one_of([written((year, *rest)) for year in years])


def _year_mark(anchor: Anchor, rest: tuple[int, ...]) -> str:
    """Give the doubt of a year taken from the anchor: in the anchor's own month its day counts too."""
    year, month, day = anchor.marks
    return union(year, month, day) if rest[0] == anchor.lo.month else year


def _md_recent(match: Match, anchor: Anchor | None) -> Outcome:
    assert anchor is not None
    month, day = match.number("<month>"), _number(match)
    first, last = _md_year(match, anchor.lo), _md_year(match, anchor.hi)
    if first is None or last is None:
        return UNRESOLVED
    years = (
        [
            year
            for year in range(first, last + 1)
            if _exists(year, month, day) and agrees(match, date(year, month, day))
        ]
        if last - first <= _MOST_LISTED
        else []
    )
    after = _md_next(match, anchor.hi)
    if match.has("<weekday>") and after is not None and after - anchor.hi.year < anchor.hi.year - last:
        years, after = [after], last
    alternatives = () if after is None else (written((after, month, day)),)
    text = _listed(anchor, years, (month, day))
    return Outcome(text, "resolved" if text else "unresolved", alternatives=alternatives)


def _month_recent(match: Match, anchor: Anchor | None) -> Outcome:
    assert anchor is not None
    month = match.number("<month>")
    first, last = (day.year - (month > day.month) for day in (anchor.lo, anchor.hi))
    text = _listed(anchor, list(range(first, last + 1)) if last - first <= _MOST_LISTED else [], (month,))
    return Outcome(text, "resolved" if text else "unresolved", alternatives=(written((last + 1, month)),))


def _which_month(match: Match, anchor: Anchor | None) -> Outcome:
    """Read last July, this July, next July; the July of the year before or after is the alternative."""
    assert anchor is not None
    month, which = match.number("<month>"), match.number("<which>")

    def year(day: date) -> int:
        if which < 0:
            return day.year - (month >= day.month)
        return day.year + (which > 0 and month <= day.month)

    first, last = year(anchor.lo), year(anchor.hi)
    if first != last:
        return UNRESOLVED
    other = anchor.hi.year + which
    alternatives = (written((other, month)),) if other != first else ()
    return Outcome(_listed(anchor, [first], (month,)), alternatives=alternatives)


def _month_of_year(match: Match, anchor: Anchor | None) -> Outcome:
    assert anchor is not None
    month, years = match.number("<month>"), match.number("<which>")
    return Outcome(worked_out(anchor, lambda day: (day.year + years, month), taken=1))


def _md_of_year(match: Match, anchor: Anchor | None) -> Outcome:
    assert anchor is not None
    month, number, years = match.number("<month>"), _number(match), match.number("<which>")
    years_found = sorted({anchor.lo.year + years, anchor.hi.year + years})
    if len(years_found) > 1 or not agrees(match, date(years_found[0], month, number)):
        return UNRESOLVED
    return Outcome(written((years_found[0], month, number), (anchor.marks[0], "", "")))


def _parts(day: date) -> tuple[int, int, int]:
    return (day.year, day.month, day.day)


def _weekday_recent(match: Match, anchor: Anchor | None) -> Outcome:
    assert anchor is not None
    wanted = match.number("<weekday>")

    def recent(day: date) -> tuple[int, int, int]:
        return _parts(day - timedelta(days=(day.weekday() - wanted) % _WEEK_DAYS))

    following = anchor.hi + timedelta(days=(wanted - anchor.hi.weekday() - 1) % _WEEK_DAYS + 1)
    return Outcome(worked_out(anchor, recent), alternatives=(following.isoformat(),))


def _weekday(match: Match, anchor: Anchor | None) -> Outcome:
    """Read last (strictly before), this (in the week from Monday), next (strictly after) weekday."""
    assert anchor is not None
    wanted, which = match.number("<weekday>"), match.number("<which>")

    def found(day: date) -> date:
        if which < 0:
            return day - timedelta(days=(day.weekday() - wanted - 1) % _WEEK_DAYS + 1)
        if which == 0:
            return day + timedelta(days=wanted - day.weekday())
        return day + timedelta(days=(wanted - day.weekday() - 1) % _WEEK_DAYS + 1)

    of_week = anchor.hi + timedelta(days=wanted - anchor.hi.weekday() + _WEEK_DAYS * which)
    alternatives = (of_week.isoformat(),) if of_week != found(anchor.hi) else ()
    return Outcome(worked_out(anchor, lambda day: _parts(found(day))), alternatives=alternatives)


def _unanchored_md(match: Match, _: Anchor | None) -> Outcome:
    month, number = match.number("<month>"), _number(match)
    date(2000, month, number)
    return Outcome(f"XXXX-{month:02d}-{number:02d}")


def _unanchored_month(match: Match, _: Anchor | None) -> Outcome:
    return Outcome(f"XXXX-{match.number('<month>'):02d}")


RULES = (
    Rule(
        "rel.md_recent",
        1,
        "month and day without year: the most recent not after the anchor",
        MD,
        (
            Example("on February 12", "2024-02-12", "2024-02-12"),
            Example("On 11 February", "2024-02-12", "2024-02-11"),
            Example("an August 8 letter", "2024-02-12", "2023-08-08"),
            Example("August 8", "2023?-08-14", "2023?-08-08"),
            Example("August 8", "2023", "[2022-08-08,2023-08-08]"),
            Example("February 29", "2023-03-01", "2020-02-29"),
        ),
        _md_recent,
        anchored=True,
    ),
    Rule(
        "unanchored.md",
        1,
        "month and day without year and without anchor: the year is masked",
        MD,
        (
            Example("August 8", None, "XXXX-08-08"),
            Example("29 February", None, "XXXX-02-29"),
            Example("30 February", None, None),
        ),
        _unanchored_md,
        anchored=False,
    ),
    Rule(
        "rel.month_recent",
        1,
        "a month without year: the most recent begun by the anchor",
        MONTH,
        (
            Example("a July report", "2023-08-14", "2023-07"),
            Example("in December", "2024-02-12", "2023-12"),
            Example("in February", "2024-02-12", "2024-02"),
        ),
        _month_recent,
        anchored=True,
    ),
    Rule(
        "unanchored.month",
        1,
        "a month without year and without anchor: the year is masked",
        MONTH,
        (Example("a July report", None, "XXXX-07"), Example("в июле", None, "XXXX-07")),
        _unanchored_month,
        anchored=False,
    ),
    Rule(
        "rel.month_of_year",
        1,
        "a month of last, this or next year",
        (*(f"<month> {year}" for year in LAST_YEAR), "<which> year ' s <month>"),
        (
            Example("In July of last year", "2024-02-12", "2023-07"),
            Example("in May this year", "2024-02-12~", "2024~-05"),
            Example("в июле прошлого года", "2024-02-12", "2023-07"),
        ),
        _month_of_year,
        anchored=True,
    ),
    Rule(
        "rel.md_of_year",
        1,
        "a day of a month of last, this or next year",
        tuple(
            f"{md} {year}"
            for md in ("<month> [the] <day> [,]", "[the] <day> [of] <month> [,]", "the <ord> of <month>")
            for year in LAST_YEAR
        ),
        (
            Example("August 8 of last year", "2024-02-12", "2023-08-08"),
            Example("16 октября прошлого года", "2024-02-12", "2023-10-16"),
        ),
        _md_of_year,
        anchored=True,
    ),
    Rule(
        "rel.which_month",
        1,
        "last, this or next July: strictly before, in the same year, strictly after",
        ("[the|in] <which> <month>",),
        (
            Example("last July", "2024-02-12", "2023-07"),
            Example("this May", "2024-02-12", "2024-05"),
            Example("next January", "2024-02-12", "2025-01"),
        ),
        _which_month,
        anchored=True,
    ),
    Rule(
        "rel.weekday_recent",
        1,
        "a weekday: the most recent not after the anchor",
        ("<weekday>",),
        (
            Example("on Monday", "2024-02-14", "2024-02-12"),
            Example("on Monday", "2024-02-12", "2024-02-12"),
            Example("в пятницу", "2024-02-12", "2024-02-09"),
        ),
        _weekday_recent,
        anchored=True,
    ),
    Rule(
        "rel.weekday",
        1,
        "last, this or next weekday: strictly before, in the week from Monday, strictly after",
        ("[the] <which> <weekday>",),
        (
            Example("last Friday", "2024-02-12", "2024-02-09"),
            Example("this Friday", "2024-02-12", "2024-02-16"),
            Example("next Monday", "2024-02-12", "2024-02-19"),
        ),
        _weekday,
        anchored=True,
    ),
)
"""The rules of this family, in order."""
