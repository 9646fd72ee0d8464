"""The program as a process: pipes, interrupts, colours, a bare start."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("kgtimeline")

MORE_THAN_A_PIPE_HOLDS = 1_000_000


def test_a_closed_pipe_leaves_no_traceback() -> None:
    process = subprocess.Popen(
        [PROGRAM, "query", "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait() in {0, 141}
    assert errors == ""


def test_an_interrupt_leaves_no_traceback() -> None:
    process = subprocess.Popen(
        [PROGRAM, "validate", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    process.stdin.write(" " * MORE_THAN_A_PIPE_HOLDS)  # returns only when the program has begun to read
    process.stdin.flush()
    time.sleep(0.3)  # it has read all there is and waits for more
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert "interrupted" in errors


def test_a_pipe_gets_no_colour() -> None:
    done = subprocess.run([PROGRAM, "query"], capture_output=True, text=True, check=True)
    assert "\x1b" not in done.stdout


def test_help_imports_no_pydantic() -> None:
    code = (
        "import sys\nfrom kgtimeline.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "loaded = {name.split('.')[0] for name in sys.modules}\n"
        "heavy = {'pydantic', 'jsonschema', 'rich', 'dateutil'} & loaded\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "validate" in done.stdout


def test_every_command_explains_itself() -> None:
    from kgtimeline.cli.main import main

    for name in main.commands:
        done = subprocess.run([PROGRAM, name, "--help"], capture_output=True, text=True, check=True)
        assert "Usage: kgtimeline" in done.stdout


def test_shell_completion_offers_the_kinds() -> None:
    environment = {
        **os.environ,
        "_KGTIMELINE_COMPLETE": "bash_complete",
        "COMP_WORDS": "kgtimeline query --kind le",
        "COMP_CWORD": "3",
    }
    done = subprocess.run([PROGRAM], capture_output=True, text=True, check=False, env=environment)
    assert "letter" in done.stdout
