"""From a stretch of a file of JSON Lines to its columns, one line after another."""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain, compress
from typing import NamedTuple, Self

from kgtimeline.dataset.line_source import Step, are_filled, is_filled
from kgtimeline.query.lazy_check import Checker, Named
from kgtimeline.query.lazy_columns import Columns
from kgtimeline.query.lazy_intake import Intake
from kgtimeline.query.lazy_sketch import UnreadableLineError, reader

LINES_PER_STEP = 200
"""So few that what is made of them is still in the processor's cache when it is looked at again."""


class UnsoundStepError(ValueError):
    """Among some lines is one that is no event.

    Args:
        step: The lines.
    """

    def __init__(self, step: Step) -> None:
        """Keep the lines."""
        super().__init__(f"no event among the lines up to byte {step.done}")
        self.step = step


class Stretch(NamedTuple):
    """What the lines of a stretch say.

    Args:
        columns: What queries go by.
        named: What the events name besides, by what it is the id of; empty if they were not checked.
    """

    columns: Columns
    named: Named

    @classmethod
    def joined(cls, parts: "Sequence[Self]") -> Self:
        """Put together the stretches of a file, in its order.

        Example:
            >>> len(Stretch.joined([Stretch(Columns(), {})]).columns)
            0
        """
        named: dict[str, set[str]] = {}
        for to, names in chain.from_iterable(part.named.items() for part in parts):
            named.setdefault(to, set()).update(names)
        return cls(Columns.joined([part.columns for part in parts]), named)


def read_stretch(
    steps: Iterable[Step], *, check: bool, progress: Callable[[Step], None] | None = None
) -> Stretch:
    """Read every line of a stretch once and keep what queries go by.

    Args:
        steps: The lines.
        check: Validate every event; what they name is not looked up. Otherwise a line is
            only read as far as the index needs it.
        progress: Is told of every step that is done.

    Raises:
        UnsoundStepError: If a line is no event, or if it is checked no sound one.

    Example:
        >>> len(read_stretch([], check=True).columns)
        0
    """
    intake, checker = Intake(), Checker() if check else None
    read = reader().read if checker is None else checker.read
    for step in steps:
        starts, lines = _filled(step)
        try:
            sketches = read(lines)
        except UnreadableLineError:
            raise UnsoundStepError(step) from None
        intake.take(sketches, starts, lines)
        if progress is not None:
            progress(step)
    return Stretch(intake.columns(), {} if checker is None else checker.named)


def _filled(step: Step) -> tuple[Sequence[int], Sequence[bytes]]:
    """Give the lines that hold more than blanks, and where in the file each of them starts."""
    lines = step.lines
    starts = [*accumulate(map(len, lines), initial=step.done - sum(map(len, lines)))][:-1]
    if are_filled(lines):
        return starts, lines
    filled = [is_filled(line) for line in lines]
    return [*compress(starts, filled)], [*compress(lines, filled)]
