"""Threads for the page: the exchanges as rows of the list, with the days between."""

from collections.abc import Sequence
from math import isinf
from typing import Any

from kgtimeline.analysis.thread_ties import ThreadTie
from kgtimeline.analysis.threads import Thread
from kgtimeline.dataset.records import Records
from kgtimeline.vocab import RelationBasis

STATED, CERTAIN, CONTRADICTED, ORDERS = 1, 2, 4, 8
"""What the flags of a tie say."""


def exchanges(records: Records, threads: Sequence[Thread]) -> list[dict[str, Any]]:
    """Give threads as JSON values that name events by their rows.

    Returns:
        Each with `rows` in the order of the exchange, and `ties`: type, row of the event that has it,
        row of the other, flags, days in words (null where no time is meant), least and most days
        (null where nothing bounds them).

    Example:
        >>> import kgtimeline as kg
        >>> tl = kg.load()
        >>> found = exchanges(tl.records, tl.threads())
        >>> [tie[4] for one in found for tie in one["ties"] if tie[0] == "replies_to"]
        ['26 days']
    """
    row_of = records.row_of
    return [
        {
            "rows": [row_of[event.id] for event in thread],
            "ties": [_tie(row_of[tie.origin], row_of[tie.target], tie) for tie in thread.ties],
        }
        for thread in threads
    ]


def rows_of(records: Records, threads: Sequence[Thread]) -> dict[int, int]:
    """Give for each row that is in a thread the place of that thread."""
    return {records.row_of[event.id]: place for place, thread in enumerate(threads) for event in thread}


def _tie(origin: int, target: int, tie: ThreadTie) -> list[Any]:
    flags = (
        STATED * (tie.basis is RelationBasis.STATED)
        + CERTAIN * tie.certain
        + CONTRADICTED * tie.contradicted
        + ORDERS * tie.orders
    )
    ends = [None, None] if tie.days is None else [None if isinf(day) else day for day in tie.days]
    return [str(tie.type), origin, target, flags, tie.response, *ends]
