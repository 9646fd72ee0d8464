"""The event profile: which EDTF values an event may have for its date."""

import re
from typing import TYPE_CHECKING

from kgtimeline.dates.form import Shape
from kgtimeline.dates.numbering import INF

if TYPE_CHECKING:
    from kgtimeline.dates.value import EventDate

_YEAR_MASKED = re.compile(r"(?<![0-9X])XXXX")


def event_profile(date: "EventDate") -> str | None:
    """Say why a value does not fit as the date of an event.

    A reading may hold any EDTF value, since it is what the words say; an event's date
    must place it in time, once.

    Args:
        date: The value.

    Returns:
        None if it fits, else the reason, ending with the mend.

    Example:
        >>> from kgtimeline.dates.value import EventDate
        >>> event_profile(EventDate("2023-08-XX")) is None
        True
        >>> event_profile(EventDate("XXXX-08-08"))
        'its year is wholly masked; find the year, or leave the event undated'
    """
    form = date.form
    if form.shape is Shape.ALL_OF:
        return "it is a set of several dates; make one event of each, or write [...] for one of them"
    if date.text.startswith("Y"):
        return "its year has more than four digits; no event of a timeline is that far off"
    if _YEAR_MASKED.search(date.text):
        return "its year is wholly masked; find the year, or leave the event undated"
    if form.sides[0].lo == -INF and form.sides[-1].hi == INF:
        return "it bounds nothing; give its first or its last day, or leave the event undated"
    return None
