"""Published texts, known by title or by the hash of their text."""

from typing import Annotated, Self

from pydantic import model_validator

from kgtimeline.dates import EventDate
from kgtimeline.model.base import Many, Model, Need, NullIs, Word
from kgtimeline.model.reports import Span
from kgtimeline.model.texts import Id, Language, Length, Sha256, Text
from kgtimeline.vocab import SourceType


class Source(Model):
    """A published text; the text itself is never shipped.

    Args:
        values: The fields below by name; `id` is required, and `title` or both `sha256` and `length`.

    Raises:
        DatasetInvalidError: If a value does not fit; it names every one.

    Example:
        >>> Source(id="letter-of-may", title="A letter").type
        <SourceType.ARTICLE: 'article'>
    """

    NEEDS = (Need("sha256", without="title"), Need("length", without="title"))

    id: Id
    """Names the source throughout the document."""
    type: Annotated[Word[SourceType], NullIs(SourceType.ARTICLE)] = SourceType.ARTICLE
    """What the source is."""
    title: Text | None = None
    """Its headline or title; may be missing where `sha256` and `length` name the text."""
    publisher: Id | None = None
    """The actor that published it."""
    byline: Many[Text] = ()
    """Its authors, as named in it."""
    language: Language | None = None
    """The language of its text."""
    published: EventDate | None = None
    """When it was published."""
    published_expression: Text | None = None
    """The words of the text that say when."""
    published_span: Span | None = None
    """Where they stand."""
    retrieved: EventDate | None = None
    """When it was retrieved."""
    sha256: Sha256 | None = None
    """SHA-256 of the UTF-8 bytes of its whole text, in lowercase hexadecimal."""
    length: Length | None = None
    """The number of Unicode code points of its whole text."""
    attributed_to: Many[Id] = ()
    """Actors to whom the whole text is credited."""
    reprint_of: Id | None = None
    """The source or actor it was taken from; a reprint is no independent source."""

    def __hash__(self) -> int:
        """Hash by id, which is unique in a document."""
        return hash(self.id)

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> Self:
        Need.check(self)
        return self
