"""CSL-JSON: what Zotero, pandoc and other programs for references read."""

from typing import Any

from kgtimeline.dates.saying import in_words
from kgtimeline.exchange.citation_dates import csl_date
from kgtimeline.exchange.cited import Cited

_TYPES = {"posting": "post", "other": "document"}
"""Types of sources that CSL calls otherwise; the others have the same name there."""


def csl_item(one: Cited) -> dict[str, Any]:
    """Write one cited thing as an item of CSL-JSON.

    Args:
        one: What is cited.

    Returns:
        JSON values. **Shape**: no key without a value; names are `literal`, since which part of
        them is the family name the file does not say.

    **Source**: CSL 1.0.2, input data schema.

    Example:
        >>> csl_item(Cited("mine:source:a", "posting", "a", "A"))
        {'id': 'mine:source:a', 'type': 'post', 'title': 'A'}
    """
    keys: dict[str, Any] = {
        "id": one.key,
        "type": _TYPES.get(one.type, one.type),
        "title": one.title,
        "author": [{"literal": name} for name in one.authors],
        "publisher": one.publisher,
        "container-title": one.container,
        "version": one.version,
        "language": one.language,
        "issued": None if one.issued is None else csl_date(one.issued),
        "event-date": None if one.happened is None else csl_date(one.happened),
        "accessed": None if one.retrieved is None else csl_date(one.retrieved),
        "note": "; ".join(notes(one)),
    }
    return {key: value for key, value in keys.items() if value}


def notes(one: Cited) -> list[str]:
    """Give what has no field of its own in lists of references, each as a phrase."""
    found = list(one.notes)
    if one.container is not None:
        found = [f"event {one.id}", in_words(one.happened), *found]
    if one.license is not None:
        found.append(f"licence {one.license}")
    if one.sha256 is not None:
        found.append(f"SHA-256 {one.sha256}")
    return found
