"""Which reports are independent of each other: those that share nothing that stands behind them."""

from collections.abc import Sequence
from dataclasses import dataclass

from kgtimeline.analysis.upstream import Origin, behind, source_steps
from kgtimeline.dataset.records import Records
from kgtimeline.model.reports import Report


@dataclass(frozen=True, slots=True)
class SharedOrigin:
    """Something that stands behind several reports, so that they are not independent.

    Args:
        origin: The source or actor that they share.
        rows: Places of the reports among those that were given, ascending; at least two.
    """

    origin: Origin
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class IndependentGroup:
    """Reports that share something that stands behind them, directly or through one another.

    Args:
        rows: Places of the reports among those that were given, ascending; at least one.
        ties: What holds them together; empty for a report that stands alone.
    """

    rows: tuple[int, ...]
    ties: tuple[SharedOrigin, ...]


def independent_groups(records: Records, reports: Sequence[Report]) -> tuple[IndependentGroup, ...]:
    """Sort reports into groups that are independent of each other, as far as the sources say.

    Two reports are of one group if anything stands behind both: one source, one
    publisher, one text that both reprint, one agency or person whom both have it from.
    What ties a report to one of a group ties it to the whole group. A publisher that is
    not known is never shared. Use it to count how many times something was found out,
    instead of how many times it was printed.

    Args:
        records: Where the sources stand.
        reports: The reports, of one event or of several.

    Returns:
        The groups. **Shape**: in the order of their first reports; every report is in one group; empty
        without reports. The time grows with the number of reports and the length of their chains.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> from kgtimeline.model.sources import Source
        >>> document = Document(
        ...     schema_version="1.0",
        ...     dataset=DatasetInfo(id="mine", title="Mine"),
        ...     sources=[Source(id="wire", title="W"), Source(id="daily", title="D", reprint_of="wire")],
        ... )
        >>> [
        ...     group.rows
        ...     for group in independent_groups(
        ...         Records(document), [Report(source="daily"), Report(source="wire")]
        ...     )
        ... ]
        [(0, 1)]
        >>> independent_groups(Records(document), [])
        ()
    """
    shared: dict[Origin, list[int]] = {}
    for row, report in enumerate(reports):
        for origin in behind(records, report):
            shared.setdefault(origin, []).append(row)
    first = _first_rows(len(reports), shared)
    groups: dict[int, list[int]] = {}
    for row in range(len(reports)):
        groups.setdefault(_root(first, row), []).append(row)
    ties: dict[int, list[SharedOrigin]] = {root: [] for root in groups}
    for tie in _told_apart(records, shared):
        ties[_root(first, tie.rows[0])].append(tie)
    return tuple(IndependentGroup(tuple(rows), tuple(ties[root])) for root, rows in groups.items())


def _first_rows(count: int, shared: dict[Origin, list[int]]) -> list[int]:
    """Join the rows that share an origin (union-find); every row leads to the first of its group."""
    first = list(range(count))
    for rows in shared.values():
        for row in rows[1:]:
            one, other = sorted((_root(first, rows[0]), _root(first, row)))
            first[other] = one
    return first


def _root(first: list[int], row: int) -> int:
    """Give the first row of a group, and shorten the way to it."""
    while first[row] != row:
        first[row] = first[first[row]]
        row = first[row]
    return row


def _told_apart(records: Records, shared: dict[Origin, list[int]]) -> list[SharedOrigin]:
    """Give the ties, sources first, without those that follow from a source that is shared anyway."""
    ties: list[SharedOrigin] = []
    implied: dict[Origin, list[set[int]]] = {}
    for origin, rows in sorted(shared.items(), key=lambda one: one[0].type != "source"):
        if len(rows) == 1 or any(found.issuperset(rows) for found in implied.get(origin, ())):
            continue
        ties.append(SharedOrigin(origin, tuple(rows)))
        if origin.type == "source":
            for step in source_steps(records, origin.id):
                implied.setdefault(step.origin, []).append(set(rows))
    return ties
