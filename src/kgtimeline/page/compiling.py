"""Make the code of the page small before it is shipped: `python -m kgtimeline.page.compiling [--check]`.

Pages hold what this writes to `compiled/`. It is made from `assets/` with a minifier (extra
`dev`) when those change, and committed, so that every page has the same bytes wherever it is made.
"""

import sys
from pathlib import Path

from kgtimeline.page.bundle import COMPILED, flattened_script, flattened_style, mark

_TYPES = {"page.js": "application/javascript", "page.css": "text/css"}


def originals() -> dict[str, str]:
    """Give what is compiled, by the name of what it is compiled to."""
    return {"page.js": flattened_script(), "page.css": flattened_style()}


def compiled(name: str, original: str) -> str:
    """Give a text as it is shipped: its mark, then the text made small."""
    import minify

    return f"{mark(original)}\n{minify.string(_TYPES[name], original)}\n"


def main(arguments: list[str]) -> int:
    """Write what pages hold, or only say what is out of date."""
    folder = Path(__file__).parent / COMPILED
    stale = []
    for name, original in originals().items():
        file, text = folder / name, compiled(name, original)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in arguments:
                folder.mkdir(exist_ok=True)
                file.write_text(text, encoding="utf-8")
                print(f"wrote {name}: {len(text.encode()):,} bytes")  # noqa: T201 - a program for developers
    if stale and "--check" in arguments:
        print(f"out of date: {', '.join(stale)}; run make format", file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
