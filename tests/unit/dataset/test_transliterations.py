"""Names across scripts: every usual way to write a name finds the same person, and no other."""

import pytest

from builders import actor
from kgtimeline.dataset.folding import foreign_forms, forms
from kgtimeline.dataset.names import ActorIndex
from kgtimeline.errors import ActorNotFoundError, AmbiguousActorError
from kgtimeline.model.actors import Alias

BGN_KYRGYZ = "BGN/PCGN romanization of Kyrgyz, 1979"
BGN_RUSSIAN = "BGN/PCGN romanization of Russian, 1947"
BGN_KAZAKH = "BGN/PCGN romanization of Kazakh, 1979"
ALA_LC = "ALA-LC romanization table, Russian, without its ligatures"
ISO_9 = "ISO 9:1995, also GOST 7.79-2000 system A"
ICAO = "ICAO Doc 9303, transliteration of Cyrillic in travel documents"
DUDEN = "Duden, German transcription of Russian"
POLISH = "PWN, Polish transcription of Russian"
FRENCH = "French usage"
PRESS = "usage of the English-language press of the region"
OFFICIAL = "the English site of the office that the person holds or held"
KAZAKH_LATIN = "Kazakh Latin alphabet, 2021"
COMMON_TURKIC = "Common Turkic alphabet, as Kyrgyz-Turkish Manas University uses it"
UKRAINIAN = "resolution 55 of the Cabinet of Ministers of Ukraine, 2010"

TABLE = [
    ("Жапаров", "Japarov", BGN_KYRGYZ),
    ("Жапаров", "Zhaparov", BGN_RUSSIAN),
    ("Жапаров", "Zhaparov", ALA_LC),
    ("Жапаров", "Žaparov", ISO_9),
    ("Жапаров", "Dzhaparov", PRESS),
    ("Джапаров", "Dzhaparov", BGN_RUSSIAN),
    ("Жапаров", "Djaparov", FRENCH),
    ("Жапаров", "Schaparow", DUDEN),
    ("Джапаров", "Dschaparow", DUDEN),
    ("Жапаров", "Żaparow", POLISH),
    ("Жапаров", "Джапаров", "Russian spelling of the Soviet time"),
    ("Садыр Жапаров", "Sadyr Japarov", OFFICIAL),
    ("Жээнбеков", "Jeenbekov", BGN_KYRGYZ),
    ("Жээнбеков", "Zheenbekov", BGN_RUSSIAN),
    ("Жээнбеков", "Žèènbekov", ISO_9),
    ("Атамбаев", "Atambayev", BGN_RUSSIAN),
    ("Атамбаев", "Atambaev", ALA_LC),
    ("Атамбаев", "Atambajew", DUDEN),
    ("Кулубаев", "Kulubaev", PRESS),
    ("Кулубаев", "Kulubayev", BGN_RUSSIAN),
    ("Бакиев", "Bakiyev", BGN_RUSSIAN),
    ("Бакиев", "Bakiev", BGN_KYRGYZ),
    ("Ташиев", "Tashiev", PRESS),
    ("Камчыбек", "Kamchybek", BGN_KYRGYZ),
    ("Камчыбек", "Kamčybek", ISO_9),
    ("Чингиз Айтматов", "Chingiz Aytmatov", BGN_RUSSIAN),
    ("Чингиз Айтматов", "Chinghiz Aitmatov", PRESS),
    ("Чингиз Айтматов", "Čingiz Ajtmatov", ISO_9),
    ("Өмүрбек", "Ömürbek", COMMON_TURKIC),
    ("Өмүрбек", "Omurbek", PRESS),
    ("Шүкүрова", "Şükürova", COMMON_TURKIC),
    ("Шүкүрова", "Shukurova", PRESS),
    ("Чыңгыз", "Chynggyz", BGN_KYRGYZ),
    ("Чыңгыз", "Chyngyz", PRESS),
    ("Чыңгыз", "Çıngız", COMMON_TURKIC),
    ("Жогорку Кеңеш", "Jogorku Kengesh", BGN_KYRGYZ),
    ("Жогорку Кеңеш", "Zhogorku Kenesh", PRESS),
    ("Кыргызстан", "Kyrgyzstan", BGN_KYRGYZ),
    ("Қасым-Жомарт Тоқаев", "Qasym-Jomart Toqaev", KAZAKH_LATIN),
    ("Қасым-Жомарт Тоқаев", "Qasym-Zhomart Toqaev", BGN_KAZAKH),
    ("Қасым-Жомарт Тоқаев", "Kassym-Jomart Tokayev", OFFICIAL),
    ("Касым-Жомарт Токаев", "Kasym-Zhomart Tokayev", BGN_RUSSIAN),
    ("Мирзиёев", "Mirziyoyev", OFFICIAL),
    ("Мирзиёев", "Mirziyoev", PRESS),
    ("Рахмон", "Rahmon", OFFICIAL),
    ("Рахмон", "Rakhmon", BGN_RUSSIAN),
    ("Бердымухамедов", "Berdymukhamedov", BGN_RUSSIAN),
    ("Бердымухамедов", "Berdimuhamedow", "Turkmen alphabet, 1999"),
    ("Алиев", "Aliyev", BGN_RUSSIAN),
    ("Алиев", "Əliyev", "Azerbaijani alphabet, 1992"),
    ("Сергей Лавров", "Sergey Lavrov", OFFICIAL),
    ("Сергей Лавров", "Sergei Lavrov", ALA_LC),
    ("Сергей Лавров", "Sergej Lavrov", ISO_9),
    ("Сергей Лавров", "Sergej Lawrow", DUDEN),
    ("Мария Захарова", "Mariya Zakharova", BGN_RUSSIAN),
    ("Мария Захарова", "Maria Zakharova", OFFICIAL),
    ("Мария Захарова", "Mariâ Zaharova", ISO_9),
    ("Юрий", "Yuriy", BGN_RUSSIAN),
    ("Юрий", "Iurii", ALA_LC),
    ("Юрий", "Ûrij", ISO_9),
    ("Дмитрий", "Dmitrii", ALA_LC),
    ("Дмитрий", "Dmitry", PRESS),
    ("Дмитрий", "Dmitrij", ISO_9),
    ("Хрущёв", "Khrushchëv", ALA_LC),
    ("Хрущёв", "Khrushchev", PRESS),
    ("Щербаков", "Shcherbakov", ICAO),
    ("Щербаков", "Scherbakov", PRESS),
    ("Щербаков", "Ŝerbakov", ISO_9),
    ("Ельцин", "Yeltsin", BGN_RUSSIAN),
    ("Ельцин", "El'tsin", ALA_LC),
    ("Ельцин", "Eltsin", ICAO),
    ("Васильев", "Vasil'yev", BGN_RUSSIAN),
    ("Шойгу", "Shoygu", BGN_RUSSIAN),
    ("Шойгу", "Shoigu", OFFICIAL),
    ("Лукашенко", "Lukašenko", ISO_9),
    ("Зеленський", "Zelenskyi", UKRAINIAN),
    ("Зеленский", "Zelenskyy", OFFICIAL),
    ("Григорій", "Hryhorii", UKRAINIAN),
    ("Гончаренко", "Honcharenko", UKRAINIAN),
    ("Гончаренко", "Goncharenko", BGN_RUSSIAN),
    ("Шумер", "Schumer", "English, as Russian papers write it"),
    ("Вигери", "Vigeri", BGN_RUSSIAN),
]


def _index(name: str) -> ActorIndex:
    others = [actor("other", name="Nurlan Asanov"), actor("another", name="Айгуль Токтосунова")]
    return ActorIndex([actor("meant", name=name), *others])


@pytest.mark.parametrize(("one", "other", "where"), TABLE, ids=[f"{a}={b}" for a, b, _ in TABLE])
def test_a_name_is_found_by_every_usual_transliteration(one: str, other: str, where: str) -> None:
    assert where
    for name, asked in ((one, other), (other, one)):
        for spelled in (asked, asked.upper(), asked.lower()):
            assert _index(name).find(spelled).id == "meant"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Жапаров", "Yaparov"),
        ("Жапаров", "Zaparov"),
        ("Бажбек", "Baybek"),
        ("Hesna", "Hessna"),
        ("Хан", "Chan"),
        ("Шаров", "Zharov"),
        ("Вонг", "Wang"),
        ("Жапаров", "Caparov"),
    ],
)
def test_names_that_only_sound_alike_are_two(one: str, other: str) -> None:
    for name, asked in ((one, other), (other, one)):
        with pytest.raises(ActorNotFoundError):
            _index(name).find(asked)


def test_a_spelling_that_somebody_has_is_never_read_as_a_foreign_one() -> None:
    index = ActorIndex([actor("a", name="Zacharow"), actor("b", name="Захаров"), actor("c", name="Sacharow")])
    assert index.find("Sacharow").id == "c"
    assert index.find("Zakharov").id == "b"


def test_a_marked_letter_that_two_people_could_mean_is_not_guessed() -> None:
    index = ActorIndex([actor("a", name="Zaparov"), actor("b", name="Жапаров")])
    with pytest.raises(AmbiguousActorError) as caught:
        index.find("Žaparov")
    assert [actor_id for actor_id, _ in caught.value.candidates] == ["a", "b"]


def test_a_foreign_spelling_that_two_people_could_mean_is_not_guessed() -> None:
    index = ActorIndex([actor("a", name="Шаров"), actor("b", name="Жаров")])
    with pytest.raises(AmbiguousActorError):
        index.find("Scharow")


def test_a_foreign_spelling_finds_words_of_a_name_and_aliases() -> None:
    index = ActorIndex([actor("a", name="Minister", aliases=[Alias(name="Сергей Лавров")])])
    assert index.find("Lawrow").id == "a"
    assert index.find("Lawrow, Sergej").id == "a"


def test_every_letter_of_two_readings_is_read_in_all_combinations() -> None:
    assert set(forms("Ёң")) >= {"eng", "en", "iong", "ion", "yong", "yon"}
    assert len(forms("ёңžšč")) <= 2 * 2**3


def test_only_what_a_foreign_rule_changes_has_foreign_forms() -> None:
    assert foreign_forms("Sadyr Japarov") == ()
    assert foreign_forms("Ли") == ()
    assert foreign_forms("Кассым") == ()
    assert "shumer" in foreign_forms("Schumer")
