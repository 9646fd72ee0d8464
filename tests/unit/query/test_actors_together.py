"""Actors who take part together, each as another participant."""

import pytest

import kgtimeline as kg
from kgtimeline.query.json_form import from_json, to_json

SENDER, RECIPIENT, BEHALF = kg.Role.SENDER, kg.Role.RECIPIENT, kg.Role.ON_BEHALF_OF


@pytest.fixture(scope="module")
def tl() -> kg.Timeline:
    people = [kg.Actor(id=name, type=kg.ActorType.PERSON, name=f"Person {name.title()}") for name in "abc"]
    parts = {
        "a-to-b": [("a", SENDER), ("b", RECIPIENT)],
        "b-to-a": [("b", SENDER), ("a", RECIPIENT)],
        "a-to-a": [("a", SENDER), ("a", RECIPIENT)],
        "a-to-b-for-c": [("a", SENDER), ("b", RECIPIENT), ("c", BEHALF)],
        "a-alone": [("a", SENDER)],
    }
    events = [
        kg.Letter(
            id=event_id,
            title=event_id,
            date=None,
            participants=tuple(kg.Participant(actor=actor, role=role) for actor, role in participants),
        )
        for event_id, participants in parts.items()
    ]
    return kg.Timeline(actors=people, events=events)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("actor:a WITH actor:b", ["a-to-b", "a-to-b-for-c", "b-to-a"]),
        ("actor:b WITH actor:a", ["a-to-b", "a-to-b-for-c", "b-to-a"]),
        ("actor:a@sender WITH actor:b@recipient", ["a-to-b", "a-to-b-for-c"]),
        ("actor:a@recipient WITH actor:b", ["b-to-a"]),
        ("actor:a WITH actor:b WITH actor:c", ["a-to-b-for-c"]),
        ("actor:a@sender WITH actor:c@recipient", []),
        # the same actor twice: as two participants
        ("actor:a WITH actor:a", ["a-to-a"]),
        ('actor:a WITH actor:"Person A"', ["a-to-a"]),
        ("actor:a@sender WITH actor:a@recipient", ["a-to-a"]),
        ("actor:a@sender WITH actor:a", ["a-to-a"]),
        ("actor:a@sender WITH actor:a@sender", []),
        ("actor:a WITH actor:a WITH actor:a", []),
        ("NOT actor:a WITH actor:b", ["a-alone", "a-to-a"]),
        ("actor:a@sender AND NOT actor:a WITH actor:a", ["a-alone", "a-to-b", "a-to-b-for-c"]),
    ],
)
def test_each_is_another_participant(tl: kg.Timeline, text: str, ids: list[str]) -> None:
    found = tl.where(text, sort="id")
    assert list(found.ids()) == ids
    assert found.certain == found


def test_the_method_says_what_the_words_say() -> None:
    predicate = kg.actor("a", role="sender").with_actor("b", role="recipient").with_actor("c")
    assert str(predicate) == "actor:a@sender WITH actor:b@recipient WITH actor:c"
    assert hash(predicate) == hash(kg.parse_query(str(predicate)))
    json = {
        "actor": "a",
        "role": "sender",
        "with": [{"actor": "b", "role": "recipient"}, {"actor": "c"}],
    }
    assert to_json(predicate) == json
    assert from_json(json) == predicate


def test_an_unknown_actor_or_role_is_refused(tl: kg.Timeline) -> None:
    with pytest.raises(kg.ActorNotFoundError):
        tl.where(kg.actor("a").with_actor("nobody"))
    with pytest.raises(kg.QuerySyntaxError, match="did you mean 'sender'"):
        kg.actor("a").with_actor("b", role="Sender")
    with pytest.raises(kg.QuerySyntaxError, match="give its name or id"):
        kg.actor("a").with_actor(" ")
