"""Figures: numbers that somebody claims in an act, never facts of ours."""

from typing import Annotated

from kgtimeline.dates import EventDate
from kgtimeline.model.base import Leaf, Many, NullIs, Word, leaf
from kgtimeline.model.reports import Reading, Span
from kgtimeline.model.texts import Decimal, Id, Key, Text, Unit
from kgtimeline.vocab import FigureMeasure, FigurePer, FigureQualifier


@leaf
class Figure(Leaf):
    """A number as somebody claims it.

    Example:
        >>> Figure(key="growth", label="growth of trade", value="1.5", unit="ratio").measure
        <FigureMeasure.LEVEL: 'level'>
    """

    key: Key
    """Names the figure inside its event."""
    part_of: Key | None = None
    """The key of the figure that this one is a part of."""
    label: Text
    """What is counted, in own words."""
    value: Decimal
    """The number, or the lower end of a range."""
    value_to: Decimal | None = None
    """The upper end of a range."""
    unit: Unit
    """What it counts: `USD`, `percent`, `ratio`, `persons`, `count` ..."""
    qualifier: Annotated[Word[FigureQualifier], NullIs(FigureQualifier.AS_STATED)] = FigureQualifier.AS_STATED
    """How exactly it is claimed."""
    measure: Annotated[Word[FigureMeasure], NullIs(FigureMeasure.LEVEL)] = FigureMeasure.LEVEL
    """Whether it is a level or a change; a `ratio` of a change is end over start."""
    baseline: EventDate | None = None
    """The time compared from."""
    baseline_reading: Reading | None = None
    """What the words for that time alone give."""
    per: Word[FigurePer] | None = None
    """The unit of time of a rate."""
    period: EventDate | None = None
    """The time measured."""
    period_reading: Reading | None = None
    """What the words for that time alone give."""
    speaker: Id | None = None
    """Who claims it."""
    about: Many[Id] = ()
    """Whom it is about."""
    via: Many[Id] = ()
    """Through whom it came, from nearest the source to the original speaker."""
    source: Id | None = None
    """The source that tells it."""
    span: Span | None = None
    """Where the source tells it."""
