"""What an index needs of an event, read from its line without looking at the rest.

With msgspec (extra `fast`) the rest costs next to nothing; without it the same fields
are read more slowly. Whoever checks the data lets every key be read: what a sketch then
writes again shows whether a key stood twice.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import GenericAlias
from typing import Any, NamedTuple, Protocol, TypeAlias, cast, get_args

from kgtimeline.dataset.json_text import has_unique_keys
from kgtimeline.model.base import Leaf, fields_by_key
from kgtimeline.model.datings import Dating, DatingFrom, Relation
from kgtimeline.model.event_base import BaseEvent
from kgtimeline.model.events import EVENT_TYPES
from kgtimeline.model.reports import Participant, Report

_ESCAPED_MARK = b"\\u0022"


class Sketch(Protocol):
    """An event as far as an index looks at it; an `Event` is one too."""

    id: str
    kind: str
    date: Any
    extent: str | None
    dating: Any
    factuality: str | None
    participants: Any
    reports: Any
    relations: Any
    tags: Any
    codes: Mapping[str, str] | None
    figures: Any


class UnreadableLineError(ValueError):
    """A line is no event, as far as a sketch can tell."""


class Reader(NamedTuple):
    """How lines become sketches.

    Args:
        read: Turns some lines into sketches; raises `UnreadableLineError` for a line that
            is no event.
        has_unique_keys: Tells whether no object of these lines repeats a key, given their
            sketches; exact when it says yes, if every line is a sound event.
    """

    read: Callable[[Sequence[bytes]], list[Sketch]]
    has_unique_keys: Callable[[Sequence[bytes], Sequence[Sketch]], bool]


@cache
def reader(*, whole: bool = False) -> Reader:
    """Give what turns lines into sketches.

    Args:
        whole: Read what stands under every key; else only what an index needs, and
            nothing can be said about keys.

    Example:
        >>> reader().read([b'{"id": "w", "kind": "war", "date": null, "participants": []}'])[0].kind
        'war'
    """
    try:
        import msgspec
    except ImportError:
        return slow_reader()
    decode = msgspec.json.Decoder(_event_type(msgspec, whole=whole)).decode
    encode = msgspec.json.Encoder().encode_lines

    def read(lines: Sequence[bytes]) -> list[Sketch]:
        try:
            return list(map(decode, lines))
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise UnreadableLineError(str(error)) from None

    def unique(lines: Sequence[bytes], sketches: Sequence[Sketch]) -> bool:
        return _is_all(encode(sketches), b"".join(lines)) or all(map(has_unique_keys, lines))

    return Reader(read, unique)


def _is_all(again: bytes, text: bytes) -> bool:
    r"""Tell whether sketches of some lines, written again, have all that stood in them.

    A decoder loses all but one of equal keys. Nothing is longer when it is written again:
    numbers and long texts are kept as they stood, and an escape never gets longer. So
    equal lengths prove that nothing was lost. Where white space or escapes make the text
    longer, equal numbers of quotation marks prove it, as nothing adds one but `\u0022`.
    """
    if len(again) == len(text) + (not text.endswith(b"\n")):
        return True
    return again.count(b'"') == text.count(b'"') and _ESCAPED_MARK not in text


_NEEDED: Mapping[type, Mapping[str, Any]] = {
    BaseEvent: {
        "id": str,
        "kind": str,
        "date": str | None,
        "extent": str | None,
        "factuality": str | None,
        "tags": GenericAlias(tuple, (str, ...)) | None,
        "codes": dict[str, str] | None,
    },
    Participant: {"actor": str, "role": str},
    Report: {"source": str},
    Relation: {"type": str, "event": str},
}
"""The values an index needs, in types of msgspec."""
_PARTS = {BaseEvent: ("dating", "participants", "reports", "relations", "figures"), Dating: ("anchors",)}
"""The keys that lead to them, or that need only hold something."""
_NAMING: Mapping[type, Mapping[str, Any]] = {
    Report: {"via": GenericAlias(tuple, (str, ...)) | None},
    DatingFrom: {"source": str, "via": GenericAlias(tuple, (str, ...)) | None},
}
"""The values that name other records besides."""


def _event_type(msgspec: Any, *, whole: bool) -> Any:
    """Make the type that msgspec fills with an event; keys that it lacks are skipped."""
    fields = {key: field for cls in EVENT_TYPES.values() for key, field in fields_by_key(cls).items()}
    made: dict[type, Any] = {}

    def type_of(key: str, field: Any) -> Any:
        """Look into what may hold keys; leave anything else as it stands."""
        parts = [cls for cls in _classes(field.annotation) if issubclass(cls, (Leaf, Mapping))]
        if not parts:
            return msgspec.Raw
        if issubclass(parts[0], Mapping):
            return dict[str, msgspec.Raw] | None
        part = made.get(parts[0]) or struct(parts[0], fields_by_key(parts[0]))
        several = GenericAlias(tuple, (part, ...)) if tuple in _classes(field.annotation) else part
        return several if key == "participants" and field.is_required() else several | None

    def struct(cls: type, fields: Mapping[str, Any]) -> Any:
        needed = {**_NEEDED.get(cls, {}), **(_NAMING.get(cls, {}) if whole else {})}
        chosen = fields if whole else [key for key in fields if key in needed or key in _PARTS.get(cls, ())]
        members = []
        for key in chosen:
            field = fields[key]
            member = (f"{key}_" if key == "from" else key, needed.get(key) or type_of(key, field))
            members.append(member if field.is_required() or key == "kind" else (*member, None))
        options = {"gc": False, "kw_only": True, "omit_defaults": True, "rename": {"from_": "from"}}
        made[cls] = msgspec.defstruct(cls.__name__, members, **options)
        return made[cls]

    return struct(BaseEvent, fields)


def _classes(annotation: Any) -> list[type]:
    """Give every class that an annotation mentions."""
    origin = getattr(annotation, "__origin__", None)
    found = [one for one in (annotation, origin) if isinstance(one, type) and not get_args(one)]
    return found + [cls for part in get_args(annotation) for cls in _classes(part)]


class _Values(dict[str, Any]):
    """A dictionary whose keys are attributes too; those that are missing are None."""

    def __getattr__(self, name: str) -> Any:
        return self.get(name.removesuffix("_"))


def slow_reader() -> Reader:
    """Give what does the same without msgspec."""

    def one(line: bytes) -> Sketch:
        try:
            found = json.loads(line, object_hook=_Values)
        except (ValueError, RecursionError) as error:
            raise UnreadableLineError(str(error)) from None
        if not _is_sketch(found):
            raise UnreadableLineError("a key is missing, or holds what it can't hold")
        return cast("Sketch", found)

    return Reader(
        lambda lines: [one(line) for line in lines], lambda lines, _: all(map(has_unique_keys, lines))
    )


_Form: TypeAlias = tuple[type, ...]
_TEXT: _Form = (str,)
_TEXT_OR_NONE: _Form = (str, type(None))


def _is_sketch(found: Any) -> bool:
    """Tell whether everything that an index needs is there, and of the type it expects."""
    if not isinstance(found, _Values) or not isinstance(found.get("participants"), list):
        return False
    if not isinstance(found.get("dating") or found, _Values) or not isinstance(
        found.get("codes") or {}, dict
    ):
        return False
    forms = {"id": _TEXT, "kind": _TEXT, "date": _TEXT_OR_NONE, "extent": _TEXT_OR_NONE}
    forms["factuality"] = _TEXT_OR_NONE
    if not all(isinstance(found.get(key), form) for key, form in forms.items()) or "date" not in found:
        return False
    parts = {"participants": ("actor", "role"), "reports": ("source",), "relations": ("type", "event")}
    lists = [found.get(key) or [] for key in (*parts, "tags", "figures")]
    if not all(isinstance(values, list) for values in lists):
        return False
    return (
        all(isinstance(tag, str) for tag in found.get("tags") or ())
        and all(isinstance(text, str) for text in (found.get("codes") or {}).values())
        and all(
            isinstance(part, _Values) and all(isinstance(part.get(name), str) for name in names)
            for key, names in parts.items()
            for part in found.get(key) or ()
        )
    )
