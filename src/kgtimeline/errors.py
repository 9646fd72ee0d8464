"""Problems that checks find, and the exceptions that everything raises.

Every exception of the package descends from `KgTimelineError` and carries its
data as attributes, so that no caller has to read a message. Messages are
lowercase, quote the value, and end with the mend.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Severity(StrEnum):
    """How much a problem matters: an error breaks a rule, a warning deserves a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding of a check, with the place it stands at.

    Args:
        code: Stable name of the rule that was broken, such as `unknown-actor`.
        message: What is wrong, with the value quoted.
        severity: `error` or `warning`.
        file: Name of the file, None when the check had no file.
        path: JSON Pointer (RFC 6901) to the value; `""` is the whole document.
            In JSON Lines it counts events as if they stood in one document.
        line: Line of the value, counted from 1; None when there is no text.
        column: Column of the value in code points, counted from 1.
        event_id: The event the value belongs to, if it belongs to one.
        hint: How to mend it.

    Example:
        >>> print(Problem("unknown-actor", "no actor 'x'", path="/events/0"))
        /events/0: error[unknown-actor] no actor 'x'
    """

    code: str
    message: str
    severity: Severity = Severity.ERROR
    file: str | None = None
    path: str = ""
    line: int | None = None
    column: int | None = None
    event_id: str | None = None
    hint: str | None = None

    def __str__(self) -> str:
        """Say it on one line: `file:line:column: error[code] message`."""
        place = [str(part) for part in (self.file, self.line, self.column) if part is not None]
        if self.line is None and self.path:
            place.append(self.path)
        where = ":".join(place) or "document"
        return f"{where}: {self.severity}[{self.code}] {self.message}"


MOST_SHOWN_CHARACTERS = 60
"""So much of a value stands in a message."""


class KgTimelineError(Exception):
    """Base of every exception that this package raises."""

    PARTS: ClassVar[tuple[str, ...]] = ()
    """Names of the attributes that make the error, in the order in which it takes them."""

    def __reduce__(self) -> tuple[object, ...]:
        """Let the error cross a process border with its parts."""
        return type(self), tuple(getattr(self, part) for part in self.PARTS)


class DateSyntaxError(KgTimelineError, ValueError):
    """A text is no EDTF value.

    Args:
        text: The whole text.
        position: Where it goes wrong, in code points from 0.
        expected: What could stand there.
        hint: A value that was perhaps meant, such as `use 2024-02`.
    """

    PARTS = ("text", "position", "expected", "hint")

    def __init__(self, text: str, position: int, expected: str, hint: str | None = None) -> None:
        self.text = text
        self.position = position
        self.expected = expected
        self.hint = hint
        shown = _shown(text)
        found = "the end" if position >= len(text) else repr(text[position])
        mend = hint or "write an EDTF value such as 2024-02-12, 2024-02 or 2023/2024"
        super().__init__(
            f"{shown} is no EDTF date: at position {position} found {found}, expected {expected}; {mend}"
        )


class DateRangeError(KgTimelineError, ValueError):
    """A date is well formed but impossible, or unfit for what was asked of it.

    Args:
        text: The date.
        reason: Why it does not serve, lowercase.
        hint: The mend.
    """

    PARTS = ("text", "reason", "hint")

    def __init__(self, text: str, reason: str, hint: str) -> None:
        self.text = text
        self.reason = reason
        self.hint = hint
        shown = _shown(text)
        super().__init__(f"{shown}: {reason}; {hint}")


class DatasetReadError(KgTimelineError):
    """The bytes of a dataset can't be had: missing, a directory, no permission.

    Args:
        path: What was to be read.
        reason: Why it could not be, lowercase.
        line: Line the reading had reached, counted from 1, if it had begun.
        column: Column on that line, counted from 1.
    """

    PARTS = ("path", "reason", "line", "column")

    def __init__(self, path: str, reason: str, line: int | None = None, column: int | None = None) -> None:
        self.path = path
        self.reason = reason
        self.line = line
        self.column = column
        place = "".join(f":{part}" for part in (line, column) if part is not None)
        super().__init__(f"can't read {path!r}{place}: {reason}")


class DatasetWriteError(KgTimelineError):
    """A file can't be written: no such folder, no permission, no space.

    Args:
        path: What was to be written.
        reason: Why it could not be, lowercase.
        mend: What to do about it.
    """

    PARTS = ("path", "reason", "mend")

    def __init__(self, path: str, reason: str, mend: str = "name another place") -> None:
        self.path, self.reason, self.mend = path, reason, mend
        super().__init__(f"can't write {path!r}: {reason}; {mend}")


class DatasetInvalidError(KgTimelineError, ValueError):
    """A dataset breaks its structure or its references.

    Args:
        problems: All that was found, never only the first; not empty.
    """

    PARTS = ("problems",)

    MOST_SHOWN = 10

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        lines = [str(problem) for problem in self.problems[: self.MOST_SHOWN]]
        if (more := len(self.problems) - len(lines)) > 0:
            lines.append(f"... and {more} more")
        count = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        super().__init__("\n".join([f"{count}; mend them all, then load again:", *lines]))


class SchemaVersionError(DatasetInvalidError):
    """A dataset was written for a version of the format that is not known here."""


class EventNotFoundError(KgTimelineError, LookupError):
    """No event has this id.

    Args:
        event_id: What was asked for.
        near: Ids that are close to it, best first; may be empty.
    """

    PARTS = ("event_id", "near")

    def __init__(self, event_id: str, near: Sequence[str] = ()) -> None:
        self.event_id, self.near = event_id, tuple(near)
        otherwise = "list the ids: kgtimeline query --format ids"
        super().__init__(f"no event {event_id!r}; {did_you_mean(self.near, otherwise)}")


class SourceNotFoundError(KgTimelineError, LookupError):
    """No source has this id.

    Args:
        source_id: What was asked for.
        near: Ids that are close to it, best first; may be empty.
    """

    PARTS = ("source_id", "near")

    def __init__(self, source_id: str, near: Sequence[str] = ()) -> None:
        self.source_id = source_id
        self.near = tuple(near)
        super().__init__(
            f"no source {source_id!r}; {did_you_mean(self.near, 'list them with: kgtimeline sources')}"
        )


class ActorNotFoundError(KgTimelineError, LookupError):
    """No actor has this id or name, or none whom a source names.

    Args:
        name: What was asked for.
        near: Names that are close to it, best first; may be empty.
        source: The source among whose actors it was looked for; None for all actors.
    """

    PARTS = ("name", "near", "source")

    def __init__(self, name: str, near: Sequence[str] = (), source: str | None = None) -> None:
        self.name, self.near, self.source = name, tuple(near), source
        whom = f" among those whom the source {source!r} names" if source else ""
        command = f"kgtimeline actors{f' --source {source}' if source else ''}"
        super().__init__(f"no actor {name!r}{whom}; {did_you_mean(self.near, f'list them with: {command}')}")


class AmbiguousActorError(KgTimelineError, LookupError):
    """A name fits several actors, and none better than the others.

    Args:
        name: What was asked for.
        candidates: `(id, name)` of every actor it fits, by id; at least two.
    """

    PARTS = ("name", "candidates")

    def __init__(self, name: str, candidates: Sequence[tuple[str, str]]) -> None:
        self.name = name
        self.candidates = tuple(candidates)
        listed = ", ".join(f"{actor_id} ({label})" for actor_id, label in self.candidates)
        super().__init__(f"{name!r} fits {len(self.candidates)} actors: {listed}; use an id")


class QuerySyntaxError(KgTimelineError, ValueError):
    """A query says something that no query can say.

    Args:
        text: The query, or the value in it that does not serve.
        position: Where it goes wrong, in code points from 0.
        expected: What could stand there.
        hint: What was perhaps meant, such as `did you mean 'letter'?`.
    """

    PARTS = ("text", "position", "expected", "hint")

    def __init__(self, text: str, position: int, expected: str, hint: str | None = None) -> None:
        self.text = text
        self.position = position
        self.expected = expected
        self.hint = hint
        shown = _shown(text, position)
        place = f" at position {position}" if position else ""
        super().__init__(f"can't ask for {shown}:{place} expected {expected}; {hint or 'mend the query'}")


class CitationError(KgTimelineError, LookupError):
    """Words can't be cited: they stand nowhere, in several places, or cut a word.

    Args:
        words: What was looked for.
        reason: Why it can't be cited, lowercase.
        places: `(line, context)` of each place that was found, or of the nearest one; lines from 1.
        hint: The mend.
    """

    PARTS = ("words", "reason", "places", "hint")

    def __init__(self, words: str, reason: str, places: Sequence[tuple[int, str]], hint: str) -> None:
        self.words = words
        self.reason = reason
        self.places = tuple(places)
        self.hint = hint
        shown = _shown(words)
        listed = "".join(f"\n  line {line}: {context}" for line, context in self.places)
        super().__init__(f"can't cite {shown}: {reason}; {hint}{listed}")


class ExtraMissingError(KgTimelineError, ImportError):
    """Something was asked that needs an optional package.

    Args:
        package: The package that is not installed.
        purpose: What it is needed for, lowercase.
    """

    PARTS = ("package", "purpose")

    EXTRAS: ClassVar = {"matplotlib": "plot", "pyspark": "spark"} | {
        n: n for n in ("polars", "pandas", "dask")
    }
    """The extra that brings a package; that of any other one is `tables`."""

    def __init__(self, package: str, purpose: str) -> None:
        self.package, self.purpose = package, purpose
        self.extra = self.EXTRAS.get(package, "tables")
        mend = f"run: pip install 'kgtimeline[{self.extra}]'"
        super().__init__(f"{purpose} needs {package!r}, which is not installed; {mend}")


class ResourceMissingError(KgTimelineError, LookupError):
    """A file that belongs to the package is not there.

    Args:
        name: Its name, such as `data/events.json`.
    """

    PARTS = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"the package lacks {name!r}; install it again")


def did_you_mean(near: Sequence[str], otherwise: str) -> str:
    """Word the mend of an unknown name: the near ones, or `otherwise`.

    Example:
        >>> did_you_mean(["a", "b"], "list them")
        "did you mean 'a' or 'b'?"
    """
    if not near:
        return otherwise
    return f"did you mean {' or '.join(map(repr, near))}?"


def _shown(text: str, position: int = 0) -> str:
    """Quote a value for a message, cut around a place to a length that fits on a line."""
    if len(text) <= MOST_SHOWN_CHARACTERS:
        return repr(text)
    half, room = MOST_SHOWN_CHARACTERS // 2, MOST_SHOWN_CHARACTERS - 6
    if position < half:
        return repr(f"{text[: room + 3]}...")
    piece = text[position - half : position - half + room]
    return repr(f"...{piece}{'...' if position - half + room < len(text) else ''}")
