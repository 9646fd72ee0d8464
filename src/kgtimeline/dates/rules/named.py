"""Dates that an event names: the start of the war, his coming to power.

Which war is meant, and when it began, no rule knows: it must stand in a table that
whoever asks hands in, with the source of each entry. What is not there is unresolved.
"""

from kgtimeline.dates.anchor import Anchor
from kgtimeline.dates.grammar import UNRESOLVED, Example, Match, Outcome, Rule

_GAPS = (
    "",
    "<any> ",
    "<any> <any> ",
    "<any> <any> <any> ",
    "<any> <any> <any> <any> ",
    "<any> <any> <any> <any> <any> ",
)


def _named(_: Match, __: Anchor | None) -> Outcome:
    """Give up: entries of a table are found before the patterns are."""
    return UNRESOLVED


_EVENTS = (
    *(f"[the] <outbreak> of [the|a|this|that] {gap}<happening>" for gap in _GAPS),
    "<outbreak> <happening>",
    "<his> (coming|rise|return|accession|ascent) to (power|office)",
    "<his> (election|inauguration|appointment|resignation|independence)",
    "[the] <happening> (began|started|broke|ended)",
)

RULES = (
    Rule(
        "named",
        1,
        "a date that an event names: only by a table handed in, else unresolved",
        (*_EVENTS, *(f"[ever] <since> {event}" for event in _EVENTS)),
        (
            Example("the start of the war", "2024-10-16", None),
            Example("the onset of the [Russia-Ukraine] war", None, None),
            Example("his coming to power", None, None),
        ),
        _named,
    ),
)
"""The rules of this family, in order."""
