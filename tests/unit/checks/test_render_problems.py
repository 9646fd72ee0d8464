"""How problems are written: text, JSON, GitHub annotations, SARIF."""

import json

import pytest

from kgtimeline.checks import render
from kgtimeline.errors import Problem, Severity

ERROR = Problem(
    "unknown-actor",
    "no actor 'x'",
    file="data/a b.json",
    path="/events/0/participants/0/actor",
    line=3,
    column=5,
    event_id="e",
    hint="did you mean 'y'?",
)
WARNING = Problem("no-report", "'e' has no report", Severity.WARNING, path="/events/0", event_id="e")


def test_text_has_a_line_a_problem_its_hint_and_a_count() -> None:
    assert render([ERROR, WARNING, WARNING]) == (
        "data/a b.json:3:5: error[unknown-actor] no actor 'x'\n"
        "    hint: did you mean 'y'?\n"
        "/events/0: warning[no-report] 'e' has no report\n"
        "/events/0: warning[no-report] 'e' has no report\n"
        "1 error, 2 warnings\n"
    )


def test_nothing_found_is_written_as_nothing() -> None:
    assert render([]) == ""
    assert render([], "github") == ""
    assert json.loads(render([], "json")) == []
    assert json.loads(render([], "sarif"))["runs"][0]["results"] == []


def test_a_hint_that_ends_the_message_is_not_said_twice() -> None:
    assert render([Problem("bad-date", "'x' is no date; use 2024", hint="use 2024")]).count("use 2024") == 1


def test_control_characters_and_half_surrogates_do_not_reach_a_terminal() -> None:
    text = render([Problem("bad-value", "a\nb\x1b[31m\ud83d", file="\udcff.json", line=1, column=1)])
    assert text == "\\udcff.json:1:1: error[bad-value] a\\nb\\x1b[31m\\ud83d\n1 error\n"


def test_json_has_every_field() -> None:
    (found,) = json.loads(render([ERROR], "json"))
    assert found == {
        "code": "unknown-actor",
        "message": "no actor 'x'",
        "severity": "error",
        "file": "data/a b.json",
        "path": "/events/0/participants/0/actor",
        "line": 3,
        "column": 5,
        "event_id": "e",
        "hint": "did you mean 'y'?",
    }


def test_github_commands_escape_what_would_end_them() -> None:
    strange = Problem("bad-value", "50% of\r\n::error", file="a:b,c%.json", line=1, column=2)
    assert render([strange], "github") == (
        "::error file=a%3Ab%2Cc%25.json,line=1,col=2,title=bad-value::50%25 of%0D%0A::error\n"
    )


def test_a_github_command_without_a_line_says_the_path() -> None:
    assert render([WARNING], "github") == "::warning title=no-report::/events/0: 'e' has no report\n"


def test_sarif_has_the_structure_of_2_1_0() -> None:
    log = json.loads(render([ERROR, WARNING, ERROR], "sarif"))
    assert log["$schema"].endswith("sarif-2.1.0.json")
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "kgtimeline"
    assert [rule["id"] for rule in driver["rules"]] == ["no-report", "unknown-actor"]
    assert [rule["defaultConfiguration"]["level"] for rule in driver["rules"]] == ["warning", "error"]
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in driver["rules"])
    assert run["columnKind"] == "unicodeCodePoints"
    assert [result["ruleIndex"] for result in run["results"]] == [1, 0, 1]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "error"]
    assert run["results"][0]["message"]["text"] == "no actor 'x'; did you mean 'y'?"
    assert run["results"][0]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "data/a%20b.json", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 3, "startColumn": 5},
            },
            "logicalLocations": [{"fullyQualifiedName": "/events/0/participants/0/actor", "kind": "value"}],
        }
    ]
    assert run["results"][1]["locations"] == [
        {"logicalLocations": [{"fullyQualifiedName": "/events/0", "kind": "value"}]}
    ]
    assert run["results"][0]["properties"] == {"event_id": "e"}


def test_sarif_names_an_absolute_file_by_a_file_uri() -> None:
    log = json.loads(render([Problem("empty", "nothing", file="/tmp/ä.json", line=1, column=1)], "sarif"))  # noqa: S108  # a name, no file
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "file:///tmp/%C3%A4.json"}


def test_an_unknown_format_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no format 'xml'; use one of: text, json, github, sarif"):
        render([], "xml")
