"""What a timeline tells of its own making: who said what, where they disagree, what was known when."""

from typing import TYPE_CHECKING

from kgtimeline.timeline.listing import Listing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from kgtimeline.analysis.attribution import Attribution
    from kgtimeline.analysis.claims import ConflictField
    from kgtimeline.analysis.conflicts import Conflict
    from kgtimeline.analysis.corroboration import Corroboration
    from kgtimeline.analysis.diff import Difference
    from kgtimeline.analysis.duplicates import Duplicate
    from kgtimeline.analysis.explain import Explanation
    from kgtimeline.analysis.policies import SettlePolicy
    from kgtimeline.analysis.settling import Settled
    from kgtimeline.analysis.threads import Thread
    from kgtimeline.analysis.tightening import Tightened
    from kgtimeline.dataset.records import Records
    from kgtimeline.dates.bounds import Bounds
    from kgtimeline.dates.window import Window
    from kgtimeline.timeline.timeline import Timeline
    from kgtimeline.timeline.view import View


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

    def explain(self, event_id: str) -> "Explanation":
        """Say where every value of an event comes from: words, hashes, rules, anchors, reports, doubts.

        Args:
            event_id: The event.

        Raises:
            EventNotFoundError: If no event has the id.

        Example:
            >>> import kgtimeline as kg
            >>> found = kg.load().explain("kyrgyz-neutrality-in-the-war")
            >>> found.date.rule.name, [ground.event for ground in found.rests_on][:2]
            ('held_at@1', ['japarov-statement-to-kabar', 'menendez-letter-to-japarov'])
            >>> print(found.doubts[-1])
            menendez-letter-to-japarov, 2023?-08-08: its year is uncertain
        """
        from kgtimeline.analysis.explain import explain

        return explain(self._records, event_id)

    def conflicts(self, event_id: str | None = None) -> "Listing[Conflict]":
        """Find where reports of one event, or of events that may be the same, can't both be true.

        Compared are dates, participants, roles, factuality and figures. Silence is no
        conflict, nor is a coarser date that contains a finer one, nor somebody who is
        not named.

        Args:
            event_id: Only those of one event and of its ties; None for all.

        Returns:
            The conflicts, sorted by events and field; each with its two sides.

        Raises:
            EventNotFoundError: If no event has the id.

        Example:
            >>> import kgtimeline as kg
            >>> (found,) = kg.load().conflicts("kyrgyz-message-to-blinken")
            >>> found.certain, [side.value for side in found.sides]
            (False, ['2024-02-12', 'XXXX-02-11'])
        """
        from kgtimeline.analysis.conflicts import conflicts

        return Listing(conflicts(self._records, event_id), none="no conflicts")

    def settle(
        self,
        event_id: str,
        *,
        field: "ConflictField | str" = "date",
        policy: "SettlePolicy | str" = "most_precise",
        about: str | None = None,
        report: "str | Sequence[str] | None" = None,
        note: str | None = None,
        across: bool = False,
    ) -> "Settled":
        """Pick one value out of what the reports of an event say; the timeline does not change.

        Args:
            event_id: The event.
            field: `date`, `participants`, `factuality` or `figures`.
            policy: `most_precise`, `earliest_report`, `most_independent_groups` or `manual`.
            about: The role for `participants`, the key or label for `figures`; may be left
                out where there is only one.
            report: For `manual`: the source of the report that wins, or the source and its
                line of attribution.
            note: For `manual`: why it wins.
            across: Hear the reports of events that may be the same, too.

        Returns:
            The value with the rule and the claims that win and lose; no value where the
            rule can't decide, with the claims that are equal by it.

        Raises:
            EventNotFoundError: If no event has the id.
            QuerySyntaxError: If a word is unknown or ambiguous, a policy does not fit the
                field, or `manual` lacks a report or a note.

        Example:
            >>> import kgtimeline as kg
            >>> print(kg.load().settle("washington-post-report"))
            date of washington-post-report: 2023-07
              by most_precise: the value that leaves the least open
              it leaves 31 days
              wins        2023-07 "In July of last year"  non-interference-letter-2024 [1774-1794]
              compatible  XXXX-07 "a July report"         sanctions-busting-letter [2069-2082]
        """
        from kgtimeline.analysis.settling import settle

        return settle(
            self._records,
            event_id,
            field=field,
            policy=policy,
            about=about,
            report=report,
            note=note,
            across=across,
        )

    def duplicates(self, *, threshold: float = 0.6) -> "Listing[Duplicate]":
        """Propose pairs of events that may be one; nothing is merged.

        Compared are kinds, dates, participants and titles. Pairs that a relation ties, and
        pairs that contradict each other for certain, are not proposed.

        Args:
            threshold: The score from which a pair is proposed, from 0 to 1.

        Returns:
            The pairs, the likeliest first, each with its reasons.

        Raises:
            QuerySyntaxError: If the threshold is not from 0 to 1.

        Example:
            >>> import kgtimeline as kg
            >>> tl = kg.load()
            >>> again = tl["blinken-letter-to-japarov"].model_copy(update={"id": "the-same-letter"})
            >>> joined = kg.Timeline(actors=tl.actors, sources=tl.sources, events=[*tl.events, again])
            >>> [pair.events for pair in joined.duplicates()]
            [('blinken-letter-to-japarov', 'the-same-letter')]
        """
        from kgtimeline.analysis.duplicates import duplicates

        return Listing(duplicates(self._records, threshold=threshold), none="no duplicates")

    def as_of(self, day: "str | dt.date | Window", *, certain: bool = False) -> "View":
        """Give the timeline as it was known on a day: only what had been published by then.

        A report is known once its source is published; one without a date from the day
        that its content implies. Dates and factuality are worked out anew from what is
        known, and what only later reports give is dropped and listed.

        Args:
            day: The day, or a month, a year, a window; its last day counts.
            certain: Take only sources that were certainly published by then; else those
                that may have been.

        Returns:
            A timeline of its own, with `day`, `certain`, `dropped`, `left_out` and
            `hindsight`.

        Raises:
            DateSyntaxError: If the day is no EDTF value.
            DateRangeError: If it does not say which days are meant.

        Example:
            >>> import kgtimeline as kg
            >>> view = kg.load().as_of("2024-02-12")
            >>> len(view), [one.value for one in view.dropped if one.path.startswith("/sources")]
            (28, ['multi-vector-interview-2024', 'un-speech-2025'])
            >>> len(kg.load().as_of("2023"))
            17
        """
        from kgtimeline.analysis.as_of import as_of
        from kgtimeline.timeline.view import View

        return View.of_known(as_of(self._records, day, certain=certain))

    def diff(self, other: "Timeline") -> "Difference":
        """Find what differs between this timeline and another one: two files, or two days.

        Args:
            other: The timeline to compare with; what only it has was added.

        Returns:
            Events, reports, fields, relations, figures, sources and actors that were added,
            changed and withdrawn. It prints as a text by event; `json_patch` gives RFC 6902.

        Example:
            >>> import kgtimeline as kg
            >>> tl = kg.load()
            >>> print(tl.diff(tl))
            no difference
            >>> known = tl.as_of("2024-02-12").diff(tl.as_of("2024-10-16"))
            >>> known.counts["sources"]
            {'added': 1, 'changed': 0, 'withdrawn': 0}
        """
        from kgtimeline.analysis.diff import diff

        return diff(self._records, other.records)

    def thread(self, event_id: str, *, tightened: bool = False) -> "Thread":
        """Gather the exchange that an event belongs to: letters, replies, what conveys or causes them.

        Follows `replies_to`, `responds_to`, `conveys`, `caused_by` and `announces` both ways,
        and `possibly_same_as`.

        Args:
            event_id: Any event of the exchange.
            tightened: Count days between what relations and publications leave of the
                dates, instead of the dates alone.

        Returns:
            The events in order, with their ties and the days between them; it prints as
            a tree.

        Raises:
            EventNotFoundError: If no event has the id.

        Example:
            >>> import kgtimeline as kg
            >>> exchange = kg.load().thread("japarov-letter-to-blinken")
            >>> [tie.response for tie in exchange.ties if tie.type == "replies_to"]
            ['26 days']
        """
        from kgtimeline.analysis.threads import thread

        self._records.event(event_id)
        return thread(self._records, event_id, bounds=self._tightened() if tightened else None)

    def threads(self, *, tightened: bool = False) -> "Listing[Thread]":
        """Gather all exchanges: every thread of two events or more, by the date of its earliest.

        Args:
            tightened: As for `thread`.

        Example:
            >>> import kgtimeline as kg
            >>> max(len(thread) for thread in kg.load().threads())
            7
        """
        from kgtimeline.analysis.threads import threads

        found = threads(self._records, bounds=self._tightened() if tightened else None)
        return Listing(found, none="no exchanges")

    def tighten(self) -> "Tightened":
        """Narrow dates by relations and publications: nothing replies before it is sent.

        What a published source reports as having happened began no later than the
        publication, and a reprint comes after its original. The timeline does not change;
        `query(tightened=True)` goes by the narrower bounds.

        Returns:
            Narrower bounds of events and sources, each step with its reasons, and a
            problem for each contradiction. It prints as a list of the steps.

        Example:
            >>> import kgtimeline as kg
            >>> found = kg.load().tighten()
            >>> (step,) = found.of("tighter-kyrgyz-export-controls")
            >>> step.side, step.hedged, [str(reason) for reason in step.reasons][0]
            ('earliest_start', True, 'menendez-letter-to-japarov is dated 2023?-08-08')
            >>> found.problems
            ()
        """
        from kgtimeline.analysis.ordering import tighten

        return tighten(self._records)

    def _tightened(self) -> "Mapping[str, Bounds]":
        return self.tighten().events
