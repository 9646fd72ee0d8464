"""Pages in a real browser: from disk, without a network, and with every message of the console a failure."""

import os
import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import kgtimeline as kg
from kgtimeline.page import render

IN_CI = bool(os.environ.get("CI"))
"""Where a run decides whether a change lands, a browser that is missing is a failure."""
WIDTHS = (360, 768, 1440)
OpenPage = Callable[..., Any]
"""Opens a timeline's page: `page_of(timeline, fragment="", **options of the browser's context)`."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder: playwright and a browser are extras."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.extra)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start Chromium, that of KGTIMELINE_CHROMIUM or the one on the path."""
    program = os.environ.get("KGTIMELINE_CHROMIUM") or shutil.which("chromium")
    if program is None or find_spec("playwright") is None:
        if IN_CI:
            pytest.fail("no Chromium or no playwright; install chromium and the extra browser")
        pytest.skip("needs Chromium and the extra browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def timeline() -> kg.Timeline:
    return kg.load()


@pytest.fixture
def page_of(browser: Any, tmp_path: Path) -> Iterator[OpenPage]:
    """Open pages from `file://` with all other requests blocked; whatever the console says fails the test."""
    said: list[str] = []
    contexts = []

    def block(route: Any) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            said.append(f"asked for {route.request.url}")
            route.abort()

    def open_page(timeline: kg.Timeline, fragment: str = "", **options: Any) -> Any:
        file = tmp_path / "timeline.html"
        file.write_text(render(timeline), encoding="utf-8")
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        contexts.append(context)
        context.route("**/*", block)
        page = context.new_page()
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(file.as_uri() + fragment)
        if options.get("java_script_enabled", True):
            page.wait_for_selector("html[data-views=on]")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []


@pytest.fixture
def shipped(page_of: OpenPage, timeline: kg.Timeline) -> Any:
    """Open the page of the shipped dataset at 1440 pixels."""
    return page_of(timeline)
