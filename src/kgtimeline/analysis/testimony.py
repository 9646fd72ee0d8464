"""What each report gives to an event: its place in a text, its participants, its factuality."""

from collections.abc import Sequence
from dataclasses import dataclass

from kgtimeline.analysis.attribution import said
from kgtimeline.analysis.grounds import ReadingGround, reading_ground
from kgtimeline.checks.rules_evidence import headline
from kgtimeline.dataset.records import Records
from kgtimeline.dates import EventDate
from kgtimeline.model.actors import Office
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.model.reports import Participant, Report, Span
from kgtimeline.vocab import Factuality, Role


@dataclass(frozen=True, slots=True)
class SourceGround:
    """A source that tells of an event, and how its publication is known.

    Args:
        id: Its id.
        title: Its title.
        line: The source with what stands behind it, on one line.
        published: When it was published; None if it does not say.
        expression: Its words for that.
        span: Where they stand.
        sha256: SHA-256 of the UTF-8 bytes of its whole text.
        length: Number of Unicode code points of its whole text.
    """

    id: str
    title: str | None
    line: str
    published: EventDate | None
    expression: str | None
    span: Span | None
    sha256: str | None
    length: int | None


@dataclass(frozen=True, slots=True)
class ReportGround:
    """What one source says of an event, by one line of attribution.

    Args:
        source: Id of the source.
        via: Through whom it came, from nearest the source to the original speaker.
        line: Source, what stands behind it, and `via`, on one line.
        spans: Where it tells of the event.
        factuality: How it presents the event.
        reading: What its words of time give; None if it has none.
        other_readings: Further words of time, which the dating does not use.
        dates_the_event: Whether the dating starts from it.
        note: What the file says about it.
    """

    source: str
    via: tuple[str, ...]
    line: str
    spans: tuple[Span, ...]
    factuality: Factuality
    reading: ReadingGround | None
    other_readings: tuple[ReadingGround, ...]
    dates_the_event: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class ParticipantGround:
    """Somebody who takes part, and which reports say so.

    A report that lists no participants has those of the event; one that lists some is
    silent about all others.

    Args:
        actor: Id of the actor.
        name: Its name.
        named: Whether a text names it.
        role: As what it takes part.
        office: In which office.
        terms: What the file says of the actor's holding that office.
        of_the_event: Whether the event itself lists it, and not only a report.
        reports: Places of the reports that have it, counted from 0.
        silent: Places of the reports that list others.
    """

    actor: str
    name: str
    named: bool
    role: Role
    office: str | None
    terms: tuple[Office, ...]
    of_the_event: bool
    reports: tuple[int, ...]
    silent: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FactualityGround:
    """How the headline of an event follows from its reports.

    Args:
        value: The factuality of the event.
        derived: What its reports make it; None without reports.
        because: The rule in words.
    """

    value: Factuality
    derived: Factuality | None
    because: str


def source_ground(records: Records, source_id: str) -> SourceGround:
    """Say how a source and its publication are known."""
    source = records.sources[source_id]
    return SourceGround(
        source.id,
        source.title,
        said(records, source.id),
        source.published,
        source.published_expression,
        source.published_span,
        source.sha256,
        source.length,
    )


def report_grounds(records: Records, event: BaseEvent) -> tuple[ReportGround, ...]:
    """Say what each report gives, in the order of the file."""
    dating = event.dating
    used = {(origin.source, origin.via) for origin in dating.from_} if dating is not None else set()
    return tuple([_report(records, report, used) for report in event.reports])


def _report(records: Records, report: Report, used: set[tuple[str, tuple[str, ...]]]) -> ReportGround:
    source, via = report.source, report.via
    return ReportGround(
        source,
        via,
        said(records, source, via),
        report.spans,
        report.factuality,
        None if report.reading is None else reading_ground(source, via, report.reading),
        tuple([reading_ground(source, via, reading) for reading in report.other_readings]),
        (source, via) in used,
        report.note,
    )


def participant_grounds(records: Records, event: BaseEvent) -> tuple[ParticipantGround, ...]:
    """Say which reports have which participant.

    Args:
        records: The records.
        event: The event.

    Returns:
        Those of the event in its order, then those whom only a report has, in the order of the reports.
    """
    seen = dict.fromkeys(event.participants, True)
    for report in event.reports:
        for participant in report.participants:
            seen.setdefault(participant, False)
    return tuple([_participant(records, event.reports, one, of_the_event=own) for one, own in seen.items()])


def _participant(
    records: Records, reports: Sequence[Report], one: Participant, *, of_the_event: bool
) -> ParticipantGround:
    """Sort the reports by whether they have a participant."""
    having: list[int] = []
    silent: list[int] = []
    for place, report in enumerate(reports):
        has = one in report.participants or (of_the_event and not report.participants)
        (having if has else silent).append(place)
    actor = records.actors[one.actor]
    return ParticipantGround(
        actor.id,
        actor.name,
        actor.named,
        one.role,
        one.office,
        tuple([office for office in actor.offices if office.title == one.office]),
        of_the_event,
        tuple(having),
        tuple(silent),
    )


def factuality_ground(event: BaseEvent) -> FactualityGround:
    """Say how the headline of an event follows from its reports.

    Example:
        >>> from kgtimeline.model.events import War
        >>> side = [Participant(actor="a", role="participant")]
        >>> reports = [Report(source="s", factuality="alleged"), Report(source="t", factuality="denied")]
        >>> war = War(id="w", title="W", date=None, factuality="disputed", participants=side, reports=reports)
        >>> factuality_ground(war).because
        'one report denies what another reports or alleges'
    """
    found = [report.factuality for report in event.reports]
    derived = headline(found)
    if derived is None:
        because = "no report says so"
    elif derived is Factuality.DISPUTED:
        denied = Factuality.DENIED in found
        because = "one report denies what another reports or alleges" if denied else "a report disputes it"
    elif len(set(found)) == 1:
        because = "as its one report has it" if len(found) == 1 else "as all its reports have it"
    else:
        because = "the first of reported, announced, intended, alleged and denied that a report gives"
    return FactualityGround(event.factuality, derived, because)
