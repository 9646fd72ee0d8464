"""A difference, applied to what it starts from, gives what it ends with; nothing more is in it."""

import copy
import json
from typing import Any

import jsonpatch
from hypothesis import given
from hypothesis import strategies as st

from kgtimeline.analysis.changes import ChangeAction
from kgtimeline.analysis.diff import diff
from kgtimeline.analysis.patch import longest_run, matched, operations
from kgtimeline.dataset.canonical import document_values as values_of
from kgtimeline.dataset.records import Records
from kgtimeline.model.document import Document
from query_strategies import timelines
from strategies import document_values
from timeline_examples import WHOLE_TIMELINES

KEYS = st.sampled_from(["a", "b", "/", "~", "~1", "a/b", "", "m~n", "items"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(0, 2) | st.sampled_from(["", "x", "/"]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
ITEMS = st.lists(st.fixed_dictionaries({"id": st.integers(0, 5), "value": st.integers(0, 1)}), max_size=7)


def exact(value: Any) -> str:
    """Write a value so that 1 and true differ."""
    return json.dumps(value, sort_keys=True)


def applied(old: Any, patch: list[dict[str, Any]]) -> Any:
    """Let another library apply a patch that went through JSON."""
    return jsonpatch.apply_patch(copy.deepcopy(old), json.loads(json.dumps(patch)))


@WHOLE_TIMELINES
@given(JSON, JSON)
def test_a_patch_of_any_json_gives_the_other_value(old: Any, new: Any) -> None:
    assert exact(applied(old, list(operations(old, new)))) == exact(new)


@WHOLE_TIMELINES
@given(JSON)
def test_a_value_does_not_differ_from_itself(value: Any) -> None:
    assert list(operations(value, copy.deepcopy(value))) == []


@WHOLE_TIMELINES
@given(ITEMS, ITEMS)
def test_items_are_matched_by_what_they_are_known_by(old: Any, new: Any) -> None:
    patch = list(operations({"items": old}, {"items": new}, {"items": lambda item: item["id"]}))
    assert applied({"items": old}, patch) == {"items": new}
    pairs = matched([item["id"] for item in old], [item["id"] for item in new])
    gone, come = len(old) - len(pairs), len(new) - len(pairs)
    assert [one["op"] for one in patch].count("remove") == gone
    assert [one["op"] for one in patch].count("add") == come


@WHOLE_TIMELINES
@given(st.permutations(range(7)))
def test_a_list_is_sorted_by_as_few_moves_as_can_be(order: list[int]) -> None:
    patch = list(operations(order, sorted(order)))
    assert applied(order, patch) == sorted(order)
    assert len(patch) <= len(order) - len(longest_run(order))
    assert {one["op"] for one in patch} <= {"move"}


@WHOLE_TIMELINES
@given(st.lists(st.integers(0, 9), unique=True, max_size=8))
def test_no_ascending_run_is_longer_than_the_longest(numbers: list[int]) -> None:
    best = [1] * len(numbers)
    for row, number in enumerate(numbers):
        best[row] = 1 + max((best[i] for i in range(row) if numbers[i] < number), default=0)
    run = longest_run(numbers)
    assert run == sorted(run)
    assert [number for number in numbers if number in run] == run
    assert len(run) == max(best, default=0)


def check(a: Records, b: Records) -> None:
    """Hold the difference of two timelines against both of them."""
    old, new = values_of(a.document), values_of(b.document)
    difference = diff(a, b)
    patch = difference.json_patch()
    assert applied(old, patch) == new
    assert bool(difference) is bool(patch) is (old != new)
    same = [event["id"] for event in old.get("events", []) if event in new.get("events", [])]
    assert not {one.id for one in difference.of("event")} & set(same)
    told = json.loads(json.dumps(difference.to_json()))
    assert sum(len(told[name]) for name in ("dataset", "events", "sources", "actors")) == len(
        difference.records
    )
    assert (str(difference) == "no difference") is not difference.__bool__()
    assert str(difference).replace("\n", "").isprintable()


OPTIONAL = {
    "": {
        "summary",
        "extent",
        "place",
        "reports",
        "tags",
        "codes",
        "factuality",
        "country",
        "aliases",
        "byline",
    },
    "reports": {"factuality", "note", "participants"},
}
"""Keys of a record, and of an item of a list, without which it is still valid."""


def pruned(draw: st.DrawFn, record: dict[str, Any], within: str = "") -> dict[str, Any]:
    """Leave out some of what a record may lack."""
    kept: dict[str, Any] = {}
    for key, value in record.items():
        if key in OPTIONAL[within] and draw(st.integers(0, 4)) == 0:
            continue
        kept[key] = value
        if key in OPTIONAL and isinstance(value, list):
            kept[key] = [pruned(draw, item, key) for item in value if draw(st.integers(0, 3))]
    return kept


@st.composite
def halves(draw: st.DrawFn) -> tuple[Records, Records]:
    """Draw two timelines that each have some of the records of one, some of them lacking something."""
    whole = draw(document_values(3))
    made = []
    for _ in range(2):
        events = [pruned(draw, event) for event in whole["events"] if draw(st.integers(0, 3))]
        actors = [pruned(draw, actor) for actor in whole["actors"]]
        sources = [pruned(draw, source) for source in whole["sources"]]
        card = {"id": whole["dataset"]["id"], "title": draw(st.sampled_from(["One", "Other"]))}
        document = {**whole, "dataset": card, "actors": actors, "sources": sources, "events": events}
        made.append(Records(Document.model_validate_json(json.dumps(document))))
    return made[0], made[1]


@WHOLE_TIMELINES
@given(halves())
def test_a_difference_applied_to_the_one_timeline_gives_the_other(states: tuple[Records, Records]) -> None:
    check(*states)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Records, Records]:
    """Draw a timeline and another one that shares some of its events, as they are or half changed."""
    one, other = draw(timelines()), draw(timelines())
    news = {event.id: event for event in other.events}
    events = []
    for event in one.events:
        choice = draw(st.sampled_from(["keep", "drop", "replace", "date", "order"]))
        new = news.get(event.id)
        if choice == "drop":
            continue
        if choice == "replace" and new is not None:
            events.append(new)
        elif choice == "date" and new is not None:
            events.append(event.model_copy(update={"date": new.date, "extent": new.extent}))
        elif choice == "order":
            events.append(event.model_copy(update={"participants": event.participants[::-1]}))
        else:
            events.append(event)
    there = {event.id for event in events}
    kept = [
        event.model_copy(update={"relations": tuple([r for r in event.relations if r.event in there])})
        for event in events
    ]
    return one.records, Records(one.document.model_copy(update={"events": tuple(kept)}))


@WHOLE_TIMELINES
@given(edited())
def test_a_difference_holds_between_two_states_of_one_timeline(states: tuple[Records, Records]) -> None:
    check(*states)


@WHOLE_TIMELINES
@given(edited())
def test_what_was_added_one_way_was_withdrawn_the_other_way(states: tuple[Records, Records]) -> None:
    there, back = diff(*states), diff(*reversed(states))
    turned = {
        ChangeAction.ADDED: ChangeAction.WITHDRAWN,
        ChangeAction.WITHDRAWN: ChangeAction.ADDED,
        ChangeAction.CHANGED: ChangeAction.CHANGED,
        ChangeAction.MOVED: ChangeAction.MOVED,
    }
    assert {(one.record, one.id, turned[one.action]) for one in there.records} == {
        (one.record, one.id, one.action) for one in back.records
    }
    for record in there.records:
        mirror = next(one for one in back.records if (one.record, one.id) == (record.record, record.id))
        assert (mirror.old, mirror.new) == (record.new, record.old)
        assert {(change.at, turned[change.action]) for change in record.changes} == {
            (change.at, change.action) for change in mirror.changes
        }
