"""What an evaluation did, step by step: the plan that `Selection.plan` shows."""

from typing import NamedTuple, TypeAlias

from kgtimeline.query.nodes import Predicate


class Step(NamedTuple):
    """One step of an evaluation.

    Args:
        how: `find` took rows from an index; `keep` went through the rows found so far;
            `all` took every row.
        what: The leaf or the part of the tree that was asked.
        before: Rows that had to be looked at.
        after: Rows that were left.
    """

    how: str
    what: Predicate
    before: int
    after: int


Steps: TypeAlias = list[Step]
"""Where steps are noted on the way."""


class Plan(NamedTuple):
    """The steps in the order in which they were taken; it prints as a small table.

    Args:
        predicate: What was asked, in normal form.
        total: How many events there are.
        steps: The steps. A `find` after the first one begins another branch of an OR.
        matches: How many events were left.
        certain: Whether only what is certain was asked for.

    Example:
        >>> from kgtimeline.query.predicates import kind
        >>> print(Plan(kind("letter"), 40, (Step("find", kind("letter"), 3, 3),), 3, certain=False))
        1. find  kind:letter  3 of 40 events
        3 matches, possible or certain
    """

    predicate: Predicate
    total: int
    steps: tuple[Step, ...]
    matches: int
    certain: bool

    def __str__(self) -> str:
        """Write one line a step and one for the answer."""
        cells = [(f"{number}. {step.how}", str(step.what)) for number, step in enumerate(self.steps, 1)]
        widths = [max((len(cell[column]) for cell in cells), default=0) for column in (0, 1)]
        lines = []
        for cell, step in zip(cells, self.steps, strict=True):
            start = f"{cell[0]:<{widths[0]}}  {cell[1]:<{widths[1]}}"
            looked = f"{step.after} of {self.total if step.how != 'keep' else step.before}"
            lines.append(f"{start}  {looked} events")
        found = "1 match" if self.matches == 1 else f"{self.matches} matches"
        lines.append(f"{found}, {'certain only' if self.certain else 'possible or certain'}")
        return "\n".join(lines)

    def __repr__(self) -> str:
        """Show what it prints: a plan is read by people."""
        return str(self)
