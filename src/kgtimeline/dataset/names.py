"""Look-up of actors by id, by name in any spelling and script, and by office."""

from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date
from functools import cached_property

from kgtimeline.dataset.folding import fold, foreign_forms, forms
from kgtimeline.dataset.name_table import NameTable
from kgtimeline.dataset.near import near_names
from kgtimeline.dataset.offices import HeldOffice, as_window, find_holders, held_offices, iter_fitting
from kgtimeline.dates.truth import Truth
from kgtimeline.dates.value import EventDate
from kgtimeline.errors import ActorNotFoundError, AmbiguousActorError
from kgtimeline.model.actors import Actor

__all__ = ["ActorIndex", "fold"]


class ActorIndex:
    """Finds the actor that somebody means, and never guesses between several.

    The first of these that fits decides: the exact id; a whole name or alias; the
    same words in another order; whole words of one name; words or beginnings of words;
    the same for a spelling that only one foreign language or system has. Case, accents
    and script don't matter. Unnamed actors are found by id alone.

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
        self._table = self._tabled(forms)

    def find(
        self,
        name: str,
        *,
        on: str | date | EventDate | None = None,
        among: Container[str] | None = None,
    ) -> Actor:
        """Find the one actor that a name, an id or an office stands for.

        Args:
            name: An id, a name, some words of a name, or an office such as
                `US Secretary of State` or `President Japarov`.
            on: The day on which the office was held; names don't depend on it.
            among: Ids of those who may be meant, such as all whom one source names.

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
        found = self.fitting(name, on=on, among=among)
        if len(found) > 1:
            raise AmbiguousActorError(name, [(actor.id, actor.name) for actor in found])
        return found[0]

    def fitting(
        self,
        name: str,
        *,
        on: str | date | EventDate | None = None,
        among: Container[str] | None = None,
    ) -> tuple[Actor, ...]:
        """Give every actor that a name, an id or an office fits best.

        Args:
            name: As `find` takes it.
            on: The day on which the office was held.
            among: Ids of those who may be meant.

        Returns:
            At least one actor, by id.

        Raises:
            ActorNotFoundError: If none fits.
            DateSyntaxError: If `on` is no date.
            DateRangeError: If `on` does not say which days are meant.
        """
        if on is not None:
            as_window(on)  # names don't depend on it, and yet it must be a date
        found = self.candidates(name, among=among) or self.office_candidates(name, on=on, among=among)
        if not found:
            raise ActorNotFoundError(name, self._near(name, among))
        return found

    def candidates(self, name: str, *, among: Container[str] | None = None) -> tuple[Actor, ...]:
        """Give every actor that a name fits best.

        Args:
            name: An id, a name, or some words of a name.
            among: Ids of those who may be meant; an exact id is found in any case.

        Returns:
            One actor if the name is clear, several if it is not, none if nothing
            fits; by id. If several have the words, those that merely have words
            beginning so are among them. A beginning that somebody else has as a whole
            word says nothing of those among whom is looked.
        """
        if name in self._actors:
            return (self._actors[name],)
        spellings = forms(name)
        found = self._table.best(spellings, among)
        if not found and not self._table.best(spellings):
            foreign = (*spellings, *foreign_forms(name))
            found = self._table.best(foreign, among) | self._foreign.best(foreign, among)
        return self._listed(found)

    def office_candidates(
        self,
        text: str,
        *,
        on: str | date | EventDate | None = None,
        among: Container[str] | None = None,
    ) -> tuple[Actor, ...]:
        """Give the actors who hold an office, by title and country, organisation or name.

        Args:
            text: An office, such as `US Secretary of State` or `President Japarov`.
            on: The day on which it was held; None asks for everybody who ever held it.
            among: Ids of those who may be meant; whose office it is may be anybody.

        Returns:
            Those who held it, or else those who may have; by id.
        """
        held = find_holders(self._actors, self.candidates, text, on)
        meant = {actor: truth for actor, truth in held.items() if among is None or actor in among}
        sure = {holder for holder, truth in meant.items() if truth is Truth.YES}
        return self._listed(sure or meant)

    def offices(
        self, text: str | None = None, *, on: str | date | EventDate | None = None
    ) -> tuple[HeldOffice, ...]:
        """Give the offices of an actor, or those that a title fits, or all.

        Args:
            text: A name as `find` takes it, or an office; None for all offices of all actors.
            on: The days on which they were held; None for those held at any time.

        Returns:
            Offices and how surely they were held on all of those days, without those that were held on none.
            **Shape**: by actor, those of one actor in the order of the file.

        Raises:
            ActorNotFoundError: If the text fits neither a name nor an office.
            DateSyntaxError: If `on` is no date.
            DateRangeError: If `on` does not say which days are meant.
        """
        if text is None:
            return tuple(held for actor in self._actors.values() for held in held_offices(actor, on))
        if named := self.candidates(text):
            return tuple(held for actor in named for held in held_offices(actor, on))
        fitting = list(iter_fitting(self._actors, self.candidates, text))
        if not fitting:
            titles = {office.title for actor in self._actors.values() for office in actor.offices}
            raise ActorNotFoundError(text, near_names(text, sorted(titles)) or self._near(text))
        return tuple(held for actor, office in fitting for held in held_offices(actor, on, (office,)))

    @cached_property
    def _foreign(self) -> NameTable:
        """The names in forms of other languages; made when a name is found in no other way."""
        return self._tabled(foreign_forms)

    def _tabled(self, spellings: Callable[[str], tuple[str, ...]]) -> NameTable:
        """File all names of the named actors."""
        return NameTable(
            ((actor.id, name) for actor in self._actors.values() if actor.named for name in _names(actor)),
            spellings,
        )

    def _near(self, name: str, among: Container[str] | None = None) -> tuple[str, ...]:
        """Give the names closest to one that was not found, one for an actor."""
        meant = [one.id for one in self._actors.values() if one.named and (among is None or one.id in among)]
        shown = {actor_id: (actor_id, actor_id) for actor_id in meant}
        for form, (actor_id, label) in self._table.shown.items():
            if among is None or actor_id in among:
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


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *(alias.name for alias in actor.aliases))
