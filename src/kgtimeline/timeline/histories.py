"""What a timeline tells of its own making: who said what, where they disagree, what was known when."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgtimeline.analysis.attribution import Attribution
    from kgtimeline.analysis.claims import ConflictField
    from kgtimeline.analysis.conflicts import Conflict
    from kgtimeline.analysis.corroboration import Corroboration
    from kgtimeline.analysis.policies import SettlePolicy
    from kgtimeline.analysis.settling import Settled
    from kgtimeline.analysis.explain import Explanation
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

    def conflicts(self, event_id: str | None = None) -> "tuple[Conflict, ...]":
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

        return conflicts(self._records, event_id)

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
