"""Queries by tightened bounds: answers only get surer, the records never change."""

from collections.abc import Mapping
from typing import NamedTuple

from kgtimeline.analysis.ordering import tighten
from kgtimeline.dataset.records import Records
from kgtimeline.dates import Bounds
from kgtimeline.query.answers import in_both
from kgtimeline.query.memory import Evaluation, evaluate
from kgtimeline.query.nodes import Predicate


class _Maps(NamedTuple):
    """Tightened bounds by event: by all dates, and by those that are certain alone."""

    full: Mapping[str, Bounds]
    firm: Mapping[str, Bounds]


def evaluate_tightened(records: Records, predicate: Predicate, *, certain: bool = False) -> Evaluation:
    """Find the events in which a predicate holds, by the bounds that relations and publications leave.

    What is ruled out must be so by the dates as they are written; what is certain, by the
    dates alone that are certain. So whatever a plain query proves or rules out, this does too.

    Args:
        records: What is asked; tightened when it is first asked in this way.
        predicate: The question.
        certain: Keep only what is proven.

    Returns:
        Rows, which of them are open, and the plan.

    Raises:
        ActorNotFoundError: If an actor or publisher of the predicate is not known.
        AmbiguousActorError: If one fits several.
        EventNotFoundError: If an event of the predicate is not known.
        SourceNotFoundError: If a source of the predicate is not known.
        QuerySyntaxError: If it is no predicate.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> from kgtimeline.query.predicates import during
        >>> records = Records(Document(schema_version="1.0", dataset=DatasetInfo(id="a", title="A")))
        >>> evaluate_tightened(records, during("2024")).rows
        []
    """
    full, firm = _maps(records)
    surely = evaluate(records, predicate, certain=certain, bounds=firm)
    if certain or not any(bounds.hedged for bounds in full.values()):
        return surely
    rows = in_both(surely.rows, evaluate(records, predicate, bounds=full).rows)
    return surely.among(rows)


def _maps(records: Records) -> _Maps:
    """Tighten records once."""
    found: _Maps | None = records.attached.get(_Maps)
    if found is None:
        tightened = tighten(records)
        found = records.attached[_Maps] = _Maps(tightened.events, tightened.firm)
    return found
