"""The named rules by which a value is picked among claims, and what they can't decide."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from kgtimeline.analysis.claims import ConflictField, Stated, nothing_certain
from kgtimeline.analysis.comparing import COMPARISONS
from kgtimeline.analysis.comparing_dates import Dated, have_common_day
from kgtimeline.analysis.comparing_figures import INFINITY, Counted
from kgtimeline.analysis.comparing_people import Holders, may_be_one
from kgtimeline.analysis.independence import independent_groups
from kgtimeline.dataset.records import Records
from kgtimeline.dates.bounds import Bounds
from kgtimeline.model.reports import Report
from kgtimeline.vocab import ActorType


class SettlePolicy(StrEnum):
    """By which rule a value is picked."""

    MOST_PRECISE = "most_precise"
    EARLIEST_REPORT = "earliest_report"
    MOST_INDEPENDENT_GROUPS = "most_independent_groups"
    MANUAL = "manual"


RULES: Mapping[SettlePolicy, str] = {
    SettlePolicy.MOST_PRECISE: "the value that leaves the least open",
    SettlePolicy.EARLIEST_REPORT: "the value of the report that was published first; unknown days come last",
    SettlePolicy.MOST_INDEPENDENT_GROUPS: "the value that the most independent groups of reports allow",
    SettlePolicy.MANUAL: "the value of the report that was named by hand",
}
"""What each policy does."""


class Choice(NamedTuple):
    """What a policy makes of the claims.

    Args:
        best: The claims that the rule puts first; of more than one value, the rule can't decide.
        why: What was counted or compared, in words.
        doubts: Why another reader of the same rule could pick otherwise.
    """

    best: Sequence[Stated]
    why: str
    doubts: tuple[str, ...] = ()


def value_key(stated: Stated) -> object:
    """Give what makes two claims one value: the same days however they are spelled, the same numbers."""
    meaning = stated.meaning
    if isinstance(meaning, Dated):
        return meaning.date.bounds
    return meaning.range if isinstance(meaning, Counted) else meaning


def earliest_report(records: Records, _: ConflictField, claims: Sequence[Stated]) -> Choice:
    """Pick the claims that may have been published first, among the sources whose day is known.

    A source that came out in a month may be before or after one of a day in that month: both
    may be first then. Without any known day every claim may be.
    """
    known = [(one, bounds) for one in claims if (bounds := _published(records, one)) is not None]
    if not known:
        return Choice(claims, "no publication is dated")
    first = min(bounds.s_hi for _, bounds in known)
    best = [(one, bounds) for one, bounds in known if bounds.s_lo <= first]
    sources = sorted({str(one.claim.source) for one, _ in best})
    dates = " or ".join(f"{source} ({records.sources[source].published})" for source in sources)
    doubts = sorted({doubt for one in claims for doubt in _doubts(records, one)})
    return Choice([one for one, _ in best], f"first came {dates}", tuple(doubts))


def most_precise(records: Records, field: ConflictField, claims: Sequence[Stated]) -> Choice:
    """Pick the claims that leave the fewest days or numbers, or name whoever it was the most closely."""
    if field is ConflictField.PARTICIPANTS:
        return _most_closely_named(records, claims)
    sizes = [(one, _size(one)) for one in claims]
    least = min(size for _, size in sizes)
    best = [one for one, size in sizes if size == least]
    return Choice(best, _size_words(best[0]))


def most_independent_groups(records: Records, field: ConflictField, claims: Sequence[Stated]) -> Choice:
    """Pick the claims whose value the most independent groups allow.

    A coarser claim allows every finer one that it contains, and is itself no candidate beside it:
    else the vaguest would always win. A claim without a source counts for no group.
    """
    sourced = [one for one in claims if one.claim.source is not None]
    if not sourced:
        return Choice(claims, "no claim has a source")
    reports = [Report(source=str(one.claim.source), via=one.claim.via) for one in sourced]
    group_of: dict[int, int] = {}
    for number, group in enumerate(independent_groups(records, reports)):
        group_of.update(dict.fromkeys(group.rows, number))
    scores: dict[object, int] = {}
    for one in _finest(records, field, claims):
        backing = {group_of[row] for row, other in enumerate(sourced) if allows(records, field, other, one)}
        scores[value_key(one)] = len(backing)
    most = max(scores.values())
    best = [one for one in claims if scores.get(value_key(one)) == most]
    total = len(set(group_of.values()))
    return Choice(best, f"allowed by {most} of {total} independent {'group' if total == 1 else 'groups'}")


PICKING: Mapping[SettlePolicy, Callable[[Records, ConflictField, Sequence[Stated]], Choice]] = {
    SettlePolicy.MOST_PRECISE: most_precise,
    SettlePolicy.EARLIEST_REPORT: earliest_report,
    SettlePolicy.MOST_INDEPENDENT_GROUPS: most_independent_groups,
}
"""The policies that need nobody's hand."""


def clash(records: Records, field: ConflictField, one: Stated, other: Stated) -> bool:
    """Tell whether two claims of one subject can't both be true."""
    return COMPARISONS[field].apart(records.actors, one.meaning, other.meaning)


def allows(records: Records, field: ConflictField, one: Stated, other: Stated) -> bool:
    """Tell whether a claim backs the value of another: it says the same, or something that leaves it open."""
    if value_key(one) == value_key(other):
        return True
    if isinstance(one.meaning, Dated) and isinstance(other.meaning, Dated):
        return have_common_day(one.meaning.date, other.meaning.date)
    if isinstance(one.meaning, Holders) and isinstance(other.meaning, Holders):
        return _all_among(records, one.meaning, other.meaning)
    return field is not ConflictField.FACTUALITY and not clash(records, field, one, other)


def _finest(records: Records, field: ConflictField, claims: Sequence[Stated]) -> list[Stated]:
    """Leave out claims that only say more coarsely what another one says."""
    found: dict[object, Stated] = {}
    for one in claims:
        found.setdefault(value_key(one), one)
    if field is ConflictField.FACTUALITY:
        return list(found.values())
    return [
        one
        for one in found.values()
        if not any(_contains(records, one, other) for other in found.values() if other is not one)
    ]


def _contains(records: Records, coarse: Stated, fine: Stated) -> bool:
    """Tell whether one claim leaves all open that another does, and more."""
    one, other = coarse.meaning, fine.meaning
    if isinstance(one, Dated) and isinstance(other, Dated):
        outer, inner = one.date.bounds, other.date.bounds
        inside = outer.s_lo <= inner.s_lo and inner.e_hi <= outer.e_hi
        return inside and _size(fine) < _size(coarse) and have_common_day(one.date, other.date)
    if isinstance(one, Counted) and isinstance(other, Counted):
        inside = one.range.low <= other.range.low and other.range.high <= one.range.high
        return inside and _size(fine) < _size(coarse)
    assert isinstance(one, Holders)
    assert isinstance(other, Holders)
    closer = _naming(records, coarse) - _naming(records, fine)
    if closer == 0:
        return set(one.actors) < set(other.actors)
    return closer > 0 and _all_among(records, one, other)


def _all_among(records: Records, one: Holders, other: Holders) -> bool:
    """Tell whether everybody of one list may be somebody of another."""
    return all(any(may_be_one(records.actors, a, b) for b in other.actors) for a in one.actors)


def _size(stated: Stated) -> tuple[float | Decimal, bool]:
    """Measure how much a date or a figure leaves open; a qualified date leaves more than a firm one."""
    meaning = stated.meaning
    if isinstance(meaning, Dated):
        bounds = meaning.date.bounds
        return _days(bounds), bounds.hedged
    assert isinstance(meaning, Counted)
    return meaning.range.high - meaning.range.low, meaning.range.low_open


def _days(bounds: Bounds) -> float:
    """Count the days from the first possible to the last, gaps left out where every day is alone."""
    if bounds.one_day and bounds.runs is not None and not math.isinf(bounds.e_hi - bounds.s_lo):
        return sum(last - first + 1 for first, last in bounds.runs)
    return bounds.e_hi - bounds.s_lo + 1


def _size_words(best: Stated) -> str:
    """Say how much the most precise claim leaves open."""
    size = _size(best)[0]
    if isinstance(best.meaning, Counted):
        words = "a range without end" if size == INFINITY else f"a range of {size}"
        return "it leaves one number" if size == 0 else f"it leaves {words}"
    if math.isinf(size):
        return "all dates are open"
    return "it leaves 1 day" if size == 1 else f"it leaves {int(size):,} days"


def _most_closely_named(records: Records, claims: Sequence[Stated]) -> Choice:
    """Pick the claims that name people rather than states, groups or nobody; of these the longest list.

    A longer list is the more precise one only if it holds all of the shorter.
    """
    closest = min(_naming(records, one) for one in claims)
    best = [one for one in claims if _naming(records, one) == closest]
    lists = [set(one.meaning.actors) for one in best if isinstance(one.meaning, Holders)]
    whole = set().union(*lists)
    if whole in lists:
        best = [one for one, actors in zip(best, lists, strict=True) if actors == whole]
    return Choice(best, f"it names {_NAMINGS[closest]}")


_NAMINGS = ("persons", "organisations", "states", "groups", "somebody without a name")


def _naming(records: Records, stated: Stated) -> int:
    """Rank how closely a list names its actors: by the one that it names least closely."""
    order: list[Any] = [ActorType.PERSON, ActorType.ORGANISATION, ActorType.STATE, ActorType.GROUP]
    assert isinstance(stated.meaning, Holders)
    actors = [records.actors[actor] for actor in stated.meaning.actors]
    return max(order.index(actor.type) if actor.named else len(order) for actor in actors)


def _published(records: Records, stated: Stated) -> Bounds | None:
    """Give the bounds of the publication of a claim's source, if it is dated at all."""
    published = None if stated.claim.source is None else records.sources[stated.claim.source].published
    return None if published is None else published.bounds


def _doubts(records: Records, stated: Stated) -> Iterator[str]:
    """Say why a report may have come earlier or later than its publication date says."""
    if stated.claim.source is not None:
        source = records.sources[stated.claim.source]
        if source.published is None:
            yield f"{source.id} may have come earlier: its publication is not dated"
        elif source.published.hedged:
            yield f"{source.id} may have come earlier or later: {nothing_certain(source.published)}"
