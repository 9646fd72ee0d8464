"""What a timeline tells of its own making: who said what, where they disagree, what was known when."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgtimeline.dataset.records import Records


class Histories:
    """The histories of a timeline; `Timeline` has all of these methods."""

    __slots__ = ()
    _records: "Records"
