"""So many days, weeks, months or years ago, later, or past and coming."""

from collections.abc import Callable
from datetime import timedelta

from kgtimeline.dates.anchor import Anchor
from kgtimeline.dates.grammar import UNRESOLVED, Example, Match, Outcome, Rule
from kgtimeline.dates.rules.relative import unit_date

_HOURS_OF_DAY = 24
_MINUTES_OF_DAY = 1440
AGO = ("<num> <unit>", "(a|an) <unit>", "half a year")
"""How many of which unit, in English."""


def _counted(match: Match) -> tuple[int, str]:
    """Give how many of which unit; none said is one, half a year is six months."""
    unit = next((value for slot, value in match.binds if slot.startswith("<unit")), None)
    if unit is None:
        return 6, "month"
    return (match.number("<num>") if match.has("<num>") else 1), str(unit)


def _away(sign: int) -> Callable[[Match, Anchor | None], Outcome]:
    """Make the builder for ago (-1) and later (1)."""

    def build(match: Match, anchor: Anchor | None) -> Outcome:
        assert anchor is not None
        count, unit = _counted(match)
        if unit in {"hour", "minute"}:
            return _within_days(anchor, sign, count, unit)
        text = unit_date(anchor, unit, sign * count)
        return Outcome(text) if text else UNRESOLVED

    return build


def _within_days(anchor: Anchor, sign: int, count: int, unit: str) -> Outcome:
    """Place hours and minutes: the day of the anchor has no clock, so a neighbour is possible."""
    days = -(-count // (_HOURS_OF_DAY if unit == "hour" else _MINUTES_OF_DAY))
    far = timedelta(days=days * sign)
    near = timedelta(days=max(days - 1, 0) * sign)
    first, last = sorted((anchor.lo + far, anchor.lo + near))
    return Outcome(f"[{first}..{max(last, anchor.hi + min(far, near))}]" if first != last else str(first))


def _stretch(sign: int) -> Callable[[Match, Anchor | None], Outcome]:
    """Make the builder for the past (-1) and the coming (1) stretch of so many units.

    Both ends are written in the precision of the unit: nobody means the day.
    """

    def build(match: Match, anchor: Anchor | None) -> Outcome:
        assert anchor is not None
        count, unit = _counted(match)
        if unit in {"week", "fortnight"}:
            count, unit = count * (7 if unit == "week" else 14), "day"
        elif unit == "quarter":
            count, unit = 3 * count, "month"
        elif unit in {"decade", "century"}:
            count, unit = count * (10 if unit == "decade" else 100), "year"
        if unit not in {"day", "month", "year"}:
            return UNRESOLVED
        far, near = unit_date(anchor, unit, sign * count), unit_date(anchor, unit, 0)
        if far is None or near is None or "[" in far + near:
            return UNRESOLVED
        return Outcome(f"{far}/{near}" if sign < 0 else f"{near}/{far}")

    return build


def _ago(unit: str, *examples: Example, more: tuple[str, ...] = ()) -> Rule:
    """Make the rule for so many of one unit ago."""
    slots = (f"<unit-{unit}>", "<unit-fortnight>") if unit == "week" else (f"<unit-{unit}>",)
    patterns = tuple(f"{count} {slot} <ago>" for slot in slots for count in ("<num>", "(a|an)"))
    russian = (f"<unit-{unit}> назад",)
    meaning = f"so many {_PLURAL[unit]} ago or earlier, in the precision of the unit"
    return Rule(
        f"rel.ago_{unit}", 1, meaning, (*patterns, *russian, *more), examples, _away(-1), anchored=True
    )


_PLURAL = {
    "hour": "hours",
    "minute": "minutes",
    "day": "days",
    "week": "weeks",
    "month": "months",
    "quarter": "quarters",
    "year": "years",
    "decade": "decades",
    "century": "centuries",
}
_AGO = (
    _ago("minute", Example("ten minutes ago", "2024-02-12", "[2024-02-11..2024-02-12]")),
    _ago("hour", Example("three hours ago", "2024-02-12", "[2024-02-11..2024-02-12]")),
    _ago(
        "day",
        Example("three days ago", "2024-02-12", "2024-02-09"),
        Example("a day earlier", "2024-03-01", "2024-02-29"),
    ),
    _ago("week", Example("two weeks ago", "2024-02-14", "2024-01-29/2024-02-04")),
    _ago(
        "month",
        Example("two months ago", "2024-02-12", "2023-12"),
        Example("half a year ago", "2024-02-12", "2023-08"),
        Example("a month ago", "2024-03-31~", "2024-02~"),
        more=("half a year <ago>", "полгода назад"),
    ),
    _ago("quarter", Example("two quarters ago", "2024-02-12", "2023-35")),
    _ago(
        "year",
        Example("four years ago", "2024-10-16", "2020"),
        Example("a year earlier", "2022", "2021"),
        Example("три года назад", "2024-02-12", "2021"),
        Example("год назад", "2024-02-12", "2023"),
    ),
    _ago("decade", Example("two decades ago", "2024-02-12", "200X")),
    _ago("century", Example("a century ago", "2024-02-12", "19XX")),
)
RULES = (
    *_AGO,
    Rule(
        "rel.later",
        1,
        "so many units later, or in so many units, in the precision of the unit",
        (
            *(f"{count} <later>" for count in AGO),
            *(f"{count} from (now|then)" for count in AGO),
            *(f"in {count}" for count in AGO),
            "через <num> <unit>",
            "через <unit>",
        ),
        (
            Example("two months later", "2023-12-31", "2024-02"),
            Example("in three days", "2024-02-28", "2024-03-02"),
            Example("через два года", "2024-02-12", "2026"),
        ),
        _away(1),
        anchored=True,
    ),
    Rule(
        "rel.past",
        1,
        "the past so many units up to the anchor, in the precision of the unit",
        (
            "[the] <past> <num> <unit>",
            "the past <unit>",
        ),
        (
            Example("over the past four years", "2024-10-16", "2020/2024"),
            Example("the last three days", "2024-02-12", "2024-02-09/2024-02-12"),
            Example("за последние два года", "2024-02-12", "2022/2024"),
        ),
        _stretch(-1),
        anchored=True,
    ),
    Rule(
        "rel.coming",
        1,
        "the next so many units from the anchor, in the precision of the unit",
        ("[the] <coming> <num> <unit>",),
        (Example("the next five years", "2024-02-12", "2024/2029"),),
        _stretch(1),
        anchored=True,
    ),
)
"""The rules of this family, in order."""
