"""What it costs to start: importing the package, building the models, answering --help.

Run: .venv/bin/python benchmarks/startup.py
"""

import compileall
import subprocess
import sys
import tempfile
from pathlib import Path

import kgtimeline
from timing import interleaved, table

ONE_EVENT = """
import kgtimeline as kg
sender = kg.Participant(actor="a", role="sender")
kg.Letter(id="x", title="X", date="2024", participants=[sender])
"""
"""All validators that an event needs are built."""

BARE_CLICK = '''
import click
@click.group()
def main():
    """A bare program."""
@main.command()
def one():
    """One command."""
main()
'''


def python(code: str) -> None:
    """Run a line in a fresh interpreter."""
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    """Time fresh interpreters in turn; the time of an empty one is taken off the imports."""
    compileall.compile_dir(Path(kgtimeline.__file__).parent, quiet=1)  # as installing a wheel does
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE_CLICK)
        program = Path(sys.executable).with_name("kgtimeline")
        seconds = interleaved(
            {
                "empty": lambda: python(""),
                "pydantic": lambda: python("from pydantic import BaseModel, TypeAdapter"),
                "import kgtimeline": lambda: python("import kgtimeline"),
                "models imported": lambda: python("import kgtimeline; kgtimeline.Letter"),
                "an event made": lambda: python(ONE_EVENT),
                "dates alone": lambda: python("from kgtimeline.dates import EventDate"),
                "dataclasses, re": lambda: python("import dataclasses, re"),
                "bare click --help": lambda: subprocess.run(
                    [sys.executable, bare, "--help"], check=True, stdout=subprocess.DEVNULL
                ),
                "kgtimeline --help": lambda: subprocess.run(
                    [program, "--help"], check=True, stdout=subprocess.DEVNULL
                ),
            },
            rounds=15,
        )
    empty = seconds["empty"]

    def row(name: str, peer: str, *, whole: bool) -> list[str]:
        own, other = (
            (seconds[name], seconds[peer]) if whole else (seconds[name] - empty, seconds[peer] - empty)
        )
        return [name, f"{own * 1000:.1f}", peer, f"{other * 1000:.1f}", f"{own / other:.2f}"]

    table(
        "Start (milliseconds, median of 15; imports without the 'empty' interpreter, programs whole)",
        ("what", "ms", "against", "ms", "ratio"),
        [
            row("import kgtimeline", "pydantic", whole=False),
            row("models imported", "pydantic", whole=False),
            row("an event made", "pydantic", whole=False),
            row("dates alone", "dataclasses, re", whole=False),
            row("kgtimeline --help", "bare click --help", whole=True),
        ],
    )


if __name__ == "__main__":
    main()
