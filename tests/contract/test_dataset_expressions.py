"""What the dataset's readings were read from is found again in the running texts."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from kgtimeline.dates.find import find
from kgtimeline.model.reports import Reading
from kgtimeline.timeline.loading import load

READINGS = 23
"""Of reports, further ones of reports, and of the periods and baselines of figures: counted in the file."""


def readings() -> Iterator[tuple[str, Reading]]:
    """Give every reading of the dataset with the id of its source."""
    for event in load().events:
        for report in event.reports:
            for reading in (report.reading, *report.other_readings):
                if reading is not None:
                    yield report.source, reading
        for figure in event.figures:
            for reading in (figure.period_reading, figure.baseline_reading):
                if reading is not None and figure.source is not None:
                    yield figure.source, reading


def test_every_expression_of_a_reading_is_found_in_its_text_with_its_rule_and_date(articles: Path) -> None:
    texts = {
        hashlib.sha256(path.read_bytes()).hexdigest(): path.read_bytes().decode()
        for path in articles.iterdir()
    }
    sources = load().sources
    count = 0
    for source, reading in readings():
        assert reading.span is not None
        anchor = reading.anchor.date if reading.anchor is not None else None
        inside = [
            each.resolution
            for each in find(texts[str(sources[source].sha256)], anchor)
            if reading.span.start <= each.start and each.end <= reading.span.end
        ]
        wanted = (reading.rule, str(reading.date) if reading.date is not None else None)
        assert [(one.rule, str(one.date) if one.date is not None else None) for one in inside] == [wanted], (
            reading
        )
        count += 1
    assert count == READINGS
