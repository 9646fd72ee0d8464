"""What every test shares: hypothesis profiles and the folders of outside material."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

IN_CI = bool(os.environ.get("CI"))
"""Where a run decides whether a change lands, it draws the same examples each time."""

settings.register_profile(
    "dev",
    max_examples=50,
    deadline=None,
    derandomize=IN_CI,
    # a busy machine is no fault of the code, nor is an unlucky draw of words
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.register_profile("ci", parent=settings.get_profile("dev"), max_examples=100, derandomize=True)
settings.register_profile("deep", parent=settings.get_profile("ci"), max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


def _folder(variable: str) -> Path:
    """Find a folder of outside material, or skip the test that wants it."""
    value = os.environ.get(variable)
    if not value:
        pytest.skip(f"set {variable} to the folder that holds this material")
    return Path(value)


@pytest.fixture(scope="session")
def articles() -> Path:
    """Give the folder of the article texts."""
    return _folder("KGTIMELINE_ARTICLES")


@pytest.fixture(scope="session")
def cases() -> Path:
    """Give the folder of public test cases."""
    return _folder("KGTIMELINE_CASES")


@pytest.fixture(scope="session")
def peers() -> Path:
    """Give the folder of real peer data."""
    return _folder("KGTIMELINE_PEERS")
