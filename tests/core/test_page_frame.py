"""What surrounds every page: menus, hours, phone; each in the reader's language."""

import pytest
from wagtail.models import Page

from core.models import PracticeSettings
from tests import factories
from tests.core.choices import STATES
from tests.visitor import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def homes():
    return factories.site()


def menu(page) -> list[tuple[str, str]]:
    return [(words(link), link["href"]) for link in page.select(".site-header__menu a")]


def link(page: Page, label: str = "") -> tuple[str, dict[str, object]]:
    return ("link", {"page": page, "label": label})


@pytest.mark.usefixtures("homes")
def test_a_site_without_practice_data_still_opens(visitor):
    page = visitor.read("/lv/")

    assert menu(page) == []
    assert page.select("a[href^=tel]") == []


@pytest.mark.usefixtures("homes")
def test_a_menu_leads_to_pages_in_the_readers_language(visitor):
    about = factories.standard_page(title="About us", slug="about")
    factories.translated(about, "lv", title="Par mums", slug="par-mums")
    text = factories.practice_text("en", header_menu=[link(about, "About")])
    factories.translated(text, "lv")

    assert menu(visitor.read("/en/")) == [("About", "/en/about/")]
    assert menu(visitor.read("/lv/")) == [("About", "/lv/par-mums/")]


@pytest.mark.usefixtures("homes")
def test_a_menu_item_without_a_label_is_called_after_its_page(visitor):
    about = factories.standard_page(title="About us", slug="about")
    factories.practice_text("en", header_menu=[link(about)])

    assert menu(visitor.read("/en/")) == [("About us", "/en/about/")]


@pytest.mark.usefixtures("homes")
def test_a_menu_knows_where_the_visitor_is(visitor):
    about = factories.standard_page(title="About us", slug="about")
    factories.practice_text("en", header_menu=[link(about)])

    assert visitor.read("/en/about/").select(".site-header__menu [aria-current=page]")
    assert not visitor.read("/en/").select(".site-header__menu [aria-current=page]")


@pytest.mark.parametrize("state", STATES)
def test_a_menu_survives_whatever_became_of_its_page(visitor, homes, state):
    about = factories.standard_page(title="About us", slug="about")
    text = factories.practice_text(
        "en", header_menu=[link(about, "About")], callback_page=about, privacy_page=about
    )
    factories.translated(text, "lv")
    STATES[state](about)

    english, latvian = menu(visitor.read("/en/")), menu(visitor.read("/lv/"))

    shown = [("About", "/en/about/")] if state == "untranslated" else []
    assert english == shown
    assert latvian == [("About us", url) for _label, url in shown]


@pytest.mark.usefixtures("homes")
def test_an_untranslated_page_in_a_menu_is_marked_with_its_language(visitor):
    about = factories.standard_page(title="About us", slug="about")
    text = factories.practice_text("en", header_menu=[link(about, "About")])
    factories.translated(text, "lv")

    [item] = visitor.read("/lv/").select(".site-header__menu a")

    assert (item["lang"], item["hreflang"]) == ("en", "en")


@pytest.mark.usefixtures("homes")
def test_without_words_in_a_language_those_of_the_source_stand_in(visitor):
    factories.practice_text("en", name="Mugura practice")

    assert "Mugura practice" in words(visitor.read("/ru/").footer)


@pytest.mark.usefixtures("homes")
def test_a_draft_of_the_practices_words_is_not_shown(visitor):
    text = factories.practice_text("en", name="Mugura")
    latvian = factories.translated(text, "lv", name="Melnraksts")
    latvian.unpublish()

    assert "Melnraksts" not in words(visitor.read("/lv/"))


@pytest.mark.usefixtures("homes")
def test_the_phone_is_written_the_local_way_and_dialled_the_international(visitor):
    practice = PracticeSettings.load()
    practice.phone = "24112420"
    practice.save()

    [phone, *_rest] = visitor.read("/lv/").select("header a.tel")

    assert words(phone).endswith("+371 24 11 24 20")
    assert phone["href"].replace("-", "") == "tel:+37124112420"
