"""A thread as people read it: a tree in order of time, every tie in words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kgtimeline.analysis.folding import fold
from kgtimeline.analysis.thread_rails import ASCII_RAILS, Rails, rails
from kgtimeline.analysis.thread_ties import TIMED, ThreadTie
from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.numbering import INF, Day, as_date
from kgtimeline.markup import printable
from kgtimeline.vocab import Factuality, RelationType, Role

if TYPE_CHECKING:
    from kgtimeline.analysis.threads import Thread
    from kgtimeline.model.events import Event

PAGE_WIDTH = 100
"""Columns of a thread that is not drawn for a terminal."""
LEAST_WORDS = 30
"""Columns that the words need; the dates get a column of their own only beside so many."""
LEAST_WIDTH = 16
"""Columns of the narrowest drawing."""
MOST_OF_WIDTH = 6
"""One branch for so many columns is drawn at most: a third of the width, two columns each."""
UNDATED = "undated"

PHRASES: Mapping[RelationType, tuple[str, str]] = {
    RelationType.REPLIES_TO: ("replies to", "answered by"),
    RelationType.RESPONDS_TO: ("responds to", "responded to by"),
    RelationType.CONVEYS: ("conveys", "conveyed by"),
    RelationType.CAUSED_BY: ("caused by", "causes"),
    RelationType.ANNOUNCES: ("announces", "announced by"),
    RelationType.POSSIBLY_SAME_AS: ("perhaps the same as", "perhaps the same as"),
    RelationType.AFTER: ("after", "before"),
    RelationType.REPORTS_ON: ("reports on", "reported in"),
    RelationType.PART_OF: ("part of", "includes"),
    RelationType.DURING: ("during", "in its course"),
    RelationType.CONCERNS: ("concerns", "subject of"),
    RelationType.ALLEGES: ("alleges", "alleged in"),
    RelationType.DENIES: ("denies", "denied in"),
}
"""What an event is to the one that it points to, and what that is to it; in the order of their weight."""
_WEIGHT = {type_: number for number, type_ in enumerate(PHRASES)}

LEADING = (
    Role.SENDER, Role.SPEAKER, Role.ISSUER, Role.PUBLISHER, Role.AUTHOR, Role.BODY, Role.HOLDER,
    Role.SIGNATORY, Role.PARTICIPANT,
)  # fmt: skip
"""Whose act an event is: they are named first and without a word before them."""
WORDS: Mapping[Role, str] = {
    Role.RECIPIENT: "to",
    Role.AUDIENCE: "to",
    Role.TARGET: "against",
    Role.ON_BEHALF_OF: "on behalf of",
    Role.INTERMEDIARY: "through",
    Role.INTERVIEWER: "asked by",
    Role.OUTLET: "in",
    Role.HOST: "hosted by",
    Role.MEDIATOR: "mediated by",
    Role.SPONSOR: "sponsored by",
    Role.AFFECTED: "affecting",
    Role.APPOINTED_BY: "appointed by",
}
"""The words before others who take part, in the order in which they are named."""
LABELLED = (Role.SUPPLIER, Role.RECEIVER, Role.CARRIER, Role.INTERCEPTOR, Role.VICTIM)
"""Those who are named last, with their role before them."""


def drawn(thread: "Thread", width: int, *, plain: bool = False) -> str:
    """Draw a thread: a column of dates, the branches, and what there is to say.

    Args:
        thread: The thread.
        width: Columns that there are.
        plain: Draw the branches in ASCII.

    Returns:
        The text without a newline at its end. Characters that a terminal would obey are
        shown as their escapes.
    """
    width = max(width, LEAST_WIDTH)
    back = {event_id: sorted(ties, key=_weight) for event_id, ties in thread.ties_back().items()}
    tree = _tree(thread, back, width)
    dates = list(map(_date, thread.events))
    column = max(map(len, dates)) + 2
    left = width - (tree.width if tree else 0)
    if left - column < LEAST_WORDS:
        column = 0
    lines = list(fold(_counted(thread), width))
    for row, told in enumerate(_told(thread, back)):
        if not column:
            told[0] = f"{dates[row]}  {told[0]}"
        indent = "" if tree or column else "  "
        folded = [*fold(told[0], left - column)]
        folded += [indent + line for one in told[1:] for line in fold(one, left - column - len(indent))]
        for number, line in enumerate(folded):
            date = "" if number else dates[row]
            rail = (tree.bodies if number else tree.heads)[row] if tree else ""
            rail = rail.translate(ASCII_RAILS) if plain else rail
            lines.append(f"{date if column else '':<{column}}{rail}{line}".rstrip())
    return "\n".join(lines)


def _date(event: "Event") -> str:
    """Give the date of an event as it is written."""
    return UNDATED if event.date is None else str(event.date)


def _counted(thread: "Thread") -> str:
    """Say how much there is."""
    if len(thread) == 1:
        return "1 event, tied to no other"
    ties = len(thread.ties)
    return f"{len(thread):,} events, {ties:,} tie{'' if ties == 1 else 's'}"


def _tree(thread: "Thread", back: Mapping[str, Sequence[ThreadTie]], width: int) -> Rails | None:
    """Draw the branches: each event hangs on its weightiest tie, of equal ones on the last."""
    row_of = {event.id: row for row, event in enumerate(thread.events)}
    parents: list[int | None] = []
    loose = []
    for event_id, ties in back.items():
        first = next((one for one in ties if one.followed), None)
        parents.append(
            None
            if first is None
            else max(row_of[one.other(event_id)] for one in ties if one.type is first.type)
        )
        loose.append(first is not None and first.type is RelationType.POSSIBLY_SAME_AS)
    return rails(parents, loose, width // MOST_OF_WIDTH)


def _weight(one: ThreadTie) -> int:
    return _WEIGHT[one.type]


def _told(thread: "Thread", back: Mapping[str, Sequence[ThreadTie]]) -> Iterator[list[str]]:
    """Say each event: what it is, its title, who took part, how it is tied to what stands above it."""
    names = {actor.id: actor.name for actor in thread.actors}
    dates = {event.id: _date(event) for event in thread.events}
    for event, bounds in zip(thread.events, thread.bounds, strict=True):
        known = "" if event.factuality is Factuality.REPORTED else f", {event.factuality}"
        told = [f"{event.kind} {event.id}{known}", event.title, people(event, names)]
        told += _placed(event, bounds)
        told += [_tie(event.id, one, dates) for one in back[event.id]]
        yield [printable(one) for one in told]


def people(event: "Event", names: Mapping[str, str]) -> str:
    """Say from whom to whom an event went, and who else took part.

    Args:
        event: The event.
        names: The names of all who take part in it, by id.

    Example:
        >>> from kgtimeline.model.events import Letter
        >>> from kgtimeline.model.reports import Participant
        >>> roles = {"a": "sender", "b": "recipient", "c": "recipient"}
        >>> parts = [Participant(actor=actor, role=role) for actor, role in roles.items()]
        >>> people(
        ...     Letter(id="l", title="L", date=None, participants=parts), {"a": "Ann", "b": "Bo", "c": "Cy"}
        ... )
        'Ann to Bo and Cy'
    """
    taking: dict[Role, list[str]] = {}
    for one in event.participants:
        taking.setdefault(one.role, []).append(names[one.actor])
    leading = [_together(taking[role]) for role in LEADING if role in taking]
    others = [f"{word} {_together(taking[role])}" for role, word in WORDS.items() if role in taking]
    labelled = [f"{role} {_together(taking[role])}" for role in LABELLED if role in taking]
    return ", ".join(filter(None, [" ".join([", ".join(leading), *others]).strip(), *labelled]))


def _together(names: Sequence[str]) -> str:
    """List names with `and` before the last."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _placed(event: "Event", bounds: Bounds) -> Iterator[str]:
    """Say what bounds were given for an event, if its date is not what they are from."""
    own = (-INF, INF) if event.date is None else event.date.bounds[:2]
    if bounds[:2] != own:
        yield f"by its order it starts {_between(*bounds[:2])}"


def _between(first: Day, last: Day) -> str:
    """Say between which days something is, either of which may be open."""
    if first == last:
        return f"on {_day(first)}"
    if first == -INF:
        return f"on or before {_day(last)}"
    return f"on or after {_day(first)}" if last == INF else f"from {_day(first)} to {_day(last)}"


def _day(day: Day) -> str:
    found = as_date(day)
    return found.isoformat() if found is not None else f"day {day:,} from 1970-01-01"


def _tie(event_id: str, one: ThreadTie, dates: Mapping[str, str]) -> str:
    """Say how an event is tied to one that stands above it."""
    other = one.other(event_id)
    phrase = f"{PHRASES[one.type][event_id != one.origin]} {other}"
    if one.type is RelationType.POSSIBLY_SAME_AS and dates[other] != dates[event_id]:
        phrase += f", which is {'' if dates[other] == UNDATED else 'dated '}{dates[other]}"
    if (response := one.response_of(event_id)) is not None:
        phrase += f": {'time unknown' if response == 'unknown' else response}"
    doubt = "" if one.certain or one.type not in TIMED else ", uncertain"
    return f"{phrase} ({one.basis}{doubt})"
