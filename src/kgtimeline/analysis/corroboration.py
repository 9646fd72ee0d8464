"""How many times something was found out: reports, sources, publishers, independent groups."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kgtimeline.analysis.attribution import AttributionNode, counted, node_of, said
from kgtimeline.analysis.independence import IndependentGroup, independent_groups
from kgtimeline.analysis.upstream import Origin, behind
from kgtimeline.dataset.records import Records
from kgtimeline.markup import Printed
from kgtimeline.model.reports import Report
from kgtimeline.vocab import Factuality


@dataclass(frozen=True, slots=True)
class Corroboration(Printed):
    """What an event rests on.

    Independence is as far as the sources say: a source that names no publisher, and
    somebody who is not named, may be the same as another. They are listed, so that
    nobody takes the number of groups for more than it is.

    Args:
        event: Id of the event.
        reports: Its reports, in the order of the file.
        lines: Each report on one line: its source, what stands behind that, its `via`.
        groups: The independent groups of the reports; their rows count in `reports`.
        sources: Ids of the sources, each once, in the order of the reports.
        publishers: The known publishers of those sources, each once.
        without_publisher: Ids of the sources whose publisher is not known.
        unnamed: Those behind the reports whom the texts don't name, each once.
    """

    event: str
    reports: tuple[Report, ...]
    lines: tuple[str, ...]
    groups: tuple[IndependentGroup, ...]
    sources: tuple[str, ...]
    publishers: tuple[AttributionNode, ...]
    without_publisher: tuple[str, ...]
    unnamed: tuple[AttributionNode, ...]

    @property
    def denying(self) -> tuple[IndependentGroup, ...]:
        """The groups all of whose reports deny the event; the others tell of it in some way."""
        return tuple(
            group
            for group in self.groups
            if all(self.reports[row].factuality is Factuality.DENIED for row in group.rows)
        )

    def to_json(self) -> dict[str, Any]:
        """Give numbers, names and groups as JSON values; `ties` name what their reports share."""
        return {
            "event": self.event,
            "counts": {
                "reports": len(self.reports),
                "sources": len(self.sources),
                "publishers": len(self.publishers),
                "groups": len(self.groups),
                "denying_groups": len(self.denying),
            },
            "sources": list(self.sources),
            "publishers": [node.origin.id for node in self.publishers],
            "without_publisher": list(self.without_publisher),
            "unnamed": [node.origin.id for node in self.unnamed],
            "groups": [
                {
                    "reports": [self._report_json(row) for row in group.rows],
                    "ties": [
                        {
                            "type": tie.origin.type,
                            "id": tie.origin.id,
                            "reports": [group.rows.index(row) for row in tie.rows],
                        }
                        for tie in group.ties
                    ],
                }
                for group in self.groups
            ],
        }

    def _report_json(self, row: int) -> dict[str, Any]:
        report = self.reports[row]
        return {"source": report.source, "via": list(report.via), "factuality": str(report.factuality)}

    def __str__(self) -> str:
        """Write numbers, groups, and what is not known, for people."""
        return "\n".join(self._said())

    def _said(self) -> Iterator[str]:
        """Say it line by line."""
        told = f"{counted(len(self.reports), 'report')} in {counted(len(self.sources), 'source')}"
        denying = len(self.denying)
        denied = f", {denying} of which only den{'ies' if denying == 1 else 'y'} it" if denying else ""
        yield f"{self.event}: {told}, {counted(len(self.groups), 'independent group')}{denied}"
        if self.publishers:
            yield f"publishers: {', '.join(map(str, self.publishers))}"
        for number, group in enumerate(self.groups, start=1):
            ties = ", ".join(f"{tie.origin.type} {tie.origin.id}" for tie in group.ties)
            yield f"group {number}{f', tied by {ties}' if ties else ''}"
            for row in group.rows:
                report = self.reports[row]
                yield f"  {report.factuality}: {self.lines[row]}"
        if self.without_publisher:
            yield f"publisher not known: {', '.join(self.without_publisher)}"
        if self.unnamed:
            yield f"not named: {', '.join(map(str, self.unnamed))}"


def corroboration(records: Records, event_id: str) -> Corroboration:
    """Count what an event rests on, and name it.

    Use it before an event is taken for well attested: ten papers that print one wire
    are one group.

    Args:
        records: The records.
        event_id: The event.

    Returns:
        Reports, sources, publishers and independent groups. **Shape**: all empty for an event without
        reports.

    Raises:
        EventNotFoundError: If no event has the id.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> info = DatasetInfo(id="mine", title="Mine")
        >>> corroboration(Records(Document(schema_version="1.0", dataset=info)), "e")
        Traceback (most recent call last):
        ...
        kgtimeline.errors.EventNotFoundError: no event 'e'; list the ids: kgtimeline query --format ids
    """
    event = records.event(event_id)
    reports = event.reports
    sources = tuple(dict.fromkeys(report.source for report in reports))
    by = {source: records.sources[source].publisher for source in sources}
    origins = dict.fromkeys(origin for report in reports for origin in behind(records, report))
    nodes = (node_of(records, origin) for origin in origins)
    return Corroboration(
        event=event.id,
        reports=reports,
        lines=tuple(said(records, report.source, report.via) for report in reports),
        groups=independent_groups(records, reports),
        sources=sources,
        publishers=tuple(
            node_of(records, Origin("actor", one)) for one in dict.fromkeys(by.values()) if one is not None
        ),
        without_publisher=tuple(source for source, publisher in by.items() if publisher is None),
        unnamed=tuple(node for node in nodes if not node.named),
    )
