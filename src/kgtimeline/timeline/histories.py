"""What a timeline tells of its own making: who said what, where they disagree, what was known when."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgtimeline.analysis.attribution import Attribution
    from kgtimeline.analysis.corroboration import Corroboration
    from kgtimeline.dataset.records import Records


class Histories:
    """The histories of a timeline; `Timeline` has all of these methods."""

    __slots__ = ()
    _records: "Records"

    def attribution(self, event_id: str | None = None) -> "Attribution":
        """Draw the graph of who has it from whom: publishers, reprints, credits, lines of attribution.

        Args:
            event_id: The event; None for the whole timeline.

        Raises:
            EventNotFoundError: If no event has the id.

        Example:
            >>> import kgtimeline as kg
            >>> print(kg.load().attribution("blinken-message-to-japarov"))
            blinken-message-to-japarov: Blinken sends Japarov a message
            1 report in 1 source
            non-interference-statement: attributed to TASS (tass)
              in its own words
        """
        from kgtimeline.analysis.attribution import attribution

        return attribution(self._records, event_id)

    def corroboration(self, event_id: str) -> "Corroboration":
        """Count what an event rests on, and name it: reports, sources, publishers, independent groups.

        Args:
            event_id: The event.

        Raises:
            EventNotFoundError: If no event has the id.

        Example:
            >>> import kgtimeline as kg
            >>> found = kg.load().corroboration("kyrgyz-russian-trade")
            >>> len(found.reports), len(found.groups)
            (3, 2)
        """
        from kgtimeline.analysis.corroboration import corroboration

        return corroboration(self._records, event_id)
