"""Where a text first differs from the canonical one, and what the warning says of it."""

import pytest

import kgtimeline as kg
from kgtimeline.cli.files import STARTER

LINES = kg.load(STARTER.encode()).render(lines=True)


def _warned(text: str) -> tuple[int | None, int | None, str]:
    (problem,) = kg.validate(text.encode())
    assert problem.code == "not-canonical"
    return problem.line, problem.column, problem.message


@pytest.mark.parametrize("text", [STARTER, LINES])
def test_either_form_has_nothing_to_warn_of(text: str) -> None:
    assert not kg.validate(text.encode())


def test_line_ends_that_differ_are_said_to_differ() -> None:
    said = "the line ends with a carriage return; in canonical form it ends with a line feed alone"
    assert _warned(STARTER.replace("\n", "\r\n")) == (1, 2, said)
    first = LINES.index("\n") + 1
    assert _warned(LINES.replace("\n", "\r\n")) == (1, first, said)


def test_a_line_feed_that_is_missing_at_the_end_is_said_to_be() -> None:
    said = "the file ends without a line feed; the canonical form ends with one"
    assert _warned(STARTER.removesuffix("\n")) == (17, 2, said)
    assert _warned(LINES.removesuffix("\n"))[2] == said


def test_what_stands_too_much_is_said_to() -> None:
    assert _warned(STARTER + "\n") == (18, 1, "the canonical form ends here")
    assert _warned(STARTER.replace('"1.0",', '"1.0", ')) == (2, 27, "the line ends here in canonical form")


def test_what_should_stand_there_is_shown() -> None:
    line, column, said = _warned(STARTER.replace('"id": "mine"', '"id":"mine"'))
    assert (line, column) == (3, 20)
    assert said == """from here on the canonical form has ' "mine", "title": "My timeline"},'"""
