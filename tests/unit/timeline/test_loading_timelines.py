"""From files, bytes and objects to a timeline, and back."""

import io
import json
import pickle
from pathlib import Path

import pytest

import kgtimeline as kg

HEADER = (
    '{"schema_version": "1.0", "dataset": {"id": "mine", "title": "Mine"}, '
    '"actors": [{"id": "a", "type": "state", "name": "A"}]'
)
EVENT = (
    '{"id": "w", "kind": "war", "title": "W", "date": "2024", '
    '"participants": [{"actor": "a", "role": "participant"}]}'
)
JSON = f'{HEADER}, "events": [{EVENT}]}}'
LINES = f"{HEADER}}}\n{EVENT}\n"


@pytest.mark.parametrize("text", [JSON, LINES], ids=["json", "lines"])
def test_a_timeline_is_loaded_from_whatever_holds_its_bytes(text: str, tmp_path: Path) -> None:
    path = tmp_path / "mine"
    path.write_text(text, encoding="utf-8")
    first, *others = [
        kg.load(path),
        kg.load(str(path)),
        kg.load(text.encode()),
        kg.load(io.BytesIO(text.encode())),
        kg.load(io.StringIO(text)),
    ]
    assert first.query(during="2024-05").ids() == ("w",)
    assert all(other == first for other in others)


@pytest.mark.parametrize("name", ["mine.json", "mine.jsonl"])
def test_what_is_written_is_loaded_again(tl: kg.Timeline, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    tl.write(path)
    again = kg.load(path)
    assert again == tl
    assert again.query().ids() == tl.query().ids()
    assert path.read_text(encoding="utf-8") == tl.render(lines=name.endswith("l"))
    assert len(path.read_text(encoding="utf-8").splitlines()) == len(tl) + 1 or name.endswith("json")


def test_json_values_are_those_of_the_file(tl: kg.Timeline) -> None:
    assert tl.to_json() == json.loads(tl.render())
    assert tl.event_json("letter") in tl.to_json()["events"]


def test_bytes_that_cannot_be_had_are_said_so(tmp_path: Path) -> None:
    for missing in (tmp_path / "none.json", tmp_path):
        with pytest.raises(kg.DatasetReadError, match="can't read"):
            kg.load(missing)
        with pytest.raises(kg.DatasetReadError):
            kg.validate(missing)


def test_a_reference_that_leads_nowhere_has_a_line() -> None:
    text = LINES.replace('"actor": "a"', '"actor": "b"').replace(
        '"date"', '"reports": [{"source": "s"}], "date"'
    )
    with pytest.raises(kg.DatasetInvalidError) as caught:
        kg.load(text.encode())
    problems = caught.value.problems
    assert len(problems) == 2
    assert {problem.line for problem in problems} == {2}
    assert {problem.event_id for problem in problems} == {"w"}


def test_every_fault_of_structure_is_told_at_once() -> None:
    text = JSON.replace('"war"', '"wor"').replace('"state"', '"empire"')
    with pytest.raises(kg.DatasetInvalidError) as caught:
        kg.load(text.encode())
    assert len(caught.value.problems) == 2
    assert all(problem.line == 1 for problem in caught.value.problems)


def test_another_version_is_an_error_of_its_own() -> None:
    with pytest.raises(kg.SchemaVersionError):
        kg.load(JSON.replace('"1.0"', '"9.0"').encode())


def test_validate_answers_and_never_raises_on_content(tl: kg.Timeline) -> None:
    sound = kg.load(JSON.encode()).render().encode()
    assert kg.validate(sound) == ()
    assert kg.validate(sound, strict=True) != ()
    assert [problem.code for problem in kg.validate(b"\xff\xfe{")] != []
    assert tl.check() == kg.validate(tl.render().encode())
    assert tl.check(strict=True) == kg.validate(tl.render().encode(), strict=True)


def test_evidence_is_verified_against_texts(tl: kg.Timeline) -> None:
    assert isinstance(tl.verify({}), tuple)


def test_the_shipped_dataset_loads() -> None:
    tl = kg.load()
    assert len(tl) > 30
    assert kg.validate() == ()


def test_objects_that_do_not_fit_together_are_refused() -> None:
    part = kg.Participant(actor="nobody", role=kg.Role.PARTICIPANT)
    war = kg.War(id="w", title="W", date=None, participants=(part,))
    with pytest.raises(kg.DatasetInvalidError) as caught:
        kg.Timeline(events=[war, war])
    assert len(caught.value.problems) >= 2


def test_a_timeline_is_a_container_of_events(tl: kg.Timeline) -> None:
    assert len(tl) == 6
    assert [event.id for event in tl] == [event.id for event in tl.events]
    assert tl["letter"].title == "Letter on foreign agents"
    assert "letter" in tl
    assert "lettre" not in tl
    assert 5 not in tl
    with pytest.raises(kg.EventNotFoundError, match="did you mean 'letter'"):
        tl["lettre"]
    assert repr(tl) == "<Timeline 'small': 6 events, 4 actors, 2 sources>"
    assert tl.dataset.title == "Small & <odd>"
    assert tl.document.dataset is tl.dataset


def test_actors_and_sources_are_had_by_id_and_gone_through(tl: kg.Timeline) -> None:
    assert (
        [actor.id for actor in tl.actors] == ["agency", "envoy", "president", "us"] == list(tl.actors.ids())
    )
    assert tl.actors["envoy"].name == "Ann Envoy"
    assert tl.actors.get("nobody") is None
    assert "envoy" in tl.actors
    assert len(tl.sources) == 2
    assert repr(tl.sources) == "<2: agency-2024, paper>"
    with pytest.raises(kg.ActorNotFoundError, match="did you mean 'envoy'"):
        tl.actors["envoi"]
    with pytest.raises(kg.SourceNotFoundError, match="did you mean 'paper'"):
        tl.sources["papers"]


def test_actors_are_found_by_name_and_office(tl: kg.Timeline) -> None:
    assert tl.actor("Энвой").id == "envoy"
    assert tl.actor("US Secretary of State", on="2024-01-17").id == "envoy"
    assert [actor.id for actor in tl.find_actors("Secretary of State")] == ["envoy"]
    with pytest.raises(kg.ActorNotFoundError):
        tl.find_actors("nobody at all")


def test_relations_are_followed_backwards(tl: kg.Timeline) -> None:
    assert tl.relations_to("letter") == ((kg.RelationType.REPLIES_TO, "reply"),)
    assert tl.relations_to("reply") == ()
    with pytest.raises(kg.EventNotFoundError):
        tl.relations_to("lettre")


def test_stats_count(tl: kg.Timeline) -> None:
    counted = tl.stats()
    assert (counted["events"], counted["actors"], counted["sources"], counted["reports"]) == (6, 4, 2, 3)
    assert counted["kinds"] == {"letter": 3, "war": 2, "interview": 1}
    assert counted["years"] == {"2023": 1, "2024": 2, "several years": 2, "undated": 1}
    assert counted["basis"] == {"none": 6}


def test_equal_timelines_are_equal(tl: kg.Timeline) -> None:
    again = kg.load(tl.render().encode())
    assert again == tl
    assert hash(again) == hash(tl)
    assert tl != kg.load(JSON.encode())
    assert tl != "tl"


def test_a_timeline_is_pickled(tl: kg.Timeline) -> None:
    again = pickle.loads(pickle.dumps(tl))  # noqa: S301 - our own bytes
    assert again == tl
    assert again.query(actor="envoy").ids() == tl.query(actor="envoy").ids()
    with pytest.raises(AttributeError):
        tl.events = ()  # type: ignore[misc]  # that is what is tested
