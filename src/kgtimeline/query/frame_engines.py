"""Folders of tables opened by an engine, and frames of any engine taken as they are."""

import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from os import PathLike, fspath
from typing import Any, Literal

from kgtimeline.errors import DatasetReadError, QuerySyntaxError
from kgtimeline.query.table_files import parquet_files, read_arrow, require
from kgtimeline.query.table_layout import TABLES

ENGINES = ("duckdb", "polars", "pyarrow", "pandas", "dask", "spark")
"""The engines that open a folder by name."""
_PURPOSE = "asking tables"


class OpenTables(Mapping[str, Any]):
    """The tables of a folder, each opened by its engine when it is first asked for.

    Args:
        opener: Opens the table of a name.
    """

    def __init__(self, opener: Callable[[str], Any]) -> None:
        """Open nothing yet."""
        self._opener = opener
        self._open: dict[str, Any] = {}

    def __getitem__(self, table: str) -> Any:
        if table not in TABLES:
            raise KeyError(table)
        if table not in self._open:
            self._open[table] = self._opener(table)
        return self._open[table]

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)


def open_folder(directory: str | PathLike[str], engine: Any = "duckdb") -> OpenTables:
    """Open a folder of tables with an engine; lazy ones read nothing but its outline.

    Args:
        directory: The folder. With a connection or a session it may be any place that
            these can read, such as `s3://bucket/tables`.
        engine: The name of an engine, a DuckDB connection or a Spark session.

    Returns:
        The engine's own frames by the name of the table.

    Raises:
        DatasetReadError: If it is no folder of tables.
        QuerySyntaxError: If there is no such engine.
        ExtraMissingError: If it is not installed.
    """
    if not isinstance(engine, str):
        if hasattr(engine, "createDataFrame"):
            return OpenTables(partial(_read_with_spark, engine, fspath(directory)))
        if hasattr(engine, "read_parquet"):
            return OpenTables(partial(_read_with_duckdb, engine, fspath(directory)))
    reader = _READERS.get(engine) if isinstance(engine, str) else None
    if reader is None:
        shown = engine if isinstance(engine, str) else type(engine).__name__
        expected = f"use one of {', '.join(ENGINES)}, a DuckDB connection or a Spark session"
        raise QuerySyntaxError(shown, 0, "an engine", expected)
    return OpenTables(reader(parquet_files(directory)))


def as_lazy(native: Any, table: str) -> Any:
    """Take a frame of any engine as a lazy Narwhals frame.

    Raises:
        DatasetReadError: If it is no frame that Narwhals knows, or lacks columns of the layout.
        ExtraMissingError: If Narwhals is not installed.
    """
    narwhals = require("narwhals.stable.v2", _PURPOSE)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Dask support is moving", FutureWarning)
            frame = narwhals.from_native(native).lazy()
    except TypeError as error:
        reason = f"{type(native).__name__} is no frame of {', '.join(ENGINES)}; hand in one"
        raise DatasetReadError(f"the table {table!r}", reason) from error
    if missing := [column for column in TABLES[table] if column not in frame.collect_schema().names()]:
        reason = f"it lacks the column {missing[0]!r}; write the tables again"
        raise DatasetReadError(f"the table {table!r}", reason)
    return frame


def with_rows(frame: Any, rows: Any, key: str, *, how: Literal["semi", "anti"]) -> Any:
    """Keep what has (`semi`) or has not (`anti`) some other rows of the same key.

    A join of Narwhals takes DuckDB five steps, each of them bound anew; its own takes two,
    of which one names the other rows, since two relations of one name can't be joined.

    Args:
        frame: A lazy Narwhals frame, whose columns stay as they are.
        rows: Another one of the same engine; a key may stand in it many times.
        key: The column that both have.
        how: Which are kept.
    """
    if not frame.implementation.is_duckdb():
        return frame.join(rows, on=key, how=how)
    import narwhals.stable.v2 as nw

    kept, others = frame.to_native(), rows.to_native()
    return nw.from_native(kept.join(others.set_alias(f"{kept.alias} rows"), key, how=how))


def collected(frame: Any) -> dict[str, list[Any]]:
    """Run a lazy frame and give its columns as Python lists, missing values as None."""
    found = frame.collect()
    return {column: _values(found.get_column(column)) for column in found.columns}


def _values(series: Any) -> list[Any]:
    values: list[Any] = series.to_list()
    if not series.null_count():
        return values
    missing = series.is_null().to_list()
    return [None if gone else value for value, gone in zip(values, missing, strict=True)]


def _with_duckdb(files: Mapping[str, list[str]]) -> Callable[[str], Any]:
    duckdb = require("duckdb", _PURPOSE)
    connection = duckdb.connect()
    with suppress(duckdb.Error):  # a version that has no such setting reads each outline again and again
        connection.execute("SET parquet_metadata_cache = true")
    return lambda table: connection.read_parquet(files[table], hive_partitioning=False)


def _with_polars(files: Mapping[str, list[str]]) -> Callable[[str], Any]:
    polars = require("polars", _PURPOSE)
    return lambda table: polars.scan_parquet(files[table], hive_partitioning=False)


def _with_pyarrow(files: Mapping[str, list[str]]) -> Callable[[str], Any]:
    return lambda table: read_arrow(files, table, list(TABLES[table]))


def _with_pandas(files: Mapping[str, list[str]]) -> Callable[[str], Any]:
    pandas = require("pandas", _PURPOSE)
    read = _with_pyarrow(files)
    return lambda table: read(table).to_pandas(types_mapper=pandas.ArrowDtype)


def _with_dask(files: Mapping[str, list[str]]) -> Callable[[str], Any]:
    dask = require("dask.dataframe", _PURPOSE)
    return lambda table: dask.read_parquet(files[table], columns=list(TABLES[table]), dtype_backend="pyarrow")


def _with_spark(files: Mapping[str, list[str]]) -> Callable[[str], Any]:
    session = require("pyspark.sql", _PURPOSE).SparkSession.builder.getOrCreate()
    return lambda table: session.read.parquet(*files[table])


def _read_with_duckdb(connection: Any, place: str, table: str) -> Any:
    return connection.read_parquet(f"{place}/{table}/**/*.parquet", hive_partitioning=False)


def _read_with_spark(session: Any, place: str, table: str) -> Any:
    return session.read.parquet(f"{place}/{table}")


_READERS: Mapping[str, Callable[[Mapping[str, list[str]]], Callable[[str], Any]]] = {
    "duckdb": _with_duckdb,
    "polars": _with_polars,
    "pyarrow": _with_pyarrow,
    "pandas": _with_pandas,
    "dask": _with_dask,
    "spark": _with_spark,
}
