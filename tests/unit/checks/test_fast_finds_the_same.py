"""The extra `fast` changes the time that a check takes and nothing that it finds."""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from builders import actor_json, document_json, event_json
from kgtimeline.checks import check_bytes, structure
from kgtimeline.vocab import Kind

FOLDER = Path(__file__).parents[2] / "invalid"
VALUES: list[Any] = [
    None,
    True,
    0,
    -1,
    1.0,
    10**30,
    "",
    "x",
    "2024-01-17\n",
    "٢٠٢٤",
    [],
    [None],
    {},
    {"a": 1},
    "a" * 64,
]


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], tuple[object, ...]]:
    """Check as if the extra were not installed."""

    def check(data: bytes) -> tuple[object, ...]:
        with monkeypatch.context() as patched:
            patched.setattr(structure, "acceptor", lambda _: None)
            return check_bytes(data)

    return check


def broken_documents(number: int) -> Iterator[bytes]:
    """Make documents in which one value of one event is another one."""
    chance = random.Random(7)  # noqa: S311  # for the same documents each time
    for n in range(number):
        event = event_json(
            "event-a", str(list(Kind)[n % len(Kind)]), summary="s", tags=["a"], codes={"cameo": "1"}
        )
        key = chance.choice([*event, "unknown", "reports", "extent"])
        event[key] = chance.choice(VALUES)
        actor = actor_json()
        actor[chance.choice(list(actor))] = chance.choice([*VALUES, *actor.values()])
        yield json.dumps(document_json(event, actors=[actor])).encode()


@pytest.mark.extra
def test_the_extra_is_in_use() -> None:
    pytest.importorskip("jsonschema_rs")
    structure.acceptor.cache_clear()
    accepts = structure.acceptor("event")
    assert accepts is not None
    assert accepts(event_json())
    assert not accepts(event_json(kind="letter", title=""))


@pytest.mark.extra
@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_a_bad_file_has_the_same_problems_without_the_extra(
    path: Path, slowly: Callable[[bytes], tuple[object, ...]]
) -> None:
    pytest.importorskip("jsonschema_rs")
    assert check_bytes(path.read_bytes()) == slowly(path.read_bytes())


@pytest.mark.extra
def test_broken_documents_have_the_same_problems_without_the_extra(
    slowly: Callable[[bytes], tuple[object, ...]],
) -> None:
    pytest.importorskip("jsonschema_rs")
    found = 0
    for data in broken_documents(300):
        problems = check_bytes(data)
        assert problems == slowly(data)
        found += bool(problems)
    assert found > 200


def test_without_the_extra_the_explainer_judges_alone(slowly: Callable[[bytes], tuple[object, ...]]) -> None:
    assert slowly((FOLDER / "valid.json").read_bytes()) == ()
    assert len(slowly((FOLDER / "several-at-once.json").read_bytes())) == 5
