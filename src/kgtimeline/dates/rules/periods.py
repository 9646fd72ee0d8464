"""Named stretches of the calendar: decades, centuries, seasons, quarters, halves."""

from datetime import date

from kgtimeline.dates.anchor import Anchor, worked_out, written
from kgtimeline.dates.grammar import UNRESOLVED, Example, Match, Outcome, Rule

_FIRST_QUARTER = 33
_FIRST_HALF = 40
_WINTER = 24
_QUARTER = ("<q>", "[the] <ord> <quarterword>", "<roman> (квартал|квартала|квартале)")
_HALF = ("<h>", "[the] <ord> <halfword>")
_OF = "[,|of|in]"


def _decade(match: Match, _: Anchor | None) -> Outcome:
    first = match.number("<decade>")
    if first % 100 == 0:
        century = f"{first // 100:02d}XX"
        return Outcome(century, "ambiguous", alternatives=(f"{first // 10:03d}X", century))
    return Outcome(f"{first // 10:03d}X")


def _decade_recent(match: Match, anchor: Anchor | None) -> Outcome:
    assert anchor is not None
    tens = match.number("<tens>")

    def recent(day: date) -> int:
        first = day.year - day.year % 100 + tens
        return (first if first <= day.year else first - 100) // 10

    first, last = recent(anchor.lo), recent(anchor.hi)
    if first != last:
        return UNRESOLVED
    return Outcome(f"{first:03d}X{anchor.marks[0]}", alternatives=(f"{first + 10:03d}X",))


def _decade_unanchored(match: Match, _: Anchor | None) -> Outcome:
    return Outcome(f"XX{match.number('<tens>') // 10}X")


def _century(match: Match, _: Anchor | None) -> Outcome:
    number = match.number("<ord>") if match.has("<ord>") else match.number("<roman>")
    if not 1 <= number <= 99:  # noqa: PLR2004 - a century has two digits
        return UNRESOLVED
    if match.has("<bc>"):
        return (
            Outcome(f"-{number * 100 - 1:04d}/-{(number - 1) * 100:04d}")
            if number > 1
            else Outcome("-0099/0000")
        )
    return Outcome(f"{number - 1:02d}XX")


def _code(match: Match) -> int:
    """Give the number that EDTF writes in the place of a month."""
    if match.has("<season>"):
        return match.number("<season>")
    if match.has("<h>") or match.has("<halfword>"):
        number, most, first = _numbered(match, "<h>"), 2, _FIRST_HALF
    else:
        number, most, first = _numbered(match, "<q>"), 4, _FIRST_QUARTER
    if not 1 <= number <= most:
        raise ValueError
    return first + number - 1


def _numbered(match: Match, short: str) -> int:
    slot = next(slot for slot in (short, "<ord>", "<roman>") if match.has(slot))
    return match.number(slot)


def _start_month(code: int) -> int:
    """Give the month in which a season, quarter or half begins."""
    if code < _FIRST_QUARTER:
        return 3 * (code - 20)
    return 3 * (code - _FIRST_QUARTER) + 1 if code < _FIRST_HALF else 6 * (code - _FIRST_HALF) + 1


def _of_year(match: Match, _: Anchor | None) -> Outcome:
    code = _code(match)
    if match.has("<ym>"):
        year, *ends = (int(part) for part in match.word("<ym>").split("-"))
    else:
        year, *ends = match.number("<year>"), *([match.number("<yy>")] if match.has("<yy>") else [])
    if ends and (code != _WINTER or ends[0] != (year + 1) % 100):
        return UNRESOLVED
    return Outcome(written((year, code)))


def _of_which_year(match: Match, anchor: Anchor | None) -> Outcome:
    assert anchor is not None
    code, years = _code(match), match.number("<which>")
    return Outcome(worked_out(anchor, lambda day: (day.year + years, code), taken=1))


def _recent(match: Match, anchor: Anchor | None) -> Outcome:
    """Take the most recent one that began not after the anchor; with `last`, that ended before it."""
    assert anchor is not None
    code = _code(match)
    which = match.number("<which>") if match.has("<which>") else None
    start = _start_month(code)
    length = 6 if code >= _FIRST_HALF else 3

    def recent(day: date) -> int:
        now = day.year * 12 + day.month - 1
        begun = now - (day.year * 12 + start - 1)
        year = day.year if begun >= 0 else day.year - 1
        ended = now >= year * 12 + start - 1 + length
        if which == 1:
            return year + 1
        return year - 1 if which == -1 and not ended else year

    first, last = recent(anchor.lo), recent(anchor.hi)
    if first != last:
        return UNRESOLVED
    if which == 0 and first != anchor.hi.year and code != _WINTER:
        first = anchor.hi.year
    other = first + 1 if which is None else first + (0 if which == 0 else which)
    alternatives = (written((other, code)),) if other != first else ()
    return Outcome(written((first, code), (anchor.marks[0], "", "")), alternatives=alternatives)


RULES = (
    Rule(
        "abs.decade",
        1,
        "a decade with its century: the 1990s; the 1900s are ambiguous",
        ("[the] <decade> [<years>]",),
        (
            Example("the 1990s", None, "199X"),
            Example("в 1990-х годах", None, "199X"),
            Example("the 1900s", None, "19XX"),
        ),
        _decade,
    ),
    Rule(
        "rel.decade_recent",
        1,
        "a decade without century: the latest that began not after the anchor",
        ("[the] ['] <tens> [<years>]",),
        (Example("the '90s", "2024-02-12", "199X"), Example("the twenties", "2024-02-12", "202X")),
        _decade_recent,
        anchored=True,
    ),
    Rule(
        "unanchored.decade",
        1,
        "a decade without century and without anchor: the century is masked",
        ("[the] ['] <tens> [<years>]",),
        (Example("the nineties", None, "XX9X"),),
        _decade_unanchored,
        anchored=False,
    ),
    Rule(
        "abs.century",
        1,
        "a century, as the hundred years that share their first digits",
        ("[the] <ord> [-] <century> [<bc>|<ad>]", "<roman> <century>"),
        (
            Example("the 19th century", None, "18XX"),
            Example("the first century BC", None, "-0099/0000"),
            Example("XX век", None, "19XX"),
        ),
        _century,
    ),
    Rule(
        "abs.season",
        1,
        "a season of a year; winter runs into the next year",
        (f"[the] <season> {_OF} <year> [<god>]", "<season> [of] <year> (-|/) <yy>", "<season> [of] <ym>"),
        (
            Example("the summer of 2023", None, "2023-22"),
            Example("winter 2023/24", None, "2023-24"),
            Example("весной 2022 года", None, "2022-21"),
        ),
        _of_year,
    ),
    Rule(
        "abs.quarter",
        1,
        "a quarter of a year",
        (*(f"{quarter} {_OF} <year> [<god>]" for quarter in _QUARTER), "<year> <q>"),
        (Example("the third quarter of 2023", None, "2023-35"), Example("Q1 2024", None, "2024-33")),
        _of_year,
    ),
    Rule(
        "abs.half",
        1,
        "a half of a year",
        (*(f"{half} {_OF} [the] [year] <year> [<god>]" for half in _HALF), "<year> <h>"),
        (Example("the first half of 2023", None, "2023-40"), Example("H2 2024", None, "2024-41")),
        _of_year,
    ),
    Rule(
        "rel.period_of_year",
        1,
        "a season, quarter or half of last, this or next year",
        (
            *(f"{period} [of] [the] <which> year" for period in ("[the] <season>", *_QUARTER, *_HALF)),
            "<season> <which> <god>",
        ),
        (
            Example("the summer of last year", "2024-02-12", "2023-22"),
            Example("the first half of this year", "2024-02-12", "2024-40"),
        ),
        _of_which_year,
        anchored=True,
    ),
    Rule(
        "rel.period_recent",
        1,
        "a season, quarter or half without year: the latest begun by the anchor; last: the latest over",
        tuple(
            f"[the] {which} {period}"
            for which in ("", "<which>")
            for period in ("<season>", *_QUARTER, *_HALF)
        ),
        (
            Example("last summer", "2024-02-12", "2023-22"),
            Example("the third quarter", "2024-02-12", "2023-35"),
            Example("next spring", "2024-02-12", "2024-21"),
        ),
        _recent,
        anchored=True,
    ),
)
"""The rules of this family, in order."""
