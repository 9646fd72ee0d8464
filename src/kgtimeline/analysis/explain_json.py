"""An explanation as JSON values."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from kgtimeline.analysis.day_words import bounds_json

if TYPE_CHECKING:
    from kgtimeline.analysis.explain import Explanation
    from kgtimeline.analysis.grounds import DateGround


def explanation_json(explanation: "Explanation") -> dict[str, Any]:
    """Give an explanation as JSON values; reports are named by their place, counted from 0."""
    event = explanation.event
    return {
        "event": event.id,
        "title": event.title,
        "kind": str(event.kind),
        "date": {
            **_date(explanation.date),
            "extent": None if event.date is None else str(event.date.extent),
            "bounds": bounds_json(None if event.date is None else event.date.bounds),
            "rests_on": [_date(ground) for ground in explanation.rests_on],
            "doubts": plain(explanation.doubts),
            "tightened": bounds_json(explanation.bounds),
            "order": plain(explanation.order),
            "contradictions": [problem.message for problem in explanation.contradictions],
        },
        "factuality": plain(explanation.factuality),
        "participants": plain(explanation.participants),
        "reports": plain(explanation.reports),
        "sources": plain(explanation.sources),
        "relations": plain(explanation.relations),
        "figures": plain(explanation.figures),
        "coded": {key: plain(value) for key, value in explanation.coded},
        "conflicts": plain(explanation.conflicts),
        "corroboration": plain(explanation.corroboration),
    }


def plain(value: Any) -> Any:
    """Turn values of the model and of the analysis into JSON values.

    Example:
        >>> from kgtimeline.model.reports import Span
        >>> plain((Span(start=0, end=4, sha256="0" * 64), None, True))[0]["end"]
        4
    """
    if value is None or isinstance(value, bool | int):
        return value
    if hasattr(value, "to_json"):
        return value.to_json()
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return str(value)


def _date(ground: "DateGround") -> dict[str, Any]:
    """Give a date with what it was made from."""
    return {
        "event": ground.event,
        "edtf": plain(ground.date),
        "basis": plain(ground.basis),
        "rule": plain(ground.rule),
        "readings": plain(ground.readings),
        "anchors": plain(ground.anchors),
        "alternatives": plain(ground.alternatives),
        "note": ground.note,
    }
