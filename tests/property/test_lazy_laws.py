"""A file that is opened gives the answers of one that is loaded, in whatever order its lines stand."""

import random
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import kgtimeline as kg
from kgtimeline.query.nodes import Predicate
from query_strategies import predicate_trees, timelines
from timeline_examples import WHOLE_TIMELINES


@WHOLE_TIMELINES
@given(
    timeline=timelines(),
    predicate=predicate_trees(),
    chance=st.randoms(use_true_random=False),
    check=st.booleans(),
)
def test_an_opened_file_answers_as_the_loaded_one(
    *, timeline: kg.Timeline, predicate: Predicate, chance: random.Random, check: bool
) -> None:
    head, *lines = timeline.render(lines=True).splitlines(keepends=True)
    chance.shuffle(lines)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        path.write_text("".join([head, *lines]), encoding="utf-8")
        for _ in range(2):  # the second time from the index beside it
            opened = kg.open(path, check=check)
            found = [(match.event.id, match.truth) for match in opened.where(predicate)]
            assert found == [(match.event.id, match.truth) for match in timeline.where(predicate)]
            sure = opened.where(predicate, certain=True).ids()
            assert sure == timeline.where(predicate, certain=True).ids()
            assert opened == timeline
