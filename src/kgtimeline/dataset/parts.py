"""Where the header and the events of a dataset stand, in JSON and in JSON Lines."""

from array import array
from collections.abc import Iterator
from typing import NamedTuple

from kgtimeline.dataset.positions import iter_members, skip_space
from kgtimeline.dataset.scanners import skip_value

_SPACE_IN_LINE = " \t\r"
_SPACE_IN_BYTES = b" \t\r"


class Parts(NamedTuple):
    """The parts of a text, by offsets in code points.

    Args:
        cut: What is taken out of the text to make the header: the items of the list of
            events, or the lines after the first.
        starts: Where each event starts.
        ends: Where each event ends.
    """

    cut: tuple[int, int]
    starts: "array[int]"
    ends: "array[int]"


def header_end(data: bytes) -> int | None:
    """Tell JSON Lines from JSON by the first line that is not empty.

    Args:
        data: The bytes of a file.

    Returns:
        Where the first line ends if it holds a whole object without events, which is
        the header of JSON Lines; None for anything else.

    Example:
        >>> header_end(b'{"a": 1}'), header_end(b'{"events": []}'), header_end(b"{")
        (8, None, None)
    """
    start = len(data) - len(data.lstrip(b" \t\r\n"))
    end = data.find(b"\n", start)
    end = len(data) if end < 0 else end
    line = data[start:end].decode(errors="replace")
    if not line.startswith("{"):
        return None
    after = 1
    try:
        for member in iter_members(line, 0):
            if member.step == "events":
                return None
            after = member.end
    except (ValueError, RecursionError):
        return None
    closing = skip_space(line, after)
    return end if closing < len(line) and not line[closing + 1 :].strip(_SPACE_IN_LINE) else None


def iter_lines(data: bytes, start: int) -> Iterator[bytes]:
    r"""Walk the lines after `start`, a line feed, that are not empty.

    Example:
        >>> list(iter_lines(b"{}\n1\n\n2", 2))
        [b'1', b'2']
    """
    length = len(data)
    while start < length:
        end = data.find(b"\n", start + 1)
        end = length if end < 0 else end
        line = data[start + 1 : end]
        if line.strip(_SPACE_IN_BYTES):
            yield line
        start = end


def split_lines(text: str, start: int) -> Parts:
    """Find the lines that `iter_lines` walks, in the decoded text."""
    parts = Parts((start, len(text)), array("Q"), array("Q"))
    while start < len(text):
        end = text.find("\n", start + 1)
        end = len(text) if end < 0 else end
        if text[start + 1 : end].strip(_SPACE_IN_LINE):
            parts.starts.append(start + 1)
            parts.ends.append(end)
        start = end
    return parts


def split_document(text: str) -> Parts:
    """Find the items of the list of events in one JSON document.

    Args:
        text: The text of the document.

    Returns:
        The parts; a text that is no JSON, or has no list of events, is all header.

    Example:
        >>> parts = split_document('{"events": [ 1, 2 ]}')
        >>> parts.cut, list(parts.starts)
        ((13, 18), [13, 16])
    """
    found = [Parts((len(text), len(text)), array("Q"), array("Q"))]

    def skip(text: str, offset: int, step: str | int) -> int:
        if step != "events" or not text.startswith("[", offset):
            return skip_value(text, offset)
        found.append(_items(text, offset))
        return found[-1].cut[1] + 1

    try:
        for _ in iter_members(text, skip_space(text, 0), skip):
            pass
    except (ValueError, RecursionError):
        return found[0]
    return found[-1]


def _items(text: str, offset: int) -> Parts:
    """Find the items of one list, which is walked anyhow to find its end."""
    starts, ends = array("Q"), array("Q")
    first = end = skip_space(text, offset + 1)
    for item in iter_members(text, offset):
        starts.append(item.start)
        ends.append(item.end)
        end = skip_space(text, item.end)
    return Parts((first, end), starts, ends)
