r"""Queries in words: `actor:Japarov@sender during:2024 -kind:publication`.

    query     := and { "OR" and }
    and       := not { [ "AND" ] not }
    not       := { "NOT" | "-" } condition
    condition := "*" | "(" query ")" | actor { "WITH" actor } | field ":" value
               | field ":(" values ")" | "date" comparison value | "figure[" conditions "]"
    values    := a query with values in the place of conditions
    actor     := "actor:" value [ "@" role ]
    value     := a word | '"' any text, with \" and \\ in it '"'

It is read from left to right, once; brackets are kept on a list, not on Python's stack,
so that the time grows with the length alone.
"""

import re
from collections.abc import Callable

from kgtimeline.dates.numbering import INF
from kgtimeline.dates.relations import Relation
from kgtimeline.dates.window import Window
from kgtimeline.dates.window import window as parse_window
from kgtimeline.errors import DateRangeError, DateSyntaxError, QuerySyntaxError
from kgtimeline.query import predicates
from kgtimeline.query.fields import ONE_VALUE, PAIRS, PLAIN
from kgtimeline.query.figure_leaf import figure
from kgtimeline.query.figure_text import read_figure
from kgtimeline.query.language_faults import no_condition, no_field, no_value
from kgtimeline.query.lexing import Piece, Scanner
from kgtimeline.query.nodes import EVERYTHING, MAX_DEPTH, And, HasActor, HasActors, Is, Not, Or, Predicate

MAX_CHARACTERS = 100_000
"""The longest query in words; a longer one can be sent as JSON."""

_FIELD = re.compile(r"(\w+)(?:\s*(<=|>=|<|>|=)\s*|([:\[]))")
_ACTOR = re.compile(r"actor:(?!\()")


def parse_query(text: str) -> Predicate:
    """Read a query in words.

    Use it for what people type; `Timeline.where` takes the text as well. `str` of a
    predicate writes the text that gives the same predicate again.

    Args:
        text: Conditions such as `actor:Japarov@sender` and `during:2024`, tied with
            AND (which may be left out), OR, NOT or `-`, and brackets; `*` asks for
            every event. docs/query.md has the whole language.

    Returns:
        The predicate, immutable.

    Raises:
        QuerySyntaxError: If it is no query; holds the place, in code points from 0,
            what was expected there, and the mend.

    **Shape**: at most 100,000 characters and 100 levels; the time grows with the length.

    Example:
        >>> parse_query("kind:(letter OR message) -country:RU")
        ... # doctest: +NORMALIZE_WHITESPACE
        And(parts=(Or(parts=(Is(field=<Field.KIND: 'kind'>, value=<Kind.LETTER: 'letter'>),
                             Is(field=<Field.KIND: 'kind'>, value=<Kind.MESSAGE: 'message'>))),
                   Not(part=HasCountry(country='RU', role=None))))
        >>> print(parse_query("date>=2024 date<2024-02-12"))
        within:2024/.. AND before:2024-02-12
        >>> parse_query("kind:letter OR")
        Traceback (most recent call last):
        kgtimeline.errors.QuerySyntaxError: can't ask for 'kind:letter OR': at position 14 expected a ...
    """
    if len(text) > MAX_CHARACTERS:
        raise QuerySyntaxError(
            text, MAX_CHARACTERS, f"at most {MAX_CHARACTERS:,} characters", "ask in parts, or send it as JSON"
        )
    return _Parser(text).parse()


class _Level:
    """What has been read since a bracket was opened.

    Args:
        opened: Place of the bracket; None for the whole query.
        field: The field whose values stand here, None if conditions do.
        negated: The bracket is negated.
    """

    __slots__ = ("alternatives", "field", "negated", "opened")

    def __init__(self, opened: int | None, field: str | None, *, negated: bool) -> None:
        self.opened = opened
        self.field = field
        self.negated = negated
        self.alternatives: list[list[Predicate]] = [[]]


class _Parser:
    """Reads one query."""

    __slots__ = ("complete", "last", "levels", "scanner")

    def __init__(self, text: str) -> None:
        self.scanner = Scanner(text)
        self.levels = [_Level(None, None, negated=False)]
        self.complete = False
        """A condition has just ended: what follows may be a joint."""
        self.last: tuple[str, Piece] | None = None
        """Field and value that ended it, for the hint that they want quotes."""

    def parse(self) -> Predicate:
        """Read condition after condition, and what stands between them."""
        while True:
            negated = self._negations()
            opened = self.scanner.at
            if self.scanner.sign("("):
                self._open(opened, self.levels[-1].field, negated=negated)
                continue
            field = self.levels[-1].field
            found = self._condition() if field is None else self._value_in_group(field)
            if isinstance(found, str):
                self._open(self.scanner.at - 1, found, negated=negated)
                continue
            self._add(Not(found) if negated else found)
            while self.scanner.sign(")"):
                self._close()
            if self.scanner.ended():
                return self._finish()
            if self.scanner.keyword("OR"):
                self.levels[-1].alternatives.append([])
                self.complete = False
            elif self.scanner.keyword("AND"):
                self.complete = False

    def _negations(self) -> bool:
        """Take all NOT and -, and say whether they are odd in number."""
        negated = False
        while self.scanner.keyword("NOT") or self.scanner.sign("-"):
            negated = not negated
            self.complete = False
        return negated

    def _open(self, opened: int, field: str | None, *, negated: bool) -> None:
        if len(self.levels) > MAX_DEPTH:
            raise self.scanner.fault(opened, f"at most {MAX_DEPTH} brackets in each other", "use fewer")
        self.levels.append(_Level(opened, field, negated=negated))
        self.complete = False

    def _close(self) -> None:
        level = self.levels.pop()
        if level.opened is None:
            hint = "leave the bracket out, or open one before it"
            raise self.scanner.fault(self.scanner.at - 1, "a condition or the end", hint)
        found = self._built(level)
        self._add(Not(found) if level.negated else found)
        self.last = None

    def _add(self, predicate: Predicate) -> None:
        self.complete = True
        self.levels[-1].alternatives[-1].append(predicate)

    def _finish(self) -> Predicate:
        level = self.levels.pop()
        if level.opened is not None:
            hint = f"close the bracket opened at position {level.opened}"
            raise self.scanner.fault(self.scanner.at, "a closing )", hint)
        return self._built(level)

    def _built(self, level: _Level) -> Predicate:
        """Tie what stands in a bracket."""
        place = level.opened or 0
        if level.field in ONE_VALUE:
            name = ONE_VALUE[level.field]
            for parts in level.alternatives:
                if len({part for part in parts if isinstance(part, Is)}) > 1:
                    hint = f"an event has one {name}; write {level.field}:(... OR ...)"
                    raise self.scanner.fault(place, "OR between the values", hint)
        try:
            return Or([And(parts) for parts in level.alternatives])
        except QuerySyntaxError as error:
            raise self.scanner.fault(place, error.expected, error.hint) from None

    def _condition(self) -> Predicate | str:
        """Read a condition; or, if a bracket of values begins, give their field."""
        scanner = self.scanner
        if scanner.sign("*"):
            self._bounded()
            return EVERYTHING
        found = scanner.match(_FIELD)
        if found is None:
            raise no_condition(scanner, self.last if self.complete else None, complete=self.complete)
        field, comparison, sign = found.groups()
        if sign == "[" and field == "figure":
            made = read_figure(scanner)
            self._bounded()
            return made
        if field == "date" and comparison:
            return self._compared(comparison)
        if sign != ":" or field not in _FIELDS:
            raise no_field(scanner, found, _FIELDS)
        if scanner.text.startswith("(", scanner.at):
            scanner.at += 1
            return field
        made = self._leaf(field)
        return self._with_others(made) if isinstance(made, HasActor) else made

    def _value_in_group(self, field: str) -> Predicate:
        """Read a value of a field whose values stand in brackets."""
        if (fault := no_value(self.scanner, field)) is not None:
            raise fault
        return self._leaf(field)

    def _leaf(self, field: str) -> Predicate:
        """Read a value, or a pair of them, and make the leaf."""
        scanner, pair = self.scanner, PAIRS.get(field)
        piece = scanner.value(pair.mark if pair else "", _MENDS.get(field))
        self.last = field, piece
        function: Callable[..., Predicate] = pair.function if pair else _FIELDS[field]
        made: Predicate = scanner.make(function, piece, piece.value)
        if pair and scanner.text.startswith(pair.mark, scanner.at):
            scanner.at += 1
            second = scanner.value()
            made = scanner.make(function, second, piece.value, second.value)
            self.last = None
        self._bounded()
        return made

    def _with_others(self, leaf: HasActor) -> Predicate:
        """Read the actors that WITH ties to one."""
        actors = [leaf]
        while self.scanner.keyword("WITH"):
            self.scanner.ended()
            if self.scanner.match(_ACTOR) is None:
                hint = "write one actor after it: actor:Blinken WITH actor:Japarov"
                raise self.scanner.fault(self.scanner.at, "actor:", hint)
            other = self._leaf("actor")
            assert isinstance(other, HasActor)
            actors.append(other)
        return HasActors(tuple(actors)) if len(actors) > 1 else leaf

    def _compared(self, comparison: str) -> Predicate:
        """Read the window that a date is compared with."""
        piece = self.scanner.value()
        self.last = "date", piece
        made: Predicate = self.scanner.make(_COMPARED[comparison], piece, piece.value)
        self._bounded()
        return made

    def _bounded(self) -> None:
        """Make sure that a condition has ended: a blank, a closing bracket or the end."""
        following = self.scanner.text[self.scanner.at : self.scanner.at + 1]
        if following and following != ")" and not following.isspace():
            raise self.scanner.fault(self.scanner.at, "a blank or )", "put a blank between two conditions")


def from_then_on(value: str) -> Predicate:
    """Ask for what begins on the first day of a window or later: `date>=2024`.

    Example:
        >>> print(from_then_on("2024-01"))
        within:2024-01/..
    """
    return _open_ended(f"{value}/..", Window(parse_window(value).a, INF))


def up_to(value: str) -> Predicate:
    """Ask for what has ended by the last day of a window: `date<=2024`.

    Example:
        >>> print(up_to("2023/2024"))
        within:../2024-12-31
    """
    return _open_ended(f"../{value}", Window(-INF, parse_window(value).b))


def _open_ended(text: str, window: Window) -> Predicate:
    """Ask for what lies within a window, written as shortly as it was if that can be."""
    try:
        return predicates.within(text)
    except (DateSyntaxError, DateRangeError):  # an interval of intervals
        return predicates.in_time(Relation.WITHIN, window)


_FIELDS: dict[str, Callable[..., Predicate]] = {
    **{word: pair.function for word, pair in PAIRS.items()},
    **PLAIN,
    "date": predicates.during,
    "figure": figure,
}
_COMPARED: dict[str, Callable[[str], Predicate]] = {
    "<": predicates.before,
    "<=": up_to,
    "=": predicates.during,
    ">=": from_then_on,
    ">": predicates.after,
}
_MENDS = {"actor": "write actor:Name right after the colon; for anybody in a role, role:sender"}
