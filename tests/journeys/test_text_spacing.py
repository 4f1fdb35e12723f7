"""No sideways scrolling: with the text spacing of WCAG 1.4.12 at 320 px, and with 200 % text at 400 px."""

import pytest
from playwright.sync_api import Page

from tests.journeys.addresses import KINDS, address, addresses

pytestmark = pytest.mark.browser

SPACING = """
  * {
    line-height: 1.5 !important;
    letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important;
  }
  p { margin-block-end: 2em !important; }
"""
LARGE = "html { font-size: 200% !important; }"
#: Width of the window and the visitor's own style sheet.
CASES = {"spacing": (320, SPACING), "large text": (400, LARGE)}
#: The elements that reach beyond the window, for the message of a failure.
BEYOND = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > width + 1 && one.getClientRects().length)
    .slice(-4)
    .map((one) => `${one.tagName}.${one.className} ${Math.round(one.getBoundingClientRect().right)} ${one.textContent.trim().slice(0, 40)}`);
}"""


def beyond(page: Page, where: str, case: str) -> list[str]:
    width, style = CASES[case]
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(where, wait_until="domcontentloaded")
    # The site's policy refuses a style element; a sheet that a script constructs is the visitor's own.
    page.evaluate(
        "(text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets = [sheet];"
        " for (const one of document.querySelectorAll('main details')) one.open = true; }",
        style,
    )
    return page.evaluate(BEYOND)


@pytest.mark.parametrize("case", CASES)
def test_a_russian_guide_does_not_scroll_sideways(page: Page, case: str) -> None:
    assert beyond(page, address("article", "ru"), case) == []


@pytest.mark.nightly
@pytest.mark.parametrize("code", ["en", "lv", "ru"])
@pytest.mark.parametrize("case", CASES)
def test_no_kind_of_page_scrolls_sideways(page: Page, case: str, code: str) -> None:
    found = {
        kind: told for kind, where in addresses(code).items() if (told := beyond(page, where, case))
    }

    assert found == {}
    assert set(addresses(code)) == set(KINDS)
