"""The usual spelling of an EDTF value."""

from kgtimeline.dates.parts import match_date
from kgtimeline.dates.qualifiers import marks_of

_SPELLED_IN_SEVERAL_WAYS = frozenset("X?~%")
"""Only what has a mask or a qualifier has more than one spelling."""


def canonical(text: str) -> str:
    """Spell a valid value the usual way, without changing what it means.

    Trailing masks that say nothing go: `2024-01-XX` is `2024-01`, `2024-XX-XX` is
    `2024`. Qualifiers stand right of the longest group that shares them, and left of
    single components after it. Members of sets keep their order.

    Example:
        >>> canonical("2024-XX-XX/2024-06-~11"), canonical("?2004-?06-?11"), canonical("[2024-01-XX,2025]")
        ('2024/2024-06-~11', '2004-06-11?', '[2024-01,2025]')
    """
    if _SPELLED_IN_SEVERAL_WAYS.isdisjoint(text):
        return text
    if text[0] in "[{":
        words = text[1:-1].split(",")
        return text[0] + ",".join(_canonical_range(word) for word in words) + text[-1]
    return "/".join(canonical_date(side) for side in text.split("/"))


def _canonical_range(word: str) -> str:
    return word if ".." in word else canonical_date(word)


def canonical_date(date: str) -> str:
    """Spell one date the usual way; whatever is no plain date stays as it is.

    Example:
        >>> canonical_date("?2023-08-08"), canonical_date("2023-XX-31"), canonical_date("Y17E7")
        ('2023?-08-08', '2023-XX-31', 'Y17E7')
    """
    match = match_date(date)
    if match is None:
        return date
    parts = [match[2] + match[3], *(part for part in (match[6], match[9]) if part)]
    marks = list(marks_of(date))[: len(parts)]
    while len(parts) > 1 and parts[-1] == "XX" and (not marks[-1] or marks[-1] == marks[-2]):
        parts.pop()
        marks.pop()
    return written(parts, marks)


def written(parts: list[str], marks: list[str]) -> str:
    """Put components and the marks on each together in as few qualifiers as can be.

    Example:
        >>> written(["2004", "06", "11"], ["?", "?", "~"])
        '2004-06?-~11'
    """
    group = 1
    while group < len(parts) and marks[0] and marks[group] == marks[0]:
        group += 1
    spelled = list(parts)
    spelled[group - 1] += marks[0]
    for place in range(group, len(parts)):
        spelled[place] = marks[place] + parts[place]
    return "-".join(spelled)
