"""What is known from day to day is what the view of each day says."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from kgtimeline.analysis.as_of import as_of
from kgtimeline.analysis.unfolding import unfolding
from kgtimeline.dataset.records import Records
from kgtimeline.dates.numbering import as_date
from kgtimeline.model.document import Document
from kgtimeline.timeline import load
from known_strategies import histories
from timeline_examples import WHOLE_TIMELINES


def assert_as_every_view(records: Records) -> None:
    """Hold the versions of each event against the view of every day on which something becomes known."""
    found = unfolding(records)
    assert found.coarse == frozenset()
    days = [day for known in found.days if (day := as_date(known)) is not None]
    for day in [*days, *(day - dt.timedelta(days=1) for day in days)]:
        view = as_of(records, day).records
        number = (day - dt.date(1970, 1, 1)).days
        for row, event in enumerate(records.events):
            known = [version for version in found.versions[row] if version.day <= number]
            assert bool(known) == (event.id in view.row_of)
            if known:
                seen = view.event(event.id)
                assert known[-1][1:] == (seen.date, seen.factuality, len(seen.reports)), (event.id, day)


@WHOLE_TIMELINES
@given(document=histories() | histories(dated=False))
def test_every_day_is_that_of_its_view(document: Document) -> None:
    assert_as_every_view(Records(document))


def test_the_shipped_dataset_unfolds_as_its_views() -> None:
    assert_as_every_view(load().records)


@WHOLE_TIMELINES
@given(document=histories(), most=st.integers(0, 4))
def test_what_is_too_much_keeps_its_first_day_and_its_reports(document: Document, most: int) -> None:
    records = Records(document)
    exact, bounded = unfolding(records), unfolding(records, most_work=most)
    assert exact.days == bounded.days
    for row, event in enumerate(records.events):
        if row not in bounded.coarse:
            assert bounded.versions[row] == exact.versions[row]
            continue
        told = [(version.day, version.reports) for version in bounded.versions[row]]
        assert told[:1] == [(version.day, version.reports) for version in exact.versions[row][:1]]
        assert set(told) <= {(version.day, version.reports) for version in exact.versions[row]}
        assert all(version.date == event.date for version in bounded.versions[row])
