"""Strict JSON (RFC 8259): every fault of a text with its place.

The parser that builds the models is fast and lenient in places: it takes NaN, and
of two equal keys it keeps the last. `has_unique_keys` settles the second question
exactly at the speed of a parser; `find_faults` is the slow and thorough scanner
that runs only when something is known to be wrong.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from json import JSONDecodeError

from pydantic_core import from_json, to_json

from kgtimeline.dataset.encoding import TextFault
from kgtimeline.dataset.scanners import scan_string
from kgtimeline.model.findings import pointer

MAX_DEPTH = 200
"""Levels of nesting; the parser behind the models refuses more, the format needs nine."""
MAX_INTEGER_DIGITS = 4_300
"""Digits of an integer; Python refuses to convert more by default."""
_ESCAPED_MARK = "\\u0022"
_ESCAPED_MARK_BYTES = _ESCAPED_MARK.encode()
_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_LITERAL = re.compile(r"(?:true|false|null)(?![A-Za-z0-9_])")
_NON_FINITE = re.compile(r"(?:NaN|-?Infinity)(?![A-Za-z0-9_])")
_WORD = re.compile(r"[^\s,:{}\[\]]{1,30}")
_CONTROL = re.compile(r"[\x00-\x1f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def has_unique_keys(text: str | bytes) -> bool:
    r"""Tell whether no object of a JSON value repeats a key; exact when it says yes.

    A parser that keeps the last of equal keys loses at least the two quotation
    marks of a key when it writes the value again, and nothing adds one, save an
    escaped mark (`\u0022`), for which the answer is no. No also stands for a text
    that is no JSON: ask `find_faults` then.

    Example:
        >>> has_unique_keys('{"a": {"b": 1}, "b": "b"}'), has_unique_keys('{"a": 1, "\\u0061": 2}')
        (True, False)
    """
    try:
        again = to_json(from_json(text, cache_strings="keys"))
    except ValueError:
        return False
    if isinstance(text, bytes):
        return again.count(b'"') == text.count(b'"') and _ESCAPED_MARK_BYTES not in text
    return again.count(b'"') == text.count('"') and _ESCAPED_MARK not in text


def find_faults(text: str) -> list[TextFault]:
    """Find every fault of a JSON text, reading on as far as it can be read.

    Args:
        text: One JSON value, with white space around it.

    Returns:
        The faults by offset; empty if the text is strict JSON without repeated keys.

    Example:
        >>> [(fault.code, fault.offset) for fault in find_faults('{"a": NaN, "a": 1} x')]
        [('non-finite-number', 6), ('duplicate-key', 11), ('trailing-data', 19)]
    """
    scanner = _Scanner(text)
    scanner.run()
    return scanner.faults


@dataclass(slots=True)
class _Frame:
    """An object or a list that is open while scanning."""

    keys: set[str] | None
    step: str | int | None = None


@dataclass(slots=True)
class _Scanner:
    """A state machine over one text; it keeps its own stack, so no depth can break it."""

    text: str
    faults: list[TextFault] = field(default_factory=list)
    position: int = 0
    stack: list[_Frame] = field(default_factory=list)
    state: Callable[[], None] | None = None

    def run(self) -> None:
        """Scan to the end, or to where the text can't be read any more."""
        self.state = self._value
        while self.state is not None:
            self._skip_space()
            self.state()

    def _skip_space(self) -> None:
        match = _SPACE.match(self.text, self.position)
        self.position = match.end() if match else self.position

    def _path(self) -> str:
        return pointer(frame.step for frame in self.stack if frame.step is not None)

    def _report(self, code: str, message: str, offset: int, hint: str, *, fatal: bool = False) -> None:
        self.faults.append(TextFault(code, message, offset, hint, self._path(), fatal))
        if fatal:
            self.state = None

    def _stop(self, expected: str, hint: str = "write it as JSON (RFC 8259)") -> None:
        if self.position >= len(self.text):
            found = "the end"
        else:
            word = _WORD.match(self.text, self.position)
            found = repr(word.group() if word else self.text[self.position])
        self._report("not-json", f"found {found}, expected {expected}", self.position, hint, fatal=True)

    def _value(self) -> None:
        character = self.text[self.position : self.position + 1]
        if character == '"':
            if self._string() is not None:
                self._after_value()
        elif character and character in "{[":
            self._open(character)
        elif not self._scalar():
            self._stop("a value")

    def _scalar(self) -> bool:
        """Take a number or a literal, if one stands here."""
        text, start = self.text, self.position
        strange, number = _NON_FINITE.match(text, start), _NUMBER.match(text, start)
        if strange:
            message = f"{strange.group()!r} is no JSON number"
            self._report("non-finite-number", message, start, "leave the key out, or write a number")
        elif number:
            digits = len(number.group(1))
            if digits > MAX_INTEGER_DIGITS and not number.group(2) and not number.group(3):
                message = f"an integer of {digits:,} digits, {text[start : start + 20] + '...'!r}"
                self._report(
                    "huge-integer", message, start, f"at most {MAX_INTEGER_DIGITS:,} digits are read"
                )
        if not (found := strange or number or _LITERAL.match(text, start)):
            return False
        self.position = found.end()
        self._after_value()
        return True

    def _string(self) -> str | None:
        """Take the string that starts here; None if it never ends or escapes wrongly."""
        start = self.position
        try:
            value, self.position = scan_string(self.text, start + 1, False)
        except JSONDecodeError as error:
            self.position = error.pos
            self._string_broken(start, error)
            return None
        for match in _CONTROL.finditer(self.text, start, self.position):
            message = f"the control character U+{ord(match.group()):04X} stands in a string"
            self._report("control-character", message, match.start(), "write it as an escape such as \\n")
        if half := _SURROGATE.search(value):
            message = f"the string holds half a surrogate pair, '\\u{ord(half.group()):04x}'"
            self._report("lone-surrogate", message, start, "write the character itself, or both halves")
        return value

    def _string_broken(self, start: int, error: JSONDecodeError) -> None:
        if error.msg.startswith("Unterminated"):
            shown = self.text[start : start + 20].partition("\n")[0]
            message = f"the string that starts with {shown!r} has no end"
            self._report("not-json", message, start, "close it with a quotation mark", fatal=True)
        else:
            shown = self.text[error.pos : error.pos + 6]
            self._report(
                "not-json", f"{shown!r} is no escape", error.pos, "write \\\\ for a backslash", fatal=True
            )

    def _open(self, character: str) -> None:
        if len(self.stack) >= MAX_DEPTH:
            message = f"more than {MAX_DEPTH} levels of nesting"
            self._report("too-deep", message, self.position, "nest less", fatal=True)
            return
        self.position += 1
        is_object = character == "{"
        self.stack.append(_Frame(set()) if is_object else _Frame(None, 0))
        self.state = self._first_key if is_object else self._first_item

    def _close(self) -> None:
        self.position += 1
        self.stack.pop()
        self._after_value()

    def _after_value(self) -> None:
        self.state = self._separator if self.stack else self._end

    def _first_key(self) -> None:
        if self.text.startswith("}", self.position):
            self._close()
        else:
            self._key()

    def _first_item(self) -> None:
        if self.text.startswith("]", self.position):
            self._close()
        else:
            self._value()

    def _key(self) -> None:
        if not self.text.startswith('"', self.position):
            self._stop(
                "a key in quotation marks", "write keys in quotation marks, and no comma after the last"
            )
            return
        start, frame = self.position, self.stack[-1]
        key = self._string()
        if key is None or frame.keys is None:
            return
        frame.step = key
        if key in frame.keys:
            self._report("duplicate-key", f"the key {key!r} is here twice", start, "keep one of them")
        frame.keys.add(key)
        self._skip_space()
        if not self.text.startswith(":", self.position):
            self._stop(f"':' after the key {key!r}")
            return
        self.position += 1
        self.state = self._value

    def _separator(self) -> None:
        frame = self.stack[-1]
        closing = "]" if frame.keys is None else "}"
        if self.text.startswith(",", self.position):
            self.position += 1
            frame.step = frame.step + 1 if isinstance(frame.step, int) else None
            self.state = self._value if frame.keys is None else self._key
        elif self.text.startswith(closing, self.position):
            self._close()
        else:
            self._stop(f"',' or '{closing}'")

    def _end(self) -> None:
        self.state = None
        if self.position < len(self.text):
            shown = self.text[self.position : self.position + 20].partition("\n")[0]
            message = f"{shown!r} stands after the end of the value"
            self._report("trailing-data", message, self.position, "keep one value, or write JSON Lines")
