"""Names in their folded forms: whole, by their words, by beginnings of words."""

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable

SHORTEST_BEGINNING = 3
"""Letters; a shorter word must be the whole word of a name."""


class NameTable:
    """The names of actors, filed so that the best fit of a spelling is found at once.

    Args:
        names: Pairs of an actor's id and one of its names.
        spellings: Gives the forms under which a name is filed.

    Example:
        >>> table = NameTable([("a", "Ak Sai"), ("b", "Ak Sai Holding")], lambda name: (name.lower(),))
        >>> table.best(["ak sai"]), sorted(table.best(["sa"])), sorted(table.best(["sai"]))
        ({'a'}, [], ['a', 'b'])
    """

    __slots__ = ("_alphabet", "_owners", "_sorted", "_whole", "_words", "shown")

    shown: dict[str, tuple[str, str]]
    """Every form with an actor that has it, and the name as that actor writes it."""

    def __init__(self, names: Iterable[tuple[str, str]], spellings: Callable[[str], tuple[str, ...]]) -> None:
        """File every form of every name."""
        self.shown = {}
        self._owners: list[str] = []
        self._whole: dict[str, set[str]] = {}
        self._sorted: dict[tuple[str, ...], set[str]] = {}
        self._words: dict[str, set[int]] = {}
        for actor_id, name in names:
            for form in spellings(name):
                words = form.split()
                self.shown.setdefault(form, (actor_id, name))
                self._whole.setdefault(form, set()).add(actor_id)
                self._sorted.setdefault(tuple(sorted(words)), set()).add(actor_id)
                for word in words:
                    self._words.setdefault(word, set()).add(len(self._owners))
                self._owners.append(actor_id)
        self._alphabet = sorted(self._words)

    def best(self, spellings: Iterable[str], among: Container[str] | None = None) -> set[str]:
        """Give the actors that a name fits best.

        Args:
            spellings: The folded forms of the name.
            among: Ids of those who may be meant; None for everybody.

        Returns:
            The ids of those whose whole name it is; else of those whose name has the
            same words in another order; else of those one of whose names has all its
            words, together with those whose words merely begin so if that is not one
            alone. If only others have the words, beginnings don't count.
        """
        forms = tuple(spellings)
        exact = _meant(_union(self._whole.get(form) for form in forms), among)
        exact = exact or _meant(
            _union(self._sorted.get(tuple(sorted(form.split()))) for form in forms), among
        )
        if exact:
            return exact
        having = self._with_words(forms, beginnings=False)
        words = _meant(having, among)
        if len(words) == 1 or (having and not words):
            return words
        return words | _meant(self._with_words(forms, beginnings=True), among)

    def _with_words(self, spellings: Iterable[str], *, beginnings: bool) -> set[str]:
        """Give the actors one of whose names has all the words of one of the spellings."""
        found: set[str] = set()
        for form in spellings:
            rows = [self._having(word, beginnings=beginnings) for word in form.split()]
            found.update(self._owners[row] for row in set.intersection(*rows))
        return found

    def _having(self, word: str, *, beginnings: bool) -> set[int]:
        """Give the names that have a word, or a word that begins with it."""
        if not beginnings or len(word) < SHORTEST_BEGINNING:
            return self._words.get(word, set())
        found: set[int] = set()
        for place in range(bisect_left(self._alphabet, word), len(self._alphabet)):
            if not self._alphabet[place].startswith(word):
                break
            found |= self._words[self._alphabet[place]]
        return found


def _meant(found: set[str], among: Container[str] | None) -> set[str]:
    """Keep those who may be meant."""
    return found if among is None else {actor_id for actor_id in found if actor_id in among}


def _union(sets: Iterable[set[str] | None]) -> set[str]:
    """Join sets, some of which are missing."""
    return set().union(*(some for some in sets if some))
