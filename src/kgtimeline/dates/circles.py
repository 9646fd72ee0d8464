"""Circles in a graph whose nodes are numbers: which nodes lie on the same one."""

from collections.abc import Sequence


def strong_parts(out: Sequence[Sequence[int]]) -> list[list[int]]:
    """Find the strongly connected parts, each before the parts that lead to it.

    Args:
        out: For each node the nodes that it leads to.

    Returns:
        Every node is in one part; a node on no circle is a part alone.

    **Source**: Tarjan, Depth-first search and linear graph algorithms (1972).

    Example:
        >>> strong_parts([[1], [2, 3], [1], []])
        [[3], [2, 1], [0]]
    """
    order = [0] * len(out)
    low = [0] * len(out)
    standing = bytearray(len(out))
    stack: list[int] = []
    parts: list[list[int]] = []
    count = 0
    for root in range(len(out)):
        if order[root]:
            continue
        if not out[root]:
            count += 1
            order[root] = count
            parts.append([root])
            continue
        work = [(root, iter(out[root]))]
        count += 1
        order[root] = low[root] = count
        stack.append(root)
        standing[root] = 1
        while work:
            node, targets = work[-1]
            for target in targets:
                if not order[target]:
                    count += 1
                    order[target] = low[target] = count
                    stack.append(target)
                    standing[target] = 1
                    work.append((target, iter(out[target])))
                    break
                if standing[target] and order[target] < low[node]:
                    low[node] = order[target]
            else:
                work.pop()
                if work and low[node] < low[work[-1][0]]:
                    low[work[-1][0]] = low[node]
                if low[node] == order[node]:
                    parts.append(_popped(stack, standing, node))
    return parts


def _popped(stack: list[int], standing: bytearray, until: int) -> list[int]:
    """Take a finished part off the stack."""
    part: list[int] = []
    while not part or part[-1] != until:
        part.append(stack.pop())
        standing[part[-1]] = 0
    return part
