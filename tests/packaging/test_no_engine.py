"""Without extras no engine is installed, and none is imported before somebody asks for it."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path

import pytest

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ENGINES = {"dask", "duckdb", "narwhals", "numpy", "pandas", "polars", "pyarrow", "pyspark"}
"""Engines, and what only they bring."""
EXTRAS = {"tables", "polars", "pandas", "dask", "spark"}
"""The extras that bring engines to users."""
USES = {
    "importing it": "import kgtimeline",
    "loading, asking, counting": (
        "import kgtimeline as kg; tl = kg.load(); tl.stats(); str(tl.query(kind='letter'))\n"
        "assert tl.query(actor='Japarov', during='2024', text='letter')"
    ),
    "the command line": (
        "from kgtimeline.cli.main import main\n"
        "try:\n    main(['query', '--kind', 'letter', '--format', 'ids'])\nexcept SystemExit:\n    pass\n"
    ),
}


def name_of(requirement: str) -> str:
    """Give the name of what is required, as registries write it."""
    found = re.match(r"[\w.-]+", requirement)
    assert found is not None, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def brought_by(names: set[str], seen: set[str]) -> Iterator[str]:
    """Walk through what packages bring with them, without their extras."""
    for name in names - seen:
        seen.add(name)
        yield name
        needed = {name_of(line) for line in requires(name) or () if "extra" not in line.partition(";")[2]}
        installed = {one for one in needed if _is_installed(one)}
        yield from needed - installed
        yield from brought_by(installed, seen)


def _is_installed(name: str) -> bool:
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        distribution(name)
    except PackageNotFoundError:  # for other systems or versions of Python
        return False
    return True


def test_the_walk_sees_what_a_dependency_brings() -> None:
    assert {"pydantic", "pydantic-core", "typing-extensions"} <= set(brought_by({"pydantic"}, set()))


def test_nothing_that_is_installed_without_extras_is_or_brings_an_engine() -> None:
    core = {name_of(line) for line in PROJECT["dependencies"]}
    assert not set(brought_by(core, set())) & ENGINES


def test_only_the_extras_for_engines_name_engines() -> None:
    extras = PROJECT["optional-dependencies"]
    naming = {extra for extra, lines in extras.items() if {name_of(line) for line in lines} & ENGINES}
    assert naming == EXTRAS


@pytest.mark.parametrize("use", USES)
def test_everyday_use_imports_no_engine(use: str) -> None:
    code = f"import sys\n{USES[use]}\nprint('loaded', *{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "kgtimeline" in loaded
    assert not loaded & ENGINES
