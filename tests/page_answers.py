"""What a page answers to a question in its address, and what Python answers to the same."""

import random
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

import kgtimeline as kg
from kgtimeline.errors import KgTimelineError

Question = dict[str, Any]
"""Keywords of `Timeline.query`, lists where the page has boxes to tick."""
Answer = list[tuple[str, str]] | None
"""Ids and truths in order; None if it can't be asked."""

LISTS = ("country", "kind", "factuality", "source")
_ASK = """
async (fragments) => {
  const answers = [];
  const ids = JSON.parse(document.getElementById("data").textContent).events.id;
  for (const fragment of fragments) {
    await new Promise((resolve) => {
      addEventListener("hashchange", resolve, { once: true });
      location.hash = fragment;
    });
    const items = [...document.querySelectorAll("#list li[data-row]:not([hidden])")];
    const isPossible = (item) => item.querySelector(".possible") !== null;
    const found = items.map((item) => [ids[Number(item.dataset.row)], isPossible(item) ? "maybe" : "yes"]);
    const fault = document.querySelector("#filters .fault");
    answers.push(!fault ? found : found.length ? "shown despite a fault" : null);
  }
  return answers;
}
"""


def fragment_of(question: Question) -> str:
    """Write a question as the page has it in its address."""
    parts = []
    for key, value in question.items():
        text = ",".join(value) if isinstance(value, list) else "yes" if value is True else value
        parts.append(f"{key}={quote(text, safe='')}")
    return "&".join(parts)


def page_answers(page: Any, questions: Sequence[Question]) -> list[Answer]:
    """Ask the page, one question after the other; each differs from the one before."""
    fragments = [
        f"{fragment_of(question)}&window={_marker(place)}" for place, question in enumerate(questions)
    ]
    found = page.evaluate(_ASK, fragments)
    return [answer if answer is None else [tuple(one) for one in answer] for answer in found]


def _marker(place: int) -> str:
    """Give a period for the axis, so that no two addresses are the same."""
    return f"2000-01-01/{2001 + place}-01-01"


def python_answer(timeline: kg.Timeline, question: Question) -> Answer:
    """Ask the library."""
    try:
        found = timeline.query(**question)
    except KgTimelineError:
        return None
    return [(match.event.id, match.truth.value) for match in found]


def draw_questions(timeline: kg.Timeline, count: int, seed: int, windows: Sequence[str]) -> list[Question]:
    """Draw questions about what is in a timeline, some of which can't be asked."""
    draw = random.Random(seed)  # noqa: S311 - the same questions on every run
    pools = _pools(timeline, windows)
    return [_question(draw, pools) for _ in range(count)]


def _question(draw: random.Random, pools: dict[str, list[str]]) -> Question:
    question: Question = {}
    for key in draw.sample(sorted(pools), k=draw.choice([1, 1, 2, 2, 3, 4])):
        if pools[key]:
            wanted = draw.sample(pools[key], k=min(len(pools[key]), draw.choice([1, 1, 2, 3])))
            question[key] = wanted if key in LISTS else wanted[0]
    if draw.random() < 0.3:
        question["certain"] = True
    return question


def _pools(timeline: kg.Timeline, windows: Sequence[str]) -> dict[str, list[str]]:
    """Give what may be asked for: names in pieces and scripts, ids, offices, words of titles."""
    names = [name for actor in timeline.actors for name in (actor.id, *_spellings(actor))]
    offices = [office.title for actor in timeline.actors for office in actor.offices]
    titles = [event.title for event in timeline.events]
    words = [word for title in titles for word in title.split()]
    phrases = [f'"{" ".join(title.split()[:2])}"' for title in titles if '"' not in title]
    return {
        "actor": _once([*names, *offices, *(f"US {title}" for title in offices), "nobody at all", "?!"]),
        "role": _once(str(part.role) for event in timeline.events for part in event.participants),
        "country": _once(actor.country for actor in timeline.actors if actor.country),
        "kind": _once(str(event.kind) for event in timeline.events),
        "factuality": _once(str(event.factuality) for event in timeline.events),
        "source": _once(source.id for source in timeline.sources),
        "during": list(windows),
        "text": _once([*words, *(f"{word[:3]}*" for word in words), *phrases, 'an "open quote', "—"]),
    }


def _spellings(actor: kg.Actor) -> Iterable[str]:
    for name in (actor.name, *(alias.name for alias in actor.aliases)):
        yield name
        yield name.upper()
        yield from name.split()
        yield name[:4]


def _once(words: Iterable[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word.strip()]
