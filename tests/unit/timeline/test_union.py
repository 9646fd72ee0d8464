"""Several files as one timeline."""

import json
from pathlib import Path
from typing import Any

import pytest

import kgtimeline as kg
from builders import actor_json, document_json, event_json, source_json
from kgtimeline.timeline.union import UNION_ID, load_all, places_of


def write(folder: Path, name: str, *events: dict[str, Any], **keys: Any) -> Path:
    path = folder / name
    path.write_text(json.dumps(document_json(*events, **keys)), encoding="utf-8")
    return path


def test_parts_of_one_dataset_keep_its_card(tmp_path: Path) -> None:
    one = write(tmp_path, "one.json", event_json("event-a"))
    two = write(tmp_path, "two.json", event_json("event-b"), event_json("event-a"))
    tl = load_all([one, two])
    assert [event.id for event in tl] == ["event-a", "event-b"]
    assert tl.dataset == kg.load(one).dataset
    assert len(tl.actors) == 1


def test_one_place_is_itself(tmp_path: Path) -> None:
    one = write(tmp_path, "one.json", event_json())
    assert load_all([one]) == kg.load(one)


def test_references_lead_from_part_to_part(tmp_path: Path) -> None:
    relations = [{"type": "after", "event": "event-b"}]
    one = write(tmp_path, "one.json", event_json("event-a", relations=relations))
    two = write(tmp_path, "two.json", event_json("event-b"))
    with pytest.raises(kg.DatasetInvalidError):
        load_all([one])
    assert load_all([one, two]).relations_to("event-b") == ((kg.RelationType("after"), "event-a"),)


def test_what_differs_under_one_id_is_refused_all_at_once(tmp_path: Path) -> None:
    one = write(tmp_path, "one.json", event_json("event-a"))
    two = write(
        tmp_path,
        "two.json",
        event_json("event-a", title="Another"),
        actors=[actor_json(name="Somebody else")],
        sources=[source_json(title="Another text")],
    )
    with pytest.raises(kg.DatasetInvalidError) as caught:
        load_all([one, two])
    problems = caught.value.problems
    assert [problem.path for problem in problems] == ["/actors/0", "/sources/0", "/events/0"]
    assert {problem.code for problem in problems} == {"duplicate-id"}
    assert {problem.file for problem in problems} == {str(two)}
    assert all(repr(str(one)) in problem.message for problem in problems)
    assert problems[-1].event_id == "event-a"


def test_an_id_twice_in_one_part_is_a_fault_though_it_be_the_same(tmp_path: Path) -> None:
    one = write(tmp_path, "one.json", event_json("event-b"))
    two = write(tmp_path, "two.json", event_json("event-a"), event_json("event-a"))
    with pytest.raises(kg.DatasetInvalidError) as caught:
        load_all([one, two])
    assert {problem.code for problem in caught.value.problems} == {"duplicate-id"}


def test_several_datasets_get_a_card_that_names_them(tmp_path: Path) -> None:
    cards = [
        {"id": name, "title": f"Title {name}", "license": license_}
        for name, license_ in (("a", "CC0-1.0"), ("b", "CC0-1.0"), ("c", "MIT"))
    ]
    parts = [
        write(tmp_path, f"{n}.json", event_json(f"event-{n}"), dataset=card) for n, card in enumerate(cards)
    ]
    card = load_all(parts[:2]).dataset
    assert (card.id, card.title, card.license) == (UNION_ID, "Title a; Title b", "CC0-1.0")
    assert load_all(parts).dataset.license is None


def test_a_union_of_nothing_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="one file at least"):
        load_all([])


def test_parts_are_told_as_they_are_read(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    parts = [write(tmp_path, f"{n}.json", event_json(f"event-{n}")) for n in range(3)]
    load_all(parts, progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 3), (1, 3), (2, 3)]


def test_patterns_find_each_place_once_in_their_order(tmp_path: Path) -> None:
    for name in ("b.json", "a.json", "deep/c.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = places_of([str(tmp_path / "b.json"), str(tmp_path / "*.json"), str(tmp_path / "**" / "c.json")])
    assert [Path(place).name for place in found] == ["b.json", "a.json", "c.json"]
