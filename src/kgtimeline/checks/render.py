"""Problems as text for people, as JSON, as GitHub annotations, as SARIF."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType

from kgtimeline.checks.sarif import render_sarif, with_hint
from kgtimeline.errors import Problem, Severity


def render(problems: Sequence[Problem], format: str = "text") -> str:  # noqa: A002 - the word of the command line
    """Write problems in one of the formats that people and programs read.

    Args:
        problems: What was found, in the order to show it.
        format: `text` (a line a problem, its hint on the next, a count at the end), `json` (a list of
            objects), `github` (workflow commands) or `sarif` (SARIF 2.1.0).

    Returns:
        The text; empty for `text` and `github` if there are no problems, else it ends with a newline.

    Raises:
        ValueError: If the format is unknown.

    Example:
        >>> found = [Problem("unknown-actor", "no actor 'x'", file="a.json", line=3, column=5)]
        >>> print(render(found), end="")
        a.json:3:5: error[unknown-actor] no actor 'x'
        1 error
        >>> print(render(found, "github"), end="")
        ::error file=a.json,line=3,col=5,title=unknown-actor::no actor 'x'
    """
    if format not in FORMATS:
        raise ValueError(f"no format {format!r}; use one of: {', '.join(FORMATS)}")
    return FORMATS[format](problems)


def _text(problems: Sequence[Problem]) -> str:
    """Write a line a problem, the hint below it, and a count."""
    if not problems:
        return ""
    lines = []
    for problem in problems:
        lines.append(_printable(str(problem)))
        if problem.hint is not None and not problem.message.endswith(problem.hint):
            lines.append(_printable(f"    hint: {problem.hint}"))
    return "\n".join([*lines, _count(problems)]) + "\n"


def _count(problems: Sequence[Problem]) -> str:
    """Say how many errors and warnings there are."""
    parts = []
    for severity in Severity:
        number = sum(problem.severity is severity for problem in problems)
        if number:
            parts.append(f"{number} {severity}{'' if number == 1 else 's'}")
    return ", ".join(parts)


def _json(problems: Sequence[Problem]) -> str:
    """Write a list of objects with all fields, null where there is nothing."""
    return json.dumps([asdict(problem) for problem in problems], indent=2, ensure_ascii=True) + "\n"


def _github(problems: Sequence[Problem]) -> str:
    """Write workflow commands, which GitHub shows at the lines of a pull request."""
    return "".join(f"{_command(problem)}\n" for problem in problems)


def _command(problem: Problem) -> str:
    parts = {"file": problem.file, "line": problem.line, "col": problem.column, "title": problem.code}
    if problem.file is None:
        del parts["line"], parts["col"]
    given = ",".join(f"{key}={_property(str(value))}" for key, value in parts.items() if value is not None)
    message = with_hint(problem)
    if problem.line is None and problem.path:
        message = f"{problem.path}: {message}"
    return f"::{problem.severity} {given}::{_data(_encodable(message))}"


def _data(text: str) -> str:
    """Escape the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a workflow command."""
    return _data(_encodable(text)).replace(":", "%3A").replace(",", "%2C")


def _encodable(text: str) -> str:
    """Escape what UTF-8 can't hold: lone surrogates, as in names of files."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _printable(text: str) -> str:
    """Keep a problem on its line and a terminal unharmed: escape control characters."""
    return "".join(c if c.isprintable() or c == " " else ascii(c)[1:-1] for c in text)


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = MappingProxyType(
    {"text": _text, "json": _json, "github": _github, "sarif": render_sarif}
)
"""What `render` can write, by name."""
