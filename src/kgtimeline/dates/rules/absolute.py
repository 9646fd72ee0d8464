"""Dates that say all of themselves: a day, a month or a year with its year."""

import re
from datetime import date

from kgtimeline.dates.anchor import Anchor, one_of, written
from kgtimeline.dates.grammar import UNRESOLVED, Example, Match, Outcome, Rule

MDY = ("<month> [the] <day> [,|of] <year> [<god>]", "<month> <day> , <year>")
DMY = (
    "[the] <day> [of] <month> [,|of] <year> [<god>]",
    "the <ord> of <month> [,|of] <year>",
    "[the] <day> [st|nd|rd|th] of <month> [,] <year>",
    "<day> - <month> - <year>",
)
YMD = ("<year> [,] <month> <day>", "<year> - <month> - <day>")
CLOCK = "<clock> [<ampm>]"
_NUMERIC = re.compile(r"[-/.]")


def with_weekday(*patterns: str) -> tuple[str, ...]:
    """Let a weekday stand before or after each pattern."""
    return tuple(
        whole
        for pattern in patterns
        for whole in (
            pattern,
            f"<weekday> [,|the] {pattern}",
            f"<weekday> , the {pattern}",
            f"{pattern} , <weekday>",
        )
    )


def agrees(match: Match, day: date) -> bool:
    """Say whether the weekday that stands beside a date, if any, is the date's own."""
    return not match.has("<weekday>") or match.number("<weekday>") == day.weekday()


def _day(match: Match, _: Anchor | None) -> Outcome:
    number = match.number("<day>") if match.has("<day>") else match.number("<ord>")
    day = date(match.number("<year>"), match.number("<month>"), number)
    if not agrees(match, day):
        return Outcome(None, "unresolved", alternatives=(day.isoformat(),))
    return Outcome(day.isoformat())


def _month(match: Match, _: Anchor | None) -> Outcome:
    return Outcome(written((match.number("<year>"), match.number("<month>"))))


def _year(match: Match, _: Anchor | None) -> Outcome:
    return Outcome(written((match.number("<year>"),)))


def _era(match: Match, _: Anchor | None) -> Outcome:
    year = match.number("<num>")
    if match.has("<bc>"):
        return Outcome(f"-{year - 1:04d}" if year > 1 else "0000") if year else UNRESOLVED
    return Outcome(f"{year:04d}") if year else UNRESOLVED


def _iso(match: Match, _: Anchor | None) -> Outcome:
    if match.has("<ym>"):
        year, month = match.word("<ym>").split("-")
        return Outcome(date(int(year), int(month), 1).isoformat()[:7])
    if match.has("<week>"):
        year, week, *weekday = match.word("<week>").replace("W", "").split("-")
        if weekday:
            return Outcome(date.fromisocalendar(int(year), int(week), int(weekday[0])).isoformat())
        first, last = (date.fromisocalendar(int(year), int(week), day) for day in (1, 7))
        return Outcome(f"{first}/{last}")
    year, month, day = _NUMERIC.split(match.word("<ymd>").partition("T")[0])
    return Outcome(date(int(year), int(month), int(day)).isoformat())


def _dateline(match: Match, anchor: Anchor | None) -> Outcome:
    return _iso(match, anchor) if match.has("<ymd>") else _day(match, anchor)


def _orders(first: int, second: int, year: int) -> list[str]:
    """Give the dates that two numbers and a year may be, day first."""
    orders = [(first, second), (second, first)]
    return list(dict.fromkeys(date(year, m, d).isoformat() for d, m in orders if m <= 12 and d <= 31))  # noqa: PLR2004 - months and days


def _numeric(match: Match, _: Anchor | None) -> Outcome:
    text = match.word("<xyz>")
    first, second, year = (int(part) for part in _NUMERIC.split(text))
    if "." in text:
        return Outcome(date(year, second, first).isoformat())
    days = _orders(first, second, year)
    if len(days) > 1:
        return Outcome(one_of(sorted(days)), "ambiguous", alternatives=tuple(days))
    return Outcome(days[0]) if days else UNRESOLVED


def _short_year(match: Match, anchor: Anchor | None) -> Outcome:
    text = match.word("<xyz-short>")
    first, second, short = (int(part) for part in _NUMERIC.split(text))
    days = (
        [f"{second:02d}-{first:02d}"]
        if "." in text
        else [day[5:] for day in _orders(first, second, 2000 + short)]
    )
    if not days:
        return UNRESOLVED
    if anchor is None:
        year = f"XX{short:02d}"
    else:
        base = anchor.hi.year - anchor.hi.year % 100 + short
        year = f"{min((base - 100, base, base + 100), key=lambda y: abs(y - anchor.hi.year)):04d}"
    values = [f"{year}-{day}" for day in days]
    if len(values) > 1:
        return Outcome(one_of(sorted(values)), "ambiguous", alternatives=tuple(values))
    return Outcome(values[0])


RULES = (
    Rule(
        "abs.mdy",
        1,
        "month, day and year: January 17, 2024",
        with_weekday(*MDY),
        (
            Example("January 17, 2024", None, "2024-01-17"),
            Example("on Sept. 5th 2023", None, "2023-09-05"),
            Example("Monday, February 12, 2024", None, "2024-02-12"),
            Example("Tuesday, February 12, 2024", None, None),
            Example("February 30, 2024", None, None),
        ),
        _day,
    ),
    Rule(
        "abs.dmy",
        1,
        "day, month and year: 16 October 2024, 16 октября 2024",
        with_weekday(*DMY),
        (
            Example("16 October 2024", None, "2024-10-16"),
            Example("the 3rd of May, 2024", None, "2024-05-03"),
            Example("16 октября 2024 года", None, "2024-10-16"),
            Example("17-Jan-2024", None, "2024-01-17"),
        ),
        _day,
    ),
    Rule(
        "abs.ymd",
        1,
        "year, month in words and day: 2024 January 17",
        YMD,
        (Example("2024 January 17", None, "2024-01-17"), Example("2024-Jan-17", None, "2024-01-17")),
        _day,
    ),
    Rule(
        "abs.dateline",
        1,
        "a full date with a clock time, as at the head of an article",
        (
            *(f"{CLOCK} [,|on|-] {day}" for day in (*MDY, *DMY, "<ymd>")),
            *(f"{day} [,|at|-|в] {CLOCK}" for day in (*MDY, *DMY, "<ymd>")),
        ),
        (
            Example("14:06, 16 октября 2024", None, "2024-10-16"),
            Example("February 12, 2024 at 9:30 am", None, "2024-02-12"),
            Example("2024-02-12 14:06", None, "2024-02-12"),
        ),
        _dateline,
    ),
    Rule(
        "abs.iso",
        1,
        "ISO 8601: day, month, week or date and time; the written day is kept",
        ("<ymd>", "<ym>", "<week>"),
        (
            Example("date 2025-09-24", None, "2025-09-24"),
            Example("2024-02", None, "2024-02"),
            Example("2024-02-12T23:30:00-05:00", None, "2024-02-12"),
            Example("2024-W07", None, "2024-02-12/2024-02-18"),
            Example("2024-02-30", None, None),
        ),
        _iso,
    ),
    Rule(
        "abs.numeric",
        1,
        "day and month in numbers with the year last: by points day first, else both orders",
        ("<xyz>",),
        (
            Example("13/02/2024", None, "2024-02-13"),
            Example("02/13/2024", None, "2024-02-13"),
            Example("12.02.2024", None, "2024-02-12"),
            Example("03/04/2024", None, "[2024-03-04,2024-04-03]"),
        ),
        _numeric,
    ),
    Rule(
        "abs.short_year",
        1,
        "the same with a year of two digits: the nearest to the anchor, or masked",
        ("<xyz-short>",),
        (
            Example("13/02/24", "2024-03-01", "2024-02-13"),
            Example("13.02.99", "2024-03-01", "1999-02-13"),
            Example("13.02.24", None, "XX24-02-13"),
        ),
        _short_year,
        leaning=True,
    ),
    Rule(
        "abs.my",
        1,
        "month and year: January 2024",
        (
            "<month> [,|of|in] <year> [<god>]",
            "<month> - <year>",
            "<year> <month>",
            "the month of <month> [,|of|in] <year>",
        ),
        (
            Example("January 2024", None, "2024-01"),
            Example("in Sept. of 2023", None, "2023-09"),
            Example("в октябре 2024 года", None, "2024-10"),
        ),
        _month,
    ),
    Rule(
        "abs.y",
        1,
        "a year: 2022",
        ("<year> [<god>]", "[the] year [of] <year>", "<year> <ad>"),
        (
            Example("in 2022", None, "2022"),
            Example("the year 2022", None, "2022"),
            Example("в 2022 году", None, "2022"),
        ),
        _year,
    ),
    Rule(
        "abs.era",
        1,
        "a year counted BC or AD; 1 BC is year 0",
        ("<num> <bc>", "<num> <ad>", "ad <num>"),
        (Example("44 BC", None, "-0043"), Example("1 BC", None, "0000"), Example("AD 79", None, "0079")),
        _era,
    ),
)
"""The rules of this family, in order."""
