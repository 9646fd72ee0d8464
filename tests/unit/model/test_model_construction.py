"""Records made in Python: what may be given, what comes out, which errors leave."""

import copy
import dataclasses
import json
import pickle
import subprocess
import sys
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

import kgtimeline as kg
from builders import SHA, document, event, event_json
from kgtimeline.dates import EventDate, Extent, Truth
from kgtimeline.errors import DatasetInvalidError, KgTimelineError
from kgtimeline.model.actors import Actor, Alias, Office
from kgtimeline.model.datings import Dating, DatingAnchor, DatingFrom, Relation
from kgtimeline.model.document import DatasetInfo, Document
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.model.events import EVENT_TYPES, Agreement, Event, Letter, Meeting
from kgtimeline.model.figures import Figure
from kgtimeline.model.reports import Participant, Reading, ReadingAnchor, Report, Span
from kgtimeline.model.sources import Source
from kgtimeline.vocab import Factuality, Kind, Role

EVENT: TypeAdapter[Event] = TypeAdapter(Event)
LETTER: Any = Letter
ACTOR: Any = Actor
"""Without their types, for calls that a type checker would refuse."""


def problems(make: Any) -> list[tuple[str, str]]:
    """Collect code and path of every problem that a construction raises."""
    with pytest.raises(DatasetInvalidError) as caught:
        make()
    return [(problem.code, problem.path) for problem in caught.value.problems]


def test_five_required_values_make_an_event() -> None:
    letter = Letter(
        id="note",
        title="A note",
        date="2024-01-17",
        participants=[Participant(actor="a", role="sender")],
    )
    assert letter.kind is Kind.LETTER
    assert letter.participants == (Participant(actor="a", role=Role.SENDER),)
    assert letter.factuality is Factuality.REPORTED
    assert (letter.reports, letter.tags, letter.codes, letter.extent) == ((), (), {}, None)


def test_an_event_needs_no_date_but_has_to_say_so() -> None:
    assert event(date=None).date is None
    assert problems(
        lambda: LETTER(id="a", title="t", participants=[Participant(actor="a", role="sender")])
    ) == [("missing-key", "")]


@pytest.mark.parametrize(
    ("date", "extent", "expected"),
    [
        ("2024", None, Extent.WITHIN),
        ("2023/2024", None, Extent.THROUGHOUT),
        ("2024", "throughout", Extent.THROUGHOUT),
        ("2023/2024", Extent.WITHIN, Extent.WITHIN),
        ("2024", "including", Extent.INCLUDING),
    ],
)
def test_the_date_of_an_event_carries_its_extent(date: str, extent: str | None, expected: Extent) -> None:
    made = event(date=date, extent=extent)
    assert made.date is not None
    assert made.date.extent is expected
    assert made.extent == extent


def test_a_date_made_in_python_brings_its_own_extent() -> None:
    made = event(date=EventDate("2024", "including"))
    assert made.date == EventDate("2024", "including")
    assert made.extent is Extent.INCLUDING
    plain = event(date=EventDate("2024"))
    assert plain.extent is None


def test_the_extent_of_the_event_wins_over_that_of_the_date() -> None:
    made = event(date=EventDate("2024", "including"), extent="throughout")
    assert made.date == EventDate("2024", "throughout")


def test_the_date_of_an_event_answers_with_its_extent() -> None:
    made = event(date="2024", extent="throughout")
    assert made.date is not None
    assert made.date.covers("2024-05") is Truth.YES


@pytest.mark.parametrize(
    "date", ["XXXX-08-08", "{2023,2024}", "Y17000", "2024-02-30", "2024/2023", "soon", ""]
)
def test_a_date_that_cannot_be_an_event_s_is_refused_at_its_place(date: str) -> None:
    assert problems(lambda: event(date=date)) == [("bad-date", "/date")]


def test_a_reading_may_hold_what_an_event_may_not() -> None:
    assert Reading(expression="August 8", date="XXXX-08-08", rule="unanchored.md@1").date == EventDate(
        "XXXX-08-08"
    )


def test_a_role_that_the_kind_lacks_is_refused_wherever_it_stands() -> None:
    strange = [Participant(actor="a", role="holder")]
    report = Report(source="s", participants=strange)
    assert problems(lambda: event(participants=[Participant(actor="b", role="sender"), *strange])) == [
        ("role-not-of-kind", "/participants/1/role")
    ]
    assert problems(lambda: event(reports=[Report(source="r"), report])) == [
        ("role-not-of-kind", "/reports/1/participants/0/role")
    ]


def test_date_and_roles_are_refused_together() -> None:
    strange = [Participant(actor="a", role="holder")]
    assert problems(lambda: event(date="2024-13-45", participants=strange)) == [
        ("bad-date", "/date"),
        ("role-not-of-kind", "/participants/0/role"),
    ]


def test_every_fault_of_a_record_is_named_at_once() -> None:
    found = problems(lambda: ACTOR(id="A", type="persn", name="", country="kg", aliases=[5], nickname="x"))
    assert found == [
        ("bad-pattern", "/id"),
        ("bad-value", "/type"),
        ("empty-text", "/name"),
        ("bad-pattern", "/country"),
        ("wrong-type", "/aliases/0"),
        ("unknown-key", "/nickname"),
    ]


def test_a_problem_says_what_was_perhaps_meant() -> None:
    with pytest.raises(DatasetInvalidError) as caught:
        ACTOR(id="a", type="persn", name="A", wikidat="Q1")
    assert [problem.hint for problem in caught.value.problems] == [
        "did you mean 'person'?",
        "did you mean 'wikidata'?",
    ]


MAKERS: list[Any] = [
    Alias, Office, Actor, Source, Span, Participant, ReadingAnchor, Reading, Report, DatingFrom, DatingAnchor,
    Dating, Relation, Figure, DatasetInfo, Document, *EVENT_TYPES.values(),
]  # fmt: skip


@pytest.mark.parametrize("cls", MAKERS)
def test_no_exception_of_a_dependency_leaves_a_constructor(cls: Any) -> None:
    for values in ({}, {"no_such_field": 1}, dict.fromkeys(cls.__pydantic_fields__, object())):
        with pytest.raises(KgTimelineError) as caught:
            cls(**values)
        assert caught.value.__cause__ is None
        assert caught.value.__suppress_context__


def test_a_span_has_to_go_forward() -> None:
    assert problems(lambda: Span(start=5, end=5, sha256=SHA)) == [("reversed-span", "/end")]
    assert Span(start=0, end=1, sha256=SHA).start == 0


def test_keys_that_call_for_others_do_so() -> None:
    assert problems(lambda: Source(id="a")) == [("missing-key", ""), ("missing-key", "")]
    assert problems(lambda: Source(id="a", sha256=SHA)) == [("missing-key", "")]
    assert Source(id="a", sha256=SHA, length=1).title is None
    assert problems(lambda: Relation(type="after", event="b", basis="stated")) == [
        ("missing-key", ""),
        ("missing-key", ""),
    ]
    assert problems(lambda: DatingAnchor(type="event", date="2024")) == [("missing-key", "")]
    assert DatingAnchor(type="manual", date="2024").ref is None
    assert problems(lambda: ReadingAnchor(type="span", date="2024")) == [("missing-key", "")]


@pytest.mark.parametrize(
    ("cls", "values"),
    [
        (Participant, {"actor": 1, "role": "sender"}),
        (Participant, {"actor": "a", "role": 1}),
        (Span, {"start": "1", "end": 2, "sha256": SHA}),
        (Span, {"start": True, "end": 2, "sha256": SHA}),
        (Span, {"start": 1.0, "end": 2, "sha256": SHA}),
        (Actor, {"id": "a", "type": "person", "name": "A", "named": 1}),
        (Actor, {"id": "a", "type": "person", "name": "A", "named": "true"}),
        (Actor, {"id": "a", "type": "person", "name": "A", "aliases": "AB"}),
        (Source, {"id": "a", "title": "A", "published": 2024}),
        (Report, {"source": "a", "via": {"a": 1}}),
    ],
)
def test_python_is_friendly_but_converts_no_numbers_and_no_text(cls: Any, values: dict[str, Any]) -> None:
    with pytest.raises(DatasetInvalidError):
        cls(**values)


def test_lists_become_tuples() -> None:
    made = Dating(basis="stated", rule="only_reading@1", from_=[DatingFrom(source="a", via=["b"])])
    assert made.from_ == (DatingFrom(source="a", via=("b",)),)


def test_python_knows_a_field_by_its_name_and_json_by_its_key() -> None:
    written = json.dumps(
        event_json(dating={"basis": "stated", "rule": "only_reading@1", "from": [{"source": "a"}]})
    )
    read = EVENT.validate_json(written)
    assert read.dating == Dating(basis="stated", rule="only_reading@1", from_=[DatingFrom(source="a")])
    with pytest.raises(ValidationError):
        EVENT.validate_json(written.replace('"from"', '"from_"'))


def test_records_do_not_change() -> None:
    letter: Any = event()
    span = Span(start=0, end=1, sha256=SHA)
    with pytest.raises(dataclasses.FrozenInstanceError):
        letter.title = "other"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del letter.title
    with pytest.raises(dataclasses.FrozenInstanceError):
        span.start = 5


def test_leaves_hold_nothing_but_their_fields() -> None:
    assert not hasattr(Participant(actor="a", role="sender"), "__dict__")


def test_leaves_can_be_replaced_and_are_checked_again() -> None:
    span = Span(start=0, end=5, sha256=SHA)
    assert dataclasses.replace(span, start=4).start == 4
    assert problems(lambda: dataclasses.replace(span, start=6)) == [("reversed-span", "/end")]


def test_records_can_be_copied_pickled_hashed_and_compared() -> None:
    made = document(event(reports=[Report(source="source-a")], codes={"cameo": "131"}))
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301 - our own bytes
    assert copy.deepcopy(made) == made
    assert {made.events[0], made.events[0].model_copy()} == {made.events[0]}
    assert len({*made.actors, *made.sources}) == 2


def test_an_event_goes_into_a_document_as_it_is() -> None:
    letter = event(date="2024", extent="throughout")
    assert document(letter).events[0] is letter
    assert document(letter).events[0].date == EventDate("2024", "throughout")


def test_an_event_of_another_kind_than_its_class_is_refused() -> None:
    participants = [Participant(actor="a", role="sender")]
    found = problems(
        lambda: LETTER(id="a", title="t", date="2024", participants=participants, kind="meeting")
    )
    assert found == [("unknown-kind", "/kind")]


def test_codes_of_other_schemes_are_texts() -> None:
    assert event(codes={"cameo": "131"}).codes == {"cameo": "131"}
    assert problems(lambda: event(codes={"cameo": 131})) == [("wrong-type", "/codes/cameo")]
    assert problems(lambda: event(codes={"CAMEO": "131"})) == [("bad-pattern", "/codes/CAMEO")]


def test_what_one_kind_has_another_refuses() -> None:
    made = event(kind="agreement", stage="in force", subject="gas")
    assert isinstance(made, Agreement)
    assert made.stage == "in force"
    assert problems(lambda: event(kind="letter", stage="signed")) == [("unknown-key", "/stage")]
    assert isinstance(event(kind="meeting", name="Summit"), Meeting)


def test_there_is_a_class_for_every_kind_and_only_one() -> None:
    assert list(EVENT_TYPES) == list(Kind)
    assert len(set(EVENT_TYPES.values())) == len(Kind)


@pytest.mark.parametrize("cls", EVENT_TYPES.values())
def test_a_kind_expects_only_roles_that_it_has(cls: type[BaseEvent]) -> None:
    assert set(cls.EXPECTED) <= set(cls.ROLES)
    assert len(set(cls.ROLES)) == len(cls.ROLES) > 0


def test_every_role_belongs_to_a_kind() -> None:
    assert {role for cls in EVENT_TYPES.values() for role in cls.ROLES} == set(Role)


def test_a_leaf_raises_our_errors_whatever_was_built_before() -> None:
    program = """
from pydantic import TypeAdapter
from kgtimeline.errors import DatasetInvalidError
from kgtimeline.model.events import Event
from kgtimeline.model.reports import Participant, Span
{first}
spans = lambda: Span(start=1, end=0, sha256="0" * 64)
for make in (lambda: Participant(actor="A"), lambda: Participant(actor=1), spans):
    try:
        make()
    except DatasetInvalidError:
        pass
    else:
        raise SystemExit("nothing was raised")
"""
    for first in ("", "TypeAdapter(Participant), TypeAdapter(Span)", "TypeAdapter(list[Event])"):
        subprocess.run([sys.executable, "-c", program.format(first=first)], check=True)


def test_an_event_keeps_the_doubt_of_the_date_it_is_given() -> None:
    part = kg.Participant(actor="a", role="speaker")
    for extent in (None, "including"):
        date = kg.EventDate("2024-01", extent).hedge()
        event = kg.Statement(id="e", title="T", date=date, participants=[part])
        assert event.date == date
        tl = kg.Timeline(actors=[kg.Actor(id="a", type="person", name="A")], events=[event])
        assert tl.query(during="2024").ids() == ("e",)
        assert tl.query(during="2024", certain=True).ids() == ()
