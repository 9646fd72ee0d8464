"""What can be asked of an event: a function for each leaf of the predicate tree.

Each gives an immutable `Predicate`; tie them with `&` (and), `|` (or) and `~` (not).
The functions refuse what can match nothing (an unknown kind, a malformed window)
at once; names of actors and ids are looked up when the question is put to records.
"""

import datetime as dt
import re

from kgtimeline.dates.relations import Relation
from kgtimeline.dates.window import Window
from kgtimeline.errors import QuerySyntaxError
from kgtimeline.query.nodes import (
    Field,
    HasActor,
    HasCode,
    HasCountry,
    HasRelation,
    HasText,
    InTime,
    Is,
)
from kgtimeline.query.values import given, window_of, word_of
from kgtimeline.query.words import split_terms
from kgtimeline.vocab import Factuality, Kind, RelationType, Role

_COUNTRY = re.compile(r"[A-Za-z]{2}")


def actor(name: str, role: str | None = None) -> HasActor:
    """Ask for an actor who takes part, in this role if one is given.

    Args:
        name: Id, name, alias, part of a name or an office, as look-up takes them.
        role: A role of the vocabulary; actor and role bind to one participant, so
            `actor("A", role="sender")` never matches because of somebody else's letter.

    Returns:
        A predicate whose method `with_actor` asks for another participant in addition.

    Raises:
        QuerySyntaxError: If the role is none of the vocabulary.

    Example:
        >>> print(actor("Antony Blinken", role="sender"))
        actor:"Antony Blinken"@sender
    """
    return HasActor(given(name, "an actor"), None if role is None else word_of(Role, role, "a role"))


def role(value: str) -> Is:
    """Ask for events that have a participant in this role, whoever it is.

    Raises:
        QuerySyntaxError: If the role is none of the vocabulary.

    Example:
        >>> print(role("mediator"))
        role:mediator
    """
    return Is(Field.ROLE, word_of(Role, value, "a role"))


def country(code: str, role: str | None = None) -> HasCountry:
    """Ask for somebody who acts for this country, in this role if one is given.

    Args:
        code: Two letters of ISO 3166-1 (or `EU`), in either case.
        role: A role of the vocabulary; both bind to one participant.

    Raises:
        QuerySyntaxError: If the code is not two letters, or the role unknown.

    Example:
        >>> print(country("us", role="issuer"))
        country:US@issuer
    """
    if not _COUNTRY.fullmatch(code):
        raise QuerySyntaxError(code, 0, "a country as two letters", "write KG, US, GB or EU")
    return HasCountry(code.upper(), None if role is None else word_of(Role, role, "a role"))


def kind(value: str) -> Is:
    """Ask for events of this kind.

    Raises:
        QuerySyntaxError: If the kind is none of the vocabulary.

    Example:
        >>> kind("leter")
        Traceback (most recent call last):
        kgtimeline.errors.QuerySyntaxError: can't ask for 'leter': expected a kind; did you mean 'letter'?
    """
    return Is(Field.KIND, word_of(Kind, value, "a kind"))


def factuality(value: str) -> Is:
    """Ask for events whose own factuality (not that of a single report) is this.

    Raises:
        QuerySyntaxError: If the factuality is none of the vocabulary.

    Example:
        >>> print(~factuality("alleged"))
        NOT factuality:alleged
    """
    return Is(Field.FACTUALITY, word_of(Factuality, value, "a factuality"))


def source(source_id: str) -> Is:
    """Ask for events that the source with this id reports.

    Example:
        >>> print(source("24-kg-2024-02-12"))
        source:24-kg-2024-02-12
    """
    return Is(Field.SOURCE, given(source_id, "the id of a source"))


def publisher(name: str) -> Is:
    """Ask for events reported by a source of this publisher, looked up as actors are.

    Example:
        >>> print(publisher("Diplomat media"))
        publisher:"Diplomat media"
    """
    return Is(Field.PUBLISHER, given(name, "an actor"))


def tag(value: str) -> Is:
    """Ask for events that carry this tag, exactly.

    Example:
        >>> print(tag("civil society") | tag("ngo"))
        tag:"civil society" OR tag:ngo
    """
    return Is(Field.TAG, given(value, "a tag"))


def code(scheme: str, value: str | None = None) -> HasCode:
    """Ask for events coded in a scheme such as CAMEO or PLOVER, with this code if given.

    Example:
        >>> print(code("cameo", "0343"))
        code:cameo=0343
    """
    return HasCode(
        given(scheme, "the name of a scheme"),
        None if value is None else given(value, "a code", "give it, or only the scheme"),
    )


def relation(type_: str, event: str | None = None) -> HasRelation:
    """Ask for events that have a relation of this type, to this event if one is given.

    Args:
        type_: A type of relation, such as `replies_to`. Its direction counts: the
            reply has it, the letter that was replied to does not.
        event: Id of the event pointed to.

    Raises:
        QuerySyntaxError: If the type is none of the vocabulary.

    Example:
        >>> print(relation("replies_to", "first-letter"))
        relation:replies_to=first-letter
    """
    target = None if event is None else given(event, "the id of an event", "give it, or only the type")
    return HasRelation(word_of(RelationType, type_, "a type of relation"), target)


def text(words: str) -> HasText:
    """Ask for words in the title or the summary, in any order and any script.

    Args:
        words: Words that must all be there. `"in quotes"` is a phrase, whose words
            follow each other in the title or in the summary; `word*` is a beginning.
            Case and accents don't count, and Cyrillic is found by its Latin spelling.

    Raises:
        QuerySyntaxError: If there is no word to look for, or a quote is not closed.

    Example:
        >>> print(text("foreign agent*"))
        text:"foreign agent*"
        >>> text("?!")
        Traceback (most recent call last):
        kgtimeline.errors.QuerySyntaxError: can't ask for '?!': expected a word; write a letter or a digit
    """
    split_terms(words)
    return HasText(words)


def event_id(value: str) -> Is:
    """Ask for the event with this id; of use when tied with other predicates.

    Example:
        >>> print(~event_id("first-letter"))
        NOT id:first-letter
    """
    return Is(Field.ID, given(value, "the id of an event"))


def during(value: str | dt.date | Window) -> InTime:
    """Ask for events that go on or happen on some day of the window.

    Args:
        value: An EDTF value without qualifiers, gaps and unknown ends, or a day.

    Raises:
        DateSyntaxError: If the value is no EDTF.
        DateRangeError: If it is no window, or a `Window` that EDTF can't write.

    **Shape**: first and last day of the window belong to it, here and in the other four.

    Example:
        >>> print(during("2024-01") & ~during("2024-01-17"))
        during:2024-01 AND NOT during:2024-01-17
    """
    return in_time(Relation.DURING, value)


def within(value: str | dt.date | Window) -> InTime:
    """Ask for events that begin and end inside the window; values as for `during`.

    Example:
        >>> print(within("2022/2024"))
        within:2022/2024
    """
    return in_time(Relation.WITHIN, value)


def covers(value: str | dt.date | Window) -> InTime:
    """Ask for events that go on through the whole window; values as for `during`.

    Example:
        >>> print(covers("2023"))
        covers:2023
    """
    return in_time(Relation.COVERS, value)


def before(value: str | dt.date | Window) -> InTime:
    """Ask for events that end before the window's first day; values as for `during`.

    Example:
        >>> print(before("2024-10-17"))
        before:2024-10-17
    """
    return in_time(Relation.BEFORE, value)


def after(value: str | dt.date | Window) -> InTime:
    """Ask for events that begin after the window's last day; values as for `during`.

    Example:
        >>> print(after(dt.date(2024, 2, 12)))
        after:2024-02-12
    """
    return in_time(Relation.AFTER, value)


def in_time(relation: Relation, value: str | dt.date | Window) -> InTime:
    """Ask for events whose date stands in this relation to a window.

    The five functions `during`, `within`, `covers`, `before` and `after` say it shorter;
    this one serves where the relation is data.

    Raises:
        DateSyntaxError: If the value is no EDTF.
        DateRangeError: If it is no window.
    """
    return InTime(relation, *window_of(value))
