"""Who holds an office on a day: `US Secretary of State`, `President of Kyrgyzstan`."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from kgtimeline.dataset.folding import fold
from kgtimeline.dates.truth import Truth
from kgtimeline.dates.value import EventDate
from kgtimeline.dates.window import Window, window
from kgtimeline.model.actors import Actor, Office
from kgtimeline.vocab import ActorType

_JOINING = frozenset({"of", "the", "for", "in", "at"})
"""Words that join an office to its country; they tell nothing alone."""


def find_holders(
    actors: Mapping[str, Actor],
    candidates: Callable[[str], Iterable[Actor]],
    text: str,
    on: str | date | EventDate | None = None,
) -> dict[str, Truth]:
    """Find who holds or may hold an office.

    An office fits if its whole title stands in the text, and the words around it
    name the country of the actor or of the organisation, or the organisation.

    Args:
        actors: All actors by id.
        candidates: What the look-up of names gives for a country or an organisation.
        text: The office, such as `US Secretary of State`.
        on: The day; None asks for everybody who ever held it.

    Returns:
        The ids of the holders, with how sure it is that they held it on that day.

    Raises:
        DateSyntaxError: If `on` is no date.
        DateRangeError: If `on` does not say which days are meant.

    Example:
        >>> person = Actor(id="a", type="person", name="A", country="US", offices=[Office(title="President")])
        >>> find_holders({"a": person}, lambda name: (), "the U.S. President")
        {'a': <Truth.YES: 'yes'>}
    """
    words = fold(text).split()
    asked = None if on is None else _as_window(on)
    named: dict[str, frozenset[str]] = {}
    holders: dict[str, Truth] = {}
    for actor in actors.values():
        for office in actor.offices:
            rest = next(_around(words, fold(office.title).split()), None)
            if rest is None:
                continue
            if rest not in named:
                named[rest] = frozenset(found.id for found in candidates(rest)) if rest else frozenset()
            if rest and not _is_of(actor, office, rest, named[rest], actors):
                continue
            truth = held_on(office, asked) if asked else Truth.YES
            if truth and holders.get(actor.id) is not Truth.YES:
                holders[actor.id] = truth
    return holders


def held_on(office: Office, asked: Window) -> Truth:
    """Tell whether an office was held on some days.

    It was not before it was taken and after it was left; it was between two
    days on which it is known to be held; beyond that nobody knows.

    Args:
        office: The office of one actor.
        asked: The days.

    Returns:
        Yes if it was held on all of them, no if on none.

    Example:
        >>> held_on(Office(title="President", took="2021-01-28"), window("2020")).value
        'no'
    """
    took, left = office.took, office.left
    if (took and took.bounds.s_lo > asked.b) or (left and left.bounds.e_hi < asked.a):
        return Truth.NO
    known = [day.bounds for day in (took, left, *office.attested) if day and not day.hedged]
    first = min((bounds.e_hi for bounds in known), default=math.inf)
    last = max((bounds.s_lo for bounds in known), default=-math.inf)
    return Truth.YES if first <= asked.a and asked.b <= last else Truth.MAYBE


def _as_window(on: str | date | EventDate) -> Window:
    """Give the days that are asked about."""
    return Window(on.bounds.s_lo, on.bounds.e_hi) if isinstance(on, EventDate) else window(on)


def _around(words: list[str], title: list[str]) -> Iterator[str]:
    """Give the words around a title, for every place where the title stands."""
    for start in range(len(words) - len(title) + 1):
        if title and words[start : start + len(title)] == title:
            rest = words[:start] + words[start + len(title) :]
            yield " ".join(word for word in rest if word not in _JOINING)


def _is_of(
    actor: Actor, office: Office, rest: str, named: frozenset[str], actors: Mapping[str, Actor]
) -> bool:
    """Tell whether the words around a title name whose office it is."""
    organisation = actors.get(office.organisation or "")
    countries = {actor.country, organisation.country if organisation else None} - {None}
    if office.organisation in named or rest in {fold(str(country)) for country in countries}:
        return True
    return any(actors[one].type is ActorType.STATE and actors[one].country in countries for one in named)
