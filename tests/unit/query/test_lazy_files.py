"""A file that is opened answers as one that is loaded, and notices what happens to it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kgtimeline as kg
from kgtimeline.query import lazy_sketch
from kgtimeline.query.lazy_records import LazyRecords
from kgtimeline.query.side_file import side_path

ALL = [
    {"actor": "Japarov"},
    {"actor": "sadyr-japarov", "role": "sender"},
    {"role": "speaker"},
    {"kind": ["letter", "message"]},
    {"country": "US"},
    {"factuality": "announced"},
    {"source": "un-speech-2025"},
    {"relation": "possibly_same_as"},
    {"text": '"foreign agents"'},
    {"text": "sanction*"},
    {"during": "2024-02"},
    {"before": "2024"},
    {"id": "un-general-debate"},
]


@pytest.fixture(params=[True, False], ids=["checked", "unchecked"])
def opened(tmp_path: Path, request: pytest.FixtureRequest) -> kg.Timeline:
    path = tmp_path / "shipped.jsonl"
    kg.load().write(path)
    return kg.open(path, check=request.param)


def test_it_answers_every_question_as_the_loaded_one(opened: kg.Timeline) -> None:
    loaded = kg.load()
    assert isinstance(opened.records, LazyRecords)
    for conditions in ALL:
        found, expected = opened.query(**conditions), loaded.query(**conditions)  # type: ignore[arg-type]  # of many types
        assert found == expected, conditions
    asked = kg.figure("trade") & ~kg.actor("EU")
    assert opened.where(asked) == loaded.where(asked)


def test_it_holds_what_the_loaded_one_holds(opened: kg.Timeline) -> None:
    loaded = kg.load()
    assert len(opened) == len(loaded)
    assert tuple(opened) == tuple(opened.events) == tuple(loaded.events)
    assert opened.events[3:5] == loaded.events[3:5]
    assert opened["menendez-letter-to-japarov"].date == loaded["menendez-letter-to-japarov"].date
    for event in loaded:
        assert opened.relations_to(event.id) == loaded.relations_to(event.id)
    assert opened == loaded
    assert opened.stats() == loaded.stats()


def test_dates_that_rest_on_doubt_are_doubtful(opened: kg.Timeline) -> None:
    doubtful = [event.id for event in kg.load() if event.date is not None and event.date.hedged]
    assert "japarov-statement-to-kabar" in doubtful
    assert [event.id for event in opened if event.date is not None and event.date.hedged] == doubtful


def test_rows_are_in_date_order_whatever_the_file_is_in(tmp_path: Path) -> None:
    loaded = kg.load()
    head, *lines = loaded.render(lines=True).splitlines(keepends=True)
    path = tmp_path / "turned.jsonl"
    path.write_text("".join(["\n", head, "\n", *reversed(lines), "  \n"]), encoding="utf-8")
    for _ in range(2):  # the second time from the index beside it
        turned = kg.open(path)
        assert [event.id for event in turned] == [event.id for event in loaded]
        assert turned.query(actor="Japarov").ids() == loaded.query(actor="Japarov").ids()
        assert turned.query(during="2024").ids() == loaded.query(during="2024").ids()
        assert turned.query(role="speaker").ids() == loaded.query(role="speaker").ids()


def test_the_index_beside_it_is_used_while_it_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "shipped.jsonl"
    kg.load().write(path)
    first = kg.open(path)
    assert side_path(path).exists()

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("it was indexed again")

    monkeypatch.setattr("kgtimeline.query.lazy_records.scan", refuse)
    assert kg.open(path).query(actor="Japarov").ids() == first.query(actor="Japarov").ids()
    path.touch()  # another time, the same bytes
    assert kg.open(path, check=False).query(kind="letter").ids() == first.query(kind="letter").ids()


@pytest.mark.parametrize("harm", ["cut", "other", "longer", "empty", "none"])
def test_an_index_that_does_not_fit_is_made_anew(tmp_path: Path, harm: str) -> None:
    path = tmp_path / "shipped.jsonl"
    kg.load().write(path)
    kg.open(path)
    side = side_path(path)
    data = side.read_bytes()
    side.write_bytes(
        {
            "cut": data[:-7],
            "other": b"kgtimeline index 0\n",
            "longer": data + b"x",
            "empty": b"",
            "none": data,
        }[harm]
    )
    if harm == "none":
        text = path.read_text(encoding="utf-8").replace("2024-01-17", "2024-01-18")
        path.write_text(text, encoding="utf-8")
    found = kg.open(path).query(during="2024-01-18", kind="letter", certain=True).ids()
    assert found == (("blinken-letter-to-japarov",) if harm == "none" else ())
    assert len(side.read_bytes()) == len(data)


def test_an_unchecked_index_does_not_vouch_for_the_data(tmp_path: Path) -> None:
    head, *lines = kg.load().render(lines=True).splitlines(keepends=True)
    place = next(n for n, line in enumerate(lines) if '"id":"kyrgyz-exports-to-russia-2022"' in line)
    lines[place] = re.sub('"role":"[a-z_]+"', '"role":"shouter"', lines[place], count=1)
    path = tmp_path / "bad.jsonl"
    path.write_text("".join([head, *lines]), encoding="utf-8")
    assert len(kg.open(path, check=False)) == len(kg.load())
    with pytest.raises(kg.DatasetInvalidError, match="shouter") as error:
        kg.open(path)
    assert error.value.problems[0].line == place + 2


def test_a_fault_in_what_dates_rest_on_is_found_unchecked(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    text = kg.load().render(lines=True).replace('"rule":"year_from_anchor@1"', '"rule":7')
    path.write_text(text, encoding="utf-8")
    with pytest.raises(kg.DatasetInvalidError, match="7 is not a string"):
        kg.open(path, check=False)


def test_faults_are_found_with_their_lines(tmp_path: Path) -> None:
    head, *lines = kg.load().render(lines=True).splitlines(keepends=True)
    path = tmp_path / "bad.jsonl"
    wrong = lines[4].replace("washington-post", "nobody-at-all")
    path.write_text("".join([head, *lines[:4], wrong, *lines[5:]]), encoding="utf-8")
    with pytest.raises(kg.DatasetInvalidError) as error:
        kg.open(path)
    expected = [(one.code, one.path, one.line) for one in kg.validate(path) if one.code == "unknown-actor"]
    assert [(one.code, one.path, one.line) for one in error.value.problems] == expected != []


def test_ids_that_stand_twice_and_ties_to_nowhere_are_found(tmp_path: Path) -> None:
    head, *lines = kg.load().render(lines=True).splitlines(keepends=True)
    path = tmp_path / "bad.jsonl"
    kept = [line for line in lines if '"id":"un-general-debate"' not in line]
    path.write_text("".join([head, *kept, lines[0]]), encoding="utf-8")
    with pytest.raises(kg.DatasetInvalidError) as error:
        kg.open(path)
    assert sorted({one.code for one in error.value.problems}) == ["duplicate-id", "unknown-event"]


def test_an_unchecked_date_that_is_none_is_found(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    text = kg.load().render(lines=True).replace('"date":"2023-07"', '"date":"2023-7"', 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(kg.DatasetInvalidError, match="2023-7"):
        kg.open(path, check=False)


def test_a_line_that_is_no_event_is_found_unchecked(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(kg.load().render(lines=True) + '{"id": 7}\n', encoding="utf-8")
    with pytest.raises(kg.DatasetInvalidError):
        kg.open(path, check=False)


def test_a_file_that_changes_under_us_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "shipped.jsonl"
    kg.load().write(path)
    opened = kg.open(path)
    text = path.read_text(encoding="utf-8")
    with path.open("r+", encoding="utf-8") as file:
        file.write(text.replace('"id":"blinken-letter-to-japarov"', '"id":"japarov-letter-to-blinken"', 1))
    with pytest.raises(kg.DatasetReadError, match="open it again"):
        _ = opened["blinken-letter-to-japarov"].title


def test_json_is_loaded_and_a_missing_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "shipped.json"
    kg.load().write(path)
    assert kg.open(path) == kg.load()
    assert not side_path(path).exists()
    with pytest.raises(kg.DatasetReadError):
        kg.open(tmp_path / "none.jsonl")


def test_no_events_are_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    kg.Timeline().write(path)
    for _ in range(2):
        assert kg.open(path).query(during="2024", kind="letter").ids() == ()


def test_nothing_is_written_if_nobody_wants_it(tmp_path: Path) -> None:
    path = tmp_path / "shipped.jsonl"
    kg.load().write(path)
    kg.open(path, keep_index=False)
    assert [found.name for found in tmp_path.iterdir()] == ["shipped.jsonl"]


@pytest.mark.parametrize("check", [True, False])
def test_without_msgspec_it_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, check: bool
) -> None:
    path = tmp_path / "shipped.jsonl"
    kg.load().write(path)
    for module in ("lazy_stretch", "lazy_check"):
        monkeypatch.setattr(f"kgtimeline.query.{module}.reader", lambda **_: lazy_sketch.slow_reader())
    opened = kg.open(path, check=check)
    assert opened == kg.load()
    for conditions in ALL:
        assert opened.query(**conditions) == kg.load().query(**conditions)  # type: ignore[arg-type]  # of many types
    path.write_text(path.read_text(encoding="utf-8") + '{"id": 7}\n', encoding="utf-8")
    with pytest.raises(kg.DatasetInvalidError):
        kg.open(path, check=check)


_LEAST = {"id": "a", "kind": "war", "date": None, "participants": [{"actor": "b", "role": "participant"}]}


@pytest.mark.parametrize(
    "changed",
    [
        [1],
        {**_LEAST, "id": 7},
        {**_LEAST, "participants": 5},
        {**_LEAST, "participants": [{"actor": "b"}]},
        {**_LEAST, "reports": ["s"]},
        {**_LEAST, "tags": [["t"]]},
        {**_LEAST, "tags": 3},
        {**_LEAST, "codes": {"cameo": [1]}},
        {**_LEAST, "codes": [1]},
        {**_LEAST, "dating": [1]},
        {key: value for key, value in _LEAST.items() if key != "date"},
    ],
)
def test_what_is_no_event_is_no_sketch(changed: object) -> None:
    line = json.dumps(changed).encode()
    for reader in (lazy_sketch.slow_reader(), lazy_sketch.reader(), lazy_sketch.reader(whole=True)):
        with pytest.raises(lazy_sketch.UnreadableLineError):
            reader.read([line])


@pytest.mark.parametrize("separators", [(",", ":"), (", ", ": ")])
def test_a_repeated_key_is_seen_wherever_it_stands(separators: tuple[str, str]) -> None:
    lines = [json.loads(line) for line in kg.load().render(lines=True).splitlines()[1:]]
    wholes = [_written(line, separators) for line in lines]
    for reader in (lazy_sketch.reader(whole=True), lazy_sketch.slow_reader()):
        assert reader.has_unique_keys(wholes, reader.read(wholes))
        for line, whole in zip(lines, wholes, strict=True):
            for key in sorted({key for key, _ in _members(line)}):
                value = next(value for name, value in _members(line) if name == key)
                pair = json.dumps({key: value}, ensure_ascii=False, separators=separators)[1:-1].encode()
                twice = whole.replace(pair, pair + b"," + pair, 1)
                assert twice != whole
                assert not reader.has_unique_keys([twice], reader.read([twice])), key


def _written(value: object, separators: tuple[str, str]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=separators).encode() + b"\n"


def _members(value: object) -> Iterator[tuple[str, object]]:
    """Give every key of every object in a value, with what it holds."""
    if isinstance(value, dict):
        yield from value.items()
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _members(part)


@pytest.mark.parametrize("value", [r"\u0022", r"\"", r"\u00e9"])
def test_escapes_are_no_repeated_keys(tmp_path: Path, value: str) -> None:
    path = tmp_path / "escaped.jsonl"
    head, first, *_ = kg.load().render(lines=True).splitlines(keepends=True)
    first = first.removesuffix("}\n") + f',"codes":{{"cameo":"{value}"}},"place":null}}\n'
    path.write_text(head + first, encoding="utf-8")
    assert kg.open(path).events[0].codes["cameo"] == json.loads(f'"{value}"')


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_index_is_made_anew(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "a.jsonl"
    if not path.exists():
        kg.load().write(path)
        kg.open(path)
    index = side_path(path)
    sound = index.read_bytes()
    place = data.draw(st.integers(0, len(sound) - 1))
    bits = data.draw(st.integers(1, 255))
    cut = data.draw(st.booleans())
    index.write_bytes(
        sound[:place] if cut else sound[:place] + bytes([sound[place] ^ bits]) + sound[place + 1 :]
    )
    assert kg.open(path).query(actor="Japarov").ids() == kg.load().query(actor="Japarov").ids()
    assert index.read_bytes() == sound


def test_a_file_that_is_cut_off_under_us_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    kg.load().write(path)
    opened = kg.open(path)
    with path.open("r+b") as file:
        file.truncate(3_000)
    with pytest.raises(kg.DatasetReadError, match="shorter now; open it again"):
        opened.query(text="law")
    with pytest.raises(kg.DatasetReadError, match="shorter now; open it again"):
        list(opened)


def test_texts_of_a_file_that_was_written_over_are_not_taken_for_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    kg.load().write(path)
    for spoilt in (b"x" * 2_000, None):
        opened = kg.open(path)
        lines = path.read_bytes().splitlines(keepends=True)
        if spoilt is None:  # sound lines, in another order
            path.write_bytes(b"".join([lines[0], *lines[:0:-1]]))
        else:
            data = bytearray(path.read_bytes())
            data[20_000 : 20_000 + len(spoilt)] = spoilt
            path.write_bytes(data)
        with pytest.raises(kg.DatasetReadError, match="open it again"):
            opened.query(text="law")
        kg.load().write(path)
