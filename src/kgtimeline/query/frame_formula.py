"""What a leaf comes to on tables: conditions on an event's own columns and on rows of other tables.

A formula has two values; a question with three has two formulas, what is possible and
what is certain. Negations stand at the conditions only, so that every membership is
either a semi-join or an anti-join, or a mark that a join leaves behind.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any, NamedTuple, TypeAlias

NUMBER = "rn"
"""The column that ties the rows of other tables to their event."""


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """A condition on columns of `events`, none of which holds a null.

    Args:
        expression: The Narwhals expression, true or false for each event.
        columns: The columns that it reads.
    """

    expression: Any
    columns: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Among:
    """The event has some of these rows, or, negated, none of them.

    Args:
        rows: A lazy Narwhals frame with the column `rn`, which may hold a number many times,
            and few others.
        negated: Ask for none.
    """

    rows: Any
    negated: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class All:
    """Every part holds; without parts, everything."""

    parts: "tuple[Formula, ...]"


@dataclass(frozen=True, slots=True, eq=False)
class Some:
    """Some part holds; without parts, nothing."""

    parts: "tuple[Formula, ...]"


Formula: TypeAlias = Comparison | Among | All | Some

ALWAYS = All(())
NEVER = Some(())


class Answers(NamedTuple):
    """When a question is possibly answered with yes, and when for certain."""

    possible: Formula
    certain: Formula


def every(parts: Iterable[Formula]) -> Formula:
    """Ask for all parts; parts of parts come up, and nothing is asked twice.

    Example:
        >>> every([ALWAYS, NEVER]) is NEVER, every([]) is ALWAYS
        (True, True)
    """
    found = list(dict.fromkeys(_flat(parts, All)))
    if any(part is NEVER for part in found):
        return NEVER
    return found[0] if len(found) == 1 else All(tuple(found)) if found else ALWAYS


def either(parts: Iterable[Formula]) -> Formula:
    """Ask for some part; parts of parts come up, and rows are asked for in one go.

    Example:
        >>> either([ALWAYS, NEVER]) is ALWAYS, either([]) is NEVER
        (True, True)
    """
    found = list(dict.fromkeys(_flat(parts, Some)))
    if any(part is ALWAYS for part in found):
        return ALWAYS
    tables = [part.rows.select(NUMBER) for part in found if isinstance(part, Among) and not part.negated]
    if len(tables) > 1:
        import narwhals.stable.v2 as nw

        others = [part for part in found if not isinstance(part, Among) or part.negated]
        found = [*others, Among(nw.concat(tables))]
    return found[0] if len(found) == 1 else Some(tuple(found)) if found else NEVER


def opposite(formula: Formula) -> Formula:
    """Ask for the opposite, the negations at the conditions.

    Example:
        >>> opposite(ALWAYS) is NEVER
        True
    """
    match formula:
        case Comparison(expression, columns):
            return Comparison(~expression, columns)
        case Among(rows, negated):
            return Among(rows, not negated)
        case All(parts):
            return either(map(opposite, parts))
        case Some(parts):
            return every(map(opposite, parts))


def columns_of(formula: Formula) -> frozenset[str]:
    """Give the columns of `events` that a formula reads."""
    match formula:
        case Comparison(_, columns):
            return columns
        case Among():
            return frozenset()
    return frozenset().union(*map(columns_of, formula.parts))


def memberships(formula: Formula) -> Iterator[Among]:
    """Go through the conditions on other tables."""
    if isinstance(formula, Among):
        yield formula
    elif isinstance(formula, All | Some):
        for part in formula.parts:
            yield from memberships(part)


def conjuncts(formula: Formula) -> tuple[Formula, ...]:
    """Give the parts all of which must hold."""
    return formula.parts if isinstance(formula, All) else (formula,)


def expression_of(formula: Formula, marks: dict[int, str]) -> Any:
    """Write a formula as one expression.

    Args:
        formula: What is asked.
        marks: For the rows of each membership, by identity, the column that a join left
            behind: null where the event has none of the rows.
    """
    import narwhals.stable.v2 as nw

    match formula:
        case Comparison(expression):
            return expression
        case Among(rows, negated):
            missing = nw.col(marks[id(rows)]).is_null()
            return missing if negated else ~missing
        case All(parts) if parts:
            return reduce(and_, [expression_of(part, marks) for part in parts])
        case Some(parts) if parts:
            return reduce(or_, [expression_of(part, marks) for part in parts])
    return nw.col(NUMBER) >= 0 if formula is ALWAYS else nw.col(NUMBER) < 0


def _flat(parts: Iterable[Formula], kind: type[All | Some]) -> Iterator[Formula]:
    for part in parts:
        if isinstance(part, kind):
            yield from part.parts
        else:
            yield part
