"""Order from relations: narrower bounds for events and publications, each with its reasons.

Nothing replies before it is sent; what a published source reports as having happened began
no later than the publication; a reprint comes after its original. All of it together is
solved exactly, however long the chains are.
"""

from collections.abc import Container, Iterator

from kgtimeline.analysis.order_constraints import (
    Node,
    Tie,
    gather,
    publication,
)
from kgtimeline.analysis.order_neighbours import hanging_together
from kgtimeline.analysis.order_reasons import Reasoning, named
from kgtimeline.analysis.tightening import SIDES, Side, Tightened, TighteningStep
from kgtimeline.checks.codes import problem
from kgtimeline.dataset.collector import collector_paused
from kgtimeline.dataset.records import Records
from kgtimeline.dates import Bounds, Contradiction, Narrowed, narrow_bounds
from kgtimeline.dates.constraints import BOUNDS, Bound
from kgtimeline.dates.numbering import INF
from kgtimeline.errors import Problem


def tighten(records: Records, about: str | None = None) -> Tightened:
    """Narrow the bounds of events and publications by what is known of their order.

    Use it to date what no text dates, and to find dates and relations that can't all be
    right. The records do not change. An undated event is taken for one day, unless its
    extent or its kind (a practice, a war, a bill, a sanction, a ban) lets it last.

    Args:
        records: The events and sources.
        about: Id of an event: only what hangs together with it is tightened, which takes a fraction of
            the time and gives the same for it; None for all.

    Returns:
        Bounds, steps with reasons, and a problem for each contradiction:
        `order-impossible`, or `order-doubtful` if a date of which nothing is certain has a
        part in it. What hangs together with a contradiction stays as it is.

    Raises:
        EventNotFoundError: If no event has the id.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> info = DatasetInfo(id="mine", title="Mine")
        >>> print(tighten(Records(Document(schema_version="1.0", dataset=info))))
        no bounds narrower, of no events and no sources; no contradictions
    """
    with collector_paused():
        among = None if about is None else hanging_together(records, about)
        return _Tightening(records, among).result()


class _Tightening:
    """Solves twice where doubt has a part: by all dates, and by those that are certain alone."""

    def __init__(self, records: Records, among: Container[Node] | None) -> None:
        self.records = records
        self.given, constraints = gather(records, among)
        self.full = self.firm = narrow_bounds(self.given, constraints)
        if any(bounds.hedged for bounds in self.given.values()):
            self.firm = self.full.without_doubt()
        self.reasoning = Reasoning(records)

    def result(self) -> Tightened:
        """Put the values together."""
        events: dict[str, Bounds] = {}
        firm: dict[str, Bounds] = {}
        steps: list[TighteningStep] = []
        for event in self.records.events:
            node: Node = ("event", event.id)
            given = self.given.get(node)
            if given is None:
                continue
            solved = self._solved(node)
            found = given if solved is None else solved.bounds[node]
            if solved is not None and found[:4] != given[:4]:
                events[event.id] = found
                steps += self._steps(node, solved)
            surely = self.firm.bounds[node]
            if not given.hedged and surely[:4] != given[:4]:
                firm[event.id] = surely
        sources = self._sources(steps)
        return Tightened(events, firm, sources, tuple(steps), tuple(self._problems()))

    def _solved(self, node: Node) -> Narrowed[Node] | None:
        """Choose the solution that counts for a node: that of all dates, if it has one there."""
        if node not in self.full.lost:
            return self.full
        return None if self.given[node].hedged or node in self.firm.lost else self.firm

    def _sources(self, steps: list[TighteningStep]) -> dict[str, Bounds]:
        """Bound every publication, and note what became narrower."""
        sources: dict[str, Bounds] = {}
        for source in self.records.sources.values():
            node: Node = ("source", source.id)
            given = self.given.get(node)
            found = publication(source.published) if given is None else given
            if given is not None:
                stated = source.published is not None and not given.hedged
                solved = self._solved(node)
                if stated and solved is not None:
                    solved = None if node in self.firm.lost else self.firm
                if solved is not None and solved.bounds[node][:4] != given[:4]:
                    found = solved.bounds[node]
                    steps += self._steps(node, solved)
            if found.s_lo > -INF or found.e_hi < INF:
                sources[source.id] = found
        return sources

    def _steps(self, node: Node, solved: Narrowed[Node]) -> Iterator[TighteningStep]:
        """Give a step for each bound that became narrower; start and end of one day are one."""
        given, found = self.given[node], solved.bounds[node]
        for bound in BOUNDS[:2] if found.one_day else BOUNDS:
            before, after = getattr(given, bound), getattr(found, bound)
            if before != after:
                chain = solved.chain(node, bound, most=0)
                yield TighteningStep(
                    "event" if node[0] == "event" else "source",
                    node[1],
                    _side(bound, one_day=found.one_day),
                    before,
                    after,
                    chain is not None and chain.hedged,
                    bound,
                    solved,
                    self.reasoning,
                )

    def _problems(self) -> Iterator[Problem]:
        """Name what contradicts itself: first whatever the hedged dates are, then as they are written."""
        told = set()
        for solved in dict.fromkeys((self.firm, self.full)):
            for contradiction in solved.contradictions:
                chain = contradiction.chain
                ends = (chain.dates[-1], chain.constraints[-1])
                if ends not in told:
                    told.add(ends)
                    yield self._problem(contradiction)

    def _problem(self, contradiction: Contradiction[Node]) -> Problem:
        """Name the circle of a contradiction, and why it can't be."""
        chain = contradiction.chain
        reasons = [*self.reasoning.reasons(chain)]
        if chain.dates[-1] not in (chain.root, *chain.stops):
            reasons.append(self.reasoning.ground(chain.dates[-1]))
        circle = [*chain.dates, chain.dates[0]] if chain.dates[-1] != chain.dates[0] else chain.dates
        message = f"no days fit {' -> '.join(map(named, circle))}: {'; '.join(map(str, reasons))}"
        code = "order-doubtful" if chain.hedged else "order-impossible"
        event = next((name for sort, name in chain.dates if sort == "event"), None)
        tie = chain.constraints[0].because
        return problem(code, message, tie.path if isinstance(tie, Tie) else "", event=event)


def _side(bound: Bound, *, one_day: bool) -> Side:
    if one_day:
        return "earliest" if bound == "s_lo" else "latest"
    return SIDES[bound]
