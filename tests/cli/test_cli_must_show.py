"""What the command line promises on the shipped dataset."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kgtimeline.cli.main import main

JANUARY_LETTER = "blinken-letter-to-japarov"
FEBRUARY_LETTER = "japarov-letter-to-blinken"
INTERVIEW = "japarov-interview-with-kabar"


def run(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(
        main, [str(argument) for argument in arguments], input=given, catch_exceptions=False
    )


def ids(*arguments: str) -> list[str]:
    result = run("query", *arguments, "--format", "ids")
    assert result.exit_code == 0, result.output
    return result.stdout.split()


def test_blinken_in_january_wrote_one_letter() -> None:
    found = ids("--actor", "Antony Blinken", "--during", "2024-01")
    assert JANUARY_LETTER in found
    assert FEBRUARY_LETTER not in found
    certain = ids("--actor", "Antony Blinken", "--during", "2024-01", "--certain")
    assert certain == [JANUARY_LETTER]


@pytest.mark.parametrize(
    "spelling", ["Жапаров", "Zhaparov", "japarov", "ЖАПАРОВ", "Sadyr Japarov", "Japarov Sadyr"]
)
def test_every_spelling_finds_the_same_events(spelling: str) -> None:
    assert ids("--actor", spelling) == ids("--actor", "Japarov") == ids("--actor", "sadyr-japarov") != []


def test_an_ambiguous_name_lists_the_candidates_and_exits_with_2() -> None:
    result = run("query", "--actor", "Kyrgyz")
    assert result.exit_code == 2
    assert "fits" in result.stderr
    assert result.stderr.count("(") >= 2
    assert result.stdout == ""


def test_an_unknown_name_shows_near_ones_and_exits_with_2() -> None:
    result = run("query", "--actor", "Antony Blinkin")
    assert result.exit_code == 2
    assert "did you mean 'Antony Blinken'?" in result.stderr


def test_a_date_known_only_as_on_or_before_is_possible_early_and_certain_only_after() -> None:
    for window in ("2024-10", "2022"):
        assert INTERVIEW in ids("--during", window)
        assert INTERVIEW not in ids("--during", window, "--certain")
    assert INTERVIEW in ids("--before", "2024-10-17", "--certain")


def test_role_binds_to_the_actor() -> None:
    assert FEBRUARY_LETTER in ids("--actor", "Japarov", "--role", "sender")
    assert FEBRUARY_LETTER not in ids("--actor", "Blinken", "--role", "sender")


def test_formats_tell_the_same_events() -> None:
    asked = ("query", "--actor", "Blinken", "--format")
    expected = run(*asked, "ids").stdout.split()
    assert [row["event"]["id"] for row in json.loads(run(*asked, "json").stdout)] == expected
    assert [json.loads(line)["event"]["id"] for line in run(*asked, "jsonl").stdout.splitlines()] == expected
    assert [row["id"] for row in csv.DictReader(io.StringIO(run(*asked, "csv").stdout))] == expected
    table = run(*asked, "table").stdout
    assert all(event_id in table for event_id in expected)


def test_an_empty_answer_is_fine() -> None:
    result = run("query", "--during", "1850")
    assert result.exit_code == 0
    assert run("query", "--during", "1850", "--certain").stdout == "no event matches\n"


def test_limit_and_sort() -> None:
    everything = ids()
    assert ids("--limit", "3") == everything[:3]
    assert ids("--sort", "id") == sorted(everything)
    assert ids("--sort", "-date") == everything[::-1]


def test_standard_input_is_read_for_a_dash(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    assert run("init", path).exit_code == 0
    assert run("query", "-", "--format", "ids", given=path.read_bytes()).stdout == "first-letter\n"
    assert run("validate", "-", given=path.read_bytes()).exit_code == 0
    assert run("validate", "-", given=b'{"a": 1, "a": 2}').exit_code == 1


def test_a_starter_is_valid_queried_and_not_yet_defensible(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    assert run("init", path).exit_code == 0
    assert run("validate", path).exit_code == 0
    assert run("query", path, "--during", "2024", "--format", "ids").stdout == "first-letter\n"
    assert run("format", path, "--check").exit_code == 0
    strict = run("validate", "--strict", path)
    assert strict.exit_code == 1
    assert "report" in strict.stdout
    assert "summary" in strict.stdout
    again = run("init", path)
    assert again.exit_code == 2
    assert "already there" in again.stderr


def test_the_shipped_dataset_is_defensible() -> None:
    result = run("validate", "--strict")
    assert result.stdout.startswith("no problems in")
    assert result.exit_code == 0


def test_the_shipped_dataset_holds_against_its_texts(articles: Path) -> None:
    result = run("verify", "--texts", articles)
    assert result.exit_code == 0, result.stdout
    assert "all hold" in result.stdout


def test_a_changed_byte_of_a_text_fails_loudly(articles: Path, tmp_path: Path) -> None:
    for path in articles.glob("*.txt"):
        data = path.read_bytes()
        (tmp_path / f"renamed-{path.name}").write_bytes(data.replace(b"Japarov", b"Japarev", 1))
    result = run("verify", "--texts", tmp_path)
    assert result.exit_code == 1
    assert "error[" in result.stdout


def test_files_that_cannot_be_had_exit_with_3(tmp_path: Path) -> None:
    for arguments in (
        ("validate", tmp_path / "missing.json"),
        ("query", tmp_path / "missing.json"),
        ("query", tmp_path),
        ("cite", tmp_path / "missing.txt", "words"),
        ("verify", "--texts", tmp_path / "missing"),
    ):
        result = run(*arguments)
        assert result.exit_code == 3, result.output
        assert "can't read" in result.stderr


def test_broken_bytes_exit_with_1_and_say_where(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text('{"schema_version": "1.0",\n "dataset": {"id": "x"},\n "events": [}', encoding="utf-8")
    for command in ("validate", "query"):
        result = run(command, path)
        assert result.exit_code == 1
        assert "broken.json:3:" in result.output


def test_wrong_usage_exits_with_2() -> None:
    for arguments in (
        ("query", "--kind", "lettre"),
        ("query", "--during", "2024-13"),
        ("query", "--during", "2024?"),
        ("query", "--country", "Kyrgyzstan"),
        ("query", "--source", "nowhere"),
        ("show", "no-such-event"),
        ("date", "2024-2"),
        ("nonsense",),
    ):
        result = run(*arguments)
        assert result.exit_code == 2, (arguments, result.output)
        assert result.stderr


def test_cite_prints_a_span_that_can_be_pasted(articles: Path) -> None:
    (path,) = articles.glob("004*")
    span = json.loads(run("cite", path, "August 8").stdout)
    text = path.read_bytes().decode("utf-8")
    assert text[span["start"] : span["end"]] == "August 8"
    several = run("cite", path, "Japarov")
    assert several.exit_code == 2
    assert "places" in several.stderr


def test_a_date_is_explained() -> None:
    told = json.loads(run("date", "2024?-02-11", "--format", "json").stdout)
    assert told["level"] == 2
    assert told["never_certain"] is True
    assert (told["earliest"], told["latest"]) == ("2024-02-11", "2024-02-11")


def test_words_are_resolved_by_a_named_rule() -> None:
    told = json.loads(run("resolve", "July of last year", "--on", "2024-02-12", "--format", "json").stdout)
    assert (told["date"], told["rule"]) == ("2023-07", "rel.month_of_year@1")


def test_the_schemas_agree_with_the_models() -> None:
    assert run("schema", "--check").exit_code == 0
    assert json.loads(run("schema").stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(run("schema", "--event").stdout) != json.loads(run("schema").stdout)


def test_an_event_is_shown_whole() -> None:
    shown = run("show", JANUARY_LETTER).stdout
    for part in ("2024-01-17", "antony-blinken", "sadyr-japarov", "only_reading@1"):
        assert part in shown
    assert json.loads(run("show", JANUARY_LETTER, "--format", "json").stdout)["id"] == JANUARY_LETTER


def test_lists_come_in_every_format() -> None:
    for command in ("actors", "sources"):
        count = len(run(command, "--format", "ids").stdout.split())
        assert count == len(json.loads(run(command, "--format", "json").stdout))
        assert count == len(list(csv.DictReader(io.StringIO(run(command, "--format", "csv").stdout))))
        assert run(command).exit_code == 0
    assert json.loads(run("stats", "--format", "json").stdout)["events"] == len(ids())
    assert run("rules").exit_code == 0
