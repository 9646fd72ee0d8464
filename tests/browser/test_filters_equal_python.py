"""The filters of the page give exactly the events, and the truths, that Python gives."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kgtimeline as kg
from page_answers import Question, draw_questions, page_answers, python_answer
from query_strategies import WINDOWS, timelines

SHIPPED_WINDOWS = [
    "2023", "2024", "2024-01", "2024-02-12", "2023-08/2024-01", "../2023-08-08", "2024-10-16/..",
    "2025-09-24", "2020/2021", "1950", "../..", "2024-02-30", "2024/2023", "soon", "2024-13",
    "2023-07/2023-08-08", "/2024",
]  # fmt: skip
"""Windows, some of them none."""


def test_many_filters_give_what_python_gives(page_of: Any, timeline: kg.Timeline) -> None:
    questions = draw_questions(timeline, 400, 20261123, SHIPPED_WINDOWS)
    _compare(page_of(timeline), timeline, questions)


def test_each_condition_alone_gives_what_python_gives(page_of: Any, timeline: kg.Timeline) -> None:
    questions: list[Question] = [{}, {"certain": True}]
    questions += [{"during": window, "certain": sure} for window in SHIPPED_WINDOWS for sure in (False, True)]
    questions += [{"kind": [str(event.kind)]} for event in timeline]
    questions += [{"actor": actor.id, "role": "sender"} for actor in timeline.actors]
    questions += [
        {"actor": name} for name in ("ЖАПАРОВ", "Zhaparov", "Blinken, Antony", "Lawrow", "Kyrgyz", "no")
    ]
    questions += [{"actor": "Kyrgyz", "source": [source.id]} for source in timeline.sources]
    questions += [{"actor": "Kyrgyz", "source": [source.id for source in timeline.sources]}]
    questions += [{"country": ["KG", "US"], "role": role} for role in ("sender", "issuer", "participant")]
    _compare(page_of(timeline), timeline, [{k: v for k, v in one.items() if v} for one in questions])


def test_beginnings_that_stop_within_a_digraph_find_what_python_finds(page_of: Any) -> None:
    titles = (
        *("Kazakhstan", "Kazakstan", "Khan", "Han", "Djibouti", "Zhang", "Жапаров", "Budzhak", "Yevgeny"),
        *("Васильев", "A.Atambayev", "A. Atambayev", "Bangkhao", "Bank"),
    )
    part = kg.Participant(actor="one", role="participant")
    events = [
        kg.War(id=f"e-{n}", title=f"old {title}", date="2024", participants=[part])
        for n, title in enumerate(titles)
    ]
    timeline = kg.Timeline(actors=[kg.Actor(id="one", type="person", name="One")], events=events)
    starts = dict.fromkeys(title[:stop] for title in titles for stop in range(1, len(title) + 1))
    questions: list[Question] = [{"text": f"{start}*"} for start in starts]
    questions += [{"text": f'"old {start}*"'} for start in starts]
    _compare(page_of(timeline), timeline, questions)


@pytest.mark.parametrize("seed", range(4))
def test_dates_of_every_shape_answer_as_in_python(page_of: Any, seed: int) -> None:
    timeline = _of_every_date(seed)
    questions: list[Question] = [{"during": window} for window in WINDOWS if window != "1950/1959"]
    questions += [{**question, "certain": True} for question in questions]
    questions += draw_questions(timeline, 60, seed, WINDOWS)
    _compare(page_of(timeline), timeline, questions)


@given(st.data())
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_drawn_timelines_answer_as_in_python(page_of: Any, data: st.DataObject) -> None:
    timeline = data.draw(timelines())
    page = page_of(timeline)
    _compare(page, timeline, draw_questions(timeline, 40, data.draw(st.integers(0, 999)), WINDOWS))
    page.context.close()


def _of_every_date(seed: int) -> kg.Timeline:
    """Make a timeline with every date and extent of the strategies."""
    from itertools import product

    from kgtimeline.errors import DateRangeError
    from query_strategies import DATES

    events = [_undated()]
    for number, (text, extent) in enumerate(product(DATES, (None, "within", "throughout", "including"))):
        try:
            date = kg.EventDate(text, extent)
        except DateRangeError:
            continue
        sender = kg.Participant(actor="alpha" if (number + seed) % 3 else "beta", role="participant")
        events.append(
            kg.War(id=f"e-{number}", title=f"Talks {number} of trade", date=date, participants=[sender])
        )
    actors = [kg.Actor(id="alpha", type="person", name="Alpha Жапаров", country="KG"),
              kg.Actor(id="beta", type="state", name="Beta", country="US")]  # fmt: skip
    return kg.Timeline(actors=actors, events=events)


def _undated() -> kg.Event:
    return kg.War(
        id="x", title="Undated", date=None, participants=[kg.Participant(actor="beta", role="participant")]
    )


def _compare(page: Any, timeline: kg.Timeline, questions: list[Question]) -> None:
    asked = page_answers(page, questions)
    different = [
        (question, answer, wanted)
        for question, answer in zip(questions, asked, strict=True)
        if answer != (wanted := python_answer(timeline, question))
    ]
    assert different == []
