"""Rules, and the matching of their patterns against tokens.

A pattern is a line of words and slots: `<month> <day> [,] <year>`. A part in brackets
may be missing, `(a|b)` is one of several, `<date>` is a whole date that another rule
reads, `<any>` is any one word. All patterns of a grammar stand in one tree of tokens,
so that a match looks at no more tokens than the longest pattern has: reading is linear
in the length of the text.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import NamedTuple

from kgtimeline.dates.anchor import Anchor
from kgtimeline.dates.tokens import Token

_STOPS = frozenset(".;!?:")
_REACH = 24
"""Tokens that a date inside another may have, with room to spare."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule makes of words.

    Args:
        text: EDTF, or None when the words bound nothing or can't be worked out.
        status: `resolved`, `ambiguous`, `vague` or `unresolved`.
        mod: TIMEX3 modifier: `START`, `MID`, `END`, `BEFORE`, `AFTER`, `APPROX` ...
        alternatives: EDTF of the other readings.
        doubtful: Whether it leans on an anchor that is qualified, so that it is never certain.
    """

    text: str | None
    status: str = "resolved"
    mod: str | None = None
    alternatives: tuple[str, ...] = ()
    doubtful: bool = False


UNRESOLVED = Outcome(None, "unresolved")


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a rule, which the tests prove.

    Args:
        words: The expression.
        on: EDTF of the anchor, None without one.
        date: EDTF of the result, None if there is none.
    """

    words: str
    on: str | None
    date: str | None


class Match(NamedTuple):
    """Words that fit a pattern.

    Args:
        rules: Positions of the rules that have the pattern, in order.
        start: The first token.
        end: The token after the last.
        binds: `(slot, value)` in the order of the words.
    """

    rules: tuple[int, ...]
    start: int
    end: int
    binds: tuple[tuple[str, object], ...]

    def number(self, slot: str, index: int = 0) -> int:
        """Give the number in a slot, the `index`-th if there are several."""
        for name, value in self.binds:
            if name == slot:
                if index == 0:
                    assert isinstance(value, int)
                    return value
                index -= 1
        raise ValueError(slot)

    def word(self, slot: str) -> str:
        """Give the word in a slot."""
        value = self.every(slot)[0]
        assert isinstance(value, str)
        return value

    def every(self, slot: str) -> list[object]:
        """Give all values of a slot, in the order of the words."""
        return [value for name, value in self.binds if name == slot]

    def has(self, slot: str) -> bool:
        """Say whether the words fill a slot."""
        for name, _ in self.binds:  # noqa: SIM110 - half the time of any(), and every builder asks
            if name == slot:
                return True
        return False

    def operands(self, anchor: Anchor | None) -> list[Outcome]:
        """Work out the whole dates inside the words."""
        return [value(anchor) for value in self.every("<date>") if isinstance(value, Operand)]


@dataclass(frozen=True, slots=True)
class Operand:
    """A whole date inside an expression, read by a rule of its own."""

    grammar: "Grammar"
    match: Match

    def __call__(self, anchor: Anchor | None) -> Outcome:
        """Work it out against the anchor of the whole expression."""
        return self.grammar.rule(self.match, anchor).outcome(self.match, anchor)


@dataclass(frozen=True, slots=True)
class Rule:
    """A named, versioned rule that turns words into a date.

    A rule never changes: what should be read otherwise gets the next version, and the
    old one stays, so that what was read by it can be replayed.

    Args:
        name: Such as `rel.month_of_year`.
        version: Counted from 1.
        meaning: One line.
        patterns: What it reads.
        examples: What the tests prove of it.
        build: From a match and the anchor to the outcome.
        anchored: True if it needs an anchor, False if it is for words without one, None if it takes both.
        leaning: Whether one that takes both makes use of an anchor.
    """

    name: str
    version: int
    meaning: str
    patterns: tuple[str, ...] = field(repr=False)
    examples: tuple[Example, ...] = field(repr=False)
    build: Callable[[Match, Anchor | None], Outcome] = field(repr=False)
    anchored: bool | None = None
    leaning: bool = False

    @property
    def key(self) -> str:
        """Its name with its version, as datasets name it: `abs.mdy@1`."""
        return f"{self.name}@{self.version}"

    def outcome(self, match: Match, anchor: Anchor | None) -> Outcome:
        """Work out a match; what is impossible or beyond years 1 to 9999 is unresolved."""
        if self.anchored and anchor is None:
            return UNRESOLVED
        try:
            outcome = self.build(match, anchor)
        except (ValueError, OverflowError):
            return UNRESOLVED
        if anchor is not None and anchor.doubtful and not outcome.doubtful and self.leans(match, anchor):
            return replace(outcome, doubtful=True)
        return outcome

    def leans(self, match: Match, anchor: Anchor) -> bool:
        """Say whether the result leans on the anchor, itself or through a date inside."""
        if self.anchored is not None:
            return self.anchored
        inside = (value for value in match.every("<date>") if isinstance(value, Operand))
        return self.leaning or any(
            operand.grammar.rule(operand.match, anchor).leans(operand.match, anchor) for operand in inside
        )


class _Node:
    """A place in the tree of patterns: what may follow, and the rules that end here."""

    __slots__ = ("any", "date", "next", "rules", "signs")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.rules: tuple[int, ...] = ()
        self.any: _Node | None = None
        self.date: _Node | None = None
        self.signs: frozenset[str] | None = None

    def settle(self) -> None:
        """Note what matching asks of a place again and again, here and below."""
        self.any, self.date = self.next.get("<any>"), self.next.get("<date>")
        if not self.rules and all(not key.startswith("<") for key in self.next):
            self.signs = frozenset(self.next)
        for child in self.next.values():
            child.settle()


class Grammar:
    """Patterns of several rules in one tree.

    Args:
        rules: In order: of two that read the same words, the first one does.
        operands: The grammar that `<date>` stands for.
    """

    def __init__(self, rules: Sequence[Rule], operands: "Grammar | None" = None) -> None:
        """Put every pattern into the tree."""
        self.rules = tuple(rules)
        self.operands = operands
        self._root = _Node()
        for position, rule in enumerate(self.rules):
            for pattern in rule.patterns:
                self._add(pattern, position)
        self._root.settle()

    def _add(self, pattern: str, position: int) -> None:
        for choice in product(*(_choices(part) for part in pattern.split())):
            node = self._root
            for step in choice:
                if step:
                    node = node.next.setdefault(step, _Node())
            if position not in node.rules:
                node.rules = (*node.rules, position)

    def match(self, tokens: Sequence[Token], start: int) -> Match | None:
        """Find the longest words from a token on that fit a pattern."""
        first, root = tokens[start], self._root
        if not first.slots and first.text not in root.next and not self._may_open(first):
            return None
        return self._walk(tokens, start, start, root, ())

    def _may_open(self, token: Token) -> bool:
        """Say whether a word that fills no slot may be the first of a date inside."""
        return self.operands is not None and token.text in self.operands._root.next  # noqa: SLF001 - of its own kind

    def _walk(
        self, tokens: Sequence[Token], start: int, at: int, node: _Node, binds: tuple[tuple[str, object], ...]
    ) -> Match | None:
        best = Match(node.rules, start, at, binds) if node.rules else None
        following = node.next
        if not following or at >= len(tokens):
            return best
        token = tokens[at]
        if (child := following.get(token.text)) is not None:
            best = _better(best, self._walk(tokens, start, at + 1, child, binds))
        for bind in token.slots:
            if (child := following.get(bind[0])) is not None:
                best = _better(best, self._walk(tokens, start, at + 1, child, (*binds, bind)))
        if node.any is not None and token.text not in _STOPS:
            best = _better(best, self._walk(tokens, start, at + 1, node.any, binds))
        if node.date is not None and (operand := self._operand(tokens, at, node.date.signs)) is not None:
            bound = (*binds, ("<date>", operand))
            best = _better(best, self._walk(tokens, start, operand.match.end, node.date, bound))
        return best

    def _operand(self, tokens: Sequence[Token], at: int, signs: frozenset[str] | None) -> Operand | None:
        """Read a date inside; not if one of the signs that must follow it is nowhere near."""
        if self.operands is None:
            return None
        if signs is not None and signs.isdisjoint([token.text for token in tokens[at + 1 : at + _REACH]]):
            return None
        match = self.operands.match(tokens, at)
        return None if match is None else Operand(self.operands, match)

    def rule(self, match: Match, anchor: Anchor | None) -> Rule:
        """Choose the rule that reads a match: the first that fits with the anchor or its lack."""
        for position in match.rules:
            rule = self.rules[position]
            if rule.anchored is None or rule.anchored is (anchor is not None):
                return rule
        return self.rules[match.rules[0]]


def _better(one: Match | None, other: Match | None) -> Match | None:
    """Choose the longer of two matches; of two as long, the one by an earlier rule."""
    if one is None or other is None:
        return one or other
    if other.end > one.end or (other.end == one.end and other.rules[0] < one.rules[0]):
        return other
    return one


def _choices(part: str) -> tuple[str, ...]:
    """Give what one part of a pattern can be; `""` stands for nothing."""
    if len(part) > 1 and part[0] == "[":
        return (*part[1:-1].split("|"), "")
    if len(part) > 1 and part[0] == "(":
        return tuple(part[1:-1].split("|"))
    return (part,)
