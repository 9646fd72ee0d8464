"""What `query` and `where` find, and how they refuse."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import Any

import pytest

import kgtimeline as kg
from kgtimeline.dates import Truth


@pytest.mark.parametrize(
    ("conditions", "ids"),
    [
        ({}, ["war", "old-note", "letter", "reply", "interview", "undated-war"]),
        ({"actor": "Ann Envoy"}, ["letter", "reply"]),
        ({"actor": "энвой", "role": "sender"}, ["letter"]),
        ({"actor": "Secretary of State", "role": "recipient"}, ["reply"]),
        ({"actor": ["envoy", "us"], "role": ["sender"]}, ["old-note", "letter"]),
        ({"actor": "president", "role": ["sender", "speaker"]}, ["reply", "interview"]),
        ({"role": "speaker"}, ["interview"]),
        ({"country": "us", "role": "sender"}, ["old-note", "letter"]),
        ({"country": "kg", "actor": "envoy", "role": "sender"}, ["letter"]),
        ({"country": "GB"}, []),
        ({"kind": ["war", "interview"]}, ["war", "interview", "undated-war"]),
        ({"kind": []}, []),
        ({"kind": None, "tag": "press"}, ["interview"]),
        ({"factuality": "announced"}, ["interview"]),
        ({"source": "agency-2024"}, ["old-note", "letter", "reply"]),
        ({"source": "paper"}, []),
        ({"publisher": "The Agency"}, ["old-note", "letter", "reply"]),
        ({"publisher": "president"}, []),
        ({"text": "foreign agent*"}, ["letter"]),
        ({"text": "japarov"}, ["interview"]),
        ({"relation": "replies_to"}, ["reply"]),
        ({"relation": "replies_to=letter"}, ["reply"]),
        ({"relation": ["replies_to=reply", "conveys"]}, []),
        ({"code": "cameo"}, ["interview"]),
        ({"code": ["cameo=0343", "cameo=1"]}, ["interview"]),
        ({"code": "cameo=1"}, []),
        ({"figure": "anything"}, []),
        ({"actor": "envoy", "with_actor": "president"}, ["letter", "reply"]),
        ({"actor": "envoy", "with_actor": "president", "with_role": "sender"}, ["reply"]),
        ({"actor": ["us", "envoy"], "role": "sender", "with_actor": ["president"]}, ["old-note", "letter"]),
        ({"actor": "envoy", "with_actor": ["us", "envoy"]}, []),
        ({"actor": "envoy", "with_actor": []}, []),
        ({"actor": "envoy", "with_actor": None}, ["letter", "reply"]),
        ({"where": "kind:letter -actor:us"}, ["letter", "reply"]),
        ({"where": ["kind:letter -actor:us", kg.tag("press")], "before": "2024-02"}, ["letter", "interview"]),
        ({"where": kg.kind("war") & ~kg.event_id("war")}, ["undated-war"]),
        ({"where": []}, []),
        ({"id": ["war", "letter"]}, ["war", "letter"]),
        ({"within": "2024-01"}, ["letter", "interview", "undated-war"]),
        ({"covers": "2023", "kind": "war"}, ["war", "undated-war"]),
        ({"covers": "2023", "kind": "war", "certain": True}, ["war"]),
        ({"after": dt.date(2024, 2, 7), "kind": "letter"}, ["reply"]),
        ({"before": "2024", "kind": "letter"}, ["old-note"]),
        ({"before": "2024", "kind": "letter", "certain": True}, []),
        ({"during": ["2024-01-17", kg.Window(19_761, 19_761)], "kind": "letter"}, ["letter", "reply"]),
        ({"sort": "id", "limit": 2}, ["interview", "letter"]),
        ({"sort": "-date", "limit": 2}, ["undated-war", "interview"]),
        ({"sort": "kind", "kind": ["war", "letter"]}, ["old-note", "letter", "reply", "war", "undated-war"]),
        ({"sort": "title", "kind": "war"}, ["undated-war", "war"]),
        ({"limit": 0}, []),
    ],
)
def test_a_query_finds(tl: kg.Timeline, conditions: dict[str, Any], ids: list[str]) -> None:
    assert list(tl.query(**conditions).ids()) == ids


def test_an_event_on_or_before_a_day_is_possible_early_and_certain_after(tl: kg.Timeline) -> None:
    for window in ("2024-10", "2022"):
        assert "interview" in tl.query(during=window).ids()
        assert "interview" not in tl.query(during=window, certain=True).ids()
    assert "interview" in tl.query(before="2024-10-17", certain=True).ids()


def test_actor_and_role_are_one_participant_and_tied_predicates_are_two(tl: kg.Timeline) -> None:
    assert tl.query(actor="envoy", role="sender").ids() == ("letter",)
    assert tl.where(kg.actor("envoy") & kg.role("sender")).ids() == ("letter", "reply")


def test_the_example_of_the_manual_holds(tl: kg.Timeline) -> None:
    found = tl.where(
        kg.actor("Sadyr", role="sender") & kg.during("2024") & ~kg.kind("publication"), certain=True
    )
    assert [(match.event.id, match.truth) for match in found] == [("reply", Truth.YES)]


def test_where_takes_words_and_predicates(tl: kg.Timeline) -> None:
    words = "actor:Sadyr@sender during:2024 NOT kind:publication"
    assert tl.where(words, certain=True).ids() == ("reply",)
    assert tl.where(words, certain=True) == tl.where(kg.parse_query(words), certain=True)
    assert tl.where("*").ids() == tl.query().ids()
    assert tl.where("NOT *").ids() == ()


def test_relations_codes_and_ids_are_asked_with_where(tl: kg.Timeline) -> None:
    assert tl.where(kg.relation("replies_to", "letter")).ids() == ("reply",)
    assert tl.where(kg.relation("replies_to", "reply")).ids() == ()
    assert tl.where(kg.code("cameo")).ids() == tl.where(kg.code("cameo", "0343")).ids() == ("interview",)
    assert tl.where(kg.code("cameo", "1")).ids() == ()
    assert tl.where(kg.kind("war") & ~kg.event_id("war")).ids() == ("undated-war",)


def test_an_undated_event_is_possible_at_any_time_and_certain_at_none(tl: kg.Timeline) -> None:
    undated = kg.event_id("undated-war")
    for leaf in (kg.during, kg.within, kg.covers, kg.before, kg.after):
        for predicate in (leaf("2024"), ~leaf("2024")):
            (match,) = tl.where(undated & predicate)
            assert match.truth is Truth.MAYBE


@pytest.mark.parametrize(
    ("conditions", "error", "mend"),
    [
        ({"actor": "Ann Envoyer"}, kg.ActorNotFoundError, "did you mean 'Ann Envoy'"),
        ({"publisher": "nobody at all"}, kg.ActorNotFoundError, "list them"),
        ({"source": "agency-2025"}, kg.SourceNotFoundError, "did you mean 'agency-2024'?"),
        ({"id": "lettre"}, kg.EventNotFoundError, "did you mean 'letter'?"),
        (
            {"where": "kind:leter"},
            kg.QuerySyntaxError,
            "at position 5 expected a kind; did you mean 'letter'?",
        ),
        ({"where": [5]}, kg.QuerySyntaxError, "kg.actor"),
        ({"with_actor": "us"}, kg.QuerySyntaxError, "give actor as well"),
        ({"actor": "us", "with_role": "sender"}, kg.QuerySyntaxError, "give with_actor as well"),
        ({"code": "cameo="}, kg.QuerySyntaxError, "only the scheme"),
        ({"relation": "replies_to=x"}, kg.EventNotFoundError, "list the ids"),
        ({"kind": "leter"}, kg.QuerySyntaxError, "did you mean 'letter'?"),
        ({"sort": "dates"}, kg.QuerySyntaxError, "did you mean 'date'"),
        ({"sort": "zzz"}, kg.QuerySyntaxError, "one of date, -date, id, title, kind"),
        ({"limit": -1}, kg.QuerySyntaxError, "leave it out"),
        ({"during": "January"}, kg.DateSyntaxError, "write an EDTF value"),
        ({"during": "2024?"}, kg.DateRangeError, "leave out"),
    ],
)
def test_a_query_refuses_with_the_mend(
    tl: kg.Timeline, conditions: dict[str, Any], error: type[kg.KgTimelineError], mend: str
) -> None:
    with pytest.raises(error) as caught:
        tl.query(**conditions)
    assert mend in str(caught.value)


def test_an_unknown_condition_is_a_type_error_with_a_hint(tl: kg.Timeline) -> None:
    with pytest.raises(TypeError, match="did you mean 'actor'"):
        tl.query(actors="envoy")  # type: ignore[call-arg]  # that is what is tested


def test_an_ambiguous_name_lists_its_candidates() -> None:
    people = [kg.Actor(id=f"p{n}", type=kg.ActorType.PERSON, name=f"Ann {n}") for n in range(2)]
    tl = kg.Timeline(actors=people)
    with pytest.raises(kg.AmbiguousActorError) as caught:
        tl.query(actor="Ann")
    assert [actor_id for actor_id, _ in caught.value.candidates] == ["p0", "p1"]
    assert tl.find_actors("Ann") == tuple(people)


def test_an_iterable_is_asked_as_it_is_now() -> None:
    tl = kg.load()
    kinds = {"one": "letter"}
    values: Iterable[str] = kinds.values()
    assert len(tl.query(kind=values)) == len(tl.query(kind="letter"))
    kinds["one"] = "message"
    assert len(tl.query(kind=values)) == len(tl.query(kind="message"))
    assert tl.query(kind=iter(["letter", "message"])).ids() == tl.query(kind=["letter", "message"]).ids()


def test_a_fault_in_an_iterator_is_no_empty_answer() -> None:
    with pytest.raises(TypeError, match="not 20240101"):
        kg.load().query(during=(day for day in ["2024", 20240101]))  # type: ignore[misc]


@pytest.mark.parametrize(
    ("ask", "error", "said"),
    [
        (lambda tl: tl.query(during=2024), TypeError, "a window is an EDTF text"),
        (lambda tl: tl.query(during=tl["blinken-letter-to-japarov"].date), TypeError, "a window is an EDTF"),
        (lambda tl: tl.query(actor=tl.actor("Blinken")), kg.QuerySyntaxError, "give its name or id"),
        (lambda tl: tl[0], TypeError, "give the id, not what is of type 'int'"),
        (lambda tl: tl.actors[0], TypeError, "give the id, not what is of type 'int'"),
        (lambda tl: tl.thread(tl["blinken-letter-to-japarov"]), TypeError, "not what is of type 'Letter'"),
        (lambda tl: kg.EventDate(2024), TypeError, "EDTF text, such as '2024-02-12', not of 2024"),  # type: ignore[arg-type]  # noqa: ARG005
        (lambda tl: tl.verify("no/such/folder"), kg.DatasetReadError, "no such directory"),
    ],
)
def test_what_is_of_another_type_is_refused_with_a_mend(
    ask: Callable[[Any], object], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=re.escape(said)):
        ask(kg.load())
