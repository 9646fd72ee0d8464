"""A figure as a row of the flat layout, and the cells that figures share with other records."""

from collections.abc import Sequence
from typing import Any

from kgtimeline.model.figures import Figure
from kgtimeline.model.reports import Span
from kgtimeline.query.figure_index import claimed
from kgtimeline.query.table_dates import date_cells
from kgtimeline.query.table_layout import HIGHEST, LOWEST, sortable
from kgtimeline.query.words import folded_words
from kgtimeline.vocab import FigureQualifier

_NO_STRETCH = (None, None, None)


def figure_row(rn: int, position: int, figure: Figure) -> tuple[Any, ...]:
    """Give the row of a figure.

    `low` and `high` are the ends of what the claim allows, as `sortable` writes them;
    without a period it may be of any time, as an undated event may.

    Example:
        >>> claim = Figure(key="a", label="A", value="4", unit="USD", qualifier="at_least")
        >>> row = figure_row(0, 0, claim)
        >>> row[5:12]
        (' a ', '4', None, 4.0, None, '250000000004', '~')
    """
    value, upper = figure.value, figure.value_to
    claim = claimed(figure)
    period = date_cells(figure.period)
    return (
        rn,
        position,
        figure.key,
        figure.part_of,
        figure.label,
        f" {' '.join(folded_words(figure.label))} ",
        value,
        upper,
        float(value),
        None if upper is None else float(upper),
        LOWEST if claim.low is None else sortable(claim.low),
        HIGHEST if claim.high is None else sortable(claim.high),
        claim.above,
        figure.qualifier is FigureQualifier.ABOUT,
        figure.unit,
        str(figure.qualifier),
        str(figure.measure),
        text_of(figure.baseline),
        text_of(figure.per),
        text_of(figure.period),
        period.s_lo,
        period.s_hi,
        period.e_lo,
        period.e_hi,
        period.hedged,
        period.one_day and period.gapped,
        figure.speaker,
        joined(figure.about),
        joined(figure.via),
        figure.source,
        *stretch(figure.span),
    )


def joined(words: Sequence[str]) -> str:
    """Join ids or dates, none of which holds a space; empty if there are none.

    Example:
        >>> joined(("a", "b-c")), joined(())
        ('a b-c', '')
    """
    return " ".join(words)


def text_of(value: object) -> str | None:
    """Give a value as text; None stays None."""
    return None if value is None else str(value)


def stretch(span: Span | None) -> tuple[int | None, int | None, str | None]:
    """Give the cells of a span."""
    return _NO_STRETCH if span is None else (span.start, span.end, span.sha256)
