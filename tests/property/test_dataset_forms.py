"""Laws of reading and writing: round trip, canonical form, any bytes at all."""

import json
import random

from hypothesis import given
from hypothesis import strategies as st

from builders import actor_json, document_json, event_json, source_json, span_json
from kgtimeline.dataset.canonical import in_order, order_key
from kgtimeline.dataset.json_text import find_faults, has_unique_keys
from kgtimeline.dataset.layout import WIDTH, render_json
from kgtimeline.dataset.parts import header_end
from kgtimeline.dataset.positions import locate
from kgtimeline.dataset.reader import gather, read_document
from kgtimeline.dataset.records import Records
from kgtimeline.dataset.writer import render, render_lines
from kgtimeline.errors import DatasetInvalidError
from kgtimeline.model.document import DatasetInfo, Document
from kgtimeline.model.findings import pointer
from strategies import any_documents, documents

json_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | json_texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(json_texts, inner, max_size=4),
    max_leaves=25,
)


def _valid_bytes() -> bytes:
    """Make a document that has something of everything."""
    event = event_json(
        "event-a",
        dating={"basis": "stated", "rule": "only_reading@1", "from": [{"source": "source-a"}]},
        reports=[{"source": "source-a", "spans": [span_json()], "note": "Жапаров “x” \\ \n"}],
        tags=["b", "a"],
    )
    other = event_json("event-b", "statement", date=None, relations=[{"type": "after", "event": "event-a"}])
    return json.dumps(document_json(event, other), ensure_ascii=False, indent=1).encode()


@given(documents())
def test_reading_what_was_written_gives_the_same_records(document: Document) -> None:
    assert render(read_document(render(document).encode())) == render(document)


@given(documents())
def test_json_lines_hold_the_same_as_json(document: Document) -> None:
    lines = render_lines(document)
    again = read_document(lines.encode())
    assert render(again) == render(document)
    assert render_lines(again) == lines
    assert lines.count("\n") == 1 + len(document.events)


@given(any_documents())
def test_any_document_that_is_valid_in_itself_is_read(values: dict[str, object]) -> None:
    document = read_document(json.dumps(values).encode())
    assert render(read_document(render(document).encode())) == render(document)


@given(st.just(Document(schema_version="1.0", dataset=DatasetInfo(id="a", title="A"))) | documents())
def test_the_canonical_form_is_never_taken_for_json_lines(document: Document) -> None:
    assert header_end(render(document).encode()) is None
    assert header_end(render_lines(document).encode()) is not None


@given(documents())
def test_records_are_in_order_whatever_the_order_of_the_file(document: Document) -> None:
    turned = document.model_copy(update={"events": document.events[::-1], "actors": document.actors[::-1]})
    assert Records(turned).events == Records(document).events
    assert render(turned) == render(document)
    assert in_order(document.events) == sorted(document.events, key=order_key)


@given(json_values)
def test_layout_is_json_of_lines_that_fit_or_hold_one_scalar(value: object) -> None:
    text = render_json(value)
    assert json.loads(text) == value
    for line in text.splitlines():
        if len(line) > WIDTH:
            assert not line.endswith(("]", "}", "],", "},")) or line.lstrip().startswith('"')


@given(json_values)
def test_valid_json_has_no_faults_and_unique_keys(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False)
    assert find_faults(text) == []
    assert has_unique_keys(text) == ("\\u0022" not in text)
    assert has_unique_keys(text.encode()) == ("\\u0022" not in text)


@given(st.dictionaries(json_texts, json_values, min_size=1, max_size=5), st.data())
def test_a_repeated_key_is_found_wherever_it_is(value: dict[str, object], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(value)))
    again = json.dumps({key: data.draw(json_values)})
    separators = data.draw(st.sampled_from([(",", ":"), (", ", " : "), (",\n", ":\t")]))
    text = json.dumps(value, separators=separators)[:-1] + "," + again[1:]
    nested = f"[{text}]"
    assert not has_unique_keys(nested)
    (fault,) = [fault for fault in find_faults(nested) if fault.code == "duplicate-key"]
    assert fault.path == pointer([0, key])
    assert nested[fault.offset :].startswith(json.dumps(key))


@given(json_values)
def test_every_value_is_located_where_it_stands(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    paths = dict(_walk(value, ()))
    found = locate(text, map(pointer, paths))
    assert found.keys() == set(map(pointer, paths))
    for path, part in paths.items():
        decoded, _ = json.JSONDecoder().raw_decode(text, found[pointer(path)].value)
        assert decoded == part


def _walk(value: object, path: tuple[str | int, ...]) -> list[tuple[tuple[str | int, ...], object]]:
    children: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        children = list(value.items())
    elif isinstance(value, list):
        children = list(enumerate(value))
    return [(path, value), *(found for step, part in children for found in _walk(part, (*path, step)))]


def test_a_thousand_mutations_of_bytes_raise_nothing_but_our_errors() -> None:
    valid = _valid_bytes()
    lines = render_lines(read_document(valid)).encode()
    chance = random.Random(20240212)  # noqa: S311 - not for secrets
    refused = 0
    for _ in range(1_000):
        data = bytearray(chance.choice([valid, lines]))
        for _ in range(chance.randint(1, 4)):
            _mutate(data, chance)
        refused += not _is_read(bytes(data))
    assert 500 < refused < 1_000


def _mutate(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    match chance.randrange(4):
        case 0:
            data[at] = chance.randrange(256)
        case 1:
            del data[at : at + chance.randint(1, 20)]
        case 2:
            data[at:at] = data[at : at + chance.randint(1, 60)]
        case _:
            data[at:at] = chance.choice(
                [b'"', b"{", b"}", b"[", b"]", b",", b"\n", b"NaN", b"\xff", b"\\", b"1.0"]
            )


def _is_read(data: bytes) -> bool:
    try:
        Records(read_document(data, file="mine.json"))
    except DatasetInvalidError as error:
        return not _all_told(error)
    return True


def _all_told(error: DatasetInvalidError) -> bool:
    """Tell whether an error holds problems, each with code and message."""
    return bool(error.problems) and all(problem.code and problem.message for problem in error.problems)


@given(st.binary(max_size=60))
def test_any_bytes_give_a_document_or_problems_with_a_place(data: bytes) -> None:
    gathered = gather(data, file="any")
    assert gathered.document is not None or gathered.problems
    placed = gathered.text.place(gathered.problems)
    assert all(problem.line is not None and problem.file == "any" for problem in placed)


def test_builders_make_what_is_read() -> None:
    document = document_json(actors=[actor_json()], sources=[source_json()])
    assert read_document(json.dumps(document).encode()).events == ()
