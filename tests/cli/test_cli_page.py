"""The command `page`: what it writes and where, and how it fails."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import kgtimeline as kg
from kgtimeline.cli.files import STARTER
from kgtimeline.cli.main import main
from kgtimeline.page import render


def test_writes_the_shipped_dataset_as_render_gives_it(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["page", "-o", str(tmp_path / "t.html")])
    assert (done.exit_code, done.output) == (0, f"wrote {tmp_path / 't.html'}: 49 events\n")
    assert (tmp_path / "t.html").read_text(encoding="utf-8") == render(kg.load())
    assert [one.name for one in tmp_path.iterdir()] == ["t.html"]


@pytest.mark.parametrize("name", ["mine.json", "mine.jsonl"])
def test_writes_a_file_of_either_form(tmp_path: Path, name: str) -> None:
    (tmp_path / "mine.json").write_text(STARTER)
    kg.load(tmp_path / "mine.json").write(tmp_path / name)
    done = CliRunner().invoke(main, ["page", str(tmp_path / name), "-o", "-", "--title", "Mine & <yours>"])
    assert done.exit_code == 0
    assert "<title>Mine &amp; &lt;yours&gt;</title>" in done.output
    assert done.output.count("<li id=") == 1


def test_reads_standard_input(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["page", "-", "-o", str(tmp_path / "t.html")], input=STARTER)
    assert done.output == f"wrote {tmp_path / 't.html'}: 1 event\n"


def test_says_where_a_page_goes_is_needed() -> None:
    done = CliRunner().invoke(main, ["page"])
    assert (done.exit_code, "--output" in done.output) == (2, True)


def test_leaves_what_is_there_when_it_cannot_write(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["page", "-o", str(tmp_path / "none" / "t.html")])
    assert done.exit_code == 3
    assert done.output.startswith("kgtimeline: can't write")


def test_a_broken_file_makes_no_page(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text('{"schema_version": "1.0"}')
    done = CliRunner().invoke(main, ["page", str(tmp_path / "bad.json"), "-o", str(tmp_path / "t.html")])
    assert done.exit_code == 1
    assert not (tmp_path / "t.html").exists()
