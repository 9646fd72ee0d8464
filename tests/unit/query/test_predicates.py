"""Predicates as values: tied, compared, printed, stored, and refused when they can't match."""

import copy
import datetime as dt
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

import kgtimeline as kg
from kgtimeline.dates.numbering import INF
from kgtimeline.query.json_form import from_json, to_json
from kgtimeline.query.nodes import EVERYTHING, MAX_DEPTH, NOTHING, And, Not, Or, Predicate, leaves, normal


def test_predicates_are_values() -> None:
    one = kg.actor("Japarov", role="sender") & kg.during("2024")
    same = kg.actor("Japarov", role="sender") & kg.during("2024")
    assert one == same
    assert len({one, same}) == 1
    assert one != kg.actor("Japarov", role="recipient") & kg.during("2024")
    for predicate in (one, ~one, one | ~one, EVERYTHING, NOTHING, kg.figure("a", period="2024")):
        assert pickle.loads(pickle.dumps(predicate)) == predicate  # noqa: S301 - our own bytes
        assert copy.deepcopy(predicate) == copy.copy(predicate) == predicate
    with pytest.raises(FrozenInstanceError):
        kg.kind("letter").value = "war"  # type: ignore[misc]  # that is what is tested


_IN_ANOTHER_PROCESS = """
import pickle, sys
import kgtimeline as kg
found = pickle.loads(sys.stdin.buffer.read())
assert found in {kg.kind("letter") & kg.tag("x") | kg.during("2024")}
"""


def test_equal_predicates_have_one_hash_wherever_they_were_made() -> None:
    """Texts have another hash in every process, so a hash must not travel."""
    sent = pickle.dumps(kg.kind("letter") & kg.tag("x") | kg.during("2024"))
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", _IN_ANOTHER_PROCESS]
        assert subprocess.run(command, input=sent, env=environment, check=False).returncode == 0


def test_tied_predicates_are_flat() -> None:
    a, b, c = kg.kind("letter"), kg.tag("x"), kg.during("2024")
    assert a & b & c == a & (b & c) == And((a, b, c))
    assert a | b | c == a | (b | c) == Or((a, b, c))
    assert EVERYTHING & a == a
    assert NOTHING | a == a


def test_a_tree_has_one_form_however_it_is_built() -> None:
    a, b = kg.kind("letter"), kg.tag("x")
    assert And([a]) is a
    assert Or([a]) is a
    assert And((And((a, b)), a)) == And((a, b, a))
    assert Or((Or((a, NOTHING)), b)) == a | b
    assert And(()) == EVERYTHING
    assert Not(Not(a)) is a
    assert Not(EVERYTHING) == NOTHING
    assert Not(NOTHING) == EVERYTHING
    assert ~(a & b) != ~a & ~b, "what was asked is kept; only the evaluation pushes negations down"


def test_a_tree_is_at_most_so_deep() -> None:
    tree: Predicate = kg.tag("x")
    for _ in range(MAX_DEPTH // 2):
        tree = ~(tree & kg.kind("letter"))
    with pytest.raises(kg.QuerySyntaxError, match="at most 100 levels; put fewer AND, OR and NOT"):
        tree | kg.kind("letter")
    assert from_json(to_json(tree)) == tree


@pytest.mark.parametrize(
    "window",
    [(-INF, INF), (30, 0), (0.5, 0.5), (10**7, 10**7), (INF, INF), (0, 10**12)],
)
def test_a_window_that_no_text_can_say_is_refused(window: tuple[float, float]) -> None:
    with pytest.raises(kg.DateRangeError, match="one may be open"):
        kg.during(kg.Window(*window))


def test_words_instead_of_operators_are_refused() -> None:
    with pytest.raises(TypeError, match="tie predicates"):
        bool(kg.kind("letter"))
    with pytest.raises(TypeError):
        kg.kind("letter") & "war"  # type: ignore[operator]  # that is what is tested
    with pytest.raises(TypeError):
        kg.kind("letter") | "war"  # type: ignore[operator]  # that is what is tested


@pytest.mark.parametrize(
    ("predicate", "text"),
    [
        (kg.actor("Antony Blinken"), 'actor:"Antony Blinken"'),
        (kg.actor("japarov", role="sender"), "actor:japarov@sender"),
        (kg.country("us", role="issuer"), "country:US@issuer"),
        (kg.code("cameo", "0343"), "code:cameo=0343"),
        (kg.code("cameo"), "code:cameo"),
        (kg.relation("replies_to", "a-letter"), "relation:replies_to=a-letter"),
        (kg.text('"foreign agents" law*'), 'text:"\\"foreign agents\\" law*"'),
        (kg.during(dt.date(2024, 1, 17)), "during:2024-01-17"),
        (kg.during(kg.Window(0, 30)), "during:1970-01-01/1970-01-31"),
        (kg.before(kg.Window(0, float("inf"))), "before:1970-01-01/.."),
        (kg.tag("AND"), 'tag:"AND"'),
        (EVERYTHING, "*"),
        (NOTHING, "NOT *"),
        (~(kg.kind("letter") | kg.kind("war")), "NOT (kind:letter OR kind:war)"),
        (kg.tag("x") & (kg.kind("letter") | kg.kind("war")), "tag:x AND (kind:letter OR kind:war)"),
        (kg.tag("x") | kg.tag("y") & kg.tag("z"), "tag:x OR (tag:y AND tag:z)"),
    ],
)
def test_a_predicate_prints_as_it_would_be_typed(predicate: Predicate, text: str) -> None:
    assert str(predicate) == text


@pytest.mark.parametrize(
    ("make", "value", "hint"),
    [
        (kg.kind, "leter", "did you mean 'letter'?"),
        (kg.kind, "zzz", "one of letter, message"),
        (kg.role, "Sender", "did you mean 'sender'"),
        (kg.factuality, "aleged", "did you mean 'alleged'?"),
        (kg.relation, "reply", "replies_to"),
        (kg.country, "USA", "write KG, US"),
        (kg.country, "", "write KG, US"),
        (kg.actor, "  ", "give its name or id"),
        (kg.text, "...", "write a letter or a digit"),
        (kg.text, '"open', "close the quote"),
    ],
)
def test_what_can_match_nothing_is_refused_with_the_mend(
    make: Callable[[str], Predicate], value: str, hint: str
) -> None:
    with pytest.raises(kg.QuerySyntaxError) as caught:
        make(value)
    assert caught.value.text == value
    assert hint in str(caught.value)
    assert repr(value) in str(caught.value)
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (str(again), again.position) == (str(caught.value), caught.value.position)


@pytest.mark.parametrize("leaf", [kg.during, kg.within, kg.covers, kg.before, kg.after])
def test_a_window_must_be_a_stretch_of_days(leaf: Callable[[str], Predicate]) -> None:
    with pytest.raises(kg.DateSyntaxError):
        leaf("soon")
    for text in ("2024?", "2023-08-XX/2024-XX-01", "2024/", "[2023,2025]"):
        with pytest.raises(kg.DateRangeError):
            leaf(text)


def test_normal_form_pushes_negations_down_and_drops_repetitions() -> None:
    a, b = kg.kind("letter"), kg.during("2024")
    assert normal(~(a & ~b)) == ~a | b
    assert normal(Not(Not(a))) == a
    assert normal(And((a, And((a, b))))) == a & b
    assert normal(~EVERYTHING) == NOTHING
    assert list(leaves(~(a & ~b) | a)) == [a, b, a]


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {},
        "kind:letter",
        {"kind": 1},
        {"kind": "letter", "more": "x"},
        {"all": {}},
        {"all": [], "any": []},
        {"nonsense": "x"},
        {"actor": "x", "role": "nobody"},
        {"kind": "nothing"},
        {"figure": "turnover"},
        {"figure": {"unit": 5}},
        {"figure": {"about": "russia"}},
        {"figure": {"about": [5]}},
        {"figure": {"units": "USD"}},
        {"figure": {}, "kind": "letter"},
        {"figure": {"at_least": "many"}},
        {"actor": "x", "with": []},
        {"actor": "x", "with": "y"},
        {"actor": "x", "with": ["y"]},
        {"actor": "x", "with": [{"kind": "letter"}]},
        {"actor": "x", "with": [{"actor": "y", "with": [{"actor": "z"}]}]},
        {"actor": "x", "role": "sender", "with": [{"actor": "y", "role": "nobody"}]},
        {"actor": "x", "country": "KG", "with": [{"actor": "y"}]},
        {"kind": "letter", "with": [{"actor": "y"}]},
    ],
)
def test_what_is_no_predicate_in_json_is_refused(value: Any) -> None:
    with pytest.raises(kg.QuerySyntaxError):
        from_json(value)


def test_json_says_numbers_as_texts() -> None:
    leaf = kg.figure("turnover", unit="USD", more_than="4000000000.10", at_most=5e9, about="a", period="2024")
    json = {
        "label": "turnover",
        "unit": "USD",
        "more_than": "4000000000.1",
        "at_most": "5000000000",
        "about": ["a"],
        "period": "2024",
    }
    assert to_json(leaf) == {"figure": json}
    assert from_json({"figure": json}) == leaf
    assert to_json(kg.figure(value=7, measure="change")) == {"figure": {"value": "7", "measure": "change"}}
    assert from_json({"figure": {}}) == kg.figure()


def test_json_of_any_depth_is_refused_not_fallen_into() -> None:
    letter: dict[str, Any] = {"kind": "letter"}
    value = letter
    for _ in range(MAX_DEPTH // 2):
        value = {"any": [letter, {"all": [value, letter]}]}
    assert to_json(from_json(value)) == value
    for _ in range(100_000):
        value = {"not": value}
        if _ in (0, 99_999):
            with pytest.raises(kg.QuerySyntaxError, match="levels"):
                from_json(value)
    together: dict[str, Any] = {"actor": "a"}
    for _ in range(100_000):
        together = {"actor": "a", "with": [together]}
        if _ in (1, 99_999):
            with pytest.raises(kg.QuerySyntaxError):
                from_json(together)
    with pytest.raises(TypeError):
        to_json("kind:letter")  # type: ignore[arg-type]  # that is what is tested
