"""The slider's data says of each day what the view of that day says."""

import datetime as dt
from typing import Any

from hypothesis import given

import kgtimeline as kg
from builders import document, event, source
from kgtimeline.dataset.records import Records
from kgtimeline.dates.numbering import as_date
from kgtimeline.dates.saying import in_words
from kgtimeline.model.document import Document
from kgtimeline.model.reports import Report
from kgtimeline.page.knowledge import knowledge
from known_strategies import histories
from timeline_examples import WHOLE_TIMELINES


def state_on(known: dict[str, Any], row: int, place: int) -> list[Any] | None:
    """Read the data as the page does: None if unknown, an empty list if it is as now."""
    if known["from"][row] is None or known["from"][row] > place:
        return None
    versions = [version for version in known["then"].get(str(row), []) if version[0] <= place]
    return versions[-1][1:] if versions else []


def assert_as_views(timeline: kg.Timeline) -> None:
    """Hold every day against `Timeline.as_of`."""
    known = knowledge(timeline)["known"]
    assert "coarse" not in known
    assert known["days"] == sorted(set(known["days"]))
    for place, day in enumerate(known["days"]):
        date = as_date(day)
        assert date is not None
        view = timeline.as_of(date)
        for row, one in enumerate(timeline):
            state = state_on(known, row, place)
            assert (state is not None) == (one.id in view)
            if state is None:
                continue
            seen = view[one.id]
            reports, factuality, *dated = state or (len(one.reports), str(one.factuality))
            assert (reports, factuality) == (len(seen.reports), str(seen.factuality))
            if dated:
                bounds = seen.date.bounds[:4] if seen.date else (None,) * 4
                finite = [None if day is None or abs(day) == float("inf") else day for day in bounds]
                assert dated == [seen.date and seen.date.canonical, in_words(seen.date), *finite]
            else:
                assert seen.date == one.date


def test_every_day_of_the_shipped_dataset_is_that_of_its_view() -> None:
    assert_as_views(kg.load())


@WHOLE_TIMELINES
@given(document=histories() | histories(dated=False))
def test_every_day_is_that_of_its_view(document: Document) -> None:
    assert_as_views(kg.Timeline.of(Records(document)))


def test_a_vague_publication_counts_from_its_first_day_and_none_never() -> None:
    def told(name: str, *sources: str) -> Any:
        return event(name, reports=[Report(source=one, factuality="announced") for one in sources])

    timeline = kg.Timeline.of(
        Records(
            document(
                told("event-a", "vague"), told("event-b", "by"), told("event-c", "unknown"), told("event-d"),
                sources=[
                    source("vague", published="2024-02"),
                    source("by", published="[..2024-02-10]"),
                    source("unknown"),
                ],
            )
        )
    )  # fmt: skip
    known = knowledge(timeline)["known"]
    epoch = dt.date(1970, 1, 1)
    assert known["days"] == [(dt.date(2024, 2, day) - epoch).days for day in (1, 10)]
    assert known["from"] == [0, 1, None, None]
    assert_as_views(timeline)


def test_nothing_is_known_of_an_empty_timeline() -> None:
    assert knowledge(kg.Timeline()) == {"known": {"days": [], "from": [], "then": {}}}
