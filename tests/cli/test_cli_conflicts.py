"""`conflicts` and `settle` as they are typed."""

import json

import pytest
from click.testing import CliRunner, Result

from kgtimeline.analysis.policies import SettlePolicy
from kgtimeline.analysis.settling import SETTLED_FIELDS
from kgtimeline.cli.conflicts import FIELDS, POLICIES
from kgtimeline.cli.main import main

PRACTICE, TEXT = "kyrgyz-facilitation-of-sanctions-evasion", "sanctions-busting-letter"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="kgtimeline", catch_exceptions=False)


def test_the_words_of_the_options_are_those_of_the_library() -> None:
    assert tuple(map(str, SETTLED_FIELDS)) == FIELDS
    assert tuple(map(str, SettlePolicy)) == POLICIES


def test_conflicts_of_one_event_and_of_none() -> None:
    assert run("conflicts", "--event", "kyrgyz-message-to-blinken").output.endswith(
        "\n\n1 conflict, 0 certain\n"
    )
    assert run("conflicts", "--event", "washington-post-report").output == "no conflicts\n"
    assert json.loads(run("conflicts", "--event", "washington-post-report", "--format", "json").output) == []


def test_an_unknown_event_is_an_error_of_usage() -> None:
    assert run("conflicts", "--event", "kyrgyz-mesage-to-blinken").exit_code == 2
    done = run("settle", "kyrgyz-mesage-to-blinken")
    assert (done.exit_code, "did you mean 'kyrgyz-message-to-blinken'" in done.output) == (2, True)


def test_settling_by_hand_takes_report_line_and_note() -> None:
    by_hand = ("settle", PRACTICE, "--field", "factuality", "--policy", "manual", "--report", TEXT)
    done = run(
        *by_hand, "--via", "bob-menendez", "--note", "the charge is what is studied", "--format", "json"
    )
    found = json.loads(done.output)
    assert (found["value"], found["policy"], len(found["losers"])) == ("alleged", "manual", 1)
    assert run(*by_hand, "--note", "which of the two?").exit_code == 2
    assert run("settle", PRACTICE, "--via", "bob-menendez").exit_code == 2


def test_what_can_not_be_decided_is_an_answer() -> None:
    done = run("settle", PRACTICE, "--field", "factuality", "--policy", "earliest_report")
    assert (done.exit_code, "not decided" in done.output) == (0, True)


@pytest.mark.parametrize("words", [("--field", "roles"), ("--policy", "newest"), ("--about", "sender")])
def test_words_that_mean_nothing_are_errors_of_usage(words: tuple[str, str]) -> None:
    assert run("settle", PRACTICE, *words).exit_code == 2
