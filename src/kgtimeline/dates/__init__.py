"""Dates as sources give them: partial, uncertain, open, and still exact to reason with."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgtimeline.dates.bounds import Bounds, Extent
    from kgtimeline.dates.pattern import EDTF_PATTERN, EVENT_DATE_PATTERN
    from kgtimeline.dates.profile import event_profile
    from kgtimeline.dates.relations import Relation, relate, relate_pair
    from kgtimeline.dates.truth import Truth
    from kgtimeline.dates.value import EventDate
    from kgtimeline.dates.window import Window, window

_MODULES = {
    "bounds": ("Bounds", "Extent"),
    "pattern": ("EDTF_PATTERN", "EVENT_DATE_PATTERN"),
    "profile": ("event_profile",),
    "relations": ("Relation", "relate", "relate_pair"),
    "truth": ("Truth",),
    "value": ("EventDate",),
    "window": ("Window", "window"),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "EDTF_PATTERN",
    "EVENT_DATE_PATTERN",
    "Bounds",
    "EventDate",
    "Extent",
    "Relation",
    "Truth",
    "Window",
    "event_profile",
    "relate",
    "relate_pair",
    "window",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first used (PEP 562)."""
    if (module := _HOME.get(name)) is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
