"""Rules of who took part: roles that are expected, offices, outlets."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from kgtimeline.checks.codes import problem
from kgtimeline.checks.subject import Subject, same_date
from kgtimeline.dataset.near import near_names
from kgtimeline.dates import EventDate, Truth
from kgtimeline.errors import Problem, did_you_mean
from kgtimeline.model.actors import Actor, Office
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.model.reports import Participant, Reading
from kgtimeline.vocab import Role


def expected_roles(subject: Subject) -> Iterator[Problem]:
    """Find events that nobody has an expected role in, or too few: an agreement needs two signatories."""
    for row, event in enumerate(subject.events):
        for role, least in _expected(type(event)).items():
            found = sum([participant.role == role for participant in event.participants])
            if found < least:
                message = f"a {event.kind} is expected to have {_number(least, role)}, this one has {found}"
                hint = f"add a participant with the role {str(role)!r}, if the sources name one"
                yield problem(
                    "missing-role", message, f"/events/{row}/participants", event=event.id, hint=hint
                )


@cache
def _expected(kind: type[BaseEvent]) -> Counter[Role]:
    """Count how many participants a kind expects in each role."""
    return Counter(kind.EXPECTED)


def _number(least: int, role: Role) -> str:
    return f"a {role}" if least == 1 else f"{least} participants with the role {role}"


def repeated_participants(subject: Subject) -> Iterator[Problem]:
    """Find participants that stand in an event twice."""
    for row, event in enumerate(subject.events):
        seen: set[tuple[str, str, str | None]] = set()
        for i, participant in enumerate(event.participants):
            key = (participant.actor, participant.role, participant.office)
            if key in seen:
                message = f"{participant.actor!r} is {str(participant.role)!r} twice"
                path = f"/events/{row}/participants/{i}"
                yield problem("duplicate-participant", message, path, event=event.id)
            seen.add(key)


def offices(subject: Subject) -> Iterator[Problem]:
    """Find participants in an office that their actor lacks, or had not taken yet or had left."""
    for row, event in enumerate(subject.events):
        for i, participant in enumerate(event.participants):
            if participant.office is not None:
                path = f"/events/{row}/participants/{i}/office"
                yield from _office(subject, event, participant, path, None)
        for i, report in enumerate(event.reports):
            for j, participant in enumerate(report.participants):
                path = f"/events/{row}/reports/{i}/participants/{j}/office"
                yield from _office(subject, event, participant, path, report.reading)


def _office(
    subject: Subject, event: BaseEvent, participant: Participant, path: str, reading: Reading | None
) -> Iterator[Problem]:
    """Check the office of one participant: some term of it must be possible on some date that is given."""
    actor = subject.actors.get(participant.actor)
    if actor is None or participant.office is None:
        return
    held = [office for office in actor.offices if office.title == participant.office]
    if not held:
        yield _unknown_office(actor, participant.office, path, event)
        return
    dates = [subject.certain(event)]
    if reading is not None and reading.date is not None and not same_date(reading.date, event.date):
        dates.append(reading.date)
    if all(_outside(date, office) for date in dates for office in held):
        message = f"{actor.id!r} was not {participant.office!r} on {event.date}: {_terms(held)}"
        yield problem("office-outside-term", message, path, event=event.id)


def _terms(held: Iterable[Office]) -> str:
    """Say when each of some offices was taken and left."""
    terms = []
    for office in held:
        dates = (("took", office.took), ("left", office.left))
        terms.append(" and ".join(f"{word} it in {date}" for word, date in dates if date))
    return ", ".join(terms)


def _unknown_office(actor: Actor, title: str, path: str, event: BaseEvent) -> Problem:
    """Word an office that an actor lacks."""
    titles = [office.title for office in actor.offices]
    hint = did_you_mean(near_names(title, titles), f"add the office to the actor {actor.id!r}")
    return problem("unknown-office", f"{actor.id!r} has no office {title!r}", path, event=event.id, hint=hint)


def _outside(date: EventDate | None, office: Office) -> bool:
    """Say whether a date is certainly before an office was taken or after it was left."""
    if date is None:
        return False
    too_early = office.took is not None and date.before(office.took) is Truth.YES
    return too_early or (office.left is not None and date.after(office.left) is Truth.YES)


def terms(subject: Subject) -> Iterator[Problem]:
    """Find offices that are left before they are taken, or attested outside of their term."""
    for row, actor in enumerate(subject.actor_rows):
        for i, office in enumerate(actor.offices):
            path = f"/actors/{row}/offices/{i}"
            if office.took and office.left and office.left.before(office.took) is Truth.YES:
                message = (
                    f"{actor.id!r} left the office {office.title!r} in {office.left}, before {office.took}"
                )
                yield problem("reversed-term", message, f"{path}/left")
                continue
            for j, day in enumerate(office.attested):
                if _outside(day, office):
                    message = f"{actor.id!r} was not {office.title!r} on {day}: {_terms([office])}"
                    yield problem("office-outside-term", message, f"{path}/attested/{j}")


def attestations(subject: Subject) -> Iterator[Problem]:
    """Find days that attest an office although nothing happened and nothing was published on them."""
    if not any(office.attested for actor in subject.actor_rows for office in actor.offices):
        return
    known = {str(event.date) for event in subject.events} | {str(s.published) for s in subject.source_rows}
    for row, actor in enumerate(subject.actor_rows):
        for i, office in enumerate(actor.offices):
            for j, date in enumerate(office.attested):
                if str(date) not in known:
                    message = f"no event and no publication of {date} attests the office {office.title!r}"
                    yield problem("attested-elsewhere", message, f"/actors/{row}/offices/{i}/attested/{j}")


def outlets(subject: Subject) -> Iterator[Problem]:
    """Find outlets of an event that stand in a line of attribution too."""
    for row, event in enumerate(subject.events):
        found = {p.actor for p in event.participants if p.role == Role.OUTLET}
        if not found:
            continue
        for i, report in enumerate(event.reports):
            for j, actor in enumerate(report.via):
                if actor in found:
                    message = f"{actor!r} is the outlet of this event and stands in 'via' too"
                    path = f"/events/{row}/reports/{i}/via/{j}"
                    yield problem("outlet-in-via", message, path, event=event.id)


PEOPLE_RULES = (expected_roles, repeated_participants, offices, terms, attestations, outlets)
"""All rules of this module."""
