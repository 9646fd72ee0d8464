"""How alike the participants of two events are, and which records of actors share a name."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from kgtimeline.analysis.comparing_people import SPOKEN_AND_WRITTEN, is_anybody, part, spellings
from kgtimeline.dataset.records import Records
from kgtimeline.model.actors import Actor
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.vocab import ActorType, Role

NAMESAKE, COARSER, ANYBODY, OTHER_ROLE = 0.9, 0.5, 0.25, 0.5
"""How much it tells that two participants share a name, a state, nothing but a role; or an actor alone."""
ONE_IN_COMMON = 0.6
"""What is left of the share where hardly anybody is in common; with two in common all is left."""

Person = tuple[str, str]
"""The id of an actor and a role, which is plain text here: enums are slow to hash."""
PART_OF: Mapping[Role, str] = {role: str(SPOKEN_AND_WRITTEN.get(role, role)) for role in Role}
"""Each role by the name that near kinds share."""


class Cast(NamedTuple):
    """Those who take part in one event.

    Args:
        persons: Actors with their roles; a speaker counts as a sender.
        names: The actors, of namesakes the first.
        plain: None of them stands for another, or comes twice: then who is in both is in both by name.
    """

    persons: frozenset[Person]
    names: frozenset[str]
    plain: bool


class _Card(NamedTuple):
    """What of an actor is compared, made once: millions of pairs are looked at."""

    anybody: bool
    namesake: str
    item: tuple[str, str] | None
    state: bool
    country: str | None
    offices_in: frozenset[str]

    @property
    def plain(self) -> bool:
        """Whether it can't stand for another actor, but for a namesake."""
        return not (self.anybody or self.state or self.offices_in or self.item)


class People:
    """Compares participants, and knows which records of actors share a name.

    Args:
        records: The records whose events are compared.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> info = DatasetInfo(id="a", title="A")
        >>> actors = [
        ...     Actor(id="x", type="person", name="Japarov"),
        ...     Actor(id="y", type="person", name="Жапаров"),
        ... ]
        >>> people = People(Records(Document(schema_version="1.0", dataset=info, actors=actors)))
        >>> people.namesake("y"), people.closeness(("x", "sender"), ("y", "sender"))
        ('x', 0.9)
    """

    def __init__(self, records: Records) -> None:
        """Give all who share a spelling of a name one name."""
        first: dict[str, str] = {}
        by_form: dict[str, str] = {}
        for actor in records.actors.values():
            for form in sorted(spellings(actor)) if actor.named else ():
                one, other = sorted(
                    [_root(first, by_form.setdefault(form, actor.id)), _root(first, actor.id)]
                )
                first[other] = one
        self._cards = {actor.id: _card(actor, _root(first, actor.id)) for actor in records.actors.values()}

    def namesake(self, actor_id: str) -> str:
        """Give the first actor, by id, of all who share a name with this one, through others too."""
        return self._cards[actor_id].namesake

    def cast(self, event: BaseEvent) -> Cast:
        """Gather those who take part in an event."""
        cards = [self._cards[one.actor] for one in event.participants]
        persons = frozenset([(one.actor, PART_OF[one.role]) for one in event.participants])
        names = frozenset([card.namesake for card in cards])
        return Cast(persons, names, len(names) == len(persons) and all(card.plain for card in cards))

    def likeness(self, one: Cast, other: Cast) -> float:
        """Say which share of the participants both events have; it is the same whoever comes first.

        One participant in common tells less than two: many events have the same speaker.
        """
        same = one.persons & other.persons
        shared = float(len(same))
        if not (one.plain and other.plain and len(one.names & other.names) == len(same)):
            left, right = one.persons - same, other.persons - same
            if left and right:
                best = [max([self.closeness(a, b) for b in right]) for a in left]
                best += [max([self.closeness(a, b) for a in left]) for b in right]
                best.sort()  # so that the sum is the same to the last bit, whoever comes first
                shared += sum(best) / 2
        share = 2 * shared / (len(one.persons) + len(other.persons))
        return share * (ONE_IN_COMMON + (1 - ONE_IN_COMMON) * min(1.0, shared / 2))

    def closeness(self, one: Person, other: Person) -> float:
        """Say how surely two participants are one."""
        if one[0] == other[0]:
            return 1.0 if one[1] == other[1] else OTHER_ROLE
        if one[1] != other[1]:
            return 0.0
        a, b = self._cards[one[0]], self._cards[other[0]]
        if a.anybody or b.anybody:
            return ANYBODY
        if a.item is not None and b.item is not None and a.item[0] == b.item[0]:
            return NAMESAKE if a.item == b.item else 0.0
        if a.namesake == b.namesake:
            return NAMESAKE
        if a.country is not None and a.country == b.country and (a.state or b.state):
            return COARSER
        return COARSER if one[0] in b.offices_in or other[0] in a.offices_in else 0.0

    def countries(self, cast: Cast) -> tuple[str, ...]:
        """Give the countries that participants act for, in order."""
        cards = self._cards
        found = {country for who, _ in cast.persons if (country := cards[who].country) is not None}
        return tuple(sorted(found))

    def has_state(self, cast: Cast) -> bool:
        """Tell whether a state takes part."""
        return not cast.plain and any(self._cards[who].state for who, _ in cast.persons)

    def words(self, one: BaseEvent, other: BaseEvent) -> Iterator[str]:
        """Say who takes part in both events, and who perhaps does; what comes first stands first."""
        first = {(taking.actor, str(part(taking.role, one.kind, other.kind))) for taking in one.participants}
        second = {
            (taking.actor, str(part(taking.role, other.kind, one.kind))) for taking in other.participants
        }
        shared = sorted(first & second)
        if shared:
            yield f"in both: {', '.join(f'{who} ({role})' for who, role in shared)}"
        pairs = sorted(product(first - second, second - first))
        moved = sorted({a[0] for a, b in pairs if a[0] == b[0]})
        if moved:
            yield f"in other roles: {', '.join(moved)}"
        perhaps = [(a, b) for a, b in pairs if a[0] != b[0] and self.closeness(a, b)]
        if perhaps:
            yield f"perhaps one: {', '.join(f'{a[0]} and {b[0]} ({a[1]})' for a, b in perhaps)}"


def _card(actor: Actor, namesake: str) -> _Card:
    """Take from an actor what is compared."""
    return _Card(
        is_anybody(actor),
        namesake,
        None if actor.wikidata is None else (str(actor.type), actor.wikidata),
        actor.type is ActorType.STATE,
        actor.country,
        frozenset([office.organisation for office in actor.offices if office.organisation is not None]),
    )


def _root(first: dict[str, str], actor_id: str) -> str:
    """Give the first of those that were joined, and shorten the way to it."""
    while (found := first.get(actor_id, actor_id)) != actor_id:
        first[actor_id] = first.get(found, found)
        actor_id = found
    return actor_id
