"""Messages end with a mend that mends."""

import pickle

import pytest

import kgtimeline as kg


@pytest.mark.parametrize(
    ("package", "extra"),
    [
        ("pyarrow", "tables"),
        ("duckdb", "tables"),
        ("narwhals", "tables"),
        ("polars", "polars"),
        ("pandas", "pandas"),
        ("dask", "dask"),
        ("pyspark", "spark"),
        ("matplotlib", "plot"),
    ],
)
def test_a_missing_package_is_had_with_the_extra_of_the_documentation(package: str, extra: str) -> None:
    error = kg.ExtraMissingError(package, "a picture")
    assert error.extra == extra
    assert str(error) == (
        f"a picture needs '{package}', which is not installed; run: pip install 'kgtimeline[{extra}]'"
    )


def test_an_unknown_event_names_the_command_that_lists_them() -> None:
    error = kg.EventNotFoundError("nope")
    assert str(error) == "no event 'nope'; list the ids: kgtimeline query --format ids"


def test_a_file_that_cannot_be_written_says_what_to_do() -> None:
    assert str(kg.DatasetWriteError("x", "in the way")) == "can't write 'x': in the way; name another place"
    assert str(kg.DatasetWriteError("x", "full", "make room")) == "can't write 'x': full; make room"


@pytest.mark.parametrize(
    "error",
    [
        kg.DatasetWriteError("x", "full", "make room"),
        kg.SourceNotFoundError("x", ["y"]),
        kg.EventNotFoundError("x", ["y"]),
        kg.ExtraMissingError("polars", "a data frame"),
    ],
)
def test_errors_cross_a_process_border_whole(error: kg.KgTimelineError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - it was made here
    assert (type(copy), str(copy), vars(copy)) == (type(error), str(error), vars(error))
