"""The built package carries all it needs and does its main job far from the checkout."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

import kgtimeline as kg
from kgtimeline.page import render

ROOT = Path(__file__).parents[2]
BUNDLED = ("data/events.json", "schema/timeline.schema.json", "schema/event.schema.json")
CORE = {"click", "jsonschema", "pydantic", "python-dateutil", "rich"}

pytestmark = pytest.mark.slow


def _run(*command: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "KGTIMELINE", "COV"))}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build an sdist from the checkout, and a wheel from the sdist, without a network."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=ROOT)
    (sdist,) = folder.glob("*.tar.gz")
    options = ("--no-build-isolation", "--no-deps", "--no-index", "--quiet")
    _run(sys.executable, "-m", "pip", "wheel", *options, "-w", folder, sdist, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a fresh environment that sees the dependencies of this one."""
    home = tmp_path_factory.mktemp("venv")
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    (wheel,) = built.glob("*.whl")
    _run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-deps",
        "--no-index",
        "--quiet",
        wheel,
        cwd=home,
    )
    (site,) = home.glob("lib/python*/site-packages")
    (site / "development.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return home


def test_the_wheel_carries_data_schema_and_licences(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for name in BUNDLED:
        assert f"kgtimeline/_bundled/{name}" in names
    assert "kgtimeline/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/LICENSE-DATA") for name in names)
    assert not [name for name in names if name.startswith(("tests", "benchmarks"))]


def test_the_sdist_carries_what_it_takes_to_build_and_test(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert {
        *BUNDLED,
        "pyproject.toml",
        "README.md",
        "Makefile",
        "tests/conftest.py",
        "docs/architecture.md",
    } <= names


def test_the_installed_package_does_its_main_job_outside_the_checkout(
    installed: Path, tmp_path: Path
) -> None:
    command = installed / "bin" / "kgtimeline"
    where = _run(
        installed / "bin" / "python", "-c", "import kgtimeline; print(kgtimeline.__file__)", cwd=tmp_path
    )
    assert where.startswith(str(installed))
    assert "no problems" in _run(command, "validate", "--strict", cwd=tmp_path)
    ids = _run(
        command, "query", "--actor", "Antony Blinken", "--during", "2024-01", "--format", "ids", cwd=tmp_path
    )
    assert "letter" in ids
    _run(command, "schema", "--check", cwd=tmp_path)
    _run(command, "init", "mine.json", cwd=tmp_path)
    assert "no problems" in _run(command, "validate", "mine.json", cwd=tmp_path)


def test_the_installed_package_writes_the_page_that_the_checkout_writes(
    installed: Path, tmp_path: Path
) -> None:
    _run(installed / "bin" / "kgtimeline", "page", "-o", "page.html", cwd=tmp_path)
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == render(kg.load())


def test_the_core_brings_five_dependencies_and_no_engine() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = {line.split(">")[0].split("<")[0].split("=")[0] for line in project["dependencies"]}
    assert names == CORE


def test_importing_the_package_imports_nothing_heavy(installed: Path, tmp_path: Path) -> None:
    code = "import sys, kgtimeline; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = set(_run(installed / "bin" / "python", "-c", code, cwd=tmp_path).split())
    heavy = {
        "pydantic",
        "jsonschema",
        "jsonschema_rs",
        "click",
        "rich",
        "dateutil",
        "duckdb",
        "polars",
        "pandas",
        "numpy",
        "narwhals",
        "pyarrow",
        "dask",
        "pyspark",
    }
    assert not loaded & heavy
