"""Who holds an office on a day: `US Secretary of State`, `President of Kyrgyzstan`."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kgtimeline.dataset.folding import fold
from kgtimeline.dates.truth import Truth
from kgtimeline.dates.value import EventDate
from kgtimeline.dates.window import Window, window
from kgtimeline.model.actors import Actor, Office
from kgtimeline.vocab import ActorType

_POSSESSIVE = re.compile(r"['’]s\b")
_JOINING = frozenset({"of", "the", "for", "in", "at"})
"""Words that join an office to its country; they tell nothing alone."""


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office of an actor, and how surely it was held on the days that were asked about.

    Args:
        actor: The holder.
        office: The office, with all that is known of its term.
        truth: Yes if it was held on all of those days, maybe if nobody knows.
    """

    actor: Actor
    office: Office
    truth: Truth

    def to_json(self) -> dict[str, Any]:
        """Give holder, office, term and truth as JSON values."""
        office = self.office
        return {
            "actor": self.actor.id,
            "name": self.actor.name,
            "title": office.title,
            "organisation": office.organisation,
            "took": str(office.took) if office.took else None,
            "left": str(office.left) if office.left else None,
            "attested": [str(day) for day in office.attested],
            "truth": self.truth.value,
        }

    def __str__(self) -> str:
        """Say who held what, as surely as is known."""
        of = f" of {self.office.organisation}" if self.office.organisation else ""
        return f"{self.actor.id}: {self.office.title}{of} ({self.truth.value})"


def held_offices(
    actor: Actor, on: str | date | EventDate | None = None, offices: Sequence[Office] | None = None
) -> Iterator[HeldOffice]:
    """Give the offices that an actor held or may have held.

    Args:
        actor: The actor.
        on: The days; None for those held at any time.
        offices: Look only at these offices of the actor.

    Yields:
        The offices, in the order of the file, without those that were held on none of the days.

    Raises:
        DateSyntaxError: If `on` is no date.
        DateRangeError: If `on` does not say which days are meant.

    Example:
        >>> office = Office(title="President", left="2020-10-15")
        >>> person = Actor(id="a", type="person", name="A", offices=[office])
        >>> [str(held) for held in held_offices(person, "2019")], list(held_offices(person, "2021"))
        (['a: President (maybe)'], [])
    """
    asked = None if on is None else as_window(on)
    for office in actor.offices if offices is None else offices:
        truth = held_on(office, asked) if asked else Truth.YES
        if truth:
            yield HeldOffice(actor, office, truth)


def find_holders(
    actors: Mapping[str, Actor],
    candidates: Callable[[str], Iterable[Actor]],
    text: str,
    on: str | date | EventDate | None = None,
) -> dict[str, Truth]:
    """Find who holds or may hold an office.

    Args:
        actors: All actors by id.
        candidates: What the look-up of names gives for a country, an organisation or a name.
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
    asked = None if on is None else as_window(on)
    holders: dict[str, Truth] = {}
    for actor, office in iter_fitting(actors, candidates, text):
        truth = held_on(office, asked) if asked else Truth.YES
        if truth and holders.get(actor.id) is not Truth.YES:
            holders[actor.id] = truth
    return holders


def iter_fitting(
    actors: Mapping[str, Actor], candidates: Callable[[str], Iterable[Actor]], text: str
) -> Iterator[tuple[Actor, Office]]:
    """Go through the offices that a text may mean.

    An office fits if its whole title stands in the text, and what stands before and
    after it names the country of the actor or of the organisation, the organisation,
    or the actor: `US Secretary of State`, `President of Kyrgyzstan`, `Kyrgyzstan's
    President Sadyr Japarov`.

    Args:
        actors: All actors by id.
        candidates: What the look-up of names gives for a country, an organisation or a name.
        text: The office.

    Yields:
        Holder and office, in the order of the actors.
    """
    words = fold(_POSSESSIVE.sub("", text)).split()
    named: dict[str, frozenset[str]] = {}

    def fits(part: str, actor: Actor, office: Office) -> bool:
        if part not in named:
            named[part] = frozenset(found.id for found in candidates(part))
        return actor.id in named[part] or _is_of(actor, office, part, named[part], actors)

    for actor in actors.values():
        for office in actor.offices:
            for parts in _around(words, fold(office.title).split()):
                whole = " ".join(parts)
                if not whole or fits(whole, actor, office) or all(fits(p, actor, office) for p in parts):
                    yield actor, office
                    break


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
    if (took and took.bounds.s_lo > asked.a) or (left and left.bounds.e_hi < asked.b):
        return Truth.MAYBE  # some of the days are outside, whatever else attests it
    known = [day.bounds for day in (took, left, *office.attested) if day and not day.hedged]
    first = min((bounds.e_hi for bounds in known), default=math.inf)
    last = max((bounds.s_lo for bounds in known), default=-math.inf)
    return Truth.YES if first <= asked.a and asked.b <= last else Truth.MAYBE


def as_window(on: str | date | EventDate) -> Window:
    """Give the days that are asked about."""
    return Window(on.bounds.s_lo, on.bounds.e_hi) if isinstance(on, EventDate) else window(on)


def _around(words: list[str], title: list[str]) -> Iterator[tuple[str, ...]]:
    """Give what stands before and after a title, where it is anything, for every place of the title."""
    for start in range(len(words) - len(title) + 1):
        if title and words[start : start + len(title)] == title:
            sides = (words[:start], words[start + len(title) :])
            parts = (" ".join(word for word in side if word not in _JOINING) for side in sides)
            yield tuple(part for part in parts if part)


def _is_of(
    actor: Actor, office: Office, part: str, named: frozenset[str], actors: Mapping[str, Actor]
) -> bool:
    """Tell whether the words beside a title name whose office it is."""
    organisation = actors.get(office.organisation or "")
    countries = {actor.country, organisation.country if organisation else None} - {None}
    if office.organisation in named or part in {fold(str(country)) for country in countries}:
        return True
    return any(actors[one].type is ActorType.STATE and actors[one].country in countries for one in named)
