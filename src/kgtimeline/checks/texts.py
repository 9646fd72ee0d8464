"""The texts of sources: read from files byte for byte, hashed, searched."""

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from pathlib import Path

from kgtimeline.errors import CitationError, DatasetReadError

NO_BREAK_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})
"""U+00A0 and U+202F to a space, one for one, so that offsets stay."""


def fold_spaces(text: str) -> str:
    r"""Fold no-break spaces to spaces, one for one.

    Example:
        >>> fold_spaces("12\u00a0February")
        '12 February'
    """
    return text.translate(NO_BREAK_SPACES)


def sha256(text: str) -> str:
    """Hash a text as the format does: SHA-256 of its UTF-8 bytes, lowercase hexadecimal.

    Bytes that were no UTF-8 when the text was read count as they were.

    Example:
        >>> sha256("Бишкек")[:8]
        '15f28e47'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


@dataclass(frozen=True)
class NamedText:
    """A text and the name to show for it.

    Args:
        name: Where it is from; says nothing about which source it is.
        text: Its content, unchanged; a byte that is no UTF-8 is a lone surrogate (PEP 383).
    """

    name: str
    text: str

    @cached_property
    def sha256(self) -> str:
        """The hash of the whole text."""
        return sha256(self.text)

    @cached_property
    def folded(self) -> str:
        """The text with no-break spaces folded, offsets unchanged."""
        return fold_spaces(self.text)


def read_texts(folder: str | PathLike[str]) -> dict[str, str]:
    """Read every file of a folder and of the folders in it as a text.

    Use it before `check_evidence`: texts are matched to sources by hash, so names
    do not matter, and files that are no text of any source do no harm.

    Args:
        folder: A directory.

    Returns:
        The texts by the paths of their files, in the order of the paths. Newlines and a byte order mark
        are kept; bytes that are no UTF-8 become lone surrogates (PEP 383).

    Raises:
        DatasetReadError: If the folder is missing, no directory, or a file in it can't be read.

    Example:
        >>> read_texts("no/such/folder")
        Traceback (most recent call last):
        ...
        kgtimeline.errors.DatasetReadError: can't read 'no/such/folder': no such directory; check the path
    """
    root = Path(folder)
    if not root.is_dir():
        reason = (
            "it is no directory; name the folder of the texts"
            if root.exists()
            else "no such directory; check the path"
        )
        raise DatasetReadError(str(folder), reason)
    texts = {}
    for path in sorted(root.rglob("*")):
        if not path.is_file():
            continue
        try:
            data = path.read_bytes()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise DatasetReadError(
                str(path), f"{reason}; allow reading it, or move it out of the folder"
            ) from error
        texts[str(path)] = data.decode("utf-8", "surrogateescape")
    return texts


def decode_text(data: bytes, name: str) -> str:
    r"""Decode the bytes of a text that is to be cited: UTF-8, nothing changed.

    Args:
        data: The bytes of the text.
        name: What to call it in the message.

    Raises:
        CitationError: If the bytes are no UTF-8: offsets and hashes would mean nothing.

    Example:
        >>> decode_text("в Бишкеке\r\n".encode(), "a.txt")
        'в Бишкеке\r\n'
        >>> decode_text(b"\xff\xfe", "a.txt")
        Traceback (most recent call last):
        ...
        kgtimeline.errors.CitationError: can't cite 'a.txt': byte 0 is no UTF-8; save it as UTF-8
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        reason = f"byte {error.start} is no UTF-8"
        raise CitationError(name, reason, (), "save it as UTF-8") from error


def cuts_word(text: str, offset: int) -> bool:
    """Say whether an offset stands inside a word or a number.

    A letter and a digit that touch are one word; a comma or full stop between two
    digits belongs to the number.

    Args:
        text: The whole text.
        offset: A place between two code points.

    Example:
        >>> cuts_word("in 1,362 days", 4), cuts_word("in 1,362 days", 3)
        (True, False)
    """
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if _in_word(before) and _in_word(after):
        return True
    if before in ",." and after.isdigit():
        return offset > 1 and text[offset - 2].isdigit()
    return after in ",." and before.isdigit() and text[offset + 1 : offset + 2].isdigit()


def word_around(text: str, offset: int) -> str:
    """Give the word or number that an offset cuts.

    Example:
        >>> word_around("in Bishkek today", 6)
        'Bishkek'
    """
    start = end = offset
    while start > 0 and cuts_word(text, start):
        start -= 1
    while end < len(text) and cuts_word(text, end):
        end += 1
    return text[start:end]


def _in_word(char: str) -> bool:
    """Say whether a character is of the stuff that words are made of."""
    return char.isalnum() or unicodedata.combining(char) != 0
