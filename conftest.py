"""The code blocks of README, docs and docstrings are tests: `python` and `console` fences, `>>>` examples."""

import doctest
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sybil import Document, Example, Region, Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.markdown.lexers import FencedCodeBlockLexer
from sybil.parsers.rest import DocTestParser

NEEDS_EXTRAS = {"pictures.md", "scale.md"}
"""Pages whose code needs optional dependencies."""
ENVIRONMENT = {
    **os.environ,
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "COLUMNS": "120",
    "NO_COLOR": "1",
}


class ConsoleParser:
    """Run the commands of `console` fences and compare what they print, both streams together."""

    lexers = (FencedCodeBlockLexer("console"),)

    def __call__(self, document: Document) -> list[Region]:
        """Find the fences; commands of one document share a temporary folder."""
        regions = []
        for lexer in self.lexers:
            for region in lexer(document):
                region.evaluator = self.evaluate
                region.parsed = region.lexemes["source"]
                regions.append(region)
        return regions

    def evaluate(self, example: Example) -> str | None:
        """Run each `$ command` of a fence."""
        folder = example.namespace.setdefault("console_folder", tempfile.mkdtemp())
        blocks = ("\n" + str(example.parsed)).split("\n$ ")[1:]
        assert blocks, "a console fence holds `$ command` lines"
        for block in blocks:
            command, _, expected = block.partition("\n")
            done = subprocess.run(  # noqa: S602  # the commands of our own documentation
                command,
                shell=True,
                cwd=folder,
                env=ENVIRONMENT,
                text=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            wanted, got = expected.rstrip("\n") + "\n", done.stdout.rstrip("\n") + "\n"
            if not doctest.OutputChecker().check_output(wanted, got, doctest.ELLIPSIS):
                return f"$ {command}\nexpected:\n{wanted}\ngot:\n{got}"
        return None


_pages = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS), ConsoleParser()],
    patterns=["*.md"],
    excludes=["CHANGELOG.md"],
)
_docstrings = Sybil(
    parsers=[DocTestParser(doctest.ELLIPSIS)],
    path="src",
    patterns=["*.py"],
    document_types={".py": PythonDocStringDocument},
)
pytest_collect_file = (_pages + _docstrings).pytest()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the code of pages that need extras, before tests are chosen by their marks."""
    for item in items:
        if item.path.name in NEEDS_EXTRAS:
            item.add_marker(pytest.mark.extra)
