"""The browser's code and style, each as one text: modules flattened in the order they need each other."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from hashlib import sha256
from importlib.resources import files

STYLES = ("base.css", "filters.css", "list.css", "timeline.css", "panel.css", "views.css", "print.css")
"""The style sheets in the order in which they count; later ones win."""

_IMPORT = re.compile(r'^import \{ ?([^}]*?),? ?\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function\b|const\b|class\b)", re.MULTILINE)
_TOP_LEVEL = re.compile(r"^(?:export )?(?:async )?(?:function\*?|const|let|class) ([\w$]+)", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:[^*]|\*(?!/))*\*/|//.*)[ \t]*\n", re.MULTILINE)
_MARGIN = re.compile(r"\n\s+")


COMPILED = "compiled"
"""The folder of what `compiling` makes of the assets; pages hold that."""


@cache
def script() -> str:
    """Give the script of the page: all modules as one, compiled.

    Example:
        >>> "import {" in script(), "WORDS" in script()
        (False, True)
    """
    return _shipped("page.js", flattened_script())


@cache
def style() -> str:
    """Give the style of the page: all style sheets as one, compiled."""
    return _shipped("page.css", flattened_style())


def flattened_script() -> str:
    """Give all modules as one, without comments on lines of their own.

    Example:
        >>> "import {" in flattened_script(), flattened_script().count("const WORDS")
        (False, 1)
    """
    return flatten(dict(_texts(".js")))


def flattened_style() -> str:
    """Give all style sheets as one, without comments on lines of their own."""
    found = dict(_texts(".css"))
    return _bare("\n".join(found[name] for name in STYLES if name in found))


def mark(original: str) -> str:
    """Say in a first line from which text something was compiled.

    Example:
        >>> mark("")
        '/* made from e3b0c44298fc1c149afbf4c8996fb924 by kgtimeline.page.compiling */'
    """
    return f"/* made from {sha256(original.encode()).hexdigest()[:32]} by kgtimeline.page.compiling */"


def _shipped(name: str, original: str) -> str:
    """Give what was compiled of a text, or the text itself if it has changed since."""
    file = files("kgtimeline.page").joinpath(COMPILED, name)
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    made_from, _, compiled = text.partition("\n")
    return compiled if made_from == mark(original) else original


def flatten(modules: Mapping[str, str], entry: str = "main.js") -> str:
    r"""Put an ES module and all that it needs into one text, each after those that it imports from.

    What a module exports keeps its name, so top-level names must differ over all modules.

    Args:
        modules: The text of each module by the name of its file.
        entry: The module that starts everything.

    Raises:
        ValueError: If modules import each other in a circle, something is imported that no
            module exports, two modules have a top-level name in common, or a line imports or
            exports in a form that can't be flattened.

    **Shape**: modules that don't need each other stand in the order of their names.

    Example:
        >>> parts = {"a.js": 'import { b } from "./b.js";\nb();\n', "b.js": "export function b() {}\n"}
        >>> print(flatten(parts, "a.js"), end="")
        function b() {}
        b();
    """
    reached = _reached(entry, modules)
    try:
        order = tuple(_in_order(reached))
    except CycleError as error:
        raise ValueError(f"modules import each other in a circle: {error.args[1]}; break it up") from None
    _refuse_repeated_names({name: modules[name] for name in order})
    return "".join(_flat(name, modules[name]) for name in order)


def _reached(entry: str, modules: Mapping[str, str]) -> dict[str, list[str]]:
    """Find the modules that one needs, directly or not, each with those it imports from."""
    found: dict[str, list[str]] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = _needs(name, modules[name], modules)
            waiting += found[name]
    return dict(sorted(found.items()))


def _texts(suffix: str) -> Iterator[tuple[str, str]]:
    """Read the assets of a sort, by name."""
    for asset in sorted(files("kgtimeline.page").joinpath("assets").iterdir(), key=lambda one: one.name):
        if asset.name.endswith(suffix):
            yield asset.name, asset.read_text(encoding="utf-8")


def _needs(name: str, text: str, modules: Mapping[str, str]) -> list[str]:
    """Find the modules that one imports from, and make sure that they export what it imports."""
    found = []
    for names, origin in _IMPORT.findall(text):
        for wanted in re.split(r",\s*", names):
            if not re.search(
                rf"^export (?:async )?(?:function|const|class) {wanted}\b",
                modules.get(origin, ""),
                re.MULTILINE,
            ):
                raise ValueError(f"{name} imports {wanted!r} from {origin}, which does not export it")
        found.append(origin)
    return sorted(found)


def _in_order(needs: Mapping[str, list[str]]) -> Iterator[str]:
    """Go through names after what they need, by name where that leaves a choice."""
    sorter = TopologicalSorter(needs)
    sorter.prepare()
    ready = sorted(sorter.get_ready())
    while ready:
        name = ready.pop(0)
        yield name
        sorter.done(name)
        ready = sorted([*ready, *sorter.get_ready()])


def _refuse_repeated_names(modules: Mapping[str, str]) -> None:
    """Make sure that no two modules have a top-level name in common: flattened, they would clash."""
    owners: dict[str, str] = {}
    for module, text in sorted(modules.items()):
        for name in _TOP_LEVEL.findall(text):
            if owners.setdefault(name, module) != module:
                raise ValueError(f"{name!r} is in {owners[name]} and in {module}; rename one of them")


def _flat(name: str, text: str) -> str:
    text = _EXPORT.sub("", _IMPORT.sub("", text))
    if found := _LEFT_OVER.search(text):
        raise ValueError(f"{name} has {found[0]!r}; import and export names only, one import a line")
    return _bare(text)


def _bare(text: str) -> str:
    """Leave comments, empty lines and indentation away: they are for readers of the files."""
    return _MARGIN.sub("\n", _COMMENT.sub("", text)).lstrip()
