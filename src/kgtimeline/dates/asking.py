"""What can be asked of a date: six relations, each with three answers and two doors."""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Union

from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable

    from kgtimeline.dates.window import Window

Other = Union[str, date, "Window", "Asking"]
"""A window, as `window` reads it, or another date."""


class Asking:
    """The questions of `EventDate`.

    A text, a day or a `Window` is a window: the stretch from its first day to its last.
    An `EventDate` is another date, as vague as it is; the two are taken as independent,
    so that two events of `2024-01` may each be before the other.

    `certain_*` is true if the relation holds in every world, `possible_*` if it holds
    in some. Each method raises `DateSyntaxError` or `DateRangeError` if a window can't
    be read from a text.
    """

    __slots__ = ()

    @property
    def bounds(self) -> Bounds:
        """The worlds of the date."""
        raise NotImplementedError

    def _ask(self, relation: str, other: Other) -> Truth:
        to_window, to_date = _relations()
        if isinstance(other, Asking):
            return to_date(relation, self.bounds, other.bounds)
        return to_window(relation, self.bounds, other)

    def during(self, other: Other) -> Truth:
        """Ask whether they have a day in common."""
        return self._ask("during", other)

    def overlaps(self, other: Other) -> Truth:
        """Ask whether they have a day in common; another word for `during`."""
        return self._ask("during", other)

    def within(self, other: Other) -> Truth:
        """Ask whether no day of this date is outside the other."""
        return self._ask("within", other)

    def covers(self, other: Other) -> Truth:
        """Ask whether this date holds on every day of the other."""
        return self._ask("covers", other)

    def before(self, other: Other) -> Truth:
        """Ask whether this date ends before the other starts."""
        return self._ask("before", other)

    def after(self, other: Other) -> Truth:
        """Ask whether this date starts after the other ends."""
        return self._ask("after", other)

    def certain_during(self, other: Other) -> bool:
        """Tell whether they have a day in common in every world."""
        return self._ask("during", other) is Truth.YES

    def possible_during(self, other: Other) -> bool:
        """Tell whether they have a day in common in some world."""
        return self._ask("during", other) is not Truth.NO

    def certain_overlaps(self, other: Other) -> bool:
        """Tell whether they have a day in common in every world."""
        return self._ask("during", other) is Truth.YES

    def possible_overlaps(self, other: Other) -> bool:
        """Tell whether they have a day in common in some world."""
        return self._ask("during", other) is not Truth.NO

    def certain_within(self, other: Other) -> bool:
        """Tell whether this date lies within the other in every world."""
        return self._ask("within", other) is Truth.YES

    def possible_within(self, other: Other) -> bool:
        """Tell whether this date lies within the other in some world."""
        return self._ask("within", other) is not Truth.NO

    def certain_covers(self, other: Other) -> bool:
        """Tell whether this date covers the other in every world."""
        return self._ask("covers", other) is Truth.YES

    def possible_covers(self, other: Other) -> bool:
        """Tell whether this date covers the other in some world."""
        return self._ask("covers", other) is not Truth.NO

    def certain_before(self, other: Other) -> bool:
        """Tell whether this date is before the other in every world."""
        return self._ask("before", other) is Truth.YES

    def possible_before(self, other: Other) -> bool:
        """Tell whether this date is before the other in some world."""
        return self._ask("before", other) is not Truth.NO

    def certain_after(self, other: Other) -> bool:
        """Tell whether this date is after the other in every world."""
        return self._ask("after", other) is Truth.YES

    def possible_after(self, other: Other) -> bool:
        """Tell whether this date is after the other in some world."""
        return self._ask("after", other) is not Truth.NO


@lru_cache(maxsize=1)
def _relations() -> "tuple[Callable[..., Truth], Callable[..., Truth]]":
    """Import what answers when it is first asked, so that importing the class stays cheap."""
    from kgtimeline.dates.relations import relate, relate_pair
    from kgtimeline.dates.window import window

    def to_window(relation: str, bounds: Bounds, other: "str | date | Window") -> Truth:
        return relate(relation, bounds, window(other))

    return to_window, relate_pair
