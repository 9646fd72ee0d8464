"""Citations of events: the dataset, the event in it, and the sources that tell of it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kgtimeline.dataset.records import Records
from kgtimeline.exchange.bibtex import bibtex
from kgtimeline.exchange.citation_text import line
from kgtimeline.exchange.cited import Cited, cited_dataset, cited_event, cited_source
from kgtimeline.exchange.csl_json import csl_item
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Citations:
    """What to cite for an event, in three forms.

    Args:
        event: The event, as an entry of the dataset.
        dataset: The dataset.
        sources: The sources that tell of it. **Shape**: each once, in the order of the reports; empty for
            an event that nobody reports.
    """

    event: Cited
    dataset: Cited
    sources: tuple[Cited, ...]

    def __iter__(self) -> Iterator[Cited]:
        """Go through all that is cited: the event, its sources, the dataset."""
        return iter((self.event, *self.sources, self.dataset))

    def text(self) -> str:
        """Write it for people: the event in its dataset, then each source on a line.

        Returns:
            Lines without a newline at the end; characters that can't be printed are escaped.
        """
        sources = (f"{number}. {line(source)}" for number, source in enumerate(self.sources, start=1))
        return "\n".join([line(self.event), *sources])

    def bibtex(self) -> str:
        """Write it for LaTeX: an entry each for the event, its sources and the dataset.

        Returns:
            Entries with an empty line between them and no newline at the end. **Shape**: UTF-8 letters
            stay; what TeX would take for a command is escaped.
        """
        return "\n\n".join(map(bibtex, self))

    def csl_json(self) -> list[dict[str, Any]]:
        """Give it for reference managers: an item each for the event, its sources and the dataset."""
        return [csl_item(one) for one in self]

    def csl_text(self) -> str:
        """Write the CSL-JSON as it stands in a file: indented, letters unescaped."""
        return json.dumps(self.csl_json(), ensure_ascii=False, indent=2)

    def __str__(self) -> str:
        """Write it for people."""
        return self.text()


def cite(timeline: Timeline, event_id: str) -> Citations:
    """Gather what to cite for an event.

    Use it for the footnote of a claim: who tells of the event, and in which dataset it stands.
    Nothing is made up: what the file does not say is left out, and a date is given only as
    precisely as it is known.

    Args:
        timeline: The timeline.
        event_id: The event.

    Returns:
        The event, its sources and the dataset; it prints as text.

    Raises:
        EventNotFoundError: If no event has the id.

    Example:
        >>> import kgtimeline as kg
        >>> tl = kg.Timeline(
        ...     actors=[kg.Actor(id="a", type="state", name="A")],
        ...     sources=[kg.Source(id="daily", title="Notes & letters", published="2024-02-12")],
        ...     events=[
        ...         kg.Letter(
        ...             id="note",
        ...             title="A note",
        ...             date="[..2024-02-12]",
        ...             participants=[kg.Participant(actor="a", role="sender")],
        ...             reports=[kg.Report(source="daily")],
        ...         )
        ...     ],
        ... )
        >>> print(cite(tl, "note"))
        “A note”, on or before 12 February 2024, reported. Event note in: Timeline.
        1. “Notes & letters”. 12 February 2024.
        >>> print(cite(tl, "note").bibtex().splitlines()[6])
        @misc{timeline:source:daily,
    """
    records = timeline.records
    return _citations(records, records.event(event_id), cited_dataset(records), {})


def cite_all(timeline: Timeline) -> Iterator[Citations]:
    """Gather what to cite for every event, in date order; each source is looked at once.

    Example:
        >>> import kgtimeline as kg
        >>> sum(len(one.sources) for one in cite_all(kg.load()))
        57
    """
    records = timeline.records
    dataset, made = cited_dataset(records), dict[str, Cited]()
    for event in records.events:
        yield _citations(records, event, dataset, made)


def _citations(records: Records, event: BaseEvent, dataset: Cited, made: dict[str, Cited]) -> Citations:
    sources = []
    for source in dict.fromkeys([report.source for report in event.reports]):
        if source not in made:
            made[source] = cited_source(records, records.sources[source])
        sources.append(made[source])
    return Citations(cited_event(records, event), dataset, tuple(sources))
