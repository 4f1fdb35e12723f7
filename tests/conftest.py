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
    "tests.garbage",
    "tests.visitor",
]


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        compile_catalogues(settings.LOCALE_PATHS)
        # WhiteNoise warns of a missing folder, and warnings are errors in the tests.
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True)
def _default_language() -> Iterator[None]:
    """Start every test in the source language, even if the previous test activated another."""
    with translation.override(settings.LANGUAGE_CODE):
        yield
