"""Actors and sources of a timeline: looked up by id, gone through in order of id."""

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from kgtimeline.dataset.near import near_names
from kgtimeline.errors import KgTimelineError

Item = TypeVar("Item")


class Catalogue(Generic[Item]):
    """Things with ids: `catalogue["the-id"]`, `"the-id" in catalogue`, `for thing in catalogue`.

    **Shape**: going through it gives the things themselves, by id; ids come from `ids()`.

    Args:
        items: The things by id, in order of id.
        missing: Makes the error for an unknown id out of the id and those near it.
    """

    __slots__ = ("_items", "_missing")

    def __init__(
        self, items: Mapping[str, Item], missing: Callable[[str, tuple[str, ...]], KgTimelineError]
    ) -> None:
        """Keep the parts."""
        self._items = items
        self._missing = missing

    def __getitem__(self, item_id: str) -> Item:
        try:
            return self._items[item_id]
        except KeyError:
            raise self._missing(item_id, near_names(item_id, self._items)) from None

    def get(self, item_id: str) -> Item | None:
        """Give the thing with this id, None if there is none."""
        return self._items.get(item_id)

    def ids(self) -> tuple[str, ...]:
        """Give all ids in order."""
        return tuple(self._items)

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._items

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items.values())

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return f"<{len(self)}: {', '.join(self.ids()[:5])}{', ...' if len(self) > 5 else ''}>"  # noqa: PLR2004 - a taste of it
