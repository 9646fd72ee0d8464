"""Small timelines and predicates over them, and the answer that a plain scan gives."""

from collections.abc import Callable
from fractions import Fraction
from itertools import permutations, product
from typing import Any

from hypothesis import strategies as st

from kgtimeline.dates import Bounds, EventDate, Truth, relate
from kgtimeline.dates.numbering import INF
from kgtimeline.errors import DateRangeError
from kgtimeline.model.actors import Actor
from kgtimeline.model.datings import Relation
from kgtimeline.model.events import EVENT_TYPES, Event
from kgtimeline.model.figures import Figure
from kgtimeline.model.reports import Participant, Report
from kgtimeline.model.sources import Source
from kgtimeline.query import predicates
from kgtimeline.query.figure_leaf import HasFigure, figure
from kgtimeline.query.nodes import (
    And,
    Field,
    HasActor,
    HasActors,
    HasCode,
    HasCountry,
    HasRelation,
    HasText,
    InTime,
    Is,
    Not,
    Or,
    Predicate,
)
from kgtimeline.timeline.timeline import Timeline
from kgtimeline.vocab import (
    ActorType,
    Factuality,
    FigureMeasure,
    FigureQualifier,
    Kind,
    RelationBasis,
    RelationType,
    Role,
)

ACTORS = ("alpha", "beta", "gamma")
COUNTRIES = ("KG", "US", None)
SOURCES = ("first-report", "second-report")
EVENTS = tuple(f"event-{n}" for n in range(5))
KINDS = (Kind.LETTER, Kind.SANCTION, Kind.WAR)
ANY_TIME = Bounds(-INF, INF, -INF, INF, hedged=True)
"""An undated event may have been at any time that there is."""
WORTH = [Truth.NO, Truth.MAYBE, Truth.YES]
WORDS = ("talks", "trade", "Жапаров", "trader")
TAGS = ("ngo", "law")
LABELS = ("trade turnover", "growth of trade", "Жапаров")
UNITS = ("USD", "persons")
NUMBERS = ("5", "10", "20")
DATES = [
    "2024-01-17",
    "2024-01",
    "2024",
    "2023-08-XX",
    "2024-XX-17",
    "202X",
    "2024?",
    "2024-01~",
    "2023?-08-08",
    "2024-21",
    "1950S2",
    "[..2024-10-16]",
    "[2024-10-16..]",
    "[2023,2025]",
    "[2024-01-01,2024-01-17,2025]",
    "2023/2024",
    "2024-01-05/2024-02",
    "../2024",
    "2024/..",
    "/2024",
    "2024/",
    "2024~/2025~",
    "2024-1X",
]
"""Dates of every shape that an event can have, firm and hedged."""
WINDOWS = [
    "2024-01-17",
    "2024-01",
    "2024",
    "2023/2024",
    "2022",
    "2024-10",
    "../2024-01-17",
    "2024-01-17/..",
    "1950/1959",
    "2024-02-01/2024-12-31",
    "2024-01-05/2024-01-20",
    "2025-06-01/..",
    "2023-08-08",
]


FIGURES = [
    Figure(
        key="figure",
        label=LABELS[n % 3],
        value=value,
        value_to=value_to,
        unit=UNITS[n % 2],
        qualifier=qualifier,
        measure=list(FigureMeasure)[n // 2 % 2],
        period=None if period is None else EventDate(period),
        speaker=[None, *ACTORS][n % 4],
        about=tuple(ACTORS[: n % 3]),
    )
    for n, (qualifier, (value, value_to), period) in enumerate(
        product(
            FigureQualifier,
            [("5", None), ("10", None), ("20", "10")],
            [None, "2024", "2023/2024", "2024?", "[2023,2025]"],
        )
    )
]
"""Figures of all qualifiers, exact and ranges, with and without the time measured."""


def event_dates() -> st.SearchStrategy[EventDate | None]:
    """Draw dates with every extent that fits them, and none."""
    extents = st.sampled_from([None, "within", "throughout", "including"])
    return st.none() | st.builds(_date, st.sampled_from(DATES), extents)


def _date(text: str, extent: str | None) -> EventDate:
    try:
        return EventDate(text, extent)
    except DateRangeError:
        return EventDate(text)


@st.composite
def _events(draw: st.DrawFn, event_id: str) -> Event:
    cls = EVENT_TYPES[draw(st.sampled_from(KINDS))]
    parts = st.builds(Participant, actor=st.sampled_from(ACTORS), role=st.sampled_from(cls.ROLES))
    types, targets = st.sampled_from(list(RelationType)[:3]), st.sampled_from(EVENTS)
    ties = st.builds(Relation, type=types, event=targets, basis=st.just(RelationBasis.INFERRED))
    sources = st.lists(st.sampled_from(SOURCES), unique=True)
    values: dict[str, Any] = {
        "id": event_id,
        "title": " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))),
        "summary": draw(st.none() | st.sampled_from(WORDS)),
        "date": draw(event_dates()),
        "factuality": draw(st.sampled_from(Factuality)),
        "participants": draw(st.lists(parts, min_size=1, max_size=3)),
        "reports": [Report(source=source) for source in draw(sources)],
        "relations": draw(st.lists(ties, max_size=2)),
        "figures": draw(st.lists(st.sampled_from(FIGURES), max_size=2)),
        "tags": draw(st.lists(st.sampled_from(TAGS), unique=True)),
        "codes": draw(st.dictionaries(st.sampled_from(["cameo", "plover"]), st.sampled_from(["1", "2"]))),
    }
    made: Event = cls(**values)  # type: ignore[assignment]  # the kinds of the union are the values of EVENT_TYPES
    return made


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Draw timelines of up to five events; relations lead to events that are there."""
    events = [draw(_events(event_id)) for event_id in EVENTS[: draw(st.integers(0, len(EVENTS)))]]
    there = {event.id for event in events}
    events = [
        event.model_copy(update={"relations": tuple(r for r in event.relations if r.event in there)})
        for event in events
    ]
    actors = [
        Actor(id=name, type=ActorType.PERSON, name=name.title(), country=country)
        for name, country in zip(ACTORS, COUNTRIES, strict=True)
    ]
    sources = [
        Source(id=name, title=name, publisher=actor) for name, actor in zip(SOURCES, ACTORS, strict=False)
    ]
    return Timeline(actors=actors, sources=sources, events=events)


def leaves() -> st.SearchStrategy[Predicate]:
    """Draw leaves of every sort; none names an event, since it may not be there."""
    roles = st.sampled_from([Role.SENDER, Role.RECIPIENT, Role.TARGET])
    any_role = st.none() | roles
    times: list[Callable[..., Predicate]] = [
        predicates.during, predicates.within, predicates.covers, predicates.before, predicates.after,
    ]  # fmt: skip
    return st.one_of(
        st.builds(predicates.actor, st.sampled_from(ACTORS), any_role),
        st.builds(predicates.country, st.sampled_from(["KG", "us", "GB"]), any_role),
        st.builds(predicates.role, roles),
        st.builds(predicates.kind, st.sampled_from(KINDS)),
        st.builds(predicates.factuality, st.sampled_from(Factuality)),
        st.builds(predicates.source, st.sampled_from(SOURCES)),
        st.builds(predicates.publisher, st.sampled_from(ACTORS)),
        st.builds(predicates.tag, st.sampled_from(TAGS)),
        st.builds(predicates.code, st.sampled_from(["cameo", "plover"]), st.sampled_from([None, "1"])),
        st.builds(predicates.relation, st.sampled_from(list(RelationType)[:3])),
        st.builds(
            predicates.text, st.sampled_from(["trade", "trad*", "japarov", '"talks trade"', "talks Trade"])
        ),
        *(st.builds(time, st.sampled_from(WINDOWS)) for time in times),
        st.builds(
            _with_actors, st.lists(st.tuples(st.sampled_from(ACTORS), any_role), min_size=2, max_size=3)
        ),
        figure_leaves(),
    )


def _with_actors(parties: list[tuple[str, str | None]]) -> Predicate:
    first, *others = parties
    found: HasActor | HasActors = predicates.actor(*first)
    for other in others:
        found = found.with_actor(*other)
    return found


@st.composite
def figure_leaves(draw: st.DrawFn) -> Predicate:
    """Draw questions about figures that some number can meet."""
    numbers = st.sampled_from(NUMBERS)
    limits: dict[str, str] = draw(
        st.sampled_from(["value", "at_least", "more_than", "at_most", "less_than"]).flatmap(
            lambda word: st.fixed_dictionaries({word: numbers})
        )
        | st.just({})
        | st.just({"more_than": "5", "at_most": "10"})
        | st.just({"at_least": "10", "less_than": "20"})
    )
    return figure(
        draw(st.none() | st.sampled_from(["trade", "turn*", '"growth of"', "japarov"])),
        unit=draw(st.none() | st.sampled_from(["usd", "persons"])),
        speaker=draw(st.none() | st.sampled_from(ACTORS)),
        about=draw(st.lists(st.sampled_from(ACTORS), unique=True, max_size=2)),
        period=draw(st.none() | st.sampled_from(WINDOWS)),
        measure=draw(st.none() | st.sampled_from(FigureMeasure)),
        **limits,
    )


def predicate_trees() -> st.SearchStrategy[Predicate]:
    """Draw trees of leaves, negated and tied."""
    return st.recursive(
        leaves(),
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.builds(And, st.lists(inner, max_size=3).map(tuple)),
            st.builds(Or, st.lists(inner, max_size=3).map(tuple)),
        ),
        max_leaves=8,
    )


def scan(
    timeline: Timeline, predicate: Predicate, given: dict[str, Bounds] | None = None
) -> list[tuple[str, Truth]]:
    """Answer a predicate without any index, event by event."""
    answers = [(event.id, truth_of(timeline, event, predicate, given or {})) for event in timeline.events]
    return [(event_id, truth) for event_id, truth in answers if truth]


def truth_of(
    timeline: Timeline, event: Event, predicate: Predicate, given: dict[str, Bounds], *, negated: bool = False
) -> Truth:
    """Answer a predicate for one event, straight from the definitions."""
    match predicate:
        case Not(part):
            return truth_of(timeline, event, part, given, negated=not negated)
        case And(parts) | Or(parts):
            truths = [truth_of(timeline, event, part, given, negated=negated) for part in parts]
            if isinstance(predicate, And) is not negated:
                return min(truths, key=WORTH.index, default=Truth.YES)
            return max(truths, key=WORTH.index, default=Truth.NO)
        case InTime(relation, value, window):
            if event.id in given or event.date is None:
                return relate(relation, given.get(event.id, ANY_TIME), window, negate=negated)
            return _of_date(event.date, relation, value, negated=negated)
        case HasFigure():
            truths = [_of_figure(one, predicate, negated=negated) for one in event.figures]
            if negated:
                return min(truths, key=WORTH.index, default=Truth.YES)
            return max(truths, key=WORTH.index, default=Truth.NO)
    return Truth.YES if _has(timeline, event, predicate) is not negated else Truth.NO


def _of_date(date: EventDate, relation: str, value: str, *, negated: bool) -> Truth:
    if date.hedged and negated:
        return Truth.MAYBE
    truth: Truth = getattr(date, relation)(value)
    return ~truth if negated else truth


def _of_figure(one: Figure, leaf: HasFigure, *, negated: bool) -> Truth:
    """Answer for one figure: what is named must be there; of number and time, whatever is asked."""
    named = (
        (leaf.label is None or _has_words(one.label, leaf.label))
        and (leaf.unit is None or leaf.unit.upper() == one.unit.upper())
        and leaf.speaker in (None, one.speaker)
        and all(actor in one.about for actor in leaf.about)
        and leaf.measure in (None, one.measure)
    )
    if not named:
        return Truth.YES if negated else Truth.NO
    truths = []
    if leaf.values != (None, None, False, False):
        truths.append(_of_number(one, leaf, negated=negated))
    if leaf.period is not None:
        if one.period is None:
            truths.append(Truth.MAYBE)
        else:
            truths.append(_of_date(one.period, "during", leaf.period, negated=negated))
    if negated:
        return max(truths, key=WORTH.index, default=Truth.NO)
    return min(truths, key=WORTH.index, default=Truth.YES)


def _of_number(one: Figure, leaf: HasFigure, *, negated: bool) -> Truth:
    """Try every number on a fine grid that reaches beyond all limits that are drawn."""
    ends = [Fraction(value) for value in (one.value, one.value_to) if value]
    low, high, above, below = leaf.values
    truths = set()
    for number in (Fraction(n, 4) for n in range(-40, 160)):
        allowed = {
            FigureQualifier.AS_STATED: min(ends) <= number <= max(ends),
            FigureQualifier.ABOUT: min(ends) <= number <= max(ends),
            FigureQualifier.AT_LEAST: number >= min(ends),
            FigureQualifier.MORE_THAN: number > min(ends),
            FigureQualifier.AT_MOST: number <= max(ends),
        }[one.qualifier]
        if allowed:
            low_enough = low is None or number > low or (number == low and not above)
            high_enough = high is None or number < high or (number == high and not below)
            truths.add(low_enough and high_enough)
    if one.qualifier is FigureQualifier.ABOUT:
        return Truth.MAYBE if negated or True in truths else Truth.NO
    if len(truths) > 1:
        return Truth.MAYBE
    return Truth.YES if truths == {not negated} else Truth.NO


def _has_words(label: str, words: str) -> bool:
    """Answer the four questions about labels that are drawn, each by its own plain rule."""
    return {
        "trade": "trade" in label,
        "turn*": "turnover" in label,
        '"growth of"': "growth of" in label,
        "japarov": label == "Жапаров",
    }[words]


def _has(timeline: Timeline, event: Event, leaf: Predicate) -> bool:
    match leaf:
        case HasActor(name, role):
            return any(p.actor == name and role in (None, p.role) for p in event.participants)
        case HasActors(actors):
            parts = {(p.actor, p.role) for p in event.participants}
            return any(
                all(
                    one.name == actor and one.role in (None, role)
                    for one, (actor, role) in zip(actors, chosen, strict=True)
                )
                for chosen in permutations(parts, len(actors))
            )
        case HasCountry(country, role):
            people = timeline.actors
            return any(
                people[p.actor].country == country and role in (None, p.role) for p in event.participants
            )
        case HasCode(scheme, code):
            return scheme in event.codes and code in (None, event.codes[scheme])
        case HasRelation(type_, target):
            return any(r.type == type_ and target in (None, r.event) for r in event.relations)
        case HasText(text):
            return _has_text(event, text)
        case Is(field, value):
            return value in _values(timeline, event, field)
    raise AssertionError(leaf)


def _values(timeline: Timeline, event: Event, field: Field) -> list[Any]:
    sources = [report.source for report in event.reports]
    values: dict[Field, list[Any]] = {
        Field.ROLE: [p.role for p in event.participants],
        Field.KIND: [event.kind],
        Field.FACTUALITY: [event.factuality],
        Field.SOURCE: sources,
        Field.PUBLISHER: [timeline.sources[source].publisher for source in sources],
        Field.TAG: list(event.tags),
        Field.ID: [event.id],
    }
    return values[field]


def _has_text(event: Event, text: str) -> bool:
    """Answer the five text leaves that are drawn, each by its own plain rule."""
    texts = [
        event.title.replace("Жапаров", "japarov").lower(),
        (event.summary or "").replace("Жапаров", "japarov").lower(),
    ]
    words = [word for one in texts for word in one.split()]
    return {
        "trade": "trade" in words,
        "trad*": any(word.startswith("trad") for word in words),
        "japarov": "japarov" in words,
        '"talks trade"': any(f" {one} ".find(" talks trade ") >= 0 for one in texts),
        "talks Trade": "talks" in words and "trade" in words,
    }[text]
