"""Rules of replay: readings and datings worked out again must give what the file says."""

from collections.abc import Iterator
from functools import lru_cache

from kgtimeline.checks.codes import problem
from kgtimeline.checks.spans import placed_readings
from kgtimeline.checks.subject import Subject, report_of, same_date
from kgtimeline.dates import DatingAnchorValue, EventDate, Truth, dating_rules, derive, replay, rules
from kgtimeline.errors import DateRangeError, DateSyntaxError, Problem
from kgtimeline.model.datings import Dating
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.model.reports import Reading, Report
from kgtimeline.vocab import ReadingAnchorType

MANUAL = "manual@1"
"""The rule of what is set by hand: nothing to replay, but a note to give."""
_BOUNDING = ("not_after@1", "not_before@1", "between@1", "held_at@1", "attested@1")
DATING_RULES = frozenset(rule.key for rule in dating_rules())
"""The rules of datings that are known here."""


MOST_WORDS = 10
"""Words of an expression: dates are facts, sentences are not ours to copy."""


@lru_cache(maxsize=65_536)
def _replayed(rule: str, expression: str, anchor: EventDate | None) -> EventDate | DateRangeError | None:
    """Work a reading out again; the same few expressions come again and again."""
    try:
        return replay(rule, expression, anchor)
    except DateSyntaxError as error:
        return DateRangeError(expression, f"the rule {rule!r} makes no date of it", str(error))
    except DateRangeError as error:
        return error


@lru_cache(maxsize=65_536)
def _derived(
    rule: str, readings: tuple[EventDate | None, ...], anchors: tuple[DatingAnchorValue, ...]
) -> EventDate | DateRangeError | None:
    """Work a dating out again."""
    try:
        return derive(rule, readings, anchors)
    except DateRangeError as error:
        return error


@lru_cache(maxsize=1)
def reading_rules() -> frozenset[str]:
    """Names and versions of all rules of readings."""
    return frozenset(rule.key for rule in rules())


def readings(subject: Subject) -> Iterator[Problem]:
    """Find readings whose rule makes something else of their words and anchor.

    All that is asked of a single reading is asked here, in one walk: its anchor is the
    publication of its source if it says so, and its words are few.
    """
    for row, event in enumerate(subject.events):
        for source, reading, path in placed_readings(event):
            anchor, words = reading.anchor, reading.expression
            if anchor is not None and anchor.type is ReadingAnchorType.PUBLISHED:
                yield from _published(subject, source, anchor.date, f"/events/{row}{path}/anchor/date", event)
            if words.count(" ") >= MOST_WORDS and (number := len(words.split())) > MOST_WORDS:
                message = f"the expression has {number} words, at most {MOST_WORDS} are copied"
                yield problem(
                    "expression-too-long", message, f"/events/{row}{path}/expression", event=event.id
                )
            if reading.rule == MANUAL:
                continue
            given = _replayed(reading.rule, words, anchor and anchor.date)
            if isinstance(given, DateRangeError) or _text(given) != _text(reading.date):
                yield _reading_problem(reading, given, f"/events/{row}{path}", event)


def _published(
    subject: Subject, source_id: str | None, date: EventDate, path: str, event: BaseEvent
) -> Iterator[Problem]:
    """Find an anchor that is not the publication date of its source."""
    if source_id in subject.sources and not same_date(subject.sources[source_id].published, date):
        shown = _text(subject.sources[source_id].published)
        message = f"the anchor is {date}, the publication date of {source_id!r} is {shown}"
        yield problem("anchor-mismatch", message, path, event=event.id)


def _reading_problem(
    reading: Reading, given: EventDate | DateRangeError | None, path: str, event: BaseEvent
) -> Problem:
    """Say why a reading does not replay."""
    if reading.rule not in reading_rules():
        message = f"no rule for readings is called {reading.rule!r}"
        return problem("unknown-rule", message, f"{path}/rule", event=event.id)
    words = f"{reading.rule!r} on {reading.expression!r}"
    if reading.anchor is not None:
        words += f" from {reading.anchor.date}"
    if isinstance(given, DateRangeError):
        message = f"{words} gives nothing: {given.reason}"
        return problem("reading-mismatch", message, f"{path}/rule", event=event.id, hint=given.hint)
    message = f"{words} gives {_text(given)}, the reading says {_text(reading.date)}"
    where = f"{path}/date" if reading.date is not None else path
    return problem("reading-mismatch", message, where, event=event.id)


def figure_times(subject: Subject) -> Iterator[Problem]:
    """Find figures whose period or baseline is not what its reading gives."""
    for row, event in enumerate(subject.events):
        for i, figure in enumerate(event.figures):
            pairs = (
                ("period", figure.period, figure.period_reading),
                ("baseline", figure.baseline, figure.baseline_reading),
            )
            for key, date, reading in pairs:
                if reading is not None and not same_date(date, reading.date):
                    message = f"the {key} is {_text(date)}, its reading gives {_text(reading.date)}"
                    path = f"/events/{row}/figures/{i}/{key}_reading"
                    yield problem("period-mismatch", message, path, event=event.id)


def other_readings(subject: Subject) -> Iterator[Problem]:
    """Find further readings of a report that share no day with its reading."""
    for row, event in enumerate(subject.events):
        for i, report in enumerate(event.reports):
            date = report.reading.date if report.reading is not None else None
            for j, other in enumerate(report.other_readings):
                if date is not None and other.date is not None and date.during(other.date) is Truth.NO:
                    message = f"this reading gives {other.date}, the reading of the report {date}"
                    path = f"/events/{row}/reports/{i}/other_readings/{j}"
                    yield problem("readings-apart", message, path, event=event.id)


def manual_notes(subject: Subject) -> Iterator[Problem]:
    """Find what is set by hand without a note."""
    for row, event in enumerate(subject.events):
        if event.dating is not None and event.dating.rule == MANUAL and event.dating.note is None:
            message = "the date is set by hand and no note says why"
            yield problem("manual-without-note", message, f"/events/{row}/dating", event=event.id)
        for i, report in enumerate(event.reports):
            if report.reading is not None and report.reading.rule == MANUAL and report.note is None:
                message = "the reading is set by hand and no note of the report says why"
                yield problem(
                    "manual-without-note", message, f"/events/{row}/reports/{i}/reading", event=event.id
                )


def datings(subject: Subject) -> Iterator[Problem]:
    """Find datings whose rule makes another date of their readings and anchors."""
    for row, event in enumerate(subject.events):
        dating = event.dating
        if dating is None:
            continue
        path = f"/events/{row}/dating"
        if dating.rule not in DATING_RULES:
            message = f"no rule for datings is called {dating.rule!r}"
            hint = f"use one of: {', '.join(sorted(DATING_RULES))}"
            yield problem("unknown-rule", message, f"{path}/rule", event=event.id, hint=hint)
            continue
        reports, missing = _reports(event, dating, path)
        yield from missing
        if not missing and dating.rule != MANUAL:
            yield from _replay_dating(subject, event, dating, reports, path)


def _reports(event: BaseEvent, dating: Dating, path: str) -> tuple[list[Report], list[Problem]]:
    """Find the reports that a dating starts from."""
    found: list[Report] = []
    missing: list[Problem] = []
    for i, origin in enumerate(dating.from_):
        report = report_of(event, origin.source, origin.via)
        line = f" via {', '.join(origin.via)}" if origin.via else ""
        if report is None:
            message = f"the event has no report of {origin.source!r}{line}"
            missing.append(problem("unknown-report", message, f"{path}/from/{i}", event=event.id))
        elif report.reading is None:
            message = f"the report of {origin.source!r}{line} has no reading"
            missing.append(problem("report-without-reading", message, f"{path}/from/{i}", event=event.id))
        else:
            found.append(report)
    return found, missing


def _replay_dating(
    subject: Subject, event: BaseEvent, dating: Dating, reports: list[Report], path: str
) -> Iterator[Problem]:
    """Work a dating out again."""
    if len(reports) > 1:
        reports.sort(key=lambda report: _publication(subject, report))
    dates = tuple([report.reading.date for report in reports if report.reading is not None])
    anchors = tuple([DatingAnchorValue(anchor.date, anchor.side) for anchor in dating.anchors])
    given = _derived(dating.rule, dates, anchors)
    if isinstance(given, DateRangeError):
        message = f"{dating.rule!r} gives nothing: {given.reason}"
        yield problem("dating-mismatch", message, f"{path}/rule", event=event.id, hint=given.hint)
        return
    if same_date(given, event.date):
        return
    where = path.replace("/dating", "/date")
    if event.date is not None and any(
        _breaks(dating.rule, event.date, anchor.date) for anchor in dating.anchors
    ):
        bounds = " and ".join(str(anchor.date) for anchor in dating.anchors)
        message = f"the date {event.date} leaves what {dating.rule!r} allows for the anchor {bounds}"
        yield problem("breaks-anchor", message, where, event=event.id, hint=f"the rule gives {_text(given)}")
        return
    message = f"{dating.rule!r} gives {_text(given)}, the event says {_text(event.date)}"
    yield problem("dating-mismatch", message, where, event=event.id)


def _publication(subject: Subject, report: Report) -> tuple[bool, object]:
    """Order reports by when their sources were published, those without a date last."""
    source = subject.sources.get(report.source)
    if source is None or source.published is None:
        return True, ()
    return False, source.published.sort_key


def _breaks(rule: str, date: EventDate, anchor: EventDate) -> bool:
    """Say whether a bounded date lies outside of what its anchor allows."""
    if rule == "not_after@1":
        return date.bounds.s_hi > anchor.bounds.e_hi
    if rule == "not_before@1":
        return date.bounds.s_lo < anchor.bounds.s_lo
    return rule in _BOUNDING and date.during(anchor) is Truth.NO


def _text(date: EventDate | None) -> str:
    return "no date" if date is None else str(date)


REPLAY_RULES = (readings, figure_times, other_readings, manual_notes, datings)
"""All rules of this module."""
