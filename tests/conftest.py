import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import translation

from core.catalogues import compile_catalogues

pytest_plugins = ["tests.databases.plugin", "tests.browser", "tests.closing", "tests.visitor"]


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        compile_catalogues(settings.LOCALE_PATHS)
        # WhiteNoise warns of a missing folder, and here a warning is an error.
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is about another database, or asks for a search server that nobody named.

    Not skipped: in CI a skipped test is a failure.
    """
    other = set()
    if connection.vendor != "postgresql":
        other.add("postgresql")
    if not os.environ.get("OPENSEARCH_TEST_URL"):
        other.add("opensearch")
    left_out = [item for item in items if any(item.get_closest_marker(name) for name in other)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture(autouse=True)
def _default_language() -> Iterator[None]:
    """Start every test in the source language, whatever the one before has activated."""
    with translation.override(settings.LANGUAGE_CODE):
        yield
