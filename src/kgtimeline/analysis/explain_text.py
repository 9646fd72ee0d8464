"""An explanation as text: a line for each value, its grounds indented below."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kgtimeline.analysis.attribution import counted
from kgtimeline.analysis.day_words import bounds_words
from kgtimeline.markup import printable
from kgtimeline.vocab import DatingAnchorType

if TYPE_CHECKING:
    from kgtimeline.analysis.doubt import Doubt
    from kgtimeline.analysis.explain import Explanation
    from kgtimeline.analysis.grounds import AnchorGround, DateGround, ReadingGround
    from kgtimeline.analysis.testimony import ParticipantGround, ReportGround, SourceGround
    from kgtimeline.analysis.ties import FigureGround, RelationGround
    from kgtimeline.dates import EventDate
    from kgtimeline.model.reports import Span

WIDTH = 100
"""Columns after which a line is folded."""
HASH_SHOWN = 8
"""Digits of a hash that a line shows; the JSON has all of them."""
_INDENT = 2


class Line(NamedTuple):
    """A line before it is folded.

    Args:
        depth: How deep it stands.
        text: What it says.
    """

    depth: int
    text: str


def explanation_lines(explanation: "Explanation") -> Iterator[str]:
    """Write an explanation line by line."""
    for line in outline_lines(explanation):
        start = " " * _INDENT * line.depth
        yield from textwrap.wrap(
            printable(line.text),
            WIDTH,
            initial_indent=start,
            subsequent_indent=f"{start}{' ' * 2 * _INDENT}",
            break_long_words=False,
            break_on_hyphens=False,
        )


def outline_lines(explanation: "Explanation") -> Iterator[Line]:
    """Say it part by part, in the order in which people ask."""
    event = explanation.event
    yield Line(0, f"{event.id}: {event.title}")
    factuality = explanation.factuality
    yield Line(0, f"{event.kind}, {factuality.value}: {factuality.because}")
    if factuality.derived is not None and factuality.derived is not factuality.value:
        yield Line(1, f"which would make it {factuality.derived}")
    yield Line(0, f"date  {_dated(event.date)}")
    yield from _date(explanation.date)
    yield from _doubts(explanation.doubts)
    yield from _narrowed(explanation, "event", event.id, 1)
    if explanation.bounds is not None:
        yield Line(2, f"which leaves {bounds_words(explanation.bounds)}")
    for problem in explanation.contradictions:
        yield Line(1, f"order narrows nothing: {problem.message}")
    for ground in explanation.rests_on:
        yield Line(0, f"which rests on {ground.event}, {ground.date or 'undated'}: {ground.title}")
        yield from _date(ground)
    yield Line(0, "participants")
    for participant in explanation.participants:
        yield from _participant(participant, len(explanation.reports))
    yield from _coded(explanation.coded)
    yield from _reports(explanation)
    for relation in explanation.relations:
        yield from _relation(relation)
    for figure in explanation.figures:
        yield from _figure(figure)
    for conflict in explanation.conflicts:
        yield Line(0, "conflict")
        yield from (Line(1, line) for line in str(conflict).splitlines())


def _dated(date: "EventDate | None") -> str:
    if date is None:
        return "none: nothing dates the event"
    return f"{date} ({date.extent}): {bounds_words(date.bounds)}"


def _date(ground: "DateGround") -> Iterator[Line]:
    """Say what a date was made from."""
    if ground.rule is None:
        if ground.date is not None:
            yield Line(1, "nothing says how it follows")
        return
    yield Line(1, f"{ground.basis} by {ground.rule}")
    for reading in ground.readings:
        yield from _reading(1, "from", reading)
    for anchor in ground.anchors:
        yield Line(1, _anchor(anchor))
    if ground.alternatives:
        yield Line(1, f"or {', '.join(map(str, ground.alternatives))}, as an honest reader could say")
    if ground.note:
        yield Line(1, f"note: {ground.note}")


def _narrowed(explanation: "Explanation", about: str, name: str, depth: int) -> Iterator[Line]:
    """Say what follows from relations and publications, each with its reasons."""
    for step in explanation.order:
        if (step.about, step.id) == (about, name):
            yield Line(depth, f"by its order {step.words}")
            yield from (Line(depth + 1, line.strip()) for line in str(step).splitlines()[1:])


def _doubts(doubts: "Sequence[Doubt]") -> Iterator[Line]:
    """Say why nothing about the date is certain."""
    if not doubts:
        return
    own = f": {doubts[0].why}" if doubts[0].why else ""
    yield Line(1, f"nothing about it is certain{own}")
    for doubt in doubts[1:]:
        yield Line(2, f"it rests on {doubt}")


def _reading(depth: int, word: str, reading: "ReadingGround") -> Iterator[Line]:
    """Say what words of time give, where they stand, by which rule, counted from what."""
    given = "no date" if reading.date is None else str(reading.date)
    via = "".join(f" via {actor}" for actor in reading.via)
    place = f" in {reading.source}{via}" if reading.source else ""
    spans = () if reading.span is None else (reading.span,)
    yield Line(depth, f'{word} "{reading.expression}"{place}{_places(spans)}, which gives {given}')
    yield Line(depth + 1, f"by {reading.rule}")
    if reading.anchor is not None:
        anchor = reading.anchor
        of = {"published": "the publication", "span": "the same text", "manual": "a day set by hand"}
        where = _places(() if anchor.span is None else (anchor.span,))
        yield Line(depth + 1, f"counted from {of[anchor.type]}, {anchor.date}{where}")


def _anchor(anchor: "AnchorGround") -> str:
    """Say what a date was worked out against."""
    side = {"after": "after it", "before": "before it", "nearest": "nearest to it"}
    where = f", the year that comes {side[anchor.side]}" if anchor.side else ""
    if anchor.type is DatingAnchorType.EVENT:
        return f"against the event {anchor.ref}, {anchor.date}{where}"
    if anchor.type is DatingAnchorType.PUBLISHED:
        return f"against the publication of {anchor.ref}, {anchor.date}{where}"
    return f"against {anchor.date}, set by hand{where}"


def _participant(participant: "ParticipantGround", reports: int) -> Iterator[Line]:
    office = f", {participant.office}" if participant.office else ""
    unnamed = "" if participant.named else ", not named"
    who = f"{participant.role}: {participant.name}{office} ({participant.actor}{unnamed})"
    only = "" if participant.of_the_event else ", not in the event itself"
    if not reports:
        yield Line(1, who)
    elif not participant.reports:
        yield Line(1, f"{who}: no report has it{only}")
    else:
        silent = f"; silent: {_numbers(participant.silent)}" if participant.silent else ""
        word = "report" if len(participant.reports) == 1 else "reports"
        yield Line(1, f"{who}: {word} {_numbers(participant.reports)}{only}{silent}")
    for term in participant.terms:
        known = [f"{word} {date}" for word, date in (("taken", term.took), ("left", term.left)) if date]
        if term.attested:
            known.append(f"attested {', '.join(map(str, term.attested))}")
        if known:
            yield Line(2, f"the office is {'; '.join(known)}")


def _coded(coded: Sequence[tuple[str, Any]]) -> Iterator[Line]:
    """Give the values that were coded from the reports as a whole."""
    if coded:
        yield Line(0, "coded from the reports as a whole")
    for key, value in coded:
        yield Line(1, f"{key}: {_value(value)}")


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if hasattr(value, "items"):
        return ", ".join(f"{key} {one}" for key, one in value.items())
    return str(value)


def _reports(explanation: "Explanation") -> Iterator[Line]:
    """Say what each report gives, and how often the event was found out."""
    found = explanation.corroboration
    told = counted(len(found.reports), "report")
    if found.reports:
        told += f" in {counted(len(found.sources), 'source')}"
        told += f", {counted(len(found.groups), 'independent group')}"
    yield Line(0, told)
    for number, report in enumerate(explanation.reports, start=1):
        yield from _report(number, report)
    for number, group in enumerate(found.groups, start=1):
        if group.ties:
            tied = ", ".join(f"{tie.origin.type} {tie.origin.id}" for tie in group.ties)
            yield Line(1, f"group {number} (reports {_numbers(group.rows)}) is tied by {tied}")
    for source in explanation.sources:
        yield from _source(source)
        yield from _narrowed(explanation, "source", source.id, 2)


def _report(number: int, report: "ReportGround") -> Iterator[Line]:
    dates = ", dates the event" if report.dates_the_event else ""
    yield Line(1, f"{number}. {report.factuality}: {report.line}{_places(report.spans)}{dates}")
    if report.reading is not None and not report.dates_the_event:
        yield from _reading(2, "words of time:", report.reading)
    for reading in report.other_readings:
        yield from _reading(2, "further words of time:", reading)
    if report.note:
        yield Line(2, f"note: {report.note}")


def _source(source: "SourceGround") -> Iterator[Line]:
    title = f': "{source.title}"' if source.title else ""
    yield Line(1, f"{source.id}{title}")
    said = f' by its words "{source.expression}"' if source.expression else ""
    when = f"published {source.published}{said}" if source.published else "does not say when it was published"
    yield Line(2, f"{when}{_places(() if source.span is None else (source.span,))}")
    if source.sha256 is not None:
        size = "" if source.length is None else f" of {source.length:,} code points"
        yield Line(2, f"its text{size} has the hash {source.sha256[:HASH_SHOWN]}...")


def _relation(relation: "RelationGround") -> Iterator[Line]:
    arrow = "" if relation.outgoing else "<- "
    date = relation.date or "undated"
    stated = f" by {relation.source}" if relation.source else ""
    where = _places(() if relation.span is None else (relation.span,))
    tie = f"{arrow}{relation.type} {relation.event}, {date}"
    yield Line(0, f"{tie}: {relation.basis}{stated}{where}")
    if relation.note:
        yield Line(1, f"note: {relation.note}")


def _figure(ground: "FigureGround") -> Iterator[Line]:
    figure = ground.figure
    yield Line(0, f"figure {figure.key}: {ground.claim}")
    who = [] if ground.speaker is None else [f"claimed by {ground.speaker}"]
    if ground.via:
        who.append(f"via {' via '.join(ground.via)}")
    if ground.about:
        who.append(f"about {', '.join(ground.about)}")
    if figure.part_of:
        who.append(f"part of {figure.part_of}")
    if figure.source:
        who.append(f"in {figure.source}{_places(() if figure.span is None else (figure.span,))}")
    if who:
        yield Line(1, ", ".join(who))
    for word, reading in (("time measured:", ground.period), ("time compared from:", ground.baseline)):
        if reading is not None:
            yield from _reading(1, word, reading)


def _places(spans: "Sequence[Span]") -> str:
    """Write offsets with the beginning of each hash: `[384-511#96834bf8]`."""
    shown = ", ".join(f"{span.start}-{span.end}#{span.sha256[:HASH_SHOWN]}" for span in spans)
    return f" [{shown}]" if shown else ""


def _numbers(places: Iterable[int]) -> str:
    """Write places as people count."""
    return ", ".join(str(place + 1) for place in places)
