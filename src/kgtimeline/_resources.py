"""Where the files that come with the package are: in the wheel, or in the checkout."""

from pathlib import Path

from kgtimeline.errors import ResourceMissingError

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE / "_bundled", _PACKAGE.parents[1])
"""A wheel carries the files in `_bundled`; a checkout or an editable install has them at its root."""


def resource(name: str) -> Path:
    """Find a file that comes with the package.

    Args:
        name: Its path from the root of the project, such as `data/events.json`.

    Returns:
        A path that exists.

    Raises:
        ResourceMissingError: If the file is in none of the two places.

    Example:
        >>> resource("data/events.json").name
        'events.json'
    """
    for place in _PLACES:
        if (path := place / name).is_file():
            return path
    raise ResourceMissingError(name)


def dataset_path() -> Path:
    """Find the dataset that ships with the package."""
    return resource("data/events.json")


def schema_path(name: str) -> Path:
    """Find a shipped JSON Schema: `timeline` or `event`."""
    return resource(f"schema/{name}.schema.json")
