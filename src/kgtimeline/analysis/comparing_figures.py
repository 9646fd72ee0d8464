"""Figures of reports held against each other: they clash if no number fits both."""

from decimal import Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from kgtimeline.analysis.claims import Claim, Stated, nothing_certain
from kgtimeline.dataset.folding import fold
from kgtimeline.dates.value import EventDate
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.model.figures import Figure
from kgtimeline.vocab import FigureQualifier

TOLERANCE = Decimal("0.1")
"""`about` leaves a tenth of the value on either side."""
INFINITY = Decimal("Infinity")
_EXACT_ENOUGH = Context(prec=60, traps=[])


class Range(NamedTuple):
    """The numbers that a claim allows.

    Args:
        low: The least.
        high: The greatest.
        low_open: The least itself is not allowed.
    """

    low: Decimal
    high: Decimal
    low_open: bool = False


class Counted(NamedTuple):
    """What a figure says.

    Args:
        range: The numbers that it allows.
        event: The event whose figure it is.
        key: Its key in that event.
        part_of: The key of the figure that it is a part of.
    """

    range: Range
    event: str
    key: str
    part_of: str | None


def figure_claims(event: BaseEvent, against: BaseEvent | None = None) -> list[Stated]:  # noqa: ARG001 - figures stand for themselves
    """Gather the figures of an event.

    Only figures that count the same are compared: label (case, accents and script don't matter),
    unit, measure, period, rate, baseline and whom they are about.

    Returns:
        One claim for each. **Shape**: in the order of the event.
    """
    return [_stated(event, figure) for figure in event.figures]


def figures_apart(one: Counted, other: Counted) -> bool:
    """Tell whether no number fits two figures, none of which is a part of the other.

    Example:
        >>> low, high = Range(Decimal(90), Decimal(110)), Range(Decimal(110), INFINITY, low_open=True)
        >>> figures_apart(Counted(low, "a", "x", None), Counted(high, "a", "y", None))
        True
        >>> figures_apart(Counted(low, "a", "x", "y"), Counted(high, "a", "y", None))
        False
    """
    if one.event == other.event and (one.part_of == other.key or other.part_of == one.key):
        return False
    first, second = sorted((one.range, other.range), key=_by_low)
    return first.high < second.low or (first.high == second.low and second.low_open)


def figure_range(figure: Figure) -> Range:
    """Give the numbers that a figure allows by its qualifier.

    Example:
        >>> figure_range(Figure(key="a", label="A", value="250", unit="percent", qualifier="about"))
        Range(low=Decimal('225.0'), high=Decimal('275.0'), low_open=False)
        >>> figure_range(Figure(key="a", label="A", value="4", unit="USD", qualifier="more_than"))
        Range(low=Decimal('4'), high=Decimal('Infinity'), low_open=True)
    """
    low, high = sorted((Decimal(figure.value), Decimal(figure.value_to or figure.value)))
    match figure.qualifier:
        case FigureQualifier.ABOUT:
            below, above = (_EXACT_ENOUGH.multiply(abs(value), TOLERANCE) for value in (low, high))
            return Range(_EXACT_ENOUGH.subtract(low, below), _EXACT_ENOUGH.add(high, above))
        case FigureQualifier.MORE_THAN:
            return Range(low, INFINITY, low_open=True)
        case FigureQualifier.AT_LEAST:
            return Range(low, INFINITY)
        case FigureQualifier.AT_MOST:
            return Range(-INFINITY, high)
        case _:
            return Range(low, high)


def _by_low(numbers: Range) -> tuple[Decimal, bool]:
    return numbers.low, numbers.low_open


def _stated(event: BaseEvent, figure: Figure) -> Stated:
    """Say what one figure says."""
    spans = () if figure.span is None else (figure.span,)
    claim = Claim(event.id, figure.source, _line(figure), figure_words(figure), spans, figure=figure.key)
    meaning = Counted(figure_range(figure), event.id, figure.key, figure.part_of)
    times = [date for date in (figure.period, figure.baseline) if date is not None and date.hedged]
    doubts = tuple(map(nothing_certain, times))
    if figure.qualifier is FigureQualifier.ABOUT:
        doubts += ("'about' is taken as a tenth more or less",)
    return Stated(claim, meaning, subject=_counts(figure), about=figure.label, doubts=doubts)


def _line(figure: Figure) -> tuple[str, ...]:
    """Give the line of attribution of a figure down to whoever claims it."""
    ends = figure.speaker is None or figure.via[-1:] == (figure.speaker,)
    return figure.via if ends else (*figure.via, str(figure.speaker))


def figure_words(figure: Figure) -> str:
    """Say a figure in words.

    Example:
        >>> figure_words(Figure(key="a", label="A", value="4", unit="USD", qualifier="more_than", per="year"))
        'more than 4 USD a year'
    """
    qualifier = "" if figure.qualifier is FigureQualifier.AS_STATED else figure.qualifier.replace("_", " ")
    value = figure.value if figure.value_to is None else f"{figure.value} to {figure.value_to}"
    rate = "" if figure.per is None else f"a {figure.per}"
    return " ".join(filter(None, (qualifier, value, figure.unit, rate)))


def _counts(figure: Figure) -> tuple[object, ...]:
    """Say what a figure counts, so that figures of one thing are compared."""
    return (
        _label(figure.label),
        *(figure.unit, figure.measure, figure.per),
        *(_canonical(figure.period), _canonical(figure.baseline)),
        tuple(sorted({*figure.about})),
    )


@lru_cache(maxsize=4_096)
def _label(label: str) -> str:
    """Fold a label; one without letters and digits stays as it is."""
    return fold(label) or label


def _canonical(date: EventDate | None) -> str | None:
    """Give the usual spelling of a date."""
    return None if date is None else date.canonical
