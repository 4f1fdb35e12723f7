"""What fails a journey besides its own steps."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.browser import Troubles

pytestmark = pytest.mark.once


class Page(dict[str, Any]):
    """Keeps who listens to what."""

    on = dict.__setitem__


def request(kind: str, failure: str = "") -> SimpleNamespace:
    return SimpleNamespace(resource_type=kind, failure=failure, url="/static/a")


@pytest.mark.parametrize("kind", ["stylesheet", "script"])
def test_a_style_sheet_or_script_that_does_not_come_is_named_with_the_cause(kind: str):
    page = Page()
    troubles = Troubles(page)

    page["requestfailed"](request(kind, "net::ERR_CONNECTION_RESET"))
    page["response"](SimpleNamespace(request=request(kind), status=503, url="/static/b"))

    assert troubles == ["/static/a did not come: net::ERR_CONNECTION_RESET", "503 for /static/b"]


def test_what_the_journey_itself_leaves_cuts_or_asks_for_is_no_trouble():
    page = Page()
    troubles = Troubles(page)

    page["requestfailed"](request("script", "net::ERR_ABORTED"))
    page["requestfailed"](request("stylesheet", "net::ERR_INTERNET_DISCONNECTED"))
    page["requestfailed"](request("fetch", "net::ERR_FAILED"))
    page["response"](SimpleNamespace(request=request("document"), status=404, url="/en/nothing/"))
    page["response"](SimpleNamespace(request=request("script"), status=200, url="/static/a"))
    page["pageerror"]("Axe is already running")
    page["console"](SimpleNamespace(text="A word of Wagtail's"))

    assert troubles == []


def test_an_error_and_a_violation_of_the_policy_are_troubles():
    page = Page()
    troubles = Troubles(page)

    page["pageerror"](ValueError("x is undefined"))
    page["console"](SimpleNamespace(text="Refused: the Content Security Policy forbids it"))

    assert len(troubles) == 2
