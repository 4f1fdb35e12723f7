"""Right after the migration, before a practice is set up."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from practice import middleware
from tests.visitor import soup

OPENS_SOON = {
    "en": "This site opens soon",
    "lv": "Vietne drīz tiks atvērta",
    "ru": "Сайт скоро откроется",
}


@pytest.mark.usefixtures("bare_database")
@pytest.mark.parametrize("code", OPENS_SOON)
@pytest.mark.parametrize("path", ["", "guides/", "search/?q=neck"])
def test_visitors_read_in_their_language_that_the_site_opens_soon(client, code, path):
    response = client.get(f"/{code}/{path}")

    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert "no-store" in response["Cache-Control"]
    page = soup(response)
    assert page.html["lang"] == code
    assert page.h1.get_text() == OPENS_SOON[code]
    assert "manage.py setup_practice" in page.get_text()


@pytest.mark.usefixtures("bare_database")
def test_the_root_leads_there(client):
    assert client.get("/", follow=True).status_code == 503
    assert client.get("/unknown/").status_code == 503


@pytest.mark.usefixtures("bare_database")
def test_an_administrator_reads_what_to_do(client):
    client.force_login(get_user_model().objects.create_superuser("first"))

    response = client.get("/en/")

    assert response.status_code == 200
    assert soup(response).h1.get_text() == "This site is not set up yet"


@pytest.mark.usefixtures("bare_database")
def test_the_admin_and_the_probes_answer_as_always(client):
    assert client.get("/admin/login/").status_code == 200
    assert client.get("/healthz").status_code == 200
    assert client.get("/robots.txt").status_code == 200


def test_a_site_with_a_home_page_is_served(visitor):
    assert visitor.get("/en/").status_code == 200
    with translation.override("lv"):
        assert visitor.get("/lv/nothing/").status_code == 404


def test_a_site_that_is_set_up_pays_no_query_for_it(visitor, monkeypatch):
    def queries(path: str) -> int:
        visitor.get(path)
        with CaptureQueriesContext(connection) as captured:
            visitor.get(path)
        return len(captured)

    paths = ["/en/", "/en/nothing/"]
    before = [queries(path) for path in paths]
    monkeypatch.setattr(middleware, "_is_set_up", lambda _request: True)

    assert [queries(path) for path in paths] == before


def test_suggestions_never_ask_whether_the_site_is_set_up(visitor, monkeypatch):
    asked = []
    monkeypatch.setattr(middleware, "is_set_up", lambda request: asked.append(request.path) or True)

    assert visitor.get("/en/search/suggest/?q=ne").status_code == 200
    assert visitor.get("/en/").status_code == 200

    assert asked == ["/en/"]
