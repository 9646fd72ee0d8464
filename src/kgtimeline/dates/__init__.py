"""Dates as sources give them: partial, uncertain, open, and still exact to reason with.

Usable alone: nothing here needs pydantic, jsonschema or a command line, and a module is
imported when a name of it is first used.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgtimeline.dates.allen import Allen, AllenRelations, allen
    from kgtimeline.dates.arithmetic import DaySpan, days_between, duration
    from kgtimeline.dates.bounds import Bounds, Extent
    from kgtimeline.dates.constraints import Chain, Constraint, Contradiction, Narrowed, Order, narrow_bounds
    from kgtimeline.dates.datings import DatingAnchorValue, DatingRule, dating_rules, derive
    from kgtimeline.dates.find import Found, find
    from kgtimeline.dates.grammar import Rule
    from kgtimeline.dates.pattern import EDTF_PATTERN, EVENT_DATE_PATTERN
    from kgtimeline.dates.precision import Precision
    from kgtimeline.dates.profile import event_profile
    from kgtimeline.dates.qualifiers import Qualifier
    from kgtimeline.dates.relations import Relation, relate, relate_pair
    from kgtimeline.dates.saying import in_words
    from kgtimeline.dates.truth import Truth
    from kgtimeline.dates.value import EventDate
    from kgtimeline.dates.window import Window, window
    from kgtimeline.dates.words import NamedEvents, Resolution, replay, resolve, rules

_MODULES = {
    "allen": ("Allen", "AllenRelations", "allen"),
    "arithmetic": ("DaySpan", "days_between", "duration"),
    "bounds": ("Bounds", "Extent"),
    "constraints": ("Chain", "Constraint", "Contradiction", "Narrowed", "Order", "narrow_bounds"),
    "datings": ("DatingAnchorValue", "DatingRule", "dating_rules", "derive"),
    "find": ("Found", "find"),
    "grammar": ("Rule",),
    "pattern": ("EDTF_PATTERN", "EVENT_DATE_PATTERN"),
    "precision": ("Precision",),
    "profile": ("event_profile",),
    "qualifiers": ("Qualifier",),
    "relations": ("Relation", "relate", "relate_pair"),
    "saying": ("in_words",),
    "truth": ("Truth",),
    "value": ("EventDate",),
    "window": ("Window", "window"),
    "words": ("NamedEvents", "Resolution", "replay", "resolve", "rules"),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "EDTF_PATTERN",
    "EVENT_DATE_PATTERN",
    "Allen",
    "AllenRelations",
    "Bounds",
    "Chain",
    "Constraint",
    "Contradiction",
    "DatingAnchorValue",
    "DatingRule",
    "DaySpan",
    "EventDate",
    "Extent",
    "Found",
    "NamedEvents",
    "Narrowed",
    "Order",
    "Precision",
    "Qualifier",
    "Relation",
    "Resolution",
    "Rule",
    "Truth",
    "Window",
    "allen",
    "dating_rules",
    "days_between",
    "derive",
    "duration",
    "event_profile",
    "find",
    "in_words",
    "narrow_bounds",
    "relate",
    "relate_pair",
    "replay",
    "resolve",
    "rules",
    "window",
]


class _Package(ModuleType):
    """A package whose public names win over modules of the same name.

    Importing `kgtimeline.dates.find` would otherwise put that module in the place of
    the function `find`, and what a user gets would hang on who imported what before.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    """Import a public name when it is first used (PEP 562)."""
    if (module := _HOME.get(name)) is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
