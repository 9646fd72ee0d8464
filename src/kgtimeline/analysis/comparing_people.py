"""Participants of reports held against each other: who held a role, and which role somebody held."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kgtimeline.analysis.claims import Claim, Stated
from kgtimeline.dataset.folding import forms
from kgtimeline.model.actors import Actor
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.model.events import EVENT_TYPES
from kgtimeline.model.reports import Participant, Span
from kgtimeline.vocab import ActorType, Kind, Role

HELD_BY_MANY = frozenset(
    {
        *(Role.AUDIENCE, Role.OUTLET, Role.VICTIM, Role.AFFECTED, Role.SPONSOR),
        *(Role.MEDIATOR, Role.INTERMEDIARY, Role.INTERVIEWER, Role.AUTHOR),
    }
)
"""Roles of which each source names whom it cares for: other names add, they don't contradict."""

OF_TWO = frozenset({Role.PARTICIPANT, Role.SIGNATORY})
"""Roles that an event needs two of: one name each may be the two sides of one table."""

SPOKEN_AND_WRITTEN = {Role.SPEAKER: Role.SENDER, Role.AUDIENCE: Role.RECIPIENT}
"""What the same part is called where the kinds of two events differ."""


class Holders(NamedTuple):
    """Who held a role, as one report has it.

    Args:
        actors: Their ids, sorted.
        least: How many a report must name before it is taken to name them all.
    """

    actors: tuple[str, ...]
    least: int


class Parts(NamedTuple):
    """Which roles an actor held, as one report has it.

    Args:
        roles: The roles, those that the other side can tell of, sorted.
    """

    roles: tuple[Role, ...]


class Telling(NamedTuple):
    """A report, or the event itself, with the participants that it names."""

    source: str | None
    via: tuple[str, ...]
    people: tuple[Participant, ...]
    spans: tuple[Span, ...]


def part(role: Role, kind: Kind, other: Kind) -> Role:
    """Give a role the name under which events of two kinds share it.

    Example:
        >>> part(Role.SPEAKER, Kind.STATEMENT, Kind.LETTER), part(Role.SPEAKER, Kind.SPEECH, Kind.SPEECH)
        (<Role.SENDER: 'sender'>, <Role.SPEAKER: 'speaker'>)
    """
    return role if kind is other else SPOKEN_AND_WRITTEN.get(role, role)


def participant_claims(event: BaseEvent, against: BaseEvent | None = None) -> list[Stated]:
    """Gather whom the reports of an event name in each role.

    A report without a list of its own agrees with the event's. Roles that many hold at once, such
    as audience or victim, are left out.

    Args:
        event: The event.
        against: Another event that it may be the same as; if this one has no report, it stands in
            for itself.

    Returns:
        One claim for each report and role. **Shape**: in the order of the reports.
    """
    other = event.kind if against is None else against.kind
    found = []
    for telling in tellings(event, against):
        roles: dict[Role, set[str]] = {}
        for taking in telling.people:
            if taking.role not in HELD_BY_MANY:
                roles.setdefault(part(taking.role, event.kind, other), set()).add(taking.actor)
        for role, actors in roles.items():
            meaning = Holders(tuple(sorted(actors)), least_named(role, event.kind))
            claim = Claim(event.id, telling.source, telling.via, meaning.actors, telling.spans)
            found.append(Stated(claim, meaning, subject=role, about=str(role)))
    return found


def role_claims(event: BaseEvent, against: BaseEvent | None = None) -> list[Stated]:
    """Gather the roles in which the reports of an event name each actor.

    Args:
        event: The event.
        against: Another event that it may be the same as; roles that its kind lacks are left out,
            since it could not tell of them.

    Returns:
        One claim for each report and actor. **Shape**: in the order of the reports.
    """
    other = event.kind if against is None else against.kind
    tellable = {part(role, other, event.kind) for role in EVENT_TYPES[other].ROLES}
    found = []
    for telling in tellings(event, against):
        held: dict[str, set[Role]] = {}
        for taking in telling.people:
            role = part(taking.role, event.kind, other)
            if role in tellable:
                held.setdefault(taking.actor, set()).add(role)
        for actor, roles in held.items():
            meaning = Parts(tuple(sorted(roles)))
            value = tuple(map(str, meaning.roles))
            claim = Claim(event.id, telling.source, telling.via, value, telling.spans)
            found.append(Stated(claim, meaning, subject=actor, about=actor))
    return found


def tellings(event: BaseEvent, against: BaseEvent | None) -> Iterator[Telling]:
    """Give the participants that each report names; of the event itself if nobody reports it."""
    for report in event.reports:
        people = report.participants or event.participants
        yield Telling(report.source, report.via, people, report.spans)
    if not event.reports and against is not None:
        yield Telling(None, (), event.participants, ())


def least_named(role: Role, kind: Kind) -> int:
    """Tell how many holders of a role a report must name before it is taken to name them all."""
    return 2 if role in OF_TWO and kind is not Kind.PRACTICE else 1


def holders_apart(actors: Mapping[str, Actor], one: Holders, other: Holders) -> bool:
    """Tell whether two lists can't be of those who held one role.

    They can if somebody may stand in both, or if one of them is too short to be the whole list.

    Args:
        actors: All actors by id.
        one: The holders by one report.
        other: The holders by another.
    """
    if len(one.actors) < one.least or len(other.actors) < other.least:
        return False
    return not any(may_be_one(actors, a, b) for a in one.actors for b in other.actors)


def parts_apart(one: Parts, other: Parts) -> bool:
    """Tell whether an actor can't have held both sets of roles; to take part is the coarser of any two."""
    roles = {*one.roles, *other.roles}
    return Role.PARTICIPANT not in roles and not {*one.roles} & {*other.roles}


def may_be_one(actors: Mapping[str, Actor], one: str, other: str) -> bool:
    """Tell whether two actors may be the same, or one a coarser name of the other.

    Anybody may be behind an actor whom the source does not name, and in a group. A state and
    somebody who acts for it are coarse and fine, and so are an organisation and who holds an
    office in it. Two records that share a name in some spelling, or an item of Wikidata, may be
    one person; two items are two.

    Args:
        actors: All actors by id.
        one: The id of an actor.
        other: The id of another, or the same.
    """
    if one == other:
        return True
    a, b = actors[one], actors[other]
    if is_anybody(a) or is_anybody(b):
        return True
    items = same_item(a, b)
    if items is not None:
        return items
    return coarse_and_fine(a, b) or not spellings(a).isdisjoint(spellings(b))


def is_anybody(actor: Actor) -> bool:
    """Tell whether anybody may be behind an actor: one whom the source does not name, or a group."""
    return not actor.named or actor.type is ActorType.GROUP


def same_item(one: Actor, other: Actor) -> bool | None:
    """Tell whether two records are of one item of Wikidata; None if they don't say."""
    if one.wikidata is None or other.wikidata is None or one.type is not other.type:
        return None
    return one.wikidata == other.wikidata


def coarse_and_fine(one: Actor, other: Actor) -> bool:
    """Tell a state and who acts for it, or an organisation and who holds an office in it."""
    if ActorType.STATE in (one.type, other.type) and one.country is not None and one.country == other.country:
        return True
    return _holds_office_in(one, other) or _holds_office_in(other, one)


def spellings(actor: Actor) -> frozenset[str]:
    """Give all folded forms of all names of an actor."""
    return frozenset(form for name in (actor.name, *(a.name for a in actor.aliases)) for form in forms(name))


def _holds_office_in(actor: Actor, organisation: Actor) -> bool:
    """Tell whether an actor has an office of an organisation."""
    return any(office.organisation == organisation.id for office in actor.offices)
