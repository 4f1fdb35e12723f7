"""A real browser: Debian's Chromium, driven by Playwright."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
#: Timeout in milliseconds, for machines that are slow or do other work too.
PATIENCE = 45_000


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright's event loop runs in this thread, so Django would refuse queries as asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, live_site: str) -> Iterator[BrowserContext]:
    context = browser.new_context(
        base_url=live_site, locale="en-GB", viewport={"width": 1280, "height": 900}
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


#: Wagtail's editor says so when the preview is loaded again before its checks of the first one are over.
WAGTAILS = "Axe is already running"
#: What a page is not itself without.
DRESS = {"stylesheet", "script"}
#: How Chromium says that the page was left before the file came.
LEFT = "net::ERR_ABORTED"
#: Of tests that cut the connection.
CUT = "net::ERR_INTERNET_DISCONNECTED"


class Troubles(list[str]):
    """What went wrong on a page: errors, CSP violations, style sheets and scripts that did not come."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        page.on("console", self._console)
        page.on("pageerror", self._error)
        page.on("requestfailed", self._lost)
        page.on("response", self._answer)

    def _console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.append(message.text)

    def _error(self, error: Exception) -> None:
        if WAGTAILS not in str(error):
            self.append(str(error))

    def _lost(self, request: Request) -> None:
        if request.resource_type in DRESS and request.failure not in {LEFT, CUT}:
            self.append(f"{request.url} did not come: {request.failure}")

    def _answer(self, response: Response) -> None:
        if response.request.resource_type in DRESS and response.status >= 400:
            self.append(f"{response.status} for {response.url}")


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A browser page on the live demo site; whatever is among its `Troubles` fails the test."""
    page = context.new_page()
    troubles = Troubles(page)
    yield page
    assert not troubles, "\n".join(troubles)
