"""A test client that runs the pending ``on_commit`` callbacks before each request."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import translation


class Visitor(Client):
    """Runs ``on_commit`` callbacks before a request, and restores the test's language after it.

    A test's own transaction is never committed, so callbacks that wait for the commit
    (clearing a cache, the reference index) run when the visitor sends a request.
    """

    def request(self, **request: Any) -> Any:
        waiting, connection.run_on_commit = connection.run_on_commit, []
        for _savepoints, callback, _robust in waiting:
            callback()
        with translation.override(translation.get_language()):
            return super().request(**request)

    def read(self, address: str, **extra: Any) -> BeautifulSoup:
        """Request a page that must exist."""
        response = self.get(address, **extra)
        assert response.status_code == 200, f"{address}: {response.status_code}"
        return soup(response)


def soup(response: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def words(node: Any) -> str:
    """Return the text of a node, with single spaces."""
    return one_line(node.get_text(" "))


def one_line(text: str) -> str:
    """Return a text with single plain spaces, also where it has hard ones."""
    return " ".join(text.split())


@pytest.fixture
def visitor(db: None) -> Visitor:
    return Visitor()
