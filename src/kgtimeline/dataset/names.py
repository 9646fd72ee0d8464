"""Look-up of actors by id, by name in any spelling and script, and by office."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date

from kgtimeline.dataset.folding import fold, forms
from kgtimeline.dataset.near import near_names
from kgtimeline.dataset.offices import find_holders
from kgtimeline.dates.truth import Truth
from kgtimeline.dates.value import EventDate
from kgtimeline.errors import ActorNotFoundError, AmbiguousActorError
from kgtimeline.model.actors import Actor

__all__ = ["ActorIndex", "fold"]

SHORTEST_BEGINNING = 3
"""Letters; a shorter word must be the whole word of a name."""


class ActorIndex:
    """Finds the actor that somebody means, and never guesses between several.

    The first of these that fits decides: the exact id; a whole name or alias; the
    same words in another order; whole words of one name; words or beginnings of words.
    Case, accents and script don't matter. Unnamed actors are found by id alone.

    Args:
        actors: The actors, in any order.

    Example:
        >>> people = [Actor(id="a", type="person", name="Sadyr Japarov")]
        >>> ActorIndex(people).find("ЖАПАРОВ").id
        'a'
    """

    def __init__(self, actors: Iterable[Actor]) -> None:
        """Fold every name once."""
        self._actors: Mapping[str, Actor] = {actor.id: actor for actor in sorted(actors, key=_by_id)}
        self._names: list[tuple[str, str]] = []
        self._whole: dict[str, set[str]] = {}
        self._sorted: dict[tuple[str, ...], set[str]] = {}
        self._words: dict[str, set[int]] = {}
        for actor in self._actors.values():
            if actor.named:
                self._add(actor)
        self._alphabet = sorted(self._words)

    def find(self, name: str, *, on: str | date | EventDate | None = None) -> Actor:
        """Find the one actor that a name, an id or an office stands for.

        Args:
            name: An id, a name, some words of a name, or an office such as
                `US Secretary of State`.
            on: The day on which the office was held; names don't depend on it.

        Returns:
            The actor.

        Raises:
            AmbiguousActorError: If several actors fit, and none better than the others.
            ActorNotFoundError: If none does.
            DateSyntaxError: If `on` is no date.
            DateRangeError: If `on` is a date that does not say which days are meant.

        Example:
            >>> ActorIndex([]).find("nobody")
            Traceback (most recent call last):
            ...
            kgtimeline.errors.ActorNotFoundError: no actor 'nobody'; list them with: kgtimeline actors
        """
        found = self.candidates(name) or self.office_candidates(name, on=on)
        if not found:
            raise ActorNotFoundError(name, self._near(name))
        if len(found) > 1:
            raise AmbiguousActorError(name, [(actor.id, actor.name) for actor in found])
        return found[0]

    def candidates(self, name: str) -> tuple[Actor, ...]:
        """Give every actor that a name fits best.

        Args:
            name: An id, a name, or some words of a name.

        Returns:
            One actor if the name is clear, several if it is not, none if nothing
            fits; by id. If several have the words, those that merely have words
            beginning so are among them.
        """
        if name in self._actors:
            return (self._actors[name],)
        spellings = forms(name)
        exact = _union(self._whole.get(form) for form in spellings)
        exact = exact or _union(self._sorted.get(tuple(sorted(form.split()))) for form in spellings)
        if exact:
            return self._listed(exact)
        words = self._with_words(spellings, beginnings=False)
        if len(words) == 1:
            return self._listed(words)
        return self._listed(words | self._with_words(spellings, beginnings=True))

    def office_candidates(self, text: str, *, on: str | date | EventDate | None = None) -> tuple[Actor, ...]:
        """Give the actors who hold an office, by title and country or organisation.

        Args:
            text: An office, such as `US Secretary of State`.
            on: The day on which it was held; None asks for everybody who ever held it.

        Returns:
            Those who held it, or else those who may have; by id.
        """
        held = find_holders(self._actors, self.candidates, text, on)
        sure = {holder for holder, truth in held.items() if truth is Truth.YES}
        return self._listed(sure or held)

    def _add(self, actor: Actor) -> None:
        """File an actor under all forms of all its names."""
        for name in (actor.name, *(alias.name for alias in actor.aliases)):
            for form in forms(name):
                words = form.split()
                self._whole.setdefault(form, set()).add(actor.id)
                self._sorted.setdefault(tuple(sorted(words)), set()).add(actor.id)
                for word in words:
                    self._words.setdefault(word, set()).add(len(self._names))
                self._names.append((actor.id, name))

    def _with_words(self, spellings: Iterable[str], *, beginnings: bool) -> set[str]:
        """Give the actors one of whose names has all the words of one of the spellings."""
        found: set[str] = set()
        for form in spellings:
            rows = [self._having(word, beginnings=beginnings) for word in form.split()]
            found.update(self._names[row][0] for row in set.intersection(*rows))
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

    def _near(self, name: str) -> tuple[str, ...]:
        """Give the names closest to one that was not found, one for an actor."""
        shown: dict[str, tuple[str, str]] = {}
        for actor_id, label in self._names:
            shown.setdefault(actor_id, (actor_id, actor_id))
            for form in forms(label):
                shown.setdefault(form, (actor_id, label))
        spelled = next(iter(forms(name)), name)
        best: dict[str, str] = {}
        for form in near_names(spelled, shown):
            best.setdefault(*shown[form])
        return tuple(best.values())

    def _listed(self, ids: Iterable[str]) -> tuple[Actor, ...]:
        """Give actors by id, each once."""
        return tuple(self._actors[actor_id] for actor_id in sorted(ids))


def _by_id(actor: Actor) -> str:
    return actor.id


def _union(sets: Iterable[set[str] | None]) -> set[str]:
    """Join sets, some of which are missing."""
    return set().union(*(some for some in sets if some))
