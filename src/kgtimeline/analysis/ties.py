"""What ties an event to others, and what is counted in it, each with its evidence."""

from collections.abc import Iterator
from dataclasses import dataclass

from kgtimeline.analysis.grounds import ReadingGround, reading_ground
from kgtimeline.dataset.records import Records
from kgtimeline.dates import EventDate
from kgtimeline.model.datings import Relation
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.model.figures import Figure
from kgtimeline.model.reports import Reading, Span
from kgtimeline.vocab import RelationBasis, RelationType


@dataclass(frozen=True, slots=True)
class RelationGround:
    """A tie between the event and another one.

    Args:
        type: How they are tied.
        outgoing: Whether it stands at the event and points to the other; else it is the other way round.
        event: Id of the other event.
        title: Its title.
        date: Its date.
        basis: Whether a source states the tie, or a coder infers it.
        source: The source that states it.
        span: Where.
        note: What the file says about it.
    """

    type: RelationType
    outgoing: bool
    event: str
    title: str
    date: EventDate | None
    basis: RelationBasis
    source: str | None
    span: Span | None
    note: str | None


@dataclass(frozen=True, slots=True)
class FigureGround:
    """A number that somebody claims.

    Args:
        figure: The figure as the file has it.
        claim: What is claimed, on one line.
        speaker: Name of who claims it.
        about: Names of whom it is about.
        via: Names of those through whom it came.
        period: What the words for the time measured give.
        baseline: What the words for the time compared from give.
    """

    figure: Figure
    claim: str
    speaker: str | None
    about: tuple[str, ...]
    via: tuple[str, ...]
    period: ReadingGround | None
    baseline: ReadingGround | None


def relation_grounds(records: Records, event: BaseEvent) -> tuple[RelationGround, ...]:
    """Give the ties of an event: its own in the order of the file, then those that point to it."""
    own = [_relation(records, relation, relation.event, outgoing=True) for relation in event.relations]
    return (*own, *_pointing(records, event.id))


def _pointing(records: Records, event_id: str) -> Iterator[RelationGround]:
    """Give the ties that point to an event, by the dates of those that they come from."""
    for origin in dict.fromkeys(origin for _, origin in records.relations_to(event_id)):
        for relation in records.event(origin).relations:
            if relation.event == event_id and origin != event_id:
                yield _relation(records, relation, origin, outgoing=False)


def _relation(records: Records, relation: Relation, other_id: str, *, outgoing: bool) -> RelationGround:
    other = records.event(other_id)
    return RelationGround(
        relation.type,
        outgoing,
        other.id,
        other.title,
        other.date,
        relation.basis,
        relation.source,
        relation.span,
        relation.note,
    )


def figure_grounds(records: Records, event: BaseEvent) -> tuple[FigureGround, ...]:
    """Give the figures of an event in the order of the file."""
    return tuple([_figure(records, figure) for figure in event.figures])


def _figure(records: Records, figure: Figure) -> FigureGround:
    return FigureGround(
        figure,
        claim(figure),
        None if figure.speaker is None else records.actors[figure.speaker].name,
        tuple([records.actors[actor].name for actor in figure.about]),
        tuple([records.actors[actor].name for actor in figure.via]),
        _read(figure, figure.period_reading),
        _read(figure, figure.baseline_reading),
    )


def _read(figure: Figure, reading: Reading | None) -> ReadingGround | None:
    return None if reading is None else reading_ground(figure.source, figure.via, reading)


def claim(figure: Figure) -> str:
    """Write on one line what a figure says.

    Example:
        >>> claim(Figure(key="k", label="Growth", value="1.5", value_to="2", unit="ratio", measure="change"))
        'Growth: 1.5 to 2 ratio (change)'
        >>> claim(Figure(key="k", label="Trade", value="90", unit="percent", qualifier="at_most", per="year"))
        'Trade: at most 90 percent per year'
    """
    qualifier = "" if figure.qualifier == "as_stated" else f"{figure.qualifier.replace('_', ' ')} "
    upper = "" if figure.value_to is None else f" to {figure.value_to}"
    per = "" if figure.per is None else f" per {figure.per}"
    change = " (change)" if figure.measure == "change" else ""
    times = "".join(
        f", {word} {date}" for word, date in (("from", figure.baseline), ("in", figure.period)) if date
    )
    return f"{figure.label}: {qualifier}{figure.value}{upper} {figure.unit}{per}{change}{times}"
