"""What the library finds for a reader's words, and what its entries tell the search."""

import pytest
from wagtail.models import PageViewRestriction

from articles.content_checks import NO_SOURCE
from articles.models import ContraindicationPage
from articles.models.contraindications import Conditions
from articles.searching import AVOID
from core.searching.content import NAME, SEVERITY
from tests import factories, pages
from tests.checks.originals import should
from tests.databases.worlds import world

pytestmark = pytest.mark.django_db


@world
def library():
    factories.site()
    found = pages.library()
    pages.contraindication(title="Fever", other_names="high temperature")
    pages.contraindication(title="Diabetes", other_names="sugar", explanation="<p>Also fever.</p>")
    pages.contraindication(title="Thrombosis", explanation="<p>A clot.</p>", instead="<p>Rest.</p>")
    return found


def titles(found) -> list[str]:
    pages_found = [*found.named, *found.mentioned] if isinstance(found, Conditions) else found
    return [page.title for page in pages_found]


def test_without_a_word_all_are_found_by_their_titles(library):
    assert titles(library.conditions_for("")) == ["Diabetes", "Fever", "Thrombosis"]


def test_a_name_comes_before_what_is_said_of_others(library):
    assert titles(library.conditions_for("fever")) == ["Fever"]
    assert titles(library.conditions_for("sugar")) == ["Diabetes"]


@pytest.mark.parametrize("word", ["clot", "rest"])
def test_where_no_name_fits_what_is_said_counts(library, word):
    assert titles(library.conditions_for(word)) == ["Thrombosis"]


def test_where_nothing_fits_a_name_with_a_slip_is_found(library):
    assert titles(library.conditions_for("trombosis")) == ["Thrombosis"]
    assert titles(library.conditions_for("temperatura")) == ["Fever"]
    assert titles(library.conditions_for("xylophone")) == []


def test_a_part_of_a_name_names_it_before_a_mention(library):
    pages.contraindication(title="High blood pressure")
    pages.contraindication(title="Gout", explanation="<p>Not high blood.</p>")

    assert [page.title for page in library.conditions_for("blood high").named] == [
        "High blood pressure"
    ]


def test_a_name_is_known_in_the_forms_of_the_librarys_language(library):
    latvian = pages.library("lv")
    pages.contraindication(latvian, title="Cukurs")
    pages.contraindication(latvian, title="Podagra", explanation="<p>Ne cukuram.</p>")

    assert titles(latvian.conditions_for("cukuram")) == ["Cukurs"]


def test_the_page_shows_what_was_asked_and_how_much_was_found(library, rf):
    named = library.get_context(rf.get("/", {"q": " fever\n"}))
    mentioned = library.get_context(rf.get("/", {"q": "clot"}))
    everything = library.get_context(rf.get("/"))

    assert (named["query"], named["number"], named["mentions"]) == ("fever", 1, 0)
    assert (mentioned["query"], mentioned["number"], mentioned["mentions"]) == ("clot", 0, 1)
    assert (everything["query"], everything["number"], everything["mentions"]) == ("", 3, 0)
    assert named["only_in_original"] == []
    assert named["page"] == library


def test_only_live_entries_of_this_library_are_found(library):
    ContraindicationPage.objects.get(title="Fever").unpublish()
    pages.contraindication(pages.library("lv"), title="Drudzis")

    assert titles(library.conditions()) == ["Diabetes", "Thrombosis"]


def test_the_entries_come_with_their_language(library, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert {page.locale.language_code for page in library.conditions()} == {"en"}


def test_the_library_is_called_by_the_plural_of_its_entries(library):
    first, *_others = library.search_parts()

    assert (first.text, first.weight, first.shown) == ("contraindications", NAME, False)


def test_an_entry_tells_the_search_its_names_first_and_all_that_is_said(library):
    entry = pages.contraindication(
        title="Gout",
        other_names="big toe",
        search_description="Swollen joints",
        explanation="<p>It <b>hurts</b>.</p>",
        instead="<p>Cool it.</p>",
    )

    parts = list(entry.search_parts())

    assert [(part.text, part.shown) for part in parts[:2]] == [
        ("big toe", False),
        ("Swollen joints", False),
    ]
    assert [(part.text, part.shown) for part in parts[3:]] == [
        ("It hurts.", True),
        ("Cool it.", True),
    ]
    assert parts[0].weight == NAME
    assert entry.search_text() == " ".join(part.text for part in parts)


def test_an_entry_leads_to_the_guides_that_name_it(library):
    fever = ContraindicationPage.objects.get(title="Fever")

    assert fever.search_named_by() == (AVOID, str(fever.translation_key))


def test_an_entry_is_filtered_by_its_severity_and_zone(library):
    entry = pages.contraindication(severity="ask", zone="upper_back")

    first, *zones = entry.search_facets()

    assert (first.kind, first.key, first.label) == (SEVERITY, "ask", entry.severity_label)
    assert [facet.key for facet in zones] == ["upper_back"]


class TestASecondLibrary:
    """What a library in another language says of the original one."""

    @pytest.fixture
    def latvian(self, library):
        return factories.translated(library, "lv")

    def test_it_names_the_entries_that_exist_only_in_the_original(self, latvian):
        assert titles(latvian.only_in_original()) == ["Diabetes", "Fever", "Thrombosis"]

    def test_its_page_names_them_with_their_language(self, latvian, rf, django_assert_num_queries):
        found = latvian.get_context(rf.get("/"))["only_in_original"]

        assert titles(found) == ["Diabetes", "Fever", "Thrombosis"]
        with django_assert_num_queries(0):
            assert {page.locale.language_code for page in found} == {"en"}

    def test_an_entry_that_it_has_is_not_named(self, latvian):
        fever = ContraindicationPage.objects.get(title="Fever")
        factories.translated(fever, "lv", title="Drudzis")

        assert titles(latvian.only_in_original()) == ["Diabetes", "Thrombosis"]

    def test_a_private_entry_of_the_original_is_not_named(self, latvian):
        fever = ContraindicationPage.objects.get(title="Fever")
        PageViewRestriction.objects.create(page=fever, restriction_type="login")

        assert titles(latvian.only_in_original()) == ["Diabetes", "Thrombosis"]

    def test_a_draft_of_the_original_is_not_named(self, latvian):
        ContraindicationPage.objects.get(title="Fever").unpublish()

        assert titles(latvian.only_in_original()) == ["Diabetes", "Thrombosis"]

    def test_an_entry_that_it_has_only_as_a_draft_is_named(self, latvian):
        fever = ContraindicationPage.objects.get(title="Fever")
        factories.translated(fever, "lv", title="Drudzis").unpublish()

        assert titles(latvian.only_in_original()) == ["Diabetes", "Fever", "Thrombosis"]

    def test_a_third_library_does_not_hide_what_this_one_lacks(self, library, latvian):
        factories.translated(library, "ru")
        fever = ContraindicationPage.objects.get(title="Fever")
        factories.translated(fever, "ru", title="Лихорадка")

        assert "Fever" in titles(latvian.only_in_original())

    def test_without_an_original_that_is_live_nothing_is_named(self, library, latvian):
        library.unpublish()

        assert latvian.only_in_original() == []

    def test_the_original_itself_lacks_nothing(self, library):
        assert library.only_in_original() == []


def test_a_mirrored_entry_is_not_listed_for_its_own_safety_words(library):
    """A mirror shows the original's words: there is no translation that could be outdated."""
    fever = ContraindicationPage.objects.get(title="Fever")
    latvian = factories.translated(library, "lv")
    mirrored = factories.mirror(fever, "lv")
    diabetes = ContraindicationPage.objects.get(title="Diabetes")
    factories.translated(diabetes, "lv", title="Diabēts")

    assert mirrored.live
    assert mirrored.get_parent().pk == latvian.pk
    assert latvian.listed_for_safety() == [diabetes.translation_key]


def test_an_entry_without_a_publication_and_its_address_could_be_better(library):
    entry = pages.contraindication(title="Epilepsy")
    assert NO_SOURCE in should(entry).values()
    entry.source = "Epilepsy Society: First aid quick guide"
    assert NO_SOURCE in should(entry).values()
    entry.source_url = "https://epilepsysociety.org.uk/first-aid-quick-guide"
    assert NO_SOURCE not in should(entry).values()
