"""The list of all events as HTML: what the page is without JavaScript, on paper and in a search."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from kgtimeline.dates.numbering import civil
from kgtimeline.dates.saying import in_words
from kgtimeline.markup import text
from kgtimeline.model.actors import Actor
from kgtimeline.model.events import Event
from kgtimeline.page import words
from kgtimeline.query.table_dates import date_cells
from kgtimeline.query.table_layout import OPEN_END
from kgtimeline.timeline.timeline import Timeline


class _Placed(NamedTuple):
    """An event in the list: its row, and the year and month under which it stands."""

    row: int
    event: Event
    year: int | None
    month: int | None


def listing(timeline: Timeline) -> str:
    """Write all events as an ordered list, by year and month, undated ones at the end.

    An event stands under the month of the first day by which its date can be placed:
    `on or before 16 October 2024` stands in October 2024.

    **Shape**: in the order of the timeline; every event once, as `<li id="e-ROW" data-row="ROW">`.

    Example:
        >>> print(listing(Timeline()))
        <p>This timeline has no events.</p>
    """
    placed = [_place(row, event) for row, event in enumerate(timeline.events)]
    if not placed:
        return f"<p>{words.NO_EVENTS}</p>"
    actors = timeline.records.actors
    return "\n".join(
        _section(
            "year", 3, words.UNDATED if year is None else words.year(year), _of_year(year, found, actors)
        )
        for year, found in groupby(placed, key=lambda one: one.year)
    )


def _place(row: int, event: Event) -> _Placed:
    day = date_cells(event.date).order_day
    year, month = (None, None) if day == OPEN_END else civil(day)[:2]
    return _Placed(row, event, year, month)


def _of_year(year: int | None, placed: Iterable[_Placed], actors: Mapping[str, Actor]) -> Iterator[str]:
    """Write the months of a year; what is undated has none."""
    if year is None:
        yield _items(placed, actors)
        return
    for month, found in groupby(placed, key=lambda one: one.month):
        assert month is not None
        yield _section("month", 4, f"{words.MONTHS[month - 1]} {words.year(year)}", [_items(found, actors)])


def _section(name: str, level: int, title: str, inside: Iterable[str]) -> str:
    body = "\n".join(inside)
    return f'<section class="{name}"><h{level}>{text(title)}</h{level}>\n{body}\n</section>'


def _items(placed: Iterable[_Placed], actors: Mapping[str, Actor]) -> str:
    return "\n".join(["<ol>", *(_item(one, actors) for one in placed), "</ol>"])


def _item(placed: _Placed, actors: Mapping[str, Actor]) -> str:
    """Write one event; names and titles are isolated: no bidirectional control reaches out of them."""
    row, event = placed.row, placed.event
    people = ", ".join(
        f"<bdi>{text(actors[part.actor].name)}</bdi> <small>{text(words.kind(part.role))}</small>"
        for part in event.participants
    )
    sources = len({report.source for report in event.reports})
    kind = f'<span class="kind k-{event.kind}">{text(words.kind(event.kind))}</span>'
    about = f"{kind} · {text(words.kind(event.factuality))} · {text(words.sources(sources))}"
    summary = "" if event.summary is None else f'<p class="summary" dir="auto">{text(event.summary)}</p>'
    return (
        f'<li id="e-{row}" data-row="{row}"><p class="when">{text(in_words(event.date))}</p><div>'
        f'<p class="what"><a href="#event={text(event.id)}"><bdi>{text(event.title)}</bdi></a></p>'
        f'{summary}<p class="who">{people}</p><p class="about">{about}</p></div></li>'
    )
