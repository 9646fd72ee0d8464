"""The names that `import kgtimeline` offers, and what they cost."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import kgtimeline as kg

ROOT = Path(kg.__file__)


def _imported_for_typing() -> dict[str, str]:
    """Read the imports under TYPE_CHECKING: the name and its module."""
    tree = ast.parse(ROOT.read_text(encoding="utf-8"))
    (guarded,) = (node for node in tree.body if isinstance(node, ast.If))
    found = {}
    for node in guarded.body:
        assert isinstance(node, ast.ImportFrom)
        for name in node.names:
            assert name.asname == name.name, "an explicit re-export, or mypy hides it"
            found[name.name] = node.module or ""
    return found


def test_type_checkers_see_the_names_that_python_sees() -> None:
    assert sorted(_imported_for_typing()) == sorted(kg.__all__)


@pytest.mark.parametrize("name", sorted(_imported_for_typing()))
def test_a_public_name_is_what_type_checkers_think(name: str) -> None:
    module = __import__(_imported_for_typing()[name], fromlist=[name])
    assert getattr(kg, name) is getattr(module, name)
    assert name in dir(kg)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        kg.nonsense  # noqa: B018 - the access is the test
    assert not hasattr(kg, "__wrapped__")


def test_every_error_and_every_word_is_public() -> None:
    from kgtimeline import errors, vocab

    for module in (errors, vocab):
        classes = [value for value in vars(module).values() if isinstance(value, type)]
        defined = {value.__name__ for value in classes if value.__module__ == module.__name__}
        assert defined <= {*kg.__all__}


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        (
            "import kgtimeline",
            ["pydantic", "kgtimeline.errors", "click", "rich", "jsonschema", "dataclasses"],
        ),
        ("import kgtimeline; kgtimeline.EventDate('2024')", ["pydantic", "click", "rich", "jsonschema"]),
        ("import kgtimeline; kgtimeline.during('2024')", ["click", "rich", "jsonschema"]),
        ("import kgtimeline; kgtimeline.Timeline", ["click", "rich", "jsonschema"]),
    ],
)
def test_what_is_not_used_is_not_imported(statement: str, absent: list[str]) -> None:
    code = f"import sys; before = set(sys.modules); {statement}; print(*sorted(set(sys.modules) - before))"
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert not set(absent) & set(loaded)
