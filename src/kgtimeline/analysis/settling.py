"""One value out of claims that differ, by a rule that is named; the records stay as they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from kgtimeline.analysis.claims import PERHAPS_TWO, Claim, ConflictField, Stated
from kgtimeline.analysis.comparing import COMPARISONS
from kgtimeline.analysis.comparing_people import HELD_BY_MANY, SPOKEN_AND_WRITTEN
from kgtimeline.analysis.policies import PICKING, RULES, Choice, SettlePolicy, clash, value_key
from kgtimeline.dataset.records import Records
from kgtimeline.errors import QuerySyntaxError, did_you_mean
from kgtimeline.markup import Printed, printable
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.vocab import RelationType, Role

SETTLED_FIELDS = tuple([field for field in ConflictField if field is not ConflictField.ROLES])
"""The fields that hold a value; which role an actor had follows from who had the role."""

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Settled(Printed):
    """What a rule makes of the claims about one field of an event.

    Args:
        event: The event.
        field: The field.
        about: The role for `participants`, the label for `figures`, else None.
        policy: The name of the rule.
        rule: What the rule does, in words.
        value: What one of the reports says, to the letter; None if the rule can't decide.
        why: What was compared or counted.
        winners: The claims of the value, in order.
        losers: The claims that contradict it.
        compatible: The claims that say something else and don't contradict it, such as a coarser date.
        tied: The claims between which the rule can't decide; empty if it could.
        doubts: Why the rule could come out otherwise.
        note: Why it was settled by hand.
    """

    event: str
    field: ConflictField
    about: str | None
    policy: SettlePolicy
    rule: str
    value: str | tuple[str, ...] | None
    why: str
    winners: tuple[Claim, ...] = ()
    losers: tuple[Claim, ...] = ()
    compatible: tuple[Claim, ...] = ()
    tied: tuple[Claim, ...] = ()
    doubts: tuple[str, ...] = ()
    note: str | None = None

    @property
    def decided(self) -> bool:
        """Whether the rule gives a value."""
        return self.value is not None

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON values; every key is there, null where it holds nothing."""
        return {
            "event": self.event,
            "field": str(self.field),
            "about": self.about,
            "policy": str(self.policy),
            "rule": self.rule,
            "decided": self.decided,
            "value": list(self.value) if isinstance(self.value, tuple) else self.value,
            "why": self.why,
            "note": self.note,
            "doubts": list(self.doubts),
            **{key: [claim.to_json() for claim in claims] for key, claims in self._claims().items()},
        }

    def __str__(self) -> str:
        """Say it in lines: the value, the rule, then a claim a line."""
        about = "" if self.about is None else f" ({printable(self.about)})"
        value = ", ".join(self.value) if isinstance(self.value, tuple) else self.value
        lines = [
            f"{self.field}{about} of {self.event}: {'not decided' if value is None else value}",
            f"  by {self.policy}: {self.rule}",
            f"  {self.why}",
            *(f"  but {doubt}" for doubt in self.doubts),
            *([f"  note: {printable(self.note)}"] if self.note is not None else []),
        ]
        labels = {"winners": "wins", "losers": "loses", "compatible": "compatible", "tied": "tied"}
        said = [(labels[key], claim) for key, claims in self._claims().items() for claim in claims]
        width = max((len(claim.words) for _, claim in said), default=0)
        elsewhere = any(claim.event != self.event for _, claim in said)
        for label, claim in said:
            event = f"{claim.event}: " if elsewhere else ""
            lines.append(f"  {label:<10}  {claim.words:<{width}}  {event}{claim.place}")
        return "\n".join(lines)

    def _claims(self) -> dict[str, tuple[Claim, ...]]:
        """Give the claims by what became of them."""
        return {
            "winners": self.winners,
            "losers": self.losers,
            "compatible": self.compatible,
            "tied": self.tied,
        }


def settle(
    records: Records,
    event_id: str,
    *,
    field: ConflictField | str = ConflictField.DATE,
    policy: SettlePolicy | str = SettlePolicy.MOST_PRECISE,
    about: str | None = None,
    report: str | Sequence[str] | None = None,
    note: str | None = None,
    across: bool = False,
) -> Settled:
    """Pick one value out of what the reports of an event say of a field.

    Use it after `conflicts`, where one value has to be worked with. What is picked is what a
    report says, to the letter; the records don't change, and what can't be decided is said.

    Args:
        records: The records.
        event_id: The event.
        field: `date`, `participants`, `factuality` or `figures`.
        policy: `most_precise`, `earliest_report`, `most_independent_groups` or `manual`.
        about: The role for `participants`, the key or label for `figures`; may be left out where
            there is only one.
        report: For `manual`: the source of the report that is to win, or the source and its line
            of attribution.
        note: For `manual`: why it wins.
        across: Hear the reports of the events that may be the same as this one, too.

    Returns:
        The value with the rule, and the claims that win, lose, or neither. **Shape**: claims are in
        the order of event, source and line of attribution; without claims there is no value.

    Raises:
        EventNotFoundError: If no event has the id.
        QuerySyntaxError: If field, policy, `about` or `report` name nothing, or several things; if a
            policy does not fit the field; if `manual` lacks a report or a note, or another has them.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> records = Records(Document(schema_version="1.0", dataset=DatasetInfo(id="a", title="A")))
        >>> settle(records, "letter", policy="oldest")
        Traceback (most recent call last):
        ...
        kgtimeline.errors.EventNotFoundError: no event 'letter'; list the ids: kgtimeline query --format ids
    """
    records.event(event_id)
    asked, rule = _field(field), _word(SettlePolicy, policy, "a policy")
    _check_options(asked, rule, report, note)
    claims = _claims(records, event_id, asked, across=across)
    subject, claims = _about(event_id, asked, claims, about)
    if not claims:
        return Settled(
            event_id, asked, subject, rule, RULES[rule], None, "no report says anything", note=note
        )
    if rule is SettlePolicy.MANUAL:
        choice = _by_hand(event_id, claims, report)
    else:
        choice = PICKING[rule](records, asked, claims)
    empty = Settled(event_id, asked, subject, rule, RULES[rule], None, choice.why, note=note)
    return _settled(records, empty, claims, choice)


def _settled(records: Records, empty: Settled, claims: list[Stated], choice: Choice) -> Settled:
    """Sort the claims by what becomes of them."""
    values = {value_key(one) for one in choice.best}
    said = [one for one in claims if value_key(one) in values]
    rest = [one for one in claims if value_key(one) not in values]
    losers = [one for one in rest if any(clash(records, empty.field, one, best) for best in choice.best)]
    parts = {
        "losers": losers if len(values) == 1 else [],
        "compatible": [one for one in rest if len(values) > 1 or one not in losers],
        "winners": said if len(values) == 1 else [],
        "tied": said if len(values) > 1 else [],
    }
    claimed: dict[str, Any] = {key: tuple([one.claim for one in ones]) for key, ones in parts.items()}
    value = said[0].claim.value if len(values) == 1 else None
    why = choice.why if value is not None else f"{len(values)} values are equal by this rule: {choice.why}"
    doubts = [*choice.doubts, *(doubt for one in choice.best for doubt in one.doubts)]
    if any(one.claim.event != empty.event for one in claims):
        doubts.insert(0, PERHAPS_TWO)
    return replace(empty, value=value, why=why, doubts=tuple(dict.fromkeys(doubts)), **claimed)


def _claims(records: Records, event_id: str, field: ConflictField, *, across: bool) -> list[Stated]:
    """Gather the claims about a field, in order; nothing stands in for a report."""
    gather, event = COMPARISONS[field].claims, records.event(event_id)
    found = gather(event, None)
    for other_id in _perhaps_same(records, event_id) if across else ():
        told = [one for one in gather(records.event(other_id), event) if _is_told(one)]
        found += [named for one in told if (named := _in_terms_of(event, one)) is not None]
    each = {(one.claim, one.subject): one for one in reversed(found)}  # a report may say one thing twice
    return sorted(each.values(), key=lambda one: one.claim.order_key)


def _in_terms_of(event: BaseEvent, stated: Stated) -> Stated | None:
    """Name the role of a claim about another event as this one's kind does; None if it has no such role."""
    role = stated.subject
    if not isinstance(role, Role) or role in event.ROLES:
        return stated
    own = next((one for one in event.ROLES if SPOKEN_AND_WRITTEN.get(one) is role), None)
    return None if own is None or own in HELD_BY_MANY else stated._replace(subject=own, about=str(own))


def _is_told(stated: Stated) -> bool:
    """Tell a claim from what stands in for one."""
    return stated.claim.source is not None or stated.claim.figure is not None


def _perhaps_same(records: Records, event_id: str) -> list[str]:
    """Give the ids of the events that may be the same as this one, in order."""
    same = RelationType.POSSIBLY_SAME_AS
    found = {relation.event for relation in records.event(event_id).relations if relation.type is same}
    found.update(other for type_, other in records.relations_to(event_id) if type_ is same)
    return sorted(found - {event_id})


def _about(
    event_id: str, field: ConflictField, claims: list[Stated], about: str | None
) -> tuple[str | None, list[Stated]]:
    """Keep the claims about one subject of a field; a key is that of a figure of the event itself."""
    if field not in {ConflictField.PARTICIPANTS, ConflictField.FIGURES}:
        if about is not None:
            raise QuerySyntaxError(about, 0, f"nothing: {field} has one subject", "leave 'about' out")
        return None, claims
    own = [one for one in claims if one.claim.event == event_id] or claims
    keys = {one.claim.figure: one.subject for one in own if one.claim.figure is not None}
    labels = {str(one.about) for one in claims}
    if about is None:
        asked = {one.subject for one in own}
    elif about in keys:
        asked = {keys[about]}
    else:
        asked = {one.subject for one in claims if one.about == about}
    names = sorted(labels | keys.keys())
    if len(asked) > 1:
        hint = f"give 'about': {', '.join(map(repr, names))}"
        raise QuerySyntaxError(about or str(field), 0, "one of several", hint)
    if about is not None and not asked:
        listed = f"use one of {', '.join(map(repr, names))}" if names else "leave it out"
        hint = did_you_mean(get_close_matches(about, names, n=2), listed)
        raise QuerySyntaxError(about, 0, f"what {field} are given for", hint)
    kept = [one for one in claims if one.subject in asked]
    return min((str(one.about) for one in kept), default=None), kept


def _by_hand(event_id: str, claims: list[Stated], report: str | Sequence[str] | None) -> Choice:
    """Pick the claims of the report that was named; those of the event itself before others."""
    source, *via = (report,) if isinstance(report, str) else tuple(report or ())
    found = [one for one in claims if one.claim.source == source]
    if via:
        found = [one for one in found if one.claim.via == tuple(via)]
    found = [one for one in found if one.claim.event == event_id] or found
    leading = min((one.rank for one in found), default=0)
    found = [one for one in found if one.rank == leading]
    if len({value_key(one) for one in found}) != 1:
        said = ", ".join(
            dict.fromkeys(repr(" via ".join([str(o.claim.source), *o.claim.via])) for o in claims)
        )
        wanted = "one report that says something of it"
        raise QuerySyntaxError(" via ".join([source, *via]), 0, wanted, f"these do: {said}")
    return Choice(found, "picked by hand")


def _field(field: ConflictField | str) -> ConflictField:
    """Read the name of a field that holds a value."""
    found = _word(ConflictField, field, "a field")
    if found is ConflictField.ROLES:
        hint = "settle 'participants': who had a role says which role somebody had"
        raise QuerySyntaxError(str(found), 0, "a field that holds a value", hint)
    return found


def _word(words: type[Word], given: str, wanted: str) -> Word:
    """Read a word of a vocabulary."""
    try:
        return words(given)
    except ValueError:
        near = get_close_matches(str(given), [str(word) for word in words], n=2)
        listed = f"use one of {', '.join(words)}"
        raise QuerySyntaxError(str(given), 0, wanted, did_you_mean(near, listed)) from None


def _check_options(
    field: ConflictField, policy: SettlePolicy, report: str | Sequence[str] | None, note: str | None
) -> None:
    """Refuse a policy that does not fit its field, and options that it does not take or lacks."""
    if policy is SettlePolicy.MOST_PRECISE and field is ConflictField.FACTUALITY:
        wanted = "a policy that fits factuality, of which none is more precise than another"
        raise QuerySyntaxError(
            str(policy), 0, wanted, "use earliest_report, most_independent_groups or manual"
        )
    if policy is SettlePolicy.MANUAL and not (report and note):
        raise QuerySyntaxError(str(policy), 0, "a report that wins, and a note that says why", "give both")
    if policy is not SettlePolicy.MANUAL and (report is not None or note is not None):
        raise QuerySyntaxError(
            str(policy), 0, "neither report nor note", "give them with the policy 'manual'"
        )
