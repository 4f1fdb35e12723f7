"""A real browser: Debian's Chromium, driven by Playwright."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
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


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A browser page on the live demo site; an uncaught error or a CSP violation fails the test."""
    troubles: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            troubles.append(message.text)

    page = context.new_page()

    def note(error: Exception) -> None:
        if WAGTAILS not in str(error):
            troubles.append(str(error))

    page.on("pageerror", note)
    page.on("console", listen)
    yield page
    assert not troubles, "\n".join(troubles)
