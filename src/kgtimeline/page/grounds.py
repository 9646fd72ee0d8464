"""What dates rest on, for the page: rules with their sentences, and steps that narrowed a date."""

from collections.abc import Iterable, Iterator, Sequence

from kgtimeline.analysis.order_constraints import Node
from kgtimeline.analysis.order_neighbours import hanging_with
from kgtimeline.analysis.tightening import TighteningStep
from kgtimeline.dataset.records import Records
from kgtimeline.dates import dating_rules, rules
from kgtimeline.errors import Problem
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.model.reports import Reading


def rule_meanings(records: Records) -> dict[str, str]:
    """Say what each rule does that a reading or a dating of the timeline uses.

    Returns:
        Sentences by rule, in order. **Shape**: a rule that is not known here has none.

    Example:
        >>> import kgtimeline as kg
        >>> rule_meanings(kg.load().records)["only_reading@1"]
        'the one date that the readings give'
    """
    known = {rule.key: rule.meaning for rule in rules()} | {rule.key: rule.meaning for rule in dating_rules()}
    used = {name for event in records.events for name in _rules(event)}
    return {name: known[name] for name in sorted(used) if name in known}


def order_lines(steps: Iterable[TighteningStep]) -> dict[tuple[str, str], list[list[str]]]:
    """Give what narrowed each date: for each bound what it is now, then the reasons.

    Returns:
        By `event` or `source` and id.
    """
    found: dict[tuple[str, str], list[list[str]]] = {}
    for step in steps:
        reasons = [reason.strip() for reason in str(step).splitlines()[1:]]
        found.setdefault((step.about, step.id), []).append([step.words, *reasons])
    return found


def problems_by_event(records: Records, problems: Sequence[Problem]) -> dict[str, list[str]]:
    """Give the contradictions that keep the date of an event from being narrowed, by its id."""
    found: dict[str, list[str]] = {}
    together: dict[Node, frozenset[Node]] = {}
    for problem in problems:
        node = _node(records, problem)
        if node not in together:
            together |= dict.fromkeys(nodes := hanging_with(records, node), nodes)
        for sort, name in together[node]:
            if sort == "event":
                found.setdefault(name, []).append(problem.message)
    return found


def _node(records: Records, problem: Problem) -> Node:
    """Give the event that a contradiction is about, or else the source that its path leads to."""
    if problem.event_id is not None:
        return "event", problem.event_id
    return "source", records.document.sources[int(problem.path.split("/")[2])].id


def _rules(event: BaseEvent) -> Iterator[str]:
    """Name the rules that an event uses."""
    if event.dating is not None:
        yield event.dating.rule
    for reading in _readings(event):
        yield reading.rule


def _readings(event: BaseEvent) -> Iterator[Reading]:
    """Give all readings of an event, those of its figures too."""
    for report in event.reports:
        if report.reading is not None:
            yield report.reading
        yield from report.other_readings
    for figure in event.figures:
        for reading in (figure.period_reading, figure.baseline_reading):
            if reading is not None:
                yield reading
