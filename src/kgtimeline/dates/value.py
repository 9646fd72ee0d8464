"""`EventDate`: one EDTF value, kept as it was written, with all that can be asked of it."""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NoReturn

from kgtimeline.dates.asking import Asking
from kgtimeline.dates.bounds import Bounds, Extent
from kgtimeline.dates.numbering import INF, Day, as_date
from kgtimeline.dates.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateutil.relativedelta import relativedelta

    from kgtimeline.dates.form import Form
    from kgtimeline.dates.precision import Precision
    from kgtimeline.dates.qualifiers import Qualifier

PARSED_DATES_KEPT = 65_536
"""How many values `EventDate.parse` remembers; the rest are read again."""

_PLAIN = (Extent.WITHIN, None)


class EventDate(Asking):
    """An EDTF value of any level with the extent to which an event fills it.

    Immutable, hashable, pickled by its text. `str` gives back what was written. Two
    dates are equal if text, extent and hedge are; `<` raises, since of two partial
    dates neither may be first: use `before`, or sort by `sort_key`.

    Args:
        text: An EDTF value, such as `2024-01-17`, `2023-08-XX`, `1984?/2004-06~`.
        extent: How the event fills it; `throughout` for intervals and all-of sets and
            `within` for all else, unless given.

    Raises:
        DateSyntaxError: If the text is no EDTF value; says where and what was expected.
        DateRangeError: If it denotes nothing, or can't fill the extent.

    Example:
        >>> EventDate("2023-08-XX").during("2023-08-08")
        <Truth.MAYBE: 'maybe'>
        >>> EventDate("2024").before("2024?")
        Traceback (most recent call last):
        ...
        kgtimeline.errors.DateRangeError: '2024?': a window carries no qualifier; leave out ?, ~ and %
    """

    __slots__ = ("_bounds", "_read", "_text")
    _bounds: Bounds
    _read: "tuple[Extent, Form | None]"
    _text: str

    def __init__(self, text: str, extent: Extent | str | None = None) -> None:
        """Read the text, and raise on whatever is no EDTF value."""
        if not isinstance(text, str):
            raise TypeError(f"a date is made of EDTF text, such as '2024-02-12', not of {text!r}")
        bounds = read_plain(text) if extent is None else None
        if bounds is not None:
            _set_read(self, _PLAIN)
        else:
            form, kind, bounds = _reader()(text, None if extent is None else _extent_of(extent))
            _set_read(self, (kind, form))
        _set_text(self, text)
        _set_bounds(self, bounds)

    if TYPE_CHECKING:

        @classmethod
        def parse(cls, text: str, extent: Extent | str | None = None) -> "EventDate":
            """Read a text, or remember what it was read to."""
            raise NotImplementedError
    else:

        @staticmethod
        @lru_cache(maxsize=PARSED_DATES_KEPT)
        def parse(text: str, extent: Extent | str | None = None) -> "EventDate":
            """Read a text, or remember what it was read to.

            Use it instead of the class where the same few dates come again and again.

            Raises:
                DateSyntaxError: If the text is no EDTF value.
                DateRangeError: If it denotes nothing, or can't fill the extent.

            Example:
                >>> EventDate.parse("2024-01") is EventDate.parse("2024-01")
                True
            """
            return EventDate(text, extent)

    @property
    def text(self) -> str:
        """The value as it was written."""
        return self._text

    @property
    def extent(self) -> Extent:
        """How the event fills the date; never None."""
        return self._read[0]

    @property
    def bounds(self) -> Bounds:
        """The worlds of the date."""
        return self._bounds

    @property
    def form(self) -> "Form":
        """The parsed text."""
        return self._read[1] or _reader()(self._text, None)[0]

    @property
    def level(self) -> int:
        """The EDTF level that the text needs: 0, 1 or 2."""
        form = self._read[1]
        return 0 if form is None else form.level

    @property
    def qualified(self) -> bool:
        """Whether some part carries `?`, `~` or `%`."""
        form = self._read[1]
        return form is not None and form.qualified

    @property
    def qualifiers(self) -> "tuple[Qualifier, ...]":
        """Which components are uncertain, approximate or both, in reading order."""
        from kgtimeline.dates.qualifiers import qualifiers

        return qualifiers(self._text) if self.qualified else ()

    @property
    def hedged(self) -> bool:
        """Whether nothing about the date is certain."""
        return self._bounds.hedged

    @property
    def precision(self) -> "Precision":
        """The finest unit that the value gives; of an interval or set the coarsest part's."""
        from kgtimeline.dates.precision import precision

        return precision(self._text, self.form)

    @property
    def earliest(self) -> date | None:
        """The first day the text allows; None if it is open or outside the years 1 to 9999."""
        form = self._read[1]
        return as_date(self._bounds.s_lo if form is None else form.sides[0].lo)

    @property
    def latest(self) -> date | None:
        """The last day the text allows; None if it is open or outside the years 1 to 9999."""
        form = self._read[1]
        return as_date(self._bounds.e_hi if form is None else form.sides[-1].hi)

    @property
    def sort_key(self) -> tuple[Day, Day, Day, Day, str]:
        """What to sort dates by: a total order, by the first finite bound.

        Example:
            >>> dates = [EventDate("2024"), EventDate("../2023"), EventDate("2024-01-01")]
            >>> [str(date) for date in sorted(dates, key=lambda date: date.sort_key)]
            ['../2023', '2024-01-01', '2024']
        """
        return (*sort_key(self._bounds), self._text)

    @property
    def canonical(self) -> str:
        """The usual spelling of the same value.

        Masks that say nothing are left out and qualifiers stand where the fewest do.

        Example:
            >>> EventDate("2024-01-XX").canonical, EventDate("?2023-08-08").canonical
            ('2024-01', '2023?-08-08')
        """
        from kgtimeline.dates.canonical import canonical

        return canonical(self._text)

    def with_extent(self, extent: Extent | str | None) -> "EventDate":
        """Make the same date with another extent; None gives the usual one.

        Raises:
            DateRangeError: If it can't fill that extent.

        Example:
            >>> EventDate("2024").with_extent("throughout").covers("2024-02")
            <Truth.YES: 'yes'>
        """
        made = EventDate.parse(self._text, extent)
        return made.hedge() if self._bounds.hedged else made

    def hedge(self) -> "EventDate":
        """Make the same date, but never certain.

        For a date that was worked out from a qualified one: the text does not show the
        doubt, yet a date is never surer than what it rests on.

        Example:
            >>> EventDate("2024-01-17").hedge().during("2024")
            <Truth.MAYBE: 'maybe'>
        """
        return self if self._bounds.hedged else _hedged(self)

    def narrow(self, other: "EventDate") -> "EventDate":
        """Keep the worlds that both dates allow, for two dates of one event.

        Raises:
            DateRangeError: If they contradict each other, or if no EDTF value says what
                is left; `narrow_bounds` says it as bounds.

        Example:
            >>> EventDate("2023-08-XX").narrow(EventDate("[..2023-08-08]"))
            EventDate('2023-08-01/2023-08-08', 'within')
        """
        from kgtimeline.dates.narrowing import narrow

        return narrow(self, other)

    def shift(self, delta: "relativedelta") -> "EventDate":
        """Move the date by calendar steps and keep its precision and qualifiers.

        Days past the end of a month are clamped to it, as `relativedelta` does.

        Raises:
            DateRangeError: If the step is finer than the date, or leads out of the
                years 1 to 9999.

        Example:
            >>> from dateutil.relativedelta import relativedelta
            >>> EventDate("2024-01").shift(relativedelta(months=-1))
            EventDate('2023-12')
        """
        from kgtimeline.dates.shifting import shift

        return shift(self, delta)

    def _is_hedged_from_outside(self) -> bool:
        """Tell whether the doubt is none that the text itself shows."""
        return self._bounds.hedged and not EventDate.parse(self._text, self.extent).hedged

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        usual = Extent.THROUGHOUT if "/" in self._text or self._text[0] == "{" else Extent.WITHIN
        shown = "" if self.extent is usual else f", {self.extent.value!r}"
        return f"EventDate({self._text!r}{shown}){'.hedge()' if self._is_hedged_from_outside() else ''}"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, EventDate):
            return NotImplemented
        return (
            self._text == other._text
            and self.extent is other.extent
            and self._bounds.hedged is other._bounds.hedged
        )

    def __hash__(self) -> int:
        return hash(self._text)

    def __lt__(self, other: object) -> NoReturn:
        raise TypeError("dates have no < or >: of two partial dates neither may be first; sort by .sort_key")

    __le__ = __gt__ = __ge__ = __lt__

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"can't set {name!r}: a date is immutable")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"can't delete {name!r}: a date is immutable")

    def __copy__(self) -> "EventDate":
        return self

    def __deepcopy__(self, memo: object) -> "EventDate":
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self._text, self.extent.value, self._bounds.hedged)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from kgtimeline.dates.schema import core_schema_of_dates

        return core_schema_of_dates()


def sort_key(bounds: Bounds) -> tuple[Day, Day, Day, Day]:
    """Give the numbers that dates are sorted by.

    Example:
        >>> sort_key(Bounds(-INF, 30, 0, INF))
        (30, inf, 30, 0)
    """
    s_lo, s_hi, e_lo, e_hi = bounds[:4]
    first = next((day for day in (s_lo, s_hi, e_hi, e_lo) if -INF < day < INF), INF)
    return first, e_hi, s_hi, e_lo


_set_bounds = vars(EventDate)["_bounds"].__set__
_set_read = vars(EventDate)["_read"].__set__
_set_text = vars(EventDate)["_text"].__set__


@lru_cache(maxsize=1)
def _reader() -> "Callable[[str, Extent | None], tuple[Form, Extent, Bounds]]":
    """Import the parser when it is first needed: plain dates do without it."""
    from kgtimeline.dates.parsing import read_with_bounds

    return read_with_bounds


def _extent_of(extent: Extent | str) -> Extent:
    try:
        return Extent(extent)
    except ValueError:
        raise ValueError(f"no extent {extent!r}; use within, throughout or including") from None


def _again(text: str, extent: str, hedge: bool) -> EventDate:  # noqa: FBT001 - called by pickle
    made = EventDate.parse(text, extent)
    return made.hedge() if hedge else made


@lru_cache(maxsize=PARSED_DATES_KEPT)
def _hedged(date: EventDate) -> EventDate:
    made = EventDate(date.text, date.extent)
    _set_bounds(made, made.bounds.hedge())
    return made
