"""Bare names beside a source: who is meant is who that source names, where that makes it clear."""

from kgtimeline.dataset.records import Records
from kgtimeline.errors import ActorNotFoundError, AmbiguousActorError
from kgtimeline.query.nodes import And, Field, HasActor, HasActors, Is, Not, Predicate, Tied


def with_clear_names(records: Records, predicate: Predicate) -> Predicate:
    """Give a predicate in which names that one source makes clear are ids.

    `Kyrgyz` fits several actors; with `source:un-speech-2025` beside it, it is the one
    whom that source names. A name that is clear without the source stays what it is, and
    one that the source does not make clear stays ambiguous: a source never changes an
    answer, it only makes one possible.

    Args:
        records: Who is there, and whom each source names.
        predicate: The question. A source counts for all that is tied to it with AND,
            at any depth, if it is the only one there.

    Returns:
        The predicate, the very same one if nothing in it became clear.

    Raises:
        SourceNotFoundError: If a source that would be needed is not known.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> from kgtimeline.query.predicates import actor
        >>> info = DatasetInfo(id="mine", title="Mine")
        >>> asked = actor("Kyrgyz")
        >>> with_clear_names(Records(Document(schema_version="1.0", dataset=info)), asked) is asked
        True
    """
    return _cleared(records, predicate, None)


def _cleared(records: Records, predicate: Predicate, source: str | None) -> Predicate:
    """Go down the tree with the source that stands beside."""
    if isinstance(predicate, Tied):
        if isinstance(predicate, And):
            beside = {source_id for part in predicate.parts if (source_id := _source_of(part)) is not None}
            source = next(iter(beside)) if len(beside) == 1 else source if not beside else None
        parts = tuple(_cleared(records, part, source) for part in predicate.parts)
        same = all(new is old for new, old in zip(parts, predicate.parts, strict=True))
        return predicate if same else type(predicate)(parts)
    if isinstance(predicate, Not):
        part = _cleared(records, predicate.part, source)
        return predicate if part is predicate.part else Not(part)
    if source is None:
        return predicate
    if isinstance(predicate, HasActor):
        return _named(records, predicate, source)
    if isinstance(predicate, HasActors):
        actors = tuple(_named(records, one, source) for one in predicate.actors)
        return predicate if actors == predicate.actors else HasActors(actors)
    return predicate


def _source_of(predicate: Predicate) -> str | None:
    return predicate.value if isinstance(predicate, Is) and predicate.field is Field.SOURCE else None


def _named(records: Records, asked: HasActor, source: str) -> HasActor:
    """Put the id for a name that fits several, of whom the source names one."""
    try:
        records.names.find(asked.name)
    except AmbiguousActorError:
        try:
            return HasActor(records.find_actor(asked.name, source=source).id, asked.role)
        except (AmbiguousActorError, ActorNotFoundError):
            return asked
    except ActorNotFoundError:
        return asked
    return asked
