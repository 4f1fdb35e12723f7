"""A visitor: a client to whom everything that was saved is committed."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import translation


class Visitor(Client):
    """Comes after the commit, and leaves the test's language as it was.

    A test's own transaction never ends, so what waits for its commit (a forgotten
    cache, the reference index) happens when the visitor comes.
    """

    def request(self, **request: Any) -> Any:
        waiting, connection.run_on_commit = connection.run_on_commit, []
        for _savepoints, callback, _robust in waiting:
            callback()
        with translation.override(translation.get_language()):
            return super().request(**request)

    def read(self, address: str, **extra: Any) -> BeautifulSoup:
        """Open a page that must be there."""
        response = self.get(address, **extra)
        assert response.status_code == 200, f"{address}: {response.status_code}"
        return soup(response)


def soup(response: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def words(node: Any) -> str:
    """The text of a node, with single spaces."""
    return " ".join(node.get_text(" ").split())


@pytest.fixture
def visitor(db: None) -> Visitor:
    return Visitor()
