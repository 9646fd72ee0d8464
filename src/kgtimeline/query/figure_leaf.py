"""The leaf that asks for a number that somebody claims: `figure`."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kgtimeline.dates.window import Window
from kgtimeline.errors import QuerySyntaxError
from kgtimeline.query.nodes import Predicate, quoted
from kgtimeline.query.ranges import ANY_NUMBER, Number, Range, number, number_text
from kgtimeline.query.values import given, window_of, word_of
from kgtimeline.query.words import split_terms
from kgtimeline.vocab import FigureMeasure


@dataclass(frozen=True, slots=True)
class HasFigure(Predicate):
    """One figure of the event meets all of these conditions."""

    label: str | None = None
    unit: str | None = None
    values: Range = ANY_NUMBER
    speaker: str | None = None
    about: tuple[str, ...] = ()
    period: str | None = None
    measure: str | None = None
    window: Window | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        """Write `figure:words`, or `figure[...]` with all conditions on the one figure."""
        conditions = [*self._conditions()]
        if self.label is not None and len(conditions) == 1:
            return f"figure:{quoted(self.label)}"
        return f"figure[{' '.join(conditions)}]"

    def _conditions(self) -> Iterator[str]:
        for word in ("label", "unit"):
            if (value := getattr(self, word)) is not None:
                yield f"{word}:{quoted(value)}"
        low, high, above, below = self.values
        if low is not None and low == high:
            yield f"value:{number_text(low)}"
        else:
            if low is not None:
                yield f"value>{'' if above else '='}{number_text(low)}"
            if high is not None:
                yield f"value<{'' if below else '='}{number_text(high)}"
        if self.speaker is not None:
            yield f"speaker:{quoted(self.speaker)}"
        for name in self.about:
            yield f"about:{quoted(name)}"
        for word in ("period", "measure"):
            if (value := getattr(self, word)) is not None:
                yield f"{word}:{quoted(value)}"


_NEVER_BOTH = (("=", ">="), ("=", ">"), ("=", "<="), ("=", "<"), (">=", ">"), ("<=", "<"))


def figure(
    label: str | None = None,
    *,
    unit: str | None = None,
    value: Number | None = None,
    at_least: Number | None = None,
    more_than: Number | None = None,
    at_most: Number | None = None,
    less_than: Number | None = None,
    speaker: str | None = None,
    about: str | Iterable[str] = (),
    period: str | dt.date | Window | None = None,
    measure: str | None = None,
) -> HasFigure:
    """Ask for a number that is claimed in the event; all conditions bind to one figure.

    The answer about a value has three sides, as with dates: a figure of "more than 4
    billion" is certainly at least 4, perhaps at least 5, and not at most 3. What is
    claimed as "about" so much is never certain, neither here nor negated.

    Args:
        label: Words of what is counted, as `text` takes them.
        unit: Its unit, such as `USD` or `persons`, in either case. Give one with every
            comparison: numbers of several units say nothing of each other.
        value: It is exactly this.
        at_least: It is this or more.
        more_than: It is more.
        at_most: It is this or less.
        less_than: It is less.
        speaker: Who claims it, looked up as actors are.
        about: Whom it is about; of several, all of them.
        period: A window that shares a day with the time measured. A figure that gives
            no such time may be of any.
        measure: `level` or `change`.

    Raises:
        QuerySyntaxError: If a number is none, no number can meet the comparisons, a
            condition is empty, or the measure is none of the vocabulary.
        DateSyntaxError: If the period is no EDTF.
        DateRangeError: If it is no window.

    Example:
        >>> print(figure("turnover", unit="USD", at_least=4e9))
        figure[label:turnover unit:USD value>=4000000000]
        >>> figure(at_least=5, less_than=5)
        Traceback (most recent call last):
        kgtimeline.errors.QuerySyntaxError: can't ask for 'value>=5 value<5': expected a value ...
    """
    if label is not None:
        split_terms(label)
    time, window = (None, None) if period is None else window_of(period)
    return HasFigure(
        label,
        None if unit is None else given(unit, "a unit", "give one such as USD or persons"),
        _range(value, at_least, more_than, at_most, less_than),
        None if speaker is None else given(speaker, "an actor"),
        tuple(given(name, "an actor") for name in ((about,) if isinstance(about, str) else about)),
        time,
        None if measure is None else word_of(FigureMeasure, measure, "a measure"),
        window,
    )


def _range(
    value: Number | None,
    at_least: Number | None,
    more_than: Number | None,
    at_most: Number | None,
    less_than: Number | None,
) -> Range:
    given = {
        "=": value, ">=": at_least, ">": more_than, "<=": at_most, "<": less_than,
    }  # fmt: skip
    asked = {sign: number(limit) for sign, limit in given.items() if limit is not None}
    text = " ".join(f"value{sign}{number_text(limit)}" for sign, limit in asked.items())
    if len(asked) > 1 and any({*pair} <= {*asked} for pair in _NEVER_BOTH):
        raise QuerySyntaxError(text, 0, "one limit on each side", "leave one of them out")
    exact = asked.get("=")
    found = Range(
        asked.get(">=", asked.get(">", exact)),
        asked.get("<=", asked.get("<", exact)),
        above=">" in asked,
        below="<" in asked,
    )
    if found.empty:
        raise QuerySyntaxError(text, 0, "a value that can be", "the lower limit must lie below the upper one")
    return found
