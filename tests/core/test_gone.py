"""The address of a deleted page answers 410, and says so in the visitor's language."""

import pytest

from tests import factories
from tests.visitor import soup, words

pytestmark = pytest.mark.django_db


def test_a_page_that_was_deleted_is_gone_with_all_below_it(visitor):
    factories.site()
    about = factories.standard_page(slug="about")
    factories.standard_page(about, slug="rooms")
    about.refresh_from_db()
    about.delete()

    for address in ("/en/about/", "/en/about/rooms/"):
        response = visitor.get(address)
        assert response.status_code == 410
        assert words(soup(response).h1) == "This page has been removed"


def test_a_page_that_was_only_unpublished_may_come_back(visitor):
    factories.site()
    factories.standard_page(slug="about").unpublish()

    assert visitor.get("/en/about/").status_code == 404


def test_a_draft_that_was_never_seen_is_not_remembered(visitor):
    factories.site()
    draft = factories.standard_page(slug="about")
    draft.unpublish()
    draft.delete()

    assert visitor.get("/en/about/").status_code == 404


def test_a_new_page_at_the_address_is_shown(visitor):
    factories.site()
    factories.standard_page(slug="about").delete()
    factories.standard_page(slug="about", title="Who we are")

    assert visitor.get("/en/about/").status_code == 200


def test_every_letter_of_an_address_is_remembered_as_typed(visitor):
    factories.site()
    factories.standard_page(factories.home_page("ru"), slug="о-нас").delete()

    assert visitor.get("/ru/о-нас/").status_code == 410
