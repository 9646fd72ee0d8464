"""Laws of look-up: it depends on no order, and on no script, case or accent."""

import random

from hypothesis import given
from hypothesis import strategies as st

from builders import actor
from kgtimeline.dataset.folding import CYRILLIC, fold, forms
from kgtimeline.dataset.names import ActorIndex
from kgtimeline.errors import ActorNotFoundError, AmbiguousActorError
from kgtimeline.model.actors import Actor

words = st.sampled_from(
    ["Kyrgyz", "Kyrgyzstan", "Sadyr", "Japarov", "Japarova", "Жапаров", "Kairat", "State", "a"]
)
names = st.lists(words, min_size=1, max_size=3).map(" ".join)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
cyrillic = st.text("абвгдежзийклмнопрстуфхцчшщыэюяңөү", min_size=1, max_size=12)


@st.composite
def actors(draw: st.DrawFn) -> list[Actor]:
    drawn = draw(st.lists(names, min_size=1, max_size=6))
    return [actor(f"actor-{n}", name=name, named=draw(st.booleans())) for n, name in enumerate(drawn)]


def _outcome(index: ActorIndex, name: str) -> object:
    try:
        return index.find(name).id
    except (ActorNotFoundError, AmbiguousActorError) as error:
        return type(error), getattr(error, "candidates", None)


@given(actors(), names | words, st.randoms())
def test_look_up_does_not_depend_on_the_order_of_actors(
    people: list[Actor], name: str, chance: random.Random
) -> None:
    shuffled = list(people)
    chance.shuffle(shuffled)
    assert _outcome(ActorIndex(people), name) == _outcome(ActorIndex(shuffled), name)


@given(actors())
def test_every_actor_is_found_by_id_and_fits_its_own_name(people: list[Actor]) -> None:
    index = ActorIndex(people)
    for person in people:
        assert index.find(person.id) is person
        assert (person in index.candidates(person.name)) == person.named


@given(actors(), names)
def test_an_answer_is_the_only_candidate(people: list[Actor], name: str) -> None:
    index = ActorIndex(people)
    candidates = index.candidates(name)
    if len(candidates) == 1:
        assert index.find(name) == candidates[0]
    else:
        assert not isinstance(_outcome(index, name), str)


@given(texts)
def test_folding_is_idempotent_in_what_it_finds(text: str) -> None:
    for form in forms(text):
        assert fold(form) in forms(form)
        assert fold(form.upper()) == fold(form)


@given(cyrillic)
def test_cyrillic_and_its_letters_in_latin_meet(text: str) -> None:
    latin = "".join(CYRILLIC[letter] for letter in text)
    assert set(forms(text)) & set(forms(latin))
    assert set(forms(text)) & set(forms(latin.replace("j", "zh").title()))
