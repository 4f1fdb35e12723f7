"""A visitor sees every picture and style sheet, wherever the files are; a private document stays private."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.files.site import Site, running_site
from tests.journeys.watch import TELL

pytestmark = [pytest.mark.browser, pytest.mark.once]

YEAR = "max-age=31536000"
PICTURES = "[...document.images]"
EAGER = f"{PICTURES}.forEach((one) => one.loading = 'eager')"
LOADED = f"{PICTURES}.every((one) => one.complete)"
BROKEN = (
    f"{PICTURES}.filter((one) => !one.naturalWidth).map((one) => one.currentSrc || one.outerHTML)"
)
FONT = "getComputedStyle(document.querySelector('h1')).fontFamily"


@pytest.fixture(scope="module", params=["disk", "s3", "cdn"])
def site(request, tmp_path_factory) -> Site:
    with running_site(request.param, tmp_path_factory.mktemp(request.param)) as running:
        yield running


class Visit:
    """A browser page that keeps every answer, and everything that went wrong."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.troubles: list[str] = []
        self.answers: list[Response] = []
        page.add_init_script(TELL)
        page.on("console", lambda message: self.troubles.append(message.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("requestfailed", lambda request: self.troubles.append(f"failed: {request.url}"))
        page.on("response", self._answer)

    # Playwright takes no built-in method for a listener.
    def _answer(self, response: Response) -> None:
        self.answers.append(response)

    def of(self, kind: str) -> list[Response]:
        return [one for one in self.answers if one.request.resource_type == kind]


@pytest.fixture
def visit(browser: Browser, site: Site):
    context = browser.new_context(
        base_url=site.url, ignore_https_errors=True, viewport={"width": 1280, "height": 900}
    )
    yield Visit(context.new_page())
    context.close()


def test_no_picture_is_broken_and_the_policy_is_silent(visit: Visit, site: Site):
    for address in (site.guide, site.listing):
        visit.page.goto(address, wait_until="networkidle")
        visit.page.evaluate(EAGER)
        visit.page.wait_for_function(LOADED)
        assert visit.page.evaluate(f"{PICTURES}.length")
        assert visit.page.evaluate(BROKEN) == []
        assert "Source Serif" in visit.page.evaluate(FONT)

    assert visit.troubles == []
    assert {one.status for one in visit.answers} == {200}


def test_pictures_and_style_sheets_are_kept_for_a_year(visit: Visit, site: Site):
    visit.page.goto(site.guide, wait_until="networkidle")

    pictures = visit.of("image")
    sheets = visit.of("stylesheet")
    assert pictures
    assert sheets
    kept = {one.url: one.headers.get("cache-control", "") for one in [*pictures, *sheets]}
    assert [url for url, rule in kept.items() if YEAR not in rule or "immutable" not in rule] == []
    assert not [url for url in kept if "X-Amz" in url or "Signature" in url]


def test_files_come_from_where_the_settings_say(visit: Visit, site: Site):
    visit.page.goto(site.guide, wait_until="networkidle")

    from_site = all(one.url.startswith(site.url) for one in visit.answers)
    assert from_site == (site.place != "cdn")


def test_the_page_for_a_fault_of_ours_is_styled(visit: Visit, site: Site):
    answer = visit.page.goto("/broken/", wait_until="networkidle")

    assert answer.status == 500
    assert "Source Serif" in visit.page.evaluate(FONT)
    assert {one.status for one in visit.of("stylesheet")} == {200}


def test_a_private_document_has_no_address_of_its_own(visit: Visit, site: Site):
    request = visit.page.context.request

    assert request.get(f"/media/{site.letter_file}").status == 404
    asked = request.get(site.letter_url, max_redirects=0)
    assert asked.status == 302
    assert "/login" in asked.headers["location"]


def test_every_line_of_the_log_is_json(site: Site):
    lines = Path(site.log).read_text().splitlines()

    assert lines
    assert [line for line in lines if not line.startswith('{"time": "')] == []
