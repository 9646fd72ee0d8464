"""`kgtimeline query` with queries in words, figures and actors together, on the shipped dataset."""

import pytest
from click.testing import CliRunner, Result

from kgtimeline.cli.main import main

JANUARY_LETTER = "blinken-letter-to-japarov"
FEBRUARY_LETTER = "japarov-letter-to-blinken"
INTERVIEW = "japarov-interview-with-kabar"
SPEECH = "japarov-speech-at-general-debate"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["query", *arguments], catch_exceptions=False)


def ids(*arguments: str) -> list[str]:
    result = run(*arguments, "--format", "ids")
    assert result.exit_code == 0, result.output
    return result.stdout.split()


def test_where_narrows_as_every_option_does() -> None:
    letters = ids("--where", "kind:(letter OR message) AND NOT country:RU")
    assert {JANUARY_LETTER, FEBRUARY_LETTER} < set(letters)
    assert ids("--where", "kind:(letter OR message)", "--during", "2024", "--certain") == [
        JANUARY_LETTER,
        FEBRUARY_LETTER,
    ]
    assert ids("--where", "kind:letter", "--where", "kind:message") == letters, "given twice: any of them"


def test_where_says_what_the_options_say() -> None:
    said = ids("--actor", "Japarov", "--role", "sender", "--during", "2024")
    assert ids("--where", "actor:Japarov@sender during:2024") == said != []


def test_the_plan_shows_the_conditions_of_the_query_in_words() -> None:
    result = run("--where", "date>=2024 actor:Blinken", "--explain", "--format", "ids")
    assert result.exit_code == 0
    assert "find  actor:Blinken" in result.stderr
    assert "keep  within:2024/.." in result.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind:leter", "at position 5 expected a kind; did you mean 'letter'?"),
        ("", "expected a condition; write one such as kind:letter, or * for all events"),
        ("actor:Nobody At All", 'write actor:"Nobody At"'),
    ],
)
def test_what_is_no_query_exits_with_2_and_the_mend(text: str, message: str) -> None:
    result = run("--where", text)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_figures_are_found_by_their_words_and_values() -> None:
    assert ids("--figure", "turnover") == [INTERVIEW]
    assert ids("--where", "figure[unit:USD value>4000000000 about:russia about:kyrgyzstan]", "--certain") == [
        INTERVIEW
    ], "its figure is claimed as more than 4 billion"
    assert ids("--where", "figure[unit:persons value>=1000000]", "--certain") == [], (
        "it says: about a million"
    )
    assert ids("--where", "figure[unit:persons value>=1000000]") == [INTERVIEW]
    assert ids("--where", "figure[unit:usd value>=100e9 period:2024]", "--certain") == [SPEECH]


def test_two_actors_are_bound_to_their_roles() -> None:
    both = ("--actor", "Japarov", "--with-actor", "Blinken")
    assert {JANUARY_LETTER, FEBRUARY_LETTER} <= set(ids(*both))
    assert ids(*both, "--role", "sender", "--with-role", "recipient") == [FEBRUARY_LETTER]
    assert ids("--where", "actor:Blinken@sender WITH actor:Japarov@recipient", "--kind", "letter") == [
        JANUARY_LETTER
    ]
    result = run("--with-actor", "Blinken")
    assert result.exit_code == 2
    assert "give actor as well" in result.stderr


def test_publishers_codes_and_ids_are_options() -> None:
    assert ids("--id", JANUARY_LETTER, "--id", FEBRUARY_LETTER) == [JANUARY_LETTER, FEBRUARY_LETTER]
    assert ids("--code", "cameo=999") == ids("--code", "no-scheme") == []
    result = run("--publisher", "nobody at all")
    assert result.exit_code == 2
