"""One spelling for the many spellings of a name: case, accents, script.

A name is folded in three steps, each a plain table that a page can carry as it is:
Cyrillic letters become Latin ones (`CYRILLIC`, Kyrgyz as BGN/PCGN 1979 has it, the
rest as Russian usage has it), Latin letters lose what is above, below and through
them (`LATIN`, and Unicode's decompositions), and digraphs that differ only between
systems of transliteration become one (`REDUCTIONS`).

What only one language or system writes so is a rule of it (`FOREIGN`): German and Polish
write Lawrow, Ukrainian reads г as h. Such a spelling is tried after all others.

**Source**: BGN/PCGN romanization of Kyrgyz (1979) and of Russian (1947); ISO 9:1995;
Duden for the German transcription of Russian; the Ukrainian system of 2010 (resolution
55 of the Cabinet of Ministers); Unicode Standard Annex 15 for the normalisation forms.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import product

_PLAIN_CYRILLIC = dict(zip("абвгдезийклмнопрстуф", "abvgdeziyklmnoprstuf", strict=True))
_RUSSIAN = {
    "ж": "j", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
    "ю": "yu", "я": "ya", "ё": "e",
}  # fmt: skip
_KYRGYZ = {"ң": "ng", "ө": "o", "ү": "u"}
_CENTRAL_ASIAN = {"ә": "a", "ғ": "g", "қ": "k", "ұ": "u", "һ": "h", "і": "i", "ҳ": "h", "ҷ": "j", "ў": "o"}
_UKRAINIAN_AND_SERBIAN = {
    "є": "ye", "ї": "i", "ґ": "g", "ј": "i", "љ": "l", "њ": "n", "ћ": "c", "ђ": "d", "џ": "j", "ѓ": "g",
    "ќ": "k",
}  # fmt: skip

CYRILLIC: dict[str, str] = _PLAIN_CYRILLIC | _RUSSIAN | _KYRGYZ | _CENTRAL_ASIAN | _UKRAINIAN_AND_SERBIAN
"""Cyrillic letters in Latin ones; what a second reading changes is in `SECOND_READINGS`."""

SECOND_READINGS: dict[str, str] = {
    "ё": "yo", "ң": "n",
    "ž": "zh", "š": "sh", "č": "ch", "ŝ": "shch", "â": "ya", "û": "yu", "ż": "zh", "ş": "sh", "ç": "ch",
}  # fmt: skip
"""Letters that usage writes in two ways: Gorbachev but Mirziyoyev, Kengesh but Kenesh.

Marked Latin letters are the plain ones to whoever leaves marks away, and stand for a
sound in ISO 9 and in Polish and Turkic spelling: Žaparov is Zaparov or Zhaparov.
"""
MOST_SECOND_READINGS = 3
"""Letters of one name that are read in both ways; of further ones the first reading counts."""

SOFT_BEFORE_E: dict[str, str] = {"ье": "ие", "ъе": "ие"}
"""A sign before е is heard: Васильев is Vasiliev."""

LATIN: dict[str, str] = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ŋ": "ng",
    "ħ": "h", "ŧ": "t",
}  # fmt: skip
"""Latin letters that Unicode does not take apart."""

REDUCTIONS: tuple[tuple[str, str], ...] = (
    ("dzh|dj|zh", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("q", "k"),
    ("x", "ks"),
    ("y", "i"),
    ("i+", "i"),
    ("(?<![b-df-hj-np-tv-z])ie", "e"),
)
"""Regular expressions and what replaces them, in this order; the same in Python and JavaScript."""

_GERMAN = (
    ("schtsch", "shch"),
    ("tsch", "ch"),
    ("dsch", "zh"),
    (r"w(?=a?\b|sk)", "v"),
    ("(?<=[aeiou])w(?=r)", "v"),
    (r"(?<=[aeiouy])j(?=e[vw]a?\b)", "y"),
    ("(?<=[aeiouy])j(?![aeiouy])", "y"),
)
FOREIGN: dict[str, tuple[tuple[str, str], ...]] = {
    "German, sch for ш; Polish and Nordic j and w": (*_GERMAN, ("sch", "sh")),
    "German, sch for ж": (*_GERMAN, ("sch", "zh")),
    "sch for щ": (("sch", "shch"),),
    "Ukrainian г": (("г", "h"),),
    "Kazakh ss between vowels": (("(?<=[aeiou])ss(?=[aeiouy])", "s"),),
}
"""Spellings of one language or system: expressions and replacements for a name in lower case, in order."""

_APOSTROPHES = re.compile("['’‘ʼʹ`´ʻ′]")
_INITIAL_DOT = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_CUT_INITIAL = re.compile(r"(?<=\b\w)\.(?=\w[\W_]*\Z)")
_STEPS = tuple((re.compile(pattern), replacement) for pattern, replacement in REDUCTIONS)
_DIGRAPHS = tuple(
    tuple(one for one in re.sub(r"^\(.*\)", "", pattern).split("|") if len(one) > 1 and one.isalpha())
    for pattern, _ in REDUCTIONS
)
"""What each of `REDUCTIONS` looks for, as far as it can be cut in two."""
_FOREIGN_STEPS = tuple(
    tuple((re.compile(pattern), replacement) for pattern, replacement in rules) for rules in FOREIGN.values()
)
_MAYBE_FOREIGN = re.compile("sch|[wjг]|ss")
_LATIN = str.maketrans(LATIN)
_FIRST = str.maketrans(CYRILLIC)


def fold(text: str) -> str:
    """Fold a name to the form in which names are compared.

    Args:
        text: A name in Latin or Cyrillic letters; other scripts lose case and marks only.

    Returns:
        Lowercase words with single spaces between them; empty if there is no letter or digit.

    Example:
        >>> fold("Жапаров"), fold("Zhaparov"), fold("JAPAROV"), fold("U.S. —")
        ('japarov', 'japarov', 'japarov', 'us')
    """
    return _reduce(_latin(_one_case(text), _FIRST))


def beginnings(text: str) -> tuple[str, ...]:
    """Give the folded forms with which everything begins that begins with a text as it is written.

    Use it for a text that may stop in the middle of what is folded as one: within a
    digraph (Kazak and Kazakhstan), or after what is no initial (A.A and A.Atambaev).

    Args:
        text: The beginning of a name, or of words.

    Returns:
        The form that `fold` gives first; then the others, but none that begins with one
        before it. Empty if there is no letter or digit.

    Example:
        >>> beginnings("Kazak"), beginnings("Дж"), beginnings("A.A"), beginnings("Alm")
        (('kazak', 'kazah'), ('j',), ('aa', 'a a'), ('alm',))
    """
    letters = _letters(_one_case(text), _FIRST)
    found = dict.fromkeys([_spaced(letters), _spaced(_CUT_INITIAL.sub(" ", letters))])
    for (pattern, replacement), digraphs in zip(_STEPS, _DIGRAPHS, strict=True):
        whole = [form + rest for form in found for rest in _rests(form, digraphs)]
        found = dict.fromkeys(pattern.sub(replacement, form) for form in (*found, *whole))
    shortest: list[str] = []
    for form in found:
        if form and not form.startswith(tuple(shortest)):
            shortest.append(form)
    return tuple(shortest)


@lru_cache(maxsize=4_096)
def forms(text: str) -> tuple[str, ...]:
    """Give every folded form of a name; two names match if any of their forms are equal.

    Args:
        text: A name.

    Returns:
        The form that `fold` gives first, then those with another reading of a
        letter, then the spelling with case and accents folded only; without
        repetitions, empty if there is no letter or digit.

    Example:
        >>> forms("Мирзиёев")
        ('mirzieev', 'mirzioev', 'mirziyoev')
        >>> forms("?!")
        ()
    """
    text = _one_case(text)
    plain = dict.fromkeys(_latin(text, table) for table in _tables(_doubtful_letters(text)))
    return tuple(form for form in dict.fromkeys([*map(_reduce, plain), *plain]) if form)


@lru_cache(maxsize=4_096)
def foreign_forms(text: str) -> tuple[str, ...]:
    """Give the folded forms of a name read as the spelling of one other language or system.

    Use it for a name of which `forms` found nothing.

    Args:
        text: A name.

    Returns:
        The forms that some rule of `FOREIGN` adds, in the order of the systems; empty
        if no rule applies.

    Example:
        >>> foreign_forms("Lawrow"), forms("Лавров")
        (('lavrov',), ('lavrov',))
        >>> foreign_forms("Japarov")
        ()
    """
    lowered = unicodedata.normalize("NFKC", text).casefold()
    if not _MAYBE_FOREIGN.search(lowered):
        return ()
    found: dict[str, None] = {}
    for steps in _FOREIGN_STEPS:
        read = _stepwise(lowered, steps)
        if read != lowered:
            found.update(dict.fromkeys(forms(read)))
    return tuple(found)


def _doubtful_letters(text: str) -> tuple[str, ...]:
    """Give the letters of a name in one case that are read in two ways, each once, not too many."""
    if text.isascii():
        return ()
    letters = set(text)
    return tuple(letter for letter in SECOND_READINGS if letter in letters)[:MOST_SECOND_READINGS]


@cache
def _tables(letters: tuple[str, ...]) -> tuple[dict[int, str], ...]:
    """Make a table for every way to read some letters, the first readings of all of them first."""
    choices = product(*[({}, {letter: SECOND_READINGS[letter]}) for letter in letters])
    return tuple(
        _FIRST | str.maketrans({k: v for one in chosen for k, v in one.items()}) for chosen in choices
    )


def _one_case(text: str) -> str:
    """Fold case and compatibility, and compose letters and marks."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    for written, heard in SOFT_BEFORE_E.items():
        text = text.replace(written, heard)
    return text


def _latin(text: str, table: dict[int, str]) -> str:
    """Fold script and accents of a text in one case, and leave one space between words."""
    return _spaced(_letters(text, table))


def _letters(text: str, table: dict[int, str]) -> str:
    """Fold script and accents of a text in one case."""
    if not text.isascii():
        text = text.translate(table).translate(_LATIN)
        if not text.isascii():
            letters = unicodedata.normalize("NFKD", text)
            text = "".join([letter for letter in letters if not unicodedata.combining(letter)])
    return _APOSTROPHES.sub("", text)


def _spaced(text: str) -> str:
    """Join initials, and leave one space between words."""
    return _BETWEEN_WORDS.sub(" ", _INITIAL_DOT.sub("", text)).strip()


def _rests(text: str, digraphs: Iterable[str]) -> Iterator[str]:
    """Give what is missing from the digraphs that the end of a text begins."""
    for digraph in digraphs:
        for cut in range(1, len(digraph)):
            if text.endswith(digraph[:cut]):
                yield digraph[cut:]


def _reduce(text: str) -> str:
    """Join the digraphs that only systems of transliteration tell apart."""
    return _stepwise(text, _STEPS)


def _stepwise(text: str, steps: Iterable[tuple[re.Pattern[str], str]]) -> str:
    """Replace what each expression finds, one after the other."""
    for pattern, replacement in steps:
        text = pattern.sub(replacement, text)
    return text
