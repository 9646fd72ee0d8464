"""Answers taken out of the tables: ids with their labels, whole events, or the engine's own frame."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import TypeAdapter

from kgtimeline.dataset.hedging import with_doubt
from kgtimeline.errors import QuerySyntaxError, did_you_mean
from kgtimeline.model.events import Event
from kgtimeline.query.frame_engines import collected
from kgtimeline.query.frame_formula import NUMBER
from kgtimeline.query.frames import SURE, Condition, Frames
from kgtimeline.query.table_layout import EVENT_TABLES

FEW = 1_000
"""So many events at most are looked up by their numbers, after these were found without the bodies."""
TRUTH = "truth"


def ids_of(
    frames: Frames, conditions: Sequence[Condition], limit: int | None, *, in_order: bool, label: bool
) -> dict[str, list[Any]]:
    """Run an answer for the ids of its events.

    Returns:
        The columns `id` and, if asked for, `sure`, by date if that is asked for.
    """
    in_order = in_order or limit is not None
    columns = list(dict.fromkeys(["id", *(frames.order if in_order else ())]))
    frame = frames.answer(conditions, columns, label=label)
    if in_order:
        frame = frames.in_order(frame).select("id", *([SURE] if label else []))
    return collected(frame if limit is None else frame.head(limit))


def events_of(frames: Frames, conditions: Sequence[Condition], limit: int | None) -> list[tuple[Event, bool]]:
    """Run an answer and build its events, by date, each with whether it is certain.

    The date of an event that rests on doubt is hedged, as in `Records`.
    """
    wanted = ["body", "hedged"]
    if limit is not None and limit <= FEW:
        found = _few(frames, conditions, limit)
    else:
        columns = list(dict.fromkeys([*wanted, *frames.order]))
        frame = frames.in_order(frames.answer(conditions, columns))
        frame = frame.select(*wanted, SURE)
        found = collected(frame if limit is None else frame.head(limit))
    validate = TypeAdapter(Event).validate_json
    built = []
    for body, hedged, sure in zip(found["body"], found["hedged"], found[SURE], strict=True):
        event: Event = validate(body)
        built.append((with_doubt(event, {event.id}) if hedged else event, bool(sure)))
    return built


def labelled(frames: Frames, conditions: Sequence[Condition], columns: Sequence[str]) -> Any:
    """Give an answer as the engine's own frame, its label as a word.

    Raises:
        QuerySyntaxError: If there is no such column.
    """
    import narwhals.stable.v2 as nw

    known = EVENT_TABLES["events"]
    for column in columns:
        if column not in known:
            hint = did_you_mean(get_close_matches(column, known, n=2), f"use one of {', '.join(known)}")
            raise QuerySyntaxError(column, 0, "a column of events", hint)
    wanted = columns or tuple(known)
    frame = frames.answer(conditions, wanted)
    truth = nw.when(nw.col(SURE) == 1).then(nw.lit("yes")).otherwise(nw.lit("maybe"))
    return frame.select(*wanted, truth.alias(TRUTH)).to_native()


def _few(frames: Frames, conditions: Sequence[Condition], limit: int) -> dict[str, list[Any]]:
    """Find the numbers of a few events first, and only then read the bodies of these."""
    import narwhals.stable.v2 as nw

    columns = list(dict.fromkeys([NUMBER, *frames.order]))
    frame = frames.in_order(frames.answer(conditions, columns)).select(NUMBER, SURE).head(limit)
    first = collected(frame)
    sure = dict(zip(first[NUMBER], first[SURE], strict=True))
    if not sure:
        return {"body": [], "hedged": [], SURE: []}
    bodies_of = frames.table("events", NUMBER, "body", "hedged")
    found = collected(bodies_of.filter(nw.col(NUMBER).is_in(list(sure))))
    bodies = dict(zip(found[NUMBER], zip(found["body"], found["hedged"], strict=True), strict=True))
    rows = [(*bodies[number], certain) for number, certain in sure.items()]
    return dict(zip(("body", "hedged", SURE), map(list, zip(*rows, strict=True)), strict=True))
