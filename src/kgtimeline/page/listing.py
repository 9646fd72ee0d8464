"""The list of all events as HTML: what the page is without JavaScript, on paper and in a search."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from kgtimeline.dates.numbering import civil
from kgtimeline.dates.precision import Precision
from kgtimeline.dates.saying import in_words
from kgtimeline.markup import text
from kgtimeline.model.actors import Actor
from kgtimeline.model.events import Event
from kgtimeline.page import words
from kgtimeline.query.table_dates import date_cells
from kgtimeline.query.table_layout import OPEN_END, OPEN_START
from kgtimeline.timeline.timeline import Timeline


class _Placed(NamedTuple):
    """An event in the list: its row, and the year and month under which it stands, as far as it has them."""

    row: int
    event: Event
    year: int | None
    month: int | None


def listing(timeline: Timeline) -> str:
    """Write all events as an ordered list, by year and month, undated ones at the end.

    An event stands where the first day by which its date can be placed has its place:
    `on or before 16 October 2024` in October 2024, `2024` before all that is known to
    the month.

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
    cells = date_cells(event.date)
    if cells.order_day == OPEN_END or event.date is None:
        return _Placed(row, event, None, None)
    year, month, _ = civil(cells.order_day)
    is_open = OPEN_START in (cells.s_lo, cells.e_lo) or OPEN_END in (cells.s_hi, cells.e_hi)
    placed = is_open or not cells.one_day or civil(cells.s_lo)[:2] == civil(cells.e_hi)[:2]
    known = placed and event.date.precision.rank <= Precision.MONTH.rank
    return _Placed(row, event, year, month if known else None)


def _of_year(year: int | None, placed: Iterable[_Placed], actors: Mapping[str, Actor]) -> Iterator[str]:
    """Write the months of a year; what is undated has none."""
    if year is None:
        yield _items(placed, actors)
        return
    for month, found in groupby(placed, key=lambda one: one.month):
        title = words.NO_MONTH if month is None else f"{words.MONTHS[month - 1]} {words.year(year)}"
        yield _section("month", 4, title, [_items(found, actors)])


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
