"""Bytes to text: UTF-8 and nothing else (RFC 8259, section 8.1), and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass

_MAX_FAULTY_LINES = 100
"""Lines with bytes that are not UTF-8 which are listed one by one."""
_WIDE_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class TextFault:
    """One fault of a text, by offset; a `Problem` before anyone needs its line.

    Args:
        code: Stable name of what is wrong.
        message: What is wrong, lowercase, with the value quoted.
        offset: Where, in code points from 0.
        hint: The mend.
        path: JSON Pointer to the value it is about.
        fatal: True if the text could not be read beyond it.
        warning: True if the text is usable as it is.
    """

    code: str
    message: str
    offset: int
    hint: str
    path: str = ""
    fatal: bool = False
    warning: bool = False


def strip_mark(data: bytes) -> tuple[bytes, list[TextFault]]:
    r"""Look at the beginning of the bytes, and take off a byte order mark.

    A mark is reported as a warning (RFC 8259, section 8.1, lets a parser ignore it).
    UTF-16 and UTF-32 are named, and so is a text of which nothing is left.

    Args:
        data: The bytes of a file.

    Returns:
        The bytes after the mark, and what is wrong with them.

    Example:
        >>> data, faults = strip_mark(b"\xef\xbb\xbf{}")
        >>> data, [fault.code for fault in faults]
        (b'{}', ['byte-order-mark'])
    """
    if wide := _wide_encoding(data):
        return data, [_fatal("not-utf-8", f"the text is {wide}, not UTF-8", "save it as UTF-8")]
    faults = []
    if data.startswith(_BOM):
        data = data[len(_BOM) :]
        message, hint = "the text starts with a byte order mark", "save it as UTF-8 without a mark"
        faults.append(TextFault("byte-order-mark", message, 0, hint, warning=True))
    if not data.strip(b" \t\n\r"):
        faults.append(_fatal("empty", "there is nothing in it", "start with: kgtimeline init"))
    return data, faults


def decode(data: bytes) -> tuple[str, list[TextFault]]:
    r"""Turn bytes into text, which must be UTF-8.

    Args:
        data: The bytes of a file without a byte order mark.

    Returns:
        The text, and one fault for every line that has bytes which are not UTF-8;
        those are U+FFFD in the text.

    Example:
        >>> text, faults = decode(b"a\xff")
        >>> text, [fault.message for fault in faults]
        ('a\ufffd', ['byte 0xff on line 1 is not UTF-8'])
    """
    try:
        return data.decode(), []
    except UnicodeDecodeError:
        return data.decode(errors="replace"), list(_not_utf_8(data))


def _fatal(code: str, message: str, hint: str, offset: int = 0) -> TextFault:
    return TextFault(code, message, offset, hint, fatal=True)


def _wide_encoding(data: bytes) -> str | None:
    """Name the encoding if it is UTF-16 or UTF-32, by its mark or by its zero bytes."""
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            return name
    head = data[:4]
    if len(head) == 4 and head.count(0) == 3:  # noqa: PLR2004 - four bytes a character, three of them zero
        return "UTF-32"
    if len(head) >= 2 and head[:2].count(0) == 1:  # noqa: PLR2004 - two bytes a character, one of them zero
        return "UTF-16"
    return None


def _not_utf_8(data: bytes) -> Iterator[TextFault]:
    """List the first faulty byte of each line that has one."""
    offset = 0
    found = 0
    for number, line in enumerate(data.split(b"\n")):
        try:
            line.decode()
        except UnicodeDecodeError as error:
            found += 1
            if found <= _MAX_FAULTY_LINES:
                at = offset + len(line[: error.start].decode())
                message = f"byte 0x{line[error.start]:02x} on line {number + 1} is not UTF-8"
                yield _fatal("not-utf-8", message, "save it as UTF-8", at)
        offset += len(line.decode(errors="replace")) + 1
    if found > _MAX_FAULTY_LINES:
        message = f"{found - _MAX_FAULTY_LINES} more lines are not UTF-8"
        yield _fatal("not-utf-8", message, "save it as UTF-8")
