"""The list that Python writes: every event once, in order, by year and month."""

import re

import kgtimeline as kg
from kgtimeline.page.listing import listing


def _event(event_id: str, date: str | None) -> kg.Event:
    part = kg.Participant(actor="a", role="participant")
    return kg.War(id=event_id, title=event_id.upper(), date=date, participants=[part])


def _listing(*dates: str | None) -> str:
    actor = kg.Actor(id="a", type="state", name="A <b>")
    return listing(
        kg.Timeline(actors=[actor], events=[_event(f"e{row}", date) for row, date in enumerate(dates)])
    )


def test_the_shipped_list_has_every_event_in_order() -> None:
    rows = [int(row) for row in re.findall(r'<li id="e-(\d+)" data-row="\1">', listing(kg.load()))]
    assert rows == list(range(49))


def test_headings_are_years_and_months_with_undated_last() -> None:
    written = _listing(
        "2024-02-12",
        "2023?-08-08",
        None,
        "2024",
        "[..2024-10-16]",
        "-0043-03-15",
        "2024-XX-17",
        "2024-11-05/2024-12",
    )
    headings = re.findall("<h[34]>(.*?)</h[34]>", written)
    assert headings == [
        "44 BC", "March 44 BC", "2023", "August 2023", "2024", "No month known", "February 2024",
        "October 2024", "November 2024", "Undated",
    ]  # fmt: skip


def test_an_event_says_date_people_kind_factuality_and_sources() -> None:
    written = _listing("[..2024-10-16]")
    for part in (
        '<p class="when">on or before 16 October 2024</p>',
        '<a href="#event=e0"><bdi>E0</bdi></a>',
        "<bdi>A &lt;b&gt;</bdi> <small>participant</small>",
        '<span class="kind k-war">war</span> · reported · no source',
    ):
        assert part in written


def test_sources_are_counted_once_each() -> None:
    written = listing(kg.load())
    assert "2 sources" in written
    assert "1 source<" in written
