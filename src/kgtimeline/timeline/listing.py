"""Several findings in a tuple that prints them one after the other."""

from collections.abc import Iterable
from typing import Self, TypeVar

from kgtimeline.markup import Html, Printed, text

Finding = TypeVar("Finding", covariant=True)  # noqa: PLC0105 - of what a user reads


class Listing(tuple[Finding, ...], Printed):  # noqa: SLOT001 - a tuple has no room for slots
    """A tuple whose items print, and show themselves in a notebook, one after the other.

    Args:
        findings: The items. **Shape**: in their order; may be empty.
        none: What it prints if there are no items.

    Example:
        >>> print(Listing(["first", "second"], none="nothing"))
        first
        second
        >>> print(Listing([], none="no conflicts"))
        no conflicts
    """

    none: str

    def __new__(cls, findings: Iterable[Finding] = (), none: str = "none") -> Self:
        """Keep the items."""
        made = super().__new__(cls, findings)
        made.none = none
        return made

    def __str__(self) -> str:
        """Print the items; those of several lines with an empty line between them."""
        printed = [*map(str, self)]
        return ("\n\n" if any("\n" in one for one in printed) else "\n").join(printed) or self.none

    def _repr_html_(self) -> Html:
        """Show the items in a notebook; those that can't show themselves as they print."""
        shown = [one._repr_html_() if hasattr(one, "_repr_html_") else None for one in self]
        if not shown or None in shown:
            return super()._repr_html_()
        return Html("".join(map(text, shown)))
