"""A translated page says so when its original has new safety advice, and nothing else."""

import pytest
from bs4 import BeautifulSoup

from tests import factories, pages
from tests.articles.warnings import lose
from tests.databases.worlds import world
from tests.translations.publishing import guide, say_all, sent
from tests.translations.test_changes import fresh, live, republish
from translations.publishing.publication.steps import publish
from translations.tracking.warnings import outdated_safety

pytestmark = pytest.mark.django_db

NOTICE = "safety-notice"


@pytest.fixture
def homes():
    return factories.site()


@world
def lv():
    factories.site()
    return live(sent(guide()))


def shown(client, made):
    page = made.get_target_instance()
    return client.get(page.get_url()).content.decode()


def test_other_edits_never_show(client, lv):
    republish(lv, standfirst="What a massage, gives")

    assert NOTICE not in shown(client, lv)


def test_new_safety_advice_shows_in_the_pages_own_language_with_date_and_link(client, lv):
    republish(lv, care="Ask a doctor today if")
    original = lv.source.get_source_instance()

    html = shown(client, lv)

    assert NOTICE in html
    assert "Mainīti norādījumi par drošību" in html
    assert "<time datetime=" in html
    assert f'href="{original.get_url()}" hreflang="en"' in html


def test_it_stays_until_the_translation_is_published_again(client, lv):
    republish(lv, care="Ask a doctor today if")
    say_all(fresh(lv), mark="jauns")
    before = shown(client, lv)

    publish(lv)

    assert NOTICE in before
    assert NOTICE not in shown(client, lv)


def test_an_editor_who_takes_the_change_back_ends_it(client, lv):
    republish(lv, care="Ask a doctor today if")
    republish(lv, care="Ask a doctor if")

    assert NOTICE not in shown(client, lv)


def test_neither_the_original_nor_a_mirror_of_it_warns(client, lv, homes):
    original = lv.source.get_source_instance()
    mirror = original.copy_for_translation(factories.locale("ru"), copy_parents=True, alias=True)
    republish(lv, care="Ask a doctor today if")

    assert NOTICE not in client.get(original.get_url()).content.decode()
    assert NOTICE not in client.get(mirror.get_url()).content.decode()


@pytest.fixture
def chosen(homes):
    """An entry of the library, and a Latvian guide that lists it; both are translated."""
    entry = pages.contraindication(title="Fever")
    pages.library("lv")
    translated = live(sent(entry))
    items = [{"entry": entry, "note": ""}]
    body = [("contraindications", {"title": "Not if", "introduction": "", "items": items})]
    return live(sent(guide(body=body))), translated


def test_an_outdated_entry_on_the_page_shows_too(client, chosen):
    made, entry = chosen
    republish(entry, explanation="<p>It kills.</p>")

    html = shown(client, made)

    assert "kontrindikācijas oriģinālā ir jauna informācija" in html
    assert NOTICE in shown(client, entry)


def test_the_entry_is_named_and_leads_to_both_of_its_forms(client, chosen):
    made, entry = chosen
    republish(entry, explanation="<p>It kills.</p>")

    notice = BeautifulSoup(shown(client, made), "html.parser").select_one(".safety-notice li")

    own, original = notice.select("a")
    assert (own.get_text(), own["href"]) == ("lv: Fever", entry.get_target_instance().get_url())
    assert original["href"] == entry.source.get_source_instance().get_url()
    assert original["hreflang"] == "en"


def test_a_page_that_is_behind_itself_names_its_entries_too(client, chosen):
    made, entry = chosen
    republish(entry, explanation="<p>It kills.</p>")
    page = made.source.get_source_instance()
    page.body[0].value["title"] = "Never if"
    page.save_revision().publish()

    html = shown(client, made)

    assert "Šīs lapas oriģinālā" in html
    assert "lv: Fever</a>" in html


def test_the_library_warns_of_the_entries_that_it_lists(client, chosen):
    _made, entry = chosen
    library = entry.get_target_instance().get_parent()
    before = client.get(library.get_url()).content.decode()
    republish(entry, explanation="<p>It kills.</p>")

    after = client.get(library.get_url()).content.decode()

    assert NOTICE not in before
    assert NOTICE in after


def test_an_entry_that_is_only_linked_to_does_not(client, chosen):
    _made, entry = chosen
    link = f'<p><a linktype="page" id="{entry.source.get_source_instance().pk}">Fever</a></p>'
    other = live(sent(guide(slug="other", body=[("text", link)])))
    republish(entry, explanation="<p>It kills.</p>")

    assert NOTICE not in shown(client, other)


def test_an_entry_shown_from_the_original_needs_no_warning(client, chosen):
    made, entry = chosen
    lose(entry.get_target_instance())
    republish(entry, explanation="<p>It kills.</p>")

    assert NOTICE not in shown(client, made)


def test_it_costs_no_query_once_the_list_is_warm(lv, django_assert_num_queries):
    republish(lv, care="Ask a doctor today if")
    page = lv.get_target_instance()
    assert page.locale
    outdated_safety(page)

    with django_assert_num_queries(0):
        assert outdated_safety(page).own


# Entries that the library lacks


def missing(client, library):
    page = BeautifulSoup(client.get(library.get_url()).content, "html.parser")
    return [link.get_text() for link in page.select(".safety-notice li a")]


def test_the_library_names_the_entries_that_are_not_translated_yet(client, chosen):
    _made, entry = chosen
    library = entry.get_target_instance().get_parent()
    before = missing(client, library)
    new = pages.contraindication(title="Thrombosis")

    html = client.get(library.get_url()).text

    assert before == []
    assert missing(client, library) == ["Thrombosis"]
    assert f'href="{new.get_url()}" lang="en"' in html
    assert "Oriģinālā ir vēl 1 kontrindikācija" in html


def test_a_library_that_is_whole_and_the_original_itself_say_nothing(client, chosen):
    _made, entry = chosen
    original = entry.source.get_source_instance().get_parent()
    pages.contraindication(title="Draft").unpublish()

    assert missing(client, entry.get_target_instance().get_parent()) == []
    assert missing(client, original) == []


def test_a_mirrored_entry_is_not_missing(client, chosen):
    _made, entry = chosen
    new = pages.contraindication(title="Thrombosis")
    new.copy_for_translation(factories.locale("lv"), copy_parents=True, alias=True)

    assert missing(client, entry.get_target_instance().get_parent()) == []
