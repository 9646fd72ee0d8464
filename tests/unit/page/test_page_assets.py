"""The browser's code: it flattens, names nothing twice, and sets every value as text."""

import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from kgtimeline.page.bundle import STYLES, flatten, flattened_script, flattened_style, script
from kgtimeline.vocab import Kind

ASSETS = {
    one.name: one.read_text(encoding="utf-8") for one in files("kgtimeline.page").joinpath("assets").iterdir()
}
MODULES = {name: text for name, text in ASSETS.items() if name.endswith(".js")}
FORBIDDEN = (
    "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "import(",
    "fetch(",
    "XMLHttpRequest", "localStorage", "sessionStorage", "document.cookie", "Math.random", "http://", "https://",
    'setAttribute("style"', "DOMParser", "createContextualFragment", "setHTMLUnsafe",
)  # fmt: skip
SVG_NAMESPACE = "http://www.w3.org/2000/svg"
LEAST_CONTRAST = 3.0
"""Of marks on paper: WCAG 2.2, success criterion 1.4.11."""


def test_every_module_is_used() -> None:
    for name, text in MODULES.items():
        if name != "main.js":
            assert any(f'from "./{name}";' in other for other in MODULES.values()), name
        assert text


def test_every_style_sheet_is_used() -> None:
    assert {name for name in ASSETS if name.endswith(".css")} <= set(STYLES)


@pytest.mark.parametrize("name", sorted(MODULES))
def test_modules_are_short_and_set_text_only(name: str) -> None:
    text = MODULES[name].replace(SVG_NAMESPACE, "")
    assert len(text.splitlines()) <= 350
    assert [word for word in FORBIDDEN if word in text] == []


@pytest.mark.parametrize("name", sorted(MODULES))
def test_no_text_runs_over_a_line_so_that_indentation_may_go(name: str) -> None:
    bare = re.sub(r"/(?:[^/\\\n]|\\.)+/[a-z]*[,;]", "", MODULES[name])
    odd = [line for line in bare.splitlines() if line.replace("\\`", "").count("`") % 2]
    assert odd == []


def test_flattened_code_is_one_script_without_imports() -> None:
    assert not re.search(r"^(import|export)\b", flattened_script(), re.MULTILINE)


def test_top_level_names_are_unique_over_all_modules() -> None:
    pattern = re.compile(r"^(?:export )?(?:async )?(?:function\*?|const|let|class) ([\w$]+)", re.MULTILINE)
    names = [name for text in MODULES.values() for name in pattern.findall(text)]
    assert len(names) > 100
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_flattened_code_parses(tmp_path: Path) -> None:
    if shutil.which("node") is None:
        pytest.skip("needs node")
    (tmp_path / "page.mjs").write_text(script(), encoding="utf-8")
    done = subprocess.run(
        ["node", "--check", tmp_path / "page.mjs"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("modules", "fault"),
    [
        ({"main.js": 'import { a } from "./a.js";\n',
          "a.js": 'import { main } from "./main.js";\nexport function a() {}\n'},
         "imports 'main' from main.js, which does not export it"),
        ({"main.js": 'import { a } from "./a.js";\nexport const m = 1;\n',
          "a.js": 'import { m } from "./main.js";\nexport function a() {}\n'}, "in a circle"),
        ({"main.js": 'import { a } from "./a.js";\nconst b = 1;\n',
          "a.js": "export const a = 1;\nconst b = 2;\n"},
         "'b' is in a.js and in main.js"),
        ({"main.js": 'import x from "./a.js";\n'}, "import and export names only"),
        ({"main.js": "export default 1;\n"}, "import and export names only"),
    ],
)  # fmt: skip
def test_what_cannot_be_flattened_is_refused(modules: dict[str, str], fault: str) -> None:
    with pytest.raises(ValueError, match=re.escape(fault)):
        flatten(modules)


def test_modules_stand_after_what_they_need_and_by_name() -> None:
    modules = {
        "main.js": 'import { z } from "./z.js";\nimport { a, b } from "./a.js";\nz(a, b);\n',
        "a.js": '// why\nimport { z } from "./z.js";\n\nexport const a = 1;\nexport const b = z;\n',
        "z.js": "/** What. */\nexport async function z() {\n  // inside\n  return 1;\n}\n",
        "unused.js": "export const a = 2;\n",
    }
    wanted = "async function z() {\nreturn 1;\n}\nconst a = 1;\nconst b = z;\nz(a, b);\n"
    assert flatten(modules) == wanted


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    "token", [*(f"kind-{place}" for place in range(len(Kind))), "accent", "focus", "faint"]
)
def test_colours_stand_out_from_the_paper(token: str, theme: int) -> None:
    assert _contrast(_colour(token, theme), _colour("paper", theme)) >= LEAST_CONTRAST


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("token", ["ink", "soft", "accent", "warn"])
@pytest.mark.parametrize("ground", ["paper", "panel"])
def test_text_can_be_read(token: str, ground: str, theme: int) -> None:
    assert _contrast(_colour(token, theme), _colour(ground, theme)) >= 4.5


def _colour(token: str, theme: int) -> str:
    found = re.search(rf"--{token}: light-dark\((#[0-9a-f]{{6}}), (#[0-9a-f]{{6}})\)", flattened_style())
    assert found is not None, token
    return found[theme + 1]


def _contrast(one: str, other: str) -> float:
    """Give the contrast of two colours as WCAG has it."""
    lights = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
