"""A text timeline: years and months as headings, a mark, a date and words for each event."""

from collections.abc import Iterator
from typing import NamedTuple

from kgtimeline.analysis.folding import fold, width_of
from kgtimeline.analysis.months import MonthEntry, Months
from kgtimeline.dates.outline import Outline
from kgtimeline.dates.truth import Truth
from kgtimeline.markup import printable
from kgtimeline.vocab import Factuality

PAGE_WIDTH = 100
"""Columns of a text timeline that is not drawn for a terminal."""
LEAST_WIDTH = 24
"""Columns of the narrowest drawing."""
LEAST_WORDS = 26
"""Columns that the words need; dates get a column of their own only beside so many."""
MARKS = "◄├─━┄┤►●○…"
"""What a text timeline is drawn with."""
_ASCII = str.maketrans(
    {"◄": "<", "├": "|", "─": "-", "━": "=", "┄": ".", "┤": "|", "►": ">", "●": "*", "○": "o"}
)
_MARK_WIDTH = 5
_INDENT = 4
_UNDATED = "undated"


class Part(NamedTuple):
    """A stretch of a line.

    Args:
        text: What it says.
        style: What it is: `count`, `year`, `month`, `mark`, `date`, `title`, `told`, `maybe`, `legend`
            or nothing in particular.
    """

    text: str
    style: str = ""


Line = list[Part]


class _Page(NamedTuple):
    """How wide everything is."""

    width: int
    column: int
    plain: bool

    def cut(self, text: str, taken: int) -> str:
        """Cut a text that does not fit beside so many columns, and show that it is cut."""
        room = max(self.width - taken, 1)
        if width_of(text) <= room:
            return text
        end = "..." if self.plain else "…"
        kept = ""
        for char in text:
            if width_of(kept + char) > room - len(end):
                break
            kept += char
        return f"{kept.rstrip()}{end}"[:room] if room > len(end) else end[:room]


def lines(months: Months, width: int, *, plain: bool = False) -> Iterator[Line]:
    """Draw a text timeline line by line.

    Args:
        months: The events by month.
        width: Columns that there are.
        plain: Draw the marks in ASCII.

    Yields:
        The lines, each in parts. Characters that a terminal would obey are shown as their
        escapes.
    """
    if not len(months):
        yield [Part("no events")]
        return
    width = max(width, LEAST_WIDTH)
    page = _Page(width, _column(months, width), plain)
    yield [Part(counted(months), "count")]
    years = None
    for month in months.months:
        if month.years != years:
            years = month.years
            yield []
            yield [Part(page.cut(years, 0), "year")]
        if month.name is not None:
            yield [Part("  "), Part(month.name, "month")]
        for entry in month.entries:
            yield from _entry(entry, page)
    if months.undated:
        yield []
        yield [Part(_UNDATED, "year")]
        for entry in months.undated:
            yield from _entry(entry, page)
    yield from _legend(months, page)


def counted(months: Months) -> str:
    """Count the events, and those of them that are certain."""
    certain = sum([entry.truth is Truth.YES for entry in _entries(months)])
    return f"{len(months):,} event{'' if len(months) == 1 else 's'}, {certain:,} certain"


def mark_of(drawn: Outline | None, *, plain: bool = False) -> str:
    """Give the mark of a date, three characters and `?` if it is in doubt.

    Example:
        >>> from kgtimeline.dates import EventDate
        >>> from kgtimeline.dates.outline import outline
        >>> for text in ("2024-01-17", "2024-01", "[..2024-10-16]", "2022-02-24/..", "2024?-02-11"):
        ...     print(mark_of(outline(EventDate(text).bounds)), text)
         ●  2024-01-17
        ├─┤ 2024-01
        ◄─┤ [..2024-10-16]
        ├━► 2022-02-24/..
         ○ ? 2024?-02-11
        >>> mark_of(None)
        '   '
    """
    if drawn is None:
        return "   "
    left, right = ("◄" if drawn.open_start else "├"), ("►" if drawn.open_end else "┤")
    if drawn.known_day:
        left = right = " "
    mark = f"{left}{_middle(drawn)}{right}{'?' if drawn.hedged else ''}"
    return mark.translate(_ASCII) if plain else mark


def _middle(drawn: Outline) -> str:
    """Draw what is between the ends: a day, a stretch that is certain, or one that is not."""
    if drawn.certain is not None and drawn.certain[0] == drawn.certain[1]:
        return "○" if drawn.hedged else "●"
    if drawn.runs:
        return "┄"
    return "━" if drawn.certain is not None and not drawn.hedged else "─"


def _words_of(drawn: Outline) -> str:
    """Say what a mark means, doubt apart."""
    if drawn.known_day:
        return "on a day that is in doubt" if drawn.hedged else "on a known day"
    if drawn.open_start and drawn.open_end:
        time = "at some time of it"
        if drawn.certain is not None:
            time = "on that day" if drawn.certain[0] == drawn.certain[1] else "all that time"
        return f"under way {time}; its start and its end are not known"
    if drawn.certain is not None:
        end = "on" if drawn.open_end else "to an end"
        return "until an end" if drawn.open_start else f"from a start {end}"
    if drawn.open_start or drawn.open_end:
        return "on or before" if drawn.open_start else "on or after"
    return "on one of several days" if drawn.runs else "between the first and the last day"


def _column(months: Months, width: int) -> int:
    """Give the columns of the dates; 0 if each stands on a line of its own."""
    longest = max(len(_date(entry)) for entry in _entries(months)) + 2
    return longest if width - _INDENT - _MARK_WIDTH - longest >= LEAST_WORDS else 0


def _entries(months: Months) -> Iterator[MonthEntry]:
    for month in months.months:
        yield from month.entries
    yield from months.undated


def _date(entry: MonthEntry) -> str:
    return _UNDATED if entry.event.date is None else str(entry.event.date)


def _entry(entry: MonthEntry, page: _Page) -> Iterator[Line]:
    """Draw one event: its mark, its date and title, then what it is and who took part."""
    indent = _INDENT if page.column else 2
    before = indent + _MARK_WIDTH
    mark = Part(f"{mark_of(entry.outline, plain=page.plain):<{_MARK_WIDTH}}", "mark")
    date = _date(entry)
    head: Line = [Part(" " * indent), mark]
    if page.column:
        head.append(Part(f"{'' if entry.event.date is None else date:<{page.column}}", "date"))
    elif entry.event.date is not None:
        first, *rest = fold(date, page.width - before)
        yield [*head, Part(first, "date")]
        yield from ([Part(" " * before), Part(line.strip(), "date")] for line in rest)
        head = [Part(" " * before)]
    taken = before + page.column
    yield [*head, Part(page.cut(printable(entry.event.title), taken), "title")]
    yield [Part(" " * taken), *_told(entry, page, taken)]


def _told(entry: MonthEntry, page: _Page, taken: int) -> Iterator[Part]:
    """Say what an event is, how surely it answers, and who took part."""
    event = entry.event
    told = str(event.kind)
    if event.factuality is not Factuality.REPORTED:
        told += f", {event.factuality}"
    if entry.truth is Truth.MAYBE:  # it comes first, so that no width cuts it
        yield Part("maybe", "maybe")
        told, taken = f"; {told}", taken + len("maybe")
    yield Part(page.cut(f"{told}: {printable(entry.people)}", taken), "told")


def _legend(months: Months, page: _Page) -> Iterator[Line]:
    """Explain the marks that were used, in the order in which they came."""
    drawn = [entry.outline for entry in _entries(months) if entry.outline is not None]
    used = {mark_of(one, plain=page.plain).rstrip("?"): _words_of(one) for one in drawn}
    if any(one.hedged for one in drawn):
        used["   ?"] = "in doubt"
    yield from ([[]] if used else [])
    for mark, words in used.items():
        first, *rest = fold(words, page.width - _MARK_WIDTH)
        yield [Part(f"{mark:<{_MARK_WIDTH}}", "mark"), Part(first, "legend")]
        yield from ([Part(" " * _MARK_WIDTH), Part(line, "legend")] for line in rest)
