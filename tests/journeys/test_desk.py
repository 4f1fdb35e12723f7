"""A translator on the work page, with the keyboard, in a real browser."""

import pytest
from playwright.sync_api import Page, expect
from wagtail_localize.models import StringTranslation, Translation

from tests.journeys.addresses import entry
from tests.journeys.desk import sign_in

pytestmark = pytest.mark.browser

NEW = "Small, regular changes help"


@pytest.fixture
def changed(live_site: str) -> Translation:
    """The editor has published another standfirst."""
    page = entry("article", "en")
    page.standfirst = f"{page.standfirst} {NEW}."
    page.save_revision().publish()
    return Translation.objects.get(
        source__object_id=page.translation_key, target_locale__language_code="lv"
    )


def test_sees_what_changed_reuses_it_and_saves_with_the_keyboard(
    page: Page, changed: Translation
) -> None:
    sign_in(page, "translator-lv")
    page.goto(f"/admin/translations/work/{changed.pk}/")
    card = page.locator("[data-card]").first
    expect(card.locator("ins")).to_contain_text(NEW)

    card.get_by_role("link", name="Reuse and edit").click()
    field = card.get_by_role("textbox")
    expect(field).not_to_have_value("")
    field.press("End")
    field.press("Control+End")
    field.press_sequentially(" Palīdz regulāras pārmaiņas.")
    field.press("Control+Enter")

    expect(page.locator("[data-desk-status]")).to_contain_text("saved", ignore_case=True)
    expect(page.locator("[data-card]").first).to_contain_text("Saved")
    assert StringTranslation.objects.filter(data__endswith="Palīdz regulāras pārmaiņas.").exists()


def test_the_other_editor_leads_to_the_work_page(page: Page, changed: Translation) -> None:
    sign_in(page, "translator-lv")
    page.goto(f"/admin/pages/{entry('article', 'lv').pk}/edit/")

    page.get_by_role("link", name="Translate string by string").click()

    expect(page.get_by_text("strings are ready")).to_be_visible()
