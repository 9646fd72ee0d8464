"""The fields in which reports are compared: what each report says of them, and when two sayings clash."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from itertools import combinations, product
from typing import Any, NamedTuple

from kgtimeline.analysis.claims import Claim, ConflictField, Stated
from kgtimeline.analysis.comparing_dates import date_claims, dates_apart
from kgtimeline.analysis.comparing_figures import figure_claims, figures_apart
from kgtimeline.analysis.comparing_people import holders_apart, participant_claims, parts_apart, role_claims
from kgtimeline.model.actors import Actor
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.vocab import Factuality

SAID_TO_HAVE_HAPPENED = frozenset({Factuality.REPORTED, Factuality.ALLEGED})
"""What a denial denies; an announcement or an intention may be true and the denial as well."""

Actors = Mapping[str, Actor]


class Comparison(NamedTuple):
    """How one field is compared.

    Args:
        claims: Gathers what the reports of an event say; takes the event that it is held against too.
        apart: Tells whether two meanings of one subject can't both be true.
    """

    claims: Callable[[BaseEvent, BaseEvent | None], list[Stated]]
    apart: Callable[[Actors, Any, Any], bool]


def factuality_claims(event: BaseEvent, against: BaseEvent | None = None) -> list[Stated]:
    """Gather how the reports of an event present it; if nobody reports it, how the event itself does."""
    if not event.reports and against is not None:
        return [Stated(Claim(event.id, None, (), str(event.factuality)), event.factuality)]
    return [
        Stated(
            Claim(event.id, report.source, report.via, str(report.factuality), report.spans),
            report.factuality,
        )
        for report in event.reports
    ]


def factualities_apart(one: Factuality, other: Factuality) -> bool:
    """Tell whether one denies what the other reports or alleges: what makes an event disputed.

    Example:
        >>> factualities_apart(Factuality.DENIED, Factuality.ALLEGED)
        True
        >>> factualities_apart(Factuality.DENIED, Factuality.ANNOUNCED)
        False
    """
    pair = {one, other}
    return Factuality.DENIED in pair and not pair.isdisjoint(SAID_TO_HAVE_HAPPENED)


COMPARISONS: Mapping[ConflictField, Comparison] = {
    ConflictField.DATE: Comparison(date_claims, lambda _, one, other: dates_apart(one, other)),
    ConflictField.PARTICIPANTS: Comparison(participant_claims, holders_apart),
    ConflictField.ROLES: Comparison(role_claims, lambda _, one, other: parts_apart(one, other)),
    ConflictField.FACTUALITY: Comparison(
        factuality_claims, lambda _, one, other: factualities_apart(one, other)
    ),
    ConflictField.FIGURES: Comparison(figure_claims, lambda _, one, other: figures_apart(one, other)),
}
"""Every field, in the order in which conflicts are listed."""


def clashes(
    field: ConflictField, actors: Actors, stated: list[Stated], others: list[Stated] | None = None
) -> Iterator[tuple[Stated, Stated]]:
    """Find the claims that can't both be true.

    Claims of one value are compared once for all of them, so that the work grows with the number
    of different values and with what is found, not with the square of the reports.

    Args:
        field: The field.
        actors: All actors by id.
        stated: The claims of one event.
        others: Those of another event; None compares the claims of the one among themselves.

    Yields:
        Pairs of claims of different reports. **Shape**: each pair once, in canonical order within
        the pair; of several readings of one report only the first that clashes.
    """
    first: dict[tuple[Hashable, ...], tuple[Stated, Stated]] = {}
    for one, other in _apart(field, actors, stated, others):
        pair = (one, other) if one.claim.order_key <= other.claim.order_key else (other, one)
        key = (pair[0].subject, pair[0].claim.report_key, pair[1].claim.report_key)
        best = first.setdefault(key, pair)
        if _ranks(pair) < _ranks(best):
            first[key] = pair
    yield from first.values()


def _apart(
    field: ConflictField, actors: Actors, stated: list[Stated], others: list[Stated] | None
) -> Iterator[tuple[Stated, Stated]]:
    """Find the pairs of different reports whose meanings are apart."""
    apart = COMPARISONS[field].apart
    left = _by_meaning(stated)
    right = None if others is None else _by_meaning(others)
    for subject, values in left.items():
        pairs = combinations(values, 2) if right is None else product(values, right.get(subject, ()))
        for one, other in pairs:
            if apart(actors, one, other):
                there = values if right is None else right[subject]
                for pair in product(values[one], there[other]):
                    if pair[0].claim.report_key != pair[1].claim.report_key:
                        yield pair


def _by_meaning(stated: list[Stated]) -> dict[Hashable, dict[Hashable, list[Stated]]]:
    """Sort claims by subject and meaning."""
    found: dict[Hashable, dict[Hashable, list[Stated]]] = {}
    for one in stated:
        found.setdefault(one.subject, {}).setdefault(one.meaning, []).append(one)
    return found


def _ranks(pair: tuple[Stated, Stated]) -> tuple[int, int]:
    """Put the readings that a dating uses before the further ones."""
    return pair[0].rank, pair[1].rank
