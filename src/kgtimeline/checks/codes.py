"""Every code that a check can give: how much it matters, what it means, how to mend it.

`docs/validation.md` holds the same table for readers; a test keeps the two together.
To add a check: a function in the module of its subject, its code here and in the docs,
a bad file in `tests/invalid/`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from kgtimeline.errors import Problem, Severity


class Code(NamedTuple):
    """What is known of a code before it is found anywhere.

    Args:
        meaning: What is wrong, in a few words.
        mend: What to do about it.
        severity: How much it matters.
    """

    meaning: str
    mend: str
    severity: Severity = Severity.ERROR


def _warning(meaning: str, mend: str) -> Code:
    return Code(meaning, mend, Severity.WARNING)


TEXT = {
    "byte-order-mark": _warning("the file starts with a byte order mark", "save it as UTF-8 without a mark"),
    "control-character": Code("a control character stands in a string", "write it as an escape such as \\n"),
    "duplicate-key": Code("an object has the same key twice", "keep one of them"),
    "empty": Code("there is nothing in the file", "start with: kgtimeline init"),
    "huge-integer": Code("an integer has more digits than are read", "write fewer digits"),
    "lone-surrogate": Code(
        "a string holds half a surrogate pair", "write the character itself, or both halves"
    ),
    "non-finite-number": Code(
        "NaN or Infinity, which JSON does not have", "leave the key out, or write a number"
    ),
    "not-json": Code("the text is no JSON from here on", "write it as JSON (RFC 8259)"),
    "not-utf-8": Code("the bytes are no UTF-8", "save the file as UTF-8"),
    "too-deep": Code("objects and lists are nested too deep", "nest less; the format needs nine levels"),
    "trailing-data": Code(
        "something stands after the end of the value", "keep one value, or write JSON Lines"
    ),
}
"""Faults of the bytes and of the JSON."""

STRUCTURE = {
    "bad-date": Code(
        "no EDTF date, or one that can't stand here", "write a date such as 2024-02-12 or [..2024-02]"
    ),
    "bad-pattern": Code("a text has not the form asked for", "see the form in the message"),
    "bad-value": Code("a value outside its vocabulary or range", "use one of the values of the message"),
    "empty-text": Code("a text without a character", "write something, or leave the key out"),
    "missing-key": Code("a required key is not there", "add the key"),
    "reversed-span": Code("a span is empty, or ends before it starts", "let `end` be greater than `start`"),
    "role-not-of-kind": Code(
        "a participant has a role that the kind lacks", "use a role of the kind, or another kind"
    ),
    "too-few": Code("a list has fewer entries than it needs", "add an entry"),
    "unknown-key": Code("a key that the format does not have", "mend its spelling, or leave it out"),
    "unknown-kind": Code(
        "a kind of event that the format does not have", "use one of the kinds of the message"
    ),
    "unknown-schema-version": Code(
        "a version of the format that is not known here", "write schema_version 1.0"
    ),
    "wrong-type": Code("a value of the wrong JSON type", "write the type that the message names"),
}
"""Faults of one record, found by the schema or the model."""

REFERENCES = {
    "anchor-cycle": Code(
        "events anchor each other's dates in a circle", "date one of them from something else"
    ),
    "duplicate-figure": Code("two figures of an event have the same key", "give one of them another key"),
    "duplicate-id": Code("two records have the same id", "rename one of them, and what refers to it"),
    "duplicate-participant": _warning(
        "the same actor has the same role twice in an event", "keep one of them"
    ),
    "duplicate-relation": Code("an event has the same relation to the same event twice", "keep one of them"),
    "duplicate-report": Code("two reports of an event have the same source and via", "join them into one"),
    "figure-cycle": Code("figures are parts of each other in a circle", "let one of them be the whole"),
    "relation-to-itself": Code(
        "an event is tied to itself", "name the other event, or leave the relation out"
    ),
    "reprint-cycle": Code(
        "sources are reprints of each other in a circle", "let one of them be the original"
    ),
    "same-as-direction": Code(
        "possibly_same_as stands at the lesser of two ids",
        "store it once, at the greater id; kgtimeline format does it",
    ),
    "same-as-twice": Code(
        "possibly_same_as is stored at both of its events", "keep the one at the greater id"
    ),
    "unknown-actor": Code("no actor has this id", "mend the id, or add the actor"),
    "unknown-event": Code("no event has this id", "mend the id, or add the event"),
    "unknown-figure": Code("no figure of the event has this key", "mend the key, or add the figure"),
    "unknown-report": Code(
        "a dating starts from a report that the event lacks", "name source and via of a report"
    ),
    "unknown-source": Code("no source has this id", "mend the id, or add the source"),
}
"""Faults between records: what refers to what."""

PEOPLE = {
    "attested-elsewhere": _warning(
        "an office is attested on a day that no event and no publication has",
        "give the date of what attests it",
    ),
    "missing-role": _warning(
        "nobody has a role that events of this kind are expected to have", "add the participant"
    ),
    "office-outside-term": Code(
        "an office is used or attested before it was taken or after it was left", "mend office or date"
    ),
    "outlet-in-via": _warning(
        "an outlet of the event stands in `via` too", "keep it in one of the two places"
    ),
    "reversed-term": Code("an office is left before it is taken", "swap or mend the two dates"),
    "unknown-office": Code(
        "the actor has no office of this title", "use a title of its offices, or add the office"
    ),
}
"""Faults of who took part and as what."""

TIME = {
    "anchor-mismatch": Code(
        "an anchor has another date than what it refers to", "copy the date of what it refers to"
    ),
    "basis-mismatch": Code(
        "the basis of a dating does not fit its rule or date", "use the basis that the rule calls for"
    ),
    "breaks-anchor": Code(
        "a bounded date leaves the bounds that its anchor sets", "mend the date or the anchor"
    ),
    "dating-mismatch": Code(
        "the rule of a dating gives another date", "mend the date, the rule or what it starts from"
    ),
    "factuality-mismatch": Code(
        "the headline factuality does not follow from the reports", "write what follows from them"
    ),
    "inferred-unqualified": Code(
        "digits come from another source or event but are not qualified", "add `?` to them"
    ),
    "manual-without-note": Code("a date is set by hand without saying why", "add a note"),
    "order-contradicted": Code(
        "a relation says that an event is later, its date that it is earlier", "mend one of them"
    ),
    "order-doubtful": _warning(
        "ties and dates leave no day, if a date that is not certain is right as it is written",
        "see whether the date or a tie of the message is wrong",
    ),
    "order-impossible": Code(
        "ties and dates leave no day for what they tie", "mend one of the dates or ties of the message"
    ),
    "period-mismatch": Code(
        "the period of a figure is not what its reading gives", "copy the date of the reading"
    ),
    "published-mismatch": Code(
        "the words of a publication date give another date", "mend the date or the words"
    ),
    "readings-apart": Code(
        "two readings of a report exclude each other", "mend one, or make two reports of it"
    ),
    "reading-mismatch": Code(
        "the rule of a reading gives another date", "mend the date, the rule or the anchor"
    ),
    "report-without-reading": Code(
        "a dating starts from a report that has no reading", "add the reading, or use another"
    ),
    "retrieved-before-published": Code(
        "a source was retrieved before it was published", "mend one of the dates"
    ),
    "unknown-rule": Code("no rule has this name and version", "see: kgtimeline rules"),
}
"""Faults of dates: readings, datings, order."""

EVIDENCE = {
    "changed-text": Code("the text of a source has changed", "restore the text byte for byte"),
    "cut-word": Code("a span begins or ends inside a word", "take whole words"),
    "expression-mismatch": Code(
        "the words of an expression are not what stands at its span", "write what stands there"
    ),
    "expression-too-long": Code("an expression has more than ten words", "take the words of time alone"),
    "glued-stretches": Code("two stretches of a text are glued into one", "make two spans of them"),
    "hash-without-length": Code("a source has only one of hash and length", "give both"),
    "missing-text": Code("no text has the hash of a source", "put the text among the given ones"),
    "moved-span": Code(
        "the words of a span stand somewhere else in the text", "write the offsets of the message"
    ),
    "span-hash": Code("what stands at a span has another hash", "cite the words again"),
    "span-outside-text": Code("a span ends outside of its text", "cite the words again"),
    "wrong-length": Code("the text of a source has another length", "write the number of its code points"),
}
"""Faults of spans, hashes and expressions."""

FORM = {
    "no-dating": _warning(
        "an event has a date and does not say how it follows", "add a dating (asked by --strict)"
    ),
    "no-report": _warning("an event has no report", "add a report with its spans (asked by --strict)"),
    "no-span": _warning(
        "a report has no span", "cite the stretch that tells of the event (asked by --strict)"
    ),
    "no-summary": _warning("an event has no summary", "say in own words what happened (asked by --strict)"),
    "not-canonical": _warning("the file is not in canonical form", "run: kgtimeline format FILE"),
    "source-without-hash": _warning(
        "a source has no hash and length of its text", "add both (asked by --strict)"
    ),
}
"""What a defensible dataset needs, and the canonical form."""

CODES: Mapping[str, Code] = MappingProxyType(
    {**TEXT, **STRUCTURE, **REFERENCES, **PEOPLE, **TIME, **EVIDENCE, **FORM}
)
"""All codes by name."""


def problem(
    code: str, message: str, path: str = "", *, event: str | None = None, hint: str | None = None
) -> Problem:
    """Make a problem; severity and the mend come from the code unless a better mend is known here.

    Example:
        >>> problem("no-report", "'a' has no report", "/events/0", event="a").severity
        <Severity.WARNING: 'warning'>
    """
    known = CODES[code]
    return Problem(code, message, known.severity, path=path, event_id=event, hint=hint or known.mend)
