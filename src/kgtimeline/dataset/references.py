"""Whether every id is unique and every reference leads somewhere."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from kgtimeline.dataset.near import near_names
from kgtimeline.errors import Problem, did_you_mean
from kgtimeline.model.actors import Actor
from kgtimeline.model.events import Event
from kgtimeline.model.reports import Participant
from kgtimeline.model.sources import Source
from kgtimeline.vocab import DatingAnchorType

ACTOR, SOURCE, EVENT = "actor", "source", "event"


class Reference(NamedTuple):
    """A place of a record that names another one.

    Args:
        to: What it names: `actor`, `source` or `event`.
        id: The id that stands there.
        at: JSON Pointer from the record to the id.
    """

    to: str
    id: str
    at: str


def references_resolve(actors: Sequence[Actor], sources: Sequence[Source], events: Sequence[Event]) -> bool:
    """Tell whether ids are unique and all references resolve, without saying which do not.

    Use it first: it costs a tenth of `iter_reference_problems`, which agrees with it.

    Example:
        >>> references_resolve([], [], [])
        True
    """
    known = {
        ACTOR: {actor.id for actor in actors},
        SOURCE: {source.id for source in sources},
        EVENT: {event.id for event in events},
    }
    if [len(ids) for ids in known.values()] != [len(actors), len(sources), len(events)]:
        return False
    if any(not known[to].issuperset(ids) for to, ids in named_by(events).items()):
        return False
    header = chain.from_iterable((*map(_of_actor, actors), *map(_of_source, sources)))
    return all(_leads_somewhere(reference, known) for reference in header)


def iter_reference_problems(
    actors: Sequence[Actor],
    sources: Sequence[Source],
    events: Sequence[Event],
    lost: Collection[str] = frozenset(),
) -> Iterator[Problem]:
    """Find every id that is used twice and every reference that leads nowhere.

    Args:
        actors: All actors, in the order of the file.
        sources: All sources, in the order of the file.
        events: All events, in the order of the file.
        lost: Ids of records that could not be read; what refers to them is no problem.

    Yields:
        Problems with the codes `duplicate-id`, `unknown-actor`, `unknown-source` and
        `unknown-event`; paths count the rows given here.

    Example:
        >>> source = Source(id="s", title="S", publisher="nobody")
        >>> [(problem.code, problem.path) for problem in iter_reference_problems([], [source], [])]
        [('unknown-actor', '/sources/0/publisher')]
    """
    known = {
        ACTOR: dict.fromkeys(actor.id for actor in actors),
        SOURCE: dict.fromkeys(source.id for source in sources),
        EVENT: dict.fromkeys(event.id for event in events),
    }
    yield from _repeated("actors", actors)
    yield from _repeated("sources", sources)
    yield from _repeated("events", events)
    for row, actor in enumerate(actors):
        yield from _unknown(_of_actor(actor), f"/actors/{row}", known, lost)
    for row, source in enumerate(sources):
        yield from _unknown(_of_source(source), f"/sources/{row}", known, lost)
    for row, event in enumerate(events):
        yield from _unknown(_of_event(event), f"/events/{row}", known, lost, event.id)


def _repeated(name: str, records: Iterable[Actor | Source | Event]) -> Iterator[Problem]:
    """Find ids that an earlier record of the same list has."""
    first: dict[str, int] = {}
    for row, record in enumerate(records):
        if first.setdefault(record.id, row) != row:
            yield Problem(
                "duplicate-id",
                f"the id {record.id!r} is that of /{name}/{first[record.id]} already",
                path=f"/{name}/{row}/id",
                event_id=record.id if name == "events" else None,
                hint="rename one of them, and what refers to it",
            )


def _unknown(
    references: Iterable[Reference],
    base: str,
    known: Mapping[str, Mapping[str, None]],
    lost: Collection[str],
    event_id: str | None = None,
) -> Iterator[Problem]:
    """Find the references of one record that lead nowhere."""
    for reference in references:
        to, wanted, at = reference
        if wanted in lost or _leads_somewhere(reference, known):
            continue
        hint = did_you_mean(near_names(wanted, known[to]), f"mend the id, or add the {to}")
        yield Problem(f"unknown-{to}", f"no {to} {wanted!r}", path=base + at, event_id=event_id, hint=hint)


def _leads_somewhere(reference: Reference, known: Mapping[str, Collection[str]]) -> bool:
    """Tell whether a reference resolves; a reprint may be that of an actor's text."""
    if reference.at == "/reprint_of" and reference.id in known[ACTOR]:
        return True
    return reference.id in known[reference.to]


def named_by(events: Sequence[Event]) -> dict[str, set[str]]:
    """Collect every id that events name, in one quick walk over all events loaded.

    It must know the same places as `_of_event`.
    """
    actors: set[str] = set()
    sources: set[str] = set()
    related: set[str] = set()
    rare: list[Event] = []
    for event in events:
        for participant in event.participants:
            actors.add(participant.actor)
        for report in event.reports:
            sources.add(report.source)
            if report.via:
                actors.update(report.via)
            for participant in report.participants:
                actors.add(participant.actor)
        if event.dating is not None:
            for origin in event.dating.from_:
                sources.add(origin.source)
                actors.update(origin.via)
        if event.relations or event.figures or (event.dating is not None and event.dating.anchors):
            rare.append(event)
    named = {ACTOR: actors, SOURCE: sources, EVENT: related}
    for reference in chain.from_iterable(map(_of_event, rare)):
        named[reference.to].add(reference.id)
    return named


def _of_actor(actor: Actor) -> Iterator[Reference]:
    for i, office in enumerate(actor.offices):
        if office.organisation is not None:
            yield Reference(ACTOR, office.organisation, f"/offices/{i}/organisation")


def _of_source(source: Source) -> Iterator[Reference]:
    if source.publisher is not None:
        yield Reference(ACTOR, source.publisher, "/publisher")
    yield from _each(source.attributed_to, "/attributed_to")
    if source.reprint_of is not None:
        yield Reference(SOURCE, source.reprint_of, "/reprint_of")


def _of_event(event: Event) -> Iterator[Reference]:
    """Give every reference of an event. It must know the same places as `named_by`."""
    yield from _of_participants(event.participants, "")
    if event.dating is not None:
        for i, origin in enumerate(event.dating.from_):
            yield Reference(SOURCE, origin.source, f"/dating/from/{i}/source")
            yield from _each(origin.via, f"/dating/from/{i}/via")
        for i, anchor in enumerate(event.dating.anchors):
            if anchor.ref is not None and anchor.type is not DatingAnchorType.MANUAL:
                to = EVENT if anchor.type is DatingAnchorType.EVENT else SOURCE
                yield Reference(to, anchor.ref, f"/dating/anchors/{i}/ref")
    for i, report in enumerate(event.reports):
        yield Reference(SOURCE, report.source, f"/reports/{i}/source")
        yield from _each(report.via, f"/reports/{i}/via")
        yield from _of_participants(report.participants, f"/reports/{i}")
    for i, relation in enumerate(event.relations):
        yield Reference(EVENT, relation.event, f"/relations/{i}/event")
        if relation.source is not None:
            yield Reference(SOURCE, relation.source, f"/relations/{i}/source")
    for i, figure in enumerate(event.figures):
        yield from _each(figure.about, f"/figures/{i}/about")
        yield from _each(figure.via, f"/figures/{i}/via")
        if figure.speaker is not None:
            yield Reference(ACTOR, figure.speaker, f"/figures/{i}/speaker")
        if figure.source is not None:
            yield Reference(SOURCE, figure.source, f"/figures/{i}/source")


def _of_participants(participants: Sequence[Participant], at: str) -> Iterator[Reference]:
    for i, participant in enumerate(participants):
        yield Reference(ACTOR, participant.actor, f"{at}/participants/{i}/actor")


def _each(actor_ids: Sequence[str], at: str) -> Iterator[Reference]:
    for i, actor_id in enumerate(actor_ids):
        yield Reference(ACTOR, actor_id, f"{at}/{i}")
