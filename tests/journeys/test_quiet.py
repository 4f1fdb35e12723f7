"""The browser reports no problem: no error, no CSP violation, no request to another site."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.addresses import address, addresses, entry
from tests.journeys.desk import sign_in
from tests.journeys.languages import seen_in_each_language
from tests.journeys.watch import Watch

pytestmark = pytest.mark.browser

EVERYTHING_LOADED = """async () => {
  for (const image of document.images) image.loading = "eager";
  await Promise.all([...document.images].map((image) => image.decode()));
  await document.fonts.ready;
}"""


@seen_in_each_language
def test_on_every_kind_of_page(page: Page, live_site: str, code: str) -> None:
    watch = Watch(page, live_site)
    for where in addresses(code).values():
        page.goto(where)
        page.evaluate(EVERYTHING_LOADED)

    assert watch.troubles == []


@pytest.mark.nightly
def test_where_editors_work(page: Page, live_site: str) -> None:
    watch = Watch(page, live_site)
    sign_in(page, "editor")
    article = entry("article", "en")
    page.goto(f"/admin/pages/{article.pk}/edit/")
    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("iframe").first.get_by_role("heading", level=1)
    expect(preview).to_have_text(article.title)
    page.goto(f"/admin/pages/{article.pk}/")
    page.goto(f"/admin/pages/{entry('article', 'lv').pk}/edit/")
    expect(page.get_by_role("heading", name="English to Latviešu translation")).to_be_visible()
    page.goto("/admin/account/")
    expect(page.get_by_label("Current time zone")).to_contain_text("Eastern European")
    page.goto(address("article", "en"))

    assert watch.troubles == []
