"""Citations for the page: of sources and the dataset whole, of events in the parts that differ.

A citation of an event repeats its title, date and dataset, which the page knows; so the browser
puts it together, and a test holds what it copies against `kgtimeline.exchange`.
"""

from dataclasses import replace
from typing import Any

from kgtimeline.dataset.records import Records
from kgtimeline.exchange.bibtex import bibtex, escaped
from kgtimeline.exchange.citation_dates import csl_date
from kgtimeline.exchange.citation_text import line
from kgtimeline.exchange.cited import Cited, cited_event
from kgtimeline.exchange.csl_json import csl_item
from kgtimeline.markup import printable

_OWN = frozenset({"id", "title", "event-date", "note"})
"""What of a CSL item is the event's own."""


def in_three_forms(one: Cited) -> dict[str, Any]:
    """Give a citation as a line of text, as BibTeX and as an item of CSL-JSON."""
    return {"text": line(one), "bibtex": bibtex(one), "csl": csl_item(one)}


def own_parts(one: Cited) -> dict[str, Any]:
    r"""Give what a citation of an event says that its columns don't: its date for CSL, escaped titles.

    Returns:
        `when`, `shown` (the title for text) and `tex` (for BibTeX), each None if there is none, or if
        the title needs no escape.

    Example:
        >>> own_parts(Cited("k", "entry", "k", "A & B", container="D"))
        {'when': None, 'shown': None, 'tex': 'A \\& B'}
    """
    title = str(one.title)
    shown, tex = printable(title), escaped(title)
    return {
        "when": None if one.happened is None else csl_date(one.happened),
        "shown": None if shown == title else shown,
        "tex": None if tex == title else tex,
    }


def entry_parts(records: Records) -> dict[str, Any] | None:
    """Give what citations of all events have in common; None if there is no event.

    Returns:
        `text`: what follows `Event ID in: `. `fields`: lines of BibTeX between title and note.
        `note`: what follows the factuality there. `csl`: keys that are the same for all.
    """
    if not records.events:
        return None
    one = replace(cited_event(records, records.events[0]), title="")
    lines = bibtex(one).splitlines()
    return {
        "text": line(one).partition(f". Event {one.id} in: ")[2],
        "fields": lines[2:-2],
        "note": lines[-2].rpartition(f"; {one.notes[0]}")[2],
        "csl": {key: value for key, value in csl_item(one).items() if key not in _OWN},
    }
