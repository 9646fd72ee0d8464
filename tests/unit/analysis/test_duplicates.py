"""Pairs that may be one event are proposed with reasons; what is tied or contradicts itself is not."""

import itertools
from typing import Any

import pytest

from builders import actor, document, event, source
from kgtimeline.analysis import blocking
from kgtimeline.analysis.blocking import NEIGHBOURS, PAIRS_AN_EVENT, Blocks
from kgtimeline.analysis.duplicates import Duplicate, duplicates
from kgtimeline.analysis.likeness import sketch
from kgtimeline.analysis.people import People
from kgtimeline.dataset.records import Records
from kgtimeline.dates import EventDate
from kgtimeline.errors import QuerySyntaxError
from kgtimeline.model.actors import Actor, Alias, Office
from kgtimeline.model.datings import Dating, DatingAnchor, Relation
from kgtimeline.model.figures import Figure
from kgtimeline.model.reports import Participant, Reading, Report
from kgtimeline.timeline.loading import load
from kgtimeline.vocab import RelationType

ACTORS: tuple[Actor, ...] = (
    actor("actor-a"),
    actor("common"),
    actor("president", name="Ann President", country="KG"),
    actor(
        "president-again",
        name="A. President",
        aliases=[Alias(name="Энн Президент"), Alias(name="Ann President")],
    ),
    actor("kyrgyzstan", type="state", name="Kyrgyzstan", country="KG"),
    actor("us", type="state", name="United States", country="US"),
    actor("envoy", name="Bob Envoy", country="US"),
    actor("other", name="Cid Other"),
    actor("ministry", type="organisation", name="Ministry"),
    actor("minister", name="Dan Minister", offices=[Office(title="Minister", organisation="ministry")]),
    actor("a-firm", type="organisation", name="A firm", named=False),
    actor("b-firm", type="organisation", name="A company", named=False),
    actor("q1", name="Joe", wikidata="Q1"),
    actor("q1-again", name="Joseph", wikidata="Q1"),
    actor("q2", name="Joe", wikidata="Q2"),
)


def records(*events: Any) -> Records:
    return Records(document(*events, actors=ACTORS, sources=[source("a"), source("b")]))


def taking(**roles: str) -> list[Participant]:
    return [Participant(actor=who, role=role) for role, several in roles.items() for who in several.split()]


LETTER = {"title": "A letter on trade", "participants": taking(sender="president", recipient="envoy")}


def pair(one: dict[str, Any] | None = None, other: dict[str, Any] | None = None) -> tuple[Duplicate, ...]:
    """Propose what two letters make, alike but for what is given."""
    return duplicates(
        records(event(**{**LETTER, **(one or {})}), event("event-b", **{**LETTER, **(other or {})}))
    )


def test_equal_events_have_the_score_of_one_and_say_why() -> None:
    (found,) = pair()
    assert (found.events, found.score) == (("event-a", "event-b"), 1.0)
    assert str(found).splitlines() == [
        "1.00  event-a and event-b",
        "      both are of the kind letter",
        "      both are of 2024-01-17",
        "      in both: envoy (recipient), president (sender)",
        "      the same title",
    ]
    assert found.to_json() == {"events": ["event-a", "event-b"], "score": 1.0, "reasons": [*found.reasons]}


@pytest.mark.parametrize(
    ("other", "score", "reason"),
    [
        ({"title": "The letter on trade"}, 0.953, "titles alike: 0.86"),  # 16 of 18 and 19 letters by three
        (
            {"date": "2024-01-16/2024-01-18"},
            0.97,
            "their dates may overlap: 2024-01-17 and 2024-01-16/2024-01-18",
        ),
        ({"date": "2024-01"}, 0.91, "their dates may overlap: 2024-01-17 and 2024-01"),
        ({"date": "2024"}, 0.85, "their dates may overlap: 2024-01-17 and 2024"),
        ({"date": "202X"}, 0.79, "their dates may overlap: 2024-01-17 and 202X"),
        ({"date": "[..2024-10-16]"}, 0.76, "their dates may overlap: 2024-01-17 and [..2024-10-16]"),
        ({"date": None}, 0.76, "one of them is undated"),
        ({"kind": "message"}, 0.8, "near kinds: letter and message"),
        ({"participants": taking(sender="president")}, 0.837, "in both: president (sender)"),
        (
            {"participants": taking(sender="kyrgyzstan", recipient="envoy")},
            0.886,
            "perhaps one: president and kyrgyzstan (sender)",
        ),
        (
            {"participants": taking(sender="president", recipient="envoy other")},
            0.93,
            "in both: envoy (recipient), president (sender)",
        ),
        (
            {"participants": taking(sender="president", recipient="a-firm")},
            0.836,
            "perhaps one: envoy and a-firm (recipient)",
        ),
        (
            {"participants": taking(sender="president-again", recipient="envoy")},
            0.976,
            "in both: envoy (recipient)",
        ),
    ],
)
def test_what_differs_takes_from_the_score(other: dict[str, Any], score: float, reason: str) -> None:
    (found,) = pair({}, other)
    assert found.score == pytest.approx(score, abs=0.001)
    assert reason in found.reasons


def test_both_undated_is_said() -> None:
    (found,) = pair({"date": None}, {"date": None})
    assert "both are undated" in found.reasons


def test_a_part_in_another_role_is_said() -> None:
    people = taking(participant="president envoy"), taking(participant="president", victim="envoy")
    (found,) = pair(
        {"kind": "incident", "participants": people[0]}, {"kind": "incident", "participants": people[1]}
    )
    assert "in other roles: envoy" in found.reasons


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "meeting", "participants": taking(participant="president envoy")},  # another family of kinds
        {"date": "2024-01-18"},
        {"date": "[2023,2025]"},  # a day before or after, and none between
        {"participants": taking(sender="other", recipient="minister")},
        {"date": None, "title": "Something else", "participants": taking(recipient="envoy")},  # too little
    ],
)
def test_what_can_not_be_one_or_shares_too_little_is_not_proposed(other: dict[str, Any]) -> None:
    assert not pair({}, other)


def test_a_date_with_gaps_is_proposed_where_it_overlaps() -> None:
    assert pair({}, {"date": "[2023,2024]"})


@pytest.mark.parametrize("kind", RelationType)
@pytest.mark.parametrize("turned", [False, True])
def test_tied_events_are_not_proposed_whatever_the_tie(kind: RelationType, *, turned: bool) -> None:
    tie = {"relations": [Relation(type=kind, event="event-a" if turned else "event-b")]}
    assert not (pair({}, tie) if turned else pair(tie))


def dated_from(kind: str, ref: str | None) -> dict[str, Any]:
    anchor = DatingAnchor(type=kind, ref=ref, date=EventDate("2024-01-17"))
    return {"dating": Dating(basis="bounded", rule="held_at@1", anchors=[anchor])}


def test_an_event_dated_from_another_is_not_the_same() -> None:
    assert not pair({}, dated_from("event", "event-a"))
    assert not pair(dated_from("event", "event-b"))
    assert pair({}, dated_from("manual", None))
    assert pair({}, dated_from("published", "a"))


def read(text: str) -> Reading:
    return Reading(expression="then", date=EventDate(text), rule="manual@1")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            {"reports": [Report(source="a", reading=read("2024-01-11"))], "date": "2024-01"},
            {"date": "2024-01-17"},
        ),
        ({"participants": taking(sender="other", recipient="envoy")}, {}),
        ({"participants": taking(recipient="president", sender="envoy")}, {}),
        ({"factuality": "denied"}, {}),
        (
            {"figures": [Figure(key="a", label="Cost", value="4", unit="USD")]},
            {"figures": [Figure(key="a", label="Cost", value="5", unit="USD")]},
        ),
    ],
)
def test_events_that_contradict_each_other_for_certain_are_not_proposed(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert not pair(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # one of two reports agrees, and it may be the right one
        (
            {
                "date": "2024-01",
                "reports": [
                    Report(source="a", reading=read("2024-01-11")),
                    Report(source="b", reading=read("2024-01-17")),
                ],
            },
            {},
        ),
        # a qualified day may be any
        (
            {"date": "2024-01", "reports": [Report(source="a", reading=read("2024-01-11?"))]},
            {"date": "2024-01-17"},
        ),
        (
            {"figures": [Figure(key="a", label="Cost", value="4", unit="USD", qualifier="about")]},
            {"figures": [Figure(key="a", label="Cost", value="5", unit="USD")]},
        ),
    ],
)
def test_a_contradiction_that_is_not_certain_leaves_the_pair(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert pair(one, other)


@pytest.mark.parametrize(
    ("one", "other", "proposed"),
    [
        ("president", "president-again", True),  # two records of one name, from two files
        ("q1", "q1-again", True),  # one item of Wikidata
        ("q1", "q2", False),  # one name, two items
        ("ministry", "minister", True),
        ("kyrgyzstan", "president", True),
        ("a-firm", "b-firm", True),
        ("envoy", "other", False),
    ],
)
def test_events_without_a_shared_actor_can_be_one(one: str, other: str, *, proposed: bool) -> None:
    found = pair({"participants": taking(sender=one)}, {"participants": taking(sender=other)})
    assert bool(found) is proposed


def test_a_state_and_whoever_acts_for_it_meet_by_their_days() -> None:
    one = {
        "participants": taking(sender="kyrgyzstan", recipient="us"),
        "title": "Kyrgyz letters to Americans",
    }
    other = {
        "participants": taking(sender="president", recipient="envoy"),
        "title": "Kyrgyzes letter to American",
    }
    (found,) = pair(one, other)
    assert found.reasons[2] == "perhaps one: kyrgyzstan and president (sender), us and envoy (recipient)"


@pytest.mark.parametrize("threshold", [-0.1, 1.1, float("nan")])
def test_a_threshold_is_from_0_to_1(threshold: float) -> None:
    with pytest.raises(QuerySyntaxError, match=r"expected a threshold from 0 to 1; the usual one is 0\.6"):
        duplicates(records(), threshold=threshold)


def test_a_threshold_keeps_what_reaches_it() -> None:
    people: Any = LETTER
    events = [
        event(f"event-{n}", **{**people, "title": title})
        for n, title in enumerate(("On trade", "A note on trade", "Talks"))
    ]
    scores = [found.score for found in duplicates(records(*events), threshold=0)]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 3
    for threshold in (*scores, 1.0):
        kept = [found.score for found in duplicates(records(*events), threshold=threshold)]
        assert kept == [score for score in scores if score >= threshold]


def test_the_shipped_dataset_has_no_pair_that_nobody_has_looked_at() -> None:
    assert duplicates(load().records) == ()


def test_without_its_ties_the_shipped_dataset_puts_them_among_its_likeliest_pairs() -> None:
    """The demands to shun Russia, and the message that may be the letter of January."""
    shipped = load().document
    bare = [
        one.model_copy(
            update={
                "relations": tuple(
                    tie for tie in one.relations if tie.type is not RelationType.POSSIBLY_SAME_AS
                )
            }
        )
        for one in shipped.events
    ]
    found = duplicates(Records(shipped.model_copy(update={"events": tuple(bare)})), threshold=0.4)
    ranks = {one.events: rank for rank, one in enumerate(found)}
    assert ranks["demands-on-kyrgyzstan-to-shun-russia", "western-demands-to-shun-russia"] < 5
    assert ranks["blinken-letter-to-japarov", "blinken-message-to-japarov"] < 10


def undated(count: int, **fields: Any) -> list[Any]:
    """Make letters of one sender that nothing dates: every pair of them may overlap."""
    words = ("talks", "trade", "border", "energy", "envoy", "summit", "pledge")
    titles = itertools.product(words, repeat=4)
    return [
        event(
            f"event-{n:05}",
            date=None,
            title=" ".join(title),
            participants=taking(sender="common", recipient=("envoy", "other", "president")[n % 3]),
            **fields,
        )
        for n, title in zip(range(count), titles, strict=False)
    ]


def candidates(held: Records) -> list[tuple[int, int]]:
    people = People(held)
    return list(Blocks([sketch(one, people) for one in held.events], people).pairs())


def test_an_actor_in_everything_makes_no_square_of_pairs() -> None:
    for count in (200, 400, 800):
        pairs = candidates(records(*undated(count)))
        assert len(set(pairs)) == len(pairs)
        assert all(one < other for one, other in pairs)
        assert len(pairs) <= 2 * 3 * NEIGHBOURS * count


def test_equal_events_are_found_in_a_full_block() -> None:
    events = undated(900)
    again = [one.model_copy(update={"id": f"{one.id}-again"}) for one in events[::90]]
    found = {one.events for one in duplicates(records(*events, *again), threshold=0.7)}
    assert {(one.id, f"{one.id}-again") for one in events[::90]} <= found


def test_many_equal_events_hang_together_by_their_neighbours() -> None:
    events = [
        event(f"event-{n:03}", date=None, title="The same", participants=taking(sender="common"))
        for n in range(300)
    ]
    found = {one.events for one in duplicates(records(*events))}
    assert {(f"event-{n:03}", f"event-{n + 1:03}") for n in range(299)} <= found
    assert len(found) <= 3 * NEIGHBOURS * 300


def test_days_keep_a_large_block_small() -> None:
    events = [
        event(f"event-{n:04}", date=f"{1000 + n}", participants=taking(sender="common"), title=f"Note {n}")
        for n in range(100)
    ]
    month = event("event-x", date="1050-06", participants=taking(sender="common"), title="Another")
    assert len(candidates(records(*events, month))) <= 1 + 12 * 101
    assert blocking.SMALL_BLOCK < 100 < PAIRS_AN_EVENT * 100


def test_a_word_that_few_titles_have_brings_them_together() -> None:
    one = event(title="Note on zirconium", participants=taking(sender="a-firm"))
    other = event("event-b", title="Zirconium note", participants=taking(sender="b-firm"))
    assert candidates(records(one, other)) == [(0, 1)]
    crowd = [
        event(
            f"event-{n:03}",
            title=f"zirconium {n}",
            participants=taking(sender="a-firm" if n % 2 else "b-firm"),
        )
        for n in range(40)
    ]
    found = candidates(records(*crowd))
    assert len(found) < 40 * 39 / 2


def test_titles_without_letters_are_compared_as_they_are() -> None:
    (found,) = pair({"title": "?!"}, {"title": "?!"})
    assert "the same title" in found.reasons
    assert not pair({"title": "?!", "date": None}, {"title": "!?"})
