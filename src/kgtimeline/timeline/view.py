"""A timeline as it was known on a day, with what it lacks."""

from typing import TYPE_CHECKING, Any, Self

from kgtimeline.timeline.timeline import Timeline

if TYPE_CHECKING:
    from kgtimeline.analysis.known import Known
    from kgtimeline.analysis.losses import Dropped, LeftOut
    from kgtimeline.dataset.records import Records
    from kgtimeline.model.document import Document


class View(Timeline):
    """A timeline as it was known on a day; `Timeline.as_of` makes one.

    It writes, queries and validates like any timeline. What it lacks against the full
    one stands in `dropped` and `left_out`; `print(view.known)` shows all of it.

    Example:
        >>> import kgtimeline as kg
        >>> view = kg.load().as_of("2024-02-11")
        >>> view
        <View 'kyrgyzstan-west-russia' as of 2024-02-11, possibly known: 2 of 5 sources, 23 of 49 events>
        >>> print(view["kulubaev-viguerie-meeting"].date)
        None
    """

    __slots__ = ("_known",)
    _known: "Known"

    def __init__(self) -> None:
        """Refuse: what a view lacks is not made by hand."""
        raise TypeError("a view is not made by hand; use Timeline.as_of")

    @classmethod
    def of(cls, records: "Records") -> Self:
        """Make the view in which all of some records is known, as of any day."""
        from kgtimeline.analysis.known import Known

        return cls.of_known(Known(records, "..", False, tuple(records.sources), {}, (), (), ()))

    @classmethod
    def of_known(cls, known: "Known") -> Self:
        """Make a view of what `kgtimeline.analysis.as_of` gives."""
        view = super().of(known.records)
        view._known = known  # noqa: SLF001 - it is this class
        return view

    @property
    def known(self) -> "Known":
        """All that is said of the view; it prints as text and has `to_json`."""
        return self._known

    @property
    def day(self) -> str:
        """The day, month or year that was asked for; its last day counts."""
        return self._known.day

    @property
    def certain(self) -> bool:
        """Whether only that counts which was certainly published by then."""
        return self._known.certain

    @property
    def dropped(self) -> "tuple[Dropped, ...]":
        """What the full timeline has and this one lacks, each with the reason."""
        return self._known.dropped

    @property
    def left_out(self) -> "tuple[LeftOut, ...]":
        """Sources and events of which nothing says when they became known."""
        return self._known.left_out

    @property
    def hindsight(self) -> tuple[str, ...]:
        """Ids of events whose title was written from more reports than were known."""
        return self._known.hindsight

    def __reduce__(self) -> tuple[Any, ...]:
        """Cross a process border as a document with what it lacks; indexes are made again."""
        known = self._known
        about = {name: getattr(known, name) for name in type(known).__slots__ if name != "records"}
        return _again, (self.document, about)

    def _repr_html_(self) -> str:
        """Show what it is in a notebook, and as of when."""
        from kgtimeline.timeline.showing import timeline_html

        return timeline_html(self.query(), self._known.headline())

    def __repr__(self) -> str:
        return f"<View {self.dataset.id!r} {self._known.headline()}>"


def _again(document: "Document", about: dict[str, Any]) -> View:
    from kgtimeline.analysis.known import Known
    from kgtimeline.dataset.records import Records

    return View.of_known(Known(Records(document), **about))
