"""Opens every view of the translators' desk, for tests that check all of them."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from search.models import LoggedStep, SearchLog
from tests.journeys.addresses import entry
from tests.journeys.busy import ADVICE, NEW, last_change, store, translation, untranslate

Way = Callable[[Page, str], None]
SUBMIT = "main form :is(button, input)[type=submit]"
SERVICE = {
    "CLASS": "translations.exchange.machine.services.LibreTranslate",
    "OPTIONS": {"LIBRETRANSLATE_URL": "http://127.0.0.1:1", "API_KEY": "", "TIMEOUT": 1},
}
A_FILE: Any = {"name": "lv.po", "mimeType": "text/x-gettext-translation", "buffer": b"no catalogue"}


def plain(name: str, *args: object, query: str = "") -> Way:
    """The way to an address."""
    return lambda page, code: to(page, name, *args, query=query)


def to(page: Page, name: str, *args: object, query: str = "") -> None:
    page.goto(reverse(name, args=args) + query)


def at(name: str, kind: str = "article", query: str = "") -> Way:
    """The way to what belongs to one translation."""
    return lambda page, code: to(page, name, translation(kind, code).pk, query=query)


def a_conflict(page: Page, code: str) -> None:
    made = translation("article", code)
    to(page, "translations:work", made.pk, query="?show=todo")
    store(made, NEW, "Izdzeriet glāzi ūdens." if code == "lv" else "Выпейте стакан воды.")
    card = page.locator("[data-card]", has_text=NEW)
    card.get_by_role("textbox").fill("…")
    card.locator(".desk-card__foot [data-save]").click()
    expect(page.get_by_role("alert")).to_be_visible()


def a_refusal(page: Page, code: str) -> None:
    """The original says 40 minutes, the translation 30."""
    made = translation("article", code)
    to(page, "translations:work", made.pk, query="?show=todo")
    card = page.locator("[data-card]", has_text="40-minute")
    card.get_by_role("textbox").fill("30")
    card.locator(".desk-card__foot [data-save]").click()
    expect(card.locator(".desk-finding--error").first).to_be_visible()


def machine_drafts(page: Page, code: str) -> None:
    made = translation("article", code)
    store(made, NEW, "Ūdens." if code == "lv" else "Вода.", translation_type="machine")
    to(page, "translations:work", made.pk, query="?show=machine")


def machine_at_hand(page: Page, code: str) -> None:
    """Nothing is asked of the service before its button is pressed."""
    with override_settings(WAGTAILLOCALIZE_MACHINE_TRANSLATOR=SERVICE):
        to(page, "translations:work", translation("article", code).pk)
    page.locator("form.desk-panel button").wait_for()


def locked(page: Page, code: str) -> None:
    target = entry("article", code)
    target.locked = True
    target.save()
    to(page, "translations:work", translation("article", code).pk, query="?show=all")


def catalogue_report(page: Page, code: str) -> None:
    to(page, "translations:catalogues")
    page.locator("#desk-file").set_input_files(A_FILE)
    page.locator("form.desk-panel .button").click()
    page.locator(".desk-trouble").wait_for()


def page_catalogue_report(page: Page, code: str) -> None:
    made = translation("contraindication", code)
    to(page, "translations:po", made.pk)
    with page.expect_download() as waiting:
        page.locator(".desk-panel a.button").first.click()
    words = waiting.value.path().read_bytes()
    page.locator("#desk-file").set_input_files(A_FILE | {"buffer": words})
    page.locator("form.desk-panel .button").click()
    page.locator(".desk-report").wait_for()


def not_published(page: Page, code: str) -> None:
    """wagtail-localize's own button, while what is about safety is not translated."""
    page.goto(f"/admin/pages/{entry('contraindication', code).pk}/edit/")
    name = re.compile(translation("contraindication", code).target_locale.get_display_name())
    page.get_by_role("button", name=name).first.click()
    page.locator(".gaps").first.wait_for()


def companion(page: Page, code: str) -> None:
    """Beside wagtail-localize's own editor."""
    page.goto(f"/admin/pages/{entry('contraindication', code).pk}/edit/")
    string = page.get_by_role("listitem").filter(has_text=ADVICE.strip()).last
    string.get_by_role("button").last.click()
    page.locator(".desk-companion").wait_for()


def question(action: str) -> Way:
    """What is asked after Wagtail's own confirmation."""

    def way(page: Page, code: str) -> None:
        page.goto(f"/admin/pages/{entry('article', 'en').pk}/{action}")
        page.locator(SUBMIT).last.click()
        page.locator("[name=translations]").first.wait_for()

    return way


def move_question(page: Page, code: str) -> None:
    place = entry("standard", "en")
    page.goto(f"/admin/pages/{entry('article', 'en').pk}/move/{place.pk}/confirm/")
    page.locator(SUBMIT).last.click()
    page.locator("[name=translations]").first.wait_for()


def bulk_question(page: Page, code: str) -> None:
    chosen = [("id", entry(kind, "en").pk) for kind in ("article", "standard")]
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    page.goto(f"{address}?{urlencode([*chosen, ('next', '/admin/pages/')])}")
    page.locator(SUBMIT).last.click()
    page.locator("[name=translations]").first.wait_for()


def matrix_to_send(page: Page, code: str) -> None:
    """Two, so that there is a box for all of them."""
    untranslate("standard")
    untranslate("article")
    to(page, "translation_overview:matrix", query="?state=missing")
    page.locator(".matrix__all").wait_for()


def searches(page: Page, code: str) -> None:
    today = timezone.localdate()
    for typed, step, hits in (("lymph drainage", LoggedStep.NONE, 0), ("neck", LoggedStep.ALL, 9)):
        SearchLog.objects.create(
            day=today, language="en", words=typed, step=step, hits=hits, count=3
        )
    to(page, "search_report:index")


TRANSLATORS: dict[str, Way] = {
    "home": plain("wagtailadmin_home"),
    "queue": plain("translation_overview:queue"),
    "matrix": plain("translation_overview:matrix"),
    "work to do": at("translations:work", query="?show=todo"),
    "work on safety": at("translations:work", "contraindication", "?show=all"),
    "work with nothing to do": at("translations:work", "form", "?show=todo"),
    "work on a refused string": a_refusal,
    "work on machine drafts": machine_drafts,
    "work with a machine at hand": machine_at_hand,
    "work two did at once": a_conflict,
    "work on a locked page": locked,
    "wagtail-localize's editor": companion,
    "publish with gaps": at("translation_publishing:translation"),
    "publish what is safe": at("translation_publishing:translation", "form"),
    "publish what is unsafe": at("translation_publishing:translation", "contraindication"),
    "not published": not_published,
    "one catalogue": page_catalogue_report,
    "catalogues": plain("translations:catalogues"),
    "a catalogue that cannot be read": catalogue_report,
    "doubts": plain("translation_overview:doubts"),
    "glossary": plain("wagtailsnippets_translations_term:list"),
}
EDITORS: dict[str, Way] = {
    "home": plain("wagtailadmin_home"),
    "matrix": plain("translation_overview:matrix"),
    "matrix with rows to send": matrix_to_send,
    "matrix, narrowed": plain("translation_overview:matrix", query="?state=stale&language=ru"),
    "matrix of nothing": plain("translation_overview:matrix", query="?text=zzzz"),
    "queue": plain("translation_overview:queue"),
    "doubts": plain("translation_overview:doubts", query="?language=ru"),
    "publish together": lambda page, code: to(
        page, "translation_publishing:all", translation("article", "lv").source_id
    ),
    "keep the translations": lambda page, code: to(
        page, "translation_publishing:minor_change", last_change("article").pk
    ),
    "copy": question("copy/"),
    "move": move_question,
    "unpublish": question("unpublish/"),
    "delete": question("delete/"),
    "unpublish in bulk": bulk_question,
    "searches": searches,
}
