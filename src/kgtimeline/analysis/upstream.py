"""What stands behind a report: its source, whom that credits, and the line to the original speaker."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from kgtimeline.dataset.records import Records
from kgtimeline.model.reports import Report


class Credit(StrEnum):
    """The key of the file that says where something was had from."""

    PUBLISHER = "publisher"
    ATTRIBUTED_TO = "attributed_to"
    REPRINT_OF = "reprint_of"
    VIA = "via"


class Origin(NamedTuple):
    """A source or an actor that something was had from.

    Args:
        type: `source` or `actor`; a source and an actor may have one id.
        id: Its id.

    Example:
        >>> print(Origin("actor", "tass"))
        actor:tass
    """

    type: str
    id: str

    def __str__(self) -> str:
        """Write `type:id`."""
        return f"{self.type}:{self.id}"


class AttributionStep(NamedTuple):
    """One step back from a source or an actor to whom it had it from.

    Args:
        had_by: Who had it.
        credit: By which key of the file.
        origin: Whom it was had from.
    """

    had_by: Origin
    credit: Credit
    origin: Origin


def source_steps(records: Records, source_id: str) -> Iterator[AttributionStep]:
    """Walk back from a source through its credits, and through all that it reprints.

    Use it for what stands behind a whole text, whatever is told in it.

    Args:
        records: Where the sources stand.
        source_id: The source to start from.

    Yields:
        The publisher of each source that is walked through, then those to whom it is credited, then what it
        reprints. **Shape**: each source is walked through once, so sources that reprint each other in a
        circle come to an end.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> from kgtimeline.model.sources import Source
        >>> info = DatasetInfo(id="mine", title="Mine")
        >>> sources = [Source(id="a", title="A", reprint_of="b"), Source(id="b", title="B", reprint_of="a")]
        >>> records = Records(Document(schema_version="1.0", dataset=info, sources=sources))
        >>> [str(step.origin) for step in source_steps(records, "a")]
        ['source:b', 'source:a']
    """
    seen: set[str] = set()
    here: str | None = source_id
    while here is not None and here not in seen:
        seen.add(here)
        source, node = records.sources[here], Origin("source", here)
        if source.publisher is not None:
            yield AttributionStep(node, Credit.PUBLISHER, Origin("actor", source.publisher))
        for actor_id in source.attributed_to:
            yield AttributionStep(node, Credit.ATTRIBUTED_TO, Origin("actor", actor_id))
        here = None
        if source.reprint_of is not None:
            type_ = "source" if source.reprint_of in records.sources else "actor"
            yield AttributionStep(node, Credit.REPRINT_OF, Origin(type_, source.reprint_of))
            here = source.reprint_of if type_ == "source" else None


def report_steps(records: Records, report: Report) -> Iterator[AttributionStep]:
    """Walk back from a report to its original speaker.

    Args:
        records: Where its source stands.
        report: The report.

    Yields:
        The steps of its source, then those of its `via`, from nearest the source to the original speaker.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> from kgtimeline.model.sources import Source
        >>> document = Document(
        ...     schema_version="1.0",
        ...     dataset=DatasetInfo(id="mine", title="Mine"),
        ...     sources=[Source(id="daily", title="Daily")],
        ... )
        >>> report = Report(source="daily", via=["agency", "minister"])
        >>> [f"{step.had_by} {step.origin}" for step in report_steps(Records(document), report)]
        ['source:daily actor:agency', 'actor:agency actor:minister']
    """
    yield from source_steps(records, report.source)
    had_by = Origin("source", report.source)
    for actor_id in report.via:
        origin = Origin("actor", actor_id)
        yield AttributionStep(had_by, Credit.VIA, origin)
        had_by = origin


def behind(records: Records, report: Report) -> tuple[Origin, ...]:
    """Give everything that stands behind a report, its own source first.

    Args:
        records: Where its source stands.
        report: The report.

    Returns:
        Sources and actors, each once, in the order of the walk.
    """
    origins = (step.origin for step in report_steps(records, report))
    return tuple(dict.fromkeys((Origin("source", report.source), *origins)))
