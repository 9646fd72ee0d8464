"""Tables without pyarrow: one line that says what to install."""

import sys
from pathlib import Path

import pytest

import kgtimeline as kg


@pytest.mark.parametrize("module", ["pyarrow", "pyarrow.parquet"])
def test_the_missing_package_is_named(module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(kg.ExtraMissingError, match=r"pip install 'kgtimeline\[tables\]'"):
        kg.write_tables(kg.Timeline(), tmp_path / "tables")
    assert not list(tmp_path.iterdir())
