"""One table of codes: what the package can emit, what it knows of a code, what the docs say."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from kgtimeline.checks.codes import CODES
from kgtimeline.errors import Severity

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "src" / "kgtimeline"
DOCS = ROOT / "docs" / "validation.md"
MAKERS = {"Problem", "Fault", "TextFault", "problem", "_report"}
"""Whatever takes a code as its first argument."""
CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")


def _code_arguments(tree: ast.AST) -> Iterator[str]:
    """Find the codes that stand in calls; a formatted one gives its fixed beginning."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        first = node.args[0]
        if name in MAKERS and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value
        if name in MAKERS and isinstance(first, ast.JoinedStr):
            assert ast.unparse(first) == "f'unknown-{to}'", "only references make their code of two parts"
            yield from ("unknown-actor", "unknown-source", "unknown-event")


def _sources() -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}


def test_every_code_that_stands_in_a_call_is_known() -> None:
    emitted = {code for text in _sources().values() for code in _code_arguments(ast.parse(text))}
    assert len(emitted) > 50
    assert emitted - set(CODES) == set()


def test_every_known_code_is_emitted_somewhere() -> None:
    texts = [text for path, text in _sources().items() if path.name != "codes.py"]
    emitted = {code for text in texts for code in re.findall(r'"([a-z0-9-]+)"', text)}
    assert set(CODES) - emitted <= {"unknown-actor", "unknown-source", "unknown-event"}


def test_the_docs_hold_every_code_with_its_severity_and_nothing_else() -> None:
    rows = re.findall(
        r"^\| `([^`]+)` \| (\w+) \| .+ \| .+ \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(rows) == len(dict(rows))
    assert dict(rows) == {code: str(known.severity) for code, known in CODES.items()}


def test_codes_are_words_joined_by_hyphens_and_say_what_to_do() -> None:
    for code, known in CODES.items():
        assert CODE.fullmatch(code)
        assert known.meaning[0].islower() or known.meaning.startswith(("NaN", "`"))
        assert not known.mend.endswith(".")
        assert known.severity in Severity
