r"""Values in the page: as JSON that can't leave its element, and as escaped HTML."""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

_UNSAFE = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def safe_json(value: Any) -> str:
    r"""Write a value as JSON in which nothing can end or begin an element.

    Example:
        >>> print(safe_json({"title": "</script><!--"}))
        {"title":"\u003c/script\u003e\u003c!--"}
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_UNSAFE)


def safe_lines(values: Iterable[Mapping[str, Any]]) -> str:
    """Write values as such JSON, one a line, so that each can be read alone."""
    return "\n".join(map(safe_json, values))


def hash_source(text: str) -> str:
    """Give the source expression of Content-Security-Policy that lets this very text run.

    Example:
        >>> hash_source("")
        "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
