"""One spelling for the many spellings of a name: case, accents, script.

A name is folded in three steps, each a plain table that a page can carry as it is:
Cyrillic letters become Latin ones (`CYRILLIC`, Kyrgyz as BGN/PCGN 1979 has it, the
rest as Russian usage has it), Latin letters lose what is above, below and through
them (`LATIN`, and Unicode's decompositions), and digraphs that differ only between
systems of transliteration become one (`REDUCTIONS`).

**Source**: BGN/PCGN romanization of Kyrgyz (1979) and of Russian (1947); Unicode
Standard Annex 15 for the normalisation forms.
"""

import re
import unicodedata
from functools import lru_cache

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

SECOND_READINGS: dict[str, str] = {"ё": "yo", "ң": "n"}
"""Letters that usage writes in two ways: Gorbachev but Mirziyoyev, Kengesh but Kenesh."""

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

_APOSTROPHES = re.compile("['’‘ʼʹ`´ʻ′]")
_INITIAL_DOT = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_STEPS = tuple((re.compile(pattern), replacement) for pattern, replacement in REDUCTIONS)
_LATIN = str.maketrans(LATIN)
_FIRST = str.maketrans(CYRILLIC)
_SECOND = str.maketrans({**CYRILLIC, **SECOND_READINGS})


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
    return _reduce(_latin(text, _FIRST))


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
    plain = dict.fromkeys((_latin(text, _FIRST), _latin(text, _SECOND)))
    return tuple(form for form in dict.fromkeys([*map(_reduce, plain), *plain]) if form)


def _latin(text: str, table: dict[int, str]) -> str:
    """Fold case, script and accents, and leave one space between words."""
    text = text.lower() if text.isascii() else _without_marks(text, table)
    return _BETWEEN_WORDS.sub(" ", _INITIAL_DOT.sub("", _APOSTROPHES.sub("", text))).strip()


def _without_marks(text: str, table: dict[int, str]) -> str:
    """Fold what is not ASCII: case, Cyrillic, accents."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    for written, heard in SOFT_BEFORE_E.items():
        text = text.replace(written, heard)
    letters = unicodedata.normalize("NFKD", text.translate(table).translate(_LATIN))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _reduce(text: str) -> str:
    """Join the digraphs that only systems of transliteration tell apart."""
    for pattern, replacement in _STEPS:
        text = pattern.sub(replacement, text)
    return text
