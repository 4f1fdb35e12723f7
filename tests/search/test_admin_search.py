"""Wagtail's own search, in the admin: it finds words typed without diacritics, at a cost that does not grow."""

import pytest
from django.core import checks
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from core.admin_search.checks import COMBINED_INDEX, check_combined_index
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tasks")]


@pytest.fixture
def homes():
    return factories.site()


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Kakla masāža", "masaza"),
        ("Kakla masāža", "masāža"),
        ("Kakla masāža", "kakla masaz"),
        ("Ķermenis", "kermen"),
        ("Массаж шеи", "массаж"),
    ],
)
def test_choosers_and_the_explorer_find_what_is_typed(homes, title, typed):
    page = factories.standard_page(homes["lv"], title=title)

    assert [found.pk for found in Page.objects.autocomplete(typed)] == [page.pk]
    if not typed.endswith(("masaz", "kermen")):
        assert [found.pk for found in Page.objects.search(typed)] == [page.pk]


def test_the_chooser_of_the_admin_finds_them(homes, admin_client):
    factories.standard_page(homes["lv"], title="Kakla masāža")

    answer = admin_client.get("/admin/choose-page/search/", {"q": "masaza"})

    assert "Kakla masāža" in answer.content.decode()


@pytest.mark.parametrize(
    "typed", ['"', 'neck "', '"neck', 'ne"ck', '""', "'", '"neck massage" -', "(neck", "neck*"]
)
def test_no_sign_of_punctuation_is_an_error(homes, admin_client, typed):
    factories.standard_page(title="Neck massage")
    factories.picture(title="Neck massage")

    for address in ("/admin/images/", "/admin/pages/search/", "/admin/choose-page/search/"):
        assert admin_client.get(address, {"q": typed}).status_code == 200


def test_a_word_in_quotation_marks_is_found(homes, admin_client):
    factories.picture(title="Neck massage")

    answer = admin_client.get("/admin/images/", {"q": '"neck massage"'})

    assert "Neck massage" in answer.content.decode()


@pytest.mark.postgresql
class TestPostgres:
    def test_saving_a_page_does_not_read_the_whole_index(self, homes):
        page = factories.standard_page(title="Kneading")

        with CaptureQueriesContext(connection) as queries:
            get_search_backend().add(page)

        assert [query["sql"] for query in queries if "AVG" in query["sql"]] == []

    def test_upstream_still_does(self, homes):
        """When this fails, `core.admin_search.database` may go."""
        from wagtail.search.backends.database import SearchBackend

        page = factories.standard_page(title="Kneading")

        with CaptureQueriesContext(connection) as queries:
            SearchBackend({}).add(page)

        assert any("AVG" in query["sql"] for query in queries)

    def test_a_search_can_use_the_combined_index(self, homes):
        factories.standard_page(title="Kneading")
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(
                "EXPLAIN SELECT 1 FROM wagtailsearch_indexentry WHERE (title || body) @@ 'knead'::tsquery"
            )
            plan = " ".join(row[0] for row in cursor.fetchall())

        assert COMBINED_INDEX in plan

    def test_a_missing_index_is_noticed(self):
        assert check_combined_index(databases=["default"]) == []
        with connection.cursor() as cursor:
            cursor.execute(f"DROP INDEX {COMBINED_INDEX}")

        [message] = check_combined_index(databases=["default"])

        assert (message.id, message.level) == ("search.W001", checks.WARNING)
