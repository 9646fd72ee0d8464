"""The nodes of the one predicate tree: immutable, comparable, hashable.

Users build them with the functions of `query.predicates` and tie them with
`& | ~`. What a node means is the business of whoever evaluates it; a node only
says what is asked. `str` of a predicate is its text form.

To add a leaf: its class here, its function in `query.predicates`, its two lines in
`query.json_form`, its evaluation in `query.leaves`, its keyword in `timeline.asking`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from kgtimeline.dates.relations import Relation
from kgtimeline.dates.window import Window

_BARE = re.compile(r"[\w./*-]+")
_WORDS_OF_THE_LANGUAGE = frozenset({"AND", "OR", "NOT"})


class Field(StrEnum):
    """What a plain leaf compares; the word before the colon in the text form."""

    ROLE = "role"
    KIND = "kind"
    FACTUALITY = "factuality"
    SOURCE = "source"
    PUBLISHER = "publisher"
    TAG = "tag"
    ID = "id"


class Predicate:
    """A question that each event answers with yes, maybe or no.

    Tie predicates with `&` (and), `|` (or), `~` (not); never with the words, which
    ask for a truth that only an event can give.
    """

    __slots__ = ()

    def __and__(self, other: "Predicate") -> "Predicate":
        """Ask for both."""
        if not isinstance(other, Predicate):
            return NotImplemented
        return _tied(And, (*_parts(self, And), *_parts(other, And)))

    def __or__(self, other: "Predicate") -> "Predicate":
        """Ask for either."""
        if not isinstance(other, Predicate):
            return NotImplemented
        return _tied(Or, (*_parts(self, Or), *_parts(other, Or)))

    def __invert__(self) -> "Predicate":
        """Ask for the opposite."""
        return Not(self)

    def __bool__(self) -> bool:
        """Refuse: `a and b` would silently drop `a`."""
        raise TypeError("a predicate is neither true nor false; tie predicates with & | ~")


@dataclass(frozen=True, slots=True)
class And(Predicate):
    """All parts hold; without parts, everything."""

    parts: tuple[Predicate, ...]

    def __str__(self) -> str:
        """Write the parts with AND between them."""
        return " AND ".join(f"({part})" if isinstance(part, Or) else str(part) for part in self.parts) or "*"


@dataclass(frozen=True, slots=True)
class Or(Predicate):
    """Some part holds; without parts, nothing."""

    parts: tuple[Predicate, ...]

    def __str__(self) -> str:
        """Write the parts with OR between them."""
        return (
            " OR ".join(f"({part})" if isinstance(part, And) else str(part) for part in self.parts) or "NOT *"
        )


@dataclass(frozen=True, slots=True)
class Not(Predicate):
    """The part does not hold."""

    part: Predicate

    def __invert__(self) -> Predicate:
        """Take the negation away."""
        return self.part

    def __str__(self) -> str:
        """Write NOT and the part."""
        return f"NOT ({self.part})" if isinstance(self.part, And | Or) else f"NOT {self.part}"


@dataclass(frozen=True, slots=True)
class Is(Predicate):
    """A field of the event has this value, or one of its values is this."""

    field: Field
    value: str

    def __str__(self) -> str:
        """Write `field:value`."""
        return f"{self.field}:{quoted(self.value)}"


@dataclass(frozen=True, slots=True)
class HasActor(Predicate):
    """An actor of this name or id takes part, in this role if one is given."""

    name: str
    role: str | None = None

    def __str__(self) -> str:
        """Write `actor:name@role`."""
        return f"actor:{quoted(self.name)}{f'@{self.role}' if self.role else ''}"


@dataclass(frozen=True, slots=True)
class HasCountry(Predicate):
    """Somebody who acts for this country takes part, in this role if one is given."""

    country: str
    role: str | None = None

    def __str__(self) -> str:
        """Write `country:XX@role`."""
        return f"country:{self.country}{f'@{self.role}' if self.role else ''}"


@dataclass(frozen=True, slots=True)
class HasCode(Predicate):
    """The event is coded in this scheme, with this code if one is given."""

    scheme: str
    code: str | None = None

    def __str__(self) -> str:
        """Write `code:scheme=code`."""
        return f"code:{quoted(self.scheme)}{f'={quoted(self.code)}' if self.code is not None else ''}"


@dataclass(frozen=True, slots=True)
class HasRelation(Predicate):
    """The event has a relation of this type, to this event if one is given."""

    type: str
    event: str | None = None

    def __str__(self) -> str:
        """Write `relation:type=event`."""
        return f"relation:{self.type}{f'={quoted(self.event)}' if self.event is not None else ''}"


@dataclass(frozen=True, slots=True)
class HasText(Predicate):
    """Title or summary holds all of these words, phrases and beginnings."""

    text: str

    def __str__(self) -> str:
        """Write `text:words`."""
        return f"text:{quoted(self.text)}"


@dataclass(frozen=True, slots=True)
class InTime(Predicate):
    """The event's date stands in this relation to a window of days."""

    relation: Relation
    value: str
    window: Window = field(compare=False, repr=False)

    def __str__(self) -> str:
        """Write `relation:window`."""
        return f"{self.relation}:{quoted(self.value)}"


EVERYTHING = And(())
"""Holds for every event."""
NOTHING = Or(())
"""Holds for no event."""


def normal(predicate: Predicate) -> Predicate:
    """Push negations to the leaves (De Morgan), flatten, and drop repetitions.

    What is evaluated is the normal form: only there do events with hedged dates
    answer as they must, which is that neither a relation nor its negation is yes.

    Example:
        >>> from kgtimeline.query.predicates import kind, tag
        >>> str(normal(~(kind("letter") | ~tag("secret"))))
        'NOT kind:letter AND tag:secret'
    """
    if isinstance(predicate, Not):
        return _negated(predicate.part)
    if isinstance(predicate, And | Or):
        return _gathered(type(predicate), (normal(part) for part in predicate.parts))
    return predicate


def leaves(predicate: Predicate) -> Iterator[Predicate]:
    """Go through the leaves of a tree from left to right, negated or not."""
    if isinstance(predicate, Not):
        yield from leaves(predicate.part)
    elif isinstance(predicate, And | Or):
        for part in predicate.parts:
            yield from leaves(part)
    else:
        yield predicate


def quoted(value: str) -> str:
    r"""Write a value as the text form has it: bare, or in quotes when it must.

    Example:
        >>> print(quoted("letter"), quoted("Antony Blinken"), quoted('"a law"'), quoted("NOT"))
        letter "Antony Blinken" "\"a law\"" "NOT"
    """
    if _BARE.fullmatch(value) and value not in _WORDS_OF_THE_LANGUAGE:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _parts(predicate: Predicate, kind: type[And | Or]) -> tuple[Predicate, ...]:
    return predicate.parts if isinstance(predicate, kind) else (predicate,)


def _tied(kind: type[And | Or], parts: tuple[Predicate, ...]) -> Predicate:
    return parts[0] if len(parts) == 1 else kind(parts)


def _gathered(kind: type[And | Or], parts: Iterator[Predicate]) -> Predicate:
    found: dict[Predicate, None] = {}
    for part in parts:
        found.update(dict.fromkeys(_parts(part, kind)))
    return _tied(kind, tuple(found))


def _negated(predicate: Predicate) -> Predicate:
    if isinstance(predicate, Not):
        return normal(predicate.part)
    if isinstance(predicate, And):
        return _gathered(Or, (_negated(part) for part in predicate.parts))
    if isinstance(predicate, Or):
        return _gathered(And, (_negated(part) for part in predicate.parts))
    return Not(predicate)
