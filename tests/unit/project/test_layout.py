"""The shape of the code: short modules, imports that go down, nothing that does not belong."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "src" / "kgtimeline"
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES = 350
MOST_WORDS_OF_AN_ARTICLE = 12
TEXT_SUFFIXES = {
    ".py",
    ".md",
    ".json",
    ".toml",
    ".cff",
    ".yml",
    ".txt",
    ".jsonl",
    ".tsv",
    ".sh",
    ".golden",
    "",
}


def _tracked() -> list[Path]:
    """List the files of the project, or skip where there is no git."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: the list of the project's files is not known")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_has_at_most_350_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_never_imports_the_root_of_the_package(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert all(name.name != "kgtimeline" for name in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.module != "kgtimeline"
            assert node.level == 0, "imports are absolute"


def test_no_module_is_named_for_nothing_in_particular() -> None:
    assert not {path.stem for path in MODULES} & {"utils", "util", "helpers", "common", "misc"}


def test_imports_go_down_only() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def test_no_file_holds_a_sentence_of_an_article(articles: Path) -> None:
    length = MOST_WORDS_OF_AN_ARTICLE + 1
    runs: set[tuple[str, ...]] = set()
    titles: set[tuple[str, ...]] = set()
    for path in articles.glob("*.txt"):
        text = path.read_bytes().decode("utf-8")
        words = _words(text)
        runs |= {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}
        for line in text.splitlines()[:5]:  # headlines may be quoted whole, and so may what runs on from them
            if len(line) < 120:
                head = _words(line)
                titles |= {tuple(head[i : i + length]) for i in range(len(head) - length + 1)}
    assert runs
    for path in _tracked():
        if path.suffix in TEXT_SUFFIXES:
            words = _words(path.read_text(encoding="utf-8", errors="replace"))
            shared = {tuple(words[i : i + length]) for i in range(len(words) - length + 1)} & (runs - titles)
            assert not shared, f"{path.relative_to(ROOT)} repeats {sorted(shared)[:2]}"


def test_no_file_speaks_of_the_machine_it_was_made_on() -> None:
    home = os.sep + "root" + os.sep
    for path in _tracked():
        if path.suffix in TEXT_SUFFIXES and path != Path(__file__):
            text = path.read_text(encoding="utf-8", errors="replace")
            assert home not in text
            assert (os.sep + "work" + os.sep) not in text
            assert ("../shared" not in text) or path.parent.name == ".ci", path
