"""Days, weeks, months, years and the like counted from an anchor."""

from collections.abc import Callable
from datetime import date, timedelta

from kgtimeline.dates.anchor import Anchor, Marks, Parts, step, union, worked_out, written
from kgtimeline.dates.grammar import UNRESOLVED, Example, Match, Outcome, Rule

_PLURAL = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
_LAST_DAY_OF_WEEK = 6
_FIRST_QUARTER = 33


def moved(day: date, unit: str, count: int) -> date:
    """Go a number of units on from a day.

    Raises:
        ValueError: If the unit is not a calendar one, or the result is beyond years 1 to 9999.
    """
    if unit == "fortnight":
        unit, count = "week", 2 * count
    elif unit == "quarter":
        unit, count = "month", 3 * count
    elif unit == "decade":
        unit, count = "year", 10 * count
    elif unit == "century":
        unit, count = "year", 100 * count
    if unit not in _PLURAL:
        raise ValueError(unit)
    return step(day, **{_PLURAL[unit]: count}) if count else day


def _cut(unit: str) -> Callable[[date], Parts]:
    """Give what cuts a day down to the precision of a unit."""
    if unit == "year":
        return lambda day: (day.year,)
    if unit == "month":
        return lambda day: (day.year, day.month)
    if unit == "quarter":
        return lambda day: (day.year, _FIRST_QUARTER + (day.month - 1) // 3)
    return lambda day: (day.year, day.month, day.day)


def unit_date(anchor: Anchor, unit: str, count: int) -> str | None:
    """Write the unit that is a number of units away from the anchor, in the precision of the unit.

    Args:
        anchor: What is counted from.
        unit: `day`, `week`, `fortnight`, `month`, `quarter`, `year`, `decade` or `century`.
        count: How many; negative ones go back.

    Returns:
        EDTF: a week is the interval from its Monday to its Sunday, a decade `201X`; None if the
        anchor does not determine it.

    Raises:
        ValueError: If the result is beyond years 1 to 9999.
    """
    if unit in {"week", "fortnight"}:
        monday = [moved(day - timedelta(days=day.weekday()), unit, count) for day in (anchor.lo, anchor.hi)]
        first, last = monday[0], monday[1] + timedelta(days=_LAST_DAY_OF_WEEK)
        return f"{_with(first, anchor.marks)}/{_with(last, anchor.marks)}"
    if unit in {"decade", "century"}:
        size = 10 if unit == "decade" else 100
        first_year, last_year = (day.year // size + count for day in (anchor.lo, anchor.hi))
        if first_year != last_year or first_year < 0:
            return None
        masked = f"{first_year:03d}X" if unit == "decade" else f"{first_year:02d}XX"
        return masked + anchor.marks[0]
    cut = _cut(unit)
    return worked_out(anchor, lambda day: cut(moved(day, unit, count)))


def _with(day: date, marks: Marks) -> str:
    every = union(*marks)
    return written((day.year, day.month, day.day), (every, every, every))


def _day_word(match: Match, anchor: Anchor | None) -> Outcome:
    assert anchor is not None
    beside = match.number("<beside>") if match.has("<beside>") else 0
    return Outcome(unit_date(anchor, "day", match.number("<dayword>") + beside))


def _unit(unit: str) -> Callable[[Match, Anchor | None], Outcome]:
    """Make the builder of the rule for last, this and next of a unit."""

    def build(match: Match, anchor: Anchor | None) -> Outcome:
        assert anchor is not None
        count = match.number("<which>") if match.has("<which>") else -1
        if match.has("<after>"):
            count = 1
        text = unit_date(anchor, unit, count)
        return Outcome(text) if text else UNRESOLVED

    return build


def _patterns(*words: str) -> tuple[str, ...]:
    """Give the ways to say last, this and next of a unit."""
    return (
        *(f"[the] <which> {word}" for word in words),
        *(f"the {word} (before|<after>)" for word in words[:1]),
    )


def _year(match: Match, anchor: Anchor | None) -> Outcome:
    return _unit("year")(match, anchor)


def _in_unit(match: Match, anchor: Anchor | None) -> Outcome:
    """Read earlier this month, later this year: from the one end of it to the anchor."""
    assert anchor is not None
    unit = match.word("<unit>")
    if unit not in {"week", "month", "year"}:
        return UNRESOLVED
    starts = {
        "week": anchor.lo - timedelta(days=anchor.lo.weekday()),
        "month": anchor.lo.replace(day=1),
        "year": anchor.lo.replace(month=1, day=1),
    }
    last = moved(starts[unit], unit, 1) - timedelta(days=1)
    if anchor.hi > last:
        return UNRESOLVED
    if match.has("<later>"):
        return (
            Outcome(f"[{anchor.lo}..{last}]", mod="END")
            if anchor.lo < last
            else Outcome(str(last), mod="END")
        )
    if starts[unit] == anchor.hi:
        return Outcome(str(anchor.hi), mod="START")
    return Outcome(f"[{starts[unit]}..{anchor.hi}]", mod="START")


def _so_far(_: Match, anchor: Anchor | None) -> Outcome:
    assert anchor is not None
    if anchor.lo.year != anchor.hi.year:
        return UNRESOLVED
    return Outcome(f"{anchor.lo.year:04d}-01-01/{anchor.value.text}")


RULES = (
    Rule(
        "rel.day_word",
        1,
        "today, yesterday, tomorrow and the days beside them",
        (
            "<dayword>",
            "[the] day <beside> <dayword>",
            "(earlier|later|late|early) <dayword>",
        ),
        (
            Example("yesterday", "2024-03-01", "2024-02-29"),
            Example("the day before yesterday", "2024-02-12", "2024-02-10"),
            Example("вчера", "2024-02-12", "2024-02-11"),
            Example("yesterday", "2024-02", "[2024-01-31..2024-02-28]"),
            Example("yesterday", None, None),
        ),
        _day_word,
        anchored=True,
    ),
    Rule(
        "rel.day",
        1,
        "the previous, same or next day",
        _patterns("day", "день"),
        (
            Example("the previous day", "2024-02-12", "2024-02-11"),
            Example("the same day", "2024-02-12~", "2024-02-12~"),
            Example("the day after", "2024-12-31", "2025-01-01"),
        ),
        _unit("day"),
        anchored=True,
    ),
    Rule(
        "rel.week",
        1,
        "last, this or next week: from Monday to Sunday",
        _patterns("week", "неделе", "неделю"),
        (
            Example("last week", "2024-02-14", "2024-02-05/2024-02-11"),
            Example("на прошлой неделе", "2024-02-14", "2024-02-05/2024-02-11"),
        ),
        _unit("week"),
        anchored=True,
    ),
    Rule(
        "rel.month",
        1,
        "last, this or next month",
        _patterns("month", "месяце", "месяца"),
        (
            Example("last month", "2024-01-31", "2023-12"),
            Example("next month", "2023-12", "2024-01"),
            Example("last month", "2023?-03-01", "2023?-02"),
        ),
        _unit("month"),
        anchored=True,
    ),
    Rule(
        "rel.quarter",
        1,
        "last, this or next quarter",
        _patterns("quarter", "квартале", "квартала"),
        (Example("last quarter", "2024-02-12", "2023-36"), Example("this quarter", "2024-02-12", "2024-33")),
        _unit("quarter"),
        anchored=True,
    ),
    Rule(
        "rel.year",
        1,
        "last, this or next year",
        _patterns("year", "году", "года", "год"),
        (
            Example("last year", "2025-09-24", "2024"),
            Example("the previous year", "2022", "2021"),
            Example("last year", "2022/2023", "[2021..2022]"),
            Example("в прошлом году", "2024-02-12", "2023"),
            Example("next year", "2024~", "2025~"),
            Example("last year", None, None),
        ),
        _year,
        anchored=True,
    ),
    Rule(
        "rel.decade",
        1,
        "last, this or next decade: 2010 to 2019 and so on",
        _patterns("decade", "десятилетии", "десятилетия"),
        (Example("the last decade", "2024-02-12", "201X"), Example("this decade", "2024-02-12", "202X")),
        _unit("decade"),
        anchored=True,
    ),
    Rule(
        "rel.century",
        1,
        "last, this or next century",
        _patterns("century", "веке", "века"),
        (Example("the last century", "2024-02-12", "19XX"),),
        _unit("century"),
        anchored=True,
    ),
    Rule(
        "rel.in_unit",
        1,
        "earlier or later this week, month or year: between its end and the anchor",
        ("(earlier|<later>) this <unit>", "(earlier|<later>) in the <unit>"),
        (
            Example("earlier this year", "2024-02-12", "[2024-01-01..2024-02-12]"),
            Example("later this month", "2024-02-12", "[2024-02-12..2024-02-29]"),
        ),
        _in_unit,
        anchored=True,
    ),
    Rule(
        "rel.so_far",
        1,
        "from the start of the anchor's year to the anchor",
        (
            "so far this year",
            "[the] year to date",
            "this year so far",
            "since the (start|beginning) of (the|this) year",
            "с начала года",
        ),
        (Example("so far this year", "2024-02-12", "2024-01-01/2024-02-12"),),
        _so_far,
        anchored=True,
    ),
)
"""The rules of this family, in order."""
