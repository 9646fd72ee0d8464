"""The nodes of the one predicate tree: immutable, comparable, hashable.

Users build them with the functions of `query.predicates` and tie them with
`& | ~`. What a node means is the business of whoever evaluates it; a node only
says what is asked. `str` of a predicate is its text form, which `query.language` reads.

A tree has one form: whichever way it is built, no AND stands directly in an AND, no OR
in an OR, no NOT in a NOT, and none of them around a single part that it does not change.
It is at most `MAX_DEPTH` levels deep, so that whatever goes through it may recur.

To add a leaf: its class here, its function in `query.predicates`, its word in
`query.fields` (the text form, JSON and keywords go by it), its values in
`query.json_form`, its evaluation in `query.leaves` and `query.frame_leaves`, its type
in `timeline.asking`, its row in docs/query.md.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from operator import is_

from kgtimeline.dates.relations import Relation
from kgtimeline.dates.window import Window
from kgtimeline.errors import QuerySyntaxError

MAX_DEPTH = 100
"""Levels of AND, OR and NOT inside each other; a deeper tree is refused."""
KEYWORDS = frozenset({"AND", "OR", "NOT", "WITH"})
"""The words of the text form; as values they stand in quotes."""

_BARE = re.compile(r"[\w./*-]+")


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
        return And((self, other))

    def __or__(self, other: "Predicate") -> "Predicate":
        """Ask for either."""
        if not isinstance(other, Predicate):
            return NotImplemented
        return Or((self, other))

    def __invert__(self) -> "Predicate":
        """Ask for the opposite."""
        return Not(self)

    def __bool__(self) -> bool:
        """Refuse: `a and b` would silently drop `a`."""
        raise TypeError("a predicate is neither true nor false; tie predicates with & | ~")


@dataclass(frozen=True, slots=True, init=False)
class Tied(Predicate):
    """What AND and OR have in common."""

    parts: tuple[Predicate, ...]
    depth: int = field(init=False, compare=False, repr=False)
    hashed: int = field(init=False, compare=False, repr=False)

    def __new__(cls, parts: Iterable[Predicate]) -> Predicate:  # type: ignore[misc]  # one part is itself
        """Take in the parts of parts that are of the same class."""
        found = tuple([one for part in parts for one in (part.parts if isinstance(part, cls) else (part,))])
        if len(found) == 1:
            return found[0]
        made = _made(cls, "parts", found, max(map(_depth, found), default=0))
        object.__setattr__(made, "hashed", hash((cls, found)))
        return made

    def __hash__(self) -> int:
        return self.hashed

    def __reduce__(self) -> tuple[object, ...]:
        """Give what copies and pickles are made of; a hash is good for one process only."""
        return type(self), (self.parts,)


class And(Tied):
    """All parts hold; without parts, everything. Of one part it makes that part."""

    __slots__ = ()

    def __str__(self) -> str:
        """Write the parts with AND between them."""
        return " AND ".join(f"({part})" if isinstance(part, Or) else str(part) for part in self.parts) or "*"


class Or(Tied):
    """Some part holds; without parts, nothing. Of one part it makes that part."""

    __slots__ = ()

    def __str__(self) -> str:
        """Write the parts with OR between them."""
        return (
            " OR ".join(f"({part})" if isinstance(part, And) else str(part) for part in self.parts) or "NOT *"
        )


@dataclass(frozen=True, slots=True, init=False)
class Not(Predicate):
    """The part does not hold. Of a negated part it makes what was negated."""

    part: Predicate
    depth: int = field(init=False, compare=False, repr=False)

    def __new__(cls, part: Predicate) -> Predicate:  # type: ignore[misc]  # two negations are none
        """Take a second negation away; the opposite of everything is nothing."""
        if isinstance(part, Not):
            return part.part
        if isinstance(part, And | Or) and not part.parts:
            return NOTHING if isinstance(part, And) else EVERYTHING
        return _made(cls, "part", part, _depth(part))

    def __getnewargs__(self) -> tuple[object, ...]:
        """Give what copies and pickles are made of."""
        return (self.part,)

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

    def with_actor(self, name: str, role: str | None = None) -> "HasActors":
        """Ask in addition for another participant; what it gives has `with_actor` too, for a third.

        Args:
            name: The other actor, as `actor` takes it.
            role: The other's own role.

        Raises:
            QuerySyntaxError: If the name is empty or the role none of the vocabulary.

        Example:
            >>> from kgtimeline.query.predicates import actor
            >>> print(actor("Blinken", role="sender").with_actor("Japarov", role="recipient"))
            actor:Blinken@sender WITH actor:Japarov@recipient
        """
        return HasActors((self,)).with_actor(name, role)

    def __str__(self) -> str:
        """Write `actor:name@role`."""
        return f"actor:{quoted(self.name)}{f'@{self.role}' if self.role else ''}"


@dataclass(frozen=True, slots=True)
class HasActors(Predicate):
    """These actors take part, each as another participant: a role is bound to its actor.

    A participant is an actor in a role, so somebody may be there twice, as what the
    two of them say: who wrote to himself is sender and recipient.
    """

    actors: tuple[HasActor, ...]

    def with_actor(self, name: str, role: str | None = None) -> "HasActors":
        """Ask in addition for one more participant; arguments as for `actor`.

        Raises:
            QuerySyntaxError: If the name is empty or the role none of the vocabulary.
        """
        from kgtimeline.query.predicates import actor

        return HasActors((*self.actors, actor(name, role)))

    def __str__(self) -> str:
        """Write the actors with WITH between them."""
        return " WITH ".join(map(str, self.actors))


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


def _depth(predicate: Predicate) -> int:
    return predicate.depth if isinstance(predicate, And | Or | Not) else 0


def _made(kind: type[Predicate], name: str, value: object, below: int) -> Predicate:
    """Make a frozen node over so many levels, unless they are too many."""
    made = object.__new__(kind)
    object.__setattr__(made, name, value)
    object.__setattr__(made, "depth", below + 1)
    if below >= MAX_DEPTH:
        raise QuerySyntaxError(
            str(made), 0, f"at most {MAX_DEPTH} levels", "put fewer AND, OR and NOT inside each other"
        )
    return made


EVERYTHING = And(())
"""Holds for every event."""
NOTHING = Or(())
"""Holds for no event."""


def normal(predicate: Predicate) -> Predicate:
    """Push negations to the leaves (De Morgan) and drop repetitions.

    What is evaluated is the normal form: only there do events with hedged dates
    answer as they must, which is that neither a relation nor its negation is yes.

    Example:
        >>> from kgtimeline.query.predicates import kind, tag
        >>> str(normal(~(kind("letter") | ~tag("secret"))))
        'NOT kind:letter AND tag:secret'
    """
    if isinstance(predicate, Not):
        return _negated(predicate.part)
    if isinstance(predicate, Tied):
        parts = tuple([normal(part) for part in predicate.parts])
        if all(map(is_, parts, predicate.parts)) and len({*parts}) == len(parts):
            return predicate
        return _once(type(predicate), parts)
    return predicate


def leaves(predicate: Predicate) -> Iterator[Predicate]:
    """Go through the leaves of a tree from left to right, negated or not."""
    if isinstance(predicate, Not):
        yield from leaves(predicate.part)
    elif isinstance(predicate, Tied):
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
    if _BARE.fullmatch(value) and value not in KEYWORDS:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _once(kind: type[Tied], parts: Iterable[Predicate]) -> Predicate:
    """Make an AND or an OR in which no part stands twice."""
    found: Predicate = kind(parts)
    return kind(dict.fromkeys(found.parts)) if isinstance(found, Tied) else found


def _negated(predicate: Predicate) -> Predicate:
    if isinstance(predicate, Tied):
        return _once(Or if isinstance(predicate, And) else And, [_negated(part) for part in predicate.parts])
    return normal(predicate.part) if isinstance(predicate, Not) else Not(predicate)
