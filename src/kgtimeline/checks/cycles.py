"""Circles among things that point to each other."""

from collections.abc import Callable, Iterable, Iterator


def find_cycles(nodes: Iterable[str], targets: Callable[[str], Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Find circles in a graph, in time linear in its size.

    Args:
        nodes: All nodes.
        targets: The nodes that a node points to.

    Yields:
        One circle for each place where a walk comes back to itself: its nodes in order, each once. Every
        graph with a circle yields at least one.

    Example:
        >>> list(find_cycles("abc", {"a": "b", "b": "ca", "c": ""}.__getitem__))
        [('a', 'b')]
    """
    done: set[str] = set()
    for root in nodes:
        if root in done:
            continue
        path = [root]
        places = {root: 0}
        stack = [iter(targets(root))]
        while stack:
            target = next(stack[-1], None)
            if target is None:
                stack.pop()
                done.add(path[-1])
                del places[path.pop()]
            elif target in places:
                yield tuple(path[places[target] :])
            elif target not in done:
                places[target] = len(path)
                path.append(target)
                stack.append(iter(targets(target)))
