"""Whatever bytes come in, problems come out: never an exception, always with a known code and a place."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgtimeline._resources import dataset_path
from kgtimeline.checks import check_bytes, render
from kgtimeline.checks.codes import CODES
from kgtimeline.errors import Problem, Severity
from mutations import mutated
from strategies import document_values

VALID = (Path(__file__).parents[1] / "invalid" / "valid.json").read_bytes()
LINES = (Path(__file__).parents[1] / "invalid" / "lines-valid.jsonl").read_bytes()
PIECES = [
    b"\x00",
    b"\xff",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b"\\",
    b"\\u0022",
    b"\\ud800",
]
PIECES += [
    b",",
    b":",
    b"\n",
    b"\r",
    b"NaN",
    b"-",
    b"1e999",
    b"9" * 30,
    b"null",
    b"true",
    "٣".encode(),
    b'"events"',
]


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Change, drop, double or insert a few stretches of bytes."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(changed) + 1)
        end = min(len(changed), at + chance.choice([0, 1, 1, 2, 10, 100]))
        match chance.randrange(5):
            case 0:
                changed[at:end] = b""
            case 1:
                changed[at:end] = chance.choice(PIECES)
            case 2:
                changed[at:at] = chance.choice(PIECES)
            case 3:
                changed[at:at] = changed[at:end]
            case _:
                changed[at:end] = bytes(chance.randrange(256) for _ in range(end - at))
    return bytes(changed)


def assert_sound(problems: tuple[Problem, ...]) -> None:
    """Every problem has a known code and a place; they stand in the order of the text and can be written."""
    assert {problem.code for problem in problems} <= set(CODES)
    assert all(problem.line and problem.column for problem in problems)
    places = [(problem.line, problem.column) for problem in problems]
    assert places == sorted(places)
    for format_ in ("text", "json", "github", "sarif"):
        render(problems, format_).encode()


@given(seed=st.integers(0, 2**32), data=st.sampled_from([VALID, LINES]))
def test_mutated_bytes_give_problems_and_no_exception(seed: int, data: bytes) -> None:
    chance = random.Random(seed)  # noqa: S311  # so that hypothesis can repeat it
    assert_sound(check_bytes(mutate(data, chance), strict=True))


@given(data=st.binary(max_size=200))
def test_any_bytes_give_problems_and_no_exception(data: bytes) -> None:
    found = check_bytes(data)
    assert_sound(found)
    assert any(problem.severity is Severity.ERROR for problem in found)


@given(value=st.data())
def test_mutated_documents_give_problems_and_no_exception(value: st.DataObject) -> None:
    document: Any = value.draw(mutated(value.draw(document_values())))
    assert_sound(check_bytes(json.dumps(document).encode("utf-8", "surrogatepass")))


@given(document=document_values())
def test_documents_that_the_model_takes_have_no_fault_of_structure(document: dict[str, Any]) -> None:
    from kgtimeline.checks.codes import STRUCTURE, TEXT

    found = {problem.code for problem in check_bytes(json.dumps(document).encode())}
    assert found & (set(STRUCTURE) | set(TEXT)) == set()


@pytest.mark.slow
def test_a_thousand_mutations_of_the_dataset_give_problems_and_no_exception() -> None:
    data = dataset_path().read_bytes()
    chance = random.Random(20240212)  # noqa: S311  # for the same mutations each time
    for _ in range(1_000):
        assert_sound(check_bytes(mutate(data, chance)))
