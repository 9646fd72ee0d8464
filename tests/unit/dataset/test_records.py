"""References, order, hedging and look-up by id."""

import json
from typing import Any

import pytest

from builders import actor, document, document_json, event, event_json, source, span_json
from kgtimeline.dataset.reader import read_document
from kgtimeline.dataset.records import Records
from kgtimeline.dataset.references import iter_reference_problems, references_resolve
from kgtimeline.dates.truth import Truth
from kgtimeline.errors import DatasetInvalidError, EventNotFoundError
from kgtimeline.model.actors import Office
from kgtimeline.model.document import Document
from kgtimeline.vocab import RelationType

READING = {"date": "2024", "expression": "2024", "rule": "abs.y@1"}


def _dating(**keys: Any) -> dict[str, Any]:
    return {"basis": "bounded", "rule": "not_after@1", **keys}


def _document(*events: dict[str, Any], **keys: Any) -> Document:
    return read_document(json.dumps(document_json(*events, **keys)).encode())


def _figure(**keys: Any) -> dict[str, Any]:
    return {"key": "k", "label": "l", "value": "1", "unit": "USD", **keys}


@pytest.mark.parametrize(
    ("keys", "code", "path"),
    [
        ({"participants": [{"actor": "x", "role": "sender"}]}, "unknown-actor", "/participants/0/actor"),
        ({"reports": [{"source": "x"}]}, "unknown-source", "/reports/0/source"),
        ({"reports": [{"source": "source-a", "via": ["actor-a", "x"]}]}, "unknown-actor", "/reports/0/via/1"),
        (
            {"reports": [{"source": "source-a", "participants": [{"actor": "x", "role": "sender"}]}]},
            "unknown-actor",
            "/reports/0/participants/0/actor",
        ),
        ({"relations": [{"type": "after", "event": "x"}]}, "unknown-event", "/relations/0/event"),
        (
            {"relations": [{"type": "after", "event": "event-a", "source": "x", "span": span_json()}]},
            "unknown-source",
            "/relations/0/source",
        ),
        ({"dating": _dating(**{"from": [{"source": "x"}]})}, "unknown-source", "/dating/from/0/source"),
        (
            {"dating": _dating(**{"from": [{"source": "source-a", "via": ["x"]}]})},
            "unknown-actor",
            "/dating/from/0/via/0",
        ),
        (
            {"dating": _dating(anchors=[{"type": "event", "ref": "x", "date": "2024"}])},
            "unknown-event",
            "/dating/anchors/0/ref",
        ),
        (
            {"dating": _dating(anchors=[{"type": "published", "ref": "x", "date": "2024"}])},
            "unknown-source",
            "/dating/anchors/0/ref",
        ),
        ({"figures": [_figure(speaker="x")]}, "unknown-actor", "/figures/0/speaker"),
        ({"figures": [_figure(about=["x"])]}, "unknown-actor", "/figures/0/about/0"),
        ({"figures": [_figure(via=["x"])]}, "unknown-actor", "/figures/0/via/0"),
        ({"figures": [_figure(source="x", span=span_json())]}, "unknown-source", "/figures/0/source"),
    ],
)
def test_a_reference_of_an_event_must_lead_somewhere(keys: dict[str, Any], code: str, path: str) -> None:
    made = _document(event_json("event-a", **keys))
    with pytest.raises(DatasetInvalidError) as caught:
        Records(made)
    (problem,) = caught.value.problems
    assert (problem.code, problem.path, problem.event_id) == (code, f"/events/0{path}", "event-a")
    assert list(iter_reference_problems(made.actors, made.sources, made.events, {"x"})) == []


@pytest.mark.parametrize(
    ("fields", "code", "path"),
    [
        (
            {"actors": [actor(offices=[Office(title="T", organisation="x")])]},
            "unknown-actor",
            "offices/0/organisation",
        ),
        ({"sources": [source(publisher="x")]}, "unknown-actor", "publisher"),
        ({"sources": [source(attributed_to=["actor-a", "x"])]}, "unknown-actor", "attributed_to/1"),
        ({"sources": [source(reprint_of="x")]}, "unknown-source", "reprint_of"),
    ],
)
def test_a_reference_of_the_header_must_lead_somewhere(fields: dict[str, Any], code: str, path: str) -> None:
    with pytest.raises(DatasetInvalidError) as caught:
        Records(document(**fields))
    (problem,) = caught.value.problems
    assert problem.code == code
    assert problem.path.endswith(f"/0/{path}")


def test_a_reprint_may_be_that_of_a_source_or_of_an_actor() -> None:
    for original in ("actor-a", "source-b"):
        Records(document(sources=[source(reprint_of=original), source("source-b")]))


def test_ids_are_unique_in_each_list_and_all_problems_are_told() -> None:
    made = document(
        event("a"),
        event("a"),
        event("a"),
        actors=[actor(), actor()],
        sources=[source("actor-a"), source("actor-a")],
    )
    assert not references_resolve(made.actors, made.sources, made.events)
    with pytest.raises(DatasetInvalidError) as caught:
        Records(made)
    places = [(problem.code, problem.path) for problem in caught.value.problems]
    assert places == [
        ("duplicate-id", "/actors/1/id"),
        ("duplicate-id", "/sources/1/id"),
        ("duplicate-id", "/events/1/id"),
        ("duplicate-id", "/events/2/id"),
    ]


def test_an_unknown_id_names_those_that_are_close() -> None:
    records = Records(document(event("letter-of-may"), event("letter-of-june")))
    assert records.event("letter-of-may").id == "letter-of-may"
    with pytest.raises(EventNotFoundError) as caught:
        records.event("letter-of-mai")
    assert caught.value.near[0] == "letter-of-may"


def test_rows_follow_the_dates() -> None:
    records = Records(document(event("b", date="2024"), event("c", date=None), event("a", date="2023")))
    assert [made.id for made in records.events] == ["a", "b", "c"]
    assert dict(records.row_of) == {"a": 0, "b": 1, "c": 2}
    assert [bounds is None for bounds in records.bounds] == [False, False, True]
    assert len(records) == 3


def test_records_can_not_be_changed() -> None:
    records = Records(document())
    with pytest.raises(AttributeError, match="immutable"):
        records.events = ()
    with pytest.raises(AttributeError, match="immutable"):
        del records.events
    with pytest.raises(TypeError):
        records.actors["x"] = actor()  # type: ignore[index]


def test_relations_are_found_from_the_event_they_point_to() -> None:
    made = _document(
        event_json("a"),
        event_json("c", date="2023", relations=[{"type": "after", "event": "a"}]),
        event_json("b", relations=[{"type": "concerns", "event": "a"}]),
    )
    records = Records(made)
    assert records.relations_to("a") == ((RelationType.AFTER, "c"), (RelationType.CONCERNS, "b"))
    assert records.relations_to("b") == ()


def _anchored(event_id: str, ref: str, date: str = "2024-01-17", kind: str = "event") -> dict[str, Any]:
    anchor = {"type": kind, "ref": ref, "date": date}
    return event_json(event_id, date="[..2024-01-17]", dating=_dating(anchors=[anchor]))


def test_a_date_is_never_surer_than_what_it_was_worked_out_from() -> None:
    records = Records(
        _document(
            event_json("a", date="2024-01-17?"),
            _anchored("b", "a", date="2024-01-17?"),
            _anchored("c", "b"),
            event_json("sure"),
            _anchored("d", "sure"),
        )
    )
    hedged = {made.id for made in records.events if made.date is not None and made.date.hedged}
    assert hedged == {"a", "b", "c"}
    for made, bounds in zip(records.events, records.bounds, strict=True):
        assert bounds is not None
        assert bounds.hedged == (made.id in hedged)
    assert records.event("c").date is not None
    assert records.event("c").date.before("2025") is Truth.MAYBE  # type: ignore[union-attr]
    assert records.event("d").date.before("2025") is Truth.YES  # type: ignore[union-attr]
    assert records.event("c").date.text == "[..2024-01-17]"  # type: ignore[union-attr]


def test_circles_of_anchors_end() -> None:
    sure = Records(_document(_anchored("a", "b"), _anchored("b", "a")))
    assert not any(bounds.hedged for bounds in sure.bounds if bounds)
    doubtful = Records(_document(_anchored("a", "b", date="2024~"), _anchored("b", "a")))
    assert all(bounds.hedged for bounds in doubtful.bounds if bounds)


@pytest.mark.parametrize("used", [True, False])
def test_a_doubtful_publication_hedges_what_is_dated_by_it(used: bool) -> None:  # noqa: FBT001
    reading = {**READING, "anchor": {"type": "published", "date": "2024?"}}
    origin = {"from": [{"source": "source-a"}]} if used else {}
    made = event_json(
        date="2024", dating=_dating(**origin), reports=[{"source": "source-a", "reading": reading}]
    )
    (bounds,) = Records(_document(made)).bounds
    assert bounds is not None
    assert bounds.hedged is used


def test_an_anchor_takes_over_the_doubt_of_the_source_it_names() -> None:
    doubtful = [{"id": "source-a", "title": "t", "published": "2024~"}]
    (bounds,) = Records(_document(_anchored("a", "source-a", kind="published"), sources=doubtful)).bounds
    assert bounds is not None
    assert bounds.hedged
