"""The public cases of EDTF: every verdict, every level, every stated bound."""

import json
from pathlib import Path
from typing import Any

import pytest

from kgtimeline.dates import EventDate
from kgtimeline.dates.numbering import INF, Day, civil
from kgtimeline.errors import DateRangeError, DateSyntaxError

DISAGREEMENTS: dict[str, str] = {}
"""Cases where we say otherwise, each with the reason; docs/dates.md argues them. None so far."""


@pytest.fixture(scope="module")
def known(cases: Path) -> list[dict[str, Any]]:
    """Give the cases."""
    loaded: list[dict[str, Any]] = json.loads((cases / "edtf_cases.json").read_text(encoding="utf-8"))
    return loaded


def shown(day: Day) -> str | None:
    """Write a day as the cases do: year 0 and before with four digits and a sign."""
    if abs(day) == INF:
        return None
    year, month, mday = civil(int(day))
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{mday:02}"


def test_there_are_600_cases(known: list[dict[str, Any]]) -> None:
    assert len(known) == 600


def test_every_verdict_level_and_bound_is_ours(known: list[dict[str, Any]]) -> None:
    different: list[str] = []
    for case in known:
        text = case["edtf"]
        try:
            date = EventDate(text)
        except (DateSyntaxError, DateRangeError):
            if case["valid"]:
                different.append(f"{text!r} is refused")
            continue
        if not case["valid"]:
            different.append(f"{text!r} is accepted")
            continue
        if date.level != case["level"]:
            different.append(f"{text!r} is of level {date.level}, not {case['level']}")
        for name, found in (("earliest", date.form.sides[0].lo), ("latest", date.form.sides[-1].hi)):
            if case[name] is not None and shown(found) != case[name]:
                different.append(f"{name} of {text!r} is {shown(found)}, not {case[name]}")
    assert [each for each in different if each.split("'")[1] not in DISAGREEMENTS] == []
    assert len(different) == len(DISAGREEMENTS)
