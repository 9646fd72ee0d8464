"""What holds of every view of a day, whatever the timeline."""

import pickle
from collections.abc import Iterable

from hypothesis import assume, given
from hypothesis import strategies as st

from kgtimeline.analysis.as_of import as_of
from kgtimeline.analysis.known import Known
from kgtimeline.checks import check_records
from kgtimeline.dataset.canonical import document_values
from kgtimeline.dataset.records import Records
from kgtimeline.dates.window import window
from kgtimeline.errors import Problem, Severity
from kgtimeline.model.document import Document
from kgtimeline.timeline import Timeline, load
from known_strategies import days, histories
from strategies import documents
from timeline_examples import WHOLE_TIMELINES

AFTER_ALL = "2030"
"""Later than any publication of the strategies."""
ANY_HISTORIES = histories() | histories(dated=False)


def errors(records: Records) -> set[tuple[str, str | None]]:
    """Give code and event of every error."""
    found: Iterable[Problem] = Timeline.of(records).check()
    return {(one.code, one.event_id) for one in found if one.severity is Severity.ERROR}


def broken(records: Records) -> bool:
    """Tell whether a timeline that follows the schema breaks a rule."""
    return any(one.severity is Severity.ERROR for one in check_records(records))


def evidence(known: Known) -> set[tuple[str, ...]]:
    """Give what a view holds that is told by one source: reports, sources, figures, events."""
    events = known.records.document.events
    return {
        *(("source", source) for source in known.sources),
        *(("event", event.id) for event in events),
        *(("report", event.id, report.source, *report.via) for event in events for report in event.reports),
        *(("figure", event.id, figure.key) for event in events for figure in event.figures),
        *(("relation", event.id, tie.type, tie.event) for event in events for tie in event.relations),
    }


def in_order(one: str, other: str) -> tuple[str, str]:
    """Put two windows in the order of their last days."""
    return (one, other) if window(one).b <= window(other).b else (other, one)


@WHOLE_TIMELINES
@given(document=ANY_HISTORIES, day=days(), certain=st.booleans())
def test_a_view_validates(*, document: Document, day: str, certain: bool) -> None:
    records = Records(document)
    assume(not broken(records))
    assert errors(as_of(records, day, certain=certain).records) == set()


@WHOLE_TIMELINES
@given(
    document=documents(),
    day=st.sampled_from(["2023", "2024-01-17", "9999"]),
    certain=st.booleans(),
)
def test_a_view_of_anything_that_loads_brings_no_new_error(
    *, document: Document, day: str, certain: bool
) -> None:
    records = Records(document)
    view = as_of(records, day, certain=certain).records
    assert errors(view) <= errors(records)
    written = Timeline.of(view).render()
    assert load(written.encode()).render() == written


@WHOLE_TIMELINES
@given(document=ANY_HISTORIES, one=days(), other=days(), certain=st.booleans())
def test_more_is_known_on_a_later_day(*, document: Document, one: str, other: str, certain: bool) -> None:
    records = Records(document)
    earlier, later = in_order(one, other)
    assert evidence(as_of(records, earlier, certain=certain)) <= evidence(
        as_of(records, later, certain=certain)
    )


@WHOLE_TIMELINES
@given(ANY_HISTORIES, days())
def test_what_is_certainly_known_is_possibly_known(document: Document, day: str) -> None:
    records = Records(document)
    assert evidence(as_of(records, day, certain=True)) <= evidence(as_of(records, day))


@WHOLE_TIMELINES
@given(histories())
def test_after_everything_all_is_known(document: Document) -> None:
    records = Records(document)
    known = as_of(records, AFTER_ALL)
    assert (known.dropped, known.left_out, known.hindsight) == ((), (), ())
    assert known.records.document == document
    assert all(
        one is other for one, other in zip(known.records.document.events, document.events, strict=True)
    )


@WHOLE_TIMELINES
@given(histories(), days(), days())
def test_a_view_of_a_view_is_that_of_the_earlier_day(document: Document, one: str, other: str) -> None:
    records = Records(document)
    assume(not broken(records))
    earlier, later = in_order(one, other)
    through = as_of(as_of(records, later).records, earlier)
    at_once = as_of(records, earlier)
    assert document_values(through.records.document) == document_values(at_once.records.document)


@WHOLE_TIMELINES
@given(document=ANY_HISTORIES, day=days(), certain=st.booleans())
def test_nothing_stands_in_a_view_that_no_known_report_gives(
    *, document: Document, day: str, certain: bool
) -> None:
    records = Records(document)
    known = as_of(records, day, certain=certain)
    for event in known.records.document.events:
        full = records.event(event.id)
        assert event.reports
        assert all(report.source in known.sources for report in event.reports)
        assert all(tie.source is None or tie.source in known.sources for tie in event.relations)
        assert all(figure.source is None or figure.source in known.sources for figure in event.figures)
        if len(event.reports) == len(full.reports):
            assert event.participants == full.participants
            continue
        assert event.id in known.hindsight
        given_by = [report.participants for report in event.reports]
        if all(given_by):
            assert {one.actor for one in event.participants} == {one.actor for few in given_by for one in few}
        assert (event.summary, event.place, event.tags, dict(event.codes)) == (None, None, (), {})


@WHOLE_TIMELINES
@given(document=ANY_HISTORIES, day=days(), certain=st.booleans())
def test_everything_is_in_the_view_or_listed(*, document: Document, day: str, certain: bool) -> None:
    records = Records(document)
    known = as_of(records, day, certain=certain)
    values = known.to_json()
    left_out = {one["id"] for one in values["left_out"]}
    gone = {one["event"] for one in values["dropped"] if one["event"] and not one["path"]}
    there = {event.id for event in known.records.document.events}
    assert there | gone | left_out >= set(records.row_of)
    assert not there & gone
    assert not there & left_out
    assert bool(values["dropped"] or left_out) == (known.records.document != document)
    assert known.headline() in str(known)


@WHOLE_TIMELINES
@given(document=histories(dated=False), day=days(), lines=st.booleans())
def test_a_view_is_a_timeline(*, document: Document, day: str, lines: bool) -> None:
    view = Timeline.of(Records(document)).as_of(day)
    assert load(view.render(lines=lines).encode()) == view
    again = pickle.loads(pickle.dumps(view))  # noqa: S301 - our own bytes
    assert again == view
    assert (again.day, again.certain, again.dropped, again.left_out, again.hindsight) == (
        day,
        False,
        view.dropped,
        view.left_out,
        view.hindsight,
    )
