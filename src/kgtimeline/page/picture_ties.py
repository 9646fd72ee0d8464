"""Who did something to whom: the actors of a picture of the network, and the arrows between them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import cos, pi, sin
from typing import TYPE_CHECKING, NamedTuple

from kgtimeline.dates.truth import Truth
from kgtimeline.model.events import Event
from kgtimeline.vocab import Role

if TYPE_CHECKING:
    from kgtimeline.timeline import Selection

ACTING = (
    Role.SENDER, Role.SPEAKER, Role.ISSUER, Role.PUBLISHER, Role.AUTHOR, Role.BODY, Role.PARTICIPANT,
    Role.SUPPLIER,
)  # fmt: skip
"""Those from whom an arrow starts."""
REACHED = (Role.RECIPIENT, Role.AUDIENCE, Role.TARGET, Role.RECEIVER, Role.AFFECTED, Role.VICTIM)
"""Those to whom it goes."""
MUTUAL = (Role.PARTICIPANT, Role.SIGNATORY)
"""Those who do something together: a line without an arrow."""
MOST_TOGETHER = 8
"""Of gatherings of more than these no lines are drawn."""
MOST_ACTORS = 60
"""Actors that have room; those with the most ties are shown."""
_ROUNDS = 400


class Arrow(NamedTuple):
    """What one actor did to another one.

    Args:
        origin: Id of the actor.
        target: Id of the other; of a line without an arrow the greater id.
        mutual: Whether it is a line: they did it together.
    """

    origin: str
    target: str
    mutual: bool


class Network(NamedTuple):
    """Actors and arrows.

    Args:
        actors: Ids of the actors that are shown, in order of id.
        arrows: How many events each arrow stands for, in order.
        certain: How many of them answer for certain.
        others: How many more actors take part in some event.
        crowds: How many gatherings were too large for lines.
    """

    actors: tuple[str, ...]
    arrows: Mapping[Arrow, int]
    certain: Mapping[Arrow, int]
    others: int
    crowds: int


def network_of(selection: "Selection") -> Network:
    """Gather the ties of some events.

    Args:
        selection: The events.
    """
    arrows: Counter[Arrow] = Counter()
    certain: Counter[Arrow] = Counter()
    everybody: set[str] = set()
    crowds = 0
    for event, truth in selection:
        everybody.update(taking.actor for taking in event.participants)
        found = set(_arrows(event))
        crowds += len(_in(event, MUTUAL)) > MOST_TOGETHER
        arrows.update(found)
        if truth is Truth.YES:
            certain.update(found)
    ties: Counter[str] = Counter()
    for arrow, count in arrows.items():
        ties[arrow.origin] += count
        ties[arrow.target] += count
    shown = set(sorted(ties, key=lambda actor: (-ties[actor], actor))[:MOST_ACTORS])
    kept = {
        arrow: arrows[arrow] for arrow in sorted(arrows) if arrow.origin in shown and arrow.target in shown
    }
    return Network(tuple(sorted(shown)), kept, certain, len(everybody - shown), crowds)


def _arrows(event: Event) -> Iterator[Arrow]:
    """Give the ties that one event makes, some of them more than once."""
    reached = _in(event, REACHED)
    for origin in _in(event, ACTING):
        yield from (Arrow(origin, target, mutual=False) for target in reached if target != origin)
    together = _in(event, MUTUAL)
    if len(together) <= MOST_TOGETHER:
        yield from (Arrow(*pair, mutual=True) for pair in combinations(sorted(together), 2))


def _in(event: Event, roles: Sequence[Role]) -> list[str]:
    return list(dict.fromkeys(taking.actor for taking in event.participants if taking.role in roles))


def positions(network: Network) -> dict[str, tuple[float, float]]:
    """Place the actors: those who are tied near each other, all apart; the same each time.

    **Source**: Fruchterman and Reingold 1991, started from a circle in order of id.

    Returns:
        Places from 0 to 1 across and down, by id.
    """
    import numpy as np

    count = len(network.actors)
    if count == 1:
        return {network.actors[0]: (0.5, 0.5)}
    row = {actor: number for number, actor in enumerate(network.actors)}
    # no two start on one line through the middle, or they would stay on it
    place = np.array([[cos(2 * pi * n / count + 0.1 * n), sin(2 * pi * n / count)] for n in range(count)])
    pull = np.zeros((count, count))
    for arrow, events in network.arrows.items():
        one, other = row[arrow.origin], row[arrow.target]
        pull[one, other] = pull[other, one] = pull[one, other] + 1 + np.log2(events)
    ideal = 1.6 / np.sqrt(count)
    for number in range(_ROUNDS):
        apart = place[:, None, :] - place[None, :, :]
        distance = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1e-3)
        push = ideal**2 / distance**2 - pull * distance / ideal
        move = (apart * push[..., None]).sum(axis=1) - 0.6 * place
        length = np.maximum(np.hypot(move[:, 0], move[:, 1]), 1e-9)
        step = 0.15 * (1 - number / _ROUNDS) + 1e-3
        place += move / length[:, None] * np.minimum(length, step)[:, None]
    low, high = place.min(axis=0), place.max(axis=0)
    # rounded, so that the last digit of another processor does not move anything
    scaled = np.round((place - low) / np.maximum(high - low, 1e-9), 4)
    return {actor: (float(scaled[n, 0]), float(scaled[n, 1])) for actor, n in row.items()}
