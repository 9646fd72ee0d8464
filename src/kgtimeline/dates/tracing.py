"""Where a value comes from: chains of edges from the domain that it started at."""

from typing import NamedTuple


class Edge(NamedTuple):
    """`value[to] >= value[from_] + days`; the days are 0 or 1."""

    from_: int
    to: int
    days: int


class Link:
    """The last thing that decided a value, and what decided before it.

    Chains share their beginnings, so that a chain for each of many nodes costs no more
    than the nodes. `root` is the node at whose domain a chain starts.

    Args:
        edge: The edge that pushed the value here; None if the node's own days did.
        node: Whose value it decided.
        rest: What decided the value that was pushed; None if the domain of `source` did.
        source: Where the value was pushed from.
        doubtful: Whether a domain that nothing certain follows from has had its say.
    """

    __slots__ = ("doubtful", "edge", "node", "rest", "root", "source")

    def __init__(
        self, edge: Edge | None, node: int, rest: "Link | None", source: int, *, doubtful: bool
    ) -> None:
        """Put a link at the end of a chain."""
        self.edge = edge
        self.node = node
        self.rest = rest
        self.source = source
        self.root: int = source if rest is None else rest.root
        self.doubtful = doubtful


class Conflict(NamedTuple):
    """A chain that can't hold.

    Args:
        link: What pushed a value too far; None if nothing but the node's own domain.
        node: Whose value it is.
        closing: The edge to a node of one value that does not let it be so far; None if
            the domain of the node does not.
        circle: Whether the chain comes back to where it began and lets days pass
            on the way; then no domain has a part in it.
        doubtful: Whether a domain that nothing certain follows from has a part in it.
    """

    link: Link | None
    node: int
    closing: Edge | None = None
    circle: bool = False
    doubtful: bool = False
