"""The same answers on Spark: in one process, and on a cluster of two workers."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import kgtimeline as kg
from engine_frames import counted, in_memory, other_leaves, rich_timeline, time_leaves, trees

pytestmark = [pytest.mark.extra, pytest.mark.slow]

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.default.parallelism": "2",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
}


def start(master: str) -> Any:
    """Start a session; the log of the JVM is left out."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(master).appName("kgtimeline")
    for key, value in SETTINGS.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    return session


def compare(session: Any, folder: str, questions: list[kg.Predicate]) -> None:
    """Ask a folder of tables some questions, in turn plain, negated and certain only."""
    tl = rich_timeline()
    kg.write_tables(tl, folder, partition_by_year=True)
    frames = kg.scan(folder, engine=session)
    assert frames.engine == "pyspark"
    for n, leaf in enumerate(questions):
        question, certain = ~leaf if n % 3 == 1 else leaf, n % 3 == 2
        found = frames.where(question, certain=certain).truths()
        assert list(found.items()) == in_memory(tl, question, certain=certain), str(question)


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """Run Spark in this process."""
    found = start("local[2]")
    yield found
    found.stop()


def test_spark_answers_as_memory_does(session: Any, tmp_path: Path) -> None:
    questions = [*other_leaves(), *trees(), *time_leaves()[::5]]
    compare(session, str(tmp_path / "tables"), questions)


def test_spark_counts_and_builds_events_as_memory_does(session: Any, tmp_path: Path) -> None:
    tl = rich_timeline()
    kg.write_tables(tl, tmp_path / "tables")
    frames = kg.scan(tmp_path / "tables", engine=session)
    asked = frames.query(actor="alpha", during="2024")
    assert asked.count() == len(tl.query(actor="alpha", during="2024"))
    assert asked.to_events(limit=3) == tuple(tl.query(actor="alpha", during="2024", limit=3))
    assert asked.group_by("month", "kind") == counted(tl.query(actor="alpha", during="2024"))
    assert asked.select("id", "kind").columns == ["id", "kind", "truth"]


def test_a_cluster_of_two_workers_answers_as_memory_does(tmp_path: Path) -> None:
    """A second master needs a second process; its workers start Python of their own."""
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, __file__, str(tmp_path / "tables")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "all equal on local-cluster[2,1,1024]"


def main(folder: str) -> None:
    """Compare on a cluster."""
    cluster = start("local-cluster[2,1,1024]")
    assert cluster.sparkContext.master == "local-cluster[2,1,1024]"
    compare(cluster, folder, [*other_leaves()[::4], *trees()[::3], *time_leaves()[::14]])
    master = cluster.sparkContext.master
    cluster.stop()
    print(f"all equal on {master}")  # noqa: T201 - what the test reads


if __name__ == "__main__":
    main(sys.argv[1])
