"""The three answers that a question about time can have, combined by Kleene's logic."""

from enum import StrEnum


class Truth(StrEnum):
    """Whether something holds in no world, in some, or in every world a date allows.

    `NO` is falsy, the others are truthy: `if date.during("2024"):` asks whether it
    is possible. `&`, `|` and `~` combine answers. That is sound for independent
    parts: a YES or a NO is right, a MAYBE may be decided when parts hang together.

    **Source**: Kleene, Introduction to Metamathematics (1952), section 64, strong tables.

    Example:
        >>> Truth.YES & Truth.MAYBE, Truth.NO | Truth.MAYBE, ~Truth.MAYBE
        (<Truth.MAYBE: 'maybe'>, <Truth.MAYBE: 'maybe'>, <Truth.MAYBE: 'maybe'>)
        >>> bool(Truth.NO), bool(Truth.MAYBE)
        (False, True)
    """

    NO = "no"
    MAYBE = "maybe"
    YES = "yes"

    def __bool__(self) -> bool:
        return self is not Truth.NO

    def __and__(self, other: "Truth") -> "Truth":
        if not isinstance(
            other, Truth
        ):  # a bool is no answer: what is mixed up fails, and is no silent maybe
            return NotImplemented
        if self is Truth.NO or other is Truth.NO:
            return Truth.NO
        return Truth.YES if self is other is Truth.YES else Truth.MAYBE

    def __or__(self, other: "Truth") -> "Truth":
        if not isinstance(other, Truth):
            return NotImplemented
        if self is Truth.YES or other is Truth.YES:
            return Truth.YES
        return Truth.NO if self is other is Truth.NO else Truth.MAYBE

    def __invert__(self) -> "Truth":
        if self is Truth.MAYBE:
            return self
        return Truth.NO if self is Truth.YES else Truth.YES

    @classmethod
    def of(cls, *, possible: bool, certain: bool) -> "Truth":
        """Make the answer out of its two halves.

        Args:
            possible: It holds in some world.
            certain: It holds in every world; only asked when possible.

        Returns:
            `YES` if certain, `MAYBE` if only possible, else `NO`.

        Example:
            >>> Truth.of(possible=True, certain=False)
            <Truth.MAYBE: 'maybe'>
        """
        if not possible:
            return cls.NO
        return cls.YES if certain else cls.MAYBE
