"""The table of rules that turn words into dates, one module per family.

To add a rule: write it into the module of its family with its examples (they are its
tests), and its key into `OPERANDS` if it may stand inside another expression. To change
one: leave it, add the next version beside it; what was read by the old one is replayed
by the old one.
"""

from kgtimeline.dates.grammar import Rule
from kgtimeline.dates.rules import (
    absolute,
    ago,
    bounded,
    named,
    parts,
    periods,
    ranges,
    recent,
    relative,
    vague,
)

RULES: tuple[Rule, ...] = (
    *absolute.RULES,
    *periods.RULES,
    *recent.RULES,
    *relative.RULES,
    *parts.RULES,
    *ago.RULES,
    *ranges.RULES,
    *bounded.RULES,
    *vague.RULES,
    *named.RULES,
)
"""Every rule in every version; of two that read the same words the first one does."""

OPERANDS: tuple[str, ...] = (
    "abs.mdy@1",
    "abs.dmy@1",
    "abs.ymd@1",
    "abs.iso@1",
    "abs.numeric@1",
    "abs.my@1",
    "abs.y@1",
    "abs.era@1",
    "abs.decade@1",
    "rel.decade_recent@1",
    "unanchored.decade@1",
    "abs.century@1",
    "abs.season@1",
    "abs.quarter@1",
    "abs.half@1",
    "rel.period_of_year@1",
    "rel.period_recent@1",
    "rel.md_recent@1",
    "unanchored.md@1",
    "rel.month_recent@1",
    "unanchored.month@1",
    "rel.month_of_year@1",
    "rel.md_of_year@1",
    "rel.which_month@1",
    "rel.weekday_recent@1",
    "rel.weekday@1",
    "rel.day_word@1",
    "rel.day@1",
    "rel.week@1",
    "rel.month@1",
    "rel.quarter@1",
    "rel.year@1",
    "rel.decade@1",
    "rel.century@1",
    "unanchored.part@1",
    "part.early@1",
    "part.mid@1",
    "part.late@1",
    "rel.ago_day@1",
    "rel.ago_week@1",
    "rel.ago_month@1",
    "rel.ago_quarter@1",
    "rel.ago_year@1",
    "rel.ago_decade@1",
    "rel.ago_century@1",
    "named@1",
)
"""The rules that read a date inside another expression, fixed for all rules of version 1."""

BY_KEY: dict[str, Rule] = {rule.key: rule for rule in RULES}
"""From `name@version` to the rule."""


def newest() -> tuple[Rule, ...]:
    """Give the newest version of each rule, in the order of the table."""
    latest = {rule.name: rule.version for rule in sorted(RULES, key=lambda rule: rule.version)}
    return tuple(rule for rule in RULES if latest[rule.name] == rule.version)
