"""An editor is told what is in the way of publication, and the way to it; dates stay as they are typed."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, Response, expect

from articles.models import ArticlePage
from tests.journeys.axe import AXE
from tests.journeys.desk import open_session, start_at_home
from tests.journeys.test_editor import add_block, write

pytestmark = pytest.mark.browser

#: Marks the page when Wagtail has looked at the form and begins to watch it.
WATCHED = """addEventListener("w-unsaved:watch-edits", () => {
    document.documentElement.dataset.watched = "";
});"""


def publish(page: Page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()


def faults(page: Page, selector: str) -> list[str]:
    """What axe finds in one part of the page; the rest is Wagtail's."""
    page.evaluate(AXE)
    found = page.evaluate("(selector) => axe.run(selector)", selector)
    assert found["passes"], f"nothing was examined in {selector}"
    return [f"{one['id']}: {node['html']}" for one in found["violations"] for node in one["nodes"]]


def begin_a_guide(page: Page) -> Locator:
    """Write a guide with a quotation that lacks its words; return its body."""
    page.add_init_script(WATCHED)
    page.get_by_role("link", name="Write a guide").click()
    # Wagtail notices what is typed only after it has looked at the empty form, two seconds after it loads.
    expect(page.locator("html[data-watched]")).to_be_attached()
    page.get_by_role("textbox", name="Title*").fill("Massage for runners")
    page.get_by_role("textbox", name="Standfirst*").fill("How tired legs recover.")
    body = page.get_by_role("region", name="Body*")
    write(add_block(body, "Text"), "Legs work hard and complain late.")
    add_block(body, "Quotation").get_by_role("textbox", name="Who said it").fill("Ilze")
    # The editor saves a new page by itself; a click before that would create it twice.
    expect(page).to_have_url(re.compile("/edit/"))
    return body


def test_every_row_of_the_refusal_leads_to_its_field(page: Page, live_site: str) -> None:
    start_at_home(page, "editor")
    body = begin_a_guide(page)
    publish(page)

    refused = page.get_by_role("alert").filter(has_text="Not published")
    expect(refused).to_contain_text("1 thing is in the way")
    assert faults(page, ".findings-refused") == []
    refused.get_by_role("link", name="Body › Quotation › Words").click()
    words = body.get_by_role("textbox", name="Words*")
    expect(words).to_be_focused()
    words.fill("Pain is a reason to stop.")
    publish(page)
    expect(page.get_by_role("status").first).to_contain_text("published")
    assert ArticlePage.objects.get(title="Massage for runners").live


@pytest.mark.nightly
def test_a_draft_without_everything_is_saved_by_itself(page: Page, live_site: str) -> None:
    start_at_home(page, "editor")
    body = begin_a_guide(page)
    add_block(body, "Figure").get_by_role("textbox", name="Caption").fill("Two hands")

    page.get_by_role("button", name="Toggle checks").click()
    shown = page.locator("[data-content-findings]")
    expect(shown).to_contain_text("Choose a picture, or delete this block.")
    assert faults(page, "[data-content-findings]") == []
    shown.get_by_role("link", name="Meta description").click()
    description = page.get_by_role("textbox", name="Meta description")
    expect(description).to_be_focused()
    description.fill("Short")
    expect(page.locator("#id_search_description-length")).to_have_text(
        "5 of at most 160 characters – too short"
    )
    expect(shown).to_contain_text("The description has 5 characters")


def test_the_report_leads_to_the_field(page: Page, live_site: str) -> None:
    guide = ArticlePage.objects.get(slug="neck-pain-at-the-desk")
    open_session(page, "editor")
    page.goto("/admin/reports/content-checks/")
    page.get_by_text(guide.title).click()
    assert faults(page, ".workspace") == []
    page.locator("details[open]").get_by_role("link", name="Title tag").first.click()

    expect(page).to_have_url(re.compile(f"/pages/{guide.pk}/edit/"))
    expect(page.get_by_role("textbox", name="Title tag")).to_be_focused()


def test_a_schedule_takes_a_typed_date(page: Page, live_site: str) -> None:
    guide = ArticlePage.objects.get(slug="neck-pain-at-the-desk")
    open_session(page, "editor")
    page.goto(f"/admin/pages/{guide.pk}/edit/")
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()
    field = page.locator("#id_expire_at")
    field.fill("28/3/2027 9.30")
    page.keyboard.press("Tab")
    expect(field).to_have_value("28/3/2027 9.30")
    page.get_by_role("button", name="Save schedule").click()
    expect(page.get_by_role("status").first).to_contain_text(guide.title)

    draft = ArticlePage.objects.get(pk=guide.pk).get_latest_revision_as_object()
    assert timezone.localtime(draft.expire_at).isoformat() == "2027-03-28T09:30:00+03:00"


@pytest.mark.nightly
def test_what_is_typed_after_a_refusal_is_saved_by_itself(page: Page, live_site: str) -> None:
    start_at_home(page, "editor")
    body = begin_a_guide(page)
    # A publication while the editor saves would be refused as older than what was just saved.
    page.wait_for_timeout(3000)
    with page.expect_response(saved_by_itself):
        publish(page)
        expect(page.get_by_role("alert").filter(has_text="Not published")).to_be_visible()

    with page.expect_response(saved_by_itself):
        body.get_by_role("textbox", name="Words*").fill("Pain is a reason to stop.")

    guide = ArticlePage.objects.get(title="Massage for runners")
    assert "Pain is a reason to stop." in str(guide.latest_revision.content)


def saved_by_itself(response: Response) -> bool:
    request = response.request
    is_save = request.method == "POST" and "application/json" in request.headers.get("accept", "")
    return is_save and "/edit/" in request.url and response.ok
