"""Two days, months or years of which the second says what the first leaves out."""

from datetime import date

from kgtimeline.dates.anchor import Anchor, written
from kgtimeline.dates.grammar import UNRESOLVED, Example, Match, Outcome, Rule

TO = "(-|to|until|till|through|thru|по|до)"
"""What stands between two ends of a stretch of time."""

_DAYS = (
    "(between|from|с) [the] <day> (-|to|and|until|till|through|по|до|и) [the] <day> [of] <month>",
    "[the] <day> (-|to|and|through) [the] <day> [of] <month>",
    "<month> <day> (-|to|and|through) <day>",
    "(between|from) <month> <day> (-|to|and|until|till|through) [<month>] <day>",
    f"<month> <day> {TO} <month> <day>",
    f"<day> <month> {TO} <day> <month>",
    "(between|from|с) <day> <month> (-|to|and|until|till|through|по|до|и) <day> <month>",
)


def _days_of_month(match: Match, anchor: Anchor | None) -> Outcome:
    """Read 5-8 March 2023, March 5 to April 2, 2023: the second date says what the first leaves out."""
    days, months = match.every("<day>"), match.every("<month>")
    year = _shared_year(match, anchor, int(str(months[-1])), int(str(days[-1])))
    if year is None:
        return UNRESOLVED
    first_month, last_month = int(str(months[0])), int(str(months[-1]))
    mark = "" if match.has("<year>") or anchor is None else anchor.marks[0]
    first_year = year - (first_month > last_month)
    ends = [date(first_year, first_month, int(str(days[0]))), date(year, last_month, int(str(days[-1])))]
    if ends[0] > ends[1]:
        return UNRESOLVED
    texts = [written((end.year, end.month, end.day), (mark, "", "")) for end in ends]
    return Outcome("/".join(texts), doubtful=bool(mark))


def _months(match: Match, anchor: Anchor | None) -> Outcome:
    """Read January to March 2023 and the same without a year."""
    first, last = (int(str(month)) for month in match.every("<month>"))
    year = _shared_year(match, anchor, last, 1)
    if year is None:
        return UNRESOLVED
    mark = "" if match.has("<year>") or anchor is None else anchor.marks[0]
    texts = [written((year - (first > last), first), (mark, "", "")), written((year, last), (mark, "", ""))]
    return Outcome("/".join(texts), doubtful=bool(mark))


def _shared_year(match: Match, anchor: Anchor | None, month: int, day: int) -> int | None:
    """Give the year said, or the latest that puts the end not after the anchor."""
    if match.has("<year>"):
        return match.number("<year>")
    if anchor is None:
        return None
    years = {found.year - ((month, day) > (found.month, found.day)) for found in (anchor.lo, anchor.hi)}
    return years.pop() if len(years) == 1 else None


def _years(match: Match, _: Anchor | None) -> Outcome:
    first = match.number("<year>")
    if match.has("<yy>"):
        last = first - first % 100 + match.number("<yy>")
    elif match.has("<ym>"):
        return UNRESOLVED
    else:
        last = match.number("<year>", 1)
    return Outcome(f"{first:04d}/{last:04d}") if first < last else UNRESOLVED


RULES = (
    Rule(
        "range.days",
        1,
        "two days of one or two months, the month or year said once: 5-8 March 2023",
        tuple(f"{days}{year}" for days in _DAYS for year in ("", " [,|of] <year> [<god>]")),
        (
            Example("5-8 March 2023", None, "2023-03-05/2023-03-08"),
            Example("from March 28 to April 2, 2023", None, "2023-03-28/2023-04-02"),
            Example("between 5 and 8 August", "2023-08-14", "2023-08-05/2023-08-08"),
            Example("с 5 по 8 марта 2023 года", None, "2023-03-05/2023-03-08"),
            Example("5-8 March", None, None),
        ),
        _days_of_month,
        leaning=True,
    ),
    Rule(
        "range.months",
        1,
        "two months, the year said once or not at all: January to March 2023",
        tuple(
            f"{lead}<month> {to} <month>{year}"
            for lead, to in (("", TO), ("from ", TO), ("between ", "and"), ("с ", "по"))
            for year in ("", " [,|of] <year> [<god>]")
        ),
        (
            Example("January to March 2023", None, "2023-01/2023-03"),
            Example("between November and February 2024", None, "2023-11/2024-02"),
            Example("from May to July", "2024-02-12", "2023-05/2023-07"),
        ),
        _months,
        leaning=True,
    ),
    Rule(
        "range.years",
        1,
        "two years: 2010-2015, 2023/24, from 2010 to 2015",
        (
            "<year> (-|/) <year> [<years>]",
            "<year> (-|/) <yy>",
            "between <year> and <year>",
            "from <year> (to|until|till|through) <year>",
            "с <year> (по|до) <year> [<god>]",
            "<year> to <year>",
        ),
        (
            Example("2010–2015", None, "2010/2015"),
            Example("the 2023/24 season", None, "2023/2024"),
            Example("from 2010 to 2015", None, "2010/2015"),
            Example("2015-2010", None, None),
        ),
        _years,
    ),
)
"""The rules of this family, in order."""
