"""What people read, held against files; KGTIMELINE_GOLDEN=write writes them anew, to be looked at."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgtimeline.cli.main import main

GOLDEN = Path(__file__).parents[1] / "golden"
INVALID = Path(__file__).parents[1] / "invalid"
BROKEN = "several-at-once.json"

COMMANDS: dict[str, tuple[str, ...]] = {
    "query-all.txt": ("query",),
    "query-explained.txt": (
        "query",
        "--actor",
        "Japarov",
        "--role",
        "sender",
        "--during",
        "2024",
        "--explain",
    ),
    "query-blinken.csv": ("query", "--actor", "Blinken", "--format", "csv"),
    "show-report-of-two-sources.txt": ("show", "washington-post-report"),
    "show-speech.txt": ("show", "japarov-speech-at-general-debate"),
    "show-undated.txt": ("show", "blinken-message-to-japarov"),
    "explain-stated.txt": ("explain", "blinken-letter-to-japarov"),
    "explain-relative.txt": ("explain", "washington-post-report"),
    "explain-chained.txt": ("explain", "kyrgyz-neutrality-in-the-war"),
    "explain-undated.txt": ("explain", "blinken-message-to-japarov"),
    "explain-undated.json": ("explain", "blinken-message-to-japarov", "--format", "json"),
    "as-of-the-day-before-the-letter.txt": ("as-of", "2024-02-11"),
    "actors.txt": ("actors",),
    "sources.txt": ("sources",),
    "conflicts.json": ("conflicts", "--format", "json"),
    "timeline-40.txt": ("timeline", "--actor", "Japarov", "--during", "2024", "--width", "40"),
    "timeline-80.txt": ("timeline", "--width", "80"),
    "timeline-120.txt": ("timeline",),
    "help-timeline.txt": ("timeline", "--help"),
    "help-plot.txt": ("plot", "--help"),
    "help-page.txt": ("page", "--help"),
    "thread-february.txt": ("thread", "japarov-letter-to-blinken"),
    "thread-february.json": ("thread", "kyrgyz-message-to-blinken", "--format", "json"),
    "threads.txt": ("threads",),
    "diff-days.txt": ("diff", "2024-02-12", "2024-10-16"),
    "tighten.txt": ("tighten",),
    "tighten.json": ("tighten", "--format", "json"),
    "stats.json": ("stats", "--format", "json"),
    "rules.txt": ("rules",),
    "help.txt": ("--help",),
    "help-query.txt": ("query", "--help"),
    "problems.txt": ("validate", BROKEN),
    "problems.json": ("validate", BROKEN, "--format", "json"),
    "problems.github": ("validate", BROKEN, "--format", "github"),
    "problems.sarif": ("validate", BROKEN, "--format", "sarif"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_prints_what_its_golden_file_holds(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(INVALID)
    result = CliRunner().invoke(main, COMMANDS[name], prog_name="kgtimeline", catch_exceptions=False)
    path = GOLDEN / name
    if os.environ.get("KGTIMELINE_GOLDEN") == "write":
        path.write_text(result.output, encoding="utf-8")
    assert result.output == path.read_text(encoding="utf-8")


def test_every_golden_file_has_its_command() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(COMMANDS)
