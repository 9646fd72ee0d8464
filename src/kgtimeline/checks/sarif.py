"""Problems as SARIF 2.1.0, the format of code scanners."""

import json
from collections.abc import Sequence
from contextlib import suppress
from importlib import metadata
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from kgtimeline.checks.codes import CODES
from kgtimeline.errors import Problem

SCHEMA_URI = "https://json.schemastore.org/sarif-2.1.0.json"


def render_sarif(problems: Sequence[Problem]) -> str:
    """Write problems as one SARIF run.

    Use it to show findings where code scanners are shown. Every code that occurs is
    a rule; paths of files are URI references, relative ones from `%SRCROOT%`;
    columns count Unicode code points; the JSON Pointer is the logical location.

    Args:
        problems: What was found.

    Returns:
        A JSON text; one with an empty list of results if nothing was found.

    **Source**: OASIS, Static Analysis Results Interchange Format 2.1.0.

    Example:
        >>> json.loads(render_sarif(()))["runs"][0]["results"]
        []
    """
    codes = sorted({problem.code for problem in problems})
    driver: dict[str, Any] = {"name": "kgtimeline"}
    with suppress(metadata.PackageNotFoundError):
        driver["version"] = metadata.version("kgtimeline")
    driver["rules"] = [_rule(code) for code in codes]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in problems],
    }
    return json.dumps({"$schema": SCHEMA_URI, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def with_hint(problem: Problem) -> str:
    """Give message and hint as one text; a message that ends with its hint is not made longer.

    Example:
        >>> with_hint(Problem("no-report", "'a' has no report", hint="add one"))
        "'a' has no report; add one"
    """
    if problem.hint is None or problem.message.endswith(problem.hint):
        return problem.message
    return f"{problem.message}; {problem.hint}"


def _rule(code: str) -> dict[str, Any]:
    """Describe a code."""
    rule: dict[str, Any] = {"id": code}
    if code in CODES:
        known = CODES[code]
        rule["shortDescription"] = {"text": known.meaning}
        rule["help"] = {"text": known.mend}
        rule["defaultConfiguration"] = {"level": str(known.severity)}
    return rule


def _result(problem: Problem, rule_index: int) -> dict[str, Any]:
    """Write one problem."""
    location: dict[str, Any] = {}
    if problem.file is not None:
        place: dict[str, Any] = {"artifactLocation": _artifact(problem.file)}
        if problem.line is not None:
            place["region"] = {"startLine": problem.line}
            if problem.column is not None:
                place["region"]["startColumn"] = problem.column
        location["physicalLocation"] = place
    if problem.path:
        location["logicalLocations"] = [{"fullyQualifiedName": problem.path, "kind": "value"}]
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule_index,
        "level": str(problem.severity),
        "message": {"text": with_hint(problem)},
    }
    if location:
        result["locations"] = [location]
    if problem.event_id is not None:
        result["properties"] = {"event_id": problem.event_id}
    return result


def _artifact(file: str) -> dict[str, str]:
    """Name a file as a URI: absolute, or relative to the root of the sources."""
    path = PurePath(file)
    uri = quote(path.as_posix(), errors="surrogateescape")
    return {"uri": f"file://{uri}"} if path.is_absolute() else {"uri": uri, "uriBaseId": "%SRCROOT%"}
