from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from core.catalogues import compile_catalogues

pytest_plugins = [
    "tests.background",
    "tests.databases.plugin",
    "tests.selection",
    "tests.browser",
    "tests.closing",
    "tests.visitor",
]


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        compile_catalogues(settings.LOCALE_PATHS)
        # WhiteNoise warns of a missing folder, and here a warning is an error.
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True)
def _default_language() -> Iterator[None]:
    """Start every test in the source language, whatever the one before has activated."""
    with translation.override(settings.LANGUAGE_CODE):
        yield
