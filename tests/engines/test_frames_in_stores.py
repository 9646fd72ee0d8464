"""Tables in a store that a connection knows: the place is handed on to the engine as it is."""

from pathlib import Path

import pytest

import kgtimeline as kg

pytestmark = pytest.mark.extra


def test_duckdb_asks_tables_in_any_file_system_of_its_connection(tmp_path: Path) -> None:
    """A store in memory stands for an object store: both come to DuckDB through fsspec."""
    import duckdb
    import fsspec

    kg.write_tables(kg.load(), tmp_path / "tables")
    store = fsspec.filesystem("memory")
    store.put(str(tmp_path / "tables"), "/bucket/tables", recursive=True)
    try:
        connection = duckdb.connect()
        connection.register_filesystem(store)
        found = kg.scan("memory://bucket/tables", engine=connection)
        for asked in (kg.actor("Japarov") & kg.during("2024"), ~kg.kind("letter"), kg.text("sanction*")):
            assert found.where(asked).ids() == kg.load().where(asked).ids()
        assert found.query(actor="Japarov").to_events() == tuple(kg.load().query(actor="Japarov"))
    finally:
        store.rm("/bucket", recursive=True)
