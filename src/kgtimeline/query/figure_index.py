"""Figures of all events, indexed, and the three-valued answer to a question about them."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from kgtimeline.dates.bounds import Bounds
from kgtimeline.dates.relations import Relation, relate
from kgtimeline.dates.truth import Truth
from kgtimeline.model.events import Event
from kgtimeline.model.figures import Figure
from kgtimeline.query.answers import Answer, in_both, in_first_only
from kgtimeline.query.figure_leaf import HasFigure
from kgtimeline.query.ranges import ANY_NUMBER, Range
from kgtimeline.query.time_index import UNDATED
from kgtimeline.query.words import Term, WordIndex, folded_words, holds, split_terms
from kgtimeline.vocab import FigureQualifier

Rows = Sequence[int]


class Claim(NamedTuple):
    """What questions ask of one figure.

    Args:
        label: The words of what is counted, folded.
        unit: The unit in lower case.
        values: All numbers that the claim allows.
        hedged: It is claimed as "about" so much: nothing about the number is certain.
        speaker: Who claims it.
        about: Whom it is about.
        period: The bounds of the time measured; any time if it gives none.
        measure: Level or change.
    """

    label: tuple[str, ...]
    unit: str
    values: Range
    hedged: bool
    speaker: str | None
    about: frozenset[str]
    period: Bounds
    measure: str


def claimed(figure: Figure) -> Range:
    """Give all numbers that a figure allows; "about" leaves those that it names.

    Example:
        >>> claimed(Figure(key="a", label="a", value="4", unit="USD", qualifier="more_than"))
        Range(low=Decimal('4'), high=None, above=True, below=False)
    """
    ends = [Decimal(value) for value in (figure.value, figure.value_to) if value is not None]
    low, high = min(ends), max(ends)
    if figure.qualifier is FigureQualifier.AT_MOST:
        return Range(high=high)
    if figure.qualifier is FigureQualifier.AT_LEAST:
        return Range(low=low)
    if figure.qualifier is FigureQualifier.MORE_THAN:
        return Range(low=low, above=True)
    return Range(low, high)


_KEYS: Mapping[str, Callable[[Claim], Iterable[Hashable]]] = {
    "unit": lambda claim: (claim.unit,),
    "speaker": lambda claim: (claim.speaker,),
    "about": lambda claim: claim.about,
    "measure": lambda claim: (claim.measure,),
}
"""What a figure is filed under."""


class FigureIndex:
    """The rows that have figures, by what these say.

    Args:
        events: The events that have figures, each with its row. **Shape**: rows ascending.
    """

    __slots__ = ("_filed", "_words", "claims", "rows")

    def __init__(self, events: Iterable[tuple[int, Event]]) -> None:
        """Take up every figure once."""
        figures = {row: event.figures for row, event in events}
        self.claims = {row: tuple(map(_claim, those)) for row, those in figures.items()}
        self.rows = list(figures)
        labels = [tuple([figure.label for figure in those]) for those in figures.values()]
        self._words = WordIndex(labels)
        self._filed: dict[tuple[str, Hashable], list[int]] = {}
        for row, claims in self.claims.items():
            keys = {(name, key) for claim in claims for name, of in _KEYS.items() for key in of(claim)}
            for key in keys:
                self._filed.setdefault(key, []).append(row)

    def having(self, name: str, key: Hashable) -> Rows:
        """Give the rows one of whose figures has this unit, speaker, actor or measure."""
        return self._filed.get((name, key), ())

    def labelled(self, terms: Sequence[Term]) -> Rows:
        """Give the rows whose labels hold all terms, perhaps not in one label."""
        return [self.rows[place] for place in self._words.rows(terms)]


class FigureQuestion:
    """A leaf about figures, bound to records: plain or negated.

    Args:
        leaf: The conditions.
        index: The figures.
        speaker: The id of the speaker asked for.
        about: The ids of those it shall be about.
        total: How many rows there are.
        negated: Ask for the opposite.
        certain: Give only rows that answer for certain.
    """

    __slots__ = (
        *("_about", "_certain", "_claims", "_leaf", "_negated", "_rows"),
        *("_speaker", "_terms", "_total", "_unit"),
    )

    def __init__(
        self,
        leaf: HasFigure,
        index: FigureIndex,
        *,
        speaker: str | None,
        about: Iterable[str],
        total: int,
        negated: bool,
        certain: bool,
    ) -> None:
        """Find the rows that the plain question can concern."""
        self._leaf = leaf
        self._claims = index.claims
        self._speaker = speaker
        self._about = frozenset(about)
        self._unit = None if leaf.unit is None else leaf.unit.lower()
        self._terms = () if leaf.label is None else split_terms(leaf.label)
        self._total = total
        self._negated = negated
        self._certain = certain
        self._rows = self._concerned(index)

    @property
    def held(self) -> int:
        """How many rows it keeps in memory."""
        return len(self._rows)

    def count(self, fewest: int) -> int:  # noqa: ARG002 - one face for all questions
        """Say how many rows have to be looked at, at most."""
        return self._total if self._negated else len(self._rows)

    def find(self) -> Answer:
        """Find all rows that answer."""
        if not self._negated:
            return self.keep(self._rows)
        truths = {row: self._truth(row) for row in self._rows}
        left_open = [row for row, truth in truths.items() if truth is Truth.MAYBE]
        refused = [row for row, truth in truths.items() if truth is Truth.NO]
        if self._certain:
            refused, left_open = sorted([*refused, *left_open]), []
        return in_first_only(range(self._total), refused), frozenset(left_open)

    def keep(self, rows: Sequence[int]) -> Answer:
        """Keep those of these rows that answer."""
        concerned = in_both(rows, self._rows)
        truths = {row: self._truth(row) for row in concerned}
        refused = (Truth.NO, Truth.MAYBE) if self._certain else (Truth.NO,)
        wanted = rows if self._negated else concerned
        kept = [row for row in wanted if truths.get(row, Truth.YES) not in refused]
        return kept, frozenset([row for row in kept if truths.get(row) is Truth.MAYBE])

    def _concerned(self, index: FigureIndex) -> Rows:
        """Give the rows that have what the question names, in one figure or in several."""
        leaf = self._leaf
        named = {"unit": self._unit, "speaker": self._speaker, "measure": leaf.measure}
        parts = [index.having(name, key) for name, key in named.items() if key is not None]
        parts += [index.having("about", actor) for actor in self._about]
        if self._terms:
            parts.append(index.labelled(self._terms))
        rows, *others = sorted(parts or [index.rows], key=len)
        for other in others:
            rows = in_both(rows, other)
        return rows

    def _truth(self, row: int) -> Truth:
        """Answer for an event: some figure does, or, negated, no figure does."""
        truths = [self._truth_of(claim) for claim in self._claims[row]]
        wanted = (Truth.NO, Truth.MAYBE) if self._negated else (Truth.YES, Truth.MAYBE)
        otherwise = Truth.YES if self._negated else Truth.NO
        return next((truth for truth in wanted if truth in truths), otherwise)

    def _truth_of(self, claim: Claim) -> Truth:
        """Answer for one figure; negations are pushed to the number and the time."""
        if not self._names(claim):
            return Truth.YES if self._negated else Truth.NO
        number, time = self._of_number(claim), self._of_time(claim)
        return number | time if self._negated else number & time

    def _names(self, claim: Claim) -> bool:
        """Say whether a figure has all that can't be doubted."""
        leaf = self._leaf
        return (
            self._unit in (None, claim.unit)
            and self._speaker in (None, claim.speaker)
            and leaf.measure in (None, claim.measure)
            and self._about <= claim.about
            and all(holds(term, (claim.label,)) for term in self._terms)
        )

    def _of_number(self, claim: Claim) -> Truth:
        asked = self._leaf.values
        if asked == ANY_NUMBER:
            return Truth.NO if self._negated else Truth.YES
        possible = claim.values.meets(asked)
        if claim.hedged:
            return Truth.MAYBE if possible or self._negated else Truth.NO
        truth = Truth.of(possible=possible, certain=claim.values.inside(asked))
        return ~truth if self._negated else truth

    def _of_time(self, claim: Claim) -> Truth:
        if self._leaf.window is None:
            return Truth.NO if self._negated else Truth.YES
        return relate(Relation.DURING, claim.period, self._leaf.window, negate=self._negated)


def _claim(figure: Figure) -> Claim:
    return Claim(
        folded_words(figure.label),
        figure.unit.lower(),
        claimed(figure),
        figure.qualifier is FigureQualifier.ABOUT,
        figure.speaker,
        frozenset(figure.about),
        UNDATED if figure.period is None else figure.period.bounds,
        figure.measure,
    )
