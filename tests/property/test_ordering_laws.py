"""Tightening against every combination of worlds of small timelines, told by the rules in words."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import kgtimeline as kg
from builders import document, event, source
from kgtimeline.analysis.order_constraints import ANY_DAY
from kgtimeline.analysis.ordering import tighten
from kgtimeline.analysis.tightening import TighteningStep
from kgtimeline.dataset.records import Records
from kgtimeline.dates import Bounds, EventDate, Truth
from kgtimeline.dates.numbering import INF, Day, civil
from kgtimeline.model.document import Document
from kgtimeline.query import predicates
from kgtimeline.query.nodes import And, Not, Or, Predicate

World = tuple[Day, Day]
FIRST = EventDate("2024-01-01").bounds.s_lo
DAYS = range(-1, 5)
"""Days that a world may have, from 1 January on; the first and the last stand for all beyond."""
EVENTS = ("a", "b", "c")
SOURCES = ("one", "two")
FIRM = [
    None,
    "2024-01-01",
    "2024-01-02",
    "2024-01-04",
    "[2024-01-01,2024-01-03]",
    "[..2024-01-02]",
    "[2024-01-03..]",
    "2024-01-02/2024-01-03",
]
DATES = [*FIRM, "2024-01-02?", "2024-01-03~"]
ORDERING = ["replies_to", "responds_to", "conveys", "caused_by", "after", "reports_on", "announces"]
BOUND_OF = {
    "earliest": "s_lo",
    "latest": "e_hi",
    "earliest_start": "s_lo",
    "latest_start": "s_hi",
    "earliest_end": "e_lo",
    "latest_end": "e_hi",
}
OTHER = ["part_of", "during", "concerns", "possibly_same_as"]


@st.composite
def small_documents(draw: st.DrawFn) -> Document:
    """Draw three events, the first of which may last, and two sources, with ties of every sort."""
    events = []
    for event_id in EVENTS:
        lasts = event_id == "a" and draw(st.booleans())
        ties = st.builds(
            kg.Relation,
            type=st.sampled_from([*ORDERING, *OTHER]),
            event=st.sampled_from([other for other in EVENTS if other != event_id]),
        )
        reports = st.builds(
            kg.Report,
            source=st.sampled_from(SOURCES),
            factuality=st.sampled_from(["reported", "reported", "announced", "alleged"]),
        )
        date = draw(st.sampled_from(DATES))
        if lasts and date is not None and ("[" in date or "/" in date):
            date = "2024-01-02"
        events.append(
            event(
                event_id,
                "practice" if lasts else "letter",
                date=date,
                extent="including" if lasts else "within",
                factuality=draw(st.sampled_from(["reported", "reported", "alleged", "intended"])),
                relations=draw(st.lists(ties, max_size=2)),
                reports=draw(st.lists(reports, max_size=1)),
            )
        )
    plain = st.sampled_from([None, None, "2024-01-01", "2024-01-03", "2024-01-02/2024-01-04", "2024-01-02?"])
    sources = [
        source("one", published=draw(plain), retrieved=draw(plain)),
        source("two", published=draw(plain), reprint_of=draw(st.sampled_from([None, "one"]))),
    ]
    return document(*events, sources=sources)


def worlds_of(date: str | None, *, lasts: bool = False) -> list[World]:
    """List the worlds of a date by what its text means."""
    possible = [
        day
        for day in DAYS
        if date is None or EventDate(date.rstrip("?~"), "within").during(_iso(day)) is not Truth.NO
    ]
    if not lasts:
        return [(day, day) for day in possible]
    return [
        (s, e)
        for s in (-INF, *DAYS)
        for e in (*DAYS, INF)
        if s <= e and any(s <= day <= e for day in possible)
    ]


def _iso(day: int) -> str:
    year, month, mday = civil(int(FIRST) + day)
    return f"{year}-{month:02}-{mday:02}"


def rules_of(doc: Document) -> list[tuple[str, str, Callable[[World, World], bool]]]:
    """Say in words' terms which pairs of worlds can be together."""

    def later(x: World, y: World) -> bool:
        return y[0] <= x[0]

    def inside(x: World, y: World) -> bool:
        return y[0] <= x[0] and x[1] <= y[1]

    def meets(x: World, y: World) -> bool:
        return x[0] <= y[1] and y[0] <= x[1]

    factuality = {one.id: one.factuality for one in doc.events}
    lasting = {one.id for one in doc.events if one.kind == "practice"}
    found: list[tuple[str, str, Callable[[World, World], bool]]] = []
    for one in doc.events:
        for tie in one.relations:
            if tie.type in ORDERING[:5] or (tie.type in ORDERING[5:] and factuality[tie.event] == "reported"):
                found.append((one.id, tie.event, later))
            whole = tie.event in lasting and factuality[tie.event] != "intended"
            if tie.type in OTHER[:2] and whole and one.factuality == "reported":
                found.append((one.id, tie.event, inside if tie.type == "part_of" else meets))
        found += [(report.source, one.id, later) for report in one.reports if report.factuality == "reported"]
    for text in doc.sources:
        if text.reprint_of is not None:
            found.append((text.id, text.reprint_of, later))
        if text.retrieved is not None:
            found.append((f"{text.id} retrieved", text.id, later))
    return found


def worlds_left(doc: Document) -> list[dict[str, World]]:
    """List the combinations of worlds that all dates and rules allow."""
    rules = rules_of(doc)
    worlds = {
        one.id: worlds_of(str(one.date), lasts=one.kind == "practice") for one in doc.events if one.date
    }
    worlds |= {
        one.id: worlds_of(None, lasts=one.kind == "practice") for one in doc.events if one.date is None
    }
    for text in doc.sources:
        worlds[text.id] = worlds_of(None if text.published is None else str(text.published))
        if text.retrieved is not None:
            worlds[f"{text.id} retrieved"] = worlds_of(str(text.retrieved))
    return list(_combined(list(worlds), worlds, rules, {}))


def _combined(
    names: list[str], worlds: dict[str, list[World]], rules: list[Any], chosen: dict[str, World]
) -> Iterator[dict[str, World]]:
    """Choose a world for one name after the other, as long as the rules allow it."""
    if not names:
        yield dict(chosen)
        return
    name = names[0]
    for world in worlds[name]:
        chosen[name] = world
        if all(holds(chosen[x], chosen[y]) for x, y, holds in rules if x in chosen and y in chosen):
            yield from _combined(names[1:], worlds, rules, chosen)
        del chosen[name]


def extremes(worlds: set[World]) -> tuple[Day, Day, Day, Day]:
    """Bound worlds; the outermost days stand for all beyond."""

    def first(day: Day) -> Day:
        return -INF if day <= DAYS[0] else INF if day > DAYS[-1] else day + FIRST

    def last(day: Day) -> Day:
        return INF if day >= DAYS[-1] else -INF if day < DAYS[0] else day + FIRST

    starts, ends = {s for s, _ in worlds}, {e for _, e in worlds}
    return first(min(starts)), last(max(starts)), first(min(ends)), last(max(ends))


def numbers(bounds: Bounds) -> tuple[Day, Day, Day, Day]:
    return bounds.s_lo, bounds.s_hi, bounds.e_lo, bounds.e_hi


def given_bounds(records: Records, event_id: str) -> Bounds:
    found = records.bounds[records.row_of[event_id]]
    if found is not None:
        return found
    lasts = records.event(event_id).extent == "including"
    return Bounds(-INF, INF, -INF, INF) if lasts else ANY_DAY


@given(small_documents())
def test_bounds_are_those_of_the_worlds_that_are_left(doc: Document) -> None:
    records = Records(doc)
    tightened = tighten(records)
    left = worlds_left(doc)
    assert bool(tightened.problems) is (not left)
    if left:
        for event_id in EVENTS:
            found = tightened.events.get(event_id, given_bounds(records, event_id))
            assert numbers(found) == extremes({worlds[event_id] for worlds in left})
        for source_id in SOURCES:
            published = records.sources[source_id].published
            if published is None or published.hedged:  # else only sure dates narrow it
                found = tightened.sources.get(source_id, ANY_DAY)
                assert numbers(found) == extremes({worlds[source_id] for worlds in left})


@given(small_documents())
def test_it_only_narrows_and_every_step_is_one(doc: Document) -> None:
    records = Records(doc)
    tightened = tighten(records)
    for event_id, bounds in tightened.events.items():
        given = given_bounds(records, event_id)
        assert given.s_lo <= bounds.s_lo <= bounds.s_hi <= given.s_hi
        assert given.e_lo <= bounds.e_lo <= bounds.e_hi <= given.e_hi
        assert numbers(bounds) != numbers(given)
        assert tightened.of(event_id)
    for step in tightened.steps:
        assert step.before < step.after if step.side.startswith("earliest") else step.after < step.before
        assert step.reasons
        bounds = (tightened.events if step.about == "event" else tightened.sources)[step.id]
        assert step.after in numbers(bounds)
        assert bounds.hedged or not step.hedged


@given(small_documents())
def test_tightening_what_is_tightened_changes_nothing(doc: Document) -> None:
    tightened = tighten(Records(doc))
    events = [_dated(one, tightened.events.get(one.id)) for one in doc.events]
    sources = [_published(text, tightened.sources.get(text.id)) for text in doc.sources]
    again = tighten(Records(doc.model_copy(update={"events": tuple(events), "sources": tuple(sources)})))
    for event_id, bounds in again.events.items():  # only what lasts can't be written down
        assert numbers(bounds) == numbers(tightened.events[event_id])
    assert not [step for step in again.steps if step.about == "source" or step.side in ("earliest", "latest")]


def _dated(one: Any, bounds: Bounds | None) -> Any:
    if bounds is None or not bounds.one_day:
        return one
    return one.model_copy(update={"date": _narrowed(one.date, bounds)})


def _published(text: kg.Source, bounds: Bounds | None) -> kg.Source:
    return (
        text if bounds is None else text.model_copy(update={"published": _narrowed(text.published, bounds)})
    )


def _narrowed(date: EventDate | None, bounds: Bounds) -> EventDate:
    """Write the days from the first to the last, without those that the date leaves out."""
    days = [_iso(day) for day in DAYS if bounds.s_lo <= day + FIRST <= bounds.e_hi]
    if date is not None:
        days = [day for day in days if date.during(day) is not Truth.NO]
    made = EventDate(
        f"[{'..' * (bounds.s_lo == -INF)}{','.join(days)}{'..' * (bounds.e_hi == INF)}]", "within"
    )
    return made.hedge() if bounds.hedged else made


@given(small_documents())
def test_the_reasons_of_a_step_force_it_alone(doc: Document) -> None:
    for step in tighten(Records(doc)).steps:
        records = Records(_only(doc, step))
        again = tighten(records)
        if step.about == "event":
            bounds = again.events.get(step.id, given_bounds(records, step.id))
        else:
            bounds = again.sources[step.id]
        assert getattr(bounds, BOUND_OF[step.side]) == step.after


def _only(doc: Document, step: TighteningStep) -> Document:
    """Keep of a document only the dates and ties that the reasons of a step name."""
    paths = {reason.path for reason in step.reasons}
    assert all(path.startswith("/") for path in paths)
    events = [
        one.model_copy(
            update={
                "date": one.date if f"/events/{row}/date" in paths else None,
                "relations": tuple(
                    [r for i, r in enumerate(one.relations) if f"/events/{row}/relations/{i}" in paths]
                ),
                "reports": tuple(
                    [r for i, r in enumerate(one.reports) if f"/events/{row}/reports/{i}" in paths]
                ),
            }
        )
        for row, one in enumerate(doc.events)
    ]
    sources = [
        text.model_copy(
            update={
                key: getattr(text, key) if f"/sources/{row}/{key}" in paths else None
                for key in ("published", "retrieved", "reprint_of")
            }
        )
        for row, text in enumerate(doc.sources)
    ]
    return doc.model_copy(update={"events": tuple(events), "sources": tuple(sources)})


@given(small_documents())
def test_firm_bounds_are_those_without_the_hedged_dates(doc: Document) -> None:
    hedged = {one.id for one in doc.events if one.date is not None and one.date.hedged}
    events = [one.model_copy(update={"date": None}) if one.id in hedged else one for one in doc.events]
    sources = [
        text.model_copy(update={key: None for key in ("published", "retrieved") if _is_hedged(text, key)})
        for text in doc.sources
    ]
    sure = tighten(Records(doc.model_copy(update={"events": tuple(events), "sources": tuple(sources)})))
    found = tighten(Records(doc))
    assert found.firm == {name: bounds for name, bounds in sure.events.items() if name not in hedged}
    assert {one.message for one in found.problems if one.severity == "error"} >= {
        one.message for one in sure.problems
    }
    for text in doc.sources:
        if text.published is not None and not text.published.hedged:
            assert found.sources.get(text.id) == sure.sources.get(text.id)


def _is_hedged(text: kg.Source, key: str) -> bool:
    date = getattr(text, key)
    return date is not None and date.hedged


times = st.builds(
    lambda make, first, length: make(f"{_iso(first)}/{_iso(first + length)}"),
    st.sampled_from(
        [predicates.during, predicates.within, predicates.covers, predicates.before, predicates.after]
    ),
    st.integers(0, 3),
    st.integers(0, 2),
)
questions: st.SearchStrategy[Predicate] = st.recursive(
    times,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(And, st.lists(inner, min_size=1, max_size=2).map(tuple)),
        st.builds(Or, st.lists(inner, min_size=1, max_size=2).map(tuple)),
    ),
    max_leaves=4,
)


@given(small_documents(), questions)
def test_tightened_answers_only_get_surer(doc: Document, question: Predicate) -> None:
    timeline = kg.Timeline.of(Records(doc))
    plain = {match.event.id: match.truth for match in timeline.where(question)}
    surer = {match.event.id: match.truth for match in timeline.where(question, tightened=True)}
    assert surer.keys() <= plain.keys()
    for event_id, truth in plain.items():
        if truth is Truth.YES:
            assert surer[event_id] is Truth.YES
    sure = timeline.where(question, tightened=True, certain=True).ids()
    assert set(sure) == {event_id for event_id, truth in surer.items() if truth is Truth.YES}


@given(small_documents(), times)
def test_tightened_answers_hold_in_the_worlds_that_are_left(doc: Document, question: Predicate) -> None:
    timeline = kg.Timeline.of(Records(doc))
    left = worlds_left(doc)
    surer = {match.event.id: match.truth for match in timeline.where(question, tightened=True)}
    relation, window = question.relation, question.window  # type: ignore[attr-defined]  # it is a leaf of time
    for event_id, worlds in product(EVENTS, left):
        s, e = (day + FIRST for day in worlds[event_id])
        holds = {
            "during": s <= window.b and window.a <= e,
            "within": window.a <= s and e <= window.b,
            "covers": s <= window.a and window.b <= e,
            "before": e < window.a,
            "after": s > window.b,
        }[relation]
        truth = surer.get(event_id, Truth.NO)
        assert holds or truth is not Truth.YES
        assert truth is not Truth.NO or not holds
