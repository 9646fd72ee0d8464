"""Rules of what refers to what: repeated reports and relations, direction, circles, parts of figures."""

from collections.abc import Iterator

from kgtimeline.checks.codes import problem
from kgtimeline.checks.cycles import find_cycles
from kgtimeline.checks.subject import Subject
from kgtimeline.dataset.near import near_names
from kgtimeline.dataset.references import iter_reference_problems, references_resolve
from kgtimeline.errors import Problem, did_you_mean
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.vocab import RelationType


def references(subject: Subject) -> Iterator[Problem]:
    """Find ids that are used twice and references that lead nowhere."""
    records = (subject.actor_rows, subject.source_rows, subject.events)
    if not references_resolve(*records):
        yield from iter_reference_problems(*records, subject.lost)


def repeated_reports(subject: Subject) -> Iterator[Problem]:
    """Find reports of one event with the same source and line of attribution."""
    for row, event in enumerate(subject.events):
        if len(event.reports) < 2:  # noqa: PLR2004 - one alone is no repetition
            continue
        seen: dict[tuple[str, tuple[str, ...]], int] = {}
        for i, report in enumerate(event.reports):
            first = seen.setdefault((report.source, report.via), i)
            if first != i:
                line = f" via {', '.join(report.via)}" if report.via else ""
                message = f"the report of {report.source!r}{line} is here twice"
                yield problem("duplicate-report", message, f"/events/{row}/reports/{i}", event=event.id)


def relations(subject: Subject) -> Iterator[Problem]:
    """Find relations of an event to itself, repeated ones, and `possibly_same_as` at the wrong end."""
    for row, event in enumerate(subject.events):
        seen: set[tuple[str, str]] = set()
        for i, relation in enumerate(event.relations):
            path = f"/events/{row}/relations/{i}"
            if relation.event == event.id:
                message = f"{event.id!r} is tied to itself by {str(relation.type)!r}"
                yield problem("relation-to-itself", message, f"{path}/event", event=event.id)
                continue
            key = (relation.type, relation.event)
            if key in seen:
                message = f"{event.id!r} has {str(relation.type)!r} to {relation.event!r} twice"
                yield problem("duplicate-relation", message, path, event=event.id)
            seen.add(key)
            if relation.type is RelationType.POSSIBLY_SAME_AS and event.id < relation.event:
                yield _wrong_end(subject, event, relation.event, path)


def _wrong_end(subject: Subject, event: BaseEvent, other_id: str, path: str) -> Problem:
    """Word a `possibly_same_as` that stands at the lesser id: the only one, or the second one."""
    other = subject.event(other_id)
    twice = other is not None and any(
        relation.type is RelationType.POSSIBLY_SAME_AS and relation.event == event.id
        for relation in other.relations
    )
    if twice:
        message = f"'possibly_same_as' between {event.id!r} and {other_id!r} is stored twice"
        return problem("same-as-twice", message, path, event=event.id, hint=f"keep the one of {other_id!r}")
    message = f"'possibly_same_as' goes from {event.id!r} to the greater id {other_id!r}"
    return problem("same-as-direction", message, path, event=event.id, hint=f"move it to {other_id!r}")


def reprint_cycles(subject: Subject) -> Iterator[Problem]:
    """Find sources that are reprints of each other."""
    sources = subject.sources

    def original(source_id: str) -> tuple[str, ...]:
        found = sources[source_id].reprint_of
        return (found,) if found is not None and found in sources else ()

    for cycle in find_cycles([source.id for source in subject.source_rows], original):
        row = next(row for row, source in enumerate(subject.source_rows) if source.id == cycle[0])
        chain = " -> ".join([*cycle, cycle[0]])
        message = f"these sources are reprints of each other: {chain}"
        yield problem("reprint-cycle", message, f"/sources/{row}/reprint_of")


def figures(subject: Subject) -> Iterator[Problem]:
    """Find figures with the same key, parts of unknown figures, and parts of each other."""
    for row, event in enumerate(subject.events):
        if event.figures:
            yield from _figures(event, f"/events/{row}/figures")


def _figures(event: BaseEvent, path: str) -> Iterator[Problem]:
    rows: dict[str, int] = {}
    for i, figure in enumerate(event.figures):
        if rows.setdefault(figure.key, i) != i:
            message = f"the figure {figure.key!r} is here twice"
            yield problem("duplicate-figure", message, f"{path}/{i}/key", event=event.id)
    for i, figure in enumerate(event.figures):
        if figure.part_of is not None and figure.part_of not in rows:
            hint = did_you_mean(near_names(figure.part_of, rows), "name the key of a figure of this event")
            message = f"no figure of {event.id!r} is called {figure.part_of!r}"
            yield problem("unknown-figure", message, f"{path}/{i}/part_of", event=event.id, hint=hint)

    def whole(key: str) -> tuple[str, ...]:
        found = event.figures[rows[key]].part_of
        return (found,) if found is not None and found in rows else ()

    for cycle in find_cycles(rows, whole):
        message = f"these figures are parts of each other: {' -> '.join([*cycle, cycle[0]])}"
        yield problem("figure-cycle", message, f"{path}/{rows[cycle[0]]}/part_of", event=event.id)


LINK_RULES = (references, repeated_reports, relations, reprint_cycles, figures)
"""All rules of this module."""
