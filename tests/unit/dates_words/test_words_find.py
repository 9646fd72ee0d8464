"""Finding: places are exact, look-alikes are left alone, work grows with the text and no faster."""

import pytest

from kgtimeline.dates.find import find
from kgtimeline.dates.grammar import Grammar
from kgtimeline.dates.words import NamedEvents


def found(text: str, on: str | None = "2024-02-12") -> list[tuple[str, str]]:
    return [(text[each.start : each.end], str(each.resolution.date)) for each in find(text, on)]


def test_dates_are_found_at_their_places_in_order() -> None:
    text = "On 11\u00a0February they met; in July of last year not. Recently, on January 17, 2024, he wrote."
    assert found(text) == [
        ("11\u00a0February", "2024-02-11"),
        ("July of last year", "2023-07"),
        ("Recently", "None"),
        ("January 17, 2024", "2024-01-17"),
    ]
    assert next(each.resolution.expression for each in find(text)) == "11 February"


@pytest.mark.parametrize(
    "text",
    [
        "You may also like this march of 2000 people.",
        "They fall, they spring up, and mar the rest.",
        "It cost $2022 and 1999 rubles, or 2,022 in all.",
        "He sat by the sea with 12 others.",
        "A share of 35% rose 2.5 times; see #2020.",
        "On the 80th session 104 views were counted.",
        "He was in his thirties.",
    ],
)
def test_words_that_only_look_like_dates_are_left_alone(text: str) -> None:
    assert [each for each in found(text) if each[1] != "None"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May they met.", ("May", "2023-05")),
        ("exports in 2022 rose", ("2022", "2022")),
        ("trade in 2022 comprised", ("2022", "2022")),
        ("(2021)", ("2021", "2021")),
        ("since March", ("since March", "2023-03/2024-02-12~")),
        ("the fall of 2023", ("the fall of 2023", "2023-23")),
        ("published on 2024-01-17.", ("2024-01-17", "2024-01-17")),
    ],
)
def test_the_same_words_with_a_sign_of_time_are_found(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [expected]


def test_a_table_of_named_events_serves_finding_too() -> None:
    table = NamedEvents({"the start of the war": ("2022-02-24", "A/RES/ES-11/1")})
    text = "Since the start of the war, trade grew."
    assert [str(each.resolution.date) for each in find(text, "2024", named=table)] == ["2022-02-24/2024~"]


NASTY = [
    "between " * 400,
    "since since since " * 200,
    "the start of the a b c d e " * 100,
    "1,111" * 500,
    "1" * 4000,
    "1990s-" * 500,
    "January to " * 400,
    "between January 1, 2020 and " * 150,
    "- " * 2000,
    "12.12." * 600,
    "Monday, the " * 400,
    "é" * 3000,
]


@pytest.mark.parametrize("text", NASTY, ids=lambda text: text[:12])
def test_the_steps_of_finding_are_bounded_by_the_length_of_the_text(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = 0
    walk = Grammar._walk

    def counted(self: Grammar, *args: object) -> object:
        nonlocal steps
        steps += 1
        return walk(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Grammar, "_walk", counted)
    list(find(text, "2024-02-12"))
    assert steps <= 60 * len(text)
