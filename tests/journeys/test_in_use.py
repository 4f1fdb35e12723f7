"""An editor tries every way to take a warning from the library, and takes the one that leaves no guide without it."""

import datetime
import re
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from wagtail.models import Page as WagtailPage

from articles.models import ContraindicationPage
from articles.protection.guides import named_entries
from articles.protection.usage import Usage, usage_of
from tests.journeys.axe import violations
from tests.journeys.desk import open_session
from tests.journeys.keyboard import tab_to

pytestmark = pytest.mark.browser

OTHER = "Epilepsy"
LEAVE = "Change and publish these guides"
STAYS = "It will not go offline on its expiry date while live guides show it"


def in_use() -> Usage:
    """A contraindication that several guides show."""
    entries = ContraindicationPage.objects.filter(locale__language_code="en").order_by("title")
    usages = [usage_of(entry) for entry in entries.exclude(title=OTHER)]
    return min(
        (usage for usage in usages if len(usage.guides) > 1), key=lambda usage: len(usage.guides)
    )


def refused(page: Page, usage: Usage) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"is in use: {usage}")
    for pages in usage.guides:
        expect(page.get_by_role("checkbox", name=pages[0].title)).to_be_checked()


def by_the_explorer(page: Page, entry: WagtailPage) -> None:
    page.goto(f"/admin/pages/{entry.get_parent().pk}/")
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name=entry.title))
    row.get_by_role("button", name="More options").click()
    page.get_by_role("link", name=re.compile("^Delete")).click()


def by_its_address(action: str):
    def way(page: Page, entry: WagtailPage) -> None:
        page.goto(f"/admin/pages/{entry.pk}/{action}/")

    return way


def in_bulk(page: Page, entry: WagtailPage) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    page.goto(f"{address}?{urlencode({'id': entry.pk, 'next': '/admin/'})}")


def by_its_schedule(page: Page, usage: Usage) -> None:
    """Type an expiry date; it is saved, and the editor is told that the entry stays."""
    page.goto(f"/admin/pages/{usage.entry.pk}/edit/")
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()
    typed = timezone.localtime() + datetime.timedelta(days=30)
    page.locator("#id_expire_at").fill(typed.strftime("%d/%m/%Y %H.%M"))
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Save schedule").click()
    expect(page.get_by_text(f"{STAYS}: {usage}.")).to_be_visible()
    expect(page.get_by_role("link", name="Show the guides")).to_be_visible()


WAYS = {
    "the explorer": by_the_explorer,
    "unpublish": by_its_address("unpublish"),
    "delete": by_its_address("delete"),
    "in bulk": in_bulk,
}


def by_the_api(page: Page, entry: WagtailPage) -> str:
    """Answer of Wagtail's admin API, with the editor's session."""
    address = reverse("wagtailadmin_api:pages:action", args=[entry.pk, "unpublish"])
    return page.evaluate(
        """async (address) => {
          const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
          const headers = {"X-CSRFToken": token, "Content-Type": "application/json"};
          const answer = await fetch(address, {method: "POST", headers, body: "{}"});
          return `${answer.status} ${(await answer.json()).message}`;
        }""",
        address,
    )


def test_a_warning_leaves_only_once_every_guide_has_another(page: Page) -> None:
    usage = in_use()
    entry = usage.entry
    other = ContraindicationPage.objects.get(title=OTHER)
    open_session(page, "editor")

    by_its_schedule(page, usage)
    for way in WAYS.values():
        way(page, entry)
        refused(page, usage)
    assert by_the_api(page, entry).startswith(f"409 “{entry.title}” is in use: {usage}")
    assert violations(page, "in use") == []

    # With the keyboard alone.
    tab_to(page, page.get_by_role("link", name="Cancel"))
    button = page.get_by_role("button", name=LEAVE)
    tab_to(page, button)
    page.keyboard.press("Enter")
    # Nothing is chosen: the browser or the form asks for it.
    expect(page).to_have_url(re.compile("bulk/|warnings/"))

    page.get_by_role("radio", name="Replace it with another entry").check()
    page.get_by_label("Another entry", exact=True).select_option(label=OTHER)
    button.click()

    expect(page.get_by_role("status")).to_contain_text(
        "were changed and published, in all languages"
    )
    expect(page.get_by_role("main")).to_contain_text("Are you sure you want to delete these pages?")
    for shown in usage.pages:
        shown.refresh_from_db()
        names = named_entries(shown)
        assert other.pk in names
        assert entry.pk not in names
    page.goto(usage.pages[0].get_url())
    main = page.get_by_role("main")
    expect(main).to_contain_text(OTHER)
    expect(main.get_by_role("link", name=entry.title)).to_have_count(0)


def test_enter_at_the_question_about_the_translations_changes_nothing(page: Page) -> None:
    guide = in_use().guides[0][0]
    open_session(page, "editor")
    page.goto(f"/admin/pages/{guide.pk}/unpublish/")
    page.get_by_role("button", name="Yes, unpublish it").click()
    page.get_by_role("button", name="Unpublish the translations too").wait_for()

    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(f"/admin/pages/{guide.get_parent().pk}/"))
    guide.refresh_from_db()
    assert guide.live
