"""Beginnings of words on engines: each finds what memory finds."""

import pytest

import kgtimeline as kg
from engine_frames import in_memory, scanned

pytestmark = pytest.mark.extra

TITLES = (
    *("Kazakhstan", "Kazakstan", "Khan", "Han", "Djibouti", "Zhang", "Dzhaparov", "Жапаров", "Budzhak"),
    *("Tazhik", "Васильев", "Yevgeny", "A.Atambayev", "A. Atambayev", "Bangkhao", "Bank"),
)


@pytest.mark.parametrize("engine", ["duckdb", "polars", "pyarrow"])
def test_a_beginning_is_found_wherever_it_stops(engine: str) -> None:
    part = kg.Participant(actor="one", role="participant")
    figure = kg.Figure(key="figure", label="old Kazakh trade", value="5", unit="USD")
    tl = kg.Timeline(
        actors=[kg.Actor(id="one", type="person", name="One")],
        events=[
            kg.War(
                id=f"e-{n}",
                title=f"old {title}",
                date="2024",
                participants=[part],
                figures=[] if n else [figure],
            )
            for n, title in enumerate(TITLES)
        ],
    )
    frames = scanned(tl, engine)
    for n, title in enumerate(TITLES):
        for stop in range(1, len(title) + 1):
            if not title[stop - 1].isalnum():
                continue
            for text in (f"{title[:stop]}*", f'"old {title[:stop]}*"'):
                asked = kg.text(text)
                assert f"e-{n}" in tl.where(asked).ids()
                assert list(frames.where(asked).truths().items()) == in_memory(tl, asked), text
    assert frames.where(kg.figure("Kazak*")).ids() == tl.where(kg.figure("Kazak*")).ids() == ("e-0",)
