"""A choice is stored once, and its words are found in the reader's language."""

import pytest
from django.utils import translation
from wagtail.models import Page

from articles.models import ContraindicationPage, Technique
from core.lookups.references import begin_request, end_request, in_language, lookup, whole_table
from core.models import Picture
from tests import factories, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_memory():
    begin_request()
    yield
    end_request()


def test_many_pages_take_one_query_and_none_the_second_time(
    request_memory, django_assert_num_queries
):
    made = [factories.standard_page().pk for _ in range(5)]

    with django_assert_num_queries(1):
        first = lookup(Page, made)
    with django_assert_num_queries(0):
        second = lookup(Page, made[:3])

    assert set(first) == set(made)
    assert second[made[0]] is first[made[0]]


def test_a_key_that_no_longer_exists_is_left_out_and_asked_for_once(
    request_memory, django_assert_num_queries
):
    assert lookup(Page, [987654]) == {}
    with django_assert_num_queries(0):
        assert lookup(Page, [987654, None]) == {}


def test_a_table_is_whole_also_after_one_of_its_rows_was_looked_up(
    request_memory, django_assert_num_queries
):
    made = [factories.technique().pk for _ in range(3)]
    lookup(Technique, made[:1])

    with django_assert_num_queries(0):
        assert [row.pk for row in whole_table(Technique)] == made


def test_outside_a_request_nothing_is_remembered(django_assert_num_queries):
    page = factories.standard_page()

    for _ in range(2):
        with django_assert_num_queries(1):
            lookup(Page, [page.pk])


def test_one_request_never_sees_what_another_has_looked_up(visitor):
    factories.site()
    page = factories.standard_page(title="Before")
    visitor.read(page.get_url())

    Page.objects.filter(pk=page.pk).update(title="After", draft_title="After")

    assert "After" in visitor.read(factories.home_page().get_url() + f"{page.slug}/").title.string


def test_pictures_come_with_their_renditions(request_memory, django_assert_num_queries):
    picture = factories.picture()
    picture.get_rendition("width-100")

    with django_assert_num_queries(2):
        [found] = lookup(Picture, [picture.pk]).values()
        assert len(found.renditions.all()) == 1


@pytest.mark.parametrize("language", ["en", "lv"])
def test_the_words_are_those_of_the_readers_language(language):
    source = factories.technique(name="Stroking")
    factories.translated(source, "lv", name="Glāstīšana")

    with translation.override(language):
        found = in_language(lookup(Technique, [source.pk])[source.pk])

    assert found.name == {"en": "Stroking", "lv": "Glāstīšana"}[language]


def test_a_choice_of_a_translation_leads_to_every_other_language():
    source = factories.technique(name="Stroking")
    latvian = factories.translated(source, "lv", name="Glāstīšana")

    found = in_language(lookup(Technique, [latvian.pk])[latvian.pk])

    assert found.name == "Stroking"


def untranslated(entry):
    pass


def a_draft_translation(entry):
    made = factories.translated(entry, "lv")
    made.live = False
    made.save()


@pytest.mark.parametrize("latvian", [untranslated, a_draft_translation])
@pytest.mark.parametrize("make", [factories.technique, pages.contraindication])
def test_without_a_live_translation_the_source_language_stands_in(make, latvian):
    factories.home_page("lv")
    entry = make()
    if isinstance(entry, Page):
        pages.library("lv")
    latvian(entry)

    with translation.override("lv"):
        chosen = lookup(type(entry), [entry.pk])[entry.pk]

        assert in_language(chosen) == entry
        assert in_language(chosen, fallback=False) is None


@pytest.mark.parametrize("make", [factories.technique, pages.contraindication])
def test_a_draft_has_no_words_in_any_language(make):
    entry = make()
    entry.live = False
    entry.save()

    chosen = lookup(type(entry), [entry.pk])[entry.pk]

    assert in_language(chosen) is None


def test_nothing_chosen_is_nothing_in_every_language():
    assert in_language(None) is None


def test_an_entry_that_was_not_looked_up_finds_its_translations_itself():
    source = factories.technique(name="Stroking")
    factories.translated(source, "lv", name="Glāstīšana")

    with translation.override("lv"):
        assert in_language(source).name == "Glāstīšana"


def test_looking_up_pages_never_reads_their_streams(request_memory):
    page = factories.standard_page()

    found = lookup(type(page), [page.pk])[page.pk]

    assert "body" in found.get_deferred_fields()


def test_looking_up_contraindications_brings_what_an_article_shows(
    request_memory, django_assert_num_queries
):
    entry = pages.contraindication(title="Thrombosis")

    with django_assert_num_queries(1):
        found = in_language(lookup(ContraindicationPage, [entry.pk])[entry.pk])
        shown = (found.title, found.severity, found.explanation, found.locale.language_code)

    assert shown == ("Thrombosis", "absolute", "<p>It may harm.</p>", "en")
