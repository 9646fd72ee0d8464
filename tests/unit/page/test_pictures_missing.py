"""What happens to pictures where matplotlib is not installed."""

import sys

import pytest
from click.testing import CliRunner

import kgtimeline as kg
from kgtimeline.cli.main import main
from kgtimeline.page import pictures


def test_a_picture_without_matplotlib_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    for draw in (pictures.draw_timeline, pictures.draw_counts, pictures.draw_network):
        with pytest.raises(kg.ExtraMissingError, match="a picture needs 'matplotlib'"):
            draw(kg.Timeline())
    result = CliRunner().invoke(main, ["plot", "-o", f"{tmp_path}/x.svg"])
    assert result.exit_code == 2
    assert result.output == (
        "kgtimeline: a picture needs 'matplotlib', which is not installed; "
        "run: pip install 'kgtimeline[plot]'\n"
    )
