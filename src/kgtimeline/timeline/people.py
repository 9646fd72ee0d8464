"""Who is meant by a name, and who held which office when: a part of `Timeline`."""

import datetime as dt
from typing import TYPE_CHECKING

from kgtimeline.timeline.listing import Listing

if TYPE_CHECKING:
    from kgtimeline.dataset.offices import HeldOffice
    from kgtimeline.dataset.records import Records
    from kgtimeline.dates.value import EventDate
    from kgtimeline.model.actors import Actor


class People:
    """The actors of a timeline, by name and through time; `Timeline` has all of these methods."""

    __slots__ = ()
    _records: "Records"

    def actor(
        self, name: str, *, on: "str | dt.date | EventDate | None" = None, source: str | None = None
    ) -> "Actor":
        """Find the one actor that a name, an id or an office stands for.

        Args:
            name: An id, a name in any spelling and script, some words of a name, or an
                office such as `US Secretary of State` or `President Japarov`.
            on: The day on which the office was held.
            source: Look only among those whom this source names, so that a bare name
                means whom it means there. An id is found in any case.

        Raises:
            AmbiguousActorError: If several actors fit, and none better than the others.
            ActorNotFoundError: If none does.
            SourceNotFoundError: If no source has that id.
            DateSyntaxError: If `on` is no date.
            DateRangeError: If `on` does not say which days are meant.

        Example:
            >>> import kgtimeline as kg
            >>> kg.load().actor("Kyrgyz", source="un-speech-2025").id
            'kyrgyzstan'
        """
        return self._records.find_actor(name, on=on, source=source)

    def find_actors(
        self, name: str, *, on: "str | dt.date | EventDate | None" = None, source: str | None = None
    ) -> "tuple[Actor, ...]":
        """Give every actor that a name, an id or an office fits, by id; arguments as for `actor`.

        Raises:
            ActorNotFoundError: If there is none.
            SourceNotFoundError: If no source has that id.
            DateSyntaxError: If `on` is no date.
            DateRangeError: If `on` does not say which days are meant.
        """
        return self._records.find_actors(name, on=on, source=source)

    def office_on(self, actor: str, on: "str | dt.date | EventDate") -> "Listing[HeldOffice]":
        """Tell which offices an actor held on a day, certainly or possibly.

        An office was not held before it was taken and after it was left; it was held
        between two days on which it is known to be held; beyond that nobody knows.

        Args:
            actor: The actor, as `actor` finds it on that day.
            on: The day, or several days as EDTF.

        Returns:
            Every office that the actor held on all of those days (`truth` is yes) or
            may have held (maybe), in the order of the file; those held on none are left out.

        Raises:
            AmbiguousActorError: If several actors fit.
            ActorNotFoundError: If none does.
            DateSyntaxError: If `on` is no date.
            DateRangeError: If `on` does not say which days are meant.

        Example:
            >>> import kgtimeline as kg
            >>> print(kg.load().office_on("Japarov", "2024-06-01"))
            sadyr-japarov: President of kyrgyzstan (yes)
            >>> kg.load().office_on("Japarov", "1999")[0].truth
            <Truth.MAYBE: 'maybe'>
        """
        from kgtimeline.dataset.offices import held_offices

        return Listing(held_offices(self.actor(actor, on=on), on), none="no offices")

    def offices(
        self, name: str | None = None, *, on: "str | dt.date | EventDate | None" = None
    ) -> "Listing[HeldOffice]":
        """Give who held which office: all, those of an actor, or those that a title fits.

        Args:
            name: An actor or an office, such as `Foreign Minister`; None for all.
            on: The days on which they were held; None for those held at any time.

        Returns:
            Every office that was held on all of those days (`truth` is yes) or may have been (maybe), by
            actor, then in the order of the file.

        Raises:
            ActorNotFoundError: If the name fits neither an actor nor an office.
            DateSyntaxError: If `on` is no date.
            DateRangeError: If `on` does not say which days are meant.

        Example:
            >>> import kgtimeline as kg
            >>> print(kg.load().offices("Foreign Minister", on="2024-02-12"))
            jeenbek-kulubaev: Foreign Minister of kyrgyz-foreign-ministry (maybe)
        """
        return Listing(self._records.names.offices(name, on=on), none="no offices")
