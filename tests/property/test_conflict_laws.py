"""Conflicts are symmetric and never of anything with itself; settling and proposing hang on no order."""

import itertools
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from builders import actor, document, event, source
from kgtimeline.analysis.claims import ConflictField
from kgtimeline.analysis.comparing import COMPARISONS, clashes
from kgtimeline.analysis.conflicts import conflicts
from kgtimeline.analysis.duplicates import duplicates
from kgtimeline.analysis.likeness import compare, sketch
from kgtimeline.analysis.people import People
from kgtimeline.analysis.policies import SettlePolicy
from kgtimeline.analysis.settling import SETTLED_FIELDS, Settled, settle
from kgtimeline.checks.rules_evidence import headline
from kgtimeline.dataset.records import Records
from kgtimeline.dates import EventDate
from kgtimeline.model.datings import Relation
from kgtimeline.model.events import EVENT_TYPES, Event
from kgtimeline.model.figures import Figure
from kgtimeline.model.reports import Participant, Reading, Report
from kgtimeline.vocab import Factuality, FigureQualifier, Kind, RelationType
from timeline_examples import WHOLE_TIMELINES

EVENTS = ("event-a", "event-b", "event-c")
KINDS = (Kind.LETTER, Kind.STATEMENT, Kind.MEETING, Kind.PRACTICE)
SOURCES = (
    source("one", published="2024-02"),
    source("two", published="2024-02-12", reprint_of="one"),
    source("three"),
    source("four", published="2024?", publisher="envoy"),
)
ACTORS = (
    actor("actor-a"),
    actor("kyrgyzstan", type="state", name="Kyrgyzstan", country="KG"),
    actor("president", name="Ann President", country="KG"),
    actor("envoy", name="Bob Envoy"),
    actor("envoy-again", name="Bob Envoy"),
    actor("firm", type="organisation", named=False),
    actor("west", type="group"),
)
NAMES = tuple([one.id for one in ACTORS])
DATES = (
    "2024-02-11", "2024-02-12", "2024-02", "2024", "2023?", "XXXX-02-11", "XXXX-02", "[..2024-02-11]",
    "2023/2024", "[2023,2025]", "2024-21",
)  # fmt: skip
FACTUALITIES = tuple([one for one in Factuality if one is not Factuality.DISPUTED])

few = st.sampled_from


def readings() -> st.SearchStrategy[Reading]:
    """Draw words of time, with a date or without."""
    dates = st.none() | few(DATES).map(EventDate)
    return st.builds(Reading, expression=st.just("then"), date=dates, rule=st.just("manual@1"))


def people(kind: Kind) -> st.SearchStrategy[list[Participant]]:
    """Draw participants in the roles of a kind."""
    roles = few(EVENT_TYPES[kind].ROLES)
    return st.lists(st.builds(Participant, actor=few(NAMES), role=roles), min_size=1, max_size=3)


@st.composite
def reports(draw: st.DrawFn, kind: Kind) -> list[Report]:
    """Draw reports of an event, each of another source or line."""
    lines = st.tuples(few([one.id for one in SOURCES]), st.lists(few(NAMES[:2]), max_size=1).map(tuple))
    return [
        Report(
            source=at,
            via=via,
            factuality=draw(few(FACTUALITIES)),
            participants=draw(st.just([]) | people(kind)),
            reading=draw(st.none() | readings()),
            other_readings=draw(st.lists(readings(), max_size=1)),
        )
        for at, via in draw(st.lists(lines, unique=True, max_size=4))
    ]


def figures() -> st.SearchStrategy[list[Figure]]:
    """Draw figures, most of them of one thing."""
    one = st.builds(
        Figure,
        key=few(["a", "b", "c"]),
        label=few(["Exports", "EXPORTS", "Imports"]),
        value=few(["4", "5", "4.2", "-4"]),
        unit=st.just("USD"),
        qualifier=few(FigureQualifier),
        part_of=st.none() | few(["a", "b"]),
        source=st.none() | few(["one", "two"]),
    )
    return st.lists(one, max_size=3, unique_by=lambda figure: figure.key)


@st.composite
def stories(draw: st.DrawFn) -> list[Event]:
    """Draw up to three events of which some may be the same."""
    made = []
    for event_id in EVENTS[: draw(st.integers(1, 3))]:
        kind = draw(few(KINDS))
        ties = [
            Relation(type=RelationType.POSSIBLY_SAME_AS, event=other)
            for other in draw(st.lists(few(EVENTS), unique=True, max_size=2))
        ]
        made.append(
            event(
                event_id,
                kind,
                title=draw(few(["A letter on trade", "The letter on trade", "Talks"])),
                date=draw(st.none() | few([one for one in DATES if "XXXX" not in one])),
                participants=draw(people(kind)),
                reports=draw(reports(kind)),
                figures=draw(figures()),
                relations=ties,
            )
        )
    return within(made)


def within(events: list[Event]) -> list[Event]:
    """Leave out ties that lead nowhere."""
    there = {one.id for one in events}
    return [changed(one, relations=[tie for tie in one.relations if tie.event in there]) for one in events]


def changed(one: Event, **fields: Any) -> Event:
    """Make an event once more, with other values."""
    return type(one)(**{**{name: getattr(one, name) for name in type(one).model_fields}, **fields})


def records(events: list[Event]) -> Records:
    return Records(document(*events, actors=ACTORS, sources=SOURCES))


def shuffled(data: st.DataObject, events: list[Event]) -> list[Event]:
    """Put all that has no order of its own in another one."""
    some = [
        changed(
            one,
            reports=data.draw(st.permutations(one.reports)),
            participants=data.draw(st.permutations(one.participants)),
            figures=data.draw(st.permutations(one.figures)),
        )
        for one in events
    ]
    return list(data.draw(st.permutations(some)))


@WHOLE_TIMELINES
@given(st.data())
def test_conflicts_hang_on_no_order(data: st.DataObject) -> None:
    events = data.draw(stories())
    assert conflicts(records(shuffled(data, events))) == conflicts(records(events))


@WHOLE_TIMELINES
@given(stories())
def test_a_tie_may_stand_at_either_end(events: list[Event]) -> None:
    ties = {frozenset((one.id, tie.event)) for one in events for tie in one.relations}
    turned = {
        one.id: [
            Relation(type=RelationType.POSSIBLY_SAME_AS, event=other)
            for pair in ties
            for other in pair - {one.id}
            if one.id in pair and one.id < other
        ]
        for one in events
    }
    other_end = [changed(one, relations=turned[one.id]) for one in events]
    assert conflicts(records(other_end)) == conflicts(records(events))


@WHOLE_TIMELINES
@given(stories())
def test_both_sides_of_a_comparison_find_the_same(events: list[Event]) -> None:
    held = records(events)
    for field, (one, other) in itertools.product(ConflictField, itertools.combinations(held.events, 2)):
        claims = COMPARISONS[field].claims
        left, right = claims(one, other), claims(other, one)
        assert {*clashes(field, held.actors, left, right)} == {*clashes(field, held.actors, right, left)}


@WHOLE_TIMELINES
@given(stories())
def test_nothing_clashes_with_itself(events: list[Event]) -> None:
    held = records(events)
    for one in held.events:
        for field in ConflictField:
            for stated in COMPARISONS[field].claims(one, None):
                assert not COMPARISONS[field].apart(held.actors, stated.meaning, stated.meaning)
    for found in conflicts(held):
        assert found.sides[0].report_key != found.sides[1].report_key
        assert found.sides[0].order_key < found.sides[1].order_key
        assert found.sides[0].value != found.sides[1].value


@WHOLE_TIMELINES
@given(stories())
def test_equal_reports_of_one_event_never_clash(events: list[Event]) -> None:
    assume(events[0].reports)
    first = events[0].reports[0]
    alike = [
        Report(
            source=one.id,
            factuality=first.factuality,
            participants=first.participants,
            reading=first.reading,
        )
        for one in SOURCES
    ]
    assert not conflicts(records([changed(events[0], reports=alike, figures=[], relations=[])]))


@WHOLE_TIMELINES
@given(stories())
def test_the_conflicts_of_all_events_are_those_of_each(events: list[Event]) -> None:
    held = records(events)
    found = conflicts(held)
    assert {one for event_id in held.row_of for one in conflicts(held, event_id)} == {*found}
    assert len({*found}) == len(found)
    for event_id in held.row_of:
        assert conflicts(held, event_id) == tuple([one for one in found if event_id in one.events])


@WHOLE_TIMELINES
@given(stories())
def test_an_event_is_disputed_if_its_reports_clash_in_factuality(events: list[Event]) -> None:
    for one in events:
        alone = records([changed(one, relations=[])])
        found = [each for each in conflicts(alone) if each.field is ConflictField.FACTUALITY]
        assert bool(found) is (headline([report.factuality for report in one.reports]) is Factuality.DISPUTED)


@WHOLE_TIMELINES
@given(stories())
def test_conflicts_across_a_tie_are_never_certain(events: list[Event]) -> None:
    assert not [one for one in conflicts(records(events)) if one.certain and len(one.events) > 1]


POLICIES = (SettlePolicy.MOST_PRECISE, SettlePolicy.EARLIEST_REPORT, SettlePolicy.MOST_INDEPENDENT_GROUPS)
ASKED = [
    (field, policy)
    for field in SETTLED_FIELDS
    for policy in POLICIES
    if (field, policy) != (ConflictField.FACTUALITY, SettlePolicy.MOST_PRECISE)
]
"""What can be asked: no factuality is more precise than another."""


def settled(held: Records, field: ConflictField, policy: SettlePolicy) -> list[Settled]:
    """Settle a field of the first event for each subject that it speaks of."""
    gathered = COMPARISONS[field].claims(held.event("event-a"), None)
    subjects = sorted({one.claim.figure or one.about or "" for one in gathered})
    return [
        settle(held, "event-a", field=field, policy=policy, about=about or None, across=bool(number % 2))
        for number, about in enumerate(subjects)
    ]


@WHOLE_TIMELINES
@given(stories(), few(ASKED))
def test_settling_picks_what_a_report_says_and_every_claim_ends_in_one_place(
    events: list[Event], asked: tuple[ConflictField, SettlePolicy]
) -> None:
    held = records(events)
    for found in settled(held, *asked):
        claims = [*found.winners, *found.losers, *found.compatible, *found.tied]
        assert len(set(claims)) == len(claims)
        own = {one.claim for one in COMPARISONS[found.field].claims(held.event("event-a"), None)}
        assert own & {*claims}
        assert found.decided is bool(found.winners)
        assert found.decided is not bool(found.tied)
        if found.decided:
            assert found.value == found.winners[0].value
        else:
            assert not found.losers
            assert len({claim.value for claim in found.tied}) > 1


@WHOLE_TIMELINES
@given(st.data(), few(ASKED))
def test_settling_hangs_on_no_order(data: st.DataObject, asked: tuple[ConflictField, SettlePolicy]) -> None:
    events = data.draw(stories())
    again = records(shuffled(data, events))
    assert settled(again, *asked) == settled(records(events), *asked)


@WHOLE_TIMELINES
@given(st.data())
def test_proposals_hang_on_no_order(data: st.DataObject) -> None:
    events = data.draw(stories())
    assert duplicates(records(shuffled(data, events)), threshold=0) == duplicates(
        records(events), threshold=0
    )


@WHOLE_TIMELINES
@given(stories())
def test_who_comes_first_makes_no_difference_to_a_score(events: list[Event]) -> None:
    held = records(events)
    knows = People(held)
    for one, other in itertools.combinations([sketch(each, knows) for each in held.events], 2):
        assert compare(one, other, knows, 0.0) == compare(other, one, knows, 0.0)


@WHOLE_TIMELINES
@given(stories())
def test_blocks_lose_no_pair_that_is_much_alike(events: list[Event]) -> None:
    bare = [changed(one, relations=[], reports=[], figures=[]) for one in events]
    held = records(bare)
    knows = People(held)
    found = {one.events: one.score for one in duplicates(held, threshold=0.7)}
    for one, other in itertools.combinations(held.events, 2):
        likeness = compare(sketch(one, knows), sketch(other, knows), knows, 0.7)
        ids = (min(one.id, other.id), max(one.id, other.id))
        tied = [changed(held.event(ids[1]), relations=[Relation(type="possibly_same_as", event=ids[0])])]
        clash = [each for each in conflicts(records([held.event(ids[0]), *tied])) if len(each.doubts) == 1]
        assert (ids in found) is (likeness is not None and not clash)
        assert ids not in found or (likeness is not None and 0.7 <= found[ids] == likeness.score <= 1)
