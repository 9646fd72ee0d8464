"""A thread as small HTML, for notebooks: an exchange from the top down, with the days between."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kgtimeline.analysis.thread_text import PHRASES, people
from kgtimeline.analysis.thread_ties import TIMED, ThreadTie
from kgtimeline.dates.saying import in_words
from kgtimeline.markup import Html, section, table

if TYPE_CHECKING:
    from kgtimeline.analysis.threads import Thread

HEADER = ("date", "kind", "title", "who", "after what")


def thread_html(thread: "Thread") -> Html:
    """Show an exchange, one event a row, each with its ties to what stands above it."""
    names = {actor.id: actor.name for actor in thread.actors}
    titles = {event.id: event.title for event in thread.events}
    back = thread.ties_back()
    rows = [
        (
            in_words(event.date),
            str(event.kind),
            event.title,
            people(event, names),
            _ties(event.id, back[event.id], titles),
        )
        for event in thread.events
    ]
    ties = len(thread.ties)
    counted = (
        f"{len(thread):,} event{'' if len(thread) == 1 else 's'}, {ties:,} tie{'' if ties == 1 else 's'}"
    )
    return section("Thread", table(counted, HEADER, rows))


def _ties(event_id: str, ties: Sequence[ThreadTie], titles: dict[str, str]) -> str:
    """Say how an event is tied to what stands above it, with the days between."""
    return "; ".join([_tie(event_id, one, titles) for one in ties])


def _tie(event_id: str, one: ThreadTie, titles: dict[str, str]) -> str:
    other = one.other(event_id)
    response = one.response_of(event_id)
    time = "" if response is None else f": {'time unknown' if response == 'unknown' else response}"
    doubt = ", uncertain" if one.type in TIMED and not one.certain else ""
    return f"{PHRASES[one.type][event_id != one.origin]} “{titles[other]}”{time} ({one.basis}{doubt})"
