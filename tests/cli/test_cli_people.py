"""The commands `actors` and `offices` through time, and scoped to a source."""

import csv
import io
import json

from click.testing import CliRunner, Result

from kgtimeline.cli.main import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_offices_are_listed_with_what_is_known_of_their_terms() -> None:
    rows = json.loads(run("offices", "--format", "json").stdout)
    assert [row["actor"] for row in rows] == sorted(row["actor"] for row in rows)
    japarov = next(row for row in rows if row["actor"] == "sadyr-japarov")
    assert (japarov["title"], japarov["took"], japarov["attested"][-1]) == ("President", None, "2025-09-24")
    header = run("offices").stdout.splitlines()[0].split()
    assert header == ["holder", "office", "of", "took", "left", "attested"]


def test_offices_on_a_day_say_how_surely_they_were_held() -> None:
    rows = list(csv.DictReader(io.StringIO(run("offices", "--on", "2024-02-12", "--format", "csv").stdout)))
    held = {row["actor"]: row["truth"] for row in rows}
    assert held["antony-blinken"] == held["sadyr-japarov"] == "yes"
    assert held["jeenbek-kulubaev"] == "maybe"
    lines = run(
        "offices", "US Secretary of State", "--on", "2024-02-12", "--format", "jsonl"
    ).stdout.splitlines()
    assert [json.loads(line)["actor"] for line in lines] == ["antony-blinken"]
    table = run("offices", "Blinken", "--on", "2025").stdout.splitlines()
    assert table[0].endswith("held")
    assert table[1].endswith("maybe")


def test_an_actor_without_office_has_none_to_list() -> None:
    result = run("offices", "Kyrgyz Republic")
    assert (result.exit_code, result.stdout) == (0, "no office to list\n")


def test_actors_are_those_whom_a_source_names() -> None:
    named = run("actors", "--source", "un-speech-2025", "--format", "ids").stdout.split()
    assert "sadyr-japarov" in named
    assert "antony-blinken" not in named
    found = run("actors", "the President", "--source", "un-speech-2025", "--format", "ids")
    assert found.stdout == "sadyr-japarov\n"
    found = run("actors", "US Secretary of State", "--on", "2024-02-01", "--format", "ids")
    assert found.stdout == "antony-blinken\n"


def test_what_is_not_found_exits_with_2() -> None:
    for arguments in (
        ("actors", "Menendez", "--source", "un-speech-2025"),
        ("actors", "--source", "nowhere"),
        ("actors", "Blinken", "--source", "nowhere"),
        ("offices", "Emperor"),
        ("offices", "--on", "2024-13"),
    ):
        result = run(*arguments)
        assert result.exit_code == 2, arguments
        assert result.stderr


def test_the_day_is_read_whether_or_not_the_name_needs_it() -> None:
    for arguments in (
        ("actors", "--on", "garbage"),
        ("actors", "Blinken", "--on", "2024-13"),
        ("actors", "--source", "un-speech-2025", "--on", "2024-13"),
    ):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, ""), arguments
        assert "is no EDTF date" in result.stderr
    assert run("actors", "Blinken", "--on", "2024-02", "--format", "ids").stdout == "antony-blinken\n"


def test_a_day_without_a_name_lists_who_held_an_office_then() -> None:
    listed = run("actors", "--on", "2024-02-12", "--format", "ids").stdout.split()
    holders = json.loads(run("offices", "--on", "2024-02-12", "--format", "json").stdout)
    assert set(listed) == {held["actor"] for held in holders}
    assert {"antony-blinken", "sadyr-japarov"} <= set(listed)
    assert "kyrgyzstan" not in listed
    named = run("actors", "--on", "2024-02-12", "--source", "un-speech-2025", "--format", "ids")
    assert "sadyr-japarov" in named.stdout.split()
    assert "antony-blinken" not in named.stdout.split()
