"""Several findings: a tuple that prints as its items do."""

import copy
import pickle

import pytest

import kgtimeline as kg


def test_items_of_one_line_stand_line_by_line_and_longer_ones_apart() -> None:
    assert str(kg.Listing(["a", "b"])) == "a\nb"
    assert str(kg.Listing(["a", "b\nc"])) == "a\n\nb\nc"


def test_it_is_the_tuple_of_its_items() -> None:
    found = kg.Listing("ab", none="no letters")
    assert found == ("a", "b")
    assert hash(found) == hash(("a", "b"))
    assert found[1:] == ("b",)
    assert repr(found) == "('a', 'b')"


@pytest.mark.parametrize("again", [lambda one: pickle.loads(pickle.dumps(one)), copy.copy, copy.deepcopy])  # noqa: S301 - our own bytes
def test_a_copy_prints_the_same(again: "type[kg.Listing[str]]") -> None:
    for found in (kg.Listing("ab", none="no letters"), kg.Listing((), none="no letters")):
        assert again(found) == found
        assert str(again(found)) == str(found)


def test_without_items_it_says_what_there_is_none_of() -> None:
    tl = kg.Timeline()
    nothing = (tl.conflicts(), tl.duplicates(), tl.threads(), tl.offices(), tl.check(), tl.verify({}))
    assert [str(found) for found in nothing] == [
        "no conflicts", "no duplicates", "no exchanges", "no offices", "no problems", "no problems",
    ]  # fmt: skip
    assert tl.threads()._repr_html_() == "<pre>no exchanges</pre>"


def test_a_notebook_shows_items_as_they_show_themselves_or_as_they_print() -> None:
    tl = kg.load()
    conflicts = tl.conflicts()
    assert conflicts._repr_html_() == "".join(one._repr_html_() for one in conflicts)
    problems = kg.validate(b'{"schema_version": "1.0"')
    assert problems._repr_html_().startswith("<pre>")
    assert "not-json" in problems._repr_html_()
