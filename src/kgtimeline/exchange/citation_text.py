"""Citations as plain text, one line each."""

from kgtimeline.dates.saying import in_words
from kgtimeline.exchange.citation_dates import spoken
from kgtimeline.exchange.cited import DATASET, ENTRY, Cited
from kgtimeline.markup import printable


def line(one: Cited) -> str:
    """Write one cited thing on one line.

    Args:
        one: What is cited.

    Returns:
        Sentences: authors, title, publisher, date, credits. What is not known is left out, but for the
        date of a source. Characters that can't be printed are escaped.

    Example:
        >>> line(Cited("mine:source:a", "article", "a", "What now?", ("A. B.",), notes=("reprint of B",)))
        'A. B. “What now?” Date of publication not known. Reprint of B.'
        >>> line(Cited("mine", "dataset", "mine", "Mine", version="1.0"))
        '“Mine”. Dataset mine, version 1.0.'
    """
    if one.type == ENTRY:
        said = [f"“{one.title}”, {in_words(one.happened)}, {one.notes[0]}", _in_dataset(one)]
    elif one.type == DATASET:
        said = [f"“{one.title}”", _in_dataset(one)]
    else:
        said = [part for part in _source(one) if part]
    return printable(" ".join(map(_sentence, said)))


def _source(one: Cited) -> list[str | None]:
    """Say what is known of a source, part by part."""
    return [
        ", ".join(one.authors),
        f"“{one.title}”" if one.title else f"{one.type} without a title, SHA-256 {one.sha256}",
        one.publisher,
        "date of publication not known" if one.issued is None else spoken(one.issued),
        *one.notes,
        None if one.retrieved is None else f"retrieved {spoken(one.retrieved)}",
    ]


def _in_dataset(one: Cited) -> str:
    """Say which dataset it is, or in which one an event stands."""
    name = f"dataset {one.id}" if one.container is None else f"event {one.id} in: {one.container}"
    version = f"version {one.version}" if one.version else None
    issued = None if one.issued is None else spoken(one.issued)
    return ", ".join([part for part in (name, version, issued, one.license) if part])


def _sentence(part: str) -> str:
    """Begin with a capital and end with a stop, unless something else ends it."""
    ends = part.rstrip("”").endswith((".", "?", "!"))
    return f"{part[0].upper()}{part[1:]}{'' if ends else '.'}"
