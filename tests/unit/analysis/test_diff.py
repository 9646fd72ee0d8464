"""What differs between two timelines: found, counted, told, and put into a patch."""

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

import jsonpatch
import pytest
from pydantic.fields import FieldInfo

import kgtimeline as kg
from builders import actor, document, event, source, span_json
from kgtimeline.analysis.changes import DEFAULTS, KNOWN_BY, Change, ChangeAction, changes
from kgtimeline.analysis.diff import Difference, diff
from kgtimeline.analysis.diff_text import place
from kgtimeline.analysis.patch import operations
from kgtimeline.dataset.records import Records
from kgtimeline.dates import EventDate
from kgtimeline.model.actors import Alias, Office
from kgtimeline.model.base import Leaf, Model, fields_by_key
from kgtimeline.model.datings import Dating, DatingAnchor, DatingFrom, Relation
from kgtimeline.model.document import DatasetInfo
from kgtimeline.model.events import EVENT_TYPES
from kgtimeline.model.figures import Figure
from kgtimeline.model.reports import Participant, Reading, Report, Span
from kgtimeline.model.sources import Source

FIGURE = Figure(key="growth", label="growth of trade", value="1.5", unit="ratio")


def compare(old: Any, new: Any, **keys: Any) -> Difference:
    """Compare two states of one event."""
    return diff(Records(document(old, **keys)), Records(document(new, **keys)))


def lines(difference: Difference) -> list[str]:
    """Give what is said of one event, without the numbers and the event itself."""
    return [line.strip() for line in str(difference).partition("\n\n")[2].splitlines()[2:]]


def test_a_timeline_does_not_differ_from_itself() -> None:
    tl = kg.load()
    difference = tl.diff(kg.load())
    assert not difference
    assert str(difference) == "no difference"
    assert difference.json_patch() == []
    assert difference.to_json()["events"] == []
    assert not any(number for row in difference.counts.values() for number in row.values())


def test_order_and_spelling_make_no_difference() -> None:
    one, other = event("event-a", date="2024-01"), event("event-b")
    spelled = event("event-a", date="2024-01-XX")
    a, b = Records(document(one, other)), Records(document(other, spelled))
    assert not diff(a, b)


def test_a_changed_date_moves_the_event_and_replaces_one_value() -> None:
    first, second, third = (event(f"event-{n}", date=f"2024-01-0{n}") for n in (1, 2, 3))
    a = Records(document(first, second, third))
    b = Records(document(event("event-1", date="2024-02"), second, third))
    assert diff(a, b).json_patch() == [
        {"op": "move", "from": "/events/0", "path": "/events/2"},
        {"op": "replace", "path": "/events/2/date", "value": "2024-02"},
    ]


def test_one_new_event_is_one_operation() -> None:
    a = Records(document(*(event(f"event-{n}") for n in "bcd")))
    b = Records(document(*(event(f"event-{n}") for n in "abcd")))
    patch = diff(a, b).json_patch()
    assert [(one["op"], one["path"]) for one in patch] == [("add", "/events/0")]
    assert patch[0]["value"]["id"] == "event-a"
    assert diff(b, a).json_patch() == [{"op": "remove", "path": "/events/0"}]


def test_the_first_event_brings_the_key_and_the_last_one_takes_it() -> None:
    empty, one = Records(document()), Records(document(event()))
    (added,) = diff(empty, one).json_patch()
    assert (added["op"], added["path"]) == ("add", "/events")
    assert diff(one, empty).json_patch() == [{"op": "remove", "path": "/events"}]
    assert diff(empty, one).counts["events"] == {"added": 1, "changed": 0, "withdrawn": 0}


def test_reports_are_matched_by_source_and_via() -> None:
    mine, hearsay = Report(source="source-a"), Report(source="source-a", via=["actor-a"])
    alleged = Report(source="source-a", factuality="alleged")
    difference = compare(event(reports=[mine, hearsay]), event(reports=[hearsay, alleged]))
    assert lines(difference) == [
        "~ report source-a, factuality: reported -> alleged",
        "~ reports: in another order, now source-a via actor-a, source-a",
    ]
    assert difference.json_patch() == [
        {"op": "move", "from": "/events/0/reports/1", "path": "/events/0/reports/0"},
        {"op": "add", "path": "/events/0/reports/1/factuality", "value": "alleged"},
    ]
    assert difference.counts["reports"] == {"added": 0, "changed": 1, "withdrawn": 0}
    assert difference.counts["fields"] == {"added": 0, "changed": 1, "withdrawn": 0}


def test_parts_of_events_that_come_and_go_count_too() -> None:
    told = event(reports=[Report(source="source-a")], figures=[FIGURE])
    difference = diff(Records(document()), Records(document(told)))
    assert difference.counts["reports"]["added"] == 1
    assert difference.counts["figures"]["added"] == 1
    assert difference.counts["participants"]["added"] == 1
    assert difference.counts["fields"] == {"added": 0, "changed": 0, "withdrawn": 0}


def test_figures_are_matched_by_key() -> None:
    more = Figure(key="growth", label="growth of trade", value="2", unit="ratio", qualifier="about")
    new = Figure(key="loss", label="loss", value="1", value_to="2", unit="percent", qualifier="at_least")
    assert lines(compare(event(figures=[FIGURE]), event(figures=[more, new]))) == [
        "~ figure growth, value: 1.5 -> 2",
        "~ figure growth, qualifier: as_stated -> about",
        "+ figure loss: loss, at least 1 to 2 percent",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({"date": None}, {"date": "2024"}, ["~ date: undated -> 2024"]),
        ({}, {"place": "Bishkek"}, ["+ place: Bishkek"]),
        ({"published": True}, {}, ["- published: yes"]),
        ({"published": True}, {"published": False}, ["~ published: yes -> no"]),
        ({"tags": ["b", "a"]}, {"tags": ["c", "a"]}, ["~ tags: a, b -> a, c"]),
        ({"codes": {"reports": "1"}}, {"codes": {"factuality": "x"}},
         ["+ codes factuality: x", "- codes reports: 1"]),
        ({"codes": {"date": "1"}}, {}, ['- codes: {"date": "1"}']),
        ({"summary": "x" * 50}, {"summary": "y" * 50}, ["~ summary:", f"- {'x' * 50}", f"+ {'y' * 50}"]),
        ({}, {"title": "\x1b[2J"}, ["~ title: Title of event-a -> \\x1b[2J"]),
        ({}, {"participants": [Participant(actor="actor-a", role="recipient", office="Envoy")]},
         ["- participant sender actor-a", "+ participant recipient actor-a, Envoy"]),
    ],
)  # fmt: skip
def test_a_change_is_told_on_one_line(old: dict[str, Any], new: dict[str, Any], told: list[str]) -> None:
    assert lines(compare(event(**old), event(**new))) == told


def test_readings_spans_and_datings_are_told_by_where_they_stand() -> None:
    def told(date: str, end: int) -> Any:
        reading = Reading(date=date, expression="then", rule="abs.mdy@1")
        spans = [Span(**span_json(0, end)), Span(**span_json(50, 60))]
        anchor = DatingAnchor(type="published", ref="source-a", date=date)
        dating = Dating(basis="stated", rule="most_precise@1", from_=[DatingFrom(source="source-a")])
        return event(
            reports=[Report(source="source-a", spans=spans, reading=reading)],
            dating=dating if end == 10 else Dating(basis="bounded", rule="not_after@1", anchors=[anchor]),
        )

    assert lines(compare(told("2024-01", 10), told("2024-02", 12))) == [
        "~ dating basis: stated -> bounded",
        "~ dating rule: most_precise@1 -> not_after@1",
        "+ dating, anchor published source-a: 2024-02",
        "- dating, from source-a",
        "- report source-a, span 0-10",
        "+ report source-a, span 0-12",
        "~ report source-a, reading date: 2024-01 -> 2024-02",
    ]


def test_relations_are_told_with_their_basis() -> None:
    tie = Relation(type="replies_to", event="event-b")
    old = Records(document(event("event-a"), event("event-b")))
    new = Records(document(event("event-a", relations=[tie]), event("event-b")))
    assert lines(diff(old, new)) == ["+ relation replies_to event-b (inferred)"]
    stated = Relation(
        type="replies_to", event="event-b", basis="stated", source="source-a", span=Span(**span_json())
    )
    third = Records(document(event("event-a", relations=[stated]), event("event-b")))
    assert lines(diff(new, third))[0] == "~ relation replies_to event-b, basis: inferred -> stated"
    assert diff(new, third).counts["relations"] == {"added": 0, "changed": 1, "withdrawn": 0}


def test_records_and_the_card_are_told_beside_the_events() -> None:
    old = document(
        actors=[actor(), actor("actor-b", offices=[Office(title="Envoy", organisation="actor-a")])],
        sources=[source(), source("source-b")],
    )
    new = document(
        event(),
        actors=[actor(named=False), actor("actor-b", aliases=[Alias(name="B", language="en")])],
        sources=[source(published="2024"), Source(id="source-c", sha256="0" * 64, length=9)],
        dataset=DatasetInfo(id="test", title="Test", version="2"),
        schema_="timeline.schema.json",
    )
    difference = diff(Records(old), Records(new))
    assert str(difference) == "\n".join(  # noqa: FLY002 - one line a line
        [
            "                added  changed  withdrawn",
            "events              1        0          0",
            "participants        1        0          0",
            "sources             1        1          1",
            "actors              0        2          0",
            "dataset             0        1          0",
            "",
            "dataset test",
            "  + $schema: timeline.schema.json",
            "  + version: 2",
            "",
            "+ 2024-01-17  event-a",
            "  letter: Title of event-a",
            "",
            "~ source source-a: Title of source-a",
            "  + published: 2024",
            "",
            "- source source-b: Title of source-b",
            "",
            "+ source source-c",
            "",
            "~ actor actor-a: Name of actor-a",
            "  ~ named: yes -> no",
            "",
            "~ actor actor-b: Name of actor-b",
            "  + alias B",
            "  - office Envoy of actor-a",
        ]
    )
    assert [one.id for one in difference.of("source", "added")] == ["source-c"]
    assert [one.id for one in difference.of("source")] == ["source-a", "source-b", "source-c"]
    told = difference.to_json()
    assert list(told) == ["counts", "dataset", "events", "sources", "actors"]
    assert told["dataset"][0]["changes"][1] == {
        "action": "added", "part": "field", "at": ["version"], "old": None, "new": "2"
    }  # fmt: skip
    assert told["sources"][1] == {
        "id": "source-b", "action": "withdrawn", "value": {"id": "source-b", "title": "Title of source-b"}
    }  # fmt: skip


def test_a_withdrawn_event_names_its_reports() -> None:
    old = document(event(kind="war", date=None, reports=[Report(source="source-a", via=["actor-a"])]))
    told = str(diff(Records(old), Records(document()))).partition("\n\n")[2]
    assert told == ("- undated  event-a\n  war: Title of event-a\n  - report source-a via actor-a: reported")


def test_an_event_may_become_another_kind() -> None:
    difference = compare(event(kind="letter", medium="telegram"), event(kind="message"))
    assert lines(difference) == ["~ kind: letter -> message", "- medium: telegram"]


def test_events_stand_in_order_of_date_whatever_happened_to_them() -> None:
    a = Records(document(event("gone", date="2024-02"), event("event-a", date="2024-03")))
    b = Records(document(event("come", date="2024-01"), event("event-a", date="2024-04")))
    assert [one.id for one in diff(a, b).records] == ["come", "gone", "event-a"]


def test_what_is_known_by_the_same_label_is_told_apart_by_its_turn() -> None:
    names = [{"name": "A", "language": "en"}, {"name": "A", "language": "ru"}]
    found = list(changes({"aliases": names}, {"aliases": names[:1]}))
    assert found == [Change(ChangeAction.WITHDRAWN, ("aliases", "A (2)"), names[1], None)]


def test_places_are_told_in_words() -> None:
    assert place(("participants",)) == "participants"
    assert place(("other_readings", "last year", "span", "start")) == "other reading last year, span start"


def fields() -> Iterator[tuple[str, FieldInfo]]:
    """Give every key of the format with its field."""
    for cls in [*Model.__subclasses__(), *Leaf.__subclasses__(), *EVENT_TYPES.values()]:
        if "__pydantic_fields__" in vars(cls):
            yield from fields_by_key(cls).items()


def test_defaults_are_those_of_the_models() -> None:
    meant: dict[str, set[Any]] = {}
    for key, info in fields():
        if not info.is_required() and info.default_factory is None and info.default not in (None, ()):
            meant.setdefault(key, set()).add(info.default)
    del meant["kind"]
    assert meant == {key: {value} for key, value in DEFAULTS.items()}


def test_the_items_of_every_list_of_records_are_known_by_something() -> None:
    lists = set()
    for key, info in fields():
        if get_origin(info.annotation) is tuple:
            inner = get_args(info.annotation)[0]
            inner = get_args(inner)[0] if get_origin(inner) is Annotated else inner
            if inner not in (str, EventDate):
                lists.add(key)
    assert lists == set(KNOWN_BY)


def test_a_pointer_escapes_what_rfc_6901_reserves() -> None:
    old, new = {"a/b": {"m~n": 1}, "~1": 0}, {"a/b": {"m~n": 2}, "/": [], "~1": 0}
    patch = list(operations(old, new))
    assert patch == [
        {"op": "replace", "path": "/a~1b/m~0n", "value": 2},
        {"op": "add", "path": "/~1", "value": []},
    ]
    assert jsonpatch.apply_patch(old, patch) == new


def test_one_is_not_true_in_a_patch() -> None:
    assert list(operations([1], [True])) != []
    assert list(operations({"a": 0}, {"a": False})) == [{"op": "replace", "path": "/a", "value": False}]


def test_a_long_list_is_turned_round_with_the_fewest_moves() -> None:
    old = [f"event-{n:04}" for n in range(1_000)]
    rotated = old[1:] + old[:1]
    assert list(operations(old, rotated)) == [{"op": "move", "from": "/0", "path": "/999"}]
    assert len(list(operations(old, old[::-1]))) == 999


def test_what_was_known_on_two_days_is_compared() -> None:
    tl = kg.load()
    difference = tl.as_of("2024-02-11").diff(tl.as_of("2024-02-12"))
    assert [one.id for one in difference.of("source", "added")] == ["non-interference-letter-2024"]
    assert "blinken-letter-to-japarov" in {one.id for one in difference.of("event")}
    new = tl.as_of("2024-02-12").to_json()
    assert jsonpatch.apply_patch(tl.as_of("2024-02-11").to_json(), difference.json_patch()) == new


def test_a_change_knows_what_it_belongs_to() -> None:
    assert Change(ChangeAction.ADDED, ("reports", "a"), None, {}).part == "report"
    assert Change(ChangeAction.CHANGED, ("dating", "rule"), "a", "b").part == "field"
