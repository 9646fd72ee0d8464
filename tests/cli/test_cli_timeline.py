"""The text timeline: as wide as it is told, honest about dates, and bare in a pipe."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kgtimeline as kg
from kgtimeline.analysis.folding import width_of
from kgtimeline.analysis.months import place_of
from kgtimeline.cli.main import main

PROGRAM = Path(sys.executable).with_name("kgtimeline")
HOSTILE = "x\x1b[2J\n\u202ey 会议会议会议会议会议会议会议会议会议"


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["timeline", *arguments], catch_exceptions=False)


def _on_a_terminal(columns: int, *arguments: str) -> str:
    """Run the program on a pseudo-terminal and give what it shows."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm"}
    env.pop("NO_COLOR", None)
    process = subprocess.Popen([PROGRAM, *arguments], stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65_536):
            shown += chunk
    except OSError:  # Linux says so that the other end is closed
        pass
    os.close(ours)
    assert process.wait() == 0
    return shown.decode().replace("\r\n", "\n")


def _made(*events: kg.Event) -> kg.Timeline:
    return kg.Timeline(actors=[kg.Actor(id="a", type="state", name="A")], events=events)


def _war(event_id: str, date: str | None, extent: str | None = None, title: str = "A war") -> kg.Event:
    part = kg.Participant(actor="a", role="participant")
    return kg.War(id=event_id, title=title, date=date, extent=extent, participants=[part])


@pytest.mark.parametrize("width", [24, 40, 80, 120])
def test_no_line_is_wider_than_the_width_and_every_date_is_whole(width: int) -> None:
    shown = _run("--width", str(width)).output
    assert max(map(width_of, shown.splitlines())) <= width
    dates = [str(event.date) for event in kg.load() if event.date is not None]
    for date in dates:
        assert shown.count(f" {date}") >= dates.count(date)


def test_a_pipe_is_120_columns_wide_and_bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    shown = _run().output
    assert shown == _run("--width", "120").output
    assert "\x1b" not in shown
    assert all(line == line.rstrip() for line in shown.splitlines())


def test_filters_are_those_of_query_and_maybe_is_said_at_every_width() -> None:
    for width in ("24", "100"):
        shown = _run("--actor", "Blinken", "--during", "2024-01", "--width", width).output
        assert shown.splitlines()[0] == "2 events, 1 certain"
        assert shown.count("maybe; message") == 1
        assert shown.index("undated") < shown.index("maybe")
    certain = _run("--actor", "Blinken", "--during", "2024-01", "--certain").output
    assert "maybe" not in certain
    assert certain.startswith("1 event, 1 certain\n")
    assert _run("--actor", "Blinken", "--during", "1990", "--certain").output == "no events\n"
    assert len(json.loads(_run("--limit", "1", "--format", "json").output)["months"]) == 1
    assert _run("--tightened", "--during", "2023", "--limit", "2").exit_code == 0


def test_json_holds_what_is_drawn() -> None:
    told = json.loads(_run("--actor", "Blinken", "--format", "json").output)
    assert [(month["year"], month["last_year"], month["month"]) for month in told["months"]] == [
        (2024, 2024, 1),
        (2024, 2024, 2),
    ]
    assert told["months"][0]["events"] == [
        {
            "id": "blinken-letter-to-japarov",
            "kind": "letter",
            "title": "Blinken writes to Japarov about the foreign agents bill",
            "date": "2024-01-17",
            "extent": "within",
            "words": "17 January 2024",
            "truth": "yes",
            "factuality": "reported",
            "people": "Antony Blinken to Sadyr Japarov",
        }
    ]
    (undated,) = told["undated"]
    assert (undated["date"], undated["extent"], undated["words"]) == (None, None, "undated")


def test_marks_fall_back_to_ascii() -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii:backslashreplace"}
    done = subprocess.run([PROGRAM, "timeline"], capture_output=True, env=env, check=True)
    shown = done.stdout.decode("ascii")
    assert "\\u25" not in shown
    assert "    |-|  2023-07" in shown
    assert "    <o>? 2023?-08-08" in shown


def test_a_terminal_gets_colour_and_its_own_width() -> None:
    for command in (["timeline"], ["thread", "japarov-letter-to-blinken"], ["show", "ashgabat-forum"]):
        shown = _on_a_terminal(50, *command)
        assert "\x1b[" in shown
        bare = re.sub(r"\x1b\[[0-9;]*m", "", shown)
        assert "\x1b" not in bare
        assert 40 < max(map(width_of, bare.splitlines())) <= 50


def test_labels_stand_above_on_a_narrow_terminal() -> None:
    bare = re.sub(r"\x1b\[[0-9;]*m", "", _on_a_terminal(38, "show", "ashgabat-forum"))
    assert bare.splitlines()[:4] == ["event", "  ashgabat-forum", "title", "  Forum is held in Ashgabat"]
    assert max(map(len, bare.splitlines())) <= 38


def test_an_event_without_a_month_stands_under_its_year_or_years() -> None:
    made = _made(_war("a", "199X"), _war("b", "1990-05"), _war("c", "1990"), _war("d", "-0043-03-15"))
    found = made.query().by_month()
    assert [(month.years, month.name) for month in found.months] == [
        ("44 BC", "March"),
        ("1990", None),
        ("1990", "May"),
        ("1990 to 1999", None),
    ]
    assert len(found) == 4
    assert str(found).splitlines()[:3] == ["4 events, 4 certain", "", "44 BC"]


def test_the_place_of_a_date_is_that_of_its_first_finite_bound() -> None:
    for text, place in {
        "2024-01-17/2025": (2024, 2024, 1),
        "2024/2025-03": (2024, 2024, None),
        "../2024-03": (2024, 2024, 3),
        "/2024": (2024, 2024, None),
        "[2024-05..]": (2024, 2024, 5),
        "[2023,2025]": (2023, 2025, None),
        "[..2024,2023..]": None,
        "2024-01-17T10:00:00Z": (2024, 2024, 1),
        "2023-24": (2023, 2024, None),
    }.items():
        assert place_of(kg.EventDate(text)) == place, text


def test_every_sort_of_date_has_its_own_mark() -> None:
    dates = {
        "2024-01-17": " ●",
        "2024-01": "├─┤",
        "[2023-01,2024-01]": "├┄┤",
        "2024-01/2024-03": "├━┤",
        "2024-01/..": "├━►",
        "2024-01/": "├─►",
        "../2024-01": "◄━┤",
        "[..2024-01]": "◄─┤",
        "2024-01?": "├─┤?",
        "2024-01-17?": " ○ ?",
    }
    events = [_war(f"w{n}", date) for n, date in enumerate(dates)]
    shown = str(_made(*events).query().by_month())
    for date, mark in dates.items():
        assert re.search(rf"^    {re.escape(mark)} +{re.escape(date)} +A war$", shown, re.MULTILINE), date
    assert " on one of several days" in shown
    assert "?  in doubt" not in shown
    assert "   ? in doubt" in shown


def test_hostile_titles_are_cut_and_obey_no_terminal() -> None:
    shown = _made(_war("w", "2024", title=HOSTILE)).query().by_month().draw(width=60)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert max(map(width_of, shown.splitlines())) <= 60
    assert "会…" in shown
    plain = _made(_war("w", "2024", title="long " * 30)).query().by_month().draw(width=30, plain=True)
    assert "..." in plain
    assert plain.isascii()


def test_a_date_too_long_for_the_width_is_folded_not_cut() -> None:
    date = "[2023-01-01,2023-03-03,2023-05-05,2023-07-07]"
    shown = _made(_war("w", date)).query().by_month().draw(width=24)
    assert date in "".join(shown.split())
    assert max(map(len, shown.splitlines())) <= 24


def test_sorting_does_not_change_what_is_drawn() -> None:
    tl = kg.load()
    assert tl.query(sort="title").by_month() == tl.query().by_month()
    assert tl.query(sort="-date", limit=3).by_month().to_json()["months"] == []
