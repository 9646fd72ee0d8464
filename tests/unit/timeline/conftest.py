"""A small timeline that has something of everything a query can ask for."""

import pytest

import kgtimeline as kg


@pytest.fixture(scope="session")
def tl() -> kg.Timeline:
    """Build six events: firm, open, hedged, undated, and in Cyrillic."""
    return kg.Timeline(
        actors=[
            kg.Actor(id="us", type=kg.ActorType.STATE, name="United States", country="US"),
            kg.Actor(
                id="envoy",
                type=kg.ActorType.PERSON,
                name="Ann Envoy",
                country="US",
                aliases=(kg.Alias(name="Энн Энвой", language="ru"),),
                offices=(kg.Office(title="Secretary of State", attested=(kg.EventDate("2024-01-17"),)),),
            ),
            kg.Actor(id="president", type=kg.ActorType.PERSON, name="Sadyr Example", country="KG"),
            kg.Actor(id="agency", type=kg.ActorType.ORGANISATION, name="The Agency"),
        ],
        sources=[
            kg.Source(
                id="agency-2024", title="News", publisher="agency", published=kg.EventDate("2024-02-12")
            ),
            kg.Source(id="paper", title="Paper"),
        ],
        events=[
            _letter("letter", "2024-01-17", "envoy", "president", "Letter on foreign agents"),
            _letter("reply", "2024-02-08", "president", "envoy", "Reply", replies_to="letter"),
            _letter("old-note", "2023?", "us", "president", "Old note"),
            kg.Interview(
                id="interview",
                title="Interview <b>with</b> Жапаров",
                date=kg.EventDate("[..2024-10-16]"),
                participants=(_part("president", kg.Role.SPEAKER),),
                factuality=kg.Factuality.ANNOUNCED,
                tags=("press",),
                codes={"cameo": "0343"},
            ),
            kg.War(id="war", title="War", date=kg.EventDate("2022-02-24/.."), participants=(_part("us"),)),
            kg.War(id="undated-war", title="A war", date=None, participants=(_part("agency"),)),
        ],
        dataset=kg.DatasetInfo(id="small", title="Small & <odd>"),
    )


def _part(actor: str, role: kg.Role = kg.Role.PARTICIPANT) -> kg.Participant:
    return kg.Participant(actor=actor, role=role)


def _letter(
    event_id: str, date: str, sender: str, recipient: str, title: str, *, replies_to: str | None = None
) -> kg.Letter:
    inferred = kg.RelationBasis.INFERRED
    ties = (
        [kg.Relation(type=kg.RelationType.REPLIES_TO, event=replies_to, basis=inferred)] if replies_to else []
    )
    return kg.Letter(
        id=event_id,
        title=title,
        date=kg.EventDate(date),
        participants=(_part(sender, kg.Role.SENDER), _part(recipient, kg.Role.RECIPIENT)),
        reports=(kg.Report(source="agency-2024"),),
        relations=tuple(ties),
    )
