"""Several files as one timeline: parts of a dataset, or datasets that speak of the same world."""

import glob
from collections.abc import Iterable, Iterator, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgtimeline.errors import DatasetInvalidError, DatasetReadError, Problem
from kgtimeline.timeline.loading import Progress
from kgtimeline.timeline.timeline import Timeline

if TYPE_CHECKING:
    from kgtimeline.model.document import DatasetInfo, Document

UNION_ID = "union"
"""The id of what several datasets make together."""
_WILD = "*?["


def load_all(
    places: Iterable[str | PathLike[str]],
    *,
    progress: Progress | None = None,
) -> Timeline:
    """Load several files, or folders of tables, as one timeline.

    An actor, a source or an event may stand in several of them, if it is the same in
    all: then it is there once. References may lead from one part to another. If the
    parts have one card (`dataset`), so has the whole; else it gets one that names them.

    Args:
        places: JSON, JSON Lines and folders of tables, in any mixture.
        progress: Is told which place is read, and how many there are.

    Raises:
        DatasetReadError: If one can't be read.
        DatasetInvalidError: If one is no timeline; or two of them differ in what has the
            same id, or references lead nowhere; holds all such problems.
        SchemaVersionError: If one is of another version of the format.
        ExtraMissingError: If one is a folder of tables and pyarrow is not installed.
    """
    from kgtimeline.dataset.records import Records

    parts = []
    found = [Path(place) for place in places]
    for done, place in enumerate(found):
        if progress is not None:
            progress(done, len(found))
        parts.append((str(place), _document(place)))
    if not parts:
        raise TypeError("a union of nothing; name one file at least")
    return Timeline.of(Records(_united(parts)))


def places_of(patterns: Iterable[str]) -> list[str]:
    """Find the files and folders that names and patterns stand for.

    Args:
        patterns: Names, and patterns with `*`, `**`, `?` or `[...]`. A name that is there
            stands for itself, whatever is in it.

    Returns:
        Each place once: in the order of the patterns, those of one pattern by name.

    Raises:
        DatasetReadError: If a pattern fits nothing.

    Example:
        >>> places_of(["data/events.json", "dat?/events.json"])
        ['data/events.json']
        >>> places_of(["none/*.json"])
        Traceback (most recent call last):
        ...
        kgtimeline.errors.DatasetReadError: can't read 'none/*.json': nothing fits the pattern; ...
    """
    found: dict[str, None] = {}
    for pattern in patterns:
        if not any(sign in pattern for sign in _WILD) or Path(pattern).exists():
            found[pattern] = None
            continue
        fitting = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute one
        if not fitting:
            raise DatasetReadError(pattern, "nothing fits the pattern; check it, and quote it")
        found.update(dict.fromkeys(fitting))
    return list(found)


def _document(place: Path) -> "Document":
    """Read one part; what it refers to may stand in another."""
    if place.is_dir():
        from kgtimeline.query.tables import read_tables

        return read_tables(place).document
    from kgtimeline.dataset.reader import read_document
    from kgtimeline.dataset.source_bytes import read_bytes

    data, file = read_bytes(fspath(place))
    return read_document(data, file=file)


def _united(parts: Sequence[tuple[str, "Document"]]) -> "Document":
    first = parts[0][1]
    if len(parts) == 1:
        return first
    problems: list[Problem] = []
    tables: dict[str, Any] = {
        name: tuple(_merged(name, parts, problems)) for name in ("actors", "sources", "events")
    }
    if problems:
        raise DatasetInvalidError(problems)
    return first.model_copy(update={**tables, "dataset": _card([part.dataset for _, part in parts])})


def _merged(table: str, parts: Sequence[tuple[str, "Document"]], problems: list[Problem]) -> Iterator[Any]:
    """Give the items of all parts, those that several have once."""
    seen: dict[str, tuple[str, Any]] = {}
    for file, part in parts:
        inside: set[str] = set()
        for n, item in enumerate(getattr(part, table)):
            before = seen.get(item.id)
            if before is None or item.id in inside:  # twice in one part: records say so
                seen[item.id] = file, item
                inside.add(item.id)
                yield item
            elif before[1] != item:
                what = table.removesuffix("s")
                problems.append(
                    Problem(
                        "duplicate-id",
                        f"the {what} {item.id!r} is another one in {before[0]!r}",
                        file=file,
                        path=f"/{table}/{n}",
                        event_id=item.id if table == "events" else None,
                        hint="make them the same, or give one of them another id",
                    )
                )


def _card(cards: "Sequence[DatasetInfo]") -> "DatasetInfo":
    """Give the card that all parts have, or make one that names them."""
    from kgtimeline.model.document import DatasetInfo

    if all(card == cards[0] for card in cards):
        return cards[0]
    titles = list(dict.fromkeys(card.title for card in cards))
    licenses = {card.license for card in cards}
    return DatasetInfo(
        id=UNION_ID, title="; ".join(titles), license=licenses.pop() if len(licenses) == 1 else None
    )
