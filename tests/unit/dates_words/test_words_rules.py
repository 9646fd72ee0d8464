"""The table of rules: examples hold, keys are unique, old versions stay replayable."""

import pytest

from kgtimeline.dates.grammar import Example, Rule
from kgtimeline.dates.rules import BY_KEY, OPERANDS, newest
from kgtimeline.dates.value import EventDate
from kgtimeline.dates.words import replay, resolve, rules

EXAMPLES = [(rule, example) for rule in rules() for example in rule.examples]
FIRST_VERSIONS = {
    "abs.mdy@1", "abs.dmy@1", "abs.my@1", "abs.y@1", "abs.iso@1", "abs.decade@1", "abs.dateline@1",
    "rel.day_word@1", "rel.weekday_recent@1", "rel.md_recent@1", "rel.month_recent@1", "rel.month_of_year@1",
    "rel.year@1", "rel.month@1", "rel.week@1", "rel.decade@1", "rel.ago_day@1", "rel.ago_week@1",
    "rel.ago_month@1", "rel.ago_year@1", "rel.past@1", "part.early@1", "part.mid@1", "part.late@1",
    "unanchored.md@1", "unanchored.month@1", "unanchored.part@1", "since@1", "until@1", "before@1", "after@1",
    "by@1", "between@1", "from_to@1", "vague@1", "named@1",
}  # fmt: skip
"""Names that datasets use: none of them may ever go."""


def test_every_rule_has_a_key_of_its_own_a_meaning_and_an_example() -> None:
    assert len(BY_KEY) == len(rules())
    assert all(rule.meaning and "\n" not in rule.meaning for rule in rules())
    assert [rule.key for rule in rules() if not rule.examples] == []


def test_the_names_that_datasets_use_are_there() -> None:
    assert set(BY_KEY) >= FIRST_VERSIONS


def test_the_rules_inside_an_expression_exist_and_are_of_version_1() -> None:
    assert [key for key in OPERANDS if key not in BY_KEY or not key.endswith("@1")] == []
    assert len(OPERANDS) == len(set(OPERANDS))


def test_the_newest_version_of_each_rule_reads_new_words() -> None:
    names = [rule.name for rule in newest()]
    assert len(names) == len(set(names)) == len({rule.name for rule in rules()})


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda part: getattr(part, "words", None))
def test_an_example_resolves_by_its_rule(rule: Rule, example: Example) -> None:
    found = resolve(example.words, example.on)
    assert (None if found.date is None else found.date.text, found.rule) == (example.date, rule.key)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda part: getattr(part, "words", None))
def test_an_example_replays(rule: Rule, example: Example) -> None:
    if rule.anchored and example.on is None:
        return
    found = replay(rule.key, example.words, EventDate(example.on) if example.on else None)
    assert (None if found is None else found.text) == example.date
