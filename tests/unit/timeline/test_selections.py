"""What a selection holds and how it shows itself."""

import builtins
import importlib
from typing import Any

import pytest

import kgtimeline as kg
from kgtimeline.dates import Truth
from kgtimeline.timeline.selection import MOST_SHOWN


def test_a_selection_is_an_immutable_sequence_of_matches(tl: kg.Timeline) -> None:
    found = tl.query(during="2024-01")
    assert [(event.id, truth) for event, truth in found] == [
        ("war", Truth.YES),
        ("letter", Truth.YES),
        ("interview", Truth.MAYBE),
        ("undated-war", Truth.MAYBE),
    ]
    assert found[0] == kg.Match(tl["war"], Truth.YES)
    assert found[-2].truth is Truth.MAYBE
    assert found.events == tuple(match.event for match in found)
    assert len(found) == 4
    assert found
    assert not tl.query(kind=[])
    assert kg.Match(tl["war"], Truth.YES) in found
    with pytest.raises(IndexError):
        found[4]
    with pytest.raises(TypeError):
        found[0] = found[1]  # type: ignore[index]  # that is what is tested


def test_parts_of_a_selection_are_selections(tl: kg.Timeline) -> None:
    found = tl.query(during="2024-01")
    assert isinstance(found[1:3], kg.Selection)
    assert found[1:3].ids() == ("letter", "interview")
    assert found.certain.ids() == ("war", "letter")
    assert found.certain.certain == found.certain == tl.query(during="2024-01", certain=True)
    assert found.possible is found
    assert found[::-1][0].event.id == "undated-war"
    assert found[1:3].plan == found.plan


def test_equal_selections_are_equal(tl: kg.Timeline) -> None:
    one, other = tl.query(actor="envoy"), tl.where(kg.actor("Ann Envoy"))
    assert one == other
    assert hash(one) == hash(other)
    assert one != tl.query(actor="envoy", limit=1)
    assert one != tl.query(actor="envoy", sort="-date")
    assert tl.query(id="war") != tl.query(id="war", during="2023?"[:4]).certain[:0]
    assert one != "letter"


def test_a_selection_prints_as_a_table_that_says_maybe(tl: kg.Timeline) -> None:
    assert str(tl.query(during="2024-01", kind=["interview", "letter", "war"])).splitlines() == [
        "date            truth  kind       id           title",
        "2022-02-24/..   yes    war        war          War",
        "2024-01-17      yes    letter     letter       Letter on foreign agents",
        "[..2024-10-16]  maybe  interview  interview    Interview <b>with</b> Жапаров",
        "undated         maybe  war        undated-war  A war",
        "4 events, 2 certain",
    ]
    assert str(tl.query(kind=[])) == "0 events, 0 certain"
    assert repr(tl.query(id="war")) == str(tl.query(id="war"))


def test_a_title_cannot_obey_the_terminal() -> None:
    part = kg.Participant(actor="a", role=kg.Role.PARTICIPANT)
    event = kg.War(id="w", title="x\x1b[2J\n\u202ey", date=None, participants=(part,))
    tl = kg.Timeline(actors=[kg.Actor(id="a", type=kg.ActorType.STATE, name="A")], events=[event])
    shown = str(tl.query())
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert len(shown.splitlines()) == 3


def test_html_is_escaped(tl: kg.Timeline) -> None:
    shown = tl.query(id="interview")._repr_html_()
    assert "<b>" not in shown
    assert "&lt;b&gt;with&lt;/b&gt;" in shown
    assert "1 event, 1 certain" in shown
    assert "Small &amp; &lt;odd&gt;" in tl._repr_html_()


def test_a_long_selection_shows_its_beginning_and_counts_the_rest() -> None:
    part = kg.Participant(actor="a", role=kg.Role.PARTICIPANT)
    count = MOST_SHOWN + 5
    events = [kg.War(id=f"w{n}", title="W", date=None, participants=(part,)) for n in range(count)]
    tl = kg.Timeline(actors=[kg.Actor(id="a", type=kg.ActorType.STATE, name="A")], events=events)
    lines = str(tl.query()).splitlines()
    assert len(lines) == MOST_SHOWN + 2
    assert lines[-1] == f"{count} events, {count} certain; the first {MOST_SHOWN} are shown"


def test_rows_are_flat(tl: kg.Timeline) -> None:
    _, _, letter, _, interview, undated = tl.query().to_rows()
    assert letter == {
        "id": "letter",
        "date": "2024-01-17",
        "extent": "within",
        "earliest": "2024-01-17",
        "latest": "2024-01-17",
        "truth": "yes",
        "kind": "letter",
        "title": "Letter on foreign agents",
        "factuality": "reported",
        "actors": "envoy; president",
        "roles": "sender; recipient",
        "sources": "agency-2024",
    }
    assert (interview["earliest"], interview["latest"]) == (None, "2024-10-16")
    assert (undated["date"], undated["extent"], undated["earliest"], undated["sources"]) == (
        None,
        None,
        None,
        "",
    )


def test_json_holds_the_event_as_the_file_has_it(tl: kg.Timeline) -> None:
    (value,) = tl.query(id="war").to_json()
    assert value["truth"] == "yes"
    assert value["event"] == tl.event_json("war")
    assert value["event"]["date"] == "2022-02-24/.."


def test_a_data_frame_needs_its_package(tl: kg.Timeline, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    for make in (tl.query().to_pandas, tl.query().to_polars):
        with pytest.raises(kg.ExtraMissingError, match="run: pip install"):
            make()
    assert builtins.issubclass(kg.ExtraMissingError, ImportError)


def test_a_data_frame_has_a_row_an_event(tl: kg.Timeline, monkeypatch: pytest.MonkeyPatch) -> None:
    class Package:
        DataFrame = list[Any]

    monkeypatch.setattr(importlib, "import_module", lambda _: Package)
    assert tl.query().to_polars() == tl.query().to_rows()
