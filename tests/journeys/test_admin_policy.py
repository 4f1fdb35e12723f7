"""No view of the admin makes the browser speak of the content policy, or fail."""

import pytest
from playwright.sync_api import Page

from tests.journeys.desk import open_session
from tests.journeys.watch import Watch
from tests.roles.addresses import addresses
from tests.roles.asking import client_of

pytestmark = [pytest.mark.browser, pytest.mark.nightly]

#: What people see as a page of its own; the others are parts of one, files, or Wagtail's trial errors.
PART = (
    "results",
    "chooser",
    "choose",
    "chosen",
    "picker",
    "api",
    "jsi18n",
    "sprite",
    "test404",
    "failwhale",
)


def pages() -> list[str]:
    client = client_of("admin")
    return [
        one.path
        for one in addresses()
        if not any(part in one.path for part in PART) and is_a_page(client.get(one.path))
    ]


def is_a_page(response) -> bool:
    html = response.status_code == 200 and response["Content-Type"].startswith("text/html")
    return html and b"</html>" in response.content


def test_every_view_is_quiet(page: Page, live_site: str) -> None:
    watch = Watch(page, live_site)
    open_session(page, "admin")
    seen = pages()
    for path in seen:
        page.goto(path)

    assert len(seen) > 150
    assert watch.troubles == []
