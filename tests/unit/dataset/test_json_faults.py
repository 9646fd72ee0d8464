"""Every family of bad input, each with its code and its place."""

import gc
import json

import pytest

from builders import document_json, event_json
from kgtimeline.dataset.json_text import MAX_DEPTH, find_faults
from kgtimeline.dataset.reader import gather, read_document
from kgtimeline.errors import DatasetInvalidError, Problem, SchemaVersionError, Severity

HEADER = '{"schema_version": "1.0", "dataset": {"id": "a", "title": "A"}'


def _problems(data: bytes) -> list[tuple[str, int | None, int | None]]:
    with pytest.raises(DatasetInvalidError) as caught:
        read_document(data)
    return [(problem.code, problem.line, problem.column) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ("empty", 1, 1)),
        (b" \n\t\r\n", ("empty", 1, 1)),
        (b"\xef\xbb\xbf", ("empty", 1, 1)),
        (HEADER.encode("utf-16"), ("not-utf-8", 1, 1)),
        (HEADER.encode("utf-16-le"), ("not-utf-8", 1, 1)),
        (HEADER.encode("utf-16-be"), ("not-utf-8", 1, 1)),
        (HEADER.encode("utf-32"), ("not-utf-8", 1, 1)),
        (HEADER.encode("utf-32-be"), ("not-utf-8", 1, 1)),
        (b'{"schema_version": "1.0",\n "dataset": {"id": "a", "title": "\xff"}}', ("not-utf-8", 2, 35)),
        (b'{"schema_version": "1.0", "dataset": {"id": "a", "title": "\xc3("}}', ("not-utf-8", 1, 60)),
        (HEADER.encode(), ("not-json", 1, 63)),
        (b"{'a': 1}", ("not-json", 1, 2)),
        (b'{"a": 1,}', ("not-json", 1, 9)),
        (b'{"a" 1}', ("not-json", 1, 6)),
        (b'{"a": }', ("not-json", 1, 7)),
        (b'{"a": 01}', ("not-json", 1, 8)),
        (b'{"a": tru}', ("not-json", 1, 7)),
        (b'{"a": "b', ("not-json", 1, 7)),
        (b'{"a": "\\x"}', ("not-json", 1, 8)),
        (b"[1 2]", ("not-json", 1, 4)),
        (f"{HEADER}}} x".encode(), ("trailing-data", 1, 65)),
        (b"[" * 100_000, ("too-deep", 1, MAX_DEPTH + 1)),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, ("too-deep", 1, 5 * MAX_DEPTH + 1)),
    ],
)
def test_a_text_that_is_no_json_has_one_problem(data: bytes, expected: tuple[str, int, int]) -> None:
    assert _problems(data) == [expected]


@pytest.mark.parametrize(
    ("member", "code", "column"),
    [
        ('"x": NaN', "non-finite-number", 71),
        ('"x": -Infinity', "non-finite-number", 71),
        (f'"x": {"9" * 5_000}', "huge-integer", 71),
        ('"x": "\\ud800"', "lone-surrogate", 71),
        ('"x": "a\tb"', "control-character", 73),
        ('"dataset": {}', "duplicate-key", 66),
    ],
)
def test_a_fault_that_can_be_read_over_has_its_place(member: str, code: str, column: int) -> None:
    text = f'{HEADER}, {member}, "events": []}}'
    assert (code, 1, column - 1) in _problems(text.encode())


def test_all_faults_of_one_text_are_found() -> None:
    text = '{"a": NaN,\n "a": {"b": 1, "b": 2},\n "c": ["\\udfff", Infinity], "a": 3}'
    found = [(fault.code, fault.path) for fault in find_faults(text)]
    assert found == [
        ("non-finite-number", "/a"),
        ("duplicate-key", "/a"),
        ("duplicate-key", "/a/b"),
        ("lone-surrogate", "/c/0"),
        ("non-finite-number", "/c/1"),
        ("duplicate-key", "/a"),
    ]


def test_a_key_is_repeated_however_it_is_escaped() -> None:
    assert [fault.offset for fault in find_faults('{"a": 1, "\\u0061": 2}')] == [9]
    assert [fault.offset for fault in find_faults('{"\\u0022": 1, "\\"": 2}')] == [14]


def test_quotation_marks_written_as_escapes_are_no_fault() -> None:
    text = json.dumps(document_json(event_json(summary="@"))).replace("@", "\\u0022said\\u0022")
    assert read_document(text.encode()).events[0].summary == '"said"'


def test_a_byte_order_mark_is_a_warning() -> None:
    data = b"\xef\xbb\xbf" + json.dumps(document_json(event_json())).encode()
    assert len(read_document(data).events) == 1
    (problem,) = gather(data).problems
    assert (problem.code, problem.severity, problem.line, problem.column) == (
        "byte-order-mark",
        Severity.WARNING,
        1,
        1,
    )


def test_a_float_in_an_integer_field_is_refused() -> None:
    source = {"id": "source-a", "sha256": "0" * 64, "length": 1362.0}
    data = json.dumps(document_json(sources=[source]), indent=1).encode()
    (code, line, _) = _problems(data)[0]
    assert code == "wrong-type"
    assert line is not None
    assert b"1362.0" in data.splitlines()[line - 1]


def test_another_version_raises_its_own_error() -> None:
    data = json.dumps(document_json(event_json(kind="letter"), schema_version="2.0")).encode()
    with pytest.raises(SchemaVersionError, match=r"2\.0"):
        read_document(data)


def test_all_problems_of_all_lines_are_found() -> None:
    lines = [
        HEADER + "}",
        "",
        json.dumps(event_json("event-a", date="2024-13")),
        json.dumps(event_json("event-b"))[:-1] + ', "id": "event-c"}',
        '{"id": "event-d", ',
        json.dumps(event_json("event-e", colour="red")),
    ]
    with pytest.raises(DatasetInvalidError) as caught:
        read_document("\n".join(lines).encode(), file="mine.jsonl")
    places = [(one.code, one.path, one.line, one.event_id) for one in caught.value.problems]
    assert places == [
        ("bad-date", "/events/0/date", 3, "event-a"),
        ("duplicate-key", "/events/1/id", 4, "event-c"),
        ("not-json", "/events/2", 5, None),
        ("unknown-key", "/events/3/colour", 6, "event-e"),
    ]
    assert all(problem.file == "mine.jsonl" for problem in caught.value.problems)


def test_problems_of_a_document_stand_at_their_values_and_keys() -> None:
    text = (
        '{"schema_version": "1.0",\n'
        ' "dataset": {"id": "a", "title": "A", "titel": 1},\n'
        ' "events": [\n'
        '  {"id": "event-a", "kind": "letter", "title": "", "date": null,\n'
        '   "participants": [{"actor": "a", "role": "speaker"}]}],\n'
        ' "actors": [{"id": "a", "type": "person"}]}'
    )
    with pytest.raises(DatasetInvalidError) as caught:
        read_document(text.encode())
    places = {(one.code, one.line, one.column) for one in caught.value.problems}
    assert {("unknown-key", 2, 39), ("empty-text", 4, 48), ("missing-key", 6, 13)} <= places


def test_the_collector_is_as_it_was() -> None:
    data = json.dumps(document_json(event_json())).encode()
    assert gc.isenabled()
    read_document(data)
    assert gc.isenabled()
    gc.disable()
    try:
        read_document(data)
        assert not gc.isenabled()
    finally:
        gc.enable()
    with pytest.raises(DatasetInvalidError):
        read_document(data[:-1])
    assert gc.isenabled()


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    data = json.dumps(document_json(event_json("a"), event_json("b"))).encode()
    gather(data, progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (2, 2)]


def test_what_is_sound_is_kept_with_its_rows() -> None:
    data = json.dumps(document_json(event_json("a", title=5), event_json("b"))).encode()
    gathered = gather(data)
    assert gathered.document is not None
    assert [event.id for event in gathered.document.events] == ["b"]
    assert list(gathered.rows) == [1]
    assert gathered.lost == {"a"}


def test_a_path_that_leads_nowhere_stands_at_what_is_around_it() -> None:
    gathered = gather(json.dumps(document_json(event_json()), indent=1).encode())
    problem = Problem("missing-role", "m", path="/events/0/participants/5/role")
    (placed,) = gathered.text.place([problem])
    assert placed.line is not None
    assert "participants" in gathered.text.text.splitlines()[placed.line - 1]
