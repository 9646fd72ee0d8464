"""Stretches of numbers: what a figure claims, and what a question asks of it."""

import re
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from kgtimeline.errors import QuerySyntaxError

Number: TypeAlias = int | float | Decimal | str
"""A number as people write it: `4000000000`, `4e9`, `"0.5"`."""
MOST_CHARACTERS = 400
"""Characters of a number; more have no meaning here, and cost time."""

MOST_EXPONENT = 999
"""The greatest exponent, and the opposite of the least."""

_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.][0-9]+)?(?:[eE][+-]?[0-9]{1,3})?")
_HINT = "write a number such as 4000000000, 0.5 or 4e9"


class Range(NamedTuple):
    """All numbers between two, the ends with it unless they are left out.

    Args:
        low: The least; None where there is none.
        high: The greatest; None where there is none.
        above: The least itself is left out.
        below: The greatest itself is left out.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    above: bool = False
    below: bool = False

    @property
    def empty(self) -> bool:
        """Whether no number lies in it.

        Example:
            >>> Range(Decimal(1), Decimal(1), above=True).empty
            True
        """
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.above or self.below))

    def meets(self, other: "Range") -> bool:
        """Say whether some number lies in both.

        Example:
            >>> Range(low=Decimal(5), above=True).meets(Range(high=Decimal(5)))
            False
        """
        return not (_ends_before(self, other) or _ends_before(other, self))

    def inside(self, other: "Range") -> bool:
        """Say whether every number of it lies in the other.

        Example:
            >>> Range(low=Decimal(5), above=True).inside(Range(low=Decimal(5)))
            True
        """
        if other.low is not None:
            if self.low is None or self.low < other.low:
                return False
            if self.low == other.low and other.above and not self.above:
                return False
        if other.high is not None:
            if self.high is None or self.high > other.high:
                return False
            if self.high == other.high and other.below and not self.below:
                return False
        return True


ANY_NUMBER = Range()
"""No condition on a number."""


def number(value: Number) -> Decimal:
    """Read a number without losing a digit.

    Raises:
        QuerySyntaxError: If it is none, is not finite, or has more than `MOST_CHARACTERS`.

    Example:
        >>> number(4e9) == number("4000000000")
        True
        >>> number("4,000")
        Traceback (most recent call last):
        kgtimeline.errors.QuerySyntaxError: can't ask for '4,000': expected a number; write ...
    """
    try:
        text = str(value)
    except ValueError:  # Python refuses to write integers of more than 4,300 digits
        raise QuerySyntaxError("...", 0, f"at most {MOST_CHARACTERS} characters", _HINT) from None
    if not _NUMBER.fullmatch(text):
        raise QuerySyntaxError(text, 0, "a number", _HINT)
    if len(text) > MOST_CHARACTERS:
        raise QuerySyntaxError(text, 0, f"at most {MOST_CHARACTERS} characters", _HINT)
    return Decimal(text) or Decimal(0)


def number_text(value: Decimal) -> str:
    """Write a number with its digits, and no more than it needs, so that `number` reads it back.

    With more than `MOST_CHARACTERS` it is written with an exponent.

    Example:
        >>> number_text(Decimal("4E+9")), number_text(Decimal("1.50")), number_text(Decimal("10"))
        ('4000000000', '1.5', '10')
        >>> number_text(Decimal("1e400")), number_text(Decimal("-1.50e-400"))
        ('1e400', '-1.5e-400')
    """
    text = _plain(value)
    if len(text) <= MOST_CHARACTERS:
        return text
    whole, _, part = text.partition(".")
    last_place = -len(part) or len(whole) - len(whole.rstrip("0"))
    places = (value.adjusted(), last_place)  # 1.5e-400 if there is room for the point, else 15e-401
    texts = [_scientific(value, max(-MOST_EXPONENT, min(place, MOST_EXPONENT))) for place in places]
    return next((text for text in texts if len(text) <= MOST_CHARACTERS), texts[0])


def _scientific(value: Decimal, exponent: int) -> str:
    sign, digits, least = value.as_tuple()
    assert isinstance(least, int), "numbers are finite"
    return f"{_plain(Decimal((sign, digits, least - exponent)))}e{exponent}"


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _ends_before(one: Range, other: Range) -> bool:
    """Say whether one range lies wholly below another."""
    if one.high is None or other.low is None:
        return False
    return one.high < other.low or (one.high == other.low and (one.below or other.above))
