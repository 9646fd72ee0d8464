"""Look-up of actors as the design words it, with the names that matter here."""

import pytest

from builders import actor
from kgtimeline.dataset.folding import fold, forms
from kgtimeline.dataset.names import ActorIndex
from kgtimeline.errors import ActorNotFoundError, AmbiguousActorError, DateRangeError
from kgtimeline.model.actors import Actor, Alias, Office


def _person(actor_id: str, name: str, *aliases: str, **fields: object) -> Actor:
    return actor(actor_id, name=name, aliases=[Alias(name=alias) for alias in aliases], **fields)


INDEX = ActorIndex(
    [
        _person("sadyr-japarov", "Sadyr Japarov", "Садыр Жапаров"),
        _person("antony-blinken", "Antony Blinken", "Энтони Блинкен"),
        _person("kyrgyzstan", "Kyrgyzstan", "Kyrgyz Republic", "Кыргызстан", type="state", country="KG"),
        _person("kyrgyz-parliament", "Jogorku Kenesh", "Kyrgyz Parliament", type="organisation"),
        _person("kyrgyz-mfa", "Ministry of Foreign Affairs of the Kyrgyz Republic", type="organisation"),
        _person("united-states", "United States", "US", "USA", type="state", country="US"),
        _person("company-of-article", "a company", named=False),
        _person("state-department", "State Department", type="organisation", country="US"),
        _person("akmaral", "Akmaral Şükürova", "Акмарал Шүкүрова"),
    ]
)


@pytest.mark.parametrize(
    ("name", "actor_id"),
    [
        ("sadyr-japarov", "sadyr-japarov"),
        ("Sadyr Japarov", "sadyr-japarov"),
        ("JAPAROV", "sadyr-japarov"),
        ("Zhaparov", "sadyr-japarov"),
        ("Жапаров", "sadyr-japarov"),
        ("Джапаров", "sadyr-japarov"),
        ("Japarov, Sadyr", "sadyr-japarov"),
        ("Садыр", "sadyr-japarov"),
        ("Jap", "sadyr-japarov"),
        ("Blinken, Antony", "antony-blinken"),
        ("Блинкен", "antony-blinken"),
        ("antony  BLINKEN", "antony-blinken"),
        ("U.S.", "united-states"),
        ("us", "united-states"),
        ("Кыргызстан", "kyrgyzstan"),
        ("Киргизстан", "kyrgyzstan"),
        ("Kyrgyz Republic", "kyrgyzstan"),
        ("jogorku kenesh", "kyrgyz-parliament"),
        ("Zhogorku Kenesh", "kyrgyz-parliament"),
        ("Жогорку Кеңеш", "kyrgyz-parliament"),
        ("Shukurova", "akmaral"),
        ("company-of-article", "company-of-article"),
    ],
)
def test_a_name_finds_its_actor_in_any_spelling(name: str, actor_id: str) -> None:
    found = {_spelled(name)}
    assert found == {actor_id}


def _spelled(name: str) -> str:
    return INDEX.find(name).id


def test_a_word_of_several_names_lists_them_all() -> None:
    with pytest.raises(AmbiguousActorError) as caught:
        INDEX.find("Kyrgyz")
    assert [actor_id for actor_id, _ in caught.value.candidates] == [
        "kyrgyz-mfa",
        "kyrgyz-parliament",
        "kyrgyzstan",
    ]


def test_a_beginning_of_several_names_lists_them_all() -> None:
    with pytest.raises(AmbiguousActorError) as caught:
        INDEX.find("Kyrg")
    assert [actor_id for actor_id, _ in caught.value.candidates] == [
        "kyrgyz-mfa",
        "kyrgyz-parliament",
        "kyrgyzstan",
    ]


@pytest.mark.parametrize("name", ["", "?", "Ky", "a company", "company", "Parliament of Japarov", "жжж"])
def test_what_fits_nothing_is_not_found(name: str) -> None:
    with pytest.raises(ActorNotFoundError):
        INDEX.find(name)


def test_a_mistyped_name_gets_near_ones() -> None:
    with pytest.raises(ActorNotFoundError) as caught:
        INDEX.find("Anthony Blinkin")
    assert caught.value.near == ("Antony Blinken",)


def test_a_whole_name_beats_words_of_it_and_words_beat_beginnings() -> None:
    index = ActorIndex([_person("b", "Ak Sai"), _person("a", "Ak Sai Holding"), _person("c", "Saimaiti")])
    assert index.find("Ak Sai").id == "b"
    assert index.find("Sai Ak").id == "b"
    assert index.find("Holding").id == "a"
    alone = ActorIndex([_person("a", "Japarova"), _person("b", "Sadyr Japarov")])
    assert alone.find("Japarov").id == "b"


def test_two_actors_of_one_name_are_never_guessed_between() -> None:
    index = ActorIndex([_person("b", "Japarov"), _person("a", "Жапаров")])
    with pytest.raises(AmbiguousActorError) as caught:
        index.find("Zhaparov")
    assert [actor_id for actor_id, _ in caught.value.candidates] == ["a", "b"]


def test_words_must_stand_in_one_name() -> None:
    index = ActorIndex([_person("a", "Sadyr Japarov", "The President")])
    with pytest.raises(ActorNotFoundError):
        index.find("President Japarov")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Токаев", "Tokayev"),
        ("Ельцин", "Yeltsin"),
        ("Хрущёв", "Khrushchev"),
        ("Горбачёв", "Gorbachev"),
        ("Мирзиёев", "Mirziyoyev"),
        ("Васильев", "Vasilyev"),
        ("Дмитрий", "Dmitry"),
        ("Юлия", "Yulia"),
        ("Өзгөн", "Ozgon"),
        ("O’Brien", "O'Brien"),
        ("Abdul-Aziz", "Abdul Aziz"),
        ("ﬁne", "FINE"),
        ("Straße", "strasse"),
        ("Ąćęł", "acel"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert set(forms(one)) & set(forms(other))


def test_folding_tells_different_names_apart() -> None:
    assert fold("Japarov") != fold("Japarova")
    assert fold("Bishkek") != fold("Bishek")
    assert fold("日本") == "日本"


def _holders() -> ActorIndex:
    secretary = "Secretary of State"
    return ActorIndex(
        [
            _person("usa", "United States", type="state", country="US"),
            _person("kyrgyzstan", "Kyrgyzstan", type="state", country="KG"),
            _person("state-department", "State Department", type="organisation", country="US"),
            _person(
                "first",
                "A B",
                country="US",
                offices=[Office(title=secretary, took="2021-01-26", left="2025-01-20")],
            ),
            _person("second", "C D", country="US", offices=[Office(title=secretary, took="2025-01-21")]),
            _person(
                "third",
                "E F",
                offices=[
                    Office(
                        title="Spokesperson",
                        organisation="state-department",
                        attested=["2024-01-05", "2024-03-05"],
                    )
                ],
            ),
            _person("fourth", "G H", country="KG", offices=[Office(title="President")]),
            _person(
                "fifth",
                "I J",
                country="KG",
                offices=[Office(title="Secretary of State", attested=["2024-01-05"])],
            ),
        ]
    )


@pytest.mark.parametrize(
    ("text", "on", "actor_id"),
    [
        ("US Secretary of State", "2024-02-12", "first"),
        ("U.S. secretary of state", "2024", "first"),
        ("Secretary of State of the United States", "2024", "first"),
        ("US Secretary of State", "2025-03-01", "second"),
        ("Kyrgyz Secretary of State", "2024-01-05", "fifth"),
        ("Spokesperson of the State Department", "2024-02", "third"),
        ("US Spokesperson", None, "third"),
        ("President", None, "fourth"),
        ("Kyrgyz President", "1999", "fourth"),
        ("President of Kyrgyzstan", "2024", "fourth"),
    ],
)
def test_an_office_on_a_day_finds_its_holder(text: str, on: str | None, actor_id: str) -> None:
    assert _holders().find(text, on=on).id == actor_id


@pytest.mark.parametrize(
    ("text", "on", "actor_id"),
    [
        ("President G H", None, "fourth"),
        ("Kyrgyz President G H", "2024", "fourth"),
        ("Kyrgyzstan's President", None, "fourth"),
        ("Kyrgyzstan’s President, G H", None, "fourth"),
        ("G H, President of Kyrgyzstan", None, "fourth"),
        ("Secretary of State C", "2025-03-01", "second"),
        ("US Secretary of State A B", None, "first"),
        ("State Department Spokesperson E", None, "third"),
    ],
)
def test_an_office_with_a_name_finds_who_has_both(text: str, on: str | None, actor_id: str) -> None:
    assert _holders().find(text, on=on).id == actor_id


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("President C D", None),
        ("US President G H", None),
        ("Secretary of State A B", "2025-03-01"),
        ("Secretary of State of Kyrgyzstan A B", None),
        ("Vice President G H", None),
    ],
)
def test_an_office_with_the_name_of_somebody_else_finds_nobody(text: str, on: str | None) -> None:
    with pytest.raises(ActorNotFoundError):
        _holders().find(text, on=on)


def test_an_office_tells_two_people_of_one_name_apart() -> None:
    index = ActorIndex(
        [
            _person("a", "Asanov", offices=[Office(title="Minister", took="2020", left="2021")]),
            _person("b", "Asanov", offices=[Office(title="Minister", took="2022")]),
            _person("c", "Asanov"),
        ]
    )
    with pytest.raises(AmbiguousActorError):
        index.find("Asanov")
    with pytest.raises(AmbiguousActorError):
        index.find("Minister Asanov")
    assert index.find("Minister Asanov", on="2020-06").id == "a"
    assert index.find("Minister Asanov", on="2023").id == "b"


SCOPED = ActorIndex(
    [
        _person("kg-mfa", "Foreign Ministry of Kyrgyzstan", "Foreign Ministry"),
        _person("kz-mfa", "Foreign Ministry of Kazakhstan", "Foreign Ministry"),
        _person("kg", "Kyrgyzstan", type="state", country="KG"),
        _person("kz", "Kazakhstan", type="state", country="KZ"),
        _person("kg-president", "A B", country="KG", offices=[Office(title="President")]),
        _person("kz-president", "C D", country="KZ", offices=[Office(title="President", organisation="kz")]),
        _person("japarov", "Sadyr Japarov"),
        _person("japarova", "Aisuluu Japarova"),
        _person("company", "A company", named=False),
    ]
)


@pytest.mark.parametrize(
    ("name", "among", "actor_id"),
    [
        ("Foreign Ministry", {"kg-mfa", "kg"}, "kg-mfa"),
        ("Foreign Ministry", {"kz-mfa", "japarov"}, "kz-mfa"),
        ("the President", {"kz-president"}, "kz-president"),
        ("President of Kazakhstan", {"kz-president"}, "kz-president"),
        ("Kaz", {"kg", "kz"}, "kz"),
        ("Ministry", {"kg-mfa", "kz"}, "kg-mfa"),
        ("kg", set(), "kg"),
    ],
)
def test_a_bare_name_is_looked_for_among_those_who_may_be_meant(
    name: str, among: set[str], actor_id: str
) -> None:
    assert SCOPED.find(name, among=among).id == actor_id


@pytest.mark.parametrize(
    ("name", "among"),
    [
        ("Japarov", {"japarova"}),
        ("Japarow", {"kg"}),
        ("Foreign Ministry", {"kg"}),
        ("President", {"kg"}),
        ("A company", {"company"}),
        ("Kyrgyzstan", set()),
    ],
)
def test_nobody_is_taken_for_somebody_who_is_not_among_them(name: str, among: set[str]) -> None:
    with pytest.raises(ActorNotFoundError):
        SCOPED.find(name, among=among)


def test_several_who_may_be_meant_are_listed() -> None:
    with pytest.raises(AmbiguousActorError) as caught:
        SCOPED.find("Foreign Ministry", among={"kg-mfa", "kz-mfa", "kg"})
    assert [actor_id for actor_id, _ in caught.value.candidates] == ["kg-mfa", "kz-mfa"]


def test_near_names_are_those_of_who_may_be_meant() -> None:
    with pytest.raises(ActorNotFoundError) as caught:
        SCOPED.find("Foreign Ministri of Kyrgystan", among={"kz-mfa", "company"})
    assert caught.value.near == ("Foreign Ministry of Kazakhstan",)


def test_offices_are_given_with_how_surely_they_were_held() -> None:
    def told(text: str | None, on: str | None = None) -> list[str]:
        return [str(held) for held in _holders().offices(text, on=on)]

    assert told("first") == ["first: Secretary of State (yes)"]
    assert told("A B", "2024") == ["first: Secretary of State (yes)"]
    assert told("A B", "2025") == ["first: Secretary of State (maybe)"]
    assert told("A B", "2026") == []
    assert told("US Secretary of State", "2025-01") == [
        "first: Secretary of State (maybe)",
        "second: Secretary of State (maybe)",
    ]
    assert told("Secretary of State C D", "2020") == []
    assert told("spokesperson", "2024-02") == ["third: Spokesperson of state-department (yes)"]
    assert len(told(None)) == 5
    assert told(None, "2020") == [
        "fifth: Secretary of State (maybe)",
        "fourth: President (maybe)",
        "third: Spokesperson of state-department (maybe)",
    ]
    assert told("kyrgyzstan") == []
    with pytest.raises(ActorNotFoundError) as caught:
        told("Spokesman")
    assert caught.value.near == ("Spokesperson",)
    with pytest.raises(ActorNotFoundError) as unlike:
        told("Kyrgystan")
    assert unlike.value.near == ("Kyrgyzstan", "kyrgyzstan")[:1]


def test_an_office_of_several_holders_lists_them() -> None:
    with pytest.raises(AmbiguousActorError) as caught:
        _holders().find("US Secretary of State")
    assert [actor_id for actor_id, _ in caught.value.candidates] == ["first", "second"]


@pytest.mark.parametrize(
    ("text", "on"),
    [("US President", None), ("Vice President of Kyrgyzstan", None), ("US Secretary of State", "2020")],
)
def test_an_office_that_nobody_held_finds_nobody(text: str, on: str | None) -> None:
    with pytest.raises(ActorNotFoundError):
        _holders().find(text, on=on)


def test_a_day_that_says_nothing_is_refused() -> None:
    with pytest.raises(DateRangeError):
        _holders().find("US Secretary of State", on="2024?")
