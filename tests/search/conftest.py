from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _indexed_at_once(visitors_index: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Index a change when it is made: a test's transaction is never committed."""

    def at_once(
        function: Callable[[], Any], using: str | None = None, robust: bool = False
    ) -> None:
        function()

    monkeypatch.setattr("search.indexing.changes.transaction.on_commit", at_once)
