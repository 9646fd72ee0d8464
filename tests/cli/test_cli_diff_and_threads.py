"""What `diff`, `thread` and `threads` promise on the command line."""

import io
import json
import os
from pathlib import Path

import jsonpatch
import pytest
from click.testing import CliRunner, Result

import kgtimeline as kg
from kgtimeline.cli.main import main

LETTER = "japarov-letter-to-blinken"


def run(*arguments: str | Path, given: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], input=given, catch_exceptions=False)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Write the shipped dataset, and it again without an event and with another date, as JSON Lines."""
    tl = kg.load()
    old, new = tmp_path / "old.json", tmp_path / "new.jsonl"
    tl.write(old)
    letter = tl[LETTER].model_copy(update={"date": kg.EventDate("2024-02")})
    kept = [one for one in tl.events if one.id not in {LETTER, "facebook-posting-of-japarov-letter"}]
    made = kg.Timeline(actors=tl.actors, sources=tl.sources, events=[*kept, letter], dataset=tl.dataset)
    made.write(new)
    return old, new


def test_two_files_are_compared_and_a_difference_exits_with_1(two: tuple[Path, Path]) -> None:
    old, new = two
    result = run("diff", old, new)
    assert result.exit_code == 1
    assert "~ date: 2024-02-12 -> 2024-02" in result.stdout
    assert "- 2024-02-12  facebook-posting-of-japarov-letter" in result.stdout
    same = run("diff", old, old)
    assert (same.exit_code, same.stdout) == (0, "no difference\n")


def test_the_patch_of_two_files_is_applied_by_another_library(two: tuple[Path, Path]) -> None:
    old, new = two
    result = run("diff", old, new, "--format", "patch")
    assert result.exit_code == 1
    patched = jsonpatch.apply_patch(json.loads(old.read_bytes()), json.loads(result.stdout))
    assert patched == kg.load(new).to_json()
    assert json.loads(run("diff", old, old, "--format", "patch").stdout) == []


def test_the_difference_as_json_names_every_event(two: tuple[Path, Path]) -> None:
    told = json.loads(run("diff", *two, "--format", "json").stdout)
    assert [(one["id"], one["action"]) for one in told["events"]] == [
        (LETTER, "changed"),
        ("facebook-posting-of-japarov-letter", "withdrawn"),
    ]
    assert told["counts"]["events"] == {"added": 0, "changed": 1, "withdrawn": 1}


def test_two_days_are_compared_of_the_shipped_dataset_or_of_a_file(two: tuple[Path, Path]) -> None:
    shipped = run("diff", "2024-02-11", "2024-02-12")
    assert shipped.exit_code == 1
    assert "+ source non-interference-letter-2024" in shipped.stdout
    assert run("diff", "2024-02-11", "2024-02-12", "--file", two[0]).stdout == shipped.stdout
    assert run("diff", "2024-02-12", "2024-02-12").exit_code == 0
    certain = run("diff", "--certain", "2024-02-11", "2024-02-12")
    assert certain.stdout != shipped.stdout


def test_a_file_is_compared_with_a_day(two: tuple[Path, Path]) -> None:
    result = run("diff", "2024-02-11", two[0])
    assert result.exit_code == 1
    assert f"2024-02-12  {LETTER}" in result.stdout
    read = run("diff", "-", two[0], given=two[1].read_bytes())
    assert f"\n~ 2024-02-12  {LETTER}" in read.stdout


def test_a_file_that_is_called_like_a_day_is_a_file(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(two[0].parent)
    Path("2024").write_bytes(two[0].read_bytes())
    assert run("diff", "2024", two[0]).exit_code == 0
    Path("2023").mkdir()
    assert run("diff", "2023", "2023").stdout == "no difference\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("missing.json", "2024"), 3, "can't read 'missing.json'"),
        (("old", "2024"), 3, "can't read 'old': no such file, and no day such as 2024-02-12"),
        ((".", "2024"), 3, "can't read '.': is a directory"),
        (("2024-02-30", "2024"), 2, "neither a file nor a day"),
        (("2024?", "2024"), 2, "neither a file nor a day"),
        (("-", "-"), 2, "standard input can be read once"),
        (("-", "2024", "--file", "-"), 2, "standard input can be read once"),
        (("a.json", "b.json", "--file", "c.json"), 2, "leave it out"),
        (("2024", "2025", "--file", "missing.json"), 3, "can't read 'missing.json'"),
    ],
)
def test_what_is_neither_file_nor_day_is_said(
    arguments: tuple[str, ...], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("diff", *arguments)
    assert result.exit_code == code, result.output
    assert said in result.stderr
    assert result.stdout == ""


def test_a_thread_is_drawn_and_given_as_json() -> None:
    drawn = run("thread", LETTER)
    assert drawn.exit_code == 0
    assert drawn.stdout == f"{kg.load().thread(LETTER)}\n"
    assert json.loads(run("thread", LETTER, "--format", "json").stdout) == kg.load().thread(LETTER).to_json()
    unknown = run("thread", "japarov-letter-to-blinkin")
    assert unknown.exit_code == 2
    assert f"did you mean '{LETTER}'" in unknown.stderr


def test_threads_are_listed() -> None:
    listed = run("threads")
    assert "6       2024-01-17 to 2024-02-12" in listed.stdout
    found = json.loads(run("threads", "--format", "json").stdout)
    assert found == [one.to_json() for one in kg.load().threads()]
    assert run("threads", "--tightened").exit_code == 0


def test_threads_of_a_file_without_ties_or_dates(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    assert run("init", path).exit_code == 0
    assert run("threads", path).stdout == "no event is tied to another one\n"
    told = json.loads(path.read_bytes())
    first = {**told["events"][0], "date": None}
    second = {**first, "id": "second", "relations": [{"type": "replies_to", "event": "first-letter"}]}
    path.write_text(json.dumps({**told, "events": [first, second]}), encoding="utf-8")
    assert "2       undated  first-letter" in run("threads", path).stdout
    assert "after" not in run("thread", "second", "--file", path, "--tightened").stdout


class Terminal(io.StringIO):
    """Standard output that is a terminal, in some encoding."""

    def __init__(self, encoding: str | None) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a stream may not know its encoding
        return self._encoding  # type: ignore[return-value]

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", "●"), ("ascii", "*"), ("none", "*"), (None, "*")])
def test_a_thread_fits_the_terminal_and_its_letters(
    encoding: str | None, mark: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal(encoding)
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((40, 20)))
    main(["thread", LETTER], standalone_mode=False)
    lines = terminal.getvalue().splitlines()
    assert lines[1] == f"{mark}   2024-01-17 letter"
    assert max(map(len, lines)) <= 40
