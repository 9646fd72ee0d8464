"""All rules across records, in the order of the subjects they are about.

To add a rule: a function from `Subject` to problems in the module of its subject, named in
the tuple at the end of that module.
"""

from collections.abc import Callable, Iterator, Sequence

from kgtimeline.checks.rules_evidence import EVIDENCE_RULES
from kgtimeline.checks.rules_links import LINK_RULES
from kgtimeline.checks.rules_people import PEOPLE_RULES
from kgtimeline.checks.rules_replay import REPLAY_RULES
from kgtimeline.checks.rules_time import TIME_RULES
from kgtimeline.checks.subject import Subject
from kgtimeline.errors import Problem

Rule = Callable[[Subject], Iterator[Problem]]

RULES: tuple[Rule, ...] = (*LINK_RULES, *PEOPLE_RULES, *TIME_RULES, *REPLAY_RULES, *EVIDENCE_RULES)
"""Every rule across records."""


def apply_rules(subject: Subject, rules: Sequence[Rule] = RULES) -> Iterator[Problem]:
    """Apply rules to records; what is about a record that was lost is not said again."""
    for rule in rules:
        yield from rule(subject)
