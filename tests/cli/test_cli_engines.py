"""`query` and `stats` on files of every form and on every engine, and the command `tables`."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import kgtimeline as kg
from kgtimeline.cli import engines
from kgtimeline.cli.main import main

FORMATS = ("table", "json", "jsonl", "csv", "ids")
QUESTION = ("--actor", "Japarov", "--during", "2024-02")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def halves(folder: Path) -> list[Path]:
    """Write the shipped dataset in two parts of JSON Lines, so that relations lead from one to the other."""
    header, *events = kg.load().render(lines=True).splitlines(keepends=True)
    parts = [folder / "part-1.jsonl", folder / "part-2.jsonl"]
    for part, lines in zip(parts, (events[::2], events[1::2]), strict=True):
        part.write_text(header + "".join(lines), encoding="utf-8")
    return parts


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Write the shipped dataset as tables."""
    folder = tmp_path / "tables"
    result = run("tables", "-o", folder)
    assert result.output == f"wrote {folder}: {len(kg.load())} events\n"
    return folder


def test_parts_answer_as_the_whole_by_names_or_by_a_pattern(tmp_path: Path) -> None:
    whole = run("query", *QUESTION, "--format", "json").stdout
    assert run("query", *halves(tmp_path), *QUESTION, "--format", "json").stdout == whole
    assert run("query", tmp_path / "*.jsonl", *QUESTION, "--format", "json").stdout == whole
    counted = run("stats", tmp_path / "part-?.jsonl", "--format", "json").stdout
    assert counted == run("stats", "--format", "json").stdout


def test_a_pattern_that_fits_nothing_is_not_an_empty_answer(tmp_path: Path) -> None:
    result = run("query", tmp_path / "*.jsonl")
    assert result.exit_code == 3
    assert "nothing fits the pattern" in result.stderr


def test_a_name_with_brackets_that_is_there_is_no_pattern(tmp_path: Path) -> None:
    file = tmp_path / "events[1].jsonl"
    file.write_text(kg.load().render(lines=True), encoding="utf-8")
    assert run("query", file, "--format", "ids").stdout == run("query", "--format", "ids").stdout


def test_standard_input_stands_alone(tmp_path: Path) -> None:
    result = run("query", "-", *halves(tmp_path))
    assert result.exit_code == 2
    assert "alone" in result.stderr


def test_a_part_alone_is_refused_for_its_dangling_references(tmp_path: Path) -> None:
    assert run("query", halves(tmp_path)[0]).exit_code == 1


def test_a_large_file_of_lines_is_opened_and_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "events.jsonl"
    file.write_text(kg.load().render(lines=True), encoding="utf-8")
    for format_ in FORMATS:
        assert run("query", file, "--format", format_).stdout == run("query", "--format", format_).stdout
    assert not file.with_name("events.jsonl.kgindex").exists()
    monkeypatch.setattr(engines, "LARGE_LINES_BYTES", 1)
    for format_ in FORMATS:
        assert run("query", file, "--format", format_).stdout == run("query", "--format", format_).stdout
    assert file.with_name("events.jsonl.kgindex").exists()
    assert run("stats", file).stdout == run("stats").stdout


def test_a_folder_that_holds_no_tables_says_so(tmp_path: Path) -> None:
    result = run("query", tmp_path)
    assert result.exit_code == 3
    assert "lacks the table" in result.stderr


@pytest.mark.extra
@pytest.mark.parametrize("engine", [None, "memory", "duckdb", "polars"])
def test_tables_answer_as_the_file_in_every_format(tables: Path, engine: str | None) -> None:
    chosen = () if engine is None else ("--engine", engine)
    for format_ in FORMATS:
        wanted = run("query", *QUESTION, "--format", format_).stdout
        assert run("query", tables, *chosen, *QUESTION, "--format", format_).stdout == wanted
        certain = run("query", *QUESTION, "--certain", "--format", format_).stdout
        assert run("query", tables, *chosen, *QUESTION, "--certain", "--format", format_).stdout == certain
        assert len(certain) < len(wanted)
    for format_ in ("text", "json"):
        counted = run("stats", tables, *chosen, "--format", format_).stdout
        assert counted == run("stats", "--format", format_).stdout


@pytest.mark.extra
@pytest.mark.parametrize("sort", ["date", "-date", "id", "title", "kind"])
def test_tables_sort_and_limit_as_memory_does(tables: Path, sort: str) -> None:
    for limit in ("0", "1", "7", "100"):
        options = ("--during", "2024", "--sort", sort, "--limit", limit, "--format", "csv")
        assert run("query", tables, *options).stdout == run("query", *options).stdout


@pytest.mark.extra
def test_a_file_on_an_engine_is_written_as_tables_for_this_once(tmp_path: Path) -> None:
    parts = halves(tmp_path)
    wanted = run("query", *QUESTION, "--format", "ids").stdout
    for files in ((), parts, [tmp_path / "*.jsonl"]):
        result = run("query", *files, "--engine", "polars", *QUESTION, "--format", "ids", "--explain")
        assert result.stdout == wanted
        assert "writing tables for polars, for this once" in result.stderr
        assert "polars: actor:Japarov AND during:2024-02\n" in result.stderr
    assert sorted(tmp_path.iterdir()) == parts


@pytest.mark.extra
def test_standard_input_goes_to_an_engine() -> None:
    text = kg.load().render(lines=True)
    options = ["query", "-", "--engine", "duckdb", "--kind", "letter", "--format", "ids"]
    result = CliRunner().invoke(main, options, input=text, catch_exceptions=False)
    assert result.stdout == run("query", "--kind", "letter", "--format", "ids").stdout


@pytest.mark.extra
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_spark_answers_on_the_command_line(tables: Path, capfd: pytest.CaptureFixture[str]) -> None:
    result = run("query", tables, "--engine", "spark", *QUESTION, "--format", "ids")
    capfd.readouterr()  # what the JVM says
    from pyspark.sql import SparkSession

    session = SparkSession.getActiveSession()
    assert session is not None
    session.stop()
    assert result.stdout == run("query", *QUESTION, "--format", "ids").stdout


@pytest.mark.extra
def test_what_needs_memory_is_refused_on_an_engine(tables: Path) -> None:
    result = run("query", tables, "--tightened")
    assert result.exit_code == 2
    assert "--engine memory" in result.stderr
    tightened = run("query", tables, "--tightened", "--engine", "memory", "--format", "ids").stdout
    assert tightened == run("query", "--tightened", "--format", "ids").stdout


@pytest.mark.extra
def test_folders_and_files_are_asked_as_one(tables: Path, tmp_path: Path) -> None:
    parts = halves(tmp_path)
    shutil.copytree(tables, tmp_path / "again")
    everything = run("query", "--format", "jsonl").stdout
    assert run("query", tables, tmp_path / "again", parts[0], "--format", "jsonl").stdout == everything
    joined = tmp_path / "joined"
    assert run("tables", *parts, "-o", joined).exit_code == 0
    assert kg.read_tables(joined) == kg.load()


@pytest.mark.extra
def test_tables_are_written_by_year(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    assert run("tables", *halves(tmp_path), "-o", folder, "--partition-by-year").exit_code == 0
    assert "part_year=2024" in {part.name for part in (folder / "events").iterdir()}
    assert kg.read_tables(folder) == kg.load()


@pytest.mark.extra
def test_lines_in_no_order_are_said_to_be_slower(tmp_path: Path) -> None:
    file = tmp_path / "mixed.jsonl"
    header, *events = kg.load().render(lines=True).splitlines(keepends=True)
    file.write_text(header + "".join(events[::-1]), encoding="utf-8")
    assert "not in date order" in run("tables", file, "-o", tmp_path / "tables").stdout
    assert kg.read_tables(tmp_path / "tables") == kg.load()


@pytest.mark.extra
@pytest.mark.parametrize("there", [False, True], ids=["new", "replaced"])
def test_an_interrupt_leaves_no_half_written_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    from kgtimeline.query.table_files import ParquetFolder

    folder, file = tmp_path / "tables", tmp_path / "one.json"
    if there:
        file.write_text(json.dumps(kg.load().to_json()), encoding="utf-8")
        run("tables", file, "-o", folder)
    before = _everything(tmp_path)
    written: list[Path] = []
    flush_all = ParquetFolder._flush_all

    def write_and_stop(self: ParquetFolder) -> None:
        flush_all(self)
        written.extend(tmp_path.rglob("*.parquet"))
        raise KeyboardInterrupt

    monkeypatch.setattr(ParquetFolder, "_flush_all", write_and_stop)
    result = run("tables", "-o", folder)
    assert result.exit_code == 130
    assert "interrupted" in result.stderr
    assert written
    assert _everything(tmp_path) == before


def _everything(folder: Path) -> dict[str, Any]:
    return {
        os.path.relpath(path, folder): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.extra
def test_a_folder_with_other_things_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    result = run("tables", "-o", tmp_path)
    assert result.exit_code == 3
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
