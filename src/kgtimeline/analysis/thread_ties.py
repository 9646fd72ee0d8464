"""Ties between the events of a thread: what each says of their order, and of the time between them."""

from dataclasses import dataclass
from math import isinf
from typing import Any

from kgtimeline.analysis.order_constraints import LATER, TELLING
from kgtimeline.dates.arithmetic import DaySpan, start_to_start
from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.numbering import INF
from kgtimeline.model.datings import Relation
from kgtimeline.vocab import RelationBasis, RelationType

FOLLOWED = frozenset(
    {
        RelationType.REPLIES_TO,
        RelationType.RESPONDS_TO,
        RelationType.CONVEYS,
        RelationType.CAUSED_BY,
        RelationType.ANNOUNCES,
        RelationType.POSSIBLY_SAME_AS,
    }
)
"""The relations that make a thread, whichever way they point."""
TIMED = LATER | TELLING
"""The relations between which time passes; of the others no days are counted."""


@dataclass(frozen=True, slots=True)
class ThreadTie:
    """A relation between two events of a thread.

    Args:
        type: How `origin` is tied to `target`.
        origin: Id of the event that has the relation.
        target: Id of the event that it points to.
        basis: Whether a source states it, or the coder infers it.
        source: The source that states it, if one does.
        orders: Whether `origin` starts no earlier than `target` because of it.
        days: Days from the start of `target` to that of `origin`; never below 0 where the
            tie orders. None where no time is meant, and where the dates contradict the tie.
        certain: Whether neither date is hedged; else the days are nominal.
        contradicted: Whether the dates, as they are written, contradict the order.

    **Units**: days; infinite where nothing bounds them.
    """

    type: RelationType
    origin: str
    target: str
    basis: RelationBasis
    source: str | None
    orders: bool
    days: DaySpan | None
    certain: bool
    contradicted: bool

    @property
    def followed(self) -> bool:
        """Whether it is of a type that makes a thread; the others only tell more of its events."""
        return self.type in FOLLOWED

    @property
    def response(self) -> str | None:
        """The days in words, such as `26 days`; None where no time is meant.

        A tie that orders says how much later; of the others the words say `later` or `earlier`.
        """
        return self.response_of(self.origin)

    def other(self, event_id: str) -> str:
        """Give the end of the tie that is not this event."""
        return self.target if event_id == self.origin else self.origin

    def response_of(self, event_id: str) -> str | None:
        """Say how much later than the other end one end starts."""
        if self.contradicted:
            return "contradicted by the dates"
        if self.days is None:
            return None
        if event_id == self.origin:
            return in_words(self.days) if self.orders else in_words_both_ways(self.days)
        return in_words_both_ways(DaySpan(0 - self.days.most, 0 - self.days.least))

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON values; an infinite number of days is null."""
        days = self.days and {
            "least": None if isinf(self.days.least) else self.days.least,
            "most": None if isinf(self.days.most) else self.days.most,
        }
        return {
            "type": str(self.type),
            "from": self.origin,
            "to": self.target,
            "basis": str(self.basis),
            "source": self.source,
            "orders": self.orders,
            "days": days,
            "response": self.response,
            "certain": self.certain,
            "contradicted": self.contradicted,
        }


def tie(origin: str, relation: Relation, bounds: tuple[Bounds, Bounds], *, orders: bool) -> ThreadTie:
    """Tie an event to another one by a relation of it.

    Args:
        origin: Id of the event that has the relation.
        relation: The relation.
        bounds: Of the event, and of the one that it points to.
        orders: Whether the event starts no earlier than the other because of it.
    """
    mine, its = bounds
    days = start_to_start(its, mine) if relation.type in TIMED else None
    contradicted = orders and days is not None and days.most < 0
    if days is not None and (days.least == INF or days.most == -INF):
        days = DaySpan(-INF, INF)  # one of the two has no start, and no number of days leads there
    if days is not None and orders:
        days = None if contradicted else DaySpan(max(days.least, 0), days.most)
    return ThreadTie(
        relation.type,
        origin,
        relation.event,
        relation.basis,
        relation.source,
        orders=orders,
        days=days,
        certain=not (mine.hedged or its.hedged),
        contradicted=contradicted,
    )


def in_words(days: DaySpan) -> str:
    """Say how many days later something is that is no earlier.

    Example:
        >>> in_words(DaySpan(26, 26)), in_words(DaySpan(0, 9)), in_words(DaySpan(3, float("inf")))
        ('26 days', 'between 0 and 9 days', 'at least 3 days')
        >>> in_words(DaySpan(0, 0)), in_words(DaySpan(1, 1)), in_words(DaySpan(0, float("inf")))
        ('the same day', '1 day', 'unknown')
    """
    least, most = days
    if least == most:
        return _days(least) if least else "the same day"
    if isinf(most):
        return f"at least {_days(least)}" if least else "unknown"
    return f"between {least:,} and {_days(most)}"


def in_words_both_ways(days: DaySpan) -> str:
    """Say how many days later or earlier something is.

    Example:
        >>> in_words_both_ways(DaySpan(3, 9)), in_words_both_ways(DaySpan(-3, -3))
        ('between 3 and 9 days later', '3 days earlier')
        >>> in_words_both_ways(DaySpan(-2, 1)), in_words_both_ways(DaySpan(float("-inf"), 0))
        ('between 2 days earlier and 1 day later', 'on the same day or earlier')
    """
    least, most = days
    if least == most == 0:
        return "the same day"
    if least >= 0 and most > 0 and not (least == 0 and isinf(most)):
        return f"{in_words(days)} later"
    if most <= 0 and not (most == 0 and isinf(least)):
        return f"{in_words(DaySpan(-most, -least))} earlier"
    if isinf(least) and isinf(most):
        return "unknown"
    if isinf(least):
        return f"at most {_days(most)} later" if most else "on the same day or earlier"
    if isinf(most):
        return f"at most {_days(-least)} earlier" if least else "on the same day or later"
    return f"between {_days(-least)} earlier and {_days(most)} later"


def _days(count: float) -> str:
    return f"{count:,} day{'' if count == 1 else 's'}"
