"""BibTeX, for LaTeX: entries that both BibTeX and Biber read."""

import re
from collections.abc import Iterator

from kgtimeline.dates import EventDate
from kgtimeline.exchange.citation_dates import date_parts, spoken
from kgtimeline.exchange.cited import DATASET, Cited
from kgtimeline.exchange.csl_json import notes

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{char: f"\\{char}" for char in "&%$#_"},
    }
)
"""Braces get words, for BibTeX counts them even behind a backslash."""

_LIGATURE = re.compile(r"([-`'])(?=\1)")
"""What TeX would join with the next one: two hyphens become a dash."""


def bibtex(one: Cited) -> str:
    r"""Write one cited thing as an entry of BibTeX.

    All are `@misc`, which asks for no field: the others ask for authors, publishers and years
    that a file may not know. A book of which all of them are known is a `@book`.

    Args:
        one: What is cited.

    Returns:
        The entry without a newline at its end. **Shape**: year, month and day stand there as far as they
        are known; a date that they can't give stands in words in `note`.

    Example:
        >>> print(bibtex(Cited("d:source:a", "article", "a", "50 % & more", issued=EventDate("2024-02"))))
        @misc{d:source:a,
          title = {{50 \% \& more}},
          year = {2024},
          month = feb,
        }
    """
    whole = one.type == "book" and one.authors and one.title and one.publisher and _year(one.issued)
    lines = [f"@{'book' if whole else 'misc'}{{{one.key},"]
    lines += [f"  {name} = {value}," for name, value in _fields(one, book=bool(whole))]
    return "\n".join([*lines, "}"])


def escaped(value: str) -> str:
    r"""Write a text so that TeX sets it as it is: letters stay, line breaks become spaces.

    Example:
        >>> print(escaped("Жапаров: 50 % {of} a_b"))
        Жапаров: 50 \% \textbraceleft{}of\textbraceright{} a\_b
        >>> print(escaped("--"))
        -{}-
    """
    return _LIGATURE.sub(r"\1{}", " ".join(value.split()).translate(_ESCAPES))


def _fields(one: Cited, *, book: bool) -> Iterator[tuple[str, str]]:
    """Give the fields of an entry in the usual order; a second brace keeps capitals and names whole."""
    if one.authors:
        yield "author", f"{{{' and '.join(f'{{{escaped(name)}}}' for name in one.authors)}}}"
    if one.title is not None:
        yield "title", f"{{{{{escaped(one.title)}}}}}"
    where = _where(one)
    if where:
        yield ("publisher" if book else "howpublished"), f"{{{escaped(where)}}}"
    yield from _dates(one.issued)
    said = [*_date_words(one.issued), *notes(one)]
    if one.retrieved is not None:
        said.append(f"retrieved {spoken(one.retrieved)}")
    if one.language is not None:
        yield "language", f"{{{one.language}}}"
    if said:
        yield "note", f"{{{escaped('; '.join(said))}}}"


def _where(one: Cited) -> str:
    """Say who published it, or in which dataset it stands."""
    version = f"version {one.version}" if one.version else ""
    if one.container is not None:
        return f"In: {', '.join(filter(None, (one.container, version)))}"
    if one.type == DATASET:
        return ", ".join(filter(None, ("Dataset", version)))
    return one.publisher or ""


def _dates(date: EventDate | None) -> Iterator[tuple[str, str]]:
    """Give year, month and day as far as the date names one of each."""
    parts = None if date is None else date_parts(date)
    if parts is None or len(parts) > 1:
        return
    (known,) = parts
    yield "year", f"{{{known[0]:04}}}"
    if len(known) > 1:
        yield "month", _MONTHS[known[1] - 1]
    if len(known) > 2:  # noqa: PLR2004 - year, month and day
        yield "day", f"{{{known[2]}}}"


def _year(date: EventDate | None) -> bool:
    return any(_dates(date))


def _date_words(date: EventDate | None) -> Iterator[str]:
    """Say a date of which the fields say less, or more, than it does."""
    if date is not None and (date.hedged or not _year(date)):
        yield spoken(date)
