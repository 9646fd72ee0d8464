"""Make the pictures of the page in `docs/images` from the real page of the shipped dataset.

Run: make screenshots. Chromium is the one on the path, or that which KGTIMELINE_CHROMIUM names. Look at every
picture before it is committed: nothing may be cut off, nothing stand on top of anything else, every date be
readable.
"""

import io
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import kgtimeline as kg
from kgtimeline.page import write

if TYPE_CHECKING:
    from playwright.sync_api import Browser

IMAGES = Path(__file__).parent / "images"
SIZES = {360: 1500, 768: 1250, 1440: 1000}
"""Width and height of each picture, in pixels of the page."""
EVENT = "#event=japarov-letter-to-blinken"
COLOURS = 256
MOST_BYTES = 150_000


def main() -> None:
    """Draw the page at three widths in both themes, and once with the panel of an event."""
    from playwright.sync_api import sync_playwright

    program = os.environ.get("KGTIMELINE_CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "timeline.html"
        write(kg.load(), page)
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for width, height in SIZES.items():
            for theme in ("light", "dark"):
                _draw(browser, page.as_uri(), f"page-{width}-{theme}", (width, height), theme)
        _draw(browser, page.as_uri() + EVENT, "page-panel-light", (1800, 1100), "light")
        browser.close()


def _draw(browser: "Browser", address: str, name: str, size: tuple[int, int], theme: str) -> None:
    """Write one picture with few colours, which type on paper needs no more of."""
    from PIL import Image

    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, color_scheme=theme, reduced_motion="reduce"
    )
    page.goto(address)
    page.wait_for_selector("#timeline .mark")
    page.wait_for_timeout(800)
    drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    path = IMAGES / f"{name}.png"
    drawn.quantize(COLOURS, kmeans=2, dither=Image.Dither.NONE).save(path, optimize=True)
    size_bytes = path.stat().st_size
    if size_bytes > MOST_BYTES:
        raise SystemExit(f"{path.name} has {size_bytes:,} bytes; at most {MOST_BYTES:,} are wanted")
    print(f"{path.name}: {size_bytes:,} bytes")


if __name__ == "__main__":
    main()
